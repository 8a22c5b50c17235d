"""Compensation: who is owed something and why, what was decided, its letter, the register as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.lembar_csv import tulis_csv
from bungah.dasar.nilai import lama, tanggal_surat
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.kompensasi import (
    berikan_kompensasi,
    buat_surat_kompensasi,
    pakai_prioritas,
    putuskan_kompensasi,
)
from layanan.alur.penetapan import PENETAP
from layanan.kueri.kompensasi import (
    kata_sebab,
    menit_lewat,
    register_kompensasi,
    sebab_permohonan,
    usulan,
)
from layanan.models import Kompensasi, Permohonan, VersiStandar
from layanan.views.jawab import kerjakan, pdf

if TYPE_CHECKING:
    from datetime import datetime

    from bungah.dasar.aturan import Kalender

PEMBACA_KOMPENSASI = (*MEJA, Peran.KADES, Peran.AUDITOR)
BANYAK = 50
PERBUATAN = {"surat": buat_surat_kompensasi, "berikan": berikan_kompensasi, "pakai": pakai_prioritas}
KATA = {
    "surat": "Suratnya jadi. Cetak dan mintakan tanda tangan.",
    "berikan": "Tercatat: sudah ditandatangani dan diberikan.",
    "pakai": "Tercatat: haknya didahulukan sudah dipakai.",
}
KEPALA_CSV = (
    "Diputuskan",
    "Pemohon",
    "Layanan",
    "Lewat (menit)",
    "Kompensasi",
    "Nomor surat",
    "Diberikan",
    "Sebab",
)


@never_cache
@perlu_peran(*PEMBACA_KOMPENSASI)
@require_safe
def kompensasi(request: PetugasRequest) -> HttpResponse:
    """Proposals beyond the tolerance, then the register."""
    konteks = {
        "usulan": [(u, lama(u.menit_lewat)) for u in usulan(kalender_kerja(), timezone.now())[:BANYAK]],
        "pilihan": VersiStandar.Kompensasi.choices,
        "memutuskan": request.user.berperan(*PENETAP),
        "bertugas": request.user.berperan(*MEJA),
        "daftar": [(k, lama(k.menit_lewat)) for k in register_kompensasi()[:BANYAK]],
    }
    return render(request, "layanan/kompensasi.html", konteks)


@perlu_peran(*PENETAP)
@require_POST
def kompensasi_putuskan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Decide on one proposal."""
    permohonan, jenis = get_object_or_404(Permohonan, pk=pk), request.POST.get("jenis", "")
    if kerjakan(request, lambda: putuskan_kompensasi(permohonan, jenis=jenis, pelaku=request.user)):
        messages.success(request, "Kompensasi diputuskan. Petugas membuat suratnya.")
    return redirect("layanan:kompensasi")


@perlu_peran(*MEJA)
@require_POST
def kompensasi_ubah(request: PetugasRequest, pk: int, nama: str) -> HttpResponse:
    """Write the letter, record that it was signed and given, or that its priority was used."""
    if nama not in PERBUATAN:
        raise Http404
    satu = get_object_or_404(Kompensasi, pk=pk)
    try:
        if kerjakan(request, lambda: PERBUATAN[nama](satu, pelaku=request.user)):
            messages.success(request, KATA[nama])
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
    return redirect("layanan:kompensasi")


@never_cache
@perlu_peran(*PEMBACA_KOMPENSASI)
@require_safe
def kompensasi_pdf(request: PetugasRequest, pk: int) -> HttpResponse:
    """The frozen letter."""
    satu = get_object_or_404(register_kompensasi(), pk=pk)
    isi = satu.register.naskah.isi_terakhir if satu.register else None
    if isi is None:
        raise Http404
    return pdf(bytes(isi.isi), f"kompensasi-{satu.pk}")


@never_cache
@perlu_peran(*PEMBACA_KOMPENSASI)
@require_safe
def kompensasi_csv(request: PetugasRequest) -> HttpResponse:
    """The whole register."""
    baris = (
        (
            tanggal_surat(timezone.localdate(k.diputuskan_pada)),
            k.permohonan.pemohon,
            k.permohonan.layanan.nama,
            k.menit_lewat,
            k.get_jenis_display(),
            k.register.naskah.nomor if k.register else "",
            tanggal_surat(timezone.localdate(k.diberikan_pada)) if k.diberikan_pada else "",
            k.sebab,
        )
        for k in register_kompensasi()
    )
    kepala = {"Content-Disposition": 'attachment; filename="kompensasi.csv"'}
    return HttpResponse(tulis_csv(KEPALA_CSV, baris), content_type="text/csv; charset=utf-8", headers=kepala)


def konteks_terlambat(permohonan: Permohonan, kalender: Kalender, sekarang: datetime) -> dict[str, Any]:
    """Why this request is late, for its page; empty while the promise is kept."""
    menit = menit_lewat(permohonan, kalender, sekarang)
    if not menit or permohonan.tahap == Permohonan.Tahap.BATAL:
        return {}
    return {
        "lewat_janji": lama(menit),
        "sebab": kata_sebab(sebab_permohonan(permohonan, kalender, sekarang)),
        "kompensasi": Kompensasi.objects.filter(permohonan=permohonan).first(),
        "melebihi": menit > permohonan.standar.toleransi and not permohonan.internal,
    }
