"""What was filled in at home as rows of words: for the last look at home, and for hints at the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bungah.dasar.akses import jalur_aman
from bungah.dasar.models import Warga
from bungah.dasar.nilai import samarkan_nik, tanggal_surat
from layanan.aturan.surat import BAKU
from layanan.kueri.isian import isian_menyala, isian_pesanan
from layanan.models import KolomSurat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpRequest

    from layanan.models import FotoIsian, Persyaratan, Pesanan, VersiTemplat

KELAMIN: Mapping[str, str] = {nilai: str(nama) for nilai, nama in Warga.Kelamin.choices}


def ringkas_isian(request: HttpRequest, pesanan: Pesanan) -> dict[str, Any]:
    """What the page of a code says about the form: can be begun, is unfinished, was sent; no content."""
    if not isian_menyala() or not jalur_aman(request):
        return {}
    return {"bisa_isi": True, "isian": isian_pesanan(pesanan)}


def jawaban_berkas(
    syarat: Iterable[Persyaratan], foto: Iterable[FotoIsian], jawab: Mapping[str, str]
) -> list[tuple[Persyaratan, list[FotoIsian], bool]]:
    """Each requirement with its photos and whether the paper is brought without one."""
    semua = list(foto)
    return [(s, [f for f in semua if f.persyaratan_id == s.pk], str(s.pk) in jawab) for s in syarat]


def jawaban_diri(diri: Mapping[str, str]) -> list[tuple[str, str]]:
    """The person in words; the NIK only masked."""
    return [(BAKU.get(nama, nama), _kata(nama, nilai)) for nama, nilai in diri.items()]


def _kata(nama: str, nilai: str) -> str:
    if nama == "nik":
        return samarkan_nik(nilai)
    if nama == "tanggal_lahir":
        return tanggal_surat(date.fromisoformat(nilai))
    return KELAMIN.get(nilai, nilai) if nama == "jenis_kelamin" else nilai


def jawaban_surat(isi: Mapping[str, str], templat: VersiTemplat | None) -> list[tuple[str, str]]:
    """The letter's fields in words."""
    kolom: Iterable[Any] = templat.kolom.all() if templat else ()
    baris = [(k.label, _nilai(k, isi.get(k.nama, ""))) for k in kolom]
    return [("Untuk keperluan", isi.get("keperluan", "")), *((nama, nilai) for nama, nilai in baris if nilai)]


def _nilai(kolom: KolomSurat, nilai: str) -> str:
    if nilai and kolom.jenis == KolomSurat.Jenis.TANGGAL:
        return tanggal_surat(date.fromisoformat(nilai))
    return samarkan_nik(nilai) if kolom.jenis == KolomSurat.Jenis.NIK else nilai
