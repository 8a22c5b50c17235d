"""A form that was refused survives the browser's "back" and "reload".

The page of a refused form answers a POST: coming back to it, a browser shows its own page that asks to
send the form again. So the refused fields are kept, encrypted, in the session under a word of chance, and
``static/js/kirim-sekali.js`` puts the address with that word in the place of the POST. One form is kept.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Final

from cryptography.fernet import InvalidToken
from django.http import QueryDict

from bungah.dasar.titipan import BATAS, JANGAN, sandi_titipan

if TYPE_CHECKING:
    from django.http import HttpRequest

KUNCI: Final = "tertolak"
NAMA: Final = "ulang"


def simpan_tertolak(request: HttpRequest) -> str:
    """Keep the fields of this refused form; gives the address that shows them again, or nothing."""
    bidang = [(nama, satu) for nama, nilai in request.POST.lists() if nama not in JANGAN for satu in nilai]
    kata = secrets.token_urlsafe(8)
    isi = json.dumps([request.path, bidang]).encode()
    if len(isi) > BATAS:
        return ""
    request.session[KUNCI] = [kata, sandi_titipan().encrypt(isi).decode()]
    tanya = request.GET.copy()
    tanya[NAMA] = kata
    return f"{request.path}?{tanya.urlencode()}"


def ambil_tertolak(request: HttpRequest) -> QueryDict | None:
    """The refused fields this address asks for; None when they are another page's, or gone."""
    kata, token = request.session.get(KUNCI) or ("", "")
    if request.method != "GET" or not kata or request.GET.get(NAMA) != kata:
        return None
    try:
        jalur, bidang = json.loads(sandi_titipan().decrypt(token.encode()))
    except (InvalidToken, ValueError):
        return None
    if jalur != request.path:
        return None
    data = QueryDict(mutable=True)
    for nama, nilai in bidang:
        data.appendlist(nama, nilai)
    return data
