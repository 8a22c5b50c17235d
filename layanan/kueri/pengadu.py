"""To whom people turn who were asked for more than the fee (R085)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kepegawaian.kueri import kepala_desa, penerima_aduan_biaya

if TYPE_CHECKING:
    from datetime import date


def jabatan_pengadu(hari: date) -> str:
    """The position of that officer: a name on the wall would be old too soon."""
    tugas = penerima_aduan_biaya(hari)
    orang = tugas.pegawai if tugas else kepala_desa()
    return str(orang.jabatan) if orang else "Kepala Desa"


def pengadu_biaya(hari: date) -> str:
    """Name, position and written appointment of that officer; the kepala desa while nobody is appointed."""
    tugas = penerima_aduan_biaya(hari)
    if tugas is not None:
        return f"{tugas.pegawai.nama}, {tugas.pegawai.jabatan} ({tugas.sk})"
    kades = kepala_desa()
    return f"{kades.nama}, {kades.jabatan}" if kades else "Kepala Desa"
