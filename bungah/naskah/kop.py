"""The letterhead of a print: the village's identity and its emblem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.ingatan import ingat
from bungah.dasar.models import Lambang
from bungah.naskah.cetak import uri_gambar

if TYPE_CHECKING:
    from bungah.dasar.models import ProfilDesa


def kop(profil: ProfilDesa) -> dict[str, str]:
    """The letterhead as print templates take it; ``logo`` is empty without an emblem."""
    return profil.cetak() | {"logo": _logo()}


@ingat("dasar.lambang")
def _logo() -> str:
    isi = Lambang.ambil()
    return uri_gambar(isi) if isi else ""
