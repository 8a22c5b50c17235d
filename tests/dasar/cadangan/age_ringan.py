"""A passphrase lock as age writes it, but quick: most tests only need *a* locked backup.

What it writes is opened by the real library; that the real lock is slow is a test of its own.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LOG_N = 4


def kunci_sandi(isi: bytes, sandi: str) -> bytes:
    """Stands in for ``pyrage.passphrase.encrypt`` (at most 64 KiB)."""
    kunci, garam, acak = os.urandom(16), os.urandom(16), os.urandom(16)
    bungkus = hashlib.scrypt(
        sandi.encode(), salt=b"age-encryption.org/v1/scrypt" + garam, n=2**LOG_N, r=8, p=1, dklen=32
    )
    badan = _b64(ChaCha20Poly1305(bungkus).encrypt(bytes(12), kunci, None))
    kepala = f"age-encryption.org/v1\n-> scrypt {_b64(garam)} {LOG_N}\n{badan}\n---".encode()
    cap = hmac.digest(_turunkan(kunci, b"", b"header"), kepala, "sha256")
    isian = ChaCha20Poly1305(_turunkan(kunci, acak, b"payload")).encrypt(bytes(11) + b"\1", isi, None)
    return kepala + f" {_b64(cap)}\n".encode() + acak + isian


def _turunkan(kunci: bytes, garam: bytes, untuk: bytes) -> bytes:
    return HKDF(SHA256(), 32, garam, untuk).derive(kunci)


def _b64(isi: bytes) -> str:
    return base64.b64encode(isi).decode().rstrip("=")
