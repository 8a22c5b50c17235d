"""Page of the first-run guide: where the agenda book on paper stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone

from arsip.alur import SERI_SURAT_KELUAR
from arsip.alur_awal import lanjutkan_buku
from arsip.aturan import SERI_EKSPEDISI, SERI_PENGEMBALIAN, SERI_PERNYATAAN, SERI_TANDA_BUKTI
from bungah.dasar.formulir import Formulir
from bungah.dasar.models import Penghitung
from bungah.dasar.papan import AkunBaru, LangkahAwal
from kepegawaian.alur import SERI_SURAT_TUGAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna

TERTINGGI = 99_999


def _nomor(label: str, petunjuk: str, *, wajib: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=wajib,
        min_value=0,
        max_value=TERTINGGI,
        help_text=petunjuk,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Tulis dengan angka saja, misalnya 327.",
            "min_value": "Nomor tidak boleh kurang dari nol.",
            "max_value": "Nomor ini terlalu besar. Periksa lagi angka di buku.",
        },
    )


class NomorTerakhirForm(Formulir):
    """The last numbers in the agenda book on paper."""

    surat_keluar = _nomor("Nomor surat keluar terakhir tahun ini", "Misalnya 327. Belum ada: tulis 0.")
    surat_tugas = _nomor("Nomor surat tugas terakhir tahun ini", "Belum ada: tulis 0.")
    pernyataan = _nomor(
        "Nomor surat pernyataan terakhir tahun ini", "Kosong bila belum ada bukunya.", wajib=False
    )
    ekspedisi = _nomor("Nomor ekspedisi terakhir tahun ini", "Kosong bila belum ada bukunya.", wajib=False)

    tanda_bukti = _nomor(
        "Nomor tanda bukti pembayaran terakhir tahun ini", "Kosong bila tidak ada pungutan.", wajib=False
    )
    pengembalian = _nomor(
        "Nomor tanda bukti pengembalian biaya terakhir tahun ini", "Kosong bila belum pernah.", wajib=False
    )

    def terakhir(self) -> dict[str, int]:
        """Last number by series."""
        isi = self.cleaned_data
        return {
            SERI_SURAT_KELUAR: isi["surat_keluar"],
            SERI_SURAT_TUGAS: isi["surat_tugas"],
            SERI_PERNYATAAN: isi["pernyataan"] or 0,
            SERI_TANDA_BUKTI: isi["tanda_bukti"] or 0,
            SERI_PENGEMBALIAN: isi["pengembalian"] or 0,
            SERI_EKSPEDISI: isi["ekspedisi"] or 0,
        }


def langkah_awal() -> list[LangkahAwal]:
    """The last numbers on paper, so that numbering goes on without a gap or a double."""
    return [
        LangkahAwal(
            kode="nomor",
            judul="Nomor terakhir di buku",
            pengantar="Lihat buku agenda tahun ini. Surat pertama dari sini memakai nomor sesudahnya.",
            urut=20,
            formulir=NomorTerakhirForm,
            simpan=_simpan,
            sudah=_sudah,
        )
    ]


def _sudah() -> bool:
    tahun = str(timezone.localdate().year)
    return Penghitung.objects.filter(seri=SERI_SURAT_KELUAR, periode=tahun).exists()


def _simpan(formulir: NomorTerakhirForm, *, pelaku: Pengguna) -> Sequence[AkunBaru]:
    lanjutkan_buku(formulir.terakhir(), tahun=timezone.localdate().year, pelaku=pelaku)
    return []
