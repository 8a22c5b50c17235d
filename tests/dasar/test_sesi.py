"""Session and account of a staff page, read by prepared questions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_meja, orang

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def halaman(klien: Client) -> int:
    return klien.get(reverse("dasar:akun")).status_code


def test_a_session_ends_when_its_time_is_over() -> None:
    klien = klien_meja(orang("depan", Peran.PETUGAS_DEPAN))
    assert halaman(klien) == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert halaman(klien) == 302


def test_a_session_that_was_deleted_is_nobody() -> None:
    klien = klien_meja(orang("depan", Peran.PETUGAS_DEPAN))
    Session.objects.all().delete()
    assert halaman(klien) == 302


def test_an_account_switched_off_is_nobody_at_once() -> None:
    siapa = orang("depan", Peran.PETUGAS_DEPAN)
    klien = klien_meja(siapa)
    siapa.is_active = False
    siapa.save()
    assert halaman(klien) == 302


def test_a_new_password_ends_the_old_session() -> None:
    siapa = orang("depan", Peran.PETUGAS_DEPAN)
    klien = klien_meja(siapa)
    siapa.set_password("sandi yang lain sekali")
    siapa.save()
    assert halaman(klien) == 302
