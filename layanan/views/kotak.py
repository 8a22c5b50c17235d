"""The signer's inbox on a phone: read the very bytes, agree to one or to twenty, send back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur
from bungah.dasar.naik import Naik, NaikForm
from bungah.dasar.nilai import pukul, tanggal_surat
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal, siagakan_segel
from bungah.naskah.lembar import baca, banyak_halaman
from bungah.naskah.models import NaskahIsi
from bungah.naskah.segel import buka_dari_hp
from layanan.alur.permohonan import PENULIS
from layanan.alur.segel import BANYAK_DI_HP, Hasil, KunciTerbuka, sahkan_di_hp
from layanan.alur.surat import kembalikan_surat
from layanan.forms.permohonan import CatatanForm
from layanan.kueri.kotak import Menunggu, bisa_disegel, kotak_milik, kunci_di_sini
from layanan.kueri.permohonan import pengaju
from layanan.views.jawab import kerjakan
from layanan.views.surat import surat_atau_404

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from bungah.naskah.models import KunciSegel

PENGESAH = (Peran.KADES, Peran.SEKDES, Peran.PETUGAS_LAYANAN)  # each sees only letters in their own name
BANYAK_TAMPIL = 30


def _perlu_hp() -> None:
    if Fitur.Kode.SETUJU_HP not in fitur_menyala():
        raise Http404


@never_cache
@perlu_peran(*PENGESAH)
@sensitive_post_parameters("pin", "kode")
@require_http_methods(["GET", "HEAD", "POST"])
def kotak(request: PetugasRequest) -> HttpResponse:
    """What waits in my name, oldest first; tick up to twenty and agree to them in one act."""
    _perlu_hp()
    daftar = kotak_milik(request.user, BANYAK_TAMPIL)
    belum = [satu for satu in daftar if not satu.surat.disetujui]
    bisa = [satu for satu in belum if not satu.sebab][:BANYAK_DI_HP]
    kirim = request.POST if request.method == "POST" else None
    kunci = kunci_di_sini(request)
    if kunci and kirim is None and bisa:
        siagakan_segel()
    form = _form_naik(request, bisa, kunci, kirim)
    dipilih = _dipilih(request)
    if kirim is not None and not dipilih:
        messages.error(request, "Centang dulu surat yang disetujui.")
    elif kirim is not None and form.is_valid() and form.naik is not None:
        _sahkan(request, dipilih, form.naik, kunci)
        return redirect("layanan:kotak")
    konteks = {
        "bisa": bisa,
        "lain": [satu for satu in belum if satu not in bisa],
        "banyak_lagi": sum(1 for satu in belum if not satu.sebab) > BANYAK_DI_HP,
        "setuju": [satu.surat for satu in daftar if satu.surat.disetujui],
        "banyak": len(belum),
        "kata_semua": f"Setujui semua ({len(bisa)})" if len(bisa) > 1 else "Setujui surat ini",
        "dipilih": {f"{pk}:{sha}" for pk, sha in dipilih.items()},
        "kunci": kunci,
        "kades": request.user.berperan(Peran.KADES),
        "naik_form": form,
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/kotak.html", konteks)


def _dipilih(request: PetugasRequest) -> dict[int, str]:
    """Letters that were ticked, with the hash of the bytes that were shown; junk is nobody's letter."""
    nama = "tampil" if "semua" in request.POST else "surat"
    pasang = [satu.partition(":") for satu in request.POST.getlist(nama)[:BANYAK_TAMPIL]]
    return {int(pk): sha[:64] for pk, _, sha in pasang if pk.isascii() and pk.isdigit() and len(pk) < 16}  # noqa: PLR2004 -- ids have fewer digits


def _form_naik(
    request: PetugasRequest, daftar: list[Menunggu], kunci: KunciSegel | None, kirim: Any
) -> NaikForm:
    """The proof this act needs; with the phone's secret when something may be sealed here."""
    segel = kunci is not None and any(bisa_disegel(satu.surat) for satu in daftar)
    return NaikForm(request, kirim, segel=segel)


def _sahkan(
    request: PetugasRequest, pilihan: Mapping[int, str], naik: Naik, kunci: KunciSegel | None
) -> bool:
    """Agree, and say on the next page what became of each letter."""
    try:
        hasil = sahkan_di_hp(pilihan, pelaku=request.user, naik=naik, terbuka=_terbuka(kunci, naik))
    except (Ditolak, CetakGagal) as gagal:
        messages.error(request, str(gagal))
        return False
    _kabarkan(request, hasil)
    return not hasil.gagal


def _terbuka(kunci: KunciSegel | None, naik: Naik) -> KunciTerbuka | None:
    if kunci is None or not naik.rahasia:
        return None
    return KunciTerbuka(kunci, buka_dari_hp(kunci, perangkat=naik.perangkat, rahasia=naik.rahasia))


def _kabarkan(request: PetugasRequest, hasil: Hasil) -> None:
    if hasil.segel:
        messages.success(request, f"{len(hasil.segel)} surat disegel dan siap diambil.")
    if hasil.setuju:
        messages.success(request, f"{len(hasil.setuju)} surat disetujui. Tanda tangan basah menyusul.")
    for surat, sebab in hasil.gagal:
        messages.error(request, f"Surat {surat}: {sebab}")


@never_cache
@perlu_peran(*PENGESAH)
@require_safe
def kotak_surat(request: PetugasRequest, pk: int) -> HttpResponse:
    """One letter with the very file, who wrote it, the promised time, and two deeds within thumb reach."""
    _perlu_hp()
    return _halaman_surat(request, pk, None)


def _halaman_surat(request: PetugasRequest, pk: int, kirim: Any) -> HttpResponse:
    daftar = kotak_milik(request.user, BANYAK_TAMPIL)
    satu = next((s for s in daftar if s.surat.permohonan_id == pk), None)
    if satu is None:
        messages.info(request, "Surat itu tidak menunggu tanda tangan Anda lagi.")
        return redirect("layanan:kotak")
    kunci = kunci_di_sini(request)
    form = _form_naik(request, [satu], kunci, kirim)
    if kirim is not None and form.is_valid() and form.naik is not None:
        sha256 = request.POST.get("sha256", "")[:64]
        if not _sahkan(request, {satu.surat.pk: sha256}, form.naik, kunci):
            return redirect("layanan:kotak_surat", pk=pk)
        berikut = next((s.surat for s in daftar if s != satu and not s.sebab and not s.surat.disetujui), None)
        return (
            redirect("layanan:kotak_surat", pk=berikut.permohonan_id)
            if berikut
            else redirect("layanan:kotak")
        )
    belum = [s for s in daftar if not s.surat.disetujui]  # as the list counts them
    konteks = _konteks_surat(satu) | {
        "urut": belum.index(satu) + 1 if satu in belum else 0,
        "jumlah": len(belum),
        "naik_form": form,
    }
    konteks["disegel"] = kunci is not None and bisa_disegel(satu.surat)
    return render(request, "layanan/kotak_surat.html", konteks)


def _konteks_surat(satu: Menunggu) -> dict[str, Any]:
    surat = satu.surat
    isi, pemeriksa = NaskahIsi.objects.get(pk=surat.isi_terakhir), pengaju(surat.permohonan)
    return {
        "surat": surat,
        "sebab": satu.sebab,
        "permohonan": surat.permohonan,
        "berkas": surat.permohonan.berkas.select_related("persyaratan").exclude(keadaan="belum"),
        "sha256": isi.sha256,
        "halaman": range(1, banyak_halaman(bytes(isi.isi)) + 1),
        "teks": baca(bytes(isi.isi)),
        "kata_penulis": ", ".join(str(orang) for orang in surat.penulis.all()),
        "kata_pengaju": f"diajukan {pemeriksa.ditutup_oleh} {pukul(pemeriksa.selesai)}"
        if pemeriksa and pemeriksa.selesai
        else "",
        "janji": _kata_janji(surat.permohonan.jatuh_tempo),
        "sekarang": timezone.now(),
    }


def _kata_janji(janji: datetime | None) -> str:
    """The promised time, with its day when that is not today."""
    if janji is None:
        return ""
    hari = timezone.localdate(janji)
    return pukul(janji) if hari == timezone.localdate() else f"{tanggal_surat(hari)} {pukul(janji)}"


@never_cache
@perlu_peran(*PENGESAH)
@sensitive_post_parameters("pin", "kode")
@require_POST
def kotak_setujui(request: PetugasRequest, pk: int) -> HttpResponse:
    """Agree to the bytes that were shown; the next letter opens."""
    _perlu_hp()
    surat_atau_404(pk)
    return _halaman_surat(request, pk, request.POST)


@never_cache
@perlu_peran(Peran.KADES, *PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def kotak_kembalikan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Return a letter with a reason; it keeps its number. From the phone, or noted on the cover sheet."""
    surat = surat_atau_404(pk)
    form = CatatanForm(request.POST if request.method == "POST" else None)
    form.fields["catatan"].error_messages["required"] = "Tulis apa yang perlu diperbaiki."
    kades = request.user.berperan(Peran.KADES)
    if form.is_bound and form.is_valid():
        alasan = form.cleaned_data["catatan"]
        if kerjakan(request, lambda: kembalikan_surat(surat, pelaku=request.user, alasan=alasan)):
            messages.success(request, f"Surat {surat} dikembalikan untuk diperbaiki.")
        return redirect("layanan:kotak" if kades else "layanan:tumpukan")
    konteks = {
        "surat": surat,
        "permohonan": surat.permohonan,
        "form": form,
        "kembali": reverse("layanan:kotak_surat" if kades else "layanan:permohonan_rinci", args=[pk]),
    }
    return render(request, "layanan/kotak_kembalikan.html", konteks)
