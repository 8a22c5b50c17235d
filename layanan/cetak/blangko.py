"""Letters without words, printed before the power goes: letterhead, title, wording, dotted lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from arsip.aturan import nomor_cadangan
from bungah.dasar.models import ProfilDesa, Warga
from bungah.dasar.nilai import pukul, tampilkan_kode, tanggal_panjang
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from bungah.naskah.lembar import satukan
from kepegawaian.kueri import kepala_desa
from layanan.aturan.blangko import ANGKA, BARIS, CORET, SEBAGIAN, TITIK, nomor_kosong, pilihan, titik
from layanan.aturan.surat import BAKU, Paragraf, Tabel, susun
from layanan.cetak.surat import alamat_cek
from layanan.kueri.penanda import penanda_untuk
from layanan.models import KolomSurat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from arsip.models import SuratKeluar
    from layanan.models import VersiTemplat

PENDEK: Final = frozenset({"rt", "rw"})


def cetak_blangko(daftar: Iterable[VersiTemplat], *, salinan: int = 1) -> bytes:
    """One PDF with ``salinan`` sheets of every letter, each on its own paper."""
    lembar = [_satu(satu) for satu in daftar]
    return satukan([satu for satu in lembar for _ in range(salinan)])


def cetak_blangko_bernomor(daftar: Iterable[tuple[VersiTemplat, SuratKeluar]]) -> bytes:
    """One PDF with a sheet for every reserved number, and first the list on which its use is noted."""
    pasang = list(daftar)
    return satukan([_daftar_nomor(pasang), *(_satu(templat, baris) for templat, baris in pasang)])


def _daftar_nomor(daftar: list[tuple[VersiTemplat, SuratKeluar]]) -> bytes:
    profil, saat = ProfilDesa.ambil(), timezone.localtime()
    data = {
        "kop": kop(profil),
        "tanggal": tanggal_panjang(saat.date()),
        "jam": pukul(saat),
        "baris": [
            {"nomor": str(baris), "surat": templat.jenis.layanan.nama_warga} for templat, baris in daftar
        ],
        "latihan": profil.latihan,
    }
    return cetak_pdf("cetak/layanan/daftar_nomor.html", data, kertas=Kertas.A4)


def _satu(templat: VersiTemplat, baris: SuratKeluar | None = None) -> bytes:
    kertas = Kertas(templat.jenis.kertas.lower())
    data = data_blangko(templat) | (_data_nomor(baris) if baris else {})
    return cetak_pdf("cetak/layanan/blangko_surat.html", data, kertas=kertas)


def _nomor_tercetak(baris: SuratKeluar) -> str:
    """The reserved number with room for the month."""
    asal, naskah = baris.naskah.rincian["cadangan"], baris.naskah
    return nomor_cadangan(
        asal["pola"],
        klasifikasi=asal["klasifikasi"],
        urut=naskah.urut,
        kode_desa=asal["kode_desa"],
        tahun=naskah.tahun,
        kosong=titik(ANGKA),
    )


def _data_nomor(baris: SuratKeluar) -> dict[str, object]:
    """What only a numbered sheet prints: its number, the year, the code anybody can check."""
    alamat = alamat_cek(ProfilDesa.ambil(), baris.naskah.kode)
    return {
        "nomor": _nomor_tercetak(baris),
        "tanggal": f"{titik(8)} {baris.naskah.tahun}",
        "kode": tampilkan_kode(baris.naskah.kode),
        "alamat_cek": alamat.lower(),
        "qr": qr_svg(alamat, ukuran_mm=25) if alamat else "",
    }


def data_blangko(templat: VersiTemplat) -> dict[str, object]:
    """What the form prints."""
    profil, penanda = ProfilDesa.ambil(), penanda_untuk(templat.jenis, timezone.localdate())
    kolom = list(templat.kolom.all())
    bagian = susun(templat.isi, _nilai(profil, kolom), {k.nama: k.label for k in kolom})
    return {
        "kop": kop(profil),
        "judul": templat.jenis.judul,
        "nomor": nomor_kosong(
            profil.pola_nomor_surat,
            klasifikasi=templat.jenis.klasifikasi.kode,
            kode_desa=profil.cetak()["kode_desa"],
        ),
        "bagian": bagian,
        "coret": any(CORET in _teks(satu) for satu in bagian),
        "tempat": profil.cetak()["nama_desa"],
        "tanggal": f"{titik(8)} 20{titik(ANGKA // 2)}",
        "jabatan_penanda": penanda.jabatan if penanda else "Kepala Desa",
        "nama_penanda": penanda.nama if penanda else titik(),
        "nip": penanda.nip if penanda else "",
        "pemegang": titik(14) if templat.jenis.ttd_pemegang else "",
        "layanan": templat.jenis.layanan.nama_warga,
        "latihan": profil.latihan,
    }


def _teks(satu: Paragraf | Tabel) -> str:
    return satu.teks if isinstance(satu, Paragraf) else " ".join(nilai for _, nilai in satu.baris)


def _nilai(profil: ProfilDesa, kolom: Iterable[KolomSurat]) -> dict[str, str]:
    """Dots for everything about the person and the errand; the office itself is printed."""
    kosong = {nama: titik(ANGKA if nama in PENDEK else BARIS) for nama in BAKU}
    kosong |= {nama: titik(SEBAGIAN) for nama in ("berlaku_sampai", "tanggal_surat", "nomor_surat")}
    kosong |= {k.nama: _kolom(k) for k in kolom}
    kosong["jenis_kelamin"] = pilihan([str(label) for label in Warga.Kelamin.labels])
    kades, tetap = kepala_desa(), profil.cetak()
    kosong |= {nama: tetap[nama] for nama in ("nama_desa", "kecamatan", "kabupaten", "provinsi")}
    return kosong | {"sebutan_kepala": "Kepala Desa", "kepala_desa": kades.nama if kades else TITIK * BARIS}


def _kolom(kolom: KolomSurat) -> str:
    if kolom.jenis == KolomSurat.Jenis.PILIHAN:
        return pilihan([str(satu) for satu in kolom.pilihan], lebar=BARIS)
    if kolom.jenis == KolomSurat.Jenis.PARAGRAF:
        return "\n".join([titik(BARIS)] * 2)
    return titik(BARIS)
