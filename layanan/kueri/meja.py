"""All the desk shows about the queue, asked in three questions however many wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery

from bungah.dasar.ingatan import ingat
from layanan.kueri.antrean import Giliran, aturan_antrean, urutkan
from layanan.kueri.standar import daftar_loket, kelompok_ditawarkan
from layanan.models import JagaLoket, KelompokAntrean, Kunjungan, Layanan, Loket, Permohonan, TamuDinas

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import Model

    from bungah.dasar.models import Pengguna
    from layanan.models import TitikLayanan

Status = Kunjungan.Status
HIDUP = (Status.TUNGGU, Status.DIPANGGIL, Status.DITAHAN, Status.TIDAK_HADIR)


@dataclass(slots=True)
class PapanMeja:
    """The queue of the day as one officer sees it."""

    loket: Loket | None = None
    jaga: list[tuple[Loket, JagaLoket | None]] = field(default_factory=list)
    dilayani: Kunjungan | None = None
    antre: list[Giliran] = field(default_factory=list)
    ditahan: list[Kunjungan] = field(default_factory=list)
    hadir_lagi: list[Kunjungan] = field(default_factory=list)
    hitung: dict[str, int] = field(default_factory=dict)
    kosong: list[str] = field(default_factory=list)  # who waits where nobody sits


def memanggil(loket: Loket, satu: Kunjungan) -> bool:
    """True when this counter calls this waiting visitor (as ``kueri.antrean`` asks it)."""
    if satu.loket_tujuan_id:
        return satu.loket_tujuan_id == loket.pk
    kelompok = [k.pk for k in loket.kelompok.all()]
    return not kelompok or (satu.kelompok_tujuan_id or satu.kelompok_id) in kelompok


def papan_meja(titik: TitikLayanan, hari: date, petugas: Pengguna, sekarang: datetime) -> PapanMeja:
    """Counters, visitors and counts of the day for this officer."""
    terbuka = {j.loket_id: j for j in JagaLoket.objects.terbuka().select_related("petugas")}
    semua = daftar_loket()
    papan = PapanMeja(jaga=[(satu, _hari_ini(terbuka.get(satu.pk), hari)) for satu in semua])
    papan.loket = next((s for s in semua if s.pk in terbuka and terbuka[s.pk].petugas_id == petugas.pk), None)
    hidup = _hidup(titik, hari, petugas)
    papan.dilayani = _dilayani(hidup, petugas, papan.loket)
    papan.ditahan = [satu for satu in hidup if satu.status == Status.DITAHAN]
    papan.hadir_lagi = [satu for satu in hidup if satu.status == Status.TIDAK_HADIR]
    menunggu = [satu for satu in hidup if satu.status == Status.TUNGGU]
    papan.hitung, riwayat = _hari(titik, hari)
    batas = aturan_antrean(titik).batas
    milik = [satu for satu in menunggu if papan.loket is None or memanggil(papan.loket, satu)]
    papan.antre = urutkan(milik, riwayat[: batas.beruntun], batas, sekarang)
    papan.kosong = _kosong(menunggu, papan.jaga)
    return papan


def _hari_ini(jaga: JagaLoket | None, hari: date) -> JagaLoket | None:
    """A counter that was not left yesterday is free."""
    return jaga if jaga and jaga.hari == hari else None


def _hidup(titik: TitikLayanan, hari: date, petugas: Pengguna) -> list[Kunjungan]:
    """Visits of the day that wait, stand at a counter, were held or did not come.

    Counters, groups and services come from memory: with three hundred waiting, joins cost most.
    """
    terakhir = Permohonan.objects.filter(kunjungan=OuterRef("pk")).order_by("-id").values("pk")[:1]
    tamu = TamuDinas.objects.filter(kunjungan=OuterRef("pk")).values("nama")[:1]
    daftar = (
        Kunjungan.objects.filter(
            Q(titik=titik, hari=hari, status__in=HIDUP) | Q(petugas=petugas, status=Status.DIPANGGIL)
        )
        .defer("kode", "kunci", "sumber_kertas", "dicatat_pada", "dicatat_oleh", "alasan_luar_jam")
        .annotate(permohonan_terakhir=Subquery(terakhir), tamu_nama=Subquery(tamu))
        .order_by("giliran_pada", "id")
    )
    acuan = _acuan()
    return [_pasang(satu, acuan) for satu in daftar]


@ingat("layanan.loket", "layanan.kelompokantrean", "layanan.layanan")
def _acuan() -> dict[str, dict[int, Model]]:
    """What visits refer to, by column and id."""
    loket: dict[int, Model] = {satu.pk: satu for satu in daftar_loket()}
    kelompok: dict[int, Model] = {satu.pk: satu for satu in KelompokAntrean.objects.all()}
    layanan: dict[int, Model] = {satu.pk: satu for satu in Layanan.objects.all()}
    return {
        "kelompok": kelompok,
        "kelompok_tujuan": kelompok,
        "loket": loket,
        "loket_tujuan": loket,
        "layanan": layanan,
    }


def _pasang(satu: Kunjungan, acuan: dict[str, dict[int, Model]]) -> Kunjungan:
    """Put the remembered rows where the visit refers to them; an unknown one is asked for when shown."""
    for nama, isi in acuan.items():
        if (rujukan := isi.get(getattr(satu, f"{nama}_id"))) is not None:
            setattr(satu, nama, rujukan)
    return satu


def _dilayani(hidup: Iterable[Kunjungan], petugas: Pengguna, loket: Loket | None) -> Kunjungan | None:
    """The visitor this officer called, or who stands at the counter this officer took over."""
    for satu in hidup:
        di_sini = satu.petugas_id == petugas.pk or (loket is not None and satu.loket_id == loket.pk)
        if satu.status == Status.DIPANGGIL and di_sini:
            return satu
    return None


def _hari(titik: TitikLayanan, hari: date) -> tuple[dict[str, int], list[bool]]:
    """Counts of the day by status; the latest calls, newest first, True = priority lane."""
    baris = list(
        Kunjungan.objects.filter(titik=titik, hari=hari).values_list(
            "status", "prioritas", "dipanggil_pada", "id"
        )
    )
    hitung: dict[str, int] = {}
    for status, *_ in baris:
        hitung[status] = hitung.get(status, 0) + 1
    dipanggil = sorted(((pada, pk, bool(p)) for _, p, pada, pk in baris if pada), reverse=True)
    return hitung, [prioritas for *_, prioritas in dipanggil]


def _kosong(menunggu: list[Kunjungan], jaga: list[tuple[Loket, JagaLoket | None]]) -> list[str]:
    """For whom nobody sits at any counter (R036); an office with one counter needs no such reminder."""
    dijaga = [loket for loket, siapa in jaga if siapa]
    if len(jaga) < 2:  # noqa: PLR2004 -- one counter: whoever works here sits there
        return []
    tunggu: dict[str, int] = {}
    for satu in menunggu:
        if not any(memanggil(loket, satu) for loket in dijaga):
            nama = str(satu.loket_tujuan or satu.kelompok_tujuan or satu.kelompok)
            tunggu[nama] = tunggu.get(nama, 0) + 1
    return [
        f"{nama}: {banyak} orang menunggu, belum ada loket yang dijaga." for nama, banyak in tunggu.items()
    ]


def kelompok_dan_loket(kecuali: Loket | None) -> tuple[list[Loket], list[KelompokAntrean]]:
    """Where a visitor can be sent on to: the other counters, and the groups that have a service."""
    lain = [satu for satu in daftar_loket() if kecuali is None or satu.pk != kecuali.pk]
    return lain, kelompok_ditawarkan()
