"""``manage.py contoh``: fill an empty office with a month of invented work, and print who may log in."""

from __future__ import annotations

import random
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import default_key

from bungah.dasar.alur_orang import pasang_kode, pasang_pin, sandi_acak
from bungah.dasar.aplikasi import semua_aplikasi
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.latihan import hari_awal, jam_latihan, pada
from bungah.dasar.models import DuaWaktu, Pengguna, Penghitung, Warga
from bungah.dasar.peran import Peran
from bungah.naskah.models import Naskah

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from django.db.models import Model

BENIH: Final = 3525
BEKAL_SANDI: Final = 8  # passwords hashed beforehand
PANJANG_PIN: Final = 6


class Command(BaseCommand):
    """The practice office: the same people and errands every time, passwords never."""

    help = "Isi kantor latihan: petugas, warga, dan sebulan kunjungan karangan. Hanya pada basis data kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--hari``: the day the practice office stands on (default: today)."""
        parser.add_argument("--hari", help="hari kantor latihan, YYYY-MM-DD; bawaan: hari ini")

    def handle(self, *_args: Any, hari: str | None = None, **_options: Any) -> None:
        """Fill the office and print the accounts once.

        All in one transaction: whatever stops it leaves an empty office that can be filled again.
        """
        hari_ini = _baca_hari(hari)
        _pastikan_kosong()
        with ThreadPoolExecutor(max_workers=1) as juru:  # hashing takes its time while the month is walked
            sandi = [juru.submit(_sandi) for _ in range(BEKAL_SANDI)]
            with transaction.atomic():
                _isi(hari_ini)
                akun = _daftar_akun([satu.result() for satu in sandi])
        self.stdout.write(akun)


def _isi(hari_ini: date) -> None:
    """Load reference data as of the month's beginning, then let every app walk the month."""
    with jam_latihan(pada(hari_awal(hari_ini))):
        call_command("muat_rujukan")
    acak = random.Random(BENIH)  # noqa: S311 -- invented people, the same every time
    for aplikasi in semua_aplikasi():
        if modul := aplikasi.modul("contoh"):
            modul.isi(acak, hari_ini)


def _sandi() -> tuple[str, str]:
    """A random password and its hash."""
    sandi = sandi_acak()
    return sandi, make_password(sandi)


def _baca_hari(teks: str | None) -> date:
    """The day asked for; never one that has not come yet."""
    hari_ini = timezone.localdate()
    try:
        hari = date.fromisoformat(teks) if teks else hari_ini
    except ValueError:
        pesan = f"--hari {teks} bukan tanggal. Tulis seperti {hari_ini.isoformat()}."
        raise CommandError(pesan) from None
    if hari > hari_ini:
        pesan = f"--hari {teks} belum tiba. Kantor latihan tidak mencatat hari esok."
        raise CommandError(pesan)
    return hari


def _pastikan_kosong() -> None:
    """Refuse a database in which anybody has worked; reference data does not count."""
    perbuatan: list[type[Model]] = [model for model in apps.get_models() if issubclass(model, DuaWaktu)]
    isi: list[type[Model]] = [Pengguna, Warga, Naskah, *perbuatan, Penghitung]
    for model in isi:
        if model._default_manager.exists():
            pesan = (
                f"Basis data ini sudah berisi {model._meta.verbose_name}. "
                "Kantor latihan hanya diisi pada basis data kosong; pakai folder data lain."
            )
            raise CommandError(pesan)


def _daftar_akun(bekal: list[tuple[str, str]]) -> str:
    """Give every account a random password, officers a PIN too; the only time they are seen."""
    baris = [f"{'akun':<10} {'kata sandi':<20} {'PIN':<7} nama dan tugas"]
    for pengguna in Pengguna.objects.order_by("pk"):
        sandi, pengguna.password = bekal.pop() if bekal else _sandi()
        with tulis(pelaku=None):
            pengguna.save(update_fields=["password"])
            catat(pengguna, "ganti_sandi")
        if pengguna.berperan(
            Peran.KADES, Peran.SEKDES
        ):  # their proof, shown on the page in a practice office
            pasang_kode(pengguna, default_key(), langkah=-1, geser=0)
        tugas = ", ".join(sorted(peran.label for peran in pengguna.peran()))
        baris.append(f"{pengguna.username:<10} {sandi:<20} {_pin(pengguna):<7} {pengguna.nama} ({tugas})")
    return "\n".join(baris)


def _pin(pengguna: Pengguna) -> str:
    """A PIN for officers; the administrator and the examiner always log in in full."""
    if not pengguna.peran() - {Peran.ADMIN, Peran.AUDITOR}:
        return "-"
    while True:
        pin = f"{secrets.randbelow(10**PANJANG_PIN):0{PANJANG_PIN}}"
        try:
            pasang_pin(pengguna, pin, pelaku=pengguna)
        except Ditolak:
            continue  # one that everybody tries first: draw again
        return pin
