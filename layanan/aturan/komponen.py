"""The fourteen components of a standard (UU 25/2009 art. 21): what stands under each, what is missing.

PermenPANRB 15/2014 shows six of them to the public (``penyampaian``); eight are the office's own
(``pengelolaan``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from bungah.dasar.nilai import Rupiah
from layanan.aturan.biaya import periksa_rincian
from layanan.aturan.standar import lama_janji

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PENYAMPAIAN, PENGELOLAAN = "penyampaian", "pengelolaan"
BANYAK: Final = 14


class Kepala(NamedTuple):
    """The head of a component."""

    huruf: str
    kode: str
    judul: str
    golongan: str


KOMPONEN: Final[Sequence[Kepala]] = (
    Kepala("a", "dasar_hukum", "Dasar hukum", PENGELOLAAN),
    Kepala("b", "persyaratan", "Persyaratan", PENYAMPAIAN),
    Kepala("c", "prosedur", "Sistem, mekanisme, dan prosedur", PENYAMPAIAN),
    Kepala("d", "waktu", "Jangka waktu penyelesaian", PENYAMPAIAN),
    Kepala("e", "biaya", "Biaya/tarif", PENYAMPAIAN),
    Kepala("f", "produk", "Produk pelayanan", PENYAMPAIAN),
    Kepala("g", "sarana", "Sarana, prasarana, dan/atau fasilitas", PENGELOLAAN),
    Kepala("h", "kompetensi", "Kompetensi pelaksana", PENGELOLAAN),
    Kepala("i", "pengawasan", "Pengawasan internal", PENGELOLAAN),
    Kepala("j", "pengaduan", "Penanganan pengaduan, saran, dan masukan", PENYAMPAIAN),
    Kepala("k", "pelaksana", "Jumlah pelaksana", PENGELOLAAN),
    Kepala("l", "jaminan", "Jaminan pelayanan", PENGELOLAAN),
    Kepala("m", "keamanan", "Jaminan keamanan dan keselamatan", PENGELOLAAN),
    Kepala("n", "evaluasi", "Evaluasi kinerja pelaksana", PENGELOLAAN),
)
ENAM_PANRB: Final = tuple(satu.kode for satu in KOMPONEN if satu.golongan == PENYAMPAIAN)
ENAM_SEED: Final = ("prosedur", "waktu", "biaya", "produk", "sarana", "kompetensi")  # R062


@dataclass(frozen=True, slots=True)
class Komponen:
    """One component: its points, and the sentence that says what to fill (empty = it is filled)."""

    huruf: str
    kode: str
    judul: str
    golongan: str
    isi: tuple[str, ...]
    kurang: str = ""


@dataclass(frozen=True, slots=True)
class Bahan:
    """What the components are made of, in plain values; the records it comes from stay where they are."""

    dasar_hukum: Sequence[str] = ()
    syarat: Sequence[tuple[str, bool]] = ()  # name, has a legal basis
    langkah: Sequence[str] = ()
    salah: Sequence[str] = ()  # why the steps cannot be walked
    menit: int = 0
    biaya: int = 0
    dasar_biaya: str = ""
    rincian: Sequence[tuple[str, int]] = ()  # part of the fee, rupiah
    produk: str = ""
    sarana: Sequence[str] = ()
    kompetensi: str = ""
    pengawas: str = ""
    pengawasan_tiap: str = ""
    pengawasan_cara: str = ""
    saluran: Sequence[str] = ()
    pengadu: str = ""  # position of whoever answers complaints, with its appointment
    pelaksana: int = 0
    jaminan: str = ""
    kompensasi: str = ""
    keamanan: str = ""
    evaluasi_tiap: str = ""
    evaluasi_cara: str = ""


def butir(teks: str) -> tuple[str, ...]:
    """The points of a text field: one line is one point."""
    return tuple(baris.strip() for baris in teks.splitlines() if baris.strip())


def susun_komponen(bahan: Bahan) -> tuple[Komponen, ...]:
    """All fourteen in the order of the law."""
    hasil = []
    for kepala in KOMPONEN:
        isi, kurang = _ISI[kepala.kode](bahan)
        hasil.append(Komponen(*kepala, isi=tuple(isi), kurang=kurang))
    return tuple(hasil)


def lengkap(daftar: Sequence[Komponen]) -> int:
    """How many of them are filled."""
    return sum(not satu.kurang for satu in daftar)


def yang_kurang(daftar: Sequence[Komponen]) -> str:
    """The missing ones by name, for a sentence."""
    return "; ".join(satu.judul for satu in daftar if satu.kurang)


Hasil = tuple["Sequence[str]", str]


def _bila(ada: object, kalimat: str) -> str:
    return "" if ada else kalimat


def _dasar_hukum(bahan: Bahan) -> Hasil:
    return bahan.dasar_hukum, _bila(bahan.dasar_hukum, "Pilih paling sedikit satu peraturan.")


def _persyaratan(bahan: Bahan) -> Hasil:
    nama = [satu for satu, _ in bahan.syarat]
    tanpa = [satu for satu, berdasar in bahan.syarat if not berdasar]
    if not nama:
        return nama, "Tulis paling sedikit satu persyaratan."
    return nama, _bila(not tanpa, f"Sebut dasar hukum tiap persyaratan: {', '.join(tanpa)}.")


def _prosedur(bahan: Bahan) -> Hasil:
    return bahan.langkah, " ".join(bahan.salah) or _bila(bahan.langkah, "Belum ada langkah.")


def _waktu(bahan: Bahan) -> Hasil:
    if bahan.menit < 1:
        return (), "Isi waktu janji."
    return (f"{lama_janji(bahan.menit)} sejak berkas lengkap sampai siap diambil",), ""


def _biaya(bahan: Bahan) -> Hasil:
    isi = [str(Rupiah(bahan.biaya)) if bahan.biaya else "Rp0 (gratis)"]
    isi += [f"{nama}: {Rupiah(jumlah)}" for nama, jumlah in bahan.rincian]
    isi += [f"Dasar: {bahan.dasar_biaya}"] * bool(bahan.dasar_biaya)
    if keliru := periksa_rincian(bahan.biaya, [jumlah for _, jumlah in bahan.rincian]):
        return isi, keliru
    return isi, _bila(bahan.dasar_biaya, "Sebut dasar hukum biayanya, juga bila gratis.")


def _produk(bahan: Bahan) -> Hasil:
    return (bahan.produk,) * bool(bahan.produk), _bila(bahan.produk, "Tulis apa yang diterima warga.")


def _sarana(bahan: Bahan) -> Hasil:
    return bahan.sarana, _bila(bahan.sarana, "Pilih sarana atau prasarana yang dipakai.")


def _kompetensi(bahan: Bahan) -> Hasil:
    isi = butir(bahan.kompetensi)
    return isi, _bila(isi, "Tulis kecakapan yang harus dimiliki petugas.")


def _pengawasan(bahan: Bahan) -> Hasil:
    ada = bahan.pengawas and bahan.pengawasan_tiap and bahan.pengawasan_cara
    isi = (f"{bahan.pengawas}, {bahan.pengawasan_tiap.lower()}", bahan.pengawasan_cara) if ada else ()
    return isi, _bila(ada, "Isi siapa yang mengawasi, seberapa sering, dan caranya.")


def _pengaduan(bahan: Bahan) -> Hasil:
    isi = [*bahan.saluran, *([f"Dijawab oleh {bahan.pengadu}"] if bahan.pengadu else [])]
    kurang = [
        _bila(bahan.saluran, "Isi daftar saluran pengaduan."),
        _bila(bahan.pengadu, "Tunjuk petugas pengaduan dengan SK, atau catat Kepala Desa di daftar pegawai."),
    ]
    return isi, " ".join(filter(None, kurang))


def _pelaksana(bahan: Bahan) -> Hasil:
    isi = (f"{bahan.pelaksana} orang",) if bahan.pelaksana else ()
    return isi, _bila(isi, "Isi jumlah pelaksana.")


def _jaminan(bahan: Bahan) -> Hasil:
    isi = [*butir(bahan.jaminan)]
    if isi and bahan.kompensasi:
        isi.append(f"Bila terlambat melewati toleransi: {bahan.kompensasi[:1].lower()}{bahan.kompensasi[1:]}")
    return isi, _bila(isi, "Tulis jaminan bahwa layanan diberikan sesuai standar.")


def _keamanan(bahan: Bahan) -> Hasil:
    isi = butir(bahan.keamanan)
    return isi, _bila(isi, "Tulis apa yang membuat warga dan datanya aman.")


def _evaluasi(bahan: Bahan) -> Hasil:
    ada = bahan.evaluasi_tiap and bahan.evaluasi_cara
    isi = (f"{bahan.evaluasi_tiap}: {bahan.evaluasi_cara}",) if ada else ()
    return isi, _bila(ada, "Isi seberapa sering petugas dinilai dan caranya.")


_ISI: Final[Mapping[str, Callable[[Bahan], Hasil]]] = {
    "dasar_hukum": _dasar_hukum,
    "persyaratan": _persyaratan,
    "prosedur": _prosedur,
    "waktu": _waktu,
    "biaya": _biaya,
    "produk": _produk,
    "sarana": _sarana,
    "kompetensi": _kompetensi,
    "pengawasan": _pengawasan,
    "pengaduan": _pengaduan,
    "pelaksana": _pelaksana,
    "jaminan": _jaminan,
    "keamanan": _keamanan,
    "evaluasi": _evaluasi,
}
