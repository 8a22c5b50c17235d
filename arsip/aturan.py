"""Rules of the register: the number of a letter, and what its verify page says about it.

The number is a pattern with a short list of placeholders, never a template language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bungah.dasar.nilai import romawi

if TYPE_CHECKING:
    from datetime import date

SERI_PERNYATAAN = "pernyataan"
SERI_TANDA_BUKTI = "tanda-bukti"
SERI_PENGEMBALIAN = "pengembalian"
SERI_EKSPEDISI = "ekspedisi"
LEMBAR_TERBANYAK = 20  # sheets of one copy of a letter
NAMA_SERI = {
    "surat-keluar": "Buku surat keluar",
    "surat-tugas": "Surat tugas",
    SERI_PERNYATAAN: "Pernyataan warga",
    SERI_TANDA_BUKTI: "Tanda bukti pembayaran",
    SERI_PENGEMBALIAN: "Bukti pengembalian biaya",
    SERI_EKSPEDISI: "Buku ekspedisi",
}
POLA_BAKU = "{klasifikasi}/{urut}/{kode_desa}/{bulan_romawi}/{tahun}"
ISIAN = ("klasifikasi", "urut", "kode_desa", "bulan_romawi", "bulan", "tahun", "seri")
# The count starts again every year, so only both together name one letter.
WAJIB = ("urut", "tahun")
BELUM_DIISI = "BELUM DIISI"
_ISIAN = re.compile(r"\{([^{}]*)\}")


class PolaNomorKeliru(ValueError):
    """The pattern cannot be used; ``str()`` is an Indonesian sentence that names the fault."""


def periksa_pola(pola: str) -> list[str]:
    """What is wrong with a number pattern, as Indonesian sentences; empty = good."""
    dipakai = _ISIAN.findall(pola)
    pesan = [
        f"Isian {{{nama}}} tidak dikenal dalam pola nomor. Yang bisa dipakai: {_daftar(ISIAN)}."
        for nama in dict.fromkeys(dipakai)
        if nama not in ISIAN
    ]
    if set(_ISIAN.sub("", pola)) & {"{", "}"}:
        pesan.append("Kurung kurawal dalam pola nomor tidak berpasangan.")
    if not pola.isprintable():
        pesan.append("Pola nomor harus satu baris tanpa tanda tersembunyi.")
    pesan += [f"Pola nomor harus memuat {{{nama}}}." for nama in WAJIB if nama not in dipakai]
    return pesan


def susun_nomor(
    pola: str,
    *,
    klasifikasi: str,
    urut: int,
    kode_desa: str,
    tanggal: date,
    seri: str = "",
    lebar: int = 0,
) -> str:
    """The printed number of a letter; month and year are those of the letter's date.

    ``lebar`` pads the count with zeros ("007" for 3). An empty code prints ``BELUM DIISI``.

    Raises:
        PolaNomorKeliru: the pattern has an unknown or missing placeholder.
    """
    if pesan := periksa_pola(pola):
        raise PolaNomorKeliru(pesan[0])
    nilai = {
        "klasifikasi": klasifikasi,
        "urut": f"{urut:0{lebar}d}",
        "kode_desa": kode_desa,
        "bulan_romawi": romawi(tanggal.month),
        "bulan": f"{tanggal.month:02}",
        "tahun": str(tanggal.year),
        "seri": seri,
    }
    return _ISIAN.sub(lambda cocok: nilai[cocok[1]] or BELUM_DIISI, pola)


def nomor_cadangan(
    pola: str, *, klasifikasi: str, urut: int, kode_desa: str, tahun: int, kosong: str = "…"
) -> str:
    """The number of a letter that is not written yet: its month is left to the pen (``kosong``)."""
    nilai = {
        "klasifikasi": klasifikasi,
        "urut": str(urut),
        "kode_desa": kode_desa or BELUM_DIISI,
        "bulan_romawi": kosong,
        "bulan": kosong,
        "tahun": str(tahun),
    }
    return _ISIAN.sub(lambda cocok: nilai.get(cocok[1], BELUM_DIISI), pola)


def tingkat(kode: str) -> int:
    """Depth of a classification code: "400" → 1, "400.12" → 2, "400.12.3" → 3 (Permendagri 83/2022)."""
    return len([bagian for bagian in kode.split(".") if bagian.strip()])


def _daftar(nama: tuple[str, ...]) -> str:
    return ", ".join(f"{{{satu}}}" for satu in nama)


@dataclass(frozen=True, slots=True)
class KeadaanSurat:
    """What the verify page answers: a word, its picture and colour, one sentence."""

    kata: str
    ikon: str
    jenis: str  # kind of notice: baik, perhatian, bahaya
    kalimat: str


BERLAKU = KeadaanSurat("BERLAKU", "centang-bulat", "baik", "Surat ini benar dikeluarkan kantor desa ini.")
BELUM = KeadaanSurat(
    "BELUM DITANDATANGANI", "pena", "perhatian", "Surat ini sudah bernomor, tetapi belum sah dipakai."
)
DIPERIKSA = KeadaanSurat(
    "SEDANG DIPERIKSA",
    "peringatan",
    "perhatian",
    "Tanda tangan surat ini sedang diperiksa. Tanyakan dulu.",
)
KEDALUWARSA = KeadaanSurat(
    "KEDALUWARSA",
    "kalender",
    "perhatian",
    "Surat ini dari kantor desa ini, tetapi masanya habis.",
)
DIGANTI = KeadaanSurat("DIGANTI", "ulang", "bahaya", "Surat ini tidak berlaku lagi. Ada surat penggantinya.")
BATAL = KeadaanSurat("BATAL", "silang", "bahaya", "Surat ini tidak berlaku. Jangan diterima.")
DICABUT = KeadaanSurat(
    "DICABUT",
    "silang",
    "bahaya",
    "Surat ini pernah sah, tetapi sudah dicabut kantor desa. Jangan diterima.",
)
CADANGAN = KeadaanSurat(
    "CADANGAN (BELUM DICATAT)",
    "gembok",
    "perhatian",
    "Nomor ini disiapkan untuk surat yang ditulis tangan. Isinya belum dicatat kantor desa: tanyakan dulu.",
)
_URUT_PEMBATAL = {"batal": BATAL, "hilang": BATAL, "dicabut": DICABUT}


def keadaan_surat(
    status: str, *, hari_ini: date, berlaku_sampai: date | None, diganti: bool, disanggah: bool
) -> KeadaanSurat:
    """Whether a letter may be trusted on ``hari_ini``; the worst news first, the last valid day included.

    Args:
        status: state of the register row.
        hari_ini: the day of asking.
        berlaku_sampai: last valid day; None = no limit.
        diganti: another letter took its place.
        disanggah: the kepala desa disputes the signature.
    """
    if status in _URUT_PEMBATAL:
        return _URUT_PEMBATAL[status]
    if diganti:
        return DIGANTI
    if status != "terbit":
        return CADANGAN if status == "cadangan" else BELUM
    if disanggah:
        return DIPERIKSA
    lewat = berlaku_sampai is not None and berlaku_sampai < hari_ini
    return KEDALUWARSA if lewat else BERLAKU


def kata_mandat(mandat: str, dasar: str) -> str:
    """By what right somebody else signs for the kepala desa, as a sentence; empty when they sign themself."""
    sebab = {
        "an": "Menandatangani atas nama Kepala Desa",
        "ub": "Menandatangani untuk Kepala Desa",
        "plt": "Pelaksana Tugas Kepala Desa",
        "plh": "Pelaksana Harian Kepala Desa",
    }.get(mandat, "")
    return f"{sebab}, berdasarkan {dasar}." if sebab and dasar else f"{sebab}." if sebab else ""


@dataclass(frozen=True, slots=True)
class Cocok:
    """What a file that somebody holds turned out to be: kind of notice, its picture and its sentences."""

    kata: str
    ikon: str
    jenis: str  # kind of notice: baik, perhatian, bahaya
    kalimat: str


COCOK_SURAT = Cocok(
    "Berkas ini asli",
    "centang-bulat",
    "baik",
    "Isinya sama persis, sampai titik komanya, dengan surat yang disetujui kantor desa.",
)
COCOK_SEGEL = Cocok(
    "Berkas ini asli dan bersegel",
    "centang-bulat",
    "baik",
    "Isinya sama persis dengan surat yang disegel kantor desa.",
)
COCOK_BELUM = Cocok(
    "Berkas ini belum ditandatangani",
    "pena",
    "perhatian",
    "Isinya sama dengan surat di kantor desa, tetapi surat itu belum sah dipakai.",
)
COCOK_LAMA = Cocok(
    "Ini isi yang lama",
    "ulang",
    "bahaya",
    "Surat ini pernah diperbaiki. Berkas ini isi sebelum diperbaiki, jadi tidak berlaku.",
)
COCOK_MUSNAH = Cocok(
    "Ini lembar yang sudah dimusnahkan",
    "silang",
    "bahaya",
    "Lembar ini diganti dengan yang benar sebelum diserahkan. Jangan diterima.",
)
TIDAK_COCOK = Cocok(
    "Berkas ini berbeda",
    "silang",
    "bahaya",
    "Berkas ini bukan berkas yang dibuat kantor desa. Foto, hasil pindai, dan berkas yang disimpan ulang "
    "selalu berbeda: cocokkan isinya dengan mata, atau tanyakan di kantor desa.",
)


def cocok_salinan(urut: int, untuk: str) -> Cocok:
    """The file is a marked copy the office made."""
    return Cocok(
        f"Ini salinan ke-{urut}",
        "centang-bulat",
        "baik",
        f"Salinan ini dibuat kantor desa dari surat aslinya, untuk {untuk}.",
    )


def dalam_keadaan(cocok: Cocok, keadaan: KeadaanSurat) -> Cocok:
    """A genuine file of a letter that is not in force is no good news."""
    if cocok.jenis != "baik" or keadaan is BERLAKU:
        return cocok
    return replace(
        cocok, jenis="perhatian", kalimat=f"{cocok.kalimat} Tetapi keadaan suratnya sekarang: {keadaan.kata}."
    )


def nama_seri(seri: str, periode: str) -> str:
    """A number series as people call it: ``Buku surat keluar 2026``, ``Nomor antrean A hari ini``."""
    if seri.startswith("karcis:"):
        return f"Nomor antrean {seri.rsplit(':', 1)[-1]} hari ini"
    return f"{NAMA_SERI.get(seri, seri)} {periode}"
