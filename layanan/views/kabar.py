"""What the desk's page asks every two seconds: is there news of the queue, and which parts does it change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import MEJA
from layanan.kueri.kabar import masih_sama, rupa_meja
from layanan.views.antrean import konteks_meja

if TYPE_CHECKING:
    from collections.abc import Mapping

BAGIAN: Final = ("jam", "kosong", "antre", "hitung", "ditahan", "lagi")


@never_cache
@perlu_peran(*MEJA)
@require_safe
def meja_kabar(request: PetugasRequest) -> HttpResponse:
    """204 while the queue is as the page has it (``rupa``), else its parts as the page draws them.

    The header tells the mark to ask with next; an answer without it comes from a closed gate.
    """
    rupa, lama = rupa_meja(timezone.now()), request.GET.get("rupa", "")
    jawab = HttpResponse(status=204) if masih_sama(lama, rupa) else _isi(request)
    jawab.headers["X-Rupa"] = rupa
    return jawab


def _isi(request: PetugasRequest) -> HttpResponse:
    konteks = konteks_meja(request)
    bagian = {
        nama: render_to_string(f"layanan/_meja_{nama}.html", konteks, request).strip() for nama in BAGIAN
    }
    return JsonResponse({"dilayani": tanda_dilayani(konteks), "bagian": bagian})


def tanda_dilayani(konteks: Mapping[str, object]) -> str:
    """Whom this officer serves, as the page compares it."""
    return str(getattr(konteks["dilayani"], "pk", ""))
