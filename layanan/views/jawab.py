"""Answers that several pages give: a file, a picture, a refusal as a message."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import HttpResponse
from django.template.loader import render_to_string

from bungah.dasar.galat import Ditolak
from bungah.dasar.nilai import hanya_tampak
from bungah.naskah.cetak import CetakGagal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import BaseForm
    from django.http import HttpRequest

SARAN: Final = "Bila tetap begini setelah dimuat ulang, buka tautan PDF di bawah gambar ini."
LEBAR_KATA: Final = 42  # characters across the picture
PANJANG_CATATAN: Final = 200


def pdf(isi: bytes, nama: str) -> HttpResponse:
    """A PDF to look at and print; ``nama`` must not name a person."""
    kepala = {"Content-Disposition": f'inline; filename="{nama}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)


def gambar(isi: bytes) -> HttpResponse:
    """A PNG."""
    return HttpResponse(isi, content_type="image/png")


def kata_galat(form: BaseForm) -> str:
    """Everything a form refuses, for a page that draws it no second time."""
    return " ".join(str(pesan) for daftar in form.errors.values() for pesan in daftar)


def catatan_dari(request: HttpRequest) -> str:
    """The one line a deed asks for, as people see it."""
    return hanya_tampak(request.POST.get("catatan", "")).strip()[:PANJANG_CATATAN]


def kerjakan(request: HttpRequest, perbuatan: Callable[[], object]) -> bool:
    """Run a deed; a refusal, or a print that did not come out, becomes a message on the next page."""
    try:
        perbuatan()
    except (Ditolak, CetakGagal) as tolak:
        messages.error(request, str(tolak))
        return False
    return True


def gambar_gagal(alasan: str) -> HttpResponse:
    """In the place of a page's picture, words: why there is none and what to do. Needs no JavaScript."""
    baris = [*wrap(f"Gambar lembar ini belum bisa dibuat. {alasan}", LEBAR_KATA), *wrap(SARAN, LEBAR_KATA)]
    isi = render_to_string("layanan/gambar_gagal.svg", {"baris": baris})
    return HttpResponse(isi, status=503, content_type="image/svg+xml", headers={"Cache-Control": "no-store"})
