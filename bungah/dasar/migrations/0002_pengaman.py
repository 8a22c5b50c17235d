"""The trail only grows; a counter only goes up and is never thrown away."""

from django.db import migrations

from bungah.dasar.pengaman import operasi, tidak_diubah, tidak_dihapus, tidak_mundur


class Migration(migrations.Migration):
    dependencies = [("dasar", "0001_awal")]

    operations = [
        operasi(
            tidak_diubah("dasar_jejak", "jejak"),
            tidak_dihapus("dasar_jejak", "jejak"),
            tidak_dihapus("dasar_kepalajejak", "kepala_jejak"),
            tidak_mundur("dasar_kepalajejak", "kepala_jejak", "urut"),
            tidak_mundur("dasar_penghitung", "penghitung", "terakhir"),
            tidak_dihapus("dasar_penghitung", "penghitung"),
        ),
    ]
