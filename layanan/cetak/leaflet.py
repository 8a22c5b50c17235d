"""One service to take home: A4 folded in three, or a brochure on A5."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.naskah.cetak import Kertas
from bungah.naskah.huruf import KataPanjang, potong
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.lembar import banyak_halaman
from layanan.aturan.biaya import BUKAN_LOKET
from layanan.cetak.dokumen import cetak_dokumen, standar_atau_tolak
from layanan.cetak.warga import kantor, layanan_warga

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.naskah.katalog import Isi, Pesanan

LEBAR_LANGKAH, TINGGI_PANEL = 74.0, 168.0  # mm of a panel that steps may fill
KAPITAL, KAPITAL_BILA = 2.9, 2.24  # mm: 12.3 and 9.5 points
BARIS, BARIS_BILA, SELA = 5.65, 4.36, 1.0
SISI_LIPAT: Final = 2  # an outside and an inside, three panels each


def isi_leaflet(kode: str) -> Isi:
    """The same words for both shapes.

    Raises:
        TidakDicetak: no standard.
    """
    satu = standar_atau_tolak(kode)
    return {**kantor(timezone.localdate()), **layanan_warga(satu)}


def cetak_leaflet(isi: Isi, pesanan: Pesanan) -> bytes:
    """Lying A4 becomes six panels in the order of folding; A5 a brochure that takes the pages it needs.

    Raises:
        TidakDicetak: the words do not fit six panels; letters are never made smaller.
    """
    if pesanan.kertas != Kertas.A4_REBAH:
        return cetak_dokumen("cetak/layanan/brosur.html", isi, pesanan, s=isi)
    awal, sisa = bagi_langkah(isi["langkah"])
    data = {"awal": awal, "sisa": sisa, "bukan_loket": BUKAN_LOKET}
    pdf = cetak_dokumen("cetak/layanan/leaflet.html", isi, pesanan, **data)
    if banyak_halaman(pdf) > SISI_LIPAT:
        kata = f"Isi layanan «{isi['nama_warga']}» tidak muat di enam panel lipatan."
        raise TidakDicetak(f"{kata} Cetak brosur A5, atau ringkas nama langkah dan syaratnya.")
    return pdf


def bagi_langkah(langkah: Sequence[Isi]) -> tuple[list[Isi], list[Isi]]:
    """What stands on the second panel inside, and what goes on to the third; each keeps its number."""
    tinggi, muat = 0.0, 0
    bernomor = [{**satu, "no": n} for n, satu in enumerate(langkah, 1)]
    for satu in bernomor:
        tinggi += _tinggi(satu)
        muat += tinggi <= TINGGI_PANEL
    return bernomor[:muat], bernomor[muat:]


def _tinggi(satu: Isi) -> float:
    """How much paper a step takes; a word wider than the panel counts as a line of its own."""
    isi = [(f"{satu['nama']} ({satu['oleh']})", KAPITAL, BARIS)]
    isi += [(bila, KAPITAL_BILA, BARIS_BILA) for bila in satu["bila"]]
    return SELA + sum(_baris(teks, kapital) * tinggi for teks, kapital, tinggi in isi)


def _baris(teks: str, kapital: float) -> int:
    try:
        return len(potong(teks, LEBAR_LANGKAH, kapital))
    except KataPanjang:
        return len(teks.split())
