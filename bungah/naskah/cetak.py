"""Printing: a template name and a plain mapping become PDF bytes.

The page is rendered in the web process (cheap), the PDF is set in one child process: the web
process stays at 22 MB instead of 64, a hung page is killed after 20 s, and what the engine leaks
goes with the child after 500 documents. A press nobody needs for a while stops and gives its 80 MB back;
the next print starts it again. Never print inside a database transaction.
"""

import atexit
import base64
import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import TimeoutError as HabisWaktu
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.conf import settings
from django.template.loader import render_to_string

from bungah.dasar.giliran import di_luar_giliran
from bungah.naskah import mesin, mesin_segel
from bungah.naskah.keterbacaan import Lembar
from bungah.naskah.singgah import lepaskan, singgah_baru

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

H = TypeVar("H")

_log = logging.getLogger("bungah.cetak")

BATAS_DETIK: Final = 20
UMUR_ANAK: Final = 500
MENGANGGUR_DETIK: Final = 1200
_BATAS_ANTRE: Final = 60


class Kertas(StrEnum):
    """Papers the office prints on; the value names the page rule in ``static/css/cetak/kertas.css``.

    F4 is Indonesia's 215 x 330 mm. Receipts have fixed heights because ``80mm auto`` is no valid
    page size. ``STRIP`` is an A4 sheet that carries the ticket on one of its four quarters.
    """

    A4 = "a4"
    F4 = "f4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    A5 = "a5"
    A6 = "a6"
    A4_REBAH = "a4-rebah"
    F4_REBAH = "f4-rebah"
    A3_REBAH = "a3-rebah"
    A2_REBAH = "a2-rebah"
    A1_REBAH = "a1-rebah"
    A5_REBAH = "a5-rebah"
    A6_REBAH = "a6-rebah"
    STRUK80 = "struk80"
    STRUK58 = "struk58"
    STRIP = "strip"

    @property
    def ukuran_mm(self) -> tuple[int, int]:
        """Width and height in millimetres."""
        return _UKURAN[self]

    @property
    def lembar(self) -> Lembar:
        """The same paper for the rules of legibility."""
        return Lembar(self.value.removesuffix(REBAH).upper(), *self.ukuran_mm)

    @classmethod
    def dari(cls, lembar: Lembar) -> "Kertas":
        """The paper of that size; ``KeyError`` when there is none."""
        return _KERTAS[int(lembar.lebar), int(lembar.tinggi)]


REBAH: Final = "-rebah"
_TEGAK: Final = {
    Kertas.A4: (210, 297),
    Kertas.F4: (215, 330),
    Kertas.A3: (297, 420),
    Kertas.A2: (420, 594),
    Kertas.A1: (594, 841),
    Kertas.A5: (148, 210),
    Kertas.A6: (105, 148),
}
_KERTAS: Final = {ukuran: satu for satu, ukuran in _TEGAK.items()} | {
    (tinggi, lebar): Kertas(f"{satu}{REBAH}") for satu, (lebar, tinggi) in _TEGAK.items()
}
_UKURAN: Final = {satu: ukuran for ukuran, satu in _KERTAS.items()} | {
    Kertas.STRUK80: (80, 140),
    Kertas.STRUK58: (58, 165),
    Kertas.STRIP: (210, 297),
}


class CetakGagal(Exception):
    """No PDF came out; the text is Indonesian, for a person. Nothing else has changed: try again."""


class Percetakan:
    """One child process that sets pages, started at the first page and restarted when it dies.

    ``batas_detik``: a page that takes longer is killed. ``umur``: documents before the child is
    renewed, 0 = never (only to measure leaks). ``menganggur``: it stops after so many seconds without work.
    Safe to share between threads; after a fork the new process starts a child of its own.
    """

    _kunci: threading.Lock
    _kolam: "ProcessPool | None"
    _singgah: "tuple[str, int] | None"  # the child's folder and the lock that says we live
    _terakhir: "tuple[ProcessFuture[Any], float] | None"  # the newest work and when it came

    def __init__(
        self,
        *,
        batas_detik: float = BATAS_DETIK,
        umur: int = UMUR_ANAK,
        menganggur: float = MENGANGGUR_DETIK,
    ) -> None:
        self._batas = batas_detik
        self._umur = umur
        self._menganggur = menganggur
        self._lupakan()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._lupakan)

    def cetak(self, html: str) -> bytes:
        """Return the PDF of ``html``; raise ``CetakGagal`` on crash, time-out or a missing library."""
        hasil = self._hasil(mesin.rakit, html)
        for peringatan in hasil.peringatan:
            _log.warning("%s", peringatan)
        if hasil.galat:
            _log.error("%s", hasil.rinci)
            raise CetakGagal(hasil.galat)
        return hasil.pdf

    def segelkan(
        self, daftar: Sequence[bytes], kunci: bytes, sertifikat: str, nama: str
    ) -> tuple[bytes, ...]:
        """Seal these files in the child; raise ``CetakGagal`` like a print does."""
        hasil = self._hasil(mesin_segel.segelkan, list(daftar), kunci, sertifikat, nama)
        if hasil.galat:
            _log.error("%s", hasil.rinci)
            raise CetakGagal(hasil.galat)
        return hasil.berkas

    def siagakan(self) -> None:
        """Start the child for sealing and do not wait; should that fail, the seal itself will say so."""
        with suppress(RuntimeError, OSError):
            self._jadwalkan(mesin_segel.siap, ())

    def tutup(self) -> None:
        """Stop the child and remove its folder; the next page starts a new one."""
        with self._kunci:
            lama = self._lepas()
        self._hentikan(*lama)

    def _lepas(self) -> "tuple[ProcessPool | None, tuple[str, int] | None]":
        """Take pool and folder away from whoever comes next; the lock is held."""
        lama = self._kolam, self._singgah
        self._kolam = self._singgah = None
        return lama

    def _hentikan(self, kolam: "ProcessPool | None", singgah: "tuple[str, int] | None") -> None:
        if kolam is not None:
            kolam.stop()  # type: ignore[no-untyped-call]  # -- pebble leaves it untyped
            kolam.join()
        if singgah is not None:
            lepaskan(*singgah)

    def _hasil(self, kerja: Callable[..., H], *bahan: object) -> H:
        try:
            return self._coba(kerja, *bahan)
        except (RuntimeError, OSError) as galat:
            # The child died while it was idle and took its pool along: this page is not to blame.
            _log.warning("percetakan dimulai ulang: %s", galat)
            self._tutup_yang_rusak()
        try:
            return self._coba(kerja, *bahan)
        except (RuntimeError, OSError) as galat:
            pesan = "Mesin cetak tidak mau hidup. Muat ulang halaman, lalu coba lagi."
            raise CetakGagal(pesan) from galat

    def _tutup_yang_rusak(self) -> None:
        """Close the pool unless another thread has already put a sound one in its place."""
        with self._kunci:
            try:
                sehat = self._kolam is not None and self._kolam.active
            except (RuntimeError, OSError):  # it could not even start
                sehat = False
        if not sehat:
            self.tutup()

    def _coba(self, kerja: Callable[..., H], *bahan: object) -> H:
        from pebble import ProcessExpired  # noqa: PLC0415 -- 70 ms that only printing needs

        try:
            with di_luar_giliran():
                janji = self._jadwalkan(kerja, bahan)
                return janji.result(timeout=_BATAS_ANTRE)
        except HabisWaktu as galat:
            # Only a page that still waits for its turn can be cancelled; a hung one is already killed.
            masih_antre = janji.cancel()  # type: ignore[no-untyped-call]  # -- pebble leaves it untyped
            pesan = "Mesin cetak penuh." if masih_antre else "Pembuatan surat terlalu lama, dihentikan."
            raise CetakGagal(f"{pesan} Coba lagi.") from galat
        except ProcessExpired as galat:
            pesan = "Mesin cetak berhenti di tengah jalan. Coba lagi."
            raise CetakGagal(pesan) from galat

    def _jadwalkan(self, kerja: Callable[..., H], bahan: tuple[object, ...]) -> "ProcessFuture[H]":
        with self._kunci:
            if self._kolam is None:
                self._singgah = singgah_baru()
                self._kolam = self._kolam_baru(self._singgah[0])
                self._jaga(self._kolam, self._menganggur)
            janji = self._kolam.schedule(kerja, args=list(bahan), timeout=self._batas)
            self._terakhir = janji, time.monotonic()
            return janji

    def _jaga(self, kolam: "ProcessPool", detik: float) -> None:
        penjaga = threading.Timer(detik, self._lihat, [kolam])
        penjaga.daemon = True
        penjaga.start()

    def _lihat(self, kolam: "ProcessPool") -> None:
        """Stop this pool when its newest work is done and long ago; else look again when that may be so."""
        with self._kunci:
            if self._kolam is not kolam or self._terakhir is None:
                return
            janji, sejak = self._terakhir
            sisa = sejak + self._menganggur - time.monotonic()
            if sisa > 0 or not janji.done():
                self._jaga(kolam, max(sisa, 1))
                return
            lama = self._lepas()
        self._hentikan(*lama)

    def _kolam_baru(self, singgah: str) -> "ProcessPool":
        from pebble import ProcessPool  # noqa: PLC0415 -- 70 ms that only printing needs

        return ProcessPool(
            max_workers=1,
            max_tasks=self._umur,
            # spawn: a forked web process would carry its threads, sockets and memory along.
            context=multiprocessing.get_context("spawn"),
            initializer=mesin.siapkan,
            initargs=[str(settings.BASE_DIR / "static"), singgah],
        )

    def _lupakan(self) -> None:
        """Forget pool and lock without touching them: after a fork they belong to the parent."""
        self._kunci = threading.Lock()
        self._kolam = self._singgah = self._terakhir = None


_percetakan: Final = Percetakan()
atexit.register(_percetakan.tutup)


def cetak_pdf(templat: str, data: Mapping[str, object], *, kertas: Kertas) -> bytes:
    """Render ``templat`` with ``data`` and return the bytes of a PDF on ``kertas``.

    ``data`` holds plain values only (text, numbers, mappings, frozen print objects, no querysets);
    ``kertas`` is added to it. Raises ``CetakGagal`` with a message for a person.
    """
    return _percetakan.cetak(render_to_string(templat, {**data, "kertas": kertas}))


def segelkan(daftar: Sequence[bytes], kunci: bytes, sertifikat: str, nama: str) -> list[bytes]:
    """The files with the seal appended; the open key lives in the press' child only."""
    return list(_percetakan.segelkan(daftar, kunci, sertifikat, nama))


def siagakan_segel() -> None:
    """Whoever opens the inbox will soon seal: the press starts while they read."""
    _percetakan.siagakan()


def uri_gambar(isi: bytes) -> str:
    """Return a PNG or JPEG as the inline address that print templates accept (``kop.logo``)."""
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        jenis = "png"
    elif isi.startswith(b"\xff\xd8\xff"):
        jenis = "jpeg"
    else:
        pesan = "gambar harus PNG atau JPEG"
        raise ValueError(pesan)
    return f"data:image/{jenis};base64,{base64.b64encode(isi).decode()}"
