"""Rules of a service's standard: the promise in words, search by villagers' words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bungah.dasar.nilai import lama, lipat
from layanan.aturan.logat import padanan

if TYPE_CHECKING:
    from collections.abc import Sequence

SEHARI = 360  # office minutes of an ordinary day: 08.00-15.00 less an hour of rest
# What people wrap around the thing they need: "mau bikin surat untuk anak".
PENGANTAR = frozenset(
    lipat(
        "surat mau ingin minta bikin buat membuat urus mengurus ngurus untuk yang saya aku di ke dan atau "
        "dengan perlu butuh cara bagaimana apa ada orang keterangan pengantar desa arep kate gawe njaluk "
        "nggawe kanggo sing kulo kula badhe ndamel"
    ).split()
)
MIRIP = 0.8  # likeness of two words that one slip of the finger leaves
KATA_PENDEK = 3  # shorter words count only whole: "KK" is not the beginning of "keluarga"


def lama_janji(menit: int) -> str:
    """The promised time as villagers count it: ``30 menit``, ``2 jam``, then whole working days.

    A day is six office hours; part of a day counts as one, so the words never promise too much.
    """
    return lama(menit) if menit < SEHARI else f"{-(-menit // SEHARI)} hari kerja"


def cari_layanan(cari: str, daftar: Sequence[tuple[str, str]]) -> list[int]:
    """Places in ``daftar`` (name, other words) of what somebody may mean, best first.

    Words such as «mau bikin surat» are left out. First come those that meet every word; when none
    does, those that meet most; a word nobody has is read as the Indonesian for it («rabi»), else as
    its nearest neighbour («domisli»).
    """
    kata = [k for k in dict.fromkeys(lipat(cari).split()) if k not in PENGANTAR]
    if not kata:
        return list(range(len(daftar)))
    teks = [(lipat(nama).split(), lipat(lain).split()) for nama, lain in daftar]
    kolom = [_kolom(k, teks) for k in kata]
    kena = [sum(1 for satu in kolom if satu[i]) for i in range(len(daftar))]
    paling = max(kena, default=0)
    pilih = [i for i, banyak in enumerate(kena) if banyak and banyak == paling]
    return sorted(pilih, key=lambda i: (-sum(satu[i] for satu in kolom), i))


def _kolom(kata: str, teks: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[float]:
    """How well one word meets each service; a word that meets few of them weighs more."""
    nilai = [_nilai(kata, nama, lain) for nama, lain in teks]
    for lain_kata in padanan(kata) if not any(nilai) else ():
        nilai = [max(n, _nilai(lain_kata, nama, lain)) for n, (nama, lain) in zip(nilai, teks, strict=True)]
    if not any(nilai):
        nilai = [int(any(_mirip(kata, k) for k in (*nama, *lain))) for nama, lain in teks]
    return [satu / max(sum(map(bool, nilai)), 1) for satu in nilai]


def _nilai(kata: str, nama: Sequence[str], lain: Sequence[str]) -> int:
    """How well one word meets a service: 0 not at all, 4 as a word of its name."""
    if kata in nama or kata in lain:
        return 4 if kata in nama else 3
    if len(kata) < KATA_PENDEK:
        return 0
    return 2 * any(k.startswith(kata) for k in nama) or int(any(k.startswith(kata) for k in lain))


def _mirip(kata: str, lain: str) -> bool:
    if min(len(kata), len(lain)) <= KATA_PENDEK or kata[0] != lain[0]:
        return False
    return SequenceMatcher(None, kata, lain).ratio() >= MIRIP
