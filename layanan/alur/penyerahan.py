"""Deeds around handing over: telling the villager, and sending letters home with the ketua RT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.alur_ekspedisi import catat_ekspedisi
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import tulis
from bungah.dasar.kueri import profil
from bungah.dasar.nilai import tampilkan_kode
from bungah.naskah.alur_pesan import catat_pesan, templat_pesan
from bungah.naskah.pesan import susun_pesan
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.cetak.antrean import alamat_status
from layanan.kueri.penyerahan import rujukan
from layanan.models import Penyerahan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def serahkan_rt(daftar: Iterable[Permohonan], *, dibawa_oleh: str, rt: str = "", pelaku: Pengguna) -> int:
    """Send letters home with the ketua RT in one act: all or none, one line of the dispatch book a letter.

    Raises:
        Ditolak: none was chosen, or nobody carries them.
        SudahBerubah: one of them was handed over meanwhile.
    """
    daftar = sorted(daftar, key=lambda satu: satu.pk)
    if not daftar:
        pesan = "Centang surat yang dibawa."
        raise Ditolak(pesan)
    isi = {"diambil_oleh": dibawa_oleh, "hubungan": rt, "cara": Penyerahan.Cara.RT}
    with tulis(pelaku=pelaku):
        for satu in daftar:
            ALUR_PERMOHONAN.jalankan(satu, "serahkan", pelaku=pelaku, **isi)
        surat = SuratKeluar.objects.filter(surat__permohonan__in=daftar, surat__dibatalkan=False)
        for satu_surat in surat.select_related("naskah", "surat").order_by("pk"):
            baris = catat_ekspedisi(satu_surat, dibawa_oleh=dibawa_oleh, pelaku=pelaku)
            Penyerahan.objects.filter(permohonan=satu_surat.surat.permohonan_id).update(ekspedisi=baris)
    return len(daftar)
