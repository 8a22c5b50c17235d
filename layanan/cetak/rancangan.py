"""The formats of a redesign as rows: on screen, and on paper in the layout of the guidance (R294–R296)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.models import ProfilDesa
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.bagan import KATA_PERBUATAN
from layanan.aturan.rancangan import perbuatan_baris
from layanan.kueri.rancangan import kegiatan_urut, semua_inovasi

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from layanan.models import KegiatanPelayanan, Rancangan

FORMAT: Final = (1, 2, 3)
KEPALA: Final[Mapping[int, tuple[str, ...]]] = {
    1: ("Kegiatan Pelanggan", "Bentuk Pelayanan", "Baku Mutu"),
    2: ("Bentuk Pelayanan", "Kegiatan Pelayanan", "Unit Pelaksana", "Sikap Pelayanan"),
    3: ("Kegiatan Pelayanan", "Prasarana", "Sarana Pelayanan"),
    4: ("Langkah", "Unit Pelaksana", "Ditutup dengan"),
}
JUDUL: Final[Mapping[int, str]] = {
    1: "Format 1: kegiatan pelanggan, bentuk pelayanan, baku mutu",
    2: "Format 2: kegiatan, unit pelaksana, sikap pelayanan",
    3: "Format 3: prasarana dan sarana pelayanan",
    4: "Langkah IV: alur kegiatan",
}


@dataclass(frozen=True, slots=True)
class Lembar:
    """One format with its rows; the first cell of each is its number."""

    tahap: int
    judul: str
    kepala: Sequence[str]
    baris: Sequence[Sequence[str]]


def lembar_format(rancangan: Rancangan, tahap: int) -> Lembar:
    """The rows of one format, or of the flow they make (4)."""
    sel = _SUSUN[tahap](rancangan)
    baris = [(str(n), *satu) for n, satu in enumerate(sel, 1)]
    return Lembar(tahap, JUDUL[tahap], KEPALA[tahap], baris)


def _satu(rancangan: Rancangan) -> list[tuple[str, ...]]:
    return [(satu.kegiatan, satu.bentuk, satu.baku_mutu) for satu in rancangan.pelanggan.all()]


def _dua(rancangan: Rancangan) -> list[tuple[str, ...]]:
    return [
        (satu.pelanggan.bentuk or satu.pelanggan.kegiatan, satu.kegiatan, _unit(satu), satu.sikap)
        for satu in kegiatan_urut(rancangan)
    ]


def _tiga(rancangan: Rancangan) -> list[tuple[str, ...]]:
    return [
        (satu.kegiatan, _deret(satu.prasarana.all()), _deret(satu.sarana.all()))
        for satu in kegiatan_urut(rancangan)
    ]


def _empat(rancangan: Rancangan) -> list[tuple[str, ...]]:
    """The flow; without deeds while there are too few rows."""
    semua = kegiatan_urut(rancangan)
    bersurat = rancangan.layanan.jenis_surat.surat().exists()
    perbuatan = perbuatan_baris(len(semua), bersurat=bersurat) or ("",) * len(semua)
    return [
        (satu.kegiatan, _unit(satu), KATA_PERBUATAN.get(apa, ""))
        for satu, apa in zip(semua, perbuatan, strict=True)
    ]


_SUSUN: Final[Mapping[int, Callable[[Rancangan], list[tuple[str, ...]]]]] = {
    1: _satu,
    2: _dua,
    3: _tiga,
    4: _empat,
}


def _unit(satu: KegiatanPelayanan) -> str:
    """The position, and the unit it belongs to."""
    if satu.pelaksana is None:
        return ""
    return ", ".join(filter(None, (satu.pelaksana.nama, satu.pelaksana.unit)))


def _deret(daftar: Any) -> str:
    return ", ".join(satu.nama for satu in daftar)


def cetak_format(rancangan: Rancangan, tahap: int) -> bytes:
    """One format on A4, lying."""
    profil, lembar = ProfilDesa.ambil(), lembar_format(rancangan, tahap)
    data = {
        "latihan": profil.latihan,
        "judul": f"FORMAT-{tahap}",
        "instansi": f"Pemerintah Desa {profil.nama_desa or 'BELUM DIISI'}",
        "layanan": rancangan.layanan.nama,
        "kepala": lembar.kepala,
        "baris": lembar.baris,
    }
    return cetak_pdf("cetak/layanan/format_rancangan.html", data, kertas=Kertas.A4)


def cetak_inovasi() -> bytes:
    """The register of innovations on A4, lying."""
    profil = ProfilDesa.ambil()
    baris = [
        (
            str(n),
            satu.nama + (f" ({satu.layanan})" if satu.layanan else ""),
            satu.masalah,
            satu.kebaruan,
            satu.manfaat,
            satu.bukti,
            satu.direplikasi or "belum",
        )
        for n, satu in enumerate(semua_inovasi(), 1)
    ]
    data = {
        "latihan": profil.latihan,
        "judul": "Daftar inovasi pelayanan",
        "instansi": f"Pemerintah Desa {profil.nama_desa or 'BELUM DIISI'}",
        "layanan": "",
        "kepala": ("Inovasi", "Masalah", "Kebaruan", "Manfaat", "Bukti", "Ditiru oleh"),
        "baris": baris,
    }
    return cetak_pdf("cetak/layanan/format_rancangan.html", data, kertas=Kertas.A4)
