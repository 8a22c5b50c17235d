"""The evidence of the queue for evaluators: what the rubric asks, counted from the office's own rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.models import Jejak, Perangkat
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.aturan.bukti import RUBRIK, BuktiAntrean, nilai_antrean, syarat_antrean
from tests.dasar.alat import klien_meja
from tests.layanan.test_kios import mesin
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna

BUKTI = "/kantor/laporan/bukti-antrean/"
UJI = "/layar/uji/"


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ((0, 0, 0, 0, False, 8, 0), 0),
        ((5, 0, 5, 5, True, 8, 2), 2),  # numbers, called by hand
        ((5, 1, 0, 0, False, 8, 2), 2),  # a screen nobody called on
        ((5, 1, 5, 0, True, 8, 2), 3),
        ((5, 1, 5, 5, False, 8, 2), 3),
        ((5, 1, 5, 5, True, 8, 1), 4),
        ((5, 1, 5, 5, True, 8, 2), 5),
    ],
)  # fmt: skip
def test_score_follows_the_rubric(isi: tuple[int, int, int, int, bool, int, int], nilai: int) -> None:
    nomor, layar, panggilan, berloket, suara, jenis, dipakai = isi
    uji = dasar.pukul(9) if suara else None
    bukti = BuktiAntrean(nomor, layar, panggilan, berloket, uji, jenis, dipakai)
    assert nilai_antrean(bukti) == nilai
    assert len(syarat_antrean(bukti)) == 5
    assert len(RUBRIK) == 6


def test_page_counts_what_the_office_did(petugas: Pengguna) -> None:
    meja = klien_meja(petugas)
    assert '<strong class="nomor">0</strong> dari 5' in meja.get(BUKTI).content.decode()
    jaga_loket(pabrik.loket(2), pelaku=petugas)
    pabrik.layanan()
    for kode in "AAB":
        pabrik.kunjungan(kelompok=pabrik.kelompok(kode))
    for _ in range(2):
        satu = panggil_berikut(pelaku=petugas)
        assert satu is not None
        ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=petugas)
    tv = mesin(Perangkat.Jenis.LAYAR)
    isi = meja.get(BUKTI).content.decode()
    for kata in (
        '<strong class="nomor">3</strong> dari 5', "3 nomor diberikan", "1 layar terpasang",
        "2 panggilan tampil", "2 dari 2 panggilan menyebut loket tujuannya", "belum pernah diuji di layar",
        "sentuh Uji suara",
        "1 jenis dengan huruf nomor sendiri, 2 dipakai",
    ):  # fmt: skip
        assert kata in isi, kata
    assert tv.post(UJI).status_code == 204
    isi = meja.get(BUKTI).content.decode()
    assert '<strong class="nomor">5</strong> dari 5' in isi
    assert "terakhir terdengar 23 November 2026 pukul 09.00" in isi


def test_evidence_grows_old(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    pabrik.kunjungan()
    jam.shift(31 * 24 * 3600)
    assert "0 nomor diberikan" in klien_meja(petugas).get(BUKTI).content.decode()


def test_sound_test_is_noted_once_a_minute(kantor: None, jam: time_machine.Traveller) -> None:
    tv = mesin(Perangkat.Jenis.LAYAR)
    for _ in range(5):
        tv.post(UJI)
    jam.shift(61)
    tv.post(UJI)
    baris = Jejak.objects.filter(perbuatan="uji_suara")
    assert baris.count() == 2
    assert set(baris.values_list("perangkat_id", flat=True)) == {Perangkat.objects.get().pk}


def test_only_a_screen_reports_its_voice(kantor: None) -> None:
    assert Client().post(UJI).status_code == 403
    assert mesin(Perangkat.Jenis.KIOS).post(UJI).status_code == 403
    assert mesin(Perangkat.Jenis.LAYAR).get(UJI).status_code == 405


def test_page_costs_the_same_however_many_came(petugas: Pengguna) -> None:
    klien, hitung = klien_meja(petugas), []
    klien.get(BUKTI)
    for _ in range(3):
        pabrik.kunjungan()
        with CaptureQueriesContext(connection) as query:
            klien.get(BUKTI)
        hitung.append(len(query))
    assert len(set(hitung)) == 1
