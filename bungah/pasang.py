"""The bootstrap behind the two README commands, `jalan` and `uji`; nothing else sets anything up.

Standard library only, and readable by Python 3.8, so that somebody with an old Python gets a
sentence instead of a SyntaxError. Whatever the user reads is Indonesian and short.

A stamp inside ``.venv``, written last, is the only proof that the environment is complete. It
names the lock files it was built from, its own path (a moved ``.venv`` is broken) and the Python
version of ``pyvenv.cfg``.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Iterator, NoReturn, Sequence

from bungah.pasang_sistem import (
    baris_apt,
    ekor,
    kabarkan,
    kerjakan,
    kurang_cetak,
    kurang_uji,
    pasang_sistem,
    ringankan_uji,
)

AKAR = Path(__file__).resolve().parent.parent
PYTHON_MINIMAL = (3, 11)
KUNCI_JALAN, KUNCI_UJI = "requirements.lock", "requirements-uji.lock"
NAMA_TANDA = "bungah-siap.json"
WINDOWS = os.name == "nt"


class Gagal(Exception):
    """Setting up cannot go on; the message tells the user what to do."""


class Dihentikan(BaseException):
    """SIGINT or SIGTERM arrived while setting up; carries the signal's number."""

    def __init__(self, sinyal: int) -> None:
        super().__init__(sinyal)
        self.sinyal = sinyal


class Lingkungan:
    """The ``.venv`` of one checkout at ``akar`` and the stamp that vouches for it."""

    def __init__(self, akar: Path) -> None:
        self.akar = akar
        self.venv = akar / ".venv"
        self.tanda = self.venv / NAMA_TANDA
        self.python = self.venv / ("Scripts/python.exe" if WINDOWS else "bin/python")

    def dipakai(self) -> bool:
        """Tell whether this very process runs inside the environment."""
        return Path(sys.prefix).resolve() == self.venv.resolve()

    def versi(self) -> str:
        """Read the Python version that ``pyvenv.cfg`` promises; empty when there is none."""
        with suppress(OSError, UnicodeDecodeError):
            for baris in (self.venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
                kunci, _, nilai = baris.partition("=")
                if kunci.strip() == "version":
                    return nilai.strip()
        return ""

    def sidik(self, kunci: str) -> str:
        """Return the SHA-256 of a lock file, hexadecimal."""
        return hashlib.sha256((self.akar / kunci).read_bytes()).hexdigest()

    def baca_tanda(self) -> dict[str, object]:
        """Return the stamp, or an empty one when it is absent or unreadable."""
        with suppress(OSError, ValueError):
            isi = json.loads(self.tanda.read_text(encoding="utf-8"))
            if isinstance(isi, dict):
                return isi
        return {}

    def utuh(self) -> bool:
        """Tell whether a finished environment stands at this very path and its Python still runs."""
        tanda = self.baca_tanda()
        if not tanda or tanda.get("jalur") != str(self.venv) or tanda.get("versi") != self.versi():
            return False
        return self.dipakai() or self.python_hidup()

    def python_hidup(self) -> bool:
        """Start the environment's Python: a system upgrade swaps the program behind the link."""
        tanya = [str(self.python), "-I", "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        try:
            jawab = subprocess.run(tanya, capture_output=True, text=True, check=False, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return jawab.returncode == 0 and self.versi().startswith(jawab.stdout.strip() + ".")

    def siap(self, kunci: str) -> bool:
        """Tell whether everything that the lock file ``kunci`` names is installed."""
        sidik = self.baca_tanda().get("kunci")
        return isinstance(sidik, dict) and sidik.get(kunci) == self.sidik(kunci) and self.utuh()

    def bangun(self, kunci: str) -> None:
        """Make the environment complete for ``kunci``; raises `Gagal` with what the user must do."""
        with sendirian(self.akar / ".venv.kunci"):
            if self.siap(kunci):  # the one we waited for has done it
                return
            if not self.utuh():
                self._buat()
            with suppress(FileNotFoundError):
                self.tanda.unlink()
            self._pasang(kunci)
            self._bubuhkan(kunci)

    def _buat(self) -> None:
        buang(self.venv)
        kabarkan("• Menyiapkan lingkungan Python …")
        dasar = getattr(sys, "_base_executable", None) or sys.executable
        kode, keluaran = kerjakan([dasar, "-m", "venv", str(self.venv)], "menyiapkan lingkungan Python")
        if kode == 0:
            return
        buang(self.venv)  # Debian leaves a half one when python3-venv is missing
        if "ensurepip" in keluaran or "python3-venv" in keluaran:
            raise Gagal(
                "Paket python3-venv belum ada. Jalankan:\n\n    "
                + baris_apt(["python3-venv", *kurang_cetak()])
            )
        raise Gagal("Lingkungan Python gagal dibuat:\n" + ekor(keluaran))

    def _pasang(self, kunci: str) -> None:
        kabarkan("• Memasang pustaka (biasanya di bawah satu menit) …")
        pilihan = ["--require-hashes", "--quiet", "--no-input", "--disable-pip-version-check"]
        perintah = [str(self.python), "-m", "pip", "install", *pilihan, "-r", str(self.akar / kunci)]
        kode, keluaran = kerjakan(perintah, "memasang pustaka")
        if kode:
            raise Gagal(
                "Pustaka gagal dipasang. Periksa sambungan internet dan sisa ruang disk, lalu ulangi "
                "perintah yang sama.\n" + ekor(keluaran)
            )

    def _bubuhkan(self, kunci: str) -> None:
        # The test lock holds the same pins as the run lock and more, so it vouches for both.
        nama = [KUNCI_JALAN, KUNCI_UJI] if kunci == KUNCI_UJI else [kunci]
        isi = {"jalur": str(self.venv), "versi": self.versi(), "kunci": {n: self.sidik(n) for n in nama}}
        sementara = self.tanda.with_suffix(".baru")
        sementara.write_text(json.dumps(isi, indent=1), encoding="utf-8")
        sementara.replace(self.tanda)


def buang(folder: Path) -> None:
    """Remove an environment; of a link only the link."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(str(folder))


@contextmanager
def sendirian(berkas: Path) -> Iterator[None]:
    """Hold a lock file, so that two first starts do not build one environment together.

    The system drops the lock when its holder dies, so a crash never locks anybody out.
    """
    with berkas.open("a+b") as pegangan:
        menunggu = False
        while not _gembok(pegangan.fileno()):
            if not menunggu:
                kabarkan("• Pemasangan lain sedang berjalan di folder ini; menunggu …")
                menunggu = True
            time.sleep(0.2)
        yield


def _gembok(nomor: int) -> bool:
    try:
        if WINDOWS:
            import msvcrt  # noqa: PLC0415 -- exists only there

            msvcrt.locking(nomor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415 -- exists only here

            fcntl.flock(nomor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def lengkapi(kunci: str) -> Lingkungan:
    """Make the environment complete for ``kunci`` and return it; quiet when it already is."""
    lingkungan = Lingkungan(AKAR)
    if not lingkungan.siap(kunci):
        lingkungan.bangun(kunci)
    return lingkungan


def siapkan_jalan(argumen: Sequence[str]) -> None:
    """Prepare `jalan`: libraries, data folder, key; return only inside the environment."""
    folder = baca_data(argumen)
    if folder:
        os.environ["BUNGAH_DATA"] = os.path.abspath(folder)
    data = Path(os.environ.setdefault("BUNGAH_DATA", str(AKAR / ".latihan")))
    lingkungan = lengkapi(KUNCI_JALAN)
    if not lingkungan.dipakai():
        kurang = kurang_cetak()
        if not pasang_sistem(kurang):
            kabarkan(
                "! Surat belum bisa dicetak sampai baris ini dijalankan:\n\n    %s\n" % baris_apt(kurang)
            )
        pindah(lingkungan, [str(AKAR / "manage.py"), "jalan", *argumen])
    siapkan_kunci(data)


def siapkan_kunci(data: Path) -> None:
    """Give a new office its master key; an office that lost its key gets none (see `bungah.kunci`)."""
    from bungah.kunci import buat_kunci  # noqa: PLC0415 -- too new for Python 3.8

    if not (data / "bungah.sqlite3").exists():
        with suppress(FileExistsError):  # already there, or a second start was faster
            buat_kunci(data / "kunci")


def baca_data(argumen: Sequence[str]) -> str | None:
    """Find the folder given with ``--data``."""
    for urutan, kata in enumerate(argumen):
        if kata.startswith("--data="):
            return kata[len("--data=") :] or None
        if kata == "--data":
            return argumen[urutan + 1] if urutan + 1 < len(argumen) else None
    return None


def siapkan_pulihkan() -> None:
    """Give `pulihkan` a passing folder and key to start with: the office it brings back has none yet."""
    from bungah.kunci import buat_kunci  # noqa: PLC0415 -- too new for Python 3.8

    sementara = Path(tempfile.mkdtemp(prefix="bungah-pulihkan-"))
    atexit.register(shutil.rmtree, str(sementara), ignore_errors=True)
    buat_kunci(sementara / "kunci")
    os.environ["BUNGAH_DATA"] = str(sementara)


def siapkan_uji(argumen: Sequence[str]) -> NoReturn:
    """Prepare `uji` and run it; ``--siap`` stops after preparing."""
    sebagian = {"--cepat", "--syarat", "--tolok"} & set(argumen)
    lingkungan = lengkapi(KUNCI_UJI)
    kurang = kurang_cetak() if sebagian else kurang_uji()
    if not pasang_sistem(kurang):
        pesan = "Uji butuh paket sistem ini. Jalankan:\n\n    " + baris_apt(kurang)
        raise Gagal(pesan + ("" if sebagian else "\n\nTanpa itu: python3 manage.py uji --cepat"))
    if not sebagian:
        ringankan_uji()
    if "--siap" in argumen:
        kabarkan("Siap. Jalankan: python3 manage.py uji")
        raise SystemExit(0)
    os.chdir(str(AKAR))
    pindah(lingkungan, ["-m", "tests.uji", *argumen])


def pindah(lingkungan: Lingkungan, argumen: Sequence[str]) -> NoReturn:
    """Go on inside the environment, in this very process where the system can.

    The process keeps its number, so every signal reaches the server or the tests themselves.
    """
    perintah = [str(lingkungan.python), *argumen]
    if not WINDOWS:
        os.execv(perintah[0], perintah)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the console sends it to the child as well
    raise SystemExit(subprocess.call(perintah))


def lompat(argumen: Sequence[str]) -> None:
    """Take any other command into an existing environment, but never build one."""
    lingkungan = Lingkungan(AKAR)
    if lingkungan.dipakai():
        return
    if lingkungan.tanda.exists() and lingkungan.python.exists():
        pindah(lingkungan, [str(AKAR / "manage.py"), *argumen])
    if importlib.util.find_spec("django") is None:  # an environment of the user's own will do
        raise Gagal("Bungah belum dipasang. Jalankan dulu: python3 manage.py jalan")


def _hentikan(sinyal: int, _bingkai: object) -> NoReturn:
    raise Dihentikan(sinyal)


@contextmanager
def _dijaga() -> Iterator[None]:
    lama = {s: signal.signal(s, _hentikan) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for sinyal, penangan in lama.items():
            signal.signal(sinyal, penangan)


def siapkan(argv: Sequence[str]) -> None:
    """Decide what ``manage.py`` must prepare for ``argv``; returns only where Django can take over."""
    if sys.version_info < PYTHON_MINIMAL:
        raise SystemExit(
            "Bungah membutuhkan Python 3.11 atau lebih baru; komputer ini menjalankan Python %d.%d.\n"
            "Pakailah Debian 12, Ubuntu 24.04, atau yang lebih baru." % sys.version_info[:2]
        )
    perintah, argumen = (argv[1], argv[2:]) if len(argv) > 1 else ("", [])
    try:
        with _dijaga():
            if perintah == "jalan":
                siapkan_jalan(argumen)
            elif perintah == "uji":
                siapkan_uji(argumen)
            else:
                lompat(argv[1:])
                if perintah == "pulihkan":
                    siapkan_pulihkan()
    except Gagal as gagal:
        raise SystemExit("\n" + str(gagal)) from None
    except Dihentikan as henti:
        kabarkan("\nDihentikan. Ulangi perintah yang sama untuk melanjutkan.")
        raise SystemExit(128 + henti.sinyal) from None
