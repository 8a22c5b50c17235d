"""The office's safe: drawers of enciphered files that no backup takes along and that can be destroyed.

Each drawer (``DATA/brankas/<name>/``) has a key of its own, wrapped with one derived from the master
key. What lies in a drawer, and what the database keeps under the drawer's key, needs all three to be
read: the drawer, the master key, the ciphertext. Throwing the drawer away therefore makes every copy
unreadable, also the one in an old backup of the database. Several hosts share this folder like ``kunci/``.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from bungah.dasar.galat import Ditolak
from bungah.kunci import turunkan

if TYPE_CHECKING:
    from collections.abc import Collection

NONCE: Final = 12
KUNCI: Final = "kunci"
SISA_MINIMAL: Final = 200 * 1024 * 1024  # bytes of the disk that stay free for the office's own work


class BrankasTerkunci(Ditolak):
    """The drawer is gone or its content does not open with this office's key."""


def _akar() -> Path:
    return Path(settings.DATA_DIR) / "brankas"


def _laci(nama: str) -> Path:
    if not (nama.isascii() and nama.isalnum()):
        raise ValueError(f"Nama laci keliru: {nama!r}")
    return _akar() / nama


def laci_baru() -> str:
    """Make an empty drawer with a new key; give its name."""
    nama = secrets.token_hex(16)
    folder = _laci(nama)
    folder.mkdir(mode=0o700, parents=True)
    _tulis(folder / KUNCI, _sandi(_induk(), AESGCM.generate_key(256), nama))
    _pastikan_tercatat(folder.parent)
    return nama


def sandikan(laci: str, isi: bytes, label: str) -> bytes:
    """Encipher under the drawer's key; ``label`` binds the result to its place."""
    return _sandi(_kunci(laci), isi, label)


def bukakan(laci: str, isi: bytes, label: str) -> bytes:
    """What ``sandikan`` enciphered.

    Raises:
        BrankasTerkunci: the drawer is gone, or another key, label or content.
    """
    return _buka(_kunci(laci), isi, label)


def simpan(laci: str, nama: str, isi: bytes) -> int:
    """Put an enciphered file into the drawer, on the disk for good; give its bytes."""
    tersandi = sandikan(laci, isi, nama)
    _tulis(_laci(laci) / nama, tersandi)
    _pastikan_tercatat(_laci(laci))
    return len(tersandi)


def ambil(laci: str, nama: str) -> bytes:
    """A file of the drawer in clear.

    Raises:
        BrankasTerkunci: see there.
    """
    try:
        tersandi = (_laci(laci) / nama).read_bytes()
    except FileNotFoundError as galat:
        raise _terkunci() from galat
    return bukakan(laci, tersandi, nama)


def buang_berkas(laci: str, nama: str) -> None:
    """Throw one file away; done already is done."""
    (_laci(laci) / nama).unlink(missing_ok=True)


def buang_laci(laci: str) -> None:
    """Throw the drawer away, its key first: whatever a crash leaves behind cannot be read."""
    folder = _laci(laci)
    (folder / KUNCI).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def sapu_laci(dikenal: Collection[str], *, lebih_tua: float = 3600) -> int:
    """Throw away drawers nobody knows that are older than so many seconds; give how many."""
    akar, batas = _akar(), time.time() - lebih_tua
    if not akar.is_dir():
        return 0
    asing = [p for p in akar.iterdir() if p.name not in dikenal and p.stat().st_mtime < batas]
    for satu in asing:
        buang_laci(satu.name)
    return len(asing)


def muat(besar: int) -> bool:
    """True when the disk has room for so many bytes and still keeps the office's reserve."""
    _akar().mkdir(mode=0o700, parents=True, exist_ok=True)
    return shutil.disk_usage(_akar()).free - besar >= SISA_MINIMAL


def _induk() -> bytes:
    return turunkan(settings.KUNCI_INDUK, "brankas")


def _kunci(laci: str) -> bytes:
    try:
        terbungkus = (_laci(laci) / KUNCI).read_bytes()
    except FileNotFoundError as galat:
        raise _terkunci() from galat
    return _buka(_induk(), terbungkus, laci)


def _sandi(kunci: bytes, isi: bytes, label: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(kunci).encrypt(nonce, isi, label.encode())


def _buka(kunci: bytes, isi: bytes, label: str) -> bytes:
    try:
        return AESGCM(kunci).decrypt(isi[:NONCE], isi[NONCE:], label.encode())
    except (InvalidTag, ValueError) as galat:
        raise _terkunci() from galat


def _terkunci() -> BrankasTerkunci:
    return BrankasTerkunci("Isian ini tidak bisa dibuka lagi.")


def _tulis(berkas: Path, isi: bytes) -> None:
    """For the owner's eyes only, and on the disk before anybody hears of it."""
    nomor = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(nomor, "wb") as tulis:
            tulis.write(isi)
            tulis.flush()
            os.fsync(tulis.fileno())
    except OSError:
        berkas.unlink(missing_ok=True)
        raise


def _pastikan_tercatat(folder: Path) -> None:
    """Make a new name in ``folder`` outlive a power cut."""
    if os.name == "nt":
        return
    nomor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(nomor)
    finally:
        os.close(nomor)
