"""The report of how requests walked: rows, figures, chart, CSV and A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from bungah.dasar.grafik import Batang
from bungah.dasar.lembar_csv import tulis_csv
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul, lama
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.cetak.telusur import kata_standar
from layanan.kueri.telusur import jumlah_semua

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.nilai import Rentang
    from layanan.kueri.telusur import BarisLaporan, WaktuLangkah

KATA_JENIS: Final = {
    "menyimpang": "Tidak sesuai bagan",
    "dilewati": "Langkah dilewati",
    "balik": "Langkah berbalik",
    "telat": "Lewat target langkah",
    "petugas_lain": "Dikerjakan petugas lain",
    "lewat_janji": "Lewat janji layanan",
}
KOLOM: Final = ("dilewati", "balik", "telat", "petugas_lain")
RUMUS: Final = (
    "Sesuai bagan: tidak ada langkah yang dilewati dan tidak ada yang berbalik. Lewat target dan petugas "
    "lain disebut, tetapi tidak mengurangi kepatuhan. Setiap permohonan dibandingkan dengan versi standar "
    "yang dipakai saat ia didaftarkan; waktu menunggu warga tidak dihitung."
)


def ringkas_telusur(baris: Sequence[BarisLaporan]) -> list[dict[str, str]]:
    """The three figures that stand first."""
    semua = jumlah_semua(baris)
    return [
        {
            "label": "Sesuai bagan",
            "angka": _persen(semua.persen, semua.banyak),
            "kata": f"{semua.patuh} dari {semua.banyak} yang selesai",
            "jenis": "",
        },
        {
            "label": "Menyimpang",
            "angka": str(semua.banyak - semua.patuh),
            "kata": "langkah dilewati atau berbalik",
            "jenis": "menyimpang",
        },
        {
            "label": "Tepat janji",
            "angka": _persen(semua.persen_tepat, semua.banyak),
            "kata": f"{semua.banyak - semua.tepat} lewat janji",
            "jenis": "lewat_janji",
        },
    ]


def baris_telusur(baris: Sequence[BarisLaporan]) -> list[dict[str, Any]]:
    """One row per service; figures that open a list carry its kind."""
    return [
        {
            "layanan": satu.layanan,
            "nama": satu.nama,
            "banyak": satu.banyak,
            "patuh": _persen(satu.persen, satu.banyak),
            "hitung": [(nama, getattr(satu, nama)) for nama in KOLOM],
            "tepat": _persen(satu.persen_tepat, satu.banyak),
            "lewat": satu.banyak - satu.tepat,
            "separuh": lama(satu.median),
            "versi": "; ".join(kata_standar(versi) for versi in satu.versi),
        }
        for satu in baris
    ]


def _persen(persen: int, banyak: int) -> str:
    return f"{persen} %" if banyak else "–"


def grafik_langkah(daftar: Sequence[WaktuLangkah]) -> list[Batang]:
    """Target beside what a step usually takes."""
    return [
        Batang(
            f"{satu.urut}. {satu.nama}",
            (satu.target, satu.menit),
            (lama(satu.target), "belum ada" if satu.menit is None else lama(satu.menit)),
        )
        for satu in daftar
    ]


def csv_telusur(baris: Sequence[BarisLaporan]) -> bytes:
    """The table for a spreadsheet."""
    kepala = ["Layanan", "Versi standar", "Selesai", "Sesuai bagan", "Sesuai bagan (%)"]
    kepala += [*(KATA_JENIS[nama] for nama in KOLOM), "Tepat janji", "Tepat janji (%)", "Median (menit)"]
    return tulis_csv(kepala, [_baris_csv(satu) for satu in baris])


def _baris_csv(satu: BarisLaporan) -> list[object]:
    versi = ", ".join(str(versi.versi) for versi in satu.versi)
    return [
        satu.nama,
        versi,
        satu.banyak,
        satu.patuh,
        satu.persen,
        *(getattr(satu, nama) for nama in KOLOM),
        satu.tepat,
        satu.persen_tepat,
        satu.median,
    ]


def cetak_laporan_telusur(baris: Sequence[BarisLaporan], rentang: Rentang) -> bytes:
    """The report on A4 with the versions it was judged by."""
    profil = ProfilDesa.ambil()
    data = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": "Laporan telusur langkah pelayanan",
        "rentang": str(rentang),
        "ringkas": ringkas_telusur(baris),
        "baris": baris_telusur(baris),
        "rumus": RUMUS,
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }
    return cetak_pdf("cetak/layanan/laporan_telusur.html", data, kertas=Kertas.A4)
