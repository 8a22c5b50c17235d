"""Pairing devices: one-time codes, the cookie, revoking."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bungah.dasar import alur_orang
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, KodePasang, Pengguna, Perangkat
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_admin, klien_meja, orang

pytestmark = pytest.mark.django_db
MEJA, KIOS = Perangkat.Jenis.MEJA, Perangkat.Jenis.KIOS


@pytest.fixture
def sekdes() -> Pengguna:
    return orang("sari", Peran.SEKDES)


def _kode_di_halaman(isi: str) -> str:
    cocok = re.search(r'class="nomor kode">([0-9A-Z]{4}-[0-9A-Z]{4})<', isi)
    assert cocok is not None
    return cocok[1]


def test_perangkat_dipasangkan_dari_kode(sekdes: Pengguna, client: Client) -> None:
    isi = klien_meja(sekdes).post("/kantor/perangkat/kode/", {"nama": "Kios depan", "jenis": "kios"})
    kode = _kode_di_halaman(isi.content.decode())
    jawab = client.post("/pasangkan/", {"kode": kode.lower().replace("-", " ")})
    kuki = jawab.cookies["perangkat"]
    satu = Perangkat.objects.get(nama="Kios depan")
    assert (satu.jenis, satu.dipasangkan_oleh) == (KIOS, sekdes)
    assert (kuki["httponly"], kuki["samesite"], kuki["max-age"]) == (True, "Lax", 31_536_000)
    assert kuki.value not in str(Perangkat.objects.values_list("sidik_tanda", flat=True))
    assert client.get("/masuk/").wsgi_request.perangkat == satu  # type: ignore[attr-defined]
    assert Jejak.objects.filter(perbuatan="pasangkan", perangkat_id=satu.pk, pelaku_id=None).count() == 1


def test_kode_pasang_sekali_pakai(sekdes: Pengguna) -> None:
    kode = alur_orang.buat_kode_pasang(nama="Meja 2", jenis=MEJA, pelaku=sekdes)
    alur_orang.pakai_kode_pasang(kode)
    with pytest.raises(Ditolak, match="Minta kode baru"):
        alur_orang.pakai_kode_pasang(kode)
    assert Perangkat.objects.count() == 1


def test_kode_pasang_habis_sepuluh_menit(sekdes: Pengguna) -> None:
    kode = alur_orang.buat_kode_pasang(nama="Meja 2", jenis=MEJA, pelaku=sekdes)
    KodePasang.objects.update(sampai=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Ditolak):
        alur_orang.pakai_kode_pasang(kode)


def test_kode_pasang_tidak_terbaca_di_basisdata(sekdes: Pengguna) -> None:
    kode = alur_orang.buat_kode_pasang(nama="Meja 2", jenis=MEJA, pelaku=sekdes)
    assert kode not in str(list(KodePasang.objects.values())) + str(list(Jejak.objects.values()))


def test_kode_pasang_ditebak_lalu_dibatasi(client: Client) -> None:
    status = [client.post("/pasangkan/", {"kode": f"AAAA-{n:04}"}).status_code for n in range(11)]
    assert status == [200] * 10 + [429]


def test_perangkat_dicabut_berlaku_seketika(sekdes: Pengguna) -> None:
    klien = klien_meja(sekdes)
    satu = Perangkat.objects.get()
    assert klien.get("/kantor/perangkat/").status_code == 200
    klien.post(f"/kantor/perangkat/{satu.pk}/cabut/")
    assert klien.get("/kantor/perangkat/")["Location"].startswith("/masuk/kode/")
    assert Jejak.objects.filter(perbuatan="cabut", perangkat_id=satu.pk).count() == 1


@pytest.mark.parametrize("peran", [Peran.PETUGAS_DEPAN, Peran.KADES, Peran.AUDITOR])
def test_perangkat_bukan_tugas_peran_lain(peran: Peran) -> None:
    petugas = orang("x", peran)
    klien = klien_meja(petugas)
    assert klien.get("/kantor/perangkat/").status_code == 403
    assert klien.post("/kantor/perangkat/kode/", {"nama": "x", "jenis": "meja"}).status_code == 403
    with pytest.raises(TidakBerwenang):
        alur_orang.buat_kode_pasang(nama="x", jenis=MEJA, pelaku=petugas)
    with pytest.raises(TidakBerwenang):
        alur_orang.cabut(Perangkat.objects.get(), pelaku=petugas)


def test_perangkat_orang_luar_metode_dan_isian(sekdes: Pengguna) -> None:
    klien = klien_meja(sekdes)
    assert Client().get("/kantor/perangkat/").status_code == 302
    assert klien.get("/kantor/perangkat/kode/").status_code == 405
    assert klien.post("/kantor/perangkat/999/cabut/").status_code == 404
    assert "Isi nama perangkat." in klien.post("/kantor/perangkat/kode/", {"jenis": "meja"}).content.decode()
    assert klien.post("/kantor/perangkat/kode/", {"nama": "x", "jenis": "tank"}).status_code == 200
    assert KodePasang.objects.count() == 0


def test_kios_bukan_meja_petugas(sekdes: Pengguna) -> None:
    """A kiosk stands in the waiting room: a login there needs the phone's code."""
    klien = klien_meja(sekdes)
    Perangkat.objects.update(jenis=KIOS)
    assert klien.get("/kantor/akun/")["Location"].startswith("/masuk/kode/")


def test_pasangkan_hanya_lewat_jalur_aman(client: Client) -> None:
    assert client.get("/pasangkan/", REMOTE_ADDR="192.168.1.7").status_code == 403


@pytest.mark.parametrize("banyak", [1, 3])
def test_perangkat_daftar_jumlah_kueri_tetap(banyak: int) -> None:
    admin = orang("rizal", Peran.ADMIN)
    klien = klien_admin(admin)
    for urut in range(banyak):
        alur_orang.pasangkan(nama=f"Meja {urut}", jenis=MEJA, pelaku=admin)
    klien.get("/kantor/perangkat/")
    with CaptureQueriesContext(connection) as kueri:
        klien.get("/kantor/perangkat/")
    assert len(kueri) == 10
