"""Every letter of the reference data as a print, without a database: what tests and the gallery set."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import layanan
from bungah.naskah.cetak import Kertas, cetak_pdf
from layanan.aturan.contoh_surat import Contoh, KolomContoh, nilai_contoh
from layanan.aturan.surat import rapat, susun
from tests.naskah import contoh_cetak

FOLDER = Path(layanan.__file__).parent / "rujukan_data" / "layanan"
BIASA = {"jabatan_penanda": "Kepala Desa Bungah", "nama_penanda": "H. MOH. SUBHAN, S.Pd.", "nip": ""}
PENDEK = {"jabatan_penanda": "Kepala Desa", "nama_penanda": "SUBHAN", "nip": ""}
PANJANG = {
    "jabatan_penanda": "a.n. Kepala Desa Bungah\nSekretaris Desa\nu.b. Kepala Seksi Pelayanan",
    "nama_penanda": "Dr. Drs. H. MUHAMMAD ABDURRAHMAN WAHID HASYIM ASY'ARI, S.H., S.Pd., M.Si., M.H.",
    "nip": "19700101 199003 1 001",
}


@dataclass(frozen=True)
class Jenis:
    """One kind as its file says it."""

    kode: str
    isi: dict[str, Any]

    @property
    def kertas(self) -> Kertas:
        return Kertas(self.isi["kertas"].lower())

    @property
    def kolom(self) -> list[KolomContoh]:
        return [
            KolomContoh(k["nama"], k["jenis"], k["wajib"], tuple(k["pilihan"]), k.get("terbesar"))
            for k in self.isi.get("kolom", [])
        ]


def semua(bagian: str = "surat") -> list[Jenis]:
    """Every service that prints this kind of paper."""
    berkas = [tomllib.loads(jalur.read_text("utf-8")) for jalur in sorted(FOLDER.glob("*.toml"))]
    return [Jenis(satu["kode"], satu[bagian]) for satu in berkas if bagian in satu]


def data(jenis: Jenis, contoh: Contoh) -> dict[str, object]:
    """The print data of one kind with the least or the most there is to say."""
    nilai = nilai_contoh(contoh, jenis.kolom, {k: str(v) for k, v in contoh_cetak.KOP.items()})
    label = {k["nama"]: k["label"] for k in jenis.isi.get("kolom", [])}
    bagian = susun(jenis.isi["isi"], nilai, label)
    return contoh_cetak.surat(
        judul=jenis.isi["judul"],
        nomor=nilai["nomor_surat"],
        tanggal=nilai["tanggal_surat"],
        bagian=bagian,
        rapat=rapat(bagian),
        pemegang=nilai["nama"] if jenis.isi.get("ttd_pemegang", True) else "",
        **{Contoh.PENDEK: PENDEK, Contoh.BIASA: BIASA, Contoh.PANJANG: PANJANG}[contoh],
    )


def cetak(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> bytes:
    return cetak_pdf("cetak/layanan/surat.html", data(jenis, contoh), kertas=kertas)


def data_pernyataan(jenis: Jenis, contoh: Contoh) -> dict[str, object]:
    """The print data of a citizen's statement; at most eight people sign it."""
    nilai = nilai_contoh(contoh, jenis.kolom, {k: str(v) for k, v in contoh_cetak.KOP.items()})
    panjang = contoh is Contoh.PANJANG
    bersama = any(k["nama"] == "para_pembuat" for k in jenis.isi.get("kolom", []))
    orang = [f"{nilai['nama']}, 3525994107850001, anak" for _ in range(8 if panjang else 2)]
    if bersama:
        nilai["para_pembuat"] = "\n".join(orang)
    label = {k["nama"]: k["label"] for k in jenis.isi.get("kolom", [])}
    return {
        "judul": jenis.isi["judul"],
        "bagian": susun(jenis.isi["isi"], nilai, label),
        "tempat": "Bungah",
        "pembuat": orang if bersama else [nilai["nama"]],
        "saksi": [nilai["nama"] if panjang else "", ""],
        "nomor": "PW/12/2026" if panjang else "",
        "dicatat": "30 September 2026" if panjang else "",
        "ditandatangani": "30 September 2026" if panjang else "",
        "kepala_desa": nilai["kepala_desa"],
        "latihan": panjang,
    }


def cetak_pernyataan(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> bytes:
    return cetak_pdf("cetak/layanan/pernyataan.html", data_pernyataan(jenis, contoh), kertas=kertas)
