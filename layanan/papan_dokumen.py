"""Desk documents, the charter and promises in the catalogue of prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bungah.naskah.cetak import Kertas
from bungah.naskah.cetak_poster import cetakan_poster
from bungah.naskah.katalog import Cetakan, Sasaran
from kepegawaian.kueri_tanda import pilihan_bertugas, pilihan_pegawai
from layanan.cetak.buku import cetak_buku, isi_buku
from layanan.cetak.janji import isi_janji, poster_janji, sumber_janji
from layanan.cetak.keputusan import cetak_sk_standar, isi_sk_standar, pilihan_sk
from layanan.cetak.leaflet import cetak_leaflet, isi_leaflet
from layanan.cetak.maklumat import (
    cetak_lampiran,
    cetak_maklumat,
    cetak_sk_maklumat,
    isi_lampiran,
    isi_maklumat,
    isi_maklumat_draf,
    isi_sk_maklumat,
    terjauh_maklumat,
)
from layanan.cetak.siaran import cetak_siaran, isi_siaran
from layanan.cetak.standar import cetak_lengkap, cetak_pendek, isi_enam, isi_lengkap, isi_publikasi
from layanan.cetak.tanda import (
    cetak_pakta,
    cetak_papan_nama,
    cetak_tanda,
    isi_pakta,
    isi_papan_nama,
    isi_tanda,
)
from layanan.kueri.daftar_cetak import layanan_dipakai, layanan_umum
from layanan.kueri.kini import kini_layanan
from layanan.kueri.maklumat import versi_maklumat
from layanan.kueri.prosedur import versi_cetak

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.naskah.katalog import Isi, Pesanan

    Susun = Callable[[str], Isi]
    Tata = Callable[[Isi, Pesanan], bytes]


def dokumen_layanan() -> list[Cetakan]:
    """By their use: the standard, the charter, what people take home."""
    return [*_standar(), *_maklumat(), *_warga(), *_petugas()]


def _standar() -> list[Cetakan]:
    """The standard of one service, whole and short, and the decree with its annex."""
    utuh, terbit, enam = (
        "Standar pelayanan lengkap, 14 komponen",
        "Standar pelayanan, 6 komponen yang diumumkan",
        "Ringkasan standar pelayanan, 6 hal",
    )
    return [
        _meja("standar-lengkap", utuh, isi_lengkap, cetak_lengkap, sasaran=LAYANAN_SEMUA),
        _meja("standar-publikasi", terbit, isi_publikasi, cetak_pendek, DIBAGI, sasaran=LAYANAN),
        _meja("standar-enam", enam, isi_enam, cetak_pendek, DIBAGI, sasaran=LAYANAN),
        _meja(
            "sk-standar", "SK standar pelayanan dan lampirannya", isi_sk_standar, cetak_sk_standar, sasaran=SK
        ),
    ]


def _maklumat() -> list[Cetakan]:
    """The charter of the office with its annex and decree, the promise of one service."""
    draf = "Maklumat pelayanan, draf untuk dibaca"
    return [
        _maklumat_utuh("maklumat", "Maklumat pelayanan", isi_maklumat),
        _maklumat_utuh("maklumat-draf", draf, isi_maklumat_draf, sedinding=False),
        _meja("maklumat-lampiran", "Lampiran maklumat", isi_lampiran, cetak_lampiran),
        _meja("sk-maklumat", "SK maklumat pelayanan dan lampirannya", isi_sk_maklumat, cetak_sk_maklumat),
        cetakan_poster(
            "janji",
            "Janji layanan",
            isi_janji,
            poster_janji,
            sumber=sumber_janji,
            sasaran=LAYANAN,
            versi=versi_cetak,
        ),
    ]


def _warga() -> list[Cetakan]:
    """What people take home, and what they hear."""
    lipat = "A4 rebah: lipat tiga, cetak bolak-balik pada sisi pendek. A5: brosur."
    return [
        _meja(
            "leaflet", "Leaflet layanan", isi_leaflet, cetak_leaflet, LIPAT, sasaran=LAYANAN, keterangan=lipat
        ),
        _meja("buku-layanan", "Buku semua layanan", isi_buku, cetak_buku, BUKU),
        _meja("naskah-siaran", "Naskah siaran radio", isi_siaran, cetak_siaran, DIBAGI, sasaran=LAYANAN),
    ]


def _petugas() -> list[Cetakan]:
    """What officers wear, what stands before them, what they sign."""
    lipat = "Empat kartu selembar: gunting, lipat di tengah, tempel foto, laminating."
    tenda = "Lipat jadi tenda; hanya untuk petugas yang SK-nya berlaku."
    rebah, a4 = (Kertas.A4_REBAH,), (Kertas.A4, Kertas.F4)
    tanda: dict[str, Any] = {"sasaran": PETUGAS, "keterangan": lipat}
    papan: dict[str, Any] = {"sasaran": PETUGAS, "keterangan": tenda}
    return [
        _meja("tanda-pengenal", "Tanda pengenal", isi_tanda, cetak_tanda, rebah, **tanda),
        _meja("papan-nama", "Papan nama meja", isi_papan_nama, cetak_papan_nama, rebah, **papan),
        _meja("pakta-integritas", "Pakta integritas", isi_pakta, cetak_pakta, a4, sasaran=PEGAWAI),
    ]


def _maklumat_utuh(jenis: str, judul: str, isi: Susun, **lain: Any) -> Cetakan:
    lain |= {"versi": versi_maklumat, "terjauh": terjauh_maklumat}
    return Cetakan(jenis, judul, isi, cetak_maklumat, BESAR, **lain)


def _meja(
    jenis: str, judul: str, isi: Susun, cetak: Tata, kertas: tuple[Kertas, ...] = (), **lain: Any
) -> Cetakan:
    """A document for the desk; of a service it names the version."""
    if lain.get("sasaran") in (LAYANAN, LAYANAN_SEMUA):
        lain["versi"] = versi_cetak
    return Cetakan(jenis, judul, isi, cetak, kertas or RESMI, dinding=False, **lain)


BESAR = (Kertas.A1, Kertas.A2, Kertas.A3, Kertas.F4, Kertas.A4)  # the charter is never torn over two sheets
RESMI = (Kertas.F4, Kertas.A4)
DIBAGI = (Kertas.A4, Kertas.F4)
LIPAT = (Kertas.A4_REBAH, Kertas.A5)
BUKU = (Kertas.A5, Kertas.A4)
PETUGAS = Sasaran("pegawai", "Petugas", pilihan_bertugas)
PEGAWAI = Sasaran("pegawai", "Pegawai", pilihan_pegawai)
SK = Sasaran("sk", "SK", pilihan_sk)
LAYANAN = Sasaran("layanan", "Layanan", layanan_umum, kini_layanan)
LAYANAN_SEMUA = Sasaran("layanan", "Layanan", layanan_dipakai, kini_layanan)
