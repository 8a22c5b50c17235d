"""App configuration."""

from bungah.dasar import aplikasi


class KepegawaianConfig(aplikasi.AplikasiDesa):
    name = "kepegawaian"
    label = "kepegawaian"
    verbose_name = "Kepegawaian"
