"""The fourteen components: each emptied alone is named; what was decided is frozen."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import SaluranAduan
from bungah.dasar.peran import Peran
from kepegawaian.models import Jabatan, Pegawai
from layanan.alur.penetapan import isi_potret_kosong
from layanan.alur.standar import salin_standar
from layanan.aturan.komponen import ENAM_PANRB, ENAM_SEED, KOMPONEN, Bahan, lengkap, susun_komponen
from layanan.kueri.komponen import komponen_standar, potret, susun_potret
from layanan.models import Layanan, VersiStandar
from tests.pabrik import dasar
from tests.pabrik import standar as pabrik

pytestmark = pytest.mark.django_db
Kosongkan = Callable[[VersiStandar], Any]


@pytest.fixture
def standar(domisili: Layanan) -> VersiStandar:
    return pabrik.lengkap(domisili.standar.get())


def _hapus(**isi: Any) -> Kosongkan:
    return lambda satu: VersiStandar.objects.filter(pk=satu.pk).update(**isi)


def _kurang(standar: VersiStandar, kosongkan: Kosongkan) -> dict[str, str]:
    """What is missing once one thing was taken away."""
    assert lengkap(komponen_standar(standar)) == 14
    kosongkan(standar)
    return {s.kode: s.kurang for s in komponen_standar(VersiStandar.objects.get(pk=standar.pk)) if s.kurang}


@pytest.mark.syarat("R047", "R048", "R049")
@pytest.mark.parametrize(
    ("kode", "kosongkan", "kalimat"),
    [
        ("dasar_hukum", lambda s: s.dasar_hukum.clear(), "Pilih paling sedikit satu peraturan."),
        ("persyaratan", lambda s: s.persyaratan.all().delete(), "Tulis paling sedikit satu persyaratan."),
        ("persyaratan", lambda s: s.persyaratan.update(dasar=None), "tiap persyaratan: KTP-el."),
        ("prosedur", lambda s: s.langkah.filter(urut=2).update(menit=0), "Langkah 2 «Tulis surat» belum"),
        ("prosedur", lambda s: Jabatan.objects.update(unit=""), "belum punya unit kerja"),
    ],
)
def test_hukum_syarat_dan_alur(standar: VersiStandar, kode: str, kosongkan: Kosongkan, kalimat: str) -> None:
    kurang = _kurang(standar, kosongkan)
    assert list(kurang) == [kode]
    assert kalimat in kurang[kode]


@pytest.mark.syarat("R050", "R051", "R052")
@pytest.mark.parametrize(
    ("kode", "kosongkan", "kalimat"),
    [
        ("biaya", _hapus(dasar_biaya=None), "Sebut dasar hukum biayanya, juga bila gratis."),
        ("biaya", _hapus(biaya=5000), "Biaya Rp5.000,00 harus dirinci"),
        ("produk", _hapus(produk=""), "Tulis apa yang diterima warga."),
    ],
)
def test_biaya_dan_produk(standar: VersiStandar, kode: str, kosongkan: Kosongkan, kalimat: str) -> None:
    """Nothing costs is the beginning, and has its basis; the time is what the clock promises."""
    isi = {satu.kode: satu.isi for satu in komponen_standar(standar)}
    assert isi["waktu"] == ("30 menit sejak berkas lengkap sampai siap diambil",)
    assert isi["biaya"][0] == "Rp0 (gratis)"
    assert [s.kode for s in susun_komponen(Bahan()) if s.kurang == "Isi waktu janji."] == ["waktu"]
    kurang = _kurang(standar, kosongkan)
    assert list(kurang) == [kode]
    assert kalimat in kurang[kode]


@pytest.mark.syarat("R053", "R054", "R055")
@pytest.mark.parametrize(
    ("kode", "kosongkan", "kalimat"),
    [
        ("sarana", lambda s: s.sarana.clear(), "Pilih sarana atau prasarana yang dipakai."),
        ("kompetensi", _hapus(kompetensi=" \n "), "Tulis kecakapan"),
        ("pengawasan", _hapus(pengawas=None), "Isi siapa yang mengawasi"),
        ("pengawasan", _hapus(pengawasan_tiap=""), "Isi siapa yang mengawasi"),
        ("pengawasan", _hapus(pengawasan_cara=""), "Isi siapa yang mengawasi"),
    ],
)
def test_sarana_kecakapan_pengawasan(
    standar: VersiStandar, kode: str, kosongkan: Kosongkan, kalimat: str
) -> None:
    kurang = _kurang(standar, kosongkan)
    assert list(kurang) == [kode]
    assert kalimat in kurang[kode]


@pytest.mark.syarat("R056", "R057", "R058")
@pytest.mark.parametrize(
    ("kode", "kosongkan", "kalimat"),
    [
        ("pengaduan", lambda _: SaluranAduan.objects.update(aktif=False), "Isi daftar saluran pengaduan."),
        ("pengaduan", lambda _: Pegawai.objects.update(aktif=False), "Tunjuk petugas pengaduan dengan SK"),
        ("pelaksana", _hapus(jumlah_pelaksana=None), "Isi jumlah pelaksana."),
        ("jaminan", _hapus(jaminan=""), "Tulis jaminan bahwa layanan diberikan sesuai standar."),
    ],
)
def test_pengaduan_pelaksana_jaminan(
    standar: VersiStandar, kode: str, kosongkan: Kosongkan, kalimat: str
) -> None:
    kurang = _kurang(standar, kosongkan)
    assert list(kurang) == [kode]
    assert kalimat in kurang[kode]


@pytest.mark.syarat("R059", "R060")
@pytest.mark.parametrize(
    ("kode", "kosongkan", "kalimat"),
    [
        ("keamanan", _hapus(keamanan=""), "Tulis apa yang membuat warga dan datanya aman."),
        ("evaluasi", _hapus(evaluasi_tiap=""), "Isi seberapa sering petugas dinilai dan caranya."),
        ("evaluasi", _hapus(evaluasi_cara=""), "Isi seberapa sering petugas dinilai dan caranya."),
    ],
)
def test_keamanan_dan_evaluasi(standar: VersiStandar, kode: str, kosongkan: Kosongkan, kalimat: str) -> None:
    kurang = _kurang(standar, kosongkan)
    assert list(kurang) == [kode]
    assert kalimat in kurang[kode]


def test_the_six_of_the_public_and_of_the_seed() -> None:
    assert [satu.huruf for satu in KOMPONEN] == list("abcdefghijklmn")
    assert len(ENAM_PANRB) == len(ENAM_SEED) == 6
    assert {*ENAM_PANRB, *ENAM_SEED} <= {satu.kode for satu in KOMPONEN}
    assert all(satu.kurang for satu in susun_komponen(Bahan()))


def test_potret_holds_what_is_promised_and_no_name(standar: VersiStandar) -> None:
    isi = susun_potret(standar)
    assert isi["angka"] == {"menit": 30, "biaya": 0, "langkah": 4, "serah": 2, "syarat": 1}
    assert [s["nama"] for s in isi["syarat"]] == ["KTP-el"]
    assert (isi["langkah"][2]["jabatan"], isi["langkah"][2]["kode_jabatan"]) == ("Kepala Desa", "kades")
    assert isi["kewajiban_petugas"] == ["Isi kewajiban petugas."]
    assert isi["dasar_hukum"] == ["uu-25-2009"]
    assert "Ani Lestari" not in str(isi)


def test_decided_components_are_read_from_the_row_alone(
    standar: VersiStandar, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pabrik.tetapkan_langsung(standar)
    standar.potret = susun_potret(standar)
    standar.save()
    VersiStandar.objects.filter(pk=standar.pk).update(jaminan="")
    satu = VersiStandar.objects.get(pk=standar.pk)
    with django_assert_num_queries(0):
        assert lengkap(komponen_standar(satu)) == 14
        assert potret(satu)["angka"]["menit"] == 30


@pytest.mark.parametrize("banyak", [1, 9])
def test_components_need_the_same_queries_however_much_there_is(
    standar: VersiStandar, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(banyak):
        standar.persyaratan.create(urut=n + 2, nama=f"Berkas {n}", untuk="Benar", dasar=pabrik.peraturan())
    satu = VersiStandar.objects.get(pk=standar.pk)
    with django_assert_num_queries(10):
        komponen_standar(satu)


def test_the_night_freezes_what_is_in_force_and_nothing_else(standar: VersiStandar) -> None:
    draf = salin_standar(standar, pelaku=dasar.pengguna("Wiwik", Peran.SEKDES))
    assert isi_potret_kosong() == 1
    standar.refresh_from_db()
    draf.refresh_from_db()
    assert (standar.potret["angka"]["langkah"], draf.potret) == (4, {})
    assert isi_potret_kosong() == 0
