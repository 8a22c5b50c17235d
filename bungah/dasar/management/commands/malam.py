"""``manage.py malam``: the night's work now, by the server itself or by cron; done twice it is done once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from bungah.dasar.malam import kerjakan_malam

if TYPE_CHECKING:
    from argparse import ArgumentParser

LAMBAT = 10  # whoever is at the desk goes first


class Command(BaseCommand):
    """Do what is due, say what was done."""

    help = "Pekerjaan malam: rekap, yang kedaluwarsa, yang harus dihapus. Sehari sekali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--ulang`` does it again today, ``--pelan`` at low priority."""
        parser.add_argument("--ulang", action="store_true", help="kerjakan lagi walau hari ini sudah")
        parser.add_argument("--pelan", action="store_true", help="mendahulukan yang sedang melayani")

    def handle(self, *_args: Any, **pilihan: Any) -> None:
        """Fail loudly when a deed failed, so that cron sends its letter."""
        if pilihan["pelan"] and hasattr(os, "nice"):
            os.nice(LAMBAT)
        kerja = kerjakan_malam(paksa=pilihan["ulang"])
        if kerja is None:
            self.stdout.write("Hari ini sudah dikerjakan.")
            return
        for satu in kerja.hasil:
            self.stdout.write(f"{satu['judul']}: {satu.get('banyak', 'GAGAL ' + satu.get('galat', ''))}")
        if kerja.gagal:
            raise CommandError(f"{kerja.gagal} pekerjaan malam gagal. Rinciannya di catatan.log.")
