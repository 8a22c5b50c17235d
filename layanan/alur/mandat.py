"""Deeds on standing mandates: one letter kind may be signed in the kepala desa's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran
from layanan.models import JenisSurat, MandatSurat

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai


def beri_mandat(
    *,
    jenis: JenisSurat,
    cara: str,
    pegawai: Pegawai,
    dasar: str,
    dari: date,
    sampai: date | None = None,
    pelaku: Pengguna,
) -> MandatSurat:
    """The kepala desa lets somebody sign this kind; a mandate that stood before ends with it.

    Raises:
        TidakBerwenang: not the kepala desa.
        Ditolak: no basis, days not in order or over already, or the kepala desa themself.
    """
    _pastikan_kades(pelaku)
    _periksa(pegawai, dasar, dari, sampai)
    with tulis(pelaku=pelaku):
        JenisSurat.objects.select_for_update().get(pk=jenis.pk)
        for lama in MandatSurat.objects.filter(jenis=jenis, dicabut_pada=None):
            _cabut(lama)
        satu = MandatSurat.objects.create(
            jenis=jenis, cara=cara, pegawai=pegawai, dasar=dasar.strip(), dari=dari, sampai=sampai
        )
        catat(satu, "beri_mandat", jenis=jenis.pk, pegawai=pegawai.pk, cara=cara)
    return satu


def _pastikan_kades(pelaku: Pengguna) -> None:
    if not pelaku.berperan(Peran.KADES):
        pesan = "Mandat surat diberikan dan dicabut Kepala Desa."
        raise TidakBerwenang(pesan)


def _periksa(pegawai: Pegawai, dasar: str, dari: date, sampai: date | None) -> None:
    if pegawai.jabatan.kode == "kades" or not pegawai.aktif:
        pesan = "Pilih pegawai aktif selain Kepala Desa."
    elif not dasar.strip():
        pesan = "Isi dasar mandatnya, misalnya nomor keputusan Kepala Desa."
    elif sampai and sampai < dari:
        pesan = "Hari terakhir tidak boleh sebelum hari pertama."
    elif sampai and sampai < timezone.localdate():
        pesan = "Masa mandatnya sudah lewat."
    else:
        return
    raise Ditolak(pesan)


def _cabut(satu: MandatSurat) -> None:
    satu.dicabut_pada = timezone.now()
    satu.save(update_fields=["dicabut_pada"])
    catat(satu, "cabut_mandat", jenis=satu.jenis_id, pegawai=satu.pegawai_id)


def cabut_mandat(satu: MandatSurat, *, pelaku: Pengguna) -> MandatSurat:
    """The kepala desa takes a mandate back; a letter that waits for it can only be returned.

    Raises:
        TidakBerwenang: not the kepala desa.
        SudahBerubah: taken back already.
    """
    _pastikan_kades(pelaku)
    with tulis(pelaku=pelaku):
        terkunci = MandatSurat.objects.select_for_update(of=("self",)).get(pk=satu.pk)
        if terkunci.dicabut_pada:
            pesan = "Mandat itu sudah dicabut."
            raise SudahBerubah(pesan)
        _cabut(terkunci)
    return terkunci
