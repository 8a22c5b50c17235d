"""The kepala desa's check of what was recorded in their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arsip.alur import sanggah, tandai_dibaca
from arsip.alur_sanggah import akhiri_sanggah
from arsip.forms import PutusanSanggahForm, SanggahForm
from arsip.kueri import BANYAK, dicatat_atas_nama, sanggahan_terbuka
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from django.http import HttpResponse


@never_cache
@perlu_peran(Peran.KADES)
@require_http_methods(["GET", "HEAD", "POST"])
def atas_nama(request: PetugasRequest) -> HttpResponse:
    """What was recorded in the kepala desa's name and not yet read; one button reads what the page showed."""
    daftar = dicatat_atas_nama(timezone.localdate())
    if request.method == "POST":
        terbaca = set(request.POST.getlist("terbaca"))
        baris = [satu for satu in daftar[:BANYAK] if str(satu.pk) in terbaca]
        jumlah = tandai_dibaca(baris, pelaku=request.user)
        messages.success(request, f"{jumlah} catatan sudah Bapak/Ibu periksa.")
        return redirect("arsip:atas_nama")
    baris = list(daftar[: BANYAK + 1])
    return render(request, "arsip/atas_nama.html", {"daftar": baris[:BANYAK], "lebih": len(baris) > BANYAK})


@never_cache
@perlu_peran(Peran.KADES)
@require_http_methods(["GET", "HEAD", "POST"])
def atas_nama_sanggah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Object to one recorded signature, with what is not true about it."""
    satu = get_object_or_404(dicatat_atas_nama(timezone.localdate()), pk=pk)
    form = SanggahForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sanggah(satu, pelaku=request.user, alasan=form.cleaned_data["alasan"])
        messages.success(request, f"Keberatan atas {satu.surat} dicatat. Sekretaris Desa menindaklanjuti.")
        return redirect("arsip:atas_nama")
    return render(request, "arsip/atas_nama_sanggah.html", {"satu": satu, "form": form})


@never_cache
@perlu_peran(Peran.KADES)
@require_http_methods(["GET", "HEAD", "POST"])
def atas_nama_selesai(request: PetugasRequest, pk: int) -> HttpResponse:
    """End an objection, with what was found out."""
    satu = get_object_or_404(sanggahan_terbuka().select_related("surat__naskah", "dicatat_oleh"), pk=pk)
    form = PutusanSanggahForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        akhiri_sanggah(satu, pelaku=request.user, alasan=form.cleaned_data["alasan"])
        messages.success(request, f"Keberatan atas {satu.surat} berakhir. Suratnya berlaku lagi.")
        return redirect("arsip:surat", pk=satu.surat_id)
    return render(request, "arsip/atas_nama_selesai.html", {"satu": satu, "form": form})
