"""The proof of a hand-over: optional, drawn anew, enciphered, for officers only, destroyed after its time."""

from __future__ import annotations

import base64
import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from bungah.dasar.models import Fitur, Jejak
from bungah.dasar.peran import Peran
from layanan.alur.isian import hapus_isian_kedaluwarsa
from layanan.alur.malam import musnahkan_bukti_semua
from layanan.models import BuktiSerah, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine
    from pytest_django import Settings

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
SIAPA = {"diambil_oleh": "Siti Aminah"}


@pytest.fixture
def siap(petugas: Pengguna, domisili: Layanan, tmp_path: Path, settings: Settings) -> Permohonan:
    """Siti's letter, in an office that keeps proofs."""
    settings.DATA_DIR = tmp_path
    Fitur.objects.create(kode="bukti_serah", menyala=True)
    return pabrik.permohonan_siap(domisili, petugas, warga=dasar.warga("Siti Aminah"))


def _gambar(jenis: str = "PNG", *, coret: bool = True) -> bytes:
    gambar = Image.new("RGBA", (480, 320), (0, 0, 0, 0))
    if coret:
        ImageDraw.Draw(gambar).line([(20, 20), (400, 140), (60, 100)], fill="black", width=3)
    isi = io.BytesIO()
    if jenis == "PNG":
        gambar.save(isi, "PNG")
    else:
        exif = Image.Exif()
        exif[0x010E] = "rahasia di dalam foto"
        gambar.convert("RGB").save(isi, jenis, exif=exif)
    return isi.getvalue()


def _tanda(isi: bytes) -> dict[str, str]:
    return {"tanda_gambar": "data:image/png;base64," + base64.b64encode(isi).decode()}


def _serah(permohonan: Permohonan) -> str:
    return f"/kantor/permohonan/{permohonan.pk}/serahkan/"


def _lihat(permohonan: Permohonan) -> str:
    return f"/kantor/permohonan/{permohonan.pk}/bukti-serah/"


def _laci() -> list[Path]:
    akar = settings.DATA_DIR / "brankas"
    return list(akar.iterdir()) if akar.is_dir() else []


@pytest.mark.parametrize("jenis", ["tanda", "foto"])
def test_proof_goes_with_the_hand_over_and_is_shown(siap: Permohonan, petugas: Pengguna, jenis: str) -> None:
    klien, rinci = klien_meja(petugas), f"/kantor/permohonan/{siap.pk}/"
    assert "Bukti serah (boleh dilewati)" in klien.get(rinci).content.decode()
    foto = SimpleUploadedFile("f.jpg", _gambar("JPEG"), "image/jpeg")
    klien.post(_serah(siap), SIAPA | (_tanda(_gambar()) if jenis == "tanda" else {"foto": foto}))
    satu = BuktiSerah.objects.get(penyerahan__permohonan=siap)
    assert satu.jenis == jenis
    assert klien.get(rinci).content.decode().count(f"Bukti: {satu}") == 2  # beside the hand-over and its step
    gambar = klien.get(_lihat(siap))
    assert gambar["Cache-Control"].count("no-store") == 1
    assert Image.open(io.BytesIO(gambar.content)).format == "JPEG"
    assert b"rahasia" not in gambar.content
    assert len(gambar.content) < 150_000
    berkas = next(p for p in _laci()[0].iterdir() if p.name == "bukti")
    assert gambar.content not in berkas.read_bytes()  # enciphered
    jejak = Jejak.objects.filter(jenis="layanan.buktiserah").values_list("perbuatan", flat=True)
    assert list(jejak.order_by("urut")) == ["bukti_serah", "lihat_bukti"]


def test_only_handling_officers_look(siap: Permohonan, petugas: Pengguna) -> None:
    klien_meja(petugas).post(_serah(siap), SIAPA | _tanda(_gambar()))
    for peran in (Peran.KADES, Peran.AUDITOR, Peran.BENDAHARA, Peran.ARSIPARIS):
        assert klien_meja(dasar.pengguna(f"Orang {peran}", peran)).get(_lihat(siap)).status_code == 403


def test_hand_over_without_proof_leaves_no_drawer(siap: Permohonan, petugas: Pengguna) -> None:
    klien_meja(petugas).post(_serah(siap), SIAPA)
    assert (BuktiSerah.objects.count(), _laci()) == (0, [])
    assert Permohonan.objects.get(pk=siap.pk).tahap == "selesai"
    assert klien_meja(petugas).get(_lihat(siap)).status_code == 404


def test_switched_off_nothing_is_asked_or_kept(siap: Permohonan, petugas: Pengguna) -> None:
    Fitur.objects.update(menyala=False)
    klien = klien_meja(petugas)
    assert "Bukti serah" not in klien.get(f"/kantor/permohonan/{siap.pk}/").content.decode()
    klien.post(_serah(siap), SIAPA | _tanda(_gambar()))
    assert (BuktiSerah.objects.count(), _laci()) == (0, [])


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (_tanda(_gambar(coret=False)), "masih kosong"),
        ({"tanda_gambar": "data:image/png;base64,!!"}, "tidak sampai"),
        (_tanda(b"bukan gambar"), "bukan foto"),
        ({"tanda_gambar": "x" * 60_001}, "terlalu rumit"),
        (_tanda(_gambar()[:300]), "rusak"),
    ],
)
def test_a_bad_proof_is_refused_beside_its_field(
    siap: Permohonan, petugas: Pengguna, isi: dict[str, str], kata: str
) -> None:
    jawab = klien_meja(petugas).post(_serah(siap), SIAPA | isi).content.decode()
    assert kata in jawab
    assert (Permohonan.objects.get(pk=siap.pk).tahap, _laci()) == ("siap_diambil", [])


def test_a_refused_hand_over_keeps_no_proof(siap: Permohonan, petugas: Pengguna) -> None:
    pabrik.serahkan(siap, petugas)
    klien_meja(petugas).post(_serah(siap), SIAPA | _tanda(_gambar()))
    assert (BuktiSerah.objects.count(), _laci()) == (0, [])


def test_proof_is_destroyed_after_its_time_and_not_before(
    siap: Permohonan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    klien_meja(petugas).post(_serah(siap), SIAPA | _tanda(_gambar()))
    jam.shift(timedelta(hours=2))
    hapus_isian_kedaluwarsa()  # sweeps drawers nobody knows: this one is known
    BuktiSerah.objects.update(dibuat_pada=timezone.now() - timedelta(days=90))
    assert (musnahkan_bukti_semua(), len(_laci())) == (0, 1)
    jam.shift(timedelta(seconds=1))
    assert (musnahkan_bukti_semua(), musnahkan_bukti_semua(), _laci()) == (1, 0, [])
    klien = klien_meja(petugas)
    assert "sudah dimusnahkan" in klien.get(_lihat(siap), follow=True).content.decode()
    rinci = klien.get(f"/kantor/permohonan/{siap.pk}/").content.decode()
    assert "tanda tangan di layar, sudah dimusnahkan" in rinci
