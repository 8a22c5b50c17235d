"""``manage.py jalan``: open the office; practice without ``--data``, a real one with it."""

from __future__ import annotations

import errno
import ipaddress
import logging
import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, NoReturn

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils import timezone

from bungah.dasar import siap
from bungah.dasar.catatan import CatatanBersama
from bungah.dasar.kode_awal import buat_kode_awal
from bungah.dasar.models import Pengguna, PeranBerlaku, ProfilDesa
from bungah.dasar.nilai import tampilkan_kode
from bungah.dasar.peladen import Peladen, sinyal_berhenti
from bungah.dasar.penjaga_malam import dijaga
from bungah.dasar.regu import Regu, buka_peladen
from bungah.depan_tls import DepanTLS
from bungah.sertifikat import siapkan_sertifikat, sidik_sertifikat

if TYPE_CHECKING:
    from argparse import ArgumentParser

PORT: Final = 8000
LATIHAN_SAJA = "Kantor latihan hanya dibuka di komputer ini. Untuk kantor sungguhan pakai --data FOLDER."
SUNGGUHAN = "Folder {0} berisi kantor sungguhan. Buka dengan: python3 manage.py jalan --data {0}"
ALAMAT_UMUM = "Tulis alamat komputer ini di jaringan kantor, misalnya --alamat 192.168.1.10"


class Command(BaseCommand):
    """Prepare the data folder, then serve until Ctrl+C."""

    help = "Buka kantor. Tanpa --data: kantor latihan."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Port, folder, and the address in the office's own network."""
        parser.add_argument("--port", type=int, default=PORT, help=f"nomor port (biasanya {PORT})")
        parser.add_argument("--data", metavar="FOLDER", help="folder kantor sungguhan")
        parser.add_argument("--alamat", metavar="HOST", help="buka juga untuk jaringan kantor, lewat HTTPS")

    def handle(self, *_args: Any, **pilihan: Any) -> None:
        """Serve; Ctrl+C before that leaves nothing half done."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            self._jalan(pilihan["port"], pilihan["alamat"], latihan=pilihan["data"] is None)
        except KeyboardInterrupt:
            self._kabar("\nDihentikan.")
            sys.exit(130)

    def _kabar(self, teks: str) -> None:
        self.stdout.write(teks)
        self.stdout.flush()

    def _jalan(self, port: int, alamat: str | None, *, latihan: bool) -> None:
        if alamat and latihan:
            raise CommandError(LATIHAN_SAJA)
        if alamat and not settings.HTTPS:
            _ulang_dengan_https(_periksa_alamat(alamat))
        _atur_catatan()
        siap.siapkan_tabel(self._kabar)
        profil = self._siapkan_isi(latihan=latihan)
        siap.muat_rujukan(self._kabar)  # after the practice office: its standards are dated a month back
        siap.siapkan_statis(self._kabar)
        if alamat and profil.latihan:
            raise CommandError(LATIHAN_SAJA)
        peladen = self._buka(port=0 if alamat else port)
        with ExitStack() as tutup:
            pangkal = f"http://127.0.0.1:{peladen.port}"
            if alamat:
                pangkal = self._buka_tls(alamat, port, peladen, tutup)
            self._sambut(pangkal, profil)
            with sinyal_berhenti(peladen.henti), dijaga():
                peladen.layani()
        self._kabar("Kantor ditutup. Semua sudah tersimpan.")

    def _siapkan_isi(self, *, latihan: bool) -> ProfilDesa:
        profil = ProfilDesa.ambil()
        if latihan and profil.siap and not profil.latihan:
            raise CommandError(SUNGGUHAN.format(settings.DATA_DIR))
        if latihan and _setengah_jadi(profil):
            siap.kosongkan_latihan()
            siap.siapkan_tabel(self._kabar)
            profil = ProfilDesa.ambil()
        if latihan and not profil.siap:
            self._isi_latihan()
            profil = ProfilDesa.ambil()
        elif profil.siap and profil.latihan:
            self._kabar(_daftar_akun())
        return profil

    def _isi_latihan(self) -> None:
        """Fill the practice office in a process of its own, which sets the clock by hand."""
        self._kabar("• Mengisi kantor latihan (sebulan pelayanan karangan) …")
        perintah = [sys.executable, str(settings.BASE_DIR / "manage.py"), "contoh"]
        anak = subprocess.Popen(perintah)  # noqa: S603 -- our own command
        try:
            siap.siapkan_statis(self._kabar)
            kode = anak.wait()
        except BaseException:
            anak.terminate()
            anak.wait()
            raise
        if kode:
            raise CommandError("Kantor latihan belum berhasil diisi. Ulangi perintah yang sama.")

    def _buka(self, port: int) -> Peladen | Regu:
        try:
            return buka_peladen(get_wsgi_application(), port=port, di_balik=settings.HTTPS)
        except OSError as galat:
            raise _galat_port(galat, port) from galat

    def _buka_tls(self, alamat: str, port: int, peladen: Peladen | Regu, tutup: ExitStack) -> str:
        berkas = siapkan_sertifikat(settings.DATA_DIR / "kunci", [alamat])
        depan = DepanTLS(alamat=alamat, port=port, hulu=peladen.port, sertifikat=berkas)
        try:
            depan.mulai()
        except OSError as galat:
            raise _galat_port(galat, port) from galat
        tutup.callback(depan.henti)
        self._kabar(
            "Sertifikat kantor (cocokkan saat peramban bertanya):\n  " + sidik_sertifikat(berkas)
            + f"\n  Untuk dipasang di HP dan komputer lain: {berkas.with_name('tls-ca.pem')}\n"
            f"Memasangkan komputer: BUNGAH_DATA={settings.DATA_DIR} python3 manage.py akun --pasangkan NAMA"
        )  # fmt: skip
        return f"https://{alamat}:{depan.port}"

    def _sambut(self, pangkal: str, profil: ProfilDesa) -> None:
        if profil.siap:
            self._kabar(f"\n  Bungah siap: {pangkal}/\n\n  Berhenti: tekan Ctrl+C.")
            return
        kode = tampilkan_kode(buat_kode_awal())
        self._kabar(
            f"\n  Kantor baru. Buka panduan awal: {pangkal}/awal/\n  Kode sekali pakai:  {kode}\n\n"
            "  Berhenti: tekan Ctrl+C. Setiap mulai lagi, kodenya baru."
        )


def _setengah_jadi(profil: ProfilDesa) -> bool:
    """True when the filling of a practice office was interrupted: no account has a password yet."""
    sqlite = connection.vendor == "sqlite"
    return (
        sqlite
        and profil.latihan
        and not Pengguna.objects.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists()
    )


def _periksa_alamat(alamat: str) -> str:
    try:
        umum = ipaddress.ip_address(alamat).is_unspecified
    except ValueError:
        umum = not alamat.replace("-", "").replace(".", "").isalnum()
    if umum:
        raise CommandError(ALAMAT_UMUM)
    return alamat


def _ulang_dengan_https(alamat: str) -> NoReturn:
    """Start this very command again with HTTPS settings; they are read once, before any command."""
    os.environ.update(BUNGAH_HTTPS="1", BUNGAH_HOST=",".join({alamat, *settings.ALLOWED_HOSTS}))
    perintah = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.call(perintah))  # noqa: S603 -- our own command line
    os.execv(sys.executable, perintah)  # noqa: S606 -- idem


def _galat_port(galat: OSError, port: int) -> CommandError:
    if galat.errno in {errno.EADDRINUSE, errno.EACCES}:
        return CommandError(
            f"Port {port} sedang dipakai atau tidak boleh dipakai. Mungkin Bungah sudah berjalan? "
            f"Pilih yang lain, misalnya: --port {port + 1}"
        )
    if galat.errno == errno.EADDRNOTAVAIL or galat.errno is None or galat.errno < 0:
        return CommandError(f"Alamat itu bukan alamat komputer ini. {ALAMAT_UMUM}")
    return CommandError(str(galat))


def _daftar_akun() -> str:
    """One account per role, without passwords: those were shown once."""
    akun: dict[str, str] = {}
    for satu in PeranBerlaku.objects.pada(timezone.localdate()).select_related("pengguna").order_by("pk"):
        akun.setdefault(satu.get_peran_display(), satu.pengguna.username)
    baris = "\n".join(f"  {peran:<22} {nama}" for peran, nama in akun.items())
    return f"Akun latihan:\n{baris}\n  Lupa kata sandi: python3 manage.py akun NAMA"


def _atur_catatan() -> None:
    """Errors go to the terminal and to ``DATA/catatan.log``; other requests leave no line."""
    berkas = CatatanBersama(settings.DATA_DIR / "catatan.log")
    penangan: list[logging.Handler] = [logging.StreamHandler(), berkas]
    for satu in penangan:
        satu.setLevel(logging.ERROR)
    logging.getLogger("django.security.DisallowedHost").setLevel(
        logging.CRITICAL
    )  # answered with 400, no news
    logging.basicConfig(format="%(asctime)s %(name)s %(message)s", handlers=penangan)
