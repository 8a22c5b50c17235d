"""Who gets into the admin site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_admin, klien_meja, orang

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_pengelola_orang_luar_ke_halaman_masuk_kita(client: Client) -> None:
    assert client.get("/admin/")["Location"] == "/masuk/?next=%2Fadmin%2F"
    assert client.get("/admin/login/")["Location"] == "/masuk/?next=%2Fadmin%2Flogin%2F"
    assert klien_meja(orang("siti", Peran.SEKDES)).get("/admin/login/")["Location"] == "/admin/"


def test_pengelola_tanpa_kode_tidak_masuk() -> None:
    admin = orang("rizal", Peran.ADMIN)
    assert klien_meja(admin).get("/admin/")["Location"].startswith("/masuk/kode/")
    assert klien_admin(admin).get("/admin/").status_code == 200


def test_pengelola_bendera_django_tidak_membuka_apa_pun() -> None:
    siapa = orang("siapa")
    Pengguna.objects.update(is_staff=True, is_superuser=True)
    assert klien_meja(siapa).get("/admin/", follow=True).status_code == 403


def test_pengelola_tidak_melihat_yang_bukan_perannya() -> None:
    depan = klien_meja(orang("siti", Peran.PETUGAS_DEPAN))
    assert depan.get("/admin/").status_code == 200
    assert depan.get("/admin/dasar/pengguna/").status_code == 403
    assert depan.post("/admin/dasar/profildesa/add/").status_code == 403


def test_pengelola_satu_jalan_keluar_dan_sandi() -> None:
    klien = klien_admin(orang("rizal", Peran.ADMIN))
    assert klien.get("/admin/password_change/")["Location"] == "/kantor/akun/sandi/"
    assert klien.post("/admin/logout/")["Location"] == "/kantor/akun/"
