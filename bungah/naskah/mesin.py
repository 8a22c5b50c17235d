"""The press itself: the side of printing that runs in the child process.

Imported by the web process only for its names; WeasyPrint (0.4 s, 40 MB) is imported by
``siapkan`` in the child. No Django here: the child gets finished HTML and needs no database.
"""

import logging
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from weasyprint import HTML

PUSTAKA_HILANG = (
    "Mesin cetak belum lengkap di komputer ini. Minta pengelola menjalankan: "
    "sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"
)

# The links of print templates: their sheets are parsed once a child, not once a page (a tenth of the time).
_TAUTAN_GAYA = re.compile(r'<link rel="stylesheet" href="(css/cetak/[a-z_]+\.css)">')

# A print names the archive variant it wants; typed values are escaped, so none can forge this line.
_VARIAN = re.compile(r'<meta name="varian-pdf" content="(pdf/a-3b)">')

GAGAL = "Surat tidak dapat dicetak."

# Pictures of the profile (logo) come in the page itself; SVG is left out because it can name other files.
_GAMBAR_SEBARIS = re.compile(r"data:image/(?:png|jpeg);base64,[0-9A-Za-z+/=\s]*")


@dataclass(frozen=True, slots=True)
class Hasil:
    """Answer of the child: ``pdf`` or a reason in ``galat`` for people, never an exception object.

    An exception of the engine would make the web process import the engine to unpickle it.
    ``peringatan`` are the engine's complaints about the template, ``rinci`` is for the log.
    """

    pdf: bytes = b""
    galat: str = ""
    rinci: str = ""
    peringatan: tuple[str, ...] = ()


@dataclass(slots=True)
class _Keadaan:
    """What the child keeps from one document to the next."""

    statis: Path = Path()
    hilang: str = ""


_keadaan = _Keadaan()


def berkas_boleh(url: str, statis: Path) -> Path:
    """Return the bundled file that ``url`` names; ``ValueError`` for anything outside ``statis``.

    The path is decoded and resolved before it is compared, so ``..``, ``%2e%2e``, ``..%2f`` and
    links that lead outside are refused; so are other schemes and any host.
    """
    bagian = urlsplit(url)
    if bagian.scheme != "file" or bagian.netloc:
        pesan = f"alamat di luar berkas bawaan: {url}"
        raise ValueError(pesan)
    jalur = Path(url2pathname(bagian.path)).resolve()
    if not jalur.is_relative_to(statis.resolve()):
        pesan = f"berkas di luar folder statis: {url}"
        raise ValueError(pesan)
    return jalur


def siapkan(statis: str, singgah: str) -> None:
    """Start of a child: import the engine once. A missing library is remembered, not raised.

    ``singgah`` holds the engine's unpacked fonts; a killed predecessor leaves its own behind, and
    there is never more than one child, so the folder is emptied first.
    """
    for sisa in Path(singgah).iterdir():
        shutil.rmtree(sisa, ignore_errors=True)
    tempfile.tempdir = singgah
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # else a variable face carries the second it was embedded
    _keadaan.statis = Path(statis)
    try:
        _huruf()
    except (ImportError, OSError) as galat:
        _keadaan.hilang = f"{type(galat).__name__}: {galat}"


def rakit(html: str) -> Hasil:
    """Turn one HTML page into PDF bytes; equal input gives equal bytes (no clock, no random id)."""
    if _keadaan.hilang:
        return Hasil(galat=PUSTAKA_HILANG, rinci=_keadaan.hilang)
    catatan = _Catatan()
    pencatat = logging.getLogger("weasyprint")
    pencatat.handlers[:], pencatat.propagate = [catatan], False
    try:
        gaya = [_gaya(nama, _diubah(nama)) for nama in _TAUTAN_GAYA.findall(html)]
        halaman = _halaman(_TAUTAN_GAYA.sub("", html))
        pdf = halaman.write_pdf(
            stylesheets=gaya, font_config=_huruf(), pdf_tags=True, pdf_variant=_varian(html)
        )
    except BaseException as galat:
        return Hasil(galat=GAGAL, rinci=f"{type(galat).__name__}: {galat!r}")
    # The engine swallows some failures (a picture inside an SVG): a page with a hole is no page.
    if gagal := [baris for baris in catatan.baris if baris.startswith("Failed to")]:
        return Hasil(galat=GAGAL, rinci="; ".join(gagal))
    return Hasil(pdf=pdf, peringatan=tuple(catatan.baris))


def _varian(html: str) -> str | None:
    """The archive variant a page asks for in its head; receipts and sheets of a day ask for none."""
    cocok = _VARIAN.search(html, 0, html.find("</head>"))
    return cocok[1] if cocok else None


def _halaman(html: str) -> "HTML":
    from weasyprint import HTML  # noqa: PLC0415 -- only the child may load the engine

    dasar = _keadaan.statis.as_uri() + "/"
    return HTML(string=html, base_url=dasar, url_fetcher=_pengambil())


def _diubah(nama: str) -> int:
    """When the sheet last changed, in ns: who edits it sees the change on the next page."""
    return (_keadaan.statis / nama).stat().st_mtime_ns


@lru_cache(maxsize=64)
def _gaya(nama: str, _diubah: int) -> Any:
    from weasyprint import CSS  # noqa: PLC0415 -- only the child may load the engine

    alamat = f"{_keadaan.statis.as_uri()}/{nama}"
    return CSS(url=alamat, url_fetcher=_pengambil(), font_config=_huruf())


@cache
def _huruf() -> Any:
    """Return the one font configuration of this child: a new one per page costs 46 ms and leaks 0.26 MB."""
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- only the child may load the engine

    return FontConfiguration()


@cache
def _pengambil() -> Any:
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 -- only the child may load the engine

    class Pengambil(URLFetcher):  # type: ignore[misc]  # -- the engine ships no types
        """Fetch bundled files and inline pictures only; a refusal stops the print."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not _GAMBAR_SEBARIS.fullmatch(url):
                url = berkas_boleh(url, _keadaan.statis).as_uri()
            return super().fetch(url, headers)

    # fail_on_errors: a letter without its kop or its face must not look finished.
    return Pengambil(fail_on_errors=True)


class _Catatan(logging.Handler):
    """Collects what the engine complains about while it sets one page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.baris: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.baris.append(record.getMessage())
