"""The first step of every version begins the work, the last one ends it; services get their direction."""

from django.db import migrations
from django.db.models import Max, Min


def isi(apps, schema_editor):
    Layanan = apps.get_model("layanan", "Layanan")
    Langkah = apps.get_model("layanan", "Langkah")
    for subjek, arah in (("eksternal", "mikro"), ("internal", "horisontal")):
        Layanan.objects.filter(subjek=subjek, arah="").update(arah=arah)
    ujung = Langkah.objects.values("standar").annotate(awal=Min("urut"), akhir=Max("urut"))
    for satu in ujung.order_by("standar"):
        milik = Langkah.objects.filter(standar=satu["standar"])
        milik.filter(urut=satu["akhir"]).update(jenis="selesai")
        milik.filter(urut=satu["awal"]).update(jenis="mulai")


class Migration(migrations.Migration):
    dependencies = [("layanan", "0023_standar_utuh")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
