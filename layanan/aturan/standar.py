"""Rules of a service's standard: which steps a request can walk to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

AWAL, AKHIR = "lengkapi", "serahkan"
SURAT = ("ajukan", "terbit")
TANPA_SURAT = ("selesaikan",)


def periksa_langkah(perbuatan: Sequence[str], *, bersurat: bool) -> list[str]:
    """What keeps a request from walking these steps to the hand-over, as sentences; empty = good.

    A standard whose service lacks ``ajukan`` and ``terbit`` passes no legalisasi (R025, R098).

    Args:
        perbuatan: the closing deed of each step, in order.
        bersurat: the service has a letter to write.
    """
    if not perbuatan:
        return ["Standar ini belum punya langkah."]
    pesan = []
    if perbuatan[0] != AWAL:
        pesan.append("Langkah pertama harus ditutup dengan «Berkas dinyatakan lengkap».")
    if perbuatan[-1] != AKHIR:
        pesan.append("Langkah terakhir harus ditutup dengan «Diserahkan kepada warga».")
    if any(perbuatan.count(satu) > 1 for satu in (AWAL, AKHIR, *SURAT, *TANPA_SURAT)):
        pesan.append("Hanya «Pemeriksaan dicatat» yang boleh muncul lebih dari sekali.")
    return pesan + _periksa_inti(perbuatan, bersurat=bersurat)


def _periksa_inti(perbuatan: Sequence[str], *, bersurat: bool) -> list[str]:
    """The work between the first and the last step: a letter with its signature, or plain work."""
    inti = tuple(satu for satu in perbuatan if satu in {*SURAT, *TANPA_SURAT})
    if inti not in (SURAT, TANPA_SURAT):
        return ["Isi satu cara kerja: «ajukan» lalu «tanda tangan dicatat», atau «pekerjaan selesai»."]
    if inti == SURAT and not bersurat:
        return ["Langkah «Surat ditulis dan diajukan» memerlukan jenis surat untuk layanan ini."]
    if inti == TANPA_SURAT and bersurat:
        return ["Layanan ini punya jenis surat, jadi langkahnya harus memuat «Surat ditulis dan diajukan»."]
    if "periksa" in perbuatan[perbuatan.index(inti[-1]) :]:
        return ["«Pemeriksaan dicatat» harus sebelum pekerjaan selesai."]
    return []
