"""Who may open which page: deny by default, every staff view names its roles."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from bungah.dasar.models import Perangkat
    from bungah.dasar.peran import Peran

P = ParamSpec("P")
Pandangan = Callable[Concatenate["HttpRequest", P], "HttpResponse"]


def perlu_peran(*peran: Peran) -> Callable[[Pandangan[P]], Pandangan[P]]:
    """Open a staff view to these roles; others get 403. The permission matrix reads ``view.peran``."""

    def bungkus(pandangan: Pandangan[P]) -> Pandangan[P]:
        @wraps(pandangan)
        def jaga(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.berperan(*peran):
                raise PermissionDenied
            return pandangan(request, *args, **kwargs)

        setattr(jaga, "peran", frozenset(peran))  # noqa: B010 -- a plain attribute confuses the type checker
        return jaga

    return bungkus


def perlu_perangkat(*jenis: Perangkat.Jenis) -> Callable[[Pandangan[P]], Pandangan[P]]:
    """Open a view to paired devices of these kinds (no person logs in at a kiosk)."""

    def bungkus(pandangan: Pandangan[P]) -> Pandangan[P]:
        @login_not_required
        @wraps(pandangan)
        def jaga(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            perangkat = getattr(request, "perangkat", None)
            if perangkat is None or perangkat.jenis not in jenis:
                raise PermissionDenied
            return pandangan(request, *args, **kwargs)

        setattr(jaga, "perangkat", frozenset(jenis))  # noqa: B010 -- idem
        return jaga

    return bungkus


def publik(pandangan: Any) -> Any:
    """Mark a view as open to everybody; the set of public views is fixed in a test."""
    pandangan = login_not_required(pandangan)
    pandangan.publik = True
    return pandangan
