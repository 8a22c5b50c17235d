"""Make the village's sealing key, once, at the office machine."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from bungah.dasar.galat import Ditolak
from bungah.dasar.models import ProfilDesa
from bungah.naskah.segel import buat_kunci

if TYPE_CHECKING:
    from argparse import ArgumentParser

KERTAS = """Kunci segel Desa {desa} sudah dibuat.

  Sidik   : {sidik}
  Berlaku : sampai {sampai:%d-%m-%Y}

Tulis kata sandinya di kertas, masukkan amplop, simpan di brankas kantor. Tanpa kata sandi itu
kunci ini tidak bisa dipasang di HP siapa pun, dan tidak ada yang bisa membacanya kembali.
Segel ini segel elektronik desa, bukan tanda tangan tersertifikasi.

Berikutnya: di HP Kepala Desa yang dipercaya, buka Akun saya > HP yang dipercaya > Kunci segel desa."""


class Command(BaseCommand):
    help = "Buat kunci segel elektronik desa (ditanya kata sandinya dua kali)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--ganti", action="store_true", help="cabut kunci lama; segel lama tetap bisa diperiksa"
        )

    def handle(self, *args: Any, **opsi: Any) -> None:
        desa = ProfilDesa.ambil().nama_desa
        if not desa:
            pesan = "Isi nama desa dulu di panduan awal."
            raise CommandError(pesan)
        sandi = getpass.getpass("Kata sandi kunci desa (paling sedikit 12 huruf): ")
        if sandi != getpass.getpass("Sekali lagi: "):
            pesan = "Dua kata sandi itu tidak sama. Tidak ada yang dibuat."
            raise CommandError(pesan)
        try:
            kunci = buat_kunci(desa, sandi=sandi, ganti=opsi["ganti"])
        except Ditolak as tolak:
            raise CommandError(str(tolak)) from None
        sidik = " ".join(kunci.sidik[awal : awal + 4] for awal in range(0, 64, 4))
        self.stdout.write(KERTAS.format(desa=desa, sidik=sidik, sampai=kunci.berlaku_sampai))
