"""Decrees of the kepala desa: on the service standards with one table per service, and on the maklumat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.katalog import TidakDicetak
from layanan.cetak.dokumen import butir, cetak_dokumen, identitas, kata, penanda_pada, pokok
from layanan.cetak.standar import golongan
from layanan.kueri.cetak_standar import banyak_tercetak
from layanan.kueri.daftar_standar import daftar_standar
from layanan.kueri.umum import berlaku_umum
from layanan.models import VersiStandar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet

    from bungah.naskah.katalog import Isi, Pesanan
    from layanan.kueri.cetak_standar import StandarCetak

DRAF: Final = "draf"
KE: Final = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN")


def pilihan_sk() -> list[tuple[str, str]]:
    """The decree to be signed next, then those by which standards in force were decided."""
    tetap = berlaku_umum().filter(ditetapkan_pada__isnull=False).order_by("-sk_tanggal", "sk_nomor")
    ada = dict.fromkeys(tetap.values_list("sk_nomor", "sk_tanggal"))
    sudah = [(nomor, f"SK {nomor}, {tanggal_surat(hari)}") for nomor, hari in ada if hari]
    return [(DRAF, "Naskah untuk ditandatangani: semua yang siap ditetapkan"), *sudah]


def isi_sk_standar(kode: str) -> Isi:
    """The decree with its annex; ``draf`` holds every standard that is ready, number and day left to the pen.

    Raises:
        TidakDicetak: nothing is ready, or no standard rests on a decree of that number.
    """
    if kode == DRAF:
        return _sk(_siap(), nomor="", hari=None)
    tetap = VersiStandar.objects.filter(sk_nomor=kode, ditetapkan_pada__isnull=False).order_by(
        "layanan__urutan"
    )
    hari = tetap.values_list("sk_tanggal", flat=True).first()
    if hari is None:
        raise TidakDicetak(f"Tidak ada standar yang ditetapkan dengan SK «{kode}».")
    return _sk(tetap, nomor=kode, hari=hari)


def _siap() -> QuerySet[VersiStandar]:
    calon = [satu.calon for satu in daftar_standar(timezone.localdate())]
    siap = [satu.standar.pk for satu in calon if satu is not None and satu.siap]
    if not siap:
        raise TidakDicetak(
            "Belum ada standar yang siap ditetapkan: lengkapi komponennya, jawab peringatannya."
        )
    return VersiStandar.objects.filter(pk__in=siap).order_by("layanan__urutan")


def _sk(daftar: QuerySet[VersiStandar], *, nomor: str, hari: date | None) -> Isi:
    semua = banyak_tercetak(daftar)
    desa = ProfilDesa.ambil().cetak()["nama_desa"]
    return {
        **keputusan("kata-sk-standar", hari=hari, nomor=nomor, desa=desa, banyak=str(len(semua))),
        "memperhatikan": _sidang(semua),
        "daftar": [{**pokok(satu), "golongan": golongan(satu)} for satu in semua],
    }


def keputusan(kode: str, *, hari: date | None, nomor: str, desa: str, **nilai: str) -> Isi:
    """The parts every decree has, from the office's own words."""
    teks = kata(kode, desa=desa, **nilai)
    return {
        **identitas(),
        "nomor": nomor,
        "tanggal": tanggal_surat(hari) if hari else "",
        "tentang": teks.get("Tentang", ""),
        "menimbang": list(zip("abcdefghij", butir(teks.get("Menimbang", "")), strict=False)),
        "mengingat": butir(teks.get("Mengingat", "")),
        "diktum": list(zip(KE, butir(teks.get("Diktum", "")), strict=False)),
        "penanda": penanda_pada(hari),
    }


def _sidang(semua: Sequence[StandarCetak]) -> list[str]:
    """The hearings the standards were decided after, each once."""
    sidang = {satu.standar.sidang for satu in semua if satu.standar.sidang}
    urut = sorted(sidang, key=lambda satu: satu.hari)
    return [
        f"Berita acara dengar pendapat «{satu.topik}» tanggal {tanggal_surat(satu.hari)};" for satu in urut
    ]


def cetak_sk_standar(isi: Isi, pesanan: Pesanan) -> bytes:
    """The decree, a list of the services, then one table for each."""
    return cetak_dokumen("cetak/layanan/sk_standar.html", isi, pesanan)
