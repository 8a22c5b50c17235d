"""``manage.py akun``: open an account again from the console of the office machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from bungah.dasar import alur_orang
from bungah.dasar.models import Pengguna, Perangkat
from bungah.dasar.nilai import tampilkan_kode

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Whoever sits at this machine with its files may do what no page may."""

    help = "Beri kata sandi baru untuk satu akun, lepas HP-nya, atau buat kode untuk memasangkan komputer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which account, or a pairing code instead."""
        parser.add_argument("nama", nargs="?", help="nama akun")
        parser.add_argument(
            "--lepas-kode", action="store_true", help="HP hilang: lepas kode 6 angka akun ini"
        )
        parser.add_argument(
            "--pasangkan", metavar="KOMPUTER", help="buat kode untuk komputer petugas bernama ini"
        )

    def handle(self, *_args: Any, **pilihan: Any) -> None:
        """Print what was made; it can be read here once and is stored nowhere in clear."""
        if pilihan["pasangkan"]:
            kode = alur_orang.buat_kode_pasang(
                nama=pilihan["pasangkan"], jenis=Perangkat.Jenis.MEJA, pelaku=None
            )
            self.stdout.write(
                f"Ketik di komputer itu, di halaman /pasangkan/: {tampilkan_kode(kode)} (10 menit)"
            )
            return
        pengguna = self._cari(pilihan["nama"])
        if pilihan["lepas_kode"]:
            alur_orang.lepas_kode(pengguna, pelaku=None)
            self.stdout.write(f"HP dilepas dari akun {pengguna.username}. Pasang lagi di Akun saya.")
            return
        sandi = alur_orang.sandi_acak()
        alur_orang.ganti_sandi(pengguna, sandi, pelaku=None, sementara=True)
        self.stdout.write(f"Kata sandi baru untuk {pengguna.username}: {sandi}\nHarus diganti saat masuk.")

    def _cari(self, nama: str | None) -> Pengguna:
        ada = Pengguna.objects.filter(is_active=True)
        pengguna = ada.filter(username=nama).first() if nama else None
        if pengguna is None:
            semua = ", ".join(ada.order_by("username").values_list("username", flat=True)) or "belum ada"
            pesan = f"Sebutkan nama akun. Yang ada: {semua}"
            raise CommandError(pesan)
        return pengguna
