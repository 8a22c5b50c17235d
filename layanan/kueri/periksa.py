"""Questions about the check before a letter gets its number."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from layanan.models import JenisSurat, PemeriksaanSurat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from layanan.models import Pernyataan, Surat


def sidik_nilai(nilai: Mapping[str, str]) -> str:
    """Fingerprint of everything a letter prints, in whatever order it was gathered."""
    isi = json.dumps(dict(nilai), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(isi.encode()).hexdigest()


def sudah_diperiksa(*, surat: Surat | None = None, pernyataan: Pernyataan | None = None, sidik: str) -> bool:
    """True when nobody has to check this paper, or somebody passed exactly these values."""
    berkas = surat or pernyataan
    if berkas is None:
        pesan = "surat atau pernyataan"
        raise TypeError(pesan)
    if berkas.templat.jenis.pemeriksa == JenisSurat.Pemeriksa.TIDAK:
        return True
    return PemeriksaanSurat.objects.filter(
        surat=surat, pernyataan=pernyataan, hasil=PemeriksaanSurat.Hasil.COCOK, sidik_isi=sidik
    ).exists()
