"""The public verify page: whether a letter is genuine, said to anybody who holds it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arsip.aturan import COCOK_SEGEL, COCOK_SURAT, dalam_keadaan, kata_mandat, keadaan_surat
from arsip.aturan_kode import NOMOR, PANJANG_KARCIS, PANJANG_KODE, mirip_nomor, petik_kode, salah_kode
from arsip.berkas_cek import cocokkan, kode_menurut_berkas
from arsip.forms import BerkasCekForm
from arsip.kueri_cek import cek_kode
from arsip.models import Pengesahan
from bungah.dasar.izin import publik
from bungah.dasar.nilai import rapikan_kode, samarkan_nama, tampilkan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

    from arsip.aturan import Cocok
    from arsip.kueri_cek import HasilCek

TIDAK_ADA = (
    "Tidak ada surat dengan kode ini. Periksa lagi hurufnya; bila tetap tidak ada, surat itu bukan dari sini."
)
BUKAN_BERKAS = (
    "Berkas ini bukan berkas yang dibuat kantor desa. Foto, hasil pindai, dan berkas yang disimpan ulang "
    "selalu berbeda: tulis kode yang ada di bagian bawah surat."
)
TERLALU_SERING = "Sudah terlalu sering salah. Coba lagi 15 menit lagi, atau tanyakan di kantor desa."
BATAS_MELESET = 60  # a code has 130 bits: the brake is for noise, and a whole bank may share one address


class JawabLaluHitung(HttpResponse):
    """An answer to a miss, counted once it is on its way: so it takes no longer than any other."""

    kunci = ""

    def close(self) -> None:
        """The answer is sent."""
        if self.kunci:
            meleset(self.kunci)
        super().close()


@publik
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cek_cari(request: HttpRequest) -> HttpResponse:
    """Type the code printed on a letter."""
    if request.method != "POST":
        return _tanya(request)
    teks = request.POST.get("kode", "")[:120]
    if mirip_nomor(teks):
        return _tanya(request, NOMOR, status=400)
    kode = rapikan_kode(petik_kode(teks)[:60])
    return redirect("arsip:cek", kode=kode) if kode else _tanya(request, salah_kode(""), status=400)


@publik
@never_cache
@require_safe
def cek(request: HttpRequest, kode: str) -> HttpResponse:
    """Whether a letter is genuine, without NIK, address or full name; unknown codes look and take alike."""
    kunci = kunci_alamat(request, "cek")
    if penuh(kunci, batas=BATAS_MELESET):
        return _tanya(request, TERLALU_SERING, status=404)
    hasil = _cari(kode)
    if hasil is None:
        ketik = rapikan_kode(kode[:60])
        return _tanya(request, salah_kode(ketik) or TIDAK_ADA, status=404, kunci=kunci, kode=ketik)
    return _jawab(request, _hasil_cek(hasil))


@publik
@never_cache
@require_POST
def cek_berkas(request: HttpRequest, kode: str) -> HttpResponse:
    """Whether a file is this letter's: by its hash from the browser, else by the file, which is not kept."""
    kunci = kunci_alamat(request, "cek-berkas")
    if penuh(kunci, batas=BATAS_MELESET):
        return _tanya(request, TERLALU_SERING, status=404)
    hasil = _cari(kode)
    if hasil is None:
        return _tanya(request, TIDAK_ADA, status=404, kunci=kunci)
    form = BerkasCekForm(request.POST, request.FILES)
    if not form.is_valid():
        return _jawab(request, _hasil_cek(hasil, form=form), status=400)
    return _jawab(request, _hasil_cek(hasil, cocok=cocokkan(form.sidik, hasil.surat.naskah)))


@publik
@never_cache
@require_POST
def cek_berkas_cari(request: HttpRequest) -> HttpResponse:
    """Find the letter a file belongs to, for whoever has the file but no code."""
    kunci = kunci_alamat(request, "cek-berkas")
    if penuh(kunci, batas=BATAS_MELESET):
        return _tanya(request, TERLALU_SERING, status=404)
    form = BerkasCekForm(request.POST, request.FILES)
    if not form.is_valid():
        return _tanya(request, form=form, status=400)
    hasil = cek_kode(kode_menurut_berkas(form.sidik))
    if hasil is None:
        return _tanya(request, BUKAN_BERKAS, status=404, kunci=kunci)
    return _jawab(request, _hasil_cek(hasil, cocok=cocokkan(form.sidik, hasil.surat.naskah)))


def _cari(kode: str) -> HasilCek | None:
    return cek_kode(rapikan_kode(kode[:60])[:PANJANG_KODE])


def _hasil_cek(
    hasil: HasilCek, *, cocok: Cocok | None = None, form: BerkasCekForm | None = None
) -> dict[str, Any]:
    """What anybody who holds the letter may know."""
    surat, sah = hasil.surat, hasil.pengesahan
    sampai = surat.naskah.rincian.get("berlaku_sampai")
    berlaku_sampai = date.fromisoformat(sampai) if sampai else None
    keadaan = keadaan_surat(
        surat.status,
        hari_ini=timezone.localdate(),
        berlaku_sampai=berlaku_sampai,
        diganti=surat.naskah.diganti_oleh is not None,
        disanggah=sah is not None and sah.disanggah_pada is not None and not hasattr(sah, "putusan"),
    )
    return {
        "keadaan": keadaan,
        "surat": surat,
        "kepada": samarkan_nama(surat.ditujukan_kepada),
        "berlaku_sampai": berlaku_sampai,
        "penanda": _penanda(hasil),
        "mandat": kata_mandat(surat.mandat, surat.dasar_mandat),
        "pengesahan": sah,
        "segel": sah is not None and sah.cara == Pengesahan.Cara.SEGEL,
        "dicabut_pada": hasil.dicabut_pada,
        "diperbaiki": hasil.diperbaiki,
        "sidik": _sidik(sah),
        "sidik_cocok": [
            (satu, dalam_keadaan(jawab, keadaan))
            for satu, jawab in zip(_sidik(sah), (COCOK_SURAT, COCOK_SEGEL), strict=False)
        ],
        "cocok": dalam_keadaan(cocok, keadaan) if cocok else None,
        "form": form,  # only one that was refused: making one costs more than the questions
    }


def _penanda(hasil: HasilCek) -> tuple[str, str]:
    """Name and position as the letter prints them, also before it is signed."""
    surat, sah = hasil.surat, hasil.pengesahan
    if surat.penanda is not None:
        return surat.penanda.nama, surat.jabatan_penanda
    return (str(sah.penanda_tangan), sah.jabatan) if sah else ("", "")


def _sidik(sah: Pengesahan | None) -> list[str]:
    """Hashes of the approved file, plain and sealed, for a browser that compares by itself."""
    if sah is None:
        return []
    segel = getattr(sah.isi, "segel", None)
    return [sah.isi.sha256, *([segel.sha256] if segel else [])]


def _tanya(
    request: HttpRequest,
    salah: str = "",
    *,
    form: BerkasCekForm | None = None,
    status: int = 200,
    kunci: str = "",
    kode: str = "",
) -> HttpResponse:
    """The question for a code; with ``kunci`` the answer to a miss, counted afterwards."""
    kode_karcis = len(kode) == PANJANG_KARCIS
    konteks = {
        "surat": None,
        "salah": salah,
        "form": form,
        "kode": tampilkan_kode(kode),
        "karcis": kode_karcis,
    }
    return _jawab(request, konteks, status=status, kunci=kunci)


def _jawab(
    request: HttpRequest, konteks: dict[str, Any], *, status: int = 200, kunci: str = ""
) -> HttpResponse:
    """A page for whoever holds the letter: no search engine keeps it."""
    jawab = JawabLaluHitung(render_to_string("arsip/cek.html", konteks, request), status=status)
    jawab.kunci = kunci
    jawab.headers["X-Robots-Tag"] = "noindex"
    return jawab
