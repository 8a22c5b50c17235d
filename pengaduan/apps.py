"""App configuration."""

from bungah.dasar import aplikasi


class PengaduanConfig(aplikasi.AplikasiDesa):
    name = "pengaduan"
    label = "pengaduan"
    verbose_name = "Pengaduan"
