"""The cover sheet that travels with the signing stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_panjang
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.kueri.penanda import penanda_surat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from arsip.models import SuratKeluar
    from bungah.dasar.models import Pengguna
    from layanan.models import Surat


def cetak_pengantar(daftar: Iterable[Surat], halaman: Mapping[int, int], *, penyusun: Pengguna) -> bytes:
    """The cover sheet that travels with the stack and back; ``halaman``: pages of each letter by its id."""
    daftar = list(daftar)
    profil, penanda = ProfilDesa.ambil(), penanda_surat(daftar[0]) if daftar else None
    pegawai = getattr(penyusun, "pegawai", None)
    hari = timezone.localdate()
    data = {
        "kop": kop(profil),
        "nomor": "",
        "tanggal": tanggal_panjang(hari),
        "baris": [_baris_pengantar(s, s.register, halaman[s.pk]) for s in daftar if s.register],
        "penyusun": {"nama": str(penyusun), "jabatan": pegawai.jabatan.nama if pegawai else ""},
        "jabatan_penanda": penanda.jabatan if penanda else "Kepala Desa",
        "nama_penanda": penanda.nama if penanda else "BELUM DIISI",
        "qr": "",
        "kode": "",
        "latihan": profil.latihan,
    }
    return cetak_pdf("cetak/layanan/lembar_pengantar.html", data, kertas=Kertas.A4)


def _baris_pengantar(surat: Surat, register: SuratKeluar, halaman: int) -> dict[str, object]:
    return {
        "nomor": register.naskah.nomor,
        "nama": surat.permohonan.pemohon,
        "jenis": surat.permohonan.layanan.nama_warga,
        "halaman": halaman,
    }
