"""The sheet of a statement: no letterhead, no village number; the citizen signs, the village notes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.surat import susun
from layanan.cetak.surat import nilai_surat
from layanan.models import Surat

if TYPE_CHECKING:
    from layanan.models import Pernyataan

BERSAMA = "para_pembuat"  # the field whose lines name everybody who signs


def nilai_pernyataan(satu: Pernyataan) -> dict[str, str]:
    """Every placeholder the statement may print: those of a letter that was never numbered."""
    return nilai_surat(Surat(permohonan=satu.permohonan, templat=satu.templat, isian=satu.isian))


def pembuat(satu: Pernyataan) -> list[str]:
    """Who signs: the lines of the field for several people, else the applicant."""
    baris = [baris.strip() for baris in satu.isian.get(BERSAMA, "").splitlines()]
    return [baris for baris in baris if baris] or [satu.permohonan.warga.nama]


def cetak_pernyataan(satu: Pernyataan) -> bytes:
    """Render the sheet (never inside a transaction).

    Raises:
        CetakGagal: the print machine failed.
    """
    kertas = Kertas(satu.templat.jenis.kertas.lower())
    return cetak_pdf("cetak/layanan/pernyataan.html", data_pernyataan(satu), kertas=kertas)


def data_pernyataan(satu: Pernyataan) -> dict[str, object]:
    """What the sheet prints."""
    profil, nilai = ProfilDesa.ambil(), nilai_pernyataan(satu)
    kolom = {k.nama: k.label for k in satu.templat.kolom.all()}
    saksi = [nama for nama in satu.saksi.split("; ") if nama]
    return {
        "judul": satu.templat.jenis.judul,
        "bagian": susun(satu.templat.isi, nilai, kolom),
        "tempat": nilai["nama_desa"],
        "pembuat": pembuat(satu),
        "saksi": [*saksi, "", ""][:2],
        "nomor": satu.naskah.nomor if satu.naskah else "",
        "dicatat": tanggal_surat(satu.naskah.tanggal) if satu.naskah else "",
        "ditandatangani": tanggal_surat(satu.ditandatangani_pada) if satu.ditandatangani_pada else "",
        "kepala_desa": nilai["kepala_desa"],
        "latihan": profil.latihan,
    }
