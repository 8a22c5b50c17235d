"""A temporary surat tugas on the spot, and days of absence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from kepegawaian.alur import (
    BOLEH_MENUGASKAN,
    boleh_menugaskan,
    buat_surat_tugas,
    catat_absen,
    cetak_surat_tugas,
    hapus_absen,
)
from kepegawaian.forms import AbsenForm, SuratTugasForm
from kepegawaian.kueri import absen_mulai, sk_segera_habis, surat_tugas_tahun, tanpa_tugas
from kepegawaian.models import Ketidakhadiran, SKPenugasan

if TYPE_CHECKING:
    from datetime import date

PENUGAS = (*BOLEH_MENUGASKAN, Peran.ADMIN)
SEMINGGU = timedelta(days=6)
BANYAK = 20


@never_cache
@perlu_peran(*PENUGAS)
@require_http_methods(["GET", "HEAD", "POST"])
def surat_tugas(request: PetugasRequest) -> HttpResponse:
    """Who has no valid duty, whose SK ends soon, and the form that mends it in a minute."""
    hari = timezone.localdate()
    form = SuratTugasForm(request.POST if request.method == "POST" else None, initial=_seminggu(hari))
    if form.is_bound and form.is_valid():
        try:
            sk = buat_surat_tugas(pelaku=request.user, **form.cleaned_data)
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"Surat tugas {sk.nomor} berlaku. Cetak, lalu mintakan tanda tangan.")
            return redirect("kepegawaian:surat_tugas")
    konteks = {
        "form": form,
        "boleh": boleh_menugaskan(request.user, hari),
        "boleh_pengganti": request.user.berperan(*BOLEH_MENUGASKAN),
        "tanpa": tanpa_tugas(hari),
        "habis": sk_segera_habis(hari),
        "dibuat": surat_tugas_tahun(hari.year)[:BANYAK],
        "banyak": surat_tugas_tahun(hari.year).count(),
        "tahun": hari.year,
        "hari": hari,
    }
    return render(request, "kepegawaian/surat_tugas.html", konteks)


def _seminggu(hari: date) -> dict[str, date]:
    return {"dari": hari, "sampai": hari + SEMINGGU}


@never_cache
@perlu_peran(*PENUGAS)
@require_safe
def surat_tugas_pdf(request: PetugasRequest, pk: int) -> HttpResponse:
    """The frozen surat tugas; rendered the first time it is asked for."""
    sk = get_object_or_404(SKPenugasan.objects.select_related("naskah"), pk=pk)
    try:
        isi = cetak_surat_tugas(sk, pelaku=request.user)
    except (CetakGagal, Ditolak) as gagal:
        messages.error(request, str(gagal))
        return redirect("kepegawaian:surat_tugas")
    kepala = {"Content-Disposition": f'inline; filename="surat-tugas-{sk.pk}.pdf"'}
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)


@never_cache
@perlu_peran(*BOLEH_MENUGASKAN)
@require_http_methods(["GET", "HEAD", "POST"])
def ketidakhadiran(request: PetugasRequest) -> HttpResponse:
    """Who is away today and later; a new entry sends new steps to the substitute."""
    hari = timezone.localdate()
    awal = {"dari": hari, "sampai": hari}
    form = AbsenForm(request.POST if request.method == "POST" else None, initial=awal)
    if form.is_bound and form.is_valid():
        absen = catat_absen(pelaku=request.user, **form.cleaned_data)
        messages.success(request, f"{absen.pegawai} tidak hadir. Pekerjaan barunya ke penggantinya.")
        return redirect("kepegawaian:ketidakhadiran")
    konteks = {"form": form, "daftar": absen_mulai(hari), "hari": hari}
    return render(request, "kepegawaian/ketidakhadiran.html", konteks)


@perlu_peran(*BOLEH_MENUGASKAN)
@require_POST
def ketidakhadiran_hapus(request: PetugasRequest, pk: int) -> HttpResponse:
    """Take back an entry made by mistake."""
    absen = get_object_or_404(Ketidakhadiran.objects.select_related("pegawai"), pk=pk)
    hapus_absen(absen, pelaku=request.user)
    messages.success(request, f"Catatan tidak hadir {absen.pegawai} dihapus.")
    return redirect("kepegawaian:ketidakhadiran")
