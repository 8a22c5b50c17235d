"""What the tracing of steps offers to menus and public pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from bungah.dasar.nilai import Rentang, lama
from bungah.dasar.papan import BarisUmum, IsiHalaman, Kartu, Menu
from layanan.aturan.capaian import PALING_SEDIKIT, TERAKHIR
from layanan.aturan.standar import lama_janji
from layanan.kueri.capaian import Capaian, capaian_layanan
from layanan.kueri.telusur import PEMBACA_TELUSUR, hasil_rentang, laporan_telusur
from layanan.models import Layanan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bungah.dasar.models import Pengguna


def menu_telusur(pengguna: Pengguna) -> list[Menu]:
    """How requests walked, where they stand, who does what."""
    uraian = Menu("Uraian tugas", reverse("layanan:uraian_tugas"), "orang", 78)
    if not pengguna.berperan(*PEMBACA_TELUSUR):
        return [uraian]
    return [
        uraian,
        Menu("Papan kendali", reverse("layanan:kendali"), "mata", 60),
        Menu("Telusur langkah", reverse("layanan:telusur"), "cari", 74),
    ]


def masukan_telusur(kode: str, sejak: date) -> list[Kartu]:
    """What a review of a service looks at: late ones and those that left the chart, since the last one."""
    layanan = Layanan.objects.filter(kode=kode).first()
    if layanan is None:
        return []
    baris = laporan_telusur(hasil_rentang(Rentang(sejak, max(sejak, timezone.localdate())), layanan))
    if not baris:
        return []
    angka, ke = baris[0], reverse("layanan:telusur")
    kata, ke = f"dari {angka.banyak} yang selesai", f"{ke}?layanan={layanan.pk}"
    lewat, beda = angka.banyak - angka.tepat, angka.banyak - angka.patuh
    return [
        Kartu("Lewat janji", str(lewat), kata, ke, "telat" if lewat else "baik", 10),
        Kartu("Tidak sesuai bagan", str(beda), kata, ke, "telat" if beda else "baik", 11),
    ]


def isi_halaman_telusur(kode: str, hari: date) -> list[IsiHalaman]:
    """Rows for the public pages ``capaian`` (R044, R068–R070) and ``katalog`` (R067)."""
    baris: Callable[[Capaian], BarisUmum] | None = {"capaian": _capaian, "katalog": _katalog}.get(kode)
    if baris is None:
        return []
    semua = [baris(satu) for satu in capaian_layanan(hari)]
    return [IsiHalaman(semua, hari, f"{TERAKHIR.days} hari terakhir")] if semua else []


def _capaian(satu: Capaian) -> BarisUmum:
    """Promise beside what was reached."""
    isi, tanda = [f"Janji: {lama_janji(satu.standar.menit)}."], ""
    if (angka := satu.angka) is None:
        isi.append(f"Belum dihitung: kurang dari {PALING_SEDIKIT} yang selesai.")
    else:
        isi.append(f"Selesai sesuai janji: {angka.tepat} dari {angka.banyak} ({angka.persen_tepat} %).")
        isi.append(f"Separuhnya selesai dalam {lama(angka.median)}.")
        tanda = "sesuai janji" if angka.tepat == angka.banyak else ""
    return BarisUmum(satu.standar.layanan.nama_warga, isi, ke=_alamat(satu), tanda=tanda)


def _katalog(satu: Capaian) -> BarisUmum:
    """Kind, product, quantity, quality."""
    layanan, angka = satu.standar.layanan, satu.angka
    isi = [
        f"Jenis: {layanan.get_ruang_lingkup_display()}, {layanan.kelompok.nama}.",
        f"Hasil: {satu.standar.produk}.",
    ]
    if angka is None:
        isi.append(f"Jumlah: kurang dari {PALING_SEDIKIT}.")
    else:
        isi.append(f"Jumlah: {angka.banyak}, sekitar {round(angka.banyak * 30 / TERAKHIR.days)} sebulan.")
        isi.append(f"Mutu: {angka.persen_tepat} % selesai sesuai janji.")
    return BarisUmum(layanan.nama_warga, isi, ke=_alamat(satu))


def _alamat(satu: Capaian) -> str:
    return reverse("layanan:layanan_rinci", args=[satu.standar.layanan.kode])
