"""What the deeds on a visit change: called in vain, held, sent on, come back, undone.

The table of states that runs them is ``ALUR_KUNJUNGAN`` in ``layanan.alur.antrean``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah
from layanan.aturan.antrean import mundur
from layanan.kueri.antrean import sedang_dilayani
from layanan.kueri.standar import loket_dijaga
from layanan.models import JagaLoket, Kunjungan, Penyimpangan

if TYPE_CHECKING:
    from datetime import datetime

    from bungah.dasar.models import Pengguna
    from layanan.models import KelompokAntrean, Layanan, Loket

LANGKAH_MUNDUR: Final = 3  # who was called in vain lets so many go first
WAKTU_URUNG: Final = timedelta(seconds=10)
TENGGANG_URUNG: Final = timedelta(seconds=5)  # the click needs a moment to arrive
Status = Kunjungan.Status


def melayani(kunjungan: Kunjungan, pelaku: Pengguna) -> bool:
    """True when this officer called the visitor or now holds the counter the visitor stands at."""
    if kunjungan.petugas_id == pelaku.pk:
        return True
    return JagaLoket.objects.terbuka().filter(loket=kunjungan.loket_id, petugas=pelaku).exists()


def pastikan_melayani(kunjungan: Kunjungan, pelaku: Pengguna) -> None:
    """Refuse who neither called this visitor nor holds the counter.

    Raises:
        SudahBerubah: another officer serves the visitor.
    """
    if kunjungan.petugas_id is not None and not melayani(kunjungan, pelaku):
        pesan = f"Nomor {kunjungan.nomor} dipanggil {kunjungan.petugas}."
        raise SudahBerubah(pesan)


def loket_bebas(pelaku: Pengguna) -> Loket:
    """The counter this officer holds, with nobody standing there.

    Raises:
        Ditolak: no counter held, or a called visitor is not finished yet.
    """
    loket = loket_dijaga(pelaku)
    if loket is None:
        pesan = "Pilih loket yang Anda jaga dulu."
        raise Ditolak(pesan)
    if sekarang := sedang_dilayani(pelaku):
        pesan = f"Selesaikan dulu nomor {sekarang.nomor}."
        raise Ditolak(pesan)
    return loket


def terdaftar(kunjungan: Kunjungan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    """A visitor who never was called (one-person office) is called and registered in one act."""
    if kunjungan.dipanggil_pada is None:
        kunjungan.petugas = pelaku
        kunjungan.dipanggil_pada = max(saat or timezone.now(), kunjungan.terjadi_pada)
        kunjungan.pertama_dipanggil_pada = kunjungan.pertama_dipanggil_pada or kunjungan.dipanggil_pada
    kunjungan.selesai_pada = max(saat or timezone.now(), kunjungan.dipanggil_pada)


def pergi(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """The visitor leaves the counter: served, absent for good, or the number is cancelled."""
    pastikan_melayani(kunjungan, pelaku)
    kunjungan.selesai_pada = max(timezone.now(), kunjungan.dipanggil_pada or kunjungan.terjadi_pada)


def belum_hadir(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """Called in vain the first time: back into the queue, behind the next three."""
    pastikan_melayani(kunjungan, pelaku)
    if kunjungan.tidak_hadir_ke:
        pesan = f"Nomor {kunjungan.nomor} sudah dipanggil dua kali tanpa hadir."
        raise SudahBerubah(pesan)
    antre = Kunjungan.objects.menunggu(kunjungan.titik, kunjungan.hari).order_by("giliran_pada", "id")
    tempat = antre.filter(giliran_pada__gte=kunjungan.giliran_pada).values_list("giliran_pada", flat=True)
    kunjungan.giliran_pada = mundur(kunjungan.giliran_pada, list(tempat[:LANGKAH_MUNDUR]), LANGKAH_MUNDUR)
    kunjungan.tidak_hadir_ke += 1
    lepas(kunjungan)


def tidak_hadir(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """Called in vain for good."""
    pergi(kunjungan, pelaku=pelaku)
    kunjungan.tidak_hadir_ke += 1


def antre_lagi(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """Called by mistake, held, or came after all: the place in the queue is kept."""
    pastikan_masih_hari_ini(kunjungan)
    if Kunjungan.objects.filter(pk=kunjungan.pk, status=Status.DIPANGGIL).exists():
        pastikan_melayani(kunjungan, pelaku)
    kunjungan.alasan_tahan = ""
    lepas(kunjungan)


def pastikan_masih_hari_ini(kunjungan: Kunjungan) -> None:
    """Nobody comes back into the queue of another day.

    Raises:
        SudahBerubah: the number is of another day.
    """
    if kunjungan.hari != timezone.localdate():
        pesan = f"Nomor {kunjungan.nomor} dari hari lain. Beri nomor baru."
        raise SudahBerubah(pesan)


def lepas(kunjungan: Kunjungan) -> None:
    """The visitor stands at no counter any more."""
    kunjungan.petugas = kunjungan.loket = kunjungan.dipanggil_pada = kunjungan.selesai_pada = None
    kunjungan.panggilan_ke, kunjungan.alasan_panggil, kunjungan.mendahului = 0, "", False


def tahan(kunjungan: Kunjungan, *, pelaku: Pengguna, alasan: str) -> None:
    """The visitor steps aside with a reason (fetches a copy, waits for a witness); the counter is free."""
    pastikan_melayani(kunjungan, pelaku)
    if not alasan.strip():
        pesan = "Tulis mengapa nomor ini ditahan."
        raise Ditolak(pesan)
    kunjungan.alasan_tahan = alasan.strip()


def lanjutkan(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """Whoever was held comes to this counter again, without waiting a second time."""
    kunjungan.loket, kunjungan.petugas = loket_bebas(pelaku), pelaku
    kunjungan.alasan_tahan = ""
    kunjungan.panggilan_ke += 1


def pindah(
    kunjungan: Kunjungan,
    *,
    pelaku: Pengguna,
    loket: Loket | None = None,
    kelompok: KelompokAntrean | None = None,
    layanan: Layanan | None = None,
) -> None:
    """Send on to another counter or another service; the place by the time of arrival is kept.

    The number never changes, whichever group calls it now.
    """
    pastikan_melayani(kunjungan, pelaku)
    kelompok = layanan.kelompok if layanan else kelompok
    if (loket is None) == (kelompok is None):
        pesan = "Pilih ke loket mana atau ke layanan apa."
        raise Ditolak(pesan)
    if loket is not None and loket.pk == kunjungan.loket_id:
        pesan = f"Nomor {kunjungan.nomor} sudah di {loket}."
        raise Ditolak(pesan)
    kunjungan.loket_tujuan, kunjungan.kelompok_tujuan = loket, kelompok
    kunjungan.layanan = layanan or (kunjungan.layanan if loket else None)
    lepas(kunjungan)


def kembali(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """Back with the missing papers on the same day: the place by the time of arrival is kept.

    The work itself then follows the order in which files become complete (R029, R030).
    """
    pastikan_masih_hari_ini(kunjungan)
    if not kunjungan.permohonan.filter(tahap="pendaftaran").exists():
        pesan = f"Berkas nomor {kunjungan.nomor} tidak ada yang kurang."
        raise Ditolak(pesan)
    lepas(kunjungan)


def urungkan(kunjungan: Kunjungan, *, pelaku: Pengguna) -> None:
    """Undo a call just made: the visitor waits as before, and a call out of turn is marked undone."""
    sekarang, dipanggil = timezone.now(), kunjungan.dipanggil_pada
    milik = kunjungan.petugas_id == pelaku.pk and kunjungan.panggilan_ke == 1
    if not milik or dipanggil is None or sekarang - dipanggil > WAKTU_URUNG + TENGGANG_URUNG:
        pesan = "Sudah lewat sepuluh detik. Pakai tombol Kembali ke antrean."
        raise SudahBerubah(pesan)
    if kunjungan.pertama_dipanggil_pada == dipanggil:
        kunjungan.pertama_dipanggil_pada = None
    Penyimpangan.objects.filter(kunjungan=kunjungan, pada=dipanggil).update(diurungkan_pada=sekarang)
    lepas(kunjungan)
