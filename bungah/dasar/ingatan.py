"""Answers that change a few times a year, remembered for a few seconds in every process.

For reference data only (hours, switches, identity, services on offer), never for a count, a number
or a right. A change made in a process of this server is forgotten at once by all of them; another server
notices within ``settings.INGATAN_DETIK`` seconds (0 = nothing is remembered).
"""

from __future__ import annotations

import time
from functools import wraps
from mmap import mmap
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

P = ParamSpec("P")
T = TypeVar("T")
BANYAK: Final = 1000  # answers kept at most; a question asked with ever new values must not fill the memory
_acuan: set[str] = set()
_isi: dict[Hashable, tuple[float, Any]] = {}
_perubahan = memoryview(mmap(-1, 8)).cast("Q")  # shared by the processes of one server
_terlihat = 0


def ingat(*acuan: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember a question's answers; ``acuan`` names the models (``app.model``) they are made of.

    The answer is shared by all who ask: whoever wants to change it makes a copy first.
    """
    _acuan.update(acuan)

    def bungkus(tanya: Callable[P, T]) -> Callable[P, T]:
        @wraps(tanya)
        def jawab(*isi: P.args, **pilihan: P.kwargs) -> T:
            if _perubahan[0] != _terlihat:
                _kosongkan()
            kunci = (tanya, isi, *pilihan.items())
            sekarang = time.monotonic()
            sampai, jawaban = _isi.get(kunci, (0.0, None))
            if sampai <= sekarang:
                jawaban = tanya(*isi, **pilihan)
                if settings.INGATAN_DETIK:
                    if len(_isi) >= BANYAK:
                        _isi.clear()
                    _isi[kunci] = (sekarang + settings.INGATAN_DETIK, jawaban)
            hasil: T = jawaban
            return hasil

        return jawab

    return bungkus


def lupakan() -> None:
    """Forget everything, in the sister processes too; it is soon asked again."""
    _perubahan[0] += 1
    _kosongkan()


def _kosongkan() -> None:
    global _terlihat  # noqa: PLW0603 -- as much of this process as the memory itself
    _terlihat = _perubahan[0]
    _isi.clear()


def _lupakan(sender: Any, **_: object) -> None:
    """A row of reference data changed here: forget now, and again when others can see the change."""
    if sender._meta.label_lower in _acuan:
        lupakan()
        transaction.on_commit(lupakan)


post_save.connect(_lupakan, dispatch_uid="ingatan-simpan")
post_delete.connect(_lupakan, dispatch_uid="ingatan-hapus")
