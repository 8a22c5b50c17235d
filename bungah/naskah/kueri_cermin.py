"""What every print would say today, worked out once for each change of the office's own records.

A wall holds a hundred sheets, and asking each print for its words takes seconds. So the answers are kept
until the trail shows a deed that is no errand of a visitor (those change no print), the day is over, or ten
minutes pass. The trail is one for all processes and servers, so nobody is told an old answer.
"""

from __future__ import annotations

import logging
import time
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey
from django.utils import timezone

from bungah.dasar.models import DuaWaktu, Jejak, Warga
from bungah.naskah import katalog
from bungah.naskah.aturan_tempelan import Cermin
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.models import CetakBorongan, LembarCetak, Naskah
from bungah.naskah.sekaligus import sekaligus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import Model

    from bungah.naskah.katalog import Cetakan

Pasang = tuple[str, str]
UMUR: Final = 600.0  # seconds; for what was changed by no deed of the house
TERBANYAK: Final = 4000
BANYAK: Final = 6  # from so many on, prints of all services are asked for at once
_log = logging.getLogger("bungah.cetak")


@dataclass(frozen=True, slots=True)
class _Cap:
    """The state of the office's records: the last deed that may have changed a print, and the day."""

    urut: int
    hari: date


_ingatan: dict[Pasang, tuple[_Cap, float, Cermin | None]] = {}


def cermin_kini(pasangan: Iterable[Pasang]) -> dict[Pasang, Cermin | None]:
    """What each print would say today; None when that cannot be told now (its app failed, see the log)."""
    hasil: dict[Pasang, Cermin | None] = {}
    kurang = list(dict.fromkeys(pasangan))
    if not kurang:
        return hasil
    cap, kini = _cap(), time.monotonic()
    if settings.INGATAN_DETIK:
        hasil = {p: _ingatan[p][2] for p in kurang if p in _ingatan and _berlaku(p, cap, kini)}
    kurang = [p for p in kurang if p not in hasil]
    with sekaligus() if len(kurang) >= BANYAK else nullcontext():
        baru = _tanya(kurang)
    if len(_ingatan) > TERBANYAK:
        _ingatan.clear()
    _ingatan.update({p: (cap, kini + UMUR, cermin) for p, cermin in baru.items() if cermin})
    return hasil | baru


def _berlaku(pasang: Pasang, cap: _Cap, kini: float) -> bool:
    lama, sampai, _ = _ingatan[pasang]
    return lama == cap and kini < sampai


def _cap() -> _Cap:
    """Read before the words are asked for: a change in between is seen the next time."""
    jejak = Jejak.objects.exclude(jenis__in=_lalu_lintas()).order_by("-urut")
    return _Cap(jejak.values_list("urut", flat=True).first() or 0, timezone.localdate())


@cache
def _lalu_lintas() -> frozenset[str]:
    """Kinds of rows no print is made of: errands at the counters with all that is theirs, the wall."""
    semua = list(apps.get_models())
    hasil: set[type[Model]] = {m for m in semua if issubclass(m, DuaWaktu)}
    hasil |= {Naskah, Warga, LembarCetak, CetakBorongan}
    while baru := {m for m in semua if m not in hasil and _milik(m, hasil)}:
        hasil |= baru
    return frozenset(m._meta.label_lower for m in hasil) | {"dasar.pengguna"}


def _milik(model: type[Model], induk: set[type[Model]]) -> bool:
    kunci = (f for f in model._meta.fields if isinstance(f, ForeignKey) and not f.null)
    return any(f.related_model in induk for f in kunci)


def _tanya(pasangan: list[Pasang]) -> dict[Pasang, Cermin | None]:
    semua = katalog.semua()
    daftar: dict[int, dict[str, str]] = {}
    hasil: dict[Pasang, Cermin | None] = {}
    for jenis, kode in pasangan:
        if jenis not in semua:
            hasil[jenis, kode] = Cermin(ada=False)
        else:
            cetakan = semua[jenis]
            hasil[jenis, kode] = _cermin(cetakan, kode, _daftar(cetakan, daftar))
    return hasil


def _daftar(cetakan: Cetakan, sudah: dict[int, dict[str, str]]) -> dict[str, str]:
    """Codes and titles of its subjects, asked once for all prints that share the question."""
    if cetakan.sasaran is None:
        return {"": ""}
    kunci = id(cetakan.sasaran.daftar)
    if kunci not in sudah:
        sudah[kunci] = dict(cetakan.sasaran.daftar())
    return sudah[kunci]


def _cermin(cetakan: Cetakan, kode: str, daftar: dict[str, str]) -> Cermin | None:
    if kode not in daftar:
        return Cermin(ada=False)
    try:
        return Cermin(
            ada=True,
            sidik=katalog.sidik(cetakan.isi(kode)),
            sebutan=daftar[kode],
            versi=cetakan.versi(kode),
        )
    except TidakDicetak:
        return Cermin(ada=False, sebutan=daftar[kode], versi=cetakan.versi(kode))
    except Exception:  # one app's mistake must not take the wall of all others away
        _log.exception("isi cetakan %s %s", cetakan.jenis, kode)
        return None
