"""The phrases of the desk: read, edit, have them checked, print them as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.models import Salam
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.ucapan import PENYUSUN_UCAPAN, ubah_ucapan
from layanan.aturan.ucapan import SAAT, kartu_saat, nama_saat
from layanan.cetak.ucapan import PILIHAN, cetak_kartu, kata_periksa
from layanan.forms.ucapan import UcapanForm
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from django.http import HttpResponse

PEMBACA_UCAPAN = (*MEJA, Peran.KADES)


def _semua() -> list[Salam]:
    """Every phrase in the order of a visit; moments the office added come last."""
    urut = {saat: ke for ke, saat in enumerate(SAAT)}
    return sorted(Salam.objects.all(), key=lambda s: (urut.get(s.saat, len(urut)), s.saat, s.urut))


@never_cache
@perlu_peran(*PEMBACA_UCAPAN)
@require_safe
def ucapan(request: PetugasRequest) -> HttpResponse:
    """Moment, krama, meaning, who checked it; cards to print."""
    daftar, kartu = _semua(), dict[str, list[tuple[str, Salam, str]]]()
    for satu in daftar:
        kartu.setdefault(kartu_saat(satu.saat), []).append((nama_saat(satu.saat), satu, kata_periksa(satu)))
    belum = sum(satu.diperiksa_pada is None for satu in daftar)
    konteks = {"kartu": kartu, "belum": belum, "boleh_ubah": request.user.berperan(*PENYUSUN_UCAPAN)}
    return render(request, "layanan/ucapan.html", konteks)


@never_cache
@perlu_peran(*PENYUSUN_UCAPAN)
@require_http_methods(["GET", "HEAD", "POST"])
def ucapan_ubah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Write one phrase anew, or note who checked it."""
    satu = get_object_or_404(Salam, pk=pk)
    awal = {
        "krama": satu.krama,
        "indonesia": satu.indonesia,
        "pemeriksa": satu.diperiksa_oleh,
        "tanggal": satu.diperiksa_pada,
    }
    form = UcapanForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = ubah_ucapan(satu, pelaku=request.user, **form.cleaned_data)
        except Ditolak as tolak:
            form.add_error("tanggal", str(tolak))
        else:
            messages.success(request, f"Ucapan disimpan, {kata_periksa(hasil)}.")
            return redirect("layanan:ucapan")
    konteks = {"satu": satu, "saat": nama_saat(satu.saat), "form": form}
    return render(request, "layanan/ucapan_ubah.html", konteks)


@never_cache
@perlu_peran(*PEMBACA_UCAPAN)
@require_safe
def ucapan_kartu(request: PetugasRequest, kertas: str) -> HttpResponse:
    """The desk cards on A6, A5, or four to an A4."""
    if kertas not in PILIHAN:
        raise Http404
    try:
        return pdf(cetak_kartu(_semua(), kertas=PILIHAN[kertas]), f"kartu-ucapan-{kertas}")
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:ucapan")
