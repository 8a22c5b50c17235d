"""A request's page: its timeline, and the deeds that stand on it."""

from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from arsip.models import SuratKeluar
from bungah.dasar.models import Pengguna, Salam
from bungah.dasar.peran import Peran
from layanan.alur.giliran import ambil, tunda
from layanan.alur.permohonan import ALUR_PERMOHONAN, catat_pemeriksaan
from layanan.models import Jeda, LangkahBerjalan, Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
Tahap = Permohonan.Tahap


def _lihat(orang: Pengguna, satu: Permohonan) -> str:
    return klien_meja(orang).get(f"/kantor/permohonan/{satu.pk}/").content.decode()


def _kirim(orang: Pengguna, satu: Permohonan, perbuatan: str, **isi: Any) -> str:
    alamat = f"/kantor/permohonan/{satu.pk}/{perbuatan}/"
    return klien_meja(orang).post(alamat, isi, follow=True).content.decode()


def _kini(satu: Permohonan) -> Permohonan:
    return Permohonan.objects.get(pk=satu.pk)


# The timeline


@pytest.mark.syarat("R025", "R027", "R090")
def test_rinci_setiap_langkah_petugas_dan_menitnya(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    kunjungan = pabrik.kunjungan()
    jam.shift(10 * 60)
    satu = pabrik.permohonan(domisili, petugas, kunjungan=kunjungan)
    jam.shift(7 * 60)
    isi = _lihat(petugas, satu)
    assert "23 November 2026, 09.00–09.10 · 10 menit" in isi
    assert "23 November 2026, 09.10–sekarang · 7 menit dari target 5 menit · Budi Santoso" in isi
    assert "7 menit dari janji 30 menit" in isi
    assert isi.count('aria-current="step"') == 2
    for nama in ("Tunggu", "Pendaftaran", "Proses", "Legalisasi", "Selesai"):
        assert f"{nama}" in isi
    jam.shift(30 * 60)
    assert "37 menit dari janji 30 menit, lewat 7 menit" in _lihat(petugas, satu)


@pytest.mark.syarat("R114")
def test_rinci_menyebut_pengganti(petugas: Pengguna, domisili: Layanan) -> None:
    kepegawaian.pegawai("staf_pelayanan", "Dewi Ratna")
    kepegawaian.absen(petugas.pegawai, dasar.SENIN)
    satu = pabrik.permohonan(domisili, petugas)
    assert "Dewi Ratna (pengganti)" in _lihat(petugas, satu)


def test_rinci_layanan_tanpa_surat_melewati_legalisasi(petugas: Pengguna, kantor: None) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.TANPA_SURAT), petugas)
    assert 'class="lewat"' in _lihat(petugas, satu)


def test_rinci_surat_yang_dikembalikan_dua_kali_jalan(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    _kirim(kades, surat.permohonan, "../legalisasi", catatan="x")
    klien_meja(kades).post(f"/kantor/legalisasi/{surat.permohonan_id}/kembalikan/", {"catatan": "Nama salah"})
    isi = _lihat(petugas, surat.permohonan)
    assert "Dikembalikan: Nama salah" in isi
    assert isi.count("Tulis surat") >= 2


@pytest.mark.parametrize("perbuatan", [pabrik.TANPA_SURAT, pabrik.DIPERIKSA])
def test_rinci_banyak_kueri_tetap(
    petugas: Pengguna,
    kantor: None,
    perbuatan: tuple[str, ...],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Three steps or five, one paper or three: the same number of questions."""
    syarat = [(f"Berkas {n}", True) for n in range(len(perbuatan) - 2)]
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=perbuatan, syarat=syarat), petugas)
    klien = klien_meja(petugas)
    klien.get(f"/kantor/permohonan/{satu.pk}/")
    with django_assert_num_queries(19):
        klien.get(f"/kantor/permohonan/{satu.pk}/")


def test_rinci_nik_disamarkan(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    isi = _lihat(petugas, satu)
    assert satu.warga.nik is not None
    assert satu.warga.nik not in isi
    assert satu.warga.nik_samar in isi


def test_rinci_yang_tidak_ada(petugas: Pengguna, kantor: None) -> None:
    assert klien_meja(petugas).get("/kantor/permohonan/999/").status_code == 404


def test_rinci_pembaca_tidak_melihat_tombol(petugas: Pengguna, domisili: Layanan) -> None:
    arsiparis = dasar.pengguna("Choirul", Peran.ARSIPARIS)
    isi = _lihat(arsiparis, pabrik.permohonan(domisili, petugas))
    assert "Perjalanan" in isi
    for tombol in ("Kerjakan", "Batalkan", "Tunda"):
        assert tombol not in isi


# The deeds


@pytest.mark.syarat("R030")
def test_berkas_dilengkapi_dari_halaman(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas, lengkap=False)
    syarat = satu.berkas.get().persyaratan_id
    Salam.objects.create(saat="kurang", krama="Nyuwun pangapunten", indonesia="Mohon maaf")
    isi = _lihat(petugas, satu)
    assert "Masih kurang: <strong>KTP-el</strong>" in isi
    assert '<strong lang="jv">Nyuwun pangapunten</strong>' in isi
    assert "tidak dikenal" in _kirim(petugas, satu, "berkas", **{f"syarat_{syarat}": "mungkin"})
    _kirim(petugas, satu, "berkas", **{f"syarat_{syarat}": "ada"})
    assert _kini(satu).tahap == Tahap.PROSES
    assert "sudah dinyatakan lengkap" in _kirim(petugas, satu, "berkas", **{f"syarat_{syarat}": "ada"})


@pytest.mark.syarat("R029")
def test_ambil_di_luar_giliran_minta_alasan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pabrik.permohonan(domisili, petugas)
    jam.shift(60)
    kedua = pabrik.permohonan(domisili, petugas)
    assert "Alasan mendahulukan" in _lihat(petugas, kedua)
    assert "Isi alasan untuk mendahulukan yang ini." in _kirim(petugas, kedua, "ambil")
    _kirim(petugas, kedua, "ambil", catatan="Permintaan pimpinan: Kepala Desa")
    jalan = LangkahBerjalan.objects.get(permohonan=kedua, selesai=None)
    assert jalan.alasan_dahulukan == "Permintaan pimpinan: Kepala Desa"


def test_ambil_dua_petugas_yang_sama(petugas: Pengguna, domisili: Layanan) -> None:
    sari = dasar.pengguna("Sari", Peran.PETUGAS_LAYANAN)
    satu = pabrik.permohonan(domisili, petugas)
    ambil(satu, pelaku=sari)
    assert "sedang dikerjakan Sari" in _lihat(petugas, satu)
    assert "Permohonan ini sedang dikerjakan Sari." in _kirim(petugas, satu, "ambil")
    _kirim(petugas, satu, "ambil", alih="1")
    assert satu.langkah.get(selesai=None).diambil_oleh == petugas


@pytest.mark.syarat("R025")
def test_periksa_dicatat_lalu_surat_ditulis(petugas: Pengguna, kantor: None) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.DIPERIKSA), petugas)
    assert "Tulis apa yang diperiksa" in _kirim(petugas, satu, "periksa", catatan=" ")
    isi = _kirim(petugas, satu, "periksa", catatan="Cocok dengan buku induk")
    assert "Cocok dengan buku induk" in isi
    assert "Hasil pemeriksaan dicatat." in isi


def test_selesaikan_layanan_tanpa_surat(petugas: Pengguna, kantor: None) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.TANPA_SURAT), petugas)
    assert "Tulis hasil pekerjaannya" in _kirim(petugas, satu, "selesaikan")
    isi = _kirim(petugas, satu, "selesaikan", catatan="Dicatat di buku induk")
    assert (_kini(satu).tahap, "Dicatat di buku induk" in isi) == (Tahap.SIAP, True)
    assert "Tidak bisa: Pekerjaan selesai." in _kirim(petugas, satu, "selesaikan", catatan="lagi")


def test_tunda_dan_lanjutkan(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    kembali = _kirim(petugas, satu, "tunda", jenis="pihak_lain")
    assert "Tulis siapa dan apa yang ditunggu." in kembali
    assert '<details class="kartu" open>\n          <summary>Tunda' in kembali
    assert '<option value="pihak_lain" selected>' in kembali
    isi = _kirim(petugas, satu, "tunda", jenis="warga", alasan="KK menyusul")
    assert "KK menyusul" in isi
    assert Jeda.objects.get().jenis == Jeda.Jenis.WARGA
    _kirim(petugas, satu, "lanjutkan")
    assert "tidak sedang ditunda" in _kirim(petugas, satu, "lanjutkan")


def test_serahkan_dari_halaman(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan_siap(domisili, petugas)
    assert "Tulis siapa yang mengambil" in _kirim(petugas, satu, "serahkan", diambil_oleh="")
    isi = _kirim(petugas, satu, "serahkan", diambil_oleh="Agus", hubungan="Suami")
    assert "Diserahkan kepada Agus." in isi
    assert "Diambil Agus (Suami)" in _lihat(petugas, satu)
    assert "Tidak bisa: Serahkan." in _kirim(petugas, satu, "serahkan", diambil_oleh="Agus")


def test_batalkan_surat_bernomor_tetap_di_buku(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    satu = surat.permohonan
    kembali = _kirim(petugas, satu, "batalkan")
    assert "Tulis alasan pembatalan" in kembali
    assert '<details class="kartu" open>\n          <summary>Batalkan' in kembali
    isi = _kirim(petugas, satu, "batalkan", catatan="Salah orang")
    assert ("Salah orang" in isi, SuratKeluar.objects.get().status) == (True, SuratKeluar.Status.BATAL)


def test_batalkan_tombolnya_mengikuti_wewenang(petugas: Pengguna, domisili: Layanan) -> None:
    depan = dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert "Batalkan permohonan ini" in _lihat(petugas, surat.permohonan)
    assert "Batalkan permohonan ini" not in _lihat(depan, surat.permohonan)


@pytest.mark.parametrize("perbuatan", ["ajukan", "terbit", "lengkapi", "kembalikan", "hapus"])
def test_tahap_tidak_bisa_dilompati_lewat_alamat(
    petugas: Pengguna, domisili: Layanan, perbuatan: str
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    assert klien_meja(petugas).post(f"/kantor/permohonan/{satu.pk}/{perbuatan}/").status_code == 404
    assert _kini(satu).tahap == Tahap.PROSES


@pytest.mark.parametrize(
    "perbuatan", ["berkas", "ambil", "periksa", "selesaikan", "tunda", "lanjutkan", "serahkan", "batalkan"]
)
def test_perbuatan_hanya_post(petugas: Pengguna, domisili: Layanan, perbuatan: str) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    assert klien_meja(petugas).get(f"/kantor/permohonan/{satu.pk}/{perbuatan}/").status_code == 405
    assert klien_meja(petugas).post(f"/kantor/permohonan/999/{perbuatan}/").status_code == 404


@pytest.mark.syarat("R098")
def test_setiap_tahap_ada_halamannya(petugas: Pengguna, kades: Pengguna, kantor: None) -> None:
    """Every stage and every reader: the page shows what comes next and never breaks."""
    layanan = pabrik.layanan(perbuatan=pabrik.DIPERIKSA)
    kurang = pabrik.permohonan(layanan, petugas, lengkap=False)
    diperiksa = pabrik.permohonan(layanan, petugas)
    ditulis = catat_pemeriksaan(pabrik.permohonan(layanan, petugas), pelaku=petugas, catatan="Cocok")
    ditunda = pabrik.permohonan(layanan, petugas)
    tunda(ditunda, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Kecamatan", pelaku=petugas)
    siap = pabrik.permohonan_siap(pabrik.layanan("b"), petugas)
    selesai = pabrik.serahkan(pabrik.permohonan_siap(pabrik.layanan("c"), petugas), petugas)
    batal = pabrik.permohonan(pabrik.layanan("d"), petugas)
    ALUR_PERMOHONAN.jalankan(batal, "batalkan", pelaku=petugas, alasan="Salah layanan")
    lihat = {
        kurang: "Waktu belum berjalan",
        diperiksa: "Catat hasilnya",
        ditulis: "Alasan mendahulukan",
        ditunda: "Lanjutkan",
        siap: "Serahkan",
        selesai: "Diambil Siti Aminah",
        batal: "Salah layanan",
    }
    for satu, kata in lihat.items():
        assert kata in _lihat(petugas, satu)
        assert satu.warga.nama in _lihat(kades, satu)
