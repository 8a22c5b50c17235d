"""The public status page: the answer first, no name, no NIK, no address; only misses are counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.ingatan import lupakan
from bungah.dasar.models import HitunganMeleset, Pengguna
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.giliran import tunda
from layanan.alur.standar import jaga_loket
from layanan.alur.surat import ajukan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.models import Jeda, Layanan, Permohonan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine
    from pytest_django.fixtures import Settings

NIK = "3525990305880012"
RAHASIA = (NIK, "0012", "Siti", "Aminah", "Melati", "Kaliwot", "6281234567890", "mendaftar sekolah")


def buka(permohonan: Permohonan) -> str:
    jawab = Client().get(f"/s/{permohonan.kunjungan.kode}/")
    assert jawab.status_code == 200
    return jawab.content.decode()


def minta(domisili: Layanan, petugas: Pengguna, **isi: Any) -> Permohonan:
    warga = dasar.warga(nik=NIK, telepon="6281234567890")
    return pabrik.permohonan(domisili, petugas, warga=warga, **isi)


@pytest.mark.syarat("R038")
def test_status_answers_when_and_by_whom(domisili: Layanan, petugas: Pengguna) -> None:
    html = buka(minta(domisili, petugas))
    assert "Surat domisili Anda siap sekitar pukul 09.30" in html
    assert "Surat sedang dibuat" in html
    assert "sejak pukul 09.00 · oleh Budi Santoso" in html


def test_status_names_the_day_when_it_is_not_today(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(14, 45))
    html = buka(minta(domisili, petugas))
    assert "Surat domisili Anda siap besok, Selasa 24 November, sekitar pukul 08.15" in html


def test_status_of_a_late_letter_says_so_and_names_the_right(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    permohonan = minta(domisili, petugas)
    jam.move_to(dasar.pukul(9, 31))
    html = buka(permohonan)
    assert "Surat domisili Anda terlambat" in html
    assert "Janjinya siap pukul 09.30. Kami mohon maaf." in html
    assert "Anda berhak menanyakan sebabnya dan mengadu" in html


def test_status_lists_missing_papers_and_starts_no_clock(domisili: Layanan, petugas: Pengguna) -> None:
    html = buka(minta(domisili, petugas, lengkap=False))
    assert "Surat domisili: berkas belum lengkap" in html
    assert "<li>KTP-el</li>" in html
    assert "siap sekitar" not in html


def test_status_stands_still_while_the_office_waits_for_the_villager(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    permohonan = minta(domisili, petugas)
    tunda(permohonan, jenis=Jeda.Jenis.WARGA, alasan="Nama di KTP Siti Aminah beda", pelaku=petugas)
    jam.move_to(dasar.pukul(12))
    html = buka(permohonan)
    assert "Surat domisili Anda menunggu kabar dari Anda" in html
    assert "beda" not in html


@pytest.mark.usefixtures("tanpa_mesin")
def test_status_walks_to_the_hand_over(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    permohonan = Permohonan.objects.get(pk=surat.permohonan_id)
    assert "Menunggu tanda tangan Kepala Desa" in buka(permohonan)
    siap = pabrik.permohonan_siap(domisili, petugas)
    html = buka(siap)
    assert "Surat domisili Anda siap diambil" in html
    assert "Bawa tanda terima" in html
    jam.shift(timedelta(minutes=20))
    pabrik.serahkan(siap, petugas)
    html = buka(siap)
    assert "Surat domisili Anda sudah diambil" in html
    assert "Senin, 23 November 2026 pukul 09.20." in html


def test_status_of_work_without_a_letter_waits_for_no_signature(petugas: Pengguna) -> None:
    tanpa = pabrik.layanan("lapor", perbuatan=pabrik.TANPA_SURAT, nama_warga="Lapor kelahiran")
    html = buka(pabrik.permohonan(tanpa, petugas))
    assert "Urusan lapor kelahiran Anda siap sekitar pukul 09.30" in html
    assert "Sedang dikerjakan" in html
    assert "tanda tangan" not in html


def test_status_of_a_number_says_how_many_are_before(petugas: Pengguna) -> None:
    pabrik.kunjungan()
    kode = pabrik.kunjungan().kode
    html = Client().get(f"/s/{kode}/").content.decode()
    assert "Nomor A-002: 1 orang di depan Anda" in html


def test_status_of_a_called_number_says_where_to_go(petugas: Pengguna) -> None:
    pabrik.layanan()
    jaga_loket(pabrik.loket(), pelaku=petugas)
    kode = pabrik.kunjungan().kode
    dipanggil = panggil_berikut(pelaku=petugas)
    assert dipanggil is not None
    assert "Nomor A-001 dipanggil ke Loket 1" in Client().get(f"/s/{kode}/").content.decode()
    ALUR_KUNJUNGAN.jalankan(dipanggil, "tidak_hadir", pelaku=petugas)
    assert "Nomor A-001 sudah dipanggil" in Client().get(f"/s/{kode}/").content.decode()


def test_status_of_a_number_ends_with_its_day(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    kode = pabrik.kunjungan().kode
    jam.shift(timedelta(days=1))
    html = Client().get(f"/s/{kode}/").content.decode()
    assert "Nomor A-001 untuk Senin, 23 November sudah tidak berlaku" in html


@pytest.mark.usefixtures("tanpa_mesin")
@pytest.mark.parametrize(
    ("status", "kata"),
    [
        ("ditahan", "akan dilanjutkan"),
        ("tidak_hadir", "sudah dipanggil, Anda belum terlihat"),
        ("tidak_terlayani", "belum sempat dilayani"),
        ("batal", "dibatalkan"),
        ("selesai", "sudah dilayani"),
    ],
)
def test_status_of_a_number_tells_the_truth_about_its_end(petugas: Pengguna, status: str, kata: str) -> None:
    satu = pabrik.kunjungan()
    type(satu).objects.update(status=status, alasan_tahan="uji")
    isi = Client().get(f"/s/{satu.kode}/").content.decode()
    assert f"Nomor {satu.nomor} {kata}</h1>" in isi


@pytest.mark.parametrize("tahap", ["kurang", "proses", "diajukan", "siap", "selesai"])
def test_status_leaks_nothing_about_the_person(tahap: str, domisili: Layanan, petugas: Pengguna) -> None:
    permohonan = minta(domisili, petugas, lengkap=tahap != "kurang")
    if tahap in {"diajukan", "siap", "selesai"}:
        surat = ajukan_surat(pabrik.surat(permohonan, petugas), pelaku=petugas)
        if tahap != "diajukan":
            catat_tanda_tangan([surat], pelaku=petugas)
        permohonan.refresh_from_db()
        if tahap == "selesai":
            pabrik.serahkan(permohonan, petugas)
    html = buka(permohonan)
    assert [satu for satu in RAHASIA if satu in html] == []


@pytest.mark.parametrize("pola", ["/s/{}/", "/S/{}"])
def test_status_opens_by_address_and_by_qr(pola: str, petugas: Pengguna) -> None:
    kode = pabrik.kunjungan().kode
    assert Client().get(pola.format(kode)).status_code == 200


def test_status_reads_a_sloppy_code(petugas: Pengguna) -> None:
    kode = pabrik.kunjungan().kode.lower()
    assert Client().get(f"/s/{kode[:4]}-{kode[4:]}/").status_code == 200


@pytest.mark.parametrize("kode", ["ABCD1234", "x", "' OR 1=1--", "%00", "ABCD1234" * 40])
def test_status_of_an_unknown_code_is_a_clear_sentence(kode: str, kantor: None) -> None:
    jawab = Client().get(f"/s/{kode}/")
    assert jawab.status_code == 404
    html = jawab.content.decode()
    assert "Kode ini tidak ada. Periksa lagi huruf dan angkanya" in html
    assert "1=1" not in html


def test_status_counts_only_misses(petugas: Pengguna) -> None:
    kode, klien = pabrik.kunjungan().kode, Client()
    assert {klien.get(f"/s/{kode}/").status_code for _ in range(25)} == {200}
    assert HitunganMeleset.objects.count() == 0
    for _ in range(20):
        klien.get("/s/ABCD1234/")
    jawab = klien.get(f"/s/{kode}/")
    assert jawab.status_code == 404
    assert "Sudah terlalu sering salah" in jawab.content.decode()


def test_status_is_kept_by_no_cache_and_no_search_engine(petugas: Pengguna) -> None:
    jawab = Client().get(f"/s/{pabrik.kunjungan().kode}/")
    assert "no-store" in jawab["Cache-Control"]
    assert jawab["X-Robots-Tag"] == "noindex"


def test_status_refuses_other_methods(petugas: Pengguna) -> None:
    assert Client().post(f"/s/{pabrik.kunjungan().kode}/").status_code == 405


@pytest.mark.parametrize("banyak", [1, 3])
def test_status_needs_four_queries_whatever_was_asked(
    banyak: int, domisili: Layanan, petugas: Pengguna, settings: Settings
) -> None:
    pertama = minta(domisili, petugas)
    for _ in range(banyak - 1):
        pabrik.permohonan(domisili, petugas, kunjungan=pertama.kunjungan)
    alamat = f"/s/{pertama.kunjungan.kode}/"
    settings.INGATAN_DETIK = 10
    Client().get(alamat)  # identity and the shape of the standard are remembered from here
    with CaptureQueriesContext(connection) as kueri:
        Client().get(alamat)
    lupakan()
    assert len(kueri) == 4


def test_status_of_a_number_needs_six_queries(petugas: Pengguna) -> None:
    """One of them (how long people usually wait) is remembered for all waiting numbers."""
    kode = pabrik.kunjungan().kode
    with CaptureQueriesContext(connection) as kueri:
        Client().get(f"/s/{kode}/")
    assert len(kueri) == 6
