"""The SOP AP of a service (PermenPANRB 35/2012): the identity page, then the matrix with its five symbols.

Read at a desk. Who signs it and what it rests on comes from the standard in force; one that was not decided
by SK prints as DRAF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.keterbacaan import A1, A2, A3, A4, F4, JARAK_MEJA, Batas, TidakMuat
from bungah.naskah.kop import kop
from kepegawaian.kueri import kepala_desa
from layanan.aturan.komponen import butir
from layanan.aturan.tata_alir import Bidang
from layanan.aturan.tata_sop import tata_sop
from layanan.cetak.bagan_alir import TEBAL, simpul_isi, standar_sehat
from layanan.cetak.gambar_bagan import cetak_bagan
from layanan.kueri.komponen import bersama, komponen_utuh
from layanan.kueri.prosedur import riwayat_versi

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bungah.naskah.katalog import Isi, Pesanan
    from bungah.naskah.keterbacaan import Lembar
    from layanan.aturan.bagan import Simpul
    from layanan.aturan.tata import Lembaran
    from layanan.models import VersiStandar

TEPI: Final = (12.0, 14.0)  # millimetres at the sides, above and below
BELUM: Final = "Belum diisi."
REGISTER: Final = (
    "Register layanan: nomor, pemohon, waktu tiap langkah.",
    "Telusur langkah tiap permintaan.",
)
AGENDA: Final = "Buku agenda surat keluar."


def isi_sop(kode: str) -> Isi:
    """Both parts of the SOP of a service.

    Raises:
        TidakDicetak: no standard in force, or a graph with a fault.
    """
    standar, simpul = standar_sehat(kode)
    profil = ProfilDesa.ambil()
    return {
        "desa": profil.nama_desa or "BELUM DIISI",
        "judul": f"SOP {standar.layanan}",
        "nama": str(standar.layanan),
        "baris": _baris(standar),
        "pengesah": _pengesah(),
        "kotak": _kotak(standar),
        "langkah": [_langkah(satu) for satu in simpul],
        "draf": not standar.ditetapkan,
        "latihan": profil.latihan,
    }


def nomor_sop(standar: VersiStandar) -> str:
    """``SOP/014/2/2026``: the service's own number, the version, the year it came in force."""
    return f"SOP/{standar.layanan_id:03d}/{standar.versi}/{standar.berlaku_dari.year}"


def _baris(standar: VersiStandar) -> list[tuple[str, str]]:
    """The label–value rows of the identity part, in the order of the rule."""
    awal, kini = riwayat_versi(standar)
    sk = f"SK {standar.sk_nomor} tanggal {tanggal_surat(standar.sk_tanggal)}" if standar.sk_tanggal else ""
    return [
        ("Nomor SOP", nomor_sop(standar)),
        ("Tanggal pembuatan", tanggal_surat(awal)),
        ("Tanggal revisi", tanggal_surat(kini) if kini else "–"),
        ("Tanggal efektif", tanggal_surat(standar.ditetapkan_pada or standar.berlaku_dari)),
        ("Dasar pengesahan", sk or "belum ditetapkan dengan SK"),
        ("Nama SOP", str(standar.layanan)),
    ]


def _pengesah() -> dict[str, str]:
    kades = kepala_desa()
    if kades is None:
        return {"jabatan": "Kepala Desa", "nama": "", "nip": ""}
    return {"jabatan": str(kades.jabatan), "nama": str(kades), "nip": kades.nip}


def _kotak(standar: VersiStandar) -> list[tuple[str, list[str]]]:
    """The six boxes, left and right in turn."""
    komponen = {satu.kode: list(satu.isi) for satu in komponen_utuh(standar, bersama(standar.berlaku_dari))}
    bersurat: bool = standar.bersurat  # type: ignore[attr-defined]  # annotated by standar_utuh
    semua: Sequence[tuple[str, Sequence[str]]] = (
        ("Dasar hukum", komponen["dasar_hukum"]),
        ("Kualifikasi pelaksana", komponen["kompetensi"]),
        ("Keterkaitan", butir(standar.keterkaitan)),
        ("Peralatan/perlengkapan", ["; ".join(komponen["sarana"])] * bool(komponen["sarana"])),
        ("Peringatan", butir(standar.peringatan)),
        ("Pencatatan dan pendataan", (*REGISTER, AGENDA) if bersurat else REGISTER),
    )
    return [(judul, list(isi) or [BELUM]) for judul, isi in semua]


def _langkah(satu: Simpul) -> dict[str, Any]:
    """What the matrix says of a step, with its full name."""
    sama = ("urut", "nama", "jenis", "pelaksana", "menit", "dokumen", "keluaran")
    isi = {nama: getattr(satu, nama) for nama in sama}
    return isi | {"unit": "", "keluar": [list(jalan) for jalan in satu.keluar]}


def cetak_sop(isi: Isi, pesanan: Pesanan) -> bytes:
    """Identity page and matrix on lying paper.

    Raises:
        TidakMuat: too many officers, or a word wider than its column on the largest paper.
    """
    batas = Batas(max(pesanan.jarak, JARAK_MEJA))
    lembar, semua = susun_sop(isi, pesanan.kertas.lembar, batas)
    data = {
        **isi,
        "kop": kop(ProfilDesa.ambil()),
        "kiri_kanan": _berpasangan(isi["kotak"]),
        "lembaran": [
            cetak_bagan(satu, judul=f"{isi['judul']}, bagan halaman {n}", tebal=TEBAL * batas.apa_saja)
            for n, satu in enumerate(semua, 1)
        ],
        "tanda": pesanan.tanda,
    }
    return cetak_pdf("cetak/layanan/sop.html", data, kertas=Kertas.dari(lembar.rebah))


def _berpasangan(kotak: Sequence[Any]) -> list[tuple[Any, Any]]:
    return list(zip(kotak[::2], kotak[1::2], strict=True))


def susun_sop(isi: Mapping[str, Any], minta: Lembar, batas: Batas) -> tuple[Lembar, tuple[Lembaran, ...]]:
    """The matrix on the paper that was asked for, else on the next larger one; letters keep their size."""
    simpul = simpul_isi(isi)
    galat = TidakMuat()
    for lembar in (satu for satu in (A4, F4, A3, A2, A1) if satu.tinggi >= minta.tinggi):
        rebah = lembar.rebah
        bidang = Bidang(rebah.lebar - 2 * TEPI[0], rebah.tinggi - 2 * TEPI[1])
        try:
            return lembar, tata_sop(simpul, bidang, batas)
        except TidakMuat as tolak:
            galat = tolak
    raise galat
