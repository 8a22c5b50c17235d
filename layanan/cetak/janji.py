"""The promise of one service for the wall: time, fee, product, how we behave, what you get when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from bungah.naskah.poster import Deret, Huruf, Poster, Teks
from layanan.aturan.komponen import butir
from layanan.cetak.dokumen import identitas, pokok, standar_atau_tolak
from layanan.kueri.pengadu import jabatan_pengadu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.naskah.katalog import Isi


def isi_janji(kode: str) -> Isi:
    """Only what can be measured, taken from the standard in force (R160, R161).

    Raises:
        TidakDicetak: no standard.
    """
    satu = standar_atau_tolak(kode)
    return {
        **identitas(),
        **pokok(satu),
        "perilaku": list(butir(satu.standar.kewajiban_petugas)),
        "terlambat": satu.standar.get_kompensasi_display(),
        "pengadu": jabatan_pengadu(timezone.localdate()),
    }


def poster_janji(isi: Mapping[str, Any]) -> Poster:
    """Figures first, then conduct, then your right."""
    angka = [Deret("Paling lama", isi["waktu"]), Deret("Biaya", isi["biaya"])]
    hasil = [Teks("Anda menerima:", Huruf.KECIL, lekat=True), Teks(isi["produk"], tebal=True)]
    perilaku = [[Teks(satu, nomor="•")] for satu in isi["perilaku"]]  # none is torn over two sheets
    lambat = [
        Teks("Bila kami terlambat:", Huruf.KECIL, lekat=True),
        Teks(isi["terlambat"], tebal=True),
        Teks(f"Sampaikan kepada {isi['pengadu']}.", Huruf.KECIL),
    ]
    return Poster(isi["nama_warga"], [angka, hasil, *perilaku, lambat], tajuk="Janji layanan")


def sumber_janji(isi: Isi) -> str:
    """Of which standard."""
    return f"Standar versi {isi['versi']}, {isi['dasar']}."
