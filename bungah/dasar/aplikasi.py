"""How the roof meets the apps: Django's app registry is the registry.

In ``apps.py`` write ``from bungah.dasar import aplikasi`` and subclass ``aplikasi.AplikasiDesa``:
importing the base class itself gives Django two candidates and it falls back to a plain AppConfig.
"""

from __future__ import annotations

import logging
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig, apps

if TYPE_CHECKING:
    from types import ModuleType


_log = logging.getLogger("bungah.papan")


class AplikasiDesa(AppConfig):
    """An app that offers itself to the roof through optional modules of fixed names."""

    def modul(self, nama: str) -> ModuleType | None:
        """The app's module of that name (``papan``, ``rujukan``, ``contoh``), if it has one."""
        lengkap = f"{self.name}.{nama}"
        return import_module(lengkap) if find_spec(lengkap) else None

    @cached_property
    def papan(self) -> ModuleType | None:
        return self.modul("papan")


def tawaran(nama: str, *isi: Any) -> list[Any]:
    """What every app offers to the roof under that name (see ``papan``), foundation first."""
    return [m for app in semua_aplikasi() if (f := getattr(app.papan, nama, None)) for m in f(*isi)]


def tawaran_umum(nama: str, *isi: Any) -> list[Any]:
    """The same for a public page: an app that fails is left out and stands in the log, the page is shown."""
    hasil: list[Any] = []
    for app in semua_aplikasi():
        if tanya := getattr(app.papan, nama, None):
            try:
                hasil += tanya(*isi)
            except Exception:
                _log.exception("papan.%s of %s", nama, app.label)
    return hasil


def semua_aplikasi() -> list[AplikasiDesa]:
    """Our apps in the order of INSTALLED_APPS (foundation first)."""
    return [satu for satu in apps.get_app_configs() if isinstance(satu, AplikasiDesa)]
