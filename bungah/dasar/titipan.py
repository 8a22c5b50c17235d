"""A form that arrived at a closed gate is kept, so that nobody types it twice.

The lock, an ended session or a change of officer in another tab may meet a form on its way. Its
fields are put, encrypted with a key outside the database, into the session; after the PIN or the
password the page ``dasar:lanjut`` offers to send them again, in the name of whoever is there now.
Files are not kept.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from bungah.dasar.akses import TITIPAN
from bungah.kunci import turunkan

if TYPE_CHECKING:
    from django.http import HttpRequest

BATAS: Final = 64 * 1024  # bytes; the largest form of the house is a tenth of that
JANGAN: Final = frozenset(
    {
        "csrfmiddlewaretoken",
        "pin",
        "kode",
        "sandi",
        "sandi_baru",
        "ulang",
        "password",
        "password1",
        "password2",
        "tanda_gambar",  # a drawn signature is asked for again
    }
)


@dataclass(frozen=True, slots=True)
class Titipan:
    """A kept form: where it was going and its fields in order."""

    jalur: str
    bidang: list[tuple[str, str]]


def sandi_titipan() -> Fernet:
    """What was typed lies in the session as ciphertext only."""
    return Fernet(base64.urlsafe_b64encode(turunkan(settings.KUNCI_INDUK, "titipan")))


def titipkan(request: HttpRequest, *, jalur: str = "") -> bool:
    """Keep the form this request carries, on its way to ``jalur`` (default: this very address).

    False when there is nothing worth keeping.
    """
    if request.method != "POST" or not request.POST:
        return False
    bidang = [(nama, satu) for nama, nilai in request.POST.lists() if nama not in JANGAN for satu in nilai]
    isi = json.dumps([jalur or request.get_full_path(), bidang]).encode()
    if not bidang or len(isi) > BATAS:
        return False
    request.session[TITIPAN] = sandi_titipan().encrypt(isi).decode()
    return True


def ambil_titipan(request: HttpRequest) -> Titipan | None:
    """Give the kept form of this session, if it can still be read."""
    token = request.session.get(TITIPAN)
    if not token:
        return None
    try:
        jalur, bidang = json.loads(sandi_titipan().decrypt(token.encode()))
    except (InvalidToken, ValueError):
        return None
    return Titipan(jalur, [(nama, nilai) for nama, nilai in bidang])


def buang_titipan(request: HttpRequest) -> None:
    """Forget the kept form."""
    request.session.pop(TITIPAN, None)
