"""App configuration."""

from bungah.dasar import aplikasi


class BerandaConfig(aplikasi.AplikasiDesa):
    name = "bungah.beranda"
    label = "beranda"
    verbose_name = "Beranda"
