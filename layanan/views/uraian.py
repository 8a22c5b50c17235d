"""Duties from the steps: of one position, of all, and which position serves in which service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.peran import Peran
from bungah.naskah import katalog
from layanan.kueri.uraian import Tugas, Uraian, matriks, uraian_semua
from layanan.views.jawab import pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse


@never_cache
@perlu_peran(*Peran)
@require_safe
def uraian_tugas(request: PetugasRequest) -> HttpResponse:
    """One's own duties first; any position can be chosen; below, services × positions."""
    semua = uraian_semua()
    dipilih = _dipilih(request, semua)
    konteks = {
        "semua": [(satu, satu is dipilih) for satu in semua],
        "dipilih": dipilih,
        "bagian": _bagian(dipilih) if dipilih else [],
        "kepala": "|".join(["Layanan", *(_kepala(satu) for satu in semua)]),
        "matriks": matriks(semua),
    }
    return render(request, "layanan/uraian_tugas.html", konteks)


def _bagian(satu: Uraian) -> list[tuple[str, list[Tugas]]]:
    bagian = (("Pelaksana", satu.utama), ("Pengganti, bila petugasnya berhalangan", satu.pengganti))
    return [(judul, list(daftar.values())) for judul, daftar in bagian if daftar]


def _kepala(satu: Uraian) -> str:
    nama = ", ".join(satu.pemegang) or "belum ada orangnya"
    return f"{satu.jabatan.nama} ({nama})".replace("|", "/").rstrip("#")


def _dipilih(request: PetugasRequest, semua: Sequence[Uraian]) -> Uraian | None:
    """The position asked for, else one's own, else the first."""
    teks = request.GET.get("jabatan", "")
    milik = getattr(getattr(request.user, "pegawai", None), "jabatan_id", None)
    cari = int(teks) if teks.isascii() and teks.isdigit() else milik
    return next((satu for satu in semua if satu.jabatan.pk == cari), semua[0] if semua else None)


@never_cache
@perlu_peran(*Peran)
@require_safe
def uraian_tugas_pdf(request: PetugasRequest, pk: int) -> HttpResponse:
    """The sheet of one position."""
    uraian = next((satu for satu in uraian_semua() if satu.jabatan.pk == pk), None)
    if uraian is None:
        raise Http404
    try:
        hasil = katalog.cetak(katalog.cari("uraian-tugas"), uraian.jabatan.kode)
        return pdf(hasil.pdf, f"uraian-tugas-{uraian.jabatan.kode}")
    except katalog.TidakDicetak as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:uraian_tugas")
