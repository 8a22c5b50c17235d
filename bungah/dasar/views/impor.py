"""Taking in a residents' list: choose the file, watch the check, read what would change, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.alur_impor import batalkan_impor, masukkan, mulai_impor, periksa_sebagian, sapu_impor
from bungah.dasar.baca_tabel import BESAR, baca_tabel
from bungah.dasar.formulir import Formulir, KunciKirimField
from bungah.dasar.galat import Ditolak
from bungah.dasar.giliran import di_luar_giliran
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.models import ImporWarga
from bungah.dasar.nilai import samarkan_nik
from bungah.dasar.nilai.impor import KOLOM
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile

    from bungah.dasar.models import BarisImpor

PENGIMPOR = (Peran.ADMIN, Peran.SEKDES)
TAMPIL = 50
SAMAR = frozenset({"nik", "no_kk"})
CONTOH = (
    "nik;nama;no_kk;tempat_lahir;tanggal_lahir;jenis_kelamin;agama;status_kawin;pekerjaan;alamat;dusun;rt;rw;telepon\r\n"
    "3525990305880001;Contoh Nama;3525990101200001;Gresik;03-05-1988;L;Islam;Kawin;Petani/pekebun;"
    "Jl. Melati 5;Kaliwot;2;1;081234567890\r\n"
)


class ImporForm(Formulir):
    """The file."""

    kunci = KunciKirimField()
    berkas = forms.FileField(
        label="Berkas CSV atau XLSX",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={"empty": "Berkas ini kosong."},
    )

    def clean_berkas(self) -> UploadedFile[bytes]:
        berkas: UploadedFile[bytes] = self.cleaned_data["berkas"]
        if (berkas.size or 0) > BESAR:
            besar = (berkas.size or 0) // 1024 // 1024
            pesan = f"Berkas ini {besar} MB. Paling besar {BESAR // 1024 // 1024} MB."
            raise forms.ValidationError(pesan)
        return berkas


@never_cache
@perlu_peran(*PENGIMPOR)
@require_http_methods(["GET", "HEAD", "POST"])
def impor_warga(request: PetugasRequest) -> HttpResponse:
    """Choose a file; earlier lists stand below with their counts."""
    sapu_impor()
    form = ImporForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            with di_luar_giliran():  # seconds for a large workbook: the queue goes on meanwhile
                tabel = baca_tabel(form.cleaned_data["berkas"].read())
            impor = mulai_impor(tabel, kunci=form.cleaned_data["kunci"], pelaku=request.user)
        except Ditolak as tolak:
            form.add_error("berkas", str(tolak))
        else:
            return redirect("dasar:impor_rinci", pk=impor.pk)
    daftar = ImporWarga.objects.select_related("dibuat_oleh").order_by("-id")[:10]
    kolom = [nama for nama, _ in KOLOM.values()]
    return render(request, "dasar/impor.html", {"form": form, "daftar": daftar, "kolom": kolom})


@never_cache
@perlu_peran(*PENGIMPOR)
@require_http_methods(["GET", "HEAD", "POST"])
def impor_rinci(request: PetugasRequest, pk: int) -> HttpResponse:
    """The list: while it is checked every look at this page checks some more; then what would change."""
    impor = get_object_or_404(ImporWarga, pk=pk)
    if request.method == "POST":
        return _putuskan(request, impor)
    impor = periksa_sebagian(impor)
    konteks = {
        "impor": impor,
        "keliru": impor.baris.filter(nasib="keliru")[:TAMPIL],
        "berubah": _ubahan(impor.baris.filter(nasib="berubah").select_related("warga")[:TAMPIL]),
        "tampil": TAMPIL,
    }
    return render(request, "dasar/impor_rinci.html", konteks)


def _ubahan(daftar: Iterable[BarisImpor]) -> list[tuple[BarisImpor, list[tuple[str, str, str]]]]:
    return [
        (satu, [(KOLOM[n][0], _samar(n, lama), _samar(n, baru)) for n, (lama, baru) in satu.ubahan.items()])
        for satu in daftar
    ]


def _samar(nama: str, teks: str) -> str:
    return samarkan_nik(teks) if nama in SAMAR else teks


def _putuskan(request: PetugasRequest, impor: ImporWarga) -> HttpResponse:
    try:
        if request.POST.get("perbuatan") == "batal":
            batalkan_impor(impor, pelaku=request.user)
            messages.success(request, "Impor dibatalkan, tidak ada data yang berubah.")
            return redirect("dasar:impor_warga")
        masukkan(impor, timpa=request.POST.get("perbuatan") == "timpa", pelaku=request.user)
    except Ditolak as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, "Daftar warga sudah dimasukkan.")
    return redirect("dasar:impor_rinci", pk=impor.pk)


@perlu_peran(*PENGIMPOR)
@require_safe
def impor_contoh(request: PetugasRequest) -> HttpResponse:
    """Our own simple form, to fill in."""
    kepala = {"Content-Disposition": 'attachment; filename="contoh-warga.csv"'}
    return HttpResponse("\ufeff" + CONTOH, content_type="text/csv; charset=utf-8", headers=kepala)
