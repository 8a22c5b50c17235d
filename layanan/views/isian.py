"""Filling in at home, on a phone: one topic a page, no login, no script needed.

The code alone opens nothing personal: it is shown at the counter, sent on in messages and typed into a
machine in the waiting room. Whoever began chose a PIN; this phone then holds a signed mark for half a
day, any other phone asks for the PIN. Forgotten PIN: the form is destroyed and begun anew, nothing is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bungah.dasar import brankas
from bungah.dasar.akses import jalur_aman
from bungah.dasar.foto import kecilkan
from bungah.dasar.galat import Ditolak
from bungah.dasar.izin import publik
from bungah.dasar.nilai import tampilkan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from layanan.alur.isian import (
    ALUR_ISIAN,
    ganti_tanda,
    hapus_foto,
    hapus_isian,
    hapus_isian_kedaluwarsa,
    jawab_syarat,
    mulai_isian,
    pin_cocok,
    simpan_halaman,
    tambah_foto,
)
from layanan.aturan.isian import BAWA, DIRI, SURAT, SYARAT, batas_simpan, halaman_kurang
from layanan.forms.isian import DiriForm, FotoForm, KeperluanForm, PinBaruForm, PinIsianForm
from layanan.forms.surat import IsianSuratForm
from layanan.kueri.isian import bacakan, foto_isian, isian_menyala, isian_pesanan
from layanan.kueri.surat import templat_untuk
from layanan.models import FotoIsian, IsianRumah, Pesanan
from layanan.views.isian_ringkas import jawaban_berkas, jawaban_diri, jawaban_surat
from layanan.views.pesanan import milik_kode

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.formulir import Formulir
    from layanan.models import Persyaratan

P = ParamSpec("P")
KUKI: Final = "isian"
UMUR_KUKI: Final = 12 * 3600
BATAS_PIN: Final = 5
BATAS_MULAI: Final = 30  # forms begun from one address in half an hour; a village may share one
BATAS_FOTO: Final = 150
SISI_KECIL: Final = 360
PERIKSA: Final = "periksa"
TERLALU_BANYAK = "Dari sambungan internet ini sudah terlalu banyak kiriman. Coba 15 menit lagi."
PIN_SALAH = "PIN tidak cocok. Periksa angkanya, lalu coba lagi."
PIN_HABIS = "Sudah 5 kali salah. Coba 15 menit lagi, atau hapus isian dan mulai dari awal."


@dataclass(frozen=True, slots=True)
class Buku:
    """An opened form: the place, the row and what is in it."""

    pesanan: Pesanan
    isian: IsianRumah
    isi: dict[str, Any]
    syarat: list[Persyaratan]
    foto: list[FotoIsian]

    @classmethod
    def buka(cls, pesanan: Pesanan, isian: IsianRumah) -> Buku:
        """Read row, content and photos once."""
        syarat = list(isian.standar.persyaratan.all())
        return cls(pesanan, isian, bacakan(isian), syarat, foto_isian(isian))

    def kurang(self) -> list[str]:
        """Pages that still need an answer."""
        wajib = [satu.pk for satu in self.syarat if satu.wajib]
        return halaman_kurang(self.isi, wajib=wajib, berfoto={f.persyaratan_id for f in self.foto})


def di_rumah(
    pandangan: Callable[Concatenate[HttpRequest, Pesanan, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A page that exists where the office takes forms from home, over a wire nobody else reads."""

    @wraps(pandangan)
    def jaga(request: HttpRequest, /, kode: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isian_menyala() or not jalur_aman(request):
            raise Http404
        satu = milik_kode(request, kode)
        if kode != satu.kode:  # typed in small letters: the phone's mark belongs to one address
            return redirect("layanan:isian", kode=satu.kode)
        return _tertutup(pandangan(request, satu, *args, **kwargs))

    return jaga


def _tertutup(jawab: HttpResponse) -> HttpResponse:
    jawab.headers["X-Robots-Tag"] = "noindex"
    jawab.headers["Cache-Control"] = "no-store"
    return jawab


def terbuka(
    pandangan: Callable[Concatenate[HttpRequest, Buku, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A page of the form itself: only on a phone that opened it, only while the place lies ahead."""

    @wraps(pandangan)
    def jaga(request: HttpRequest, pesanan: Pesanan, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        isian = isian_pesanan(pesanan)
        if isian is None or not _bertanda(request, isian):
            return redirect("layanan:isian", kode=pesanan.kode)
        if pesanan.keadaan(timezone.now()) != Pesanan.Status.DIPESAN or isian.status == "dibuka":
            return redirect("layanan:pesanan", kode=pesanan.kode)
        return pandangan(request, Buku.buka(pesanan, isian), *args, **kwargs)

    return di_rumah(jaga)


def _bertanda(request: HttpRequest, isian: IsianRumah) -> bool:
    """True when this phone opened the form within half a day, and it was not closed since."""
    try:
        isi = signing.TimestampSigner(salt=KUKI).unsign(request.COOKIES.get(KUKI, ""), max_age=UMUR_KUKI)
    except signing.BadSignature:
        return False
    return isi == f"{isian.pk}.{isian.buka}"


def _tandai(jawab: HttpResponse, isian: IsianRumah) -> HttpResponse:
    jawab.set_cookie(
        KUKI,
        signing.TimestampSigner(salt=KUKI).sign(f"{isian.pk}.{isian.buka}"),
        max_age=UMUR_KUKI,
        path=reverse("layanan:isian", args=[isian.pesanan.kode]),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return jawab


# The door


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@di_rumah
def isian(request: HttpRequest, pesanan: Pesanan) -> HttpResponse:
    """What this is and how long it is kept; a PIN is chosen, or asked for."""
    hapus_isian_kedaluwarsa()
    ada = isian_pesanan(pesanan)
    if pesanan.keadaan(timezone.now()) != Pesanan.Status.DIPESAN:
        return redirect("layanan:pesanan", kode=pesanan.kode)
    if ada and _bertanda(request, ada):
        return redirect(_tujuan(Buku.buka(pesanan, ada)))
    form = (PinIsianForm if ada else PinBaruForm)(request.POST or None)
    status = 200
    if request.method == "POST":
        hasil = _buka(request, form, pesanan, ada)
        if isinstance(hasil, IsianRumah):
            jawab = redirect(_tujuan(Buku.buka(pesanan, hasil)))
            return _tandai(jawab, hasil)
        status = hasil
    konteks = {
        "pesanan": pesanan,
        "kode": tampilkan_kode(pesanan.kode),
        "form": form,
        "ada": ada,
        "hapus": ada.hapus_pada if ada else batas_simpan(timezone.now(), pesanan.hari),
    }
    return render(request, "layanan/isian_buka.html", konteks, status=status)


def _buka(request: HttpRequest, form: Formulir, pesanan: Pesanan, ada: IsianRumah | None) -> IsianRumah | int:
    """The opened form, or the status of the page that says why not."""
    if not form.is_valid():
        return 400
    pin, alamat = form.cleaned_data["pin"], kunci_alamat(request, "isian")
    try:
        if ada is not None:
            return _periksa_pin(form, ada, pin)
        if penuh(alamat, batas=BATAS_MULAI):
            form.add_error(None, TERLALU_BANYAK)
            return 429
        meleset(alamat)
        baru = mulai_isian(pesanan, pin=pin)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
        return 409
    return isian_pesanan(pesanan) or baru


def _periksa_pin(form: Formulir, ada: IsianRumah, pin: str) -> IsianRumah | int:
    kunci = f"pin-isian:{ada.pk}"
    if penuh(kunci, batas=BATAS_PIN):
        form.add_error("pin", PIN_HABIS)
        return 429
    if not pin_cocok(ada, pin):
        meleset(kunci)
        form.add_error("pin", PIN_SALAH)
        return 400
    return ada


def _tujuan(buku: Buku, sesudah: str = "") -> str:
    """Address of the next page: after ``sesudah`` in order, or the first unanswered, or the last look."""
    kurang = buku.kurang()
    if not kurang:
        return _alamat(buku, PERIKSA)
    urut = [*(str(satu.pk) for satu in buku.syarat), DIRI, SURAT]
    lanjut = urut[urut.index(sesudah) + 1 :] if sesudah in urut else []
    return _alamat(buku, lanjut[0] if lanjut else kurang[0])


def _alamat(buku: Buku, halaman: str) -> str:
    kode = buku.pesanan.kode
    if halaman.isdigit():
        return reverse("layanan:isian_berkas", args=[kode, int(halaman)])
    return reverse(f"layanan:isian_{halaman}", args=[kode])


def _konteks(buku: Buku, **lain: Any) -> dict[str, Any]:
    lengkap = not buku.kurang()
    return {"pesanan": buku.pesanan, "isian": buku.isian, "lengkap": lengkap, **lain}


def _segar(buku: Buku) -> Buku:
    """The form as it stands after a deed."""
    baru = isian_pesanan(buku.pesanan)
    return Buku.buka(buku.pesanan, baru) if baru else buku


# The pages


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@terbuka
def isian_berkas(request: HttpRequest, buku: Buku, syarat: int) -> HttpResponse:
    """One paper: photos of it, or "I bring it", one page each."""
    urut = [satu.pk for satu in buku.syarat]
    if syarat not in urut:
        raise Http404
    satu = buku.syarat[urut.index(syarat)]
    form, status = FotoForm(), 200
    if request.method == "POST":
        hasil = _kerjakan_berkas(request, buku, satu)
        if isinstance(hasil, HttpResponse):
            return hasil
        form, status = hasil
    konteks = _konteks(
        buku,
        syarat=satu,
        ke=urut.index(syarat) + 1,
        dari=len(urut),
        foto=[foto for foto in buku.foto if foto.persyaratan_id == satu.pk],
        dibawa=str(satu.pk) in buku.isi.get(SYARAT, {}),
        form=form,
        lanjut=_tujuan(buku, str(satu.pk)),
        kembali=_alamat(buku, str(urut[urut.index(syarat) - 1])) if urut.index(syarat) else "",
    )
    return render(request, "layanan/isian_berkas.html", konteks, status=status)


def _kerjakan_berkas(
    request: HttpRequest, buku: Buku, satu: Persyaratan
) -> HttpResponse | tuple[FotoForm, int]:
    perbuatan = request.POST.get("perbuatan", "foto")
    if perbuatan == "bawa":
        jawab_syarat(buku.isian, satu, BAWA)
        return redirect(_tujuan(_segar(buku), str(satu.pk)))
    if perbuatan.startswith("hapus-"):
        _hapus_satu(buku, perbuatan.removeprefix("hapus-"))
        return redirect(_alamat(buku, str(satu.pk)))
    return _terima_foto(request, buku, satu)


def _hapus_satu(buku: Buku, teks: str) -> None:
    foto = next((f for f in buku.foto if str(f.pk) == teks), None)
    if foto is not None:
        hapus_foto(buku.isian, foto)


def _terima_foto(request: HttpRequest, buku: Buku, satu: Persyaratan) -> HttpResponse | tuple[FotoForm, int]:
    """Judge and keep a photo; every try counts against the address."""
    form, kunci = FotoForm(request.POST, request.FILES), kunci_alamat(request, "foto")
    if penuh(kunci, batas=BATAS_FOTO):
        form.full_clean()
        form.add_error("foto", TERLALU_BANYAK)
        return form, 429
    meleset(kunci)
    if not form.is_valid():
        return form, 400
    try:
        tambah_foto(buku.isian, satu, form.cleaned_data["foto"], kunci=form.cleaned_data["kunci"])
    except Ditolak as tolak:
        form.add_error("foto", str(tolak))
        return form, 409
    return redirect(_alamat(buku, str(satu.pk)))


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@terbuka
def isian_diri(request: HttpRequest, buku: Buku) -> HttpResponse:
    """Who the errand is for."""
    data = request.POST if request.method == "POST" else None
    awal = buku.isi.get(DIRI) or {"nama": buku.pesanan.nama}
    form = DiriForm(data, templat=templat_untuk(buku.pesanan.layanan_id), isi=awal)
    if data is not None and form.is_valid():
        simpan_halaman(buku.isian, DIRI, form.isi())
        return redirect(_tujuan(_segar(buku), DIRI))
    kembali = _alamat(buku, str(buku.syarat[-1].pk)) if buku.syarat else ""
    konteks = _konteks(buku, form=form, buka_lain=any(b.errors for b in form.lain), kembali=kembali)
    return render(request, "layanan/isian_diri.html", konteks, status=400 if form.is_bound else 200)


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@terbuka
def isian_surat(request: HttpRequest, buku: Buku) -> HttpResponse:
    """What for, and the letter's own fields."""
    data = request.POST if request.method == "POST" else None
    templat, lama = templat_untuk(buku.pesanan.layanan_id), buku.isi.get(SURAT, {})
    perlu = KeperluanForm(data, initial=lama)
    kolom = IsianSuratForm(data, templat=templat, isian=lama, di_rumah=True) if templat else None
    if data is not None and perlu.is_valid() and (kolom is None or kolom.is_valid()):
        nilai = {"keperluan": perlu.cleaned_data["keperluan"], **(kolom.isian() if kolom else {})}
        simpan_halaman(buku.isian, SURAT, nilai)
        return redirect(_tujuan(_segar(buku), SURAT))
    konteks = _konteks(buku, form=perlu if perlu.errors else kolom or perlu, perlu=perlu, kolom=kolom)
    return render(request, "layanan/isian_surat.html", konteks, status=400 if perlu.is_bound else 200)


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@terbuka
def isian_periksa(request: HttpRequest, buku: Buku) -> HttpResponse:
    """Everything once more, with a way back to each page; it is not sent before this button."""
    if buku.kurang():
        return redirect(_tujuan(buku))
    if request.method == "POST":
        ALUR_ISIAN.jalankan(buku.isian, "kirim", pelaku=None)
        ganti_tanda(buku.isian)
        jawab = redirect("layanan:pesanan", kode=buku.pesanan.kode)
        jawab.delete_cookie(KUKI, path=reverse("layanan:isian", args=[buku.pesanan.kode]))
        return jawab
    konteks = _konteks(
        buku,
        berkas=jawaban_berkas(buku.syarat, buku.foto, buku.isi.get(SYARAT, {})),
        diri=jawaban_diri(buku.isi[DIRI]),
        surat=jawaban_surat(buku.isi[SURAT], templat_untuk(buku.pesanan.layanan_id)),
    )
    return render(request, "layanan/isian_periksa.html", konteks)


@publik
@never_cache
@require_safe
@terbuka
def isian_foto(request: HttpRequest, buku: Buku, foto: int) -> HttpResponse:
    """A small copy of a photo just sent: is it readable? Light enough for a slow line."""
    satu = get_object_or_404(FotoIsian, pk=foto, isian=buku.isian)
    kecil = kecilkan(brankas.ambil(buku.isian.laci, satu.nama), SISI_KECIL)
    return HttpResponse(kecil, content_type="image/jpeg")


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@di_rumah
def isian_hapus(request: HttpRequest, pesanan: Pesanan) -> HttpResponse:
    """Destroy the form; who holds the code may (they could give the place back as well), but sees nothing."""
    ada = isian_pesanan(pesanan)
    if ada is None or ada.status == IsianRumah.Status.DIBUKA:
        return redirect("layanan:pesanan", kode=pesanan.kode)
    if request.method == "POST":
        hapus_isian(ada, sebab="oleh_warga", pelaku=None)
        return redirect("layanan:pesanan", kode=pesanan.kode)
    return render(request, "layanan/isian_hapus.html", {"pesanan": pesanan})
