"""The office's master key and what is derived from it.

One file of 32 random bytes, `DATA/kunci/induk`, outside the database: whoever copies only the
database can neither forge the trail nor a session. Every other secret is an HMAC of that key
under a label, so there is one thing to back up and one thing to keep.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

PANJANG = 32
TURUNAN_CONTOH = b"contoh" * 6  # a sample key must never start an office


class KunciHilang(RuntimeError):
    """The master key is missing or broken; starting without it would orphan the trail."""


def buat_kunci(folder: Path) -> None:
    """Write a new master key into ``folder`` (created 0700), never over an existing one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    berkas = os.open(folder / "induk", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(berkas, "wb") as tulis:
        tulis.write(secrets.token_bytes(PANJANG))
        tulis.flush()
        os.fsync(tulis.fileno())


def baca_kunci(folder: Path) -> bytes:
    """Read the 32-byte master key of an office.

    Raises:
        KunciHilang: the file is absent, of the wrong length, or a known sample.
    """
    try:
        kunci = (folder / "induk").read_bytes()
    except FileNotFoundError:
        pesan = f"Kunci kantor tidak ada di {folder}. Jalankan: python3 manage.py jalan"
        raise KunciHilang(pesan) from None
    if len(kunci) != PANJANG or kunci in (bytes(PANJANG), TURUNAN_CONTOH[:PANJANG]):
        pesan = f"Kunci kantor di {folder} rusak atau kunci contoh. Kembalikan dari cadangan."
        raise KunciHilang(pesan)
    return kunci


def turunkan(kunci: bytes, label: str) -> bytes:
    """Derive the 32-byte secret used for ``label`` ("sesi", "jejak", …)."""
    return hmac.new(kunci, label.encode(), hashlib.sha256).digest()
