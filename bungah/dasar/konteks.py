"""What every page knows: the village, the person at the screen, the menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from bungah.dasar.aplikasi import tawaran
from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import profil

if TYPE_CHECKING:
    from django.http import HttpRequest

    from bungah.dasar.papan import Menu


def desa(request: HttpRequest) -> dict[str, Any]:
    """Lazy values: a page that does not print them pays no query."""
    return {
        "desa": SimpleLazyObject(profil),
        "menu": SimpleLazyObject(lambda: _menu(request)),
        "menu_umum": SimpleLazyObject(lambda: _susun(_menu_umum(), request)),
        "petugas": getattr(request, "user", None),
        "perangkat": getattr(request, "perangkat", None),
    }


def _menu(request: HttpRequest) -> list[Menu]:
    """Menu entries of every app for this person, in order."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return []
    return _susun(tawaran("menu", pengguna), request)


@ingat()
def _menu_umum() -> list[Menu]:
    return tawaran("menu_umum")


def _susun(butir: list[Menu], request: HttpRequest) -> list[Menu]:
    return [replace(m, aktif=m.url == request.path) for m in sorted(butir, key=lambda m: m.urut)]
