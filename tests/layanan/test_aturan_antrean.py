"""The order of calling."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.zona import JAKARTA
from layanan.aturan.antrean import Batas, Penunggu, Pilihan, mundur, nomor_tampil, urutan

PAGI = datetime(2026, 11, 23, 8, 0, tzinfo=JAKARTA)


def datang(pk: int, menit: int, prioritas: str = "") -> Penunggu:
    return Penunggu(pk, PAGI + timedelta(minutes=menit), prioritas)


antrean = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["", "", "Lansia", "Sedang sakit"])), max_size=25
).map(lambda daftar: [datang(pk, menit, sebab) for pk, (menit, sebab) in enumerate(daftar)])
riwayat_acak = st.lists(st.booleans(), max_size=5)


@pytest.mark.parametrize(("urut", "tampil"), [(1, "A-001"), (14, "A-014"), (999, "A-999"), (1_000, "A-1000")])
def test_nomor_shows_three_digits_or_all(urut: int, tampil: str) -> None:
    assert nomor_tampil("A", urut) == tampil


@pytest.mark.syarat("R028")
def test_urutan_is_order_of_arrival() -> None:
    pilihan = urutan([datang(3, 20), datang(2, 10), datang(1, 10)])
    assert pilihan == (
        Pilihan(1, "Datang paling awal, pukul 08.10.", mendahului=False),
        Pilihan(2, "Datang paling awal, pukul 08.10.", mendahului=False),
        Pilihan(3, "Datang paling awal, pukul 08.20.", mendahului=False),
    )


@pytest.mark.syarat("R032")
def test_urutan_lets_the_vulnerable_pass_twice_then_the_first() -> None:
    daftar = [datang(1, 0), datang(2, 1), *(datang(pk, pk, "Lansia") for pk in (10, 11, 12))]
    assert [(satu.id, satu.mendahului) for satu in urutan(daftar)] == [
        (10, True),
        (11, True),
        (1, False),
        (12, True),
        (2, False),
    ]


def test_urutan_says_why() -> None:
    alasan = [satu.alasan for satu in urutan([datang(1, 0), datang(2, 30, "Lansia")], [False])]
    assert alasan == ["Didahulukan: Lansia, datang pukul 08.30.", "Datang paling awal, pukul 08.00."]
    penuh = urutan([datang(1, 0), datang(2, 30, "Lansia")], [True, True])
    assert penuh[0] == Pilihan(
        1, "Giliran urut kedatangan setelah yang didahulukan, datang pukul 08.00.", mendahului=False
    )


def test_urutan_counts_only_the_latest_calls_in_a_row() -> None:
    daftar = [datang(1, 0), datang(2, 30, "Lansia")]
    assert urutan(daftar, [True, False, True, True])[0].id == 2


def test_urutan_of_nobody_is_empty() -> None:
    assert urutan([]) == ()


@given(antrean, riwayat_acak)
def test_urutan_calls_everybody_once_and_each_lane_in_order(
    daftar: list[Penunggu], riwayat: list[bool]
) -> None:
    hasil = [satu.id for satu in urutan(daftar, riwayat)]
    assert Counter(hasil) == Counter(satu.id for satu in daftar)
    for jalur in (lambda p: p.prioritas, lambda p: not p.prioritas):
        menurut_datang = [p.id for p in sorted(daftar, key=lambda p: p.giliran) if jalur(p)]
        assert [pk for pk in hasil if pk in set(menurut_datang)] == menurut_datang


@given(antrean, riwayat_acak, st.integers(0, 3))
def test_urutan_bounds_the_calls_that_jump(daftar: list[Penunggu], riwayat: list[bool], maks: int) -> None:
    beruntun = 0
    for pilihan in urutan(daftar, riwayat, batas=Batas(maks)):
        beruntun = beruntun + 1 if pilihan.mendahului else 0
        assert beruntun <= maks


@given(antrean, st.integers(0, 3))
def test_urutan_keeps_nobody_waiting_for_ever(daftar: list[Penunggu], maks: int) -> None:
    hasil = urutan(daftar, batas=Batas(maks))
    tempat = {satu.id: nomor for nomor, satu in enumerate(hasil)}
    biasa = [p for p in sorted(daftar, key=lambda p: p.giliran) if not p.prioritas]
    for ke, orang in enumerate(biasa):
        lebih_awal = sum(p.giliran < orang.giliran for p in daftar if p.prioritas)
        assert tempat[orang.id] <= ke + lebih_awal + maks * (ke + 1)


@given(antrean, riwayat_acak)
def test_urutan_marks_exactly_the_jumps(daftar: list[Penunggu], riwayat: list[bool]) -> None:
    sisa = {p.id: p for p in daftar}
    for pilihan in urutan(daftar, riwayat):
        dia = sisa.pop(pilihan.id)
        assert pilihan.mendahului == any(p.giliran < dia.giliran for p in sisa.values() if not p.prioritas)


@given(antrean, riwayat_acak)
def test_urutan_without_priority_calls_is_plain_fifo(daftar: list[Penunggu], riwayat: list[bool]) -> None:
    menurut_datang = [p.id for p in sorted(daftar, key=lambda p: p.giliran)]
    assert [satu.id for satu in urutan(daftar, riwayat, batas=Batas(0))] == menurut_datang


@given(antrean, riwayat_acak, st.randoms(use_true_random=False))
def test_urutan_does_not_depend_on_the_order_of_reading(
    daftar: list[Penunggu], riwayat: list[bool], acak: object
) -> None:
    kocok = list(daftar)
    acak.shuffle(kocok)  # type: ignore[attr-defined]
    assert urutan(kocok, riwayat) == urutan(daftar, riwayat)


# The longest wait


def test_urutan_calls_who_waits_too_long() -> None:
    daftar = [datang(1, 0), datang(2, 30, "Lansia")]
    tepat, lewat = PAGI + timedelta(minutes=45), PAGI + timedelta(minutes=46)
    assert urutan(daftar, sekarang=tepat)[0].id == 2
    assert urutan(daftar, sekarang=lewat)[0] == Pilihan(
        1, "Menunggu terlalu lama, datang pukul 08.00.", mendahului=False
    )


def test_urutan_without_limit_lets_the_vulnerable_pass() -> None:
    daftar, sore = [datang(1, 0), datang(2, 30, "Lansia")], PAGI + timedelta(hours=6)
    assert urutan(daftar, sekarang=sore, batas=Batas(2, timedelta(0)))[0].id == 2


@given(antrean, riwayat_acak, st.integers(0, 90), st.integers(1, 45))
def test_urutan_never_passes_over_who_waits_too_long(
    daftar: list[Penunggu], riwayat: list[bool], kini: int, tunggu: int
) -> None:
    sekarang, batas = PAGI + timedelta(minutes=kini), Batas(2, timedelta(minutes=tunggu))
    hasil = [satu.id for satu in urutan(daftar, riwayat, sekarang=sekarang, batas=batas)]
    lama = [p.id for p in sorted(daftar, key=lambda p: p.giliran) if sekarang - p.datang > batas.tunggu]
    assert hasil[: len(lama)] == lama


@given(
    st.lists(st.sampled_from(["", "", "Lansia"]), min_size=1, max_size=8),
    st.lists(st.lists(st.sampled_from(["", "Lansia", "Lansia"]), max_size=3), min_size=40, max_size=40),
    st.integers(0, 3),
)
def test_urutan_starves_nobody_whoever_keeps_coming(
    awal: list[str], susul: list[list[str]], maks: int
) -> None:
    """One call a minute while others, mostly vulnerable, pour in: everybody of the start gets a turn."""
    antre, nomor = {pk: datang(pk, 0, sebab) for pk, sebab in enumerate(awal)}, 1000
    riwayat: list[bool] = []
    for menit, baru in enumerate(susul):
        pilihan = urutan(antre.values(), riwayat, batas=Batas(maks, timedelta(0)))
        if pilihan:
            riwayat.insert(0, bool(antre.pop(pilihan[0].id).prioritas))
        for sebab in baru:
            nomor += 1
            antre[nomor] = datang(nomor, menit + 1, sebab)
    assert not set(range(len(awal))) & set(antre)


# Called in vain


def test_mundur_lets_three_go_first() -> None:
    antre = [PAGI + timedelta(minutes=m) for m in (1, 2, 3, 4)]
    assert mundur(PAGI, antre, 3) == antre[2] + timedelta(microseconds=1)
    assert mundur(PAGI, antre[:1], 3) == antre[0] + timedelta(microseconds=1)
    assert mundur(PAGI, [], 3) == PAGI


def test_urutan_says_that_somebody_comes_again() -> None:
    satu = Penunggu(1, PAGI, tempat=PAGI + timedelta(minutes=20))
    alasan = [pilihan.alasan for pilihan in urutan([satu, datang(2, 10)])]
    assert alasan == [
        "Datang paling awal, pukul 08.10.",
        "Dipanggil lagi setelah belum hadir, datang pukul 08.00.",
    ]
