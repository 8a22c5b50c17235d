"""The tables of this app as the migrations named in ``replaces`` left them: a new office is ready in one step."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('mutu', '0001_lembar_periksa'),
        ('mutu', '0002_kegiatan'),
    ]

    initial = True

    dependencies = [
        ('dasar', '0001_utuh'),
    ]

    operations = [
        migrations.CreateModel(
            name='Instrumen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(max_length=30, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9-]+$', 'Huruf kecil dan tanda -.')])),
                ('judul', models.CharField(max_length=80)),
                ('petunjuk', models.CharField(blank=True, max_length=200)),
                ('urutan', models.PositiveSmallIntegerField(default=50)),
                ('aktif', models.BooleanField(default=True)),
            ],
            options={
                'verbose_name': 'lembar periksa',
                'verbose_name_plural': 'lembar periksa',
                'ordering': ['urutan', 'kode'],
            },
        ),
        migrations.CreateModel(
            name='Butir',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urut', models.PositiveSmallIntegerField()),
                ('aspek', models.CharField(max_length=60)),
                ('teks', models.CharField(max_length=160, verbose_name='yang diperiksa')),
                ('sumber', models.CharField(blank=True, max_length=160)),
                ('aktif', models.BooleanField(default=True)),
                ('instrumen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='butir', to='mutu.instrumen')),
            ],
            options={
                'verbose_name': 'butir',
                'verbose_name_plural': 'butir',
                'ordering': ['instrumen', 'urut'],
                'constraints': [models.UniqueConstraint(fields=('instrumen', 'urut'), name='butir_urut_satu', violation_error_message='Urutan ini sudah dipakai butir lain.')],
            },
        ),
        migrations.CreateModel(
            name='LembarPeriksa',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terjadi_pada', models.DateTimeField(verbose_name='terjadi pada')),
                ('dicatat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dicatat pada')),
                ('sumber_kertas', models.CharField(blank=True, max_length=120, verbose_name='sumber kertas')),
                ('hari', models.DateField()),
                ('dicatat_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('instrumen', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lembar', to='mutu.instrumen')),
            ],
            options={
                'verbose_name': 'lembar terisi',
                'verbose_name_plural': 'lembar terisi',
                'ordering': ['-hari'],
                'constraints': [models.CheckConstraint(condition=models.Q(('terjadi_pada', models.F('dicatat_pada')), models.Q(('terjadi_pada__lt', models.F('dicatat_pada')), models.Q(('sumber_kertas', ''), _negated=True)), _connector='OR'), name='mutu_lembarperiksa_susulan_bersumber', violation_error_message='Catatan susulan harus menyebut sumber kertasnya.'), models.UniqueConstraint(fields=('instrumen', 'hari'), name='lembar_periksa_satu_sehari')],
            },
        ),
        migrations.CreateModel(
            name='JawabanPeriksa',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('teks', models.CharField(max_length=160)),
                ('hasil', models.CharField(choices=[('beres', 'Beres'), ('belum', 'Belum beres'), ('tidak_ada', 'Tidak ada di sini')], max_length=9)),
                ('catatan', models.CharField(blank=True, max_length=160)),
                ('butir', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mutu.butir')),
                ('lembar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jawaban', to='mutu.lembarperiksa')),
            ],
            options={
                'verbose_name': 'jawaban',
                'verbose_name_plural': 'jawaban',
                'ordering': ['lembar', 'butir__urut'],
                'constraints': [models.UniqueConstraint(fields=('lembar', 'butir'), name='jawaban_satu_per_butir'), models.CheckConstraint(condition=models.Q(('hasil__in', ['beres', 'belum', 'tidak_ada'])), name='jawaban_hasil'), models.CheckConstraint(condition=models.Q(models.Q(('hasil', 'belum'), _negated=True), models.Q(('catatan', ''), _negated=True), _connector='OR'), name='jawaban_belum_bercatatan')],
            },
        ),
        migrations.CreateModel(
            name='Kegiatan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terjadi_pada', models.DateTimeField(verbose_name='terjadi pada')),
                ('dicatat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dicatat pada')),
                ('sumber_kertas', models.CharField(blank=True, max_length=120, verbose_name='sumber kertas')),
                ('jenis', models.CharField(choices=[('dengar_pendapat', 'Dengar pendapat dengan warga'), ('tinjauan', 'Tinjauan standar')], default='dengar_pendapat', max_length=15)),
                ('topik', models.CharField(max_length=160)),
                ('tempat', models.CharField(max_length=120)),
                ('hari', models.DateField()),
                ('pimpinan', models.CharField(max_length=100, verbose_name='dipimpin oleh')),
                ('status', models.CharField(choices=[('rencana', 'Direncanakan'), ('selesai', 'Selesai'), ('batal', 'Batal')], default='rencana', max_length=7)),
                ('ba_ditandatangani', models.DateField(blank=True, null=True, verbose_name='berita acara ditandatangani')),
                ('catatan', models.TextField(blank=True)),
                ('alasan_batal', models.CharField(blank=True, max_length=200)),
                ('dicatat_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
            ],
            options={
                'verbose_name': 'kegiatan',
                'verbose_name_plural': 'kegiatan',
                'ordering': ['-hari', '-id'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('terjadi_pada', models.F('dicatat_pada')), models.Q(('terjadi_pada__lt', models.F('dicatat_pada')), models.Q(('sumber_kertas', ''), _negated=True)), _connector='OR'), name='mutu_kegiatan_susulan_bersumber', violation_error_message='Catatan susulan harus menyebut sumber kertasnya.'), models.CheckConstraint(condition=models.Q(('jenis__in', ['dengar_pendapat', 'tinjauan'])), name='kegiatan_jenis'), models.CheckConstraint(condition=models.Q(('status__in', ['rencana', 'selesai', 'batal'])), name='kegiatan_status'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'selesai'), _negated=True), models.Q(('ba_ditandatangani__gte', models.F('hari')), ('ba_ditandatangani__isnull', False)), _connector='OR'), name='kegiatan_selesai_bertanda_tangan', violation_error_message='Berita acara ditandatangani pada hari kegiatan atau sesudahnya.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'batal'), _negated=True), models.Q(('alasan_batal', ''), _negated=True), _connector='OR'), name='kegiatan_batal_beralasan')],
            },
        ),
        migrations.CreateModel(
            name='PesertaKegiatan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urut', models.PositiveSmallIntegerField()),
                ('nama', models.CharField(max_length=100)),
                ('unsur', models.CharField(choices=[('warga', 'Warga'), ('tokoh', 'Tokoh masyarakat'), ('lembaga', 'Lembaga desa'), ('bpd', 'BPD'), ('perangkat', 'Perangkat desa'), ('lain', 'Lainnya')], default='warga', max_length=9, verbose_name='mewakili')),
                ('alamat', models.CharField(blank=True, max_length=120)),
                ('kegiatan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='peserta', to='mutu.kegiatan')),
            ],
            options={
                'verbose_name': 'peserta',
                'verbose_name_plural': 'peserta',
                'ordering': ['kegiatan', 'urut'],
                'constraints': [models.UniqueConstraint(fields=('kegiatan', 'urut'), name='peserta_urut_tunggal'), models.CheckConstraint(condition=models.Q(('unsur__in', ['warga', 'tokoh', 'lembaga', 'bpd', 'perangkat', 'lain'])), name='peserta_unsur')],
            },
        ),
        migrations.CreateModel(
            name='SaranKegiatan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urut', models.PositiveSmallIntegerField()),
                ('oleh', models.CharField(blank=True, max_length=100, verbose_name='disampaikan oleh')),
                ('isi', models.CharField(max_length=300)),
                ('tanggapan', models.CharField(blank=True, max_length=300)),
                ('diterima', models.BooleanField(blank=True, null=True)),
                ('kegiatan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saran', to='mutu.kegiatan')),
            ],
            options={
                'verbose_name': 'saran',
                'verbose_name_plural': 'saran',
                'ordering': ['kegiatan', 'urut'],
                'constraints': [models.UniqueConstraint(fields=('kegiatan', 'urut'), name='saran_urut_tunggal'), models.CheckConstraint(condition=models.Q(('diterima', None), models.Q(('tanggapan', ''), _negated=True), _connector='OR'), name='saran_dijawab_beralasan')],
            },
        ),
    ]
