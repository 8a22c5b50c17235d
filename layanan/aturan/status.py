"""What a villager is told: when, where, and how an errand stands, in words of the house.

Stages keep their official names in data and on staff pages; here stand only the words people use.
Nothing in these sentences names a person or repeats what staff typed freely.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from bungah.dasar.nilai import hari_dan_pukul, lama, pukul, tanggal_panjang, tanggal_surat
from bungah.dasar.zona import JAKARTA
from layanan.aturan.permohonan import KATA_WARGA, Tahap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

BERSURAT = ("surat", "pengantar", "rekomendasi")  # these names are things one can hold: «… Anda siap»
DUKA = ("kematian", "meninggal")  # nobody is told that «surat kematian Anda» is ready


def kapan(saat: datetime, hari_ini: date, *, sekitar: str = "") -> str:
    """A moment as people ask for it, the day named unless it is today.

    ``pukul 10.12`` · ``besok, Selasa 24 November, pukul 08.00`` · ``Kamis, 26 November, pukul 08.00``;
    ``sekitar`` stands before the hour.
    """
    hari = saat.astimezone(JAKARTA).date()
    jam = f"{sekitar} pukul {pukul(saat)}".strip()
    if hari == hari_ini:
        return jam
    nama = nama_hari(hari, hari_ini)
    return (
        f"besok, {nama.replace(',', '')}, {jam}" if hari == hari_ini + timedelta(days=1) else f"{nama}, {jam}"
    )


def nama_hari(hari: date, hari_ini: date) -> str:
    """``Kamis, 26 November``; the year only when it is another one."""
    panjang = tanggal_panjang(hari)
    return panjang if hari.year != hari_ini.year else panjang.rsplit(" ", 1)[0]


def kata_jam(selang: Sequence[tuple[time, time]], saat: datetime) -> str:
    """``sampai 15.00``, with the break while it is still ahead: ``sampai 15.00, istirahat 12.00–13.00``."""
    sekarang = saat.astimezone(JAKARTA).time()
    istirahat = [
        f", istirahat {pukul(tutup)}–{pukul(buka)}"
        for (_, tutup), (buka, _) in pairwise(selang)
        if sekarang < tutup
    ]
    return f"sampai {pukul(selang[-1][1])}{''.join(istirahat)}" if selang else ""


def kata_tutup(selang: Sequence[tuple[time, time]], saat: datetime) -> str:
    """Why the door is shut now, on a day with these open hours: before, between, after, or never."""
    sekarang = saat.astimezone(JAKARTA).time()
    if not selang:
        return "Kantor libur hari ini"
    if sekarang < selang[0][0]:
        return "Kantor belum buka"
    return "Kantor sedang istirahat" if sekarang < selang[-1][1] else "Kantor sudah tutup"


def kata_tanda_tangan(
    *, ada: bool, absen_sampai: date | None, hari_ini: date, masih_buka: bool, wakil: str = ""
) -> str:
    """Whether letters can be signed today; empty where the office's own records cannot tell.

    Args:
        ada: a kepala desa is recorded as active.
        absen_sampai: last day of an absence that covers today.
        hari_ini: today.
        masih_buka: the office is open now or opens again today.
        wakil: who signs in the kepala desa's place, as a post; ``a.n.`` holds for some letters only.
    """
    if not masih_buka or not (ada or wakil):
        return ""
    if ada and absen_sampai is None:
        return "Hari ini surat bisa ditandatangani."
    if wakil:
        apa = "sebagian surat" if wakil.startswith("a.n.") else "surat"
        return f"Hari ini {apa} bisa ditandatangani: {wakil}."
    if absen_sampai is None:
        return ""
    if absen_sampai == hari_ini:
        return "Hari ini surat belum bisa ditandatangani: Kepala Desa tidak di kantor."
    return (
        "Hari ini surat belum bisa ditandatangani: "
        f"Kepala Desa tidak di kantor sampai {nama_hari(absen_sampai, hari_ini)}."
    )


def sebut(nama: str) -> str:
    """A service as part of a sentence: ``Surat domisili Anda``, ``Urusan lapor kelahiran Anda``."""
    kata = nama.casefold().split()
    anda = "" if any(duka in kata for duka in DUKA) else " Anda"
    if kata and kata[0] in BERSURAT:
        return f"{nama}{anda}"
    return f"Urusan {nama[:1].lower()}{nama[1:]}{anda}"


@dataclass(frozen=True, slots=True)
class Jalan:
    """Where a request stands: its stage and the moments that matter to its owner."""

    tahap: str
    jatuh_tempo: datetime | None = None
    selesai_pada: datetime | None = None
    jeda: str = ""  # "warga" = the clock stands still, "pihak_lain" = another office is asked
    belum_dibayar: bool = False  # its fee has no receipt yet
    uang_menunggu: bool = False  # cancelled, and its fee is to be fetched back
    kurang: bool = True  # a paper is missing, as long as it stands at the beginning

    def terlambat(self, sekarang: datetime) -> bool:
        """Past its promise and not ready; while the office waits for the villager the clock stands."""
        berjalan = self.tahap in (Tahap.PROSES, Tahap.LEGALISASI) and self.jeda != "warga"
        return berjalan and self.jatuh_tempo is not None and self.jatuh_tempo < sekarang


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The answer on top of the page: one sentence, a badge, perhaps a second sentence."""

    judul: str
    lencana: str
    jenis: str  # kind of badge
    kata: str = ""


def jawaban(nama: str, jalan: Jalan, sekarang: datetime) -> Jawaban:
    """Answer «kapan dadi?» for one request of the service ``nama``."""
    urusan = sebut(nama)
    if jalan.tahap in (Tahap.PROSES, Tahap.LEGALISASI):
        return _jawaban_berjalan(urusan, jalan, sekarang)
    if jalan.tahap == Tahap.PENDAFTARAN:
        if jalan.belum_dibayar and not jalan.kurang:
            kata = "Bayar kepada bendahara desa atau bank, bukan di loket. Waktu dihitung setelah itu."
            return Jawaban(f"{nama}: menunggu pembayaran", "Belum dibayar", "tunggu", kata)
        bayar = " dan biayanya dibayar kepada bendahara desa" if jalan.belum_dibayar else ""
        kata = f"Waktu mulai dihitung setelah berkas lengkap{bayar}. Bawa yang kurang ke kantor."
        return Jawaban(f"{nama}: berkas belum lengkap", "Berkas kurang", "tunggu", kata)
    if jalan.tahap == Tahap.SIAP:
        return Jawaban(f"{urusan} siap diambil", KATA_WARGA[Tahap.SIAP], "baik")
    if jalan.tahap == Tahap.BATAL:
        uang = " Biaya yang sudah dibayar diambil kembali di bendahara desa." if jalan.uang_menunggu else ""
        kata = f"Tanyakan sebabnya di kantor.{uang}"
        return Jawaban(f"{nama} dibatalkan", KATA_WARGA[Tahap.BATAL], "batal", kata)
    kata = f"{hari_dan_pukul(jalan.selesai_pada)}." if jalan.selesai_pada else ""
    return Jawaban(f"{urusan} sudah diambil", KATA_WARGA[Tahap.SELESAI], "info", kata)


def _jawaban_berjalan(urusan: str, jalan: Jalan, sekarang: datetime) -> Jawaban:
    """A request that is being worked on: when it is ready, or why nobody can say."""
    hari_ini = sekarang.astimezone(JAKARTA).date()
    if jalan.jeda == "warga":
        kata = "Waktu berhenti dihitung sampai Anda memberi kabar. Hubungi kantor."
        return Jawaban(f"{urusan} menunggu kabar dari Anda", "Menunggu Anda", "tunggu", kata)
    if jalan.jatuh_tempo is None:
        return Jawaban(f"{urusan} sedang dikerjakan", KATA_WARGA[jalan.tahap], "proses")
    if jalan.terlambat(sekarang):
        kata = f"Janjinya siap {kapan(jalan.jatuh_tempo, hari_ini)}. Kami mohon maaf."
        return Jawaban(f"{urusan} terlambat", "Terlambat", "telat", kata)
    lain = "Kami sedang menunggu kabar dari kantor lain. Janjinya tetap." if jalan.jeda else ""
    judul = f"{urusan} siap {kapan(jalan.jatuh_tempo, hari_ini, sekitar='sekitar')}"
    return Jawaban(judul, KATA_WARGA[jalan.tahap], "proses", lain)


def selang_waktu(mulai: datetime, selesai: datetime | None, hari_ini: date) -> str:
    """``09.31–09.40 · 9 menit``; the day is named when it is not today; one moment when both are alike."""
    awal = mulai.astimezone(JAKARTA)
    hari = "" if awal.date() == hari_ini else f"{nama_hari(awal.date(), hari_ini)}, "
    if selesai is None or (menit := int((selesai - mulai).total_seconds() // 60)) < 1:
        return f"{hari}{pukul(mulai)}"
    akhir = selesai.astimezone(JAKARTA)
    if akhir.date() != awal.date():
        return f"{tanggal_surat(awal)} – {tanggal_surat(akhir)}"
    return f"{hari}{pukul(mulai)}–{pukul(selesai)} · {lama(menit)}"
