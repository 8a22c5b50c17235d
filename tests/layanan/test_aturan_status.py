"""Words for villagers: when, where, how an errand stands."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.zona import JAKARTA
from layanan.aturan.permohonan import Tahap
from layanan.aturan.status import (
    Jalan,
    jawaban,
    kapan,
    kata_jam,
    kata_tanda_tangan,
    kata_tutup,
    nama_hari,
    sebut,
    selang_waktu,
)

SENIN = date(2026, 11, 23)
JAM = ((time(8), time(12)), (time(13), time(15)))


def saat(jam: int, menit: int = 0, hari: date = SENIN) -> datetime:
    return datetime.combine(hari, time(jam, menit), JAKARTA)


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (SENIN, "pukul 10.12"),
        (date(2026, 11, 24), "besok, Selasa 24 November, pukul 10.12"),
        (date(2026, 11, 26), "Kamis, 26 November, pukul 10.12"),
        (date(2027, 1, 4), "Senin, 4 Januari 2027, pukul 10.12"),
    ],
)
def test_kapan_names_the_day_unless_today(hari: date, kata: str) -> None:
    assert kapan(saat(10, 12, hari), SENIN) == kata


def test_kapan_says_about_before_the_hour() -> None:
    assert kapan(saat(10, 12), SENIN, sekitar="sekitar") == "sekitar pukul 10.12"


def test_nama_hari_names_another_year() -> None:
    assert nama_hari(date(2027, 1, 4), SENIN) == "Senin, 4 Januari 2027"


@pytest.mark.parametrize(
    ("pukul", "kata"),
    [(9, "sampai 15.00, istirahat 12.00–13.00"), (14, "sampai 15.00")],
)
def test_jam_names_the_break_while_it_is_ahead(pukul: int, kata: str) -> None:
    assert kata_jam(JAM, saat(pukul)) == kata


def test_jam_of_a_closed_day_is_empty() -> None:
    assert kata_jam((), saat(9)) == ""


@pytest.mark.parametrize(
    ("pukul", "kata"),
    [(7, "Kantor belum buka"), (12, "Kantor sedang istirahat"), (15, "Kantor sudah tutup")],
)
def test_tutup_says_why_the_door_is_shut(pukul: int, kata: str) -> None:
    assert kata_tutup(JAM, saat(pukul)) == kata
    assert kata_tutup((), saat(pukul)) == "Kantor libur hari ini"


@pytest.mark.parametrize(
    ("ada", "absen", "buka", "kata"),
    [
        (True, None, True, "Hari ini surat bisa ditandatangani."),
        (True, SENIN, True, "Hari ini surat belum bisa ditandatangani: Kepala Desa tidak di kantor."),
        (
            True,
            date(2026, 11, 25),
            True,
            "Hari ini surat belum bisa ditandatangani: Kepala Desa tidak di kantor sampai Rabu, 25 November.",
        ),
        (False, None, True, ""),
        (True, None, False, ""),
    ],
)
def test_tanda_tangan_says_only_what_is_recorded(
    ada: bool,  # noqa: FBT001 -- a case of the table
    absen: date | None,
    buka: bool,  # noqa: FBT001 -- idem
    kata: str,
) -> None:
    assert kata_tanda_tangan(ada=ada, absen_sampai=absen, hari_ini=SENIN, masih_buka=buka) == kata


@pytest.mark.parametrize(
    ("wakil", "kata"),
    [
        ("Plh. Kepala Desa", "Hari ini surat bisa ditandatangani: Plh. Kepala Desa."),
        (
            "a.n. Kepala Desa oleh Sekretaris Desa",
            "Hari ini sebagian surat bisa ditandatangani: a.n. Kepala Desa oleh Sekretaris Desa.",
        ),
    ],
)
@pytest.mark.parametrize(("ada", "absen"), [(True, SENIN), (False, None)])
def test_tanda_tangan_by_somebody_else_is_said(
    ada: bool,  # noqa: FBT001 -- a case of the table
    absen: date | None,
    wakil: str,
    kata: str,
) -> None:
    isi = {"ada": ada, "absen_sampai": absen, "hari_ini": SENIN, "wakil": wakil}
    assert kata_tanda_tangan(masih_buka=True, **isi) == kata  # type: ignore[arg-type]
    assert kata_tanda_tangan(masih_buka=False, **isi) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("Surat domisili", "Surat domisili Anda"),
        ("Pengantar KTP", "Pengantar KTP Anda"),
        ("Lapor kelahiran", "Urusan lapor kelahiran Anda"),
        ("Surat kematian", "Surat kematian"),
        ("Kematian pasangan (N6)", "Urusan kematian pasangan (N6)"),
    ],
)
def test_sebut_never_gives_anybody_a_death(nama: str, kata: str) -> None:
    assert sebut(nama) == kata


@pytest.mark.parametrize(
    ("jalan", "judul", "lencana"),
    [
        (
            Jalan(Tahap.PROSES, saat(10, 12)),
            "Surat domisili Anda siap sekitar pukul 10.12",
            "Surat sedang dibuat",
        ),
        (
            Jalan(Tahap.LEGALISASI, saat(8, 30, date(2026, 11, 24))),
            "Surat domisili Anda siap besok, Selasa 24 November, sekitar pukul 08.30",
            "Menunggu tanda tangan Kepala Desa",
        ),
        (Jalan(Tahap.PROSES, saat(8, 59)), "Surat domisili Anda terlambat", "Terlambat"),
        (
            Jalan(Tahap.PROSES, saat(8, 59), jeda="warga"),
            "Surat domisili Anda menunggu kabar dari Anda",
            "Menunggu Anda",
        ),
        (Jalan(Tahap.PENDAFTARAN), "Surat domisili: berkas belum lengkap", "Berkas kurang"),
        (Jalan(Tahap.SIAP, saat(8)), "Surat domisili Anda siap diambil", "Siap diambil"),
        (Jalan(Tahap.SELESAI, saat(8)), "Surat domisili Anda sudah diambil", "Sudah diambil"),
        (Jalan(Tahap.BATAL), "Surat domisili dibatalkan", "Dibatalkan"),
    ],
)
def test_jawaban_answers_first(jalan: Jalan, judul: str, lencana: str) -> None:
    hasil = jawaban("Surat domisili", jalan, saat(9))
    assert (hasil.judul, hasil.lencana) == (judul, lencana)


def test_jawaban_tells_when_it_was_promised_and_asks_pardon() -> None:
    hasil = jawaban("Surat domisili", Jalan(Tahap.PROSES, saat(8, 59)), saat(9))
    assert hasil.kata == "Janjinya siap pukul 08.59. Kami mohon maaf."


def test_jawaban_of_another_office_keeps_the_promise() -> None:
    hasil = jawaban("Surat domisili", Jalan(Tahap.PROSES, saat(10), jeda="pihak_lain"), saat(9))
    assert hasil.kata == "Kami sedang menunggu kabar dari kantor lain. Janjinya tetap."


@given(
    tahap=st.sampled_from([t for t in Tahap if t != Tahap.TUNGGU]),
    jam=st.integers(0, 23),
    jeda=st.sampled_from(["", "warga", "pihak_lain"]),
)
def test_jawaban_uses_no_word_of_the_office(tahap: Tahap, jam: int, jeda: str) -> None:
    hasil = jawaban("Surat domisili", Jalan(tahap, saat(jam), saat(jam), jeda), saat(9))
    kalimat = f"{hasil.judul} {hasil.lencana} {hasil.kata}".casefold()
    assert [k for k in ("legalisasi", "permohonan", "pemohon", "proses", "pendaftaran") if k in kalimat] == []


@pytest.mark.parametrize(
    ("mulai", "selesai", "kata"),
    [
        (saat(9, 31), saat(9, 40), "09.31–09.40 · 9 menit"),
        (saat(9, 31), saat(9, 31), "09.31"),
        (saat(9, 31), None, "09.31"),
        (
            saat(9, 31, date(2026, 11, 20)),
            saat(9, 40, date(2026, 11, 20)),
            "Jumat, 20 November, 09.31–09.40 · 9 menit",
        ),
        (saat(9, 31, date(2026, 11, 20)), saat(9, 40), "20 November 2026 – 23 November 2026"),
    ],
)
def test_selang_names_the_day_when_it_is_another(
    mulai: datetime, selesai: datetime | None, kata: str
) -> None:
    assert selang_waktu(mulai, selesai, SENIN) == kata
