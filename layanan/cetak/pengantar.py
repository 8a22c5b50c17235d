"""The cover sheet that travels with the signing stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tampilkan_kode, tanggal_panjang
from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.kueri.penanda import penanda_surat
from layanan.kueri.periksa import perlu_di_lembar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from arsip.models import SuratKeluar
    from kepegawaian.aturan import Penanda
    from layanan.models import Surat, Tumpukan

QR_MM = 22


def cetak_pengantar(daftar: Iterable[Surat], halaman: Mapping[int, int], *, tumpukan: Tumpukan) -> bytes:
    """The cover sheet that travels with the stack and back; ``halaman``: pages of each letter by its id."""
    data = data_pengantar(list(daftar), halaman, tumpukan)
    return cetak_pdf("cetak/layanan/lembar_pengantar.html", data, kertas=Kertas.A4)


def data_pengantar(daftar: list[Surat], halaman: Mapping[int, int], tumpukan: Tumpukan) -> dict[str, object]:
    """What the cover sheet prints; the signer of most letters is the one it is addressed to."""
    profil, perlu = ProfilDesa.ambil(), perlu_di_lembar(daftar)
    pegawai = getattr(tumpukan.dibuat_oleh, "pegawai", None)
    siapa = {satu.pk: penanda_surat(satu) for satu in daftar}
    utama = siapa[daftar[0].pk] if daftar else None
    return {
        "kop": kop(profil),
        "nomor": "",
        "tanggal": tanggal_panjang(timezone.localdate(tumpukan.dibuat_pada)),
        "baris": [
            _baris(s, s.register, halaman[s.pk], perlu=s.pk in perlu, lain=_lain(siapa[s.pk], utama))
            for s in daftar
            if s.register
        ],
        "ada_periksa": bool(perlu),
        "penyusun": {"nama": str(tumpukan.dibuat_oleh), "jabatan": pegawai.jabatan.nama if pegawai else ""},
        "jabatan_penanda": utama.sebutan if utama else "Kepala Desa",
        "nama_penanda": utama.nama if utama else "BELUM DIISI",
        "qr": qr_svg(alamat_tumpukan(profil, tumpukan.kode), ukuran_mm=QR_MM),
        "kode": tampilkan_kode(tumpukan.kode),
        "latihan": profil.latihan,
    }


def alamat_tumpukan(profil: ProfilDesa, kode: str) -> str:
    """What the sheet's QR holds: the stack's page; without a public address the code, for a desk scanner."""
    alamat = profil.alamat_publik.rstrip("/")
    return f"{alamat}/kantor/tanda-tangan/{kode}".upper() if alamat else kode


def _lain(penanda: Penanda | None, utama: Penanda | None) -> str:
    """Named in the row when somebody else signs this letter."""
    if penanda is None or (utama is not None and penanda.pegawai == utama.pegawai):
        return ""
    return penanda.nama


def _baris(surat: Surat, register: SuratKeluar, halaman: int, *, perlu: bool, lain: str) -> dict[str, object]:
    return {
        "nomor": register.naskah.nomor,
        "nama": surat.permohonan.pemohon,
        "jenis": surat.permohonan.layanan.nama_warga,
        "halaman": f"{halaman} ×{surat.salinan}" if surat.salinan > 1 else halaman,
        "perlu_periksa": perlu,
        "penanda": lain,
    }
