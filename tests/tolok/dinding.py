"""Bench of the wall: every print of the catalogue for every subject on every paper, its time and its letters.

Each finished PDF is opened again and the ink of its capitals and digits measured, so "readable from three
metres" is a figure of the paper and no promise of a style sheet.
"""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa
from bungah.naskah import katalog
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import Batas
from tests.naskah.alat_huruf import terlalu_kecil
from tests.tolok.cetak import kib

if TYPE_CHECKING:
    from bungah.naskah.katalog import Cetakan

BUKU = "buku-layanan"
SEDINDING = ("bagan-alir", "persyaratan", "alur-singkat", "janji", "qr-layanan")


@dataclass(slots=True)
class Angka:
    """What one kind of print took, over all subjects and papers."""

    detik: list[float] = field(default_factory=list)
    kecil: Counter[str] = field(default_factory=Counter)
    ditolak: Counter[str] = field(default_factory=Counter)

    def ringkas(self) -> dict[str, object]:
        """Milliseconds of the middle and slowest print, letters below the limit, refusals with reasons."""
        hasil: dict[str, object] = {"cetakan": len(self.detik), "huruf_terlalu_kecil": self.kecil.total()}
        if self.detik:
            hasil |= {
                "median_ms": round(statistics.median(self.detik) * 1000),
                "terlama_ms": round(max(self.detik) * 1000),
            }
        contoh = dict(self.kecil.most_common(3))
        return hasil | ({"contoh_kecil": contoh} if contoh else {}) | dict(self.ditolak.most_common(2))


def ukur() -> dict[str, object]:
    """First the memory of a new press with the booklet, then a whole wall, then every kind of print."""
    ProfilDesa.objects.update(alamat_publik="https://desa.example")  # where the codes to scan lead
    hasil: dict[str, object] = {"buku_mb": _memori_buku(), "dinding_s": _dinding()}
    for satu in katalog.semua().values():
        angka = Angka()
        for kode, kertas in product(_sasaran(satu), satu.kertas):
            _cetak(satu, kode, kertas, angka)
        hasil[satu.jenis] = angka.ringkas()
    return hasil


def _sasaran(satu: Cetakan) -> list[str]:
    return [kode for kode, _ in satu.sasaran.daftar()] if satu.sasaran else [""]


def _cetak(satu: Cetakan, kode: str, kertas: Kertas, angka: Angka) -> None:
    mulai = time.perf_counter()
    try:
        hasil = katalog.cetak(satu, kode, kertas=kertas)
    except TidakDicetak as alasan:
        angka.ditolak[f"{kertas}: {alasan}"] += 1
        return
    angka.detik.append(time.perf_counter() - mulai)
    for huruf, tinggi in terlalu_kecil(hasil.pdf, Batas(hasil.jarak).apa_saja):
        angka.kecil[f"{huruf} {tinggi:.1f} mm ({kertas} {kode})"] += 1


def _dinding() -> float:
    """Seconds for five posters of each of 25 services on A4, one after another, as a batch prints them."""
    semua = katalog.semua()
    pilihan = [semua[jenis] for jenis in SEDINDING]
    mulai = time.perf_counter()
    for satu in pilihan:
        for kode in _sasaran(satu)[:25]:
            katalog.cetak(satu, kode, kertas=Kertas.A4)
    return round(time.perf_counter() - mulai, 1)


def _memori_buku() -> float:
    """Megabytes of a new press after the booklet of every service."""
    katalog.cetak(katalog.cari(BUKU))
    return round(sum(kib(p.pid) for p in multiprocessing.active_children() if p.pid) / 1024, 1)


if __name__ == "__main__":
    import json

    import django

    django.setup()
    print(json.dumps(ukur(), indent=2))
