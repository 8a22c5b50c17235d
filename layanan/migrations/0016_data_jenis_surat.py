"""Letters that rest on judgement are checked by the sekdes before they get a number."""

from django.db import migrations

DIPERIKSA = ["tidak-mampu", "riwayat-tanah"]


def isi(apps, schema_editor):
    JenisSurat = apps.get_model("layanan", "JenisSurat")
    JenisSurat.objects.filter(layanan__kode__in=DIPERIKSA).update(pemeriksa="sekdes")


class Migration(migrations.Migration):
    dependencies = [("layanan", "0015_surat_tepercaya")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop, elidable=True)]
