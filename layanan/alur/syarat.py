"""Requirements of a draft: written, reviewed one by one, dropped with a reason that stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from layanan.alur.bagan import PENYUNTING, kunci_draf
from layanan.models import Persyaratan, SyaratDilepas, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bungah.dasar.models import Pengguna

ALASAN = 10  # letters a reason has at least
ISI = ("nama", "jenis", "untuk", "wajib", "keterangan", "dasar_id", "alasan", "dimiliki_oleh")
POKOK = ("nama", "jenis", "untuk", "wajib", "dasar_id")  # what a review was about


@dataclass(frozen=True, slots=True)
class BarisSyarat:
    """One requirement as it was typed; ``pk`` None = a new one, ``lepas`` = why it is no longer asked for."""

    pk: int | None
    nomor: int
    nama: str
    jenis: str
    untuk: str
    wajib: bool = True
    keterangan: str = ""
    dasar_id: int | None = None
    alasan: str = ""
    dimiliki_oleh: str = ""
    ditinjau: bool = False
    tinjauan: str = ""
    lepas: str = ""


def simpan_syarat(
    standar: VersiStandar, baris: Sequence[BarisSyarat], *, pelaku: Pengguna, semula: str = ""
) -> VersiStandar:
    """Write the requirements of a draft; they are numbered 1..n in the order of ``nomor``.

    A review holds for what was reviewed: who changes a requirement's substance without ticking again
    leaves it unreviewed.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
        SudahBerubah: somebody else wrote the draft since the page was opened.
        Ditolak: no draft, a requirement of another standard, a new one or a dropped one without a reason.
    """
    if not pelaku.berperan(*PENYUNTING):
        pesan = "Anda tidak bertugas menyusun standar."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        draf = kunci_draf(standar, semula)
        ada = {satu.pk: satu for satu in draf.persyaratan.all()}
        _pastikan(baris, ada.keys())
        for satu in baris:
            if satu.pk and satu.lepas:
                _lepas(ada.pop(satu.pk), satu.lepas, pelaku)
        tetap = [satu for satu in baris if not satu.lepas]
        _tulis_semua(draf, tetap, ada, pelaku)
        draf.diubah_pada = timezone.now()
        draf.save(update_fields=["diubah_pada"])
        catat(draf, "simpan_syarat", banyak=len(tetap))
    return draf


def _pastikan(baris: Sequence[BarisSyarat], milik: Collection[int]) -> None:
    for satu in baris:
        if satu.pk and satu.pk not in milik:
            pesan = "Syarat ini bukan milik standar ini lagi. Muat ulang halaman ini."
            raise Ditolak(pesan)
        if satu.lepas and len(satu.lepas) < ALASAN:
            pesan = f"Tulis alasan melepas «{satu.nama}», sedikitnya {ALASAN} huruf."
            raise Ditolak(pesan)
        if not satu.pk and not satu.alasan:
            pesan = f"Tulis mengapa «{satu.nama}» perlu diminta: syarat dibuat sesedikit mungkin."
            raise Ditolak(pesan)
        if satu.ditinjau and not satu.dasar_id:
            pesan = f"Pilih dasar hukum «{satu.nama}» sebelum menandainya ditinjau."
            raise Ditolak(pesan)


def _lepas(syarat: Persyaratan, alasan: str, pelaku: Pengguna) -> None:
    """No longer asked for: the name and the reason stay (R074)."""
    dilepas = SyaratDilepas.objects.create(
        standar_id=syarat.standar_id, nama=syarat.nama, alasan=alasan, oleh=pelaku
    )
    catat(dilepas, "lepas_syarat", persyaratan=syarat.pk)
    syarat.delete()


def _tulis_semua(
    draf: VersiStandar, baris: Sequence[BarisSyarat], ada: dict[int, Persyaratan], pelaku: Pengguna
) -> None:
    """Numbers are unique, so all move behind the last one first; what was not sent follows the rest."""
    urut = sorted(baris, key=lambda satu: satu.nomor)
    dikirim = {satu.pk for satu in urut}
    syarat = [ada.get(satu.pk or 0) or Persyaratan(standar=draf) for satu in urut]
    for satu, isi in zip(syarat, urut, strict=True):
        _isi(satu, isi, pelaku)
    syarat += [satu for pk, satu in ada.items() if pk not in dikirim]
    jauh = max((satu.urut for satu in ada.values()), default=0)
    for n, satu in enumerate(syarat, jauh + 1):
        satu.urut = n
        satu.save()
    for n, satu in enumerate(syarat, 1):
        satu.urut = n
        satu.save(update_fields=["urut"])


def _isi(syarat: Persyaratan, baris: BarisSyarat, pelaku: Pengguna) -> None:
    berubah = any(getattr(syarat, nama) != getattr(baris, nama) for nama in POKOK)
    for nama in ISI:
        setattr(syarat, nama, getattr(baris, nama))
    if baris.ditinjau:
        syarat.ditinjau_pada, syarat.ditinjau_oleh = timezone.localdate(), pelaku
        syarat.tinjauan = baris.tinjauan
    elif berubah:
        syarat.ditinjau_pada = syarat.ditinjau_oleh = None
        syarat.tinjauan = ""
