"""What desk documents share: who we are, who signs, what a standard says, the address behind a QR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import Rupiah, lama, tanggal_surat
from bungah.dasar.qr import qr_alamat
from bungah.naskah.cetak import cetak_pdf
from bungah.naskah.katalog import Isi, TidakDicetak
from bungah.naskah.kop import kop
from bungah.naskah.kueri_halaman import kata_cetak
from bungah.naskah.pesan import susun_pesan
from layanan.aturan.standar import lama_janji
from layanan.kueri.cetak_standar import standar_tercetak
from layanan.kueri.penanda import penanda_kantor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bungah.naskah.katalog import Pesanan
    from layanan.aturan.langkah_umum import LangkahUmum
    from layanan.kueri.cetak_standar import StandarCetak
    from layanan.models import VersiStandar

BERNOMOR: Final = frozenset({"persyaratan", "prosedur", "dasar_hukum"})
PANJANG_UTUH: Final = 600  # letters of a row that is not divided between two sheets
SUDUT_QR: Final = 24  # mm: an address of 60 letters in squares of 0.6 mm


def identitas() -> Isi:
    """The office as a print names it."""
    return {"kop": ProfilDesa.ambil().cetak()}


def cetak_dokumen(templat: str, isi: Mapping[str, Any], pesanan: Pesanan, **tambah: object) -> bytes:
    """Set a desk document: emblem, day and practice mark are of the moment, all else is ``isi``."""
    profil = ProfilDesa.ambil()
    saat_ini = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "dicetak": tanggal_surat(timezone.localdate()),
        "qr": alamat_qr(isi.get("alamat", "")),
    }
    return cetak_pdf(templat, {**isi, **saat_ini, **tambah}, kertas=pesanan.kertas)


def alamat_qr(alamat: str, ukuran_mm: float = SUDUT_QR) -> str:
    """The picture of an address; empty without one."""
    return qr_alamat(alamat, ukuran_mm=ukuran_mm) if alamat else ""


def alamat_publik(jalur: str) -> str:
    """The address of a public page as a phone opens it; empty while the office has no site."""
    dasar = ProfilDesa.ambil().alamat_publik.rstrip("/")
    return f"{dasar}{jalur}" if dasar else ""


def penanda_pada(hari: date | None = None) -> dict[str, str]:
    """Who signs that day, else today: post, name, NIP; nobody recorded prints BELUM DIISI."""
    satu = penanda_kantor(hari or timezone.localdate())
    if satu is None:
        return {"jabatan": "Kepala Desa", "nama": "BELUM DIISI", "nip": ""}
    return {"jabatan": satu.jabatan, "nama": satu.nama, "nip": satu.nip}


def kata(kode: str, **nilai: str) -> dict[str, str]:
    """The office's words for this print with their values put in.

    Raises:
        TidakDicetak: they were never loaded.
    """
    baris = kata_cetak(kode)
    if not baris:
        raise TidakDicetak("Kata-kata cetakan ini belum dimuat. Minta pengelola menjalankan muat_rujukan.")
    return {judul: susun_pesan(isi, nilai) for judul, isi in baris.items()}


def butir(teks: str) -> list[str]:
    """One line is one point."""
    return [baris.strip() for baris in teks.splitlines() if baris.strip()]


def standar_atau_tolak(kode: str) -> StandarCetak:
    """The standard a print is about.

    Raises:
        TidakDicetak: no such service, or it has no standard.
    """
    satu = standar_tercetak(kode)
    if satu is None:
        raise TidakDicetak(f"Layanan «{kode}» tidak ada, atau belum punya standar yang dipakai.")
    return satu


def sebut_dasar(standar: VersiStandar) -> str:
    """By what right it holds: its SK, or that it is not decided yet."""
    if standar.ditetapkan and standar.sk_tanggal:
        return f"SK Kepala Desa {standar.sk_nomor}, {tanggal_surat(standar.sk_tanggal)}"
    return f"dipakai sejak {tanggal_surat(standar.berlaku_dari)}, belum ditetapkan dengan SK"


def pokok(satu: StandarCetak) -> Isi:
    """Name, version and basis of a standard, its time and fee in words."""
    standar = satu.standar
    return {
        "kode": satu.layanan.kode,
        "layanan": satu.layanan.nama,
        "nama_warga": satu.layanan.nama_warga,
        "versi": standar.versi,
        "dasar": sebut_dasar(standar),
        "biaya": sebut_biaya(standar.biaya),
        "waktu": lama_janji(standar.menit),
        "produk": standar.produk,
    }


def sebut_biaya(biaya: int) -> str:
    """``Gratis`` or the amount without sen."""
    return str(Rupiah(biaya)).removesuffix(",00") if biaya else "Gratis"


def uraian(satu: StandarCetak, kode: str) -> list[str]:
    """The points of a component, papers and steps as whole sentences; BELUM DIISI where there is nothing."""
    if kode == "persyaratan":
        return sebut_syarat(satu) or ["Tidak ada berkas yang harus dibawa"]
    if kode == "prosedur":
        return [sebut_langkah(langkah) for langkah in satu.langkah] or ["BELUM DIISI"]
    return list(satu.isi(kode)) or ["BELUM DIISI"]


def sebut_syarat(satu: StandarCetak) -> list[str]:
    """Papers everybody brings, then those for some, each with its note."""
    urut = sorted(satu.syarat, key=lambda syarat: not syarat["wajib"])
    return [_syarat(syarat) for syarat in urut]


def _syarat(syarat: Mapping[str, Any]) -> str:
    catatan = syarat["keterangan"].rstrip(".")
    bila = "" if syarat["wajib"] or catatan else "bila diperlukan"
    tambah = catatan or bila
    return f"{syarat['nama']} ({tambah[:1].lower()}{tambah[1:]})" if tambah else str(syarat["nama"])


def sebut_langkah(satu: LangkahUmum) -> str:
    """A step with who does it, how long, and what happens if not."""
    return " ".join([f"{satu.nama} ({satu.jabatan}, {lama(satu.menit)}).", *satu.bila])


def baris(satu: StandarCetak, kode: str, nomor: int) -> Isi:
    """One component as a row of a table."""
    isi = uraian(satu, kode)
    cara = "tunggal" if len(isi) == 1 else "bernomor" if kode in BERNOMOR else "butir"
    utuh = sum(map(len, isi)) < PANJANG_UTUH
    judul = satu.komponen[kode].judul
    return {"no": nomor, "kode": kode, "judul": judul, "isi": isi, "cara": cara, "utuh": utuh}
