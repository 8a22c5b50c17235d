"""The tables of this app as the migrations named in ``replaces`` left them: a new office is ready in one step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('kepegawaian', '0001_awal'),
        ('kepegawaian', '0002_pejabat_pengganti'),
        ('kepegawaian', '0003_unit_jabatan'),
    ]

    initial = True

    dependencies = [
        ('dasar', '0001_utuh'),
        ('naskah', '0001_utuh'),
    ]

    operations = [
        migrations.CreateModel(
            name='Jabatan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(max_length=30, unique=True)),
                ('nama', models.CharField(max_length=60)),
                ('urutan', models.PositiveSmallIntegerField(default=50)),
                ('peran', models.JSONField(blank=True, default=list, verbose_name='tugas yang biasa')),
                ('penanda_tangan', models.BooleanField(default=False, verbose_name='menandatangani surat')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='unit kerja')),
            ],
            options={
                'verbose_name': 'jabatan',
                'verbose_name_plural': 'jabatan',
                'ordering': ['urutan', 'nama'],
            },
        ),
        migrations.CreateModel(
            name='Pegawai',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=100, verbose_name='nama lengkap dan gelar')),
                ('nip', models.CharField(blank=True, max_length=30, verbose_name='NIP/NIPD')),
                ('telepon', models.CharField(blank=True, max_length=16)),
                ('aktif', models.BooleanField(default=True)),
                ('jabatan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pegawai', to='kepegawaian.jabatan')),
                ('pengguna', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pegawai', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pegawai',
                'verbose_name_plural': 'pegawai',
                'ordering': ['jabatan__urutan', 'nama'],
            },
        ),
        migrations.CreateModel(
            name='SKPenugasan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('sk', 'SK Kepala Desa'), ('surat_tugas', 'Surat tugas sementara')], default='sk', max_length=11)),
                ('nomor', models.CharField(max_length=80)),
                ('tanggal', models.DateField()),
                ('tentang', models.CharField(max_length=160)),
                ('berlaku_dari', models.DateField()),
                ('berlaku_sampai', models.DateField()),
                ('naskah', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='naskah.naskah')),
            ],
            options={
                'verbose_name': 'SK penugasan',
                'verbose_name_plural': 'SK penugasan',
                'ordering': ['-tanggal', '-id'],
                'constraints': [models.UniqueConstraint(fields=('jenis', 'nomor'), name='sk_nomor_tunggal'), models.CheckConstraint(condition=models.Q(('berlaku_sampai__gte', models.F('berlaku_dari'))), name='sk_tanggal_urut'), models.CheckConstraint(condition=models.Q(('jenis__in', ['sk', 'surat_tugas'])), name='sk_jenis')],
            },
        ),
        migrations.CreateModel(
            name='Tugas',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('peran', models.CharField(choices=[('petugas_depan', 'Petugas meja depan'), ('petugas_layanan', 'Petugas layanan'), ('arsiparis', 'Petugas arsip'), ('pengaduan', 'Petugas pengaduan'), ('bendahara', 'Bendahara'), ('sekdes', 'Sekretaris Desa'), ('kades', 'Kepala Desa')], max_length=20)),
                ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tugas', to='kepegawaian.pegawai')),
                ('peran_berlaku', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='dasar.peranberlaku')),
                ('sk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tugas', to='kepegawaian.skpenugasan')),
            ],
            options={
                'verbose_name': 'tugas',
                'verbose_name_plural': 'tugas',
                'constraints': [models.UniqueConstraint(fields=('sk', 'pegawai', 'peran'), name='tugas_tunggal')],
            },
        ),
        migrations.CreateModel(
            name='Ketidakhadiran',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dari', models.DateField()),
                ('sampai', models.DateField()),
                ('alasan', models.CharField(max_length=120)),
                ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ketidakhadiran', to='kepegawaian.pegawai')),
            ],
            options={
                'verbose_name': 'ketidakhadiran',
                'verbose_name_plural': 'ketidakhadiran',
                'constraints': [models.CheckConstraint(condition=models.Q(('sampai__gte', models.F('dari'))), name='absen_urut')],
            },
        ),
        migrations.CreateModel(
            name='PejabatPengganti',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('plt', 'Pelaksana Tugas'), ('plh', 'Pelaksana Harian')], max_length=3)),
                ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
                ('pegawai', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pengganti', to='kepegawaian.pegawai')),
                ('sk', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pengganti', to='kepegawaian.skpenugasan')),
            ],
            options={
                'verbose_name': 'pejabat pengganti',
                'verbose_name_plural': 'pejabat pengganti',
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['plt', 'plh'])), name='pengganti_jenis')],
            },
        ),
    ]
