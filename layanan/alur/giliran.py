"""Whose turn it is: take a request by the order of completion, let it step aside, go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.kueri import kalender_kerja
from layanan.alur.permohonan import pastikan_penulis
from layanan.aturan.permohonan import dilangkahi, jatuh_tempo
from layanan.kueri.permohonan import antre_giliran, jeda_warga
from layanan.models import Jeda, Permohonan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import LangkahBerjalan

Tahap = Permohonan.Tahap


def ambil(
    permohonan: Permohonan, *, pelaku: Pengguna, alasan: str = "", alih: bool = False
) -> LangkahBerjalan:
    """Take a request to work on. Passing over an older one of its service needs a reason (R029).

    ``alih`` takes over what another officer is working on.

    Raises:
        TidakBerwenang: no role that works on requests.
        Ditolak: out of turn without a reason, or paused.
        SudahBerubah: another officer has it, or it does not wait for work.
    """
    pastikan_penulis(pelaku, "mengerjakan surat")
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        jalan = terkunci.langkah.filter(selesai=None).select_related("diambil_oleh").first()
        if terkunci.tahap != Tahap.PROSES or jalan is None:
            tahap = terkunci.get_tahap_display().casefold()
            pesan = f"Permohonan ini tidak menunggu dikerjakan, tahapnya {tahap}."
            raise SudahBerubah(pesan)
        if jalan.diambil_oleh_id == pelaku.pk:
            return jalan
        if jalan.diambil_oleh_id and not alih:
            pesan = f"Permohonan ini sedang dikerjakan {jalan.diambil_oleh}."
            raise SudahBerubah(pesan)
        if lewat := _yang_dilangkahi(terkunci, alasan.strip()):
            jalan.alasan_dahulukan = alasan.strip()
        dari = jalan.diambil_oleh_id
        jalan.diambil_oleh, jalan.diambil_pada = pelaku, timezone.now()
        jalan.save(update_fields=["diambil_oleh", "diambil_pada", "alasan_dahulukan"])
        catat(jalan, "ambil", permohonan=terkunci.pk, melangkahi=lewat, dari=dari)
    return jalan


def _yang_dilangkahi(permohonan: Permohonan, alasan: str) -> list[int]:
    """The older requests passed over when this one is taken now; without a reason that is refused."""
    if permohonan.jeda.filter(selesai=None).exists():
        pesan = "Permohonan ini sedang ditunda. Lanjutkan dulu."
        raise Ditolak(pesan)
    lewat = list(dilangkahi(permohonan.pk, antre_giliran(permohonan.layanan_id)))
    if lewat and not alasan:
        giliran = Permohonan.objects.select_related("warga", "pegawai", "kunjungan__kelompok").get(
            pk=lewat[0]
        )
        pesan = (
            f"Giliran {giliran.pemohon} ({giliran.nomor}), berkasnya lengkap lebih dulu. "
            "Isi alasan untuk mendahulukan yang ini."
        )
        raise Ditolak(pesan)
    return lewat


def tunda(permohonan: Permohonan, *, jenis: Jeda.Jenis, alasan: str, pelaku: Pengguna) -> Jeda:
    """Pause a running request: for the applicant (the clock stops) or a third party (it steps aside)."""
    pastikan_penulis(pelaku, "menunda permohonan")
    if not alasan.strip():
        pesan = "Tulis apa yang ditunggu."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        if terkunci.tahap != Tahap.PROSES or terkunci.jeda.filter(selesai=None).exists():
            pesan = "Permohonan ini tidak bisa ditunda sekarang."
            raise SudahBerubah(pesan)
        jeda = Jeda.objects.create(
            permohonan=terkunci, jenis=jenis, alasan=alasan.strip(), mulai=timezone.now()
        )
        catat(jeda, "tunda", permohonan=terkunci.pk, jenis=str(jenis))
    return jeda


def lanjutkan(permohonan: Permohonan, *, pelaku: Pengguna) -> Permohonan:
    """End the pause; minutes spent waiting for the applicant move the promise by as much."""
    pastikan_penulis(pelaku, "melanjutkan permohonan")
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        jeda = terkunci.jeda.filter(selesai=None).first()
        if jeda is None:
            pesan = "Permohonan ini tidak sedang ditunda."
            raise SudahBerubah(pesan)
        jeda.selesai = timezone.now()
        jeda.save(update_fields=["selesai"])
        if jeda.jenis == Jeda.Jenis.WARGA and terkunci.lengkap_pada:
            terkunci.jatuh_tempo = jatuh_tempo(
                terkunci.lengkap_pada, terkunci.standar.menit, kalender_kerja(), jeda_warga(terkunci)
            )
            terkunci.save(update_fields=["jatuh_tempo"])
        catat(jeda, "lanjutkan", permohonan=terkunci.pk)
    return terkunci
