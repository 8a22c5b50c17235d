"""A request's page, writing and signing letters, the stack on paper and the kepala desa's inbox."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arsip.alur import setujui_di_hp
from arsip.models import Pengesahan
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import fitur_menyala, kalender_kerja
from bungah.dasar.models import Fitur
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from kepegawaian.kueri import kepala_desa
from layanan.alur.permohonan import ALUR_PERMOHONAN, PENULIS
from layanan.alur.surat import (
    BANYAK_SEKALIGUS,
    ajukan_surat,
    batalkan_surat,
    catat_tanda_tangan,
    kembalikan_surat,
    pengesahan_surat,
    simpan_isian,
    surat_berjalan,
)
from layanan.cetak.surat import cetak_pengantar, cetak_surat
from layanan.forms.permohonan import BerkasForm, CatatanForm, JedaForm, PenyerahanForm
from layanan.forms.surat import IdentitasForm, IsianSuratForm, TandaTanganForm
from layanan.kueri.permohonan import linimasa, rinci
from layanan.kueri.surat import isian_awal, menunggu_tanda_tangan, templat_untuk
from layanan.models import Langkah, Permohonan, Surat
from layanan.views.permohonan import PEMBACA, kerjakan

# One request


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def permohonan_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """Everything about one request, with the deeds open to this person now."""
    permohonan = rinci(pk)
    if permohonan is None:
        raise Http404
    sekarang = timezone.now()
    surat = surat_berjalan(permohonan)
    konteks = {
        "permohonan": permohonan,
        "surat": surat,
        "pengesahan": pengesahan_surat(surat) if surat else [],
        "linimasa": linimasa(permohonan, kalender_kerja(), sekarang),
        "terbuka": next((j for j in permohonan.langkah.all() if j.selesai is None), None),
        "jeda": next((j for j in permohonan.jeda.all() if j.selesai is None), None),
        "tersedia": {t.nama for t in ALUR_PERMOHONAN.tersedia(permohonan, request.user)},
        "boleh_menulis": request.user.berperan(*PENULIS),
        "berkas_form": BerkasForm(standar=permohonan.standar, permohonan=permohonan),
        "catatan_form": CatatanForm(),
        "jeda_form": JedaForm(),
        "serah_form": PenyerahanForm(initial={"diambil_oleh": permohonan.warga.nama}),
        "perbuatan": Langkah.Perbuatan,
        "sekarang": sekarang,
    }
    return render(request, "layanan/permohonan_rinci.html", konteks)


@perlu_peran(*MEJA, Peran.KADES)
@require_POST
def permohonan_batalkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Cancel a request, its letter and, truthfully, its number."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    alasan = request.POST.get("catatan", "")[:200]
    surat = surat_berjalan(permohonan)

    def batalkan() -> None:
        if surat is None:
            ALUR_PERMOHONAN.jalankan(permohonan, "batalkan", pelaku=request.user, alasan=alasan)
        else:
            batalkan_surat(surat, pelaku=request.user, alasan=alasan)

    kerjakan(request, batalkan)
    return redirect("layanan:permohonan_rinci", pk=pk)


# Writing a letter


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def surat_tulis(request: PetugasRequest, pk: int) -> HttpResponse:
    """The letter's own fields, and what its wording needs of the person that the office does not know yet."""
    permohonan = _permohonan(pk)
    surat = surat_berjalan(permohonan)
    templat = surat.templat if surat else templat_untuk(permohonan.layanan_id)
    if templat is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    isian = IsianSuratForm(
        data, templat=templat, initial=surat.isian if surat else isian_awal(permohonan, templat)
    )
    identitas = IdentitasForm(data, instance=permohonan.warga, templat=templat)
    if data is not None and isian.is_valid() and identitas.is_valid():
        warga = identitas.save(commit=False) if identitas.fields else None
        if kerjakan(
            request, lambda: simpan_isian(permohonan, isian.isian(), pelaku=request.user, warga=warga)
        ):
            return redirect("layanan:surat_periksa", pk=pk)
    konteks = {
        "permohonan": permohonan,
        "isian": isian,
        "identitas": identitas,
        "templat": templat,
        "surat": surat,
    }
    return render(request, "layanan/surat_tulis.html", konteks)


def _permohonan(pk: int) -> Permohonan:
    return get_object_or_404(
        Permohonan.objects.select_related("layanan", "warga", "kunjungan__kelompok", "standar"), pk=pk
    )


def _surat(pk: int) -> Surat:
    """The running letter of a request, or 404."""
    surat = surat_berjalan(_permohonan(pk))
    if surat is None:
        raise Http404
    return surat


@never_cache
@perlu_peran(*PENULIS, Peran.KADES)
@require_safe
def surat_periksa(request: PetugasRequest, pk: int) -> HttpResponse:
    """The letter as it will be printed, with the one deed that comes next."""
    surat = _surat(pk)
    konteks = {
        "permohonan": surat.permohonan,
        "surat": surat,
        "pengesahan": pengesahan_surat(surat),
        "boleh_ajukan": request.user.berperan(*PENULIS) and surat.permohonan.tahap == Permohonan.Tahap.PROSES,
    }
    return render(request, "layanan/surat_periksa.html", konteks)


@perlu_peran(*PENULIS)
@require_POST
def surat_ajukan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Number, freeze, and ask for the signature."""
    surat = _surat(pk)
    try:
        kerjakan(request, lambda: ajukan_surat(surat, pelaku=request.user))
    except CetakGagal as gagal:
        messages.error(request, f"{gagal} Nomornya sudah tersimpan; tekan Ajukan sekali lagi.")
    return redirect("layanan:surat_periksa", pk=pk)


@never_cache
@perlu_peran(*PENULIS, Peran.KADES)
@require_safe
def surat_pdf(request: PetugasRequest, pk: int) -> HttpResponse:
    """The frozen letter; before submission a preview without number."""
    surat = _surat(pk)
    beku = surat.register.naskah.isi_terakhir if surat.register else None
    draf = surat.permohonan.tahap == Permohonan.Tahap.PROSES
    try:
        isi = bytes(beku.isi) if beku and not draf else cetak_surat(surat)
    except CetakGagal as gagal:
        return HttpResponse(str(gagal), status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(
        isi,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="surat-{surat.pk}.pdf"'},
    )


# The stack on paper


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def tumpukan(request: PetugasRequest) -> HttpResponse:
    """Letters waiting for the pen: print the stack, then tick what came back (at most 30)."""
    daftar = list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS])
    pilihan = [(s.pk, str(s)) for s in daftar]
    form = TandaTanganForm(request.POST if request.method == "POST" else None, pilihan=pilihan)
    if form.is_bound and form.is_valid():
        terpilih = [s for s in daftar if s.pk in set(form.cleaned_data["surat"])]
        try:
            catat_tanda_tangan(terpilih, pelaku=request.user, terjadi_pada=form.cleaned_data["terjadi_pada"])
        except Ditolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"{len(terpilih)} surat terbit dan siap diambil.")
            return redirect("layanan:tumpukan")
    konteks = {"daftar": daftar, "form": form, "sekarang": timezone.now()}
    return render(request, "layanan/tumpukan.html", konteks)


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def tumpukan_pengantar(request: PetugasRequest) -> HttpResponse:
    """The cover sheet of the stack as PDF."""
    daftar = list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS])
    try:
        isi = cetak_pengantar(daftar, penyusun=request.user)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:tumpukan")
    return HttpResponse(
        isi,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="lembar-pengantar.pdf"'},
    )


# The kepala desa's inbox on a phone


def _perlu_hp() -> None:
    if Fitur.Kode.SETUJU_HP not in fitur_menyala():
        raise Http404


@never_cache
@perlu_peran(Peran.KADES)
@require_safe
def kotak(request: PetugasRequest) -> HttpResponse:
    """What waits for the kepala desa, oldest first."""
    _perlu_hp()
    daftar = list(menunggu_tanda_tangan()[:BANYAK_SEKALIGUS])
    konteks = {"daftar": [(s, _disetujui(s)) for s in daftar], "sekarang": timezone.now()}
    return render(request, "layanan/kotak.html", konteks)


def _disetujui(surat: Surat) -> bool:
    """True when the newest bytes were agreed to (needs the list's prefetch)."""
    register = surat.register
    if register is None:
        return False
    return any(p.cara == Pengesahan.Cara.SETUJU for p in register.pengesahan.all())


@never_cache
@perlu_peran(Peran.KADES)
@require_safe
def kotak_surat(request: PetugasRequest, pk: int) -> HttpResponse:
    """One letter with the very file, who checked it, the promised time, and two deeds within thumb reach."""
    _perlu_hp()
    surat = _surat(pk)
    antre = [s.permohonan_id for s in menunggu_tanda_tangan()[:BANYAK_SEKALIGUS]]
    konteks = {
        "surat": surat,
        "permohonan": surat.permohonan,
        "pengesahan": pengesahan_surat(surat),
        "urut": antre.index(pk) + 1 if pk in antre else 0,
        "jumlah": len(antre),
        "catatan_form": CatatanForm(),
    }
    return render(request, "layanan/kotak_surat.html", konteks)


@perlu_peran(Peran.KADES)
@require_POST
def kotak_setujui(request: PetugasRequest, pk: int) -> HttpResponse:
    """Agree to these very bytes; the next letter opens."""
    surat, kades = _surat(pk), kepala_desa()
    register = surat.register
    if kades is None or register is None:
        raise Http404
    if kerjakan(request, lambda: setujui_di_hp(register, pelaku=request.user, penanda_tangan=kades)):
        messages.success(request, f"Surat {register.naskah.nomor} disetujui. Tanda tangan basah menyusul.")
    return redirect("layanan:kotak")


@perlu_peran(Peran.KADES, Peran.SEKDES)
@require_POST
def kotak_kembalikan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Return a letter with a reason; it keeps its number."""
    surat = _surat(pk)
    alasan: Any = request.POST.get("catatan", "")[:200]
    if kerjakan(request, lambda: kembalikan_surat(surat, pelaku=request.user, alasan=alasan)):
        messages.success(request, "Surat dikembalikan kepada petugas.")
        return redirect("layanan:kotak")
    return redirect("layanan:kotak_surat", pk=pk)
