"""Ready and not fetched: who is told, and what the ketua RT carries home."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import Telepon
from bungah.dasar.peran import MEJA
from bungah.naskah.cetak import CetakGagal
from layanan.alur import penyerahan as alur
from layanan.cetak.slip_siap import PILIHAN, cetak_slip_siap
from layanan.forms.penyerahan import KabarForm, PesanForm, SerahRTForm
from layanan.kueri.penyerahan import belum_diambil as daftar_belum
from layanan.kueri.penyerahan import kabar_terakhir, rujukan, siap_dibawa
from layanan.kueri.pesan import SIAP, kesempatan
from layanan.models import Permohonan
from layanan.views.jawab import kerjakan, pdf
from layanan.views.permohonan import BANYAK_BARIS

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from django.http import HttpResponse

KE_RINCI = "layanan:permohonan_rinci"


@never_cache
@perlu_peran(*MEJA)
@require_safe
def belum_diambil(request: PetugasRequest) -> HttpResponse:
    """What has been ready since an earlier day: for how long, and whether its owner was told."""
    hari_ini = timezone.localdate()
    siap = list(daftar_belum(hari_ini)[: BANYAK_BARIS + 1])
    kabar = kabar_terakhir(siap)
    baris = [
        (satu, (hari_ini - timezone.localdate(satu.siap_pada)).days, kabar.get(rujukan(satu)))
        for satu in siap[:BANYAK_BARIS]
    ]
    return render(
        request, "layanan/belum_diambil.html", {"baris": baris, "masih_ada": len(siap) > BANYAK_BARIS}
    )


def _dikabari_atau_404(pk: int) -> tuple[Permohonan, str]:
    """A request with the occasion there is to tell its applicant something."""
    daftar = Permohonan.objects.select_related("layanan", "warga", "standar", "kunjungan__kelompok")
    permohonan = get_object_or_404(daftar, pk=pk, pegawai=None)
    kode = kesempatan(permohonan, timezone.now())
    if not kode:
        raise Http404
    return permohonan, kode


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def kabari(request: PetugasRequest, pk: int) -> HttpResponse:
    """The words to copy, to send by WhatsApp or to print; afterwards the officer says which it was."""
    permohonan, kode = _dikabari_atau_404(pk)
    form = KabarForm(request.POST if request.method == "POST" else None, initial={"kode": kode})
    if form.is_valid() and kerjakan(
        request, lambda: alur.kabari(permohonan, pelaku=request.user, **form.cleaned_data)
    ):
        messages.success(request, f"Dicatat: {permohonan.pemohon} sudah dikabari.")
        return redirect("layanan:belum_diambil") if kode == SIAP else redirect(KE_RINCI, pk=pk)
    try:
        teks = alur.teks_pesan(kode, permohonan)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
        return redirect(KE_RINCI, pk=pk)
    telepon = _telepon(permohonan.warga.telepon)
    konteks = {
        "permohonan": permohonan,
        "siap": kode == SIAP,
        "pesan_form": PesanForm(initial={"teks": teks}),
        "telepon": telepon,
        "wa": f"https://wa.me/{telepon.wa}?text={quote(teks)}" if telepon and telepon.seluler else "",
        "form": form,
        "kabar": kabar_terakhir([permohonan]).get(rujukan(permohonan)),
    }
    return render(request, "layanan/kabari.html", konteks)


def konteks_kabar(permohonan: Permohonan, sekarang: datetime) -> dict[str, Any]:
    """For the page of a request: whether its applicant should be told something, and was."""
    if not kesempatan(permohonan, sekarang):
        return {}
    return {"dikabari": True, "kabar": kabar_terakhir([permohonan]).get(rujukan(permohonan))}


def _telepon(nomor: str) -> Telepon | None:
    """The number as people write it; None where none is known or it is no number."""
    try:
        return Telepon(nomor) if nomor else None
    except ValueError:
        return None


@perlu_peran(*MEJA)
@require_safe
def slip_siap(request: PetugasRequest, pk: int, kertas: str) -> HttpResponse:
    """The slip as PDF on the chosen paper."""
    if kertas not in PILIHAN:
        raise Http404
    permohonan, kode = _dikabari_atau_404(pk)
    try:
        kalimat = "" if kode == SIAP else alur.teks_pesan(kode, permohonan, berkode=False)
        isi = cetak_slip_siap(permohonan, kertas=PILIHAN[kertas], kalimat=kalimat)
        return pdf(isi, f"kabar-{permohonan.nomor}")
    except (CetakGagal, Ditolak) as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:kabari", pk=pk)


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def penyerahan_rt(request: PetugasRequest) -> HttpResponse:
    """One person carries several letters to their neighbourhood: one act, one dispatch line a letter."""
    siap = list(siap_dibawa()[:BANYAK_BARIS])
    data = request.POST if request.method == "POST" else None
    form = SerahRTForm(data, pilihan=[satu.pk for satu in siap])
    if form.is_valid():
        isi = form.cleaned_data
        dipilih = isi.pop("permohonan")
        terpilih = [satu for satu in siap if satu.pk in dipilih]
        if kerjakan(request, lambda: alur.serahkan_rt(terpilih, pelaku=request.user, **isi)):
            messages.success(request, f"{len(terpilih)} surat dibawa {isi['dibawa_oleh']}.")
            return redirect("arsip:ekspedisi")
    dicentang = set(form["permohonan"].value() or []) if data is not None else set()
    konteks = {"siap": [(satu, str(satu.pk) in dicentang) for satu in siap], "form": form}
    return render(request, "layanan/penyerahan_rt.html", konteks)
