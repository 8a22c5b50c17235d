"""The ticket machine for ears and for names: "dengarkan", at most eight tiles, every service by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar.models import Fitur
from layanan.models import KelompokAntrean, Kunjungan
from tests.layanan.test_kios import mesin
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine
    from django.test import Client

    from layanan.models import Layanan


@pytest.fixture
def kios(domisili: Layanan) -> Client:
    Fitur.objects.create(kode=Fitur.Kode.KIOS, menyala=True)
    return mesin()


def halaman(kios: Client, jalur: str = "/ambil-nomor/") -> str:
    return kios.get(jalur).content.decode()


def sentuh(kios: Client, **isi: object) -> Any:
    return kios.post("/ambil-nomor/semua/", {"kunci": str(uuid4()), "prioritas": "", **isi})


def test_dengar_speaks_the_instruction_and_each_known_group(kios: Client) -> None:
    KelompokAntrean.objects.update(nama="Surat keterangan")
    html = halaman(kios)
    assert 'data-dengar="/statis/suara/kios-sentuh.mp3 /statis/suara/kios-dahulu.mp3"' in html
    assert 'data-dengar="/statis/suara/kelompok-surat-keterangan.mp3"' in html
    assert '<span class="sembunyi">Dengarkan Surat keterangan</span>' in html
    assert '<noscript><audio controls preload="none" src="/statis/suara/kios-sentuh.mp3"' in html


def test_dengar_leaves_out_a_group_without_a_clip(kios: Client) -> None:
    KelompokAntrean.objects.update(nama="Urusan baru desa ini")
    assert halaman(kios).count("data-dengar=") == 1


def test_dengar_speaks_the_number_just_given(kios: Client) -> None:
    html = kios.post(
        "/ambil-nomor/", {"kunci": str(uuid4()), "kelompok": "A", "prioritas": ""}
    ).content.decode()
    klip = ("nomor-antrean", "huruf-a", "satu", "kios-tunggu")
    assert f'data-dengar="{" ".join(f"/statis/suara/{satu}.mp3" for satu in klip)}"' in html


@pytest.mark.parametrize(("banyak", "ubin", "lainnya"), [(8, 8, 0), (9, 7, 1), (20, 7, 1)])
def test_never_more_than_eight_tiles(kios: Client, banyak: int, ubin: int, lainnya: int) -> None:
    for urut in range(1, banyak):
        huruf = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[urut]
        pabrik.layanan(f"layanan-{urut}", kelompok=pabrik.kelompok(huruf), perbuatan=pabrik.TANPA_SURAT)
    html = halaman(kios)
    assert (html.count('name="kelompok"'), html.count(">Lainnya<")) == (ubin, lainnya)


@pytest.mark.syarat("R023")
def test_one_touch_on_a_service_is_one_number(kios: Client) -> None:
    html = halaman(kios, "/ambil-nomor/semua/")
    assert 'name="layanan" value="domisili"' in html
    jawab = sentuh(kios, layanan="domisili", prioritas="lansia")
    satu = Kunjungan.objects.get()
    assert (satu.nomor, satu.layanan and satu.layanan.kode, satu.prioritas) == ("A-001", "domisili", "lansia")
    assert "A-001<" in jawab.content.decode()


def test_same_form_twice_is_the_same_number(kios: Client) -> None:
    kunci = str(uuid4())
    for _ in range(2):
        sentuh(kios, layanan="domisili", kunci=kunci)
    assert Kunjungan.objects.count() == 1


@pytest.mark.parametrize("isi", [{}, {"layanan": "entah"}, {"layanan": "domisili", "prioritas": "kaya"}])
def test_wrong_touch_asks_again(kios: Client, isi: dict[str, str]) -> None:
    jawab = sentuh(kios, **isi)
    assert (jawab.status_code, "Sentuh sekali lagi" in jawab.content.decode()) == (400, True)
    assert Kunjungan.objects.count() == 0


def test_closed_office_lists_nothing(kios: Client, jam: time_machine.Traveller) -> None:
    jam.shift(8 * 3600)
    html = halaman(kios, "/ambil-nomor/semua/")
    assert ("Kantor sudah tutup" in html, 'name="layanan"' in html) == (True, False)
    assert sentuh(kios, layanan="domisili").status_code == 409


def test_switched_off_machine_has_no_list(kios: Client) -> None:
    Fitur.objects.update(menyala=False)
    assert kios.get("/ambil-nomor/semua/").status_code == 404


def test_list_has_a_fixed_query_count(kios: Client) -> None:
    hitung = []
    for urut in range(3):
        with CaptureQueriesContext(connection) as query:
            kios.get("/ambil-nomor/semua/")
        hitung.append(len(query))
        pabrik.layanan(f"lain-{urut}", perbuatan=pabrik.TANPA_SURAT)
    assert hitung[0] == hitung[2]
