"""The screen of the waiting room: a paired device, nobody logged in, numbers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.ingatan import ingat
from bungah.dasar.izin import perlu_perangkat
from bungah.dasar.models import Perangkat
from layanan.aturan.suara import BAWAAN, panggilan
from layanan.kueri.layar import keadaan_layar, panggilan_sejak, rupa_layar
from layanan.kueri.standar import titik_utama
from layanan.kueri.suara import rekaman
from layanan.views.suara import alamat_kalimat, alamat_klip

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from layanan.models import Panggilan, TitikLayanan

SEGARKAN = 5  # seconds between two looks of a screen without JavaScript
GESER = 8  # places the picture wanders through, a minute each, so that nothing burns in
CONTOH = "A-014"
DI_KIOS = ("kios-", "kelompok-")  # clips only the ticket machine speaks
ANGKA_MAKS = 18  # digits of a call's id; longer ones are no number of ours


@never_cache
@perlu_perangkat(Perangkat.Jenis.LAYAR)
@require_safe
def layar(request: HttpRequest) -> HttpResponse:
    """The whole screen; from here on its script asks ``layar_kabar``."""
    titik, hari = titik_utama(), timezone.localdate()
    rupa = rupa_layar(titik, hari)
    return render(request, "layanan/layar.html", {"rupa": rupa, "layar": keadaan_layar(titik, hari)})


@never_cache
@perlu_perangkat(Perangkat.Jenis.LAYAR)
@require_safe
def layar_sederhana(request: HttpRequest) -> HttpResponse:
    """The same for old screens: no script, plain styles, asks anew by itself every few seconds."""
    konteks = {
        "layar": keadaan_layar(titik_utama(), timezone.localdate()),
        "geser": timezone.now().minute % GESER,
    }
    jawab = render(request, "layanan/layar_sederhana.html", konteks)
    jawab.headers["Refresh"] = f"{SEGARKAN}; url={reverse('layanan:layar_sederhana')}"
    return jawab


@never_cache
@perlu_perangkat(Perangkat.Jenis.LAYAR)
@require_safe
def layar_kabar(request: HttpRequest) -> HttpResponse:
    """What is new after call ``sejak``: 204 when nothing is, else the calls in order and the screen.

    ``rupa`` is the mark of what the screen shows; without it only calls count as news.
    """
    titik, hari = titik_utama(), timezone.localdate()
    rupa, sejak = rupa_layar(titik, hari), _angka(request.GET.get("sejak", ""))
    if sejak == rupa.sejak and request.GET.get("rupa", rupa.tanda) == rupa.tanda:
        return HttpResponse(status=204)
    # A number beyond ours comes from before a restore: such a screen starts again without old calls.
    baru = panggilan_sejak(titik, hari, sejak, rupa.sejak) if sejak < rupa.sejak else []
    ada = rekaman()
    return JsonResponse(
        {
            "sejak": rupa.sejak,
            "rupa": rupa.tanda,
            "versi": versi(),
            "html": _gambar(titik, hari, rupa.tanda),
            "panggilan": [_panggilan(satu, ada) for satu in baru],
        }
    )


def _panggilan(satu: Panggilan, ada: dict[str, str]) -> dict[str, object]:
    """A call with the clips that speak it."""
    ucapan = panggilan(satu.nomor, satu.loket, ulang=satu.ke > 1, rekaman=ada)
    return {"id": satu.pk, "nomor": satu.nomor, "loket": satu.loket, "suara": alamat_kalimat(ucapan, ada)}


@never_cache
@perlu_perangkat(Perangkat.Jenis.LAYAR)
@require_safe
def layar_suara(request: HttpRequest) -> HttpResponse:
    """What the screen fetches beforehand, so that the first call is spoken at once, and a call to try."""
    ada = rekaman()
    muat = [alamat_klip(nama, ada) for nama in sorted(BAWAAN | set(ada)) if not nama.startswith(DI_KIOS)]
    return JsonResponse({"muat": muat, "uji": alamat_kalimat(panggilan(CONTOH, 1, rekaman=ada), ada)})


@ingat()
def _gambar(titik: TitikLayanan, hari: date, _tanda: str) -> str:
    """The screen's inside, drawn once for all screens while nothing changes."""
    return render_to_string("layanan/_layar.html", {"layar": keadaan_layar(titik, hari)})


def versi() -> str:
    """Changes with a new edition of the script: screens then load the page anew by themselves."""
    return static("js/layar.js")


def _angka(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_MAKS else 0
