"""What a second person vouches for: the paper as it will be printed, before number and date."""

from __future__ import annotations

from layanan.aturan.periksa import sidik_nilai, sidik_sebelum_bernomor
from layanan.cetak.surat import nilai_surat
from layanan.models import Pernyataan, Surat


def sidik_berkas(berkas: Surat | Pernyataan) -> str:
    """Fingerprint of what is checked now."""
    if isinstance(berkas, Pernyataan):
        return sidik_nilai(berkas.isian)
    return sidik_sebelum_bernomor(nilai_surat(berkas), berkas.salinan)
