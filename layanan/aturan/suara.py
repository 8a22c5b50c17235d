"""What the waiting room hears: a call as a list of clips, in Indonesian and in krama.

Every clip stands in ``KLIP`` with the words it speaks. Indonesian ones are shipped
(``static/suara``, made by ``manage.py buat_suara``); krama ones are slots that stay silent until the
staff recorded them. Numbers are spoken as people say them: ``A-014`` is *A, empat belas*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

SATUAN: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
BESAR: Final = ("sepuluh", "sebelas", "belas", "puluh", "seratus", "ratus", "seribu", "ribu")
_EJAAN = (
    "a", "be", "ce", "de", "e", "ef", "ge", "ha", "i", "je", "ka", "el", "em", "en", "o", "pe", "ki", "er",
    "es", "te", "u", "fé", "wé", "eks", "yé", "zet",
)  # fmt: skip
EJAAN: Final = dict(zip(ascii_lowercase, _EJAAN, strict=True))
# Digits and phonemes ([[…]]) where the engine would read the written word with a wrong vowel.
UCAPAN: Final = {kata: str(angka) for angka, kata in enumerate((*SATUAN, "sepuluh", "sebelas"))} | {
    "belas": "[[b@l'as]]",
    "seratus": "100",
    "seribu": "1000",
    "meja depan": "meja [[d@p'an]]",
}
KELOMPOK: Final = {  # names of queue groups as the reference data has them, and how they are spoken
    "Surat keterangan": "surat keterangan",
    "KTP, KK, dan pindah": "ka té pé, ka ka, dan pindah",
    "Lahir dan meninggal": "lahir, dan meninggal",
    "Nikah dan keluarga": "nikah, dan keluarga",
    "Usaha dan kegiatan": "usaha, dan kegiatan",
    "Bantuan dan sekolah": "bantuan, dan sekolah",
    "Tanah dan waris": "tanah, dan waris",
    "Tanya dan salinan": "tanya, dan salinan surat",
}
KIOS: Final = {
    "kios-sentuh": "Selamat datang. Sentuh gambar keperluan Anda. Nomor antrean akan keluar.",
    "kios-dahulu": "Lansia, disabilitas, hamil, membawa balita, atau sakit? Sentuh dulu alasannya di bawah.",
    "kios-tunggu": "Silakan duduk. Nomor Anda akan dipanggil.",
}
SATUAN_KRAMA: Final = (
    "", "setunggal", "kalih", "tiga", "sekawan", "gangsal", "enem", "pitu", "wolu", "sanga",
)  # fmt: skip
GANDENG: Final = {3: "tigang", 7: "pitung", 8: "wolung", 9: "sangang"}  # the form before *dasa* and *atus*
UTUH: Final = {10: "sedasa", 11: "sewelas", 25: "selangkung", 50: "seket", 60: "sewidak"}
KRAMA_LAIN: Final = ("welas", "dasa", "satus", "atus", *GANDENG.values(), *UTUH.values())
TERBESAR: Final = 9999
TERBESAR_KRAMA: Final = 999
BELASAN, PULUHAN, RATUSAN, RIBUAN = 12, 20, 200, 2000

BITA_REKAMAN: Final = 4_000_000  # as uploaded: twenty seconds of stereo


@dataclass(frozen=True, slots=True)
class Klip:
    """One slot: its name, the words in it, the part of the page it stands in, its language."""

    nama: str
    kata: str
    bagian: str
    ucapan: str = ""  # as the speech engine is fed, where it differs from ``kata``

    @property
    def krama(self) -> bool:
        return self.nama.startswith("jv-")

    @property
    def bahasa(self) -> str:
        return "jv" if self.krama else "id"


def nama_kelompok(nama: str) -> str:
    """The clip of a queue group's name."""
    return f"kelompok-{re.sub(r'[^a-z0-9]+', '-', nama.casefold()).strip('-')}"


def _klip() -> Iterator[Klip]:
    yield Klip("nada", "dua nada sebelum panggilan", "Panggilan")
    for nama, kata in (
        ("nomor-antrean", "nomor antrean"),
        ("panggilan-ulang", "panggilan ulang"),
        ("silakan-ke", "silakan ke"),
        ("loket", "loket"),
        ("meja-depan", "meja depan"),
    ):
        yield Klip(nama, kata, "Panggilan", UCAPAN.get(kata, ""))
    yield from (Klip(kata, kata, "Angka", UCAPAN.get(kata, "")) for kata in (*SATUAN, *BESAR))
    yield from (Klip(f"huruf-{h}", h.upper(), "Huruf", ucapan) for h, ucapan in EJAAN.items())
    for nama, kata in KIOS.items():
        yield Klip(nama, kata, "Mesin nomor", kata.replace("Sentuh", "[[s@nt'uh]]"))
    for kata, ucapan in KELOMPOK.items():
        yield Klip(nama_kelompok(kata), kata, "Mesin nomor", ucapan)
    for nama, kata in (("nomer", "nomer antrian"), ("sumangga", "sumangga dhateng"), ("loket", "loket")):
        yield Klip(f"jv-{nama}", kata, "Krama")
    yield from (Klip(f"jv-{kata}", kata, "Krama") for kata in (*SATUAN_KRAMA[1:], *KRAMA_LAIN))


KLIP: Final = {satu.nama: satu for satu in _klip()}
BAWAAN: Final = frozenset(nama for nama, satu in KLIP.items() if not satu.krama)


def sebut_angka(angka: int) -> tuple[str, ...]:
    """A count in words, one clip each: 14 → empat belas, 120 → seratus dua puluh."""
    if angka > TERBESAR:  # beyond what a village calls in a day: digit by digit
        return tuple(SATUAN[int(satu)] for satu in str(angka))
    if angka >= RIBUAN:
        return (*sebut_angka(angka // 1000), "ribu", *_sisa(angka % 1000))
    if angka >= RIBUAN // 2:
        return ("seribu", *_sisa(angka % 1000))
    if angka >= RATUSAN:
        return (SATUAN[angka // 100], "ratus", *_sisa(angka % 100))
    if angka >= RATUSAN // 2:
        return ("seratus", *_sisa(angka % 100))
    return _di_bawah_seratus(angka)


def _sisa(angka: int) -> tuple[str, ...]:
    return sebut_angka(angka) if angka else ()


def _di_bawah_seratus(angka: int) -> tuple[str, ...]:
    if angka >= PULUHAN:
        return (SATUAN[angka // 10], "puluh", *_sisa(angka % 10))
    if angka >= BELASAN:
        return (SATUAN[angka % 10], "belas")
    return (SATUAN[angka],) if angka < PULUHAN // 2 else (BESAR[angka - PULUHAN // 2],)


def sebut_krama(angka: int) -> tuple[str, ...]:
    """A count up to 999 in krama: 14 → sekawan welas, 25 → selangkung, 72 → pitung dasa kalih."""
    if angka >= RATUSAN // 2:
        ratus = ("satus",) if angka < RATUSAN else (_gandeng(angka // 100), "atus")
        return (*ratus, *sebut_krama(angka % 100))
    if angka in UTUH:
        return (UTUH[angka],)
    if angka in range(BELASAN, PULUHAN):
        return (SATUAN_KRAMA[angka % 10], "welas")
    if angka >= PULUHAN:
        puluh = angka - angka % 10
        return (
            *((UTUH[puluh],) if puluh in UTUH else (_gandeng(angka // 10), "dasa")),
            *sebut_krama(angka % 10),
        )
    return (SATUAN_KRAMA[angka],) if angka else ()


def _gandeng(angka: int) -> str:
    return GANDENG.get(angka, SATUAN_KRAMA[angka])


def pecah_nomor(nomor: str) -> tuple[str, int]:
    """``A-014`` → its letter's clip and its count.

    Raises:
        ValueError: not a number of the queue.
    """
    cocok = re.fullmatch(r"([A-Z])-(\d{1,6})", nomor)
    if cocok is None:
        raise ValueError(nomor)
    return f"huruf-{cocok[1].lower()}", int(cocok[2])


def sebut_nomor(nomor: str) -> tuple[str, ...]:
    """A queue number in clips: ``A-014`` → huruf-a, empat, belas."""
    huruf, urut = pecah_nomor(nomor)
    return (huruf, *sebut_angka(urut))


def kalimat(nomor: str, loket: int | None, *, ulang: bool = False) -> tuple[str, ...]:
    """A call in Indonesian, after the chime: *nomor antrean A empat belas, silakan ke loket dua*."""
    tujuan = ("loket", *sebut_angka(loket)) if loket else ("meja-depan",)
    awal = ("panggilan-ulang",) if ulang else ()
    return (*awal, "nomor-antrean", *sebut_nomor(nomor), "silakan-ke", *tujuan)


def kalimat_krama(nomor: str, loket: int | None, rekaman: Collection[str]) -> tuple[str, ...]:
    """The same in krama once every word of it was recorded, else nothing. Letters keep their name."""
    huruf, urut = pecah_nomor(nomor)
    if not loket or urut > TERBESAR_KRAMA:
        return ()
    kata = ("nomer", *sebut_krama(urut), "sumangga", "loket", *sebut_krama(loket))
    if not all(f"jv-{satu}" in rekaman for satu in kata):
        return ()
    krama = [f"jv-{satu}" for satu in kata]
    return (krama[0], huruf, *krama[1:])


def panggilan(
    nomor: str, loket: int | None, *, ulang: bool = False, rekaman: Collection[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """A whole call, sentence by sentence: chime and call, the call once more, then krama if recorded."""
    satu = kalimat(nomor, loket)
    krama = kalimat_krama(nomor, loket, rekaman)
    return (("nada", *kalimat(nomor, loket, ulang=ulang)), satu, *((krama,) if krama else ()))
