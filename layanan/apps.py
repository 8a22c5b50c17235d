"""App configuration."""

from django.db.models.signals import post_migrate

from bungah.dasar import aplikasi


class LayananConfig(aplikasi.AplikasiDesa):
    name = "layanan"
    label = "layanan"
    verbose_name = "Layanan"

    def ready(self) -> None:
        from layanan.models.rekap import pasang_penyegar  # noqa: PLC0415 -- models load after the apps

        post_migrate.connect(pasang_penyegar, sender=self, dispatch_uid="layanan.rekap")
