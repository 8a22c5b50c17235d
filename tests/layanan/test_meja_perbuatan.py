"""The desk's deeds on its pages: hold, send on, out of turn, undo, tally, closing time, bypasses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN, dahulukan, panggil_berikut
from layanan.alur.giliran import ambil
from layanan.alur.standar import jaga_loket
from layanan.models import Kunjungan, Layanan, Penyimpangan, Pertanyaan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
MEJA = "/kantor/meja/"
Status = Kunjungan.Status


@pytest.fixture
def budi(petugas: Pengguna) -> Pengguna:
    """Budi at the only counter."""
    jaga_loket(pabrik.loket(1), pelaku=petugas)
    return petugas


def _dipanggil(budi: Pengguna) -> Kunjungan:
    pabrik.kunjungan()
    satu = panggil_berikut(pelaku=budi)
    assert satu is not None
    return satu


def _kirim(orang: Pengguna, alamat: str, **isi: object) -> str:
    return klien_meja(orang).post(alamat, isi, follow=True).content.decode()


def test_meja_saat_melayani_tanpa_panggil_berikut(budi: Pengguna) -> None:
    """While a visitor stands here the next one is not offered; what to do with this one is."""
    satu = _dipanggil(budi)
    isi = klien_meja(budi).get(MEJA).content.decode()
    assert 'action="/kantor/meja/panggil/"' not in isi
    for kunci in ("F4", "F6", "F7", "F9", "F10", "Alt+8", "Alt+0"):
        assert f'data-kunci="{kunci}"' in isi
    ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=budi)
    isi = klien_meja(budi).get(MEJA).content.decode()
    assert 'action="/kantor/meja/panggil/"' in isi
    assert "Selesai tanpa surat</dt><dd>1" in isi


def test_urungkan_hanya_sebentar_di_layar(budi: Pengguna, jam: time_machine.Traveller) -> None:
    satu = _dipanggil(budi)
    assert "Urungkan" in klien_meja(budi).get(MEJA).content.decode()
    jam.shift(20)
    assert "Urungkan" not in klien_meja(budi).get(MEJA).content.decode()
    assert "Sudah lewat sepuluh detik" in _kirim(budi, f"/kantor/kunjungan/{satu.pk}/urungkan/")


def test_tahan_lalu_lanjutkan(budi: Pengguna) -> None:
    satu = _dipanggil(budi)
    alamat = f"/kantor/kunjungan/{satu.pk}/tahan/"
    assert "tahan sebentar" in _kirim(budi, alamat, alasan=" ").lower()
    assert Kunjungan.objects.get().status == Status.DIPANGGIL
    isi = _kirim(budi, alamat, alasan="Mengambil fotokopi")
    assert "Ditahan sebentar" in isi
    assert "Mengambil fotokopi" in isi
    _kirim(budi, f"/kantor/kunjungan/{satu.pk}/lanjutkan/")
    assert Kunjungan.objects.get().status == Status.DIPANGGIL


def test_pindah_dengan_satu_angka(budi: Pengguna) -> None:
    pabrik.loket(2)
    pabrik.layanan()
    pabrik.kelompok("Z")  # nobody is sent to the numbers of paper
    satu = _dipanggil(budi)
    alamat = f"/kantor/kunjungan/{satu.pk}/pindah/"
    assert "Pilih angka 1 sampai 2." in _kirim(budi, alamat, ke="7")
    assert Kunjungan.objects.get().status == Status.DIPANGGIL
    assert "A-001 menunggu di Loket 2." in _kirim(budi, alamat, ke="1")
    assert Kunjungan.objects.get().loket_tujuan == pabrik.loket(2)


@pytest.mark.syarat("R036")
def test_loket_kosong_diberitahukan(budi: Pengguna) -> None:
    """Counter 2 alone calls group B, and nobody sits there."""
    pabrik.loket(1).kelompok.add(pabrik.kelompok("A"))
    pabrik.loket(2).kelompok.add(pabrik.kelompok("B"))
    pabrik.kunjungan(kelompok=pabrik.kelompok("B"))
    isi = klien_meja(budi).get(MEJA).content.decode()
    assert "1 orang menunggu, belum ada loket yang dijaga." in isi
    assert "Loket 1</dt><dd>Budi Santoso" in isi
    jaga_loket(pabrik.loket(2), pelaku=dasar.pengguna("Sari", Peran.PETUGAS_DEPAN))
    assert "belum ada loket yang dijaga" not in klien_meja(budi).get(MEJA).content.decode()


def test_dahulukan_isian_kurang_tidak_hilang(budi: Pengguna) -> None:
    satu = pabrik.kunjungan()
    alamat = f"/kantor/kunjungan/{satu.pk}/dahulukan/"
    assert klien_meja(budi).get(alamat).content.decode().count("autofocus") == 1
    isi = _kirim(budi, alamat, sebab="pimpinan", keterangan="tamu dari jauh")
    assert "Tulis nama pimpinan yang meminta." in isi
    assert "tamu dari jauh" in isi
    _kirim(budi, alamat, sebab="pimpinan", diminta_oleh="Pak Camat")
    assert Penyimpangan.objects.get().diminta_oleh == "Pak Camat"


def test_pertanyaan_satu_tombol(budi: Pengguna) -> None:
    assert "Pertanyaan ke-1 hari ini dicatat." in _kirim(budi, "/kantor/meja/pertanyaan/")
    assert "Pertanyaan ke-2 hari ini dicatat." in _kirim(budi, "/kantor/meja/pertanyaan/")
    assert Pertanyaan.objects.count() == 2


def test_tutup_antrean_dari_meja(budi: Pengguna) -> None:
    for _ in range(2):
        pabrik.kunjungan()
    isi = _kirim(budi, "/kantor/meja/tutup/")
    assert "2 orang dicatat tidak terlayani." in isi
    assert "Tidak terlayani</dt><dd>2" in isi
    assert "Tidak ada yang tersisa." in _kirim(budi, "/kantor/meja/tutup/")


def test_meja_pagi_menutup_antrean_kemarin(budi: Pengguna, jam: time_machine.Traveller) -> None:
    pabrik.kunjungan()
    jam.move_to(dasar.pukul(8, hari=date(2026, 11, 24)))
    klien_meja(Pengguna.objects.get(pk=budi.pk)).get(MEJA)
    assert Kunjungan.objects.get().status == Status.TIDAK_TERLAYANI


@pytest.mark.syarat("R030")
def test_kembali_dengan_berkas_dari_halamannya(budi: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, budi, kunjungan=_dipanggil(budi), lengkap=False)
    isi = klien_meja(budi).get(f"/kantor/permohonan/{satu.pk}/").content.decode()
    alamat = f"/kantor/kunjungan/{satu.kunjungan_id}/kembali/"
    assert alamat in isi
    _kirim(budi, alamat)
    isi = _kirim(budi, "/kantor/meja/panggil/")
    assert f'href="/kantor/permohonan/{satu.pk}/"' in isi


def test_keperluan_lain_dalam_kunjungan_yang_sama(
    budi: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.permohonan(domisili, budi, kunjungan=_dipanggil(budi))
    alamat = f"/kantor/pendaftaran/?warga={satu.warga_id}&amp;kunjungan={satu.kunjungan_id}"
    klien = klien_meja(budi)
    assert alamat in klien.get(f"/kantor/permohonan/{satu.pk}/").content.decode()
    assert "A-001 · Siti Aminah" in klien.get(alamat.replace("&amp;", "&")).content.decode()
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    klien = klien_meja(Pengguna.objects.get(pk=budi.pk))
    assert "Keperluan lain" not in klien.get(f"/kantor/permohonan/{satu.pk}/").content.decode()


# The list of bypasses


@pytest.mark.syarat("R029", "R032")
@pytest.mark.parametrize("banyak", [1, 3])
def test_penyimpangan_setiap_jenis(
    budi: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pabrik.kunjungan()
    for ke in range(banyak):
        satu = pabrik.kunjungan()
        dahulukan(satu, pelaku=budi, sebab="pimpinan", diminta_oleh=f"Pak Camat {ke}")
        ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=budi)
        pabrik.kunjungan(prioritas="lansia")
        tua = panggil_berikut(pelaku=budi)
        assert tua is not None
        ALUR_KUNJUNGAN.jalankan(tua, "selesai", pelaku=budi)
        pabrik.permohonan(domisili, budi)
        ambil(pabrik.permohonan(domisili, budi), pelaku=budi, alasan="jenazah menunggu")
    klien = klien_meja(dasar.pengguna("Kades", Peran.KADES))
    for jenis, kata in (("meja", "Pak Camat"), ("prioritas", "Didahulukan: Lansia"), ("berkas", "jenazah")):
        klien.get("/kantor/penyimpangan/", {"jenis": jenis})
        with django_assert_num_queries(7):
            isi = klien.get("/kantor/penyimpangan/", {"jenis": jenis}).content.decode()
        assert isi.count(kata) >= 1, jenis
    assert (
        "Tidak ada yang didahulukan" in klien.get("/kantor/penyimpangan/?jenis=x&sebelum=9x").content.decode()
    )


def test_penyimpangan_berhalaman(budi: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layanan.views.kunjungan.BANYAK", 2)
    for ke in range(3):
        satu = dahulukan(pabrik.kunjungan(), pelaku=budi, sebab="lain", keterangan=f"sebab {ke}")
        ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=budi)
    klien = klien_meja(budi)
    isi = klien.get("/kantor/penyimpangan/").content.decode()
    assert ("sebab 2" in isi, "sebab 0" in isi) == (True, False)
    sebelum = Penyimpangan.objects.order_by("id")[1].pk
    assert f"sebelum={sebelum}" in isi
    assert "sebab 0" in klien.get("/kantor/penyimpangan/", {"sebelum": sebelum}).content.decode()
