"""Deeds on reserved numbers: rows of the register born for letters that the pen will write in a power cut.

A reserved number is a row like any other, so the book has no gap: it becomes the letter written on its blank,
is cancelled with a reason, or is closed by the house once its year is over.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR, PEMBUAT, SERI_SURAT_KELUAR, kunci_register
from arsip.aturan import nomor_cadangan
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import ProfilDesa
from bungah.naskah import alur as naskah_alur
from bungah.naskah.models import Naskah

if TYPE_CHECKING:
    from collections.abc import Collection

    from arsip.models import Klasifikasi
    from bungah.dasar.models import Pengguna

HARI_TENGGANG: Final = 10  # of January: a letter of 31 December still has to be entered
BELUM_TAHU = "–"  # nobody knows yet to whom


def cadangkan_nomor(
    *, klasifikasi: Klasifikasi, perihal: str, pelaku: Pengguna, **rincian: Any
) -> SuratKeluar:
    """Give the next number of the register to a letter that is not written yet (state ``cadangan``).

    ``rincian`` is kept under ``cadangan`` with the pattern of the number, as its blank prints it.

    Raises:
        TidakBerwenang: no role that registers letters.
        SeriDitutup: the series waits for its last number on paper.
    """
    if not pelaku.berperan(*PEMBUAT):
        pesan = "Anda tidak bertugas menyiapkan nomor surat."
        raise TidakBerwenang(pesan)
    profil, hari = ProfilDesa.ambil(), timezone.localdate()
    asal = {
        "pola": profil.pola_nomor_surat,
        "klasifikasi": klasifikasi.kode,
        "kode_desa": profil.cetak()["kode_desa"],
    }
    with tulis(pelaku=pelaku):
        naskah = naskah_alur.ambil_nomor(
            jenis=Naskah.Jenis.SURAT_KELUAR,
            seri=SERI_SURAT_KELUAR,
            tanggal=hari,
            perihal=perihal,
            cadangan={**asal, **rincian},
        )
        naskah.nomor = nomor_cadangan(**asal, urut=naskah.urut, tahun=hari.year)
        naskah.status = Naskah.Status.DIPESAN
        naskah.save(update_fields=["nomor", "status"])
        baris = SuratKeluar.objects.create(
            naskah=naskah,
            klasifikasi=klasifikasi,
            ditujukan_kepada=BELUM_TAHU,
            isi_singkat=perihal,
            status=SuratKeluar.Status.CADANGAN,
        )
        catat(baris, "cadangkan", naskah=naskah.pk)
        kunci_register(baris)
    return baris


def pakai_nomor_cadangan(baris: SuratKeluar, *, pelaku: Pengguna, **isi: Any) -> SuratKeluar:
    """Record the letter that was written on this number; called like ``daftarkan_keluar``.

    Raises:
        TidakBerwenang: no role that registers letters.
        SudahBerubah: the number was used or cancelled meanwhile.
        Ditolak: its date does not fit the number.
    """
    return ALUR_SURAT_KELUAR.jalankan(baris, "pakai_cadangan", pelaku=pelaku, **isi)


def batalkan_nomor_cadangan(daftar: Collection[int], *, alasan: str, pelaku: Pengguna) -> int:
    """Cancel these reserved numbers with one reason: all or none.

    Raises:
        Ditolak: nothing chosen, or no reason.
        SudahBerubah: one of them is not reserved any more.
    """
    if not daftar:
        pesan = "Centang nomor yang dibatalkan."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        for baris in SuratKeluar.objects.filter(pk__in=daftar).order_by("pk"):
            ALUR_SURAT_KELUAR.jalankan(baris, "batalkan_cadangan", pelaku=pelaku, alasan=alasan)
    return len(daftar)


def tutup_nomor_tahun_lalu() -> int:
    """Close reserved numbers of years that are over, by the house itself; gives how many."""
    hari = timezone.localdate()
    buku = hari.year if hari > date(hari.year, 1, HARI_TENGGANG) else hari.year - 1
    lama = SuratKeluar.objects.filter(status=SuratKeluar.Status.CADANGAN, naskah__tahun__lt=buku)
    daftar = list(lama.select_related("naskah").order_by("pk"))
    for baris in daftar:
        alasan = f"Tidak dipakai sampai akhir tahun {baris.naskah.tahun}"
        ALUR_SURAT_KELUAR.jalankan(baris, "tutup_cadangan", pelaku=None, alasan=alasan)
    return len(daftar)
