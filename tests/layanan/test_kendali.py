"""The control board: what stands where, how old, what is late; each cell opens its list."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.giliran import tunda
from layanan.aturan.kendali import Terbuka, susun_kendali, umur
from layanan.models import Jeda, Langkah, Layanan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

PAGI = dasar.pukul(9)


def _terbuka(langkah: int, layanan: str = "A", **isi: Any) -> Terbuka:
    baku: dict[str, Any] = {
        "langkah": langkah, "urut": langkah, "nama": f"Langkah {langkah}", "perbuatan": "periksa",
        "target": 10, "layanan": layanan, "versi": 1, "mulai": PAGI, "menit": 5,
    }  # fmt: skip
    return Terbuka(**baku | isi)


@pytest.mark.parametrize(
    ("isi", "lewat"),
    [
        ({}, False),
        ({"menit": 10}, False),
        ({"menit": 11}, True),
        ({"lewat_janji": True}, True),
        ({"menit": 99, "tunda": True}, False),
        ({"menit": 99, "perbuatan": "lengkapi", "lewat_janji": True}, False),
        ({"menit": 99, "perbuatan": "serahkan", "lewat_janji": True}, False),
        ({"menit": 99, "target": 0}, False),
    ],
)
def test_what_is_late(isi: dict[str, Any], lewat: bool) -> None:  # noqa: FBT001 -- a case
    assert _terbuka(1, **isi).lewat is lewat


def test_cells_hold_count_oldest_and_late() -> None:
    tua = PAGI - timedelta(days=3)
    papan = susun_kendali(
        [
            _terbuka(1),
            _terbuka(3, menit=20),
            _terbuka(3, mulai=tua),
            _terbuka(2, perbuatan="selesaikan"),
            _terbuka(4, "B"),
            _terbuka(5, "C", lewat_janji=True, perbuatan="terbit"),
        ]
    )
    assert [(b.layanan, b.lewat) for b in papan] == [("A", 1), ("C", 1), ("B", 0)]
    _, periksa, kerja, *_ = papan[0].kolom
    assert [(s.langkah, s.banyak, s.lewat) for s in (*periksa, *kerja)] == [(1, 1, 0), (3, 2, 1), (2, 1, 0)]
    assert periksa[1].tertua == tua
    hari = PAGI.date()
    assert [umur(hari - timedelta(days=n), hari) for n in (0, 1, 12)] == ["hari ini", "kemarin", "12 hari"]


@pytest.mark.django_db
@pytest.mark.syarat("R118")
def test_the_board_leads_to_the_requests_of_a_step(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """Two wait for their letter, one over its minutes; one stepped aside; the auditor reads no name."""
    lama, henti = pabrik.permohonan(domisili, petugas), pabrik.permohonan(domisili, petugas)
    tunda(henti, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Kecamatan", pelaku=petugas)
    jam.move_to(dasar.pukul(9, 20))
    pabrik.permohonan(domisili, petugas)
    klien = klien_meja(petugas)
    isi = klien.get("/kantor/kendali/").content.decode()
    langkah = Langkah.objects.get(perbuatan="ajukan")
    assert f'<a href="/kantor/kendali/{langkah.pk}/"><strong>3</strong> Tulis surat</a>' in isi
    assert all(kata in isi for kata in ("3 permohonan sedang berjalan", "1 lewat waktunya", "1 ditunda"))
    daftar = klien.get(f"/kantor/kendali/{langkah.pk}/").content.decode()
    assert (daftar.count(">Lewat<"), daftar.count(">Ditunda<"), daftar.count(">Berjalan<")) == (1, 1, 1)
    assert f'href="/kantor/permohonan/{lama.pk}/"' in daftar
    pemeriksa = klien_meja(dasar.pengguna("Tutik", Peran.AUDITOR))
    tanpa_nama = pemeriksa.get(f"/kantor/kendali/{langkah.pk}/").content.decode()
    assert lama.warga.nama not in tanpa_nama
    assert f'href="/kantor/permohonan/{lama.pk}/telusur/"' in tanpa_nama


@pytest.mark.django_db
def test_an_empty_board_and_an_unknown_step(petugas: Pengguna, domisili: Layanan) -> None:
    klien = klien_meja(petugas)
    assert "Tidak ada permohonan yang berjalan" in klien.get("/kantor/kendali/").content.decode()
    langkah = domisili.standar.get().langkah.all()[0]
    assert "Tidak ada lagi" in klien.get(f"/kantor/kendali/{langkah.pk}/?sesudah=x").content.decode()
    assert klien.get("/kantor/kendali/987654/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("banyak", [1, 3])
def test_the_board_asks_a_fixed_number_of_questions(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(banyak):
        pabrik.permohonan(domisili, petugas)
    klien, langkah = klien_meja(petugas), Langkah.objects.get(perbuatan="ajukan").pk
    klien.get("/kantor/kendali/")
    with django_assert_num_queries(9):
        klien.get("/kantor/kendali/")
    with django_assert_num_queries(10):
        klien.get(f"/kantor/kendali/{langkah}/")


@pytest.mark.django_db
def test_the_list_of_a_step_goes_on(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    satu, dua = pabrik.permohonan(domisili, petugas), pabrik.permohonan(domisili, petugas)
    monkeypatch.setattr("layanan.views.kendali.BANYAK", 1)
    klien, langkah = klien_meja(petugas), Langkah.objects.get(perbuatan="ajukan").pk
    isi = klien.get(f"/kantor/kendali/{langkah}/").content.decode()
    pertama = satu.langkah.get(selesai=None).pk
    assert f"?sesudah={pertama}" in isi
    lagi = klien.get(f"/kantor/kendali/{langkah}/?sesudah={pertama}").content.decode()
    assert f"/kantor/permohonan/{dua.pk}/" in lagi
