"""Deeds of the queue: take a number, call, recall, not present, back into the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.nilai import hari_dan_pukul, kode_baru
from bungah.dasar.penomoran import nomor_berikut
from bungah.dasar.peran import MEJA
from layanan.alur.layar import umumkan
from layanan.kueri.antrean import Giliran, giliran, sedang_dilayani
from layanan.kueri.standar import loket_dijaga
from layanan.models import JagaLoket, KelompokAntrean, Kunjungan, Layanan, Loket, TitikLayanan

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from bungah.dasar.models import Pengguna

PANJANG_KODE = 8
Status = Kunjungan.Status


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
            kunjungan = Kunjungan.objects.create(
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
    if not pelaku.berperan(*MEJA):
        pesan = "Tidak ada SK atau surat tugas yang berlaku hari ini untuk memanggil nomor."
        raise TidakBerwenang(pesan)
    loket = loket_dijaga(pelaku)
    if loket is None:
        pesan = "Pilih loket yang Anda jaga dulu."
        raise Ditolak(pesan)
    if sekarang := sedang_dilayani(pelaku):
        pesan = f"Selesaikan dulu nomor {sekarang.nomor}."
        raise Ditolak(pesan)
    while calon := giliran(loket.titik, timezone.localdate(), loket):
        for satu in calon:
            if kunjungan := _panggil(satu, loket, pelaku):
                return kunjungan
    return None


def _panggil(satu: Giliran, loket: Loket, pelaku: Pengguna) -> Kunjungan | None:
    """Call one visitor unless somebody else just did."""
    pk, saat = satu.kunjungan.pk, Greatest(F("terjadi_pada"), Value(timezone.now()))
    try:
        with tulis(pelaku=pelaku):
            berhasil = Kunjungan.objects.filter(pk=pk, status=Status.TUNGGU).update(
                status=Status.DIPANGGIL,
                loket=loket,
                petugas=pelaku,
                dipanggil_pada=saat,
                pertama_dipanggil_pada=Coalesce(F("pertama_dipanggil_pada"), saat),
                panggilan_ke=1,
                alasan_panggil=satu.alasan,
                mendahului=satu.mendahului,
            )
            if not berhasil:
                return None
            kunjungan = Kunjungan.objects.select_related("kelompok", "layanan", "loket").get(pk=pk)
            umumkan(kunjungan)
            catat(kunjungan, "panggil", loket=loket.pk)
    except IntegrityError:  # this desk called somebody in the same moment (double click): one at a time
        if sekarang := sedang_dilayani(pelaku):
            return sekarang
        raise
    return kunjungan


def melayani(kunjungan: Kunjungan, pelaku: Pengguna) -> bool:
    """True when this officer called the visitor or now holds the counter the visitor stands at."""
    if kunjungan.petugas_id == pelaku.pk:
        return True
    return JagaLoket.objects.terbuka().filter(loket=kunjungan.loket_id, petugas=pelaku).exists()


def _pastikan_melayani(kunjungan: Kunjungan, pelaku: Pengguna) -> None:
    if kunjungan.petugas_id is not None and not melayani(kunjungan, pelaku):
        pesan = f"Nomor {kunjungan.nomor} dipanggil {kunjungan.petugas}."
        raise SudahBerubah(pesan)


def _terdaftar(kunjungan: Kunjungan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    """A visitor who never was called (one-person office) is called and registered in one act."""
    if kunjungan.dipanggil_pada is None:
        kunjungan.petugas = pelaku
        kunjungan.dipanggil_pada = max(saat or timezone.now(), kunjungan.terjadi_pada)


def _panggil_ulang(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    _pastikan_melayani(kunjungan, pelaku)
    kunjungan.panggilan_ke += 1
    umumkan(kunjungan)


def _tidak_hadir(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    _pastikan_melayani(kunjungan, pelaku)


def _antre_lagi(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """Called by mistake, or came after all: the time of arrival keeps the turn."""
    if Kunjungan.objects.filter(pk=kunjungan.pk, status=Status.DIPANGGIL).exists():
        _pastikan_melayani(kunjungan, pelaku)
    kunjungan.petugas = kunjungan.loket = kunjungan.dipanggil_pada = None
    kunjungan.panggilan_ke, kunjungan.alasan_panggil = 0, ""


ALUR_KUNJUNGAN = Alur(
    Kunjungan,
    "status",
    [
        Transisi(
            "panggil_ulang", "Panggil lagi", (Status.DIPANGGIL,), Status.DIPANGGIL, MEJA, _panggil_ulang
        ),
        Transisi(
            "daftarkan", "Daftarkan", (Status.TUNGGU, Status.DIPANGGIL), Status.TERDAFTAR, MEJA, _terdaftar
        ),
        Transisi("tidak_hadir", "Tidak hadir", (Status.DIPANGGIL,), Status.TIDAK_HADIR, MEJA, _tidak_hadir),
        Transisi(
            "antre_lagi",
            "Kembali ke antrean",
            (Status.DIPANGGIL, Status.TIDAK_HADIR),
            Status.TUNGGU,
            MEJA,
            _antre_lagi,
        ),
        Transisi(
            "batalkan", "Batalkan nomor", (Status.TUNGGU, Status.DIPANGGIL), Status.BATAL, MEJA, _tidak_hadir
        ),
    ],
)
