"""The desk lays what came from home beside the papers, and registers with what fits, in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar import brankas
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.kueri import kalender_kerja, salam
from bungah.dasar.models import Warga
from bungah.dasar.nilai import samarkan_nik
from bungah.dasar.peran import MEJA
from layanan.alur.antrean import KantorTutup
from layanan.alur.isian import ALUR_ISIAN, SUDAH, Bandingan, cocokkan, hapus_isian, kunjungan_untuk
from layanan.alur.permohonan import IsianPendaftaran
from layanan.aturan.isian import DIRI, SURAT, SYARAT, keadaan_berkas, lengkapi_hasil
from layanan.forms.isian import CocokForm, HasilForm
from layanan.forms.permohonan import WargaForm
from layanan.forms.surat import IsianSuratForm
from layanan.kueri.isian import (
    bacakan,
    boleh_melihat,
    calon_warga,
    foto_isian,
    isian_kantor,
    permohonan_sudah,
)
from layanan.kueri.standar import standar_berlaku
from layanan.kueri.surat import templat_untuk
from layanan.models import FotoIsian
from layanan.views.jawab import kerjakan
from layanan.views.pendaftaran import sesudah_daftar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from layanan.models import IsianRumah, Kunjungan, Permohonan, VersiStandar

WARGA_BARU: Final = "baru"
LANGSUNG: Final = ("nama", "nik", "tanggal_lahir", "dusun", "rt", "rw", "alamat")
ANGKA_ID: Final = 18
PERBUATAN: Final = ("semua_sesuai", "sesuai")


def _isian(pk: int) -> IsianRumah:
    """What was sent for the place ``pk``.

    Raises:
        SudahBerubah: compared or destroyed meanwhile, or never sent.
    """
    isian = isian_kantor(pk)
    if isian is None:
        raise SudahBerubah(SUDAH)
    return isian


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def isian_cocok(request: PetugasRequest, pk: int) -> HttpResponse:
    """Photos and words beside each other; one button registers and destroys what came from home."""
    if request.method == "POST" and (lama := _sudah(request)):
        return redirect("layanan:permohonan_rinci", pk=lama.pk)
    isian = _isian(pk)
    if not boleh_melihat(isian, request.user):
        return render(request, "layanan/isian_pegang.html", {"isian": isian, "pesanan": isian.pesanan})
    standar = standar_berlaku(isian.pesanan.layanan)
    if standar is None:
        raise Http404
    isi = bacakan(isian)
    calon = calon_warga(isi.get(DIRI, {}))
    warga = _warga(request, calon)
    forms = _forms(request, isian, isi, standar, warga)
    if all(satu.is_bound and satu.is_valid() for satu in forms.values()):
        try:
            permohonan = _daftarkan(request, isian, forms)
        except KantorTutup as tutup:
            forms["minta"].add_error("alasan_luar_jam", str(tutup))
        except Ditolak as tolak:
            forms["minta"].add_error(None, str(tolak))
        else:
            messages.success(request, "Sudah dicocokkan. Isian dan foto dari rumah sudah dihapus.")
            return sesudah_daftar(request, permohonan, forms["orang"].peringatan)
    kunjungan = kunjungan_untuk(isian, request.user)
    konteks = {**_konteks(isian, isi, forms, kunjungan), "warga": warga, "calon": calon}
    return render(request, "layanan/isian_cocok.html", konteks)


def _sudah(request: HttpRequest) -> Permohonan | None:
    """The request this very page made before: pressed twice, or the back button."""
    form = CocokForm(request.POST)
    form.full_clean()
    kunci = form.cleaned_data.get("kunci")
    return permohonan_sudah(kunci) if kunci else None


def _warga(request: HttpRequest, calon: list[tuple[Warga, bool]]) -> Warga:
    """The resident chosen on the page; before that the one whom two facts name, else a new person."""
    pilih = request.POST.get("warga") or request.GET.get("warga") or ""
    if pilih.isascii() and pilih.isdigit() and len(pilih) <= ANGKA_ID:
        return get_object_or_404(Warga, pk=int(pilih))
    pasti = [satu for satu, yakin in calon if yakin]
    return pasti[0] if len(pasti) == 1 and pilih != WARGA_BARU else Warga()


def _forms(
    request: HttpRequest, isian: IsianRumah, isi: Mapping[str, Any], standar: VersiStandar, warga: Warga
) -> dict[str, Any]:
    """The page's forms: what was typed at home stands in them, over what the office knew."""
    data = request.POST if request.POST.get("perbuatan") in PERBUATAN else None
    surat, templat = isi.get(SURAT, {}), templat_untuk(isian.pesanan.layanan_id)
    semua = request.POST.get("perbuatan") == "semua_sesuai"
    awal = {n: v for n, v in isi.get(DIRI, {}).items() if n != "nik" or v != warga.nik}
    hasil: dict[str, Any] = {
        "orang": WargaForm(data, instance=warga, initial=awal),
        "minta": CocokForm(data, initial={"keperluan": surat.get("keperluan", "")}),
        "hasil": HasilForm(data, standar=standar, foto=_foto(isian, standar), semua=semua),
    }
    if templat is not None:
        hasil["kolom"] = IsianSuratForm(data, templat=templat, isian=surat)
    return hasil


def _foto(isian: IsianRumah, standar: VersiStandar) -> dict[int, list[FotoIsian]]:
    """Photos by requirement of the standard in force; one that changed meanwhile is met by its name."""
    menurut_nama = {satu.nama: satu.pk for satu in standar.persyaratan.all()}
    hasil: dict[int, list[FotoIsian]] = {}
    for foto in foto_isian(isian):
        kena = menurut_nama.get(foto.persyaratan.nama, foto.persyaratan_id)
        hasil.setdefault(kena, []).append(foto)
    return hasil


def _daftarkan(request: PetugasRequest, isian: IsianRumah, forms: dict[str, Any]) -> Permohonan:
    orang, minta, hasil = forms["orang"], forms["minta"].cleaned_data, _hasil(request, forms["hasil"])
    daftar = IsianPendaftaran(
        warga=orang.save(commit=False),
        keperluan=minta["keperluan"],
        berkas=keadaan_berkas(hasil),
        ubahan=orang.ubahan,
    )
    surat = forms["kolom"].isian() if "kolom" in forms else {}
    bandingan = Bandingan(daftar, hasil, surat, minta["alasan_luar_jam"])
    return cocokkan(isian, bandingan, kunci=minta["kunci"], pelaku=request.user)


def _hasil(request: HttpRequest, form: HasilForm) -> dict[int, str]:
    if request.POST["perbuatan"] != "semua_sesuai":
        return form.hasil()
    ada = {satu.pk for satu in form.syarat}
    return lengkapi_hasil(form.hasil(), wajib=form.wajib, berfoto=[pk for pk in form.foto if pk in ada])


def _konteks(
    isian: IsianRumah, isi: Mapping[str, Any], forms: dict[str, Any], kunjungan: Kunjungan | None
) -> dict[str, Any]:
    orang, diri = forms["orang"], isi.get(DIRI, {})
    dipakai = [*LANGSUNG, *(n for n in diri if n not in LANGSUNG)]
    tutup = kunjungan is None and not kalender_kerja().buka(timezone.now())
    kenal = {s.pk for s in forms["hasil"].syarat}
    return {
        **forms,
        "form": next((satu for satu in forms.values() if satu.errors), forms["orang"]),
        "isian": isian,
        "pesanan": isian.pesanan,
        "kunjungan": kunjungan,
        "bidang": [(orang[nama], _tercatat(orang, nama, diri)) for nama in dipakai],
        "lain": [bidang for bidang in orang if bidang.name not in dipakai],
        "foto_lain": [f for pk, deret in forms["hasil"].foto.items() if pk not in kenal for f in deret],
        "dibawa": {int(pk) for pk in isi.get(SYARAT, {})},
        "tutup": tutup or forms["minta"].has_error("alasan_luar_jam"),
        "salam": salam("berkas")[:1],
    }


def _tercatat(orang: WargaForm, nama: str, diri: Mapping[str, str]) -> str:
    """What the office has where it differs from what was typed at home."""
    if not orang.instance.pk or nama not in diri:
        return ""
    lama = orang.semula(nama)
    if nama == "nik":
        if not lama:
            return ""
        return "Sama dengan yang tercatat." if lama == diri[nama] else f"Tercatat {samarkan_nik(lama)}."
    if not lama:
        return "Belum tercatat."
    return "" if str(lama).casefold() == diri[nama].casefold() else f"Tercatat: {lama}"


@never_cache
@perlu_peran(*MEJA)
@require_POST
def isian_pegang(request: PetugasRequest, pk: int) -> HttpResponse:
    """Take a form in hand that belongs to no called number, or that a colleague opened; it is recorded."""
    isian = _isian(pk)
    if kerjakan(request, lambda: ALUR_ISIAN.jalankan(isian, "buka", pelaku=request.user)):
        return redirect("layanan:isian_cocok", pk=pk)
    return redirect("layanan:pesanan_daftar")


@never_cache
@perlu_peran(*MEJA)
@require_safe
def isian_gambar(request: PetugasRequest, pk: int, foto: int) -> HttpResponse:
    """One photo, for the handling officer only."""
    isian = _isian(pk)
    if not boleh_melihat(isian, request.user):
        raise PermissionDenied
    satu = get_object_or_404(FotoIsian, pk=foto, isian=isian)
    kepala = {"Content-Disposition": 'inline; filename="foto.jpg"'}
    return HttpResponse(brankas.ambil(isian.laci, satu.nama), content_type="image/jpeg", headers=kepala)


@perlu_peran(*MEJA)
@require_POST
def isian_buang(request: PetugasRequest, pk: int) -> HttpResponse:
    """Not used (another errand, somebody else's papers): destroyed, and registered in the ordinary way."""
    isian = _isian(pk)
    if not boleh_melihat(isian, request.user):
        raise PermissionDenied
    hapus_isian(isian, sebab="tidak_dipakai", pelaku=request.user)
    messages.success(request, "Isian dari rumah dihapus. Data orangnya seperti biasa.")
    return redirect("layanan:meja")
