"""The tables of this app as the migrations named in ``replaces`` left them: a new office is ready in one step."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from bungah.dasar.pengaman import kolom_tetap, operasi, tidak_dihapus, tidak_diubah


class Migration(migrations.Migration):

    replaces = [
        ('naskah', '0001_awal'),
        ('naskah', '0002_pengaman'),
        ('naskah', '0003_segel'),
        ('naskah', '0004_pesan'),
        ('naskah', '0005_tanda_bukti'),
        ('naskah', '0006_isian_pesan'),
        ('naskah', '0007_halaman'),
    ]

    initial = True

    dependencies = [
        ('dasar', '0001_utuh'),
    ]

    operations = [
        migrations.CreateModel(
            name='Naskah',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('surat_keluar', 'Surat keluar'), ('surat_tugas', 'Surat tugas'), ('pernyataan', 'Surat pernyataan warga'), ('tanda_bukti', 'Tanda bukti pembayaran')], max_length=20)),
                ('seri', models.CharField(max_length=40)),
                ('tahun', models.PositiveSmallIntegerField()),
                ('urut', models.PositiveIntegerField(verbose_name='nomor urut')),
                ('nomor', models.CharField(max_length=80, verbose_name='nomor surat')),
                ('tanggal', models.DateField(verbose_name='tanggal surat')),
                ('perihal', models.CharField(max_length=160)),
                ('kode', models.CharField(max_length=26, unique=True, verbose_name='kode pemeriksaan')),
                ('status', models.CharField(choices=[('dipesan', 'Nomor dipesan'), ('disiapkan', 'Disiapkan'), ('beku', 'Isi tetap'), ('batal', 'Batal'), ('hilang', 'Hilang saat pemulihan')], default='dipesan', max_length=10)),
                ('rincian', models.JSONField(default=dict)),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('diganti_oleh', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='menggantikan', to='naskah.naskah')),
            ],
            options={
                'verbose_name': 'naskah',
                'verbose_name_plural': 'naskah',
                'constraints': [models.UniqueConstraint(fields=('seri', 'tahun', 'urut'), name='naskah_nomor_tunggal'), models.CheckConstraint(condition=models.Q(('urut__gte', 1)), name='naskah_urut_mulai_satu'), models.CheckConstraint(condition=models.Q(('status__in', ['dipesan', 'disiapkan', 'beku', 'batal', 'hilang'])), name='naskah_status'), models.CheckConstraint(condition=models.Q(('jenis__in', ['surat_keluar', 'surat_tugas', 'pernyataan', 'tanda_bukti'])), name='naskah_jenis')],
            },
        ),
        migrations.CreateModel(
            name='NaskahIsi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versi', models.PositiveSmallIntegerField()),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('isi', models.BinaryField()),
                ('dibekukan_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('naskah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='isi', to='naskah.naskah')),
            ],
            options={
                'verbose_name': 'isi naskah',
                'verbose_name_plural': 'isi naskah',
                'constraints': [models.UniqueConstraint(fields=('naskah', 'versi'), name='naskah_isi_versi_tunggal'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='naskah_isi_sidik')],
            },
        ),
        migrations.CreateModel(
            name='KunciSegel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('penyedia', models.CharField(default='desa', max_length=20)),
                ('sertifikat', models.TextField()),
                ('sidik', models.CharField(max_length=64, unique=True)),
                ('terbungkus', models.BinaryField()),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('berlaku_sampai', models.DateField()),
                ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'kunci segel',
                'verbose_name_plural': 'kunci segel',
                'constraints': [models.UniqueConstraint(condition=models.Q(('dicabut_pada', None)), fields=('penyedia',), name='kunci_satu_berlaku'), models.CheckConstraint(condition=models.Q(('sidik__regex', '^[0-9a-f]{64}$')), name='kunci_segel_sidik')],
            },
        ),
        migrations.CreateModel(
            name='BungkusKunci',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bungkus', models.BinaryField()),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('perangkat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dasar.perangkat')),
                ('kunci', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bungkusan', to='naskah.kuncisegel')),
            ],
            options={
                'verbose_name': 'bungkus kunci',
                'verbose_name_plural': 'bungkus kunci',
                'constraints': [models.UniqueConstraint(fields=('kunci', 'perangkat'), name='bungkus_satu_per_perangkat')],
            },
        ),
        migrations.CreateModel(
            name='LembarMusnah',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alasan', models.CharField(max_length=200)),
                ('pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('isi', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='musnah', to='naskah.naskahisi')),
                ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lembar musnah',
                'verbose_name_plural': 'lembar musnah',
                'constraints': [models.CheckConstraint(condition=models.Q(('alasan', ''), _negated=True), name='lembar_musnah_beralasan')],
            },
        ),
        migrations.CreateModel(
            name='SegelIsi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ekor', models.BinaryField()),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('isi', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='segel', to='naskah.naskahisi')),
                ('kunci', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='naskah.kuncisegel')),
            ],
            options={
                'verbose_name': 'segel isi',
                'verbose_name_plural': 'segel isi',
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='segel_isi_sidik')],
            },
        ),
        migrations.CreateModel(
            name='TemplatPesan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(max_length=40, unique=True)),
                ('judul', models.CharField(max_length=80)),
                ('isi', models.TextField(help_text='Yang diisi sendiri: {nama}, {surat}, {kantor}, {cek}, {kurang}, {janji}.', max_length=600, verbose_name='isi pesan')),
            ],
            options={
                'verbose_name': 'kalimat pesan',
                'verbose_name_plural': 'kalimat pesan',
                'ordering': ['kode'],
            },
        ),
        migrations.CreateModel(
            name='Pesan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rujukan', models.CharField(db_index=True, max_length=40)),
                ('telepon', models.CharField(blank=True, max_length=16)),
                ('isi', models.TextField()),
                ('cara', models.CharField(choices=[('wa', 'WhatsApp'), ('salin', 'Pesan yang disalin'), ('cetak', 'Slip di kertas')], max_length=5)),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('dibuat_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('templat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='naskah.templatpesan')),
            ],
            options={
                'verbose_name': 'pesan',
                'verbose_name_plural': 'pesan',
                'constraints': [models.CheckConstraint(condition=models.Q(('cara__in', ['wa', 'salin', 'cetak'])), name='pesan_cara')],
            },
        ),
        migrations.CreateModel(
            name='Halaman',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(max_length=40, unique=True)),
                ('judul', models.CharField(max_length=80)),
                ('kelompok', models.CharField(choices=[('profil', 'Profil desa'), ('janji', 'Janji dan hak'), ('layanan', 'Layanan'), ('keterbukaan', 'Keterbukaan'), ('istilah', 'Istilah')], max_length=11)),
                ('urut', models.PositiveSmallIntegerField(default=50)),
                ('terbit', models.BooleanField(default=True, verbose_name='tampil di situs')),
            ],
            options={
                'verbose_name': 'halaman situs',
                'verbose_name_plural': 'halaman situs',
                'ordering': ['urut', 'kode'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kelompok__in', ['profil', 'janji', 'layanan', 'keterbukaan', 'istilah'])), name='halaman_kelompok')],
            },
        ),
        migrations.CreateModel(
            name='VersiHalaman',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versi', models.PositiveSmallIntegerField()),
                ('pengantar', models.TextField(blank=True)),
                ('sumber', models.CharField(max_length=250)),
                ('dipakai', models.BooleanField(default=False)),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('dicatat_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('halaman', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versi', to='naskah.halaman')),
            ],
            options={
                'verbose_name': 'isi halaman situs',
                'verbose_name_plural': 'isi halaman situs',
                'ordering': ['halaman', '-versi'],
                'constraints': [models.UniqueConstraint(fields=('halaman', 'versi'), name='halaman_versi_tunggal'), models.UniqueConstraint(condition=models.Q(('dipakai', True)), fields=('halaman',), name='halaman_satu_yang_dipakai')],
            },
        ),
        migrations.CreateModel(
            name='BarisHalaman',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urut', models.PositiveSmallIntegerField()),
                ('judul', models.CharField(max_length=120)),
                ('isi', models.TextField(blank=True)),
                ('bukti', models.CharField(blank=True, max_length=200)),
                ('sumber', models.CharField(blank=True, max_length=160)),
                ('versi', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='baris', to='naskah.versihalaman')),
            ],
            options={
                'verbose_name': 'baris halaman',
                'verbose_name_plural': 'baris halaman',
                'ordering': ['versi', 'urut'],
                'constraints': [models.UniqueConstraint(fields=('versi', 'urut'), name='halaman_baris_tunggal'), models.CheckConstraint(condition=models.Q(('bukti', ''), ('bukti__regex', '^/([^/\\\\]|$)'), _connector='OR'), name='halaman_bukti_di_sini')],
            },
        ),
        operasi(
            kolom_tetap("naskah_naskah", "nomor_naskah", "seri", "tahun", "urut", "kode"),
            tidak_dihapus("naskah_naskah", "naskah"),
            tidak_diubah("naskah_naskahisi", "isi_naskah"),
            tidak_dihapus("naskah_naskahisi", "isi_naskah"),
            tidak_diubah("naskah_segelisi", "segel_isi"),
            tidak_dihapus("naskah_segelisi", "segel_isi"),
            tidak_diubah("naskah_lembarmusnah", "lembar_musnah"),
            tidak_dihapus("naskah_lembarmusnah", "lembar_musnah"),
        ),
    ]
