"""What the practice office wrote on its public pages: a newcomer sees them filled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from bungah.dasar.data_rujukan import baca
from bungah.naskah.alur_halaman import Baris, simpan_halaman
from bungah.naskah.models import Halaman

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

INDUK: Final = Path(__file__).parent


def isi_halaman(sekdes: Pengguna) -> None:
    """Fill the rows that reference data leaves to the office."""
    for satu in baca(str(INDUK), "halaman.toml", "contoh_data").daftar("halaman"):
        halaman, isi = Halaman.objects.get(kode=satu.wajib("kode")), satu.wajib("isi")
        lama = halaman.versi.get(dipakai=True)
        ada = lama.baris.order_by("urut")
        simpan_halaman(
            halaman,
            pengantar=lama.pengantar,
            sumber=lama.sumber,
            baris=[Baris(b.judul, isi.get(b.judul, b.isi), b.bukti, b.sumber) for b in ada],
            pelaku=sekdes,
        )
