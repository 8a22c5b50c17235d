"""The public home: one question first, truthful about today, light enough for a bad line."""

from __future__ import annotations

import gzip
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.ingatan import lupakan
from bungah.dasar.peran import Peran
from kepegawaian.models import Ketidakhadiran, Pegawai
from layanan.alur.antrean import panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import Peraturan, Permohonan, VersiStandar
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

    from bungah.dasar.models import Pengguna

NIK = "3525990305880012"


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dasar.pukul(9), tick=False) as jam:
        yield jam


@pytest.fixture
def petugas(db: None, jam: time_machine.Traveller) -> Pengguna:
    """An open office with one officer and its kepala desa."""
    dasar.profil()
    dasar.jam_kerja()
    pabrik.titik()
    kepegawaian.pegawai("kades", "Ani Lestari")
    orang = dasar.pengguna("Budi Santoso", Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN)
    kepegawaian.pegawai("kasi_pelayanan", "Budi Santoso", orang)
    return orang


def html() -> str:
    jawab = Client().get("/")
    assert jawab.status_code == 200
    return jawab.content.decode()


@pytest.mark.usefixtures("petugas")
def test_depan_asks_one_question_first() -> None:
    pabrik.layanan()
    isi = html()
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", isi) == ["Mau mengurus apa hari ini?"]
    assert "1 syarat · 30 menit · gratis" in isi
    assert "Semua 1 layanan" in isi
    assert "Kode di karcis atau tanda terima" in isi


@pytest.mark.usefixtures("petugas")
def test_depan_shows_one_tile_of_every_group() -> None:
    for huruf in "ABCDEF":
        kelompok = pabrik.kelompok(huruf)
        for nomor in range(2):
            pabrik.layanan(f"{huruf.lower()}{nomor}", kelompok=kelompok, urutan=nomor)
    kode = re.findall(r'href="/layanan/(\w+)/"', html())
    assert kode == ["a0", "b0", "c0", "d0", "e0"]


def test_depan_says_who_is_served_and_how_many_wait(petugas: Pengguna) -> None:
    pabrik.layanan()
    assert "Belum ada nomor yang dipanggil hari ini." in html()
    jaga_loket(pabrik.loket(), pelaku=petugas)
    for _ in range(3):
        pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    isi = html()
    assert '<p class="nomor">A-001</p>' in isi
    assert "2 orang menunggu" in isi
    assert "Loket buka <strong>sampai 15.00</strong>" in isi


def test_depan_says_whether_letters_can_be_signed_today(petugas: Pengguna) -> None:
    assert "Hari ini surat bisa ditandatangani." in html()
    kepegawaian.absen(Pegawai.objects.get(jabatan__kode="kades"), dasar.SENIN)
    Ketidakhadiran.objects.update(sampai=date(2026, 11, 25))
    assert "Kepala Desa tidak di kantor sampai Rabu, 25 November." in html()
    Pegawai.objects.filter(jabatan__kode="kades").update(aktif=False)
    assert "ditandatangani" not in html()


@pytest.mark.parametrize(
    ("saat", "kalimat", "buka"),
    [
        (dasar.pukul(7), "Kantor belum buka", "pukul 08.00"),
        (dasar.pukul(16), "Kantor sudah tutup", "besok, Selasa 24 November, pukul 08.00"),
        (dasar.pukul(9, hari=date(2026, 11, 21)), "Kantor libur hari ini", "Senin, 23 November, pukul 08.00"),
    ],
)
def test_depan_of_a_closed_office_says_when_it_opens(
    saat: datetime, kalimat: str, buka: str, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    jam.move_to(saat)
    isi = html()
    assert kalimat in isi
    assert f"Buka lagi <strong>{buka}</strong>" in isi
    assert "Sekarang dilayani" not in isi


@pytest.mark.syarat("R091")
def test_depan_publishes_the_punctuality_of_the_month(petugas: Pengguna) -> None:
    assert "Tepat waktu bulan ini" not in html()
    layanan = pabrik.layanan()
    sekarang = dasar.pukul(9)
    for terlambat, hari in ((0, 0), (0, 0), (5, 0), (5, 30)):
        satu = pabrik.permohonan(layanan, petugas)
        Permohonan.objects.filter(pk=satu.pk).update(
            tahap="siap_diambil",
            siap_pada=sekarang - timedelta(days=hari),
            jatuh_tempo=sekarang - timedelta(days=hari, minutes=terlambat),
        )
    isi = html()
    assert '<p class="sosok-angka">67 %</p>' in isi
    assert "2 dari 3 siap sesuai janji" in isi


def test_depan_does_not_promise_that_all_is_free(petugas: Pengguna) -> None:
    layanan = pabrik.layanan()
    assert "Semua layanan gratis." in html()
    perdes = Peraturan.objects.create(kode="perdes-1", nama="Perdes 1 Tahun 2026")
    VersiStandar.objects.filter(layanan=layanan).update(biaya=1_000, dasar_biaya=perdes)
    isi = html()
    assert "Semua layanan gratis." not in isi
    assert "1 syarat · 30 menit · ada biaya" in isi


def test_depan_names_nobody(petugas: Pengguna) -> None:
    layanan = pabrik.layanan()
    pabrik.permohonan(layanan, petugas, warga=dasar.warga(nik=NIK))
    isi = html()
    assert [satu for satu in (NIK, "Aminah", "Melati", "Budi Santoso") if satu in isi] == []


@pytest.mark.parametrize("banyak", [1, 3])
def test_depan_needs_six_queries_at_its_first_asking(
    banyak: int, petugas: Pengguna, settings: Settings
) -> None:
    settings.INGATAN_DETIK = 10
    for nomor in range(banyak):
        satu = pabrik.layanan(f"satu{nomor}")
        pabrik.permohonan(satu, petugas)
        pabrik.kunjungan()
    lupakan()
    with CaptureQueriesContext(connection) as kueri:
        html()
    lupakan()
    assert len(kueri) == 6


@pytest.mark.usefixtures("petugas")
def test_depan_is_light() -> None:
    for huruf in "ABCDEF":
        pabrik.layanan(huruf.lower(), kelompok=pabrik.kelompok(huruf))
    isi = html()
    assert len(isi.encode()) <= 40_000
    assert len(gzip.compress(isi.encode())) <= 8_000
    assert len(re.findall(r"<(?:link|script|img)[^>]*(?:href|src)=\"/statis/", isi)) <= 6


@pytest.mark.django_db
def test_depan_of_an_office_not_set_up_yet_opens() -> None:
    assert "BELUM DIISI" in html()


@pytest.mark.django_db
def test_depan_refuses_other_methods() -> None:
    assert Client().post("/").status_code == 405
