"""Two versions of a standard beside each other, with the figures of each (R117, R300)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import lama as kata_lama
from layanan.alur.bagan import PEMBACA_STANDAR
from layanan.aturan.banding import BARU, HILANG, SAMA, UBAH, Ukuran
from layanan.cetak.telusur import kata_standar
from layanan.kueri.banding import bandingkan
from layanan.models import VersiStandar

if TYPE_CHECKING:
    from django.http import HttpResponse

TANDA: Final = {  # a sign and a word, never colour alone
    SAMA: ("Sama", "info"),
    BARU: ("+ Baru", "baik"),
    HILANG: ("\N{MINUS SIGN} Hilang", "batal"),
    UBAH: ("≠ Berubah", "tunggu"),
}
ARAH: Final = {"berkurang": "baik", "bertambah": "tunggu", "tetap": "info"}


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def standar_banding(request: PetugasRequest, pk: int, lain: int) -> HttpResponse:
    """The older of the two stands left, whichever was asked for first."""
    semua = VersiStandar.objects.select_related("layanan")
    satu = get_object_or_404(semua, pk=pk)
    dua = get_object_or_404(semua, pk=lain, layanan=satu.layanan_id)
    if satu == dua:
        raise Http404
    versi = sorted((satu, dua), key=lambda satu: satu.versi)
    hasil = bandingkan(*versi)
    konteks = {
        "layanan": versi[0].layanan,
        "versi": [(satu, kata_standar(satu)) for satu in versi],
        "banyak": hasil.banyak,
        "ukuran": [_ukuran(satu) for satu in hasil.ukuran],
        "berubah": [
            (bagian.judul, [(TANDA[baris.tanda], baris) for baris in bagian.baris])
            for bagian in hasil.bagian
            if bagian.berubah
        ],
        "tetap": ", ".join(bagian.judul for bagian in hasil.bagian if not bagian.berubah),
        "kepala": f"Versi {versi[0].versi}|Versi {versi[1].versi}",
        "kembali": pk,
    }
    return render(request, "layanan/standar_banding.html", konteks)


def _ukuran(satu: Ukuran) -> dict[str, Any]:
    return {
        "judul": satu.judul,
        "lama": _angka(satu.lama, satu.satuan),
        "baru": _angka(satu.baru, satu.satuan),
        "arah": satu.arah,
        "jenis": ARAH.get(satu.arah, "info"),
    }


def _angka(nilai: float | None, satuan: str) -> str:
    if nilai is None:
        return "belum cukup"
    if satuan == "menit":
        return kata_lama(int(nilai))
    teks = f"{nilai:g}".replace(".", ",")
    return f"{teks} {satuan}".strip()
