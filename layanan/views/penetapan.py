"""Putting standards in force: a draft is used, several are decided by one SK, the office's own limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from layanan.alur.bagan import PEMBACA_STANDAR, PENYUNTING
from layanan.alur.penetapan import ALUR_STANDAR, PENETAP, tetapkan_standar
from layanan.alur.susun import atur_standar
from layanan.aturan.komponen import BANYAK
from layanan.forms.penetapan import AturanForm, TetapkanForm
from layanan.kueri.cakupan import hutang_standar
from layanan.kueri.daftar_standar import Ringkas, daftar_standar
from layanan.models import AturanStandar, VersiStandar
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from django.http import HttpResponse


@perlu_peran(*PENETAP)
@require_POST
def standar_pakai(request: PetugasRequest, pk: int) -> HttpResponse:
    """Requests walk this draft from now on; it stays in the debts until an SK decides it."""
    draf = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    if kerjakan(request, lambda: ALUR_STANDAR.jalankan(draf, "pakai", pelaku=request.user)):
        messages.success(request, f"{draf} dipakai mulai hari ini. Standar ini masih perlu ditetapkan.")
    return redirect("layanan:standar_rinci", pk=pk)


@never_cache
@perlu_peran(*PENETAP)
@require_http_methods(["GET", "HEAD", "POST"])
def standar_tetapkan(request: PetugasRequest) -> HttpResponse:
    """Record a signed SK that decides the ticked standards, after a hearing."""
    calon = [satu.calon for satu in daftar_standar(timezone.localdate()) if satu.calon is not None]
    siap = [satu for satu in calon if satu.siap]
    form = TetapkanForm(
        request.POST if request.method == "POST" else None,
        standar=[(satu.standar.pk, _sebut(satu)) for satu in siap],
        initial={"sk_tanggal": timezone.localdate(), "standar": request.GET.getlist("pilih")},
    )
    if form.is_bound and form.is_valid() and _tetapkan(request, form, siap):
        return redirect("layanan:standar_daftar")
    konteks = {"form": form, "siap": siap, "belum": [s for s in calon if not s.siap], "banyak": BANYAK}
    return render(request, "layanan/standar_tetapkan.html", konteks)


def _sebut(satu: Ringkas) -> str:
    kata = "draf, mulai dipakai hari ini" if satu.standar.status == "draf" else "sedang dipakai"
    return f"{satu.standar} ({kata})"


def _tetapkan(request: PetugasRequest, form: TetapkanForm, siap: list[Ringkas]) -> bool:
    """Run the deed; a refusal stands in the form, with everything that was typed."""
    isi: dict[str, Any] = dict(form.cleaned_data)
    dipilih = set(map(int, isi.pop("standar")))
    daftar = [satu.standar for satu in siap if satu.standar.pk in dipilih]
    try:
        hasil = tetapkan_standar(daftar, pelaku=request.user, **isi)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    messages.success(request, f"{len(hasil)} standar ditetapkan dengan SK {isi['sk_nomor']}.")
    return True


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def standar_aturan(request: PetugasRequest) -> HttpResponse:
    """Limits above which reviewers are asked, and the day from which only decided services are chosen."""
    aturan = AturanStandar.ambil()
    form = AturanForm(request.POST if request.method == "POST" else None, instance=aturan)
    hutang = list(hutang_standar())
    bertanya = False
    if form.is_bound and form.is_valid():
        baru = form.cleaned_data["wajib_sejak"]
        bertanya = (
            bool(baru and hutang) and "wajib_sejak" in form.changed_data and not form.cleaned_data["yakin"]
        )
        if not bertanya and kerjakan(request, lambda: atur_standar(form.cleaned_data, pelaku=request.user)):
            messages.success(request, "Aturan standar disimpan.")
            return redirect("layanan:standar_aturan")
    konteks = {
        "form": form,
        "hutang": hutang,
        "bertanya": bertanya,
        "menyusun": request.user.berperan(*PENYUNTING),
    }
    return render(request, "layanan/standar_aturan.html", konteks)
