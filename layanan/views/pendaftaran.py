"""Registering a request: one page for person, service, need and files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.jejak import tulis
from bungah.dasar.kueri import kalender_kerja, salam
from bungah.dasar.models import ProfilDesa, Warga
from bungah.dasar.peran import MEJA, Peran
from bungah.dasar.tertolak import ambil_tertolak, simpan_tertolak
from layanan.alur.antrean import KantorTutup, ambil_nomor
from layanan.alur.isian import buang_isian_terdaftar
from layanan.alur.permohonan import IsianPendaftaran, daftarkan
from layanan.aturan.permohonan import Tahap, garis_tahap
from layanan.forms.permohonan import BerkasForm, PendaftaranForm, WargaForm, semua_ada
from layanan.kueri.isian import ada_isian
from layanan.kueri.permohonan import pernah_ke_sini
from layanan.kueri.standar import standar_berlaku, titik_utama
from layanan.models import Kunjungan, Permohonan
from layanan.views.antrean import konteks_meja
from layanan.views.permohonan import kerjakan_ini

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

TEMPAT = re.compile(r"(?i)\br[tw][\s./:]*[0-9]+")
ANGKA_ID = 18  # longest id the database can hold


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def pendaftaran(request: PetugasRequest) -> HttpResponse:
    """One page: person, service, need, files. ``awal`` is text carried over from the search box."""
    if (lama := ambil_tertolak(request)) is not None:
        request.POST = lama  # type: ignore[assignment]  # shown as it was refused; nothing is registered by it
    return halaman_pendaftaran(request, awal=request.POST.get("awal", "").strip()[:100])


def halaman_pendaftaran(request: PetugasRequest, *, awal: str = "") -> HttpResponse:
    """The registration page: fresh with what was typed in the box, or sent with ``perbuatan``."""
    kunjungan = _kunjungan(request)
    warga = Warga.objects.filter(pk=_angka(request, "warga") or 0).first() or Warga()
    perbuatan = request.POST.get("perbuatan", "")
    forms = _forms_pendaftaran(request, kunjungan, warga, awal=awal, dikirim=bool(perbuatan))
    sah = bool(perbuatan) and all(form.is_valid() for form in forms.values() if form.is_bound)
    if sah and request.method == "POST" and _berkas_diperiksa(request, forms):
        try:
            permohonan = _daftarkan(request, kunjungan, forms)
        except KantorTutup as tutup:
            forms["minta"].add_error("alasan_luar_jam", str(tutup))
        except Ditolak as tolak:
            forms["minta"].add_error(None, str(tolak))
        else:
            return sesudah_daftar(request, permohonan, forms["orang"].peringatan)
    pernah = list(pernah_ke_sini(warga)) if warga.pk else []
    serupa = None if perbuatan else _isi_keperluan(forms, pernah)
    if not perbuatan:
        _fokuskan(forms, warga, awal)
    konteks = {
        **konteks_meja(request),
        **forms,
        "form": forms["minta"] if forms["minta"].errors else forms["orang"],
        "kunjungan": kunjungan,
        "isian": ada_isian(kunjungan.pk if kunjungan else None),
        "warga": warga,
        "pernah": pernah,
        "serupa": serupa,
        "salam": salam("berkas" if warga.pk else "sapa_nama")[:1],
        "garis": garis_tahap(Tahap.PENDAFTARAN),
        "ulang": simpan_tertolak(request) if perbuatan and request.method == "POST" else "",
        "tutup": kunjungan is None and not kalender_kerja().buka(timezone.now()),
    }
    return render(request, "layanan/pendaftaran.html", konteks)


def _isi_keperluan(forms: dict[str, Any], pernah: list[Permohonan]) -> Permohonan | None:
    """The same service as last time is often for the same need: it stands there, ready to be typed over."""
    kode = forms["minta"].initial.get("layanan")
    for satu in pernah:
        if satu.layanan.kode == kode and satu.tahap != Tahap.BATAL:
            forms["minta"].initial["keperluan"] = satu.keperluan
            return satu
    return None


def _nama_saja(awal: str) -> str:
    """What was typed without RT, phone end or ticket number: no name has a digit in it."""
    kata = TEMPAT.sub(" ", awal).split()
    return " ".join(satu for satu in kata if not any(huruf.isdigit() for huruf in satu))


def _fokuskan(forms: dict[str, Any], warga: Warga, awal: str) -> None:
    """The first field that still has to be typed takes the focus."""
    if warga.pk:
        layanan = forms["minta"].initial.get("layanan")
        bidang = forms["minta"].fields["keperluan" if layanan else "layanan"]
    else:
        bidang = forms["orang"].fields["nik" if not _angka_saja(awal) and _nama_saja(awal) else "nama"]
    bidang.widget.attrs["autofocus"] = True


def _kunjungan(request: HttpRequest) -> Kunjungan | None:
    pk = _angka(request, "kunjungan")
    if pk is None:
        return None
    return get_object_or_404(Kunjungan.objects.select_related("kelompok", "layanan", "petugas"), pk=pk)


def _angka(request: HttpRequest, nama: str) -> int | None:
    teks = request.POST.get(nama) or request.GET.get(nama) or ""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) <= ANGKA_ID else None


def _forms_pendaftaran(
    request: HttpRequest, kunjungan: Kunjungan | None, warga: Warga, *, awal: str, dikirim: bool
) -> dict[str, Any]:
    """The page's forms: unbound at the start, bound when sent; the checklist once the service is known."""
    data = request.POST if dikirim else None
    layanan = kunjungan.layanan if kunjungan else None
    tebakan = {} if warga.pk else {"nik": awal} if _angka_saja(awal) else {"nama": _nama_saja(awal)}
    forms: dict[str, Any] = {
        "orang": WargaForm(data, instance=warga, initial=tebakan),
        "minta": PendaftaranForm(data, initial={"layanan": layanan.kode if layanan else None}),
    }
    if dikirim:
        forms["minta"].full_clean()
        layanan = forms["minta"].cleaned_data.get("layanan", layanan)
    standar = standar_berlaku(layanan) if layanan else None
    if standar is not None and layanan is not None:
        standar.layanan = layanan
        forms["berkas"] = BerkasForm(data if _berkas_dijawab(data, standar.pk) else None, standar=standar)
        forms["berkas"].standar = standar
    return forms


def _angka_saja(teks: str) -> bool:
    return any(huruf.isdigit() for huruf in teks) and not any(huruf.isalpha() for huruf in teks)


def _berkas_dijawab(data: Mapping[str, str] | None, standar: int) -> bool:
    """True when the sent page showed the checklist of this very standard."""
    return data is not None and data.get("standar") == str(standar)


def _berkas_diperiksa(request: HttpRequest, forms: dict[str, Any]) -> bool:
    """Whether to register now: everything is there, or the checklist was shown and answered."""
    return request.POST["perbuatan"] == "semua_ada" or "berkas" not in forms or forms["berkas"].is_bound


def _daftarkan(request: PetugasRequest, kunjungan: Kunjungan | None, forms: dict[str, Any]) -> Permohonan:
    """Register; without a ticket the visitor gets a silent number in the same transaction."""
    minta, orang = forms["minta"].cleaned_data, forms["orang"]
    layanan, pelaku = minta["layanan"], request.user
    isian = IsianPendaftaran(
        warga=orang.save(commit=False),
        keperluan=minta["keperluan"],
        berkas=_jawaban_berkas(request, forms),
        jenis_pemohon=minta["jenis_pemohon"],
        nama_lembaga=minta["nama_lembaga"],
        kedudukan=minta["kedudukan"],
        ubahan=orang.ubahan,
    )
    with tulis(pelaku=pelaku):
        kunjungan = kunjungan or ambil_nomor(
            titik=titik_utama(),
            kelompok=layanan.kelompok,
            layanan=layanan,
            kunci=minta["kunci"],
            pelaku=pelaku,
            alasan_luar_jam=minta["alasan_luar_jam"],
        )
        permohonan = daftarkan(kunjungan, layanan, isian, kunci=minta["kunci"], pelaku=pelaku)
        buang_isian_terdaftar(permohonan, pelaku=pelaku)
        return permohonan


def _jawaban_berkas(request: HttpRequest, forms: dict[str, Any]) -> dict[int, str]:
    form = forms.get("berkas")
    if form is None:
        return {}
    jawaban: dict[int, str] = form.jawaban() if form.is_bound else {}
    return semua_ada(form.standar, jawaban) if request.POST["perbuatan"] == "semua_ada" else jawaban


def sesudah_daftar(
    request: PetugasRequest, permohonan: Permohonan, peringatan: tuple[str, ...]
) -> HttpResponse:
    """Who writes letters goes straight on with this one when it is its turn; others see its page."""
    for satu in peringatan:
        messages.warning(request, satu)
    menulis = request.user.berperan(Peran.PETUGAS_LAYANAN, Peran.SEKDES)
    satu_orang = ProfilDesa.ambil().ukuran == ProfilDesa.Ukuran.KECIL
    if permohonan.tahap == Permohonan.Tahap.PROSES and (menulis or satu_orang):
        return kerjakan_ini(request, permohonan)
    messages.success(request, f"{permohonan.pemohon} terdaftar.")
    return redirect("layanan:permohonan_rinci", pk=permohonan.pk)
