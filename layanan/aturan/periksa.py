"""Rules of the check before a letter gets its number."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Known only once the letter has its number, so no part of what is checked before it.
SAAT_BERNOMOR: Final = frozenset({"nomor_surat", "tanggal_surat", "berlaku_sampai"})
KURANG_CENTANG = "Centang ketiganya. Kalau ada yang tidak cocok, tulis catatannya dan kembalikan."


@dataclass(frozen=True, slots=True)
class Butir:
    """What the second person looked at (R264): the identity, the spelling, the number of copies."""

    identitas: bool
    ejaan: bool
    salinan: bool

    @property
    def semua(self) -> bool:
        """True when everything matches."""
        return self.identitas and self.ejaan and self.salinan


def cara_periksa(pemeriksa: str, *, ada_orang_kedua: bool) -> str:
    """Who checks: empty (nobody), ``petugas``, ``sekdes``; without a second person ``lembar``.

    ``lembar``: the kepala desa ticks the check on the cover sheet of the stack.
    """
    if pemeriksa == "tidak":
        return ""
    return pemeriksa if ada_orang_kedua else "lembar"


def sidik_nilai(nilai: Mapping[str, str]) -> str:
    """Fingerprint of everything a letter prints, in whatever order it was gathered."""
    isi = json.dumps(dict(nilai), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(isi.encode()).hexdigest()


def sidik_sebelum_bernomor(nilai: Mapping[str, str], rangkap: int) -> str:
    """Fingerprint of what the second person sees: the letter without number and date, and its copies."""
    isi = {nama: satu for nama, satu in nilai.items() if nama not in SAAT_BERNOMOR}
    return sidik_nilai(isi | {"rangkap": str(rangkap)})
