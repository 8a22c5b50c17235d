"""What a print for people's hands says of the office and of one service: shared by leaflet and booklet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa, SaluranAduan
from bungah.naskah.kueri_kantor import jam_buka
from layanan.aturan.komponen import butir
from layanan.cetak.dokumen import alamat_publik, pokok, sebut_syarat

if TYPE_CHECKING:
    from datetime import date

    from bungah.naskah.katalog import Isi
    from layanan.aturan.langkah_umum import LangkahUmum
    from layanan.kueri.cetak_standar import StandarCetak


def kantor(hari: date) -> Isi:
    """Name, address, hours, ways to complain."""
    profil = ProfilDesa.ambil()
    return {
        "kop": profil.cetak(),
        "jam": [f"{nama}: {kata}" for nama, kata in jam_buka(hari)],
        "aduan": [{"nama": satu.nama, "isi": satu.isi} for satu in SaluranAduan.objects.filter(aktif=True)],
    }


def layanan_warga(satu: StandarCetak) -> Isi:
    """One service in the words of the desk: bring, steps, time, fee, result, what if it is late."""
    standar = satu.standar
    return {
        **pokok(satu),
        "keterangan": satu.layanan.keterangan,
        "syarat": sebut_syarat(satu),
        "langkah": [_langkah(langkah) for langkah in satu.langkah],
        "terlambat": standar.get_kompensasi_display(),
        "kami": list(butir(standar.kewajiban_petugas)),
        "anda": list(butir(standar.kewajiban_pemohon)),
        "alamat": alamat_publik(f"/layanan/{satu.layanan.kode}/"),
    }


def _langkah(satu: LangkahUmum) -> Isi:
    """The step; beside it who does it; what happens if not."""
    return {"nama": satu.nama, "oleh": satu.jabatan, "bila": list(satu.bila)}
