"""The wording of a letter as data: placeholders from a short list, never a template engine.

A template is plain text. Blank lines separate paragraphs; ``{nama}`` is replaced by its value; a line
``[identitas]`` or ``[rincian]`` becomes a table, ``[identitas: nama, nik]`` one with only these rows.
Values are inserted once and never read again as a template. Wording: Permendagri 1/2023 and the
common surat keterangan of villages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar, Literal

from bungah.dasar.nilai import hanya_tampak

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

BELUM_DIISI = "BELUM DIISI"
BAKU: Mapping[str, str] = {
    "nama": "Nama",
    "nik": "NIK",
    "no_kk": "Nomor KK",
    "tempat_lahir": "Tempat lahir",
    "tanggal_lahir": "Tanggal lahir",
    "tempat_tanggal_lahir": "Tempat, tanggal lahir",
    "jenis_kelamin": "Jenis kelamin",
    "agama": "Agama",
    "status_kawin": "Status perkawinan",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
    "kewarganegaraan": "Kewarganegaraan",
    "alamat": "Alamat",
    "rt": "RT",
    "rw": "RW",
    "dusun": "Dusun",
    "keperluan": "Keperluan",
    "berlaku_sampai": "Berlaku sampai",
    "tanggal_surat": "Tanggal surat",
    "nomor_surat": "Nomor surat",
    "nama_desa": "Desa",
    "kecamatan": "Kecamatan",
    "kabupaten": "Kabupaten",
    "provinsi": "Provinsi",
    "kepala_desa": "Nama Kepala Desa",
    "sebutan_kepala": "Sebutan Kepala Desa",
    "pemohon_lembaga": "Nama lembaga",
    "kedudukan": "Kedudukan",
}
IDENTITAS = (
    "nama",
    "nik",
    "no_kk",
    "tempat_tanggal_lahir",
    "jenis_kelamin",
    "agama",
    "status_kawin",
    "pendidikan",
    "pekerjaan",
    "kewarganegaraan",
    "alamat",
)
# Without these a letter names nobody; every other table row appears only when filled (a required
# field is refused before that, an optional one needs no empty row).
IDENTITAS_POKOK = frozenset({"nama", "nik", "tempat_tanggal_lahir", "jenis_kelamin", "alamat"})
PANJANG_KUTIPAN = 40
BARIS_LONGGAR, BARIS_RAPAT = 30, 44  # lines of a body on one sheet, widely and at single spacing
TABEL = ("identitas", "rincian")

_NAMA = re.compile(r"[a-z][a-z0-9_]*")
_ISIAN = re.compile(r"\{([^{}]*)\}")
_BARIS_TABEL = re.compile(r"\[\s*([^\[\]:]*?)\s*(?::([^\[\]]*))?\]")
_KOSONG = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph; a value of several lines keeps its line breaks."""

    jenis: ClassVar[Literal["paragraf"]] = "paragraf"
    teks: str

    @property
    def lanjutan(self) -> bool:
        """True for the rest of a sentence that a table interrupted: it begins small and is not indented."""
        return self.teks[:1].islower()

    @property
    def pengantar(self) -> bool:
        """True for a line that announces what follows, and so stays with it on one page."""
        return self.teks.endswith(":")


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of label and value."""

    jenis: ClassVar[Literal["tabel"]] = "tabel"
    baris: tuple[tuple[str, str], ...]


Bagian = Paragraf | Tabel


class TemplatKeliru(ValueError):
    """The template cannot be used; ``str()`` holds the Indonesian sentences of ``periksa_templat``."""


@dataclass(frozen=True, slots=True)
class _BlokTabel:
    nama: str
    pilih: tuple[str, ...] | None  # None = bare


def label(nama: str, kolom: Mapping[str, str]) -> str:
    """The words before a value: the letter's own field, else the built-in one."""
    return kolom.get(nama) or BAKU.get(nama, nama)


def periksa_templat(isi: str, kolom: Collection[str]) -> list[str]:
    """What is wrong with a template, as Indonesian sentences for beside the field; empty = good.

    Args:
        isi: the template.
        kolom: names of the letter's own fields.
    """
    dikenal = [*BAKU, *kolom]
    pesan = [_pesan_kolom(nama) for nama in kolom if nama in BAKU or not _NAMA.fullmatch(nama)]
    blok = list(_blok(isi))
    if not blok:
        pesan.append("Isi surat masih kosong.")
    for satu in blok:
        if isinstance(satu, str):
            pesan += _periksa_paragraf(satu, dikenal)
        else:
            pesan += _periksa_tabel(satu, dikenal, kolom)
    return list(dict.fromkeys(pesan))


def susun(isi: str, nilai: Mapping[str, str], kolom: Mapping[str, str]) -> tuple[Bagian, ...]:
    """The letter's body as plain paragraphs and tables; a missing value prints ``BELUM DIISI``.

    Args:
        isi: the template.
        nilai: values by name, plain text.
        kolom: the letter's own fields, name → label, in their order.

    Raises:
        TemplatKeliru: ``periksa_templat`` has something to say.
    """
    if pesan := periksa_templat(isi, kolom):
        raise TemplatKeliru(" ".join(pesan))
    hasil: list[Bagian] = []
    for blok in _blok(isi):
        if isinstance(blok, str):
            hasil.append(Paragraf(_ISIAN.sub(lambda cocok: _isi(nilai, cocok[1]) or BELUM_DIISI, blok)))
        elif baris := tuple(_baris(blok, nilai, kolom)):
            hasil.append(Tabel(baris))
    return tuple(hasil)


def rapat(bagian: Sequence[Bagian]) -> bool:
    """True for a body a little too long for one sheet: set at single spacing it still stands on one.

    What is far longer takes a second sheet anyway, and then keeps the wide spacing.
    """
    baris = sum(_tinggi(satu) for satu in bagian)
    return BARIS_LONGGAR < baris <= BARIS_RAPAT


def _tinggi(satu: Bagian) -> float:
    """Lines this part takes, with the space after it."""
    if isinstance(satu, Paragraf):
        return _banyak_baris(satu.teks, 82) + 0.6
    baris = (max(_banyak_baris(label, 24), _banyak_baris(nilai, 48)) for label, nilai in satu.baris)
    return 0.7 + sum(banyak + 0.08 for banyak in baris)


def _banyak_baris(teks: str, huruf: int) -> int:
    return sum(max(1, -(-len(baris) // huruf)) for baris in teks.split("\n"))


def kurang(isi: str, nilai: Mapping[str, str], kolom: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Names that this template would print as ``BELUM DIISI``, each once, in order of appearance."""
    nama: list[str] = []
    for blok in _blok(isi):
        if isinstance(blok, str):
            nama += _ISIAN.findall(blok)
        else:
            nama += _nama_baris(blok, nilai, kolom or {})
    return tuple(satu for satu in dict.fromkeys(nama) if not _isi(nilai, satu))


def dipakai(isi: str, kolom: Collection[str] = ()) -> tuple[str, ...]:
    """Every name this template may print, each once, in order of appearance."""
    nama: list[str] = []
    for blok in _blok(isi):
        if isinstance(blok, str):
            nama += _ISIAN.findall(blok)
        else:
            nama += blok.pilih or (IDENTITAS if blok.nama == "identitas" else kolom)
    return tuple(dict.fromkeys(nama))


def _isi(nilai: Mapping[str, str], nama: str) -> str:
    """A value as plain text: without what nobody sees, empty when only spaces."""
    teks = nilai.get(nama, "").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return hanya_tampak(teks).strip()


def _blok(isi: str) -> Iterator[str | _BlokTabel]:
    """Paragraphs (wrapped lines joined) and table lines in order."""
    for alinea in _KOSONG.split(isi.replace("\r\n", "\n").replace("\r", "\n")):
        teks: list[str] = []
        for baris in filter(None, map(str.strip, alinea.split("\n"))):
            if cocok := _BARIS_TABEL.fullmatch(baris):
                if teks:
                    yield " ".join(teks)
                    teks = []
                yield _BlokTabel(cocok[1], None if cocok[2] is None else _pecah(cocok[2]))
            else:
                teks.append(baris)
        if teks:
            yield " ".join(teks)


def _pecah(daftar: str) -> tuple[str, ...]:
    return tuple(nama.strip() for nama in daftar.split(",") if nama.strip())


def _nama_baris(blok: _BlokTabel, nilai: Mapping[str, str], kolom: Mapping[str, str]) -> list[str]:
    """Names of the rows a table will show."""
    bawaan = IDENTITAS if blok.nama == "identitas" else kolom
    calon = bawaan if blok.pilih is None else blok.pilih
    return [nama for nama in calon if nama in IDENTITAS_POKOK or _isi(nilai, nama)]


def _baris(blok: _BlokTabel, nilai: Mapping[str, str], kolom: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for nama in _nama_baris(blok, nilai, kolom):
        yield label(nama, kolom), _isi(nilai, nama) or BELUM_DIISI


def _pesan_kolom(nama: str) -> str:
    if nama in BAKU:
        return f"Isian “{nama}” sudah ada dari data warga atau desa. Beri nama lain."
    return f"Nama isian “{nama}” harus huruf kecil, angka, atau garis bawah, diawali huruf."


def _periksa_paragraf(teks: str, dikenal: Collection[str]) -> list[str]:
    pesan = [
        _pesan_isian(nama, dikenal, "{{{}}}".format) for nama in _ISIAN.findall(teks) if nama not in dikenal
    ]
    if set(_ISIAN.sub("", teks)) & {"{", "}"}:
        pesan.append(f"Kurung kurawal tidak berpasangan di “{_potong(teks)}”.")
    return pesan


def _periksa_tabel(blok: _BlokTabel, dikenal: Collection[str], kolom: Collection[str]) -> list[str]:
    if blok.nama not in TABEL:
        return [f"Tabel [{_potong(blok.nama)}] tidak dikenal.{_saran(blok.nama, TABEL, '[{}]'.format)}"]
    if blok.pilih == ():
        return [f"Sebutkan barisnya, misalnya [{blok.nama}: nama, nik], atau tulis [{blok.nama}] saja."]
    if blok.pilih is None and blok.nama == "rincian" and not kolom:
        return ["Surat ini belum punya isian sendiri, jadi [rincian] tidak ada isinya."]
    return [_pesan_isian(nama, dikenal, str) for nama in blok.pilih or () if nama not in dikenal]


def _pesan_isian(nama: str, dikenal: Collection[str], hias: Callable[[str], str]) -> str:
    tampil = hias(_potong(nama))
    if not _NAMA.fullmatch(nama):
        return (
            f"Isian {tampil} tidak boleh berisi tanda lain. Tulis nama isian saja, misalnya {hias('nama')}."
        )
    return f"Isian {tampil} tidak dikenal.{_saran(nama, dikenal, hias)}"


def _saran(nama: str, pilihan: Collection[str], hias: Callable[[str], str]) -> str:
    dekat = get_close_matches(nama[:PANJANG_KUTIPAN], pilihan, n=1)
    return f" Maksudnya {hias(dekat[0])}?" if dekat else ""


def _potong(teks: str) -> str:
    return teks if len(teks) <= PANJANG_KUTIPAN else teks[: PANJANG_KUTIPAN - 1] + "…"
