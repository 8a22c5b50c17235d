"""The dispatch book: what left the office in whose hand, and whose initials came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from arsip.alur import PEMBUAT
from arsip.alur_ekspedisi import ekspedisi_kembali
from arsip.cetak_ekspedisi import cetak_ekspedisi
from arsip.kueri_ekspedisi import buku_ekspedisi, tahun_ekspedisi
from arsip.models import Ekspedisi
from arsip.views.register import PEMBACA
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.naskah.cetak import CetakGagal

if TYPE_CHECKING:
    from django.http import HttpRequest


BANYAK = 50


def _tahun(request: HttpRequest) -> int:
    teks = request.GET.get("tahun", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else timezone.localdate().year  # noqa: PLR2004 -- a year


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def ekspedisi(request: PetugasRequest) -> HttpResponse:
    """One year of the book, newest line first."""
    tahun, sebelum = _tahun(request), request.GET.get("sebelum", "")
    daftar = buku_ekspedisi(tahun)
    if sebelum.isascii() and sebelum.isdigit() and len(sebelum) < 10:  # noqa: PLR2004 -- fits the column
        daftar = daftar.filter(urut__lt=int(sebelum))
    baris = list(daftar[: BANYAK + 1])
    lanjut = f"?tahun={tahun}&sebelum={baris[BANYAK - 1].urut}" if len(baris) > BANYAK else ""
    konteks = {
        "tahun": tahun,
        "tahun_lain": [satu for satu in tahun_ekspedisi() if satu != tahun],
        "baris": baris[:BANYAK],
        "lanjut": lanjut,
        "ke_pdf": f"{reverse('arsip:ekspedisi_pdf')}?tahun={tahun}",
        "mencatat": request.user.berperan(*PEMBUAT),
    }
    return render(request, "arsip/ekspedisi.html", konteks)


@perlu_peran(*PEMBUAT)
@require_POST
def kembali(request: PetugasRequest, pk: int) -> HttpResponse:
    """The receiver's initials came back on paper."""
    baris = get_object_or_404(Ekspedisi, pk=pk)
    try:
        ekspedisi_kembali(baris, pelaku=request.user)
        messages.success(request, f"Paraf ekspedisi nomor {baris.urut} dicatat.")
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    return redirect(f"{reverse('arsip:ekspedisi')}?tahun={baris.tahun}")


@perlu_peran(*PEMBACA)
@require_safe
def ekspedisi_pdf(request: PetugasRequest) -> HttpResponse:
    """The book of one year on A4."""
    tahun = _tahun(request)
    try:
        isi = cetak_ekspedisi(buku_ekspedisi(tahun).order_by("urut"), tahun)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("arsip:ekspedisi")
    kepala = {"Content-Disposition": f'inline; filename="ekspedisi-{tahun}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)
