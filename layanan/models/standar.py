"""What the office promises: services, their versioned standard, steps, places and counters."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bungah.dasar.models import Tempat
from bungah.dasar.peran import Peran
from kepegawaian.models import Jabatan


class Peraturan(models.Model):
    """A regulation that services cite; what is uncertain says so (``perlu_dicek``)."""

    class Status(models.TextChoices):
        BERLAKU = "berlaku", "Berlaku"
        DIGANTI = "diganti", "Diganti"
        DICABUT = "dicabut", "Dicabut"
        PERLU_DICEK = "perlu_dicek", "Perlu dicek"

    kode = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=160)
    tentang = models.CharField(max_length=250, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.BERLAKU)
    pengganti = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="menggantikan")
    sumber = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = "peraturan"
        verbose_name_plural = "peraturan"
        ordering = ["nama"]
        constraints = [
            models.CheckConstraint(
                name="peraturan_status",
                condition=Q(status__in=["berlaku", "diganti", "dicabut", "perlu_dicek"]),
            )
        ]

    def __str__(self) -> str:
        return self.nama


class KelompokAntrean(models.Model):
    """A group of services that share one number series and one kiosk tile."""

    kode = models.CharField("huruf nomor", max_length=1, unique=True)
    nama = models.CharField(max_length=40)
    ikon = models.CharField(max_length=20)
    urutan = models.PositiveSmallIntegerField(default=50)

    class Meta:
        verbose_name = "kelompok antrean"
        verbose_name_plural = "kelompok antrean"
        ordering = ["urutan"]
        constraints = [models.CheckConstraint(name="kelompok_huruf", condition=Q(kode__regex=r"^[A-Z]$"))]

    def __str__(self) -> str:
        return self.nama


class LayananQuerySet(models.QuerySet["Layanan"]):
    def ditawarkan(self) -> LayananQuerySet:
        """Services a visitor may choose: active, for residents, with a standard in force."""
        return self._berlaku(Layanan.Subjek.EKSTERNAL)

    def antarbagian(self) -> LayananQuerySet:
        """Services the office gives to its own people (R277)."""
        return self._berlaku(Layanan.Subjek.INTERNAL)

    def _berlaku(self, subjek: str) -> LayananQuerySet:
        berlaku = self.filter(subjek=subjek, aktif=True, standar__status=VersiStandar.Status.BERLAKU)
        return berlaku.distinct()


class Layanan(models.Model):
    """A kind of service."""

    class Subjek(models.TextChoices):
        EKSTERNAL = "eksternal", "Warga"
        INTERNAL = "internal", "Bagian kantor sendiri"

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    nama_warga = models.CharField("nama untuk warga", max_length=40)
    kelompok = models.ForeignKey(KelompokAntrean, models.PROTECT, related_name="layanan")
    ikon = models.CharField(max_length=20)
    urutan = models.PositiveSmallIntegerField(default=50)
    kata_kunci = models.CharField(max_length=250, blank=True)
    keterangan = models.TextField(blank=True)
    catatan_petugas = models.TextField(blank=True)
    ruang_lingkup = models.CharField(max_length=30, default="administratif")
    subjek = models.CharField("untuk", max_length=30, choices=Subjek, default=Subjek.EKSTERNAL)
    aktif = models.BooleanField(default=True)

    objects = LayananQuerySet.as_manager()

    class Meta:
        verbose_name = "layanan"
        verbose_name_plural = "layanan"
        ordering = ["urutan", "nama"]
        constraints = [
            models.CheckConstraint(name="layanan_subjek", condition=Q(subjek__in=["eksternal", "internal"]))
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan(self) -> str:
        """The word people ask for, first: ``Surat keterangan usaha`` → ``Usaha``; three letters find it."""
        teks = self.nama_warga
        for awalan in ("Surat ", "keterangan ", "Pengantar "):
            teks = teks.removeprefix(awalan)
        return teks[:1].upper() + teks[1:]


class VersiStandar(models.Model):
    """One version of a service's standard; a request keeps the version in force when it began."""

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        BERLAKU = "berlaku", "Berlaku"
        LAMA = "lama", "Sudah diganti"

    class Kompensasi(models.TextChoices):
        MAAF = "maaf", "Permohonan maaf tertulis"
        DIANTAR = "diantar", "Surat diantar ke rumah"
        PRIORITAS = "prioritas", "Didahulukan pada kedatangan berikutnya"

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="standar")
    versi = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=7, choices=Status, default=Status.DRAF)
    berlaku_dari = models.DateField()
    menit = models.PositiveIntegerField("waktu janji (menit kerja)")
    biaya = models.PositiveIntegerField("biaya (rupiah)", default=0)
    dasar_biaya = models.ForeignKey(Peraturan, models.PROTECT, null=True, blank=True, related_name="+")
    toleransi = models.PositiveIntegerField("toleransi lewat janji (menit kerja)", default=60)
    kompensasi = models.CharField(
        "kompensasi bila lewat toleransi", max_length=9, choices=Kompensasi, default=Kompensasi.MAAF
    )
    produk = models.CharField(max_length=160)
    dasar_hukum = models.ManyToManyField(Peraturan, blank=True, related_name="+")
    sumber = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = "standar layanan"
        verbose_name_plural = "standar layanan"
        constraints = [
            models.UniqueConstraint(fields=["layanan", "versi"], name="standar_versi_tunggal"),
            models.UniqueConstraint(
                fields=["layanan"], condition=Q(status="berlaku"), name="standar_satu_yang_berlaku"
            ),
            models.CheckConstraint(
                name="standar_status", condition=Q(status__in=["draf", "berlaku", "lama"])
            ),
            models.CheckConstraint(name="standar_ada_waktu", condition=Q(menit__gte=1)),
            models.CheckConstraint(
                name="standar_kompensasi", condition=Q(kompensasi__in=["maaf", "diantar", "prioritas"])
            ),
            models.CheckConstraint(
                name="standar_biaya_berdasar",
                condition=Q(biaya=0) | Q(dasar_biaya__isnull=False),
                violation_error_message="Biaya di atas Rp0 harus menyebut dasar hukumnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan} versi {self.versi}"

    @property
    def gratis(self) -> bool:
        return self.biaya == 0


class Persyaratan(models.Model):
    """One requirement, with what it guarantees (R071, R077)."""

    class Jenis(models.TextChoices):
        ADMINISTRATIF = "administratif", "Administratif"
        TEKNIS = "teknis", "Teknis"

    standar = models.ForeignKey(VersiStandar, models.CASCADE, related_name="persyaratan")
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=13, choices=Jenis, default=Jenis.ADMINISTRATIF)
    untuk = models.CharField("untuk memastikan", max_length=200)
    wajib = models.BooleanField(default=True)
    keterangan = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = "persyaratan"
        verbose_name_plural = "persyaratan"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "urut"], name="persyaratan_urut_tunggal"),
            models.CheckConstraint(
                name="persyaratan_jenis", condition=Q(jenis__in=["administratif", "teknis"])
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Langkah(models.Model):
    """One step of a service: who, substitute, minutes, and the deed that closes it."""

    class Tahap(models.TextChoices):
        PENDAFTARAN = "pendaftaran", "Pendaftaran"
        PROSES = "proses", "Proses"
        LEGALISASI = "legalisasi", "Legalisasi"
        PENYERAHAN = "penyerahan", "Penyerahan"

    class Perbuatan(models.TextChoices):
        LENGKAPI = "lengkapi", "Berkas dinyatakan lengkap"
        PERIKSA = "periksa", "Pemeriksaan dicatat"
        AJUKAN = "ajukan", "Surat ditulis dan diajukan"
        SELESAIKAN = "selesaikan", "Pekerjaan selesai"
        TERBIT = "terbit", "Tanda tangan dicatat"
        SERAHKAN = "serahkan", "Diserahkan kepada warga"

    standar = models.ForeignKey(VersiStandar, models.CASCADE, related_name="langkah")
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=120)
    tahap = models.CharField(max_length=11, choices=Tahap)
    perbuatan = models.CharField(max_length=10, choices=Perbuatan)
    pelaksana = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    pengganti = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    menit = models.PositiveSmallIntegerField("target menit")

    class Meta:
        verbose_name = "langkah"
        verbose_name_plural = "langkah"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "urut"], name="langkah_urut_tunggal"),
            models.CheckConstraint(
                name="langkah_tahap",
                condition=Q(tahap__in=["pendaftaran", "proses", "legalisasi", "penyerahan"]),
            ),
            models.CheckConstraint(
                name="langkah_perbuatan",
                condition=Q(
                    perbuatan__in=["lengkapi", "periksa", "ajukan", "selesaikan", "terbit", "serahkan"]
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class TitikLayanan(models.Model):
    """Where the office serves: the office, a post in a hamlet, a mobile service (R149)."""

    class Jenis(models.TextChoices):
        KANTOR = "kantor", "Kantor desa"
        POS = "pos", "Pos dusun"
        KELILING = "keliling", "Layanan keliling"

    nama = models.CharField(max_length=60, unique=True)
    jenis = models.CharField(max_length=8, choices=Jenis, default=Jenis.KANTOR)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "titik layanan"
        verbose_name_plural = "titik layanan"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="titik_jenis", condition=Q(jenis__in=["kantor", "pos", "keliling"]))
        ]

    def __str__(self) -> str:
        return self.nama


class Loket(models.Model):
    """A counter and the queue groups it calls (none chosen = all)."""

    titik = models.ForeignKey(TitikLayanan, models.PROTECT, related_name="loket")
    nomor = models.PositiveSmallIntegerField()
    tempat = models.ForeignKey(Tempat, models.PROTECT, null=True, blank=True, related_name="+")
    kelompok = models.ManyToManyField(KelompokAntrean, blank=True, related_name="+")

    class Meta:
        verbose_name = "loket"
        verbose_name_plural = "loket"
        ordering = ["titik", "nomor"]
        constraints = [models.UniqueConstraint(fields=["titik", "nomor"], name="loket_nomor_tunggal")]

    def __str__(self) -> str:
        return f"Loket {self.nomor}"


class JagaLoketQuerySet(models.QuerySet["JagaLoket"]):
    def terbuka(self) -> JagaLoketQuerySet:
        """Desks held right now."""
        return self.filter(selesai=None)


class JagaLoket(models.Model):
    """Who holds a desk, from when to when; one person per desk and one desk per person."""

    loket = models.ForeignKey(Loket, models.PROTECT, related_name="jaga")
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="jaga_loket")
    hari = models.DateField()
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    peran = models.CharField(max_length=20, choices=Peran)

    objects = JagaLoketQuerySet.as_manager()

    class Meta:
        verbose_name = "jaga loket"
        verbose_name_plural = "jaga loket"
        constraints = [
            models.UniqueConstraint(fields=["loket"], condition=Q(selesai=None), name="jaga_satu_per_loket"),
            models.UniqueConstraint(
                fields=["petugas"], condition=Q(selesai=None), name="jaga_satu_per_petugas"
            ),
            models.CheckConstraint(name="jaga_urut", condition=Q(selesai=None) | Q(selesai__gte=F("mulai"))),
        ]

    def __str__(self) -> str:
        return f"{self.loket}: {self.petugas}"
