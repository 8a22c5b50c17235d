"""The voice: clips for paired screens and kiosks, and the page where the staff record their own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import perlu_peran, perlu_perangkat
from bungah.dasar.middleware import IZIN
from bungah.dasar.models import Perangkat
from layanan.alur.suara import PEREKAM, hapus_rekaman, rekam
from layanan.aturan.suara import BAWAAN, BITA_REKAMAN, KLIP
from layanan.forms.suara import RekamanForm
from layanan.kueri.suara import isi_rekaman, semua_rekaman

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpRequest

    from bungah.dasar.izin import PetugasRequest
    from layanan.models import Rekaman

SETAHUN = 31_536_000  # seconds; the address of a recording changes with its bytes


def alamat_klip(nama: str, ada: Mapping[str, str]) -> str:
    """Where a device fetches this clip: the office's own recording (``ada``), else the shipped one."""
    if nama in ada:
        return reverse("layanan:suara_klip", args=[nama, ada[nama]])
    return static(f"suara/{nama}.mp3")


def alamat_kalimat(kalimat: Iterable[Iterable[str]], ada: Mapping[str, str]) -> list[list[str]]:
    """Sentences of clips as addresses."""
    return [[alamat_klip(nama, ada) for nama in satu] for satu in kalimat]


def deret(klip: Iterable[str], ada: Mapping[str, str]) -> str:
    """Addresses of one sentence for a button (``data-dengar``); clips nobody made are left out."""
    return " ".join(alamat_klip(nama, ada) for nama in klip if nama in BAWAAN or nama in ada)


@perlu_perangkat(Perangkat.Jenis.LAYAR, Perangkat.Jenis.KIOS)
@require_safe
def suara_klip(request: HttpRequest, nama: str, sidik: str) -> HttpResponse:
    """A recording, for screens and kiosks."""
    jawab = _bunyi(isi_rekaman(nama, sidik))
    jawab.headers["Cache-Control"] = f"private, max-age={SETAHUN}, immutable"
    return jawab


@perlu_peran(*PEREKAM)
@require_safe
def suara_dengar(request: PetugasRequest, nama: str) -> HttpResponse:
    """The same for the staff who made it."""
    return _bunyi(isi_rekaman(nama))


def _bunyi(satu: Rekaman | None) -> HttpResponse:
    if satu is None:
        raise Http404
    return HttpResponse(bytes(satu.isi), content_type=satu.jenis)


@perlu_peran(*PEREKAM)
@require_safe
def suara_daftar(request: PetugasRequest) -> HttpResponse:
    """Every clip, what it says, and whose voice it is."""
    ada = semua_rekaman()
    baris = [(klip, ada.get(nama)) for nama, klip in KLIP.items()]
    bagian = [(nama, list(isi)) for nama, isi in groupby(baris, key=lambda satu: satu[0].bagian)]
    konteks = {"bagian": bagian, "banyak": len(ada), "krama": sum(k.krama for k in KLIP.values())}
    return render(request, "layanan/suara_daftar.html", konteks)


@perlu_peran(*PEREKAM)
@require_http_methods(["GET", "HEAD", "POST"])
def suara_rekam(request: PetugasRequest, nama: str) -> HttpResponse:
    """One clip: listen, put a recording in its place."""
    if nama not in KLIP:
        raise Http404
    form = RekamanForm(request.POST, request.FILES) if request.method == "POST" else RekamanForm()
    if form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            # One byte more than allowed is enough to know that it is too large.
            rekam(nama, berkas.read(BITA_REKAMAN + 1), pelaku=request.user)
        except Ditolak as tolak:
            form.add_error("berkas", str(tolak))
        else:
            messages.success(request, f"«{KLIP[nama].kata}» sekarang memakai rekaman kantor.")
            return redirect("layanan:suara_daftar")
    return _halaman(request, nama, form)


def _halaman(request: HttpRequest, nama: str, form: RekamanForm) -> HttpResponse:
    satu = semua_rekaman().get(nama)
    alamat = reverse("layanan:suara_dengar", args=[nama]) if satu else ""
    if not satu and nama in BAWAAN:
        alamat = static(f"suara/{nama}.mp3")
    konteks = {"klip": KLIP[nama], "rekaman": satu, "alamat": alamat, "form": form}
    jawab = render(request, "layanan/suara_rekam.html", konteks, status=400 if form.errors else 200)
    jawab.headers["Permissions-Policy"] = IZIN.replace("microphone=()", "microphone=(self)")
    return jawab


@perlu_peran(*PEREKAM)
@require_POST
def suara_hapus(request: PetugasRequest, nama: str) -> HttpResponse:
    """Back to the shipped clip."""
    if nama not in KLIP:
        raise Http404
    hapus_rekaman(nama, pelaku=request.user)
    kembali = "suara bawaan" if nama in BAWAAN else "tanpa suara"
    messages.success(request, f"Rekaman «{KLIP[nama].kata}» dihapus, kembali ke {kembali}.")
    return redirect("layanan:suara_daftar")
