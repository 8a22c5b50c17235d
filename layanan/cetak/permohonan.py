"""The receipt of files handed to the applicant (R024, R030, R078, R090)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import Rupiah, pukul, tampilkan_kode, tanggal_panjang
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.biaya import BUKAN_LOKET, TEMPAT_BAYAR
from layanan.cetak.antrean import alamat_status
from layanan.kueri.biaya import tertahan_biaya
from layanan.kueri.permohonan import berkas_kurang_dari

if TYPE_CHECKING:
    from layanan.models import BerkasPermohonan, Permohonan


def cetak_tanda_terima(permohonan: Permohonan) -> bytes:
    """The receipt as an A5 PDF: each file, what is missing, who received it, and the promised day."""
    return cetak_pdf("cetak/layanan/tanda_terima.html", data_tanda_terima(permohonan), kertas=Kertas.A5)


def data_tanda_terima(permohonan: Permohonan) -> dict[str, object]:
    """What the receipt prints."""
    profil, kode = ProfilDesa.ambil(), permohonan.kunjungan.kode
    alamat = alamat_status(profil, kode)
    saat = timezone.localtime(permohonan.terjadi_pada)
    penerima = permohonan.dicatat_oleh
    pegawai = getattr(penerima, "pegawai", None)
    return {
        "kop": profil.cetak(),
        "nomor": permohonan.kunjungan.nomor,
        "tanggal": tanggal_panjang(saat.date()),
        "jam": pukul(saat),
        "nama": permohonan.pemohon,
        "layanan": permohonan.layanan.nama_warga,
        "syarat": [_syarat(b) for b in permohonan.berkas.select_related("persyaratan") if _perlu(b)],
        "kurang": berkas_kurang_dari(permohonan).exists(),
        "penerima": {"nama": str(penerima or ""), "jabatan": pegawai.jabatan.nama if pegawai else ""},
        "jatuh_tempo": _janji(permohonan),
        "telepon": {"nama": "Kantor desa", "nomor": profil.telepon} if profil.telepon else None,
        "pengambil": "Pemohon sendiri, atau keluarga serumah dengan membawa tanda terima ini.",
        **_biaya(permohonan),
        "belum_ditetapkan": not permohonan.standar.ditetapkan and not permohonan.internal,
        "qr": qr_svg(alamat, ukuran_mm=22) if alamat else "",
        "kode": tampilkan_kode(kode),
        "alamat": alamat.lower(),
        "latihan": profil.latihan,
    }


def _biaya(permohonan: Permohonan) -> dict[str, str]:
    """What it costs and where it is paid; nothing for a free service."""
    if not permohonan.standar.biaya:
        return {}
    biaya = f"{Rupiah(permohonan.standar.biaya)}, dibayar di {TEMPAT_BAYAR}. {BUKAN_LOKET}"
    return {"biaya": biaya, "belum_dibayar": "ya" if tertahan_biaya(permohonan) else ""}


def _perlu(berkas: BerkasPermohonan) -> bool:
    """An optional paper that was not needed is no missing paper."""
    return berkas.persyaratan.wajib or berkas.keadaan != berkas.Keadaan.BELUM


def _syarat(berkas: BerkasPermohonan) -> dict[str, str]:
    belum = berkas.keadaan == berkas.Keadaan.BELUM
    return {
        "nama": berkas.persyaratan.nama,
        "keadaan": "kantor" if berkas.keadaan == berkas.Keadaan.DI_KANTOR else berkas.keadaan,
        "catatan": berkas.persyaratan.keterangan if belum else "",
    }


def _janji(permohonan: Permohonan) -> dict[str, str] | None:
    """The promised day in words; None while the clock has not started."""
    if permohonan.jatuh_tempo is None:
        return None
    janji = timezone.localtime(permohonan.jatuh_tempo)
    hari, tanggal = tanggal_panjang(janji.date()).split(", ")
    return {"hari": hari, "tanggal": tanggal.rsplit(" ", 1)[0], "pukul": pukul(janji)}
