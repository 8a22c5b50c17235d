"""What will happen when: a list of deeds in order of time, and the people and data they need."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from bungah.dasar.aturan import Kalender, tambah_menit_kantor
from bungah.dasar.data_rujukan import baca, menurut_kode
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.latihan import JamLatihan, pada
from bungah.dasar.models import Pengguna, Warga
from layanan.kueri.standar import titik_utama
from layanan.models import JenisSurat, KolomSurat, Layanan, Loket, Persyaratan, TitikLayanan, VersiStandar

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from bungah.dasar.data_rujukan import Baris

Perbuatan = Callable[[], Any]
INDUK = Path(__file__).parent  # the data stands beside this package
DEWASA = timedelta(days=17 * 365)


@dataclass(slots=True)
class Jadwal:
    """Deeds waiting for their moment; those after ``akhir`` never come."""

    jam: JamLatihan
    akhir: datetime
    kalender: Kalender = field(init=False)
    _antre: list[tuple[datetime, int, Perbuatan]] = field(default_factory=list)
    _urut: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.kalender = kalender_kerja(self.jam().date())

    def pada(self, saat: datetime, perbuatan: Perbuatan) -> None:
        """Let ``perbuatan`` happen at that moment."""
        heapq.heappush(self._antre, (saat, next(self._urut), perbuatan))

    def setelah(self, menit: int, perbuatan: Perbuatan) -> datetime:
        """Let it happen after that many office minutes; give the moment."""
        saat = tambah_menit_kantor(self.jam(), menit, self.kalender)
        self.pada(saat, perbuatan)
        return saat

    def jalankan(self) -> None:
        """Let everything happen up to the present, in order of time."""
        while self._antre and self._antre[0][0] <= self.akhir:
            saat, _, perbuatan = heapq.heappop(self._antre)
            self.jam.ke(saat)
            perbuatan()
        self.jam.ke(self.akhir)

    def hari_kerja(self, awal: date, sampai: date) -> list[date]:
        """Days on which the office opens, ``sampai`` not included."""
        semua = (awal + timedelta(days=n) for n in range((sampai - awal).days))
        return [hari for hari in semua if self.kalender.jam_pada(hari)]

    def buka(self, hari: date) -> datetime:
        """Opening time of a working day."""
        return pada(hari, self.kalender.jam_pada(hari)[0][0])

    def tutup(self, hari: date) -> datetime:
        """Closing time of a working day."""
        return pada(hari, self.kalender.jam_pada(hari)[-1][1])

    def menit_buka(self, hari: date, dari: time, sampai: time) -> list[datetime]:
        """Every minute between two clock times at which the office is open."""
        awal, akhir = pada(hari, dari), pada(hari, sampai)
        semua = (awal + timedelta(minutes=n) for n in range(int((akhir - awal).total_seconds() // 60)))
        return [saat for saat in semua if self.kalender.buka(saat)]


@dataclass(slots=True)
class Kantor:
    """The people, services and chances of the practice office."""

    jadwal: Jadwal
    acak: random.Random
    data: Baris = field(default_factory=lambda: baca(str(INDUK), "kunjungan.toml", "contoh_data"))
    petugas: dict[str, Pengguna] = field(
        default_factory=lambda: {p.username: p for p in Pengguna.objects.all()}
    )
    titik: TitikLayanan = field(default_factory=titik_utama)
    loket: Loket = field(default_factory=lambda: Loket.objects.order_by("id")[0])
    warga: list[Warga] = field(init=False)
    layanan: dict[int, Baris] = field(init=False)
    pilihan: list[Layanan] = field(init=False)
    kolom: dict[int, list[KolomSurat]] = field(init=False)
    _hitung: Counter[str] = field(default_factory=Counter)
    _tumpukan: list[Layanan] = field(default_factory=list)
    _syarat: dict[int, list[Persyaratan]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lahir = self.jadwal.jam().date() - DEWASA
        self.warga = list(Warga.objects.exclude(nik=None).filter(tanggal_lahir__lt=lahir).order_by("id"))
        kode = menurut_kode(Layanan)
        baris = self.data.daftar("layanan")
        self.pilihan = [satu.acuan("kode", kode) for satu in baris]
        self.layanan = {layanan.pk: satu for layanan, satu in zip(self.pilihan, baris, strict=True)}
        self.kolom = defaultdict(list)
        milik_surat = KolomSurat.objects.filter(templat__jenis__sifat=JenisSurat.Sifat.SURAT)
        for kolom in milik_surat.select_related("templat__jenis"):
            self.kolom[kolom.templat.jenis.layanan_id].append(kolom)

    @property
    def syarat(self) -> dict[int, list[Persyaratan]]:
        """What each service asks for, read when the first visitor comes (standards come in force before)."""
        if not self._syarat:
            self._syarat = defaultdict(list)
            berlaku = Persyaratan.objects.filter(standar__status=VersiStandar.Status.BERLAKU)
            for satu in berlaku.select_related("standar"):
                self._syarat[satu.standar.layanan_id].append(satu)
        return self._syarat

    def peluang(self, bagian: float) -> bool:
        """True in about that part of the cases."""
        return self.acak.random() < bagian

    def kunci(self) -> UUID:
        """A key of one sent form."""
        return UUID(int=self.acak.getrandbits(128), version=4)

    def kunci_tetap(self, nama: str) -> UUID:
        """A key that no chance has to be drawn for."""
        return uuid5(NAMESPACE_URL, nama)

    def setiap(self, nama: str, banyak: int) -> bool:
        """True every so many times, so that no month lacks it."""
        self._hitung[nama] += 1
        return self._hitung[nama] % banyak == 0

    def pilih_layanan(self) -> Layanan:
        """A service from a shuffled deck: the common ones more often, none forgotten."""
        if not self._tumpukan:
            bobot = {satu: self.layanan[satu.pk].wajib("bobot") for satu in self.pilihan}
            self._tumpukan = [satu for satu, banyak in bobot.items() for _ in range(max(banyak // 2, 1))]
            self.acak.shuffle(self._tumpukan)
        return self._tumpukan.pop()

    def pemohon(self, layanan_pk: int) -> Warga:
        """An adult who may ask for this service."""
        status = self.layanan[layanan_pk].boleh("status")
        return self.acak.choice([w for w in self.warga if not status or w.status_kawin == status])

    def kata(self, kunci: str) -> str:
        """One of the sentences under ``kunci``."""
        return self._satu(self.data.wajib(kunci))

    def kata_layanan(self, layanan_pk: int, kunci: str) -> str:
        """One of the sentences this service has under ``kunci``; empty when it has none."""
        return self._satu(self.layanan[layanan_pk].boleh(kunci, [""]))

    def _satu(self, pilihan: str | Sequence[str]) -> str:
        return pilihan if isinstance(pilihan, str) else self.acak.choice(pilihan)
