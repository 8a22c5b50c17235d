"""Pages of the public site: written by the office, every save a new version, nothing lost."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import HariLibur, Jejak, Pengguna, SaluranAduan
from bungah.dasar.papan import BarisUmum, IsiHalaman
from bungah.dasar.peran import Peran
from bungah.naskah import papan
from bungah.naskah.alur_halaman import Baris, simpan_halaman
from bungah.naskah.models import Halaman, VersiHalaman
from bungah.naskah.rujukan import muat
from survei import papan as papan_survei
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def situs() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil()
        dasar.jam_kerja()
        muat()
        yield


@pytest.fixture
def sekdes() -> Pengguna:
    return dasar.pengguna("Rini", Peran.SEKDES)


def html(kode: str) -> str:
    jawab = Client().get(f"/tentang/{kode}/")
    assert jawab.status_code == 200
    return jawab.content.decode()


def simpan(kode: str, *baris: Baris, pelaku: Pengguna, **lain: Any) -> VersiHalaman:
    halaman = Halaman.objects.get(kode=kode)
    return simpan_halaman(halaman, pengantar="", sumber="Rapat", baris=baris, pelaku=pelaku, **lain)


def kiriman(**ubah: str) -> dict[str, str]:
    baku = {
        "versi": "1", "pengantar": "", "sumber": "Musdes 2026", "form-TOTAL_FORMS": "3",
        "form-INITIAL_FORMS": "2",
        "form-0-judul": "Visi", "form-0-nomor": "2", "form-0-isi": "Desa yang guyub\r\ndan melayani",
        "form-1-judul": "Misi", "form-1-nomor": "1", "form-1-isi": "",
    }  # fmt: skip
    return {**baku, **ubah}


def test_a_new_office_invents_nothing_and_is_told_so(sekdes: Pengguna) -> None:
    isi = html("profil")
    assert (isi.count("BELUM DIISI"), "<dt>Visi</dt>" in isi, "<dt>Misi</dt>" in isi) == (2, True, True)
    (kartu,) = papan.kartu(sekdes, dasar.SENIN)
    assert (kartu.angka, "Profil desa" in kartu.keterangan) == ("3", True)
    muat()
    assert VersiHalaman.objects.count() == Halaman.objects.count()
    assert Halaman.objects.filter(terbit=True).count() == 15


def test_saving_makes_a_version_and_the_old_one_stays_readable(sekdes: Pengguna) -> None:
    meja = klien_meja(sekdes)
    assert meja.post("/kantor/halaman/profil/", kiriman())["Location"] == "/kantor/halaman/profil/"
    isi = html("profil")
    assert "<p>Desa yang guyub<br>dan melayani</p>" in isi
    assert isi.index("<dt>Misi</dt>") < isi.index("<dt>Visi</dt>")
    assert list(VersiHalaman.objects.filter(halaman__kode="profil").values_list("versi", "dipakai")) == [
        (2, True),
        (1, False),
    ]
    assert "BELUM DIISI" in meja.get("/kantor/halaman/profil/?versi=1").content.decode()
    jejak = Jejak.objects.get(perbuatan="simpan_halaman").rinci
    assert jejak == {"halaman": "profil", "versi": 2}


def test_what_was_typed_is_not_lost_when_somebody_was_quicker(sekdes: Pengguna) -> None:
    simpan("profil", Baris("Visi", "Lain"), pelaku=sekdes)
    jawab = klien_meja(sekdes).post("/kantor/halaman/profil/", kiriman())
    assert jawab.status_code == 400
    assert "Orang lain baru saja menyimpan halaman ini." in jawab.content.decode()
    assert "Desa yang guyub" in jawab.content.decode()


def test_refusals(sekdes: Pengguna) -> None:
    simpan("profil", Baris("Visi", "Guyub"), pelaku=sekdes, dari_versi=1)
    with pytest.raises(Ditolak, match="Tidak ada yang berubah"):
        simpan("profil", Baris("Visi", "Guyub"), pelaku=sekdes)
    with pytest.raises(SudahBerubah):
        simpan("profil", Baris("Visi", "Baru"), pelaku=sekdes, dari_versi=1)
    with pytest.raises(TidakBerwenang):
        simpan("profil", Baris("Visi", "Baru"), pelaku=dasar.pengguna("Wahyu", Peran.PETUGAS_LAYANAN))


@pytest.mark.parametrize(
    "alamat", ["//jahat.id/", "https://jahat.id/", "javascript:alert(1)", "/\\jahat.id", "layanan/"]
)
def test_proof_is_an_address_of_this_site(sekdes: Pengguna, alamat: str) -> None:
    jawab = klien_meja(sekdes).post("/kantor/halaman/profil/", kiriman(**{"form-0-bukti": alamat}))
    assert "Tulis alamat di situs ini" in jawab.content.decode()
    assert VersiHalaman.objects.filter(halaman__kode="profil").count() == 1


def test_words_are_words_never_code(sekdes: Pengguna) -> None:
    isi = "<script>alert(1)</script> 100% {{ desa }} {% url 'x' %} " + "x" * 3_900
    simpan("profil", Baris("<b>Visi</b>", isi, "/layanan/"), pelaku=sekdes)
    halaman = html("profil")
    assert ("<script>alert" in halaman, "<b>Visi" in halaman) == (False, False)
    assert "100% {{ desa }} {% url &#x27;x&#x27; %}" in halaman
    assert '<a href="/layanan/">Lihat buktinya</a>' in halaman


@pytest.mark.parametrize("kode", ["tidak-ada", "profil'--", "%00", "../kantor", "x" * 5_000])
def test_odd_addresses_are_not_found(kode: str) -> None:
    assert Client().get(f"/tentang/{kode}/").status_code == 404


def test_a_hidden_page_leads_to_the_list(sekdes: Pengguna) -> None:
    klien_meja(sekdes).post("/kantor/halaman/katalog/tampil/", {"sembunyi": "1"})
    assert Client().get("/tentang/katalog/")["Location"] == "/tentang/"
    assert "Katalog" not in Client().get("/tentang/").content.decode()
    klien_meja(sekdes).post("/kantor/halaman/katalog/tampil/", {"terbit": "1"})
    assert "Katalog hasil layanan" in Client().get("/tentang/").content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_page_needs_four_queries_however_long(sekdes: Pengguna, banyak: int) -> None:
    simpan("hak-kewajiban", *(Baris(f"Hak {n}", "isi") for n in range(banyak)), pelaku=sekdes)
    meja = klien_meja(sekdes)
    meja.get("/kantor/halaman/")
    for klien, alamat, kali in (
        (Client(), "/tentang/hak-kewajiban/", 4),
        (Client(), "/tentang/", 2),
        (meja, "/kantor/halaman/", 6),
        (meja, "/kantor/halaman/hak-kewajiban/", 9),
    ):
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat).status_code == 200
        assert len(kueri) == kali, alamat


def test_rows_of_the_apps_follow_and_a_broken_app_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    baris = [BarisUmum(f"Baris {n}", ["isi"], ["satu", "dua"], "/layanan/", "baik") for n in range(6)]

    def tawarkan(kode: str, hari: date) -> list[IsiHalaman]:
        if kode != "capaian":
            raise RuntimeError(kode)
        return [IsiHalaman(baris, date(2027, 1, 1), "Dari aplikasi")]

    monkeypatch.setattr(papan_survei, "isi_halaman", tawarkan, raising=False)
    isi = html("capaian")
    assert isi.count('<details class="kartu">') == 6
    assert "Terakhir diperbarui 1 Januari 2027." in isi
    assert '<details class="kartu" open>' in Client().get("/tentang/capaian/?semua=1").content.decode()
    assert "Istilah" in html("istilah")


def test_location_says_hours_and_holidays() -> None:
    HariLibur.objects.create(tanggal=date(2026, 12, 25), nama="Hari Raya Natal")
    isi = html("lokasi")
    assert "Senin–Jumat: 08.00–15.00" in isi
    assert "Sabtu–Minggu: tutup" in isi
    assert "Jumat, 25 Desember 2026: Hari Raya Natal" in isi


@pytest.mark.syarat("R166")
def test_the_promise_stands_beside_rights_and_the_way_to_complain() -> None:
    SaluranAduan.objects.create(kode="kotak", jenis="kotak", nama="Kotak saran", isi="di ruang tunggu")
    isi = html("janji")
    assert "Kotak saran: di ruang tunggu" in isi
    assert 'href="/tentang/hak-kewajiban/"' in isi
    hak = html("hak-kewajiban")
    assert [k for k in ("Hak Anda: didengar", "Kewajiban Anda", "Kewajiban kami") if k not in hak] == []


@pytest.mark.syarat("R321")
def test_the_glossary_holds_the_terms_of_the_law_with_their_article() -> None:
    isi = html("istilah")
    istilah = re.findall(r"<dt>([^<]+)</dt>", isi)
    assert istilah == [
        "Pelayanan",
        "Pelayanan publik",
        "Penyelenggara pelayanan publik",
        "Atasan satuan kerja penyelenggara",
        "Organisasi penyelenggara",
        "Pelaksana",
        "Masyarakat",
        "Standar pelayanan",
        "Maklumat pelayanan",
        "Ombudsman",
    ]
    assert isi.count("Pasal 1 angka") == 9
