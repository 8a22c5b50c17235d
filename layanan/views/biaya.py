"""Money: what waits for the treasurer, one payment, the pay slip and the frozen receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import Rupiah, tanggal_panjang
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.models import Naskah
from layanan.alur.biaya import catat_pembayaran
from layanan.cetak.biaya import KERTAS_SLIP, cetak_slip
from layanan.forms.biaya import HariForm, PembayaranForm
from layanan.kueri.biaya import (
    harus_dikembalikan,
    menunggu_pembayaran,
    pembayaran_hari,
    pengembalian_hari,
    rincian,
    tertahan_biaya,
)
from layanan.kueri.permohonan import berkas_kurang_dari
from layanan.models import Pembayaran, Pengembalian, Permohonan
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

PENGAWAS_UANG = (Peran.BENDAHARA, Peran.SEKDES, Peran.KADES, Peran.AUDITOR)
BANYAK = 50


@never_cache
@perlu_peran(*PENGAWAS_UANG)
@require_safe
def pembayaran(request: PetugasRequest) -> HttpResponse:
    """Who still has to pay, and what was paid on one day; only the treasurer can record."""
    form = HariForm(_ketikan_hari(request.GET))
    salah = form.is_bound and not form.is_valid()
    hari = (form.cleaned_data.get("hari") if form.is_bound else None) or timezone.localdate()
    menunggu = list(menunggu_pembayaran()[: BANYAK + 1])
    diterima = [] if salah else list(pembayaran_hari(hari))
    konteks = {
        "menunggu": [(satu, Rupiah(satu.standar.biaya)) for satu in menunggu[:BANYAK]],
        "lebih": len(menunggu) > BANYAK,
        "diterima": [(satu, Rupiah(satu.jumlah)) for satu in diterima],
        "jumlah": Rupiah(sum(satu.jumlah for satu in diterima)),
        "harus_kembali": [(satu, Rupiah(satu.jumlah)) for satu in harus_dikembalikan()[:BANYAK]],
        "dikembalikan": [] if salah else [(k, Rupiah(k.jumlah)) for k in pengembalian_hari(hari)],
        "hari": "" if salah else tanggal_panjang(hari),
        "form": form if form.is_bound else HariForm(initial={"hari": hari}),
        "bendahara": request.user.berperan(Peran.BENDAHARA),
    }
    return render(request, "layanan/pembayaran.html", konteks)


def _ketikan_hari(alamat: QueryDict) -> dict[str, str] | None:
    """The asked day as three boxes send it, or written whole in the address; None when none was asked."""
    isi = {kunci: str(nilai) for kunci, nilai in alamat.items() if kunci.startswith("hari")}
    return {"hari_0": isi.pop("hari", "")} | isi if isi else None


@never_cache
@perlu_peran(Peran.BENDAHARA)
@require_http_methods(["GET", "HEAD", "POST"])
def pembayaran_catat(request: PetugasRequest, pk: int) -> HttpResponse:
    """One payment: the amount stands there, the treasurer says through whom."""
    permohonan = menunggu_pembayaran().filter(pk=pk).first()
    if permohonan is None:  # paid or cancelled in another tab, or reached by Back
        messages.info(request, "Permohonan itu tidak menunggu pembayaran lagi.")
        return redirect("layanan:pembayaran")
    form = PembayaranForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _catat(request, permohonan, form):
        return redirect("layanan:pembayaran")
    konteks = {
        "permohonan": permohonan,
        "bayar": Pembayaran.objects.filter(permohonan=permohonan).select_related("naskah").first(),
        "form": form,
        "kurang": berkas_kurang_dari(permohonan),
        **konteks_biaya(permohonan),
    }
    return render(request, "layanan/pembayaran_catat.html", konteks)


def _catat(request: PetugasRequest, permohonan: Permohonan, form: PembayaranForm) -> bool:
    try:
        bayar = catat_pembayaran(permohonan, pelaku=request.user, **form.cleaned_data)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return False
    except CetakGagal as gagal:
        form.add_error(None, f"Pembayaran tercatat, tetapi tanda buktinya belum jadi. {gagal}")
        return False
    messages.success(request, f"Tanda bukti {bayar} jadi. Cetak, tanda tangani, lalu berikan.")
    return True


def konteks_biaya(permohonan: Permohonan) -> dict[str, Any]:
    """The fee of a request with its parts, and whether it holds the request up."""
    if not permohonan.standar.biaya:
        return {}
    bagian = [(satu, Rupiah(satu.jumlah)) for satu in rincian(permohonan.standar_id)]
    tertahan = tertahan_biaya(permohonan)
    batal = permohonan.tahap == Permohonan.Tahap.BATAL
    bukti = Pembayaran.objects.filter(permohonan=permohonan).select_related("naskah")
    kembali = Pengembalian.objects.filter(pembayaran__permohonan=permohonan).select_related("naskah")
    return {
        "biaya": Rupiah(permohonan.standar.biaya),
        "rincian": bagian,
        "tertahan": tertahan,
        "bukti": None if tertahan and not batal else bukti.first(),
        "kembali": kembali.first() if batal else None,
    }


@never_cache
@perlu_peran(*MEJA)
@require_safe
def slip_bayar(request: PetugasRequest, pk: int, kertas: str) -> HttpResponse:
    """The slip that sends somebody to the treasurer, while the fee is not paid."""
    permohonan = get_object_or_404(menunggu_pembayaran(), pk=pk)
    if kertas not in KERTAS_SLIP:
        raise Http404
    try:
        return pdf(cetak_slip(permohonan, kertas=KERTAS_SLIP[kertas]), f"slip-bayar-{permohonan.nomor}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:permohonan_rinci", pk=pk)


@never_cache
@perlu_peran(*MEJA, *PENGAWAS_UANG, Peran.ARSIPARIS)
@require_safe
def tanda_bukti(request: PetugasRequest, pk: int) -> HttpResponse:
    """The official receipt: always the bytes that were frozen."""
    naskah = get_object_or_404(Naskah.objects.filter(status=Naskah.Status.BEKU), pembayaran=pk)
    isi = naskah.isi_terakhir
    if isi is None:
        raise Http404
    return pdf(bytes(isi.isi), f"tanda-bukti-{naskah.urut}-{naskah.tahun}")
