"""The sheets of finished PDFs: a page as a picture, the words on it, several joined to one print.

Many phones cannot show a PDF inside a page, and the kepala desa agrees to bytes, not to a second
rendering of the data: so the picture is taken of those very bytes (about 20 ms a page). PDFium is
not thread-safe, hence the lock; only our own PDFs are ever given to it.
"""

from __future__ import annotations

import io
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bungah.naskah.urut_baca import Potong, alinea

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

SELA, ABU = 12, 128  # pixels and shade between two pages of one picture
LEBAR: Final = 1000  # pixels: sharp on a phone, about 60 KB as a grey PNG

UKURAN_KODE: Final = 8.5  # points: capitals of 2.1 mm, as desk papers need
UKURAN_CAP: Final = 7  # points: two lines fit above the letterhead on both papers
_kunci: Final = threading.Lock()


def banyak_halaman(pdf: bytes) -> int:
    """How many pages these bytes print."""
    with _buka(pdf) as dokumen:
        return len(dokumen)


def gambar_halaman(pdf: bytes, halaman: int = 1, *, lebar: int = LEBAR) -> bytes:
    """A page as a grey PNG of ``lebar`` pixels.

    Raises:
        IndexError: there is no such page.
    """
    with _buka(pdf) as dokumen:
        if not 1 <= halaman <= len(dokumen):
            raise IndexError(halaman)
        gambar = _gambar(dokumen[halaman - 1], lebar)
    return _png(gambar)


def gambar_semua(pdf: bytes, *, lebar: int = LEBAR) -> bytes:
    """All pages below each other as one picture: whoever reads a draft reads it to its end."""
    from PIL.Image import new  # noqa: PLC0415 -- only this needs it

    with _buka(pdf) as dokumen:
        halaman = [_gambar(dokumen[n], lebar) for n in range(len(dokumen))]
    alas = new("L", (lebar, sum(satu.height + SELA for satu in halaman) - SELA), ABU)
    atas = 0
    for satu in halaman:
        alas.paste(satu, (0, atas))
        atas += satu.height + SELA
    return _png(alas)


def _gambar(lembar: PdfPage, lebar: int) -> Image:
    gambar: Image = lembar.render(scale=lebar / lembar.get_width(), grayscale=True).to_pil()
    return gambar


def _png(gambar: Image) -> bytes:
    hasil = io.BytesIO()
    gambar.save(hasil, "PNG")
    return hasil.getvalue()


def baca(pdf: bytes) -> list[str]:
    """The words of a PDF as a person reads them, paragraph by paragraph: for a screen narrower than paper."""
    with _buka(pdf) as dokumen:
        return [satu for n in range(len(dokumen)) for satu in alinea(_potong(dokumen[n].get_textpage()))]


def _potong(teks: PdfTextPage) -> Iterator[Potong]:
    for n in range(teks.count_rects()):
        kiri, bawah, kanan, atas = teks.get_rect(n)
        yield Potong(kiri, bawah, kanan, atas, teks.get_text_bounded(kiri, bawah, kanan, atas))


def satukan(daftar: Iterable[bytes]) -> bytes:
    """All pages of several PDFs in order as one PDF, ready for one print order."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 -- 30 ms that only this needs

    hasil = io.BytesIO()
    with _kunci:
        semua = PdfDocument.new()
        for pdf in daftar:
            satu = PdfDocument(pdf)
            semua.import_pages(satu)
            satu.close()
        semua.save(hasil)
        semua.close()
    return hasil.getvalue()


def tandai_salinan(pdf: bytes, baris: Sequence[str]) -> bytes:
    """The same pages, each marked as a copy: a pale word across it, and these lines along its upper edge.

    The promise of an archive file and the seal stay with the original: both are taken off.
    """
    import pikepdf  # noqa: PLC0415 -- 20 ms that only this needs

    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        for nama in ("/Metadata", "/AcroForm"):
            if nama in dokumen.Root:
                del dokumen.Root[nama]
        huruf = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica-Bold"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        for halaman in dokumen.pages:
            # a name of its own: one of chance would give other bytes each time
            pakai = halaman.add_resource(huruf, pikepdf.Name.Font, pikepdf.Name.HurufSalinan)
            _, _, lebar, tinggi = (float(satu) for satu in halaman.mediabox)
            halaman.contents_add(_kata_salinan(str(pakai), lebar, tinggi) + b"\nq", prepend=True)
            halaman.contents_add(b"Q\n" + _cap_salinan(str(pakai), baris, lebar, tinggi), prepend=False)
        hasil = io.BytesIO()
        dokumen.save(hasil, deterministic_id=True)
    return hasil.getvalue()


def tandai_kode(pdf: bytes, kata: str) -> bytes:
    """The same pages with one small line along the upper edge: the code of a desk paper that is hung."""
    import pikepdf  # noqa: PLC0415 -- 20 ms that only this needs

    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        huruf = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        for halaman in dokumen.pages:
            pakai = halaman.add_resource(huruf, pikepdf.Name.Font, pikepdf.Name.HurufKode)
            atas = float(halaman.mediabox[3]) - 20
            baris = f"Q q 0.2 g BT {pakai} {UKURAN_KODE} Tf 36 {atas:.1f} Td ({_teks_pdf(kata)}) Tj ET Q"
            halaman.contents_add(b"q", prepend=True)
            halaman.contents_add(baris.encode("cp1252", "replace"), prepend=False)
        hasil = io.BytesIO()
        dokumen.save(hasil, deterministic_id=True)
    return hasil.getvalue()


def _kata_salinan(huruf: str, lebar: float, tinggi: float) -> bytes:
    """The word, pale and slanting, under the letter."""
    sisi, x, y = 0.7071, lebar / 2 - 165, tinggi / 2 - 165  # 45 degrees, about the middle
    tempat = f"{sisi} {sisi} -{sisi} {sisi} {x:.1f} {y:.1f} Tm"
    return f"q 0.9 g BT {huruf} 92 Tf {tempat} (SALINAN) Tj ET Q".encode()


def _cap_salinan(huruf: str, baris: Sequence[str], lebar: float, tinggi: float) -> bytes:
    """The lines, in black above the letterhead; one of wide letters is set narrower, never over the edge."""
    awal = f"q 0 g BT {huruf} {UKURAN_CAP} Tf {UKURAN_CAP * 1.25} TL 36 {tinggi - 18:.1f} Td"
    ruang = lebar - 2 * 36
    isi = [f"{min(100.0, 100 * ruang / _lebar_cap(satu)):.1f} Tz ({_teks_pdf(satu)}) Tj T*" for satu in baris]
    return "\n".join([awal, *isi, "ET Q"]).encode("cp1252", "replace")


def _lebar_cap(teks: str) -> float:
    """Points a line takes at most: the widest letter of each kind in Helvetica-Bold."""
    return max(1.0, UKURAN_CAP * sum(_lebar_huruf(satu) for satu in teks))


def _lebar_huruf(satu: str) -> float:
    for lebar, huruf in ((0.34, " .,:;()/'!|-[]ijlI"), (0.4, "tfr"), (0.95, "MW@%"), (0.89, "mw")):
        if satu in huruf:
            return lebar
    return 0.78 if satu.isupper() else 0.61


def _teks_pdf(teks: str) -> str:
    """A string as a PDF holds it between brackets."""
    return teks.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


@contextmanager
def _buka(pdf: bytes) -> Iterator[PdfDocument]:
    """Open a PDF while holding the lock."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 -- 30 ms that only this needs

    with _kunci:
        dokumen = PdfDocument(pdf)
        try:
            yield dokumen
        finally:
            dokumen.close()
