"""What stands before every view: headers, the paired device, the gates of a login, refusals in words."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField
from django.http import HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.functional import SimpleLazyObject

from bungah.dasar import gangguan
from bungah.dasar.akses import (
    KUKI_PERANGKAT,
    Gerbang,
    Keadaan,
    di_meja,
    halaman_asal,
    halaman_induk,
    jalur_aman,
    keadaan_sesi,
    menyegarkan_sendiri,
    perlu_kode,
    sentuh,
)
from bungah.dasar.alur_orang import sidik_tanda
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.kueri_siap import KueriSiap
from bungah.dasar.models import Perangkat
from bungah.dasar.naik import tempel_kuki
from bungah.dasar.titipan import buang_titipan, titipkan

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    Balas = Callable[[HttpRequest], HttpResponse]

CSP: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# A PDF runs nothing of ours, and a browser's own viewer needs its styles; only who frames it is our business.
CSP_PDF: Final = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
IZIN: Final = ", ".join(
    f"{nama}=()"
    for nama in ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
                 "microphone", "midi", "payment", "usb")
)  # fmt: skip
KANTOR: Final = ("/kantor/", "/admin/")
PINTU: Final = {
    Gerbang.KUNCI: "dasar:ganti_petugas",
    Gerbang.KODE: "dasar:kode",
    Gerbang.SANDI: "dasar:sandi",
}

_terpasang = KueriSiap(
    lambda sidik_tanda: Perangkat.objects.filter(sidik_tanda=sidik_tanda, dicabut_pada=None),
    sidik_tanda=CharField(),
)


def pengaman_kepala(get_response: Balas) -> Balas:
    """Headers of every page (ASVS 3.4); only a public page that says so itself may be kept by a cache."""

    def tengah(request: HttpRequest) -> HttpResponse:
        jawab = get_response(request)
        pdf = jawab.headers.get("Content-Type", "").startswith("application/pdf")
        jawab.headers.setdefault("Content-Security-Policy", CSP_PDF if pdf else CSP)
        jawab.headers.setdefault("Permissions-Policy", IZIN)
        jawab.headers["X-Content-Type-Options"] = "nosniff"
        jawab.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.path.startswith(KANTOR) or "Cache-Control" not in jawab.headers:
            jawab.headers["Cache-Control"] = "no-store"
        return jawab

    return tengah


def kenali_perangkat(get_response: Balas) -> Balas:
    """Set ``request.perangkat`` to the paired, not revoked device behind the cookie, or None."""

    def tengah(request: HttpRequest) -> HttpResponse:
        tanda = request.COOKIES.get(KUKI_PERANGKAT, "")
        perangkat = None
        if tanda and len(tanda) < 100:  # noqa: PLR2004 -- ours have 43; longer ones are not worth a query
            perangkat = _terpasang.pertama(sidik_tanda=sidik_tanda(tanda))
        setattr(request, "perangkat", perangkat)  # noqa: B010 -- a plain attribute confuses the type checker
        jawab = get_response(request)
        tempel_kuki(request, jawab)
        return jawab

    return tengah


class _Lapis:
    """A middleware that only looks at views or at their exceptions."""

    def __init__(self, get_response: Balas) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class _WajibMasuk(_Lapis):
    """Deny by default: whoever is not fully logged in meets the gate that is missing."""

    def process_view(
        self, request: HttpRequest, pandangan: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(pandangan, "login_required", True):
            asli = request.user
            setattr(request, "user_sesi", asli)  # noqa: B010 -- idem; the login pages need the person behind the gate
            tersaring: Any = SimpleLazyObject(lambda: asli if _tembus(request, asli) else AnonymousUser())
            request.user = tersaring
            return None
        if not request.user.is_authenticated:
            return _ke_pintu(request, "dasar:masuk", titip=di_meja(request))
        if not jalur_aman(request):
            return render(request, "dasar/perlu_https.html", status=403)
        if keadaan_sesi(request) is Keadaan.HABIS:
            logout(request)
            return _ke_pintu(request, "dasar:masuk", titip=di_meja(request))
        gerbang = _gerbang(request, request.user)
        if gerbang is not None and gerbang not in getattr(pandangan, "lewat", ()):
            return _ke_pintu(request, PINTU[gerbang], titip=True)
        if gerbang is None:
            _jalan_terus(request)
        return None


def wajib_masuk(get_response: Balas) -> Balas:
    """Let only marked views (``login_not_required``) through to strangers."""
    return _WajibMasuk(get_response)


def _gerbang(request: HttpRequest, pengguna: Any) -> Gerbang | None:
    """First gate that is still closed for a logged-in person whose session is not over."""
    if keadaan_sesi(request) is Keadaan.TERKUNCI:
        return Gerbang.KUNCI
    if perlu_kode(request, pengguna) and not pengguna.is_verified():
        return Gerbang.KODE
    return Gerbang.SANDI if pengguna.sandi_sementara else None


def _tembus(request: HttpRequest, pengguna: Any) -> bool:
    """True when a public page may treat the visitor as the officer they are."""
    if not pengguna.is_authenticated or keadaan_sesi(request) is Keadaan.HABIS:
        return False
    return jalur_aman(request) and _gerbang(request, pengguna) is None


def _jalan_terus(request: HttpRequest) -> None:
    sentuh(request)
    if request.method == "POST":  # this very form may have been the kept one
        buang_titipan(request)


def _ke_pintu(request: HttpRequest, pintu: str, *, titip: bool = False) -> HttpResponse:
    """Send the browser to a gate and remember the page; a screen that refreshes itself is left alone."""
    if menyegarkan_sendiri(request):
        return HttpResponse(status=204)
    if titip:
        titipkan(request)
    tujuan = f"{resolve_url(pintu)}?{urlencode({'next': halaman_asal(request)})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": tujuan})
    return HttpResponse(status=303 if request.method == "POST" else 302, headers={"Location": tujuan})


class _Penolakan(_Lapis):
    """Turn refusals and failing machines into pages; everything else stays an error."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A deed's address that was typed or reloaded answers 405 with a page, not with the browser's own."""
        jawab = self.get_response(request)
        if jawab.status_code != HTTPStatus.METHOD_NOT_ALLOWED or jawab.content:
            return jawab
        halaman = render(request, "405.html", {"kembali": halaman_induk(request)}, status=jawab.status_code)
        halaman.headers["Allow"] = jawab.headers["Allow"]
        return halaman

    def process_exception(self, request: HttpRequest, galat: Exception) -> HttpResponse | None:
        if isinstance(galat, Ditolak):
            data = {"alasan": str(galat), "kembali": halaman_asal(request)}
            status = 403 if isinstance(galat, TidakBerwenang) else 409
            return render(request, "dasar/ditolak.html", data, status=status)
        kena = gangguan.kenali(galat)
        return gangguan.halaman(request, kena) if kena else None


def penolakan(get_response: Balas) -> Balas:
    """Answer ``Ditolak`` with its sentence (403 or 409), a full disk with a calm 503."""
    return _Penolakan(get_response)
