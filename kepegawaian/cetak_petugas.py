"""«Petugas kami» for the wall: who serves here, with position and appointment (R168)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.naskah.cetak_poster import cetak_poster
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.poster import Huruf, Poster, Teks
from kepegawaian.kueri_umum import pelayan

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi, Pesanan
    from bungah.naskah.poster import Blok


def isi_petugas(_kode: str = "") -> Isi:
    """Everybody on duty by an appointment, highest position first.

    Raises:
        TidakDicetak: nobody has one.
    """
    orang = [(satu.nama, satu.jabatan, satu.sk) for satu in pelayan(timezone.localdate()) if satu.sk]
    if not orang:
        pesan = "Belum ada petugas dengan SK yang berlaku. Catat SK-nya lebih dulu."
        raise TidakDicetak(pesan)
    return {"petugas": orang}


def poster_petugas(isi: Isi) -> Poster:
    """Name in bold, position below, the appointment small."""
    kelompok: list[list[Blok]] = [
        [Teks(nama, tebal=True, lekat=True), Teks(jabatan, lekat=True), Teks(sk, Huruf.KECIL, garis=True)]
        for nama, jabatan, sk in isi["petugas"]
    ]
    return Poster("Petugas yang berwenang", kelompok)


def cetak_petugas(isi: Isi, pesanan: Pesanan) -> bytes:
    """The poster on paper."""
    return cetak_poster(poster_petugas(isi), pesanan, sumber="Menurut SK penugasan yang berlaku.")
