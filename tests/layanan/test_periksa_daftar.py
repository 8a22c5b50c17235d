"""The page of the second person: what waits, three ticks, the note it goes back with."""

import pytest
from pytest_django import DjangoAssertNumQueries

from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur import surat as alur
from layanan.alur.periksa import minta_periksa
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, Layanan, PemeriksaanSurat, Pernyataan, Surat
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
DAFTAR = "/kantor/periksa-surat/"
TIGA = {"identitas": "on", "ejaan": "on", "salinan": "on"}


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def sktm(surat: Surat) -> Surat:
    JenisSurat.objects.update(pemeriksa="sekdes")
    return surat_lengkap(surat.pk)


def _buka(orang: Pengguna, alamat: str = DAFTAR) -> str:
    return klien_meja(orang).get(alamat, follow=True).content.decode()


def _kirim(orang: Pengguna, periksa: PemeriksaanSurat, **isi: str) -> str:
    return klien_meja(orang).post(f"{DAFTAR}{periksa.pk}/", isi, follow=True).content.decode()


@pytest.mark.syarat("R264")
def test_periksa_dari_meja_penulis_sampai_bernomor(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    """The writer asks, the second person ticks three things, and only then there is a number."""
    surat = f"/kantor/permohonan/{sktm.permohonan_id}/surat/"
    assert "Minta diperiksa" in _buka(petugas, f"{surat}periksa/")
    isi = klien_meja(petugas).post(f"{surat}ajukan/", {"rangkap": "2"}, follow=True).content.decode()
    assert "Surat bernomor begitu Sekretaris Desa memeriksanya." in isi
    assert "Menunggu diperiksa" in isi
    assert "Minta diperiksa" not in isi
    assert SuratKeluar.objects.count() == 0
    assert "Siti Aminah" in _buka(sekdes)
    periksa = PemeriksaanSurat.objects.get()
    assert "Jumlah rangkap benar: 2" in _buka(sekdes, f"{DAFTAR}{periksa.pk}/")
    assert "Centang ketiganya" in _kirim(sekdes, periksa, identitas="on")
    assert "Surat bernomor. Cetak, lalu taruh di tumpukan" in _kirim(sekdes, periksa, **TIGA)
    assert SuratKeluar.objects.get().status == "menunggu"
    rinci = _buka(petugas, f"/kantor/permohonan/{sktm.permohonan_id}/")
    assert "Diperiksa: identitas, ejaan, rangkap cocok" in rinci
    assert "Sekretaris Desa · Wiwik" in rinci


def test_periksa_dikembalikan_dibaca_penulisnya(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    assert "Tulis apa yang perlu diperbaiki" in _kirim(sekdes, periksa, kembali="1", catatan=" ")
    kata = "Dikembalikan ke penulisnya. Belum ada nomor yang terpakai."
    assert kata in _kirim(sekdes, periksa, kembali="1", catatan="NIK keliru")
    assert "Dikembalikan pemeriksa: NIK keliru" in _buka(
        petugas, f"/kantor/permohonan/{sktm.permohonan_id}/surat/"
    )
    assert "tidak menunggu pemeriksaan lagi" in _kirim(sekdes, periksa, **TIGA)


def test_periksa_dikembalikan_yang_sudah_bernomor(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    """A letter the kepala desa sent back keeps its number, also when the second person sends it back."""
    _kirim(sekdes, minta_periksa(sktm, pelaku=petugas), **TIGA)
    bernomor = surat_lengkap(sktm.pk)
    alur.kembalikan_surat(bernomor, pelaku=dasar.pengguna("Kades", Peran.KADES), alasan="Nama keliru")
    Surat.objects.filter(pk=sktm.pk).update(isian=bernomor.isian | {"sejak": "April 2021"})
    surat = f"/kantor/permohonan/{sktm.permohonan_id}/surat/"
    assert "diperiksa Sekretaris Desa sebelum diajukan lagi" in _buka(petugas, f"{surat}periksa/")
    with pytest.raises(Ditolak, match="diperiksa Sekretaris Desa dulu sebelum diajukan lagi"):
        alur.ajukan_surat(surat_lengkap(sktm.pk), pelaku=petugas)
    lagi = minta_periksa(surat_lengkap(sktm.pk), pelaku=petugas)
    assert "Nomornya tetap; setelah diperiksa" in _buka(petugas, f"{surat}periksa/")
    assert "Cocok, ajukan lagi" in _buka(sekdes, f"{DAFTAR}{lagi.pk}/")
    isi = _kirim(sekdes, lagi, kembali="1", catatan="Masih keliru")
    assert "Dikembalikan ke penulisnya. Nomornya tetap milik surat itu." in isi


def test_periksa_bukan_tulisan_sendiri(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    assert "Surat ini diperiksa Sekretaris Desa." in _buka(petugas)
    assert "Cocok, beri nomor" not in _buka(petugas, f"{DAFTAR}{periksa.pk}/")
    sktm.penulis.add(sekdes)
    isi = _kirim(sekdes, periksa, **TIGA)
    assert "Surat yang Anda tulis sendiri diperiksa orang lain." in isi
    assert SuratKeluar.objects.count() == 0


def test_periksa_tanpa_orang_kedua_langsung_ajukan(sktm: Surat, petugas: Pengguna) -> None:
    surat = f"/kantor/permohonan/{sktm.permohonan_id}/surat/"
    isi = _buka(petugas, f"{surat}periksa/")
    assert "Ajukan surat ini" in isi
    assert "Kepala Desa yang memeriksa" in isi
    klien_meja(petugas).post(f"{surat}ajukan/")
    assert SuratKeluar.objects.get().status == "menunggu"


def test_periksa_isi_berubah_minta_lagi(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    Surat.objects.update(isian={"sejak": "Mei 2020"})
    assert "Isi surat berubah sejak diminta diperiksa." in _buka(sekdes, f"{DAFTAR}{periksa.pk}/")
    surat = f"/kantor/permohonan/{sktm.permohonan_id}/surat/"
    assert "Isinya berubah sejak diminta" in _buka(petugas, f"{surat}periksa/")
    klien_meja(petugas).post(f"{surat}ajukan/")
    assert "Isi surat berubah" not in _buka(sekdes, f"{DAFTAR}{periksa.pk}/")


def test_periksa_cetak_gagal_pemeriksaannya_tersimpan(
    sktm: Surat, petugas: Pengguna, sekdes: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_surat: object) -> bytes:
        raise CetakGagal("Mesin cetak penuh.")

    periksa = minta_periksa(sktm, pelaku=petugas)
    with monkeypatch.context() as sementara:
        sementara.setattr(alur, "cetak_surat", gagal)
        assert "Pemeriksaannya tersimpan; tekan Ajukan sekali lagi." in _kirim(sekdes, periksa, **TIGA)
    klien_meja(petugas).post(f"/kantor/permohonan/{sktm.permohonan_id}/surat/ajukan/")
    assert SuratKeluar.objects.get().status == "menunggu"


def test_periksa_tanggal_masa_depan_tidak_bernomor(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    hari = {"tanggal_0": "24", "tanggal_1": "11", "tanggal_2": "2026"}
    assert "Tanggal surat tidak boleh di masa depan." in _kirim(sekdes, periksa, **TIGA, **hari)
    assert SuratKeluar.objects.count() == 0


@pytest.mark.parametrize("rangkap", ["0", "21", "dua"])
def test_rangkap_keliru_disebut(sktm: Surat, petugas: Pengguna, rangkap: str) -> None:
    alamat = f"/kantor/permohonan/{sktm.permohonan_id}/surat/ajukan/"
    jawab = klien_meja(petugas).post(alamat, {"rangkap": rangkap})
    assert "isian-salah" in jawab.content.decode()
    assert Surat.objects.get().salinan == 1


def test_periksa_pernyataan_tanpa_nomor(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    pernyataan = Pernyataan.objects.create(
        permohonan=sktm.permohonan, templat=sktm.templat, isian={"sejak": "Maret 2021"}
    )
    periksa = minta_periksa(pernyataan, pelaku=petugas)
    assert "Maret 2021" in _buka(sekdes, f"{DAFTAR}{periksa.pk}/")
    assert "Sudah diperiksa." in _kirim(sekdes, periksa, **TIGA)
    assert SuratKeluar.objects.count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_periksa_daftar_banyak_kueri_tetap(
    petugas: Pengguna,
    sekdes: Pengguna,
    domisili: Layanan,
    banyak: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    JenisSurat.objects.update(pemeriksa="sekdes")
    for ke in range(banyak):
        satu = pabrik.permohonan(domisili, petugas, warga=dasar.warga(f"Warga {ke}"))
        minta_periksa(surat_lengkap(pabrik.surat(satu, petugas).pk), pelaku=petugas)
    klien = klien_meja(sekdes)
    klien.get(DAFTAR)
    with django_assert_num_queries(7):
        klien.get(DAFTAR)
