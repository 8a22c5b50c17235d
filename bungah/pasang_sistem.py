"""What the bootstrap needs of the system: slow tools run quietly, and Debian's packages.

Standard library only and readable by Python 3.8, like `bungah.pasang`. The system is changed only
by root; nobody is ever asked for sudo here, only shown the one line to run.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from typing import Sequence

JEDA_KABAR = 5.0  # seconds of silence before we say that we are still alive

# Shared library or program -> the Debian package that brings it.
PUSTAKA_CETAK = {
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
PUSTAKA_UJI = {**PUSTAKA_CETAK, "libatomic.so.1": "libatomic1"}
PROGRAM_UJI = {"pdftotext": "poppler-utils", "pg_virtualenv": "postgresql-common"}
OS_RELEASE = Path("/etc/os-release")
FOLDER_POSTGRESQL = Path("/usr/lib/postgresql")
# Debian's build without a desktop does the same pages for a third less work; any Chromium will do.
PERAMBAN_HEMAT = "chromium-headless-shell"
PERAMBAN = (PERAMBAN_HEMAT, "chromium", "chromium-browser", "google-chrome")


def kabarkan(teks: str) -> None:
    """Tell the user, at once (the next step may take a minute), beside any output for machines."""
    print(teks, file=sys.stderr, flush=True)


def ekor(keluaran: str, baris: int = 8) -> str:
    """Return the last lines of a tool's output, indented."""
    return "\n".join("    " + b for b in keluaran.strip().splitlines()[-baris:])


def kerjakan(perintah: Sequence[str], kata: str, tambahan: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a slow tool quietly and say now and then that it still works at ``kata``.

    Returns its exit code and its output. Whatever interrupts us ends the tool first.
    """
    with tempfile.TemporaryFile() as keluaran:
        anak = subprocess.Popen(
            list(perintah),
            stdin=subprocess.DEVNULL,
            stdout=keluaran,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(tambahan or {})},
        )
        try:
            kode = _tunggu(anak, kata)
        except BaseException:
            hentikan(anak)
            raise
        keluaran.seek(0)
        return kode, keluaran.read().decode("utf-8", "replace")


def _tunggu(anak: subprocess.Popen[bytes], kata: str) -> int:
    mulai = time.monotonic()
    while True:
        try:
            return anak.wait(timeout=JEDA_KABAR)
        except subprocess.TimeoutExpired:
            kabarkan("    masih %s, %d detik …" % (kata, time.monotonic() - mulai))


def hentikan(anak: subprocess.Popen[bytes]) -> None:
    """Ask a child to end, and end it after ten seconds."""
    anak.terminate()
    try:
        anak.wait(timeout=10)
    except subprocess.TimeoutExpired:
        anak.kill()
        anak.wait()


def _kurang(pustaka: dict[str, str]) -> list[str]:
    paket = []
    for nama, asal in pustaka.items():
        try:
            ctypes.CDLL(nama)
        except OSError:
            paket.append(asal)
    return paket


def kurang_cetak() -> list[str]:
    """List the Debian packages missing for printing PDFs (elsewhere than on Linux: none)."""
    return _kurang(PUSTAKA_CETAK) if sys.platform.startswith("linux") else []


def ringankan_uji() -> None:
    """Bring Debian's lighter browser beside a heavier one, where we may; `uji` does without it as well."""
    if akar_sistem() and _debian() and shutil.which(PERAMBAN_HEMAT) is None:
        pasang_sistem([PERAMBAN_HEMAT])


def _debian() -> bool:
    """Tell whether this is Debian itself: its relatives do not carry the lighter browser."""
    try:
        return "ID=debian" in OS_RELEASE.read_text(encoding="utf-8").split()
    except OSError:
        return False


def kurang_uji() -> list[str]:
    """List the Debian packages missing for the whole of `uji`."""
    if not sys.platform.startswith("linux"):
        return []
    paket = _kurang(PUSTAKA_UJI)
    paket += [asal for program, asal in PROGRAM_UJI.items() if shutil.which(program) is None]
    if peramban() is None:
        paket.append("chromium")
    if not list(FOLDER_POSTGRESQL.glob("*/bin/initdb")):
        paket.append("postgresql")
    return paket


def peramban() -> str | None:
    """Return the path of a Chromium of this machine that really starts, the lightest first, or None."""
    return next((jalur for jalur in map(shutil.which, PERAMBAN) if jalur and _hidup(jalur)), None)


@lru_cache(maxsize=None)  # functools.cache is younger than Python 3.8
def _hidup(jalur: str) -> bool:
    """Tell whether a browser can show an empty page; a half-installed or half-upgraded one cannot."""
    coba = [jalur, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"]
    try:
        return subprocess.run(coba, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def akar_sistem() -> bool:
    """Tell whether we may install system packages ourselves."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def baris_apt(paket: Sequence[str]) -> str:
    """Return the one line that installs ``paket``, ready to be copied."""
    bukan_root = hasattr(os, "geteuid") and os.geteuid() != 0
    return ("sudo " if bukan_root else "") + "apt install --no-install-recommends " + " ".join(paket)


def pasang_sistem(paket: Sequence[str]) -> bool:
    """Install system packages when we are root; return whether nothing is missing any more."""
    if not paket:
        return True
    if not akar_sistem():
        return False
    kabarkan("• Memasang paket sistem: " + " ".join(paket) + " …")
    pasang = ["apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", *paket]
    for perintah in (pasang, ["apt-get", "update"], pasang):  # fresh lists only when the old ones fail
        kode, _ = kerjakan(perintah, "memasang paket sistem", {"DEBIAN_FRONTEND": "noninteractive"})
        if kode == 0 and perintah is pasang:
            return True
    return False
