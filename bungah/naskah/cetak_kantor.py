"""Posters of the office itself: motto, salam-senyum-sapa, code of conduct, address and hours.

Their words are settings and pages the office edits; none stands in the code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.kueri import profil
from bungah.dasar.models import Salam
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import Rebah
from bungah.naskah.kueri_halaman import kata_cetak
from bungah.naskah.kueri_kantor import alamat_kantor, jam_buka
from bungah.naskah.models import BarisHalaman
from bungah.naskah.poster import Deret, Huruf, Poster, Rata, Teks

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi
    from bungah.naskah.poster import Blok

AWAL_NOL: Final = re.compile(r"\b0(?=\d\.)")  # 8.00: a digit less, and the hours stand on an upright A3
SAAT: Final = {"Salam": "sambut", "Sapa": "sapa_keperluan"}  # which phrase of the desk belongs to which word


def isi_motto(_kode: str = "") -> Isi:
    """The motto of the office.

    Raises:
        TidakDicetak: it has none.
    """
    motto = profil().motto
    if not motto:
        pesan = "Motto pelayanan belum diisi. Isi dulu di Profil desa."
        raise TidakDicetak(pesan)
    return {"motto": motto}


def poster_motto(isi: Isi) -> Poster:
    """In the middle of a lying sheet, as large as it will hold (R164, R165)."""
    return Poster(isi["motto"], [], tajuk="Motto pelayanan", rebah=Rebah.DAHULU, tengah=True)


def isi_salam(_kode: str = "") -> Isi:
    """Words of the office, each with the phrase of the desk that belongs to it."""
    krama = {satu.saat: satu.krama for satu in Salam.objects.order_by("-urut") if "{" not in satu.krama}
    return {"kata": [(judul, isi, krama.get(SAAT.get(judul, ""), "")) for judul, isi in _kata("kata-salam")]}


def poster_salam(isi: Isi) -> Poster:
    """Each word large, its sentence below, the phrase in krama (R134)."""
    kelompok: list[list[Blok]] = []
    for judul, teks, krama in isi["kata"]:
        jawa = [Teks(f"«{krama}»", Huruf.KECIL, bahasa="jv", hijau=True)] if krama else []
        kelompok.append([Teks(judul, Huruf.JUDUL, tebal=True, hijau=True, lekat=True), Teks(teks), *jawa])
    return Poster("", kelompok, tajuk=f"{len(kelompok)}{isi['kata'][0][0][0]}")  # 3S


def isi_kode_etik(_kode: str = "") -> Isi:
    """The points of the code of conduct under their headings."""
    kata = _kata("kata-kode-etik")
    return {"bagian": [(judul, [satu for satu in isi.splitlines() if satu.strip()]) for judul, isi in kata]}


def poster_kode_etik(isi: Isi) -> Poster:
    """Numbered through, each part under its heading (R138–R141)."""
    kelompok: list[list[Blok]] = []
    nomor = 0
    for judul, butir in isi["bagian"]:
        for n, satu in enumerate(butir):
            nomor += 1
            awal = [Teks(judul, tebal=True, hijau=True, lekat=True)] if not n else []
            kelompok.append([*awal, Teks(satu, nomor=f"{nomor}.")])
    return Poster("Kode etik petugas", kelompok)


def _kata(kode: str) -> list[tuple[str, str]]:
    """The office's words for a print.

    Raises:
        TidakDicetak: nobody has written any.
    """
    kata = [(judul, isi) for judul, isi in kata_cetak(kode).items() if isi.strip()]
    if not kata:
        pesan = "Kata-katanya belum diisi. Isi dulu di Halaman situs, baris yang diawali «Naskah»."
        raise TidakDicetak(pesan)
    return kata


def isi_lokasi(_kode: str = "") -> Isi:
    """Address, hours, and how to get there as the office wrote it."""
    petunjuk = BarisHalaman.objects.filter(versi__halaman__kode="lokasi", versi__dipakai=True).exclude(isi="")
    return {
        "alamat": alamat_kantor(),
        "jam": jam_buka(timezone.localdate()),
        "petunjuk": list(petunjuk.order_by("urut").values_list("judul", "isi")),
        "sumber": "Pengaturan kantor desa.",
    }


def poster_lokasi(isi: Isi) -> Poster:
    """Hours first: that is what people stand before a closed door for (R147)."""
    jam = [_hari(hari, AWAL_NOL.sub("", kata).split(", ")) for hari, kata in isi["jam"]]
    alamat: list[Blok] = [Teks("Alamat", tebal=True, hijau=True, lekat=True), *map(Teks, isi["alamat"])]
    jalan: list[list[Blok]] = [
        [Teks(judul, tebal=True, hijau=True, lekat=True), Teks(kata)] for judul, kata in isi["petunjuk"]
    ]
    return Poster("Jam layanan", [*jam, alamat, *jalan])


def _hari(hari: str, jam: list[str]) -> list[Blok]:
    """A day with its hours below each other: before and after the break."""
    lain = [Teks(satu, Huruf.JUDUL, tebal=True, rata=Rata.KANAN, garis=True) for satu in jam[1:]]
    return [Deret(hari, jam[0], garis=not lain, lekat=bool(lain)), *lain]
