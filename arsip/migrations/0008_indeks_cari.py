"""The search index of the archive: folded words per letter, and the engine of this database over them."""

from django.db import migrations, models

from arsip.indeks import operasi_mesin


class Migration(migrations.Migration):

    dependencies = [
        ('arsip', '0007_putusan_sanggah'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndeksArsip',
            fields=[
                ('letak', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kata', models.TextField()),
            ],
            options={
                'verbose_name': 'indeks arsip',
                'verbose_name_plural': 'indeks arsip',
                'db_table': 'arsip_indeks',
            },
        ),
        operasi_mesin(),
    ]
