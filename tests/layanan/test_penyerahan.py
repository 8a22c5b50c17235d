"""Letters ready for their owners."""

import pytest
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from layanan.models import Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
SERAH = "/kantor/penyerahan/"


def test_penyerahan_kepada_pemohon_sekali_tekan(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan_siap(domisili, petugas, warga=dasar.warga("Siti Aminah"))
    klien = klien_meja(petugas)
    assert "Kepada pemohon" in klien.get(SERAH).content.decode()
    alamat = f"/kantor/permohonan/{satu.pk}/serahkan/"
    isi = klien.post(alamat, {"diambil_oleh": "Siti Aminah"}, follow=True).content.decode()
    assert "Diserahkan kepada Siti Aminah." in isi
    assert "Tidak ada surat yang menunggu diambil" in isi
    assert Permohonan.objects.get().tahap == Permohonan.Tahap.SELESAI


@pytest.mark.parametrize("banyak", [1, 3])
def test_penyerahan_banyak_kueri_tetap(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(banyak):
        pabrik.permohonan_siap(domisili, petugas)
    klien = klien_meja(petugas)
    klien.get(SERAH)
    with django_assert_num_queries(9):
        klien.get(SERAH)


def test_penyerahan_beberapa_sekali_jalan(petugas: Pengguna, domisili: Layanan) -> None:
    """To their owners, or to the one neighbour who fetches them all."""
    semua = [pabrik.permohonan_siap(domisili, petugas, warga=dasar.warga(f"Warga {n}")) for n in range(4)]
    klien, pk = klien_meja(petugas), [satu.pk for satu in semua]
    assert "2 surat diserahkan." in klien.post(SERAH, {"permohonan": pk[:2]}, follow=True).content.decode()
    klien.post(SERAH, {"permohonan": pk[2:], "diambil_oleh": "Pak RT", "hubungan": "Ketua RT 2"})
    assert list(Permohonan.objects.order_by("pk").values_list("diambil_oleh", "hubungan_pengambil")) == [
        ("Warga 0", ""),
        ("Warga 1", ""),
        ("Pak RT", "Ketua RT 2"),
        ("Pak RT", "Ketua RT 2"),
    ]


def test_penyerahan_dua_kali_kirim_dan_tanpa_centang(petugas: Pengguna, domisili: Layanan) -> None:
    satu, dua = (pabrik.permohonan_siap(domisili, petugas) for _ in range(2))
    klien = klien_meja(petugas)
    assert "Centang surat yang diserahkan." in klien.post(SERAH, {}).content.decode()
    pabrik.serahkan(satu, petugas)
    isi = klien.post(SERAH, {"permohonan": [satu.pk, dua.pk]}).content.decode()
    assert "Daftarnya sudah berubah. Periksa lagi centangnya." in isi
    assert Permohonan.objects.filter(tahap="selesai").count() == 1


def test_penyerahan_kepada_orang_lain_perlu_hubungannya(petugas: Pengguna, domisili: Layanan) -> None:
    """Who fetches another's letter at the counter says who they are; what was typed stays."""
    satu = pabrik.permohonan_siap(domisili, petugas, warga=dasar.warga("Siti Aminah"))
    klien, alamat = klien_meja(petugas), f"/kantor/permohonan/{satu.pk}/serahkan/"
    for tujuan in (alamat, SERAH):
        isian = {"permohonan": [satu.pk], "diambil_oleh": "Orang Lain Sekali"}
        isi = klien.post(tujuan, isian).content.decode()
        assert "Isi hubungannya dengan pemohon" in isi
        assert 'value="Orang Lain Sekali"' in isi
    assert Permohonan.objects.get().tahap == Permohonan.Tahap.SIAP
    klien.post(alamat, {"diambil_oleh": "siti  aminah"})
    assert Permohonan.objects.get().diambil_oleh == "Siti Aminah"
