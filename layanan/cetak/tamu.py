"""The guest book on A4 and as a file for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.lembar_csv import tulis_csv
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul, pukul, tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.nilai import Rentang
    from layanan.models import TamuDinas

KEPALA = ("No", "Tanggal", "Pukul", "Nomor", "Nama", "Instansi", "Keperluan", "Ingin bertemu", "Dicatat")


def cetak_buku_tamu(baris: Sequence[TamuDinas], rentang: Rentang) -> bytes:
    """The book as PDF, with a column for the pen."""
    profil = ProfilDesa.ambil()
    data: dict[str, object] = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"Buku tamu {rentang}",
        "rentang": str(rentang),
        "baris": [_cetak(urut, satu) for urut, satu in enumerate(baris, 1)],
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }
    return cetak_pdf("cetak/layanan/buku_tamu.html", data, kertas=Kertas.A4)


def _cetak(urut: int, tamu: TamuDinas) -> dict[str, object]:
    return {
        "urut": urut,
        "kapan": f"{tanggal_surat(tamu.terjadi_pada)}, {pukul(tamu.terjadi_pada)}",
        "nomor": tamu.kunjungan.nomor,
        "nama": tamu.nama,
        "instansi": tamu.instansi,
        "keperluan": tamu.keperluan,
        "menemui": tamu.menemui,
        "susulan": tamu.susulan,
    }


def csv_buku_tamu(baris: Sequence[TamuDinas]) -> bytes:
    """The same lines for a spreadsheet; no telephone leaves the office in a file."""
    return tulis_csv(KEPALA, [_csv(urut, satu) for urut, satu in enumerate(baris, 1)])


def _csv(urut: int, tamu: TamuDinas) -> list[object]:
    dicatat = tamu.sumber_kertas or "saat datang"
    saat = [tanggal_surat(tamu.terjadi_pada), pukul(tamu.terjadi_pada), tamu.kunjungan.nomor]
    return [urut, *saat, tamu.nama, tamu.instansi, tamu.keperluan, tamu.menemui, dicatat]
