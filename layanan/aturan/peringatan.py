"""What a reviewer is asked about before a standard is decided: figures beside promises, never a refusal.

An answer holds for the figure it was given for (``kunci`` and ``angka``); another figure asks again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import lama
from layanan.aturan.capaian import PALING_SEDIKIT
from layanan.aturan.syarat import SyaratRingkas, kembar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from layanan.aturan.bagan import Temuan

PERSEN_JANJI: Final = 80
_AKHIR = re.compile(r"[.!?]+(?:\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Peringatan:
    """One question to the reviewer."""

    kunci: str
    angka: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Batas:
    """The office's limits."""

    langkah: int = 12
    serah: int = 6
    kata: int = 20


@dataclass(frozen=True, slots=True)
class Hukum:
    """A law a standard cites, as the register knows it today."""

    kode: str
    nama: str
    keadaan: str  # word of its status while it is out of force, else empty
    pengganti: str = ""


@dataclass(frozen=True, slots=True)
class Syarat:
    """A requirement as its review left it."""

    nama: str
    ditinjau: bool
    dimiliki_oleh: str = ""


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """All that warnings are made of, in plain values."""

    janji: int
    menit: Sequence[int] = ()  # office minutes of the last 90 days
    langkah: int = 0
    serah: int = 0
    teks: Sequence[tuple[str, str, str]] = ()  # key, heading, text
    hukum: Sequence[Hukum] = ()
    syarat: Sequence[Syarat] = ()
    pelaksana: int = 0
    pegawai: int = 0  # active people in the positions of the steps
    temuan: Sequence[Temuan] = ()
    lain: Sequence[Peringatan] = ()


def persentil(daftar: Sequence[int], persen: int) -> int:
    """By nearest rank: that part of the list is at most so much; 0 of an empty one."""
    urut = sorted(daftar)
    return urut[-(-len(urut) * persen // 100) - 1] if urut else 0


def peringatan_standar(satu: Tinjauan, batas: Batas) -> list[Peringatan]:
    """Everything to ask about, the promise first."""
    return [
        *_janji(satu),
        *_ringkas(satu, batas),
        *_kalimat(satu.teks, batas.kata),
        *_hukum(satu.hukum),
        *_syarat(satu.syarat),
        *_pelaksana(satu),
        *_temuan(satu.temuan),
        *satu.lain,
    ]


def cap(*isi: object) -> str:
    """A short mark of a list: another list gives another mark."""
    return f"{len(isi)}·{sha256(repr(isi).encode()).hexdigest()[:10]}"


def _janji(satu: Tinjauan) -> Iterator[Peringatan]:
    if len(satu.menit) < PALING_SEDIKIT:
        return
    nyata = persentil(satu.menit, PERSEN_JANJI)
    if nyata > satu.janji:
        kata = f"Janji {lama(satu.janji)}, padahal 8 dari 10 selesai dalam {lama(nyata)}"
        angka = str(-(-nyata // 5) * 5)  # one letter more does not ask again
        yield Peringatan("janji", angka, f"{kata} ({len(satu.menit)} surat dalam 90 hari).")


def _ringkas(satu: Tinjauan, batas: Batas) -> Iterator[Peringatan]:
    if satu.langkah > batas.langkah:
        kata = f"Ada {satu.langkah} langkah, batas kantor {batas.langkah}."
        yield Peringatan("langkah", str(satu.langkah), f"{kata} Adakah yang dapat digabung atau dihapus?")
    if satu.serah > batas.serah:
        kata = f"Pekerjaan {satu.serah} kali pindah tangan, batas kantor {batas.serah}."
        yield Peringatan("serah", str(satu.serah), f"{kata} Dapatkah satu orang mengerjakan lebih banyak?")


def _kalimat(teks: Sequence[tuple[str, str, str]], batas: int) -> Iterator[Peringatan]:
    for kunci, judul, isi in teks:
        panjang = [len(kalimat.split()) for kalimat in _AKHIR.split(isi)]
        banyak = sum(satu > batas for satu in panjang)
        if banyak:
            kata = f"{judul}: {banyak} kalimat lebih dari {batas} kata (paling panjang {max(panjang)} kata)."
            yield Peringatan(f"kalimat-{kunci}", cap(*panjang), f"{kata} Pecah supaya mudah dibaca warga.")


def _hukum(daftar: Sequence[Hukum]) -> Iterator[Peringatan]:
    for satu in dict.fromkeys(daftar):
        if satu.keadaan:
            ganti = f", penggantinya {satu.pengganti}" if satu.pengganti else ""
            kata = f"{satu.nama} sudah {satu.keadaan.lower()}{ganti}."
            kunci = f"hukum-{satu.kode}"[:60]
            yield Peringatan(kunci, cap(satu.keadaan, satu.pengganti), f"{kata} Perbarui dasar hukumnya.")


def _syarat(daftar: Sequence[Syarat]) -> Iterator[Peringatan]:
    belum = [satu.nama for satu in daftar if not satu.ditinjau]
    if belum:
        kata = f"{len(belum)} syarat belum ditinjau perlu tidaknya: {', '.join(belum)}."
        yield Peringatan("syarat-tinjau", cap(*belum), kata)
    dimiliki = [f"{satu.nama} ({satu.dimiliki_oleh})" for satu in daftar if satu.dimiliki_oleh]
    if dimiliki:
        kata = f"Sudah dimiliki instansi: {', '.join(dimiliki)}. Mengapa warga masih harus membawanya?"
        yield Peringatan("syarat-instansi", cap(*dimiliki), kata)
    dobel = [satu.kalimat for satu in kembar([SyaratRingkas("", "Standar ini", s.nama) for s in daftar])]
    if dobel:
        yield Peringatan("syarat-kembar", cap(*dobel), " ".join(dobel))


def _pelaksana(satu: Tinjauan) -> Iterator[Peringatan]:
    if satu.pelaksana > satu.pegawai:
        kata = f"Standar menyebut {satu.pelaksana} pelaksana, padahal pegawai aktif di jabatan langkahnya"
        angka = f"{satu.pelaksana} dari {satu.pegawai}"
        yield Peringatan("pelaksana", angka, f"{kata} hanya {satu.pegawai} orang.")


def _temuan(daftar: Sequence[Temuan]) -> Iterator[Peringatan]:
    """What the graph's checker asks about, but for long sentences: those go by the office's own limit."""
    for satu in daftar:
        if satu.berat == "peringatan" and satu.kode != "kalimat":
            yield Peringatan(f"bagan-{satu.kode}-{satu.urut or 0}", cap(satu.kalimat), satu.kalimat)
