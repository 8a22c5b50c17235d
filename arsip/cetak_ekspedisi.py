"""The dispatch book on A4, in the columns of Permendagri 47/2016, with room for initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul, tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arsip.models import Ekspedisi


def cetak_ekspedisi(daftar: Iterable[Ekspedisi], tahun: int) -> bytes:
    """The book as PDF, oldest line first."""
    return cetak_pdf("cetak/arsip/ekspedisi.html", data_ekspedisi(daftar, tahun), kertas=Kertas.A4)


def data_ekspedisi(daftar: Iterable[Ekspedisi], tahun: int) -> dict[str, object]:
    """What the book prints."""
    profil = ProfilDesa.ambil()
    return {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "tahun": tahun,
        "baris": [_baris(satu) for satu in daftar],
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }


def _baris(satu: Ekspedisi) -> dict[str, object]:
    surat, kembali = satu.surat, satu.kembali_pada
    return {
        "urut": satu.urut,
        "tanggal": tanggal_surat(satu.terjadi_pada),
        "surat": f"{tanggal_surat(surat.naskah.tanggal)}, {surat.naskah.nomor}" if surat else "–",
        "isi": surat.isi_singkat if surat else "–",
        "kepada": surat.ditujukan_kepada if surat else "–",
        "ket": f"dibawa {satu.dibawa_oleh}" if surat else satu.keterangan,
        "paraf": f"paraf kembali {tanggal_surat(kembali)}" if kembali else "",
    }
