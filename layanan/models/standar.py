"""What the office promises: services, their versioned standard and its requirements."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


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
