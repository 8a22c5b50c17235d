"""Deeds around handing over: telling the villager that the letter is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.galat import SudahBerubah
from bungah.dasar.jejak import tulis
from bungah.dasar.kueri import profil
from bungah.dasar.nilai import tampilkan_kode
from bungah.naskah.alur_pesan import catat_pesan, templat_pesan
from bungah.naskah.pesan import susun_pesan
from layanan.cetak.antrean import alamat_status
from layanan.kueri.penyerahan import rujukan
from layanan.models import Permohonan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from bungah.naskah.models import Pesan

SIAP = "siap-diambil"


def isian_pesan(permohonan: Permohonan) -> dict[str, str]:
    """What a message may say of a request: never what stands in the letter."""
    desa, kode = profil(), permohonan.kunjungan.kode
    alamat = alamat_status(desa, kode).lower()
    return {
        "nama": permohonan.warga.nama,
        "surat": permohonan.layanan.nama_warga,
        "kantor": f"Kantor Desa {desa.nama_desa}",
        "cek": f"Lihat: {alamat}" if alamat else f"Kode: {tampilkan_kode(kode)}",
    }


def teks_siap(permohonan: Permohonan) -> str:
    """The words that say a letter is ready."""
    return susun_pesan(templat_pesan(SIAP).isi, isian_pesan(permohonan))


def kabari(permohonan: Permohonan, *, cara: str, pelaku: Pengguna) -> Pesan:
    """Write down that the villager was told.

    Raises:
        SudahBerubah: the letter was fetched meanwhile.
    """
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        if terkunci.tahap != Permohonan.Tahap.SIAP:
            pesan = "Surat ini tidak sedang menunggu diambil."
            raise SudahBerubah(pesan)
        return catat_pesan(
            SIAP,
            rujukan=rujukan(permohonan),
            nilai=isian_pesan(permohonan),
            telepon=permohonan.warga.telepon,
            cara=cara,
            pelaku=pelaku,
        )
