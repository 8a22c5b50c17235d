"""The outgoing register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arsip.alur_salinan import PENYALIN, sebab_tidak_disalin
from arsip.forms import BukuKeluarFilter
from arsip.kueri import BANYAK, Halaman, buku_keluar, halaman_buku, sanggahan_terbuka
from arsip.models import SuratKeluar
from arsip.views.cabut import PENCABUT
from arsip.views.keaslian import PEMERIKSA_KEASLIAN
from bungah.dasar.aplikasi import tawaran
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran
from bungah.naskah.models import LembarMusnah

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PEMBACA = (
    Peran.ARSIPARIS,
    Peran.SEKDES,
    Peran.KADES,
    Peran.PETUGAS_LAYANAN,
    Peran.PETUGAS_DEPAN,
    Peran.AUDITOR,
)

PEMBACA_BERKAS = (Peran.ARSIPARIS, Peran.SEKDES, Peran.AUDITOR)


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def register(request: PetugasRequest) -> HttpResponse:
    """The outgoing register of one year, newest number first, in keyset pages."""
    saring = BukuKeluarFilter(request.GET, queryset=buku_keluar())
    halaman = Halaman([])
    if saring.is_valid():
        halaman = halaman_buku(
            saring.qs, sebelum=_angka(request, "sebelum"), sesudah=_angka(request, "sesudah"), banyak=BANYAK
        )
    konteks = {
        "saring": saring.form,
        "tahun": saring.data["tahun"],
        "halaman": halaman,
        "lebih_lama": _alamat(request, "sebelum", halaman.lebih_lama),
        "lebih_baru": _alamat(request, "sesudah", halaman.lebih_baru),
        "arsip": request.user.berperan(*PEMBACA_BERKAS),
        "periksa": request.user.berperan(*PEMERIKSA_KEASLIAN),
    }
    return render(request, "arsip/register.html", konteks)


@never_cache
@perlu_peran(*PEMBACA)
@require_safe
def surat(request: PetugasRequest, pk: int) -> HttpResponse:
    """One row of the book: its signatures, copies and revocation, and what may be done with it."""
    baris = get_object_or_404(
        SuratKeluar.objects.select_related("naskah__diganti_oleh", "klasifikasi"), pk=pk
    )
    konteks = {
        "s": baris,
        "pengesahan": baris.pengesahan.select_related(
            "penanda_tangan", "dicatat_oleh", "isi", "putusan__oleh"
        )
        .defer("isi__isi")
        .order_by("id"),
        "pencabutan": baris.pencabutan.select_related("diminta_oleh", "dicabut_oleh").order_by("id"),
        "musnah": LembarMusnah.objects.filter(isi__naskah=baris.naskah)
        .select_related("isi", "oleh")
        .defer("isi__isi"),
        "salinan": baris.naskah.salinan.select_related("dibuat_oleh").order_by("urut"),
        "disanggah": sanggahan_terbuka().filter(surat=baris).first(),
        "boleh_akhiri": request.user.berperan(Peran.KADES),
        "tautan": tawaran("tautan_surat", request.user, baris.pk),
        "boleh_salin": not sebab_tidak_disalin(baris) and request.user.berperan(*PENYALIN),
        "boleh_cabut": baris.status == SuratKeluar.Status.TERBIT and request.user.berperan(*PENCABUT),
    }
    return render(request, "arsip/surat.html", konteks)


def _angka(request: HttpRequest, nama: str) -> int | None:
    teks = request.GET.get(nama, "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else None  # noqa: PLR2004 -- fits the column


def _alamat(request: HttpRequest, nama: str, batas: int | None) -> str:
    """Address of a neighbouring page with the same filter; empty when there is none."""
    if batas is None:
        return ""
    isi = request.GET.copy()
    for lama in ("sebelum", "sesudah"):
        isi.pop(lama, None)
    isi[nama] = str(batas)
    return f"?{isi.urlencode()}"
