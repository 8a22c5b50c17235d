"""A standard is reviewed: it stays, or has to be changed; what had come in by then is kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.mutu.models import Kegiatan
from layanan.alur.penetapan import PENETAP
from layanan.kueri.tinjauan import masukan
from layanan.models import TinjauanStandar, VersiStandar

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

HURUF_CATATAN: Final = 10


def tinjau_standar(
    standar: VersiStandar, *, hasil: str, catatan: str, kegiatan: Kegiatan | None, pelaku: Pengguna
) -> TinjauanStandar:
    """Keep the review; also with "tetap" its clock starts anew.

    Raises:
        TidakBerwenang: neither sekdes nor kepala desa.
        Ditolak: not the version in force, no word of what was found, or a meeting that has no signed record.
    """
    if not pelaku.berperan(*PENETAP):
        raise TidakBerwenang("Yang meninjau standar: Sekretaris Desa atau Kepala Desa.")
    catatan = catatan.strip()
    if len(catatan) < HURUF_CATATAN:
        raise Ditolak(f"Tulis apa yang ditemukan, sedikitnya {HURUF_CATATAN} huruf.")
    if kegiatan is not None and kegiatan.status != Kegiatan.Status.SELESAI:
        raise Ditolak("Berita acara kegiatan itu belum ditandatangani. Selesaikan dulu kegiatannya.")
    isi = [
        {"label": satu.label, "angka": satu.angka, "keterangan": satu.keterangan} for satu in masukan(standar)
    ]
    with tulis(pelaku=pelaku):
        satu = VersiStandar.objects.select_for_update(of=("self",)).get(pk=standar.pk)
        if satu.status != VersiStandar.Status.BERLAKU:
            raise Ditolak("Yang ditinjau adalah versi yang sedang dipakai.")
        tinjauan = TinjauanStandar.objects.create(
            standar=satu,
            hasil=hasil,
            catatan=catatan,
            kegiatan=kegiatan,
            masukan=isi,
            dicatat_oleh=pelaku,
            **dua_waktu(saat=None, sumber=""),
        )
        catat(tinjauan, "tinjau", standar=satu.pk, hasil=hasil)
    return tinjauan
