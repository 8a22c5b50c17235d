"""One standard on its page: gaps with the place to fill them, warnings with answers, deeds by role."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.standar import salin_standar
from layanan.models import Layanan, TanggapanPeringatan, VersiStandar
from tests.dasar.alat import klien_admin, klien_meja
from tests.pabrik import dasar
from tests.pabrik import standar as pabrik_standar
from tests.pabrik.kepegawaian import jabatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def draf(sekdes: Pengguna, domisili: Layanan) -> VersiStandar:
    return salin_standar(pabrik_standar.lengkap(domisili.standar.get()), pelaku=sekdes)


def _buka(orang: Pengguna, satu: VersiStandar) -> str:
    return " ".join(klien_meja(orang).get(f"/kantor/standar/{satu.pk}/").content.decode().split())


@pytest.mark.syarat("R045")
def test_gaps_lead_to_where_they_are_filled(sekdes: Pengguna, draf: VersiStandar) -> None:
    """Both blocks of obligations stand there; a filled component has no link."""
    VersiStandar.objects.filter(pk=draf.pk).update(jaminan="", kewajiban_pemohon="Membawa syarat.\nJujur.")
    html = _buka(sekdes, draf)
    assert "13 dari 14 komponen" in html
    assert f'href="/kantor/standar/{draf.pk}/ubah/#id_jaminan"' in html
    assert html.count("Isi sekarang") == 1
    assert "Kewajiban petugas</h2>" in html
    assert "<li>Membawa syarat.</li><li>Jujur.</li>" in html
    draf.persyaratan.update(dasar=None, ditinjau_pada=None)
    html = _buka(sekdes, draf)
    assert (html.count("Belum lengkap"), html.count("Belum terisi")) == (1, 1)
    assert f'<a href="/kantor/standar/{draf.pk}/syarat/">Tinjau persyaratannya</a>' in html
    berlaku = VersiStandar.objects.get(versi=1)
    VersiStandar.objects.filter(pk=berlaku.pk).update(jaminan="")
    halaman = _buka(sekdes, berlaku)
    assert ("Isi sekarang" in halaman, f'/{draf.pk}/">buka draf versi 2</a>' in halaman) == (False, True)


def test_warnings_are_answered_on_the_page(sekdes: Pengguna, draf: VersiStandar) -> None:
    """A short answer comes back with its words; a good one stands there with its name."""
    alamat = f"/kantor/standar/{draf.pk}/peringatan/"
    klien = klien_meja(sekdes)
    isi = {"kunci": "pelaksana", "angka": "2 dari 1", "alasan": "belum"}
    kembali = klien.post(alamat, isi).content.decode()
    assert "Tulis alasannya, paling sedikit 10 huruf." in kembali
    assert 'value="belum"' in kembali
    assert not TanggapanPeringatan.objects.exists()
    jawab = klien.post(alamat, isi | {"alasan": "Kasi merangkap sampai Januari"}, follow=True)
    assert "Kasi merangkap sampai Januari" in jawab.content.decode()
    assert TanggapanPeringatan.objects.get().oleh == sekdes
    for lain in ({"angka": "9 dari 1"}, {"kunci": "%d%s\x00<b>"}, {"kunci": "x" * 61}):
        basi = klien.post(alamat, isi | {"alasan": "Kasi merangkap sampai Januari"} | lain)
        assert basi.status_code == 200
    assert (
        "Angkanya sudah berubah"
        in klien.post(alamat, isi | {"kunci": "x", "alasan": "y" * 9 + "z"}).content.decode()
    )


@pytest.mark.parametrize(
    ("peran", "ada"),
    [
        (Peran.SEKDES, {"Ubah komponen", "Ubah langkah", "Pakai mulai hari ini", "Tetapkan dengan SK"}),
        (Peran.KADES, {"Pakai mulai hari ini", "Tetapkan dengan SK"}),
        (Peran.ADMIN, {"Ubah komponen", "Ubah langkah"}),
        (Peran.AUDITOR, set()),
    ],
)
def test_deeds_by_role(draf: VersiStandar, peran: Peran, ada: set[str]) -> None:
    orang = dasar.pengguna("Siapa", peran)
    klien = (klien_admin if peran == Peran.ADMIN else klien_meja)(orang)
    html = klien.get(f"/kantor/standar/{draf.pk}/").content.decode()
    semua = {"Ubah komponen", "Ubah langkah", "Pakai mulai hari ini", "Tetapkan dengan SK"}
    assert {kata for kata in semua if f"<span>{kata}" in html} == ada - {"Tetapkan dengan SK"}
    pabrik_standar.terjawab(draf, orang)
    html = klien.get(f"/kantor/standar/{draf.pk}/").content.decode()
    assert {kata for kata in semua if f"<span>{kata}" in html} == ada
    assert ("Ubah jawaban" in html) == (peran in {Peran.SEKDES, Peran.ADMIN})


def test_an_office_from_before_fills_what_is_empty(sekdes: Pengguna, domisili: Layanan) -> None:
    """Proposals for what nobody wrote, papers of the steps too; what the office wrote stays."""
    draf = salin_standar(domisili.standar.get(), pelaku=sekdes)
    VersiStandar.objects.filter(pk=draf.pk).update(jaminan="Janji kami sendiri")
    draf.langkah.update(dokumen="", keluaran="")
    jabatan("sekdes")
    pabrik_standar.sarana("komputer", "sarana")
    klien, alamat = klien_meja(sekdes), f"/kantor/standar/{draf.pk}/usul/"
    html = klien.post(alamat, follow=True).content.decode()
    assert "17 bagian diisi dengan usulan" in html
    draf.refresh_from_db()
    assert (draf.jaminan, draf.evaluasi_tiap, draf.jumlah_pelaksana) == ("Janji kami sendiri", "semester", 3)
    assert draf.langkah.get(urut=2).keluaran == "Konsep surat"
    assert not draf.langkah.filter(dokumen="").exists()
    assert "Tidak ada bagian kosong" in klien.post(alamat, follow=True).content.decode()
    assert "Isi yang kosong" not in _buka(sekdes, draf)


def test_a_draft_is_copied_and_used(sekdes: Pengguna, domisili: Layanan) -> None:
    lama = domisili.standar.get()
    klien = klien_meja(sekdes)
    jawab = klien.post(f"/kantor/standar/{lama.pk}/salin/")
    draf = VersiStandar.objects.get(versi=2)
    assert jawab["Location"] == f"/kantor/standar/{draf.pk}/"
    assert "sudah punya draf" in klien.post(f"/kantor/standar/{lama.pk}/salin/", follow=True).content.decode()
    html = klien.post(f"/kantor/standar/{draf.pk}/pakai/", follow=True).content.decode()
    assert "masih perlu ditetapkan" in html
    assert VersiStandar.objects.get(versi=2).status == "berlaku"


def test_a_decided_version_shows_its_sk_and_is_asked_no_more(sekdes: Pengguna, domisili: Layanan) -> None:
    satu = pabrik_standar.tetap(domisili, sekdes)
    html = _buka(sekdes, satu)
    assert f"SK {satu.sk_nomor} tanggal 23 November 2026" in html
    assert f'href="/kantor/kegiatan/{satu.sidang_id}/"' in html
    assert "Sebelum ditetapkan" not in html


@pytest.mark.parametrize("banyak", [1, 9])
def test_the_page_needs_the_same_queries(
    sekdes: Pengguna, draf: VersiStandar, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(banyak):
        dasar_syarat = pabrik_standar.peraturan()
        draf.persyaratan.create(urut=n + 5, nama=f"Berkas {n}", untuk="Benar", dasar=dasar_syarat)
    klien = klien_meja(sekdes)
    klien.get("/kantor/")
    with django_assert_num_queries(22):
        klien.get(f"/kantor/standar/{draf.pk}/")


def test_the_page_leads_to_every_print_of_its_service(petugas: Pengguna, domisili: Layanan) -> None:
    satu = domisili.standar.get()
    isi = klien_meja(petugas).get(f"/kantor/standar/{satu.pk}/").content.decode()
    for jenis in ("standar-lengkap", "leaflet", "sop", "janji"):
        assert f'href="{reverse("naskah:cetakan", args=[jenis])}?kode=domisili"' in isi
    domisili.standar.update(status="lama")
    assert (
        "Cetakan layanan ini" not in klien_meja(petugas).get(f"/kantor/standar/{satu.pk}/").content.decode()
    )
