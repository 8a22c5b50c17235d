"""Many prints as one zip: ordered by a person, made by a process of its own, kept for a day.

The row is progress and lock at once. Each finished sheet lies in the order's folder, so a killed run is taken
up where it stopped; the row's last sign of life tells a slow run from a dead one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.naskah import katalog
from bungah.naskah.alur_tempelan import PENEMPEL, buat_lembar
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.models import CetakBorongan
from bungah.naskah.ubin_pdf import banyak_lembar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna

Butir = tuple[str, str, str]  # kind, subject, paper
MATI: Final = timedelta(seconds=90)  # a run silent for so long died; one print ends after 20 s at the latest
SIMPAN: Final = timedelta(hours=24)
TERBANYAK: Final = 400


def folder_borongan(satu: CetakBorongan) -> Path:
    """Where its sheets and its zip lie."""
    return settings.DATA_DIR / "singgah" / f"borongan-{satu.pk}"


def pesan_borongan(pesanan: Sequence[Butir], *, pelaku: Pengguna) -> CetakBorongan:
    """Write the order down; ``mulai_anak`` makes it.

    Raises:
        TidakBerwenang: not somebody who hangs sheets.
        Ditolak: nothing was chosen, too much, or another order is being printed.
    """
    if not pelaku.berperan(*PENEMPEL):
        pesan = "Cetak borongan dipesan petugas meja, Sekretaris Desa, atau Kepala Desa."
        raise TidakBerwenang(pesan)
    if not pesanan:
        pesan = "Pilih paling sedikit satu cetakan."
        raise Ditolak(pesan)
    if len(pesanan) > TERBANYAK:
        raise Ditolak(f"{len(pesanan)} cetakan sekaligus terlalu banyak. Paling banyak {TERBANYAK}.")
    try:
        with tulis(pelaku=pelaku):
            satu = CetakBorongan.objects.create(
                pesanan=[list(butir) for butir in pesanan], total=len(pesanan), oleh=pelaku
            )
            catat(satu, "pesan_borongan", total=len(pesanan))
    except IntegrityError as galat:
        pesan = "Cetak borongan lain sedang berjalan. Tunggu sampai selesai, atau hentikan dulu."
        raise Ditolak(pesan) from galat
    return satu


def mulai_anak(satu: CetakBorongan) -> None:
    """Start its process and do not wait; should it fail to start, the page offers to go on."""
    perintah = [sys.executable, str(settings.BASE_DIR / "manage.py"), "borongan", str(satu.pk)]
    subprocess.Popen(  # noqa: S603 -- our own command
        perintah, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )


def hentikan(satu: CetakBorongan, *, pelaku: Pengguna) -> None:
    """Make no more of it; what was printed so far becomes the zip of nobody and is thrown away.

    Raises:
        SudahBerubah: it is finished already.
    """
    if not pelaku.berperan(*PENEMPEL):
        pesan = "Cetak borongan dihentikan petugas meja, Sekretaris Desa, atau Kepala Desa."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        baris = CetakBorongan.objects.select_for_update().get(pk=satu.pk)
        if not baris.berjalan:
            pesan = "Cetak borongan ini sudah selesai."
            raise SudahBerubah(pesan)
        baris.berjalan, baris.selesai = False, timezone.now()
        baris.save(update_fields=["berjalan", "selesai"])
        catat(baris, "hentikan")
    shutil.rmtree(folder_borongan(satu), ignore_errors=True)


def terhenti(satu: CetakBorongan) -> bool:
    """True when its process has died and the order waits to be taken up."""
    return satu.berjalan and (satu.kabar or satu.dipesan_pada) < timezone.now() - MATI


def kerjakan(pk: int) -> CetakBorongan | None:
    """Make what is still missing of this order; None when another process is at it or it is finished."""
    if not _rebut(pk):
        return None
    satu = CetakBorongan.objects.select_related("oleh").get(pk=pk)
    folder = folder_borongan(satu)
    folder.mkdir(parents=True, exist_ok=True)
    sudah = {int(n) for n, *_ in satu.gagal}
    nama: dict[str, str] = {}
    for urut, (jenis, kode, kertas) in enumerate(satu.pesanan, 1):
        berkas = folder / f"{urut:03}.pdf"
        salah = "" if urut in sudah or berkas.exists() else _satu(satu, berkas, (jenis, kode, kertas))
        if salah:
            satu.gagal = [*satu.gagal, [urut, jenis, kode, salah]]
        nama[berkas.name] = f"{urut:03}-{_rapi(jenis)}{f'-{_rapi(kode)}' if kode else ''}.pdf"
        if not _kabarkan(satu, urut):
            shutil.rmtree(folder, ignore_errors=True)
            return None  # somebody stopped it
    return _tutup(satu, folder, nama)


def _rebut(pk: int) -> bool:
    """Take the order: it is new, or the one who took it died. One update, so that only one can."""
    sekarang = timezone.now()
    bebas = Q(kabar=None) | Q(kabar__lt=sekarang - MATI)
    return bool(CetakBorongan.objects.filter(bebas, pk=pk, berjalan=True).update(kabar=sekarang))


def _satu(satu: CetakBorongan, berkas: Path, butir: Butir) -> str:
    """Print one sheet into its place; the reason when it cannot be."""
    jenis, kode, kertas = butir
    try:
        _, isi = buat_lembar(katalog.cari(jenis), kode, kertas=Kertas(kertas), jarak=None, pelaku=satu.oleh)
    except (TidakDicetak, Ditolak) as tolak:
        return str(tolak)
    _taruh(berkas, isi)
    return ""


def _taruh(berkas: Path, isi: bytes) -> None:
    """Whole or not at all: a killed run leaves no half sheet that looks finished."""
    nomor, sementara = tempfile.mkstemp(dir=berkas.parent, suffix=".setengah")
    with os.fdopen(nomor, "wb") as tulisan:
        tulisan.write(isi)
    Path(sementara).replace(berkas)


def _kabarkan(satu: CetakBorongan, urut: int) -> bool:
    """Tell how far it is; False when it was stopped meanwhile."""
    jadi = urut - len(satu.gagal)
    baris = CetakBorongan.objects.filter(pk=satu.pk, berjalan=True)
    return bool(baris.update(jadi=jadi, gagal=satu.gagal, kabar=timezone.now()))


def _tutup(satu: CetakBorongan, folder: Path, nama: dict[str, str]) -> CetakBorongan:
    """Join the sheets to one zip (already compressed, so stored) and finish the row."""
    sementara = folder / "zip.setengah"
    ada = [berkas for berkas in sorted(folder.glob("*.pdf")) if berkas.name in nama]
    lembar = sum(banyak_lembar(berkas.read_bytes()) for berkas in ada)
    tujuan = f"cetakan-{timezone.localdate():%Y-%m-%d}-{satu.pk}-{lembar}-lembar.zip"
    with zipfile.ZipFile(sementara, "w", zipfile.ZIP_STORED) as kumpulan:
        for berkas in ada:
            kumpulan.write(berkas, nama[berkas.name])
    sementara.replace(folder / tujuan)
    for berkas in [*ada, *folder.glob("*.setengah")]:
        berkas.unlink(missing_ok=True)
    isi = {"berkas": tujuan, "selesai": timezone.now(), "berjalan": False, "kabar": timezone.now()}
    with tulis(pelaku=satu.oleh):
        if CetakBorongan.objects.filter(pk=satu.pk, berjalan=True).update(**isi):
            catat(satu, "selesai_borongan", jadi=len(ada), gagal=len(satu.gagal))
    satu.refresh_from_db()
    return satu


def lembar_kertas(satu: CetakBorongan) -> int:
    """How much paper the whole zip takes, as its name tells; 0 for an older one."""
    cocok = re.search(r"-(\d+)-lembar\.zip$", satu.berkas)
    return int(cocok[1]) if cocok else 0


def berkas_zip(satu: CetakBorongan) -> Path | None:
    """The finished zip while it is kept."""
    if not satu.berkas or satu.selesai is None or satu.selesai < timezone.now() - SIMPAN:
        return None
    jalur = folder_borongan(satu) / satu.berkas
    return jalur if jalur.is_file() else None


def sapu_borongan() -> int:
    """Throw away what is older than a day; take up what a dead process left (night's work)."""
    lewat = CetakBorongan.objects.filter(selesai__lt=timezone.now() - SIMPAN)
    banyak = 0
    for satu in lewat:
        if folder_borongan(satu).is_dir():
            shutil.rmtree(folder_borongan(satu), ignore_errors=True)
            banyak += 1
    for satu in CetakBorongan.objects.filter(berjalan=True):
        if terhenti(satu):
            kerjakan(satu.pk)
    return banyak


def _rapi(kode: str) -> str:
    """A code as part of a file name."""
    return re.sub(r"[^a-z0-9-]+", "-", kode.lower()).strip("-") or "x"
