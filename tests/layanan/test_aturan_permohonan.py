"""Stages, steps, order of completion and the promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.aturan import JamHari, Kalender, SusunanMingguan
from bungah.dasar.zona import JAKARTA
from layanan.aturan.permohonan import (
    KATA_RESMI,
    KATA_WARGA,
    Berkas,
    LamaProses,
    Tahap,
    dilangkahi,
    garis_tahap,
    jatuh_tempo,
    lama_proses,
    langkah_berikut,
    urutan_selesai,
)

KALENDER = Kalender(
    jam=[SusunanMingguan(dict.fromkeys(range(5), JamHari(time(8), time(15), time(12), time(13))))]
)


def saat(teks: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{teks}").replace(tzinfo=JAKARTA)


@dataclass(frozen=True)
class Langkah:
    urut: int
    tahap: str


BERTANDA_TANGAN = [
    Langkah(4, "penyerahan"),
    Langkah(1, "pendaftaran"),
    Langkah(2, "proses"),
    Langkah(3, "legalisasi"),
]

berkas_acak = st.lists(
    st.tuples(st.integers(1, 3), st.none() | st.integers(0, 5), st.booleans()), max_size=20
).map(
    lambda daftar: [
        Berkas(pk, layanan, None if menit is None else saat("23 09:00") + timedelta(minutes=menit), tertahan)
        for pk, (layanan, menit, tertahan) in enumerate(daftar)
    ]
)


def test_tahap_has_words_for_villager_and_file() -> None:
    assert set(KATA_WARGA) == set(KATA_RESMI) == set(Tahap)
    assert KATA_WARGA["legalisasi"] == "Menunggu tanda tangan Kepala Desa"
    assert KATA_RESMI["legalisasi"] == "Legalisasi"


@pytest.mark.syarat("R027")
def test_tahap_stand_on_one_line_in_their_order() -> None:
    garis = garis_tahap("proses")
    assert [t.label for t in garis] == ["Tunggu", "Pendaftaran", "Proses", "Legalisasi", "Selesai"]
    assert [t.keadaan for t in garis] == ["sudah", "sudah", "sekarang", "nanti", "nanti"]
    assert [t.keadaan for t in garis_tahap("siap_diambil")] == ["sudah"] * 4 + ["sekarang"]
    assert {t.keadaan for t in garis_tahap("selesai")} == {"sudah"}


def test_tahap_legalisasi_is_passed_by_where_no_step_needs_it() -> None:
    garis = garis_tahap("proses", {"pendaftaran", "proses", "penyerahan"})
    assert [t.keadaan for t in garis] == ["sudah", "sudah", "sekarang", "lewat", "nanti"]


# ---------------------------------------------------------------- order of completion


@pytest.mark.syarat("R029", "R030")
def test_urutan_is_oldest_complete_file_first_per_service() -> None:
    daftar = [
        Berkas(1, 7, saat("23 10:00")),
        Berkas(2, 7, saat("23 09:00")),
        Berkas(3, 7, None),  # incomplete: has no place
        Berkas(4, 8, saat("23 08:00")),
        Berkas(5, 7, saat("23 09:00")),
        Berkas(6, 7, saat("20 09:00"), tertahan=True),
    ]
    assert urutan_selesai(daftar) == {7: (2, 5, 1), 8: (4,)}


def test_urutan_names_who_would_be_passed_over() -> None:
    daftar = [Berkas(1, 7, saat("23 10:00")), Berkas(2, 7, saat("23 09:00")), Berkas(3, 8, saat("23 08:00"))]
    assert dilangkahi(2, daftar) == ()
    assert dilangkahi(1, daftar) == (2,)
    assert dilangkahi(3, daftar) == ()
    assert dilangkahi(99, daftar) == ()


@given(berkas_acak)
def test_urutan_holds_exactly_the_complete_and_free(daftar: list[Berkas]) -> None:
    hasil = urutan_selesai(daftar)
    boleh = {b.id for b in daftar if b.lengkap_pada and not b.tertahan}
    assert {pk for antre in hasil.values() for pk in antre} == boleh
    for antre in hasil.values():
        assert dilangkahi(antre[0], daftar) == ()
        assert dilangkahi(antre[-1], daftar) == antre[:-1]


# ---------------------------------------------------------------- steps


def test_langkah_are_walked_in_order() -> None:
    langkah, jalan = langkah_berikut(BERTANDA_TANGAN), []
    while langkah:
        jalan.append(langkah.tahap)
        langkah = langkah_berikut(BERTANDA_TANGAN, langkah.urut)
    assert jalan == ["pendaftaran", "proses", "legalisasi", "penyerahan"]


def test_langkah_without_legalisasi_go_straight_to_hand_over() -> None:
    tanpa = [satu for satu in BERTANDA_TANGAN if satu.tahap != "legalisasi"]
    assert langkah_berikut(tanpa, 2) == Langkah(4, "penyerahan")


# ---------------------------------------------------------------- promise


@pytest.mark.syarat("R088")
def test_janji_runs_from_the_complete_file_without_the_applicants_pause() -> None:
    jeda = [(saat("23 09:10"), saat("23 10:10"))]
    assert jatuh_tempo(saat("23 09:00"), 30, KALENDER) == saat("23 09:30")
    assert jatuh_tempo(saat("23 09:00"), 30, KALENDER, jeda) == saat("23 10:30")
    assert lama_proses(saat("23 09:00"), saat("23 10:24"), 30, KALENDER, jeda) == LamaProses(24, 30)


def test_janji_over_the_weekend_counts_office_minutes() -> None:
    assert jatuh_tempo(saat("27 14:45"), 30, KALENDER) == saat("30 08:15")
    assert lama_proses(saat("27 14:45"), saat("30 08:10"), 30, KALENDER).menit == 25


@pytest.mark.parametrize(
    ("menit", "tepat", "kata"),
    [
        (24, True, "24 menit dari janji 30 menit"),
        (30, True, "30 menit dari janji 30 menit"),
        (95, False, "1 jam 35 menit dari janji 30 menit, lewat 1 jam 5 menit"),
    ],
)
def test_janji_kept_or_late_in_words(menit: int, tepat: bool, kata: str) -> None:  # noqa: FBT001 -- parametrised
    lama = LamaProses(menit, 30)
    assert (lama.sisa, lama.tepat, lama.kata) == (30 - menit, tepat, kata)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(JAKARTA)),  # noqa: DTZ001 -- bounds
    st.integers(1, 5_000),
)
def test_janji_is_kept_at_its_due_time_and_broken_a_minute_later(lengkap: datetime, menit: int) -> None:
    tempo = jatuh_tempo(lengkap, menit, KALENDER)
    assert lama_proses(lengkap, tempo, menit, KALENDER).sisa == 0
    lewat = jatuh_tempo(tempo, 1, KALENDER)
    assert not lama_proses(lengkap, lewat, menit, KALENDER).tepat
