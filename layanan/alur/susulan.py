"""Entering afterwards what was written on paper while the power was gone.

Every row becomes a visit with its true time, its paper number and its paper source, in one transaction;
it never waits in the live queue, calls nobody and takes no live number.
"""

from __future__ import annotations

import base64
import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Warga
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.nilai import NIK, kode_baru, lipat
from bungah.dasar.peran import MEJA
from bungah.kunci import turunkan
from layanan.alur.antrean import PANJANG_KODE
from layanan.alur.permohonan import IsianPendaftaran, daftarkan
from layanan.aturan.antrean import nomor_tampil
from layanan.aturan.susulan import SERI, Hasil, keperluan_kertas, sumber_kertas
from layanan.kueri.standar import standar_berlaku, titik_utama
from layanan.kueri.susulan import orang_kertas
from layanan.models import BerkasPermohonan, KelompokAntrean, Kunjungan, LembarSusulan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan


@dataclass(frozen=True, slots=True)
class BarisKertas:
    """A row of the paper list, read and checked."""

    urut: int
    saat: datetime
    nama: str
    layanan: Layanan
    hasil: Hasil
    rt: str = ""
    nik: str = ""

    @property
    def sumber(self) -> str:
        """How the record names its paper."""
        return sumber_kertas(nomor_tampil(SERI, self.urut))


def kelompok_kertas() -> KelompokAntrean:
    """The series of the paper numbers; it holds no service, so no kiosk ever offers it."""
    isi = {"nama": "Map darurat", "ikon": "surat", "urutan": 99}
    return KelompokAntrean.objects.get_or_create(kode=SERI, defaults=isi)[0]


def catat_susulan(baris: BarisKertas, *, lembar: uuid.UUID, pelaku: Pengguna) -> Kunjungan:
    """Record one visit from paper; the same row of the same sheet is always the same visit.

    Raises:
        TidakBerwenang: no desk role in force today.
        Ditolak: the time is still to come, the number is taken, or the NIK belongs to somebody else.
    """
    kunci = uuid.uuid5(lembar, f"{timezone.localdate(baris.saat)}:{baris.urut}")
    if lama := Kunjungan.objects.filter(kunci=kunci).first():
        if (lama.terjadi_pada, lama.layanan_id) == (baris.saat, baris.layanan.pk):
            return lama
        raise Ditolak(_sudah(baris))
    if not pelaku.berperan(*MEJA):
        pesan = "Anda tidak bertugas di meja depan."
        raise TidakBerwenang(pesan)
    if baris.saat >= timezone.now():
        pesan = "Jam ini belum lewat."
        raise Ditolak(pesan)
    try:
        with tulis(pelaku=pelaku):
            return _catat(baris, kunci, pelaku)
    except IntegrityError:
        raise Ditolak(_sudah(baris)) from None


def _sudah(baris: BarisKertas) -> str:
    return f"Nomor {nomor_tampil(SERI, baris.urut)} hari itu sudah dicatat."


def _catat(baris: BarisKertas, kunci: uuid.UUID, pelaku: Pengguna) -> Kunjungan:
    kunjungan = Kunjungan.objects.create(
        titik=titik_utama(),
        hari=timezone.localdate(baris.saat),
        kelompok=kelompok_kertas(),
        urut=baris.urut,
        layanan=baris.layanan,
        kode=kode_baru(PANJANG_KODE),
        kunci=kunci,
        giliran_pada=baris.saat,
        dicatat_oleh=pelaku,
        **dua_waktu(saat=baris.saat, sumber=baris.sumber),
        **(_sudah_dilayani(baris.saat, pelaku) if baris.hasil == Hasil.TANYA else {}),
    )
    catat(kunjungan, "catat_susulan", urut=baris.urut, hasil=baris.hasil.value)
    if baris.hasil != Hasil.TANYA:
        _daftarkan(kunjungan, baris, pelaku)
        # Paper does not say when the visitor was called: no minute of waiting may be made up from it.
        Kunjungan.objects.filter(pk=kunjungan.pk).update(dipanggil_pada=None, pertama_dipanggil_pada=None)
    return kunjungan


def _sudah_dilayani(saat: datetime, pelaku: Pengguna) -> dict[str, object]:
    """A visitor who only asked: served when the paper says, never waiting."""
    return {
        "status": Kunjungan.Status.SELESAI,
        "petugas": pelaku,
        "selesai_pada": saat,
    }


def _daftarkan(kunjungan: Kunjungan, baris: BarisKertas, pelaku: Pengguna) -> None:
    standar = standar_berlaku(baris.layanan)
    wajib = [s.pk for s in standar.persyaratan.all() if s.wajib] if standar else []
    lengkap = baris.hasil == Hasil.LENGKAP
    isian = IsianPendaftaran(
        warga=_orang(baris),
        keperluan=keperluan_kertas(nomor_tampil(SERI, baris.urut)),
        berkas=dict.fromkeys(wajib if lengkap else [], BerkasPermohonan.Keadaan.ADA),
    )
    daftarkan(
        kunjungan,
        baris.layanan,
        isian,
        kunci=kunjungan.kunci,
        pelaku=pelaku,
        saat=baris.saat,
        sumber=baris.sumber,
    )


def _orang(baris: BarisKertas) -> Warga:
    """Who is meant: by NIK and name, or by name and RT; otherwise a new person."""
    if baris.nik:
        if lama := Warga.objects.filter(nik=baris.nik).first():
            _pastikan_senama(lama, baris.nama)
            return lama
    elif lama := orang_kertas(baris.nama, baris.rt):
        return lama
    baru = Warga(nama=baris.nama, rt=baris.rt, nik=baris.nik or None)
    if baris.nik:
        nik = NIK(baris.nik)
        baru.jenis_kelamin = nik.jenis_kelamin
        baru.tanggal_lahir = nik.tanggal_lahir(timezone.localdate())
    return baru


def _pastikan_senama(warga: Warga, nama: str) -> None:
    if not set(lipat(warga.nama).split()) & set(lipat(nama).split()):
        pesan = f"NIK ini tercatat atas nama {warga.nama_samar}. Periksa NIK atau namanya."
        raise Ditolak(pesan)


# -- the unfinished sheet ------------------------------------------------------------------------


def _sandi() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(turunkan(settings.KUNCI_INDUK, "susulan")))


def lembar_saya(pelaku: Pengguna) -> LembarSusulan:
    """The officer's own sheet, a new one (not stored yet) when there is none."""
    return LembarSusulan.objects.filter(petugas=pelaku).first() or LembarSusulan(petugas=pelaku)


def isi_lembar(lembar: LembarSusulan) -> dict[str, str]:
    """What was typed so far."""
    if not lembar.isi:
        return {}
    try:
        isi: dict[str, str] = json.loads(_sandi().decrypt(lembar.isi.encode()))
    except (InvalidToken, ValueError):
        return {}
    return isi


def simpan_lembar(lembar: LembarSusulan, isi: Mapping[str, str]) -> None:
    """Keep what was typed (a draft is no deed of the office: it leaves no trail)."""
    teks = _sandi().encrypt(json.dumps(dict(isi)).encode()).decode()
    LembarSusulan.objects.update_or_create(
        petugas=lembar.petugas, defaults={"isi": teks, "kunci": lembar.kunci}
    )


def lembar_baru(pelaku: Pengguna) -> None:
    """Every row is recorded: forget what was typed, and let the next sheet be another one."""
    LembarSusulan.objects.filter(petugas=pelaku).delete()
