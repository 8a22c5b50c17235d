"""Questions at the office: record one, answer those from the website, review what all may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import salam
from layanan.alur.konsultasi import ALUR_KONSULTASI, PENJAWAB, catat_konsultasi
from layanan.forms.konsultasi import JawabForm, KonsultasiForm, TutupForm, UmumForm
from layanan.kueri.konsultasi import belum_dijawab, sudah_dijawab
from layanan.models import Konsultasi

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.dasar.formulir import Formulir

FORMULIR: dict[str, type[Formulir]] = {"jawab": JawabForm, "umumkan": UmumForm, "tutup": TutupForm}


@never_cache
@perlu_peran(*PENJAWAB)
@require_safe
def konsultasi_daftar(request: PetugasRequest) -> HttpResponse:
    """Open questions with their due time, then what was answered."""
    konteks = {"terbuka": belum_dijawab(), "dijawab": sudah_dijawab(), "sekarang": timezone.now()}
    return render(request, "layanan/konsultasi_daftar.html", konteks)


@never_cache
@perlu_peran(*PENJAWAB)
@require_http_methods(["GET", "HEAD", "POST"])
def konsultasi_baru(request: PetugasRequest) -> HttpResponse:
    """One short form: what was asked, what was answered, how long it took."""
    form = KonsultasiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        catat_konsultasi(pelaku=request.user, **form.cleaned_data)
        messages.success(request, "Konsultasi tercatat.")
        return redirect("layanan:konsultasi_daftar")
    konteks = {"form": form, "salam": salam("sapa_keperluan")[:1]}
    return render(request, "layanan/konsultasi_baru.html", konteks, status=400 if form.errors else 200)


@never_cache
@perlu_peran(*PENJAWAB)
@require_http_methods(["GET", "HEAD", "POST"])
def konsultasi_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """One question and the deeds its state allows this person."""
    satu = get_object_or_404(
        Konsultasi.objects.select_related("layanan", "petugas", "ditinjau_oleh", "dicatat_oleh"), pk=pk
    )
    perbuatan = request.POST.get("perbuatan", "")
    forms = {t.nama: _form(request, satu, t.nama) for t in ALUR_KONSULTASI.tersedia(satu, request.user)}
    if request.method == "POST" and _lakukan(request, satu, perbuatan, forms):
        return redirect("layanan:konsultasi_daftar")
    konteks = {"satu": satu, "forms": forms, "form": forms.get(perbuatan), "bisa": set(forms)}
    keliru = forms.get(perbuatan) is not None and forms[perbuatan].errors
    return render(request, "layanan/konsultasi_rinci.html", konteks, status=400 if keliru else 200)


def _form(request: PetugasRequest, satu: Konsultasi, nama: str) -> Any:
    """The form of a deed: bound when it is the one that was sent; a deed without questions has none."""
    if nama not in FORMULIR:
        return None
    awal = {
        "layanan": satu.layanan.kode if satu.layanan else "",
        "tanya_umum": satu.tanya_umum or satu.topik,
        "jawab_umum": satu.jawab_umum or satu.jawab,
    }
    dikirim = request.POST if request.POST.get("perbuatan") == nama else None
    return FORMULIR[nama](dikirim, initial=awal if nama == "umumkan" else None, auto_id=f"id_{nama}_%s")


def _lakukan(request: PetugasRequest, satu: Konsultasi, perbuatan: str, forms: dict[str, Any]) -> bool:
    """Do it; what is wrong with a form stays on the page, a refusal too."""
    if perbuatan not in ALUR_KONSULTASI.transisi:
        return False
    form = forms.get(perbuatan)
    if form is not None and not form.is_valid():
        return False
    try:
        ALUR_KONSULTASI.jalankan(satu, perbuatan, pelaku=request.user, **(form.cleaned_data if form else {}))
    except Ditolak as tolak:
        if form is None:
            raise
        form.add_error(None, str(tolak))
        return False
    messages.success(request, "Tersimpan.")
    return True
