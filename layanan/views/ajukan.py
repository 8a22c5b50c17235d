"""Submitting a letter: the page that shows it as it will be printed, with the one deed that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.lembar import banyak_halaman
from layanan.alur.nomor_cadangan import ajukan_tulisan_tangan
from layanan.alur.periksa import atur_rangkap, minta_periksa
from layanan.alur.permohonan import PENULIS
from layanan.alur.surat import ajukan_surat
from layanan.cetak.periksa import sidik_berkas
from layanan.forms.tanda_tangan import AjukanForm, TulisanTanganForm
from layanan.kueri.nomor_cadangan import nomor_jenis
from layanan.kueri.periksa import SEBUTAN, pemeriksa_ditunggu, sudah_diperiksa
from layanan.kueri.surat import pengesahan_surat
from layanan.models import JenisSurat, Permohonan, Surat
from layanan.views.surat import PEMBACA_SURAT, surat_atau_404

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@perlu_peran(*PEMBACA_SURAT)
@require_safe
def surat_periksa(request: PetugasRequest, pk: int) -> HttpResponse:
    """The letter as it will be printed, with the one deed that comes next."""
    surat = surat_atau_404(pk)
    boleh = request.user.berperan(*PENULIS) and surat.permohonan.tahap == Permohonan.Tahap.PROSES
    form = AjukanForm(initial={"rangkap": surat.salinan}) if boleh else None
    return _halaman_periksa(request, surat, form, _form_tangan(request, surat) if boleh else None)


def _form_tangan(request: HttpRequest, surat: Surat) -> TulisanTanganForm | None:
    """The question for a reserved number, while there are any for this kind and the letter has none."""
    if surat.register is not None:
        return None
    nomor = [(satu.pk, f"{satu.naskah.urut} ({satu})") for satu in nomor_jenis(surat.templat.jenis_id)]
    if request.method == "POST":
        return TulisanTanganForm(request.POST, nomor=nomor) if nomor or request.POST.get("cadangan") else None
    dipilih = request.GET.get("cadangan", "")
    awal = {"cadangan": dipilih, "tanggal_tulis": timezone.localdate(surat.permohonan.terjadi_pada)}
    if not nomor:
        return None
    form = TulisanTanganForm(initial=awal, nomor=nomor)
    if dipilih:  # only the time is still to be typed
        form.fields["pukul_tulis"].widget.attrs["autofocus"] = True
    return form


def _halaman_periksa(
    request: HttpRequest, surat: Surat, form: AjukanForm | None, tangan: TulisanTanganForm | None = None
) -> HttpResponse:
    konteks = _pemeriksaan(surat) if form else {}
    konteks |= {
        "permohonan": surat.permohonan,
        "surat": surat,
        "pengesahan": pengesahan_surat(surat),
        "form": form,
        "tangan": tangan,
        "ditulis_tangan": surat.register is not None and "cadangan" in surat.register.naskah.rincian,
        "bernomor": surat.register is not None,
        "halaman": _halaman(surat),
    }
    return render(request, "layanan/surat_periksa.html", konteks)


def _pemeriksaan(surat: Surat) -> dict[str, Any]:
    """Whether a second person checks first, who that is, and what was asked already."""
    if surat.templat.jenis.pemeriksa == JenisSurat.Pemeriksa.TIDAK:
        return {}
    sidik = sidik_berkas(surat)
    ditunggu = pemeriksa_ditunggu(surat, sidik)
    terbuka = surat.pemeriksaan.filter(hasil="").exclude(cara="lembar").first()
    return {
        "ditunggu": SEBUTAN.get(ditunggu, ""),
        "diminta": terbuka if ditunggu else None,
        "berubah": terbuka is not None and terbuka.sidik_isi != sidik,
        "di_lembar": not ditunggu and not sudah_diperiksa(surat=surat, sidik=sidik),
    }


@never_cache
@perlu_peran(*PENULIS)
@require_POST
def surat_ajukan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Number, freeze, and ask for the signature; first the second person, where the kind asks for one."""
    surat, form = surat_atau_404(pk), AjukanForm(request.POST)
    tangan = _form_tangan(request, surat)
    if not form.is_valid() or (tangan is not None and not tangan.is_valid()):
        return _halaman_periksa(request, surat, form, tangan)
    if tangan is not None and tangan.cleaned_data["cadangan"]:
        return _tulisan_tangan(request, surat, form, tangan)
    isi = form.cleaned_data
    rangkap = isi.pop("rangkap") or surat.salinan
    try:
        surat = atur_rangkap(surat, rangkap, pelaku=request.user)
        if _pemeriksaan(surat).get("ditunggu") and surat.permohonan.tahap == Permohonan.Tahap.PROSES:
            return _minta(request, surat)
        ajukan_surat(surat, pelaku=request.user, **isi)
    except CetakGagal as gagal:
        messages.error(request, f"{gagal} Nomornya sudah tersimpan; tekan Ajukan sekali lagi.")
    except Ditolak as tolak:
        if {"tanggal", "alasan_tahun_lalu"} & set(form.changed_data):
            form.add_error("alasan_tahun_lalu", str(tolak))
            return _halaman_periksa(request, surat, form, tangan)
        messages.error(request, str(tolak))
    else:
        messages.success(request, "Surat bernomor. Cetak, lalu taruh di tumpukan tanda tangan.")
    return redirect("layanan:surat_periksa", pk=pk)


def _tulisan_tangan(
    request: PetugasRequest, surat: Surat, form: AjukanForm, tangan: TulisanTanganForm
) -> HttpResponse:
    """Record a letter that the pen wrote in a power cut on the number its blank carried."""
    isi = tangan.cleaned_data
    try:
        ajukan_tulisan_tangan(
            surat,
            nomor=isi["cadangan"],
            tanggal=isi["tanggal_tulis"],
            pukul=isi["pukul_tulis"],
            pelaku=request.user,
        )
    except CetakGagal as gagal:
        messages.error(request, f"{gagal} Nomornya sudah tercatat; tekan Ajukan sekali lagi.")
    except Ditolak as tolak:
        tangan.add_error("cadangan" if "omor" in str(tolak) else "tanggal_tulis", str(tolak))
        return _halaman_periksa(request, surat, form, tangan)
    else:
        messages.success(request, "Tercatat di nomor cadangannya. Sekarang catat tanda tangannya.")
    return redirect("layanan:surat_periksa", pk=surat.permohonan_id)


def _minta(request: PetugasRequest, surat: Surat) -> HttpResponse:
    minta_periksa(surat, pelaku=request.user)
    siapa = SEBUTAN[surat.templat.jenis.pemeriksa]
    lalu = "diajukan lagi dengan nomornya" if surat.register else "bernomor"
    messages.success(request, f"Diminta. Surat {lalu} begitu {siapa} memeriksanya.")
    return redirect("layanan:surat_periksa", pk=surat.permohonan_id)


def _halaman(surat: Surat) -> range:
    """Page numbers of the letter; a letter still being written is one picture with them all."""
    beku = surat.register.naskah.isi_terakhir if surat.register else None
    if beku and surat.permohonan.tahap != Permohonan.Tahap.PROSES:
        return range(1, banyak_halaman(bytes(beku.isi)) + 1)
    return range(1, 2)
