"""Deeds of the queue: take a number, call, recall, not present, back into the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connection
from django.db.models import BigIntegerField, BooleanField, CharField, DateTimeField
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.kueri_siap import SisipSiap, UbahSiap
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.nilai import hari_dan_pukul, kode_baru
from bungah.dasar.penomoran import nomor_berikut
from bungah.dasar.peran import MEJA
from layanan.alur.kunjungan import (
    antre_lagi,
    belum_hadir,
    kembali,
    lanjutkan,
    loket_bebas,
    pastikan_melayani,
    pergi,
    pindah,
    tahan,
    terdaftar,
    tidak_hadir,
    urungkan,
)
from layanan.alur.layar import umumkan
from layanan.kueri.antrean import Giliran, dilangkahi, giliran, kunjungan_lengkap, sedang_dilayani
from layanan.models import KelompokAntrean, Kunjungan, Layanan, Loket, Penyimpangan, Pertanyaan, TitikLayanan

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from bungah.dasar.models import Pengguna

PANJANG_KODE, PANJANG_ALASAN = 8, 160
CALON_SEKALI = 8  # asked for at once; when other counters take them all, the next ones are asked for
Status = Kunjungan.Status
_sisip = SisipSiap(Kunjungan)
_dipanggil = UbahSiap(
    lambda pk, loket, petugas, kini, alasan, mendahului: (
        Kunjungan.objects.filter(pk=pk, status=Status.TUNGGU),
        {
            "status": Status.DIPANGGIL,
            "loket": loket,
            "petugas": petugas,
            "dipanggil_pada": Greatest("terjadi_pada", kini),
            "pertama_dipanggil_pada": Coalesce("pertama_dipanggil_pada", Greatest("terjadi_pada", kini)),
            "panggilan_ke": 1,
            "alasan_panggil": alasan,
            "mendahului": mendahului,
        },
    ),
    pk=BigIntegerField(),
    loket=BigIntegerField(),
    petugas=BigIntegerField(),
    kini=DateTimeField(),
    alasan=CharField(),
    mendahului=BooleanField(),
)


class KantorTutup(Ditolak):
    """The office is closed; the message says when it opens."""


def ambil_nomor(
    *,
    titik: TitikLayanan,
    kelompok: KelompokAntrean,
    kunci: UUID,
    layanan: Layanan | None = None,
    prioritas: str = "",
    pelaku: Pengguna | None = None,
    alasan_luar_jam: str = "",
    saat: datetime | None = None,
    sumber: str = "",
) -> Kunjungan:
    """Give a visitor the next number of the series; the same ``kunci`` always gets the same number.

    Number, visit and trail are one transaction. ``saat``/``sumber`` enter a visit afterwards from paper.

    Raises:
        KantorTutup: outside office hours and no reason was given (only the desk may give one).
    """
    waktu: dict[str, Any] = dua_waktu(saat=saat, sumber=sumber)
    hari = timezone.localdate(saat)
    try:
        if saat is None and not (pelaku and alasan_luar_jam.strip()):
            pastikan_buka(timezone.now(), di_meja=pelaku is not None)
        with tulis(pelaku=pelaku):
            kunjungan = Kunjungan(
                titik=titik,
                hari=hari,
                kelompok=kelompok,
                urut=nomor_berikut(f"karcis:{titik.pk}:{kelompok.kode}", hari.isoformat()),
                layanan=layanan,
                prioritas=prioritas,
                kode=kode_baru(PANJANG_KODE),
                kunci=kunci,
                dicatat_oleh=pelaku,
                giliran_pada=waktu["terjadi_pada"],
                alasan_luar_jam=alasan_luar_jam.strip(),
                **waktu,
            )
            _sisip.satu(kunjungan)
            catat(kunjungan, "ambil_nomor", kelompok=kelompok.pk, urut=kunjungan.urut)
    except (KantorTutup, IntegrityError):
        # A form sent again gets its first number; asked only here, so that a first sending costs no query.
        if lama := _menurut_kunci(kunci):
            return lama
        raise
    return kunjungan


def _menurut_kunci(kunci: UUID) -> Kunjungan | None:
    return Kunjungan.objects.filter(kunci=kunci).select_related("kelompok").first()


def pastikan_buka(saat: datetime, *, di_meja: bool) -> None:
    """Refuse outside office hours, saying when the office opens.

    Raises:
        KantorTutup: with words for the kiosk or for the desk, which may serve with a reason.
    """
    kalender = kalender_kerja()
    if kalender.buka(saat):
        return
    nanti = kalender.buka_berikutnya(saat)
    kapan = f" Buka lagi {hari_dan_pukul(nanti)}." if nanti else ""
    lanjut = " Isi alasan untuk tetap melayani." if di_meja else ""
    pesan = f"Kantor sedang tutup.{kapan}{lanjut}"
    raise KantorTutup(pesan)


def panggil_berikut(*, pelaku: Pengguna) -> Kunjungan | None:
    """Call the visitor whose turn it is at the counter this officer holds; None when nobody waits.

    Two counters can never call one visitor: the change is a conditional update, and whoever loses
    it gets the next visitor.

    Raises:
        TidakBerwenang: no desk role in force today (an SK that lapsed yesterday calls nobody).
        Ditolak: no counter held, or a called visitor is not finished yet.
    """
    pastikan_pemanggil(pelaku)
    loket = loket_bebas(pelaku)
    try:
        with tulis(pelaku=pelaku):
            return _panggil_yang_pertama(loket, pelaku)
    except IntegrityError:  # this desk called somebody in the same moment (double click): one at a time
        if sekarang := sedang_dilayani(pelaku):
            return sekarang
        raise


def _panggil_yang_pertama(loket: Loket, pelaku: Pengguna) -> Kunjungan | None:
    """Call the first whom no other counter takes in the same moment; None when nobody is left."""
    # In SQLite's write block nobody else writes, so the first one asked for is still there.
    banyak = 1 if connection.vendor == "sqlite" else CALON_SEKALI
    while calon := giliran(loket.titik, timezone.localdate(), loket, banyak=banyak):
        for satu in calon[:banyak]:
            if kunjungan := _panggil(satu, loket, pelaku):
                return kunjungan
    return None


def pastikan_pemanggil(pelaku: Pengguna) -> None:
    """Refuse who holds no desk role today.

    Raises:
        TidakBerwenang: an SK that lapsed yesterday calls nobody.
    """
    if not pelaku.berperan(*MEJA):
        pesan = "Tidak ada SK atau surat tugas yang berlaku hari ini untuk memanggil nomor."
        raise TidakBerwenang(pesan)


def _panggil(satu: Giliran, loket: Loket, pelaku: Pengguna) -> Kunjungan | None:
    """Call one visitor unless somebody else just did.

    Raises:
        IntegrityError: this officer called somebody else in the same moment.
    """
    pk = satu.kunjungan.pk
    berhasil = _dipanggil(
        pk=pk,
        loket=loket.pk,
        petugas=pelaku.pk,
        kini=timezone.now(),
        alasan=satu.alasan,
        mendahului=satu.mendahului,
    )
    if not berhasil:
        return None
    kunjungan = kunjungan_lengkap(pk)
    umumkan(kunjungan)
    catat(kunjungan, "panggil", loket=loket.pk)
    return kunjungan


def _panggil_ulang(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    pastikan_melayani(kunjungan, pelaku)
    kunjungan.panggilan_ke += 1
    umumkan(kunjungan)


def _lanjutkan(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    lanjutkan(kunjungan, pelaku=pelaku)
    umumkan(kunjungan)


MENUNGGU, DIPANGGIL = (Status.TUNGGU,), (Status.DIPANGGIL,)
ALUR_KUNJUNGAN = Alur(
    Kunjungan,
    "status",
    [
        Transisi("panggil_ulang", "Panggil lagi", DIPANGGIL, Status.DIPANGGIL, MEJA, _panggil_ulang),
        Transisi(
            "daftarkan", "Daftarkan", (Status.TUNGGU, Status.DIPANGGIL), Status.TERDAFTAR, MEJA, terdaftar
        ),
        Transisi("selesai", "Selesai dilayani", DIPANGGIL, Status.SELESAI, MEJA, pergi),
        Transisi("belum_hadir", "Belum hadir", DIPANGGIL, Status.TUNGGU, MEJA, belum_hadir),
        Transisi("tidak_hadir", "Tidak hadir", DIPANGGIL, Status.TIDAK_HADIR, MEJA, tidak_hadir),
        Transisi(
            "antre_lagi",
            "Kembali ke antrean",
            (Status.DIPANGGIL, Status.DITAHAN, Status.TIDAK_HADIR),
            Status.TUNGGU,
            MEJA,
            antre_lagi,
        ),
        Transisi("urungkan", "Urungkan panggilan", DIPANGGIL, Status.TUNGGU, MEJA, urungkan),
        Transisi("tahan", "Tahan sebentar", DIPANGGIL, Status.DITAHAN, MEJA, tahan),
        Transisi("lanjutkan", "Lanjutkan", (Status.DITAHAN,), Status.DIPANGGIL, MEJA, _lanjutkan),
        Transisi("pindah", "Pindahkan", (Status.TUNGGU, Status.DIPANGGIL), Status.TUNGGU, MEJA, pindah),
        Transisi("kembali", "Kembali melengkapi berkas", (Status.TERDAFTAR,), Status.TUNGGU, MEJA, kembali),
        Transisi(
            "batalkan",
            "Batalkan nomor",
            (Status.TUNGGU, Status.DIPANGGIL, Status.DITAHAN),
            Status.BATAL,
            MEJA,
            pergi,
        ),
    ],
)


def tandai_tidak_hadir(kunjungan: Kunjungan, *, pelaku: Pengguna) -> Kunjungan:
    """Nobody came to the counter: back into the queue the first time, `tidak hadir` the second."""
    pertama = not Kunjungan.objects.filter(pk=kunjungan.pk, tidak_hadir_ke__gte=1).exists()
    return ALUR_KUNJUNGAN.jalankan(kunjungan, "belum_hadir" if pertama else "tidak_hadir", pelaku=pelaku)


def dahulukan(
    kunjungan: Kunjungan,
    *,
    pelaku: Pengguna,
    sebab: str,
    keterangan: str = "",
    diminta_oleh: str = "",
) -> Kunjungan:
    """Call a waiting visitor out of turn; the reason stands in the report of bypasses (R029, R031).

    Raises:
        TidakBerwenang: no desk role in force today.
        Ditolak: no reason, no name behind a request of the leadership, or the counter is not free.
        SudahBerubah: the visitor does not wait any more.
    """
    pastikan_pemanggil(pelaku)
    sebab, keterangan, diminta_oleh = Penyimpangan.Sebab(sebab), keterangan.strip(), diminta_oleh.strip()
    if sebab == Penyimpangan.Sebab.PIMPINAN and not diminta_oleh:
        pesan = "Tulis nama pimpinan yang meminta."
        raise Ditolak(pesan)
    if sebab != Penyimpangan.Sebab.PIMPINAN and not keterangan:
        pesan = "Tulis alasannya dengan singkat."
        raise Ditolak(pesan)
    loket = loket_bebas(pelaku)
    lewat = dilangkahi(kunjungan)
    kata = diminta_oleh or keterangan
    alasan = f"Di luar urutan, {sebab.label.lower()}: {kata}"[:PANJANG_ALASAN]
    try:
        with tulis(pelaku=pelaku):
            dipanggil = _panggil(Giliran(kunjungan, alasan, mendahului=bool(lewat)), loket, pelaku)
            if dipanggil is None:
                pesan = f"Nomor {kunjungan.nomor} tidak menunggu lagi."
                raise SudahBerubah(pesan)
            satu = Penyimpangan.objects.create(
                kunjungan=dipanggil,
                sebab=sebab,
                keterangan=keterangan,
                diminta_oleh=diminta_oleh,
                dilangkahi=lewat,
                petugas=pelaku,
                pada=dipanggil.dipanggil_pada or timezone.now(),
            )
            catat(satu, "dahulukan", kunjungan=dipanggil.pk, sebab=str(sebab), dilangkahi=lewat)
    except IntegrityError:
        loket_bebas(pelaku)  # says whom this officer called in the same moment
        raise
    return dipanggil


def tutup_antrean(titik: TitikLayanan, *, pelaku: Pengguna, sampai: date) -> int:
    """Say truthfully who was not served up to that day: once, however often it is asked.

    Raises:
        TidakBerwenang: no desk role in force today.
    """
    pastikan_pemanggil(pelaku)
    with tulis(pelaku=pelaku):
        sisa = Kunjungan.objects.select_for_update(of=("self",)).filter(
            titik=titik, hari__lte=sampai, status__in=[Status.TUNGGU, Status.DITAHAN]
        )
        daftar = list(sisa)
        Kunjungan.objects.filter(pk__in=[satu.pk for satu in daftar]).update(status=Status.TIDAK_TERLAYANI)
        for satu in daftar:
            catat(satu, "tidak_terlayani", dari=satu.status, ke=Status.TIDAK_TERLAYANI)
    return len(daftar)


def catat_pertanyaan(titik: TitikLayanan, *, pelaku: Pengguna) -> Pertanyaan:
    """Tally a question that was answered on the spot: no name, no number (R034).

    Raises:
        TidakBerwenang: no desk role in force today.
    """
    pastikan_pemanggil(pelaku)
    with tulis(pelaku=pelaku):
        sekarang = timezone.now()
        satu = Pertanyaan.objects.create(
            titik=titik, hari=timezone.localdate(sekarang), pada=sekarang, petugas=pelaku
        )
        catat(satu, "pertanyaan")
    return satu
