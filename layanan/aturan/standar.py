"""Rules of a service's standard: its steps, the promise in words, search by villagers' words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bungah.dasar.nilai import lama, lipat

if TYPE_CHECKING:
    from collections.abc import Sequence

AWAL, AKHIR = "lengkapi", "serahkan"
SURAT = ("ajukan", "terbit")
TANPA_SURAT = ("selesaikan",)
SEHARI = 360  # office minutes of an ordinary day: 08.00-15.00 less an hour of rest
# What people wrap around the thing they need: "mau bikin surat untuk anak".
PENGANTAR = frozenset(
    lipat(
        "surat mau ingin minta bikin buat membuat urus mengurus ngurus untuk yang saya aku di ke dan atau "
        "dengan perlu butuh cara bagaimana apa ada orang keterangan pengantar desa"
    ).split()
)
MIRIP = 0.8  # likeness of two words that one slip of the finger leaves
KATA_PENDEK = 3  # shorter words count only whole: "KK" is not the beginning of "keluarga"


def periksa_langkah(perbuatan: Sequence[str], *, bersurat: bool) -> list[str]:
    """What keeps a request from walking these steps to the hand-over, as sentences; empty = good.

    A standard whose service lacks ``ajukan`` and ``terbit`` passes no legalisasi (R025, R098).

    Args:
        perbuatan: the closing deed of each step, in order.
        bersurat: the service has a letter to write.
    """
    if not perbuatan:
        return ["Standar ini belum punya langkah."]
    pesan = []
    if perbuatan[0] != AWAL:
        pesan.append("Langkah pertama harus ditutup dengan «Berkas dinyatakan lengkap».")
    if perbuatan[-1] != AKHIR:
        pesan.append("Langkah terakhir harus ditutup dengan «Diserahkan kepada warga».")
    if any(perbuatan.count(satu) > 1 for satu in (AWAL, AKHIR, *SURAT, *TANPA_SURAT)):
        pesan.append("Hanya «Pemeriksaan dicatat» yang boleh muncul lebih dari sekali.")
    return pesan + _periksa_inti(perbuatan, bersurat=bersurat)


def _periksa_inti(perbuatan: Sequence[str], *, bersurat: bool) -> list[str]:
    """The work between the first and the last step: a letter with its signature, or plain work."""
    inti = tuple(satu for satu in perbuatan if satu in {*SURAT, *TANPA_SURAT})
    if inti not in (SURAT, TANPA_SURAT):
        return ["Isi satu cara kerja: «ajukan» lalu «tanda tangan dicatat», atau «pekerjaan selesai»."]
    if inti == SURAT and not bersurat:
        return ["Langkah «Surat ditulis dan diajukan» memerlukan jenis surat untuk layanan ini."]
    if inti == TANPA_SURAT and bersurat:
        return ["Layanan ini punya jenis surat, jadi langkahnya harus memuat «Surat ditulis dan diajukan»."]
    if "periksa" in perbuatan[perbuatan.index(inti[-1]) :]:
        return ["«Pemeriksaan dicatat» harus sebelum pekerjaan selesai."]
    return []


def lama_janji(menit: int) -> str:
    """The promised time as villagers count it: ``30 menit``, ``2 jam``, then whole working days.

    A day is six office hours; part of a day counts as one, so the words never promise too much.
    """
    return lama(menit) if menit < SEHARI else f"{-(-menit // SEHARI)} hari kerja"


def cari_layanan(cari: str, daftar: Sequence[tuple[str, str]]) -> list[int]:
    """Places in ``daftar`` (name, other words) of what somebody may mean, best first.

    Words such as «mau bikin surat» are left out. First come those that meet every word; when none
    does, those that meet most; a word nobody has is read as its nearest neighbour («domisli»).
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
