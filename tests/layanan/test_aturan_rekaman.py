"""Recordings written anew: mono, one loudness, no silence around, and nothing of the file that came."""

from __future__ import annotations

import io
import math
import struct
import wave
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.rekaman import BukanRekaman, tulis_ulang


def gelombang(
    detik: float,
    *,
    laju: int = 16_000,
    saluran: int = 1,
    lebar: int = 2,
    keras: float = 0.3,
    sunyi: float = 0.0,
) -> bytes:
    """A tone as WAV, with silence before and after."""
    setengah = _setengah_detik(laju, saluran, lebar, keras)
    besar = lebar * saluran
    nada = (setengah * math.ceil(2 * detik))[: int(detik * laju) * besar]
    sepi = _contoh(0.0, lebar) * saluran * int(sunyi * laju)
    isi = sepi + nada + sepi
    wadah = io.BytesIO()
    with wave.open(wadah, "wb") as w:
        w.setparams((saluran, lebar, laju, 0, "NONE", ""))
        w.writeframes(isi)
    return wadah.getvalue()


@cache
def _setengah_detik(laju: int, saluran: int, lebar: int, keras: float) -> bytes:
    """220 whole waves, so that they follow each other without a click."""
    gelombang = (keras * math.sin(math.tau * 440 * n / laju) for n in range(laju // 2))
    return b"".join(_contoh(satu, lebar) * saluran for satu in gelombang)


def _contoh(satu: float, lebar: int) -> bytes:
    if lebar == 1:
        return bytes([128 + int(127 * satu)])
    return int(satu * (2 ** (8 * lebar - 1) - 1)).to_bytes(lebar, "little", signed=True)


def bentuk(isi: bytes) -> tuple[int, int, int, float, int]:
    """Channels, bytes of a sample, rate, seconds, loudest sample."""
    with wave.open(io.BytesIO(isi)) as w:
        saluran, lebar, laju, banyak, *_ = w.getparams()
        suara = struct.unpack(f"<{banyak}h", w.readframes(banyak))
    return saluran, lebar, laju, banyak / laju, max(map(abs, suara))


@pytest.mark.parametrize("laju", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("saluran", [1, 2])
@pytest.mark.parametrize("lebar", [1, 2, 3, 4])
def test_every_plain_wav_becomes_the_same_kind(laju: int, saluran: int, lebar: int) -> None:
    *jenis, detik, puncak = bentuk(tulis_ulang(gelombang(0.5, laju=laju, saluran=saluran, lebar=lebar)))
    assert jenis == [1, 2, min(laju, 22_050)]
    assert detik == pytest.approx(0.5, abs=0.02)
    assert puncak == pytest.approx(0.8 * 32_767, rel=0.03)


@pytest.mark.parametrize("keras", [0.03, 0.3, 1.0])
def test_silence_is_cut_and_loudness_made_equal(keras: float) -> None:
    *_, detik, puncak = bentuk(tulis_ulang(gelombang(1.0, keras=keras, sunyi=2.0)))
    assert detik == pytest.approx(1.06, abs=0.03)
    assert puncak == pytest.approx(0.8 * 32_767, rel=0.03)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "bukan rekaman WAV"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "bukan rekaman WAV"),
        (b"RIFF\x24\x00\x00\x00AVI LIST", "bukan rekaman WAV"),
        (b"\x00\x00\x00\x20ftypM4A ", "bukan rekaman WAV"),
        (gelombang(0.5)[:44], "bukan rekaman WAV"),
        (gelombang(0.5, laju=4_000), "bukan rekaman WAV"),
        (gelombang(0.5, saluran=4), "bukan rekaman WAV"),
        (
            gelombang(0.5).replace(b"\x01\x00\x01\x00", b"\x55\x00\x01\x00", 1),
            "bukan rekaman WAV",
        ),  # MP3 inside
        (gelombang(8.5), "Paling lama 8 detik"),
        (gelombang(21, laju=8_000), "Paling lama 8 detik"),
        (gelombang(1, keras=0.005), "sunyi"),
        (gelombang(0.02), "terlalu pendek"),
    ],
)
def test_what_is_no_recording_is_refused_in_words(isi: bytes, kata: str) -> None:
    with pytest.raises(BukanRekaman, match=kata):
        tulis_ulang(isi)


def test_a_cut_file_keeps_what_came() -> None:
    *_, detik, _ = bentuk(tulis_ulang(gelombang(1.0)[:-8_001]))
    assert detik == pytest.approx(0.75, abs=0.02)


@given(st.binary(max_size=200), st.integers(0, 60))
def test_any_bytes_are_a_recording_or_refused(sisip: bytes, letak: int) -> None:
    """A real file with bytes put anywhere into its head: made anew, or refused, never an error."""
    asal = gelombang(0.2, laju=8_000)
    for isi in (
        sisip,
        asal[:letak] + sisip + asal[letak:],
        asal[:letak] + sisip + asal[letak + len(sisip) :],
    ):
        try:
            hasil = tulis_ulang(isi)
        except BukanRekaman:
            continue
        assert bentuk(hasil)[:2] == (1, 2)
