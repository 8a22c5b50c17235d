"""The tables of this app as the migrations named in ``replaces`` left them: a new office is ready in one step."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from bungah.dasar.pengaman import kolom_tetap, operasi, tidak_dihapus, tidak_diubah


class Migration(migrations.Migration):

    replaces = [
        ('arsip', '0001_awal'),
        ('arsip', '0002_pengaman'),
        ('arsip', '0003_indeks_pengesahan'),
        ('arsip', '0004_surat_tepercaya'),
        ('arsip', '0005_ekspedisi'),
        ('arsip', '0006_berkas_arsip'),
    ]

    initial = True

    dependencies = [
        ('dasar', '0001_utuh'),
        ('kepegawaian', '0001_utuh'),
        ('naskah', '0001_utuh'),
    ]

    operations = [
        migrations.CreateModel(
            name='Klasifikasi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.CharField(max_length=20, unique=True)),
                ('nama', models.CharField(max_length=160)),
            ],
            options={
                'verbose_name': 'klasifikasi',
                'verbose_name_plural': 'klasifikasi',
                'ordering': ['kode'],
            },
        ),
        migrations.CreateModel(
            name='SuratKeluar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ditujukan_kepada', models.CharField(max_length=160)),
                ('isi_singkat', models.CharField(max_length=200)),
                ('status', models.CharField(choices=[('cadangan', 'Cadangan darurat'), ('disiapkan', 'Disiapkan'), ('menunggu', 'Menunggu tanda tangan'), ('terbit', 'Terbit'), ('batal', 'Batal'), ('hilang', 'Hilang saat pemulihan'), ('dicabut', 'Dicabut')], default='disiapkan', max_length=10)),
                ('alasan', models.CharField(blank=True, max_length=200)),
                ('dicatat_pada', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('klasifikasi', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='arsip.klasifikasi')),
                ('naskah', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='surat_keluar', to='naskah.naskah')),
                ('dasar_mandat', models.CharField(blank=True, max_length=160)),
                ('jabatan_penanda', models.CharField(blank=True, max_length=160)),
                ('mandat', models.CharField(choices=[('langsung', 'Kepala Desa sendiri'), ('an', 'Atas nama (a.n.)'), ('ub', 'Untuk beliau (u.b.)'), ('plt', 'Pelaksana Tugas (Plt.)'), ('plh', 'Pelaksana Harian (Plh.)')], default='langsung', max_length=8)),
                ('penanda', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
            ],
            options={
                'verbose_name': 'surat keluar',
                'verbose_name_plural': 'surat keluar',
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['cadangan', 'disiapkan', 'menunggu', 'terbit', 'batal', 'hilang', 'dicabut'])), name='surat_keluar_status'), models.CheckConstraint(condition=models.Q(('mandat__in', ['langsung', 'an', 'ub', 'plt', 'plh'])), name='surat_keluar_mandat'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['batal', 'hilang', 'dicabut']), _negated=True), models.Q(('alasan', ''), _negated=True), _connector='OR'), name='surat_keluar_batal_beralasan')],
            },
        ),
        migrations.CreateModel(
            name='LembarParaf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terjadi_pada', models.DateTimeField(verbose_name='terjadi pada')),
                ('dicatat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dicatat pada')),
                ('sumber_kertas', models.CharField(blank=True, max_length=120, verbose_name='sumber kertas')),
                ('hari', models.DateField(unique=True)),
                ('dicatat_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'lembar paraf',
                'verbose_name_plural': 'lembar paraf',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('terjadi_pada', models.F('dicatat_pada')), models.Q(('terjadi_pada__lt', models.F('dicatat_pada')), models.Q(('sumber_kertas', ''), _negated=True)), _connector='OR'), name='arsip_lembarparaf_susulan_bersumber', violation_error_message='Catatan susulan harus menyebut sumber kertasnya.')],
            },
        ),
        migrations.CreateModel(
            name='Pengesahan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terjadi_pada', models.DateTimeField(verbose_name='terjadi pada')),
                ('dicatat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dicatat pada')),
                ('sumber_kertas', models.CharField(blank=True, max_length=120, verbose_name='sumber kertas')),
                ('cara', models.CharField(choices=[('pena', 'Tanda tangan basah'), ('setuju', 'Disetujui di HP, tanda tangan menyusul'), ('segel', 'Segel elektronik desa')], max_length=6)),
                ('jabatan', models.CharField(max_length=160)),
                ('diperiksa_pada', models.DateTimeField(blank=True, null=True, verbose_name='dibaca Kepala Desa')),
                ('disanggah_pada', models.DateTimeField(blank=True, null=True)),
                ('alasan_sanggah', models.CharField(blank=True, max_length=200)),
                ('dicatat_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('isi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='naskah.naskahisi')),
                ('penanda_tangan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kepegawaian.pegawai')),
                ('surat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pengesahan', to='arsip.suratkeluar')),
                ('dirangkap', models.BooleanField(default=False)),
                ('naik', models.CharField(blank=True, choices=[('pin', 'PIN di HP sendiri'), ('kode', 'Kode enam angka'), ('cetak', 'Kode cetak')], max_length=8)),
                ('perangkat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dasar.perangkat')),
                ('paraf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pengesahan', to='arsip.lembarparaf')),
            ],
            options={
                'verbose_name': 'pengesahan',
                'verbose_name_plural': 'pengesahan',
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('cara', 'pena'), ('diperiksa_pada', None), ('disanggah_pada', None)), fields=['dicatat_pada'], name='pengesahan_belum_dibaca'), models.Index(condition=models.Q(('disanggah_pada__isnull', False)), fields=['surat'], name='pengesahan_disanggah')],
                'constraints': [models.CheckConstraint(condition=models.Q(('terjadi_pada', models.F('dicatat_pada')), models.Q(('terjadi_pada__lt', models.F('dicatat_pada')), models.Q(('sumber_kertas', ''), _negated=True)), _connector='OR'), name='arsip_pengesahan_susulan_bersumber', violation_error_message='Catatan susulan harus menyebut sumber kertasnya.'), models.UniqueConstraint(fields=('isi', 'cara'), name='pengesahan_sekali_per_isi'), models.CheckConstraint(condition=models.Q(('disanggah_pada', None), models.Q(('alasan_sanggah', ''), _negated=True), _connector='OR'), name='sanggah_beralasan'), models.CheckConstraint(condition=models.Q(('disanggah_pada', None), ('disanggah_pada__gte', models.F('dicatat_pada')), _connector='OR'), name='sanggah_setelah_catat'), models.CheckConstraint(condition=models.Q(('cara__in', ['pena', 'setuju', 'segel'])), name='pengesahan_cara'), models.CheckConstraint(condition=models.Q(('naik__in', ['', 'pin', 'kode', 'cetak'])), name='pengesahan_naik')],
            },
        ),
        migrations.CreateModel(
            name='Pencabutan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alasan', models.CharField(max_length=200)),
                ('diminta_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('dicabut_pada', models.DateTimeField(blank=True, null=True)),
                ('ditolak_pada', models.DateTimeField(blank=True, null=True)),
                ('naik', models.CharField(blank=True, choices=[('pin', 'PIN di HP sendiri'), ('kode', 'Kode enam angka'), ('cetak', 'Kode cetak')], max_length=8)),
                ('dicabut_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('diminta_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('surat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pencabutan', to='arsip.suratkeluar')),
            ],
            options={
                'verbose_name': 'pencabutan',
                'verbose_name_plural': 'pencabutan',
                'constraints': [models.CheckConstraint(condition=models.Q(('alasan', ''), _negated=True), name='pencabutan_beralasan'), models.CheckConstraint(condition=models.Q(('dicabut_pada', None), ('ditolak_pada', None), _connector='OR'), name='pencabutan_satu_keputusan'), models.CheckConstraint(condition=models.Q(models.Q(('dicabut_oleh', None), ('dicabut_pada', None)), models.Q(('dicabut_oleh__isnull', False), ('dicabut_pada__isnull', False)), _connector='OR'), name='pencabutan_oleh'), models.CheckConstraint(condition=models.Q(('naik__in', ['', 'pin', 'kode', 'cetak'])), name='pencabutan_naik'), models.UniqueConstraint(condition=models.Q(('ditolak_pada', None)), fields=('surat',), name='pencabutan_satu')],
            },
        ),
        migrations.CreateModel(
            name='Salinan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urut', models.PositiveSmallIntegerField()),
                ('lembar', models.PositiveSmallIntegerField(default=1)),
                ('untuk', models.CharField(max_length=160)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('rujukan', models.CharField(blank=True, max_length=40)),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('dibuat_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('naskah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='salinan', to='naskah.naskah')),
            ],
            options={
                'verbose_name': 'salinan',
                'verbose_name_plural': 'salinan',
                'constraints': [models.UniqueConstraint(fields=('naskah', 'urut'), name='salinan_urut_tunggal'), models.CheckConstraint(condition=models.Q(('lembar__gte', 1), ('urut__gte', 1)), name='salinan_mulai_satu'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='salinan_sidik')],
            },
        ),
        migrations.CreateModel(
            name='Ekspedisi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terjadi_pada', models.DateTimeField(verbose_name='terjadi pada')),
                ('dicatat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dicatat pada')),
                ('sumber_kertas', models.CharField(blank=True, max_length=120, verbose_name='sumber kertas')),
                ('tahun', models.PositiveSmallIntegerField()),
                ('urut', models.PositiveIntegerField(verbose_name='nomor urut')),
                ('dibawa_oleh', models.CharField(blank=True, max_length=100)),
                ('keterangan', models.CharField(blank=True, max_length=160)),
                ('kembali_pada', models.DateTimeField(blank=True, null=True, verbose_name='paraf penerima kembali')),
                ('dicatat_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('surat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ekspedisi', to='arsip.suratkeluar')),
            ],
            options={
                'verbose_name': 'ekspedisi',
                'verbose_name_plural': 'ekspedisi',
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('terjadi_pada', models.F('dicatat_pada')), models.Q(('terjadi_pada__lt', models.F('dicatat_pada')), models.Q(('sumber_kertas', ''), _negated=True)), _connector='OR'), name='arsip_ekspedisi_susulan_bersumber', violation_error_message='Catatan susulan harus menyebut sumber kertasnya.'), models.UniqueConstraint(fields=('tahun', 'urut'), name='ekspedisi_nomor_tunggal'), models.CheckConstraint(condition=models.Q(models.Q(('surat__isnull', False), models.Q(('dibawa_oleh', ''), _negated=True)), models.Q(('dibawa_oleh', ''), ('surat', None), models.Q(('keterangan', ''), _negated=True)), _connector='OR'), name='ekspedisi_bersurat')],
            },
        ),
        migrations.CreateModel(
            name='BerkasArsip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('arah', models.CharField(choices=[('masuk', 'Berkas permohonan'), ('keluar', 'Hasil')], max_length=6)),
                ('rujukan', models.CharField(max_length=40)),
                ('uraian', models.CharField(max_length=200)),
                ('lembar', models.PositiveSmallIntegerField(default=1, verbose_name='banyak berkas')),
                ('tanggal', models.DateField()),
                ('dicatat_pada', models.DateTimeField(default=django.utils.timezone.now)),
                ('surat', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='berkas_arsip', to='arsip.suratkeluar')),
            ],
            options={
                'verbose_name': 'berkas arsip',
                'verbose_name_plural': 'berkas arsip',
                'constraints': [models.CheckConstraint(condition=models.Q(('arah__in', ['masuk', 'keluar'])), name='berkas_arsip_arah'), models.UniqueConstraint(fields=('rujukan', 'arah'), name='berkas_arsip_sekali')],
            },
        ),
        operasi(
            kolom_tetap("arsip_suratkeluar", "register_keluar", "naskah_id"),
            tidak_dihapus("arsip_suratkeluar", "register_keluar"),
            tidak_dihapus("arsip_pengesahan", "pengesahan"),
            tidak_dihapus("arsip_pencabutan", "pencabutan"),
            tidak_diubah("arsip_salinan", "salinan_surat"),
            tidak_dihapus("arsip_salinan", "salinan_surat"),
            tidak_dihapus("arsip_ekspedisi", "ekspedisi"),
        ),
    ]
