"""App configuration."""

from bungah.dasar import aplikasi


class MutuConfig(aplikasi.AplikasiDesa):
    name = "bungah.mutu"
    label = "mutu"
    verbose_name = "Mutu"
