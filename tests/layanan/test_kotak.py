"""The kepala desa's inbox on a phone."""

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Fitur, Pengguna, ProfilDesa
from bungah.dasar.peran import Peran
from kepegawaian.models import Pegawai
from layanan.models import Layanan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
KOTAK = "/kantor/legalisasi/"


@pytest.fixture
def hp(kantor: None) -> None:
    """The office lets its kepala desa read on the phone."""
    Fitur.objects.create(kode=Fitur.Kode.SETUJU_HP, menyala=True)


@pytest.mark.syarat("R026")
def test_kotak_yang_tertua_di_atas(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: None, jam: time_machine.Traveller
) -> None:
    pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga("Pak Satu"))
    jam.shift(60)
    pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga("Bu Dua"))
    isi = klien_meja(kades).get(KOTAK).content.decode()
    assert "2 surat menunggu Bapak/Ibu" in isi
    assert isi.index("Pak Satu") < isi.index("Bu Dua")
    assert "09.30" in isi
    jam.shift(3600)
    assert "Lewat janji" in klien_meja(kades).get(KOTAK).content.decode()


def test_kotak_kosong(kades: Pengguna, hp: None) -> None:
    assert "Tidak ada surat yang menunggu" in klien_meja(kades).get(KOTAK).content.decode()


def test_kotak_tidak_ada_bila_fiturnya_mati(kades: Pengguna) -> None:
    assert ProfilDesa.ambil().ukuran == ProfilDesa.Ukuran.KECIL
    assert klien_meja(kades).get(KOTAK).status_code == 404
    assert klien_meja(kades).get(f"{KOTAK}1/").status_code == 404


def test_kotak_petugas_hanya_melihat_surat_atas_namanya(
    petugas: Pengguna, domisili: Layanan, hp: None
) -> None:
    """An officer may hold a mandate; the kepala desa's letters are not theirs to read here."""
    surat = pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga("Pak Satu"))
    klien = klien_meja(petugas)
    assert "Pak Satu" not in klien.get(KOTAK).content.decode()
    isi = klien.get(f"{KOTAK}{surat.permohonan_id}/", follow=True).content.decode()
    assert "tidak menunggu tanda tangan Anda lagi" in isi
    depan = dasar.pengguna("Dina", Peran.PETUGAS_DEPAN)
    assert klien_meja(depan).get(KOTAK).status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_kotak_banyak_kueri_tetap(
    petugas: Pengguna,
    kades: Pengguna,
    domisili: Layanan,
    hp: None,
    banyak: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    Pegawai.objects.filter(nama=kades.nama).update(pengguna=kades)
    for _ in range(banyak):
        pabrik.surat_diajukan(domisili, petugas)
    klien = klien_meja(kades)
    klien.get(KOTAK)
    with django_assert_num_queries(13):
        klien.get(KOTAK)
