"""The keyed hash of an approval, as the trail keeps it and the check of the night asks for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bungah.dasar.jejak import sidik

if TYPE_CHECKING:
    from arsip.models import Pengesahan


def sidik_pengesahan(sah: Pengesahan) -> str:
    """Who agreed to what, how and when; reading and objecting come later and are not in it."""
    isi = [
        *(sah.surat_id, sah.isi_id, sah.cara, sah.penanda_tangan_id, sah.jabatan, sah.dirangkap),
        *(sah.perangkat_id, sah.naik, sah.dicatat_oleh_id, sah.sumber_kertas),
        *(round(waktu.timestamp() * 1_000_000) for waktu in (sah.terjadi_pada, sah.dicatat_pada)),
    ]
    return sidik(json.dumps(isi))
