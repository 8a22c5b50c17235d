"""Practice office: a month of visits walked through the real deeds, each at its own moment.

``jadwal`` keeps the time, ``meja`` receives and registers visitors, ``kerja`` writes the letters and
carries them to the kepala desa. Whatever would happen after the present simply has not happened yet:
that leaves requests in every stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.latihan import hari_awal, jam_latihan, pada, saat_ini
from layanan.contoh.dinding import isi_publikasi, pasang_dinding, tempel_lama
from layanan.contoh.istimewa import Istimewa
from layanan.contoh.jadwal import Jadwal, Kantor
from layanan.contoh.kerja import Kerja
from layanan.contoh.lain import Lain
from layanan.contoh.maklumat import tandatangani_maklumat
from layanan.contoh.meja import Meja
from layanan.contoh.rancangan import Rancang
from layanan.contoh.standar import siapkan_standar

if TYPE_CHECKING:
    import random
    from datetime import date


def isi(acak: random.Random, hari_ini: date) -> None:
    """Walk the month up to the present of ``hari_ini``; leave the counter free for whoever logs in first."""
    akhir = saat_ini(hari_ini)
    with jam_latihan(pada(hari_awal(hari_ini))) as jam:
        tempel_lama()
        siapkan_standar()
        tandatangani_maklumat()
        kantor = Kantor(Jadwal(jam, akhir), acak)
        kerja = Kerja(kantor)
        meja = Meja(kantor, kerja)
        hari_kerja = kantor.jadwal.hari_kerja(hari_awal(hari_ini), hari_ini)
        for hari in hari_kerja:
            terakhir = hari == hari_kerja[-1]
            meja.isi_hari(hari, terakhir=terakhir)
            kerja.isi_hari(hari, terakhir=terakhir)
        meja.isi_istimewa(hari_kerja)
        Lain(kantor, meja).isi(hari_kerja, hari_ini)
        Istimewa(kantor, kerja).isi(hari_kerja)
        Rancang(kantor).isi(hari_kerja)
        meja.isi_hari_ini(hari_ini)
        kantor.jadwal.jalankan()
        pasang_dinding()
        isi_publikasi()
        meja.tutup()
