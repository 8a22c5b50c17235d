"""Deeds on money: the treasurer records a payment, and its receipt is frozen like a letter (R082, R083)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.aturan import SERI_TANDA_BUKTI
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import Peran
from bungah.naskah.alur import ambil_nomor, bekukan
from bungah.naskah.models import Naskah
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.cetak.biaya import cetak_tanda_bukti
from layanan.kueri.biaya import tertahan_biaya
from layanan.kueri.permohonan import berkas_kurang_dari
from layanan.models import Pembayaran, Permohonan

if TYPE_CHECKING:
    from datetime import datetime

    from bungah.dasar.models import Pengguna


def catat_pembayaran(
    permohonan: Permohonan,
    *,
    pelaku: Pengguna,
    lewat: str = Pembayaran.Lewat.KAUR_KEUANGAN,
    bukti_bank: str = "",
    terjadi_pada: datetime | None = None,
    sumber: str = "",
) -> Pembayaran:
    """Record that the fee was paid in full; number, print and freeze its receipt; let the request go on.

    The amount is never typed: it is the fee of the request's own standard. Two short transactions with the
    print between them; asked again after a failed print (or twice at once) it stays one payment.

    Raises:
        TidakBerwenang: not the treasurer.
        SudahBerubah: the request does not wait for a payment.
        Ditolak: no fee, no bank slip, or a past time without its paper.
        CetakGagal: the receipt did not come out; nothing goes on until it does.
    """
    if sedang_menulis():
        pesan = "catat_pembayaran() mencetak di antara dua transaksi"
        raise DiLuarTulis(pesan)
    if not pelaku.berperan(Peran.BENDAHARA):
        pesan = "Pembayaran hanya dicatat bendahara."
        raise TidakBerwenang(pesan)
    _periksa(lewat, bukti_bank, terjadi_pada, sumber)
    waktu = dua_waktu(saat=terjadi_pada, sumber=sumber.strip())
    with tulis(pelaku=pelaku):
        bayar = _catat(permohonan, pelaku, waktu, lewat=lewat, bukti_bank=bukti_bank.strip())
    bekukan_tanda_bukti(bayar, pelaku=pelaku)
    return bayar


def _periksa(lewat: str, bukti_bank: str, terjadi_pada: datetime | None, sumber: str) -> None:
    bank = lewat == Pembayaran.Lewat.BANK
    if lewat not in Pembayaran.Lewat.values or bank != bool(bukti_bank.strip()):
        pesan = "Isi nomor bukti setor bila dibayar lewat bank, dan hanya bila lewat bank."
        raise Ditolak(pesan)
    if terjadi_pada and (terjadi_pada > timezone.now() or not sumber.strip()):
        pesan = "Pembayaran yang dicatat belakangan harus menyebut sumber kertasnya, dan tidak di masa depan."
        raise Ditolak(pesan)


def _catat(permohonan: Permohonan, pelaku: Pengguna, waktu: dict[str, object], **isi: str) -> Pembayaran:
    terkunci = (
        Permohonan.objects.select_for_update(of=("self",)).select_related("standar").get(pk=permohonan.pk)
    )
    if lama := Pembayaran.objects.filter(permohonan=terkunci).first():
        return lama
    if not terkunci.standar.biaya:
        pesan = "Layanan ini gratis. Jangan menerima pembayaran apa pun."
        raise Ditolak(pesan)
    if terkunci.tahap != Permohonan.Tahap.PENDAFTARAN or not tertahan_biaya(terkunci):
        pesan = "Permohonan ini tidak menunggu pembayaran."
        raise SudahBerubah(pesan)
    naskah = ambil_nomor(
        jenis=Naskah.Jenis.TANDA_BUKTI,
        seri=SERI_TANDA_BUKTI,
        tanggal=timezone.localdate(),
        perihal="Tanda bukti pembayaran",
        permohonan=terkunci.pk,
        jumlah=terkunci.standar.biaya,
    )
    naskah.nomor = f"TB/{naskah.urut}/{naskah.tahun}"
    naskah.save(update_fields=["nomor"])
    bayar = Pembayaran.objects.create(
        permohonan=terkunci,
        naskah=naskah,
        jumlah=terkunci.standar.biaya,
        dicatat_oleh=pelaku,
        **isi,
        **waktu,
    )
    catat(bayar, "terima", permohonan=terkunci.pk, naskah=naskah.pk, jumlah=bayar.jumlah)
    return bayar


def bekukan_tanda_bukti(bayar: Pembayaran, *, pelaku: Pengguna) -> None:
    """Print the receipt once, freeze it, and start the request's clock when its file is complete too."""
    baru = Pembayaran.objects.select_related(
        "naskah", "permohonan__layanan", "permohonan__standar", "permohonan__warga",
        "permohonan__kunjungan__kelompok", "dicatat_oleh__pegawai__jabatan",
    ).get(pk=bayar.pk)  # fmt: skip
    isi = b"" if baru.naskah.status == Naskah.Status.BEKU else cetak_tanda_bukti(baru)
    with tulis(pelaku=pelaku):
        permohonan = Permohonan.objects.select_for_update(of=("self",)).get(pk=bayar.permohonan_id)
        naskah = Naskah.objects.select_for_update().get(pk=bayar.naskah_id)
        if isi and naskah.status != Naskah.Status.BEKU:
            bekukan(naskah, isi)
        if permohonan.tahap == Permohonan.Tahap.PENDAFTARAN and not berkas_kurang_dari(permohonan).exists():
            ALUR_PERMOHONAN.jalankan(permohonan, "lengkapi", pelaku=pelaku)
