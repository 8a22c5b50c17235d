"""``manage.py pulihkan``: an office comes back from its backup, into an empty place."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from bungah.dasar.galat import Ditolak
from bungah.dasar.management.commands.cadangkan import SANDI
from bungah.dasar.pemulihan import TAHAP_AKHIR, selesaikan, siapkan_kantor
from bungah.dasar.wadah import disandikan

if TYPE_CHECKING:
    import argparse


class Command(BaseCommand):
    """Restore database, keys and files into a new folder (and, with DATABASE_URL, an empty database)."""

    help = f"Memulihkan kantor dari cadangan ke folder baru. Kata sandi: {SANDI}, atau ditanyakan."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, nargs="?", metavar="BERKAS", help="berkas .cadangan")
        parser.add_argument("--data", type=Path, metavar="DIR", help="folder kantor yang baru, masih kosong")
        parser.add_argument(TAHAP_AKHIR, action="store_true", help="dipakai oleh perintah ini sendiri")

    def handle(self, *_args: Any, berkas: Path | None, data: Path | None, **pilihan: Any) -> None:
        try:
            if pilihan["tahap_akhir"]:
                self.stdout.write("\n".join(selesaikan()))
            else:
                self._pulihkan(berkas, data)
        except Ditolak as galat:
            raise CommandError(str(galat)) from galat

    def _pulihkan(self, berkas: Path | None, data: Path | None) -> None:
        if berkas is None or data is None:
            pesan = "Tulis: python3 manage.py pulihkan BERKAS --data FOLDER-BARU"
            raise Ditolak(pesan)
        siapkan_kantor(berkas, data, sandi=self._sandi(berkas), kabar=self._kabar)
        self._kabar(
            f"Kantor siap di {data}. Isi dulu nomor terakhir setiap buku, lalu buka kantor:\n"
            f"  BUNGAH_DATA={data} python3 manage.py buka_seri SERI TAHUN NOMOR\n"
            f"  python3 manage.py jalan --data {data}"
        )

    def _kabar(self, kata: str) -> None:
        self.stdout.write(kata)
        self.stdout.flush()

    def _sandi(self, berkas: Path) -> str | None:
        if not disandikan(berkas):
            return None
        if (sandi := os.environ.get(SANDI)) is not None or not sys.stdin.isatty():
            return sandi
        return getpass("Kata sandi cadangan: ")
