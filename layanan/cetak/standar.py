"""The service standard on paper: whole (14 components), and its two short sheets, which are not the same.

``standar-publikasi`` holds the six that PermenPANRB 15/2014 wants published, ``standar-enam`` the six that
our training material calls the scope of a standard (R062). Only procedure, time, fee and product are in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bungah.dasar.nilai import tanggal_surat
from layanan.aturan.komponen import ENAM_PANRB, ENAM_SEED, KOMPONEN, PENGELOLAAN, PENYAMPAIAN
from layanan.aturan.standar import lama_janji
from layanan.cetak.dokumen import (
    alamat_publik,
    baris,
    cetak_dokumen,
    identitas,
    penanda_pada,
    pokok,
    sebut_biaya,
    standar_atau_tolak,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.naskah.katalog import Isi, Pesanan
    from layanan.aturan.komponen import Kepala
    from layanan.kueri.cetak_standar import StandarCetak

GOLONGAN: Final = (
    (PENYAMPAIAN, "Komponen Service Delivery", "penyampaian pelayanan, diumumkan kepada warga"),
    (PENGELOLAAN, "Komponen Manufacturing", "pengelolaan pelayanan di kantor"),
)
SEJAK: Final = "sejak berkas lengkap sampai siap diambil"
TANPA_LOKET: Final = "tidak ada pembayaran di loket"
PENDEK: Final[Mapping[str, tuple[str, str]]] = {
    "standar-publikasi": ("Standar Pelayanan", "Enam komponen yang diumumkan (PermenPANRB 15 Tahun 2014)"),
    "standar-enam": ("Ringkasan Standar Pelayanan", "Prosedur, waktu, biaya, hasil, sarana, dan petugas"),
}


def isi_lengkap(kode: str) -> Isi:
    """All fourteen in the order of the guidance; a decided one bears the day and the signer of its decree."""
    satu = standar_atau_tolak(kode)
    hari = satu.standar.sk_tanggal
    return {
        **identitas(),
        **pokok(satu),
        "golongan": golongan(satu),
        "penanda": penanda_pada(hari),
        "tanggal": tanggal_surat(hari) if hari else "",
    }


def golongan(satu: StandarCetak) -> list[Isi]:
    """The two groups with their rows."""
    return [
        {
            "judul": judul,
            "arti": arti,
            "baris": [baris(satu, k.kode, n) for n, k in enumerate(_dari(golongan), 1)],
        }
        for golongan, judul, arti in GOLONGAN
    ]


def _dari(golongan: str) -> list[Kepala]:
    return [satu for satu in KOMPONEN if satu.golongan == golongan]


def cetak_lengkap(isi: Isi, pesanan: Pesanan) -> bytes:
    """NO | KOMPONEN | URAIAN, 10, 52 and 108 mm."""
    return cetak_dokumen("cetak/layanan/standar_lengkap.html", {**isi, "daftar": [isi]}, pesanan)


def isi_publikasi(kode: str) -> Isi:
    """The six of PermenPANRB 15/2014."""
    return _pendek("standar-publikasi", kode, ENAM_PANRB)


def isi_enam(kode: str) -> Isi:
    """The six of our training material."""
    return _pendek("standar-enam", kode, ENAM_SEED)


def _pendek(jenis: str, kode: str, komponen: Sequence[str]) -> Isi:
    satu = standar_atau_tolak(kode)
    judul, anak = PENDEK[jenis]
    return {
        **identitas(),
        **pokok(satu),
        "judul": judul,
        "anak_judul": anak,
        "baris": [_sorot(satu, baris(satu, k, n)) for n, k in enumerate(komponen, 1)],
        "alamat": alamat_publik(f"/layanan/{satu.layanan.kode}/"),
    }


def _sorot(satu: StandarCetak, isi: Isi) -> Isi:
    """Time and fee stand large; what they say is not said again below."""
    if isi["kode"] == "waktu":
        return {**isi, "besar": lama_janji(satu.standar.menit), "isi": [SEJAK], "cara": "tunggal"}
    if isi["kode"] == "biaya":
        sisa = isi["isi"][1:]
        cara = "tunggal" if len(sisa) == 1 else "butir"
        return {**isi, "besar": sebut_biaya(satu.standar.biaya), "isi": sisa or [TANPA_LOKET], "cara": cara}
    return isi


def cetak_pendek(isi: Isi, pesanan: Pesanan) -> bytes:
    """One sheet, six blocks."""
    return cetak_dokumen("cetak/layanan/standar_pendek.html", isi, pesanan)
