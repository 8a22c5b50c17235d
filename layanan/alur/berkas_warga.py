"""Deeds on a resident's file: opening it for a reason, giving the resident a copy of their data.

The access log is the trail itself (who, when, why); the resident may ask for it.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.minta_data import PENJAWAB_DATA, tutup_diberi
from layanan.aturan.berkas_warga import ALASAN, baku, uraikan
from layanan.kueri.berkas_warga import berkas_surat, data_warga

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna, Warga

PEMBUKA = (*MEJA, Peran.KADES)
BACA = """Salinan data Anda yang disimpan kantor desa.

data.txt   data diri, semua permohonan dan suratnya, dan siapa saja yang pernah membuka berkas Anda
data.json  isi yang sama, untuk dipindahkan ke komputer lain
surat/     surat yang sudah terbit, sama persis dengan yang disimpan kantor desa

Ada yang keliru? Minta dibetulkan di kantor desa.
"""


def buka_berkas(warga: Warga, *, alasan: str, pelaku: Pengguna) -> None:
    """Write down who opens this file and why.

    Raises:
        TidakBerwenang: no role that handles residents.
        Ditolak: a reason that is not on the list.
    """
    if not pelaku.berperan(*PEMBUKA):
        pesan = "Berkas warga hanya dibuka petugas yang melayaninya."
        raise TidakBerwenang(pesan)
    if alasan not in ALASAN:
        pesan = "Pilih alasan membuka berkas ini."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        catat(warga, "buka_berkas", alasan=alasan)


def beri_data(warga: Warga, *, pelaku: Pengguna) -> bytes:
    """Pack everything the office holds about a resident, for that resident; the giving is written down first.

    It answers the request that was open.

    Raises:
        TidakBerwenang: no role that may hand out full data.
    """
    if not pelaku.berperan(*PENJAWAB_DATA):
        pesan = "Salinan data hanya diberikan petugas layanan atau Sekretaris Desa."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        catat(warga, "beri_data")
        tutup_diberi(warga, pelaku=pelaku)
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as bungkus:
        bungkus.writestr("BACA SAYA.txt", BACA)
        data = data_warga(warga)
        bungkus.writestr("data.txt", "\ufeff" + "\r\n".join(uraikan(data)))  # as Notepad of the desk reads it
        bungkus.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2, default=baku))
        for urut, (nomor, isi) in enumerate(berkas_surat(warga), 1):
            nama = re.sub(r"[^0-9A-Za-z.-]+", "-", nomor)
            bungkus.writestr(f"surat/{urut:03}-{nama}.pdf", isi)
    return hasil.getvalue()
