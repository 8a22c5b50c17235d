"""The letter in which the office apologises and says what it gives (R261)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul, lama, tampilkan_kode, tanggal_surat
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.surat import susun
from layanan.cetak.surat import alamat_cek
from layanan.kueri.penanda import penanda_register
from layanan.models import VersiStandar

if TYPE_CHECKING:
    from layanan.models import Kompensasi

JUDUL = "SURAT PERMOHONAN MAAF"
ISI = """Kepada Yth. {pemohon}

Keperluan Saudara, {keperluan_layanan}, kami janjikan siap {janji}. Kami melewatinya {lewat}.

{sebab}

Atas keterlambatan itu kami menyampaikan permohonan maaf. {kompensasi}"""
PEMBERIAN = {
    VersiStandar.Kompensasi.MAAF: "Surat ini kami berikan sebagai pengakuan tertulis dan tercatat di kantor.",
    VersiStandar.Kompensasi.DIANTAR: "Sebagai kompensasi, hasilnya kami antar ke rumah Saudara tanpa biaya.",
    VersiStandar.Kompensasi.PRIORITAS: (
        "Sebagai kompensasi, Saudara didahulukan satu kali pada kedatangan berikutnya. "
        "Tunjukkan surat ini di meja depan."
    ),
}


def cetak_surat_kompensasi(satu: Kompensasi) -> bytes:
    """Render the letter (never inside a transaction)."""
    return cetak_pdf("cetak/layanan/surat_kompensasi.html", data_kompensasi(satu), kertas=Kertas.F4)


def data_kompensasi(satu: Kompensasi) -> dict[str, object]:
    """What the letter prints; its number stands already."""
    register = satu.register
    if register is None:
        pesan = "surat kompensasi dicetak sesudah bernomor"
        raise ValueError(pesan)
    profil, permohonan, penanda = ProfilDesa.ambil(), satu.permohonan, penanda_register(register)
    alamat, janji = alamat_cek(profil, register.naskah.kode), permohonan.jatuh_tempo
    nilai = {
        "pemohon": permohonan.pemohon,
        "keperluan_layanan": permohonan.layanan.nama,
        "janji": hari_dan_pukul(timezone.localtime(janji)) if janji else "",
        "lewat": lama(satu.menit_lewat),
        "sebab": satu.sebab,
        "kompensasi": PEMBERIAN[VersiStandar.Kompensasi(satu.jenis)],
    }
    return {
        "kop": kop(profil),
        "judul": JUDUL,
        "nomor": register.naskah.nomor,
        "bagian": susun(ISI, nilai, {nama: nama for nama in nilai}),
        "tempat": profil.cetak()["nama_desa"],
        "tanggal": tanggal_surat(register.naskah.tanggal),
        "jabatan_penanda": penanda.jabatan if penanda else "Kepala Desa",
        "nama_penanda": penanda.nama if penanda else "BELUM DIISI",
        "nip": penanda.nip if penanda else "",
        "pemegang": "",
        "qr": qr_svg(alamat, ukuran_mm=25) if alamat else "",
        "kode": tampilkan_kode(register.naskah.kode),
        "alamat_cek": alamat.lower(),
        "latihan": profil.latihan,
    }
