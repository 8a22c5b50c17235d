"""Power gone in mid-write: a process is killed, and what it had acknowledged is there, once."""

from __future__ import annotations

import os
import random
import signal

import pytest
from django.db import connection

from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Penghitung
from bungah.naskah.models import Naskah, NaskahIsi
from tests.ketahanan.alat import penulis

pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


def bunuh_berkali(kali: int, benih: int) -> list[int]:
    """Kill a writer that often, each time after a random number of acknowledgements; give all of them."""
    acak, diakui = random.Random(benih), list[int]()
    with penulis() as satu:
        for _ in range(kali):
            anak = satu.suruh(benang=acak.randint(1, 4), besar=acak.choice([0, 2_000]))
            diakui += satu.dengar(acak.randint(0, 30))
            os.kill(anak, signal.SIGKILL)
            diakui += satu.dengar()  # what it still said before it died
        assert satu.galat == []
    return diakui


@pytest.mark.parametrize("kali", [20, pytest.param(200, marks=pytest.mark.ketahanan)])
def test_nomor_acknowledged_survives_every_kill_and_stands_once(kali: int) -> None:
    diakui = bunuh_berkali(kali, benih=kali)
    ada = list(Naskah.objects.order_by("urut").values_list("urut", flat=True))
    assert len(diakui) == len(set(diakui))
    assert set(diakui) <= set(ada)
    assert ada == list(range(1, len(ada) + 1))
    assert Penghitung.objects.get().terakhir == len(ada)
    rantai = periksa_rantai()
    assert (rantai.rusak, rantai.jumlah) == (None, len(ada) + NaskahIsi.objects.count())


@pytest.mark.sqlite
def test_basisdata_is_whole_after_kills() -> None:
    bunuh_berkali(5, benih=5)
    with connection.cursor() as kursor:
        assert kursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert kursor.execute("PRAGMA foreign_key_check").fetchall() == []
