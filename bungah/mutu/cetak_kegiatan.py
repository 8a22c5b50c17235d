"""The record of a meeting on paper: what was said, who was there, room for every signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_panjang, tanggal_surat
from bungah.mutu.models import Kegiatan
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop

if TYPE_CHECKING:
    from collections.abc import Mapping

BARIS_KOSONG: Final = 8  # for those who come without having been announced
HASIL = {True: "Diterima", False: "Tidak diterima", None: ""}


def cetak_berita_acara(kegiatan: Kegiatan) -> bytes:
    """The record with its attendance list; a planned meeting leaves rows for the pen."""
    profil = ProfilDesa.ambil()
    data: dict[str, object] = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"Berita acara {kegiatan.topik}",
        "jenis": kegiatan.get_jenis_display(),
        "topik": kegiatan.topik,
        "hari": tanggal_panjang(kegiatan.hari),
        "tempat": kegiatan.tempat,
        "pimpinan": kegiatan.pimpinan,
        "catatan": [baris for baris in kegiatan.catatan.splitlines() if baris.strip()],
        "ditandatangani": tanggal_surat(kegiatan.ba_ditandatangani) if kegiatan.ba_ditandatangani else "",
        "batal": kegiatan.alasan_batal,
        "saran": _saran(kegiatan),
        "peserta": _peserta(kegiatan),
    }
    return cetak_pdf("cetak/mutu/berita_acara.html", data, kertas=Kertas.A4)


def _saran(kegiatan: Kegiatan) -> list[Mapping[str, str]]:
    return [
        {"isi": s.isi, "oleh": s.oleh, "hasil": HASIL[s.diterima], "tanggapan": s.tanggapan}
        for s in kegiatan.saran.all()
    ]


def _peserta(kegiatan: Kegiatan) -> list[Mapping[str, object]]:
    baris = [
        {"no": n, "nama": o.nama, "unsur": o.get_unsur_display(), "alamat": o.alamat}
        for n, o in enumerate(kegiatan.peserta.all(), 1)
    ]
    kosong = BARIS_KOSONG if kegiatan.status == Kegiatan.Status.RENCANA else 0
    return [*baris, *({"no": len(baris) + n} for n in range(1, kosong + 1))]
