"""The procedure of a service as it is drawn and printed: the version in force, its steps, their faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bungah.dasar.ingatan import ingat
from bungah.dasar.nilai import tanggal_surat
from layanan.kueri.bagan import dengan_cabang, simpul_dari, simpul_potret, simpul_standar
from layanan.kueri.komponen import potret, simpul, standar_utuh, temuan_bagan
from layanan.kueri.umum import berlaku_umum
from layanan.models import VersiStandar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from layanan.aturan.bagan import Simpul
    from layanan.models import Layanan


def standar_berlaku(kode: str) -> VersiStandar | None:
    """The version in force of a service on offer, fetched whole."""
    daftar = VersiStandar.objects.filter(
        layanan__kode=kode, layanan__aktif=True, status=VersiStandar.Status.BERLAKU
    )
    return standar_utuh(daftar).first()


def langkah_dan_salah(standar: VersiStandar) -> tuple[list[Simpul], list[str]]:
    """The steps of a standard fetched whole, and what keeps them from being printed."""
    salah = [satu.kalimat for satu in temuan_bagan(standar) if satu.berat == "salah"]
    return simpul(standar), salah


def sebut_versi(standar: VersiStandar) -> str:
    """``Standar versi 3, dipakai sejak 3 November 2026, SK 188/1 tanggal …``, for the foot of a print."""
    bagian = [f"Standar versi {standar.versi}", f"dipakai sejak {tanggal_surat(standar.berlaku_dari)}"]
    if standar.sk_tanggal:
        bagian.append(f"SK {standar.sk_nomor} tanggal {tanggal_surat(standar.sk_tanggal)}")
    else:
        bagian.append("belum ditetapkan dengan SK")
    return ", ".join(bagian)


def versi_cetak(kode: str) -> str:
    """``versi 3``, as the register of what hangs keeps it; "" for a service without a standard in force."""
    daftar = VersiStandar.objects.filter(layanan__kode=kode, status=VersiStandar.Status.BERLAKU)
    versi = daftar.values_list("versi", flat=True).first()
    return f"versi {versi}" if versi else ""


@ingat("layanan.langkah", "layanan.cabang", "kepegawaian.jabatan")
def bagan_standar(standar: int) -> Sequence[Simpul]:
    """The steps of a standard that requests walk: they do not change any more."""
    return simpul_standar(VersiStandar(pk=standar))


@dataclass(frozen=True, slots=True)
class BaganUmum:
    """The chart of a service on offer, as it was frozen."""

    standar: VersiStandar
    simpul: list[Simpul]

    @property
    def layanan(self) -> Layanan:
        return self.standar.layanan


def bagan_umum(kode: str) -> BaganUmum | None:
    """One of them; None when there is no such service for residents."""
    standar = berlaku_umum().select_related("layanan__kelompok").filter(layanan__kode=kode).first()
    return BaganUmum(standar, simpul_potret(potret(standar)["langkah"])) if standar else None


def bagan_umum_semua() -> list[BaganUmum]:
    """All of them in the order of the public list: one query, four more while one has no ``potret``."""
    semua = list(berlaku_umum().select_related("layanan__kelompok"))
    kosong = [satu.pk for satu in semua if not satu.potret]
    dibaca = VersiStandar.objects.filter(pk__in=kosong).prefetch_related(dengan_cabang()) if kosong else ()
    baris = {satu.pk: simpul_dari(satu.langkah.all()) for satu in dibaca}
    return [
        BaganUmum(satu, baris[satu.pk] if satu.pk in baris else simpul_potret(satu.potret["langkah"]))
        for satu in semua
    ]


def riwayat_versi(standar: VersiStandar) -> tuple[date, date | None]:
    """When the first version of the service came in force, and when this one did where it is a later one."""
    pernah = VersiStandar.objects.filter(layanan=standar.layanan_id).exclude(status=VersiStandar.Status.DRAF)
    awal = pernah.order_by("versi").values_list("berlaku_dari", flat=True).first() or standar.berlaku_dari
    return awal, standar.berlaku_dari if standar.berlaku_dari != awal else None
