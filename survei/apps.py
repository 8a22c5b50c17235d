"""App configuration."""

from bungah.dasar import aplikasi


class SurveiConfig(aplikasi.AplikasiDesa):
    name = "survei"
    label = "survei"
    verbose_name = "Survei"
