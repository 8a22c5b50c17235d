"""Questions without a letter: recorded at the desk, asked from home, shown to all once reviewed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Fitur, JamKerja, Jejak, Pengguna, Salam
from bungah.dasar.peran import Peran
from layanan.alur.konsultasi import ALUR_KONSULTASI, catat_konsultasi, tanyakan
from layanan.aturan.konsultasi import data_pribadi
from layanan.models import Konsultasi, Layanan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

UMUM = {"tanya_umum": "Apa syarat pindah?", "jawab_umum": "Bawa KK dan KTP."}


@pytest.fixture
def menyala(kantor: None) -> None:
    Fitur.objects.create(kode=Fitur.Kode.TANYA, menyala=True)


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Hanik Rofiatin", Peran.SEKDES)


def tanya(**isi: Any) -> Konsultasi:
    return tanyakan(**{"tanya": "Apa syarat pindah?", "layanan": None, "telepon": "", "kunci": uuid4()} | isi)


def jawab(satu: Konsultasi, pelaku: Pengguna) -> Konsultasi:
    return ALUR_KONSULTASI.jalankan(satu, "jawab", pelaku=pelaku, jawab="Bawa KK.", menit=5)


@given(st.integers(10**8, 10**16), st.sampled_from(["", " ", ".", "-"]))
def test_long_numbers_are_found_however_they_are_written(angka: int, sela: str) -> None:
    teks = sela.join(str(angka))
    assert "angka panjang" in data_pribadi(f"nomor saya {teks} ya")


@pytest.mark.parametrize("teks", ["Biaya Rp 10.000, tahun 2026, pasal 12.", "Loket 1 buka 08.00–15.00", ""])
def test_ordinary_answers_hold_nothing_personal(teks: str) -> None:
    assert data_pribadi(teks) == ""


@pytest.mark.syarat("R034")
def test_desk_records_a_consultation_in_one_form(domisili: Layanan, petugas: Pengguna) -> None:
    Salam.objects.create(saat="sapa_keperluan", krama="Badhe ngurus punapa?", indonesia="Mau mengurus apa?")
    klien = klien_meja(petugas)
    html = klien.get("/kantor/konsultasi/baru/").content.decode()
    assert html.count("autofocus") == 1  # keyboard only: the first field waits
    assert 'lang="jv">Badhe ngurus punapa?' in html
    [kunci] = re.findall(r'name="kunci" value="([^"]+)"', html)
    isi = {
        "kunci": kunci,
        "layanan": "domisili",
        "topik": "Pindah",
        "tanya": "Syaratnya?",
        "jawab": "KK.",
        "menit": "7",
    }
    for _ in range(2):  # a double click records it once
        assert klien.post("/kantor/konsultasi/baru/", isi).status_code == 302
    satu = Konsultasi.objects.get()
    assert (satu.status, satu.petugas, satu.menit, satu.layanan) == ("dijawab", petugas, 7, domisili)
    assert (satu.topik, satu.tanya, satu.jawab) == ("Pindah", "Syaratnya?", "KK.")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [({"tanya": ""}, "Isi yang ditanyakan"), ({"menit": "0"}, "1"), ({"layanan": "x"}, "Pilih")],
)
def test_desk_form_says_what_is_wrong_and_keeps_the_words(
    petugas: Pengguna, isi: dict[str, str], kata: str
) -> None:
    data = {"kunci": str(uuid4()), "tanya": "a", "jawab": "Jawaban panjang", "menit": "5"} | isi
    jawab = klien_meja(petugas).post("/kantor/konsultasi/baru/", data)
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert "Jawaban panjang" in jawab.content.decode()


def test_question_from_home_is_due_in_two_office_days(
    domisili: Layanan, menyala: None, petugas: Pengguna
) -> None:
    klien = Client()
    [kunci] = re.findall(
        r'name="kunci" value="([^"]+)"', klien.get("/tanya/?layanan=domisili").content.decode()
    )
    jawab_ = klien.post("/tanya/", {"kunci": kunci, "tanya": "Bisa diwakilkan?", "telepon": "081234567890"})
    satu = Konsultasi.objects.get()
    assert jawab_["Location"] == f"/tanya/{satu.kode}/"
    assert satu.tenggat == dasar.pukul(14, hari=dasar.SENIN.replace(day=24))  # 6 + 6 office hours from 09.00
    html = klien.get(jawab_["Location"]).content.decode()
    assert "Dijawab paling lambat besok" in html
    assert "81234567890" not in html
    jawab(satu, petugas)
    html = klien.get(jawab_["Location"]).content.decode()
    assert "Bawa KK." in html
    assert "Budi" not in html


def test_office_without_hours_names_no_due_time(menyala: None) -> None:
    JamKerja.objects.all().delete()
    assert tanya().tenggat is None


def test_same_key_asks_once(menyala: None) -> None:
    kunci = uuid4()
    assert tanya(kunci=kunci) == tanya(kunci=kunci)
    assert Konsultasi.objects.count() == 1


def test_many_questions_of_one_address_are_braked(menyala: None) -> None:
    klien = Client()
    status = [klien.post("/tanya/", {"kunci": str(uuid4()), "tanya": "?"}).status_code for _ in range(12)]
    assert status == [302] * 10 + [429] * 2


def test_feature_off_hides_the_page(domisili: Layanan) -> None:
    assert Client().get("/tanya/").status_code == 404
    assert "/tanya/" not in Client().get("/").content.decode()


def test_codes_cannot_be_guessed(menyala: None) -> None:
    satu, klien = tanya(), Client()
    for n in range(20):
        assert klien.get(f"/tanya/ZZZZ{n:04}/").status_code == 404
    assert klien.get(f"/tanya/{satu.kode}/").status_code == 404


# States


def test_reviewed_answer_stands_on_the_page_of_its_service(
    domisili: Layanan, petugas: Pengguna, sekdes: Pengguna
) -> None:
    satu = jawab(tanya(tanya="Saya Siti Aminah, apa syarat pindah?"), petugas)
    klien = klien_meja(sekdes)
    isi = {"perbuatan": "umumkan", "layanan": "domisili", **UMUM}
    assert klien.post(f"/kantor/konsultasi/{satu.pk}/", isi).status_code == 302
    satu.refresh_from_db()
    assert (satu.status, satu.ditinjau_oleh) == ("umum", sekdes)
    html = Client().get("/layanan/domisili/").content.decode()
    assert "Tanya jawab" in html
    assert "Bawa KK dan KTP." in html
    assert "Siti Aminah" not in html
    assert "Hanik" not in html
    klien.post(f"/kantor/konsultasi/{satu.pk}/", {"perbuatan": "tarik"})
    assert "Bawa KK dan KTP." not in Client().get("/layanan/domisili/").content.decode()


def test_nobody_reviews_an_own_answer(domisili: Layanan, sekdes: Pengguna) -> None:
    satu = jawab(tanya(), sekdes)
    with pytest.raises(Ditolak, match="ditinjau orang lain"):
        ALUR_KONSULTASI.jalankan(satu, "umumkan", pelaku=sekdes, layanan=domisili, **UMUM)


def test_personal_data_is_refused_with_a_sentence(
    domisili: Layanan, petugas: Pengguna, sekdes: Pengguna
) -> None:
    satu = jawab(tanya(), petugas)
    isi = {"perbuatan": "umumkan", "layanan": "domisili", **UMUM, "jawab_umum": "Telepon 0812-3456-7890"}
    html = klien_meja(sekdes).post(f"/kantor/konsultasi/{satu.pk}/", isi).content.decode()
    assert "Ada deretan angka panjang" in html
    assert "Telepon 0812-3456-7890" in html
    assert not Konsultasi.objects.filter(status="umum").exists()


def test_desk_answers_but_does_not_publish(domisili: Layanan, petugas: Pengguna) -> None:
    satu = tanya()
    with pytest.raises(TidakBerwenang):
        ALUR_KONSULTASI.jalankan(
            satu, "jawab", pelaku=dasar.pengguna("x", Peran.BENDAHARA), jawab="a", menit=1
        )
    satu = jawab(satu, petugas)
    with pytest.raises(TidakBerwenang):
        ALUR_KONSULTASI.jalankan(satu, "umumkan", pelaku=petugas, layanan=domisili, **UMUM)
    with pytest.raises(SudahBerubah):
        jawab(satu, petugas)
    with pytest.raises(TidakBerwenang):
        catat_konsultasi(
            tanya="a", jawab="b", menit=1, kunci=uuid4(), pelaku=dasar.pengguna("y", Peran.ARSIPARIS)
        )


def test_question_is_closed_with_a_reason(petugas: Pengguna) -> None:
    satu, klien = tanya(), klien_meja(petugas)
    alamat = f"/kantor/konsultasi/{satu.pk}/"
    assert klien.post(alamat, {"perbuatan": "tutup", "alasan_tutup": ""}).status_code == 400
    klien.post(alamat, {"perbuatan": "tutup", "alasan_tutup": "Bukan pertanyaan"})
    assert "Bukan pertanyaan" in Client().get(f"/tanya/{satu.kode}/").content.decode()


@pytest.mark.parametrize(
    "isi", [{"status": "dijawab"}, {"status": "umum"}, {"status": "ditutup"}, {"tanya": ""}]
)
def test_database_refuses_half_states(kantor: None, isi: dict[str, str]) -> None:
    tanya()
    with pytest.raises(IntegrityError), transaction.atomic():
        Konsultasi.objects.update(**isi)


def test_trail_holds_no_words(petugas: Pengguna) -> None:
    jawab(tanya(tanya="Rahasia saya", telepon="+6281234567890"), petugas)
    isi = " ".join(str(satu.rinci) for satu in Jejak.objects.filter(jenis="layanan.konsultasi"))
    assert "Rahasia" not in isi
    assert "81234567890" not in isi
    assert "Bawa KK" not in isi


def test_list_costs_the_same_for_many(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    klien, banyak = klien_meja(petugas), []
    klien.get("/kantor/konsultasi/")
    for tambah in (1, 2):
        for _ in range(tambah):
            tanya()
            jawab(tanya(), petugas)
        with CaptureQueriesContext(connection) as kueri:
            assert "Apa syarat pindah?" in klien.get("/kantor/konsultasi/").content.decode()
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
    jam.move_to(dasar.pukul(9, hari=dasar.SENIN.replace(day=27)))
    assert "Terlambat" in klien_meja(petugas).get("/kantor/konsultasi/").content.decode()
