"""Questions about the service charter: which is in force, what its annex promises today."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from layanan.aturan.komponen import butir
from layanan.aturan.maklumat import berubah
from layanan.kueri.umum import berlaku_umum
from layanan.models import Maklumat

if TYPE_CHECKING:
    from django.db.models import QuerySet

Status = Maklumat.Status


def maklumat_berlaku() -> Maklumat | None:
    """The charter in force."""
    return _tanpa_foto().filter(status=Status.BERLAKU).first()


def maklumat_draf() -> Maklumat | None:
    """The one that waits for its signature."""
    return _tanpa_foto().filter(status=Status.DRAF).first()


def versi_maklumat(_kode: str = "") -> str:
    """``versi 2`` of the one in force, as the register of what hangs keeps it."""
    satu = maklumat_berlaku()
    return f"versi {satu.versi}" if satu else ""


def semua_maklumat() -> QuerySet[Maklumat]:
    """Every charter there was, newest first."""
    return _tanpa_foto().order_by("-versi")


def _tanpa_foto() -> QuerySet[Maklumat]:
    return Maklumat.objects.defer("pindaian").annotate(berfoto=Q(pindaian__isnull=False))


def lampiran_kini() -> list[dict[str, Any]]:
    """What every standard in force promises, as an annex keeps it; one query."""
    return [
        {
            "kode": satu.layanan.kode,
            "layanan": satu.layanan.nama,
            "versi": satu.versi,
            "menit": satu.menit,
            "biaya": satu.biaya,
            "produk": satu.produk,
            "kompensasi": satu.get_kompensasi_display(),
            "kewajiban": list(butir(satu.kewajiban_petugas)),
        }
        for satu in berlaku_umum().select_related("layanan")
    ]


def berubah_sejak_tanda(maklumat: Maklumat | None) -> list[str]:
    """Services that promise something else today than on the day the charter was signed."""
    return berubah(maklumat.lampiran, lampiran_kini()) if maklumat else []


def tanda_draf(maklumat: Maklumat | None) -> str:
    """Which words a page showed; sent back, it tells whether somebody was faster."""
    return hashlib.sha256(maklumat.isi.encode()).hexdigest()[:16] if maklumat else ""
