"""The list of standards: debts first, what waits in words, few queries; its cards and figures."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.nilai import Rentang
from bungah.dasar.peran import Peran
from layanan.alur.standar import salin_standar
from layanan.kueri.cakupan import cakupan, hutang_standar, standar_berdasar_usang
from layanan.kueri.daftar_standar import daftar_standar
from layanan.models import Layanan, Peraturan, TinjauanStandar, VersiStandar
from layanan.papan import indikator, kartu
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik import standar as pabrik_standar

pytestmark = pytest.mark.django_db
SENIN = dasar.SENIN


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


def _halaman(orang: Pengguna) -> str:
    return klien_meja(orang).get("/kantor/standar/").content.decode()


@pytest.mark.syarat("R042", "R065")
def test_debts_stand_first_and_are_counted(sekdes: Pengguna, domisili: Layanan) -> None:
    """One of two services is decided; the office's own is no debt; working procedures are counted."""
    pabrik_standar.tetap(domisili, sekdes)
    usaha = pabrik.layanan("usaha")
    pabrik.layanan("barang", perbuatan=pabrik.TANPA_SURAT, subjek="internal")
    usaha.standar.get().langkah.filter(urut=2).update(menit=0)
    html = " ".join(_halaman(sekdes).split())
    assert "Hutang standar: dipakai, belum ditetapkan (1)" in html
    assert html.index("Layanan usaha") < html.index("Sudah ditetapkan (1)") < html.index("Layanan domisili")
    assert "langkahnya belum utuh" in html
    kini = cakupan()
    assert (kini.ditetapkan, kini.semua, [*hutang_standar()]) == (1, 2, [usaha])
    assert [(k.label, k.angka) for k in kartu(sekdes, SENIN) if k.label == "Hutang standar"] == [
        ("Hutang standar", "1")
    ]
    (angka,) = [
        satu for satu in indikator(Rentang(SENIN, SENIN)) if satu.kode == "layanan.standar_ditetapkan"
    ]
    assert (angka.nilai, angka.target) == (50, 100)


@pytest.mark.syarat("R115")
def test_a_law_out_of_force_flags_every_standard_that_cites_it(sekdes: Pengguna, domisili: Layanan) -> None:
    """As basis, or only of one requirement; the successor is named."""
    usaha = pabrik_standar.lengkap(pabrik.layanan("usaha").standar.get())
    satu = pabrik_standar.lengkap(domisili.standar.get())
    assert standar_berdasar_usang().count() == 0
    baru = pabrik_standar.peraturan("pp-2")
    lama = pabrik_standar.peraturan("pp-1", status="diganti", pengganti=baru)
    satu.dasar_hukum.add(lama)
    usaha.persyaratan.update(dasar=lama)
    assert standar_berdasar_usang().count() == 2
    assert _halaman(sekdes).count("Aturan usang") == 2
    rinci = klien_meja(sekdes).get(f"/kantor/standar/{usaha.pk}/").content.decode()
    assert "PP-1: diganti, penggantinya PP-2" in rinci
    assert "PP-1 sudah diganti, penggantinya PP-2. Perbarui dasar hukumnya." in rinci
    assert [k.angka for k in kartu(sekdes, SENIN) if k.label == "Aturan usang"] == ["2"]
    Peraturan.objects.update(status="berlaku")
    assert standar_berdasar_usang().count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_needs_the_same_queries(
    sekdes: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(banyak):
        satu = pabrik.layanan(f"layanan-{n}").standar.get()
        salin_standar(satu, pelaku=sekdes)
    with django_assert_num_queries(18):
        daftar = daftar_standar(SENIN)
    assert len(daftar) == banyak
    assert all(satu.draf and satu.berlaku for satu in daftar)


def test_a_decided_standard_comes_up_for_review(sekdes: Pengguna, domisili: Layanan) -> None:
    """Twelve months after it was decided, or after its last review."""

    def lewat(hari: date) -> bool:
        (satu,) = daftar_standar(hari)
        return bool(satu.berlaku and satu.berlaku.tinjau_lewat)

    satu = pabrik_standar.tetapkan_langsung(domisili.standar.get())
    setahun = SENIN.replace(year=2027)
    assert (lewat(setahun), lewat(setahun + timedelta(days=1))) == (False, True)
    saat = dasar.pukul(9, hari=date(2027, 6, 1))
    TinjauanStandar.objects.create(
        standar=satu, hasil="tetap", catatan="Masih baik", terjadi_pada=saat, dicatat_pada=saat
    )
    assert not lewat(setahun + timedelta(days=1))


def test_what_is_ready_is_told(sekdes: Pengguna, domisili: Layanan) -> None:
    satu = pabrik_standar.lengkap(domisili.standar.get())
    assert "2 peringatan belum dijawab" in " ".join(_halaman(sekdes).split())
    pabrik_standar.terjawab(satu, sekdes)
    assert "Siap ditetapkan" in _halaman(sekdes)
    assert VersiStandar.objects.get().ditetapkan is False
