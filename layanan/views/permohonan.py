"""Registering a request, its page, the lists of work, handing over, and the public status page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import PetugasRequest, perlu_peran
from bungah.dasar.jejak import tulis
from bungah.dasar.kueri import salam
from bungah.dasar.models import Warga
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur.antrean import ambil_nomor
from layanan.alur.permohonan import (
    ALUR_PERMOHONAN,
    PENULIS,
    IsianPendaftaran,
    ambil,
    catat_pemeriksaan,
    daftarkan,
    lanjutkan,
    perbarui_berkas,
    tunda,
)
from layanan.cetak.permohonan import cetak_tanda_terima
from layanan.forms.permohonan import (
    BerkasForm,
    JedaForm,
    PendaftaranForm,
    PenyerahanForm,
    WargaForm,
    semua_ada,
)
from layanan.kueri.permohonan import (
    antrean_proses,
    berkas_kurang,
    menunggu_pihak_lain,
    pernah_ke_sini,
    siap_diambil,
)
from layanan.kueri.standar import standar_berlaku, titik_utama
from layanan.models import Kunjungan, Langkah, Permohonan

if TYPE_CHECKING:
    from django.http import HttpRequest

    from bungah.dasar.models import Pengguna

BANYAK_BARIS = 50
PEMBACA = (*MEJA, Peran.KADES, Peran.ARSIPARIS)


# Registering


@never_cache
@perlu_peran(*MEJA)
@require_http_methods(["GET", "HEAD", "POST"])
def pendaftaran(request: PetugasRequest) -> HttpResponse:
    """One page: person, service, need, files. ``awal`` in the post is text carried over from the search box."""
    kunjungan = _kunjungan(request)
    warga = Warga.objects.filter(pk=_angka(request, "warga") or 0).first() or Warga()
    mulai = request.method != "POST" or "awal" in request.POST
    forms = _forms_pendaftaran(request, kunjungan, warga, mulai=mulai)
    if not mulai and all(form.is_valid() for form in forms.values()):
        try:
            permohonan = _daftarkan(request, kunjungan, forms)
        except Ditolak as tolak:
            forms["minta"].add_error("alasan_luar_jam" if "tutup" in str(tolak) else None, str(tolak))
        else:
            return _sesudah_daftar(request, permohonan)
    konteks = forms | {
        "kunjungan": kunjungan,
        "warga": warga,
        "pernah": pernah_ke_sini(warga) if warga.pk else [],
        "salam": salam("berkas"),
    }
    return render(request, "layanan/pendaftaran.html", konteks)


def _kunjungan(request: HttpRequest) -> Kunjungan | None:
    pk = _angka(request, "kunjungan")
    if pk is None:
        return None
    return get_object_or_404(Kunjungan.objects.select_related("kelompok", "layanan", "petugas"), pk=pk)


def _angka(request: HttpRequest, nama: str) -> int | None:
    teks = request.POST.get(nama) or request.GET.get(nama) or ""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 18 else None


def _forms_pendaftaran(
    request: HttpRequest, kunjungan: Kunjungan | None, warga: Warga, *, mulai: bool
) -> dict[str, Any]:
    """The page's forms: unbound at the start, bound when sent."""
    data = None if mulai else request.POST
    layanan = kunjungan.layanan if kunjungan else None
    awal = request.POST.get("awal", "").strip()[:100]
    tebakan = {"nik": awal} if awal.replace(" ", "").isdigit() else {"nama": awal}
    forms: dict[str, Any] = {
        "orang": WargaForm(data, instance=warga, initial=tebakan if awal and not warga.pk else {"nik": ""}),
        "minta": PendaftaranForm(data, initial={"layanan": layanan.kode if layanan else None}),
    }
    standar = standar_berlaku(layanan) if layanan else None
    if standar is not None:
        forms["berkas"] = BerkasForm(data, standar=standar)
    return forms


def _daftarkan(request: PetugasRequest, kunjungan: Kunjungan | None, forms: dict[str, Any]) -> Permohonan:
    """Register; without a ticket the visitor gets a silent number in the same transaction."""
    minta = forms["minta"].cleaned_data
    layanan = minta["layanan"]
    berkas = (
        forms["berkas"].jawaban() if "berkas" in forms and forms["berkas"].layanan_id == layanan.pk else {}
    )
    standar = standar_berlaku(layanan)
    if request.POST.get("perbuatan") == "semua_ada" and standar:
        berkas = semua_ada(standar)
    isian = IsianPendaftaran(
        warga=forms["orang"].save(commit=False),
        keperluan=minta["keperluan"],
        berkas=berkas,
        jenis_pemohon=minta["jenis_pemohon"],
        nama_lembaga=minta["nama_lembaga"],
        kedudukan=minta["kedudukan"],
    )
    pelaku: Pengguna = request.user
    with tulis(pelaku=pelaku):
        kunjungan = kunjungan or ambil_nomor(
            titik=titik_utama(),
            kelompok=layanan.kelompok,
            layanan=layanan,
            kunci=minta["kunci"],
            pelaku=pelaku,
            alasan_luar_jam=minta["alasan_luar_jam"],
        )
        return daftarkan(kunjungan, layanan, isian, kunci=minta["kunci"], pelaku=pelaku)


def _sesudah_daftar(request: PetugasRequest, permohonan: Permohonan) -> HttpResponse:
    """Who may write letters goes straight on with this one when it is its turn."""
    messages.success(request, f"{permohonan.pemohon} terdaftar.")
    if permohonan.tahap == Permohonan.Tahap.PROSES and request.user.berperan(*PENULIS):
        return _kerjakan_ini(request, permohonan)
    return redirect("layanan:permohonan_rinci", pk=permohonan.pk)


def _kerjakan_ini(request: PetugasRequest, permohonan: Permohonan, alasan: str = "") -> HttpResponse:
    """Take the request when it may be taken; a step that writes a letter opens the letter's form."""
    if kerjakan(request, lambda: ambil(permohonan, pelaku=request.user, alasan=alasan)):
        terbuka = permohonan.langkah.filter(selesai=None).select_related("langkah").first()
        if terbuka and terbuka.langkah.perbuatan == Langkah.Perbuatan.AJUKAN:
            return redirect("layanan:surat_tulis", pk=permohonan.pk)
    return redirect("layanan:permohonan_rinci", pk=permohonan.pk)


# One request: the deeds of its page


@perlu_peran(*MEJA)
@require_POST
def permohonan_berkas(request: PetugasRequest, pk: int) -> HttpResponse:
    """Update the checklist of an incomplete request."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("standar"), pk=pk)
    form = BerkasForm(request.POST, standar=permohonan.standar, permohonan=permohonan)
    if form.is_valid():
        semua = request.POST.get("perbuatan") == "semua_ada"
        jawaban = semua_ada(permohonan.standar) if semua else form.jawaban()
        kerjakan(request, lambda: perbarui_berkas(permohonan, jawaban, pelaku=request.user))
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*PENULIS)
@require_POST
def permohonan_ambil(request: PetugasRequest, pk: int) -> HttpResponse:
    """Take a request to work on; a letter's form opens next."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("layanan"), pk=pk)
    return _kerjakan_ini(request, permohonan, request.POST.get("catatan", "")[:200])


@perlu_peran(*PENULIS)
@require_POST
def permohonan_periksa(request: PetugasRequest, pk: int) -> HttpResponse:
    """Record a check (field check, identity check)."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    catatan = request.POST.get("catatan", "")
    kerjakan(request, lambda: catat_pemeriksaan(permohonan, pelaku=request.user, catatan=catatan[:200]))
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*PENULIS)
@require_POST
def permohonan_selesaikan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Work without a letter is done."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    hasil = request.POST.get("catatan", "")[:200]
    kerjakan(
        request, lambda: ALUR_PERMOHONAN.jalankan(permohonan, "selesaikan", pelaku=request.user, hasil=hasil)
    )
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*PENULIS)
@require_POST
def permohonan_tunda(request: PetugasRequest, pk: int) -> HttpResponse:
    """Pause a request."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    form = JedaForm(request.POST)
    if form.is_valid():
        kerjakan(request, lambda: tunda(permohonan, pelaku=request.user, **form.cleaned_data))
    else:
        messages.error(request, "Tulis apa yang ditunggu.")
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*PENULIS)
@require_POST
def permohonan_lanjutkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """End a pause."""
    permohonan = get_object_or_404(Permohonan, pk=pk)
    kerjakan(request, lambda: lanjutkan(permohonan, pelaku=request.user))
    return redirect("layanan:permohonan_rinci", pk=pk)


@perlu_peran(*MEJA)
@require_POST
def permohonan_serahkan(request: PetugasRequest, pk: int) -> HttpResponse:
    """Hand the letter over."""
    permohonan = get_object_or_404(Permohonan.objects.select_related("warga"), pk=pk)
    form = PenyerahanForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        if kerjakan(
            request, lambda: ALUR_PERMOHONAN.jalankan(permohonan, "serahkan", pelaku=request.user, **data)
        ):
            messages.success(request, f"Diserahkan kepada {data['diambil_oleh']}.")
            return redirect("layanan:penyerahan")
    else:
        messages.error(request, "Tulis siapa yang mengambil.")
    return redirect("layanan:permohonan_rinci", pk=pk)


def kerjakan(request: HttpRequest, perbuatan: Any) -> bool:
    """Run a deed; a refusal becomes a message on the next page."""
    try:
        perbuatan()
    except Ditolak as tolak:
        messages.error(request, str(tolak))
        return False
    return True


@perlu_peran(*PEMBACA)
@require_safe
def tanda_terima(request: PetugasRequest, pk: int) -> HttpResponse:
    """The receipt of files as PDF."""
    permohonan = get_object_or_404(
        Permohonan.objects.select_related(
            "layanan", "warga", "kunjungan__kelompok", "dicatat_oleh__pegawai__jabatan"
        ),
        pk=pk,
    )
    try:
        isi = cetak_tanda_terima(permohonan)
    except CetakGagal as gagal:
        messages.error(request, str(gagal))
        return redirect("layanan:permohonan_rinci", pk=pk)
    nama = f'inline; filename="tanda-terima-{permohonan.kunjungan.nomor}.pdf"'
    return HttpResponse(isi, content_type="application/pdf", headers={"Content-Disposition": nama})


# Lists of work


@never_cache
@perlu_peran(*PENULIS)
@require_safe
def proses(request: PetugasRequest) -> HttpResponse:
    """What waits to be made, per service oldest complete file first; what stands aside and why."""
    konteks = {
        "antre": antrean_proses()[:BANYAK_BARIS],
        "kurang": berkas_kurang()[:BANYAK_BARIS],
        "pihak_lain": menunggu_pihak_lain()[:BANYAK_BARIS],
        "sekarang": timezone.now(),
    }
    return render(request, "layanan/proses.html", konteks)


@never_cache
@perlu_peran(*MEJA)
@require_safe
def penyerahan(request: PetugasRequest) -> HttpResponse:
    """Letters ready for their owners."""
    return render(request, "layanan/penyerahan.html", {"siap": siap_diambil()[:BANYAK_BARIS]})
