"""What happens once in a month: a Plh., a letter revoked and one replaced, the ketua RT's round, a fee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from arsip.alur_cabut import cabut, minta_cabut
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.latihan import pada
from bungah.dasar.naik import Naik
from kepegawaian.alur_pengganti import tunjuk_pengganti
from kepegawaian.models import Pegawai, PejabatPengganti
from layanan.alur.antrean import ambil_nomor
from layanan.alur.biaya import catat_pembayaran
from layanan.alur.nomor_cadangan import cadangkan_blangko
from layanan.alur.pembetulan import buat_pembetulan
from layanan.alur.penyerahan import serahkan_rt
from layanan.alur.permohonan import IsianPendaftaran, daftarkan
from layanan.models import (
    BerkasPermohonan,
    JenisSurat,
    Layanan,
    Peraturan,
    Permohonan,
    RincianBiaya,
    Surat,
    VersiStandar,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from layanan.contoh.jadwal import Kantor
    from layanan.contoh.kerja import Kerja

BERBIAYA: Final = "domisili-lembaga"  # nobody asks for it in the course of the month
JUMLAH: Final = 25_000
DIBAWA_RT, PER_JENIS = 3, 2
SEBULAN: Final = 10  # working days
Tahap = Permohonan.Tahap


@dataclass(slots=True)
class Istimewa:
    """Plans deeds that no chance brings about; none of them draws from the month's chances."""

    kantor: Kantor
    kerja: Kerja

    def isi(self, hari_kerja: list[date]) -> None:
        """The Plh. for the days of the absence, the others towards the end of the month."""
        for hari in self.kerja.tanpa_kades[:1]:
            self._pada(hari, time(8, 2), partial(self._plh, self.kerja.tanpa_kades[-1]))
        if len(hari_kerja) < SEBULAN:
            return  # too few letters to choose from
        akhir, kemarin = hari_kerja[-3], hari_kerja[-2]
        self._pada(akhir, time(9, 31), self._cabut)
        self._pada(akhir, time(9, 47), self._ganti)
        self._pada(kemarin, time(10, 3), self._cadangkan)
        self._pada(kemarin, time(10, 11), self._beri_biaya)
        for menit, dibayar in ((16, True), (29, False)):
            self._pada(kemarin, time(10, menit), partial(self._minta_berbiaya, dibayar=dibayar))
        self._pada(hari_kerja[-1], time(10, 37), self._titip_rt)

    def _pada(self, hari: date, pukul: time, perbuatan: Callable[[], object]) -> None:
        self.kantor.jadwal.pada(pada(hari, pukul), perbuatan)

    def _plh(self, sampai: date) -> None:
        """The decree of the days the kepala desa is away."""
        hari = self.kantor.jadwal.jam().date()
        tunjuk_pengganti(
            jenis=PejabatPengganti.Jenis.PLH,
            pegawai=Pegawai.objects.get(jabatan__kode="sekdes"),
            nomor_sk=f"188/07/KEP/{hari.year}",
            tanggal_sk=hari - timedelta(days=1),
            dari=hari,
            sampai=sampai,
            pelaku=self.kantor.petugas["sekdes"],
        )

    def _terbit(self) -> list[Surat]:
        """Letters that went home, oldest first, of which nothing else became."""
        daftar = Surat.objects.filter(permohonan__tahap=Tahap.SELESAI, register__status="terbit")
        return list(daftar.select_related("register__naskah", "permohonan__layanan").order_by("id")[:2])

    def _cabut(self) -> None:
        surat, petugas = self._terbit()[0], self.kantor.petugas
        if surat.register is None:
            return
        alasan = "Data yang dipakai ternyata bukan milik pemohon"
        minta_cabut(surat.register, alasan=alasan, pelaku=petugas["layanan"])
        cabut(surat.register, alasan=alasan, pelaku=petugas["kades"], naik=Naik("kode", 0, None))

    def _ganti(self) -> None:
        """The villager finds a mistake at home; the new letter goes the way of all others."""
        surat, petugas = self._terbit()[0], self.kantor.petugas["layanan"]
        alasan = "Tanggal lahir di surat tertukar dengan milik keluarganya"
        buat_pembetulan(surat, alasan=alasan, pelaku=petugas, kunci=self.kantor.kunci_tetap("ganti"))
        self.kerja.terima()

    def _titip_rt(self) -> None:
        """What nobody fetched goes home with the ketua RT."""
        tinggal = Permohonan.objects.filter(pk__in=self.kerja.tinggal, tahap=Tahap.SIAP).order_by("id")
        if daftar := list(tinggal[:DIBAWA_RT]):
            serahkan_rt(
                daftar,
                dibawa_oleh="Suyitno",
                rt="Ketua RT 02 Dusun Krajan",
                pelaku=self.kantor.petugas["depan"],
            )

    def _cadangkan(self) -> None:
        """Two numbers on paper, in case the power goes."""
        jenis = JenisSurat.objects.get(layanan__kode="kematian", sifat=JenisSurat.Sifat.SURAT)
        kunci = self.kantor.kunci_tetap("cadangan")
        cadangkan_blangko([jenis.pk], PER_JENIS, kunci=kunci, pelaku=self.kantor.petugas["sekdes"])

    # A fee

    def _beri_biaya(self) -> None:
        """The only thing here that costs anything, on a regulation that says itself that it is invented."""
        standar = VersiStandar.objects.get(layanan__kode=BERBIAYA, status=VersiStandar.Status.BERLAKU)
        with tulis(pelaku=None):
            perdes = Peraturan.objects.create(
                kode="perdes-latihan", nama="Peraturan Desa (contoh latihan)", tentang="Pungutan Desa"
            )
            VersiStandar.objects.filter(pk=standar.pk).update(biaya=JUMLAH, dasar_biaya=perdes)
            RincianBiaya.objects.create(
                standar=standar, urut=1, komponen="Pungutan contoh untuk latihan", jumlah=JUMLAH,
                dasar=perdes, penetap="Kepala Desa bersama BPD (contoh)",
            )  # fmt: skip
            catat(standar, "isi_latihan")

    def _minta_berbiaya(self, *, dibayar: bool) -> None:
        """One pays on the same morning; the other went home for the money and has not come back."""
        kantor, petugas = self.kantor, self.kantor.petugas
        layanan = Layanan.objects.get(kode=BERBIAYA)
        nama = "Kelompok Tani Sumber Rejeki" if dibayar else "Karang Taruna Mekar"
        kunjungan = ambil_nomor(
            titik=kantor.titik, kelompok=layanan.kelompok, layanan=layanan,
            kunci=kantor.kunci_tetap(f"nomor {nama}"), pelaku=petugas["depan"],
        )  # fmt: skip
        isian = IsianPendaftaran(
            warga=kantor.warga[7 if dibayar else 11],
            keperluan="Membuka rekening lembaga",
            berkas={satu.pk: BerkasPermohonan.Keadaan.ADA for satu in kantor.syarat[layanan.pk]},
            jenis_pemohon=Permohonan.JenisPemohon.KELOMPOK,
            nama_lembaga=nama,
            kedudukan="Ketua",
        )
        kunci = kantor.kunci_tetap(f"daftar {nama}")
        permohonan = daftarkan(kunjungan, layanan, isian, kunci=kunci, pelaku=petugas["layanan"])
        if dibayar:
            kantor.jadwal.setelah(25, partial(catat_pembayaran, permohonan, pelaku=petugas["bendahara"]))
