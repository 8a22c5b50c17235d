"""Back up the whole office into one file, and prove that the file opens before calling it a backup.

One file holds a copy of the database, the master key and the uploads, with a manifest. It gets its name
only after it was read back from the disk, unlocked, unpacked and compared: a file called ``*.cadangan``
has been opened once.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
import tomllib
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.text import slugify

from bungah.dasar import salinan, wadah
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, sidik, tulis
from bungah.dasar.models import KepalaJejak, ProfilDesa
from bungah.dasar.salinan import Potret
from bungah.dasar.wadah import TERPOTONG, CadanganRusak, sidik_berkas
from bungah.kunci import KunciHilang, baca_kunci, turunkan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

PANJANG_SANDI = 12
MANIFES = "manifest.json"
KERJA = ".cadangan-"
PENUH = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Manifes:
    """What a backup says of itself; ``bagian`` maps every part to its SHA-256."""

    versi: str
    dibuat: str  # ISO 8601 with zone
    desa: str
    vendor: str
    alasan_polos: str
    bagian: dict[str, str]
    potret: Potret

    def teks(self) -> str:
        """The manifest as it lies in the file."""
        return json.dumps({"format": wadah.FORMAT, **asdict(self)}, indent=1, ensure_ascii=False)

    @classmethod
    def baca(cls, folder: Path) -> Manifes:
        """Read the manifest of an unpacked backup.

        Raises:
            CadanganRusak: absent, unreadable, or of a newer format.
        """
        try:
            isi = json.loads((folder / MANIFES).read_text(encoding="utf-8"))
            if isi.pop("format") > wadah.FORMAT:
                raise CadanganRusak(wadah.LEBIH_BARU)
            return cls(**{**isi, "potret": Potret(**isi["potret"])})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as galat:
            raise CadanganRusak(TERPOTONG) from galat


@dataclass(frozen=True, slots=True)
class Hasil:
    """A finished backup: where it lies, its bytes, and its manifest."""

    berkas: Path
    besar: int
    manifes: Manifes


def buat_cadangan(
    ke: Path, *, sandi: str | None, alasan_polos: str = "", kabar: Callable[[str], object] = print
) -> Hasil:
    """Back up this office into a new file in the folder ``ke``; ``kabar`` hears each step.

    ``sandi`` None leaves the file open to anybody and needs a reason.

    Raises:
        Ditolak: weak passphrase, no reason, disk full, another backup running, or the copy did not open.
    """
    _periksa_sandi(sandi, alasan_polos)
    if sandi is None:
        with tulis(pelaku=None):  # before the act: an open copy of everybody's data must never go unrecorded
            catat(ProfilDesa.ambil(), "cadangkan_polos", alasan=sidik(alasan_polos))
    with _ruang_kerja(ke) as kerja:
        hasil = _susun(ke, kerja, sandi, alasan_polos, kabar)
    with suppress(DatabaseError), tulis(pelaku=None):  # the backup is good even where its row finds no room
        catat(ProfilDesa.ambil(), "cadangkan", sidik=sidik_berkas(hasil.berkas), besar=hasil.besar)
    return hasil


def _periksa_sandi(sandi: str | None, alasan_polos: str) -> None:
    if sandi is None and not alasan_polos.strip():
        pesan = 'Cadangan polos bisa dibaca siapa saja. Tulis alasannya: --alasan "…"'
        raise Ditolak(pesan)
    if sandi is not None and len(sandi) < PANJANG_SANDI:
        pesan = f"Kata sandi cadangan paling sedikit {PANJANG_SANDI} huruf. Pakailah beberapa kata."
        raise Ditolak(pesan)


def _susun(
    ke: Path, kerja: Path, sandi: str | None, alasan_polos: str, kabar: Callable[[str], object]
) -> Hasil:
    sejak = KepalaJejak.objects.filter(pk=1).values_list("urut", flat=True).first() or 0
    kabar("• Menyalin basis data …")
    basis = salinan.salin(kerja)
    dibuat = timezone.localtime()
    kabar("• Memeriksa salinan …")
    manifes = _buat_manifes(basis, dibuat, alasan_polos)
    if manifes.potret.jejak < sejak:
        pesan = "Salinan basis data lebih tua daripada aslinya. Ulangi; kalau tetap begini, periksa disk."
        raise Ditolak(pesan)
    kabar("• Mengemas basis data, kunci, dan berkas …")
    (kerja / MANIFES).write_text(manifes.teks(), encoding="utf-8")
    bagian = {MANIFES: kerja / MANIFES, **_bagian(basis)}
    wadah.kemas(kerja / "isi", bagian.items())
    basis.unlink()  # make room: the next steps need it
    return _tulis(ke / _nama(manifes.desa, dibuat), kerja, sandi, manifes, kabar)


def _buat_manifes(basis: Path, dibuat: datetime, alasan_polos: str) -> Manifes:
    return Manifes(
        versi=versi(),
        dibuat=dibuat.isoformat(timespec="seconds"),
        desa=ProfilDesa.ambil().nama_desa,
        vendor=connection.vendor,
        alasan_polos=alasan_polos,
        bagian={nama: sidik_berkas(jalur) for nama, jalur in _bagian(basis).items()},
        potret=salinan.potret(basis, _kunci_jejak(Path(settings.DATA_DIR))),
    )


def _bagian(basis: Path) -> dict[str, Path]:
    """Every part of a backup but its manifest. Uploads never change once written, so they need no lock."""
    data = Path(settings.DATA_DIR)
    folder = {"kunci": data / "kunci", "berkas": Path(settings.MEDIA_ROOT)}
    berkas = {
        f"{awal}/{jalur.relative_to(akar).as_posix()}": jalur
        for awal, akar in folder.items()
        for jalur in sorted(akar.rglob("*"))
        if jalur.is_file() and not jalur.is_symlink()
    }
    return {basis.name: basis, **berkas}


def _nama(desa: str, dibuat: datetime) -> str:
    return f"bungah-{slugify(desa) or 'desa'}-{dibuat:%Y%m%d-%H%M%S}.cadangan"


def _tulis(
    tujuan: Path, kerja: Path, sandi: str | None, manifes: Manifes, kabar: Callable[[str], object]
) -> Hasil:
    """Write under a passing name, read it back, and only then give it its real name."""
    sementara = tujuan.with_name(f".{tujuan.name}.sebagian")
    kabar("• Menyandikan dan menulis …" if sandi else "• Menulis …")
    try:
        with sementara.open("xb") as berkas:
            sementara.chmod(0o600)
            wadah.bungkus(kerja / "isi", berkas, sandi)
            berkas.flush()
            os.fsync(berkas.fileno())
            _lupakan_singgahan(berkas.fileno())
        (kerja / "isi").unlink()
        kabar("• Membuka lagi dan membandingkan …")
        if buka_cadangan(sementara, kerja / "periksa", sandi) != manifes:
            raise CadanganRusak(TERPOTONG)
        sementara.rename(tujuan)
        _kunci_folder(tujuan.parent)
    finally:
        sementara.unlink(missing_ok=True)
    return Hasil(tujuan, tujuan.stat().st_size, manifes)


def buka_cadangan(jalur: Path, folder: Path, sandi: str | None) -> Manifes:
    """Unlock and unpack a backup into the new ``folder`` and compare every part with its manifest.

    Raises:
        CadanganRusak, SandiSalah: see there.
    """
    folder.mkdir(mode=0o700)
    wadah.buka(jalur, folder / "isi", sandi)
    sidik_isi = wadah.bongkar(folder / "isi", folder)
    (folder / "isi").unlink()
    manifes = Manifes.baca(folder)
    sidik_isi.pop(MANIFES)
    basis = folder / salinan.NAMA.get(manifes.vendor, MANIFES)
    if sidik_isi != manifes.bagian or basis.name not in sidik_isi or "kunci/induk" not in sidik_isi:
        raise CadanganRusak(TERPOTONG)
    if salinan.potret(basis, _kunci_jejak(folder)) != manifes.potret:
        raise CadanganRusak(TERPOTONG)
    return manifes


def _kunci_jejak(kantor: Path) -> bytes:
    """Trail key of the office in that folder, which need not be the one whose settings are loaded."""
    try:
        return turunkan(baca_kunci(kantor / "kunci"), "jejak")
    except KunciHilang as galat:
        raise CadanganRusak(str(galat)) from galat


def versi() -> str:
    """Version of this program."""
    with (Path(settings.BASE_DIR) / "pyproject.toml").open("rb") as berkas:
        return str(tomllib.load(berkas)["project"]["version"])


# ------------------------------------------------------------------ room to work
@contextmanager
def _ruang_kerja(ke: Path) -> Iterator[Path]:
    """Give an empty folder beside the database (a plain copy must not touch a stick), one backup at a time.

    What a killed backup left behind is swept first; a full disk becomes a sentence.
    """
    data = Path(settings.DATA_DIR)
    try:
        ke.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _sendirian(data / f"{KERJA}kunci"):
            _sapu(data, ke)
            with tempfile.TemporaryDirectory(prefix=KERJA, dir=data) as kerja:
                yield Path(kerja)
    except (OSError, DatabaseError) as galat:
        raise Ditolak(jelaskan(galat, ke, data)) from galat


def jelaskan(galat: Exception, *folder: Path) -> str:
    """Say in a sentence why writing failed, with the room left in each folder."""
    penuh = getattr(galat, "errno", None) in PENUH or "full" in str(galat) or "No space" in str(galat)
    if not penuh:
        return f"Cadangan gagal ditulis: {galat}"
    sisa = ", ".join(
        f"{satu}: {shutil.disk_usage(satu).free // 2**20} MB" for satu in folder if satu.exists()
    )
    return f"Tempat penyimpanan penuh; tidak ada yang tersimpan setengah. Sisa ruang {sisa}."


def _sapu(data: Path, ke: Path) -> None:
    for sisa in data.glob(f"{KERJA}*"):
        if sisa.is_dir():
            shutil.rmtree(sisa)
    for sisa in ke.glob(".bungah-*.cadangan.sebagian"):
        sisa.unlink()


@contextmanager
def _sendirian(berkas: Path) -> Iterator[None]:
    """Hold a lock file; the system drops it when its holder dies."""
    with berkas.open("a+b") as pegangan:
        try:
            import fcntl  # noqa: PLC0415 -- exists only on Unix; elsewhere one operator is enough

            fcntl.flock(pegangan.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass
        except BlockingIOError as galat:
            pesan = "Pencadangan lain sedang berjalan. Tunggu sampai selesai."
            raise Ditolak(pesan) from galat
        yield


def _lupakan_singgahan(nomor: int) -> None:
    """Make the next read come from the disk, not from memory, where the system knows how."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(nomor, 0, 0, os.POSIX_FADV_DONTNEED)


def _kunci_folder(folder: Path) -> None:
    """Make a new name in ``folder`` outlive a power cut."""
    if os.name == "nt":
        return
    nomor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(nomor)
    finally:
        os.close(nomor)
