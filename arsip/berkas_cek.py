"""Whether a file in somebody's hand is the office's own, told by its hash alone: it is never opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.aturan import (
    COCOK_BELUM,
    COCOK_LAMA,
    COCOK_MUSNAH,
    COCOK_SEGEL,
    COCOK_SURAT,
    TIDAK_COCOK,
    cocok_salinan,
)
from arsip.kueri_cek import MENGESAHKAN
from arsip.models import Pengesahan, Salinan
from bungah.naskah.models import LembarMusnah, Naskah, NaskahIsi, SegelIsi

if TYPE_CHECKING:
    from arsip.aturan import Cocok


def cocokkan(sha256: str, naskah: Naskah) -> Cocok:
    """What the file with this hash is, as far as this letter goes."""
    segel = SegelIsi.objects.filter(isi__naskah=naskah, sha256=sha256).select_related("isi").defer("isi__isi")
    for satu in segel:
        jawab = _versi(satu.isi)
        return COCOK_SEGEL if jawab is COCOK_SURAT else jawab
    isi = naskah.isi.defer("isi").filter(sha256=sha256).order_by("-versi").first()
    if isi is not None:
        return _versi(isi)
    salinan = Salinan.objects.filter(naskah=naskah, sha256=sha256).first()
    return cocok_salinan(salinan.urut, salinan.untuk) if salinan else TIDAK_COCOK


def _versi(isi: NaskahIsi) -> Cocok:
    """Bytes the office froze: destroyed, older, not yet signed, or the letter itself."""
    if LembarMusnah.objects.filter(isi=isi).exists():
        return COCOK_MUSNAH
    if NaskahIsi.objects.filter(naskah=isi.naskah_id, versi__gt=isi.versi).exists():
        return COCOK_LAMA
    sah = Pengesahan.objects.filter(isi=isi, cara__in=MENGESAHKAN).exists()
    return COCOK_SURAT if sah else COCOK_BELUM


def kode_menurut_berkas(sha256: str) -> str:
    """The verify code of the outgoing letter a file belongs to; empty when it is none of ours."""
    for daftar in (
        NaskahIsi.objects.filter(sha256=sha256),
        NaskahIsi.objects.filter(segel__sha256=sha256),
        NaskahIsi.objects.filter(naskah__salinan__sha256=sha256),
    ):
        kode = daftar.filter(naskah__jenis=Naskah.Jenis.SURAT_KELUAR).values_list("naskah__kode", flat=True)
        if ada := kode.first():
            return str(ada)
    return ""
