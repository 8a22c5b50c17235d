"""What a matter leaves behind is entered in the archive by the deed itself, without anybody's key (R206)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.models import BerkasArsip
from bungah.dasar.jejak import DiLuarTulis, sedang_menulis

if TYPE_CHECKING:
    from datetime import date

    from arsip.models import SuratKeluar


def catat_berkas(
    arah: str, *, rujukan: str, uraian: str, tanggal: date, lembar: int, surat: SuratKeluar | None = None
) -> None:
    """Enter it once; a matter that passes here again (a letter returned and signed anew) keeps its row.

    Raises:
        DiLuarTulis: outside the write block of the deed it belongs to.
    """
    if not sedang_menulis():
        pesan = "catat_berkas() hanya di dalam tulis()"
        raise DiLuarTulis(pesan)
    baris = BerkasArsip(
        arah=arah, rujukan=rujukan, uraian=uraian[:200], tanggal=tanggal, lembar=lembar, surat=surat
    )
    BerkasArsip.objects.bulk_create([baris], ignore_conflicts=True)
