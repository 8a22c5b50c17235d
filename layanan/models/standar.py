"""What the office promises: services, their versioned standard and its requirements."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q
from django.utils import timezone

from bungah.dasar.models import Sarana
from bungah.mutu.models import Kegiatan
from kepegawaian.models import Jabatan
from layanan.models.aturan_standar import AturanStandar


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


def boleh_dipilih(awalan: str = "") -> Q:
    """Versions a request may begin under: all, until the day from which they must be ditetapkan (R041)."""
    wajib = Exists(AturanStandar.objects.filter(wajib_sejak__lte=timezone.localdate()))
    return Q(**{f"{awalan}ditetapkan_pada__isnull": False}) | Q(~wajib)


class LayananQuerySet(models.QuerySet["Layanan"]):
    def ditawarkan(self) -> LayananQuerySet:
        """Services a visitor may choose: active, for residents, with a standard in force."""
        return self._berlaku(Layanan.Subjek.EKSTERNAL)

    def antarbagian(self) -> LayananQuerySet:
        """Services the office gives to its own people (R277)."""
        return self._berlaku(Layanan.Subjek.INTERNAL)

    def _berlaku(self, subjek: str) -> LayananQuerySet:
        boleh = Q(standar__status=VersiStandar.Status.BERLAKU)
        if subjek == Layanan.Subjek.EKSTERNAL:
            boleh &= boleh_dipilih("standar__")
        return self.filter(boleh, subjek=subjek, aktif=True).distinct()


class Layanan(models.Model):
    """A kind of service."""

    class Subjek(models.TextChoices):
        EKSTERNAL = "eksternal", "Warga"
        INTERNAL = "internal", "Bagian kantor sendiri"

    class RuangLingkup(models.TextChoices):
        BARANG = "barang", "Barang"
        JASA = "jasa", "Jasa"
        ADMINISTRATIF = "administratif", "Administratif"

    class Arah(models.TextChoices):
        VERTIKAL = "vertikal", "Vertikal (atasan dan bawahan)"
        HORISONTAL = "horisontal", "Horisontal (antarbagian setingkat)"
        DIAGONAL = "diagonal", "Diagonal (antarbagian beda tingkat)"
        MAKRO = "makro", "Makro (masyarakat luas)"
        MIKRO = "mikro", "Mikro (orang per orang)"

    class Penyediaan(models.TextChoices):
        PEMERINTAH = "pemerintah", "Pelayanan pemerintah"
        PENJUALAN = "penjualan", "Penjualan oleh pemerintah"
        ANTARPEMERINTAH = "antarpemerintah", "Perjanjian antarpemerintah"
        KONTRAK = "kontrak", "Kontrak"
        WARALABA = "waralaba", "Waralaba"
        HIBAH = "hibah", "Hibah"
        KUPON = "kupon", "Kupon"
        PASAR = "pasar", "Pasar"
        SUKARELA = "sukarela", "Sukarela"
        MANDIRI = "mandiri", "Mandiri"

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    nama_warga = models.CharField("nama untuk warga", max_length=40)
    kelompok = models.ForeignKey(KelompokAntrean, models.PROTECT, related_name="layanan")
    ikon = models.CharField(max_length=20)
    urutan = models.PositiveSmallIntegerField(default=50)
    kata_kunci = models.CharField(max_length=250, blank=True)
    keterangan = models.TextField(blank=True)
    catatan_petugas = models.TextField(blank=True)
    ruang_lingkup = models.CharField(max_length=30, choices=RuangLingkup, default=RuangLingkup.ADMINISTRATIF)
    subjek = models.CharField("untuk", max_length=30, choices=Subjek, default=Subjek.EKSTERNAL)
    arah = models.CharField(max_length=10, choices=Arah, blank=True)  # empty = not classified yet
    model_penyediaan = models.CharField(max_length=15, choices=Penyediaan, default=Penyediaan.PEMERINTAH)
    aktif = models.BooleanField(default=True)

    objects = LayananQuerySet.as_manager()

    class Meta:
        verbose_name = "layanan"
        verbose_name_plural = "layanan"
        ordering = ["urutan", "nama"]
        constraints = [
            models.CheckConstraint(name="layanan_subjek", condition=Q(subjek__in=["eksternal", "internal"])),
            models.CheckConstraint(
                name="layanan_ruang_lingkup",
                condition=Q(ruang_lingkup__in=["barang", "jasa", "administratif"]),
            ),
            models.CheckConstraint(
                name="layanan_arah",
                condition=Q(arah="")
                | Q(subjek="eksternal", arah__in=["makro", "mikro"])
                | Q(subjek="internal", arah__in=["vertikal", "horisontal", "diagonal"]),
                violation_error_message=(
                    "Layanan untuk warga berarah makro atau mikro; layanan antarbagian berarah vertikal, "
                    "horisontal, atau diagonal."
                ),
            ),
            models.CheckConstraint(
                name="layanan_model_penyediaan",
                condition=Q(
                    model_penyediaan__in=[
                        "pemerintah",
                        "penjualan",
                        "antarpemerintah",
                        "kontrak",
                        "waralaba",
                        "hibah",
                        "kupon",
                        "pasar",
                        "sukarela",
                        "mandiri",
                    ]
                ),
            ),
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
    """One version of a service's standard; a request keeps the version in force when it began.

    ``berlaku`` is what requests walk; ``ditetapkan`` is a fact on top: heard in public, decided by SK.
    In the text fields one line is one point. ``potret`` is the public content, frozen as it came in force.
    """

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        BERLAKU = "berlaku", "Berlaku"
        LAMA = "lama", "Sudah diganti"

    class Kompensasi(models.TextChoices):
        MAAF = "maaf", "Permohonan maaf tertulis"
        DIANTAR = "diantar", "Surat diantar ke rumah"
        PRIORITAS = "prioritas", "Didahulukan pada kedatangan berikutnya"

    class Berkala(models.TextChoices):
        MINGGU = "minggu", "Tiap minggu"
        BULAN = "bulan", "Tiap bulan"
        TRIWULAN = "triwulan", "Tiap triwulan"
        SEMESTER = "semester", "Tiap semester"
        TAHUN = "tahun", "Tiap tahun"

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
    kompetensi = models.TextField("kompetensi pelaksana", blank=True)
    jaminan = models.TextField("jaminan pelayanan", blank=True)
    keamanan = models.TextField("jaminan keamanan dan keselamatan", blank=True)
    kewajiban_petugas = models.TextField("kewajiban petugas", blank=True)
    kewajiban_pemohon = models.TextField("kewajiban pemohon", blank=True)
    keterkaitan = models.TextField("keterkaitan dengan SOP lain", blank=True)
    peringatan = models.TextField("peringatan bila SOP tidak dijalankan", blank=True)
    pengawas = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    pengawasan_tiap = models.CharField("diawasi", max_length=8, choices=Berkala, blank=True)
    pengawasan_cara = models.CharField("cara mengawasi", max_length=200, blank=True)
    evaluasi_tiap = models.CharField("pelaksana dinilai", max_length=8, choices=Berkala, blank=True)
    evaluasi_cara = models.CharField("cara menilai", max_length=200, blank=True)
    jumlah_pelaksana = models.PositiveSmallIntegerField(null=True, blank=True)
    sarana = models.ManyToManyField(Sarana, blank=True, related_name="+")
    ditetapkan_pada = models.DateField(null=True, blank=True)
    sk_nomor = models.CharField("nomor SK", max_length=80, blank=True)
    sk_tanggal = models.DateField("tanggal SK", null=True, blank=True)
    sidang = models.ForeignKey(
        Kegiatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="standar",
        verbose_name="dengar pendapat",
    )
    potret = models.JSONField(default=dict, blank=True)
    diubah_pada = models.DateTimeField(default=timezone.now, editable=False)

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
            models.CheckConstraint(
                name="standar_berkala",
                condition=Q(pengawasan_tiap__in=["", "minggu", "bulan", "triwulan", "semester", "tahun"])
                & Q(evaluasi_tiap__in=["", "minggu", "bulan", "triwulan", "semester", "tahun"]),
            ),
            models.CheckConstraint(
                name="standar_ditetapkan_utuh",
                condition=Q(ditetapkan_pada=None)
                | (Q(sk_tanggal__isnull=False, sidang__isnull=False) & ~Q(sk_nomor="") & ~Q(status="draf")),
                violation_error_message="Standar yang ditetapkan menyebut SK, tanggal, dan dengar pendapat.",
            ),
            models.UniqueConstraint(
                fields=["layanan", "ditetapkan_pada"],
                condition=Q(ditetapkan_pada__isnull=False),
                name="standar_satu_tetap_sehari",
                violation_error_message="Layanan ini sudah menetapkan standar pada hari itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan} versi {self.versi}"

    @property
    def gratis(self) -> bool:
        return self.biaya == 0

    @property
    def ditetapkan(self) -> bool:
        """True when it was heard in public and decided by SK."""
        return self.ditetapkan_pada is not None

    @property
    def tanda_ubah(self) -> str:
        """Which state of the draft a page shows; sent back, it tells whether somebody was faster."""
        return self.diubah_pada.isoformat()

    @property
    def sebutan_status(self) -> str:
        """The state in words: what requests walk, and whether it was decided."""
        if self.status == self.Status.BERLAKU:
            return "Ditetapkan" if self.ditetapkan else "Dipakai, belum ditetapkan"
        return str(self.Status(self.status).label)


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
    dasar = models.ForeignKey(
        Peraturan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dasar hukum"
    )
    alasan = models.CharField("mengapa diminta", max_length=200, blank=True)
    dimiliki_oleh = models.CharField("sudah dimiliki instansi", max_length=120, blank=True)  # empty = by none
    ditinjau_pada = models.DateField(null=True, blank=True)
    ditinjau_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    tinjauan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "persyaratan"
        verbose_name_plural = "persyaratan"
        ordering = ["urut"]
        constraints = [
            models.UniqueConstraint(fields=["standar", "urut"], name="persyaratan_urut_tunggal"),
            models.CheckConstraint(
                name="persyaratan_jenis", condition=Q(jenis__in=["administratif", "teknis"])
            ),
            models.CheckConstraint(
                name="persyaratan_ditinjau_orang",
                condition=Q(ditinjau_pada=None, ditinjau_oleh=None)
                | Q(ditinjau_pada__isnull=False, ditinjau_oleh__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.nama
