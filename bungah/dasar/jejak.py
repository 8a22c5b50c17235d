"""The write block and the audit trail: one door through which every deed leaves its row.

``with tulis(pelaku=…):`` is the only way to change the office's state. ``catat()`` collects inside
it; the outermost block inserts the rows and advances the chain's head as its last statements,
so the head's lock is taken last and held shortest (lock order: object → counter → head).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from bungah.dasar.kueri_siap import KueriSiap, SisipSiap
from bungah.dasar.models import Jejak, KepalaJejak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bungah.dasar.models import Pengguna

AWAL = "0" * 64
_MAJU = "UPDATE dasar_kepalajejak SET urut = %s, rantai = %s WHERE id = 1"
_tambah = SisipSiap(Jejak)
_kepala = KueriSiap(lambda: KepalaJejak.objects.select_for_update().filter(pk=1))


class DiLuarTulis(RuntimeError):
    """A deed was tried outside ``tulis()``: a programming error, never a user's."""


@dataclass(slots=True)
class _Blok:
    """Rows collected by the outermost write block of this thread."""

    pelaku: Pengguna | None
    dalam: int = 0
    baris: list[Jejak] = field(default_factory=list)


_lokal = threading.local()


def _blok() -> _Blok | None:
    return getattr(_lokal, "blok", None)


def sedang_menulis() -> bool:
    """True inside ``tulis()``; two-phase deeds refuse to start there."""
    return _blok() is not None


@contextmanager
def tulis(*, pelaku: Pengguna | None) -> Iterator[None]:
    """Open a write block for ``pelaku`` (None = a visitor or the office itself).

    Inner blocks join the outermost one; a failure anywhere rolls everything back.
    """
    luar = _blok()
    if luar is not None:
        with _blok_dalam(luar):
            yield
        return
    blok = _lokal.blok = _Blok(pelaku=pelaku)
    try:
        with transaction.atomic():
            yield
            _bubuhkan(blok.baris)
    finally:
        _lokal.blok = None


@contextmanager
def _blok_dalam(luar: _Blok) -> Iterator[None]:
    """Join ``luar``; when this block alone is rolled back, what it collected goes with it."""
    sudah = len(luar.baris)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del luar.baris[sudah:]
        raise


def catat(objek: models.Model, perbuatan: str, *, perangkat_id: int | None = None, **rinci: Any) -> None:
    """Collect one trail row for a deed on ``objek``; ``rinci`` holds ids and field names only."""
    blok = _blok()
    if blok is None:
        pesan = f"{perbuatan}: catat() hanya di dalam tulis()"
        raise DiLuarTulis(pesan)
    blok.baris.append(
        Jejak(
            pelaku_id=blok.pelaku.pk if blok.pelaku else None,
            perangkat_id=perangkat_id,
            jenis=objek._meta.label_lower,
            objek_id=str(objek.pk),
            perbuatan=perbuatan,
            rinci=rinci,
        )
    )


def sidik(nilai: str) -> str:
    """Keyed hash of a private value, so that the trail can prove a change without holding it."""
    return hmac.new(settings.KUNCI_JEJAK, nilai.encode(), hashlib.sha256).hexdigest()[:32]


def rantai_berikut(sebelum: str, baris: Jejak, kunci: bytes | None = None) -> str:
    """Seal of ``baris`` after the seal ``sebelum`` (HMAC-SHA256, 64 hex digits) under this office's key."""
    isi = json.dumps(
        [
            sebelum,
            baris.urut,
            _cap_waktu(baris.dicatat_pada),
            baris.pelaku_id,
            baris.perangkat_id,
            baris.jenis,
            baris.objek_id,
            baris.perbuatan,
            baris.rinci,
        ],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hmac.new(kunci or settings.KUNCI_JEJAK, isi.encode(), hashlib.sha256).hexdigest()


def _cap_waktu(saat: datetime) -> int:
    """Microseconds since 1970: the same on every database and time zone."""
    return round(saat.timestamp() * 1_000_000)


def _bubuhkan(baris: list[Jejak]) -> None:
    """Insert the collected rows and advance the head; the last statements of the transaction."""
    if not baris:
        return
    kepala = _kepala.pertama() or KepalaJejak.objects.create(pk=1)
    sekarang = timezone.now()
    for satu in baris:
        kepala.urut += 1
        satu.urut, satu.dicatat_pada = kepala.urut, sekarang
        satu.rantai = kepala.rantai = rantai_berikut(kepala.rantai, satu)
    _tambah(baris)
    with connection.cursor() as kursor:
        kursor.execute(_MAJU, [kepala.urut, kepala.rantai])


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """Outcome of walking the chain: rows read, and the first broken one with its reason."""

    jumlah: int
    rusak: int | None = None
    sebab: str = ""


def periksa_rantai() -> HasilPeriksa:
    """Walk the whole chain and name the first row that does not fit."""
    kepala = KepalaJejak.objects.filter(pk=1).first() or KepalaJejak()
    return periksa_baris(
        Jejak.objects.order_by("urut").iterator(chunk_size=2000), (kepala.urut, kepala.rantai)
    )


def periksa_baris(
    semua: Iterable[Jejak], kepala: tuple[int, str], kunci: bytes | None = None
) -> HasilPeriksa:
    """Walk rows in order up to the head (count, seal); a copy brings its own ``kunci``."""
    sebelum, jumlah = AWAL, 0
    for baris in semua:
        jumlah += 1
        if baris.urut != jumlah:
            return HasilPeriksa(jumlah - 1, jumlah, f"baris {jumlah} hilang (berikutnya {baris.urut})")
        if not hmac.compare_digest(baris.rantai, rantai_berikut(sebelum, baris, kunci)):
            return HasilPeriksa(jumlah - 1, baris.urut, f"baris {baris.urut} diubah")
        sebelum = baris.rantai
    if kepala != (jumlah, sebelum):
        return HasilPeriksa(
            jumlah, jumlah + 1, f"baris {jumlah + 1} hilang di ujung (seharusnya {kepala[0]} baris)"
        )
    return HasilPeriksa(jumlah)
