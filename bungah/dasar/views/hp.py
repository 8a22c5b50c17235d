"""An official's own phone: trust it once, let it go, and the codes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bungah.dasar import alur_hp
from bungah.dasar.akses import di_hp_sendiri
from bungah.dasar.forms import HpForm, KodeCetakForm
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import perlu_peran
from bungah.dasar.models import Perangkat
from bungah.dasar.naik import catat_naik, cocokkan_kode, kode_latihan, punya_kode
from bungah.dasar.nilai import tampilkan_kode
from bungah.dasar.peran import Peran
from bungah.dasar.qr import qr_layar
from bungah.dasar.views.perangkat import tempel_tanda

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.dasar.izin import PetugasRequest

PENGESAH: Final = (Peran.KADES, Peran.SEKDES, Peran.PETUGAS_LAYANAN)  # who may agree to a letter by phone
SIAPA_SAJA: Final = tuple(Peran)


@perlu_peran(*PENGESAH)
@never_cache
@sensitive_post_parameters("kode")
@require_http_methods(["GET", "HEAD", "POST"])
def hp(request: PetugasRequest) -> HttpResponse:
    """The phones I am trusted on; on a phone that is not yet: the form that makes it one."""
    orang: Any = request.user
    bisa = _bisa_dipercaya(request)
    kirim = request.POST if request.method == "POST" and bisa else None
    formulir = HpForm(kirim, tanya_kode=not orang.is_verified())
    if formulir.is_valid():
        try:
            return _percayai(request, formulir)
        except Ditolak as tolak:
            formulir.add_error("kode" if "kode" in formulir.fields else "nama", str(tolak))
    data = {
        "form": formulir,
        "daftar": alur_hp.hp_dipercaya(orang),
        "bisa": bisa,
        "di_hp": di_hp_sendiri(request, orang),
        "punya_kode": punya_kode(orang),
        "kode_latihan": kode_latihan(request, orang) if "kode" in formulir.fields else "",
        "qr": qr_layar(request.build_absolute_uri(reverse("dasar:hp")), keterangan="Alamat halaman ini"),
    }
    return render(request, "dasar/hp.html", data)


def _bisa_dipercaya(request: PetugasRequest) -> bool:
    """True unless this is a device of the office, or a phone that is trusted already."""
    return getattr(request, "perangkat", None) is None and Peran.ADMIN not in request.user.peran()


def _percayai(request: PetugasRequest, formulir: HpForm) -> HttpResponse:
    if "kode" in formulir.fields:
        cara, _ = cocokkan_kode(request, request.user, formulir.cleaned_data["kode"])
        catat_naik(request, cara)
    satu, tanda = alur_hp.percayai_hp(request.user, nama=formulir.cleaned_data["nama"])
    messages.success(request, f"{satu.nama} dipercaya. Mulai sekarang di HP ini cukup PIN Anda.")
    return tempel_tanda(redirect("dasar:hp"), tanda)


@perlu_peran(*PENGESAH)
@require_POST
def hp_lepas(request: PetugasRequest, pk: int) -> HttpResponse:
    """Stop trusting one of my phones."""
    satu = get_object_or_404(Perangkat, pk=pk, pemilik=request.user)
    alur_hp.lepas_hp(satu, pelaku=request.user)
    messages.success(request, f"{satu.nama} tidak dipercaya lagi.")
    return redirect("dasar:hp")


@perlu_peran(*SIAPA_SAJA)
@never_cache
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def kode_cetak(request: PetugasRequest) -> HttpResponse:
    """Ten codes for paper, shown once on the page that answers this form."""
    formulir = KodeCetakForm(request, request.POST if request.method == "POST" else None)
    kode = alur_hp.kode_cetak_baru(request.user) if formulir.is_valid() else []
    sisa = alur_hp.sisa_kode_cetak(request.user)
    data = {
        "form": formulir,
        "kode": [tampilkan_kode(satu) for satu in kode],
        "kata_sisa": f"Masih ada {sisa} kode lama. Begitu dibuat baru, yang lama tidak berlaku."
        if sisa
        else "",
        "hari": timezone.localdate(),
    }
    return render(request, "dasar/kode_cetak.html", data)
