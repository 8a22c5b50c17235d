"""Deeds on people: appoint by SK, make a temporary surat tugas, record absence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import PeranBerlaku
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import PERAN_BER_SK, Peran
from bungah.naskah.alur import ambil_nomor, bekukan
from bungah.naskah.models import Naskah
from kepegawaian.cetak import cetak_surat_tugas_baru
from kepegawaian.models import Ketidakhadiran, Pegawai, SKPenugasan, Tugas

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bungah.dasar.models import Pengguna

SERI_SURAT_TUGAS = "surat-tugas"
BOLEH_MENUGASKAN = (Peran.SEKDES, Peran.KADES)
LAMA_MAKS = timedelta(days=31)  # longer needs an SK


def tugaskan(
    sk: SKPenugasan, daftar: Iterable[tuple[Pegawai, Peran]], *, pelaku: Pengguna | None
) -> list[Tugas]:
    """Record the duties an SK gives; each opens its role from the SK's first day to its last.

    Raises:
        Ditolak: a person has no account, or the duty needs no SK.
    """
    hasil = []
    with tulis(pelaku=pelaku):
        for pegawai, peran in daftar:
            if peran not in PERAN_BER_SK:
                pesan = f"Tugas {peran.label} tidak diberikan dengan SK."
                raise Ditolak(pesan)
            hasil.append(_beri_tugas(sk, pegawai, peran))
    return hasil


def _beri_tugas(sk: SKPenugasan, pegawai: Pegawai, peran: Peran) -> Tugas:
    tugas, _ = Tugas.objects.get_or_create(sk=sk, pegawai=pegawai, peran=peran)
    if tugas.peran_berlaku_id is None and pegawai.pengguna_id:
        tugas.peran_berlaku = PeranBerlaku.objects.create(
            pengguna_id=pegawai.pengguna_id,
            peran=peran,
            dari=sk.berlaku_dari,
            sampai=sk.berlaku_sampai,
            dasar=f"{sk.get_jenis_display()} {sk.nomor}",
        )
        tugas.save(update_fields=["peran_berlaku"])
        catat(tugas.peran_berlaku, "beri_peran", peran=peran.value, pegawai=pegawai.pk, sk=sk.pk)
    return tugas


def sambungkan_akun(pegawai: Pegawai, *, pelaku: Pengguna) -> list[Tugas]:
    """Open the roles of appointments that were recorded before the person had an account."""
    with tulis(pelaku=pelaku):
        belum = Tugas.objects.filter(pegawai=pegawai, peran_berlaku=None).select_related("sk")
        return [_beri_tugas(tugas.sk, pegawai, Peran(tugas.peran)) for tugas in belum]


def ubah_masa_sk(sk: SKPenugasan, sampai: date, *, pelaku: Pengguna) -> SKPenugasan:
    """Set the last day of an appointment; every role it opened ends with it.

    Raises:
        TidakBerwenang: only sekdes or kades may assign.
        Ditolak: the last day lies before the first.
    """
    if not pelaku.berperan(*BOLEH_MENUGASKAN):
        pesan = "Masa SK hanya diubah Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = SKPenugasan.objects.select_for_update().get(pk=sk.pk)
        if sampai < terkunci.berlaku_dari:
            pesan = "Hari terakhir SK tidak boleh sebelum hari pertamanya."
            raise Ditolak(pesan)
        terkunci.berlaku_sampai = sampai
        terkunci.save(update_fields=["berlaku_sampai"])
        PeranBerlaku.objects.filter(tugas__sk=terkunci).update(sampai=sampai)
        catat(terkunci, "ubah_masa", sampai=sampai.isoformat())
    return terkunci


def boleh_menugaskan(pelaku: Pengguna, hari: date) -> bool:
    """Sekdes and kades assign; when neither has a valid SK that day (1 January), the admin may print it."""
    if pelaku.berperan(*BOLEH_MENUGASKAN):
        return True
    berlaku = PeranBerlaku.objects.pada(hari).filter(peran__in=BOLEH_MENUGASKAN, pengguna__is_active=True)
    return pelaku.berperan(Peran.ADMIN) and not berlaku.exists()


def buat_surat_tugas(
    *, pegawai: Pegawai, peran: list[Peran], dari: date, sampai: date, pelaku: Pengguna
) -> SKPenugasan:
    """Make a temporary surat tugas on the spot when an SK lapsed, numbered and ready for the pen.

    The same one asked twice is made once.

    Raises:
        TidakBerwenang: only sekdes or kades may assign (see ``boleh_menugaskan``).
        Ditolak: no duty, no account, begins in the past, ends before it begins, or lasts too long.
    """
    hari_ini = timezone.localdate()
    if not boleh_menugaskan(pelaku, hari_ini):
        pesan = "Surat tugas hanya dibuat Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)
    _periksa_tugas(pegawai, peran, dari, sampai, hari_ini)
    tentang = ", ".join(p.label for p in peran)
    with tulis(pelaku=pelaku):
        terkunci = Pegawai.objects.select_for_update(of=("self",)).get(pk=pegawai.pk)
        if lama := _surat_tugas_sama(terkunci, tentang, dari, sampai):
            return lama
        naskah = ambil_nomor(
            jenis=Naskah.Jenis.SURAT_TUGAS,
            seri=SERI_SURAT_TUGAS,
            tanggal=hari_ini,
            perihal=f"Surat tugas {pegawai.nama}",
            pegawai=pegawai.pk,
        )
        naskah.nomor = f"ST/{naskah.urut}/{naskah.tahun}"
        naskah.save(update_fields=["nomor"])
        sk = SKPenugasan.objects.create(
            jenis=SKPenugasan.Jenis.SURAT_TUGAS,
            nomor=naskah.nomor,
            tanggal=hari_ini,
            tentang=tentang,
            berlaku_dari=dari,
            berlaku_sampai=sampai,
            naskah=naskah,
        )
        catat(sk, "tambah", naskah=naskah.pk)
        tugaskan(sk, [(terkunci, p) for p in peran], pelaku=pelaku)
    return sk


def _periksa_tugas(pegawai: Pegawai, peran: list[Peran], dari: date, sampai: date, hari_ini: date) -> None:
    if not peran or pegawai.pengguna_id is None:
        pesan = "Pilih sedikitnya satu tugas, untuk pegawai yang punya akun."
        raise Ditolak(pesan)
    if dari < hari_ini:
        pesan = "Surat tugas tidak berlaku surut: mulai hari ini atau sesudahnya."
        raise Ditolak(pesan)
    if not dari <= sampai < dari + LAMA_MAKS:
        pesan = f"Hari terakhir harus antara {tanggal_surat(dari)} dan {LAMA_MAKS.days} hari sesudahnya."
        raise Ditolak(pesan)


def _surat_tugas_sama(pegawai: Pegawai, tentang: str, dari: date, sampai: date) -> SKPenugasan | None:
    return SKPenugasan.objects.filter(
        jenis=SKPenugasan.Jenis.SURAT_TUGAS,
        tentang=tentang,
        berlaku_dari=dari,
        berlaku_sampai=sampai,
        tugas__pegawai=pegawai,
    ).first()


def cetak_surat_tugas(sk: SKPenugasan, *, pelaku: Pengguna) -> bytes:
    """Give the frozen PDF of a surat tugas, rendering it once outside any transaction.

    Raises:
        Ditolak: an SK made on paper.
        CetakGagal: rendering failed; asking again tries again.
    """
    naskah = sk.naskah
    if naskah is None:
        pesan = "SK ini dibuat di luar sistem; cetak dari berkas aslinya."
        raise Ditolak(pesan)
    if beku := naskah.isi_terakhir:
        return bytes(beku.isi)
    isi = cetak_surat_tugas_baru(sk)
    with tulis(pelaku=pelaku):
        terkunci = Naskah.objects.select_for_update().get(pk=naskah.pk)
        beku = terkunci.isi_terakhir or bekukan(terkunci, isi)
    return bytes(beku.isi)


def catat_absen(
    *, pegawai: Pegawai, dari: date, sampai: date, alasan: str, pelaku: Pengguna
) -> Ketidakhadiran:
    """Record days of absence; steps that begin on these days go to the substitute (R114).

    Raises:
        TidakBerwenang: only sekdes or kades record absence.
        Ditolak: the days are not in order, or no reason was given.
    """
    _pastikan_pimpinan(pelaku)
    if sampai < dari or not alasan.strip():
        pesan = "Isi alasannya, dan hari terakhir tidak boleh sebelum hari pertama."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        absen, baru = Ketidakhadiran.objects.get_or_create(
            pegawai=pegawai, dari=dari, sampai=sampai, defaults={"alasan": alasan.strip()}
        )
        if baru:
            catat(absen, "tambah", pegawai=pegawai.pk)
    return absen


def hapus_absen(absen: Ketidakhadiran, *, pelaku: Pengguna) -> None:
    """Take back an absence that was recorded by mistake."""
    _pastikan_pimpinan(pelaku)
    with tulis(pelaku=pelaku):
        catat(absen, "hapus", pegawai=absen.pegawai_id)
        absen.delete()


def _pastikan_pimpinan(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*BOLEH_MENUGASKAN):
        pesan = "Ketidakhadiran dicatat Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)
