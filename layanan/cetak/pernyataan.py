"""The sheet of a statement: no letterhead, no village number; the citizen signs, the village notes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.periksa import sidik_nilai
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


def tanda_isi(satu: Pernyataan) -> str:
    """Fingerprint of what the sheet says now; its beginning is printed, to compare paper and screen."""
    return sidik_nilai({nama: repr(isi) for nama, isi in _isi(satu).items()})


def tampilkan_tanda(tanda: str) -> str:
    """The beginning of a fingerprint as people compare it: ``3F9A 22C1``."""
    return f"{tanda[:4]} {tanda[4:8]}".upper()


def cetak_pernyataan(satu: Pernyataan) -> bytes:
    """Render the sheet to be signed (never inside a transaction).

    Raises:
        CetakGagal: the print machine failed.
    """
    kertas = Kertas(satu.templat.jenis.kertas.lower())
    return cetak_pdf("cetak/layanan/pernyataan.html", data_pernyataan(satu), kertas=kertas)


def data_pernyataan(satu: Pernyataan) -> dict[str, object]:
    """What the sheet prints, with the mark of its words in the foot."""
    return _isi(satu) | {"tanda": tampilkan_tanda(tanda_isi(satu))}


def _isi(satu: Pernyataan) -> dict[str, object]:
    """Everything on it but that mark; witnesses, days and number are written by hand when it is signed."""
    profil, nilai = ProfilDesa.ambil(), nilai_pernyataan(satu)
    kolom = {k.nama: k.label for k in satu.templat.kolom.all()}
    return {
        "judul": satu.templat.jenis.judul,
        "bagian": susun(satu.templat.isi, nilai, kolom),
        "tempat": nilai["nama_desa"],
        "pembuat": pembuat(satu),
        "saksi": ["", ""],
        "kepala_desa": nilai["kepala_desa"],
        "latihan": profil.latihan,
    }
