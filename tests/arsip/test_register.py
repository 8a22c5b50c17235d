"""The outgoing register: columns of the agenda book, states with reasons, keyset pages, filters."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arsip.alur import ALUR_SURAT_KELUAR, sanggah
from arsip.models import Pengesahan, SuratKeluar
from arsip.views import register
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_meja
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai


@pytest.fixture
def pembaca(penulis: Pengguna) -> Client:
    """A browser of the archive officer."""
    return klien_meja(dasar.pengguna("Citra", Peran.ARSIPARIS))


def nomor(klien: Client, alamat: str = "/kantor/register/") -> list[int]:
    """Counts on the page, from the top."""
    jawab = klien.get(alamat)
    assert jawab.status_code == 200
    return [int(n) for n in re.findall(r'<td class="angka">(\d+)</td>', jawab.content.decode())]


def test_register_shows_the_columns_of_the_agenda_book(pembaca: Client, penulis: Pengguna) -> None:
    surat = pabrik.surat_keluar(penulis)
    isi = pembaca.get("/kantor/register/").content.decode()
    assert re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', isi) == [
        "No",
        "Nomor dan tanggal surat",
        "Kepada",
        "Isi singkat",
        "Keadaan",
    ]
    butir = (surat.naskah.nomor, "23 November 2026", "Siti Aminah", "Keterangan domisili", "400.12.2.1")
    assert [satu for satu in butir if satu not in isi] == []


def test_register_marks_every_state_and_its_reason(
    pembaca: Client, penulis: Pengguna, penanda: Pegawai, kades: Pengguna
) -> None:
    pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    sanggah(Pengesahan.objects.get(), pelaku=kades, alasan="Bukan saya")
    pabrik.surat_menunggu(penulis)
    batal = pabrik.surat_keluar(penulis)
    ALUR_SURAT_KELUAR.jalankan(batal, "batalkan", pelaku=penulis, alasan="Salah nama warga")
    for status in ("cadangan", "hilang"):
        SuratKeluar.objects.filter(pk=pabrik.surat_keluar(penulis).pk).update(
            status=status, alasan="Mati listrik"
        )
    pabrik.surat_keluar(penulis)
    isi = pembaca.get("/kantor/register/").content.decode()
    lencana = re.findall(r'<span class="lencana lencana-(\w+)">.*?</svg>([^<]+)</span>', isi)
    assert lencana == [
        ("proses", "Disiapkan"),
        ("telat", "Hilang saat pemulihan"),
        ("info", "Cadangan darurat"),
        ("batal", "Batal"),
        ("tunggu", "Menunggu tanda tangan"),
        ("baik", "Terbit"),
        ("telat", "Disanggah"),
    ]
    assert "Salah nama warga" in isi


@pytest.mark.parametrize(
    ("status", "harap"),
    [("", [3, 2, 1]), ("menunggu", [2]), ("terbit", [1]), ("disanggah", [1]), ("batal", [])],
)
def test_register_filters_by_state(
    status: str, harap: list[int], pembaca: Client, penulis: Pengguna, penanda: Pegawai, kades: Pengguna
) -> None:
    pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    sanggah(Pengesahan.objects.get(), pelaku=kades, alasan="Bukan saya")
    pabrik.surat_menunggu(penulis)
    pabrik.surat_keluar(penulis)
    assert nomor(pembaca, f"/kantor/register/?status={status}") == harap


def test_register_filters_by_year(pembaca: Client, penulis: Pengguna, jam: time_machine.Traveller) -> None:
    pabrik.surat_keluar(penulis)
    jam.move_to(dasar.pukul(9, hari=date(2027, 1, 4)))
    pabrik.surat_keluar(dasar.pengguna("Eka", Peran.PETUGAS_LAYANAN, sampai=None), tanggal=date(2027, 1, 4))
    klien = klien_meja(dasar.pengguna("Fajar", Peran.ARSIPARIS, sampai=None))
    isi = klien.get("/kantor/register/").content.decode()
    assert "Buku surat keluar 2027" in isi
    assert re.findall(r'<option value="(20\d\d)"', isi) == ["2027", "2026"]
    assert "Buku surat keluar 2026" in klien.get("/kantor/register/?tahun=2026").content.decode()
    assert nomor(klien, "/kantor/register/?tahun=2026") == [1]


def test_register_pages_forth_and_back(
    pembaca: Client, penulis: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "BANYAK", 2)
    for _ in range(5):
        pabrik.surat_keluar(penulis)
    isi = pembaca.get("/kantor/register/?tahun=2026&status=disiapkan").content.decode()
    assert 'rel="prev"' not in isi
    lama = re.findall(r'href="([^"]+)" rel="next"', isi)[0].replace("&amp;", "&")
    assert lama == "?tahun=2026&status=disiapkan&sebelum=4"
    assert nomor(pembaca, f"/kantor/register/{lama}") == [3, 2]
    isi = pembaca.get(f"/kantor/register/{lama}").content.decode()
    baru = re.findall(r'href="([^"]+)" rel="prev"', isi)[0].replace("&amp;", "&")
    assert nomor(pembaca, f"/kantor/register/{baru}") == [5, 4]
    assert nomor(pembaca, "/kantor/register/?sebelum=2") == [1]


@pytest.mark.parametrize(
    "tanya",
    ["tahun=0", "tahun=x", "tahun=9999", "status=saya", "sebelum=-1", "sebelum=1e9", "sebelum=99999999999",
     "sesudah=%00", "sebelum='", "status=terbit&status=batal", "tahun="],
)  # fmt: skip
def test_register_survives_any_question(tanya: str, pembaca: Client, penulis: Pengguna) -> None:
    pabrik.surat_keluar(penulis)
    assert pembaca.get(f"/kantor/register/?{tanya}").status_code == 200


def test_register_says_which_filter_is_wrong(pembaca: Client, penulis: Pengguna) -> None:
    pabrik.surat_keluar(penulis)
    isi = pembaca.get("/kantor/register/?status=saya").content.decode()
    assert "isian-galat" in isi
    assert "Tidak ada surat di sini" in isi


def test_register_without_a_letter_says_how_they_come(pembaca: Client) -> None:
    isi = pembaca.get("/kantor/register/").content.decode()
    assert "Surat masuk ke buku ini sendiri, begitu mendapat nomor." in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_register_needs_seven_queries(banyak: int, pembaca: Client, penulis: Pengguna) -> None:
    for _ in range(banyak):
        pabrik.surat_menunggu(penulis)
    pembaca.get("/kantor/register/")
    with CaptureQueriesContext(connection) as kueri:
        pembaca.get("/kantor/register/")
    assert len(kueri) == 7


def test_register_loads_no_letter(pembaca: Client, penulis: Pengguna) -> None:
    pabrik.surat_menunggu(penulis)
    with CaptureQueriesContext(connection) as kueri:
        pembaca.get("/kantor/register/")
    assert [q["sql"] for q in kueri if "naskahisi" in q["sql"] or '"rincian"' in q["sql"]] == []


@pytest.mark.parametrize("peran", [Peran.BENDAHARA, Peran.ADMIN, Peran.PENGADUAN])
def test_register_is_closed_to_other_roles(peran: Peran, penulis: Pengguna) -> None:
    klien = klien_meja(dasar.pengguna("Gita", peran))
    jawab = klien.get("/kantor/register/")
    assert jawab.status_code == (302 if peran == Peran.ADMIN else 403)  # an admin needs the code first


def test_register_is_closed_to_strangers(penulis: Pengguna) -> None:
    assert Client().get("/kantor/register/")["Location"].startswith("/masuk/")


def test_register_refuses_other_methods(pembaca: Client) -> None:
    assert pembaca.post("/kantor/register/").status_code == 405
