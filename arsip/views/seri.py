"""After a restore: the number series that wait for the last number on paper, opened one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arsip.alur_pemulihan import PEMBUKA_SERI, LoncatanJauh, buka_setelah_pulih
from arsip.aturan import nama_seri
from arsip.forms import BukaSeriForm
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.penomoran import seri_tertutup

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from bungah.dasar.models import Penghitung


@dataclass(frozen=True, slots=True)
class Baris:
    """One closed series with its form."""

    hitung: Penghitung
    nama: str
    form: BukaSeriForm


@never_cache
@perlu_peran(*PEMBUKA_SERI)
@require_http_methods(["GET", "HEAD", "POST"])
def seri(request: PetugasRequest) -> HttpResponse:
    """What is closed, why, and where it stood in the backup; each with the number from the book on paper."""
    daftar = sorted(seri_tertutup(timezone.localdate()), key=lambda satu: (len(satu.periode), satu.seri))
    dikirim = request.POST.get("hitung", "")
    baris = [_baris(satu, request.POST if str(satu.pk) == dikirim else None) for satu in daftar]
    terkirim = next((satu for satu in baris if satu.form.is_bound), None)
    if terkirim is not None and terkirim.form.is_valid() and _buka(request, terkirim):
        return redirect("arsip:seri")
    if request.method == "POST" and terkirim is None:
        messages.info(request, "Nomor itu sudah dibuka.")
        return redirect("arsip:seri")
    return render(request, "arsip/seri.html", {"baris": baris, "form": terkirim.form if terkirim else None})


def _baris(satu: Penghitung, data: Any) -> Baris:
    return Baris(satu, nama_seri(satu.seri, satu.periode), BukaSeriForm(data, auto_id=f"id_{satu.pk}_%s"))


def _buka(request: PetugasRequest, satu: Baris) -> bool:
    """Open it; a refusal stands beside the number."""
    isi, hitung = satu.form.cleaned_data, satu.hitung
    terakhir: int = isi["terakhir"]
    try:
        hilang = buka_setelah_pulih(
            hitung.seri, hitung.periode, terakhir=terakhir, pelaku=request.user, yakin=isi["yakin"]
        )
    except Ditolak as tolak:
        satu.form.add_error("terakhir", str(tolak))
        satu.form.jauh = isinstance(tolak, LoncatanJauh)
        return False
    kata = f" {hilang} nomor tercatat hilang saat pemulihan." if hilang else ""
    messages.success(request, f"{satu.nama} dibuka; nomor berikutnya {terakhir + 1}.{kata}")
    return True
