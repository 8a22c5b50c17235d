"""The radio script of one service: plain spoken words, nothing an announcer would have to guess (R170)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from layanan.aturan.biaya import TEMPAT_BAYAR
from layanan.aturan.siaran import detik_baca, rangkai, sebut_lama, ucapkan, urutkan
from layanan.cetak.dokumen import butir, cetak_dokumen, identitas, kata, pokok, standar_atau_tolak
from layanan.kueri.pengadu import jabatan_pengadu

if TYPE_CHECKING:
    from bungah.naskah.katalog import Isi, Pesanan
    from layanan.kueri.cetak_standar import StandarCetak


def isi_siaran(kode: str) -> Isi:
    """The script, sentence by sentence, and how long it takes.

    Raises:
        TidakDicetak: no standard, or the sentences were never loaded.
    """
    satu = standar_atau_tolak(kode)
    kalimat = _kalimat(satu)
    detik = sum(detik_baca(teks) for teks in kalimat)
    return {**identitas(), **pokok(satu), "kalimat": kalimat, "lama": sebut_lama(detik)}


def _kalimat(satu: StandarCetak) -> list[str]:
    isi, profil = pokok(satu), ProfilDesa.ambil().cetak()
    wajib = [syarat["nama"] for syarat in satu.syarat if syarat["wajib"]]
    lain = [syarat["nama"] for syarat in satu.syarat if not syarat["wajib"]]
    teks = kata(
        "kata-siaran",
        desa=profil["nama_desa"],
        alamat=profil["alamat"],
        layanan=isi["nama_warga"],
        syarat=rangkai(wajib),
        bila=rangkai(lain),
        langkah=urutkan([langkah.nama for langkah in satu.langkah]),
        waktu=isi["waktu"],
        biaya=isi["biaya"],
        tempat=TEMPAT_BAYAR,
        hasil=isi["produk"],
        aduan=jabatan_pengadu(timezone.localdate()),
    )
    pilih = [
        "Pembuka",
        "Syarat" if wajib else "Tanpa syarat",
        *(["Bila perlu"] if lain else []),
        *(["Langkah"] if satu.langkah else []),
        "Waktu",
        "Gratis" if satu.standar.gratis else "Berbayar",
        "Hasil",
        "Aduan",
        "Penutup",
    ]
    singkatan = _singkatan(teks.get("Singkatan", ""))
    return [ucapkan(teks[nama], singkatan) for nama in pilih if teks.get(nama)]


def _singkatan(teks: str) -> dict[str, str]:
    """``KTP = Kartu Tanda Penduduk``, one on a line."""
    pasangan = (baris.partition("=") for baris in butir(teks))
    return {pendek.strip(): panjang.strip() for pendek, _, panjang in pasangan if pendek.strip()}


def cetak_siaran(isi: Isi, pesanan: Pesanan) -> bytes:
    """Large letters, wide lines: it is read standing, in front of a microphone."""
    return cetak_dokumen("cetak/layanan/naskah_siaran.html", isi, pesanan)
