"""A row of a residents' list from another program: which column is which, and what its words mean.

OpenSID's own export (codes for sex, religion, marriage, education) is one accepted form; a plain list
with words is another. An empty cell says nothing, so it never empties what the office knows.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.nilai.galat import NilaiKeliru
from bungah.dasar.nilai.identitas import NIK, NomorKK, Telepon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

KOLOM: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "nik": ("NIK", ("nik", "nonik", "nomornik", "noktp")),
    "nama": ("Nama", ("nama", "namalengkap", "namapenduduk")),
    "no_kk": ("Nomor KK", ("nokk", "nomorkk", "kk", "nokartukeluarga")),
    "tempat_lahir": ("Tempat lahir", ("tempatlahir", "tmptlahir", "tempat")),
    "tanggal_lahir": ("Tanggal lahir", ("tanggallahir", "tgllahir")),
    "jenis_kelamin": ("Jenis kelamin", ("jeniskelamin", "sex", "jk", "kelamin", "lp")),
    "agama": ("Agama", ("agama", "agamaid")),
    "status_kawin": ("Status perkawinan", ("statuskawin", "statusperkawinan", "statuskawinid", "perkawinan")),
    "pendidikan": ("Pendidikan", ("pendidikan", "pendidikankk", "pendidikankkid", "pendidikandalamkk")),
    "pekerjaan": ("Pekerjaan", ("pekerjaan", "pekerjaanid")),
    "alamat": ("Alamat", ("alamat", "alamatsekarang")),
    "dusun": ("Dusun", ("dusun", "namadusun")),
    "rt": ("RT", ("rt",)),
    "rw": ("RW", ("rw",)),
    "telepon": ("Telepon", ("telepon", "telp", "nohp", "nomorhp", "hp", "notelepon")),
    "panggilan": ("Panggilan", ("panggilan", "namapanggilan")),
}
WAJIB: Final = ("nik", "nama")
_AGAMA = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan terhadap Tuhan YME")
_KAWIN = ("Belum kawin", "Kawin", "Cerai hidup", "Cerai mati")
_DIDIK = (
    "Tidak/belum sekolah", "Belum tamat SD/sederajat", "Tamat SD/sederajat", "SLTP/sederajat",
    "SLTA/sederajat", "Diploma I/II", "Akademi/Diploma III/S. Muda", "Diploma IV/Strata I", "Strata II",
    "Strata III",
)  # fmt: skip
_PANJANG = {"nama": 100, "panggilan": 60, "alamat": 160, "agama": 30, "status_kawin": 30, "rt": 3, "rw": 3}
_BIASA = 60


def petakan(judul: Sequence[str]) -> dict[str, int]:
    """Place of every known column in the header line; the first that fits wins.

    Raises:
        NilaiKeliru: NIK or name is missing, saying which columns were found.
    """
    polos = [re.sub(r"[^a-z]", "", satu.casefold()) for satu in judul]
    peta = {
        nama: next(i for kata in kenal for i, satu in enumerate(polos) if satu == kata)
        for nama, (_, kenal) in KOLOM.items()
        if set(kenal) & set(polos)
    }
    if kurang := [KOLOM[nama][0] for nama in WAJIB if nama not in peta]:
        ada = ", ".join(satu for satu in judul if satu)[:200] or "tidak ada"
        raise NilaiKeliru(f"Kolom {' dan '.join(kurang)} tidak ditemukan. Judul kolom yang terbaca: {ada}.")
    return peta


def bersihkan(mentah: Mapping[str, str], hari_ini: date) -> tuple[dict[str, str], list[str]]:
    """The values of one row as the office keeps them, and one sentence for every cell that is wrong."""
    hasil: dict[str, str] = {}
    galat, salah = [], set()
    for nama in KOLOM:  # always in this order: a database may keep the cells of a row in another one
        isi = " ".join(mentah.get(nama, "").split())
        if not isi or isi == "-":
            continue
        try:
            hasil[nama] = _PEMBACA.get(nama, _teks(nama))(isi)
        except NilaiKeliru as keliru:
            salah.add(nama)
            judul = KOLOM[nama][0]
            galat.append(str(keliru) if str(keliru).startswith(judul) else f"{judul}: {keliru}")
    if lahir := hasil.get("tanggal_lahir"):
        galat += ["Tanggal lahir: masih di masa depan."] if lahir > hari_ini.isoformat() else []
    for nama in WAJIB:
        if nama not in hasil and nama not in salah:
            galat.append(f"{KOLOM[nama][0]}: kosong.")
    if hasil.get("nik") and hasil["nik"] == hasil.get("no_kk"):
        galat.append("Nomor KK: sama dengan NIK.")
    return {nama: isi for nama, isi in hasil.items() if isi}, galat


def _teks(nama: str) -> Callable[[str], str]:
    def baca(teks: str) -> str:
        if len(teks) > (paling := _PANJANG.get(nama, _BIASA)):
            raise NilaiKeliru(f"lebih dari {paling} huruf.")
        return teks

    return baca


def _tanggal(teks: str) -> str:
    """A date as programs write it: 1990-08-17, 17-08-1990, 17/8/1990, with or without a time."""
    if cocok := re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]|$)", teks):
        tahun, bulan, hari = map(int, cocok.groups())
    elif cocok := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", teks):
        hari, bulan, tahun = map(int, cocok.groups())
    else:
        raise NilaiKeliru("tulis seperti 17-08-1990.")
    try:
        return date(tahun, bulan, hari).isoformat()
    except ValueError:
        raise NilaiKeliru(f"{hari}-{bulan}-{tahun} tidak ada di kalender.") from None


def _kelamin(teks: str) -> str:
    huruf = {"1": "L", "2": "P", "l": "L", "p": "P", "w": "P"}.get(teks.casefold()[0])
    if huruf is None:
        raise NilaiKeliru("tulis L atau P.")
    return huruf


def _pilihan(daftar: Sequence[str]) -> Callable[[str], str]:
    """A word, or OpenSID's code for it (counted from 1)."""

    def baca(teks: str) -> str:
        if teks.isdecimal():
            if not 1 <= int(teks) <= len(daftar):
                raise NilaiKeliru(f"kode {teks} tidak dikenal.")
            return daftar[int(teks) - 1]
        sama = [satu for satu in daftar if satu.casefold() == teks.casefold()]
        return sama[0] if sama else _teks("agama" if len(daftar) < len(_DIDIK) else "pendidikan")(teks)

    return baca


def _rt_rw(teks: str) -> str:
    if not re.fullmatch(r"[0-9]{1,3}", teks):
        raise NilaiKeliru("tulis angkanya saja.")
    return teks


_PEMBACA: Final[dict[str, Callable[[str], Any]]] = {
    "nik": lambda teks: NIK(teks).angka,
    "no_kk": lambda teks: NomorKK(teks).angka,
    "telepon": lambda teks: Telepon(teks).e164,
    "tanggal_lahir": _tanggal,
    "jenis_kelamin": _kelamin,
    "agama": _pilihan(_AGAMA),
    "status_kawin": _pilihan(_KAWIN),
    "pendidikan": _pilihan(_DIDIK),
    "pekerjaan": lambda teks: "" if teks.isdecimal() else _teks("pekerjaan")(teks),  # a code only they know
    "rt": _rt_rw,
    "rw": _rt_rw,
}
