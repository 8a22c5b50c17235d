"""The public list of services and its search."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from layanan.models import KelompokAntrean, Layanan, Peraturan
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
    isi = html().partition('id="hasil"')[2]
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


@pytest.mark.syarat("R177")
@pytest.mark.parametrize(
    ("saring", "ada"),
    [
        ({"kelompok": "B"}, {"Pengantar KTP", "Riwayat tanah"}),
        ({"waktu": "30"}, {"Surat domisili"}),
        ({"waktu": "sehari"}, {"Surat domisili", "Pengantar KTP"}),
        ({"biaya": "berbayar"}, {"Riwayat tanah"}),
        ({"biaya": "gratis", "cari": "ktp"}, {"Pengantar KTP"}),
        ({"jenis": "jasa"}, set()),
        ({"kelompok": "Z", "waktu": "' OR 1=1--"}, {"Surat domisili", "Pengantar KTP", "Riwayat tanah"}),
    ],
)
def test_layanan_daftar_is_filtered(tiga: list[Layanan], saring: dict[str, str], ada: set[str]) -> None:
    dasar = Peraturan.objects.create(kode="perdes-1", nama="Perdes 1")
    tiga[2].standar.update(biaya=5_000, dasar_biaya=dasar)
    with CaptureQueriesContext(connection) as kueri:
        isi = Client().get("/layanan/", saring).content.decode().partition('id="hasil"')[2]
    assert {satu.nama_warga for satu in tiga if satu.nama_warga in isi} == ada
    assert len(kueri) <= 3
    assert ("Belum ketemu" in isi) == (not ada)


@pytest.mark.usefixtures("tiga")
def test_layanan_daftar_answers_with_the_found_part_only() -> None:
    jawab = Client().get("/layanan/", {"cari": "ktp"}, headers={"X-Potong": "1"})
    isi = jawab.content.decode()
    assert ("Pengantar KTP" in isi, "<html" in isi, "<form" in isi) == (True, False, False)
    assert "X-Potong" in jawab["Vary"]


@pytest.mark.usefixtures("kantor")
def test_layanan_daftar_refuses_other_methods() -> None:
    assert Client().post("/layanan/").status_code == 405
