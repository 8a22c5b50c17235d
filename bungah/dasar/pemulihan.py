"""Bring an office back from a backup, only where nothing can be overwritten.

Two steps in two processes, because settings belong to one office: ``siapkan_kantor`` checks and unpacks
into a passing folder beside the target; ``selesaikan``, run with that folder as the office, brings the
database up to date, walks the trail and closes every number series. Only then the folder gets its name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from bungah.dasar import salinan
from bungah.dasar.cadangan import MANIFES, Manifes, buka_cadangan, jelaskan
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, periksa_rantai, tulis
from bungah.dasar.models import ProfilDesa
from bungah.dasar.models.desa import BELUM_DIISI
from bungah.dasar.nilai import hari_dan_pukul
from bungah.dasar.penomoran import PULIH, seri_tertutup, tutup_semua_seri
from bungah.dasar.wadah import LEBIH_BARU, CadanganRusak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TAHAP_AKHIR = "--tahap-akhir"


def siapkan_kantor(
    berkas: Path, data: Path, *, sandi: str | None, kabar: Callable[[str], object] = print
) -> Manifes:
    """Restore the backup ``berkas`` into the new office ``data``; ``kabar`` hears each step.

    The database goes to ``DATABASE_URL`` when the settings name PostgreSQL, else into ``data``.

    Raises:
        Ditolak: ``data`` or the database is not empty, the file is broken, newer or locked, disk full.
    """
    data = data.resolve()
    _pastikan_kosong(data)
    with _kantor_sementara(data) as kantor:
        kabar("• Membuka dan memeriksa cadangan …")
        manifes = buka_cadangan(berkas, kantor, sandi)
        _pastikan_cocok(manifes)
        kabar("• Mengisi basis data …")
        salinan.pulihkan(kantor / salinan.NAMA[manifes.vendor], kantor)
        kabar("• Memperbarui basis data, memeriksa jejak, menutup seri nomor …")
        for kata in _tahap_akhir(kantor):
            kabar(kata)
        _beri_nama(kantor, data)
    return manifes


def _pastikan_kosong(data: Path) -> None:
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        pesan = f"{data} sudah berisi. Pulihkan hanya ke folder baru atau folder kosong."
        raise Ditolak(pesan)
    if data.is_mount():
        pesan = (
            f"{data} adalah pangkal sebuah disk. Pilih folder baru di dalamnya, misalnya {data / 'kantor'}."
        )
        raise Ditolak(pesan)
    if connection.vendor == "postgresql" and not salinan.kosong():
        pesan = "Basis data di DATABASE_URL sudah berisi. Pulihkan hanya ke basis data yang kosong."
        raise Ditolak(pesan)


def _pastikan_cocok(manifes: Manifes) -> None:
    if manifes.vendor != connection.vendor:
        nama = {"sqlite": "SQLite (tanpa DATABASE_URL)", "postgresql": "PostgreSQL (isi DATABASE_URL)"}
        pesan = f"Cadangan ini dari {nama[manifes.vendor]}; pulihkan dengan jenis basis data yang sama."
        raise Ditolak(pesan)
    dikenal = {f"{app}.{nama}" for app, nama in MigrationLoader(None).disk_migrations}
    if not set(manifes.potret.migrasi) <= dikenal:
        raise CadanganRusak(LEBIH_BARU)


@contextmanager
def _kantor_sementara(data: Path) -> Iterator[Path]:
    """Give a folder beside ``data`` that vanishes unless it was renamed; a full disk becomes a sentence."""
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        induk = Path(tempfile.mkdtemp(prefix=".pulihkan-", dir=data.parent))
        try:
            yield induk / "kantor"
        finally:
            shutil.rmtree(induk, ignore_errors=True)
    except OSError as galat:
        raise Ditolak(jelaskan(galat, data.parent)) from galat


def _beri_nama(kantor: Path, data: Path) -> None:
    """Put the finished office where it was asked for; until here nothing stood there."""
    (kantor / MANIFES).unlink()
    if hasattr(os, "sync"):
        os.sync()  # keys and files must lie on the disk before the folder has its name
    if data.exists():
        data.rmdir()
    kantor.rename(data)


def _tahap_akhir(kantor: Path) -> list[str]:
    """Run ``selesaikan`` as the restored office (its key, its folder, its database); give its words."""
    perintah = [sys.executable, "-m", "django", "pulihkan", TAHAP_AKHIR]
    lingkungan = {**os.environ, "BUNGAH_DATA": str(kantor)}
    hasil = subprocess.run(  # noqa: S603 -- our own command
        perintah, cwd=settings.BASE_DIR, env=lingkungan, capture_output=True, text=True, check=False
    )
    if hasil.returncode:
        ekor = (hasil.stderr.strip() or hasil.stdout.strip()).splitlines()[-1:]
        pesan = f"Kantor dari cadangan ini tidak bisa dibuka: {' '.join(ekor)}"
        if connection.vendor == "postgresql":
            pesan += " Kosongkan lagi basis datanya sebelum mengulang."
        raise Ditolak(pesan)
    return hasil.stdout.splitlines()


def selesaikan() -> list[str]:
    """Finish inside the restored office: migrate, close every series; tell what is here and what is lost.

    Raises:
        CadanganRusak: the database holds other rows than the manifest says.
    """
    manifes = Manifes.baca(Path(settings.DATA_DIR))
    _pastikan_sama(manifes)
    call_command("migrate", interactive=False, verbosity=0)
    rantai = periksa_rantai()
    dibuat, hari = timezone.localtime(datetime.fromisoformat(manifes.dibuat)), timezone.localdate()
    with tulis(pelaku=None):
        tutup_semua_seri(f"{PULIH} {dibuat:%d-%m-%Y %H.%M}", hari=hari)
        catat(ProfilDesa.ambil(), "pulihkan", jejak=manifes.potret.jejak, kepala=manifes.potret.kepala)
    isi = f"{manifes.potret.baris} baris dalam {len(manifes.potret.tabel)} tabel"
    return [
        f"Cadangan {hari_dan_pukul(dibuat)}, Desa {manifes.desa or BELUM_DIISI}, Bungah {manifes.versi}.",
        f"Isi: {isi}, {len(manifes.bagian) - 1} berkas.",
        f"Jejak: RUSAK, {rantai.sebab}." if rantai.sebab else f"Jejak: {rantai.jumlah} baris, utuh.",
        "Yang dicatat sesudah saat itu tidak ada di sini: catat lagi dari kertas.",
        "Seri nomor ditutup sampai nomor terakhir di buku diisi:",
        *(f"  {s.seri} {s.periode}, nomor terakhir di cadangan: {s.terakhir}" for s in seri_tertutup(hari)),
    ]


def _pastikan_sama(manifes: Manifes) -> None:
    with connection.cursor() as kursor:
        for nama, jumlah in manifes.potret.tabel.items():
            kursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(nama)}")  # noqa: S608 -- quoted
            if kursor.fetchone() != (jumlah,):
                pesan = f"Isi tabel {nama} tidak sama dengan catatan cadangannya."
                raise CadanganRusak(pesan)
