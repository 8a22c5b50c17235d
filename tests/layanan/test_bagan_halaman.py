"""Pages that show a flowchart, and the doors to its prints."""

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.katalog import TidakDicetak
from layanan.cetak import bagan_alir
from layanan.cetak.sop import isi_sop
from layanan.kueri.komponen import susun_potret
from layanan.models import Langkah, Layanan, VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.standar import cabangkan, tetapkan_langsung

pytestmark = pytest.mark.django_db
PANJANG = "Mempertanggungjawabkansebesarbesarnyakesejahteraanmasyarakat"


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


def _teks(klien: Client, alamat: str) -> str:
    jawab = klien.get(alamat, follow=True)
    assert jawab.status_code == 200
    return jawab.content.decode()


@pytest.mark.syarat("R099")
def test_everybody_sees_the_chart_and_the_same_steps_in_words(domisili: Layanan) -> None:
    cabangkan(domisili.standar.get(), {3: (("Setuju", 4), ("Perbaiki", 2))})
    Langkah.objects.filter(urut=2).update(nama_dinding="Tulis")
    isi = _teks(Client(), "/layanan/domisili/bagan/")
    assert "<title>Bagan alir Surat domisili, 4 langkah</title>" in isi
    assert ">Tulis</text>" in isi
    assert "<strong>2. Tulis surat</strong>" in isi
    assert "Perbaiki: ke langkah 2" in isi
    assert "style=" not in isi
    assert 'href="/layanan/domisili/bagan/"' in _teks(Client(), "/layanan/domisili/")


def test_a_word_wider_than_a_phone_leaves_the_words(domisili: Layanan) -> None:
    Langkah.objects.filter(urut=2).update(nama=PANJANG)
    isi = _teks(Client(), "/layanan/domisili/bagan/")
    assert "<svg xmlns" not in isi.split("Dengan kata-kata")[0].split("Bagan</h2>")[1]
    assert PANJANG in isi
    gambar = Client().get("/layanan/domisili/bagan.svg")
    assert (gambar.status_code, b"ada kata yang terlalu panjang" in gambar.content) == (200, True)


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.syarat("R100")
def test_all_charts_stand_on_one_page_in_two_queries(
    kantor: None, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(banyak):
        standar = pabrik.layanan(f"satu-{n}").standar.get()
        VersiStandar.objects.filter(pk=standar.pk).update(potret=susun_potret(standar))
    klien = Client()
    klien.get("/bagan/")
    with django_assert_num_queries(2):
        isi = _teks(klien, "/bagan/")
    assert isi.count('loading="lazy"') == banyak
    assert f'src="/layanan/satu-{banyak - 1}/bagan.svg"' in isi
    gambar = klien.get("/layanan/satu-0/bagan.svg")
    assert (gambar["Content-Type"], b"</svg>" in gambar.content) == ("image/svg+xml", True)


def test_no_chart_of_a_service_that_is_not_there(kantor: None) -> None:
    assert [Client().get(f"/layanan/tiada/{nama}").status_code for nama in ("bagan/", "bagan.svg")] == [
        404,
        404,
    ]


@pytest.mark.syarat("R098")
def test_the_officer_sees_the_running_step_marked_with_real_minutes(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller, tanpa_mesin: None
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    jam.shift(7 * 60)
    isi = _teks(klien_meja(petugas), f"/kantor/permohonan/{satu.pk}/")
    assert "Bagan alir, langkah sekarang ditandai" in isi
    assert ">Sekarang di sini, sudah 7 menit</text>" in isi
    assert isi.count('fill="#f0b429"') == 1


@pytest.mark.syarat("R101")
def test_a_version_shows_target_beside_reality_and_its_prints(sekdes: Pengguna, domisili: Layanan) -> None:
    standar = domisili.standar.get()
    isi = _teks(klien_meja(sekdes), f"/kantor/standar/{standar.pk}/bagan/")
    assert "belum pernah dijalani" in isi
    for jenis in ("bagan-alir", "bagan-sederhana", "sop"):
        assert f'href="/kantor/cetakan/{jenis}/?kode=domisili"' in isi


@pytest.mark.parametrize("perbuatan", [pabrik.TANPA_SURAT, pabrik.DIPERIKSA])
def test_a_version_asks_as_much_for_many_steps(
    sekdes: Pengguna, perbuatan: tuple[str, ...], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    standar = pabrik.layanan(perbuatan=perbuatan).standar.get()
    klien = klien_meja(sekdes)
    klien.get(f"/kantor/standar/{standar.pk}/bagan/")
    with django_assert_num_queries(16):
        klien.get(f"/kantor/standar/{standar.pk}/bagan/")


@pytest.mark.syarat("R104", "R108")
def test_a_broken_graph_is_not_printed_and_says_why(sekdes: Pengguna, domisili: Layanan) -> None:
    Langkah.objects.filter(urut=2).update(dokumen="")
    kalimat = "Langkah 2 «Tulis surat» belum menyebut berkas yang masuk."
    with pytest.raises(TidakDicetak, match=kalimat):
        bagan_alir.isi_bagan("domisili")
    isi = _teks(klien_meja(sekdes), f"/kantor/standar/{domisili.standar.get().pk}/bagan/")
    assert (kalimat in isi, "/kantor/cetakan/bagan-alir/" in isi) == (True, False)
    Langkah.objects.filter(urut=2).update(dokumen="Berkas")
    Langkah.objects.filter(urut=4).update(jenis="proses")
    with pytest.raises(TidakDicetak, match="Langkah terakhir harus berjenis «selesai»"):
        isi_sop("domisili")


@pytest.mark.syarat("R113")
def test_the_sop_is_numbered_and_approved_by_the_decree_of_its_standard(domisili: Layanan) -> None:
    draf = isi_sop("domisili")
    assert (draf["draf"], dict(draf["baris"])["Dasar pengesahan"]) == (True, "belum ditetapkan dengan SK")
    tetapkan_langsung(domisili.standar.get())
    isi = isi_sop("domisili")
    baris = dict(isi["baris"])
    assert isi["draf"] is False
    assert baris["Nomor SOP"] == f"SOP/{domisili.pk:03d}/1/2026"
    assert baris["Dasar pengesahan"].startswith("SK ")
    assert [judul for judul, _ in isi["kotak"]] == [
        "Dasar hukum",
        "Kualifikasi pelaksana",
        "Keterkaitan",
        "Peralatan/perlengkapan",
        "Peringatan",
        "Pencatatan dan pendataan",
    ]
