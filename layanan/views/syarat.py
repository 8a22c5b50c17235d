"""Requirements: those of one standard, written and reviewed in its draft; all services side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.lembar_csv import tulis_csv
from layanan.alur.bagan import PEMBACA_STANDAR, PENYUNTING
from layanan.alur.syarat import simpan_syarat
from layanan.aturan.syarat import beban, kembar
from layanan.forms.syarat import SerempakForm, SyaratSet, awal_syarat, pilihan_peraturan
from layanan.kueri.syarat import ringkas_syarat, syarat_dilepas, syarat_standar
from layanan.models import VersiStandar
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layanan.models import Persyaratan

BANYAK_DILEPAS = 50
KEPALA_CSV = ("Layanan", "Syarat", "Wajib", "Dasar hukum disebut", "Ditinjau", "Sudah dimiliki")


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def standar_syarat(request: PetugasRequest, pk: int) -> HttpResponse:
    """Read what a service asks for and what was reviewed; sekdes and admin write those of a draft."""
    standar = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    menyunting = standar.status == VersiStandar.Status.DRAF and request.user.berperan(*PENYUNTING)
    syarat = syarat_standar(standar)
    isian: Any = None
    serempak: Any = None
    if menyunting or request.method == "POST":
        isian, serempak = _isian(request, syarat)
    isi = {"serempak": serempak}
    if request.method == "POST" and all([isian.is_valid(), serempak.is_valid()]):
        baris, semula = list(isian.terpakai()), request.POST.get("semula", "")
        if kerjakan(request, lambda: simpan_syarat(standar, baris, pelaku=request.user, semula=semula)):
            messages.success(request, "Persyaratan disimpan.")
        elif menyunting:
            return render(request, "layanan/standar_syarat.html", isi | _konteks(standar, syarat, isian))
        return redirect("layanan:standar_syarat", pk=pk)
    return render(request, "layanan/standar_syarat.html", isi | _konteks(standar, syarat, isian))


def _isian(request: PetugasRequest, syarat: Sequence[Persyaratan]) -> tuple[Any, Any]:
    """The rows, and the boxes that answer for all of them."""
    data = request.POST if request.method == "POST" else None
    awal = awal_syarat(syarat) if data is None else []
    peraturan = pilihan_peraturan()
    serempak = SerempakForm(data, peraturan=peraturan)
    sudah = [satu.pk for satu in syarat if satu.ditinjau_pada and satu.dasar_id]
    bagi = {"peraturan": peraturan, "serempak": serempak.serempak(sudah)}
    return SyaratSet(data, initial=awal, form_kwargs=bagi), serempak


def _konteks(standar: VersiStandar, syarat: Sequence[Persyaratan], isian: Any) -> dict[str, Any]:
    kode = standar.layanan.kode
    semua = kembar(ringkas_syarat(standar))
    milik = {str(satu.pk): satu for satu in syarat}
    return {
        "standar": standar,
        "syarat": syarat,
        "wajib": sum(satu.wajib for satu in syarat),
        "belum": sum(satu.ditinjau_pada is None for satu in syarat),
        "tanpa_dasar": sum(satu.dasar_id is None for satu in syarat),
        "kembar": [satu for satu in semua if kode in satu.kode and satu.jenis != "sering"],
        "dilepas": syarat_dilepas(standar.layanan_id)[:BANYAK_DILEPAS],
        "draf": _draf(standar) if isian is None else None,
        "isian": isian,
        "baris": [(f, milik.get(str(f["pk"].value()))) for f in isian.forms] if isian is not None else [],
    }


def _draf(standar: VersiStandar) -> int | None:
    """The draft of the same service, if there is another one than this."""
    lain = VersiStandar.objects.filter(layanan=standar.layanan_id, status=VersiStandar.Status.DRAF)
    return lain.exclude(pk=standar.pk).values_list("pk", flat=True).first()


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def syarat_banding(request: PetugasRequest) -> HttpResponse:
    """What all services ask for: who asks for most, what is asked for twice, what an office has already."""
    daftar = ringkas_syarat()
    semua = kembar(daftar)
    konteks = {
        "beban": beban(daftar),
        "banyak": len(daftar),
        "belum": sum(not satu.ditinjau for satu in daftar),
        "kembar": [satu for satu in semua if satu.jenis != "sering"],
        "sering": [satu for satu in semua if satu.jenis == "sering"],
        "dimiliki": [satu for satu in daftar if satu.dimiliki_oleh],
        "dilepas": syarat_dilepas()[:BANYAK_DILEPAS],
    }
    return render(request, "layanan/syarat_banding.html", konteks)


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def syarat_csv(request: PetugasRequest) -> HttpResponse:
    """Every requirement as a row, for a spreadsheet."""
    baris = [
        (
            satu.layanan,
            satu.nama,
            _ya(satu.wajib),
            _ya(satu.berdasar),
            _ya(satu.ditinjau),
            satu.dimiliki_oleh,
        )
        for satu in ringkas_syarat()
    ]
    kepala = {"Content-Disposition": 'attachment; filename="persyaratan-layanan.csv"'}
    isi = tulis_csv(KEPALA_CSV, baris)
    return HttpResponse(isi, content_type="text/csv; charset=utf-8", headers=kepala)


def _ya(nilai: bool) -> str:  # noqa: FBT001 -- a word for a cell
    return "ya" if nilai else "belum"
