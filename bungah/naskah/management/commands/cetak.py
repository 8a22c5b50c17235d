"""``manage.py cetak``: every print of the house by one command, the same code as the buttons."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from bungah.naskah import katalog
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import Cetakan, TidakDicetak

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Prints one thing into a file; a refusal ends with code 2 and its reason, and leaves no file behind."""

    help = "Cetak satu lembar ke berkas PDF. Daftar semua cetakan: cetak --daftar"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One option for every kind of subject the catalogue knows (``--layanan``, ``--jabatan`` …)."""
        parser.add_argument("jenis", nargs="?", default="", help="jenis cetakan, lihat --daftar")
        parser.add_argument("--daftar", action="store_true", help="tampilkan semua jenis cetakan")
        for nama in sorted(_sasaran()):
            parser.add_argument(f"--{nama}", default="", metavar="KODE", help=f"kode {nama}")
        parser.add_argument("--kertas", default="", help="misalnya A4, F4, A3, A2, A1")
        parser.add_argument("--jarak", type=int, default=None, metavar="MM", help="jarak baca, milimeter")
        parser.add_argument("--ubin", default="", help="potong ke kertas kecil: A4, F4, atau A3")
        parser.add_argument("--keluaran", default="", metavar="BERKAS", help="berkas PDF yang dibuat")

    def handle(self, *_args: Any, **opsi: Any) -> None:
        """Print, or list what can be printed."""
        try:
            if opsi["daftar"] or not opsi["jenis"]:
                self._daftar()
                return
            self._cetak(opsi)
        except TidakDicetak as galat:
            raise CommandError(str(galat), returncode=2) from galat

    def _daftar(self) -> None:
        for satu in katalog.semua().values():
            kertas = ", ".join(k.upper() for k in satu.kertas)
            sasaran = f" --{satu.sasaran.nama} KODE" if satu.sasaran else ""
            self.stdout.write(f"{satu.jenis + sasaran:<40} {satu.judul} ({kertas})")

    def _cetak(self, opsi: dict[str, Any]) -> None:
        cetakan = katalog.cari(opsi["jenis"])
        if not opsi["keluaran"]:
            pesan = "Sebutkan berkas tujuannya: --keluaran BERKAS.pdf"
            raise TidakDicetak(pesan)
        hasil = katalog.cetak(
            cetakan,
            _kode(cetakan, opsi),
            kertas=_kertas(opsi["kertas"]),
            jarak=opsi["jarak"],
            ubin=_kertas(opsi["ubin"]),
        )
        _tulis(Path(opsi["keluaran"]), hasil.pdf)
        self.stdout.write(f"{hasil.judul} → {opsi['keluaran']}")


def _sasaran() -> set[str]:
    return {satu.sasaran.nama for satu in katalog.semua().values() if satu.sasaran}


def _kode(cetakan: Cetakan, opsi: dict[str, Any]) -> str:
    """The code given by the option of this print's subject; an option of another kind is a mistake."""
    milik = cetakan.sasaran.nama if cetakan.sasaran else ""
    asing = [nama for nama in sorted(_sasaran()) if nama != milik and opsi[nama]]
    if asing:
        pesan = f"{cetakan.judul} tidak memakai --{asing[0]}."
        raise TidakDicetak(pesan)
    return str(opsi[milik]) if milik else ""


def _kertas(nama: str) -> Kertas | None:
    if not nama:
        return None
    try:
        return Kertas(nama.lower())
    except ValueError:
        pesan = f"Kertas «{nama}» tidak dikenal. Misalnya A4, F4, A3, A2, A1."
        raise TidakDicetak(pesan) from None


def _tulis(tujuan: Path, isi: bytes) -> None:
    """Whole or not at all: a file of that name is replaced only by a finished one."""
    try:
        nomor, sementara = tempfile.mkstemp(dir=tujuan.parent, suffix=".pdf")
        with os.fdopen(nomor, "wb") as berkas:
            berkas.write(isi)
        Path(sementara).chmod(0o644)
        Path(sementara).replace(tujuan)
    except OSError as galat:
        pesan = f"Berkas {tujuan} tidak bisa ditulis: {galat.strerror}."
        raise TidakDicetak(pesan) from galat
