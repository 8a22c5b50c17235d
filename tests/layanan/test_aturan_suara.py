"""A call as a list of clips, and the shipped clips themselves."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.suara import (
    BAWAAN,
    KELOMPOK,
    KLIP,
    TERBESAR,
    kalimat,
    kalimat_krama,
    nama_kelompok,
    panggilan,
    sebut_angka,
    sebut_krama,
)

SUARA = Path(settings.BASE_DIR) / "static" / "suara"
DAFTAR: dict[str, dict[str, Any]] = {
    satu["nama"]: satu for satu in json.loads((SUARA / "daftar.json").read_text())
}
SKRIP = (Path(settings.BASE_DIR) / "static" / "js" / "suara.js").read_text()
JEDA_KLIP, JEDA_KALIMAT = 0.03, 0.6  # as static/js/suara.js joins them
NOMOR = st.builds("{}-{:03d}".format, st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.integers(1, 999))
LOKET = st.integers(1, 20)
LAJU = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)  # kbit/s, MPEG 2 layer III


@pytest.mark.syarat("R023")
def test_call_is_spoken_as_people_say_it() -> None:
    assert panggilan("A-014", 2) == (
        ("nada", "nomor-antrean", "huruf-a", "empat", "belas", "silakan-ke", "loket", "dua"),
        ("nomor-antrean", "huruf-a", "empat", "belas", "silakan-ke", "loket", "dua"),
    )


def test_recall_says_that_it_is_one() -> None:
    pertama, kedua = panggilan("B-120", None, ulang=True)
    assert pertama == (
        "nada", "panggilan-ulang", "nomor-antrean", "huruf-b", "seratus", "dua", "puluh", "silakan-ke",
        "meja-depan",
    )  # fmt: skip
    assert kedua == pertama[2:]


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"), (5, "lima"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"),
        (45, "empat puluh lima"), (100, "seratus"), (101, "seratus satu"), (111, "seratus sebelas"),
        (999, "sembilan ratus sembilan puluh sembilan"), (1000, "seribu"), (1100, "seribu seratus"),
        (2014, "dua ribu empat belas"), (12345, "satu dua tiga empat lima"),
    ],
)  # fmt: skip
def test_numbers_in_words(angka: int, kata: str) -> None:
    assert " ".join(sebut_angka(angka)) == kata


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (4, "sekawan"), (10, "sedasa"), (11, "sewelas"), (14, "sekawan welas"), (25, "selangkung"),
        (30, "tigang dasa"), (50, "seket"), (63, "sewidak tiga"), (72, "pitung dasa kalih"),
        (125, "satus selangkung"), (999, "sangang atus sangang dasa sanga"),
    ],
)  # fmt: skip
def test_numbers_in_krama(angka: int, kata: str) -> None:
    assert " ".join(sebut_krama(angka)) == kata


KEMBALI = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000} | {
    kata: angka
    for angka, kata in enumerate(
        ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
    )
}


def dengar(kata: tuple[str, ...]) -> int:
    """The number somebody hears: the spoken words read back."""
    jumlah = kini = 0
    for satu in kata:
        if satu == "belas":
            kini += 10
        elif satu in {"puluh", "ratus"}:
            jumlah, kini = jumlah + kini * (10 if satu == "puluh" else 100), 0
        else:
            jumlah, kini = jumlah + kini, KEMBALI[satu]
    return jumlah + kini


@given(st.integers(0, 999))
def test_spoken_number_is_heard_as_it_is(angka: int) -> None:
    assert dengar(sebut_angka(angka)) == angka


@given(NOMOR, LOKET, st.booleans())
def test_every_call_has_its_clips(nomor: str, loket: int, ulang: bool) -> None:  # noqa: FBT001 -- drawn by hypothesis
    for satu in panggilan(nomor, loket, ulang=ulang):
        assert set(satu) <= BAWAAN


def test_no_call_of_any_number_to_any_counter_lasts_twelve_seconds() -> None:
    """From the files themselves: the longest letter, number and counter, called again, with its chime."""
    jeda = float(re.search(r"JEDA_KLIP = ([\d.]+)", SKRIP)[1])  # type: ignore[index]  # -- or the test fails
    lama = {nama: _mp3((SUARA / f"{nama}.mp3").read_bytes())[1] + jeda for nama in BAWAAN}

    def detik(kata: tuple[str, ...]) -> float:
        return sum(lama[nama] for nama in kata)

    huruf = max((f"huruf-{h}" for h in ascii_lowercase), key=lama.__getitem__)
    angka = max(range(1, TERBESAR + 1), key=lambda n: detik(sebut_angka(n)))
    loket = max([None, *range(1, 21)], key=lambda n: detik(kalimat("A-001", n)))
    terlama, kedua = panggilan(f"{huruf[-1].upper()}-{angka}", loket, ulang=True)
    assert terlama[:4] == ("nada", "panggilan-ulang", "nomor-antrean", huruf)
    assert detik(kedua) < detik(terlama) <= 12


@given(st.integers(1, 99), LOKET)
def test_an_ordinary_call_and_its_repetition_take_twelve_seconds(urut: int, loket: int) -> None:
    ucapan = panggilan(f"A-{urut:03d}", loket)
    lama = sum(DAFTAR[nama]["detik"] + JEDA_KLIP for satu in ucapan for nama in satu)
    # The longest counters, nine to twenty, need a second more; an office seldom has so many.
    assert lama + JEDA_KALIMAT <= (12.5 if loket <= 8 else 13.5)


@given(NOMOR, LOKET)
def test_krama_is_played_once_every_word_is_recorded(nomor: str, loket: int) -> None:
    semua = {nama for nama, klip in KLIP.items() if klip.krama}
    krama = kalimat_krama(nomor, loket, semua)
    assert krama[:2] == ("jv-nomer", f"huruf-{nomor[0].lower()}")
    assert set(krama) <= KLIP.keys()
    assert panggilan(nomor, loket, rekaman=semua)[2:] == (krama,)
    assert panggilan(nomor, loket, rekaman=semua - {"jv-sumangga"})[2:] == ()


@pytest.mark.parametrize("nomor", ["", "14", "A14", "a-014", "A-", "A-x", "AA-1", "A-0000001"])
def test_what_is_no_number_is_not_spoken(nomor: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        kalimat(nomor, 1)


# The shipped files


def test_clips_are_the_files_that_were_made() -> None:
    berkas = {p.stem: sha256(p.read_bytes()).hexdigest() for p in SUARA.glob("*.mp3")}
    assert berkas == {nama: satu["sha256"] for nama, satu in DAFTAR.items()}
    assert set(berkas) == BAWAAN
    assert sum(satu["bita"] for satu in DAFTAR.values()) <= 300_000


@pytest.mark.parametrize("nama", sorted(BAWAAN))
def test_clip_is_mono_not_empty_and_has_no_long_silence(nama: str) -> None:
    laju, detik = _mp3((SUARA / f"{nama}.mp3").read_bytes())
    satu = DAFTAR[nama]
    assert laju == 22_050
    assert abs(detik - satu["detik"]) <= 0.12  # the encoder adds a frame or two
    assert 0.2 <= satu["detik"] <= (8 if nama.startswith("kios") else 2.6)
    assert satu["hening"] <= (0.45 if nama.startswith("kios") else 0.3)


def _mp3(isi: bytes) -> tuple[int, float]:
    """Rate and length of an MPEG 2 layer III mono file, frame by frame."""
    letak = bingkai = 0
    while letak < len(isi):
        kepala = int.from_bytes(isi[letak : letak + 4], "big")
        bagian = (kepala >> 17, kepala >> 6 & 3, kepala >> 10 & 3)  # layer, mono, 22,050 a second
        assert bagian == (0b111111111111001, 3, 0), f"bingkai {bingkai}"
        letak += 72_000 * LAJU[kepala >> 12 & 15] // 22_050 + (kepala >> 9 & 1)
        bingkai += 1
    return 22_050, (bingkai - 1) * 576 / 22_050  # the first frame only describes the others


FONEM = {
    "empat": "'@mpat", "enam": "'@nam", "belas": "b@l'as", "sebelas": "s'@b@las", "tujuh": "t'udZuh",
    "huruf-a": "'a", "huruf-c": "tS'E", "huruf-h": "h'a", "nomor-antrean": "n'omOR antR2'Ean",
    "silakan-ke": "sil'akan k@", "loket": "l'ok@t", "meja-depan": "m'EdZa d@p'an",
}  # fmt: skip


def test_clips_hold_the_sounds_of_their_words() -> None:
    assert {nama: DAFTAR[nama]["fonem"] for nama in FONEM} == FONEM


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng hanya ada pada pengembang")
@pytest.mark.parametrize("nama", sorted(BAWAAN - {"nada"}))
def test_engine_would_speak_the_same_sounds_again(nama: str) -> None:
    klip = KLIP[nama]
    perintah = ["espeak-ng", "-v", "id", "-q", "-x", klip.ucapan or klip.kata]
    assert (
        " ".join(subprocess.run(perintah, capture_output=True, check=True, text=True).stdout.split())
        == (DAFTAR[nama]["fonem"])
    )


def test_groups_of_the_reference_data_have_a_clip() -> None:
    toml = (Path(settings.BASE_DIR) / "layanan" / "rujukan_data" / "kelompok.toml").read_text()
    assert [nama for nama in KELOMPOK if f'nama = "{nama}"' not in toml] == []
    assert {nama_kelompok(nama) for nama in KELOMPOK} <= BAWAAN
