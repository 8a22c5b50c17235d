"""The invented office went live with its paper agenda at number 327."""

import random
from datetime import date

import pytest

from arsip import contoh
from bungah.dasar.jejak import tulis
from bungah.dasar.penomoran import nomor_berikut

pytestmark = pytest.mark.django_db


def test_first_number_follows_the_paper_agenda() -> None:
    contoh.isi(random.Random(7), date(2026, 1, 12))
    with tulis(pelaku=None):
        assert (nomor_berikut("surat-keluar", "2025"), nomor_berikut("surat-keluar", "2026")) == (328, 1)
