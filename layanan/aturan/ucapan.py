"""The moments of a visit and the desk card each phrase stands on."""

from __future__ import annotations

from typing import Final

#: moment -> what it is called on screen, in the order of a visit
SAAT: Final = {
    "salam": "Salam",
    "sambut": "Menyambut",
    "sapa_nama": "Menanyakan nama",
    "sapa_keperluan": "Menanyakan keperluan",
    "alamat": "Menanyakan alamat",
    "berkas": "Menanyakan berkas",
    "formulir": "Mengisi formulir",
    "kurang": "Berkas belum lengkap",
    "menolak": "Menolak dengan santun",
    "nomor": "Memberi nomor",
    "tunggu": "Mohon menunggu",
    "terlambat": "Menunggu terlalu lama",
    "tapak_asma": "Tanda tangan",
    "gratis": "Tanpa biaya",
    "selesai": "Surat sudah jadi",
    "survei": "Minta pendapat",
    "pengaduan": "Menerima saran",
    "terima_kasih": "Terima kasih",
    "pamit": "Pamit",
}
#: card -> the moments on it; together they hold every moment once
KARTU: Final = {
    "Menyambut": ("salam", "sambut"),
    "Menanyakan": ("sapa_nama", "sapa_keperluan", "alamat"),
    "Memeriksa berkas": ("berkas", "formulir", "tapak_asma"),
    "Berkas belum lengkap": ("kurang", "menolak"),
    "Menunggu": ("nomor", "tunggu", "terlambat"),
    "Surat selesai": ("selesai", "gratis", "pamit"),
    "Pendapat warga": ("survei", "pengaduan", "terima_kasih"),
}
WAKTU: Final = {"krama": "enjing/siyang/sonten", "indonesia": "pagi/siang/sore"}
PENANDA: Final = "{waktu}"


def nama_saat(saat: str) -> str:
    """The moment in words; one the office added itself as it wrote it."""
    return SAAT.get(saat, saat.replace("_", " ").capitalize())


def kartu_saat(saat: str) -> str:
    """The card a moment stands on."""
    return next((nama for nama, isi in KARTU.items() if saat in isi), "Lainnya")


def di_kertas(teks: str, bahasa: str) -> str:
    """A phrase as paper shows it, where no clock puts in the word of the hour."""
    return teks.replace(PENANDA, WAKTU[bahasa])
