"""The stack on paper: print it, tick what came back."""

import io

import pdfplumber
import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.models import Pengguna
from bungah.naskah.cetak import CetakGagal
from layanan.alur.surat import kembalikan_surat
from layanan.kueri.surat import menunggu_tanda_tangan, surat_lengkap
from layanan.models import Layanan, Permohonan, Surat
from layanan.views import tumpukan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
TUMPUKAN = "/kantor/tanda-tangan/"


def _tumpuk(petugas: Pengguna, layanan: Layanan, banyak: int) -> list[int]:
    """So many waiting letters; gives the ids of their newest bytes."""
    for ke in range(banyak):
        pabrik.surat_diajukan(layanan, petugas, warga=dasar.warga(f"Warga {ke}"))
    return [satu.isi_terakhir for satu in menunggu_tanda_tangan()]


def _kirim(orang: Pengguna, **isi: object) -> str:
    return klien_meja(orang).post(TUMPUKAN, isi, follow=True).content.decode()


@pytest.mark.syarat("R026")
def test_tumpukan_dicatat_sekali_jalan(petugas: Pengguna, domisili: Layanan) -> None:
    isi = _tumpuk(petugas, domisili, 3)
    halaman = klien_meja(petugas).get(TUMPUKAN).content.decode()
    assert halaman.count(" sudah ditandatangani</span></label>") == 3
    assert "2 surat terbit dan siap diambil." in _kirim(petugas, surat=isi[:2])
    assert SuratKeluar.objects.filter(status="terbit").count() == 2
    assert Permohonan.objects.filter(tahap="siap_diambil").count() == 2
    assert [p.dicatat_oleh for p in Pengesahan.objects.all()] == [petugas] * 2


def test_tumpukan_semua_hanya_yang_terlihat(petugas: Pengguna, domisili: Layanan) -> None:
    """A letter that was submitted after the page was drawn is not signed by the key «semua»."""
    isi = _tumpuk(petugas, domisili, 2)
    pabrik.surat_diajukan(domisili, petugas)
    assert "2 surat terbit dan siap diambil." in _kirim(petugas, semua="1", tampil=isi)
    assert SuratKeluar.objects.filter(status="menunggu").count() == 1


def test_tumpukan_waktu_tanda_tangan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    isi = _tumpuk(petugas, domisili, 1)
    jam.move_to(dasar.pukul(14))
    assert "tidak boleh di masa depan" in _kirim(petugas, surat=isi, pukul="14.30")
    assert "Tulis jam dan menit, misalnya 13.30." in _kirim(petugas, surat=isi, pukul="siang")
    hari = {"hari_0": "23", "hari_1": "11", "hari_2": "2026"}
    assert "Isi juga pukulnya" in _kirim(petugas, surat=isi, **hari)
    assert "tidak boleh sebelum Senin, 23 November 2026 pukul 09.00" in _kirim(
        petugas, surat=isi, pukul="8.30"
    )
    assert "1 surat terbit" in _kirim(petugas, surat=isi, pukul="13.30", **hari)
    assert Pengesahan.objects.get().terjadi_pada == dasar.pukul(13, 30)


def test_tumpukan_tanpa_centang_dan_dua_kali(petugas: Pengguna, domisili: Layanan) -> None:
    isi = _tumpuk(petugas, domisili, 1)
    assert "Centang surat yang kembali bertanda tangan." in _kirim(petugas)
    _kirim(petugas, surat=isi)
    assert "Daftarnya sudah berubah. Periksa lagi centangnya." in _kirim(petugas, surat=isi)
    assert Pengesahan.objects.count() == 1


def test_tumpukan_versi_lama_tidak_ditandatangani(petugas: Pengguna, domisili: Layanan) -> None:
    """The stack was printed, then one letter was corrected: a tick on the old sheet signs nothing."""
    isi = _tumpuk(petugas, domisili, 1)
    surat = Surat.objects.get()
    kembalikan_surat(surat, pelaku=petugas, alasan="Salah ketik")
    klien_meja(petugas).post(f"/kantor/permohonan/{surat.permohonan_id}/surat/ajukan/")
    assert "Daftarnya sudah berubah" in _kirim(petugas, surat=isi)
    assert surat_lengkap(surat.pk).permohonan.tahap == Permohonan.Tahap.LEGALISASI


def test_tumpukan_kosong_menyebut_apa_berikutnya(petugas: Pengguna, kantor: None) -> None:
    isi = klien_meja(petugas).get(TUMPUKAN).content.decode()
    assert "Tidak ada surat yang menunggu tanda tangan" in isi
    assert "Cetak semua surat" not in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_tumpukan_banyak_kueri_tetap(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _tumpuk(petugas, domisili, banyak)
    klien = klien_meja(petugas)
    klien.get(TUMPUKAN)
    with django_assert_num_queries(8):
        klien.get(TUMPUKAN)


def test_tumpukan_surat_satu_berkas_semua_halaman(petugas: Pengguna, domisili: Layanan) -> None:
    _tumpuk(petugas, domisili, 3)
    jawab = klien_meja(petugas).get(f"{TUMPUKAN}surat.pdf")
    with pdfplumber.open(io.BytesIO(jawab.content)) as pdf:
        assert [round(float(h.width)) for h in pdf.pages] == [501, 502, 503]


def test_tumpukan_surat_kosong(petugas: Pengguna, kantor: None) -> None:
    jawab = klien_meja(petugas).get(f"{TUMPUKAN}surat.pdf", follow=True)
    assert "Tidak ada surat yang menunggu tanda tangan." in jawab.content.decode()


def test_tumpukan_pengantar_gagal(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_isi: object, **_lain: object) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    _tumpuk(petugas, domisili, 1)
    monkeypatch.setattr(tumpukan, "cetak_pengantar", gagal)
    jawab = klien_meja(petugas).post(f"{TUMPUKAN}susun/")
    alamat = jawab["Location"].split("?")[0]
    jawab = klien_meja(petugas).get(f"{alamat}pengantar.pdf", follow=True)
    assert "Mesin cetak penuh. Coba lagi." in jawab.content.decode()
