"""``manage.py borongan N``: make the sheets of one order; the server itself starts it, at low priority."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from bungah.naskah.alur_borongan import kerjakan

if TYPE_CHECKING:
    from argparse import ArgumentParser

LAMBAT = 10  # whoever is at the desk goes first


class Command(BaseCommand):
    """Make an order, or take it up where a killed run stopped."""

    help = "Kerjakan satu pesanan cetak borongan (dijalankan sendiri oleh peladen)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The number of the order."""
        parser.add_argument("pk", type=int)

    def handle(self, *_args: Any, pk: int, **_pilihan: Any) -> None:
        """Say how many sheets there are."""
        if hasattr(os, "nice"):
            os.nice(LAMBAT)
        satu = kerjakan(pk)
        self.stdout.write(
            f"{satu.jadi} cetakan jadi, {len(satu.gagal)} gagal." if satu else "Tidak ada pekerjaan."
        )
