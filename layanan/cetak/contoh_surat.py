"""A wording with invented data: what its editor sees before anybody gets such a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.contoh_surat import Contoh, KolomContoh, nilai_contoh
from layanan.aturan.segel import kata_cara_sah, kata_ruang
from layanan.aturan.surat import rapat, susun
from layanan.models import JenisSurat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kepegawaian.aturan import Penanda


@dataclass(frozen=True, slots=True)
class Rancangan:
    """A wording as it stands on the screen, saved or not."""

    jenis: JenisSurat
    isi: str
    kolom: Sequence[KolomContoh]
    label: Mapping[str, str]


def cetak_contoh(rancangan: Rancangan, *, penanda: Penanda | None, kertas: Kertas, contoh: Contoh) -> bytes:
    """Render the wording; it has no number, no code, and says that it is not official.

    Raises:
        TemplatKeliru: a placeholder nobody can fill.
        CetakGagal: the print machine failed.
    """
    pernyataan = rancangan.jenis.sifat == JenisSurat.Sifat.PERNYATAAN
    templat = "cetak/layanan/pernyataan.html" if pernyataan else "cetak/layanan/surat.html"
    return cetak_pdf(templat, _data(rancangan, penanda, contoh), kertas=kertas)


def _data(rancangan: Rancangan, penanda: Penanda | None, contoh: Contoh) -> dict[str, object]:
    profil, jenis = ProfilDesa.ambil(), rancangan.jenis
    tetap = {nama: str(nilai) for nama, nilai in profil.cetak().items()}
    nilai = nilai_contoh(contoh, rancangan.kolom, tetap | {"kepala_desa": penanda.nama if penanda else ""})
    bagian = susun(rancangan.isi, nilai, rancangan.label)
    return {
        "kop": kop(profil),
        "judul": jenis.judul,
        "nomor": nilai["nomor_surat"],
        "bagian": bagian,
        "rapat": rapat(bagian),
        "tempat": nilai["nama_desa"],
        "tanggal": nilai["tanggal_surat"],
        "jabatan_penanda": penanda.jabatan if penanda else "Kepala Desa",
        "nama_penanda": penanda.nama if penanda else "",
        "nip": penanda.nip if penanda else "",
        "pemegang": nilai["nama"] if jenis.ttd_pemegang else "",
        "pembuat": [nilai["nama"]],
        "saksi": ["", ""],
        "kepala_desa": nilai["kepala_desa"],
        "qr": "",
        "kode": "",
        "ruang": kata_ruang(jenis.cara_sah),
        "cara_sah": kata_cara_sah(jenis.cara_sah, nilai["nama_desa"]),
        "latihan": profil.latihan,
    }
