"""App configuration."""

from bungah.dasar import aplikasi


class NaskahConfig(aplikasi.AplikasiDesa):
    name = "bungah.naskah"
    label = "naskah"
    verbose_name = "Naskah"
