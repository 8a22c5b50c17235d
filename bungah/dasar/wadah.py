"""The file a backup travels in: one tar that opens without Bungah.

``BACA.txt``    how to open it with the public tools ``tar`` and ``age``, should this program be gone
``kepala.json`` format, and the hash of the next part
``kunci.age``   an age key, locked with the office's passphrase
``isi.age``     a gzipped tar, locked with that key (``isi.tar.gz``, open, in a plain backup)

The key stands between because a passphrase locks only what fits in memory; a key locks a stream.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tarfile
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any

import pyrage

from bungah.dasar.galat import Ditolak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT = 1
POTONG = 1 << 20
BACA = """\
Cadangan kantor desa dari program Bungah.

Biasanya:   python3 manage.py pulihkan BERKAS-INI --data FOLDER-BARU

Tanpa Bungah, dengan alat umum tar dan age (https://age-encryption.org):
    tar -xf BERKAS-INI
    age -d -o kunci.txt kunci.age          (minta kata sandi cadangan)
    age -d -i kunci.txt isi.age | tar -xz
Cadangan polos tidak disandikan: tar -xf BERKAS-INI, lalu tar -xzf isi.tar.gz
"""
TERPOTONG = "Berkas cadangan ini rusak atau terpotong. Pakai cadangan lain, atau salin ulang dari asalnya."
BUKAN = "Ini bukan berkas cadangan Bungah, atau bagian awalnya rusak."
LEBIH_BARU = "Cadangan ini dibuat Bungah yang lebih baru. Perbarui dulu Bungah di komputer ini, lalu ulangi."


class CadanganRusak(Ditolak):
    """The file is not a whole backup of ours; ``str()`` says what is wrong with it."""


class SandiSalah(Ditolak):
    """The passphrase is missing or does not open this backup."""


def sidik_berkas(jalur: Path) -> str:
    """Give the SHA-256 of a file, hexadecimal."""
    with jalur.open("rb") as berkas:
        return hashlib.file_digest(berkas, "sha256").hexdigest()


# ------------------------------------------------------------------ inside: a gzipped tar of the parts
def kemas(ke: Path, bagian: Iterable[tuple[str, Path]]) -> None:
    """Write the parts (name, file) into one gzipped tar."""
    # Level 1: most bytes are PDFs and pictures, which shrink no further.
    with gzip.open(ke, "wb", compresslevel=1) as padat, tarfile.open(fileobj=padat, mode="w|") as tar:
        for nama, jalur in bagian:
            tar.add(jalur, nama, recursive=False)


def bongkar(isi: Path, folder: Path) -> dict[str, str]:
    """Unpack a gzipped tar into ``folder``; give name -> SHA-256 of every part as it was read.

    Raises:
        CadanganRusak: truncated, altered, or with a name that leads outside ``folder``.
    """
    sidik = {}
    try:
        with gzip.open(isi, "rb") as padat, tarfile.open(fileobj=padat, mode="r|") as tar:
            for anggota in tar:
                sidik[anggota.name] = _salin(tar, anggota, folder)
            while padat.read(POTONG):  # to the end, where gzip keeps its checksum
                pass
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as galat:
        raise CadanganRusak(TERPOTONG) from galat
    return sidik


def _salin(tar: tarfile.TarFile, anggota: tarfile.TarInfo, folder: Path) -> str:
    nama = PurePosixPath(anggota.name)
    sumber = tar.extractfile(anggota)
    if sumber is None or nama.is_absolute() or ".." in nama.parts:
        raise CadanganRusak(BUKAN)
    tujuan = folder / nama
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    tujuan.touch(mode=0o600, exist_ok=False)  # one of the parts is the key
    with tujuan.open("wb") as berkas:
        shutil.copyfileobj(sumber, berkas, POTONG)
    return sidik_berkas(tujuan)


# ------------------------------------------------------------------ outside: lock and label
class _Keluaran:
    """A file that keeps its write error: the lock would tell of it only in words."""

    def __init__(self, berkas: IO[bytes]) -> None:
        self.berkas = berkas
        self.galat: OSError | None = None

    def write(self, isi: bytes) -> int:
        try:
            return self.berkas.write(isi)
        except OSError as galat:
            self.galat = galat
            raise

    def flush(self) -> None:
        self.berkas.flush()


def bungkus(isi: Path, ke: IO[bytes], sandi: str | None) -> None:
    """Write ``isi`` as a container into the seekable file ``ke``; ``sandi`` None leaves it open.

    Raises:
        OSError: the file could not be written (disk full).
    """
    kunci = pyrage.x25519.Identity.generate()
    terkunci = pyrage.passphrase.encrypt(str(kunci).encode(), sandi) if sandi else b""
    kepala = {"format": FORMAT, "sidik_kunci": hashlib.sha256(terkunci).hexdigest()}
    _tulis_kecil(ke, "BACA.txt", BACA.encode())
    _tulis_kecil(ke, "kepala.json", json.dumps(kepala).encode())
    with isi.open("rb") as sumber:
        if sandi:
            _tulis_kecil(ke, "kunci.age", terkunci)
            _tulis_besar(ke, "isi.age", lambda keluar: pyrage.encrypt_io(sumber, keluar, [kunci.to_public()]))
        else:
            _tulis_besar(ke, "isi.tar.gz", lambda keluar: shutil.copyfileobj(sumber, keluar, POTONG))
    ke.write(bytes(2 * tarfile.BLOCKSIZE))


def _kepala_tar(nama: str, besar: int) -> bytes:
    info = tarfile.TarInfo(nama)
    info.size, info.mode = besar, 0o600
    return info.tobuf(tarfile.GNU_FORMAT)


def _tulis_kecil(ke: IO[bytes], nama: str, isi: bytes) -> None:
    ke.write(_kepala_tar(nama, len(isi)) + isi + bytes(-len(isi) % tarfile.BLOCKSIZE))


def _tulis_besar(ke: IO[bytes], nama: str, alirkan: Any) -> None:
    """Stream a member whose size is known only afterwards, then put the size into its header."""
    awal = ke.tell()
    ke.write(_kepala_tar(nama, 0))
    keluaran = _Keluaran(ke)
    try:
        alirkan(keluaran)
    except pyrage.EncryptError as galat:
        raise keluaran.galat or galat from galat
    akhir = ke.tell()
    besar = akhir - awal - tarfile.BLOCKSIZE
    ke.seek(awal)
    ke.write(_kepala_tar(nama, besar))
    ke.seek(akhir)
    ke.write(bytes(-besar % tarfile.BLOCKSIZE))


def disandikan(jalur: Path) -> bool:
    """True when the backup at ``jalur`` asks for a passphrase.

    Raises:
        CadanganRusak: not a backup of ours, or of a newer format.
    """
    with _buka_tar(jalur) as tar:
        return "kunci.age" in tar.getnames()


def buka(jalur: Path, ke: Path, sandi: str | None) -> None:
    """Write the inside (a gzipped tar) of the container ``jalur`` to ``ke``.

    Raises:
        CadanganRusak, SandiSalah: see there.
        OSError: ``ke`` could not be written.
    """
    with _buka_tar(jalur) as tar, ke.open("wb") as keluar:
        if "kunci.age" not in tar.getnames():
            shutil.copyfileobj(_anggota(tar, "isi.tar.gz"), keluar, POTONG)
            return
        kunci = _buka_kunci(tar, sandi)
        keluaran = _Keluaran(keluar)
        try:
            pyrage.decrypt_io(_anggota(tar, "isi.age"), keluaran, [kunci])
        except (pyrage.DecryptError, OSError) as galat:
            raise keluaran.galat or CadanganRusak(TERPOTONG) from galat


def _buka_kunci(tar: tarfile.TarFile, sandi: str | None) -> Any:
    terkunci = _anggota(tar, "kunci.age").read()
    if hashlib.sha256(terkunci).hexdigest() != _kepala(tar)["sidik_kunci"]:
        raise CadanganRusak(TERPOTONG)
    if not sandi:
        pesan = "Cadangan ini disandikan. Kata sandinya diperlukan."
        raise SandiSalah(pesan)
    try:
        return pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(terkunci, sandi).decode())
    except pyrage.DecryptError as galat:
        pesan = "Kata sandi cadangan salah. Periksa huruf besar dan kecilnya, lalu coba lagi."
        raise SandiSalah(pesan) from galat


@contextmanager
def _buka_tar(jalur: Path) -> Iterator[tarfile.TarFile]:
    """Open a container whose label is ours."""
    with ExitStack() as tumpukan:
        try:
            tar = tumpukan.enter_context(tarfile.open(jalur, "r:"))
            terlalu_baru = _kepala(tar)["format"] > FORMAT
        except FileNotFoundError as galat:
            pesan = f"Berkas {jalur} tidak ada."
            raise CadanganRusak(pesan) from galat
        except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError, CadanganRusak) as galat:
            raise CadanganRusak(BUKAN) from galat
        if terlalu_baru:
            raise CadanganRusak(LEBIH_BARU)
        yield tar


def _kepala(tar: tarfile.TarFile) -> dict[str, Any]:
    kepala: dict[str, Any] = json.loads(_anggota(tar, "kepala.json").read(POTONG))
    return kepala


def _anggota(tar: tarfile.TarFile, nama: str) -> IO[bytes]:
    try:
        berkas = tar.extractfile(nama)
    except (KeyError, tarfile.TarError) as galat:
        raise CadanganRusak(TERPOTONG) from galat
    if berkas is None:
        raise CadanganRusak(BUKAN)
    return berkas
