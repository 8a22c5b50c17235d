"""A finished print in pieces for an office printer: cut out of the PDF itself, never laid out again.

So a piece can never differ from its poster. Around each piece the printer's edge stays white and carries the
crop marks and where the piece belongs.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from bungah.naskah.keterbacaan import Lembar
from bungah.naskah.ubin import TANDA, TEPI, TINDIH, bagi_ubin, tanda_potong

if TYPE_CHECKING:
    import pikepdf

    from bungah.naskah.ubin import Ubin

MM: Final = 72 / 25.4
HURUF: Final = 8.5  # points, beside the piece
ABU: Final = 0.2  # ink of all words for whoever hangs the sheet


def banyak_lembar(pdf: bytes) -> int:
    """How many sheets of paper it takes."""
    import pikepdf  # noqa: PLC0415 -- 20 ms that only this needs

    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        return len(dokumen.pages)


def ubinkan(pdf: bytes, kecil: Lembar) -> bytes:
    """Every page in pieces on ``kecil``, upright or lying, whichever needs fewer; equal in, equal out."""
    import pikepdf  # noqa: PLC0415 -- 20 ms that only this needs

    with pikepdf.open(io.BytesIO(pdf)) as asal, pikepdf.new() as hasil:
        huruf = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        huruf = hasil.make_indirect(huruf)
        for nomor, halaman in enumerate(asal.pages, 1):
            x0, y0, x1, y1 = (float(satu) for satu in halaman.mediabox)
            besar = Lembar("", (x1 - x0) / MM, (y1 - y0) / MM)
            gambar = hasil.copy_foreign(halaman.as_form_xobject())
            lembar, semua = bagi_ubin(besar, kecil)
            sebut = f"Poster lembar {nomor}/{len(asal.pages)}. " if len(asal.pages) > 1 else ""
            for ubin in semua:
                kata = f"{sebut}{ubin}. Gunting di tanda, tindih {TINDIH:.0f} mm, rekatkan."
                _lembar_ubin(hasil, lembar, besar, ubin, gambar, huruf, kata)
        keluar = io.BytesIO()
        hasil.save(keluar, deterministic_id=True)
    return keluar.getvalue()


def _lembar_ubin(
    hasil: pikepdf.Pdf,
    lembar: Lembar,
    besar: Lembar,
    ubin: Ubin,
    gambar: pikepdf.Object,
    huruf: pikepdf.Object,
    kata: str,
) -> None:
    """One piece: the whole page behind a window, the marks around it, its place in words."""
    import pikepdf  # noqa: PLC0415 -- 20 ms that only this needs

    halaman = hasil.add_blank_page(page_size=(lembar.lebar * MM, lembar.tinggi * MM))
    halaman.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Poster=gambar), Font=pikepdf.Dictionary(Tulis=huruf)
    )
    halaman.Contents = hasil.make_stream(_isi(lembar, besar, ubin, kata).encode("cp1252", "replace"))


def _isi(lembar: Lembar, besar: Lembar, ubin: Ubin, kata: str) -> str:
    """PDF counts from below: the piece's upper left corner stands TEPI from left and top."""
    bawah = lembar.tinggi - TEPI - ubin.tinggi
    geser_x, geser_y = TEPI - ubin.x, bawah - (besar.tinggi - ubin.y - ubin.tinggi)
    jendela = f"{_pt(TEPI)} {_pt(bawah)} {_pt(ubin.lebar)} {_pt(ubin.tinggi)} re W n"
    isi = [f"q {jendela} 1 0 0 1 {_pt(geser_x)} {_pt(geser_y)} cm /Poster Do Q", "q 0 G 0.4 w"]
    for x1, y1, x2, y2 in tanda_potong(ubin):
        isi.append(f"{_pt(x1)} {_pt(lembar.tinggi - y1)} m {_pt(x2)} {_pt(lembar.tinggi - y2)} l S")
    teks = kata.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    kiri, dasar = TEPI + TANDA / 2, bawah - TEPI * 0.6
    return "\n".join([*isi, f"Q q {ABU} g BT /Tulis {HURUF} Tf {_pt(kiri)} {_pt(dasar)} Td ({teks}) Tj ET Q"])


def _pt(milimeter: float) -> str:
    return f"{milimeter * MM:.3f}"
