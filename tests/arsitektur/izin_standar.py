"""Rows of the permission matrix for standards, steps and the public site; joined in ``izin``."""

from __future__ import annotations

from bungah.dasar.peran import Peran

KADES, SEKDES, LAYANAN, AUDITOR = Peran.KADES, Peran.SEKDES, Peran.PETUGAS_LAYANAN, Peran.AUDITOR
ADMIN = Peran.ADMIN
MEJA = frozenset({Peran.PETUGAS_DEPAN, LAYANAN, SEKDES})

PUBLIK_STANDAR = {"naskah:halaman_indeks", "naskah:halaman"}
CONTOH_STANDAR: dict[str, object] = {"lain": 987655, "tahap": 1}
BUKAN_TUJUAN_STANDAR = {  # offered by their page once there is something in it (test_menu)
    "layanan:telusur_daftar",
    "layanan:telusur_csv",
    "layanan:telusur_pdf",
    "layanan:syarat_csv",
    "layanan:inovasi_pdf",
}
MATRIKS_STANDAR: list[tuple[frozenset[Peran], set[str]]] = [
    # meetings with the public
    (
        frozenset({SEKDES, LAYANAN, KADES, AUDITOR}),
        {"mutu:kegiatan_daftar", "mutu:kegiatan_rinci", "mutu:kegiatan_ba"},
    ),
    (
        frozenset({SEKDES, LAYANAN}),
        {"mutu:kegiatan_baru", "mutu:kegiatan_ubah", "mutu:kegiatan_batalkan"},
    ),
    (frozenset({SEKDES, KADES}), {"mutu:kegiatan_selesaikan"}),
    (frozenset(Peran), {"layanan:uraian_tugas", "layanan:uraian_tugas_pdf"}),
    # pages of the public site
    (
        frozenset({SEKDES, Peran.ADMIN}),
        {"naskah:halaman_kelola", "naskah:halaman_ubah", "naskah:halaman_tampil"},
    ),
    # how requests walked
    (
        MEJA | {KADES, AUDITOR},
        {
            "layanan:permohonan_telusur",
            "layanan:permohonan_telusur_pdf",
            "layanan:kendali",
            "layanan:kendali_langkah",
            "layanan:telusur",
            "layanan:telusur_daftar",
            "layanan:telusur_csv",
            "layanan:telusur_pdf",
        },
    ),
    # standards
    (
        frozenset({SEKDES, ADMIN, KADES, LAYANAN, AUDITOR}),
        {
            "layanan:standar_daftar",
            "layanan:standar_rinci",
            "layanan:standar_aturan",
            "layanan:standar_banding",
            "layanan:standar_tinjau",
        },
    ),
    (
        frozenset({SEKDES, ADMIN}),
        {"layanan:standar_ubah", "layanan:standar_salin", "layanan:standar_usul", "layanan:standar_jawab"},
    ),
    (frozenset({SEKDES, KADES}), {"layanan:standar_pakai", "layanan:standar_tetapkan"}),
    # what services ask for
    (
        frozenset({SEKDES, Peran.ADMIN, KADES, LAYANAN, AUDITOR}),
        {"layanan:standar_syarat", "layanan:syarat_banding", "layanan:syarat_csv"},
    ),
    # redesign and innovations
    (
        frozenset({SEKDES, Peran.ADMIN, KADES, LAYANAN, AUDITOR}),
        {
            "layanan:rancangan_daftar",
            "layanan:rancangan_format",
            "layanan:rancangan_pdf",
            "layanan:inovasi",
            "layanan:inovasi_pdf",
            "layanan:inovasi_rinci",
        },
    ),
]
