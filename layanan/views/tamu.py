"""The guest book: write a guest into it, correct a line, show and print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import kalender_kerja, salam
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.antrean import KantorTutup
from layanan.alur.tamu import catat_tamu, perbarui_tamu
from layanan.cetak.tamu import cetak_buku_tamu, csv_buku_tamu
from layanan.forms.tamu import BukuTamuForm, IsiTamuForm, TamuForm
from layanan.kueri.tamu import HalamanTamu, semua_tamu, yang_ditemui
from layanan.kueri.tamu import buku_tamu as isi_buku
from layanan.kueri.tamu import halaman_tamu as halaman_buku
from layanan.models import Kunjungan, TamuDinas
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from bungah.dasar.nilai import Rentang


PEMBACA_TAMU = (*MEJA, Peran.ARSIPARIS, Peran.KADES, Peran.AUDITOR)
ANGKA_ID = 18


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def tamu_baru(request: PetugasRequest) -> HttpResponse:
    """A guest at the desk, perhaps already with a number (``?kunjungan=``)."""
    return halaman_tamu(request)


def halaman_tamu(request: PetugasRequest, *, awal: str = "") -> HttpResponse:
    """The form of a new line; ``awal`` is a name carried over from the search box."""
    kunjungan = _kunjungan(request)
    if kunjungan and (ada := TamuDinas.objects.filter(kunjungan=kunjungan).first()):
        return redirect("layanan:tamu_ubah", pk=ada.pk)
    dikirim = request.method == "POST" and "kunci" in request.POST
    form = TamuForm(request.POST if dikirim else None, initial={"nama": awal[:100]})
    if dikirim and form.is_valid() and (tamu := _catat(request, form, kunjungan)):
        messages.success(request, f"{tamu.nama} tercatat di buku tamu, nomor {tamu.kunjungan.nomor}.")
        if tamu.kunjungan.status == Kunjungan.Status.TUNGGU:
            return redirect("layanan:karcis_rinci", pk=tamu.kunjungan.pk)
        return redirect("layanan:buku_tamu" if form.cleaned_data["saat"] else "layanan:meja")
    if awal:
        form.fields["nama"].widget.attrs.pop("autofocus", None)
        form.fields["instansi"].widget.attrs["autofocus"] = True
    konteks = {
        "form": form,
        "kunjungan": kunjungan,
        "pegawai": yang_ditemui(),
        "salam": salam("sapa_keperluan")[:1],
        "tutup": kunjungan is None and not kalender_kerja().buka(timezone.now()),
        "kertas": bool({"hari", "pukul", "sumber"} & set(form.errors)),
    }
    return render(request, "layanan/tamu_baru.html", konteks, status=400 if form.errors else 200)


def _kunjungan(request: HttpRequest) -> Kunjungan | None:
    teks = request.POST.get("kunjungan") or request.GET.get("kunjungan") or ""
    if not (teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_ID):
        return None
    return get_object_or_404(Kunjungan.objects.select_related("kelompok"), pk=int(teks))


def _catat(request: PetugasRequest, form: TamuForm, kunjungan: Kunjungan | None) -> TamuDinas | None:
    """Write the line; a refusal stands on the form, nothing typed is lost."""
    isi = form.cleaned_data
    try:
        return catat_tamu(
            form.isian(),
            kunci=isi["kunci"],
            pelaku=request.user,
            kunjungan=None if isi["saat"] else kunjungan,
            alasan_luar_jam=isi["alasan_luar_jam"],
            saat=isi["saat"],
            sumber=isi["sumber"],
        )
    except KantorTutup as tutup:
        form.add_error("alasan_luar_jam", str(tutup))
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
    return None


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def tamu_ubah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Correct a line of the book."""
    tamu = get_object_or_404(TamuDinas.objects.select_related("kunjungan__kelompok", "dicatat_oleh"), pk=pk)
    form = IsiTamuForm(request.POST or None, initial=IsiTamuForm.awal(tamu))
    if request.method == "POST" and form.is_valid():
        perbarui_tamu(tamu, form.isian(), pelaku=request.user)
        messages.success(request, "Tersimpan.")
        return redirect("layanan:buku_tamu")
    konteks = {"form": form, "tamu": tamu, "pegawai": yang_ditemui()}
    return render(request, "layanan/tamu_ubah.html", konteks, status=400 if form.errors else 200)


def _saring(request: HttpRequest) -> tuple[BukuTamuForm, Rentang | None]:
    form = BukuTamuForm(request.GET)
    return form, form.cleaned_data.get("rentang") if form.is_valid() else None


def _daftar(form: BukuTamuForm, rentang: Rentang) -> QuerySet[TamuDinas]:
    return isi_buku(rentang, form.cleaned_data["cari"])


@never_cache
@perlu_peran(*PEMBACA_TAMU)
@require_safe
def buku_tamu(request: PetugasRequest) -> HttpResponse:
    """The book, the latest guest first; without a choice this month."""
    form, rentang = _saring(request)
    teks = request.GET.get("sebelum", "")
    sebelum = int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_ID else None
    halaman = halaman_buku(_daftar(form, rentang), sebelum=sebelum) if rentang else HalamanTamu()
    konteks = {
        "form": form,
        "rentang": rentang,
        "baris": halaman.baris,
        "lebih_lama": _alamat(request, "layanan:buku_tamu", sebelum=str(halaman.lanjut or "")),
        "ke_csv": _alamat(request, "layanan:buku_tamu_csv"),
        "ke_pdf": _alamat(request, "layanan:buku_tamu_pdf"),
        "petugas_meja": request.user.berperan(*MEJA),
    }
    return render(request, "layanan/buku_tamu.html", konteks, status=400 if form.errors else 200)


def _alamat(request: HttpRequest, nama: str, **tambah: str) -> str:
    """An address with the same choice; empty when ``tambah`` names nothing to show."""
    if tambah and not any(tambah.values()):
        return ""
    isi = request.GET.copy()
    isi.pop("sebelum", None)
    isi.update(tambah)
    return f"{reverse(nama)}?{isi.urlencode()}" if isi else reverse(nama)


@never_cache
@perlu_peran(*PEMBACA_TAMU)
@require_safe
def buku_tamu_csv(request: PetugasRequest) -> HttpResponse:
    """The chosen lines for a spreadsheet."""
    form, rentang = _saring(request)
    if rentang is None:
        return redirect(_alamat(request, "layanan:buku_tamu"))
    isi = csv_buku_tamu(semua_tamu(_daftar(form, rentang)))
    kepala = {"Content-Disposition": f'attachment; filename="{_nama_berkas(rentang)}.csv"'}
    return HttpResponse(isi, content_type="text/csv; charset=utf-8", headers=kepala)


@never_cache
@perlu_peran(*PEMBACA_TAMU)
@require_safe
def buku_tamu_pdf(request: PetugasRequest) -> HttpResponse:
    """The chosen lines on A4."""
    form, rentang = _saring(request)
    kembali = _alamat(request, "layanan:buku_tamu")
    if rentang is None:
        return redirect(kembali)
    try:
        isi = cetak_buku_tamu(semua_tamu(_daftar(form, rentang)), rentang)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect(kembali)
    return pdf(isi, _nama_berkas(rentang))


def _nama_berkas(rentang: Rentang) -> str:
    return f"buku-tamu-{rentang.mulai:%Y%m%d}-{rentang.selesai:%Y%m%d}"
