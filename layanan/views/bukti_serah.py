"""The proof of a hand-over as a picture, for the handling officers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.peran import MEJA
from layanan.alur.bukti_serah import lihat_bukti
from layanan.forms.bukti_serah import BuktiSerahForm
from layanan.models import BuktiSerah

if TYPE_CHECKING:
    from typing import Any

    from layanan.models import Permohonan


@never_cache
@perlu_peran(*MEJA)
@require_safe
def bukti_serah(request: PetugasRequest, pk: int) -> HttpResponse:
    """The signature or photo; looking is written down."""
    satu = get_object_or_404(BuktiSerah, penyerahan__permohonan=pk)
    try:
        gambar = lihat_bukti(satu, pelaku=request.user)
    except Ditolak:
        messages.error(request, "Bukti ini sudah dimusnahkan.")
        return redirect("layanan:permohonan_rinci", pk=pk)
    kepala = {"Content-Disposition": 'inline; filename="bukti.jpg"'}
    return HttpResponse(gambar, content_type="image/jpeg", headers=kepala)


def form_bukti(request: PetugasRequest) -> BuktiSerahForm | None:
    """The form as it was sent, where the office keeps proofs."""
    if Fitur.Kode.BUKTI_SERAH not in fitur_menyala():
        return None
    return BuktiSerahForm(request.POST, request.FILES)


def konteks_bukti(permohonan: Permohonan) -> dict[str, Any]:
    """For the page of a request: the empty form before, what was kept after the hand-over."""
    if permohonan.tahap == permohonan.Tahap.SIAP and Fitur.Kode.BUKTI_SERAH in fitur_menyala():
        return {"bukti_form": BuktiSerahForm()}
    if permohonan.tahap == permohonan.Tahap.SELESAI:
        return {"bukti_ada": BuktiSerah.objects.filter(penyerahan__permohonan=permohonan).first()}
    return {}
