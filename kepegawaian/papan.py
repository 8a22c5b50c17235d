"""What the people's app offers to the roof."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.papan import BarisUmum, IsiHalaman, Kartu, Menu
from bungah.naskah.cetak_poster import cetakan_poster
from kepegawaian.alur import BOLEH_MENUGASKAN, boleh_menugaskan
from kepegawaian.cetak_petugas import isi_petugas, poster_petugas
from kepegawaian.kueri import akhir_tugas, sk_segera_habis
from kepegawaian.kueri_umum import pelayan, susunan, tugas_berlaku

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.models import Pengguna
    from bungah.naskah.katalog import Cetakan


def menu(pengguna: Pengguna) -> list[Menu]:
    """Duties of the day, for whoever assigns; SK and staff are kept in the reference data."""
    if not boleh_menugaskan(pengguna, timezone.localdate()):
        return []
    return [Menu("Surat tugas", reverse("kepegawaian:surat_tugas"), "orang-orang", 60)]


def cetakan() -> list[Cetakan]:
    """Who serves here, for the wall."""
    return [
        cetakan_poster(
            "petugas",
            "Poster petugas yang berwenang",
            isi_petugas,
            poster_petugas,
            sumber=lambda _isi: "Menurut SK penugasan yang berlaku.",
            keterangan="Nama, jabatan, dan SK semua petugas.",
        )
    ]


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """Appointments that end within 30 days: one's own, and for whoever assigns all of them."""
    hasil = []
    if sampai := akhir_tugas(pengguna, hari):
        kata = f"SK Anda berakhir {tanggal_surat(sampai)}, minta diperpanjang"
        angka = f"{(sampai - hari).days} hari"
        hasil.append(Kartu("Tugas segera berakhir", angka, kata, reverse("dasar:akun"), "tunggu", 70))
    if pengguna.berperan(*BOLEH_MENUGASKAN) and (jumlah := sk_segera_habis(hari).count()):
        ke = reverse("kepegawaian:surat_tugas")
        kata = "SK petugas habis dalam 30 hari"
        hasil.append(Kartu("SK segera berakhir", str(jumlah), kata, ke, "tunggu", 65))
    return hasil


def isi_halaman(kode: str, hari: date) -> list[IsiHalaman]:
    """Positions with whoever holds them; everybody on duty with their appointment; no phone, no NIP."""
    if kode == "struktur":
        return [
            IsiHalaman(
                [BarisUmum(jabatan, orang or ["belum terisi"]) for _, jabatan, orang in isi], bagian=unit
            )
            for unit, isi in groupby(susunan(), key=lambda satu: satu[0])
        ]
    if kode == "petugas":
        return [IsiHalaman(_petugas(hari))]
    return []


def _petugas(hari: date) -> list[BarisUmum]:
    tugas = tugas_berlaku(hari)
    hasil = []
    for satu in pelayan(hari):
        isi = [", ".join(filter(None, (satu.jabatan, satu.unit)))]
        for sk, kata in tugas.get(satu.pk, {}).items():
            isi.append(f"Tugas: {', '.join(kata)} ({sk})")
        if satu.absen:
            isi.append(f"Tidak di kantor sampai {tanggal_surat(satu.absen)}")
        hasil.append(BarisUmum(satu.nama, isi))
    return hasil
