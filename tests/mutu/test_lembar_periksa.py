"""The opening sheet: looked over once a day, what is not in order is said, the month is printed."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pdfplumber
import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.nilai import Rentang
from bungah.dasar.peran import Peran
from bungah.mutu import papan
from bungah.mutu.alur import Jawab, isi_lembar
from bungah.mutu.cetak import cetak_bulan
from bungah.mutu.kueri import BUKA_KANTOR, butir_aktif, keadaan, lembar_rentang
from bungah.mutu.models import Butir, Instrumen, JawabanPeriksa, LembarPeriksa
from bungah.mutu.rujukan import muat
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

pytestmark = [pytest.mark.lambat, pytest.mark.django_db]
ALAMAT = f"/kantor/lembar-periksa/{BUKA_KANTOR}/"
RUSAK = "Printer macet, sudah diminta ke Kaur Umum"


@pytest.fixture(autouse=True)
def pagi() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dasar.pukul(7, 40), tick=False) as jam:
        yield jam


@pytest.fixture
def instrumen() -> Instrumen:
    dasar.profil()
    dasar.jam_kerja()
    muat()
    return Instrumen.objects.get(kode=BUKA_KANTOR)


@pytest.fixture
def rini() -> Pengguna:
    return dasar.pengguna("Rini", Peran.PETUGAS_DEPAN)


@pytest.fixture
def meja(instrumen: Instrumen, rini: Pengguna) -> Client:
    return klien_meja(rini)


def semua(instrumen: Instrumen, **lain: Jawab) -> dict[int, Jawab]:
    """Everything in order but what is named by the first word of its item."""
    return {
        satu.pk: lain.get(satu.teks.split()[0].strip(",").lower(), Jawab("beres"))
        for satu in butir_aktif(instrumen)
    }


def kirim(instrumen: Instrumen, **lain: Jawab) -> dict[str, str]:
    isi: dict[str, str] = {}
    for pk, jawab in semua(instrumen, **lain).items():
        isi |= {f"hasil_{pk}": jawab.hasil, f"catatan_{pk}": jawab.catatan}
    return isi


@pytest.mark.syarat("R039", "R153")
def test_lembar_is_filled_in_and_says_what_is_not_in_order(meja: Client, instrumen: Instrumen) -> None:
    halaman = meja.get(ALAMAT).content.decode()
    aspek = re.findall(r'<h2 class="kartu-judul"[^>]*>([^<]+)<', halaman)
    assert aspek == ["Tampilan kantor", "Ruang tunggu", "Peralatan", "Petugas"]
    jawab = meja.post(ALAMAT, kirim(instrumen, komputer=Jawab("belum", RUSAK)), follow=True)
    assert [str(p) for p in jawab.context["messages"]] == ["Buka kantor tercatat. 1 hal belum beres."]
    lembar = LembarPeriksa.objects.get()
    assert (lembar.hari, lembar.dicatat_oleh and lembar.dicatat_oleh.nama) == (dasar.SENIN, "Rini")
    hasil = dict(lembar.jawaban.values_list("teks", "hasil"))
    assert len(hasil) == 12
    assert {teks for teks, satu in hasil.items() if satu == "belum"} == {
        "Komputer, printer, kertas, dan stempel siap"
    }


def test_one_button_answers_the_rest(meja: Client, instrumen: Instrumen) -> None:
    satu = butir_aktif(instrumen)[0]
    isi = {f"hasil_{satu.pk}": "belum", f"catatan_{satu.pk}": "Papan roboh", "semua": "1"}
    assert meja.post(ALAMAT, isi).status_code == 302
    assert JawabanPeriksa.objects.filter(hasil="beres").count() == 11
    assert JawabanPeriksa.objects.get(hasil="belum").catatan == "Papan roboh"


def test_one_button_keeps_its_answers_when_a_note_is_missing(meja: Client, instrumen: Instrumen) -> None:
    satu = butir_aktif(instrumen)[0]
    jawab = meja.post(ALAMAT, {f"hasil_{satu.pk}": "belum", "semua": "1"})
    assert jawab.status_code == 400
    terpilih = re.findall(r'value="(\w+)"[^>]* checked', jawab.content.decode())
    assert terpilih == ["belum", *["beres"] * 11]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"hasil": ""}, "Belum dijawab: Kursi cukup dan tidak rusak."),
        (
            {"hasil": "mungkin"},
            "Masukkan pilihan yang valid. mungkin bukan salah satu dari pilihan yang tersedia.",
        ),
        ({"hasil": "belum"}, "Tulis apa yang belum beres, supaya ada yang membereskan."),
        (
            {"hasil": "belum", "catatan": "x" * 161},
            "Pastikan nilai ini mengandung paling banyak 160 karakter (sekarang 161 karakter).",
        ),
    ],
)
def test_bad_answer_is_said_beside_the_item_and_nothing_is_lost(
    meja: Client, instrumen: Instrumen, isi: dict[str, str], pesan: str
) -> None:
    satu = butir_aktif(instrumen)[3]
    kiriman = kirim(instrumen, papan=Jawab("belum", "Papan roboh"))
    kiriman |= {f"{nama}_{satu.pk}": nilai for nama, nilai in isi.items()}
    jawab = meja.post(ALAMAT, kiriman)
    assert jawab.status_code == 400
    halaman = jawab.content.decode()
    assert re.findall(r"Perlu diperbaiki: </span>([^<]+)</span>", halaman) == [pesan]
    assert 'value="Papan roboh"' in halaman
    assert not LembarPeriksa.objects.exists()


def test_the_same_day_again_puts_right_only_what_changed(
    meja: Client, instrumen: Instrumen, rini: Pengguna
) -> None:
    isi_lembar(instrumen, semua(instrumen, komputer=Jawab("belum", RUSAK)), pelaku=rini)
    isi_lembar(instrumen, semua(instrumen), pelaku=rini)
    isi_lembar(instrumen, semua(instrumen), pelaku=rini)  # a double click
    assert not JawabanPeriksa.objects.exclude(hasil="beres").exists()
    butir = Butir.objects.get(teks__startswith="Komputer")
    jejak = Jejak.objects.filter(perbuatan="isi_lembar").order_by("urut")
    assert [satu.rinci["butir"] for satu in jejak][1:] == [[butir.pk]]
    assert "Sudah diisi pukul 07.40 oleh Rini." in meja.get(ALAMAT).content.decode()


def test_a_sheet_of_yesterday_comes_from_paper_once(instrumen: Instrumen, rini: Pengguna) -> None:
    kemarin = dasar.pukul(7, 45, hari=date(2026, 11, 20))
    lembar = isi_lembar(instrumen, semua(instrumen), pelaku=rini, saat=kemarin, sumber="Map darurat")
    assert (lembar.hari, lembar.susulan) == (date(2026, 11, 20), True)
    with pytest.raises(Ditolak, match="sudah ada"):
        isi_lembar(instrumen, semua(instrumen), pelaku=rini, saat=kemarin, sumber="Map darurat")


def test_only_the_desk_fills_it_in_and_leaves_out_nothing(instrumen: Instrumen, rini: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        isi_lembar(instrumen, semua(instrumen), pelaku=dasar.pengguna("Kades", Peran.KADES))
    kurang = dict(list(semua(instrumen).items())[1:])
    with pytest.raises(Ditolak, match="Belum dijawab: Papan nama dan jam buka"):
        isi_lembar(instrumen, kurang, pelaku=rini)
    assert not LembarPeriksa.objects.exists()


def test_an_item_switched_off_is_not_asked_and_its_old_answer_stays(
    meja: Client, instrumen: Instrumen, rini: Pengguna
) -> None:
    isi_lembar(instrumen, semua(instrumen), pelaku=rini)
    Butir.objects.filter(teks__startswith="Layar").update(aktif=False)
    assert "Layar dan suara" not in meja.get(ALAMAT).content.decode()
    assert JawabanPeriksa.objects.filter(teks__startswith="Layar").count() == 1


@pytest.mark.syarat("R039")
def test_card_asks_on_working_days_until_everything_is_in_order(instrumen: Instrumen, rini: Pengguna) -> None:
    def kartu(hari: date = dasar.SENIN) -> list[tuple[str, str]]:
        return [(satu.angka, satu.keterangan) for satu in papan.kartu(rini, hari)]

    assert kartu() == [("belum", "kantor belum diperiksa hari ini")]
    assert kartu(date(2026, 11, 22)) == []  # a Sunday
    isi_lembar(instrumen, semua(instrumen, komputer=Jawab("belum", RUSAK)), pelaku=rini)
    assert kartu() == [("1", "hal belum beres")]
    isi_lembar(instrumen, semua(instrumen), pelaku=rini)
    assert kartu() == []
    Instrumen.objects.update(aktif=False)
    assert (kartu(), keadaan(BUKA_KANTOR, dasar.SENIN)) == ([], (False, None))


@pytest.mark.parametrize("banyak", [1, 3])
def test_month_page_asks_the_same_number_of_questions(
    meja: Client, instrumen: Instrumen, rini: Pengguna, banyak: int
) -> None:
    for n in range(banyak):
        saat = dasar.pukul(7, 45, hari=date(2026, 11, 17 + n))
        isi_lembar(
            instrumen, semua(instrumen, komputer=Jawab("belum", RUSAK)), pelaku=rini, saat=saat, sumber="Map"
        )
    meja.get(f"{ALAMAT}bulan/")
    with CaptureQueriesContext(connection) as kueri:
        halaman = meja.get(f"{ALAMAT}bulan/").content.decode()
    assert halaman.count(RUSAK) == banyak
    assert len(kueri) == 8


def test_month_page_knows_its_months(meja: Client, instrumen: Instrumen) -> None:
    assert "November 2026" in meja.get(f"{ALAMAT}bulan/?bulan=2026-13").content.decode()
    lalu = meja.get(f"{ALAMAT}bulan/?bulan=2026-10").content.decode()
    assert ("Oktober 2026" in lalu, "?bulan=2026-09" in lalu, "?bulan=2026-11" in lalu) == (True, True, True)
    assert meja.get("/kantor/lembar-periksa/tidak-ada/bulan/").status_code == 404


@pytest.mark.syarat("R153")
def test_month_on_paper_shows_marks_and_leaves_room_for_the_pen(instrumen: Instrumen, rini: Pengguna) -> None:
    isi_lembar(instrumen, semua(instrumen, komputer=Jawab("belum", RUSAK)), pelaku=rini)
    rentang = Rentang(date(2026, 11, 1), date(2026, 11, 30))
    isi = cetak_bulan(instrumen, butir_aktif(instrumen), list(lembar_rentang(instrumen, rentang)), rentang)
    teks = _teks(isi)
    assert (teks.count("✓"), teks.count("✗")) == (11 + 1, 1 + 1)  # with the line that explains them
    assert f"23 November 2026: Komputer, printer, kertas, dan stempel siap. {RUSAK}" in teks


def _teks(isi: bytes) -> str:

    with pdfplumber.open(io.BytesIO(isi)) as pdf:
        assert len(pdf.pages) == 1
        return re.sub(r"\s+", " ", pdf.pages[0].extract_text())


@pytest.mark.parametrize(
    ("rusak", "kendala"),
    [
        ({"hasil": "mungkin"}, "jawaban_hasil"),
        ({"hasil": "belum", "catatan": ""}, "jawaban_belum_bercatatan"),
    ],
)
def test_database_refuses_half_answers(
    instrumen: Instrumen, rini: Pengguna, rusak: dict[str, str], kendala: str
) -> None:
    lembar = isi_lembar(instrumen, semua(instrumen), pelaku=rini)
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        lembar.jawaban.update(**rusak)


@pytest.mark.parametrize("model", [LembarPeriksa, JawabanPeriksa, Butir])
def test_database_refuses_a_second_one(
    instrumen: Instrumen, rini: Pengguna, model: type[LembarPeriksa | JawabanPeriksa | Butir]
) -> None:
    isi_lembar(instrumen, semua(instrumen), pelaku=rini)
    satu = model.objects.all()[0]
    satu.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        satu.save(force_insert=True)


def test_loading_again_keeps_what_the_office_changed(instrumen: Instrumen) -> None:
    Butir.objects.filter(urut=10).update(teks="Papan nama terlihat")
    muat()
    assert (Instrumen.objects.count(), Butir.objects.count()) == (1, 12)
    assert Butir.objects.get(urut=10).teks == "Papan nama terlihat"
