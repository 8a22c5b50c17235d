"""A whole wall as one zip: one order at a time, taken up after a kill, kept for a day."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.peran import Peran
from bungah.naskah import alur_borongan, katalog, views_borongan
from bungah.naskah.alur_borongan import folder_borongan, kerjakan, pesan_borongan, sapu_borongan
from bungah.naskah.models import CetakBorongan, LembarCetak
from tests.dasar.alat import klien_meja
from tests.naskah.alat_dinding import Katalog
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from bungah.dasar.models import Pengguna

pytestmark = pytest.mark.django_db
ALAMAT = "/kantor/borongan/"
SEMUA = [("biaya", "usaha", "a3"), ("biaya", "domisili", "a3"), ("motto", "", "a4")]


@pytest.fixture(autouse=True)
def pagi() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dasar.pukul(9), tick=False) as jam:
        dasar.profil()
        yield jam


@pytest.fixture
def isi(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Katalog:
    satu = Katalog()
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(katalog, "tawaran", satu.semua)
    monkeypatch.setattr(alur_borongan, "banyak_lembar", len)  # what these prints give is no PDF
    monkeypatch.setattr(views_borongan, "mulai_anak", lambda baris: kerjakan(baris.pk))
    return satu


@pytest.fixture
def sekdes() -> Pengguna:
    return dasar.pengguna("Rini", Peran.SEKDES)


@pytest.fixture
def meja(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


def unduh(meja: Client, satu: CetakBorongan) -> dict[str, bytes]:
    jawab: Any = meja.get(f"{ALAMAT}{satu.pk}/cetakan.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(jawab.streaming_content))) as kumpulan:
        return {nama: kumpulan.read(nama) for nama in kumpulan.namelist()}


def test_the_wall_comes_as_one_zip_with_what_was_refused_named(isi: Katalog, meja: Client) -> None:
    isi.isi["domisili"] = "Panjang"
    isi.tolak.add("Panjang")
    jawab = meja.post(ALAMAT, {"jenis": ["biaya", "motto"], "kertas": "a4"})
    satu = CetakBorongan.objects.get()
    assert jawab["Location"] == f"{ALAMAT}{satu.pk}/"
    assert (satu.total, satu.jadi, satu.berjalan, len(satu.gagal)) == (3, 2, False, 1)
    halaman = meja.get(jawab["Location"])
    teks = halaman.content.decode()
    assert "<strong>21 lembar kertas</strong>" in teks
    assert ("Unduh zip" in teks, "Terlalu panjang untuk A3." in teks, "Refresh" in halaman.headers) == (
        True,
        True,
        False,
    )
    assert unduh(meja, satu) == {"001-biaya-usaha.pdf": b"%PDF Rp0", "003-motto.pdf": b"%PDF Melayani"}
    assert {p.kertas.value for p in isi.dicetak} == {"a4"}
    assert LembarCetak.objects.count() == 2
    assert all(p.tanda for p in isi.dicetak)


def test_the_wall_of_one_service_alone(isi: Katalog, meja: Client) -> None:
    jawab = meja.post(ALAMAT, {"layanan": "usaha", "jenis": ["motto"]})
    assert (jawab.status_code, "Tidak ada yang dicentang" in jawab.content.decode()) == (400, True)
    meja.post(ALAMAT, {"layanan": "usaha", "jenis": ["biaya", "motto"]})
    assert CetakBorongan.objects.get().pesanan == [["biaya", "usaha", "a3"]]


def test_a_killed_run_is_taken_up_where_it_stopped(
    isi: Katalog, sekdes: Pengguna, meja: Client, monkeypatch: pytest.MonkeyPatch, pagi: Any
) -> None:
    satu = pesan_borongan(SEMUA, pelaku=sekdes)
    monkeypatch.setattr(alur_borongan, "_kabarkan", _mati(alur_borongan._kabarkan))
    with pytest.raises(KeyboardInterrupt):
        kerjakan(satu.pk)
    monkeypatch.undo()
    monkeypatch.setattr(katalog, "tawaran", isi.semua)
    monkeypatch.setattr(alur_borongan, "banyak_lembar", len)
    assert kerjakan(satu.pk) is None  # it might still live
    halaman = meja.get(f"{ALAMAT}{satu.pk}/")
    assert (halaman["Refresh"], "sudah jadi" in halaman.content.decode()) == ("3", True)
    pagi.shift(timedelta(minutes=2))
    halaman = meja.get(f"{ALAMAT}{satu.pk}/")
    assert ("Lanjutkan" in halaman.content.decode(), "Refresh" in halaman.headers) == (True, False)
    call_command("borongan", str(satu.pk))
    assert len(isi.dicetak) == 3  # nothing twice
    assert len(unduh(meja, satu)) == 3


def _mati(asli: Any) -> Any:
    """Die after the second sheet."""

    def kabar(satu: CetakBorongan, urut: int) -> bool:
        hasil: bool = asli(satu, urut)
        if urut > 1:
            raise KeyboardInterrupt
        return hasil

    return kabar


def test_one_at_a_time_and_one_that_is_stopped_leaves_nothing(
    isi: Katalog, sekdes: Pengguna, meja: Client
) -> None:
    satu = pesan_borongan(SEMUA, pelaku=sekdes)
    with pytest.raises(Ditolak, match="sedang berjalan"):
        pesan_borongan(SEMUA, pelaku=sekdes)
    meja.post(f"{ALAMAT}{satu.pk}/henti/")
    assert kerjakan(satu.pk) is None
    assert (isi.dicetak, folder_borongan(satu).exists()) == ([], False)
    assert "Dihentikan" in meja.get(f"{ALAMAT}{satu.pk}/").content.decode()
    assert pesan_borongan(SEMUA[:1], pelaku=sekdes).berjalan
    with pytest.raises(TidakBerwenang):
        pesan_borongan(SEMUA, pelaku=dasar.pengguna("Tari", Peran.BENDAHARA))
    with pytest.raises(Ditolak, match="paling sedikit satu"):
        pesan_borongan([], pelaku=sekdes)


@pytest.mark.usefixtures("isi")
def test_a_zip_is_kept_for_a_day(sekdes: Pengguna, pagi: Any) -> None:
    satu = pesan_borongan(SEMUA[:1], pelaku=sekdes)
    kerjakan(satu.pk)
    assert sapu_borongan() == 0
    pagi.shift(timedelta(hours=25))
    meja = klien_meja(sekdes)
    assert meja.get(f"{ALAMAT}{satu.pk}/cetakan.zip").status_code == 302
    assert "sudah dihapus sesudah sehari" in meja.get(f"{ALAMAT}{satu.pk}/").content.decode()
    assert (sapu_borongan(), folder_borongan(satu).exists()) == (1, False)


def test_everything_out_of_date_is_printed_anew_at_once(isi: Katalog, sekdes: Pengguna, meja: Client) -> None:
    for kode in ("usaha", "domisili", ""):
        isi.tempel(kode, sekdes)
    isi.isi |= {"usaha": "Rp5.000", "domisili": "Rp5.000"}
    assert "Cetak ulang semuanya (2 lembar, satu zip)" in meja.get("/kantor/dinding/").content.decode()
    meja.post(f"{ALAMAT}cetak-ulang/")
    assert [butir[1] for butir in CetakBorongan.objects.get().pesanan] == ["usaha", "domisili"]
    assert meja.get("/kantor/dinding/").content.decode().count("Sudah ditempel yang baru") == 2


@pytest.mark.usefixtures("isi")
@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_asks_the_same_number_of_questions(sekdes: Pengguna, meja: Client, banyak: int) -> None:
    for _ in range(banyak):
        kerjakan(pesan_borongan(SEMUA[:1], pelaku=sekdes).pk)
    meja.get(ALAMAT)
    with CaptureQueriesContext(connection) as kueri:
        assert meja.get(ALAMAT).status_code == 200
    assert len(kueri) == 6
