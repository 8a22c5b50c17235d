"""One page is computed at a time; whoever waits for something outside lets the others pass."""

from __future__ import annotations

from threading import Barrier, BrokenBarrierError, Event, Thread
from typing import Any

import pytest
from django.db import transaction

from bungah.dasar.giliran import bergiliran, di_luar_giliran

SABAR = 5  # seconds before a test gives up on a thread


def serbu(aplikasi: Any, banyak: int) -> None:
    """Let that many threads ask at once and wait for all."""
    utas = [Thread(target=aplikasi, args=({}, None)) for _ in range(banyak)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(SABAR)
    assert not any(satu.is_alive() for satu in utas)


@pytest.mark.parametrize("serentak", [1, 3])
def test_no_more_than_so_many_compute_at_once(serentak: int) -> None:
    di_dalam: list[int] = []
    terbanyak: list[int] = []

    def aplikasi(_lingkungan: Any, _mulai: Any) -> list[bytes]:
        di_dalam.append(1)
        terbanyak.append(len(di_dalam))
        di_dalam.pop()
        return []

    serbu(bergiliran(aplikasi, serentak), 12)
    assert len(terbanyak) == 12
    assert max(terbanyak) <= serentak


def test_who_waits_outside_lets_the_others_pass() -> None:
    bertemu = Barrier(2, timeout=SABAR)  # falls only when both are inside at the same time
    sampai: list[str] = []

    def aplikasi(_lingkungan: Any, _mulai: Any) -> list[bytes]:
        with di_luar_giliran():
            bertemu.wait()
        sampai.append("selesai")
        return []

    serbu(bergiliran(aplikasi), 2)
    assert sampai == ["selesai", "selesai"]


def test_without_stepping_out_they_would_never_meet() -> None:
    bertemu = Barrier(2, timeout=0.2)
    gagal: list[str] = []

    def aplikasi(_lingkungan: Any, _mulai: Any) -> list[bytes]:
        try:
            bertemu.wait()
        except BrokenBarrierError:
            gagal.append("tidak bertemu")
        return []

    serbu(bergiliran(aplikasi), 2)
    assert gagal == ["tidak bertemu", "tidak bertemu"]


def test_an_error_gives_the_turn_back() -> None:
    def rusak(_lingkungan: Any, _mulai: Any) -> list[bytes]:
        with di_luar_giliran():
            raise RuntimeError

    aplikasi = bergiliran(rusak)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            aplikasi({}, None)


@pytest.mark.django_db
def test_inside_a_transaction_the_turn_is_kept() -> None:
    urutan: list[str] = []

    def aplikasi(lingkungan: Any, _mulai: Any) -> list[bytes]:
        if not lingkungan:
            urutan.append("kedua")
            return []
        with transaction.atomic(), di_luar_giliran():
            kedua.start()
            kedua.join(0.2)
            urutan.append("pertama")
        return []

    giliran = bergiliran(aplikasi)
    kedua = Thread(target=giliran, args=({}, None))
    giliran({"pertama": True}, None)
    kedua.join(SABAR)
    assert urutan == ["pertama", "kedua"]


def test_stepping_out_of_no_turn_is_nothing() -> None:
    sudah = Event()
    with di_luar_giliran():
        sudah.set()
    assert sudah.is_set()
