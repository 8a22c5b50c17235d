"""Answers that change a few times a year, remembered for a few seconds in every process.

For reference data only (hours, switches, identity, services on offer), never for a count, a number
or a right. A change made in this process forgets at once; another process notices within ``DETIK``.
"""

from __future__ import annotations

import hashlib
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")
DETIK: Final = 10
_BELUM: Final = object()
_acuan: set[str] = set()


def ingat(*acuan: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember a question's answers; ``acuan`` names the models (``app.model``) they are made of.

    Every caller gets a copy of its own (the cache pickles), so an answer may be changed freely.
    """
    _acuan.update(acuan)

    def bungkus(tanya: Callable[P, T]) -> Callable[P, T]:
        @wraps(tanya)
        def jawab(*isi: P.args, **pilihan: P.kwargs) -> T:
            kunci = _kunci(tanya, isi, pilihan)
            hasil: Any = cache.get(kunci, _BELUM)
            if hasil is _BELUM:
                hasil = tanya(*isi, **pilihan)
                cache.set(kunci, hasil, DETIK)
            jawaban: T = hasil
            return jawaban

        return jawab

    return bungkus


def _kunci(tanya: Callable[..., object], isi: object, pilihan: object) -> str:
    teks = f"{tanya.__module__}.{tanya.__qualname__}{isi!r}{pilihan!r}"
    return "ingat-" + hashlib.sha256(teks.encode()).hexdigest()[:32]


def _lupakan(sender: Any, **_: object) -> None:
    """A row of reference data changed here: forget everything, it is soon asked again."""
    if sender._meta.label_lower in _acuan:
        cache.clear()


post_save.connect(_lupakan, dispatch_uid="ingatan-simpan")
post_delete.connect(_lupakan, dispatch_uid="ingatan-hapus")
