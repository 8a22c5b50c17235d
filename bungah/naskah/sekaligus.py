"""Many prints asked for their words at once: what they all need is asked once.

Inside ``with sekaligus():`` a question given to ``bersama`` is asked the first time only, outside it each
time. Who can ask for all instead of one looks at ``sedang_sekaligus()``. Nothing outlives the block.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_isi: ContextVar[dict[str, Any] | None] = ContextVar("sekaligus", default=None)


@contextmanager
def sekaligus() -> Iterator[None]:
    """Open the block."""
    tanda = _isi.set({})
    try:
        yield
    finally:
        _isi.reset(tanda)


def sedang_sekaligus() -> bool:
    """Whether many are asked at once."""
    return _isi.get() is not None


def bersama(kunci: str, tanya: Callable[[], T]) -> T:
    """The answer, asked once in a block, each time outside of one."""
    isi = _isi.get()
    if isi is None:
        return tanya()
    if kunci not in isi:
        isi[kunci] = tanya()
    jawab: T = isi[kunci]
    return jawab
