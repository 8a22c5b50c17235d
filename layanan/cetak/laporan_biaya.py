"""The yearly comparison of fees, papers and ways as rows, chart, CSV and A4 (R087)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from bungah.dasar.grafik import Batang, grafik_batang
from bungah.dasar.lembar_csv import tulis_csv
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import Rupiah, hari_dan_pukul
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.laporan_biaya import BELUM, NAIK, TURUN, Banding, jumlahkan, kata_kali

if TYPE_CHECKING:
    from collections.abc import Sequence

    from layanan.aturan.laporan_biaya import Tahunan

TERSERING: Final = 12  # bars that stand on one sheet beside their heading
JENIS = {TURUN: "baik", NAIK: "telat"}
RUMUS = (
    "Kali datang: hari berbeda warga datang untuk satu urusan, yaitu saat didata, saat berkas atau biayanya "
    "lengkap, dan saat mengambil; yang diantar atau dibawa ketua RT tidak dihitung. Biaya dan berkas wajib "
    "menurut standar di akhir tahun, untuk tahun ini menurut hari ini."
)


def baris_biaya(daftar: Sequence[Banding]) -> list[dict[str, Any]]:
    """One row per service: each figure last year, this year, and the word for the change."""
    return [_baris(satu) for satu in daftar]


def _baris(satu: Banding) -> dict[str, Any]:
    lalu, ini = _sel(satu.lalu), _sel(satu.ini)
    arah = [(kata, JENIS.get(kata, "info")) for kata in satu.arah]
    return {
        "nama": satu.nama,
        "kelompok": satu.kelompok,
        "ukuran": list(zip(lalu, ini, arah, strict=True)),
        "selesai": (satu.lalu.selesai, satu.ini.selesai),
    }


def _sel(satu: Tahunan) -> tuple[str, str, str]:
    biaya = BELUM if satu.biaya is None else str(Rupiah(satu.biaya)).removesuffix(",00")
    return biaya, BELUM if satu.berkas is None else str(satu.berkas), kata_kali(satu.kali)


def ringkas_biaya(daftar: Sequence[Banding], tahun: int) -> list[dict[str, str]]:
    """The three figures that stand first."""
    semua = jumlahkan(list(daftar))
    dulu, banyak = f"tahun {tahun - 1}: ", len(daftar)
    gratis = [_gratis([b.biaya for b in bagian if b.biaya is not None]) for bagian in _pasang(daftar)]
    berkas = [_rerata([b.berkas for b in bagian if b.berkas is not None]) for bagian in _pasang(daftar)]
    return [
        {
            "label": "Layanan gratis",
            "angka": gratis[1],
            "kata": f"dari {banyak}; {dulu}{gratis[0]}",
        },
        {"label": "Berkas wajib, rata-rata", "angka": berkas[1], "kata": f"{dulu}{berkas[0]}"},
        {
            "label": "Kali datang, rata-rata",
            "angka": kata_kali(semua.ini.kali),
            "kata": f"{semua.ini.selesai} urusan selesai; {dulu}{kata_kali(semua.lalu.kali)}",
        },
    ]


def _pasang(daftar: Sequence[Banding]) -> tuple[list[Tahunan], list[Tahunan]]:
    return [satu.lalu for satu in daftar], [satu.ini for satu in daftar]


def _gratis(biaya: Sequence[int]) -> str:
    return str(biaya.count(0)) if biaya else BELUM


def _rerata(angka: Sequence[int]) -> str:
    return kata_kali(sum(angka) / len(angka) if angka else None)


def grafik_kali(daftar: Sequence[Banding], tahun: int) -> dict[str, Any]:
    """The chart of ways: the services finished most often, the most frequent first."""
    ada = sorted((satu for satu in daftar if satu.ini.selesai or satu.lalu.selesai), key=_ramai)
    batang = [
        Batang(satu.nama, (lalu := satu.lalu.kali, ini := satu.ini.kali), (kata_kali(lalu), kata_kali(ini)))
        for satu in ada[:TERSERING]
    ]
    return {
        "judul": "Berapa kali warga datang untuk satu urusan",
        "uraian": f"Rata-rata {len(batang)} layanan tersering, {tahun - 1} lalu {tahun}. "
        "Makin pendek makin murah bagi warga.",
        "batang": batang,
        "deret": (str(tahun - 1), str(tahun)),
    }


def _ramai(satu: Banding) -> int:
    return -(satu.ini.selesai + satu.lalu.selesai)


def _svg(grafik: dict[str, Any]) -> SafeString:
    """The finished drawing for paper, which does not pass its letters on to a drawing."""
    svg = grafik_batang(
        grafik["batang"], judul=grafik["judul"], uraian=grafik["uraian"], deret=grafik["deret"]
    )
    svg = svg.replace("<svg ", '<svg font-family="Atkinson, DejaVu Sans, sans-serif" ', 1)
    return mark_safe(svg)  # noqa: S308 -- it escapes


def csv_biaya(daftar: Sequence[Banding], tahun: int) -> bytes:
    """The table for a spreadsheet; ways with a decimal comma, as this country writes them."""
    kepala = ["Layanan"]
    for apa in ("Biaya (rupiah)", "Berkas wajib", "Kali datang", "Urusan selesai"):
        kepala += [f"{apa} {tahun - 1}", f"{apa} {tahun}"]
    return tulis_csv(kepala, [_baris_csv(satu) for satu in daftar])


def _baris_csv(satu: Banding) -> list[object]:
    lalu, ini = satu.lalu, satu.ini
    kali = ["" if b.kali is None else kata_kali(b.kali) for b in (lalu, ini)]
    return [satu.nama, lalu.biaya, ini.biaya, lalu.berkas, ini.berkas, *kali, lalu.selesai, ini.selesai]


def cetak_laporan_biaya(daftar: Sequence[Banding], tahun: int) -> bytes:
    """The comparison on A4."""
    profil, grafik = ProfilDesa.ambil(), grafik_kali(daftar, tahun)
    data = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"Biaya dan kemudahan layanan {tahun}",
        "tahun": tahun,
        "lalu": tahun - 1,
        "ringkas": ringkas_biaya(daftar, tahun),
        "baris": baris_biaya(daftar),
        "grafik": grafik | {"svg": _svg(grafik)} if grafik["batang"] else None,
        "rumus": RUMUS,
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }
    return cetak_pdf("cetak/layanan/laporan_biaya.html", data, kertas=Kertas.A4)
