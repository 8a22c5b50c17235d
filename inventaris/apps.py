"""App configuration."""

from bungah.dasar import aplikasi


class InventarisConfig(aplikasi.AplikasiDesa):
    name = "inventaris"
    label = "inventaris"
    verbose_name = "Inventaris"
