"""What the QR of a sheet on the wall opens: does it still hold, what holds now, where to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import publik
from bungah.dasar.kueri import profil
from bungah.dasar.nilai.kode import rapikan_kode
from bungah.dasar.pembatas import kunci_alamat, meleset, penuh
from bungah.naskah import katalog
from bungah.naskah.alur_tempelan import PANJANG_KODE, PENEMPEL
from bungah.naskah.katalog import Kini
from bungah.naskah.kueri_cermin import cermin_kini
from bungah.naskah.kueri_tempelan import berubah_sejak
from bungah.naskah.models import LembarCetak, Tempelan

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse


BATAS_MELESET: Final = 40
TIDAK_ADA = "Kode ini tidak ada di catatan kami. Periksa sekali lagi huruf dan angkanya di pojok lembar."
TERLALU_SERING = "Terlalu banyak kode yang keliru dari sini. Coba lagi seperempat jam lagi."


@publik
@never_cache
@require_safe
def tanda(request: HttpRequest, kode: str) -> HttpResponse:
    """Whether this sheet still holds; nothing about persons, no login."""
    kunci = kunci_alamat(request, "tanda")
    if penuh(kunci, batas=BATAS_MELESET):
        return render(
            request, "naskah/tanda.html", {"salah": TERLALU_SERING, "kantor": _kantor()}, status=404
        )
    lembar = LembarCetak.objects.filter(kode=rapikan_kode(kode[:60])[:PANJANG_KODE]).first()
    if lembar is None:
        meleset(kunci)
        return render(request, "naskah/tanda.html", {"salah": TIDAK_ADA, "kantor": _kantor()}, status=404)
    konteks = _keadaan(lembar) | {"lembar": lembar, "petugas_dinding": _boleh(request.user)}
    return render(request, "naskah/tanda.html", konteks)


def _boleh(orang: Any) -> bool:
    """Who stands before it with the office's phone goes on from here."""
    return bool(orang.is_authenticated and orang.berperan(*PENEMPEL))


def _keadaan(lembar: LembarCetak) -> dict[str, Any]:
    cermin = cermin_kini([(lembar.jenis, lembar.sasaran)]).popitem()[1]
    berubah = berubah_sejak(lembar, cermin)
    kini = _kini(lembar)
    digantung = list(Tempelan.objects.filter(lembar=lembar).values_list("dilepas", flat=True))
    dilepas = max((hari for hari in digantung if hari), default=None) if None not in digantung else None
    return {
        "berubah": berubah,
        "tutup": cermin is not None and not cermin.ada,
        "sejak": _sejak(lembar, kini) if berubah else None,
        "dilepas": dilepas,
        "kini": kini or Kini(),
        "hari_ini": timezone.localdate(),
        "kantor": _kantor(),
    }


def _kini(lembar: LembarCetak) -> Kini | None:
    cetakan = katalog.semua().get(lembar.jenis)
    return cetakan.sasaran.kini(lembar.sasaran) if cetakan and cetakan.sasaran else Kini()


def _sejak(lembar: LembarCetak, kini: Kini | None) -> date | None:
    """Since when it no longer holds: the day its subject changed, if that was after it was printed."""
    sejak = kini.sejak if kini else None
    return sejak if sejak and sejak >= timezone.localdate(lembar.dicetak_pada) else None


def _kantor() -> list[tuple[str, str]]:
    """Where to ask."""
    desa = profil()
    isi = (("Alamat", desa.alamat), ("Telepon", desa.telepon), ("Surel", desa.surel))
    return [(nama, kata) for nama, kata in isi if kata]
