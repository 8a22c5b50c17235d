"""The wall chart on paper: the sheets it needs so that no letter is made smaller.

The sheet that is asked for comes first. Where a step does not fit on it, larger ones are tried;
whether that one is printed whole or in pieces, or nothing at all, is decided by ``pilih_lembar``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from bungah.naskah.keterbacaan import DINDING, Kebutuhan, TidakMuat, pilih_lembar
from bungah.naskah.tata_poster import KAKI, TEPI
from bungah.naskah.ubin import bagi_ubin, gabungan
from layanan.aturan.tata import TEKS, Kata, Kotak, Lembaran, alinea, bertumpuk, lebar_kata, menembus
from layanan.aturan.tata_alir import Bidang, LangkahTidakMuat, tata_alir

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bungah.naskah.keterbacaan import Batas, Lembar
    from layanan.aturan.bagan import Simpul

ATAS: Final = TEPI


class Tajuk(NamedTuple):
    """The heading: its words for later sheets, and how much of the first sheet it takes."""

    judul: str
    butuh: Callable[[Lembar], Kebutuhan]


class Dinding(NamedTuple):
    """The finished sheets; with ``ubin`` they are printed in pieces on that smaller paper."""

    lembar: Lembar
    ubin: Lembar | None
    semua: tuple[Lembaran, ...]


def tata_dinding(
    daftar: Sequence[Simpul],
    tajuk: Tajuk,
    batas: Batas,
    *,
    minta: Lembar,
    bisa: Sequence[Lembar],
    rinci: bool = True,
) -> Dinding:
    """The chart on the paper that is asked for, else on a larger one, in as few pieces as can be.

    Raises:
        TidakMuat: no paper holds it at this distance; the sentence names the step and the remedy.
    """
    jadi: dict[Lembar, tuple[Lembaran, ...]] = {}
    butuh: Kebutuhan | None = None
    hemat = minta
    urut = 0
    for lembar in (satu for satu in DINDING if satu.tinggi >= minta.tinggi):
        try:
            jadi[lembar] = _pada(daftar, tajuk, batas, lembar, rinci=rinci)
        except LangkahTidakMuat as galat:
            urut, butuh = galat.urut, galat.butuh
        else:
            if lembar == minta or lembar in bisa:
                break
    if jadi:
        if not jadi.keys() & {minta, *bisa}:
            jadi |= _coba(daftar, tajuk, batas, gabungan(minta), rinci=rinci)
        hemat = min(jadi, key=lambda lembar: _berapa(lembar, minta, len(jadi[lembar])))
        butuh = Kebutuhan(hemat.lebar, hemat.tinggi, "")
    assert butuh is not None  # noqa: S101 -- there is a sheet as large as the one asked for
    try:
        pilihan = pilih_lembar(
            butuh, minta=minta, bisa=bisa, batas=batas, gabungan=[hemat], harga=lambda lembar: lembar != hemat
        )
    except TidakMuat as galat:
        awal = f"Langkah {urut}: isi nama pendeknya untuk dinding. " if urut else ""
        pesan = f"{awal}{galat}"
        raise TidakMuat(pesan) from galat
    return Dinding(pilihan.lembar, pilihan.ubin, jadi[pilihan.lembar])


def _coba(
    daftar: Sequence[Simpul], tajuk: Tajuk, batas: Batas, bentuk: Sequence[Lembar], *, rinci: bool
) -> dict[Lembar, tuple[Lembaran, ...]]:
    """Those of these sheets that hold it."""
    jadi = {}
    for lembar in bentuk:
        with suppress(LangkahTidakMuat):
            jadi[lembar] = _pada(daftar, tajuk, batas, lembar, rinci=rinci)
    return jadi


def muat_pada(daftar: Sequence[Simpul], tajuk: Tajuk, batas: Batas, lembar: Lembar) -> bool:
    """Does this paper hold it whole, with letters for that distance?"""
    try:
        _pada(daftar, tajuk, batas, lembar, rinci=True)
    except LangkahTidakMuat:
        return False
    return True


def _berapa(lembar: Lembar, minta: Lembar, banyak: int) -> int:
    """How many pieces of the paper that was asked for that many sheets take; none where it is that paper."""
    return banyak * len(bagi_ubin(lembar, minta)[1]) if lembar != minta else 0


def _pada(
    daftar: Sequence[Simpul], tajuk: Tajuk, batas: Batas, lembar: Lembar, *, rinci: bool
) -> tuple[Lembaran, ...]:
    lebar, tinggi = lembar.lebar - 2 * TEPI, lembar.tinggi - ATAS - KAKI
    butuh = tajuk.butuh(lembar)
    if butuh.lebar > lembar.lebar or butuh.tinggi > tinggi:
        pesan = f"«{tajuk.judul}» tidak muat di kertas {lembar.nama}."
        raise LangkahTidakMuat(pesan, 0, butuh._replace(tinggi=butuh.tinggi + ATAS + KAKI))
    try:
        semua = _alir(daftar, Bidang(lebar, tinggi, butuh.tinggi), batas, rinci=rinci)
    except LangkahTidakMuat:  # the heading leaves no room: it gets a sheet of its own
        kosong = Lembaran(lebar, tinggi, (), ())
        semua = (kosong, *_alir(daftar, Bidang(lebar, tinggi), batas, rinci=rinci))
    lanjut = (_bernama(satu, tajuk.judul, f"{n}/{len(semua)}", batas) for n, satu in enumerate(semua[1:], 2))
    return (semua[0], *lanjut)


def _alir(daftar: Sequence[Simpul], bidang: Bidang, batas: Batas, *, rinci: bool) -> tuple[Lembaran, ...]:
    """The sheets; what a step needs is told with the margins."""
    try:
        return tata_alir(daftar, bidang, batas, rinci=rinci)
    except LangkahTidakMuat as galat:
        butuh = galat.butuh
        galat.butuh = Kebutuhan(butuh.lebar + 2 * TEPI, butuh.tinggi + ATAS + KAKI, butuh.apa)
        raise


def _bernama(lembaran: Lembaran, judul: str, nomor: str, batas: Batas) -> Lembaran:
    """A sheet after the first says at its upper right whose it is, as much of that as has room."""
    for teks in (f"{judul} {nomor}", nomor):
        kata = Kata(teks, batas.apa_saja, tebal=True)
        lebar = lebar_kata(kata) + 0.01
        if lebar > lembaran.lebar:
            continue
        x = lembaran.lebar - lebar
        baris, tinggi = alinea([kata], x, 0, lebar)
        calon = replace(lembaran, kotak=(*lembaran.kotak, Kotak(TEKS, x, 0, lebar, tinggi, 0, baris)))
        if not bertumpuk(calon) and not menembus(calon):
            return calon
    return lembaran
