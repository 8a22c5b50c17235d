"""A refused form is shown again as it was typed, when somebody comes back to it; it is never done by that."""

import re
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.contrib.sessions.models import Session

from bungah.dasar.models import Pengguna
from layanan.models import Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
DAFTAR = "/kantor/pendaftaran/"


def _alamat_ulang(isi: str) -> str:
    return unescape(re.findall(r'data-ulang="([^"]+)"', isi)[0])


def test_pendaftaran_yang_ditolak_tampil_lagi_seperti_diketik(petugas: Pengguna, domisili: Layanan) -> None:
    klien = klien_meja(petugas)
    data = {"perbuatan": "semua_ada", "kunci": uuid4(), "nama": "Agus Riyanto", "nik": "352512170890003",
            "layanan": "domisili", "keperluan": "melamar kerja", "jenis_pemohon": "perorangan"}  # fmt: skip
    ulang = _alamat_ulang(klien.post(DAFTAR, data).content.decode())
    isi = klien.get(ulang).content.decode()
    assert [satu in isi for satu in ("Agus Riyanto", "melamar kerja", "NIK harus 16 angka")] == [True] * 3
    assert "data-ulang" not in isi
    assert "Agus" not in str(Session.objects.get().session_data)  # nor anybody's NIK
    assert "Agus Riyanto" not in klien_meja(petugas).get(ulang).content.decode()  # another login
    assert "Agus Riyanto" not in klien.get(f"{DAFTAR}?ulang=x").content.decode()


def test_isian_yang_ditolak_lalu_sah_tidak_dikerjakan_oleh_membuka(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """What was refused while the office was closed is good in the morning; opening a page does nothing."""
    jam.move_to(dasar.pukul(7, 57))
    klien = klien_meja(petugas)
    data = {"perbuatan": "semua_ada", "kunci": uuid4(), "nama": "Agus", "layanan": "domisili",
            "keperluan": "kerja", "jenis_pemohon": "perorangan"}  # fmt: skip
    ulang = _alamat_ulang(klien.post(DAFTAR, data).content.decode())
    jam.move_to(dasar.pukul(8, 2))
    assert "Agus" in klien.get(ulang).content.decode()
    assert Permohonan.objects.count() == 0


def test_isi_surat_yang_ditolak_tampil_lagi(petugas: Pengguna, domisili: Layanan) -> None:
    klien, satu = klien_meja(petugas), pabrik.permohonan(domisili, petugas)
    isi = klien.post(f"/kantor/permohonan/{satu.pk}/surat/", {"sejak": ""}).content.decode()
    assert "Isi" in klien.get(_alamat_ulang(isi)).content.decode().split('class="galat"')[1]
