"""A service that costs something, with its parts, and the treasurer."""

from typing import Any

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.models import Layanan, Peraturan, RincianBiaya, VersiStandar
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik


def perdes() -> Peraturan:
    """The regulation a fee rests on."""
    isi = {"nama": "Perdes 1 Tahun 2026", "tentang": "Pungutan Desa"}
    return Peraturan.objects.get_or_create(kode="perdes-1", defaults=isi)[0]


def beri_biaya(standar: VersiStandar, *jumlah: int) -> VersiStandar:
    """Let a standard cost the sum of these parts."""
    standar.biaya, standar.dasar_biaya = sum(jumlah), perdes()
    standar.save()
    for urut, satu in enumerate(jumlah, 1):
        RincianBiaya.objects.create(
            standar=standar, urut=urut, komponen=f"Bagian {urut}", jumlah=satu, dasar=perdes(),
            penetap="Kepala Desa",
        )  # fmt: skip
    return standar


def layanan_berbiaya(*jumlah: int, **isi: Any) -> Layanan:
    """A service with a letter and this fee."""
    satu = pabrik.layanan(**isi)
    beri_biaya(satu.standar.get(), *(jumlah or (10_000, 2_500)))
    return satu


def bendahara(nama: str = "Sri Wahyuni") -> Pengguna:
    """The treasurer, on the post of finance."""
    orang = dasar.pengguna(nama, Peran.BENDAHARA)
    kepegawaian.pegawai("kaur_keuangan", nama, orang)
    return orang
