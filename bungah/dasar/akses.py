"""What one request may count on: where it comes from, whether its desk is paired, how long it was quiet."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from bungah.dasar.models import Perangkat, ProfilDesa
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.http import HttpRequest

    from bungah.dasar.models import Pengguna

F = TypeVar("F", bound=Callable[..., Any])

KUKI_PERANGKAT: Final = "perangkat"

# Seconds (ASVS 5.0 7.3.1/7.3.2): a quiet desk is locked, a quiet phone is logged out.
MEJA_DIAM: Final = 10 * 60
LUAR_DIAM: Final = 15 * 60
MEJA_SEHARI: Final = 12 * 3600
LUAR_SEHARI: Final = 8 * 3600
CATAT_TIAP: Final = 60  # the session is written at most once a minute, not on every page

MULAI, TERLIHAT, CARA, LATIHAN, TITIPAN = "mulai", "terlihat", "cara", "latihan", "titipan"


class Gerbang(StrEnum):
    """What may still stand between a logged-in person and a page."""

    KUNCI = "kunci"
    KODE = "kode"
    SANDI = "sandi"


class Keadaan(StrEnum):
    """What the clock says about a session."""

    BERJALAN = "berjalan"
    TERKUNCI = "terkunci"
    HABIS = "habis"


def lewat(*gerbang: Gerbang) -> Callable[[F], F]:
    """Mark a view as the very page that opens these gates, so that they let it pass."""

    def tandai(pandangan: F) -> F:
        setattr(pandangan, "lewat", frozenset(gerbang))  # noqa: B010 -- a plain attribute confuses the type checker
        return pandangan

    return tandai


def di_loopback(request: HttpRequest) -> bool:
    """True when the browser runs on this very machine, with no proxy between."""
    if "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def jalur_aman(request: HttpRequest) -> bool:
    """True when nobody on the wire can read a password: HTTPS, or no wire at all."""
    return request.is_secure() or di_loopback(request)


def di_meja(request: HttpRequest) -> bool:
    """True on a paired desk; a practice office trusts its own machine without pairing."""
    perangkat: Perangkat | None = getattr(request, "perangkat", None)
    if perangkat is not None:
        return perangkat.jenis == Perangkat.Jenis.MEJA
    if not di_loopback(request):
        return False
    if LATIHAN in request.session:
        return bool(request.session[LATIHAN])
    latihan = ProfilDesa.ambil().latihan
    if TERLIHAT in request.session:  # a stranger gets no session row for asking
        request.session[LATIHAN] = latihan
    return latihan


def di_hp_sendiri(request: HttpRequest, pengguna: Pengguna) -> bool:
    """True on a paired phone in the hand of its owner, who does not run the system."""
    perangkat: Perangkat | None = getattr(request, "perangkat", None)
    if perangkat is None or perangkat.jenis != Perangkat.Jenis.HP or perangkat.pemilik_id != pengguna.pk:
        return False
    return Peran.ADMIN not in pengguna.peran()


def perlu_kode(request: HttpRequest, pengguna: Pengguna) -> bool:
    """True when a password alone is not enough: always for the admin, elsewhere off desk and own phone."""
    if Peran.ADMIN in pengguna.peran():
        return True
    return not (di_meja(request) or di_hp_sendiri(request, pengguna))


def mulai_sesi(request: HttpRequest, *, cara: str, sejak: int | None = None) -> None:
    """Start the session's clocks; ``cara`` is ``sandi`` or ``pin``, ``sejak`` the last full login."""
    sekarang = int(time.time())
    request.session[MULAI] = sejak or sekarang
    request.session[TERLIHAT] = sekarang
    request.session[CARA] = cara


def keadaan_sesi(request: HttpRequest) -> Keadaan:
    """Whether the session runs, is locked (desk) or over; starts the clocks of a session without any."""
    sesi, sekarang = request.session, int(time.time())
    if TERLIHAT not in sesi:
        mulai_sesi(request, cara="sandi")
        return Keadaan.BERJALAN
    meja = di_meja(request)
    if sekarang - sesi[MULAI] > (MEJA_SEHARI if meja else LUAR_SEHARI):
        return Keadaan.HABIS
    if sekarang - sesi[TERLIHAT] > (MEJA_DIAM if meja else LUAR_DIAM):
        return Keadaan.TERKUNCI if meja else Keadaan.HABIS
    return Keadaan.BERJALAN


def sentuh(request: HttpRequest) -> None:
    """Note that a person is at the screen; a screen that refreshes itself is not a person."""
    sekarang = int(time.time())
    if not menyegarkan_sendiri(request) and sekarang - request.session.get(TERLIHAT, 0) >= CATAT_TIAP:
        request.session[TERLIHAT] = sekarang


def menyegarkan_sendiri(request: HttpRequest) -> bool:
    """True for htmx polling: a GET that no named field (search box, button) asked for."""
    return (
        request.method == "GET"
        and "HX-Request" in request.headers
        and "HX-Trigger-Name" not in request.headers
    )


def baru_bersandi(request: HttpRequest) -> bool:
    """True when the password itself was typed within the last ten minutes."""
    return request.session.get(CARA) == "sandi" and time.time() - request.session.get(MULAI, 0) < MEJA_DIAM


def tujuan_aman(request: HttpRequest, tujuan: str | None) -> str:
    """Give ``tujuan`` when it is a path of this very office, else the staff home (no open redirect)."""
    if tujuan and url_has_allowed_host_and_scheme(
        tujuan, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        bagian = urlsplit(tujuan)
        return (bagian.path or "/") + (f"?{bagian.query}" if bagian.query else "")
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def halaman_asal(request: HttpRequest) -> str:
    """Page to come back to: this one when it was read, else the one whose form was sent."""
    if request.method in {"GET", "HEAD"} and "HX-Request" not in request.headers:
        return request.get_full_path()
    return tujuan_aman(request, request.headers.get("HX-Current-URL") or request.headers.get("Referer"))


def halaman_induk(request: HttpRequest) -> str:
    """Nearest page above an address that cannot be opened: ``…/36/berkas/`` → ``…/36/``."""
    jalur = request.path
    while (jalur := jalur.rstrip("/").rpartition("/")[0] + "/") != "/":
        try:
            resolve(jalur)
        except Resolver404:
            continue
        return jalur
    return jalur
