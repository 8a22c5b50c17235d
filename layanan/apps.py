"""App configuration."""

from bungah.dasar import aplikasi


class LayananConfig(aplikasi.AplikasiDesa):
    name = "layanan"
    label = "layanan"
    verbose_name = "Layanan"
