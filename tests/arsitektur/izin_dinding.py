"""Rows of the permission matrix for prints, the wall and what hangs on it; joined in ``izin``."""

from __future__ import annotations

from bungah.dasar.peran import Peran

KADES, SEKDES, LAYANAN, AUDITOR = Peran.KADES, Peran.SEKDES, Peran.PETUGAS_LAYANAN, Peran.AUDITOR

PUBLIK_DINDING: set[str] = set()
CONTOH_DINDING: dict[str, object] = {"foto": 1}
BUKAN_TUJUAN_DINDING: set[str] = set()  # offered by their page once there is something in it (test_menu)
MATRIKS_DINDING: list[tuple[frozenset[Peran], set[str]]] = [
    # outreach
    (
        frozenset({SEKDES, LAYANAN, KADES, AUDITOR}),
        {"mutu:penyuluhan_daftar", "mutu:kegiatan_hadir", "mutu:kegiatan_foto"},
    ),
    (frozenset({SEKDES, LAYANAN}), {"mutu:kegiatan_foto_tambah", "mutu:kegiatan_foto_buang"}),
]
