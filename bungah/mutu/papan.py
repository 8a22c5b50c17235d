"""What quality work offers to the roof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.urls import reverse

from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.papan import BarisUmum, IsiHalaman, Kartu, Menu
from bungah.dasar.peran import MEJA
from bungah.mutu.alur_kegiatan import PEMBACA_KEGIATAN
from bungah.mutu.kueri import BUKA_KANTOR, PEMBACA, keadaan
from bungah.mutu.models import Kegiatan, PesertaKegiatan

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from bungah.dasar.models import Pengguna

BANYAK_UMUM = 20  # meetings on the public page
JUDUL_UMUM = "Dengar pendapat dan tinjauan"


def menu(pengguna: Pengguna) -> list[Menu]:
    """The month of the opening sheet (today's is opened from its card or from there), and the meetings."""
    butir = []
    if pengguna.berperan(*PEMBACA):
        butir.append(Menu("Buka kantor", reverse("mutu:periksa_bulan", args=[BUKA_KANTOR]), "daftar", 78))
    if pengguna.berperan(*PEMBACA_KEGIATAN):
        butir.append(Menu("Kegiatan warga", reverse("mutu:kegiatan_daftar"), "orang-orang", 76))
        butir.append(Menu("Penyuluhan", reverse("mutu:penyuluhan_daftar"), "orang-orang", 76))
    return butir


def kartu(pengguna: Pengguna, hari: date) -> list[Kartu]:
    """On a working day: the office was not looked over yet, or something is not in order."""
    if not pengguna.berperan(*MEJA):
        return []
    dipakai, belum = keadaan(BUKA_KANTOR, hari)
    if not dipakai or belum == 0 or not kalender_kerja().jam_pada(hari):
        return []
    ke = reverse("mutu:lembar_periksa", args=[BUKA_KANTOR])
    if belum is None:
        return [Kartu("Buka kantor", "belum", "kantor belum diperiksa hari ini", ke, "tunggu", 15)]
    return [Kartu("Buka kantor", str(belum), "hal belum beres", ke, "tunggu", 60)]


def isi_halaman(kode: str, hari: date) -> list[IsiHalaman]:
    """Finished meetings: day, how many came, what was suggested and answered; never a name (R181)."""
    selesai = Kegiatan.objects.filter(status=Kegiatan.Status.SELESAI)
    if kode != "kebijakan":
        return []
    suluh = _penyuluhan(selesai.filter(jenis=Kegiatan.Jenis.PENYULUHAN))
    sidang = selesai.exclude(jenis=Kegiatan.Jenis.PENYULUHAN).prefetch_related("peserta", "saran")
    daftar = list(sidang[:BANYAK_UMUM])
    if not daftar:
        kata = "Belum ada dengar pendapat yang selesai."
        belum = BarisUmum("Dengar pendapat", [kata], tanda="belum")
        return [IsiHalaman([belum], bagian=JUDUL_UMUM), *suluh]
    terakhir = max(satu.ba_ditandatangani or satu.hari for satu in daftar)
    return [IsiHalaman([_baris_umum(satu) for satu in daftar], terakhir, JUDUL_UMUM), *suluh]


def _penyuluhan(selesai: QuerySet[Kegiatan]) -> list[IsiHalaman]:
    """Where the office went to explain its services (R172, R192)."""
    daftar = list(selesai.annotate(hadir=Count("peserta"))[:BANYAK_UMUM])
    if not daftar:
        return []
    baris = [
        BarisUmum(satu.topik, [f"{tanggal_surat(satu.hari)} di {satu.tempat}, {satu.hadir} orang hadir."])
        for satu in daftar
    ]
    return [IsiHalaman(baris, max(satu.hari for satu in daftar), "Penyuluhan kepada warga")]


def _baris_umum(satu: Kegiatan) -> BarisUmum:
    unsur = [orang.unsur for orang in satu.peserta.all()]
    luar = sum(u != PesertaKegiatan.Unsur.PERANGKAT for u in unsur)
    hadir = f"{tanggal_surat(satu.hari)}, {len(unsur)} orang hadir, {luar} dari luar perangkat desa."
    saran = [
        f"Saran: {s.isi.rstrip('.')}. {'Diterima' if s.diterima else 'Tidak diterima'}: {s.tanggapan}"
        for s in satu.saran.all()
    ]
    return BarisUmum(f"{satu.get_jenis_display()}: {satu.topik}", [hadir], saran)
