"""A server of this very process that hands static files to WhiteNoise, as on a real start."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from django.test.testcases import LiveServerThread

if TYPE_CHECKING:
    from collections.abc import Iterator


def _apa_adanya(penangan: Any) -> Any:
    """No static handler in front: Django's own would ask the finders for every small stylesheet."""
    return penangan


@contextmanager
def peladen() -> Iterator[str]:
    """Serve on a free port of this machine; give the address."""
    utas = LiveServerThread("localhost", cast("Any", _apa_adanya))
    utas.daemon = True
    utas.start()
    utas.is_ready.wait()
    assert utas.error is None
    yield f"http://localhost:{utas.port}"
    utas.terminate()
