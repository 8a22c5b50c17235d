"""The walls of the practice office: complete for every service, one sheet out of date to practise on.

Nothing is printed here (it takes too long): the rows are what a print of that moment leaves behind.
"""

from __future__ import annotations

import io
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from PIL import Image, ImageDraw

from bungah.dasar.data_rujukan import baca
from bungah.dasar.formulir_foto import Foto
from bungah.dasar.foto import rapikan_ringan
from bungah.dasar.jejak import tulis
from bungah.dasar.models import Pengguna, Tempat
from bungah.dasar.nilai.kode import kode_baru
from bungah.mutu.alur_foto import tambah_foto
from bungah.mutu.alur_kegiatan import ALUR_KEGIATAN, IsiKegiatan, Orang, simpan_kegiatan
from bungah.mutu.models import Kegiatan
from bungah.naskah import katalog
from bungah.naskah.alur_tempelan import PANJANG_KODE, Letak, gantung, periksa_tempelan, simpan_lembar
from bungah.naskah.katalog import Hasil
from bungah.naskah.kueri_cermin import cermin_kini
from bungah.naskah.models import Tempelan
from layanan.alur.publikasi import IsiPublikasi, catat_publikasi
from layanan.models import Layanan

if TYPE_CHECKING:
    from bungah.dasar.data_rujukan import Baris
    from bungah.naskah.katalog import Cetakan

INDUK: Final = Path(__file__).parent
PENULIS: Final = "sekdes"
PUTIH, DINDING_CAT, TINTA = "#fbfaf5", "#cfd8cf", "#16211d"


def _data() -> Baris:
    return baca(str(INDUK), "dinding.toml", "contoh_data")


def tempel_lama() -> None:
    """Before the standards are decided: posters that the decision will outdate."""
    for satu in _data().daftar("lama"):
        _tempel(satu, satu.wajib("sasaran"))


def pasang_dinding() -> None:
    """After that: one sheet of each kind for each service that has it, and those for the whole office."""
    baris = [(satu, kode) for satu in _data().daftar("tempel") for kode in _sasaran(satu)]
    cermin_kini((satu.wajib("jenis"), kode) for satu, kode in baris)  # all at once; each is remembered
    with tulis(pelaku=Pengguna.objects.get(username=PENULIS)):  # one block: a wall is many rows
        for satu, kode in baris:
            _tempel(satu, kode)


def _sasaran(satu: Baris) -> list[str]:
    """The codes a row asks for: those named, all of its kind, or none for a print of the whole office."""
    cetakan = katalog.semua().get(satu.wajib("jenis"))
    if cetakan is None:
        return []
    if cetakan.sasaran is None:
        return [""]
    semua = [kode for kode, _ in cetakan.sasaran.daftar()]
    pilih = satu.boleh("sasaran")
    return [kode for kode in semua if kode in pilih] if pilih else semua


def _tempel(satu: Baris, kode: str) -> None:
    cetakan = katalog.semua().get(satu.wajib("jenis"))
    sekdes = Pengguna.objects.get(username=PENULIS)
    hasil = _hasil(cetakan, kode) if cetakan else None
    if cetakan is None or hasil is None:
        return
    lembar = simpan_lembar(
        cetakan, kode, hasil, nomor=kode_baru(PANJANG_KODE), kertas=hasil.kertas, pelaku=sekdes
    )
    letak = Letak(
        Tempat.objects.get(kode=satu.wajib("tempat")),
        timezone.localdate(),
        satu.wajib("letak"),
        satu.wajib("tinggi"),
        Foto(foto_gambar(), timezone.now()),
    )
    gantung(lembar, letak, pelaku=sekdes)


def _hasil(cetakan: Cetakan, kode: str) -> Hasil | None:
    """What a print would leave behind; None for one that cannot be made."""
    cermin = cermin_kini([(cetakan.jenis, kode)])[cetakan.jenis, kode]
    if cermin is None or not cermin.ada:
        return None
    judul = f"{cetakan.judul}: {cermin.sebutan}" if cermin.sebutan else cetakan.judul
    return Hasil(b"", judul, cermin.sidik, cetakan.kertas[0], katalog.jarak_biasa(cetakan))


@cache
def foto_gambar() -> bytes:
    """A drawn picture of a sheet on a wall; no camera was there."""
    gambar = Image.new("RGB", (480, 360), DINDING_CAT)
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((150, 50, 330, 305), fill=PUTIH, outline=TINTA, width=2)
    for n, lebar in enumerate((120, 150, 90, 140, 110, 130)):
        pena.rectangle((165, 80 + 34 * n, 165 + lebar, 92 + 34 * n), fill=TINTA)
    isi = io.BytesIO()
    gambar.save(isi, "JPEG")
    return rapikan_ringan(isi.getvalue())


def isi_publikasi() -> None:
    """At the end of the month: walls looked at, an evening held and one planned, other media."""
    data, sekdes = _data(), Pengguna.objects.get(username=PENULIS)
    for satu in Tempelan.objects.filter(dilepas=None, lembar__sasaran="").order_by("pk"):
        periksa_tempelan(satu, masih_ada=True, terbaca=True, pelaku=sekdes)
    for baris in data.daftar("penyuluhan"):
        _penyuluhan(baris, sekdes)
    for baris in data.daftar("publikasi"):
        layanan = list(Layanan.objects.filter(kode__in=baris.wajib("layanan")).order_by("pk"))
        sejak = timezone.localdate() - timedelta(days=baris.wajib("hari_lalu"))
        isi = IsiPublikasi(baris.wajib("media"), baris.wajib("butir"), sejak, baris.wajib("bukti"))
        catat_publikasi(layanan, isi, pelaku=sekdes)


def _penyuluhan(baris: Baris, sekdes: Pengguna) -> None:
    """Held some days ago with its people and photo, or planned."""
    hari = timezone.localdate() + timedelta(days=baris.wajib("hari"))
    peserta = [
        Orang(satu.wajib("nama"), satu.wajib("unsur"), satu.boleh("alamat") or "")
        for satu in baris.daftar("peserta")
    ]
    isi = IsiKegiatan(
        jenis=Kegiatan.Jenis.PENYULUHAN,
        hari=hari,
        peserta=peserta,
        **baris.ambil("topik", "tempat", "pimpinan"),
    )
    kegiatan = simpan_kegiatan(isi, pelaku=sekdes)
    if peserta:
        foto = Foto(foto_gambar(), timezone.now() + timedelta(days=baris.wajib("hari")))
        tambah_foto(kegiatan, foto=foto, keterangan=baris.wajib("foto"), pelaku=sekdes)
        ALUR_KEGIATAN.jalankan(kegiatan, "selesaikan", pelaku=sekdes, ditandatangani=hari)
