"""Questions of the paper list: its services, its next number, the person meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from bungah.dasar.models import Penghitung, Warga
from bungah.dasar.nilai import lipat
from layanan.aturan.susulan import SERI, LayananKertas
from layanan.models import Kunjungan, Layanan, Persyaratan, VersiStandar

if TYPE_CHECKING:
    from datetime import date

    from layanan.models import TitikLayanan


def layanan_kertas() -> list[LayananKertas]:
    """The services on offer in the order and with the numbers the paper list prints."""
    daftar = Layanan.objects.ditawarkan().order_by("kelompok__urutan", "urutan", "nama")
    baris = daftar.values_list("kode", "nama_warga", "kelompok__urutan", "urutan", "nama")
    return [LayananKertas(n, satu[0], satu[1]) for n, satu in enumerate(baris, 1)]


def nomor_kertas_berikut(titik: TitikLayanan, hari: date) -> int:
    """The first paper number of that day that is not recorded yet."""
    baris = Kunjungan.objects.filter(titik=titik, hari=hari, kelompok__kode=SERI)
    return (baris.aggregate(n=Max("urut"))["n"] or 0) + 1


def orang_kertas(nama: str, rt: str) -> Warga | None:
    """The one resident with this very name in this RT; a name alone is no match."""
    if not rt:
        return None
    cocok = [w for w in Warga.objects.cocok(f"{nama} rt {rt}") if lipat(w.nama) == lipat(nama)]
    return cocok[0] if len(cocok) == 1 else None


def syarat_wajib() -> dict[str, list[str]]:
    """Names of the required papers of every service on offer, in one query."""
    baris = Persyaratan.objects.filter(
        wajib=True, standar__status=VersiStandar.Status.BERLAKU, standar__layanan__aktif=True
    ).order_by("standar__layanan", "urut")
    hasil: dict[str, list[str]] = {}
    for kode, nama in baris.values_list("standar__layanan__kode", "nama"):
        hasil.setdefault(kode, []).append(nama)
    return hasil


def nomor_terakhir(tahun: int) -> list[tuple[str, int]]:
    """The last number of every letter series of that year, as the computer knows it now."""
    baris = Penghitung.objects.filter(periode=str(tahun), terakhir__gt=0).order_by("seri")
    return [(seri.replace("-", " ").capitalize(), n) for seri, n in baris.values_list("seri", "terakhir")]
