"""Join the rows of `baris.toml` with the tests that prove them, and judge the whole."""

import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.syarat.kumpul import Kumpulan, kumpulkan
from tests.syarat.tempat import periksa

BERKAS = Path(__file__).with_name("baris.toml")
SEMUA = [f"R{urut:03d}" for urut in range(1, 331)]


@dataclass(frozen=True, slots=True)
class Baris:
    """One requirement: its number, our words, where it is seen, the tests that prove it."""

    nomor: str
    teks: str
    lihat: str
    uji: list[str]


@dataclass(frozen=True, slots=True)
class Tabel:
    """The whole table and everything that makes it untrue."""

    baris: list[Baris]
    kesalahan: list[str]

    @property
    def terbukti(self) -> list[Baris]:
        """Rows that at least one test proves."""
        return [b for b in self.baris if b.uji]

    def sebagai_data(self) -> dict[str, object]:
        """Return the table for machines."""
        return {
            "jumlah": len(self.baris),
            "terbukti": len(self.terbukti),
            "baris": [asdict(b) for b in self.baris],
            "kesalahan": self.kesalahan,
        }


def susun(
    isi: dict[str, dict[str, str]], kumpulan: Kumpulan, *, tempat: Callable[[str], str | None] = periksa
) -> Tabel:
    """Build the table from row texts and proofs; ``tempat`` says what is wrong with a place."""
    baris = [
        Baris(nomor, b.get("teks", ""), b.get("lihat", ""), kumpulan.bukti.get(nomor, []))
        for nomor, b in sorted(isi.items())
    ]
    kesalahan = [*kumpulan.kesalahan, *_salah_nomor(isi, kumpulan)]
    for satu in baris:
        kesalahan += [f"{satu.nomor}: {salah}" for salah in _salah_baris(satu, tempat)]
    return Tabel(baris, kesalahan)


def _salah_nomor(isi: dict[str, dict[str, str]], kumpulan: Kumpulan) -> list[str]:
    hilang = [f"{nomor}: baris tidak ada di {BERKAS.name}" for nomor in SEMUA if nomor not in isi]
    asing = [f"{nomor}: nomor tidak dikenal" for nomor in sorted(isi) if nomor not in SEMUA]
    salah_uji = [
        f"{uji}: menyebut syarat {nomor} yang tidak ada"
        for nomor, daftar in sorted(kumpulan.bukti.items())
        if nomor not in isi
        for uji in daftar
    ]
    return hilang + asing + salah_uji


def _salah_baris(satu: Baris, tempat: Callable[[str], str | None]) -> list[str]:
    salah = [] if satu.teks.strip() else ["teks kosong"]
    if satu.lihat:
        keliru = tempat(satu.lihat)
        salah += [f"lihat: {keliru}"] if keliru else []
    elif satu.uji:
        salah.append("terbukti, tetapi lihat kosong: di mana orang melihatnya?")
    return salah


def muat() -> Tabel:
    """Build the table of this repository (Django must be set up: places are looked up)."""
    isi = tomllib.loads(BERKAS.read_text(encoding="utf-8"))
    return susun(isi, kumpulkan(BERKAS.parent.parent))
