"""What the desk's page asks every two seconds: 204 while the queue is as it was, else its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar import ingatan
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.kueri.kabar import JAUH, masih_sama
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

    import time_machine

    from bungah.dasar.models import Pengguna

KABAR = "/kantor/meja/kabar/"


@pytest.fixture
def meja(petugas: Pengguna) -> Client:
    """A desk with a counter nobody holds."""
    pabrik.loket()
    klien = klien_meja(petugas)
    klien.get("/kantor/meja/")
    return klien


@pytest.fixture
def mengingat(settings: Any) -> Iterator[None]:
    """Memory as on a real start."""
    settings.INGATAN_DETIK = 10
    ingatan.lupakan()
    yield
    ingatan.lupakan()


def kabar(meja: Client, rupa: str) -> Any:
    return meja.get(KABAR, {"rupa": rupa}, headers={"HX-Request": "true"})


def terkini(meja: Client) -> str:
    return str(kabar(meja, "")["X-Rupa"])


def test_page_brings_the_mark_to_ask_with(meja: Client) -> None:
    html = meja.get("/kantor/meja/").content.decode()
    assert f'data-meja-kabar="{KABAR}" data-rupa="{terkini(meja)}"' in html
    assert '<a class="kecil" href="/kantor/meja/">Muat ulang</a>' in html


@pytest.mark.syarat("R024")
def test_nothing_new_is_204_until_somebody_comes(meja: Client) -> None:
    rupa = terkini(meja)
    jawab = kabar(meja, rupa)
    assert (jawab.status_code, jawab.content, jawab["X-Rupa"]) == (204, b"", rupa)
    pabrik.kunjungan()
    jawab = kabar(meja, rupa)
    bagian = jawab.json()["bagian"]
    assert "A-001" in bagian["antre"]
    assert "<dt>Menunggu dipanggil</dt><dd>1</dd>" in bagian["hitung"]
    assert "Tutup antrean hari ini" in bagian["lagi"]
    assert kabar(meja, jawab["X-Rupa"]).status_code == 204


@pytest.mark.parametrize("perbuatan", ["panggil", "tidak_hadir", "selesai", "jaga"])
def test_every_deed_at_another_desk_is_news(meja: Client, petugas: Pengguna, perbuatan: str) -> None:
    sari = dasar.pengguna("Sari", Peran.PETUGAS_DEPAN)
    jaga_loket(pabrik.loket(2), pelaku=sari)
    kunjungan = pabrik.kunjungan()
    if perbuatan in {"tidak_hadir", "selesai"}:
        panggil_berikut(pelaku=sari)
    rupa = terkini(meja)
    if perbuatan == "panggil":
        panggil_berikut(pelaku=sari)
    elif perbuatan == "jaga":
        jaga_loket(pabrik.loket(), pelaku=petugas)
    else:
        ALUR_KUNJUNGAN.jalankan(kunjungan, perbuatan, pelaku=sari)
    assert kabar(meja, rupa).status_code == 200


def test_deeds_on_other_things_are_no_news(meja: Client, petugas: Pengguna) -> None:
    rupa = terkini(meja)
    with tulis(pelaku=petugas):
        catat(petugas, "ubah_pin")
    jawab = kabar(meja, rupa)
    assert jawab.status_code == 204
    assert jawab["X-Rupa"] != rupa


def test_a_new_minute_is_news(meja: Client, jam: time_machine.Traveller) -> None:
    """How many minutes somebody waits stands on the desk."""
    pabrik.kunjungan()
    rupa = terkini(meja)
    jam.shift(60)
    assert "1 mnt" in kabar(meja, rupa).json()["bagian"]["antre"]


def test_empty_counters_are_said(meja: Client) -> None:
    pabrik.loket(2)
    rupa = terkini(meja)
    pabrik.kunjungan()
    assert "1 orang menunggu, belum ada loket yang dijaga." in kabar(meja, rupa).json()["bagian"]["kosong"]


def test_page_learns_that_its_visitor_changed_elsewhere(meja: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    satu = pabrik.kunjungan()
    assert kabar(meja, "").json()["dilayani"] == ""
    panggil_berikut(pelaku=petugas)
    assert kabar(meja, "").json()["dilayani"] == str(satu.pk)


@pytest.mark.parametrize(
    "rupa", ["", "x", "-", "1", "1-2-3", "9" * 40 + "-1", "٣-٣", "-1--1", "\0", "999999-1"]
)
def test_any_nonsense_is_answered_with_everything(meja: Client, rupa: str) -> None:
    assert kabar(meja, rupa).status_code == 200


@pytest.mark.usefixtures("petugas")
def test_mark_from_before_a_restore_or_long_ago_is_old() -> None:
    assert not masih_sama("9-7", "5-7")
    assert not masih_sama("1-7", f"{JAUH + 2}-7")
    assert masih_sama("1-7", "5-7")  # nothing of the queue in between


@pytest.mark.usefixtures("mengingat")
def test_idle_desk_asks_one_small_question_besides_who_sits_there(meja: Client) -> None:
    rupa = terkini(meja)
    kabar(meja, rupa)
    with CaptureQueriesContext(connection) as query:
        assert kabar(meja, rupa).status_code == 204
    tabel = [satu["sql"].split('FROM "')[1].split('"')[0] for satu in query]
    assert sorted(tabel) == [
        "dasar_kepalajejak", "dasar_pengguna", "dasar_peranberlaku", "dasar_perangkat", "django_session",
    ]  # fmt: skip


@pytest.mark.usefixtures("mengingat")
def test_news_costs_the_same_with_one_and_with_thirty_waiting(meja: Client) -> None:
    hitung = []
    for banyak in (1, 30):
        for _ in range(banyak):
            pabrik.kunjungan()
        kabar(meja, "")
        with CaptureQueriesContext(connection) as query:
            kabar(meja, "")
        hitung.append(len(query))
    assert hitung[0] == hitung[1] <= 9


def test_asking_is_not_touching(meja: Client, jam: time_machine.Traveller) -> None:
    """A desk nobody touches is locked although its page keeps asking; the answer then has no mark."""
    for _ in range(20):
        jam.shift(60)
        jawab = kabar(meja, "")
    assert (jawab.status_code, "X-Rupa" in jawab) == (204, False)


def test_only_the_desk_hears_it(kades: Pengguna) -> None:
    assert Client().get(KABAR).status_code == 302
    assert klien_meja(kades).get(KABAR).status_code == 403
    assert klien_meja(dasar.pengguna("Arsip", Peran.ARSIPARIS)).get(KABAR).status_code == 403
