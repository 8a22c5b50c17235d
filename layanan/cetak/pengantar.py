"""The cover sheet that travels with the signing stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_panjang
from bungah.naskah.cetak import Kertas, cetak_pdf
from kepegawaian.kueri import kepala_desa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from arsip.models import SuratKeluar
    from bungah.dasar.models import Pengguna
    from layanan.models import Surat


def cetak_pengantar(daftar: Iterable[Surat], halaman: Mapping[int, int], *, penyusun: Pengguna) -> bytes:
    """The cover sheet that travels with the stack and back; ``halaman``: pages of each letter by its id."""
    profil, kades = ProfilDesa.ambil(), kepala_desa()
    pegawai = getattr(penyusun, "pegawai", None)
    hari = timezone.localdate()
    data = {
        "kop": profil.cetak(),
        "nomor": "",
        "tanggal": tanggal_panjang(hari),
        "baris": [_baris_pengantar(s, s.register, halaman[s.pk]) for s in daftar if s.register],
        "penyusun": {"nama": str(penyusun), "jabatan": pegawai.jabatan.nama if pegawai else ""},
        "jabatan_penanda": kades.jabatan.nama if kades else "Kepala Desa",
        "nama_penanda": kades.nama if kades else "BELUM DIISI",
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
