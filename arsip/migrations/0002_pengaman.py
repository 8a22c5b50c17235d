"""No row of the register and no approval is ever deleted; a row never changes its letter."""

from django.db import migrations

from bungah.dasar.pengaman import kolom_tetap, operasi, tidak_dihapus


class Migration(migrations.Migration):
    dependencies = [("arsip", "0001_awal"), ("dasar", "0002_pengaman")]

    operations = [
        operasi(
            kolom_tetap("arsip_suratkeluar", "register_keluar", "naskah_id"),
            tidak_dihapus("arsip_suratkeluar", "register_keluar"),
            tidak_dihapus("arsip_pengesahan", "pengesahan"),
        ),
    ]
