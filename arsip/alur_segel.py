"""What sealing leaves behind: the tail of the file, and who agreed to which bytes by which phone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arsip.models import Pengesahan, SuratKeluar
from arsip.sidik import sidik_pengesahan
from bungah.dasar.galat import SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat
from bungah.dasar.models.waktu import dua_waktu
from bungah.naskah.models import NaskahIsi, SegelIsi

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from bungah.naskah.models import KunciSegel


@dataclass(frozen=True, slots=True)
class Segel:
    """A seal that was made outside the transaction: for which bytes, and how its maker proved themselves."""

    isi: NaskahIsi
    ekor: bytes
    kunci: KunciSegel
    perangkat: int | None
    naik: str


def simpan_segel(baris: SuratKeluar, segel: Segel, *, pelaku: Pengguna) -> Pengesahan:
    """Keep the seal of a letter whose block names ``pelaku``, if its bytes are still those that were shown.

    Raises:
        TidakBerwenang: somebody else stands in the signature block.
        SudahBerubah: the letter was corrected after it was shown.
    """
    penanda = baris.penanda
    if penanda is None or penanda.pengguna_id != pelaku.pk:
        pesan = "Surat hanya disegel oleh orang yang disebut di blok tanda tangannya."
        raise TidakBerwenang(pesan)
    terakhir = baris.naskah.isi.order_by("-versi").values_list("pk", flat=True).first()
    if terakhir != segel.isi.pk:
        pesan = "Surat ini baru saja diperbaiki petugas. Baca lagi sebelum menyetujui."
        raise SudahBerubah(pesan)
    berkas = bytes(segel.isi.isi) + segel.ekor
    tersimpan = SegelIsi.objects.create(
        isi=segel.isi, ekor=segel.ekor, sha256=hashlib.sha256(berkas).hexdigest(), kunci=segel.kunci
    )
    sah = Pengesahan.objects.create(
        surat=baris,
        isi=segel.isi,
        cara=Pengesahan.Cara.SEGEL,
        penanda_tangan=penanda,
        jabatan=baris.jabatan_penanda.replace("\n", ", ") or penanda.jabatan.nama,
        perangkat_id=segel.perangkat,
        naik=segel.naik,
        dicatat_oleh=pelaku,
        **dua_waktu(saat=None, sumber=""),
    )
    catat(
        sah,
        "segel",
        sha256=segel.isi.sha256,
        bersegel=tersimpan.sha256,
        kunci=segel.kunci.sidik,
        isi=sidik_pengesahan(sah),
    )
    return sah
