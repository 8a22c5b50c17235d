"""Change of officer on a shared desk by PIN, the lock of a quiet desk, and the form that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar import alur_orang
from bungah.dasar.akses import TERLIHAT, Gerbang, Keadaan, di_meja, keadaan_sesi, lewat, tujuan_aman
from bungah.dasar.forms import GantiPetugasForm
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.izin import perlu_peran
from bungah.dasar.peran import Peran
from bungah.dasar.titipan import ambil_titipan, buang_titipan, titipkan
from bungah.dasar.views.masuk import buka_sesi, id_perangkat, setelah_masuk

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from bungah.dasar.izin import PetugasRequest
    from bungah.dasar.models import Pengguna

SIAPA_SAJA = tuple(Peran)
BELUM_DIPASANGKAN = "Ganti petugas dengan PIN hanya di komputer kantor yang sudah dipasangkan."


@perlu_peran(*SIAPA_SAJA)
@never_cache
@lewat(*Gerbang)
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def ganti_petugas(request: PetugasRequest) -> HttpResponse:
    """Choose who sits here now and type the PIN; the page underneath stays the same."""
    if not di_meja(request):
        raise TidakBerwenang(BELUM_DIPASANGKAN)
    tujuan = request.POST.get("next") or request.GET.get("next") or request.headers.get("Referer", "")
    petugas = alur_orang.petugas_hari_ini(timezone.localdate())
    kirim = request.POST if request.method == "POST" else None
    formulir = GantiPetugasForm(kirim, petugas=petugas, initial={"petugas": _usul(request, petugas)})
    if formulir.initial["petugas"]:
        formulir.fields["pin"].widget.attrs["autofocus"] = True
    if formulir.is_valid() and _pin_cocok(request, formulir):
        return _serahkan(request, formulir.cleaned_data["petugas"], tujuan)
    terkunci = keadaan_sesi(request) is Keadaan.TERKUNCI
    data = {"form": formulir, "next": tujuan, "terkunci": terkunci, "titipan": ambil_titipan(request)}
    return render(request, "dasar/ganti_petugas.html", data)


def _usul(request: PetugasRequest, petugas: QuerySet[Pengguna]) -> int | None:
    """Preselect who most likely comes: the same officer at a locked desk, the only other one at a change."""
    sama = keadaan_sesi(request) is Keadaan.TERKUNCI
    calon = [satu.pk for satu in petugas if (satu.pk == request.user.pk) == sama]
    return calon[0] if len(calon) == 1 else None


def _pin_cocok(request: PetugasRequest, formulir: GantiPetugasForm) -> bool:
    calon: Pengguna = formulir.cleaned_data["petugas"]
    try:
        if alur_orang.periksa_pin(
            calon, formulir.cleaned_data["pin"], pelaku=request.user, perangkat_id=id_perangkat(request)
        ):
            return True
    except Ditolak as tolak:
        formulir.add_error("pin", str(tolak))
        return False
    sisa = alur_orang.sisa_coba_pin(calon)
    formulir.add_error(
        "pin", f"PIN tidak cocok. Sisa {sisa} kali." if sisa else "PIN tidak cocok dan sekarang dikunci."
    )
    return False


def _serahkan(request: HttpRequest, calon: Pengguna, tujuan: str) -> HttpResponse:
    """Hand the desk over: new session, new form keys, the kept page checked against the new duties."""
    buka_sesi(request, calon, cara="pin")
    request.user = calon
    jawab = setelah_masuk(request, tujuan)
    if not _boleh(jawab.url, calon):
        messages.info(request, f"Halaman tadi bukan tugas {calon}. Ini meja kerjanya.")
        return redirect(tujuan_aman(request, None))
    return jawab


def _boleh(jalur: str, calon: Pengguna) -> bool:
    """True when the page names no roles, or one the new officer holds."""
    try:
        peran = getattr(resolve(jalur.partition("?")[0]).func, "peran", None)
    except Resolver404:
        return False
    return peran is None or calon.berperan(*peran)


@perlu_peran(*SIAPA_SAJA)
@lewat(*Gerbang)
@require_POST
def kunci(request: PetugasRequest) -> HttpResponse:
    """Lock the desk at once; a form that was begun comes along, with the address it belongs to."""
    request.session[TERLIHAT] = 0
    if untuk := request.GET.get("untuk"):
        titipkan(request, jalur=tujuan_aman(request, untuk))
    tujuan = tujuan_aman(request, request.POST.get("next") or request.headers.get("Referer"))
    return redirect(reverse("dasar:ganti_petugas", query={"next": tujuan}))


@perlu_peran(*SIAPA_SAJA)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lanjut(request: PetugasRequest) -> HttpResponse:
    """Offer the kept form to whoever is at the desk now: send it in their name, or throw it away."""
    titipan = ambil_titipan(request)
    if request.method == "POST":
        buang_titipan(request)
        messages.info(request, "Isian yang belum terkirim dibuang.")
        return redirect(tujuan_aman(request, None))
    if titipan is None:
        return redirect(tujuan_aman(request, None))
    return render(
        request, "dasar/lanjut.html", {"titipan": titipan, "boleh": _boleh(titipan.jalur, request.user)}
    )
