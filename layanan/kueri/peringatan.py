"""Warnings about standards with the figures of today, and which of them were answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from kepegawaian.models import Pegawai
from layanan.aturan.bagan import serah_terima
from layanan.aturan.peringatan import (
    Batas,
    Hukum,
    Peringatan,
    Syarat,
    Tinjauan,
    cap,
    peringatan_standar,
)
from layanan.aturan.syarat import kembar
from layanan.kueri.komponen import simpul, temuan_bagan, utuh
from layanan.kueri.syarat import ringkas_syarat
from layanan.kueri.waktu import waktu_90_hari
from layanan.models import AturanStandar, Peraturan, TanggapanPeringatan, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from layanan.aturan.syarat import Kembar

USANG = (Peraturan.Status.DICABUT, Peraturan.Status.DIGANTI)
TEKS = (
    ("kompetensi", "Kompetensi pelaksana"),
    ("jaminan", "Jaminan pelayanan"),
    ("keamanan", "Jaminan keamanan dan keselamatan"),
    ("kewajiban_petugas", "Kewajiban petugas"),
    ("kewajiban_pemohon", "Kewajiban pemohon"),
    ("pengawasan_cara", "Cara mengawasi"),
    ("evaluasi_cara", "Cara menilai petugas"),
    ("produk", "Produk pelayanan"),
)


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What warnings of all standards are measured by today."""

    batas: Batas
    menit: Mapping[int, Sequence[int]]  # by service
    pegawai: Mapping[int, int]  # active people by position
    serangkai: Sequence[Kembar] = ()  # papers asked for again along one matter


class Terjawab(NamedTuple):
    """A warning with the answer it got for its present figure, if any."""

    peringatan: Peringatan
    jawaban: TanggapanPeringatan | None


def keadaan(layanan: Iterable[int], hari: date) -> Keadaan:
    """Limits, real times of these services, staff; the same number of queries however many they are."""
    aturan = AturanStandar.ambil()
    pegawai = Counter(Pegawai.objects.filter(aktif=True).values_list("jabatan", flat=True))
    batas = Batas(aturan.batas_langkah, aturan.batas_serah, aturan.batas_kata)
    serangkai = [satu for satu in kembar(ringkas_syarat()) if satu.jenis == "serangkai"]
    return Keadaan(batas, waktu_90_hari(layanan, hari), pegawai, serangkai)


def peringatan_utuh(standar: VersiStandar, kini: Keadaan) -> list[Terjawab]:
    """The warnings of a standard fetched whole (``standar_utuh``); answers are read from it too."""
    jawaban = {satu.kunci: satu for satu in standar.tanggapan.all()}
    hasil = []
    for satu in peringatan_standar(_tinjauan(standar, kini), kini.batas):
        jawab = jawaban.get(satu.kunci)
        hasil.append(Terjawab(satu, jawab if jawab and jawab.angka == satu.angka else None))
    return hasil


def peringatan_kini(standar: VersiStandar) -> list[Terjawab]:
    """The same of one standard, gathered now."""
    return peringatan_utuh(utuh(standar), keadaan([standar.layanan_id], timezone.localdate()))


def belum_dijawab(daftar: Iterable[Terjawab]) -> list[Peringatan]:
    """The warnings that still wait for an answer."""
    return [satu.peringatan for satu in daftar if satu.jawaban is None]


def _tinjauan(standar: VersiStandar, kini: Keadaan) -> Tinjauan:
    langkah, syarat = simpul(standar), standar.persyaratan.all()
    jabatan = {satu.pelaksana_id for satu in standar.langkah.all()}
    return Tinjauan(
        janji=standar.menit,
        menit=kini.menit.get(standar.layanan_id, ()),
        langkah=len(langkah),
        serah=serah_terima(langkah),
        teks=[*((kode, judul, getattr(standar, kode)) for kode, judul in TEKS), *_teks_lain(standar)],
        hukum=hukum_disebut(standar),
        syarat=[Syarat(s.nama, s.ditinjau_pada is not None, s.dimiliki_oleh) for s in syarat],
        pelaksana=standar.jumlah_pelaksana or 0,
        pegawai=sum(kini.pegawai.get(satu, 0) for satu in jabatan),
        temuan=temuan_bagan(standar),
        lain=[
            Peringatan(f"serangkai-{satu.kode[0]}"[:60], cap(satu.nama), satu.kalimat)
            for satu in kini.serangkai
            if satu.kode[-1] == standar.layanan.kode
        ],
    )


def _teks_lain(standar: VersiStandar) -> list[tuple[str, str, str]]:
    """Requirements and steps, which villagers read too."""
    syarat = "\n".join(f"{s.nama}\n{s.untuk}\n{s.keterangan}" for s in standar.persyaratan.all())
    langkah = "\n".join(satu.nama for satu in standar.langkah.all())
    return [("persyaratan", "Persyaratan", syarat), ("langkah", "Langkah", langkah)]


def hukum_disebut(standar: VersiStandar) -> list[Hukum]:
    """Every law a standard fetched whole cites: as its basis, of its fee, of a requirement; each once."""
    semua = [*standar.dasar_hukum.all(), *(satu.dasar for satu in standar.persyaratan.all())]
    ada = [_hukum(satu) for satu in (*semua, standar.dasar_biaya) if satu is not None]
    return list(dict.fromkeys(ada))


def _hukum(satu: Peraturan) -> Hukum:
    """A law as the register knows it today."""
    usang = satu.get_status_display() if satu.status in USANG else ""
    return Hukum(satu.kode, satu.nama, usang, satu.pengganti.nama if satu.pengganti else "")
