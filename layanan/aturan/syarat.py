"""Requirements compared: asked twice, asked again along the way, asked by many (R072, R074).

Two names mean one paper when the same words remain once «asli», «fotokopi», «surat» and their like are
left out; an abbreviation in brackets («Kartu keluarga (KK)») stands for the words before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import lipat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Milik = Mapping[str, list[tuple[frozenset[str], "SyaratRingkas"]]]  # by the code of the service

BANYAK: Final = 3  # services that ask for one paper before it is worth a line
_BENTUK: Final = (
    "asli fotokopi salinan kopi kartu surat keterangan el elektronik yang dan bukti lembar bermeterai"
)
_BUANG: Final = frozenset(_BENTUK.split())
_SINGKATAN: Final = re.compile(r"^(?P<panjang>[^()]+)\((?P<pendek>[A-Za-z]{2,12})\)\s*$")
_KATA: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SyaratRingkas:
    """One requirement of one service, and what that service gives."""

    kode: str  # of the service
    layanan: str
    nama: str
    produk: str = ""
    wajib: bool = True
    ditinjau: bool = False
    berdasar: bool = False
    dimiliki_oleh: str = ""
    standar: int = 0  # its key


@dataclass(frozen=True, slots=True)
class Kembar:
    """A paper asked for more than once: ``jenis`` is ganda (a service), serangkai (a matter) or sering."""

    jenis: str
    nama: str
    kode: tuple[str, ...]
    kalimat: str
    berat: str


@dataclass(frozen=True, slots=True)
class Beban:
    """What one service asks of its visitor."""

    standar: int
    layanan: str
    banyak: int
    wajib: int
    belum_ditinjau: int
    tanpa_dasar: int
    dimiliki: int


def beban(daftar: Iterable[SyaratRingkas]) -> list[Beban]:
    """Services by the number of papers they ask for, the most first."""
    milik: defaultdict[tuple[int, str], list[SyaratRingkas]] = defaultdict(list)
    for satu in daftar:
        milik[satu.standar, satu.layanan].append(satu)
    semua = [
        Beban(
            standar=standar,
            layanan=layanan,
            banyak=len(syarat),
            wajib=sum(satu.wajib for satu in syarat),
            belum_ditinjau=sum(not satu.ditinjau for satu in syarat),
            tanpa_dasar=sum(not satu.berdasar for satu in syarat),
            dimiliki=sum(bool(satu.dimiliki_oleh) for satu in syarat),
        )
        for (standar, layanan), syarat in milik.items()
    ]
    return sorted(semua, key=lambda satu: (-satu.banyak, -satu.wajib, satu.layanan))


def kembar(daftar: Sequence[SyaratRingkas]) -> list[Kembar]:
    """Papers asked for twice: within a service (``salah``), along one matter, by many services."""
    singkatan = _singkatan(satu.nama for satu in daftar)
    milik: defaultdict[str, list[tuple[frozenset[str], SyaratRingkas]]] = defaultdict(list)
    for satu in daftar:
        milik[satu.kode].append((_inti(satu.nama, singkatan), satu))
    return [*_ganda(milik), *_serangkai(milik, singkatan), *_sering(milik)]


def _singkatan(nama: Iterable[str]) -> dict[str, frozenset[str]]:
    """What the abbreviations in brackets stand for: ``kk`` is «Kartu keluarga»."""
    cocok = (m for satu in nama if (m := _SINGKATAN.match(satu.strip())))
    return {lipat(m["pendek"]): _inti(m["panjang"], {}) for m in cocok}


def _inti(nama: str, singkatan: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words that tell one paper from another."""
    if m := _SINGKATAN.match(nama.strip()):
        nama = m["panjang"]
    semua = _KATA.findall(lipat(nama))
    inti = [singkatan.get(kata, frozenset((kata,))) for kata in semua if kata not in _BUANG]
    return frozenset[str]().union(*inti) or frozenset(semua)


def _ganda(milik: Milik) -> Iterator[Kembar]:
    """One service that asks for one paper twice."""
    for kode, syarat in milik.items():
        for (satu_inti, satu), (dua_inti, dua) in combinations(syarat, 2):
            if satu_inti == dua_inti:
                kalimat = f"{satu.layanan} meminta «{satu.nama}» dan «{dua.nama}»: berkas yang sama dua kali."
                yield Kembar("ganda", satu.nama, (kode,), kalimat, "salah")


def _serangkai(milik: Milik, singkatan: Mapping[str, frozenset[str]]) -> Iterator[Kembar]:
    """A service whose letter another one requires, and a paper that both ask for."""
    hasil = {kode: (_inti(s[0][1].produk, singkatan), s[0][1]) for kode, s in milik.items() if s[0][1].produk}
    for kode, syarat in milik.items():
        for inti, satu in syarat:
            for dulu, (produk, asal) in hasil.items():
                if dulu == kode or not _hasil_diminta(satu.nama, inti, produk):
                    continue
                sudah = {apa for apa, _ in milik[dulu]}
                dobel = [lain.nama for apa, lain in syarat if apa in sudah]
                if dobel:
                    kata = f"{satu.layanan} meminta hasil «{asal.layanan}», lalu meminta lagi {_deret(dobel)}"
                    nama = ", ".join(dobel)
                    kalimat = f"{kata}: diminta dua kali dalam satu urusan."
                    yield Kembar("serangkai", nama, (dulu, kode), kalimat, "peringatan")


def _hasil_diminta(nama: str, inti: frozenset[str], produk: frozenset[str]) -> bool:
    """True when a requirement is a letter of the village: «Surat …» with all words of the product."""
    surat = nama.strip().casefold().startswith("surat")
    return surat and bool(produk) and produk <= inti and ("pernyataan" in produk or "pernyataan" not in inti)


def _deret(nama: Sequence[str]) -> str:
    return " dan ".join(f"«{satu}»" for satu in nama)


def _sering(milik: Milik) -> Iterator[Kembar]:
    """What many services ask for: worth asking whether the office has it already."""
    sama: defaultdict[frozenset[str], dict[str, SyaratRingkas]] = defaultdict(dict)
    for kode, syarat in milik.items():
        for inti, satu in syarat:
            sama[inti].setdefault(kode, satu)
    for _, siapa in sorted(sama.items(), key=lambda isi: -len(isi[1])):
        if len(siapa) >= BANYAK:
            nama = next(iter(siapa.values())).nama
            kalimat = f"«{nama}» diminta {len(siapa)} layanan."
            yield Kembar("sering", nama, tuple(siapa), kalimat, "kabar")
