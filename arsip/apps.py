"""App configuration."""

from bungah.dasar import aplikasi


class ArsipConfig(aplikasi.AplikasiDesa):
    name = "arsip"
    label = "arsip"
    verbose_name = "Arsip"
