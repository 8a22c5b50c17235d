"""A recording made anew: read as plain WAV, written as mono with its silence cut, at one loudness.

Nothing of the uploaded bytes survives but the loudness of the sound itself: names, comments and whatever
else a file may carry are left behind.
"""

from __future__ import annotations

import io
import sys
import wave
from array import array
from itertools import pairwise
from typing import Final

LAJU_MIN, LAJU_MAKS, LAJU = 8_000, 96_000, 22_050  # samples a second: taken, taken, kept
DETIK_MAKS: Final = 8
DETIK_MASUK: Final = 20  # with the silence before and after
DETIK_MIN: Final = 0.1
PENUH: Final = 32_767
PUNCAK, LIRIH = 0.8, 0.01  # shares of full scale: loudest sample afterwards; below, nobody spoke
SUNYI: Final = 0.05  # share of the loudest sample: quieter windows at both ends are silence
JENDELA, TEPI = 0.01, 0.03  # seconds: looked at together; left before and after the sound
LEBAR: Final = (1, 2, 3, 4)  # bytes of one sample


class BukanRekaman(ValueError):
    """The file cannot be taken; the message says why, in the words of the page."""


def tulis_ulang(isi: bytes) -> bytes:
    """This WAV as the house keeps sound: mono, 16 bit, at most 22,050 samples a second and eight seconds.

    Raises:
        BukanRekaman: no plain WAV, too long, too short, or silent.
    """
    suara, laju = _baca(isi)
    suara, laju = _perlambat(suara, laju)
    suara = _ratakan(_pangkas(suara, laju), laju)
    if len(suara) > DETIK_MAKS * laju:
        pesan = f"Rekaman terlalu panjang. Paling lama {DETIK_MAKS} detik."
        raise BukanRekaman(pesan)
    if len(suara) < DETIK_MIN * laju:
        pesan = "Rekaman terlalu pendek untuk satu kata. Rekam lagi."
        raise BukanRekaman(pesan)
    return _tulis(suara, laju)


def _baca(isi: bytes) -> tuple[array[int], int]:
    """Samples as mono of 16 bit, and how many there are in a second."""
    try:
        with wave.open(io.BytesIO(isi)) as w:
            saluran, lebar, laju, banyak, *_ = w.getparams()
            wajar = saluran in {1, 2} and lebar in LEBAR and LAJU_MIN <= laju <= LAJU_MAKS
            bingkai = w.readframes(min(banyak, DETIK_MASUK * LAJU_MAKS)) if wajar else b""
    except (wave.Error, EOFError, ValueError, RuntimeError):
        bingkai, wajar = b"", False
    if not wajar or not bingkai:
        pesan = (
            "Berkas itu bukan rekaman WAV yang bisa dibaca. Rekam langsung di halaman ini, atau pilih WAV."
        )
        raise BukanRekaman(pesan)
    suara = _enam_belas_bit(bingkai[: len(bingkai) // (saluran * lebar) * saluran * lebar], lebar)
    if saluran == 2:  # noqa: PLR2004 -- left and right
        suara = array("h", ((kiri + kanan) // 2 for kiri, kanan in zip(suara[::2], suara[1::2], strict=True)))
    if len(suara) > DETIK_MASUK * laju:
        pesan = f"Rekaman terlalu panjang. Paling lama {DETIK_MAKS} detik."
        raise BukanRekaman(pesan)
    return suara, laju


def _enam_belas_bit(bingkai: bytes, lebar: int) -> array[int]:
    """The two most significant bytes of every sample; eight bit has no sign."""
    if lebar == 1:
        return array("h", ((satu - 128) * 256 for satu in bingkai))
    dua = bytearray(2 * (len(bingkai) // lebar))
    dua[0::2], dua[1::2] = bingkai[lebar - 2 :: lebar], bingkai[lebar - 1 :: lebar]
    suara = array("h", bytes(dua))
    if sys.byteorder == "big":
        suara.byteswap()
    return suara


def _perlambat(suara: array[int], laju: int) -> tuple[array[int], int]:
    """At most ``LAJU`` samples a second, each the mean of those it stands for."""
    if laju <= LAJU:
        return suara, laju
    batas = [n * laju // LAJU for n in range(len(suara) * LAJU // laju + 1)]
    return array("h", (sum(suara[a:b]) // (b - a) for a, b in pairwise(batas))), LAJU


def _pangkas(suara: array[int], laju: int) -> array[int]:
    """Without the silence before and after."""
    puncak = max(map(abs, suara), default=0)
    if puncak < LIRIH * PENUH:
        pesan = "Rekaman itu sunyi. Dekatkan mikrofonnya, lalu rekam lagi."
        raise BukanRekaman(pesan)
    langkah, tepi = int(JENDELA * laju), int(TEPI * laju)
    bunyi = [
        n for n in range(0, len(suara), langkah) if max(map(abs, suara[n : n + langkah])) > SUNYI * puncak
    ]
    return suara[max(bunyi[0] - tepi, 0) : bunyi[-1] + langkah + tepi]


def _ratakan(suara: array[int], laju: int) -> array[int]:
    """Equally loud, with soft edges (a cut wave clicks)."""
    kuat, panjang, tepi = PUNCAK * PENUH / max(map(abs, suara)), len(suara), JENDELA * laju
    return array(
        "h", (int(satu * kuat * min(1.0, n / tepi, (panjang - n) / tepi)) for n, satu in enumerate(suara))
    )


def _tulis(suara: array[int], laju: int) -> bytes:
    wadah = io.BytesIO()
    if sys.byteorder == "big":
        suara.byteswap()
    with wave.open(wadah, "wb") as w:
        w.setparams((1, 2, laju, len(suara), "NONE", ""))
        w.writeframes(suara.tobytes())
    return wadah.getvalue()
