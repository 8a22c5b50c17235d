"""App configuration."""

from bungah.dasar import aplikasi


class DasarConfig(aplikasi.AplikasiDesa):
    name = "bungah.dasar"
    label = "dasar"
    verbose_name = "Dasar"
