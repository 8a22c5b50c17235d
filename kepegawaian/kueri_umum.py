"""Who serves, as the public may know them: name, position, unit, appointment, absence; no phone, no NIP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from bungah.dasar.ingatan import ingat
from bungah.dasar.peran import Peran
from kepegawaian.models import Jabatan, Ketidakhadiran, Pegawai, SKPenugasan, Tugas

if TYPE_CHECKING:
    from collections.abc import Sequence

BATAS = "|"


@dataclass(frozen=True, slots=True)
class Pelayan:
    """Somebody of the office on one day; ``absen`` is the last day away, ``aduan`` the SK for complaints."""

    pk: int
    nama: str
    jabatan: str
    kode_jabatan: str
    unit: str
    sk: str
    aduan: str
    aduan_pada: date | None
    absen: date | None

    @property
    def sebutan(self) -> str:
        """Name and position."""
        return f"{self.nama}, {self.jabatan}"


@ingat(
    "kepegawaian.pegawai",
    "kepegawaian.jabatan",
    "kepegawaian.tugas",
    "kepegawaian.skpenugasan",
    "kepegawaian.ketidakhadiran",
)
def pelayan(hari: date) -> list[Pelayan]:
    """Everybody active that day, highest position first, in one query."""
    berlaku = Tugas.objects.filter(
        pegawai=OuterRef("pk"), sk__berlaku_dari__lte=hari, sk__berlaku_sampai__gte=hari
    ).order_by("-sk__tanggal", "-id")
    aduan = berlaku.filter(peran=Peran.PENGADUAN)
    absen = Ketidakhadiran.objects.filter(pegawai=OuterRef("pk"), dari__lte=hari, sampai__gte=hari)
    baris = (
        Pegawai.objects.filter(aktif=True)
        .annotate(
            sk_kini=_sk(berlaku),
            sk_aduan=_sk(aduan),
            aduan_pada=Subquery(aduan.values("sk__tanggal")[:1]),
            absen_sampai=Subquery(absen.order_by("-sampai").values("sampai")[:1]),
        )
        .order_by("jabatan__urutan", "nama")
        .values_list(
            "pk",
            "nama",
            "jabatan__nama",
            "jabatan__kode",
            "jabatan__unit",
            "sk_kini",
            "sk_aduan",
            "aduan_pada",
            "absen_sampai",
        )
    )
    return [Pelayan(*isi[:5], _kata(isi[5]), _kata(isi[6]), isi[7], isi[8]) for isi in baris]


def susunan() -> list[tuple[str, str, list[str]]]:
    """Every position as (unit, name, holders): units in the order of their highest position."""
    orang: dict[int, list[str]] = {}
    for jabatan, nama in Pegawai.objects.filter(aktif=True).order_by("nama").values_list("jabatan", "nama"):
        orang.setdefault(jabatan, []).append(nama)
    semua = list(Jabatan.objects.order_by("urutan", "nama"))
    unit = list(dict.fromkeys(satu.unit for satu in semua))
    urut = sorted(semua, key=lambda satu: unit.index(satu.unit))
    return [(satu.unit, satu.nama, orang.get(satu.pk, [])) for satu in urut]


def tugas_berlaku(hari: date) -> dict[int, dict[str, list[str]]]:
    """Duties in force that day: person → appointment → what."""
    hasil: dict[int, dict[str, list[str]]] = {}
    daftar = Tugas.objects.filter(sk__berlaku_dari__lte=hari, sk__berlaku_sampai__gte=hari)
    for satu in daftar.select_related("sk").order_by("sk__tanggal", "id"):
        hasil.setdefault(satu.pegawai_id, {}).setdefault(str(satu.sk), []).append(satu.get_peran_display())
    return hasil


def _sk(tugas: QuerySet[Tugas]) -> Subquery:
    kata = Concat("sk__jenis", Value(BATAS), "sk__nomor", output_field=CharField())
    return Subquery(tugas.values(kata=kata)[:1])


def _kata(sk: str | None) -> str:
    """``SK Kepala Desa 188/1/2026``."""
    jenis, _, nomor = (sk or "").partition(BATAS)
    return f"{SKPenugasan.Jenis(jenis).label} {nomor}" if jenis else ""


def penerima_aduan(daftar: Sequence[Pelayan]) -> str:
    """Who answers complaints: by the latest appointment, else the kepala desa."""
    ditunjuk = [satu for satu in daftar if satu.aduan_pada]
    if ditunjuk:
        satu = max(ditunjuk, key=lambda orang: orang.aduan_pada or date.min)
        return f"{satu.sebutan} ({satu.aduan})"
    kades = next((satu for satu in daftar if satu.kode_jabatan == "kades"), None)
    return kades.sebutan if kades else "Kepala Desa"
