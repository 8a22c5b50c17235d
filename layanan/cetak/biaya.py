"""Prints of money: the slip that sends people to the treasurer, the official receipt, a refund's slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import Rupiah, pukul, tanggal_panjang, tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.biaya import BUKAN_LOKET, TEMPAT_BAYAR
from layanan.kueri.biaya import rincian
from layanan.kueri.pengadu import pengadu_biaya

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Pembayaran, Pengembalian, Permohonan

KERTAS_SLIP = {"a6": Kertas.A6, "80mm": Kertas.STRUK80}


def cetak_slip(permohonan: Permohonan, *, kertas: Kertas) -> bytes:
    """The pay slip as PDF: what, how much, where; never a NIK."""
    return cetak_pdf("cetak/layanan/slip_bayar.html", data_slip(permohonan), kertas=kertas)


def data_slip(permohonan: Permohonan) -> dict[str, object]:
    """What the pay slip prints."""
    profil, biaya = ProfilDesa.ambil(), Rupiah(permohonan.standar.biaya)
    return {
        "kop": profil.cetak(),
        "nomor": permohonan.nomor,
        "nama": permohonan.pemohon,
        "layanan": permohonan.layanan.nama_warga,
        "tanggal": tanggal_panjang(timezone.localdate(permohonan.terjadi_pada)),
        "biaya": str(biaya),
        "terbilang": biaya.terbilang,
        "rincian": _rincian(permohonan),
        "tempat": TEMPAT_BAYAR,
        "bukan_loket": BUKAN_LOKET,
        "pengadu": pengadu_biaya(timezone.localdate()),
        "latihan": profil.latihan,
    }


def cetak_tanda_bukti(pembayaran: Pembayaran) -> bytes:
    """Render the official receipt (never inside a transaction)."""
    return cetak_pdf("cetak/layanan/tanda_bukti.html", data_tanda_bukti(pembayaran), kertas=Kertas.A5)


def data_tanda_bukti(pembayaran: Pembayaran) -> dict[str, object]:
    """What the receipt prints: the amount in figures and in words, for what, from whom, to whom."""
    profil, jumlah = ProfilDesa.ambil(), Rupiah(pembayaran.jumlah)
    permohonan = pembayaran.permohonan
    saat = timezone.localtime(pembayaran.terjadi_pada)
    return {
        "kop": kop(profil),
        "judul": "TANDA BUKTI PEMBAYARAN",
        "nomor": pembayaran.naskah.nomor,
        "dari": permohonan.pemohon,
        "untuk": permohonan.layanan.nama,
        "antrean": permohonan.nomor,
        "jumlah": str(jumlah),
        "terbilang": jumlah.terbilang,
        "rincian": _rincian(permohonan),
        "lewat": pembayaran.get_lewat_display(),
        "bukti_bank": pembayaran.bukti_bank,
        "dibayar": f"{tanggal_panjang(saat.date())}, pukul {pukul(saat)}",
        "tempat": profil.cetak()["nama_desa"],
        "tanggal": tanggal_surat(pembayaran.naskah.tanggal),
        "penerima": _bendahara(pembayaran.dicatat_oleh),
        "pengadu": pengadu_biaya(timezone.localdate()),
        "latihan": profil.latihan,
    }


def cetak_tanda_kembali(kembali: Pengembalian) -> bytes:
    """Render the slip of a refund (never inside a transaction)."""
    return cetak_pdf("cetak/layanan/tanda_kembali.html", data_tanda_kembali(kembali), kertas=Kertas.A5)


def data_tanda_kembali(kembali: Pengembalian) -> dict[str, object]:
    """What the slip prints: how much came back to whom and why, with the receipt it undoes."""
    profil, jumlah, bayar = ProfilDesa.ambil(), Rupiah(kembali.jumlah), kembali.pembayaran
    saat = timezone.localtime(kembali.terjadi_pada)
    return {
        "kop": kop(profil),
        "judul": "TANDA BUKTI PENGEMBALIAN BIAYA",
        "nomor": kembali.naskah.nomor,
        "bukti": bayar.naskah.nomor,
        "tanggal_bukti": tanggal_surat(bayar.naskah.tanggal),
        "layanan": bayar.permohonan.layanan.nama,
        "antrean": bayar.permohonan.nomor,
        "jumlah": str(jumlah),
        "terbilang": jumlah.terbilang,
        "alasan": kembali.alasan,
        "dikembalikan": f"{tanggal_panjang(saat.date())}, pukul {pukul(saat)}",
        "tempat": profil.cetak()["nama_desa"],
        "tanggal": tanggal_surat(kembali.naskah.tanggal),
        "penerima": kembali.penerima,
        "bendahara": _bendahara(kembali.dicatat_oleh),
        "latihan": profil.latihan,
    }


def _bendahara(orang: Pengguna | None) -> dict[str, str]:
    """Who signs for the money, as the staff list knows them."""
    pegawai = getattr(orang, "pegawai", None)
    return {
        "nama": pegawai.nama if pegawai else str(orang or ""),
        "nip": pegawai.nip if pegawai else "",
        "jabatan": pegawai.jabatan.nama if pegawai else "Bendahara",
    }


def _rincian(permohonan: Permohonan) -> list[dict[str, str]]:
    return [
        {"komponen": r.komponen, "jumlah": str(Rupiah(r.jumlah)), "dasar": r.dasar.nama, "penetap": r.penetap}
        for r in rincian(permohonan.standar_id)
    ]
