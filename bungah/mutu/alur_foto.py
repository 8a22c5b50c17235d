"""Photos of a meeting: added as proof, taken away only while nothing of it is final."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Max

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.mutu.alur_kegiatan import PENULIS_KEGIATAN
from bungah.mutu.models import FotoKegiatan, Kegiatan

if TYPE_CHECKING:
    from bungah.dasar.formulir_foto import Foto
    from bungah.dasar.models import Pengguna

TERBANYAK: Final = 6
Status = Kegiatan.Status


def tambah_foto(kegiatan: Kegiatan, *, foto: Foto, keterangan: str, pelaku: Pengguna) -> FotoKegiatan:
    """Keep a photo, also after the record was signed: nothing that was signed changes by it.

    Raises:
        TidakBerwenang: neither sekdes nor petugas layanan.
        Ditolak: the meeting was called off, or has six photos already.
    """
    with tulis(pelaku=pelaku):
        satu = _terkunci(kegiatan, pelaku)
        if satu.status == Status.BATAL:
            pesan = "Kegiatan ini batal, fotonya tidak dicatat."
            raise Ditolak(pesan)
        urut = (satu.foto.aggregate(n=Max("urut"))["n"] or 0) + 1
        if satu.foto.count() >= TERBANYAK:
            pesan = f"Sudah ada {TERBANYAK} foto. Hapus satu lebih dulu bila yang ini lebih baik."
            raise Ditolak(pesan)
        baru = FotoKegiatan.objects.create(
            kegiatan=satu, urut=urut, foto=foto.isi, diambil_pada=foto.diambil_pada, keterangan=keterangan
        )
        catat(satu, "tambah_foto", urut=urut)
    return baru


def buang_foto(satu: FotoKegiatan, *, pelaku: Pengguna) -> None:
    """Take a photo away: the wrong picture, somebody who does not want to be in it.

    Raises:
        TidakBerwenang: neither sekdes nor petugas layanan.
        Ditolak: the meeting is finished.
    """
    with tulis(pelaku=pelaku):
        kegiatan = _terkunci(satu.kegiatan, pelaku)
        if kegiatan.status != Status.RENCANA:
            pesan = "Kegiatan ini sudah selesai, fotonya tetap."
            raise Ditolak(pesan)
        urut = satu.urut
        satu.delete()
        catat(kegiatan, "buang_foto", urut=urut)


def _terkunci(kegiatan: Kegiatan, pelaku: Pengguna) -> Kegiatan:
    if not pelaku.berperan(*PENULIS_KEGIATAN):
        pesan = "Foto kegiatan dicatat Sekretaris Desa atau petugas layanan."
        raise TidakBerwenang(pesan)
    return Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
