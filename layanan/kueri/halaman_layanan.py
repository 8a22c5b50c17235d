"""Everything the public page of one service shows, in six queries however long it is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, IntegerField, OuterRef, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur, SaluranAduan
from kepegawaian.kueri_umum import Pelayan, pelayan, penerima_aduan
from layanan.aturan.capaian import PALING_BANYAK, PALING_SEDIKIT, TERAKHIR
from layanan.aturan.langkah_umum import LangkahUmum, langkah_umum
from layanan.kueri.komponen import potret
from layanan.kueri.konsultasi import tanya_jawab
from layanan.models import HasilTelusur, Layanan, Peraturan, RincianBiaya, SesiDaftar, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Angka:
    """How it went: half of the last ``banyak`` took ``menit`` office minutes, ``tepat`` kept the promise."""

    menit: int
    banyak: int
    tepat: int


@dataclass(frozen=True, slots=True)
class Hukum:
    """A law the standard rests on, as it stands today."""

    nama: str
    tentang: str
    status: str
    pengganti: str

    @property
    def tanda(self) -> str:
        """What is to be said about it; nothing while it is in force."""
        if self.status == Peraturan.Status.PERLU_DICEK:
            return "masih diperiksa kantor"
        kata = {"diganti": "sudah diganti", "dicabut": "sudah dicabut"}.get(self.status, "")
        return f"{kata}, sekarang {self.pengganti}" if kata and self.pengganti else kata


@dataclass(frozen=True, slots=True)
class BagianBiaya:
    """A part of the fee: its amount, its basis, who decided."""

    komponen: str
    jumlah: int
    dasar: str
    penetap: str


@dataclass(frozen=True, slots=True)
class Daftar:
    """What the page looks up in the registers of today."""

    hukum: list[Hukum] = field(default_factory=list)
    saluran: list[tuple[str, str]] = field(default_factory=list)
    rincian: list[BagianBiaya] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HalamanLayanan:
    """One service as everybody may read it."""

    standar: VersiStandar
    potret: Mapping[str, Any]
    langkah: list[LangkahUmum]
    angka: Angka | None
    petugas: list[Pelayan]
    pengadu: str
    absen: date | None
    daftar: Daftar
    tanya_jawab: list[tuple[str, str]]
    menyala: frozenset[str]
    bersesi: bool

    @property
    def layanan(self) -> Layanan:
        return self.standar.layanan

    @property
    def syarat(self) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
        """Papers everybody brings; papers only for some."""
        semua = self.potret["syarat"]
        return [s for s in semua if s["wajib"]], [s for s in semua if not s["wajib"]]

    def komponen(self, kode: str) -> list[str]:
        """The points of one component as they were frozen."""
        return next((list(k["isi"]) for k in self.potret["komponen"] if k["kode"] == kode), [])

    def butir(self, nama: str) -> list[str]:
        """The points of a text of the standard: one line is one point."""
        return [baris.strip() for baris in getattr(self.standar, nama).splitlines() if baris.strip()]


def halaman_layanan(kode: str, hari: date) -> HalamanLayanan | None:
    """The page of a service on offer; None when there is none of that code."""
    menyala = fitur_menyala()
    standar = _standar(kode, sesi=Fitur.Kode.DAFTAR_RUMAH in menyala)
    if standar is None:
        return None
    isi = potret(standar)
    orang = pelayan(hari)
    kades = next((satu for satu in orang if satu.kode_jabatan == "kades"), None)
    ditandatangani = any(satu["tahap"] == "legalisasi" for satu in isi["langkah"])
    return HalamanLayanan(
        standar=standar,
        potret=isi,
        langkah=langkah_umum(isi["langkah"]),
        angka=angka_layanan(standar.layanan_id, hari),
        petugas=_petugas(isi["langkah"], orang),
        pengadu=penerima_aduan(orang),
        absen=kades.absen if kades and ditandatangani else None,
        daftar=_daftar(standar, isi["dasar_hukum"]),
        tanya_jawab=tanya_jawab(standar.layanan_id),
        menyala=menyala,
        bersesi=getattr(standar, "bersesi", False),
    )


def _standar(kode: str, *, sesi: bool) -> VersiStandar | None:
    """The standard in force of a service on offer, with the frame around it."""
    daftar = VersiStandar.objects.filter(
        layanan__kode=kode,
        layanan__aktif=True,
        layanan__subjek=Layanan.Subjek.EKSTERNAL,
        status=VersiStandar.Status.BERLAKU,
    ).select_related("layanan__kelompok", "dasar_biaya")
    if sesi:
        terbuka = SesiDaftar.objects.filter(aktif=True, kelompok=OuterRef("layanan__kelompok"))
        daftar = daftar.annotate(bersesi=Exists(terbuka))
    return daftar.first()


def angka_layanan(layanan: int, hari: date) -> Angka | None:
    """Of the last 90 days, at most 200 that were handed over; None when they are too few (R044, R092)."""
    baris = list(
        HasilTelusur.objects.filter(layanan=layanan, hari__gte=hari - TERAKHIR)
        .order_by("-hari", "-id")
        .values_list("menit", "menit_janji")[:PALING_BANYAK]
    )
    if len(baris) < PALING_SEDIKIT:
        return None
    tepat = sum(menit <= janji for menit, janji in baris)
    return Angka(math.ceil(median(menit for menit, _ in baris)), len(baris), tepat)


def _petugas(langkah: Sequence[Mapping[str, Any]], orang: Sequence[Pelayan]) -> list[Pelayan]:
    """Whoever holds a position of the steps, in the order of the steps."""
    jabatan = list(dict.fromkeys(satu["kode_jabatan"] for satu in langkah))
    return [satu for kode in jabatan for satu in orang if satu.kode_jabatan == kode]


def _teks(isi: str = "") -> Value:
    return Value(isi, output_field=TextField())


def _daftar(standar: VersiStandar, hukum: Sequence[str]) -> Daftar:
    """Laws with their state, ways to complain and the parts of a fee, in one query."""
    bagian = _hukum(hukum).union(_saluran(), _rincian(standar), all=True)
    hasil = Daftar()
    for jenis, _, a, b, c, d in sorted(bagian, key=lambda satu: (satu[0], satu[1], satu[2])):
        if jenis == "hukum":
            hasil.hukum.append(Hukum(a, b, c, d or ""))
        elif jenis == "saluran":
            hasil.saluran.append((a, b))
        else:
            hasil.rincian.append(BagianBiaya(a, int(b), c, d))
    return hasil


def _baris(daftar: QuerySet[Any], jenis: str, urut: str, *kolom: str, **lain: Any) -> QuerySet[Any]:
    """Four texts of a register behind its kind and an order."""
    nomor = Cast(urut, IntegerField()) if urut else Value(0, output_field=IntegerField())
    hasil: QuerySet[Any] = daftar.order_by().annotate(x=_teks(jenis), n=nomor, **lain)
    return hasil.values_list("x", "n", *kolom)


def _hukum(kode: Sequence[str]) -> QuerySet[Any]:
    daftar = Peraturan.objects.filter(kode__in=kode)
    return _baris(daftar, "hukum", "", "nama", "tentang", "status", "pengganti__nama")


def _saluran() -> QuerySet[Any]:
    daftar = SaluranAduan.objects.filter(aktif=True)
    return _baris(daftar, "saluran", "urut", "nama", "isi", "y", "z", y=_teks(), z=_teks())


def _rincian(standar: VersiStandar) -> QuerySet[Any]:
    daftar = RincianBiaya.objects.filter(standar=standar) if standar.biaya else RincianBiaya.objects.none()
    teks = {"y": Cast("jumlah", TextField())}
    return _baris(daftar, "biaya", "urut", "komponen", "y", "dasar__nama", "penetap", **teks)


def diperbarui(standar: VersiStandar) -> date:
    """The day the public content of a version last changed."""
    return standar.ditetapkan_pada or timezone.localdate(standar.diubah_pada)
