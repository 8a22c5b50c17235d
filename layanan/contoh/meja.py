"""The front desk of the practice office: numbers, calls, registration, missing files, hand-over."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from bungah.dasar.latihan import pada
from layanan.alur.antrean import ALUR_KUNJUNGAN, ambil_nomor, panggil_berikut
from layanan.alur.permohonan import IsianPendaftaran, daftarkan, perbarui_berkas
from layanan.alur.standar import jaga_loket, tinggalkan_loket
from layanan.alur.tamu import SERI, IsianTamu, catat_tamu
from layanan.models import BerkasPermohonan, Kunjungan, Permohonan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.contoh.jadwal import Kantor
    from layanan.contoh.kerja import Kerja
    from layanan.models import Layanan

PRIORITAS, TIDAK_HADIR, PULANG, KURANG, TAK_KEMBALI = 10, 20, 30, 6, 3  # every how many
DI_KANTOR, TAK_WAJIB_ADA = 0.15, 0.5
SEMENIT: Final = timedelta(minutes=1)
MENUNGGU_HARI_INI, DILAYANI_HARI_INI = 10, 8
WAKTU_SEPI: Final = timedelta(hours=2)
MENIT_CUKUP: Final = 30
TERAKHIR_DIDATA: Final = (14, 11)  # open minutes before the present
PULANG_AWAL: Final = time(14, 0)  # on the last day before today
Keadaan = BerkasPermohonan.Keadaan


@dataclass(slots=True)
class Meja:
    """One counter with one officer."""

    kantor: Kantor
    kerja: Kerja
    bebas: datetime = field(init=False)
    pasti: set[int] = field(default_factory=set)  # visits that come to the counter with a complete file

    def __post_init__(self) -> None:
        self.bebas = self.kantor.jadwal.jam()

    def isi_hari(self, hari: date, *, terakhir: bool) -> None:
        """Plan the visitors of a working day; on the last one more of them come after lunch."""
        jadwal, acak = self.kantor.jadwal, self.kantor.acak
        jadwal.pada(jadwal.buka(hari), self._buka)
        jadwal.pada(jadwal.tutup(hari), partial(self._tutup_hari, hari))
        banyak = acak.randint(*self.kantor.data.wajib("sehari"))
        menit = jadwal.menit_buka(hari, time(8, 0), time(11, 30))
        saat = acak.sample(menit, min(banyak, len(menit)))
        if terakhir:
            for satu in acak.sample(jadwal.menit_buka(hari, time(13, 0), time(13, 40)), 6):
                jadwal.pada(satu, partial(self._datang, self._layanan(self.kantor.kata("sore"))))
        for satu in saat:
            jadwal.pada(satu + timedelta(seconds=acak.randrange(60)), self._datang)

    def isi_istimewa(self, hari_kerja: list[date]) -> None:
        """A death letter on a Sunday night, a pile of work, a power cut entered afterwards."""
        jadwal = self.kantor.jadwal
        jadwal.pada(pada(hari_kerja[-1], PULANG_AWAL), self.kerja.pulang)
        tengah = hari_kerja[len(hari_kerja) // 2]
        minggu = tengah - timedelta(days=tengah.weekday() + 1)
        jadwal.pada(pada(minggu, time(19, 40)), self._luar_jam)
        sibuk = hari_kerja[len(hari_kerja) * 3 // 4]
        jadwal.pada(pada(sibuk, time(9, 0)), self.kerja.rapat)
        for menit in (5, 20, 35):
            jadwal.pada(pada(sibuk, time(9, menit)), partial(self._datang, self._layanan("domisili")))
        padam = hari_kerja[len(hari_kerja) // 3]
        for menit in (5, 17, 32):
            datang = pada(padam, time(9, menit))
            jadwal.pada(pada(padam, time(13, 30 + menit // 5)), partial(self._susulan, datang))

    def isi_hari_ini(self, hari: date) -> None:
        """Some visitors of today are served, ten still wait; a closed office gives numbers at the desk."""
        jadwal, acak = self.kantor.jadwal, random.Random(self.kantor.acak.random())  # noqa: S311 -- as the rest
        lewat = [satu for satu in jadwal.menit_buka(hari, time(0), time(23, 59)) if satu < jadwal.akhir]
        if len(lewat) < MENIT_CUKUP:
            mulai = max(pada(hari, time(0)), jadwal.akhir - WAKTU_SEPI)
            sela = (jadwal.akhir - mulai) / (MENUNGGU_HARI_INI + 1)
            for n in range(MENUNGGU_HARI_INI):
                jadwal.pada(mulai + sela * (n + 1), self._antre_luar_jam)
            return
        pisah = len(lewat) * 2 // 3
        jadwal.pada(lewat[0], self._buka)
        for saat in acak.sample(lewat[:pisah], min(DILAYANI_HARI_INI, pisah)):
            jadwal.pada(saat, self._datang)
        for saat in acak.choices(lewat[pisah:], k=MENUNGGU_HARI_INI):
            jadwal.pada(saat, self._ambil_nomor)
        for menit in TERAKHIR_DIDATA:
            jadwal.pada(lewat[-menit], partial(self._datang, self._layanan("domisili")))

    def tutup(self) -> None:
        """Leave the counter."""
        tinggalkan_loket(pelaku=self._petugas)

    @property
    def _petugas(self) -> Pengguna:
        return self.kantor.petugas["depan"]

    def _buka(self) -> None:
        jaga_loket(self.kantor.loket, pelaku=self._petugas)

    # Numbers

    def _layanan(self, kode: str) -> Layanan:
        return next(satu for satu in self.kantor.pilihan if satu.kode == kode)

    def _ambil_nomor(self, layanan: Layanan | None = None) -> Kunjungan:
        """Somebody takes a number at the machine; one in ten belongs to the vulnerable."""
        kantor = self.kantor
        layanan = layanan or kantor.pilih_layanan()
        return ambil_nomor(
            titik=kantor.titik,
            kelompok=layanan.kelompok,
            layanan=layanan,
            kunci=kantor.kunci(),
            prioritas=kantor.acak.choice(Kunjungan.Prioritas.values)
            if kantor.setiap("prioritas", PRIORITAS)
            else "",
        )

    def _antre_luar_jam(self) -> Kunjungan:
        return self._nomor_di_meja(self.kantor.pilih_layanan(), "luar_jam_latihan")

    def _nomor_di_meja(self, layanan: Layanan, alasan: str) -> Kunjungan:
        """An officer gives the number while the office is closed, with the reason."""
        return ambil_nomor(
            titik=self.kantor.titik,
            kelompok=layanan.kelompok,
            layanan=layanan,
            kunci=self.kantor.kunci(),
            pelaku=self.kantor.petugas["layanan"],
            alasan_luar_jam=self.kantor.kata(alasan),
        )

    # At the counter

    def _datang(self, layanan: Layanan | None = None) -> None:
        """A visitor comes; when the office will have time before the present, one call is planned."""
        jadwal = self.kantor.jadwal
        kunjungan = self._ambil_nomor(layanan)
        if layanan:
            self.pasti.add(kunjungan.pk)
        elif self.kantor.setiap("pulang", PULANG):
            jadwal.pada(jadwal.jam() + 3 * SEMENIT, partial(self._pulang, kunjungan))
            return
        self.rencanakan(self.kantor.acak.randint(4, 8) * SEMENIT)

    def terima_tamu(self, isian: IsianTamu, *, dipanggil: bool = True) -> None:
        """An official guest takes a number like everybody else."""
        catat_tamu(isian, kunci=self.kantor.kunci(), pelaku=self._petugas)
        if dipanggil:
            self.rencanakan()

    def rencanakan(self, lama: timedelta = 6 * SEMENIT) -> None:
        """Plan one more call when the office will have time for it before the present."""
        jadwal = self.kantor.jadwal
        mulai = jadwal.kalender.buka_berikutnya(max(jadwal.jam() + SEMENIT, self.bebas))
        if mulai and mulai + lama <= jadwal.akhir and mulai.date() == jadwal.jam().date():
            self.bebas = mulai + lama + SEMENIT
            jadwal.pada(mulai, partial(self._layani, lama))

    def _tutup_hari(self, hari: date) -> None:
        """Whoever still waits at closing time has gone home."""
        for kunjungan in Kunjungan.objects.menunggu(self.kantor.titik, hari):
            self._pulang(kunjungan)
        self.tutup()

    def _pulang(self, kunjungan: Kunjungan) -> None:
        """Left before being called: the number stays, cancelled."""
        kunjungan.refresh_from_db(fields=["status"])
        if kunjungan.status == Kunjungan.Status.TUNGGU:
            ALUR_KUNJUNGAN.jalankan(kunjungan, "batalkan", pelaku=self._petugas)

    def _layani(self, lama: timedelta) -> None:
        jadwal = self.kantor.jadwal
        kunjungan = panggil_berikut(pelaku=self._petugas)
        if kunjungan is None:
            return
        if kunjungan.kelompok.kode == SERI:
            selesai = partial(ALUR_KUNJUNGAN.jalankan, kunjungan, "selesai", pelaku=self._petugas)
            jadwal.pada(jadwal.jam() + lama, selesai)
            return
        if kunjungan.pk in self.pasti or not self.kantor.setiap("tidak hadir", TIDAK_HADIR):
            jadwal.pada(jadwal.jam() + lama, partial(self._daftar, kunjungan, self._petugas))
            return
        for menit, perbuatan in ((1, "panggil_ulang"), (3, "tidak_hadir")):
            panggil = partial(ALUR_KUNJUNGAN.jalankan, kunjungan, perbuatan, pelaku=self._petugas)
            jadwal.pada(jadwal.jam() + menit * SEMENIT, panggil)

    def _luar_jam(self) -> None:
        """A family in mourning on a Sunday night is served, with a reason."""
        self._daftar(
            self._nomor_di_meja(self._layanan("kematian"), "luar_jam"), self.kantor.petugas["layanan"]
        )

    def _susulan(self, datang: datetime) -> None:
        """Entered after a power cut from the log sheet, with its true time."""
        kantor, layanan = self.kantor, self.kantor.pilih_layanan()
        sumber = kantor.kata("sumber_susulan")
        kunjungan = ambil_nomor(
            titik=kantor.titik,
            kelompok=layanan.kelompok,
            layanan=layanan,
            kunci=kantor.kunci(),
            pelaku=self._petugas,
            saat=datang,
            sumber=sumber,
        )
        self._daftar(kunjungan, self._petugas, saat=datang + 5 * SEMENIT, sumber=sumber)

    # Registration

    def _daftar(
        self, kunjungan: Kunjungan, pelaku: Pengguna, *, saat: datetime | None = None, sumber: str = ""
    ) -> None:
        layanan = kunjungan.layanan or self.kantor.pilih_layanan()
        permohonan = daftarkan(
            kunjungan,
            layanan,
            self._isian(layanan, lengkap=kunjungan.pk in self.pasti),
            kunci=self.kantor.kunci(),
            pelaku=pelaku,
            saat=saat,
            sumber=sumber,
        )
        if permohonan.tahap == Permohonan.Tahap.PROSES:
            self.kerja.terima()
        elif not self.kantor.setiap("tak kembali", TAK_KEMBALI):
            lama = self.kantor.acak.randint(60, 900)
            self.kantor.jadwal.setelah(lama, partial(self._lengkapi, permohonan))

    def _isian(self, layanan: Layanan, *, lengkap: bool) -> IsianPendaftaran:
        """Who asks for what; a service for groups is asked by one of its representatives."""
        kantor = self.kantor
        lembaga = kantor.kata_layanan(layanan.pk, "kelompok")
        jenis = Permohonan.JenisPemohon.KELOMPOK if lembaga else Permohonan.JenisPemohon.PERORANGAN
        return IsianPendaftaran(
            warga=kantor.pemohon(layanan.pk),
            keperluan=kantor.kata_layanan(layanan.pk, "keperluan"),
            berkas=self._berkas(layanan, lengkap=lengkap),
            jenis_pemohon=jenis,
            nama_lembaga=lembaga,
            kedudukan=kantor.kata_layanan(layanan.pk, "kedudukan"),
        )

    def _berkas(self, layanan: Layanan, *, lengkap: bool) -> dict[int, str]:
        """Answer to every requirement; sometimes a required one is still at home."""
        syarat, peluang = self.kantor.syarat[layanan.pk], self.kantor.peluang
        jawab: dict[int, str] = {}
        for satu in syarat:
            ada = Keadaan.DI_KANTOR if peluang(DI_KANTOR) else Keadaan.ADA
            jawab[satu.pk] = ada if satu.wajib or peluang(TAK_WAJIB_ADA) else Keadaan.BELUM
        wajib = [satu.pk for satu in syarat if satu.wajib]
        if wajib and not lengkap and self.kantor.setiap("kurang", KURANG):
            jawab[self.kantor.acak.choice(wajib)] = Keadaan.BELUM
        return jawab

    def _lengkapi(self, permohonan: Permohonan) -> None:
        """Back with the missing paper."""
        jawab = {syarat.pk: Keadaan.ADA for syarat in permohonan.standar.persyaratan.filter(wajib=True)}
        perbarui_berkas(permohonan, jawab, pelaku=self._petugas)
        self.kerja.terima()
