"""A meeting on paper: its record with what was said, its attendance sheet, room for every signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.timezone import localdate

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_panjang, tanggal_surat
from bungah.mutu.models import Kegiatan
from bungah.naskah.cetak import Kertas, cetak_pdf, uri_gambar
from bungah.naskah.kop import kop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.mutu.models import FotoKegiatan

BARIS_KOSONG: Final = 8  # for those who come without having been announced
BARIS_HADIR: Final = 25  # on an attendance sheet nobody was announced for
HASIL = {True: "Diterima", False: "Tidak diterima", None: ""}


def cetak_berita_acara(kegiatan: Kegiatan) -> bytes:
    """The record with its attendance list; a planned meeting leaves rows for the pen."""
    data = _kepala(kegiatan, "Berita acara") | {
        "catatan": [baris for baris in kegiatan.catatan.splitlines() if baris.strip()],
        "ditandatangani": tanggal_surat(kegiatan.ba_ditandatangani) if kegiatan.ba_ditandatangani else "",
        "batal": kegiatan.alasan_batal,
        "saran": _saran(kegiatan),
        "peserta": _peserta(kegiatan, BARIS_KOSONG),
        "foto": [_foto(satu) for satu in kegiatan.foto.all()],
    }
    return cetak_pdf("cetak/mutu/berita_acara.html", data, kertas=Kertas.A4)


def cetak_daftar_hadir(kegiatan: Kegiatan) -> bytes:
    """Who came, for their signatures; before it is held mostly empty rows (R172)."""
    kosong = max(BARIS_HADIR - kegiatan.peserta.count(), BARIS_KOSONG)
    data = _kepala(kegiatan, "Daftar hadir") | {"peserta": _peserta(kegiatan, kosong)}
    return cetak_pdf("cetak/mutu/daftar_hadir.html", data, kertas=Kertas.A4)


def _kepala(kegiatan: Kegiatan, judul: str) -> dict[str, object]:
    profil = ProfilDesa.ambil()
    return {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"{judul} {kegiatan.topik}",
        "jenis": kegiatan.get_jenis_display(),
        "topik": kegiatan.topik,
        "hari": tanggal_panjang(kegiatan.hari),
        "tempat": kegiatan.tempat,
        "pimpinan": kegiatan.pimpinan,
    }


def _foto(satu: FotoKegiatan) -> Mapping[str, str]:
    saat = f"difoto {tanggal_surat(localdate(satu.diambil_pada))}" if satu.diambil_pada else ""
    kata = ", ".join(filter(None, (satu.keterangan, saat)))
    return {"gambar": uri_gambar(bytes(satu.foto)), "kata": kata or f"Foto {satu.urut}"}


def _saran(kegiatan: Kegiatan) -> list[Mapping[str, str]]:
    return [
        {"isi": s.isi, "oleh": s.oleh, "hasil": HASIL[s.diterima], "tanggapan": s.tanggapan}
        for s in kegiatan.saran.all()
    ]


def _peserta(kegiatan: Kegiatan, banyak: int) -> list[Mapping[str, object]]:
    baris = [
        {"no": n, "nama": o.nama, "unsur": o.get_unsur_display(), "alamat": o.alamat}
        for n, o in enumerate(kegiatan.peserta.all(), 1)
    ]
    kosong = banyak if kegiatan.status == Kegiatan.Status.RENCANA else 0
    return [*baris, *({"no": len(baris) + n} for n in range(1, kosong + 1))]
