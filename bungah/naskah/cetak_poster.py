"""Wall prints on paper: a poster, or sheets drawn elsewhere, with the same lower edge on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.katalog import Cetakan
from bungah.naskah.kop import kop
from bungah.naskah.poster import Kepala
from bungah.naskah.poster_susun import html_lembaran, susun, terjauh
from bungah.naskah.ubin_pdf import ubinkan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.utils.safestring import SafeString

    from bungah.naskah.katalog import Isi, Pesanan
    from bungah.naskah.keterbacaan import Batas, Lembar
    from bungah.naskah.poster import Poster

SISI_QR = 22.0  # millimetres; people walk up to a code
LEBAR_DRAF = 1.14  # of the shorter side: an unsigned paper must not pass for a signed one across the room


def cetak_poster(poster: Poster, pesanan: Pesanan, *, sumber: str = "", draf: bool = False) -> bytes:
    """A poster on the paper that was ordered, in tiles of it where only a larger sheet holds the letters.

    Args:
        poster: what it says.
        pesanan: paper, reading distance, code.
        sumber: one sentence for the lower edge: of which standard, which page, of what day.
        draf: DRAF across every sheet.

    Raises:
        TidakMuat: no sheet holds it at this distance.
        CetakGagal: the press failed.
    """
    rencana = susun(poster, kepala_desa_ini(), jarak=pesanan.jarak, minta=pesanan.kertas.lembar)
    pdf = cetak_lembaran(
        html_lembaran(rencana),
        pesanan,
        lembar=rencana.pilihan.lembar,
        batas=rencana.batas,
        terbaca=rencana.terbaca,
        judul=": ".join(filter(None, (poster.tajuk, poster.judul))),
        sumber=sumber,
        draf=draf,
    )
    return ubinkan(pdf, rencana.pilihan.ubin) if rencana.pilihan.ubin else pdf


def cetak_lembaran(
    lembaran: Sequence[str],
    pesanan: Pesanan,
    *,
    lembar: Lembar,
    batas: Batas,
    judul: str,
    terbaca: str = "",
    sumber: str = "",
    draf: bool = False,
) -> bytes:
    """Sheets that are drawn already (HTML in millimetres, ``KAKI`` free at the foot) on ``lembar``."""
    alamat = pesanan.tanda.alamat.upper() if pesanan.tanda else ""
    data = {
        "judul": judul,
        "lembaran": [{"isi": isi, "ke": ke, "dari": len(lembaran)} for ke, isi in enumerate(lembaran, 1)],
        "terbaca": terbaca or f"Terbaca dari {batas}",
        "kapital": f"{batas.apa_saja:.4g}".replace(".", ","),
        "sumber": sumber,
        "tanggal": tanggal_surat(timezone.localdate()),
        "kode": pesanan.tanda.kode if pesanan.tanda else "",
        "qr": qr_svg(alamat, ukuran_mm=SISI_QR) if alamat else "",
        "latihan": ProfilDesa.ambil().latihan,
        "draf": draf,
        "gaya": gaya_lembar(lembar),
    }
    return cetak_pdf("cetak/dasar_poster.html", data, kertas=pesanan.kertas)


def gaya_lembar(lembar: Lembar) -> SafeString:
    """How large the sheet is: it may be one of no standard, made up of pieces of a smaller paper."""
    ukuran = lembar.lebar, lembar.tinggi
    pita = round(LEBAR_DRAF * min(ukuran))
    return format_html(
        "<style>@page dinding{{size:{}mm {}mm}}.lembar{{width:{}mm;height:{}mm}}"
        ".pita-draf{{width:{}mm;height:{}mm;margin:-{}mm 0 0 -{}mm}}</style>",
        *ukuran,
        *ukuran,
        pita,
        pita / 4,
        pita / 8,
        pita / 2,
    )


def cetakan_poster(
    jenis: str,
    judul: str,
    isi: Callable[[str], Isi],
    susun: Callable[[Isi], Poster],
    *,
    sumber: Callable[[Isi], str] = lambda nilai: str(nilai.get("sumber", "")),
    **lain: Any,
) -> Cetakan:
    """A poster for the catalogue: what it says, how that is laid out, the sentence for its lower edge."""

    def cetak(nilai: Isi, pesanan: Pesanan) -> bytes:
        return cetak_poster(susun(nilai), pesanan, sumber=sumber(nilai))

    def jauh(nilai: Isi, kertas: Kertas) -> int:
        return poster_terjauh(susun(nilai), kertas)

    return Cetakan(jenis, judul, isi, cetak, terjauh=jauh, **lain)


def poster_terjauh(poster: Poster, kertas: Kertas) -> int:
    """The largest reading distance this paper allows, in millimetres; nought when none does."""
    return terjauh(poster, kepala_desa_ini(), kertas.lembar)


def kepala_desa_ini() -> Kepala:
    """Who speaks on every poster: the village with its emblem and motto, when it has them."""
    profil = ProfilDesa.ambil()
    return Kepala(f"Desa {profil.cetak()['nama_desa']}", kop(profil)["logo"], profil.motto)
