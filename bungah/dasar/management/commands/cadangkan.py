"""``manage.py cadangkan``: the whole office in one locked file, opened once before it counts."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bungah.dasar.cadangan import Hasil, buat_cadangan
from bungah.dasar.galat import Ditolak

if TYPE_CHECKING:
    from argparse import ArgumentParser

SANDI = "BUNGAH_SANDI_CADANGAN"


class Command(BaseCommand):
    """Back up database, keys and files."""

    help = f"Mencadangkan basis data, kunci, dan berkas kantor. Kata sandi: {SANDI}, atau ditanyakan."
    requires_system_checks: list[str] = []  # a broken page is a reason more for a backup

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ke", type=Path, metavar="DIR", help="folder tujuan, misalnya di USB")
        parser.add_argument("--polos", action="store_true", help="tanpa kata sandi; perlu --alasan")
        parser.add_argument("--alasan", default="", help="mengapa cadangan ini tidak disandikan")

    def handle(self, *_args: Any, ke: Path | None, polos: bool, alasan: str, **_lain: Any) -> None:
        ke = (ke or Path(settings.DATA_DIR) / "cadangan").resolve()
        try:
            sandi = None if polos else self._sandi()
            hasil = buat_cadangan(ke, sandi=sandi, alasan_polos=alasan if polos else "", kabar=self._kabar)
        except Ditolak as galat:
            raise CommandError(str(galat)) from galat
        self._laporkan(hasil)

    def _kabar(self, kata: str) -> None:
        self.stdout.write(kata)
        self.stdout.flush()

    def _laporkan(self, hasil: Hasil) -> None:
        potret, berkas = hasil.manifes.potret, len(hasil.manifes.bagian) - 1
        self._kabar(f"Tersimpan dan sudah dibuka lagi: {hasil.berkas} ({hasil.besar // 1000} kB)")
        self._kabar(f"Isi: {potret.baris} baris, {berkas} berkas, jejak sampai baris {potret.jejak}.")
        if potret.rusak:
            self.stderr.write(f"Perhatian: jejak kantor ini rusak, {potret.rusak}. Cadangannya tetap dibuat.")
        if hasil.manifes.alasan_polos:
            self.stderr.write("Perhatian: siapa pun yang memegang berkas ini bisa membaca seluruh isinya.")
        else:
            self._kabar("Simpan kata sandinya di tempat lain: tanpa kata sandi, cadangan tidak bisa dibuka.")

    def _sandi(self) -> str:
        """Give the passphrase from the environment, or ask for it twice.

        Raises:
            Ditolak: nobody to ask, or the two answers differ.
        """
        if sandi := os.environ.get(SANDI):
            return sandi
        if not sys.stdin.isatty():
            pesan = f"Kata sandi cadangan belum ada. Isi {SANDI}, atau jalankan dari terminal."
            raise Ditolak(pesan)
        sandi = getpass("Kata sandi cadangan: ")
        if sandi != getpass("Ulangi kata sandi: "):
            pesan = "Dua kata sandi itu tidak sama. Ulangi."
            raise Ditolak(pesan)
        return sandi
