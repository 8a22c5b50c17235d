"""What the service work offers to menus, home pages and the self-assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from bungah.dasar.kueri import fitur_menyala, kalender_kerja
from bungah.dasar.models import Fitur
from bungah.dasar.nilai import hari_dan_pukul
from bungah.dasar.papan import Aspek, Indikator, Kartu, Menu, Potongan
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.permohonan import PENULIS
from layanan.kueri.antrean import keadaan_antrean
from layanan.kueri.permohonan import hitung_berjalan, hitung_tepat_waktu, terlambat
from layanan.kueri.standar import daftar_layanan

if TYPE_CHECKING:
    from datetime import date
    from bungah.dasar.models import Pengguna
    from bungah.dasar.nilai import Rentang

BANYAK_PETAK = 5


def menu(pengguna: Pengguna) -> list[Menu]:
    """Six entries at most, by role."""
    butir = []
    if pengguna.berperan(*MEJA):
        butir.append(Menu("Meja depan", reverse("layanan:meja"), "orang-orang", 10))
    if pengguna.berperan(*PENULIS):
        butir.append(Menu("Buat surat", reverse("layanan:proses"), "surat", 20))
        butir.append(Menu("Tanda tangan", reverse("layanan:tumpukan"), "pena", 30))
    if pengguna.berperan(*MEJA):
        butir.append(Menu("Serahkan", reverse("layanan:penyerahan"), "centang-bulat", 40))
    if pengguna.berperan(Peran.KADES) and Fitur.Kode.SETUJU_HP in fitur_menyala():
        butir.append(Menu("Surat menunggu", reverse("layanan:kotak"), "kotak-masuk", 5))
    return butir


def menu_umum() -> list[Menu]:
    """Public menu."""
    return [
        Menu("Layanan", reverse("layanan:layanan_daftar"), "daftar", 10),
        Menu("Cek nomor saya", reverse("layanan:status_cari"), "cari", 20),
    ]


def potongan(hari: date) -> list[Potongan]:
    """Tiles with requirements, minutes and fee; who is served now; status by code."""
    daftar = daftar_layanan()
    antrean = keadaan_antrean(hari)
    sekarang, kalender = timezone.now(), kalender_kerja(hari)
    buka = kalender.buka(sekarang)
    nanti = None if buka else kalender.buka_berikutnya(sekarang)
    return [
        Potongan(
            "layanan/_depan_layanan.html",
            {"daftar": daftar[:BANYAK_PETAK], "banyak": len(daftar)},
            samping=False,
            urut=10,
        ),
        Potongan(
            "layanan/_depan_antrean.html",
            {
                "antrean": antrean,
                "buka": buka,
                "tutup": _tutup(kalender.jam_pada(hari)) if buka else "",
                "buka_lagi": hari_dan_pukul(nanti) if nanti else "",
            },
            samping=True,
            urut=10,
        ),
        Potongan("layanan/_depan_status.html", {}, samping=True, urut=20),
    ]


def _tutup(jam: tuple[tuple[object, object], ...]) -> str:
    return f"{jam[-1][1]:%H.%M}" if jam else ""


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """What waits for this person."""
    hitung, hasil = hitung_berjalan(), []
    if pengguna.berperan(*MEJA):
        antrean = keadaan_antrean(hari)
        hasil.append(
            Kartu(
                "Menunggu dipanggil",
                str(antrean.menunggu),
                "di ruang tunggu",
                reverse("layanan:meja"),
                "tunggu",
                10,
            )
        )
        hasil.append(
            Kartu(
                "Siap diambil",
                str(hitung["siap_diambil"]),
                "tinggal diserahkan",
                reverse("layanan:penyerahan"),
                "baik",
                40,
            )
        )
    if pengguna.berperan(*PENULIS):
        hasil.append(
            Kartu(
                "Surat dibuat",
                str(hitung["proses"]),
                "berkas lengkap",
                reverse("layanan:proses"),
                "proses",
                20,
            )
        )
        hasil.append(
            Kartu(
                "Menunggu tanda tangan",
                str(hitung["legalisasi"]),
                "di meja Kepala Desa",
                reverse("layanan:tumpukan"),
                "proses",
                30,
            )
        )
    if pengguna.berperan(Peran.KADES):
        hasil.append(
            Kartu(
                "Menunggu tanda tangan",
                str(hitung["legalisasi"]),
                "surat untuk Bapak/Ibu",
                reverse("layanan:kotak"),
                "tunggu",
                5,
            )
        )
    if pengguna.berperan(*PENULIS, Peran.KADES):
        telat = terlambat(timezone.now()).count()
        tujuan = reverse("layanan:proses") if pengguna.berperan(*PENULIS) else reverse("layanan:kotak")
        hasil.append(
            Kartu(
                "Lewat janji",
                str(telat),
                "selesaikan dulu yang ini",
                tujuan,
                "telat" if telat else "baik",
                15,
            )
        )
    return hasil


def sorotan(hari: date) -> list[Kartu]:
    """The month's punctuality, public (R091)."""
    selesai, tepat = hitung_tepat_waktu(hari.replace(day=1), hari)
    if not selesai:
        return []
    persen = round(100 * tepat / selesai)
    return [
        Kartu(
            "Tepat waktu bulan ini",
            f"{persen} %",
            f"{tepat} dari {selesai} selesai sesuai janji",
            reverse("layanan:layanan_daftar"),
            "baik",
        )
    ]


def indikator(rentang: Rentang) -> list[Indikator]:
    """Punctuality of the period."""
    selesai, tepat = hitung_tepat_waktu(rentang.mulai, rentang.selesai)
    return [
        Indikator(
            kode="layanan.tepat_waktu",
            label="Layanan selesai tepat waktu",
            aspek=Aspek.KEBIJAKAN,
            nilai=100 * tepat / selesai if selesai else None,
            satuan="%",
            target=95,
            naik_lebih_baik=True,
            bukti_url=reverse("layanan:proses"),
        )
    ]
