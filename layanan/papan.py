"""What the service work offers to menus, home pages and the self-assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.papan import Aksi, Aspek, Indikator, Kartu, Malam, Menu, Potongan
from bungah.dasar.peran import MEJA, SEMUA_PETUGAS, Peran
from layanan.alur.konsultasi import PENJAWAB
from layanan.alur.malam import (
    hanguskan_semua,
    hapus_isian_semua,
    lupakan_orang,
    musnahkan_bukti_semua,
    rekap_semua_bulan,
)
from layanan.alur.minta_data import PENJAWAB_DATA
from layanan.alur.permohonan import PENULIS
from layanan.alur.pernyataan import PEMBACA_PERNYATAAN
from layanan.alur.telusur import telusuri_sisa
from layanan.kueri.antrean import keadaan_antrean
from layanan.kueri.biaya import harus_dikembalikan, menunggu_pembayaran
from layanan.kueri.dikembalikan import alasan_kembali
from layanan.kueri.isian import ada_isian
from layanan.kueri.keramaian import keadaan_umum
from layanan.kueri.konsultasi import belum_dijawab
from layanan.kueri.minta_data import mendesak
from layanan.kueri.nomor_cadangan import nomor_belum_jelas
from layanan.kueri.periksa import hitung_ditunggu
from layanan.kueri.permohonan import hitung_berjalan, hitung_tepat_waktu, hitung_terlambat
from layanan.kueri.pesanan import pesanan_hari
from layanan.kueri.standar import daftar_layanan, sering_diminta
from layanan.kueri.surat import surat_register_ini
from layanan.papan_cetak import semua_cetakan
from layanan.papan_maklumat import isi_piagam
from layanan.papan_standar import indikator_standar, kartu_standar, malam_standar, menu_standar
from layanan.papan_telusur import isi_halaman_telusur, masukan_telusur, menu_telusur
from layanan.papan_umum import isi_umum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bungah.dasar.models import Pengguna
    from bungah.dasar.nilai import Rentang
    from bungah.dasar.papan import IsiHalaman, Tamu
    from bungah.naskah.katalog import Cetakan

BANYAK_PETAK = 5


def menu(pengguna: Pengguna) -> list[Menu]:
    """By role, the work of every hour first; the house shows six and puts the others on the staff home."""
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
    return [
        *butir,
        *_menu_baca(pengguna),
        *_menu_kerja(pengguna),
        *_menu_uang(pengguna),
        *_menu_janji(pengguna),
        *menu_standar(pengguna),
        *menu_telusur(pengguna),
    ]


def _menu_baca(pengguna: Pengguna) -> list[Menu]:
    """What is read: the queue report, who was called out of turn, the guest book."""
    butir = []
    if pengguna.berperan(*MEJA, Peran.KADES, Peran.AUDITOR):
        butir.append(Menu("Laporan antrean", reverse("layanan:laporan_antrean"), "grafik", 61))
        butir.append(Menu("Didahulukan", reverse("layanan:penyimpangan"), "daftar", 62))
    if pengguna.berperan(*MEJA, Peran.KADES, Peran.AUDITOR, Peran.ARSIPARIS):
        butir.append(Menu("Buku tamu", reverse("layanan:buku_tamu"), "koper", 63))
    if pengguna.berperan(*PEMBACA_PERNYATAAN):
        butir.append(Menu("Pernyataan warga", reverse("layanan:pernyataan_daftar"), "daftar", 70))
    return butir


def _menu_kerja(pengguna: Pengguna) -> list[Menu]:
    """What is done less often than every hour."""
    butir = []
    if pengguna.berperan(*PENULIS):
        butir.append(Menu("Periksa surat", reverse("layanan:periksa_daftar"), "centang-bulat", 67))
    if pengguna.berperan(Peran.KADES, Peran.SEKDES):
        butir.append(Menu("Mandat tanda tangan", reverse("layanan:mandat"), "stempel", 71))
    if pengguna.berperan(*SEMUA_PETUGAS):
        butir.append(Menu("Permintaan antarbagian", reverse("layanan:permintaan"), "pintu", 64))
    if pengguna.berperan(*MEJA, Peran.KADES):
        butir.append(Menu("Permintaan data", reverse("layanan:minta_data_daftar"), "berkas", 74))
    if pengguna.berperan(*PENJAWAB):
        butir.append(Menu("Konsultasi", reverse("layanan:konsultasi_daftar"), "tanya", 65))
        butir.append(Menu("Ucapan krama", reverse("layanan:ucapan"), "kotak-pesan", 66))
    if pengguna.berperan(*MEJA):
        butir.append(Menu("Catat susulan", reverse("layanan:susulan"), "jam", 68))
        butir.append(Menu("Suara panggilan", reverse("layanan:suara_daftar"), "dengar", 69))
    return butir


def _menu_uang(pengguna: Pengguna) -> list[Menu]:
    """Payments: the treasurer's own work, for the others a page to read; fees of all services."""
    butir = []
    if pengguna.berperan(Peran.BENDAHARA, Peran.SEKDES, Peran.KADES, Peran.AUDITOR):
        urut = 5 if pengguna.berperan(Peran.BENDAHARA) else 71
        butir.append(Menu("Pembayaran", reverse("layanan:pembayaran"), "daftar", urut))
    if pengguna.berperan(*MEJA, Peran.KADES, Peran.BENDAHARA, Peran.AUDITOR, Peran.ADMIN):
        butir.append(Menu("Biaya layanan", reverse("layanan:laporan_biaya"), "grafik", 73))
    return butir


def _menu_janji(pengguna: Pengguna) -> list[Menu]:
    """What the office owes for a broken promise."""
    if not pengguna.berperan(*MEJA, Peran.KADES, Peran.AUDITOR):
        return []
    return [Menu("Kompensasi", reverse("layanan:kompensasi"), "jam", 72)]


def aksi(pengguna: Pengguna, tamu: Tamu) -> list[Aksi]:
    """The guest book, or another errand of somebody already registered; the number once more on paper."""
    if not pengguna.berperan(*MEJA):
        return []
    karcis = reverse("layanan:karcis_rinci", args=[tamu.kunjungan])
    butir = [Aksi("Cetak ulang nomor", karcis, "karcis", 90)]
    if isian := ada_isian(tamu.kunjungan):
        cocok = reverse("layanan:isian_cocok", args=[isian])
        butir.append(Aksi("Cocokkan isian dari rumah", cocok, "berkas", 1, "Alt+6"))
    if not tamu.warga:
        buku = f"{reverse('layanan:tamu_baru')}?kunjungan={tamu.kunjungan}"
        butir.append(Aksi("Tamu dinas", buku, "koper", 20, "Alt+7"))
    else:
        lagi = f"{reverse('layanan:pendaftaran')}?warga={tamu.warga[0]}&kunjungan={tamu.kunjungan}"
        butir.append(Aksi("Keperluan lain", lagi, "tambah", 10))
    return butir


def menu_umum() -> list[Menu]:
    """Public menu."""
    return [
        Menu("Layanan", reverse("layanan:layanan_daftar"), "daftar", 10),
        Menu("Antrean", reverse("layanan:antrean"), "orang-orang", 15),
        Menu("Cek nomor", reverse("layanan:status_cari"), "cari", 20),
    ]


def potongan(hari: date) -> list[Potongan]:
    """Tiles with requirements, minutes and fee; who is served now; status by code."""
    daftar = daftar_layanan()
    layanan = {
        "daftar": sering_diminta(daftar, BANYAK_PETAK),
        "semua": f"Semua {len(daftar)} layanan",
        "semua_gratis": bool(daftar) and all(satu.gratis for satu in daftar),
    }
    return [
        Potongan("layanan/_depan_layanan.html", layanan, samping=False, urut=10),
        Potongan("layanan/_depan_antrean.html", _antrean(hari), samping=True, urut=10),
        Potongan("layanan/_depan_status.html", {}, samping=True, urut=20),
    ]


def _antrean(hari: date) -> dict[str, object]:
    menyala = fitur_menyala()
    return {
        "keadaan": keadaan_umum(hari),
        "daftar_rumah": Fitur.Kode.DAFTAR_RUMAH in menyala,
        "tanya": Fitur.Kode.TANYA in menyala,
    }


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """What waits for this person."""
    hitung = hitung_berjalan()
    hasil = []
    if pengguna.berperan(Peran.KADES):
        hasil.append(_kartu_kades(hitung["legalisasi"]))
    hasil += _kartu_sebelum_datang(pengguna, hari)
    if pengguna.berperan(*MEJA):
        hasil += _kartu_meja(keadaan_antrean(hari).menunggu, hitung["siap_diambil"])
        hasil += _kartu_nomor(*nomor_belum_jelas(hari))
    if pengguna.berperan(*PENULIS):
        hasil += _kartu_penulis(hitung["proses"], hitung["legalisasi"], [*alasan_kembali().values()])
        hasil += _kartu_periksa(hitung_ditunggu(pengguna))
    if pengguna.berperan(Peran.BENDAHARA):
        hasil += _kartu_uang(menunggu_pembayaran().count(), harus_dikembalikan().count())
    if pengguna.berperan(*PENJAWAB_DATA):
        hasil += _kartu_minta_data(timezone.now())
    hasil += kartu_standar(pengguna)
    if pengguna.berperan(*PENULIS, Peran.KADES):
        hasil.append(_kartu_telat(hitung_terlambat(timezone.now()), penulis=pengguna.berperan(*PENULIS)))
    return hasil


def _kartu_uang(menunggu: int, kembali: int) -> list[Kartu]:
    """Who has to pay; what was paid for nothing, while there is any."""
    ke = reverse("layanan:pembayaran")
    hasil = [Kartu("Menunggu pembayaran", str(menunggu), "warga yang belum membayar", ke, "tunggu", 8)]
    if kembali:
        kata = "sudah dibayar, lalu dibatalkan"
        hasil.append(Kartu("Harus dikembalikan", str(kembali), kata, ke, "telat", 9))
    return hasil


def _kartu_sebelum_datang(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """What came in from home, where the office has switched it on."""
    hasil = []
    if not pengguna.berperan(*PENJAWAB):
        return []
    menyala = fitur_menyala()
    if Fitur.Kode.TANYA in menyala:
        ke, banyak = reverse("layanan:konsultasi_daftar"), str(belum_dijawab().count())
        hasil.append(Kartu("Pertanyaan warga", banyak, "belum dijawab", ke, "tunggu", 45))
    if Fitur.Kode.DAFTAR_RUMAH in menyala and pengguna.berperan(*MEJA):
        hasil.append(_kartu_pesanan(hari))
    return hasil


def _kartu_kades(menunggu: int) -> Kartu:
    """Letters for the kepala desa: the phone inbox, or without it the register."""
    hp = Fitur.Kode.SETUJU_HP in fitur_menyala()
    ke = reverse("layanan:kotak") if hp else _register_menunggu()
    return Kartu("Menunggu tanda tangan", str(menunggu), "surat untuk Bapak/Ibu", ke, "tunggu", 5)


def _register_menunggu() -> str:
    return f"{reverse('arsip:register')}?status=menunggu"


def _kartu_pesanan(hari: date) -> Kartu:
    banyak = sum(satu.keadaan(timezone.now()) == "dipesan" for satu in pesanan_hari(hari))
    ke = reverse("layanan:pesanan_daftar")
    return Kartu("Daftar dari rumah", str(banyak), "belum datang, untuk hari ini", ke, "info", 12)


def _kartu_meja(menunggu: int, siap: int) -> list[Kartu]:
    meja, penyerahan = reverse("layanan:meja"), reverse("layanan:penyerahan")
    return [
        Kartu("Menunggu dipanggil", str(menunggu), "orang di ruang tunggu", meja, "tunggu", 10),
        Kartu("Siap diambil", str(siap), "tinggal diserahkan", penyerahan, "baik", 40),
    ]


def _kartu_nomor(banyak: int, padam: bool) -> list[Kartu]:  # noqa: FBT001 -- what the question gives
    """Reserved numbers of earlier days; after a power cut somebody has to say what became of them."""
    if not banyak:
        return []
    kata = "listrik pernah padam: mana yang terpakai?" if padam else "di map darurat, belum dipakai"
    ke, jenis = reverse("layanan:nomor_cadangan"), "telat" if padam else "info"
    return [Kartu("Nomor cadangan", str(banyak), kata, ke, jenis, 46)]


def _kartu_penulis(dibuat: int, menunggu: int, kembali: list[str]) -> list[Kartu]:
    """What to write, the returned ones named with their reason, and what lies at the kepala desa's desk."""
    proses, tumpukan = reverse("layanan:proses"), reverse("layanan:tumpukan")
    kata = "berkasnya sudah lengkap"
    if kembali:
        kata = kembali[0] if len(kembali) == 1 else f"{len(kembali)} di antaranya dikembalikan"
    return [
        Kartu("Surat dibuat", str(dibuat), kata, proses, "telat" if kembali else "proses", 20),
        Kartu("Menunggu tanda tangan", str(menunggu), "di meja Kepala Desa", tumpukan, "proses", 30),
    ]


def _kartu_periksa(menunggu: int) -> list[Kartu]:
    """Letters that wait for this very person's check; nothing to see while there are none."""
    ke = reverse("layanan:periksa_daftar")
    kata = "sebelum ditandatangani"
    return [Kartu("Menunggu Anda periksa", str(menunggu), kata, ke, "tunggu", 18)] if menunggu else []


def _kartu_minta_data(sekarang: datetime) -> list[Kartu]:
    """Requests for one's own data whose 3 × 24 hours end within a day, or have ended."""
    daftar = list(mendesak(sekarang))
    if not daftar:
        return []
    lewat = sum(satu.tenggat < sekarang for satu in daftar)
    kata = f"{lewat} sudah lewat 3 × 24 jam" if lewat else "kurang dari sehari lagi"
    ke = reverse("layanan:minta_data_daftar")
    return [Kartu("Minta salinan data", str(len(daftar)), kata, ke, "telat" if lewat else "tunggu", 7)]


def _kartu_telat(telat: Mapping[str, int], *, penulis: bool) -> Kartu:
    """What is late, opening the page where most of it lies: still being made, or unsigned."""
    dibuat, menunggu = telat.get("proses", 0), telat.get("legalisasi", 0)
    ke = reverse("layanan:tumpukan" if menunggu > dibuat else "layanan:proses")
    kata = f"{dibuat} dikerjakan, {menunggu} menunggu tanda tangan" if telat else "semua masih dalam janji"
    jenis = "telat" if telat else "baik"
    return Kartu(
        "Lewat janji", str(dibuat + menunggu), kata, ke if penulis else _register_menunggu(), jenis, 11
    )


@ingat()
def _tepat_waktu(hari: date) -> tuple[int, int]:
    return hitung_tepat_waktu(hari.replace(day=1), hari)


def sorotan(hari: date) -> list[Kartu]:
    """The month's punctuality, public (R091)."""
    selesai, tepat = _tepat_waktu(hari)
    if not selesai:
        return []
    persen = round(100 * tepat / selesai)
    return [
        Kartu(
            "Tepat waktu bulan ini",
            f"{persen} %",
            f"{tepat} dari {selesai} siap sesuai janji",
            "",
            "baik",
        )
    ]


def tautan_surat(pengguna: Pengguna, surat: int) -> list[Menu]:
    """From a row of the register to its letter and its request, for whoever may open them."""
    baris = surat_register_ini(surat)
    if baris is None:
        return []
    butir = []
    if pengguna.berperan(*PENULIS, Peran.KADES) and not baris.dibatalkan:
        ke = reverse("layanan:surat_pdf", args=[baris.permohonan_id])
        butir.append(Menu("Buka suratnya (PDF)", ke, "surat", 1))
    if pengguna.berperan(*MEJA, Peran.KADES, Peran.ARSIPARIS):
        ke = reverse("layanan:permohonan_rinci", args=[baris.permohonan_id])
        butir.append(Menu("Buka permohonannya", ke, "daftar", 2))
    return butir


def isi_halaman(kode: str, hari: date) -> list[IsiHalaman]:
    """Rows for public pages."""
    return [*isi_umum(kode, hari), *isi_halaman_telusur(kode, hari), *isi_piagam(kode, hari)]


def cetakan() -> list[Cetakan]:
    """What can be printed."""
    return semua_cetakan()


def masukan_standar(kode: str, sejak: date) -> list[Kartu]:
    """What came in about a service since its last review."""
    return masukan_telusur(kode, sejak)


def malam() -> list[Malam]:
    """Once a day, by the house itself."""
    return [
        Malam("rekap", "Angka antrean bulan yang sudah lewat disimpan", rekap_semua_bulan),
        Malam("hangus", "Daftar dari rumah yang tidak datang dicatat", hanguskan_semua),
        Malam("isian", "Isian dari rumah yang lewat waktu dimusnahkan", hapus_isian_semua),
        Malam("bukti", "Bukti serah yang lewat masa simpan dimusnahkan", musnahkan_bukti_semua),
        Malam("telusur", "Langkah permohonan yang selesai dibandingkan dengan standarnya", telusuri_sisa),
        Malam("lupakan", "Nama dan HP yang lewat masa simpan dihapus", lupakan_orang),
        malam_standar(),
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
        ),
        indikator_standar(),
    ]
