"""The tables of this app as the migrations named in ``replaces`` left them: a new office is ready in one step."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from bungah.dasar.pengaman import operasi, tidak_dihapus, tidak_diubah, tidak_mundur


class Migration(migrations.Migration):

    replaces = [
        ('dasar', '0001_awal'),
        ('dasar', '0002_pengaman'),
        ('dasar', '0003_kata_warga'),
        ('dasar', '0004_fitur_sebelum_datang'),
        ('dasar', '0005_salam_diperiksa'),
        ('dasar', '0006_impor_warga'),
        ('dasar', '0007_fitur_isi_rumah'),
        ('dasar', '0008_kerja_malam'),
        ('dasar', '0009_surat_tepercaya'),
        ('dasar', '0010_sarana'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='HariLibur',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tanggal', models.DateField(unique=True)),
                ('nama', models.CharField(max_length=120)),
                ('sumber', models.CharField(blank=True, max_length=160)),
            ],
            options={
                'verbose_name': 'hari libur',
                'verbose_name_plural': 'hari libur',
                'ordering': ['tanggal'],
            },
        ),
        migrations.CreateModel(
            name='Pengguna',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('nama', models.CharField(max_length=100, verbose_name='nama lengkap')),
                ('sandi_pin', models.CharField(blank=True, editable=False, max_length=128, verbose_name='PIN')),
                ('pin_gagal', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('sandi_sementara', models.BooleanField(default=False, editable=False, verbose_name='sandi belum diganti sendiri')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'pengguna',
                'verbose_name_plural': 'pengguna',
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Fitur',
            fields=[
                ('kode', models.CharField(choices=[('kios', 'Mesin ambil nomor di ruang tunggu'), ('struk', 'Pencetak struk 80 mm'), ('setuju_hp', 'Kepala Desa memeriksa surat di HP'), ('daftar_rumah', 'Warga daftar dari rumah'), ('tanya', 'Warga bertanya lewat situs'), ('isi_rumah', 'Warga mengisi surat dan foto berkas dari rumah (perlu: daftar dari rumah)'), ('segel', 'Kepala Desa menyegel surat dari HP')], max_length=20, primary_key=True, serialize=False)),
                ('menyala', models.BooleanField()),
            ],
            options={
                'verbose_name': 'fitur',
                'verbose_name_plural': 'fitur',
                'constraints': [models.CheckConstraint(condition=models.Q(('kode__in', ['kios', 'struk', 'setuju_hp', 'daftar_rumah', 'tanya', 'isi_rumah', 'segel'])), name='fitur_dikenal')],
            },
        ),
        migrations.CreateModel(
            name='HitunganMeleset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kunci', models.CharField(max_length=100)),
                ('jendela', models.PositiveIntegerField()),
                ('jumlah', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kunci', 'jendela'), name='meleset_tunggal')],
            },
        ),
        migrations.CreateModel(
            name='Jejak',
            fields=[
                ('urut', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('dicatat_pada', models.DateTimeField(db_index=True)),
                ('pelaku_id', models.BigIntegerField(null=True)),
                ('perangkat_id', models.BigIntegerField(null=True)),
                ('jenis', models.CharField(max_length=60)),
                ('objek_id', models.CharField(max_length=40)),
                ('perbuatan', models.CharField(max_length=40)),
                ('rinci', models.JSONField(default=dict)),
                ('rantai', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'jejak',
                'verbose_name_plural': 'jejak',
                'ordering': ['urut'],
                'indexes': [models.Index(fields=['jenis', 'objek_id', 'urut'], name='jejak_objek')],
            },
        ),
        migrations.CreateModel(
            name='KepalaJejak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urut', models.PositiveBigIntegerField(default=0)),
                ('rantai', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='kepala_jejak_satu_baris')],
            },
        ),
        migrations.CreateModel(
            name='Penghitung',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seri', models.CharField(max_length=40)),
                ('periode', models.CharField(max_length=10)),
                ('terakhir', models.PositiveIntegerField(default=0)),
                ('ditutup', models.CharField(blank=True, max_length=120, verbose_name='ditutup karena')),
            ],
            options={
                'verbose_name': 'penghitung nomor',
                'verbose_name_plural': 'penghitung nomor',
                'constraints': [models.UniqueConstraint(fields=('seri', 'periode'), name='penghitung_tunggal')],
            },
        ),
        migrations.CreateModel(
            name='ProfilDesa',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama_desa', models.CharField(blank=True, max_length=60)),
                ('kode_desa', models.CharField(blank=True, help_text='Misalnya 35.25.12.2012', max_length=20, verbose_name='kode desa')),
                ('kecamatan', models.CharField(blank=True, max_length=60)),
                ('kabupaten', models.CharField(blank=True, max_length=60)),
                ('provinsi', models.CharField(blank=True, max_length=60)),
                ('alamat', models.CharField(blank=True, max_length=160)),
                ('kode_pos', models.CharField(blank=True, max_length=5)),
                ('telepon', models.CharField(blank=True, max_length=20)),
                ('surel', models.EmailField(blank=True, max_length=254)),
                ('motto', models.CharField(blank=True, max_length=120)),
                ('alamat_publik', models.URLField(blank=True, help_text="Kosong: surat mencetak kode pendek dan 'periksa di kantor'.", verbose_name='alamat situs untuk QR')),
                ('ukuran', models.CharField(choices=[('kecil', '1–2 orang'), ('sedang', '3–5 orang'), ('besar', '6 orang atau lebih')], default='kecil', max_length=6, verbose_name='jumlah petugas')),
                ('pola_nomor_surat', models.CharField(default='{klasifikasi}/{urut}/{kode_desa}/{bulan_romawi}/{tahun}', max_length=120)),
                ('latihan', models.BooleanField(default=False, editable=False)),
                ('siap', models.BooleanField(default=False, editable=False, verbose_name='panduan awal selesai')),
                ('simpan_hari', models.PositiveSmallIntegerField(default=30, help_text='Daftar dari rumah, pertanyaan, dan HP tamu dinas. Tertulis di halaman untuk warga.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)], verbose_name='hapus nama dan HP pendaftar sesudah (hari)')),
            ],
            options={
                'verbose_name': 'profil desa',
                'verbose_name_plural': 'profil desa',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='profil_satu_baris')],
            },
        ),
        migrations.CreateModel(
            name='Salam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('saat', models.CharField(max_length=20)),
                ('urut', models.PositiveSmallIntegerField(default=1)),
                ('krama', models.CharField(max_length=200)),
                ('indonesia', models.CharField(max_length=200)),
                ('keyakinan', models.CharField(blank=True, max_length=20)),
                ('diperiksa_oleh', models.CharField(blank=True, max_length=100, verbose_name='diperiksa oleh')),
                ('diperiksa_pada', models.DateField(blank=True, null=True, verbose_name='diperiksa tanggal')),
            ],
            options={
                'verbose_name': 'salam dan sapa',
                'verbose_name_plural': 'salam dan sapa',
                'ordering': ['saat', 'urut'],
                'constraints': [models.UniqueConstraint(fields=('saat', 'urut'), name='salam_satu_per_saat'), models.CheckConstraint(condition=models.Q(models.Q(('diperiksa_oleh', ''), ('diperiksa_pada', None)), models.Q(models.Q(('diperiksa_oleh', ''), _negated=True), ('diperiksa_pada__isnull', False)), _connector='OR'), name='salam_diperiksa_utuh', violation_error_message='Isi siapa yang memeriksa dan tanggalnya, atau kosongkan keduanya.')],
            },
        ),
        migrations.CreateModel(
            name='SusunanJam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=60)),
                ('dari', models.DateField(blank=True, null=True)),
                ('sampai', models.DateField(blank=True, null=True)),
                ('sumber', models.CharField(blank=True, max_length=160)),
            ],
            options={
                'verbose_name': 'susunan jam kerja',
                'verbose_name_plural': 'susunan jam kerja',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dari', None), ('sampai', None)), models.Q(('dari__isnull', False), ('dari__lte', models.F('sampai')), ('sampai__isnull', False)), _connector='OR'), name='susunan_jam_bertanggal_utuh', violation_error_message='Isi kedua tanggal, atau kosongkan keduanya untuk jam biasa.')],
            },
        ),
        migrations.CreateModel(
            name='Warga',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=100, verbose_name='nama lengkap (sesuai KTP)')),
                ('panggilan', models.CharField(blank=True, max_length=60, verbose_name='panggilan, bin/binti')),
                ('nik', models.CharField(blank=True, max_length=16, null=True, unique=True, verbose_name='NIK')),
                ('no_kk', models.CharField(blank=True, max_length=16, verbose_name='nomor KK')),
                ('tempat_lahir', models.CharField(blank=True, max_length=60)),
                ('tanggal_lahir', models.DateField(blank=True, null=True)),
                ('jenis_kelamin', models.CharField(blank=True, choices=[('L', 'Laki-laki'), ('P', 'Perempuan')], max_length=1)),
                ('agama', models.CharField(blank=True, max_length=30)),
                ('status_kawin', models.CharField(blank=True, max_length=30, verbose_name='status perkawinan')),
                ('pendidikan', models.CharField(blank=True, max_length=60)),
                ('pekerjaan', models.CharField(blank=True, max_length=60)),
                ('kewarganegaraan', models.CharField(blank=True, default='Indonesia', max_length=30)),
                ('alamat', models.CharField(blank=True, max_length=160)),
                ('dusun', models.CharField(blank=True, max_length=60)),
                ('rt', models.CharField(blank=True, max_length=3, verbose_name='RT')),
                ('rw', models.CharField(blank=True, max_length=3, verbose_name='RW')),
                ('telepon', models.CharField(blank=True, max_length=16)),
                ('diperbarui_pada', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'warga',
                'verbose_name_plural': 'warga',
                'constraints': [models.CheckConstraint(condition=models.Q(('nik', None), ('nik__regex', '^[0-9]{16}$'), _connector='OR'), name='warga_nik_16_angka'), models.CheckConstraint(condition=models.Q(('nik', None), models.Q(('nik', models.F('no_kk')), _negated=True), _connector='OR'), name='warga_nik_bukan_kk')],
            },
        ),
        migrations.CreateModel(
            name='KodePasang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sidik', models.CharField(editable=False, max_length=64, unique=True)),
                ('nama', models.CharField(max_length=60)),
                ('jenis', models.CharField(choices=[('meja', 'Komputer petugas'), ('kios', 'Mesin ambil nomor'), ('layar', 'Layar ruang tunggu')], max_length=5)),
                ('sampai', models.DateTimeField()),
                ('dibuat_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'kode pasang perangkat',
                'verbose_name_plural': 'kode pasang perangkat',
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['meja', 'kios', 'layar'])), name='kode_pasang_jenis')],
            },
        ),
        migrations.CreateModel(
            name='PeranBerlaku',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('peran', models.CharField(choices=[('petugas_depan', 'Petugas meja depan'), ('petugas_layanan', 'Petugas layanan'), ('arsiparis', 'Petugas arsip'), ('pengaduan', 'Petugas pengaduan'), ('bendahara', 'Bendahara'), ('sekdes', 'Sekretaris Desa'), ('kades', 'Kepala Desa'), ('admin', 'Pengelola sistem'), ('auditor', 'Pemeriksa')], max_length=20)),
                ('dari', models.DateField(verbose_name='berlaku dari')),
                ('sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('dasar', models.CharField(max_length=120, verbose_name='dasar (SK/surat tugas)')),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='peran_berlaku', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'peran yang berlaku',
                'verbose_name_plural': 'peran yang berlaku',
                'constraints': [models.CheckConstraint(condition=models.Q(('peran__in', ['petugas_depan', 'petugas_layanan', 'arsiparis', 'pengaduan', 'bendahara', 'sekdes', 'kades', 'admin', 'auditor'])), name='peran_dikenal'), models.CheckConstraint(condition=models.Q(('sampai', None), ('sampai__gte', models.F('dari')), _connector='OR'), name='peran_sampai_setelah_dari'), models.CheckConstraint(condition=models.Q(('dasar', ''), _negated=True), name='peran_berdasar')],
            },
        ),
        migrations.CreateModel(
            name='Perangkat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=60)),
                ('jenis', models.CharField(choices=[('meja', 'Komputer petugas'), ('kios', 'Mesin ambil nomor'), ('layar', 'Layar ruang tunggu'), ('hp', 'HP pribadi pejabat')], max_length=5)),
                ('sidik_tanda', models.CharField(editable=False, max_length=64, unique=True)),
                ('dipasangkan_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
                ('dipasangkan_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pemilik', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hp', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'perangkat',
                'verbose_name_plural': 'perangkat',
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['meja', 'kios', 'layar', 'hp'])), name='perangkat_jenis'), models.CheckConstraint(condition=models.Q(models.Q(('jenis', 'hp'), ('pemilik__isnull', False)), models.Q(models.Q(('jenis', 'hp'), _negated=True), ('pemilik', None)), _connector='OR'), name='perangkat_hp_berpemilik')],
            },
        ),
        migrations.CreateModel(
            name='JamKerja',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hari', models.PositiveSmallIntegerField(choices=[(0, 'Senin'), (1, 'Selasa'), (2, 'Rabu'), (3, 'Kamis'), (4, 'Jumat'), (5, 'Sabtu'), (6, 'Minggu')])),
                ('buka', models.TimeField()),
                ('tutup', models.TimeField()),
                ('istirahat_mulai', models.TimeField(blank=True, null=True)),
                ('istirahat_selesai', models.TimeField(blank=True, null=True)),
                ('susunan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jam', to='dasar.susunanjam')),
            ],
            options={
                'verbose_name': 'jam kerja',
                'verbose_name_plural': 'jam kerja',
                'ordering': ['susunan', 'hari'],
                'constraints': [models.UniqueConstraint(fields=('susunan', 'hari'), name='jam_kerja_satu_per_hari'), models.CheckConstraint(condition=models.Q(('hari__lte', 6)), name='jam_kerja_hari'), models.CheckConstraint(condition=models.Q(('buka__lt', models.F('tutup')), models.Q(models.Q(('istirahat_mulai', None), ('istirahat_selesai', None)), models.Q(('istirahat_mulai__gte', models.F('buka')), ('istirahat_mulai__isnull', False), ('istirahat_selesai__gt', models.F('istirahat_mulai')), ('istirahat_selesai__isnull', False), ('istirahat_selesai__lte', models.F('tutup'))), _connector='OR')), name='jam_kerja_urut', violation_error_message='Jam harus urut: buka, istirahat, masuk lagi, tutup.')],
            },
        ),
        migrations.CreateModel(
            name='Tempat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('gedung', 'Gedung'), ('ruang', 'Ruang'), ('loket', 'Loket'), ('meja', 'Meja'), ('lemari', 'Lemari'), ('rak', 'Rak')], max_length=6)),
                ('nama', models.CharField(max_length=60)),
                ('kode', models.CharField(max_length=12, unique=True, validators=[django.core.validators.RegexValidator('^[A-Z0-9]+$', 'Huruf besar dan angka saja.')])),
                ('induk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='isi', to='dasar.tempat')),
            ],
            options={
                'verbose_name': 'tempat',
                'verbose_name_plural': 'tempat',
                'ordering': ['kode'],
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['gedung', 'ruang', 'loket', 'meja', 'lemari', 'rak'])), name='tempat_jenis'), models.CheckConstraint(condition=models.Q(('induk', None), models.Q(('induk', models.F('id')), _negated=True), _connector='OR'), name='tempat_bukan_induknya')],
            },
        ),
        migrations.CreateModel(
            name='KataWarga',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kata', models.CharField(max_length=40)),
                ('warga', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dasar.warga')),
            ],
            options={
                'verbose_name': 'kata pencarian warga',
                'verbose_name_plural': 'kata pencarian warga',
                'indexes': [models.Index(fields=['kata', 'warga'], name='katawarga_kata')],
                'constraints': [models.UniqueConstraint(fields=('warga', 'kata'), name='katawarga_tunggal')],
            },
        ),
        migrations.CreateModel(
            name='ImporWarga',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kunci', models.UUIDField(unique=True, verbose_name='kunci kiriman')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('tahap', models.CharField(choices=[('periksa', 'Sedang diperiksa'), ('siap', 'Siap dimasukkan'), ('selesai', 'Sudah dimasukkan'), ('batal', 'Dibatalkan')], default='periksa', max_length=7)),
                ('jumlah', models.PositiveIntegerField(default=0)),
                ('diperiksa', models.PositiveIntegerField(default=0)),
                ('baru', models.PositiveIntegerField(default=0)),
                ('berubah', models.PositiveIntegerField(default=0)),
                ('sama', models.PositiveIntegerField(default=0)),
                ('keliru', models.PositiveIntegerField(default=0)),
                ('dibuat_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'impor warga',
                'verbose_name_plural': 'impor warga',
                'constraints': [models.CheckConstraint(condition=models.Q(('tahap__in', ['periksa', 'siap', 'selesai', 'batal'])), name='impor_tahap')],
            },
        ),
        migrations.CreateModel(
            name='BarisImpor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nomor', models.PositiveIntegerField(verbose_name='baris di berkas')),
                ('nik', models.CharField(blank=True, max_length=16)),
                ('isi', models.JSONField(default=dict)),
                ('galat', models.JSONField(default=list)),
                ('ubahan', models.JSONField(default=dict)),
                ('nasib', models.CharField(blank=True, max_length=7)),
                ('warga', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dasar.warga')),
                ('impor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='baris', to='dasar.imporwarga')),
            ],
            options={
                'verbose_name': 'baris impor',
                'verbose_name_plural': 'baris impor',
                'ordering': ['nomor'],
                'indexes': [models.Index(fields=['impor', 'nasib', 'nomor'], name='barisimpor_nasib'), models.Index(fields=['impor', 'nik'], name='barisimpor_nik')],
            },
        ),
        migrations.CreateModel(
            name='KerjaMalam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hari', models.DateField(unique=True)),
                ('mulai', models.DateTimeField()),
                ('selesai', models.DateTimeField(blank=True, null=True)),
                ('gagal', models.PositiveSmallIntegerField(default=0)),
                ('hasil', models.JSONField(blank=True, default=list)),
            ],
            options={
                'verbose_name': 'pekerjaan malam',
                'verbose_name_plural': 'pekerjaan malam',
                'ordering': ['-hari'],
                'constraints': [models.CheckConstraint(condition=models.Q(('selesai', None), ('selesai__gte', models.F('mulai')), _connector='OR'), name='kerja_malam_urut')],
            },
        ),
        migrations.CreateModel(
            name='Lambang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('isi', models.BinaryField()),
                ('sha256', models.CharField(editable=False, max_length=64)),
                ('diperbarui_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name': 'lambang',
                'verbose_name_plural': 'lambang',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='lambang_satu_baris'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='lambang_sidik')],
            },
        ),
        migrations.CreateModel(
            name='SaluranAduan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(max_length=40, unique=True)),
                ('jenis', models.CharField(choices=[('langsung', 'Datang langsung'), ('kotak', 'Kotak saran'), ('telepon', 'Telepon'), ('sms', 'SMS atau WhatsApp'), ('situs', 'Situs'), ('surat', 'Surat'), ('luar', 'Lembaga lain')], max_length=8)),
                ('nama', models.CharField(max_length=60)),
                ('isi', models.CharField(max_length=200, verbose_name='nomor atau alamat')),
                ('urut', models.PositiveSmallIntegerField(default=50)),
                ('luar', models.BooleanField(default=False, verbose_name='di luar kantor desa')),
                ('aktif', models.BooleanField(default=True)),
                ('sumber', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name': 'saluran pengaduan',
                'verbose_name_plural': 'saluran pengaduan',
                'ordering': ['urut', 'nama'],
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['langsung', 'kotak', 'telepon', 'sms', 'situs', 'surat', 'luar'])), name='saluran_jenis'), models.CheckConstraint(condition=models.Q(models.Q(('jenis', 'luar'), _negated=True), ('luar', True), _connector='OR'), name='saluran_luar')],
            },
        ),
        migrations.CreateModel(
            name='Sarana',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(max_length=40, unique=True)),
                ('nama', models.CharField(max_length=80)),
                ('jenis', models.CharField(choices=[('prasarana', 'Prasarana (bangunan dan ruang)'), ('sarana', 'Sarana (alat)')], max_length=9)),
                ('jumlah', models.PositiveSmallIntegerField(default=1)),
                ('aktif', models.BooleanField(default=True)),
                ('tempat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sarana', to='dasar.tempat')),
            ],
            options={
                'verbose_name': 'sarana',
                'verbose_name_plural': 'sarana',
                'ordering': ['tempat__kode', 'nama'],
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['prasarana', 'sarana'])), name='sarana_jenis'), models.CheckConstraint(condition=models.Q(('jumlah__gte', 1)), name='sarana_ada')],
            },
        ),
        operasi(
            tidak_diubah("dasar_jejak", "jejak"),
            tidak_dihapus("dasar_jejak", "jejak"),
            tidak_dihapus("dasar_kepalajejak", "kepala_jejak"),
            tidak_mundur("dasar_kepalajejak", "kepala_jejak", "urut"),
            tidak_mundur("dasar_penghitung", "penghitung", "terakhir"),
            tidak_dihapus("dasar_penghitung", "penghitung"),
        ),
    ]
