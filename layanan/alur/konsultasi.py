"""Deeds around a question: ask, answer, record what was said at the desk, show to all, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError
from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.aturan import KalenderKosong, tambah_menit_kantor
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.nilai import kode_baru
from bungah.dasar.peran import MEJA, Peran
from layanan.aturan.konsultasi import TENGGAT_MENIT, data_pribadi
from layanan.models import Konsultasi

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan

PENJAWAB = (*MEJA, Peran.KADES)
PENINJAU = (Peran.SEKDES, Peran.KADES)
PANJANG_KODE = 8
Status = Konsultasi.Status


def tanyakan(*, tanya: str, layanan: Layanan | None, telepon: str, kunci: UUID) -> Konsultasi:
    """A question from the website, due in two office days; the same ``kunci`` asks once."""
    isi = {"kanal": Konsultasi.Kanal.SITUS, "tanya": tanya, "layanan": layanan, "telepon": telepon}
    return _buat("tanyakan", kunci, pelaku=None, tenggat=_tenggat(), **isi)


def catat_konsultasi(
    *,
    tanya: str,
    jawab: str,
    menit: int,
    kunci: UUID,
    pelaku: Pengguna,
    layanan: Layanan | None = None,
    topik: str = "",
) -> Konsultasi:
    """What was asked and answered at the desk just now, in one act (R034).

    Raises:
        TidakBerwenang: no role that answers.
    """
    if not pelaku.berperan(*PENJAWAB):
        pesan = "Anda tidak bertugas menjawab pertanyaan warga."
        raise TidakBerwenang(pesan)
    return _buat(
        "catat_konsultasi",
        kunci,
        pelaku=pelaku,
        kanal=Konsultasi.Kanal.MEJA,
        status=Status.DIJAWAB,
        tanya=tanya,
        jawab=jawab,
        menit=menit,
        layanan=layanan,
        topik=topik,
        petugas=pelaku,
        dijawab_pada=timezone.now(),
    )


def _buat(perbuatan: str, kunci: UUID, *, pelaku: Pengguna | None, **isi: Any) -> Konsultasi:
    try:
        with tulis(pelaku=pelaku):
            satu = Konsultasi.objects.create(
                kode=kode_baru(PANJANG_KODE),
                kunci=kunci,
                dicatat_oleh=pelaku,
                **isi,
                **dua_waktu(saat=None, sumber=""),
            )
            catat(satu, perbuatan, kanal=str(satu.kanal))
    except IntegrityError:
        if lama := Konsultasi.objects.filter(kunci=kunci).first():
            return lama
        raise
    return satu


def _tenggat() -> datetime | None:
    try:
        return tambah_menit_kantor(timezone.now(), TENGGAT_MENIT, kalender_kerja())
    except KalenderKosong:
        return None


def _jawab(satu: Konsultasi, *, pelaku: Pengguna, jawab: str, menit: int) -> None:
    if not jawab.strip():
        pesan = "Tulis jawabannya."
        raise Ditolak(pesan)
    satu.jawab, satu.menit = jawab.strip(), menit
    satu.petugas, satu.dijawab_pada = pelaku, timezone.now()


def _umumkan(
    satu: Konsultasi, *, pelaku: Pengguna, layanan: Layanan, tanya_umum: str, jawab_umum: str
) -> None:
    """Nobody reviews an answer of their own; the public text names no person."""
    if satu.petugas_id == pelaku.pk:
        pesan = "Jawaban Anda sendiri ditinjau orang lain."
        raise Ditolak(pesan)
    if keliru := data_pribadi(f"{tanya_umum}\n{jawab_umum}"):
        raise Ditolak(keliru)
    satu.layanan, satu.tanya_umum, satu.jawab_umum = layanan, tanya_umum, jawab_umum
    satu.ditinjau_oleh, satu.ditinjau_pada = pelaku, timezone.now()


def _tutup(satu: Konsultasi, *, pelaku: Pengguna, alasan_tutup: str) -> None:
    if not alasan_tutup.strip():
        pesan = "Tulis alasan menutup tanpa jawaban."
        raise Ditolak(pesan)
    satu.alasan_tutup = alasan_tutup.strip()


ALUR_KONSULTASI = Alur(
    Konsultasi,
    "status",
    [
        Transisi("jawab", "Jawab", (Status.MASUK,), Status.DIJAWAB, PENJAWAB, _jawab),
        Transisi("umumkan", "Tampilkan di situs", (Status.DIJAWAB,), Status.UMUM, PENINJAU, _umumkan),
        Transisi("tarik", "Tarik dari situs", (Status.UMUM,), Status.DIJAWAB, PENINJAU),
        Transisi("tutup", "Tutup tanpa jawaban", (Status.MASUK,), Status.DITUTUP, PENJAWAB, _tutup),
    ],
)
