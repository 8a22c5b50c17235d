"""Posters about services for the wall of the office: requirements, fees, times, steps, a code to scan.

Each is two functions of the catalogue: what it says as plain values, and the poster made of them. Letters,
sheets and tiles are the engine's (``naskah.poster``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone

from bungah.dasar.kueri import profil
from bungah.dasar.models import SaluranAduan
from bungah.dasar.nilai import Rupiah
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak_poster import cetak_poster
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.poster import Deret, Gambar, Huruf, Poster, Rata, Teks
from layanan.aturan.biaya import BUKAN_LOKET, GRATIS, TEMPAT_BAYAR
from layanan.kueri.komponen import bersama
from layanan.kueri.laporan_biaya import biaya_semua
from layanan.kueri.pengadu import pengadu_biaya
from layanan.kueri.poster import (
    langkah_layanan,
    sebut_versi,
    standar_berlaku,
    syarat_layanan,
    waktu_semua,
)

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi, Pesanan
    from bungah.naskah.poster import Blok

DARI_STANDAR: Final = "Menurut standar pelayanan yang berlaku."
SISI_QR: Final = 0.5  # of the paper's width
BELUM: Final = "Belum ada layanan dengan standar yang berlaku."


# ---- one service


def _layanan(kode: str) -> Isi:
    satu = standar_berlaku(kode)
    if satu is None:
        raise TidakDicetak(BELUM)
    return {
        "standar": satu,
        "layanan": satu.layanan.nama_warga,
        "sumber": f"Standar pelayanan {sebut_versi(satu)}.",
    }


def isi_syarat(kode: str) -> Isi:
    """Name of the service and what to bring."""
    isi = _layanan(kode)
    return isi | syarat_layanan(isi.pop("standar"))


def poster_syarat(isi: Isi) -> Poster:
    """Numbered, first what everybody brings (R075, R076)."""
    kelompok: list[list[Blok]] = [
        [Teks(nama, nomor=f"{nomor}.")] for nomor, nama in enumerate(isi["wajib"], 1)
    ]
    if not kelompok:
        kelompok.append([Teks("Tidak ada berkas yang harus dibawa.")])
    for n, (nama, keterangan) in enumerate(isi["lain"]):
        awal: list[Blok] = [Teks("Bila perlu", tebal=True, hijau=True, lekat=True)] if not n else []
        lanjut: list[Blok] = [Teks(keterangan, Huruf.KECIL, nomor=" ")] if keterangan else []
        kelompok.append([*awal, Teks(nama, nomor="•", lekat=bool(lanjut)), *lanjut])
    return Poster(isi["layanan"], kelompok, tajuk="Persyaratan")


def isi_alur(kode: str) -> Isi:
    """The main way of the service in few words."""
    isi = _layanan(kode)
    return isi | langkah_layanan(isi.pop("standar"))


def poster_alur(isi: Isi) -> Poster:
    """Numbered steps, the whole time large. Officers, papers and minutes stand on the chart."""
    langkah: list[list[Blok]] = [[Teks(nama, nomor=f"{n}.")] for n, nama in enumerate(isi["langkah"], 1)]
    return Poster(isi["layanan"], [[Deret("Paling lama", isi["waktu"])], *langkah], tajuk="Alur pelayanan")


def isi_qr(kode: str) -> Isi:
    """Where the code leads.

    Raises:
        TidakDicetak: the office has no public address, so no code could lead anywhere.
    """
    isi = _layanan(kode)
    isi.pop("standar")
    if not profil().alamat_publik:
        pesan = (
            "Alamat situs desa belum diisi, jadi kodenya belum bisa menuju ke mana pun. Isi di Profil desa."
        )
        raise TidakDicetak(pesan)
    alamat = profil().alamat_publik.rstrip("/") + reverse("layanan:layanan_rinci", args=[kode])
    return isi | {"alamat": alamat.upper(), "sumber": "Menuju halaman layanan di situs desa."}


def cetak_qr(isi: Isi, pesanan: Pesanan) -> bytes:
    """A large code to scan, with what one finds there (R171)."""
    return cetak_poster(poster_qr(isi, pesanan.kertas.ukuran_mm[0]), pesanan, sumber=isi["sumber"])


def poster_qr(isi: Isi, lebar_kertas: float) -> Poster:
    """The code half as wide as the paper."""
    sisi = round(lebar_kertas * SISI_QR)
    kode = Gambar(qr_svg(isi["alamat"], ukuran_mm=sisi), sisi, sisi)
    kata = Teks("Syarat, langkah, biaya, waktu", rata=Rata.TENGAH)
    return Poster(isi["layanan"], [[kode, kata]], tajuk="Pindai dengan HP", tengah=True)


# ---- all services


def isi_biaya(_kode: str = "") -> Isi:
    """Every service with its fee and its parts, where to pay, whom to tell.

    Raises:
        TidakDicetak: there is no service yet.
    """
    daftar = biaya_semua()
    if not daftar:
        raise TidakDicetak(BELUM)
    return {
        "gratis": [satu.nama for satu in daftar if not satu.biaya],
        "berbiaya": [
            {
                "nama": satu.nama,
                "biaya": _rupiah(satu.biaya),
                "rincian": [(nama, _rupiah(jumlah)) for nama, jumlah, _ in satu.rincian],
                "dasar": ", ".join(dict.fromkeys(dasar for _, _, dasar in satu.rincian)),
            }
            for satu in daftar
            if satu.biaya
        ],
        "tempat": TEMPAT_BAYAR,
        "pengadu": pengadu_biaya(timezone.localdate()),
        "sumber": DARI_STANDAR,
    }


def poster_biaya(isi: Isi) -> Poster:
    """Free services under one «Rp0», the others each with its parts (R080)."""
    kelompok: list[list[Blok]] = []
    if isi["gratis"]:
        rp0 = Teks("Rp0", Huruf.JUDUL, tebal=True, hijau=True, lekat=True, ulang=True)
        kelompok.append([Teks(GRATIS, Huruf.JUDUL, tebal=True)])
        kelompok.append([rp0, *(Teks(nama, nomor="•") for nama in isi["gratis"])])
    for satu in isi["berbiaya"]:
        bagian = [Teks(f"{nama} {jumlah}", nomor="•") for nama, jumlah in satu["rincian"]]
        dasar = [Teks(f"Dasar: {satu['dasar']}", Huruf.KECIL)] if satu["dasar"] else []
        kelompok.append([Deret(satu["nama"], satu["biaya"]), *bagian, *dasar])
    if isi["berbiaya"]:
        kelompok.append([Teks(f"Bayar di {isi['tempat']}."), Teks("Minta tanda bukti bernomor.")])
    lebih = " lebih dari ini" if isi["berbiaya"] else ""
    kelompok.append([Teks(BUKAN_LOKET, tebal=True)])
    kelompok.append([Teks(f"Diminta membayar{lebih}? Laporkan kepada {isi['pengadu']}.", Huruf.KECIL)])
    return Poster("", kelompok, tajuk="Biaya layanan")


def _rupiah(jumlah: int) -> str:
    """Without sen: two zeros less to read across the room."""
    return str(Rupiah(jumlah)).removesuffix(",00")


def isi_waktu(_kode: str = "") -> Isi:
    """Every service with its promised time.

    Raises:
        TidakDicetak: there is no service yet.
    """
    daftar = waktu_semua()
    if not daftar:
        raise TidakDicetak(BELUM)
    return {"layanan": daftar, "sumber": DARI_STANDAR}


def poster_waktu(isi: Isi) -> Poster:
    """Each time once and large, its services below; at the end how it is counted (R089)."""
    daftar: list[list[Blok]] = [
        [
            Teks(waktu, Huruf.JUDUL, tebal=True, hijau=True, lekat=True, ulang=True),
            *(Teks(nama, nomor="•") for nama in nama_layanan),
        ]
        for waktu, nama_layanan in isi["layanan"]
    ]
    hitung = Teks("Dihitung jam kantor, sejak berkas lengkap sampai siap diambil.", Huruf.KECIL)
    return Poster("Waktu layanan", [*daftar, [hitung]])


def isi_aduan(_kode: str = "") -> Isi:
    """Every open way to complain, and who answers."""
    umum = bersama(timezone.localdate())
    desa = profil()
    langsung = {SaluranAduan.Jenis.TELEPON: desa.telepon, SaluranAduan.Jenis.SITUS: desa.alamat_publik}
    saluran = [
        (satu.nama, langsung.get(SaluranAduan.Jenis(satu.jenis), ""), satu.isi)
        for satu in SaluranAduan.objects.filter(aktif=True)
    ]
    return {"saluran": saluran, "pengadu": umum.pengadu, "sumber": "Daftar saluran pengaduan kantor desa."}


def poster_aduan(isi: Isi) -> Poster:
    """Each way with its number or address; whoever answers first."""
    kelompok: list[list[Blok]] = []
    if isi["pengadu"]:
        kelompok.append([Teks(f"Ditangani {isi['pengadu']}.")])
    for nama, langsung, teks in isi["saluran"]:
        nomor = [Teks(langsung, tebal=True, nomor=" ", lekat=bool(teks))] if langsung else []
        rinci = [Teks(teks, Huruf.KECIL, nomor=" ")] if teks else []
        kelompok.append([Teks(nama, tebal=True, nomor="•", lekat=bool(nomor or rinci)), *nomor, *rinci])
    if not isi["saluran"]:
        kelompok.append([Teks("Datang ke kantor desa.")])
    return Poster("Saran dan pengaduan", kelompok)
