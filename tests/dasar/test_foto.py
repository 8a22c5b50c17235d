"""Photos: whatever comes in, only a small clean picture stays; everything else hears why not."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bungah.dasar import foto, unggah
from bungah.dasar.foto import FotoKeliru, kecilkan, rapikan_foto


def gambar(lebar: int = 800, tinggi: int = 600, jenis: str = "JPEG", mode: str = "RGB", **lain: Any) -> bytes:
    isi = io.BytesIO()
    Image.radial_gradient("L").resize((lebar, tinggi)).convert(mode).save(isi, jenis, **lain)
    return isi.getvalue()


def buka(isi: bytes) -> Image.Image:
    return Image.open(io.BytesIO(isi))


def exif() -> bytes:
    data = Image.Exif()
    data[0x0112] = 6  # turned by a quarter
    data[0x010F] = "Merek HP"
    data.get_ifd(0x8825)[2] = (7.0, 1.0, 2.0)  # where it was taken
    return data.tobytes()


def test_place_and_phone_are_gone_and_the_picture_is_upright() -> None:
    asal = gambar(exif=exif(), comment=b"NIK 3525990305880012") + b"<script>ekor</script>"
    assert b"Merek HP" in asal
    hasil = rapikan_foto(asal)
    for kata in (b"Merek HP", b"Exif", b"3525990305880012", b"<script>", b"ICC_PROFILE"):
        assert kata not in hasil
    assert buka(hasil).size == (600, 800)
    assert dict(buka(hasil).getexif()) == {}


@pytest.mark.parametrize(
    ("jenis", "mode"), [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"),
                        ("PNG", "LA"), ("WEBP", "RGB"), ("WEBP", "RGBA")]
)  # fmt: skip
def test_every_usual_photo_becomes_a_small_jpeg(jenis: str, mode: str) -> None:
    hasil = buka(rapikan_foto(gambar(2400, 1800, jenis, mode)))
    assert (hasil.format, hasil.mode, hasil.size) == ("JPEG", "RGB", (1600, 1200))


def test_preview_is_light() -> None:
    kecil = kecilkan(rapikan_foto(gambar(3000, 2000)), 360)
    assert buka(kecil).size == (360, 240)
    assert len(kecil) < 40_000


def bom_png(sisi: int) -> bytes:
    def potong(nama: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))

    kepala = struct.pack(">IIBBBBB", sisi, sisi, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", zlib.compress(bytes(1000)))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7 ...", "berkas PDF"),
        (b"\x00\x00\x00\x18ftypheic0000", "HEIC"),
        (b"\x00\x00\x00\x18ftypmp42isom", "video"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan foto"),
        (b"GIF89a" + bytes(50), "bukan foto"),
        (b"PK\x03\x04" + bytes(50), "bukan foto"),
        (b"halo", "bukan foto"),
        (gambar()[:-3000], "rusak atau terpotong"),
        (gambar(200, 100), "terlalu kecil"),
        (bom_png(30_000), "ratusan juta titik"),
        (gambar() + bytes(foto.BITA), "Paling besar 10 MB"),
    ],
    ids=lambda satu: satu if isinstance(satu, str) else "",
)
def test_what_is_no_photo_hears_its_own_sentence(isi: bytes, kata: str) -> None:
    with pytest.raises(FotoKeliru, match=kata):
        rapikan_foto(isi)


ASAL = gambar(400, 400)


@given(st.integers(2, len(ASAL) - 1), st.binary(max_size=40))
def test_damaged_photos_never_break_the_office(di: int, sisipan: bytes) -> None:
    try:
        hasil = rapikan_foto(ASAL[:di] + sisipan + ASAL[di + len(sisipan) :])
    except FotoKeliru:
        return
    assert buka(hasil).format == "JPEG"


def test_progressive_bomb_is_refused_before_it_is_decoded() -> None:
    asal = gambar(600, 400, progressive=True)
    di = asal.index(b"\xff\xc2") + 5
    with pytest.raises(FotoKeliru, match="juta titik"):
        rapikan_foto(asal[:di] + struct.pack(">HH", 9000, 9000) + asal[di + 4 :])


# Uploads never touch the disk


@pytest.mark.parametrize("besar", [10, 3_000_000, unggah.BATAS + 1])
def test_uploads_stay_in_memory_and_tell_their_size(besar: int) -> None:
    berkas = io.BytesIO(bytes(besar))
    berkas.name = "ktp.jpg"
    request = RequestFactory().post("/", {"foto": berkas})
    assert [type(h) for h in request.upload_handlers] == [unggah.DiMemori]
    satu: Any = request.FILES["foto"]
    assert satu.size == besar
    assert not hasattr(satu, "temporary_file_path")
    assert len(satu.read()) == (besar if besar <= unggah.BATAS else 0)
