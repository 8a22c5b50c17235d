"""The guest book: an official guest takes a number like everybody else, and the book names the errand."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError
from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import MEJA
from layanan.alur.antrean import ambil_nomor
from layanan.alur.kunjungan import pastikan_melayani
from layanan.kueri.standar import titik_utama
from layanan.models import KelompokAntrean, Kunjungan, TamuDinas

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from bungah.dasar.models import Pengguna

SERI: Final = "T"  # guests' own letter: no service uses it, so no kiosk ever offers it
MASIH_DI_SINI: Final = ("tunggu", "dipanggil", "ditahan")


@dataclass(frozen=True, slots=True)
class IsianTamu:
    """What the desk writes into the book."""

    nama: str
    instansi: str
    keperluan: str
    menemui: str
    telepon: str = ""


def kelompok_tamu() -> KelompokAntrean:
    """The number series of official guests."""
    isi = {"nama": "Tamu dinas", "ikon": "koper", "urutan": 90}
    return KelompokAntrean.objects.get_or_create(kode=SERI, defaults=isi)[0]


def catat_tamu(
    isian: IsianTamu,
    *,
    kunci: UUID,
    pelaku: Pengguna,
    kunjungan: Kunjungan | None = None,
    alasan_luar_jam: str = "",
    saat: datetime | None = None,
    sumber: str = "",
) -> TamuDinas:
    """Write a guest into the book with a number of the queue; the same ``kunci`` is one guest.

    With ``kunjungan`` the guest already has a number. ``saat``/``sumber`` copy a line of the paper
    book: that visit is over, so it joins no queue.

    Raises:
        TidakBerwenang: no desk role in force today.
        KantorTutup: outside office hours and no reason was given.
        SudahBerubah: the number is of another day, over, another guest's or another officer's.
        Ditolak: the time on paper is still to come.
    """
    if not pelaku.berperan(*MEJA):
        pesan = "Anda tidak bertugas di meja depan."
        raise TidakBerwenang(pesan)
    if lama := TamuDinas.objects.filter(kunci=kunci).select_related("kunjungan__kelompok").first():
        return lama
    if saat is not None and saat >= timezone.now():
        pesan = "Jam ini belum lewat."
        raise Ditolak(pesan)
    try:
        with tulis(pelaku=pelaku):
            if kunjungan is None:
                kunjungan = _beri_nomor(kunci, pelaku, alasan_luar_jam, saat, sumber)
            else:
                kunjungan = _yang_sudah_bernomor(kunjungan, pelaku)
            return _tulis(isian, kunjungan, kunci, pelaku, dua_waktu(saat=saat, sumber=sumber))
    except IntegrityError:  # the same form twice in one moment, or two officers at one number
        if lama := TamuDinas.objects.filter(kunci=kunci).select_related("kunjungan__kelompok").first():
            return lama
        pesan = "Nomor ini sudah tercatat di buku tamu."
        raise SudahBerubah(pesan) from None


def _tulis(
    isian: IsianTamu, kunjungan: Kunjungan, kunci: UUID, pelaku: Pengguna, waktu: dict[str, object]
) -> TamuDinas:
    tamu = TamuDinas.objects.create(
        kunjungan=kunjungan, kunci=kunci, dicatat_oleh=pelaku, **asdict(isian), **waktu
    )
    catat(tamu, "catat_tamu", kunjungan=kunjungan.pk)
    return tamu


def _beri_nomor(
    kunci: UUID, pelaku: Pengguna, alasan_luar_jam: str, saat: datetime | None, sumber: str
) -> Kunjungan:
    kunjungan = ambil_nomor(
        titik=titik_utama(),
        kelompok=kelompok_tamu(),
        kunci=kunci,
        pelaku=pelaku,
        alasan_luar_jam=alasan_luar_jam,
        saat=saat,
        sumber=sumber,
    )
    if saat is not None:  # the paper says who came, not when they were called: no minute is made up
        selesai = {"status": Kunjungan.Status.SELESAI, "petugas": pelaku, "selesai_pada": saat}
        Kunjungan.objects.filter(pk=kunjungan.pk).update(**selesai)
        kunjungan.refresh_from_db()
        catat(kunjungan, "tamu_susulan", dari="tunggu", ke="selesai")
    return kunjungan


def _yang_sudah_bernomor(kunjungan: Kunjungan, pelaku: Pengguna) -> Kunjungan:
    terkunci = (
        Kunjungan.objects.select_for_update(of=("self",)).select_related("kelompok").get(pk=kunjungan.pk)
    )
    if terkunci.hari != timezone.localdate() or terkunci.status not in MASIH_DI_SINI:
        pesan = f"Nomor {terkunci.nomor} sudah selesai atau dari hari lain. Beri nomor baru."
        raise SudahBerubah(pesan)
    if terkunci.status == Kunjungan.Status.DIPANGGIL:
        pastikan_melayani(terkunci, pelaku)
    return terkunci


def perbarui_tamu(tamu: TamuDinas, isian: IsianTamu, *, pelaku: Pengguna) -> TamuDinas:
    """Correct a line of the book; the trail says who changed which columns.

    Raises:
        TidakBerwenang: no desk role in force today.
    """
    if not pelaku.berperan(*MEJA):
        pesan = "Anda tidak bertugas di meja depan."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = TamuDinas.objects.select_for_update(of=("self",)).get(pk=tamu.pk)
        berubah = [nama for nama, nilai in asdict(isian).items() if getattr(terkunci, nama) != nilai]
        for nama in berubah:
            setattr(terkunci, nama, getattr(isian, nama))
        if berubah:
            terkunci.save(update_fields=berubah)
            catat(terkunci, "perbarui", kolom=berubah)
    return terkunci
