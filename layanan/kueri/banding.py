"""Two versions of one standard with the figures of each: promised and real (R117, R300)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count

from layanan.aturan.banding import Bagian, Ukuran, banding_potret
from layanan.aturan.laporan import persentil
from layanan.kueri.komponen import potret
from layanan.kueri.laporan_biaya import hitung_datang
from layanan.models import HasilTelusur, Permohonan

if TYPE_CHECKING:
    from layanan.models import VersiStandar

PALING_SEDIKIT: Final = 5  # fewer say nothing


@dataclass(frozen=True, slots=True)
class Kenyataan:
    """What a version took in fact: office minutes of half and of 8 in 10, ways to the office."""

    banyak: int
    separuh: int | None = None
    delapan: int | None = None
    kali: float | None = None


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """Everything the page shows."""

    bagian: list[Bagian]
    ukuran: list[Ukuran]
    banyak: tuple[int, int]


def bandingkan(lama: VersiStandar, baru: VersiStandar) -> Perbandingan:
    """Both versions; frozen ones without a query, figures in three queries each."""
    dulu, kini = potret(lama), potret(baru)
    satu, dua = kenyataan(lama), kenyataan(baru)
    angka = [p.get("angka", {}) for p in (dulu, kini)]
    ukuran = [
        Ukuran(judul, angka[0].get(nama), angka[1].get(nama), satuan)
        for nama, judul, satuan in (
            ("menit", "Waktu yang dijanjikan", "menit"),
            ("biaya", "Biaya", "rupiah"),
            ("syarat", "Berkas wajib", ""),
            ("langkah", "Langkah", ""),
            ("serah", "Pindah tangan", "kali"),
        )
    ]
    ukuran += [
        Ukuran("Kenyataan: separuh selesai dalam", satu.separuh, dua.separuh, "menit"),
        Ukuran("Kenyataan: 8 dari 10 selesai dalam", satu.delapan, dua.delapan, "menit"),
        Ukuran("Warga datang, rata-rata", satu.kali, dua.kali, "kali"),
    ]
    return Perbandingan(banding_potret(dulu, kini), ukuran, (satu.banyak, dua.banyak))


def kenyataan(standar: VersiStandar) -> Kenyataan:
    """Of all requests that ended under this version."""
    hitung = dict(
        HasilTelusur.objects.filter(standar=standar).order_by().values_list("menit").annotate(n=Count("pk"))
    )
    banyak = sum(hitung.values())
    if banyak < PALING_SEDIKIT:
        return Kenyataan(banyak)
    selesai = Permohonan.objects.filter(standar=standar, tahap=Permohonan.Tahap.SELESAI, pegawai=None)
    jumlah, kali = next(iter(hitung_datang(selesai, "standar")), (0, 0, 0))[1:]
    rerata = round(kali / jumlah, 1) if jumlah >= PALING_SEDIKIT else None
    return Kenyataan(banyak, persentil(hitung, 50), persentil(hitung, 80), rerata)
