"""Reading a table somebody uploads: CSV in any usual writing, XLSX behind guards; rows of plain text."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Final

from bungah.dasar.galat import Ditolak

BESAR: Final = 10 * 1024 * 1024
BARIS: Final = 20_000
KOLOM: Final = 120
_MEKAR: Final = 150 * 1024 * 1024  # what a workbook may weigh unpacked
_BAGIAN: Final = 500


def baca_tabel(isi: bytes) -> list[list[str]]:
    """All rows that are not empty, header first.

    Raises:
        Ditolak: too large, empty, in an unknown writing, damaged, or no table at all.
    """
    if len(isi) > BESAR:
        pesan = f"Berkas ini {len(isi) // 1024 // 1024} MB. Paling besar {BESAR // 1024 // 1024} MB."
        raise Ditolak(pesan)
    semua = _xlsx(isi) if isi.startswith(b"PK\x03\x04") else _csv(isi)
    baris = [_ramping(satu) for satu in semua if any(sel.strip() for sel in satu)]
    if len(baris) < 2:  # noqa: PLR2004 -- a header and one row
        pesan = "Berkas ini kosong: tidak ada baris di bawah judul kolom."
        raise Ditolak(pesan)
    return baris


def _ramping(baris: list[str]) -> list[str]:
    """Without the empty cells at the end, which workbooks are full of."""
    isi = max(i for i, sel in enumerate(baris) if sel.strip()) + 1
    return baris[: min(isi, KOLOM)]


def _terlalu_panjang() -> Ditolak:
    ribu = f"{BARIS:,}".replace(",", ".")
    return Ditolak(f"Lebih dari {ribu} baris. Bagi menjadi beberapa berkas.")


def _csv(isi: bytes) -> list[list[str]]:
    teks = _teks(isi)
    judul = teks.lstrip().split("\n", 1)[0]
    pemisah = max(";,\t|", key=judul.count)
    try:
        baris = list(csv.reader(io.StringIO(teks), delimiter=pemisah))
    except csv.Error:
        pesan = "Isi CSV ini rusak. Buka di program aslinya, lalu simpan ulang sebagai CSV."
        raise Ditolak(pesan) from None
    if len(baris) > BARIS + 1:
        raise _terlalu_panjang()
    return baris


def _teks(isi: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or the old Windows writing."""
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        sandi = ["utf-16"]
    else:
        sandi = [] if b"\0" in isi else ["utf-8-sig", "cp1252"]
    for satu in sandi:
        try:
            return isi.decode(satu)
        except UnicodeDecodeError:
            continue
    pesan = "Huruf di berkas ini tidak terbaca. Simpan ulang sebagai «CSV UTF-8» atau XLSX."
    raise Ditolak(pesan)


def _xlsx(isi: bytes) -> list[list[str]]:
    try:
        return _lembar_pertama(isi)
    except Ditolak:
        raise
    except Exception as galat:  # a hostile or broken workbook fails in many ways, all of them the file's
        pesan = "Berkas Excel ini rusak atau terkunci kata sandi. Simpan ulang sebagai XLSX atau CSV."
        raise Ditolak(pesan) from galat


def _lembar_pertama(isi: bytes) -> list[list[str]]:
    import openpyxl  # noqa: PLC0415 -- 200 ms that only this needs

    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        bagian = arsip.infolist()
    if len(bagian) > _BAGIAN or sum(satu.file_size for satu in bagian) > _MEKAR:
        pesan = "Isi berkas Excel ini terlalu besar. Bagi menjadi beberapa berkas."
        raise Ditolak(pesan)
    buku = openpyxl.load_workbook(io.BytesIO(isi), read_only=True, data_only=True)
    hasil: list[list[str]] = []
    for baris in buku.worksheets[0].iter_rows(values_only=True, max_col=KOLOM):
        if len(hasil) > BARIS:
            raise _terlalu_panjang()
        hasil.append([_sel(nilai) for nilai in baris])
    return hasil


def _sel(nilai: object) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, datetime | date):
        return nilai.strftime("%Y-%m-%d")
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    if isinstance(nilai, int) and nilai >= 10**15 and nilai % 10 == 0:
        return "bilangan"  # Excel keeps 15 digits: the last one of this NIK is lost
    return str(nilai)
