"""Letters ready for their owners."""

import pytest
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from layanan.models import Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
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
