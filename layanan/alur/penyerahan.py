"""Deeds towards the villager: telling them something, and sending letters home with the ketua RT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur_ekspedisi import catat_ekspedisi
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import tulis
from bungah.dasar.kueri import profil
from bungah.dasar.nilai import hari_dan_pukul, tampilkan_kode
from bungah.naskah.alur_pesan import catat_pesan, templat_pesan
from bungah.naskah.pesan import susun_pesan
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.cetak.antrean import alamat_status
from layanan.kueri.penyerahan import rujukan
from layanan.kueri.pesan import kesempatan, yang_ditunggu
from layanan.models import Penyerahan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bungah.dasar.models import Pengguna
    from bungah.naskah.models import Pesan


def isian_pesan(permohonan: Permohonan) -> dict[str, str]:
    """What a message may say of a request: never what stands in the letter."""
    desa, kode = profil(), permohonan.kunjungan.kode
    alamat = alamat_status(desa, kode).lower()
    return {
        "nama": permohonan.warga.nama,
        "surat": permohonan.layanan.nama_warga,
        "kantor": f"Kantor Desa {desa.nama_desa}",
        "cek": f"Lihat: {alamat}" if alamat else f"Kode: {tampilkan_kode(kode)}",
        "kurang": yang_ditunggu(permohonan),
        "janji": hari_dan_pukul(timezone.localtime(permohonan.jatuh_tempo)) if permohonan.jatuh_tempo else "",
    }


def teks_pesan(kode: str, permohonan: Permohonan, *, berkode: bool = True) -> str:
    """The words of an occasion; without the way to the status page where that stands beside them."""
    nilai = isian_pesan(permohonan)
    return susun_pesan(templat_pesan(kode).isi, nilai if berkode else nilai | {"cek": ""})


def kabari(permohonan: Permohonan, *, cara: str, pelaku: Pengguna, kode: str = "") -> Pesan:
    """Write down that the villager was told; ``kode`` is the occasion whose words were shown.

    Raises:
        SudahBerubah: there is nothing to tell any more, or something else than was shown.
    """
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        kini = kesempatan(terkunci, timezone.now())
        if not kini or kode not in {"", kini}:
            pesan = "Keadaan permohonan ini baru saja berubah. Baca lagi pesannya."
            raise SudahBerubah(pesan)
        return catat_pesan(
            kini,
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
