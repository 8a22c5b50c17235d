"""«Poster Biaya»: every service with its fee for the wall, letters that are read from three metres (R080).

Capital letters are 15 mm, «Rp0» 30 mm; what does not fit goes on another sheet, never into smaller letters. A
fee of many digits stands 20 mm high on A4 and 30 mm on A3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import Rupiah, tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.biaya import BUKAN_LOKET, TEMPAT_BAYAR
from layanan.kueri.pengadu import pengadu_biaya

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layanan.kueri.laporan_biaya import BiayaLayanan

KERTAS_POSTER: Final = {"a4": Kertas.A4, "a3": Kertas.A3}


def cetak_poster_biaya(daftar: Sequence[BiayaLayanan], *, kertas: Kertas) -> bytes:
    """As many sheets as the letters need."""
    return cetak_pdf("cetak/layanan/poster_biaya.html", data_poster_biaya(daftar), kertas=kertas)


def data_poster_biaya(daftar: Sequence[BiayaLayanan]) -> dict[str, object]:
    """What the poster prints: free services under one «Rp0», the others each with parts and where to pay."""
    profil, hari = ProfilDesa.ambil(), timezone.localdate()
    return {
        "kop": profil.cetak(),
        "tanggal": tanggal_surat(hari),
        "gratis": [satu.nama for satu in daftar if not satu.biaya],
        "berbiaya": [
            {
                "nama": satu.nama,
                "biaya": _rupiah(satu.biaya),
                "rincian": [(nama, _rupiah(jumlah)) for nama, jumlah, _ in satu.rincian],
                "dasar": ", ".join(dict.fromkeys(dasar for _, _, dasar in satu.rincian)),
            }
            for satu in daftar
            if satu.biaya
        ],
        "tempat": TEMPAT_BAYAR,
        "bukan_loket": BUKAN_LOKET,
        "pengadu": pengadu_biaya(hari),
        "latihan": profil.latihan,
    }


def _rupiah(jumlah: int) -> str:
    """Without sen: two zeros less to read across the room."""
    return str(Rupiah(jumlah)).removesuffix(",00")
