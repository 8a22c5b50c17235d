"""What every page knows: the village, the person at the screen, the menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from bungah.dasar.aplikasi import tawaran
from bungah.dasar.ingatan import ingat
from bungah.dasar.kueri import profil
from bungah.dasar.papan import Menu

if TYPE_CHECKING:
    from django.http import HttpRequest


TERBANYAK: Final = 6  # entries that one person reads at a glance


def desa(request: HttpRequest) -> dict[str, Any]:
    """Lazy values: a page that does not print them pays no query."""
    semua: Any = SimpleLazyObject(lambda: _menu(request))
    return {
        "desa": SimpleLazyObject(profil),
        "menu": SimpleLazyObject(lambda: _ringkas(semua)),
        "menu_lain": SimpleLazyObject(lambda: _sisa(semua)),
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


def _ringkas(semua: list[Menu]) -> list[Menu]:
    """Six entries at most; the sixth leads to all the others on the staff home."""
    if not (sisa := _sisa(semua)):
        return semua
    di_sana = any(satu.aktif for satu in sisa)
    lainnya = Menu("Lainnya", f"{reverse('beranda:kantor')}#lainnya", "daftar", 99, aktif=di_sana)
    return [*semua[: TERBANYAK - 1], lainnya]


def _sisa(semua: list[Menu]) -> list[Menu]:
    return semua[TERBANYAK - 1 :] if len(semua) > TERBANYAK else []


@ingat()
def _menu_umum() -> list[Menu]:
    return tawaran("menu_umum")


def _susun(butir: list[Menu], request: HttpRequest) -> list[Menu]:
    return [replace(m, aktif=m.url == request.path) for m in sorted(butir, key=lambda m: m.urut)]
