"""A given number and frozen bytes stay what they are."""

from django.db import migrations

from bungah.dasar.pengaman import kolom_tetap, operasi, tidak_diubah, tidak_dihapus


class Migration(migrations.Migration):
    dependencies = [("naskah", "0001_awal"), ("dasar", "0002_pengaman")]

    operations = [
        operasi(
            kolom_tetap("naskah_naskah", "nomor_naskah", "seri", "tahun", "urut", "kode"),
            tidak_dihapus("naskah_naskah", "naskah"),
            tidak_diubah("naskah_naskahisi", "isi_naskah"),
            tidak_dihapus("naskah_naskahisi", "isi_naskah"),
        ),
    ]
