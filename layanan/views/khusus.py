"""Special handling of a request: ask for it, agree to it, show it in the timeline (R031)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import hanya_tampak, pukul, tanggal_surat
from bungah.dasar.peran import MEJA
from layanan.alur.khusus import PENYETUJU, USAI, minta_khusus, setujui_khusus
from layanan.forms.permohonan import CatatanForm
from layanan.models import Permohonan
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.dasar.models import Pengguna
    from layanan.models import PenangananKhusus


def konteks_khusus(permohonan: Permohonan, orang: Pengguna) -> dict[str, Any]:
    """The mark on this request, its rows of the timeline, and what this person may do about it."""
    satu: PenangananKhusus | None = getattr(permohonan, "khusus", None)  # joined by ``rinci``
    menunggu = satu is not None and satu.disetujui_pada is None
    boleh_setuju = menunggu and satu is not None and satu.diminta_oleh_id != orang.pk
    return {
        "khusus": satu,
        "linimasa_khusus": _linimasa(satu) if satu else [],
        "khusus_form": CatatanForm(auto_id="id_khusus_%s"),
        "boleh_minta_khusus": satu is None and orang.berperan(*MEJA) and permohonan.tahap not in USAI,
        "boleh_setuju_khusus": boleh_setuju and orang.berperan(*PENYETUJU),
    }


def _linimasa(satu: PenangananKhusus) -> list[dict[str, str]]:
    """Asked for and agreed to, as the component ``linimasa`` draws them."""
    minta = f"{tanggal_surat(satu.diminta_pada)}, {pukul(satu.diminta_pada)} · {satu.diminta_oleh}"
    baris = [
        {"label": "Penanganan khusus diminta", "keadaan": "sudah", "keterangan": f"{minta} · {satu.alasan}"}
    ]
    if satu.disetujui_pada is None:
        return [*baris, {"label": "Persetujuan penanganan khusus", "keadaan": "sekarang", "keterangan": ""}]
    setuju = f"{tanggal_surat(satu.disetujui_pada)}, {pukul(satu.disetujui_pada)} · {satu.disetujui_oleh}"
    return [*baris, {"label": "Penanganan khusus disetujui", "keadaan": "sudah", "keterangan": setuju}]


@perlu_peran(*MEJA)
@require_POST
def khusus_minta(request: PetugasRequest, pk: int) -> HttpResponse:
    """The desk marks the request, with a reason."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    alasan = hanya_tampak(request.POST.get("catatan", ""))[:200]
    if kerjakan(request, lambda: minta_khusus(permohonan, alasan=alasan, pelaku=request.user)):
        messages.success(request, "Diminta. Menunggu persetujuan Sekretaris Desa atau Kepala Desa.")
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*PENYETUJU)
@require_POST
def khusus_setujui(request: PetugasRequest, pk: int) -> HttpResponse:
    """Sekdes or kepala desa agrees."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    if kerjakan(request, lambda: setujui_khusus(permohonan, pelaku=request.user)):
        messages.success(request, "Penanganan khusus disetujui.")
    return redirect("layanan:permohonan_rinci", pk=pk)
