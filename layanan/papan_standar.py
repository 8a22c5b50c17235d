"""What the standards offer to menus, home pages, the self-assessment and the night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from bungah.dasar.papan import Aspek, Indikator, Kartu, Malam, Menu
from bungah.dasar.peran import Peran
from layanan.alur.bagan import PEMBACA_STANDAR
from layanan.alur.penetapan import PENETAP, isi_potret_kosong
from layanan.kueri.cakupan import cakupan, standar_berdasar_usang
from layanan.kueri.maklumat import maklumat_draf

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna


def menu_standar(pengguna: Pengguna) -> list[Menu]:
    """The standards and their debts."""
    if not pengguna.berperan(*PEMBACA_STANDAR):
        return []
    return [
        Menu("Standar layanan", reverse("layanan:standar_daftar"), "daftar", 73),
        Menu("Publikasi", reverse("layanan:publikasi"), "pengeras", 79),
    ]


def kartu_standar(pengguna: Pengguna) -> list[Kartu]:
    """Debts for those who can decide; laws out of force for the sekdes, while there are any."""
    hasil, ke = [], reverse("layanan:standar_daftar")
    if pengguna.berperan(*PENETAP) and (kini := cakupan()).hutang:
        kata = f"layanan belum punya standar yang ditetapkan, dari {kini.semua}"
        hasil.append(Kartu("Hutang standar", str(kini.hutang), kata, ke, "tunggu", 40))
    if pengguna.berperan(Peran.SEKDES) and (usang := standar_berdasar_usang().count()):
        hasil.append(
            Kartu("Aturan usang", str(usang), "standar menyebut aturan yang dicabut", ke, "telat", 39)
        )
    if pengguna.berperan(Peran.KADES, Peran.SEKDES) and maklumat_draf():
        ke = reverse("layanan:maklumat")
        hasil.append(Kartu("Maklumat", "1", "draf menunggu tanda tangan Kepala Desa", ke, "tunggu", 37))
    return hasil


def indikator_standar() -> Indikator:
    """How many services keep a decided standard (R042)."""
    kini = cakupan()
    return Indikator(
        kode="layanan.standar_ditetapkan",
        label="Layanan dengan standar ditetapkan",
        aspek=Aspek.KEBIJAKAN,
        nilai=100 * kini.ditetapkan / kini.semua if kini.semua else None,
        satuan="%",
        target=100,
        naik_lebih_baik=True,
        bukti_url=reverse("layanan:standar_daftar"),
    )


def malam_standar() -> Malam:
    """Versions in force from before there were frozen contents."""
    return Malam("bekukan", "Isi standar yang dipakai dibekukan", isi_potret_kosong)
