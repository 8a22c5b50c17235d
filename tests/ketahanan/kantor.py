"""An office under load: the real server on this test's database, kiosks and desks that speak HTTP to it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import time as pukul
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone

from bungah.dasar.alur_orang import pasangkan
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Fitur, JamKerja, Jejak, Penghitung, Perangkat, SusunanJam
from bungah.dasar.peran import Peran
from layanan.alur.standar import jaga_loket
from layanan.models import Kunjungan
from tests.dasar.alat import klien_meja, orang
from tests.ketahanan.alat import lingkungan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.tolok.karcis import NOMOR
from tests.tolok.klien import Sambungan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bungah.dasar.models import Pengguna

CSRF = "a" * 32  # cookie and field must agree; both are ours
KIRIMAN = "Content-Type: application/x-www-form-urlencoded\r\n"
SABAR = 30.0  # seconds until a server that does not come up fails the test
TERPUTUS = (OSError, IndexError, ValueError)  # what a client sees when the server dies in mid-answer


def buka_kantor() -> str:
    """An office that is open all day with one kiosk; give the sign of the kiosk."""
    dasar.profil()
    susunan = SusunanJam.objects.create(nama="Siang malam")
    for hari in range(7):
        JamKerja.objects.create(susunan=susunan, hari=hari, buka=pukul(0), tutup=pukul(23, 59, 59))
    pabrik.layanan()
    pabrik.titik()
    Fitur.objects.create(kode=Fitur.Kode.KIOS, menyala=True)
    return pasangkan(nama="Kios", jenis=Perangkat.Jenis.KIOS, pelaku=None)[1]


class Pelayan:
    """One ``tests.ketahanan.pelayan``: starts the server on always the same port, and kills it."""

    def __init__(self, proses: subprocess.Popen[str]) -> None:
        self.proses, self.pid = proses, 0
        with socket.create_server(("127.0.0.1", 0)) as coba:
            self.port: int = coba.getsockname()[1]

    def nyalakan(self) -> None:
        """Start the server and wait until it listens."""
        assert self.proses.stdin is not None
        self.proses.stdin.write(f"{self.port}\n")
        self.proses.stdin.flush()
        self.pid = int(self._baris().removeprefix("anak "))
        batas = time.monotonic() + SABAR
        while time.monotonic() < batas:
            if self._menjawab():
                return
            time.sleep(0.005)
        pesan = "peladen tidak mau hidup"
        raise AssertionError(pesan)

    def bunuh(self, sinyal: signal.Signals = signal.SIGKILL) -> None:
        """End all its processes at once and wait until it is gone."""
        os.killpg(self.pid, sinyal)
        assert self._baris() == "mati"
        self.pid = 0
        while self._menjawab():  # the last of its processes is still being taken down
            time.sleep(0.001)

    def _menjawab(self) -> bool:
        with suppress(OSError):
            Sambungan(self.port).__exit__()
            return True
        return False

    def _baris(self) -> str:
        assert self.proses.stdout is not None
        baris = self.proses.stdout.readline().strip()
        assert baris, "pelayan mati sebelum waktunya"
        return baris


@contextmanager
def pelayan() -> Iterator[Pelayan]:
    """A server to be started and killed within a block."""
    isi = lingkungan() | {"DJANGO_SETTINGS_MODULE": "tests.ketahanan.settings"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ketahanan.pelayan"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, cwd=settings.BASE_DIR, env=isi, start_new_session=True,
    ) as proses:  # fmt: skip
        try:
            yield Pelayan(proses)
        finally:
            os.killpg(proses.pid, signal.SIGKILL)


@dataclass
class Kios:
    """A kiosk with many fingers: remembers what was acknowledged, and what it does not know about."""

    tanda: str
    diakui: dict[UUID, str] = field(default_factory=dict)
    tak_tahu: list[UUID] = field(default_factory=list)
    salah: list[tuple[int, str]] = field(default_factory=list)

    def sentuh(self, sambungan: Sambungan, kunci: UUID) -> bool:
        """Ask for a number; False when no answer came."""
        kepala = f"Cookie: csrf={CSRF}; perangkat={self.tanda}\r\n{KIRIMAN}"
        isi = {"kunci": kunci, "kelompok": "A", "prioritas": "", "csrfmiddlewaretoken": CSRF}
        try:
            status, teks = sambungan.minta(
                "POST", "/ambil-nomor/", kepala=kepala, isi=urlencode(isi).encode()
            )
        except TERPUTUS:
            self.tak_tahu.append(kunci)
            return False
        nomor = NOMOR.search(teks)
        if status == 200 and nomor and self.diakui.setdefault(kunci, nomor[1]) == nomor[1]:
            return True
        self.salah.append((status, teks[:500]))
        return False

    def ulangi(self, port: int) -> None:
        """Touch again for everybody who saw no number: the same key, so it is the same number."""
        menunggu, self.tak_tahu = self.tak_tahu, []
        with Sambungan(port) as sambungan:
            for kunci in menunggu:
                self.sentuh(sambungan, kunci)

    def ramai(self, port: int, *, klien: int, jumlah: int = 0) -> list[threading.Thread]:
        """Let that many visitors touch at once, ``jumlah`` times each (0 = until nobody answers)."""
        semua = [threading.Thread(target=self._satu, args=(port, jumlah)) for _ in range(klien)]
        for satu in semua:
            satu.start()
        return semua

    def _satu(self, port: int, jumlah: int) -> None:
        ke = 0
        try:
            with Sambungan(port) as sambungan:
                while (not jumlah or ke < jumlah) and self.sentuh(sambungan, uuid4()):
                    ke += 1
        except OSError:
            return  # it could not even connect


@dataclass
class Meja:
    """An officer at a counter of their own, logged in at a paired desk."""

    siapa: Pengguna
    kepala: str
    dipanggil: list[int] = field(default_factory=list)
    salah: list[object] = field(default_factory=list)

    def panggil(self, port: int, jumlah: int) -> None:
        """Call so many visitors one after the other; each leaves at once."""
        with Sambungan(port) as sambungan:
            for _ in range(jumlah):
                status, _ = sambungan.minta(
                    "POST", "/kantor/meja/panggil/", kepala=self.kepala,
                    isi=f"csrfmiddlewaretoken={CSRF}".encode(),
                )  # fmt: skip
                di_loket = Kunjungan.objects.filter(petugas=self.siapa, status=Kunjungan.Status.DIPANGGIL)
                tamu = list(di_loket.values_list("pk", flat=True))
                if status != 302 or len(tamu) != 1:
                    self.salah.append((status, tamu))
                self.dipanggil += tamu
                with transaction.atomic():  # in the queue of writers, as every deed of the office
                    di_loket.update(status=Kunjungan.Status.SELESAI)
        connections.close_all()


def buka_meja(ke: int) -> Meja:
    """One more officer at one more counter."""
    siapa = orang(f"petugas{ke}", Peran.PETUGAS_DEPAN)
    jaga_loket(pabrik.loket(ke + 1), pelaku=siapa)
    kuki = "; ".join(f"{n}={isi.value}" for n, isi in klien_meja(siapa).cookies.items() if n != "csrf")
    return Meja(siapa, f"Cookie: csrf={CSRF}; {kuki}\r\n{KIRIMAN}")


def utuh(kios: Kios) -> None:
    """Every acknowledged number is there once, under its key; rows, counter and trail agree without a gap."""
    ada = {k.kunci: k.nomor for k in Kunjungan.objects.select_related("kelompok")}
    assert ada == kios.diakui
    urut = list(Kunjungan.objects.order_by("urut").values_list("urut", flat=True))
    assert urut == list(range(1, len(urut) + 1))
    assert Penghitung.objects.get(periode=str(timezone.localdate())).terakhir == len(urut)
    assert Jejak.objects.filter(perbuatan="ambil_nomor").count() == len(urut)
    assert periksa_rantai().rusak is None
    if connection.vendor == "sqlite":
        with connection.cursor() as kursor:
            assert kursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert kursor.execute("PRAGMA foreign_key_check").fetchall() == []
