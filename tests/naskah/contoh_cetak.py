"""Print data built by hand for tests and bench: no database, invented people (kecamatan 352599)."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import uri_gambar

KODE = "K7Q2M9XA4TB6RD3WZH5YCNPE8F"
URL_SURAT = f"HTTPS://BUNGAH.DESA.ID/P/{KODE}"
URL_STATUS = "HTTPS://BUNGAH.DESA.ID/S/AB12CD34"


@dataclass(frozen=True)
class Paragraf:
    teks: str
    jenis: str = "paragraf"


@dataclass(frozen=True)
class Tabel:
    baris: tuple[tuple[str, str], ...]
    jenis: str = "tabel"
    bernomor: bool = True


def lambang() -> str:
    gambar = Image.new("RGB", (300, 360), "white")
    pena = ImageDraw.Draw(gambar)
    pena.polygon(
        [(20, 20), (280, 20), (280, 220), (150, 345), (20, 220)], fill="#0d5c4a", outline="black", width=8
    )
    isi = io.BytesIO()
    gambar.save(isi, "PNG")
    return uri_gambar(isi.getvalue())


KOP: dict[str, object] = {
    "nama_desa": "Bungah",
    "kecamatan": "Bungah",
    "kabupaten": "Gresik",
    "provinsi": "Jawa Timur",
    "alamat": "Jalan Raya Bungah Nomor 12",
    "telepon": "(031) 394-0000",
    "email": "desa@bungah.example",
    "kode_pos": "61152",
    "logo": lambang(),
}

IDENTITAS = (
    ("Nama", "SITI AMINAH"),
    ("NIK", "3525994107850001"),
    ("Nomor KK", "3525990101100002"),
    ("Tempat, tanggal lahir", "Gresik, 1 Juli 1985"),
    ("Jenis kelamin", "Perempuan"),
    ("Agama", "Islam"),
    ("Status perkawinan", "Kawin"),
    ("Pendidikan", "SLTA/sederajat"),
    ("Pekerjaan", "Mengurus rumah tangga"),
    ("Kewarganegaraan", "Indonesia"),
    ("Alamat", "Dusun Kaliwot RT 003 RW 002, Desa Bungah, Kecamatan Bungah, Kabupaten Gresik"),
)
PEMBUKA = Paragraf(
    "Yang bertanda tangan di bawah ini Kepala Desa Bungah, Kecamatan Bungah, Kabupaten Gresik, "
    "Provinsi Jawa Timur, menerangkan dengan sebenarnya bahwa:"
)
PENUTUP = Paragraf(
    "Demikian surat keterangan ini dibuat dengan sebenarnya, untuk dipergunakan sebagaimana mestinya."
)
DOMISILI = (
    PEMBUKA,
    Tabel(IDENTITAS),
    Paragraf(
        "adalah benar warga Desa Bungah dan sampai surat ini dibuat berdomisili di alamat tersebut di atas."
    ),
    Paragraf("Surat keterangan ini diperlukan untuk: pendaftaran sekolah. Berlaku sampai 23 Desember 2026."),
    PENUTUP,
)


def surat(**ganti: object) -> dict[str, object]:
    """Return a letter of domicile; keyword arguments replace single values."""
    return {
        "kop": KOP,
        "judul": "Surat Keterangan Domisili",
        "nomor": "400.12.2.1/327/35.25.99.2001/XI/2026",
        "bagian": DOMISILI,
        "tempat": "Bungah",
        "tanggal": "23 November 2026",
        "jabatan_penanda": "Kepala Desa Bungah",
        "nama_penanda": "H. MOH. SUBHAN, S.Pd.",
        "nip": "",
        "pemegang": "Siti Aminah",
        "qr": qr_svg(URL_SURAT, ukuran_mm=25),
        "kode": "K7Q2 M9XA 4TB6",
        "alamat_cek": "bungah.desa.id/periksa",
        "latihan": False,
        **ganti,
    }


def karcis(**ganti: object) -> dict[str, object]:
    """Return a queue ticket; keyword arguments replace single values."""
    return {
        "kop": KOP,
        "nomor": "A012",
        "layanan": "Surat keterangan domisili",
        "tanggal": "Senin, 23 November 2026",
        "jam": "09.42",
        "di_depan": 3,
        "perkiraan": "10 sampai 20 menit",
        "bawa": ["KTP", "Kartu Keluarga", "Surat pengantar RT"],
        "qr": qr_svg(URL_STATUS, ukuran_mm=22),
        "kode": "AB12-CD34",
        "alamat": "bungah.desa.id/s",
        "latihan": False,
        **ganti,
    }


SYARAT = (
    {"nama": "KTP pemohon", "keadaan": "ada", "catatan": ""},
    {"nama": "Kartu Keluarga", "keadaan": "kantor", "catatan": "dilihat 3 Maret 2026"},
    {"nama": "Surat pengantar RT/RW", "keadaan": "ada", "catatan": ""},
)


def tanda_terima(**ganti: object) -> dict[str, object]:
    """Return a receipt of files; keyword arguments replace single values."""
    return {
        "kop": KOP,
        "nomor": "2026/XI/0142",
        "tanggal": "Senin, 23 November 2026",
        "jam": "09.51",
        "nama": "SITI AMINAH",
        "layanan": "Surat keterangan domisili",
        "syarat": SYARAT,
        "penerima": {"nama": "Budi Santoso", "jabatan": "Petugas Pelayanan"},
        "jatuh_tempo": {"hari": "Rabu", "tanggal": "25 November", "pukul": "12.00"},
        "telepon": {"nama": "Budi Santoso", "nomor": "0812-3456-7890"},
        "pengambil": "Siti Aminah, atau siapa saja yang membawa lembar ini",
        "qr": qr_svg(URL_STATUS, ukuran_mm=24),
        "kode": "AB12-CD34",
        "alamat": "bungah.desa.id/s",
        "latihan": False,
        **ganti,
    }


def lembar_pengantar(banyak: int, **ganti: object) -> dict[str, object]:
    """Return a cover sheet of ``banyak`` letters; keyword arguments replace single values."""
    baris = [
        {
            "nomor": f"400.12.2.1/{urut}/35.25.99.2001/XI/2026",
            "nama": "Muhammad Abdurrahman Wahid Hasyim",
            "jenis": "Keterangan domisili",
            "halaman": 1,
        }
        for urut in range(1, banyak + 1)
    ]
    return {
        "kop": KOP,
        "nomor": "LP-0042",
        "tanggal": "Senin, 23 November 2026",
        "baris": baris,
        "penyusun": {"nama": "Budi Santoso", "jabatan": "Kasi Pelayanan"},
        "jabatan_penanda": "Kepala Desa Bungah",
        "nama_penanda": "H. MOH. SUBHAN, S.Pd.",
        "qr": qr_svg("HTTPS://BUNGAH.DESA.ID/L/AB12CD34EF", ukuran_mm=22),
        "kode": "AB12-CD34-EF",
        "latihan": False,
        **ganti,
    }
