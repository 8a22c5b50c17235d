"""Outreach: written down with its people and photos, its attendance sheet and record on paper (R172)."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from bungah.dasar.foto import BITA_RINGAN, rapikan_ringan, waktu_foto
from bungah.dasar.peran import Peran
from bungah.dasar.zona import JAKARTA
from bungah.mutu.cetak_kegiatan import cetak_berita_acara, cetak_daftar_hadir
from bungah.mutu.models import FotoKegiatan, Kegiatan
from bungah.mutu.papan import isi_halaman
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik.standar import sidang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

pytestmark = pytest.mark.django_db
DAFTAR = "/kantor/penyuluhan/"
KEMARIN = dasar.SENIN - timedelta(days=1)


@pytest.fixture(autouse=True)
def pagi() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil()
        yield


@pytest.fixture
def meja() -> Client:
    return klien_meja(dasar.pengguna("Rini", Peran.SEKDES))


def suluh(hari: Any = KEMARIN, **isi: Any) -> Kegiatan:
    """An outreach evening at the balai desa."""
    return sidang(hari, jenis="penyuluhan", **{"topik": "Syarat surat tanah", "tempat": "Balai desa"} | isi)


def foto(saat: str = "2026:11:22 19:30:00", sisi: int = 900, selisih: str = "") -> bytes:
    """A photo as a phone makes it, with place and time."""
    data = Image.Exif()
    data.get_ifd(0x8769).update({0x9003: saat} | ({0x9011: selisih} if selisih else {}))
    data.get_ifd(0x8825)[2] = (7.0, 1.0, 2.0)
    data[0x010F] = "Merek HP"
    isi = io.BytesIO()
    Image.effect_noise((sisi, sisi * 3 // 4), 120).convert("RGB").save(
        isi, "JPEG", quality=95, exif=data.tobytes()
    )
    return isi.getvalue()


def kirim(klien: Client, satu: Kegiatan, isi: bytes) -> Any:
    berkas = SimpleUploadedFile("f.jpg", isi, "image/jpeg")
    return klien.post(
        f"/kantor/kegiatan/{satu.pk}/foto/tambah/", {"foto": berkas, "keterangan": "Di balai desa"}
    )


@pytest.mark.syarat("R172")
def test_outreach_stands_in_its_register_with_its_photo(meja: Client) -> None:
    satu = suluh()
    assert "Belum ada foto" in meja.get(DAFTAR).content.decode()
    assert kirim(meja, satu, foto()).status_code == 302
    gambar = FotoKegiatan.objects.get()
    assert gambar.diambil_pada == datetime(2026, 11, 22, 19, 30, tzinfo=JAKARTA)
    halaman = meja.get(DAFTAR).content.decode()
    for kata in ("Syarat surat tanah", "Balai desa", "22 November 2026", "1 foto"):
        assert kata in halaman
    rinci = meja.get(f"/kantor/kegiatan/{satu.pk}/").content.decode()
    assert "difoto 22 November 2026 pukul 19.30" in rinci
    isi = meja.get(f"/kantor/kegiatan/{satu.pk}/foto/{gambar.pk}.jpg")
    assert isi["Content-Type"] == "image/jpeg"
    assert (b"Merek HP" in isi.content, b"Exif" in isi.content) == (False, False)
    with pdfplumber.open(io.BytesIO(cetak_daftar_hadir(satu))) as pdf:
        teks = pdf.pages[0].extract_text()
    for kata in ("Daftar hadir", "Penyuluhan kepada warga", "Syarat surat tanah", "Siti", "Tanda tangan"):
        assert kata in teks
    with pdfplumber.open(io.BytesIO(cetak_berita_acara(satu))) as pdf:
        assert any(halaman.images for halaman in pdf.pages)


def test_a_photo_goes_only_while_nothing_is_final(meja: Client) -> None:
    satu = suluh(status="rencana")
    kirim(meja, satu, foto())
    hapus = f"/kantor/kegiatan/{satu.pk}/foto/{FotoKegiatan.objects.get().pk}/hapus/"
    Kegiatan.objects.filter(pk=satu.pk).update(status="selesai", ba_ditandatangani=KEMARIN)
    meja.post(hapus)
    assert FotoKegiatan.objects.count() == 1
    Kegiatan.objects.filter(pk=satu.pk).update(status="rencana", ba_ditandatangani=None)
    meja.post(hapus)
    assert FotoKegiatan.objects.count() == 0


def test_what_is_no_photo_is_refused_beside_its_field(meja: Client) -> None:
    satu = suluh()
    jawab = kirim(meja, satu, b"%PDF-1.7 bukan foto")
    assert (jawab.status_code, "Ini berkas PDF, bukan foto" in jawab.content.decode()) == (400, True)
    Kegiatan.objects.filter(pk=satu.pk).update(status="batal", alasan_batal="Hujan")
    kirim(meja, satu, foto())
    assert "Kegiatan ini batal" in meja.get(DAFTAR).content.decode()
    assert not FotoKegiatan.objects.exists()


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_register_asks_the_same_number_of_questions(meja: Client, banyak: int) -> None:
    for n in range(banyak):
        suluh(KEMARIN - timedelta(days=n))
    meja.get(DAFTAR)
    with CaptureQueriesContext(connection) as kueri:
        assert meja.get(DAFTAR).status_code == 200
    assert len(kueri) == 7


def test_residents_read_where_the_office_went_and_no_name() -> None:
    suluh()
    suluh(KEMARIN - timedelta(days=3), topik="Batal", status="batal")
    sidang()
    dengar, keluar = isi_halaman("kebijakan", dasar.SENIN)
    baris = keluar.baris
    assert [(b.judul, list(b.isi)) for b in baris] == [
        ("Syarat surat tanah", ["22 November 2026 di Balai desa, 3 orang hadir."])
    ]
    assert "Syarat surat tanah" not in str(dengar)


@pytest.mark.parametrize(
    ("saat", "selisih", "jam"),
    [
        ("2026:11:22 19:30:00", "", 19),
        ("2026:11:22 19:30:00", "+08:00", 18),
        ("1980:01:01 00:00:00", "", None),
        ("2027:01:01 00:00:00", "", None),
        ("bukan waktu", "", None),
    ],
)
def test_the_time_a_camera_tells_is_taken_only_when_it_can_be(
    saat: str, selisih: str, jam: int | None
) -> None:
    hasil = waktu_foto(foto(saat, 320, selisih))
    assert (hasil.astimezone(JAKARTA).hour if hasil else None) == jam


def test_a_photo_for_the_database_is_light() -> None:
    assert len(rapikan_ringan(foto(sisi=2400))) <= BITA_RINGAN
