"""«Petugas kami» for the wall: who serves here, with position and appointment (R168)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.poster import Huruf, Poster, Teks
from kepegawaian.kueri_umum import pelayan

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi
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
    """Name in bold, position below; the appointment under each, or once when it is the same for all."""
    sk = {satu for _, _, satu in isi["petugas"]}
    kelompok: list[list[Blok]] = [_orang(*satu, bersama=len(sk) == 1) for satu in isi["petugas"]]
    if len(sk) == 1:
        kelompok.append([Teks(f"Semua menurut {sk.pop()}", Huruf.KECIL)])
    return Poster("Petugas kami", kelompok)


def _orang(nama: str, jabatan: str, sk: str, *, bersama: bool) -> list[Blok]:
    awal: list[Blok] = [Teks(nama, tebal=True, lekat=True)]
    if bersama:
        return [*awal, Teks(jabatan, garis=True)]
    return [*awal, Teks(jabatan, lekat=True), Teks(sk, Huruf.KECIL, garis=True)]
