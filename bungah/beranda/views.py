"""The public home and the staff home, built from what the apps offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.aplikasi import semua_aplikasi
from bungah.dasar.izin import PetugasRequest, perlu_peran, publik
from bungah.dasar.kueri import salam
from bungah.dasar.malam import terakhir as malam_terakhir
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from bungah.dasar.papan import Kartu

BANYAK_SOROTAN = 3


def _tawaran(nama: str, *isi: Any) -> list[Any]:
    """What every app's ``papan`` offers under that name, in order."""
    semua = [b for app in semua_aplikasi() if (f := getattr(app.papan, nama, None)) for b in f(*isi)]
    return sorted(semua, key=lambda butir: butir.urut)


@publik
@require_safe
def depan(request: HttpRequest) -> HttpResponse:
    """The public home: one question first."""
    hari = timezone.localdate()
    potongan, sorotan = _tawaran("potongan", hari), _tawaran("sorotan", hari)[:BANYAK_SOROTAN]
    konteks = {
        "utama": [p for p in potongan if not p.samping],
        "samping": [p for p in potongan if p.samping],
        "sorotan": sorotan,
        "sorotan_sebaris": len(sorotan) == BANYAK_SOROTAN,  # fewer stand in the side column
    }
    return render(request, "beranda/depan.html", konteks)


@publik
@require_safe
def ikon(request: HttpRequest) -> HttpResponse:
    """The house's mark, for pages that name none (a print, the calm pages of a failing machine)."""
    jawab = redirect(static("img/lambang.svg"))
    jawab.headers["Cache-Control"] = "public, max-age=86400"
    return jawab


@never_cache
@perlu_peran(*Peran)
@require_safe
def kantor(request: PetugasRequest) -> HttpResponse:
    """The staff home: what to do first, then what waits, as figures that open their records."""
    kartu = _tawaran("kartu", request.user, timezone.localdate())
    admin = request.user.berperan(Peran.ADMIN)
    konteks = {
        "dahulu": dahulukan(kartu),
        "kartu": kartu,
        "salam": next(iter(salam("salam")), None),
        "admin": admin,
        "malam": malam_terakhir() if admin else None,
    }
    return render(request, "beranda/kantor.html", konteks)


def dahulukan(kartu: Sequence[Kartu]) -> Kartu | None:
    """What to do first: what is late, else the first figure that is not nought."""
    ada = [satu for satu in kartu if satu.angka != "0"]
    return next((satu for satu in ada if satu.jenis == "telat"), next(iter(ada), None))
