"""The office's own voice: a clip is replaced by a recording, or goes back to the shipped one."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import MEJA
from layanan.aturan.rekaman import BukanRekaman, tulis_ulang
from layanan.aturan.suara import BITA_REKAMAN, KLIP
from layanan.kueri.bukti import UJI_SUARA, uji_suara_terakhir
from layanan.models import Rekaman

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna, Perangkat

PEREKAM = MEJA
JEDA_UJI: Final = timedelta(minutes=1)


def rekam(klip: str, isi: bytes, *, pelaku: Pengguna) -> Rekaman:
    """Keep this sound, written anew, as the clip from now on.

    Raises:
        TidakBerwenang: not a role of the desk.
        Ditolak: no such clip, too large, or no WAV with somebody speaking.
    """
    _pastikan_boleh(pelaku)
    if klip not in KLIP:
        pesan = "Klip itu tidak ada."
        raise Ditolak(pesan)
    if len(isi) > BITA_REKAMAN:
        pesan = f"Rekaman terlalu besar. Paling besar {BITA_REKAMAN // 1_000_000} MB."
        raise Ditolak(pesan)
    try:
        isi = tulis_ulang(isi)
    except BukanRekaman as galat:
        raise Ditolak(str(galat)) from None
    with tulis(pelaku=pelaku):
        satu, _ = Rekaman.objects.update_or_create(
            klip=klip,
            defaults={
                "isi": isi,
                "jenis": "audio/wav",
                "sidik": sha256(isi).hexdigest()[:16],
                "direkam_oleh": pelaku,
                "direkam_pada": timezone.now(),
            },
        )
        catat(satu, "rekam_suara", klip=klip, sidik=satu.sidik)
    return satu


def hapus_rekaman(klip: str, *, pelaku: Pengguna) -> None:
    """Back to the shipped clip; deleting what is not there is done already."""
    _pastikan_boleh(pelaku)
    with tulis(pelaku=pelaku):
        if satu := Rekaman.objects.defer("isi").select_for_update().filter(klip=klip).first():
            catat(satu, "hapus_rekaman_suara", klip=klip, sidik=satu.sidik)
            satu.delete()


def catat_uji_suara(perangkat: Perangkat) -> None:
    """A screen played a whole call; once a minute is enough to know."""
    lalu = uji_suara_terakhir(perangkat)
    if lalu is not None and timezone.now() - lalu < JEDA_UJI:
        return
    with tulis(pelaku=None):
        catat(perangkat, UJI_SUARA, perangkat_id=perangkat.pk)


def _pastikan_boleh(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*PEREKAM):
        pesan = "Hanya petugas meja dan Sekretaris Desa yang mengganti suara."
        raise TidakBerwenang(pesan)
