"""Write the steps of a draft anew, all at once, with their exits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.nilai import pukul
from bungah.dasar.peran import Peran
from layanan.aturan.bagan import TAHAP_PERBUATAN
from layanan.models import Cabang, Langkah, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna

PENYUNTING = (Peran.SEKDES, Peran.ADMIN)
PEMBACA_STANDAR = (*PENYUNTING, Peran.KADES, Peran.PETUGAS_LAYANAN, Peran.AUDITOR)


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """One step as it was typed; ``nomor`` is its place, ``keluar`` names places too."""

    nomor: int
    nama: str
    jenis: str
    perbuatan: str
    pelaksana: int  # Jabatan.pk
    pengganti: int
    menit: int = 0
    dokumen: str = ""
    keluaran: str = ""
    keluar: tuple[tuple[str, int], ...] = ()
    nama_dinding: str = ""


def simpan_langkah(
    standar: VersiStandar, baris: Sequence[BarisLangkah], *, pelaku: Pengguna, semula: str = ""
) -> VersiStandar:
    """Replace the steps of a draft; they are numbered 1..n in the order of ``nomor``.

    Steps that do not hold together are kept: the office goes on tomorrow. They are refused when the
    draft is to come in force. ``semula`` is the state the page showed (``tanda_ubah``); empty asks nothing.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
        SudahBerubah: somebody else wrote the draft since.
        Ditolak: the standard is no draft, or two steps have one number, or an exit leads nowhere.
    """
    if not pelaku.berperan(*PENYUNTING):
        pesan = "Anda tidak bertugas menyusun standar."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = kunci_draf(standar, semula)
        _pastikan_nomor(baris)
        ganti_langkah(terkunci, baris)
    return terkunci


def ganti_langkah(draf: VersiStandar, baris: Sequence[BarisLangkah]) -> None:
    """Write the steps of a draft its caller locked and checked; inside ``tulis()``."""
    draf.langkah.all().delete()
    _buat(draf, sorted(baris, key=lambda satu: satu.nomor))
    draf.diubah_pada = timezone.now()
    draf.save(update_fields=["diubah_pada"])
    catat(draf, "simpan_langkah", banyak=len(baris))


def kunci_draf(standar: VersiStandar, semula: str = "") -> VersiStandar:
    """Lock a draft that still is as its page showed it; inside ``tulis()``.

    Raises:
        Ditolak: the standard is no draft.
        SudahBerubah: somebody else wrote it since.
    """
    terkunci = VersiStandar.objects.select_for_update(of=("self",)).get(pk=standar.pk)
    if terkunci.status != VersiStandar.Status.DRAF:
        pesan = "Hanya draf yang boleh diubah. Salin standar ini jadi draf baru."
        raise Ditolak(pesan)
    if semula and semula != terkunci.tanda_ubah:
        saat = pukul(timezone.localtime(terkunci.diubah_pada))
        pesan = f"Draf ini diubah orang lain pukul {saat}, sesudah halaman ini dibuka."
        raise SudahBerubah(f"{pesan} Isian Anda masih di bawah: bandingkan, lalu simpan lagi.")
    return terkunci


def _pastikan_nomor(baris: Sequence[BarisLangkah]) -> None:
    nomor = {satu.nomor for satu in baris}
    nyasar = any(ke not in nomor or ke == satu.nomor for satu in baris for _, ke in satu.keluar)
    if len(nomor) != len(baris) or nyasar:
        pesan = "Nomor langkah atau tujuan jalan keluarnya keliru."
        raise Ditolak(pesan)


def _buat(standar: VersiStandar, baris: Sequence[BarisLangkah]) -> None:
    langkah = Langkah.objects.bulk_create(
        Langkah(
            standar=standar,
            urut=urut,
            nama=satu.nama,
            nama_dinding=satu.nama_dinding,
            jenis=satu.jenis,
            perbuatan=satu.perbuatan,
            tahap=TAHAP_PERBUATAN[satu.perbuatan],
            pelaksana_id=satu.pelaksana,
            pengganti_id=satu.pengganti,
            menit=satu.menit,
            dokumen=satu.dokumen,
            keluaran=satu.keluaran,
        )
        for urut, satu in enumerate(baris, 1)
    )
    tempat = {satu.nomor: jadi for satu, jadi in zip(baris, langkah, strict=True)}
    Cabang.objects.bulk_create(
        Cabang(langkah=tempat[satu.nomor], urut=urut, label=label, tujuan=tempat[ke])
        for satu in baris
        for urut, (label, ke) in enumerate(satu.keluar, 1)
    )
