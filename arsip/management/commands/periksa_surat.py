"""``manage.py periksa_surat``: compare every issued paper with what the trail says about it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from arsip.keaslian import periksa_keaslian


class Command(BaseCommand):
    """Ends with 1 when something is not as it was recorded, each thing on a line of its own."""

    help = "Periksa apakah surat, buku surat keluar, pengesahan, atau jejak pernah diubah di luar aplikasi."

    def handle(self, *_args: Any, **_pilihan: Any) -> None:
        """Name everything that was touched."""
        temuan = periksa_keaslian()
        if temuan:
            raise CommandError("\n".join(["SURAT TIDAK UTUH:", *map(str, temuan)]))
        self.stdout.write("Semua surat utuh.")
