"""Who may open which page: deny by default, every staff view names its roles."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna, Perangkat
    from bungah.dasar.peran import Peran

P = ParamSpec("P")


class PetugasRequest(HttpRequest):
    """A request of somebody who passed ``perlu_peran``: for the type checker only."""

    user: Pengguna


Pandangan = Callable[Concatenate[HttpRequest, P], HttpResponse]
PandanganPetugas = Callable[Concatenate[PetugasRequest, P], HttpResponse]


def perlu_peran(*peran: Peran) -> Callable[[PandanganPetugas[P]], Pandangan[P]]:
    """Open a staff view to these roles; others get 403. The permission matrix reads ``view.peran``."""

    def bungkus(pandangan: PandanganPetugas[P]) -> Pandangan[P]:
        @wraps(pandangan)
        def jaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            petugas = cast("PetugasRequest", request)
            if not petugas.user.berperan(*peran):
                raise PermissionDenied
            return pandangan(petugas, *args, **kwargs)

        return _tandai(jaga, peran=frozenset(peran))

    return bungkus


def perlu_perangkat(*jenis: Perangkat.Jenis) -> Callable[[Pandangan[P]], Pandangan[P]]:
    """Open a view to paired devices of these kinds (no person logs in at a kiosk)."""

    def bungkus(pandangan: Pandangan[P]) -> Pandangan[P]:
        @wraps(pandangan)
        def jaga(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            perangkat = getattr(request, "perangkat", None)
            if perangkat is None or perangkat.jenis not in jenis:
                raise PermissionDenied
            return pandangan(request, *args, **kwargs)

        return _tandai(login_not_required(jaga), perangkat=frozenset(jenis))

    return bungkus


def publik(pandangan: Pandangan[P]) -> Pandangan[P]:
    """Mark a view as open to everybody; the set of public views is fixed in a test."""
    return _tandai(login_not_required(pandangan), publik=True)


def _tandai(pandangan: Pandangan[P], **tanda: object) -> Pandangan[P]:
    """Leave a mark that tests can read on the outermost function."""
    for nama, nilai in tanda.items():
        setattr(pandangan, nama, nilai)
    return pandangan
