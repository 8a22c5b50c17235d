"""The catalogue of prints: what the house can print, for whom, on which paper; buttons and command ask here.

An app offers its prints by ``papan.cetakan() -> list[Cetakan]``. A print is two functions: ``isi`` gives all
it says as plain values, ``cetak`` sets these values on paper. The fingerprint is taken of what it says,
without date, code and paper, so that a sheet on the wall can be asked whether it is still true.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.aplikasi import tawaran
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai.jarak import JARAK_TERJAUH
from bungah.dasar.peran import SEMUA_PETUGAS, Peran
from bungah.naskah.cetak import CetakGagal, Kertas
from bungah.naskah.keterbacaan import JARAK_MEJA, TidakMuat, salah_jarak, sebut_jarak
from bungah.naskah.ubin_pdf import ubinkan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Isi = dict[str, Any]
DINDING: Final = (Kertas.A4, Kertas.F4, Kertas.A3, Kertas.A2, Kertas.A1)


class TidakDicetak(Exception):
    """Nothing was printed; ``str()`` says why in Indonesian, for a person. Nothing has changed."""


@dataclass(frozen=True, slots=True)
class Tanda:
    """What a sheet says of itself: its code and, where the office has a site, the address its QR opens."""

    kode: str
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class Pesanan:
    """On which paper, for which reading distance (mm), and with which code."""

    kertas: Kertas
    jarak: int
    tanda: Tanda | None = None


@dataclass(frozen=True, slots=True)
class Kini:
    """What holds today, for whoever stands before an old sheet: words with their names, where to read on.

    ``sejak`` is the day it last changed, None when nobody wrote that down.
    """

    baris: Sequence[tuple[str, str]] = ()
    ke: str = ""
    sejak: date | None = None


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What a print may be about: ``nama`` is the command's option, ``daftar`` gives every code and title.

    ``kini(kode)`` tells what holds of it today; None when it is not offered any more.
    """

    nama: str
    judul: str
    daftar: Callable[[], Sequence[tuple[str, str]]]
    kini: Callable[[str], Kini | None] = lambda _kode: Kini()


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A kind of print.

    ``isi(kode)`` takes the code of its subject ("" without one) and gives all the print says as plain
    values; ``cetak`` turns them into a PDF. Both may raise ``TidakDicetak``. ``kertas``: the usual one first.
    ``dinding``: it hangs and is read from the reading distance of the office; else on a desk.
    ``sedinding``: ticked at first when a whole wall is ordered.
    ``versi`` names in words the version it was made of, ``terjauh`` helps whoever asked for too much.
    """

    jenis: str
    judul: str
    isi: Callable[[str], Isi]
    cetak: Callable[[Isi, Pesanan], bytes]
    kertas: tuple[Kertas, ...] = DINDING
    sasaran: Sasaran | None = None
    dinding: bool = True
    sedinding: bool = True
    peran: tuple[Peran, ...] = (*SEMUA_PETUGAS, Peran.ADMIN)
    keterangan: str = ""
    versi: Callable[[str], str] = lambda _kode: ""
    terjauh: Callable[[Isi, Kertas], int] | None = None  # the largest reading distance (mm) that paper allows


@dataclass(frozen=True, slots=True)
class Hasil:
    """A finished print: its file, and what is kept of it when it is hung."""

    pdf: bytes
    judul: str
    sidik: str
    kertas: Kertas
    jarak: int


def semua() -> dict[str, Cetakan]:
    """Every print by its kind, in the order the apps offer them."""
    return {satu.jenis: satu for satu in tawaran("cetakan")}


def cari(jenis: str) -> Cetakan:
    """The print of that kind.

    Raises:
        TidakDicetak: there is none; the sentence names those there are.
    """
    daftar = semua()
    if jenis not in daftar:
        pesan = f"Tidak ada cetakan «{jenis}». Yang ada: {', '.join(daftar)}."
        raise TidakDicetak(pesan)
    return daftar[jenis]


def sasaran_ada(cetakan: Cetakan, kode: str) -> str:
    """The title of its subject, "" for a print without one.

    Raises:
        TidakDicetak: the code is missing, unknown, or not asked for.
    """
    if cetakan.sasaran is None:
        if kode:
            pesan = f"{cetakan.judul} dicetak untuk seluruh kantor, tanpa kode."
            raise TidakDicetak(pesan)
        return ""
    daftar = dict(cetakan.sasaran.daftar())
    if kode not in daftar:
        kata = (
            f"{cetakan.sasaran.judul} «{kode}» tidak ada." if kode else f"Sebutkan {cetakan.sasaran.nama}nya."
        )
        pesan = f"{kata} Yang ada: {', '.join(daftar) or 'belum ada satu pun'}."
        raise TidakDicetak(pesan)
    return daftar[kode]


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 over what a print says; equal words give an equal fingerprint, whatever the order of keys."""
    return hashlib.sha256(json.dumps(isi, sort_keys=True, default=_polos).encode()).hexdigest()


def sidik_kini(jenis: str, kode: str) -> str:
    """The fingerprint it would have if it were printed now; "" when it cannot be printed any more."""
    try:
        cetakan = cari(jenis)
        sasaran_ada(cetakan, kode)
        return sidik(cetakan.isi(kode))
    except TidakDicetak:
        return ""


def jarak_biasa(cetakan: Cetakan) -> int:
    """From how far it is read when nobody says otherwise, in millimetres."""
    return ProfilDesa.ambil().jarak_baca_mm if cetakan.dinding else JARAK_MEJA


def cetak(
    cetakan: Cetakan,
    kode: str = "",
    *,
    kertas: Kertas | None = None,
    jarak: int | None = None,
    tanda: Tanda | None = None,
    ubin: Kertas | None = None,
) -> Hasil:
    """Print it: the one door of button, command and batch; with ``ubin`` in pieces on that smaller paper.

    Raises:
        TidakDicetak: wrong subject, paper or distance, a rule that forbids it, or an engine that failed.
    """
    sebutan = sasaran_ada(cetakan, kode)
    kertas = kertas or cetakan.kertas[0]
    jarak = jarak_biasa(cetakan) if jarak is None else jarak
    if kertas not in cetakan.kertas:
        pilihan = ", ".join(satu.upper() for satu in cetakan.kertas)
        pesan = f"{cetakan.judul} tidak ada di kertas {kertas.upper()}. Pilih {pilihan}."
        raise TidakDicetak(pesan)
    if salah := salah_jarak(jarak):
        raise TidakDicetak(salah + _saran_jarak(cetakan, kode, kertas, jarak))
    try:
        isi = cetakan.isi(kode)
        berkas = cetakan.cetak(isi, Pesanan(kertas, jarak, tanda))
    except (TidakMuat, CetakGagal) as galat:
        raise TidakDicetak(str(galat)) from galat
    berkas = ubinkan(berkas, ubin.lembar) if ubin and ubin is not kertas else berkas
    judul = f"{cetakan.judul}: {sebutan}" if sebutan else cetakan.judul
    return Hasil(berkas, judul, sidik(isi), kertas, jarak)


def _saran_jarak(cetakan: Cetakan, kode: str, kertas: Kertas, jarak: int) -> str:
    """How far this paper really reaches, for whoever asked for more than any paper does."""
    if cetakan.terjauh is None or jarak < JARAK_TERJAUH:
        return ""
    terjauh = cetakan.terjauh(cetakan.isi(kode), kertas)
    di = f" Di kertas {kertas.lembar.nama}"
    if not terjauh:
        return f"{di} cetakan ini tidak muat."
    return f"{di} tanpa dipotong cetakan ini terbaca paling jauh dari {sebut_jarak(terjauh)}."


def _polos(nilai: object) -> object:
    """Values of a print as JSON; anything else is a mistake of the one who made ``isi``."""
    if is_dataclass(nilai) and not isinstance(nilai, type):
        return asdict(nilai)
    if isinstance(nilai, date | datetime | time | Decimal):
        return str(nilai)
    if isinstance(nilai, set | frozenset):
        return sorted(nilai)
    if isinstance(nilai, bytes):
        return hashlib.sha256(nilai).hexdigest()
    pesan = f"isi cetakan hanya nilai polos, bukan {type(nilai).__name__}"
    raise TypeError(pesan)
