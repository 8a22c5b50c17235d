"""The temporary surat tugas: model in, plain data out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from kepegawaian.kueri import kepala_desa

if TYPE_CHECKING:
    from kepegawaian.models import Pegawai, SKPenugasan


def cetak_surat_tugas_baru(sk: SKPenugasan) -> bytes:
    """Render the surat tugas (never inside a transaction)."""
    return cetak_pdf("cetak/kepegawaian/surat_tugas.html", data_surat_tugas(sk), kertas=Kertas.A4)


def data_surat_tugas(sk: SKPenugasan) -> dict[str, object]:
    """What the surat tugas prints."""
    profil, kades = ProfilDesa.ambil(), kepala_desa()
    tugas = list(sk.tugas.select_related("pegawai__jabatan").order_by("id"))
    orang: dict[Pegawai, list[str]] = {}
    for satu in tugas:
        orang.setdefault(satu.pegawai, []).append(satu.get_peran_display())
    return {
        "kop": kop(profil),
        "judul": "SURAT TUGAS",
        "nomor": sk.nomor,
        "orang": [
            {"nama": p.nama, "nip": p.nip, "jabatan": p.jabatan.nama, "tugas": daftar}
            for p, daftar in orang.items()
        ],
        "dari": tanggal_surat(sk.berlaku_dari),
        "sampai": tanggal_surat(sk.berlaku_sampai),
        "tempat": profil.cetak()["nama_desa"],
        "tanggal": tanggal_surat(sk.tanggal),
        "jabatan_penanda": kades.jabatan.nama if kades else "Kepala Desa",
        "nama_penanda": kades.nama if kades else "BELUM DIISI",
        "nip": kades.nip if kades else "",
        "latihan": profil.latihan,
    }
