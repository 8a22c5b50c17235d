"""``manage.py buka_seri``: say the last number on paper, so that a closed series goes on after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from arsip.alur_pemulihan import buka_setelah_pulih
from bungah.dasar.galat import Ditolak
from bungah.dasar.penomoran import seri_tertutup

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Open a number series, or list those that wait."""

    help = "Membuka seri nomor dengan nomor terakhir di buku. Tanpa isian: daftar seri yang masih ditutup."
    requires_system_checks: list[str] = []  # the books must open even where a page is broken

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("seri", nargs="?", help="misalnya surat-keluar")
        parser.add_argument("periode", nargs="?", help="tahun (2026) atau tanggal (2026-11-23)")
        parser.add_argument(
            "terakhir", nargs="?", type=int, help="nomor terakhir yang sudah dipakai di kertas"
        )
        parser.add_argument("--yakin", action="store_true", help="angka yang jauh melompat memang benar")

    def handle(
        self,
        *_args: Any,
        seri: str | None,
        periode: str | None,
        terakhir: int | None,
        yakin: bool,
        **_lain: Any,
    ) -> None:
        if seri is None or periode is None or terakhir is None:
            self._daftar()
            return
        try:
            hilang = buka_setelah_pulih(seri, periode, terakhir=terakhir, pelaku=None, yakin=yakin)
        except Ditolak as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"Seri {seri} {periode} dibuka; nomor berikutnya {terakhir + 1}.")
        if hilang:
            self.stdout.write(f"{hilang} nomor tercatat: hilang saat pemulihan.")

    def _daftar(self) -> None:
        tertutup = seri_tertutup(timezone.localdate())
        for satu in tertutup:
            self.stdout.write(
                f"{satu.seri} {satu.periode}: nomor terakhir di sini {satu.terakhir}, {satu.ditutup}"
            )
        self.stdout.write(
            "Buka dengan: python3 manage.py buka_seri SERI PERIODE NOMOR-TERAKHIR-DI-BUKU"
            if tertutup
            else "Semua seri nomor terbuka."
        )
