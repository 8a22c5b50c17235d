"""``manage.py muat_rujukan``: create the reference data that is missing, app by app."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bungah.dasar.aplikasi import semua_aplikasi
from bungah.dasar.data_rujukan import RujukanKeliru


class Command(BaseCommand):
    """Runs ``rujukan.muat()`` of every app, the foundation first; each in one transaction."""

    help = "Muat data rujukan yang belum ada. Yang sudah diubah kantor tidak disentuh."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load; a wrong file stops with its name and key, earlier apps stay loaded."""
        for aplikasi in semua_aplikasi():
            if modul := aplikasi.modul("rujukan"):
                try:
                    modul.muat()
                except RujukanKeliru as galat:
                    raise CommandError(str(galat)) from galat
