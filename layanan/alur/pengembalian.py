"""Giving back the fee of a cancelled request; the treasurer's numbered slip is frozen like a receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.aturan import SERI_PENGEMBALIAN
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import Peran
from bungah.naskah.alur import ambil_nomor, bekukan
from bungah.naskah.models import Naskah
from layanan.cetak.biaya import cetak_tanda_kembali
from layanan.models import Pembayaran, Pengembalian, Permohonan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna


def catat_pengembalian(
    pembayaran: Pembayaran, *, penerima: str, alasan: str, pelaku: Pengguna
) -> Pengembalian:
    """Record that the whole fee was given back; number, print and freeze its slip.

    The amount is never typed: it is what was paid. Two short transactions with the print between them; asked
    again after a failed print (or twice at once) it stays one refund.

    Raises:
        TidakBerwenang: not the treasurer.
        SudahBerubah: the request is not cancelled.
        Ditolak: nobody is named, or no reason.
        CetakGagal: the slip did not come out; asking again goes on from there.
    """
    if sedang_menulis():
        pesan = "catat_pengembalian() mencetak di antara dua transaksi"
        raise DiLuarTulis(pesan)
    if not pelaku.berperan(Peran.BENDAHARA):
        pesan = "Uang hanya dikembalikan bendahara."
        raise TidakBerwenang(pesan)
    penerima, alasan = " ".join(penerima.split()), alasan.strip()
    if not penerima or not alasan:
        pesan = "Tulis siapa yang menerima uangnya kembali, dan alasannya."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        kembali = _catat(pembayaran, pelaku, penerima=penerima, alasan=alasan)
    _bekukan(kembali, pelaku=pelaku)
    return kembali


def _catat(pembayaran: Pembayaran, pelaku: Pengguna, *, penerima: str, alasan: str) -> Pengembalian:
    permohonan = Permohonan.objects.select_for_update(of=("self",)).get(pk=pembayaran.permohonan_id)
    if lama := Pengembalian.objects.filter(pembayaran=pembayaran).first():
        return lama
    if permohonan.tahap != Permohonan.Tahap.BATAL:
        pesan = "Permohonan ini tidak dibatalkan, jadi biayanya tidak dikembalikan."
        raise SudahBerubah(pesan)
    naskah = ambil_nomor(
        jenis=Naskah.Jenis.TANDA_BUKTI,
        seri=SERI_PENGEMBALIAN,
        tanggal=timezone.localdate(),
        perihal="Tanda bukti pengembalian biaya",
        permohonan=permohonan.pk,
        jumlah=pembayaran.jumlah,
    )
    naskah.nomor = f"TK/{naskah.urut}/{naskah.tahun}"
    naskah.save(update_fields=["nomor"])
    kembali = Pengembalian.objects.create(
        pembayaran=pembayaran,
        naskah=naskah,
        jumlah=pembayaran.jumlah,
        penerima=penerima,
        alasan=alasan,
        dicatat_oleh=pelaku,
        **dua_waktu(saat=None, sumber=""),
    )
    catat(kembali, "kembalikan", permohonan=permohonan.pk, naskah=naskah.pk, jumlah=kembali.jumlah)
    return kembali


def _bekukan(kembali: Pengembalian, *, pelaku: Pengguna) -> None:
    """Print the slip once and freeze it; whoever comes second finds it frozen."""
    baru = Pengembalian.objects.select_related(
        "naskah",
        "pembayaran__naskah",
        "pembayaran__permohonan__layanan",
        "pembayaran__permohonan__kunjungan__kelompok",
        "dicatat_oleh__pegawai__jabatan",
    ).get(pk=kembali.pk)
    if baru.naskah.status == Naskah.Status.BEKU:
        return
    isi = cetak_tanda_kembali(baru)
    with tulis(pelaku=pelaku):
        naskah = Naskah.objects.select_for_update().get(pk=kembali.naskah_id)
        if naskah.status != Naskah.Status.BEKU:
            bekukan(naskah, isi)
