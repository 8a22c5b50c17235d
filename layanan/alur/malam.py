"""What the queue does once a day by itself: figures of finished months, what lapsed, what is forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Min
from django.utils import timezone

from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import Rentang
from bungah.naskah.models import Pesan
from layanan.alur.bukti_serah import musnahkan_bukti_lama
from layanan.alur.isian import hapus_isian_kedaluwarsa
from layanan.alur.pesanan import hanguskan_lewat
from layanan.alur.rekap import rekap_bulan_lalu
from layanan.models import Konsultasi, Kunjungan, Pesanan, TamuDinas, TitikLayanan

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from django.db.models import Model, QuerySet

TERHAPUS: Final = "(dihapus)"
SEKALI: Final = 200  # rows in one write block: the desk gets its turn in between


def rekap_semua_bulan() -> int:
    """Keep the figures of every finished month that has none."""
    hari_ini = timezone.localdate()
    awal: date | None = Kunjungan.objects.aggregate(awal=Min("hari"))["awal"]
    if awal is None or awal > hari_ini:
        return 0
    rentang = Rentang(awal.replace(day=1), hari_ini)
    return sum(rekap_bulan_lalu(t, rentang, hari_ini=hari_ini) for t in TitikLayanan.objects.all())


def hanguskan_semua() -> int:
    """Write down every place from home that nobody came for."""
    semua = 0
    while banyak := hanguskan_lewat():
        semua += banyak
    return semua


def hapus_isian_semua() -> int:
    """Destroy what was filled in at home and is past its time."""
    semua = 0
    while banyak := hapus_isian_kedaluwarsa():
        semua += banyak
    return semua


def musnahkan_bukti_semua() -> int:
    """Destroy the proofs of hand-overs that are past their time."""
    semua = 0
    while banyak := musnahkan_bukti_lama():
        semua += banyak
    return semua


def lupakan_orang() -> int:
    """Forget name and phone where the office no longer needs them, after the days the page promised."""
    profil = ProfilDesa.ambil()
    batas = timezone.localdate() - timedelta(days=profil.simpan_hari)
    awal = timezone.now() - timedelta(days=profil.simpan_hari)
    pesanan = Pesanan.objects.filter(hari__lt=batas).exclude(nama=TERHAPUS, telepon="")
    tanya = Konsultasi.objects.exclude(status=Konsultasi.Status.MASUK).exclude(telepon="")
    tamu = TamuDinas.objects.filter(terjadi_pada__lt=awal).exclude(telepon="")
    kabar = Pesan.objects.filter(dibuat_pada__lt=awal).exclude(isi=TERHAPUS, telepon="")
    return (
        _kosongkan(kabar, isi=TERHAPUS, telepon="")
        + _kosongkan(pesanan, nama=TERHAPUS, telepon="")
        + _kosongkan(tanya.filter(dicatat_pada__lt=awal, dijawab_pada=None), telepon="")
        + _kosongkan(tanya.filter(dijawab_pada__lt=awal), telepon="")
        + _kosongkan(tamu, telepon="")
    )


def _kosongkan(daftar: QuerySet[Any], **isi: str) -> int:
    """Blank these columns, a block of rows at a time; the trail counts them."""
    model: type[Model] = daftar.model
    semua = 0
    while pk := list(daftar.order_by("pk").values_list("pk", flat=True)[:SEKALI]):
        with tulis(pelaku=None):
            model._default_manager.filter(pk__in=pk).update(**isi)
            catat(model(pk=pk[-1]), "lupakan", banyak=len(pk), kolom=sorted(isi))
        semua += len(pk)
    return semua
