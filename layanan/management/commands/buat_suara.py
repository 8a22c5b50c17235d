"""``manage.py buat_suara``: speak the shipped clips anew (developers; needs espeak-ng and lame).

Debian: ``apt install espeak-ng lame``. Writes ``static/suara/*.mp3`` and ``daftar.json`` with what was
measured before compressing: length, longest silence inside, phonemes.
"""

from __future__ import annotations

import io
import itertools
import json
import math
import shutil
import subprocess
import wave
from array import array
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from layanan.aturan.suara import BAWAAN, KLIP

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

RAJIN: Final = 22_050  # samples a second
PENUH: Final = 32_767
PUNCAK, SUNYI = 0.8, 0.015  # shares of full scale: loudest sample afterwards; below is silence
TEPI: Final = RAJIN // 100
NADA: Final = ((784.0, 0.0), (587.3, 0.28))  # hertz and second of its beginning: G5, D5
LAMA_NADA, LURUH, GAUNG = 0.85, 5.5, 0.25


class Command(BaseCommand):
    """Nothing here runs in an office."""

    help = "Pengembang: buat ulang klip suara bawaan dengan espeak-ng dan lame."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("--ke", default=str(settings.BASE_DIR / "static" / "suara"), help="folder tujuan")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        """Speak, trim, level, compress."""
        if not (shutil.which("espeak-ng") and shutil.which("lame")):
            pesan = "Perlu espeak-ng dan lame: apt install espeak-ng lame"
            raise CommandError(pesan)
        tujuan = Path(pilihan["ke"])
        tujuan.mkdir(parents=True, exist_ok=True)
        daftar = [_buat(nama, tujuan) for nama in sorted(BAWAAN)]
        (tujuan / "daftar.json").write_text(json.dumps(daftar, indent=1, ensure_ascii=False) + "\n")
        self.stdout.write(f"{len(daftar)} klip, {sum(satu['bita'] for satu in daftar)} bita.")


def _buat(nama: str, tujuan: Path) -> dict[str, Any]:
    klip = KLIP[nama]
    teks = klip.ucapan or klip.kata
    contoh = _nada() if nama == "nada" else _ucap(teks)
    contoh = _ratakan(_pangkas(contoh))
    mp3 = _mampatkan(contoh)
    (tujuan / f"{nama}.mp3").write_bytes(mp3)
    return {
        "nama": nama,
        "kata": klip.kata,
        "fonem": "" if nama == "nada" else _fonem(teks),
        "detik": round(len(contoh) / RAJIN, 3),
        "hening": round(_hening(contoh), 3),
        "bita": len(mp3),
        "sha256": sha256(mp3).hexdigest(),
    }


def _jalankan(*perintah: str, masukan: bytes = b"") -> bytes:
    return subprocess.run(perintah, input=masukan, capture_output=True, check=True).stdout  # noqa: S603 -- fixed tools, our own words


def _ucap(teks: str) -> array[int]:
    with wave.open(
        io.BytesIO(_jalankan("espeak-ng", "-v", "id", "-s", "150", "-p", "45", "--stdout", teks))
    ) as w:
        isi = array("h", w.readframes(w.getnframes()))
        # The header of a stream names no length: the samples end where the data end.
        if w.getframerate() != RAJIN or w.getnchannels() != 1:
            pesan = "espeak-ng memberi bentuk suara yang lain"
            raise CommandError(pesan)
    return isi


def _fonem(teks: str) -> str:
    return " ".join(_jalankan("espeak-ng", "-v", "id", "-q", "-x", teks).decode().split())


def _nada() -> array[int]:
    """Two soft tones, each with its octave, fading away."""

    def pada(saat: float) -> float:
        return sum(
            math.exp(-LURUH * (saat - mulai))
            * (math.sin(tau := math.tau * hertz * (saat - mulai)) + GAUNG * math.sin(2 * tau))
            for hertz, mulai in NADA
            if saat >= mulai
        )

    return array("h", (int(PENUH / 3 * pada(n / RAJIN)) for n in range(int(LAMA_NADA * RAJIN))))


def _nyaring(contoh: Sequence[int]) -> list[int]:
    batas = SUNYI * max(map(abs, contoh))
    return [n for n, satu in enumerate(contoh) if abs(satu) > batas]


def _pangkas(contoh: array[int]) -> array[int]:
    """Without the silence before and after, so that joined clips sound like a sentence."""
    nyaring = _nyaring(contoh)
    return contoh[max(nyaring[0] - TEPI, 0) : nyaring[-1] + TEPI]


def _ratakan(contoh: array[int]) -> array[int]:
    """Equally loud, with soft edges (a cut wave clicks)."""
    kuat, panjang = PUNCAK * PENUH / max(map(abs, contoh)), len(contoh)
    return array(
        "h",
        (int(satu * kuat * min(1.0, n / TEPI, (panjang - n) / TEPI)) for n, satu in enumerate(contoh)),
    )


def _hening(contoh: array[int]) -> float:
    """The longest silence inside, in seconds."""
    nyaring = _nyaring(contoh)
    return max(b - a for a, b in itertools.pairwise(nyaring)) / RAJIN


def _mampatkan(contoh: array[int]) -> bytes:
    wadah = io.BytesIO()
    with wave.open(wadah, "wb") as w:
        w.setparams((1, 2, RAJIN, 0, "NONE", ""))
        w.writeframes(contoh.tobytes())
    return _jalankan("lame", "--quiet", "-m", "m", "-b", "40", "-", "-", masukan=wadah.getvalue())
