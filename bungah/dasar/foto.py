"""Photos people send: judged by their bytes, drawn anew as a small JPEG, so nothing but the picture stays.

Drawing anew drops EXIF (where the photo was taken), comments, and anything hidden behind the picture.
"""

from __future__ import annotations

import io
import threading
import warnings
from contextlib import suppress
from datetime import datetime
from typing import Final

from django.utils import timezone
from PIL import Image, ImageOps, UnidentifiedImageError

from bungah.dasar.galat import Ditolak
from bungah.dasar.giliran import di_luar_giliran
from bungah.dasar.zona import JAKARTA

BITA: Final = 10 * 1024 * 1024  # of the file as it comes
SISI: Final = 1600  # pixels of the longer side as it is kept: a KTP is readable
SISI_MINIMAL: Final = 300
TITIK_JPEG: Final = 110_000_000  # a plain JPEG is decoded at a fraction of its size
TITIK: Final = 24_000_000  # PNG, WebP and progressive JPEG are decoded whole
MUTU: Final = 76
SISI_LAMBANG: Final = (480, 360, 260, 180)  # 22 mm on paper: 550 dpi, and less where it stays heavy
LAMBANG_MINIMAL: Final = 150
SISI_TANDA: Final = 480
GELAP: Final = 128  # a stroke is darker than this
BITA_LAMBANG: Final = 32 * 1024
SISI_RINGAN: Final = (1280, 1024, 800, 640)  # a wall and the sheet on it; less where it stays heavy
BITA_RINGAN: Final = 300 * 1024
EXIF_SUB, EXIF_DIAMBIL, EXIF_SELISIH = 0x8769, 0x9003, 0x9011
TAHUN_PERTAMA: Final = 2000  # a camera whose clock was never set says 1970 or 1980
FORMAT: Final = ("JPEG", "PNG", "WEBP")
# What a picture of too many dots is called, and what to do about it.
FOTO_LUAS: Final = ("Foto", "Pilih mutu foto yang lebih kecil.")
LAMBANG_LUAS: Final = ("Gambar", "Kecilkan dulu, misalnya sampai 1.000 × 1.000 titik.")
_satu = threading.Semaphore(1)  # one decoded photo in memory at a time
_BUKAN = "Berkas ini bukan foto. Pilih foto JPG atau PNG dari HP Anda."


class FotoKeliru(Ditolak):
    """This file cannot be taken as a photo; ``str()`` says why and what to do."""


def rapikan_foto(isi: bytes, *, sisi: int = SISI) -> bytes:
    """The picture as a clean JPEG, upright, at most ``sisi`` pixels long.

    Raises:
        FotoKeliru: empty, too large, no photo, damaged, or too small to be read.
    """
    _periksa_bita(isi)
    with di_luar_giliran(), _satu:
        gambar = _muat(isi, sisi)
        if max(gambar.size) < SISI_MINIMAL:
            pesan = "Foto ini terlalu kecil, tulisannya tidak terbaca. Foto ulang dari dekat."
            raise FotoKeliru(pesan)
        return _jpeg(gambar, sisi)


def rapikan_ringan(isi: bytes) -> bytes:
    """A photo that is kept in the database: at most 300 KB, still showing what hangs where.

    Raises:
        FotoKeliru: as ``rapikan_foto``.
    """
    hasil = b""
    for sisi in SISI_RINGAN:
        hasil = rapikan_foto(hasil or isi, sisi=sisi)
        if len(hasil) <= BITA_RINGAN:
            break
    return hasil


def waktu_foto(isi: bytes) -> datetime | None:
    """When the camera says it was taken; None when it does not say, or says what cannot be.

    It is the one thing read before the photo is drawn anew, where a hanging sheet was and how the phone
    is called goes with the rest.
    """
    with suppress(Exception):  # hostile pictures fail in many ways; the time is a courtesy
        sub = Image.open(io.BytesIO(isi), formats=FORMAT).getexif().get_ifd(EXIF_SUB)
        saat = datetime.strptime(str(sub[EXIF_DIAMBIL]).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 -- its zone follows
        zona = JAKARTA
        if selisih := str(sub.get(EXIF_SELISIH, "")).strip("\0 "):
            zona = datetime.strptime(selisih, "%z").tzinfo  # type: ignore[assignment]
        saat = saat.replace(tzinfo=zona)
        if saat.year >= TAHUN_PERTAMA and saat <= timezone.now():
            return saat
    return None


def rapikan_lambang(isi: bytes) -> bytes:
    """The village's emblem for every letterhead: a JPEG on white that leaves the letter small.

    A JPEG and no PNG: prints embed its bytes as they are, while a PNG would be unpacked into them.

    Raises:
        FotoKeliru: empty, too large, no picture, damaged, or too small to be printed sharply.
    """
    _periksa_bita(isi)
    with di_luar_giliran(), _satu:
        gambar = _muat(isi, SISI, LAMBANG_LUAS)
        if min(gambar.size) < LAMBANG_MINIMAL:
            pesan = (
                f"Gambar ini hanya {gambar.width} × {gambar.height} titik dan akan buram di surat. "
                f"Pilih yang sedikitnya {LAMBANG_MINIMAL} × {LAMBANG_MINIMAL} titik."
            )
            raise FotoKeliru(pesan)
        for sisi in SISI_LAMBANG:
            hasil = _jpeg(gambar, sisi)
            if len(hasil) <= BITA_LAMBANG:
                break
    return hasil


def rapikan_tanda(isi: bytes) -> bytes:
    """A signature drawn on the screen, as a small grey-free JPEG on white.

    Raises:
        FotoKeliru: no picture, too large, damaged, or nothing drawn in it.
    """
    _periksa_bita(isi)
    with di_luar_giliran(), _satu:
        gambar = _muat(isi, SISI_TANDA)
        if not any(gambar.convert("L").histogram()[:GELAP]):
            pesan = "Kotak tanda tangannya masih kosong."
            raise FotoKeliru(pesan)
        return _jpeg(gambar, SISI_TANDA)


def kecilkan(isi: bytes, sisi: int) -> bytes:
    """A smaller copy of a picture that ``rapikan_foto`` made."""
    return _jpeg(_muat(isi, sisi), sisi)


def _periksa_bita(isi: bytes) -> None:
    if not isi:
        pesan = "Berkas ini kosong. Pilih fotonya sekali lagi."
        raise FotoKeliru(pesan)
    if len(isi) > BITA:
        raise terlalu_besar(len(isi))
    if isi.startswith(b"%PDF"):
        pesan = "Ini berkas PDF, bukan foto. Foto kertasnya dengan HP, lalu kirim fotonya."
        raise FotoKeliru(pesan)
    if isi[4:8] == b"ftyp":
        jenis = "HEIC dari iPhone" if isi[8:12] in {b"heic", b"heix", b"mif1", b"heim", b"hevc"} else "video"
        pesan = f"Ini {jenis}, belum bisa dibuka di sini. Kirim foto JPG; atau foto layarnya lalu kirim itu."
        raise FotoKeliru(pesan)


def terlalu_besar(bita: int) -> FotoKeliru:
    """The refusal of a file of so many bytes."""
    return FotoKeliru(
        f"Foto ini {max(bita // 1024 // 1024, 1)} MB. Paling besar {BITA // 1024 // 1024} MB. "
        "Pilih mutu foto yang lebih kecil di HP, lalu foto ulang."
    )


def _muat(isi: bytes, sisi: int, saran: tuple[str, str] = FOTO_LUAS) -> Image.Image:
    """Decode, as far reduced as the format can, upright and in plain colours; ``saran`` if it is too wide."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are judged below, before anything is decoded
            gambar = Image.open(io.BytesIO(isi), formats=FORMAT)
            _periksa_titik(gambar, saran)
            gambar.draft("RGB", (sisi, sisi))
            gambar.load()
            tegak = ImageOps.exif_transpose(gambar)
            return _polos(tegak)
    except UnidentifiedImageError as galat:
        raise FotoKeliru(_BUKAN) from galat
    except Image.DecompressionBombError as galat:
        raise _terlalu_luas("ratusan", saran) from galat
    except FotoKeliru:
        raise
    except Exception as galat:  # hostile pictures fail in many ways, all of them the file's
        pesan = "Foto ini rusak atau terpotong. Pilih sekali lagi, atau foto ulang."
        raise FotoKeliru(pesan) from galat


def _periksa_titik(gambar: Image.Image, saran: tuple[str, str]) -> None:
    utuh = gambar.format != "JPEG" or "progressive" in gambar.info
    if gambar.width * gambar.height > (TITIK if utuh else TITIK_JPEG):
        raise _terlalu_luas(str(gambar.width * gambar.height // 1_000_000), saran)


def _terlalu_luas(juta: str, saran: tuple[str, str]) -> FotoKeliru:
    apa, kata = saran
    return FotoKeliru(f"{apa} ini {juta} juta titik, terlalu besar untuk dibuka. {kata}")


def _polos(gambar: Image.Image) -> Image.Image:
    """On white where it was see-through, in RGB."""
    if "A" in gambar.getbands() or "transparency" in gambar.info:
        berlapis = gambar.convert("RGBA")
        alas = Image.new("RGB", berlapis.size, "white")
        alas.paste(berlapis, mask=berlapis.getchannel("A"))
        return alas
    return gambar.convert("RGB")


def _jpeg(gambar: Image.Image, sisi: int) -> bytes:
    gambar.thumbnail((sisi, sisi))
    bersih = Image.new("RGB", gambar.size)
    bersih.paste(gambar)  # pixels only: whatever else the file carried stays behind
    hasil = io.BytesIO()
    bersih.save(hasil, "JPEG", quality=MUTU, optimize=True)
    return hasil.getvalue()
