"""Special handling: the desk asks with a reason, another person who may decide agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import MEJA, Peran
from layanan.models import PenangananKhusus, Permohonan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

PENYETUJU = (Peran.SEKDES, Peran.KADES)
USAI = (Permohonan.Tahap.SELESAI, Permohonan.Tahap.BATAL)


def minta_khusus(permohonan: Permohonan, *, alasan: str, pelaku: Pengguna) -> PenangananKhusus:
    """Mark a running request, with the reason; asked again before it is decided, the reason is replaced.

    Raises:
        TidakBerwenang: no role of the desk.
        Ditolak: no reason.
        SudahBerubah: the request is over, or its special handling is already agreed to.
    """
    if not pelaku.berperan(*MEJA):
        pesan = "Hanya petugas meja yang meminta penanganan khusus."
        raise TidakBerwenang(pesan)
    if not alasan.strip():
        pesan = "Tulis mengapa perlu penanganan khusus."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        ada = PenangananKhusus.objects.filter(permohonan=terkunci).first()
        if terkunci.tahap in USAI or (ada and ada.disetujui_pada):
            pesan = "Permohonan ini sudah selesai, atau penanganan khususnya sudah disetujui."
            raise SudahBerubah(pesan)
        satu = ada or PenangananKhusus(permohonan=terkunci)
        satu.alasan, satu.diminta_oleh, satu.diminta_pada = alasan.strip(), pelaku, timezone.now()
        satu.save()
        catat(satu, "minta_khusus", permohonan=terkunci.pk)
    return satu


def setujui_khusus(permohonan: Permohonan, *, pelaku: Pengguna) -> PenangananKhusus:
    """Agree to it; never to what one asked for oneself.

    Raises:
        TidakBerwenang: neither sekdes nor kepala desa, or the one who asked.
        SudahBerubah: nothing waits for agreement.
    """
    if not pelaku.berperan(*PENYETUJU):
        pesan = "Penanganan khusus disetujui Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        satu = PenangananKhusus.objects.select_for_update().filter(permohonan=permohonan).first()
        if satu is None or satu.disetujui_pada:
            pesan = "Tidak ada penanganan khusus yang menunggu persetujuan di sini."
            raise SudahBerubah(pesan)
        if satu.diminta_oleh_id == pelaku.pk:
            pesan = "Yang meminta tidak menyetujui sendiri. Mintalah persetujuan orang lain."
            raise TidakBerwenang(pesan)
        satu.disetujui_oleh, satu.disetujui_pada = pelaku, timezone.now()
        satu.save()
        catat(satu, "setujui_khusus", permohonan=permohonan.pk)
    return satu
