"""The queue report as rows, charts, CSV and A4."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from bungah.dasar.grafik import Batang, grafik_batang
from bungah.dasar.lembar_csv import tulis_csv
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul, tanggal_panjang
from bungah.dasar.nilai.waktu import BULAN, HARI
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.laporan import DELAPAN_PULUH, SETENGAH, Angka, Dimensi, Ukuran, persentil

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from layanan.kueri.laporan import Laporan
    from layanan.models import Penyimpangan

    Sebaran = Mapping[str, list[tuple[str, Counter[int]]]]

KATA = {
    Dimensi.HARI: "Hari",
    Dimensi.BULAN: "Bulan",
    Dimensi.KELOMPOK: "Kelompok layanan",
    Dimensi.LAYANAN: "Layanan",
    Dimensi.LOKET: "Loket",
    Dimensi.PETUGAS: "Petugas",
    Dimensi.PRIORITAS: "Jalur",
}
KOLOM = (
    ("kunjungan", "Kunjungan"),
    ("dilayani", "Dilayani"),
    ("tidak_hadir", "Tidak hadir"),
    ("tidak_terlayani", "Tidak terlayani"),
    ("batal", "Batal"),
    ("prioritas", "Jalur prioritas"),
    ("mendahului", "Didahulukan"),
    ("susulan", "Susulan"),
)
LAMA = ((Ukuran.TUNGGU, "Menunggu"), (Ukuran.LAYAN, "Di loket"), (Ukuran.TOTAL, "Seluruhnya"))
DERET = ("Separuh warga menunggu paling lama", "8 dari 10 warga menunggu paling lama")
BIASA = "Antrean biasa"
SEDIKIT = 5  # fewer people say nothing about fairness and could be recognised


def nama_bagian(menurut: Dimensi, nama: str) -> str:
    """A day as ``Sen 23 Nov 2026``, a month as ``November 2026``; other names as they are."""
    if menurut is Dimensi.HARI:
        hari = date.fromisoformat(nama)
        bagian = HARI[hari.weekday()][:3], str(hari.day), BULAN[hari.month - 1][:3], str(hari.year)
        return "\N{NO-BREAK SPACE}".join(bagian)
    if menurut is Dimensi.BULAN:
        return f"{BULAN[int(nama[5:]) - 1]} {nama[:4]}"
    return nama


def kata_menit(menit: int | None) -> str:
    """Short enough for a table and a bar: ``12 mnt``; a dash where nothing was measured."""
    return "–" if menit is None else f"{menit} mnt"


def baris_laporan(laporan: Laporan) -> list[dict[str, object]]:
    """One row per group: name, counts, and median and 80th percentile of each length of time."""
    return [_baris(nama_bagian(laporan.menurut, nama), satu) for nama, satu in laporan.bagian]


def _baris(nama: str, satu: Angka) -> dict[str, object]:
    return {
        "nama": nama,
        "banyak": [satu.banyak[kunci] for kunci, _ in KOLOM],
        "lama": [
            (kata_menit(satu.persentil(ukuran, SETENGAH)), kata_menit(satu.persentil(ukuran, DELAPAN_PULUH)))
            for ukuran, _ in LAMA
        ],
    }


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart of the report."""

    judul: str
    uraian: str
    batang: list[Batang]
    deret: tuple[str, ...]

    @property
    def svg(self) -> SafeString:
        """The finished drawing for paper, which does not pass its letters on to a drawing."""
        svg = grafik_batang(self.batang, judul=self.judul, uraian=self.uraian, deret=self.deret)
        svg = svg.replace("<svg ", '<svg font-family="Atkinson, DejaVu Sans, sans-serif" ', 1)
        return mark_safe(svg)  # noqa: S308 -- it escapes


def grafik_laporan(laporan: Laporan) -> list[Grafik]:
    """The two charts: how many came, how long they waited."""
    kata = KATA[laporan.menurut].casefold()
    bagian = [(nama_bagian(laporan.menurut, nama), satu) for nama, satu in laporan.bagian]
    datang = [Batang(nama, (n := satu.banyak["kunjungan"],), (str(n),)) for nama, satu in bagian]
    lama = [_batang_tunggu(nama, satu) for nama, satu in bagian]
    sejak = "Dari datang sampai dipanggil pertama kali, menit menurut jam dinding."
    return [
        Grafik(f"Kunjungan menurut {kata}", _uraian_ramai(bagian), datang, ("Kunjungan",)),
        Grafik(f"Lama menunggu menurut {kata}", sejak, lama, DERET),
    ]


def _batang_tunggu(nama: str, satu: Angka) -> Batang:
    nilai = satu.persentil(Ukuran.TUNGGU, SETENGAH), satu.persentil(Ukuran.TUNGGU, DELAPAN_PULUH)
    return Batang(nama, nilai, (kata_menit(nilai[0]), kata_menit(nilai[1])))


def _uraian_ramai(bagian: Iterable[tuple[str, Angka]]) -> str:
    ramai = max(bagian, key=lambda pasang: pasang[1].banyak["kunjungan"], default=None)
    if ramai is None:
        return "Belum ada kunjungan."
    return f"Paling ramai: {ramai[0]}, {ramai[1].banyak['kunjungan']} kunjungan."


def baris_merata(laporan: Laporan, warga: Sebaran) -> list[dict[str, object]]:
    """Waiting of each lane, hamlet and sex side by side (R033); groups too small to compare say so."""
    jalur = [(nama, satu.lama[Ukuran.TUNGGU]) for nama, satu in laporan.jalur]
    dahulu = [sebaran for nama, sebaran in jalur if nama != BIASA]
    if len(dahulu) > 1:
        jalur.append(("Jalur prioritas, semuanya", sum(dahulu, Counter())))
    return [
        {"judul": judul, "baris": [_merata(nama, sebaran) for nama, sebaran in daftar]}
        for judul, daftar in [("Jalur", jalur), *warga.items()]
        if daftar
    ]


def _merata(nama: str, sebaran: Mapping[int, int]) -> tuple[str, int, str, str]:
    banyak = sum(sebaran.values())
    if banyak < SEDIKIT:
        return nama, banyak, "terlalu sedikit", "terlalu sedikit"
    tengah, terlama = (persentil(sebaran, p) for p in (SETENGAH, DELAPAN_PULUH))
    return nama, banyak, kata_menit(tengah), kata_menit(terlama)


def csv_laporan(laporan: Laporan) -> bytes:
    """The table for a spreadsheet: names first, then figures; the last row is the whole."""
    kepala = [KATA[laporan.menurut], *(judul for _, judul in KOLOM)]
    for _, judul in LAMA:
        kepala += [f"{judul}, median menit", f"{judul}, persentil 80 menit"]
    bagian = [(nama_bagian(laporan.menurut, nama), satu) for nama, satu in laporan.bagian]
    return tulis_csv(kepala, [_baris_csv(*satu) for satu in [*bagian, ("Seluruhnya", laporan.semua)]])


def _baris_csv(nama: str, satu: Angka) -> list[object]:
    lama = [satu.persentil(ukuran, p) for ukuran, _ in LAMA for p in (SETENGAH, DELAPAN_PULUH)]
    return [nama, *(satu.banyak[kunci] for kunci, _ in KOLOM), *lama]


def cetak_laporan(
    laporan: Laporan, merata: list[dict[str, object]], didahulukan: Iterable[Penyimpangan]
) -> bytes:
    """The report on A4: table, charts, fairness, who went first and why."""
    profil = ProfilDesa.ambil()
    data = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"Laporan antrean {laporan.rentang}",
        "rentang": str(laporan.rentang),
        "menurut": KATA[laporan.menurut],
        "kolom": [judul for _, judul in KOLOM],
        "lama": [judul for _, judul in LAMA],
        "baris": baris_laporan(laporan),
        "semua": _baris("Seluruhnya", laporan.semua),
        "grafik": [{"judul": g.judul, "uraian": g.uraian, "svg": g.svg} for g in grafik_laporan(laporan)],
        "merata": merata,
        "didahulukan": [baris_didahulukan(satu) for satu in didahulukan],
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }
    return cetak_pdf("cetak/layanan/laporan_antrean.html", data, kertas=Kertas.A4)


def baris_didahulukan(satu: Penyimpangan) -> dict[str, str]:
    """A call out of turn in words."""
    sebab = satu.get_sebab_display()
    siapa = f" ({satu.diminta_oleh})" if satu.diminta_oleh else ""
    rinci = f": {satu.keterangan}" if satu.keterangan else ""
    return {
        "kapan": f"{tanggal_panjang(timezone.localtime(satu.pada).date())}",
        "nomor": satu.kunjungan.nomor,
        "alasan": f"{sebab}{siapa}{rinci}",
        "dilangkahi": f"{satu.dilangkahi}",
        "petugas": str(satu.petugas),
    }
