"""Writing a letter, and its bytes as file and picture."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran
from bungah.dasar.tertolak import ambil_tertolak, simpan_tertolak
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.lembar import gambar_halaman, gambar_semua
from layanan.alur.permohonan import PENULIS
from layanan.alur.surat import pastikan_bisa_ditulis, simpan_isian
from layanan.cetak.surat import cetak_surat
from layanan.forms.keperluan import KeperluanForm, tanya_keperluan
from layanan.forms.surat import IdentitasForm, IsianSuratForm
from layanan.kueri.berkas import berkas_keluar
from layanan.kueri.dikembalikan import catatan_kembali
from layanan.kueri.surat import surat_berjalan, surat_terbit_terakhir, templat_untuk
from layanan.models import Permohonan, Surat
from layanan.views.jawab import gambar, gambar_gagal, kerjakan, pdf

PEMBACA_SURAT = (*PENULIS, Peran.KADES)


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def surat_tulis(request: PetugasRequest, pk: int) -> HttpResponse:
    """The letter's own fields, and what its wording needs of the person that the office does not know yet."""
    permohonan = _permohonan(pk)
    if not kerjakan(request, lambda: pastikan_bisa_ditulis(permohonan)):
        return redirect("layanan:permohonan_rinci", pk=pk)
    surat = surat_berjalan(permohonan)
    templat = surat.templat if surat else templat_untuk(permohonan.layanan_id)
    if templat is None:
        raise Http404
    lama = None if surat else surat_terbit_terakhir(permohonan.layanan_id, permohonan.warga.pk)
    kirim = request.method == "POST"
    data = request.POST if kirim else ambil_tertolak(request)
    isian = IsianSuratForm(
        data, templat=templat, isian=surat.isian if surat else {}, lama=lama.isian if lama else None
    )
    identitas = IdentitasForm(data, instance=permohonan.warga, templat=templat)
    keperluan = tanya_keperluan(data, permohonan, templat)
    tanya = [satu for satu in (isian, identitas, keperluan) if satu is not None]
    sah = data is not None and sum(satu.is_valid() for satu in tanya) == len(tanya)  # all are judged
    if kirim and sah and _simpan(request, permohonan, isian, identitas, keperluan):
        tujuan, cadangan = reverse("layanan:surat_periksa", args=[pk]), request.GET.get("cadangan", "")
        return redirect(f"{tujuan}?{urlencode({'cadangan': cadangan})}" if cadangan else tujuan)
    konteks = {
        "fokus_tombol": data is None and not fokuskan_kosong(isian, identitas, keperluan),
        "permohonan": permohonan,
        "form": isian,
        "isian": isian,
        "identitas": identitas,
        "keperluan": keperluan,
        "templat": templat,
        "surat": surat,
        "lama": lama,
        "kembali": catatan_kembali(permohonan),
        "ulang": simpan_tertolak(request) if kirim else "",
        "buka_lama": any(bidang.errors for bidang in identitas.lama),
    }
    return render(request, "layanan/surat_tulis.html", konteks)


def fokuskan_kosong(
    isian: IsianSuratForm, identitas: IdentitasForm, keperluan: KeperluanForm | None = None
) -> bool:
    """Put the focus on the first field that must still be filled; False when nothing is missing."""
    for bidang in (*(keperluan or ()), *identitas.baru, *isian):
        if bidang.field.required and bidang.value() in (None, "", [None, None, None]):
            bidang.field.widget.attrs["autofocus"] = True
            return True
    return False


def _simpan(
    request: PetugasRequest,
    permohonan: Permohonan,
    isian: IsianSuratForm,
    identitas: IdentitasForm,
    keperluan: KeperluanForm | None,
) -> bool:
    warga = identitas.save(commit=False)
    for satu in identitas.peringatan:
        messages.warning(request, satu)
    return kerjakan(
        request,
        lambda: simpan_isian(
            permohonan,
            isian.isian(),
            pelaku=request.user,
            warga=warga,
            ubahan=identitas.ubahan,
            keperluan=keperluan.cleaned_data["keperluan"] if keperluan else "",
        ),
    )


def _permohonan(pk: int) -> Permohonan:
    """A resident's request; no letter is written for the office's own people."""
    terkait = ("layanan", "warga", "kunjungan__kelompok", "standar")
    return get_object_or_404(Permohonan.objects.select_related(*terkait), pk=pk, pegawai=None)


def surat_atau_404(pk: int) -> Surat:
    """The running letter of a request, or 404."""
    surat = surat_berjalan(_permohonan(pk))
    if surat is None:
        raise Http404
    return surat


@never_cache
@perlu_peran(*PEMBACA_SURAT)
@require_safe
def surat_pdf(request: PetugasRequest, pk: int) -> HttpResponse:
    """The frozen letter; while it is being written, a preview that says so."""
    surat = surat_atau_404(pk)
    try:
        return pdf(_isi_surat(surat), f"surat-{surat.pk}")
    except CetakGagal as gagal:
        return HttpResponse(str(gagal), status=503, content_type="text/plain; charset=utf-8")


@never_cache
@perlu_peran(*PEMBACA_SURAT)
@require_safe
def surat_gambar(request: PetugasRequest, pk: int, halaman: int) -> HttpResponse:
    """One page of exactly those bytes as a picture: phones and desks show it without a PDF viewer.

    A draft is one picture with every page: how many it has is known only here, and it is read to its end.
    """
    surat = surat_atau_404(pk)
    try:
        isi = _isi_surat(surat)
        return gambar(gambar_semua(isi) if _ditulis(surat) and halaman == 1 else gambar_halaman(isi, halaman))
    except IndexError:
        raise Http404 from None
    except CetakGagal as gagal:
        return gambar_gagal(str(gagal))


def _isi_surat(surat: Surat) -> bytes:
    """Frozen bytes once submitted; else a fresh rendering.

    Raises:
        CetakGagal: the print machine failed.
    """
    beku = surat.register.naskah.isi_terakhir if surat.register else None
    return berkas_keluar(beku) if beku and not _ditulis(surat) else cetak_surat(surat)


def _ditulis(surat: Surat) -> bool:
    return surat.permohonan.tahap == Permohonan.Tahap.PROSES
