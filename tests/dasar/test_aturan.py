"""Working calendar: opening hours and office minutes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.aturan import (
    JamHari,
    Kalender,
    KalenderKosong,
    SusunanMingguan,
    menit_kantor,
    menit_kantor_bersih,
    tambah_menit_kantor,
    tambah_menit_kantor_berjeda,
    waktu_jawa,
)
from bungah.dasar.zona import JAKARTA

BIASA = JamHari(time(8), time(15), time(12), time(13))
JUMAT = JamHari(time(8), time(11))
PUASA = JamHari(time(8), time(14))
KALENDER = Kalender(
    jam=[
        SusunanMingguan({0: BIASA, 1: BIASA, 2: BIASA, 3: BIASA, 4: JUMAT}, nama="biasa"),
        SusunanMingguan(
            dict.fromkeys(range(5), PUASA), dari=date(2026, 2, 18), sampai=date(2026, 3, 19), nama="puasa"
        ),
    ],
    libur={date(2026, 12, 25): "Natal"},
)
TUTUP_TERUS = Kalender(jam=[SusunanMingguan({})])


def saat(teks: str) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=JAKARTA)


@st.composite
def hari_kerja(draw: st.DrawFn) -> JamHari:
    menit = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), min_size=4, max_size=4)))
    buka, mulai, selesai, tutup = (time(m // 60, m % 60) for m in menit)
    return JamHari(buka, tutup, mulai, selesai) if draw(st.booleans()) else JamHari(buka, tutup)


tanggal = st.dates(date(2026, 1, 1), date(2026, 12, 31))
momen = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(JAKARTA))  # noqa: DTZ001 -- bounds
kalender_bebas = st.builds(
    lambda pekan, puasa, libur: Kalender(
        jam=[
            SusunanMingguan({0: BIASA, **pekan}),
            SusunanMingguan(puasa, dari=date(2026, 2, 18), sampai=date(2026, 3, 19)),
        ],
        libur=dict.fromkeys(libur, "libur"),
    ),
    st.dictionaries(st.integers(1, 6), hari_kerja()),
    st.dictionaries(st.integers(0, 6), hari_kerja()),
    st.sets(tanggal, max_size=20),
)


# ---------------------------------------------------------------- hours


def test_jam_of_a_day_has_its_break() -> None:
    assert KALENDER.jam_pada(date(2026, 11, 23)) == ((time(8), time(12)), (time(13), time(15)))
    assert KALENDER.jam_pada(date(2026, 11, 27)) == ((time(8), time(11)),)
    assert KALENDER.jam_pada(date(2026, 11, 29)) == ()


def test_jam_of_ramadan_wins_over_the_default() -> None:
    for urutan in (KALENDER.jam, KALENDER.jam[::-1]):
        kalender = Kalender(jam=urutan)
        assert kalender.jam_pada(date(2026, 2, 18)) == ((time(8), time(14)),)
        assert kalender.jam_pada(date(2026, 3, 19)) == ((time(8), time(14)),)
        assert kalender.jam_pada(date(2026, 3, 20)) == ((time(8), time(11)),)


def test_jam_of_a_holiday_is_closed() -> None:
    assert KALENDER.jam_pada(date(2026, 12, 25)) == ()


@pytest.mark.parametrize(
    "jam",
    [
        (time(15), time(8)),
        (time(8), time(8)),
        (time(8), time(15), time(13), time(12)),
        (time(8), time(15), time(7), time(12)),
        (time(8), time(15), time(12), time(16)),
    ],
)
def test_jam_out_of_order_is_refused(jam: tuple[time, ...]) -> None:
    with pytest.raises(ValueError, match="Jam harus urut"):
        JamHari(*jam)


def test_jam_with_half_a_break_is_refused() -> None:
    with pytest.raises(ValueError, match="kosongkan keduanya"):
        JamHari(time(8), time(15), time(12))


def test_jam_with_a_break_at_the_end_just_closes_earlier() -> None:
    assert JamHari(time(8), time(15), time(12), time(15)).selang == ((time(8), time(12)),)


@pytest.mark.parametrize(
    ("teks", "buka"),
    [
        ("2026-11-23 07:59:59", False),
        ("2026-11-23 08:00", True),
        ("2026-11-23 11:59:59", True),
        ("2026-11-23 12:00", False),
        ("2026-11-23 13:00", True),
        ("2026-11-23 15:00", False),
        ("2026-11-29 10:00", False),
    ],
)
def test_kantor_is_open_from_opening_until_closing(teks: str, buka: bool) -> None:  # noqa: FBT001 -- parametrised
    assert KALENDER.buka(saat(teks)) is buka


def test_kantor_reads_any_zone_as_local_time() -> None:
    assert KALENDER.buka(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    assert menit_kantor(
        datetime(2026, 11, 23, 1, 0, tzinfo=UTC), datetime(2026, 11, 23, 2, 0, tzinfo=UTC), KALENDER
    ) == 60  # fmt: skip
    with pytest.raises(ValueError, match="time zone"):
        KALENDER.buka(datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001 -- the point


@pytest.mark.parametrize(
    ("teks", "nanti"),
    [
        ("2026-11-23 09:00", "2026-11-23 09:00"),
        ("2026-11-23 12:30", "2026-11-23 13:00"),
        ("2026-11-23 15:00", "2026-11-24 08:00"),
        ("2026-11-27 11:00", "2026-11-30 08:00"),
        ("2026-12-24 15:00", "2026-12-28 08:00"),
    ],
)
def test_kantor_opens_next(teks: str, nanti: str) -> None:
    assert KALENDER.buka_berikutnya(saat(teks)) == saat(nanti)


def test_kantor_without_hours_never_opens() -> None:
    assert TUTUP_TERUS.buka_berikutnya(saat("2026-11-23 09:00")) is None
    assert Kalender(jam=[]).jam_pada(date(2026, 11, 23)) == ()


# ---------------------------------------------------------------- office minutes


@pytest.mark.parametrize(
    ("mulai", "selesai", "menit"),
    [
        ("2026-11-23 09:00", "2026-11-23 09:30", 30),
        ("2026-11-23 11:30", "2026-11-23 13:30", 60),  # the break does not count
        ("2026-11-27 10:30", "2026-11-30 08:30", 60),  # over the weekend
        ("2026-11-29 22:00", "2026-11-30 08:10", 10),  # a death letter on Sunday night
        ("2026-11-29 22:00", "2026-11-29 23:59", 0),
        ("2026-11-23 09:00:30", "2026-11-23 09:01:29", 0),
        ("2026-11-23 10:00", "2026-11-23 09:00", 0),
        ("2026-12-24 14:00", "2026-12-28 09:00", 120),  # Natal is a Friday
    ],
)
def test_menit_kantor_counts_open_time_only(mulai: str, selesai: str, menit: int) -> None:
    assert menit_kantor(saat(mulai), saat(selesai), KALENDER) == menit


@pytest.mark.parametrize(
    ("mulai", "menit", "tempo"),
    [
        ("2026-11-23 09:00", 30, "2026-11-23 09:30"),
        ("2026-11-23 11:30", 30, "2026-11-23 12:00"),
        ("2026-11-23 11:30", 31, "2026-11-23 13:01"),
        ("2026-11-23 14:30", 30, "2026-11-23 15:00"),
        ("2026-11-27 10:30", 60, "2026-11-30 08:30"),
        ("2026-11-29 22:00", 60, "2026-11-30 09:00"),
        ("2026-11-29 22:00", 0, "2026-11-29 22:00"),
    ],
)
def test_menit_kantor_added_give_the_due_time(mulai: str, menit: int, tempo: str) -> None:
    assert tambah_menit_kantor(saat(mulai), menit, KALENDER) == saat(tempo)


@given(kalender_bebas, momen, st.integers(0, 20_000))
def test_menit_kantor_undo_their_addition(kalender: Kalender, mulai: datetime, menit: int) -> None:
    assert menit_kantor(mulai, tambah_menit_kantor(mulai, menit, kalender), kalender) == menit


@given(kalender_bebas, momen, st.integers(1, 20_000))
def test_menit_kantor_are_due_at_the_first_possible_moment(
    kalender: Kalender, mulai: datetime, menit: int
) -> None:
    tempo = tambah_menit_kantor(mulai, menit, kalender)
    assert menit_kantor(mulai, tempo - timedelta(microseconds=1), kalender) == menit - 1


@given(kalender_bebas, momen, st.integers(0, 3 * 24 * 60))
def test_menit_kantor_agree_with_the_clock_minute_by_minute(
    kalender: Kalender, awal: datetime, lama: int
) -> None:
    mulai = awal.replace(second=0, microsecond=0)
    terbuka = sum(kalender.buka(mulai + timedelta(minutes=m)) for m in range(lama))
    assert menit_kantor(mulai, mulai + timedelta(minutes=lama), kalender) == terbuka


@given(kalender_bebas, momen, momen, momen)
def test_menit_kantor_add_up(kalender: Kalender, a: datetime, b: datetime, c: datetime) -> None:
    a, b, c = sorted(satu.replace(second=0, microsecond=0) for satu in (a, b, c))
    assert menit_kantor(a, b, kalender) + menit_kantor(b, c, kalender) == menit_kantor(a, c, kalender)


def test_menit_kantor_cannot_be_promised_without_hours() -> None:
    with pytest.raises(KalenderKosong, match="Jam kantor belum diisi"):
        tambah_menit_kantor(saat("2026-11-23 09:00"), 30, TUTUP_TERUS)
    with pytest.raises(ValueError, match="negatif"):
        tambah_menit_kantor(saat("2026-11-23 09:00"), -1, KALENDER)


# ---------------------------------------------------------------- pauses


def test_jeda_stop_the_clock_once() -> None:
    mulai, selesai = saat("2026-11-23 09:00"), saat("2026-11-23 11:00")
    jeda = [
        (saat("2026-11-23 09:30"), saat("2026-11-23 10:00")),
        (saat("2026-11-23 09:45"), saat("2026-11-23 10:15")),  # overlaps
        (saat("2026-11-23 08:00"), saat("2026-11-23 09:10")),  # began before
        (saat("2026-11-23 10:50"), None),  # still runs
    ]
    assert menit_kantor_bersih(mulai, selesai, jeda, KALENDER) == 120 - 45 - 10 - 10
    assert menit_kantor_bersih(mulai, selesai, [], KALENDER) == 120
    assert menit_kantor_bersih(selesai, mulai, jeda, KALENDER) == 0


def test_jeda_move_the_due_time_back() -> None:
    mulai = saat("2026-11-23 09:00")
    jeda = [
        (saat("2026-11-23 10:00"), saat("2026-11-23 11:00")),
        (saat("2026-11-23 11:30"), saat("2026-11-23 13:30")),  # one open hour, inside the moved-back span
        (saat("2026-11-25 08:00"), saat("2026-11-25 15:00")),  # after the due time
        (saat("2026-11-23 09:30"), None),  # still runs: not yet counted
    ]
    assert tambah_menit_kantor_berjeda(mulai, 120, jeda, KALENDER) == saat("2026-11-23 14:00")


@given(
    kalender_bebas,
    momen,
    st.integers(1, 3_000),
    st.lists(st.tuples(momen, st.integers(0, 10_000)), max_size=6),
)
def test_jeda_and_due_time_agree(
    kalender: Kalender, mulai: datetime, menit: int, acak: list[tuple[datetime, int]]
) -> None:
    jeda = [(dari, dari + timedelta(minutes=lama)) for dari, lama in acak]
    tempo = tambah_menit_kantor_berjeda(mulai, menit, jeda, kalender)
    assert menit_kantor_bersih(mulai, tempo, jeda, kalender) == menit


# ---------------------------------------------------------------- greeting


@pytest.mark.parametrize(
    ("jam", "kata"),
    [
        (0, "dalu"),
        (3, "dalu"),
        (4, "enjing"),
        (10, "enjing"),
        (11, "siyang"),
        (14, "siyang"),
        (15, "sonten"),
        (17, "sonten"),
        (18, "dalu"),
        (23, "dalu"),
    ],
)
def test_salam_follows_the_clock(jam: int, kata: str) -> None:
    assert waktu_jawa(time(jam, 59)) == kata
    assert waktu_jawa(datetime(2026, 11, 23, jam, 0, tzinfo=JAKARTA).astimezone(UTC)) == kata
