"""Giving back what was paid for a cancelled request: one refund, and its frozen slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import Rupiah
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.models import Naskah
from layanan.alur.pengembalian import catat_pengembalian
from layanan.forms.biaya import PengembalianForm
from layanan.kueri.biaya import harus_dikembalikan
from layanan.views.biaya import PENGAWAS_UANG
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.http import HttpResponse

    from layanan.models import Pembayaran


@never_cache
@perlu_peran(Peran.BENDAHARA)
@require_http_methods(["GET", "HEAD", "POST"])
def pengembalian_catat(request: PetugasRequest, pk: int) -> HttpResponse:
    """One refund: the amount stands there, the treasurer says who took it and why."""
    bayar = harus_dikembalikan().filter(pk=pk).first()
    if bayar is None:  # done in another tab, or reached by Back
        messages.info(request, "Tidak ada yang harus dikembalikan lagi untuk tanda bukti itu.")
        return redirect("layanan:pembayaran")
    permohonan = bayar.permohonan
    awal = {"penerima": permohonan.orang, "alasan": f"Permohonan dibatalkan: {permohonan.alasan_batal}"[:200]}
    form = PengembalianForm(request.POST if request.method == "POST" else None, initial=awal)
    if form.is_bound and form.is_valid() and _catat(request, bayar, form):
        return redirect("layanan:pembayaran")
    konteks = {
        "permohonan": permohonan,
        "bayar": bayar,
        "sudah": getattr(bayar, "pengembalian", None),
        "jumlah": Rupiah(bayar.jumlah),
        "form": form,
    }
    return render(request, "layanan/pengembalian_catat.html", konteks)


def _catat(request: PetugasRequest, bayar: Pembayaran, form: PengembalianForm) -> bool:
    try:
        kembali = catat_pengembalian(bayar, pelaku=request.user, **form.cleaned_data)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    except CetakGagal as gagal:
        form.add_error(None, f"Pengembalian tercatat, tetapi tanda buktinya belum jadi. {gagal}")
        return False
    messages.success(request, f"Tanda bukti {kembali} jadi. Cetak, lalu ditandatangani berdua.")
    return True


@never_cache
@perlu_peran(*MEJA, *PENGAWAS_UANG, Peran.ARSIPARIS)
@require_safe
def tanda_kembali(request: PetugasRequest, pk: int) -> HttpResponse:
    """The slip of a refund: always the bytes that were frozen."""
    naskah = get_object_or_404(Naskah.objects.filter(status=Naskah.Status.BEKU), pengembalian__pembayaran=pk)
    isi = naskah.isi_terakhir
    if isi is None:
        raise Http404
    return pdf(bytes(isi.isi), f"tanda-kembali-{naskah.urut}-{naskah.tahun}")
