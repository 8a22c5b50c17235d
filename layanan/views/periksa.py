"""The check by a second person: what waits, one paper with its three ticks, and its story on the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.nilai import pukul, tanggal_surat
from bungah.naskah.cetak import CetakGagal
from layanan.alur.periksa import luluskan, pulangkan
from layanan.alur.permohonan import PENULIS
from layanan.cetak.periksa import sidik_berkas
from layanan.forms.periksa import PeriksaForm
from layanan.kueri.periksa import (
    berkas_pemeriksaan,
    pemeriksaan_terbuka,
    riwayat_periksa,
    sebab_bukan_pemeriksa,
)
from layanan.models import Pernyataan, Surat

if TYPE_CHECKING:
    from django.http import HttpResponse

    from bungah.dasar.models import Pengguna
    from layanan.models import PemeriksaanSurat

BANYAK = 50


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def periksa_daftar(request: PetugasRequest) -> HttpResponse:
    """Papers that wait for a second person, this officer's own first."""
    semua = list(pemeriksaan_terbuka()[: BANYAK + 1])
    baris = [_baris(satu, request.user) for satu in semua[:BANYAK]]
    konteks = {
        "giliran": [satu for satu in baris if not satu["sebab"]],
        "lain": [satu for satu in baris if satu["sebab"]],
        "lebih": len(semua) > BANYAK,
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/periksa_daftar.html", konteks)


def _baris(satu: PemeriksaanSurat, orang: Pengguna) -> dict[str, Any]:
    berkas = berkas_pemeriksaan(satu)
    return {
        "periksa": satu,
        "berkas": berkas,
        "permohonan": berkas.permohonan,
        "penulis": ", ".join(str(p) for p in berkas.penulis.all()),
        "sebab": sebab_bukan_pemeriksa(berkas, orang),
    }


@never_cache
@perlu_peran(*PENULIS)
@require_http_methods(["GET", "HEAD", "POST"])
def periksa_surat(request: PetugasRequest, pk: int) -> HttpResponse:
    """One paper as it will be printed: three ticks number it, a note sends it back."""
    satu = pemeriksaan_terbuka().filter(pk=pk).first()
    if satu is None:
        messages.info(request, "Surat itu tidak menunggu pemeriksaan lagi.")
        return redirect("layanan:periksa_daftar")
    form = PeriksaForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        kembali = "kembali" in request.POST
        if form.periksa_keputusan(kembali=kembali) and (
            jawab := _putuskan(request, satu, form, kembali=kembali)
        ):
            return jawab
    berkas = berkas_pemeriksaan(satu)
    bernomor = isinstance(berkas, Surat) and berkas.register is not None
    konteks = _baris(satu, request.user) | {
        "form": form,
        "berubah": sidik_berkas(berkas) != satu.sidik_isi,
        "surat": berkas if isinstance(berkas, Surat) else None,
        "isian": _isian(berkas) if isinstance(berkas, Pernyataan) else [],
        "rangkap": f"Jumlah rangkap benar: {berkas.salinan}" if isinstance(berkas, Surat) else "",
        "syarat": berkas.permohonan.berkas.select_related("persyaratan").exclude(keadaan="belum"),
        "bernomor": bernomor,
        "kata_cocok": "Cocok, ajukan lagi" if bernomor else "Cocok, beri nomor",
    }
    return render(request, "layanan/periksa_surat.html", konteks)


def _isian(berkas: Pernyataan) -> list[tuple[str, str]]:
    return [(satu.label, berkas.isian.get(satu.nama, "")) for satu in berkas.templat.kolom.all()]


def _putuskan(
    request: PetugasRequest, satu: PemeriksaanSurat, form: PeriksaForm, *, kembali: bool
) -> HttpResponse | None:
    """Pass it or send it back; None: the form says what is wrong."""
    asal = berkas_pemeriksaan(satu)
    permohonan = asal.permohonan_id
    try:
        if kembali:
            pulangkan(satu, catatan=form.cleaned_data["catatan"], pelaku=request.user)
            bernomor = isinstance(asal, Surat) and asal.register is not None
            kata = "Nomornya tetap milik surat itu." if bernomor else "Belum ada nomor yang terpakai."
            messages.success(request, f"Dikembalikan ke penulisnya. {kata}")
            return redirect("layanan:periksa_daftar")
        berkas = luluskan(satu, butir=form.butir(), pelaku=request.user, **form.waktu())
    except CetakGagal as gagal:
        messages.error(request, f"{gagal} Pemeriksaannya tersimpan; tekan Ajukan sekali lagi.")
    except (SudahBerubah, TidakBerwenang) as tolak:
        messages.error(request, str(tolak))
    except Ditolak as tolak:
        messages.error(request, f"Pemeriksaannya tersimpan. {tolak}")
    else:
        if not isinstance(berkas, Surat):
            messages.success(request, "Sudah diperiksa. Pernyataan dicatat setelah ditandatangani warga.")
            return redirect("layanan:permohonan_rinci", pk=permohonan)
        messages.success(request, "Surat bernomor. Cetak, lalu taruh di tumpukan tanda tangan.")
    return redirect("layanan:surat_periksa", pk=permohonan) if satu.surat else None


def konteks_periksa(surat: Surat | None) -> dict[str, Any]:
    """Checks of a request's letter, as the component ``linimasa`` draws them."""
    if surat is None:
        return {}
    return {"linimasa_periksa": [_linimasa(satu) for satu in riwayat_periksa(surat)]}


def _penanda_sendiri(satu: PemeriksaanSurat) -> bool:
    """The one who signs ticked it without a sheet of paper: on the phone, with the seal."""
    register = satu.surat.register if satu.surat else None
    penanda = register.penanda if register else None
    return penanda is not None and penanda.pengguna_id == satu.diperiksa_oleh_id


def _linimasa(satu: PemeriksaanSurat) -> dict[str, str]:
    if not satu.hasil:
        saat = f"{tanggal_surat(satu.diminta_pada)}, {pukul(satu.diminta_pada)}"
        siapa = "Kepala Desa di lembar pengantar" if satu.cara else "orang kedua"
        return {
            "label": f"Menunggu diperiksa {siapa}",
            "keadaan": "sekarang",
            "keterangan": f"diminta {saat} · {satu.diminta_oleh}",
        }
    saat = f"{tanggal_surat(satu.diperiksa_pada)}, {pukul(satu.diperiksa_pada)}"  # type: ignore[arg-type]
    oleh = f"{satu.get_cara_display()} · {satu.diperiksa_oleh}"
    if satu.cara == satu.Cara.LEMBAR:
        oleh = f"{satu.get_cara_display()}, dicatat {satu.diperiksa_oleh}"
        if _penanda_sendiri(satu):
            oleh = f"{satu.diperiksa_oleh} di HP, sebelum menyegel"
    cocok = satu.hasil == satu.Hasil.COCOK
    return {
        "label": "Diperiksa: identitas, ejaan, rangkap cocok" if cocok else "Dikembalikan pemeriksa",
        "keadaan": "sudah",
        "keterangan": " · ".join(filter(None, [saat, oleh, satu.catatan])),
    }
