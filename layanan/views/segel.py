"""The village's sealing key on the phone of whoever signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bungah.dasar import pembatas
from bungah.dasar.akses import di_hp_sendiri
from bungah.dasar.formulir import Formulir
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.naik import NaikForm
from bungah.naskah.segel import NAMA, ada_di_hp, kunci_berlaku, pasang_di_hp
from layanan.kueri.kotak import jenis_bersegel
from layanan.views.kotak import PENGESAH

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.naskah.models import KunciSegel

BATAS_SALAH = 5  # wrong passphrases of one address in a quarter hour or two


class SandiKunciForm(Formulir):
    """The passphrase from the safe."""

    sandi = forms.CharField(
        label="Kata sandi kunci desa",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Tertulis di kertas di brankas kantor.",
    )


@perlu_peran(*PENGESAH)
@never_cache
@sensitive_post_parameters("sandi", "pin")
@require_http_methods(["GET", "HEAD", "POST"])
def kunci_segel(request: PetugasRequest) -> HttpResponse:
    """Which key seals, whether this phone holds it; on a trusted phone: the form that puts it there."""
    kunci = kunci_berlaku()
    di_hp = di_hp_sendiri(request, request.user)
    kirim = request.POST if request.method == "POST" and di_hp and kunci else None
    form, naik_form = SandiKunciForm(kirim), NaikForm(request, kirim, segel=True)
    if kunci and form.is_valid() and naik_form.is_valid() and _pasang(request, kunci, form, naik_form):
        messages.success(request, "Kunci segel baru saja dipasang.")
        return redirect("layanan:kunci_segel")
    menyala = Fitur.Kode.SEGEL in fitur_menyala()
    data = {
        "kunci": kunci,
        "sidik": [kunci.sidik[awal : awal + 4] for awal in range(0, 64, 4)] if kunci else [],
        "menyala": menyala,
        "kata_jenis": _kata_jenis(menyala=menyala),
        "di_hp": di_hp,
        "terpasang": ada_di_hp(kunci, getattr(request, "perangkat", None)),
        "nama_segel": NAMA,
        "form": form,
        "naik_form": naik_form,
    }
    return render(request, "layanan/kunci_segel.html", data)


def _kata_jenis(*, menyala: bool) -> str:
    """What this key seals now, by name; never a promise that no kind of letter keeps."""
    if not menyala:
        return "Segel belum dinyalakan, jadi surat tetap ditandatangani basah."
    if jenis := jenis_bersegel():
        return f"Disegel begitu Anda setujui: {', '.join(jenis)}. Yang lain tetap ditandatangani basah."
    return (
        "Belum ada jenis surat yang boleh disegel, jadi surat tetap ditandatangani basah. "
        "Sekretaris desa mengaturnya di Data acuan, Jenis surat, “sah dengan”."
    )


def _pasang(request: PetugasRequest, kunci: KunciSegel, form: SandiKunciForm, naik_form: NaikForm) -> bool:
    hitung = pembatas.kunci_alamat(request, "segel")
    if pembatas.penuh(hitung, batas=BATAS_SALAH):
        form.add_error("sandi", "Terlalu banyak percobaan. Tunggu setengah jam, lalu coba lagi.")
        return False
    perangkat = getattr(request, "perangkat", None)
    if perangkat is None or naik_form.naik is None:
        return False
    try:
        pasang_di_hp(
            kunci,
            perangkat=perangkat,
            pengguna=request.user,
            sandi=form.cleaned_data["sandi"],
            rahasia=naik_form.naik.rahasia,
        )
    except Ditolak as tolak:
        pembatas.meleset(hitung)
        form.add_error("sandi", str(tolak))
        return False
    return True
