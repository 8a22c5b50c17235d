"""Codes and rows of the outgoing register, made by the real deeds."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR, bekukan_surat, daftarkan_keluar, kunci_register
from arsip.models import Klasifikasi, Pencabutan, Pengesahan, SuratKeluar
from arsip.sidik import sidik_pengesahan
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.naskah.models import KunciSegel, SegelIsi
from bungah.naskah.segel import PENYEDIA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

HARI = date(2026, 11, 23)
PDF = b"%PDF-1.7 surat keluar"


def klasifikasi(kode: str = "400.12.2.1", nama: str = "Identitas penduduk") -> Klasifikasi:
    """A classification code."""
    return Klasifikasi.objects.get_or_create(kode=kode, defaults={"nama": nama})[0]


def surat_keluar(
    pelaku: Pengguna, *, tanggal: date = HARI, kepada: str = "Siti Aminah", **rincian: Any
) -> SuratKeluar:
    """A register row with its number, still without bytes (``disiapkan``)."""
    return daftarkan_keluar(
        klasifikasi=klasifikasi(),
        tanggal=tanggal,
        perihal="Keterangan domisili",
        ditujukan_kepada=kepada,
        pelaku=pelaku,
        **rincian,
    )


def surat_menunggu(pelaku: Pengguna, *, isi: bytes = PDF, **lain: Any) -> SuratKeluar:
    """A register row whose frozen letter waits for the pen."""
    baris = surat_keluar(pelaku, **lain)
    with tulis(pelaku=pelaku):
        bekukan_surat(baris, isi)
    return ALUR_SURAT_KELUAR.jalankan(baris, "minta_tanda_tangan", pelaku=pelaku)


def surat_terbit(pelaku: Pengguna, *, penanda_tangan: Pegawai, **lain: Any) -> SuratKeluar:
    """A register row whose letter is signed with the pen."""
    baris = surat_menunggu(pelaku, **lain)
    return ALUR_SURAT_KELUAR.jalankan(baris, "terbitkan", pelaku=pelaku, penanda_tangan=penanda_tangan)


class _PenyediaUji:
    """A provider whose seals are plain tails."""

    kode, nama = "uji", "segel uji"

    def segelkan(self, daftar: Sequence[bytes], **_: Any) -> list[bytes]:
        return [satu + b"\n% segel" for satu in daftar]

    def periksa(self, berkas: bytes, kunci: KunciSegel) -> str:
        return ""


PENYEDIA["uji"] = _PenyediaUji()


def surat_bersegel(pelaku: Pengguna, *, penanda_tangan: Pegawai, **lain: Any) -> tuple[SuratKeluar, SegelIsi]:
    """A register row whose letter carries a tail as the seal leaves it (the real one: tests/naskah)."""
    baris = surat_menunggu(pelaku, **lain)
    isi, ekor = baris.naskah.isi_terakhir, b"\n% segel"
    assert isi is not None
    kunci, _ = KunciSegel.objects.get_or_create(
        sidik="a" * 64,
        defaults={
            "penyedia": "uji",
            "sertifikat": "-",
            "terbungkus": b"-",
            "berlaku_sampai": date(2036, 11, 23),
        },
    )
    with tulis(pelaku=pelaku):
        sah = Pengesahan.objects.create(
            surat=baris,
            isi=isi,
            cara=Pengesahan.Cara.SEGEL,
            penanda_tangan=penanda_tangan,
            jabatan=penanda_tangan.jabatan.nama,
            dicatat_oleh=pelaku,
            **dua_waktu(saat=None, sumber=""),
        )
        sidik = hashlib.sha256(bytes(isi.isi) + ekor).hexdigest()
        catat(sah, "segel", sha256=isi.sha256, bersegel=sidik, isi=sidik_pengesahan(sah))
        segel = SegelIsi.objects.create(isi=isi, ekor=ekor, sha256=sidik, kunci=kunci)
        baris.status = SuratKeluar.Status.TERBIT
        baris.save(update_fields=["status"])
        kunci_register(baris)
    return baris, segel


def pencabutan(baris: SuratKeluar, oleh: Pengguna) -> Pencabutan:
    """The row of a decided revocation, without its deed."""
    kini = timezone.now()
    return Pencabutan.objects.create(
        surat=baris, alasan="salah orang", diminta_oleh=oleh, dicabut_oleh=oleh, dicabut_pada=kini
    )
