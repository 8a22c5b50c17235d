"""Badge, desk sign and integrity pact: only for people the office has really appointed (R123, R124, R141)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.katalog import TidakDicetak
from kepegawaian.kueri_tanda import SEMUA, Bertugas, bertugas
from kepegawaian.models import Pegawai
from layanan.aturan.nama import kapital_kartu, panggilan, susun_papan
from layanan.cetak.dokumen import (
    alamat_publik,
    alamat_qr,
    butir,
    cetak_dokumen,
    identitas,
    kata,
    penanda_pada,
)

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi, Pesanan

LEBAR_KARTU: Final = 46.0  # mm inside a CR80 card standing (54 x 85.6)
LEBAR_PAPAN, TINGGI_PAPAN = 273.0, 91.0  # mm inside one face of A4 folded over
QR_KARTU: Final = 20.0
HALAMAN_PETUGAS: Final = "/tentang/petugas/"


def isi_tanda(kode: str) -> Isi:
    """A badge for one person, or for everybody on duty.

    Raises:
        TidakDicetak: no appointment in force.
    """
    return {
        **identitas(),
        "alamat": alamat_publik(HALAMAN_PETUGAS),
        "penanda": penanda_pada(),
        "kartu": [_kartu(satu) for satu in _orang(kode)],
    }


def _orang(kode: str) -> list[Bertugas]:
    semua = bertugas(timezone.localdate())
    orang = semua if kode == SEMUA else [satu for satu in semua if str(satu.pk) == kode]
    if not orang:
        raise TidakDicetak("Belum ada SK yang berlaku untuk orang ini. Catat dulu SK penugasannya.")
    return orang


def _kartu(satu: Bertugas) -> Isi:
    return {
        "panggilan": panggilan(satu.nama),
        "nama": satu.nama,
        "nip": satu.nip,
        "jabatan": satu.jabatan,
        "sk": satu.sk,
        "sampai": tanggal_surat(satu.sampai) if satu.sampai else "",
    }


def cetak_tanda(isi: Isi, pesanan: Pesanan) -> bytes:
    """Four cards on a lying A4, front and back side by side: cut, fold, laminate."""
    kartu = [
        {**satu, "kelas": _kelas(kapital_kartu(satu["panggilan"], LEBAR_KARTU))} for satu in isi["kartu"]
    ]
    return cetak_dokumen(
        "cetak/layanan/tanda_pengenal.html", isi, pesanan, kartu=kartu, qr=alamat_qr(isi["alamat"], QR_KARTU)
    )


def _kelas(kapital: float) -> str:
    """Sizes are few, and stand in the style sheet: ``k6-7``."""
    return f"k{kapital:g}".replace(".", "-")


def isi_papan_nama(kode: str) -> Isi:
    """Name, position and duty of one person on duty, or of all.

    Raises:
        TidakDicetak: no appointment in force.
    """
    orang = [{"nama": o.nama, "jabatan": o.jabatan, "tugas": list(o.tugas)} for o in _orang(kode)]
    return {**identitas(), "orang": orang}


def cetak_papan_nama(isi: Isi, pesanan: Pesanan) -> bytes:
    """A tent: the same face twice, once head down.

    Raises:
        TidakDicetak: a name that does not fit in letters read from 3 m.
    """
    return cetak_dokumen(
        "cetak/layanan/papan_nama.html", isi, pesanan, papan=[_papan(satu) for satu in isi["orang"]]
    )


def _papan(satu: Isi) -> Isi:
    papan = susun_papan(satu["nama"], satu["jabatan"], satu["tugas"], lebar=LEBAR_PAPAN, tinggi=TINGGI_PAPAN)
    if papan is None:
        kata_tolak = f"Nama «{satu['nama']}» tidak muat di papan nama dengan huruf yang terbaca dari 3 m."
        raise TidakDicetak(f"{kata_tolak} Singkatkan gelar atau namanya di daftar pegawai.")
    return {
        "nama": list(papan.nama),
        "bawah": list(papan.bawah),
        "kelas": _kelas(papan.kapital),
    }


def isi_pakta(kode: str) -> Isi:
    """The pact of one person, or of all who work here, for this year.

    Raises:
        TidakDicetak: nobody of that code, or the words were never loaded.
    """
    semua = Pegawai.objects.filter(aktif=True).select_related("jabatan")
    orang = list(semua if kode == SEMUA else semua.filter(pk=int(kode) if kode.isdigit() else 0))
    if not orang:
        raise TidakDicetak("Tidak ada pegawai itu di daftar pegawai.")
    return {
        **identitas(),
        "tahun": str(timezone.localdate().year),
        "penanda": penanda_pada(),
        "pakta": [_pakta(satu) for satu in orang],
    }


def _pakta(satu: Pegawai) -> Isi:
    desa = identitas()["kop"]["nama_desa"]
    tahun = str(timezone.localdate().year)
    teks = kata("kata-pakta", nama=satu.nama, jabatan=satu.jabatan.nama, desa=desa, tahun=tahun)
    return {
        "nama": satu.nama,
        "nip": satu.nip,
        "jabatan": satu.jabatan.nama,
        "kades": satu.jabatan.kode == "kades",
        "pembuka": teks.get("Pembuka", ""),
        "butir": butir(teks.get("Pernyataan", "")),
        "penutup": teks.get("Penutup", ""),
    }


def cetak_pakta(isi: Isi, pesanan: Pesanan) -> bytes:
    """One sheet a person, for the pen."""
    return cetak_dokumen("cetak/layanan/pakta_integritas.html", isi, pesanan)
