"""Deeds on who stands in for the kepala desa: appointed by decree, ended early."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import Peran
from kepegawaian.alur import BOLEH_MENUGASKAN, tugaskan, ubah_masa_sk
from kepegawaian.aturan import blok_pengganti
from kepegawaian.kueri import nama_jabatan
from kepegawaian.models import Jabatan, Pegawai, PejabatPengganti, SKPenugasan

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna

KADES = "kades"


def tunjuk_pengganti(
    *,
    jenis: str,
    pegawai: Pegawai,
    nomor_sk: str,
    tanggal_sk: date,
    dari: date,
    sampai: date,
    pelaku: Pengguna,
) -> PejabatPengganti:
    """Record the decree by which somebody is Plt. or Plh.; letters and role follow it from day to day.

    Raises:
        TidakBerwenang: only sekdes or kades appoint.
        Ditolak: the kepala desa themself, days not in order or over already, a decree of the future, a number
            used before, or somebody else holds these days.
    """
    _pastikan_pimpinan(pelaku)
    _periksa(pegawai, nomor_sk, tanggal_sk, dari, sampai)
    with tulis(pelaku=pelaku):
        list(Jabatan.objects.select_for_update().filter(kode=KADES))  # one appointment at a time
        _pastikan_kosong(dari, sampai)
        if SKPenugasan.objects.filter(jenis=SKPenugasan.Jenis.SK, nomor=nomor_sk.strip()).exists():
            pesan = f"Nomor SK {nomor_sk.strip()} sudah tercatat."
            raise Ditolak(pesan)
        sk = SKPenugasan.objects.create(
            nomor=nomor_sk.strip(),
            tanggal=tanggal_sk,
            tentang=f"Penunjukan {blok_pengganti(jenis, nama_jabatan(KADES))[0]}",
            berlaku_dari=dari,
            berlaku_sampai=sampai,
        )
        catat(sk, "tambah")
        satu = PejabatPengganti.objects.create(jenis=jenis, pegawai=pegawai, sk=sk)
        tugaskan(sk, [(pegawai, Peran.KADES)], pelaku=pelaku)
        catat(satu, "tunjuk", jenis=jenis, pegawai=pegawai.pk, sk=sk.pk)
    return satu


def _pastikan_pimpinan(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*BOLEH_MENUGASKAN):
        pesan = "Pejabat pengganti dicatat Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)


def _periksa(pegawai: Pegawai, nomor: str, tanggal: date, dari: date, sampai: date) -> None:
    hari_ini = timezone.localdate()
    if pegawai.jabatan.kode == KADES or not pegawai.aktif:
        pesan = "Pilih pegawai aktif selain Kepala Desa."
    elif not nomor.strip():
        pesan = "Isi nomor SK penunjukannya."
    elif sampai < dari:
        pesan = "Hari terakhir tidak boleh sebelum hari pertama."
    elif sampai < hari_ini:
        pesan = "Masa penunjukannya sudah lewat."
    elif tanggal > min(dari, hari_ini):
        pesan = "Tanggal SK tidak boleh sesudah hari pertama atau di masa depan."
    else:
        return
    raise Ditolak(pesan)


def _pastikan_kosong(dari: date, sampai: date) -> None:
    lain = PejabatPengganti.objects.filter(
        dicabut_pada=None, sk__berlaku_dari__lte=sampai, sk__berlaku_sampai__gte=dari
    ).select_related("pegawai", "sk")
    if satu := lain.first():
        pesan = (
            f"{satu.pegawai} sudah {satu.get_jenis_display()} {tanggal_surat(satu.dari)} sampai "
            f"{tanggal_surat(satu.sampai)}. Akhiri dulu, atau pilih hari lain."
        )
        raise Ditolak(pesan)


def akhiri_pengganti(satu: PejabatPengganti, *, pelaku: Pengguna) -> PejabatPengganti:
    """The kepala desa is back early: from now on nobody signs in this name; the role ends with it.

    Raises:
        TidakBerwenang: only sekdes or kades.
        SudahBerubah: ended already, or over.
    """
    _pastikan_pimpinan(pelaku)
    hari_ini = timezone.localdate()
    with tulis(pelaku=pelaku):
        terkunci = PejabatPengganti.objects.select_for_update(of=("self",)).get(pk=satu.pk)
        if terkunci.dicabut_pada or terkunci.sampai < hari_ini:
            pesan = "Penunjukan itu sudah berakhir."
            raise SudahBerubah(pesan)
        terkunci.dicabut_pada = timezone.now()
        terkunci.save(update_fields=["dicabut_pada"])
        ubah_masa_sk(terkunci.sk, max(terkunci.dari, hari_ini - timedelta(days=1)), pelaku=pelaku)
        catat(terkunci, "akhiri", pegawai=terkunci.pegawai_id)
    return terkunci
