"""Brakes for guessed codes: misses count, hits never do."""

from __future__ import annotations

import pytest
import time_machine
from django.test import RequestFactory

from bungah.dasar import pembatas
from bungah.dasar.models import HitunganMeleset

pytestmark = pytest.mark.django_db
PUKUL_8 = "2026-11-23T01:00:00Z"


def test_meleset_menghitung_per_kunci() -> None:
    with time_machine.travel(PUKUL_8, tick=False):
        assert [pembatas.meleset("a"), pembatas.meleset("a"), pembatas.meleset("b")] == [1, 2, 1]
        assert [pembatas.penuh("a", batas=2), pembatas.penuh("b", batas=2)] == [True, False]


def test_meleset_dilupakan_setelah_dua_jendela() -> None:
    with time_machine.travel(PUKUL_8, tick=False) as jam:
        pembatas.meleset("a")
        jam.shift(15 * 60)
        assert pembatas.penuh("a", batas=1)
        jam.shift(15 * 60)
        assert not pembatas.penuh("a", batas=1)
        pembatas.meleset("b")
        assert list(HitunganMeleset.objects.values_list("kunci", flat=True)) == ["b"]


def test_kunci_tidak_memuat_alamat() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.168.1.77")
    kunci = pembatas.kunci_alamat(request, "status")
    assert "192.168" not in kunci
    assert kunci == pembatas.kunci_alamat(request, "status")
    assert kunci != pembatas.kunci_alamat(request, "cek")
    assert len(kunci) <= 100
