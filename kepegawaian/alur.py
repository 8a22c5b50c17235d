"""Deeds on people: appoint by SK, print a temporary surat tugas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import PeranBerlaku, ProfilDesa
from bungah.dasar.peran import PERAN_BER_SK, Peran
from bungah.naskah.alur import ambil_nomor, bekukan
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.models import Naskah
from kepegawaian.kueri import kepala_desa
from kepegawaian.models import Pegawai, SKPenugasan, Tugas

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bungah.dasar.models import Pengguna

SERI_SURAT_TUGAS = "surat-tugas"
BOLEH_MENUGASKAN = (Peran.SEKDES, Peran.KADES)


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


def buat_surat_tugas(
    *, pegawai: Pegawai, peran: list[Peran], dari: date, sampai: date, pelaku: Pengguna
) -> SKPenugasan:
    """Make a temporary surat tugas on the spot when an SK lapsed, numbered and ready for the pen.

    Raises:
        TidakBerwenang: only sekdes or kades may assign.
        Ditolak: no duty was chosen, or the person has no account.
    """
    if not pelaku.berperan(*BOLEH_MENUGASKAN):
        pesan = "Surat tugas hanya dibuat Sekretaris Desa atau Kepala Desa."
        raise TidakBerwenang(pesan)
    if not peran or pegawai.pengguna_id is None:
        pesan = "Pilih sedikitnya satu tugas, untuk pegawai yang punya akun."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        perihal = f"Surat tugas {pegawai.nama}"
        naskah = ambil_nomor(
            jenis=Naskah.Jenis.SURAT_TUGAS,
            seri=SERI_SURAT_TUGAS,
            tanggal=dari,
            perihal=perihal,
            pegawai=pegawai.pk,
        )
        naskah.nomor = f"ST/{naskah.urut}/{naskah.tahun}"
        naskah.save(update_fields=["nomor"])
        sk = SKPenugasan.objects.create(
            jenis=SKPenugasan.Jenis.SURAT_TUGAS,
            nomor=naskah.nomor,
            tanggal=dari,
            tentang=", ".join(p.label for p in peran),
            berlaku_dari=dari,
            berlaku_sampai=sampai,
            naskah=naskah,
        )
        tugaskan(sk, [(pegawai, p) for p in peran], pelaku=pelaku)
    return sk


def cetak_surat_tugas(sk: SKPenugasan, *, pelaku: Pengguna) -> bytes:
    """Give the frozen PDF of a surat tugas, rendering it once outside any transaction."""
    naskah = sk.naskah
    if naskah is None:
        pesan = "SK ini dibuat di luar sistem; cetak dari berkas aslinya."
        raise Ditolak(pesan)
    if naskah.isi_terakhir is None:
        kades = kepala_desa()
        tugas = list(sk.tugas.select_related("pegawai__jabatan"))
        isi = cetak_pdf(
            "cetak/kepegawaian/surat_tugas.html",
            {"kop": ProfilDesa.ambil().cetak(), "sk": sk, "tugas": tugas, "kades": kades},
            kertas=Kertas.A4,
        )
        with tulis(pelaku=pelaku):
            terkunci = Naskah.objects.select_for_update().get(pk=naskah.pk)
            if terkunci.isi_terakhir is None:
                bekukan(terkunci, isi)
    beku = naskah.isi_terakhir
    if beku is None:
        pesan = "Surat tugas belum berhasil dibuat. Coba lagi."
        raise Ditolak(pesan)
    return bytes(beku.isi)
