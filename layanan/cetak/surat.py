"""The letter itself and its preview."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from bungah.dasar.models import ProfilDesa, Warga
from bungah.dasar.nilai import tampilkan_kode, tanggal_surat
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from kepegawaian.kueri import kepala_desa
from layanan.aturan.segel import kata_cara_sah, kata_ruang
from layanan.aturan.surat import rapat, susun
from layanan.kueri.penanda import penanda_surat
from layanan.models import KolomSurat, Surat

NOMOR_NANTI = "(nomor diberi saat diajukan)"
TANPA_NIK = "belum memiliki NIK"


def alamat_cek(profil: ProfilDesa, kode: str) -> str:
    """The verify address a QR holds; empty without a public address."""
    return f"{profil.alamat_publik.rstrip('/')}/cek/{kode}".upper() if profil.alamat_publik else ""


def nilai_surat(surat: Surat) -> dict[str, str]:
    """Every placeholder this letter may print, as text; empty means unknown."""
    permohonan, register = surat.permohonan, surat.register
    profil, kades, penanda = ProfilDesa.ambil().cetak(), kepala_desa(), penanda_surat(surat)
    tanggal = register.naskah.tanggal if register else timezone.localdate()
    dasar = {
        **_nilai_warga(permohonan.warga),
        "keperluan": permohonan.keperluan,
        "pemohon_lembaga": permohonan.nama_lembaga,
        "kedudukan": permohonan.kedudukan,
        "tanggal_surat": tanggal_surat(tanggal),
        "nomor_surat": register.naskah.nomor if register else NOMOR_NANTI,
        "berlaku_sampai": _berlaku_sampai(surat, tanggal),
        "kepala_desa": kades.nama if kades else "",
        "sebutan_kepala": penanda.baris[0].removeprefix("a.n. ") if penanda else "Kepala Desa",
        **{nama: profil[nama] for nama in ("nama_desa", "kecamatan", "kabupaten", "provinsi")},
    }
    return dasar | {k.nama: _nilai_kolom(k, surat.isian.get(k.nama, "")) for k in surat.templat.kolom.all()}


def kolom_surat(surat: Surat) -> dict[str, str]:
    """The letter's own fields: name → label, in order."""
    return {k.nama: k.label for k in surat.templat.kolom.all()}


def _nilai_warga(warga: Warga) -> dict[str, str]:
    lahir = tanggal_surat(warga.tanggal_lahir) if warga.tanggal_lahir else ""
    return {
        "nama": warga.nama,
        "nik": warga.nik or TANPA_NIK,
        "no_kk": warga.no_kk,
        "tempat_lahir": warga.tempat_lahir,
        "tanggal_lahir": lahir,
        "tempat_tanggal_lahir": f"{warga.tempat_lahir}, {lahir}" if warga.tempat_lahir and lahir else "",
        "jenis_kelamin": warga.get_jenis_kelamin_display() if warga.jenis_kelamin else "",
        "agama": warga.agama,
        "status_kawin": warga.status_kawin,
        "pendidikan": warga.pendidikan,
        "pekerjaan": warga.pekerjaan,
        "kewarganegaraan": warga.kewarganegaraan,
        "alamat": warga.alamat_lengkap,
        "rt": warga.rt,
        "rw": warga.rw,
        "dusun": warga.dusun,
    }


def _nilai_kolom(kolom: KolomSurat, mentah: str) -> str:
    """A field as the letter prints it: dates in words, the rest as it was kept."""
    if kolom.jenis == KolomSurat.Jenis.TANGGAL and mentah:
        return tanggal_surat(date.fromisoformat(mentah))
    if kolom.jenis == KolomSurat.Jenis.JAM and mentah:
        return f"{mentah} WIB"
    return mentah


def _berlaku_sampai(surat: Surat, tanggal: date) -> str:
    hari = surat.templat.jenis.berlaku_hari
    return tanggal_surat(tanggal + timedelta(days=hari)) if hari else ""


def cetak_surat(surat: Surat) -> bytes:
    """Render the letter (never inside a transaction). Without a number it is a preview and says so.

    Raises:
        CetakGagal: the print machine failed; the message is fit for the page.
    """
    return cetak_pdf(
        "cetak/layanan/surat.html", data_surat(surat), kertas=Kertas(surat.templat.jenis.kertas.lower())
    )


def _menggantikan(surat: Surat) -> str:
    """What a corrected letter says about the one it replaces; empty for every other letter."""
    lama = surat.menggantikan.register if surat.menggantikan else None
    if lama is None:
        return ""
    tanggal = tanggal_surat(lama.naskah.tanggal)
    return f"Surat ini menggantikan surat nomor {lama.naskah.nomor} tanggal {tanggal}."


def data_surat(surat: Surat) -> dict[str, object]:
    """What the letter prints."""
    profil, penanda, register = ProfilDesa.ambil(), penanda_surat(surat), surat.register
    nilai = nilai_surat(surat)
    bagian = susun(surat.templat.isi, nilai, kolom_surat(surat))
    kode = register.naskah.kode if register else ""
    alamat = alamat_cek(profil, kode) if register else ""
    return {
        "kop": kop(profil),
        "judul": surat.templat.jenis.judul,
        "nomor": nilai["nomor_surat"],
        "menggantikan": _menggantikan(surat),
        "bagian": bagian,
        "rapat": rapat(bagian),
        "tempat": nilai["nama_desa"],
        "tanggal": nilai["tanggal_surat"],
        "jabatan_penanda": penanda.jabatan if penanda else "Kepala Desa",
        "nama_penanda": penanda.nama if penanda else "BELUM DIISI",
        "nip": penanda.nip if penanda else "",
        "pemegang": surat.permohonan.warga.nama if surat.templat.jenis.ttd_pemegang else "",
        "qr": qr_svg(alamat, ukuran_mm=25) if alamat else "",
        "kode": tampilkan_kode(kode) if kode else "",
        "alamat_cek": alamat.lower(),
        "ruang": kata_ruang(surat.templat.jenis.cara_sah),
        "cara_sah": kata_cara_sah(surat.templat.jenis.cara_sah, nilai["nama_desa"]),
        "latihan": profil.latihan,
    }
