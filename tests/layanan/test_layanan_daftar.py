"""The public list of services and its search."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from layanan.models import KelompokAntrean, Layanan
from tests.pabrik import layanan as pabrik


@pytest.fixture
def tiga(kantor: None) -> list[Layanan]:
    """Three services in two groups."""
    lain = KelompokAntrean.objects.create(kode="B", nama="KTP dan KK", ikon="kartu", urutan=60)
    return [
        pabrik.layanan(kata_kunci="tempat tinggal, kos"),
        pabrik.layanan("ktp", nama_warga="Pengantar KTP", kelompok=lain, kata_kunci="KTP hilang", menit=60),
        pabrik.layanan("tanah", nama_warga="Riwayat tanah", kelompok=lain, menit=2100, syarat=()),
    ]


def html(cari: str = "") -> str:
    jawab = Client().get("/layanan/", {"cari": cari} if cari else {})
    assert jawab.status_code == 200
    return jawab.content.decode()


@pytest.mark.usefixtures("tiga")
def test_layanan_daftar_tells_papers_time_and_fee_by_group() -> None:
    isi = html()
    assert isi.index("Surat domisili") < isi.index("KTP dan KK") < isi.index("Riwayat tanah")
    assert "1 syarat · 30 menit · gratis" in isi
    assert "tanpa syarat · 6 hari kerja · gratis" in isi


@pytest.mark.usefixtures("tiga")
def test_layanan_daftar_finds_by_words_of_the_villager() -> None:
    isi = html("mau urus ktp hilang")
    assert "1 layanan untuk “mau urus ktp hilang”" in isi
    assert "Pengantar KTP" in isi
    assert "Surat domisili" not in isi


@pytest.mark.usefixtures("tiga")
@pytest.mark.parametrize("cari", ["helikopter", "<script>alert(1)</script>", "' OR 1=1--", "x" * 5_000])
def test_layanan_daftar_that_finds_nothing_says_what_to_do(cari: str) -> None:
    isi = html(cari)
    assert "Belum ketemu" in isi
    assert "Lihat semua layanan" in isi
    assert "<script>alert" not in isi


@pytest.mark.usefixtures("tiga")
def test_layanan_daftar_survives_a_nul_byte() -> None:
    assert Client().get("/layanan/?cari=%00ktp").status_code == 200


@pytest.mark.usefixtures("kantor")
def test_layanan_daftar_without_services_sends_to_the_office() -> None:
    assert "Daftar layanan belum diisi" in html()


def test_layanan_daftar_hides_what_is_not_offered(tiga: list[Layanan]) -> None:
    Layanan.objects.filter(pk=tiga[0].pk).update(aktif=False)
    tiga[1].standar.update(status="lama")
    isi = html()
    assert ("Surat domisili" in isi, "Pengantar KTP" in isi, "Riwayat tanah" in isi) == (False, False, True)


@pytest.mark.usefixtures("kantor")
@pytest.mark.parametrize("banyak", [1, 3])
def test_layanan_daftar_needs_two_queries(banyak: int) -> None:
    for nomor in range(banyak):
        pabrik.layanan(f"satu{nomor}")
    with CaptureQueriesContext(connection) as kueri:
        html()
    assert len(kueri) == 2


@pytest.mark.usefixtures("kantor")
def test_layanan_daftar_refuses_other_methods() -> None:
    assert Client().post("/layanan/").status_code == 405
