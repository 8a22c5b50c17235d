"""The chart of a service for a screen: one drawing without an end, as wide as a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bungah.naskah.keterbacaan import Batas
from layanan.aturan.tata import TEKS, Kata, Kotak, Lembaran, alinea
from layanan.aturan.tata_alir import LangkahTidakMuat, tata_layar
from layanan.cetak.gambar_bagan import gambar_bagan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.utils.safestring import SafeString

    from layanan.aturan.bagan import Simpul

LEBAR: Final = 74.0  # millimetres of the drawing; on a phone its letters are 15 pixels high
BATAS: Final = Batas(520)
TEBAL: Final = 0.45


def bagan_layar(
    simpul: Sequence[Simpul],
    judul: str,
    *,
    rinci: bool = True,
    kini: int = 0,
    catatan: Mapping[int, Sequence[str]] | None = None,
) -> SafeString | None:
    """The drawing, or None where a word is wider than a phone: the steps stand in words beside it anyway."""
    try:
        lembaran = tata_layar(simpul, LEBAR, BATAS, rinci=rinci, catatan=catatan)
    except LangkahTidakMuat:
        return None
    kata = f"Bagan alir {judul}, {len(simpul)} langkah"
    return gambar_bagan(lembaran, judul=kata, tebal=TEBAL, kini=kini)


def bagan_kata(pesan: str) -> SafeString:
    """A drawing that holds nothing but a sentence, for the place of one that cannot be made."""
    baris, tinggi = alinea([Kata(pesan, BATAS.apa_saja)], 0, 0, LEBAR)
    kotak = Kotak(TEKS, 0, 0, LEBAR, tinggi, 0, baris)
    return gambar_bagan(Lembaran(LEBAR, tinggi, (kotak,), ()), judul=pesan, tebal=TEBAL)
