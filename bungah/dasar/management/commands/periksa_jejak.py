"""``manage.py periksa_jejak``: walk the audit trail and name the first row that was touched."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from bungah.dasar.jejak import periksa_rantai


class Command(BaseCommand):
    """Ends with 1 when the trail is broken."""

    help = "Periksa apakah jejak pernah diubah atau dihapus."
    requires_system_checks: list[str] = []  # the trail must be readable even where a page is broken

    def handle(self, *_args: Any, **_pilihan: Any) -> None:
        """Count the rows that fit; refuse with the first that does not."""
        hasil = periksa_rantai()
        if hasil.rusak is not None:
            pesan = (
                f"JEJAK RUSAK pada baris {hasil.rusak}: {hasil.sebab}. Baris yang masih utuh: {hasil.jumlah}."
            )
            raise CommandError(pesan)
        self.stdout.write(f"Jejak utuh: {hasil.jumlah} baris diperiksa.")
