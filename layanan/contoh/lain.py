"""Beside the errands of the practice office: guests, questions, places from home, internal requests."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.data_rujukan import baca, menurut_kode
from bungah.dasar.zona import JAKARTA
from layanan.alur.giliran import ambil
from layanan.alur.internal import minta
from layanan.alur.konsultasi import ALUR_KONSULTASI, catat_konsultasi, tanyakan
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.pesanan import datang, pesan_tempat
from layanan.alur.tamu import IsianTamu
from layanan.kueri.pesanan import pilihan_waktu
from layanan.models import Konsultasi, Layanan

if TYPE_CHECKING:
    from bungah.dasar.data_rujukan import Baris
    from layanan.aturan.pesanan import Pilihan
    from layanan.contoh.jadwal import Kantor
    from layanan.contoh.meja import Meja
    from layanan.models import Permohonan, Pesanan

BENIH: Final = 1277  # a chance of its own: the errands of the month stay the same
INDUK: Final = Path(__file__).parent
SORE: Final = (time(13, 0), time(14, 20))
PAGI: Final = (time(9, 0), time(10, 20))
SEMENIT: Final = timedelta(minutes=1)
TERLAMBAT: Final = 20 * SEMENIT  # after the session began
PER_HARI: Final = 2  # places taken on one afternoon
TERAKHIR: Final = 5  # on the last afternoon before today
DATANG: Final = 3  # two of so many come


@dataclass(slots=True)
class Lain:
    """Plans what no errand of a resident brings about."""

    kantor: Kantor
    meja: Meja
    data: Baris = field(default_factory=lambda: baca(str(INDUK), "lain.toml", "contoh_data"))
    acak: random.Random = field(default_factory=lambda: random.Random(BENIH))  # noqa: S311 -- invented people
    _dipesan: int = 0

    def isi(self, hari_kerja: list[date], hari_ini: date) -> None:
        """Spread everything over the month; today one guest waits."""
        for nama, perbuatan in (("tamu", self._tamu), ("tanya", self._tanya), ("minta", self._minta)):
            for satu in self.data.daftar(nama):
                saat = self._saat(hari_kerja[round((len(hari_kerja) - 1) * satu.wajib("bagian"))])
                self.kantor.jadwal.pada(saat, partial(perbuatan, satu))
        for hari in hari_kerja[-7:-1:2]:
            self.kantor.jadwal.pada(self._saat(hari), partial(self._pesan, PER_HARI))
        self.kantor.jadwal.pada(self._saat(hari_kerja[-1]), partial(self._pesan, TERAKHIR))
        self._hari_ini(hari_ini)

    def _hari_ini(self, hari: date) -> None:
        jadwal = self.kantor.jadwal
        lewat = [satu for satu in jadwal.menit_buka(hari, time(0), time(23, 59)) if satu < jadwal.akhir]
        tamu = self.data.bagian("tamu_hari_ini")
        if tamu is not None and len(lewat) > TERLAMBAT // SEMENIT:
            jadwal.pada(lewat[-6], partial(self.meja.terima_tamu, _isian(tamu), dipanggil=False))

    def _saat(self, hari: date) -> datetime:
        """A quiet minute of that day."""
        menit = self.kantor.jadwal.menit_buka(hari, *SORE) or self.kantor.jadwal.menit_buka(hari, *PAGI)
        return self.acak.choice(menit) if menit else self.kantor.jadwal.buka(hari)

    def _tamu(self, satu: Baris) -> None:
        self.meja.terima_tamu(_isian(satu))

    # Questions

    def _tanya(self, satu: Baris) -> None:
        """At the desk asked and answered at once; from home answered the same afternoon, or not yet."""
        layanan = menurut_kode(Layanan).get(satu.boleh("layanan", ""))
        kunci, jawab = self.kantor.kunci(), satu.boleh("jawab", "")
        if satu.boleh("situs"):
            tanya = tanyakan(tanya=satu.wajib("tanya"), layanan=layanan, telepon="", kunci=kunci)
            if jawab:
                self.kantor.jadwal.setelah(20, partial(self._jawab, tanya, satu))
            return
        catat_konsultasi(
            tanya=satu.wajib("tanya"),
            jawab=jawab,
            menit=satu.wajib("menit"),
            kunci=kunci,
            pelaku=self.kantor.petugas["depan"],
            layanan=layanan,
            topik=satu.boleh("topik", ""),
        )

    def _jawab(self, tanya: Konsultasi, satu: Baris) -> None:
        isi = {"jawab": satu.wajib("jawab"), "menit": satu.wajib("menit")}
        ALUR_KONSULTASI.jalankan(tanya, "jawab", pelaku=self.kantor.petugas["depan"], **isi)
        if satu.boleh("umum"):
            umum = {"tanya_umum": satu.wajib("umum"), "jawab_umum": satu.wajib("jawab_umum")}
            sekdes = self.kantor.petugas["sekdes"]
            ALUR_KONSULTASI.jalankan(tanya, "umumkan", pelaku=sekdes, layanan=tanya.layanan, **umum)

    # Places from home

    def _pesan(self, banyak: int) -> None:
        """Somebody at home takes a place for the next open day; two of three come."""
        for _ in range(banyak):
            layanan = self.acak.choice(self.kantor.pilihan)
            besok = [p for p in pilihan_waktu(layanan) if p.sisa and p.hari > self.kantor.jadwal.jam().date()]
            if besok:
                self._pesan_satu(layanan, self.acak.choice([p for p in besok if p.hari == besok[0].hari]))

    def _pesan_satu(self, layanan: Layanan, pilihan: Pilihan) -> None:
        self._dipesan += 1
        nama = self.data.wajib("nama_rumah")
        pesanan = pesan_tempat(
            layanan=layanan,
            sesi=pilihan.sesi.id,
            hari=pilihan.hari.isoformat(),
            nama=nama[self._dipesan % len(nama)],
            telepon="",
            siap=self.kantor.syarat[layanan.pk],
            kunci=self.kantor.kunci(),
        )
        if self._dipesan % DATANG:
            saat = datetime.combine(pilihan.hari, pilihan.sesi.mulai, JAKARTA) + TERLAMBAT
            self.kantor.jadwal.pada(saat + self._dipesan * SEMENIT, partial(self._ambil, pesanan))

    def _ambil(self, pesanan: Pesanan) -> None:
        if self.kantor.jadwal.kalender.buka(self.kantor.jadwal.jam()):
            datang(pesanan, pelaku=self.kantor.petugas["depan"])
            self.meja.rencanakan()

    # Between parts of the office

    def _minta(self, satu: Baris) -> None:
        pelaku: Any = self.kantor.petugas[satu.wajib("akun")]
        permintaan = minta(
            satu.acuan("layanan", menurut_kode(Layanan)),
            peminta=pelaku.pegawai,
            keperluan=satu.wajib("keperluan"),
            kunci=self.kantor.kunci(),
            pelaku=pelaku,
        )
        if hasil := satu.boleh("hasil"):
            self.kantor.jadwal.setelah(35, partial(self._siapkan, permintaan, hasil))

    def _siapkan(self, permintaan: Permohonan, hasil: str) -> None:
        petugas = self.kantor.petugas["layanan"]
        ambil(permintaan, pelaku=petugas)
        ALUR_PERMOHONAN.jalankan(permintaan, "selesaikan", pelaku=petugas, hasil=hasil)
        self.kantor.jadwal.setelah(15, partial(self._serahkan, permintaan))

    def _serahkan(self, permintaan: Permohonan) -> None:
        depan = self.kantor.petugas["depan"]
        ALUR_PERMOHONAN.jalankan(permintaan, "serahkan", pelaku=depan, diambil_oleh=permintaan.orang)


def _isian(satu: Baris) -> IsianTamu:
    return IsianTamu(**{nama: satu.wajib(nama) for nama in ("nama", "instansi", "keperluan", "menemui")})
