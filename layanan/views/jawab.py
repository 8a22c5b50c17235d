"""Answers that several pages give: a file, a picture, a refusal as a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse

from bungah.dasar.galat import Ditolak
from bungah.naskah.cetak import CetakGagal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


def pdf(isi: bytes, nama: str) -> HttpResponse:
    """A PDF to look at and print; ``nama`` must not name a person."""
    kepala = {"Content-Disposition": f'inline; filename="{nama}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)


def gambar(isi: bytes) -> HttpResponse:
    """A PNG."""
    return HttpResponse(isi, content_type="image/png")


def kerjakan(request: HttpRequest, perbuatan: Callable[[], object]) -> bool:
    """Run a deed; a refusal, or a print that did not come out, becomes a message on the next page."""
    try:
        perbuatan()
    except (Ditolak, CetakGagal) as tolak:
        messages.error(request, str(tolak))
        return False
    return True
