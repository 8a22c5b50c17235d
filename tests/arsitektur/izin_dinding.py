"""Rows of the permission matrix for prints, the wall and what hangs on it; joined in ``izin``."""

from __future__ import annotations

from bungah.dasar.peran import Peran

MEJA = frozenset({Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN, Peran.SEKDES})
PENEMPEL = MEJA | {Peran.KADES}
PENCETAK = frozenset(Peran) - {Peran.AUDITOR}
KADES, SEKDES, LAYANAN, AUDITOR = Peran.KADES, Peran.SEKDES, Peran.PETUGAS_LAYANAN, Peran.AUDITOR
ADMIN = Peran.ADMIN

PUBLIK_DINDING = {
    "naskah:tanda",
    "naskah:tanda_qr",
    "layanan:layanan_qr",
    "layanan:bagan",
    "layanan:bagan_gambar",
    "layanan:bagan_semua",
}
CONTOH_DINDING: dict[str, object] = {"foto": 1, "jenis": "tidak-ada"}
BUKAN_TUJUAN_DINDING = {"layanan:publikasi_catat"}  # offered by its page once something is in it
MATRIKS_DINDING: list[tuple[frozenset[Peran], set[str]]] = [
    # prints and the wall
    (PENCETAK, {"naskah:cetakan_daftar", "naskah:cetakan"}),
    (frozenset(Peran), {"naskah:lembar", "naskah:lembar_pdf"}),
    (
        PENEMPEL | {Peran.ADMIN, AUDITOR},
        {"naskah:dinding", "naskah:dinding_dilepas", "naskah:tempelan", "naskah:tempelan_foto"},
    ),
    (
        PENEMPEL,
        {
            "naskah:tempel",
            "naskah:tempelan_foto_pasang",
            "naskah:tempelan_periksa",
            "naskah:tempelan_lepas",
            "naskah:tempelan_cetak_ulang",
            "naskah:borongan",
            "naskah:borongan_usang",
            "naskah:borongan_rinci",
            "naskah:borongan_lanjut",
            "naskah:borongan_henti",
            "naskah:borongan_unduh",
        },
    ),
    # flowcharts
    (frozenset({SEKDES, Peran.ADMIN, KADES, LAYANAN, AUDITOR}), {"layanan:standar_bagan"}),
    # what is published
    (
        frozenset({SEKDES, Peran.ADMIN, KADES, LAYANAN, AUDITOR}),
        {"layanan:publikasi", "layanan:publikasi_layanan"},
    ),
    (frozenset({SEKDES, LAYANAN}), {"layanan:publikasi_catat", "layanan:publikasi_akhiri"}),
    # the service charter
    (frozenset({SEKDES, ADMIN, KADES, LAYANAN, AUDITOR}), {"layanan:maklumat", "layanan:maklumat_foto"}),
    (frozenset({SEKDES, KADES}), {"layanan:maklumat_tanda"}),
    # outreach
    (
        frozenset({SEKDES, LAYANAN, KADES, AUDITOR}),
        {"mutu:penyuluhan_daftar", "mutu:kegiatan_hadir", "mutu:kegiatan_foto"},
    ),
    (frozenset({SEKDES, LAYANAN}), {"mutu:kegiatan_foto_tambah", "mutu:kegiatan_foto_buang"}),
]
