"""Deeds on the pages of the public site: every save is a new version, nothing is lost."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import Peran
from bungah.naskah.models import BarisHalaman, Halaman, VersiHalaman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna

PENYUNTING_HALAMAN = (Peran.SEKDES, Peran.ADMIN)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row as it is typed."""

    judul: str
    isi: str = ""
    bukti: str = ""
    sumber: str = ""


def simpan_halaman(
    halaman: Halaman,
    *,
    pengantar: str,
    sumber: str,
    baris: Sequence[Baris],
    pelaku: Pengguna,
    dari_versi: int = 0,
) -> VersiHalaman:
    """Write the page anew; what stood there stays readable. ``dari_versi`` is what the writer began from.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
        SudahBerubah: somebody saved meanwhile.
        Ditolak: nothing changed.
    """
    if not pelaku.berperan(*PENYUNTING_HALAMAN):
        pesan = "Halaman situs ditulis Sekretaris Desa atau pengelola sistem."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        Halaman.objects.select_for_update().get(pk=halaman.pk)
        lama = halaman.versi.filter(dipakai=True).first()
        if dari_versi and lama and lama.versi != dari_versi:
            pesan = "Orang lain baru saja menyimpan halaman ini. Buka lagi, lalu tulis perubahan Anda."
            raise SudahBerubah(pesan)
        if lama and _sama(lama, pengantar, sumber, baris):
            pesan = "Tidak ada yang berubah, jadi tidak ada yang disimpan."
            raise Ditolak(pesan)
        halaman.versi.filter(dipakai=True).update(dipakai=False)
        nomor = (halaman.versi.aggregate(tinggi=Max("versi"))["tinggi"] or 0) + 1
        baru = VersiHalaman.objects.create(
            halaman=halaman,
            versi=nomor,
            pengantar=pengantar,
            sumber=sumber,
            dipakai=True,
            dicatat_oleh=pelaku,
        )
        pasang_baris(baru, baris)
        catat(baru, "simpan_halaman", halaman=halaman.kode, versi=nomor)
    return baru


def pasang_baris(versi: VersiHalaman, baris: Sequence[Baris]) -> None:
    """The rows of a new version, numbered from one."""
    BarisHalaman.objects.bulk_create(
        BarisHalaman(
            versi=versi, urut=n, judul=satu.judul, isi=satu.isi, bukti=satu.bukti, sumber=satu.sumber
        )
        for n, satu in enumerate(baris, 1)
    )


def _sama(lama: VersiHalaman, pengantar: str, sumber: str, baris: Sequence[Baris]) -> bool:
    ada = list(lama.baris.order_by("urut").values_list("judul", "isi", "bukti", "sumber"))
    return (lama.pengantar, lama.sumber, ada) == (pengantar, sumber, [astuple(satu) for satu in baris])


def tampilkan(halaman: Halaman, *, terbit: bool, pelaku: Pengguna) -> None:
    """Show a page on the site, or take it off.

    Raises:
        TidakBerwenang: neither sekdes nor admin.
        Ditolak: words of a print.
    """
    if not pelaku.berperan(*PENYUNTING_HALAMAN):
        pesan = "Halaman situs ditulis Sekretaris Desa atau pengelola sistem."
        raise TidakBerwenang(pesan)
    if halaman.untuk_cetak:
        raise Ditolak("Kata-kata ini hanya untuk cetakan, bukan halaman situs.")
    with tulis(pelaku=pelaku):
        satu = Halaman.objects.select_for_update().get(pk=halaman.pk)
        satu.terbit = terbit
        satu.save(update_fields=["terbit"])
        catat(satu, "tampilkan_halaman" if terbit else "sembunyikan_halaman")
