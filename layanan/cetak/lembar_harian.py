"""The daily sheet for the kepala desa: to read, and to countersign every signature of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul, tanggal_panjang
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.laporan import DELAPAN_PULUH, SETENGAH, Ukuran
from layanan.cetak.laporan import baris_didahulukan, kata_menit

if TYPE_CHECKING:
    from arsip.models import Pengesahan
    from layanan.kueri.lembar_harian import LembarHarian

PANJANG = 42


def cetak_lembar_harian(isi: LembarHarian) -> bytes:
    """The sheet as PDF."""
    return cetak_pdf("cetak/layanan/lembar_harian.html", data_lembar_harian(isi), kertas=Kertas.A4)


def data_lembar_harian(isi: LembarHarian) -> dict[str, object]:
    """What the sheet prints."""
    profil, semua = ProfilDesa.ambil(), isi.laporan.semua
    return {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"Lembar harian {tanggal_panjang(isi.hari)}",
        "hari": tanggal_panjang(isi.hari),
        "banyak": dict(semua.banyak),
        "prioritas": semua.persen("prioritas") or 0,
        "tunggu": [kata_menit(semua.persentil(Ukuran.TUNGGU, p)) for p in (SETENGAH, DELAPAN_PULUH)],
        "layan": [kata_menit(semua.persentil(Ukuran.LAYAN, p)) for p in (SETENGAH, DELAPAN_PULUH)],
        "surat": isi.surat,
        "didahulukan": [_ringkas(baris_didahulukan(satu)) for satu in isi.didahulukan],
        "didahulukan_lebih": isi.didahulukan_semua - len(isi.didahulukan),
        "tanda_tangan": [_tanda_tangan(satu) for satu in isi.tanda_tangan],
        "belum_diparaf": isi.belum_diparaf,
        "kepala_desa": isi.kepala_desa,
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }


def _ringkas(baris: dict[str, str]) -> dict[str, str]:
    return baris | {"alasan": _pendek(baris["alasan"])}


def _tanda_tangan(satu: Pengesahan) -> dict[str, str]:
    surat, rangkap = satu.surat, " (dirangkap)" if satu.dirangkap else ""
    atas_nama = f"{satu.penanda_tangan}, {satu.jabatan}" if surat.mandat != surat.Mandat.LANGSUNG else ""
    return {
        "nomor": surat.naskah.nomor,
        "isi": _pendek(surat.isi_singkat),
        "penanda": atas_nama,
        "oleh": f"{satu.dicatat_oleh or ''}{rangkap}",
    }


def _pendek(teks: str) -> str:
    """What fits one line of the sheet; the whole stands in the report and the register."""
    return teks if len(teks) <= PANJANG else f"{teks[: PANJANG - 1].rstrip()}…"
