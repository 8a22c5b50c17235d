"""The steps of a standard: what is wrong with them stands beside each; a draft is edited here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import profil
from bungah.naskah.keterbacaan import Batas
from kepegawaian.models import Jabatan
from layanan.alur.bagan import PEMBACA_STANDAR, PENYUNTING, simpan_langkah
from layanan.aturan.bagan import menit_terlama, serah_terima
from layanan.aturan.nama_dinding import saran_dinding
from layanan.aturan.periksa_bagan import periksa_bagan
from layanan.forms.langkah import LangkahSet, awal_langkah, banyak_jalan
from layanan.kueri.bagan import simpul_standar
from layanan.models import VersiStandar
from layanan.views.jawab import kerjakan

if TYPE_CHECKING:
    from django.http import HttpResponse


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def standar_langkah(request: PetugasRequest, pk: int) -> HttpResponse:
    """Read the steps with their findings; sekdes and admin write those of a draft."""
    standar = get_object_or_404(VersiStandar.objects.select_related("layanan"), pk=pk)
    menyunting = standar.status == VersiStandar.Status.DRAF and request.user.berperan(*PENYUNTING)
    isian: Any = _isian(request, standar) if menyunting or request.method == "POST" else None
    if request.method == "POST" and isian.is_valid():
        baris = [satu.baris() for satu in isian.terpakai()]
        semula = request.POST.get("semula", "")
        if kerjakan(request, lambda: simpan_langkah(standar, baris, pelaku=request.user, semula=semula)):
            messages.success(request, "Langkah disimpan.")
        elif menyunting:  # somebody was faster: what was typed stays, and names the new state
            return render(request, "layanan/standar_langkah.html", _konteks(standar, isian))
        return redirect("layanan:standar_langkah", pk=pk)
    return render(request, "layanan/standar_langkah.html", _konteks(standar, isian))


def _isian(request: PetugasRequest, standar: VersiStandar) -> Any:
    """The boxes: filled from the draft, or as they were sent, whatever the draft holds by now."""
    data = request.POST if request.method == "POST" else None
    awal = awal_langkah(standar) if data is None else []
    pilihan = {
        "jabatan": list(Jabatan.objects.values_list("pk", "nama")),
        "jalan": banyak_jalan(awal, data),
    }
    return LangkahSet(data, initial=awal, form_kwargs=pilihan)


def _konteks(standar: VersiStandar, isian: Any) -> dict[str, Any]:
    simpul = simpul_standar(standar)
    temuan = periksa_bagan(
        simpul,
        bersurat=standar.layanan.jenis_surat.surat().exists(),
        menit_janji=standar.menit,
        produk=standar.produk,
    )
    saran = saran_dinding(simpul, Batas(profil().jarak_baca_mm))
    per_langkah = [(satu, [t for t in (*temuan, *saran) if t.urut == satu.urut]) for satu in simpul]
    return {
        "standar": standar,
        "angka": (len(simpul), serah_terima(simpul), menit_terlama(simpul)),
        "umum": [satu for satu in temuan if satu.urut is None],
        "salah": sum(satu.berat == "salah" for satu in temuan),
        "simpul": per_langkah,
        "isian": isian,
        "baris": _sejajar(isian, per_langkah),
    }


def _sejajar(isian: Any, per_langkah: list[tuple[Any, Any]]) -> list[tuple[Any, Any, bool, bool]]:
    """Each form, the findings of its step (none once it was sent), is it the draft's, is it open."""
    if isian is None:
        return []
    temuan = [] if isian.is_bound else [daftar for _, daftar in per_langkah]
    ada, hasil = isian.initial_form_count(), []
    for n, satu in enumerate(isian.forms):
        kata = temuan[n] if n < len(temuan) else []
        baru = isian.is_bound and n >= ada and satu.has_changed()
        salah = any(t.berat == "salah" for t in kata)
        hasil.append((satu, kata, n < ada, bool(satu.errors) or salah or baru))
    return hasil
