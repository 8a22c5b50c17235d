"""One door for the service charter: its words are a draft until the head of the village has signed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran
from layanan.aturan.maklumat import salah_isi, salah_tanda
from layanan.kueri.maklumat import lampiran_kini, tanda_draf
from layanan.kueri.penanda import BELUM_ADA, penanda_kantor
from layanan.models import Maklumat

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna

PENYUSUN_MAKLUMAT = (Peran.SEKDES, Peran.KADES)
Status = Maklumat.Status


def tulis_maklumat(isi: str, *, pelaku: Pengguna, semula: str = "") -> Maklumat:
    """Write the draft, a new one where there is none; ``semula`` tells from which words the writer began.

    Raises:
        TidakBerwenang: neither sekdes nor kepala desa.
        Ditolak: empty, or longer than a wall reads.
        SudahBerubah: somebody wrote it meanwhile.
    """
    if not pelaku.berperan(*PENYUSUN_MAKLUMAT):
        raise TidakBerwenang("Maklumat ditulis Sekretaris Desa atau Kepala Desa.")
    isi = "\n".join(filter(None, (baris.strip() for baris in isi.splitlines())))
    if salah := salah_isi(isi):
        raise Ditolak(salah)
    with tulis(pelaku=pelaku):
        semua = list(Maklumat.objects.select_for_update().defer("pindaian").order_by("pk"))
        draf = next((satu for satu in semua if satu.status == Status.DRAF), None)
        if tanda_draf(draf) != semula:
            raise SudahBerubah(
                "Draf maklumat ini baru saja diubah orang lain. Buka lagi, lalu tulis perubahan Anda."
            )
        baru = draf is None
        if draf is None:
            versi = max((satu.versi for satu in semua), default=0) + 1
            draf = Maklumat(versi=versi, dibuat_oleh=pelaku)
        draf.isi = isi
        draf.save()
        catat(draf, "tulis" if baru else "ubah", versi=draf.versi)
    return draf


def _tandatangani(
    draf: Maklumat,
    *,
    pelaku: Pengguna,
    hari: date,
    sk_nomor: str = "",
    sk_tanggal: date | None = None,
    pindaian: bytes | None = None,
) -> None:
    """Signed with the pen on that day: the words and what they promise are frozen, the former one is over."""
    lama = Maklumat.objects.select_for_update().filter(status=Status.BERLAKU).first()
    sebelum = lama.ditandatangani_pada if lama else None
    salah = salah_tanda(
        hari=hari, kini=timezone.localdate(), sebelum=sebelum, sk_nomor=sk_nomor, sk_tanggal=sk_tanggal
    )
    if salah:
        raise Ditolak(salah)
    penanda, lampiran = penanda_kantor(hari), lampiran_kini()
    if penanda is None:
        raise Ditolak(BELUM_ADA)
    if not lampiran:
        raise Ditolak("Belum ada standar layanan yang dipakai, jadi belum ada yang dijanjikan.")
    if lama:
        lama.status = Status.LAMA
        lama.save(update_fields=["status"])
        catat(lama, "ganti", oleh_versi=draf.versi)
    draf.ditandatangani_pada, draf.lampiran, draf.pindaian = hari, lampiran, pindaian
    draf.penanda_nama, draf.penanda_jabatan = penanda.nama, penanda.sebutan
    draf.sk_nomor, draf.sk_tanggal = sk_nomor.strip(), sk_tanggal


ALUR_MAKLUMAT = Alur(
    Maklumat,
    "status",
    [
        Transisi(
            "tandatangani",
            "Catat tanda tangan",
            (Status.DRAF,),
            Status.BERLAKU,
            PENYUSUN_MAKLUMAT,
            _tandatangani,
        )
    ],
)
