"""What was asked: requests, their files, the steps they walk, pauses."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bungah.dasar.models import DuaWaktu, Warga
from kepegawaian.models import Pegawai
from layanan.models.antrean import Kunjungan
from layanan.models.langkah import Cabang, Langkah
from layanan.models.standar import Layanan, Persyaratan, VersiStandar


class Permohonan(DuaWaktu):
    """One request for one service. ``terjadi_pada`` is the moment of registration.

    The FIFO of completion is the order of ``lengkap_pada``; the promise runs from there and stops
    at ``siap_pada`` (R029, R030, R088). Days until collection are measured apart.
    """

    class Tahap(models.TextChoices):
        PENDAFTARAN = "pendaftaran", "Pendaftaran"
        PROSES = "proses", "Proses"
        LEGALISASI = "legalisasi", "Legalisasi"
        SIAP = "siap_diambil", "Siap diambil"
        SELESAI = "selesai", "Selesai"
        BATAL = "batal", "Batal"

    class JenisPemohon(models.TextChoices):
        PERORANGAN = "perorangan", "Perorangan"
        KELOMPOK = "kelompok", "Kelompok"
        BADAN_HUKUM = "badan_hukum", "Badan hukum"

    # An internal request has a colleague as its applicant, and neither number nor resident (R277). They are
    # typed as every other request has them: whoever may meet an internal one asks ``internal`` first.
    kunjungan: models.ForeignKey[Kunjungan, Kunjungan] = models.ForeignKey(  # type: ignore[misc]
        Kunjungan, models.PROTECT, null=True, blank=True, related_name="permohonan"
    )
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="permintaan")
    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="permohonan")
    standar = models.ForeignKey(VersiStandar, models.PROTECT, related_name="permohonan")
    jenis_pemohon = models.CharField(max_length=11, choices=JenisPemohon, default=JenisPemohon.PERORANGAN)
    warga: models.ForeignKey[Warga, Warga] = models.ForeignKey(  # type: ignore[misc]  # applicant or representative
        Warga, models.PROTECT, null=True, blank=True, related_name="permohonan"
    )
    nama_lembaga = models.CharField(max_length=120, blank=True)
    kedudukan = models.CharField("kedudukan wakil", max_length=60, blank=True)
    keperluan = models.CharField(max_length=200)
    tahap = models.CharField(max_length=12, choices=Tahap, default=Tahap.PENDAFTARAN)
    kunci = models.UUIDField("kunci kiriman", unique=True)
    lengkap_pada = models.DateTimeField("berkas lengkap", null=True, blank=True)
    jatuh_tempo = models.DateTimeField("janji selesai", null=True, blank=True)
    siap_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    hasil = models.CharField(max_length=250, blank=True)
    diambil_oleh = models.CharField(max_length=100, blank=True)
    hubungan_pengambil = models.CharField(max_length=60, blank=True)
    alasan_batal = models.CharField(max_length=200, blank=True)
    membetulkan = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="pembetulan")

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "permohonan"
        verbose_name_plural = "permohonan"
        indexes = [
            models.Index(
                fields=["tahap", "lengkap_pada", "id"],
                condition=Q(tahap__in=["pendaftaran", "proses", "legalisasi", "siap_diambil"]),
                name="permohonan_berjalan",
            ),
            models.Index(fields=["warga", "-id"], name="permohonan_warga"),
            models.Index(fields=["siap_pada"], condition=Q(siap_pada__isnull=False), name="permohonan_siap"),
            models.Index(fields=["-id"], condition=Q(pegawai__isnull=False), name="permohonan_internal"),
        ]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(
                name="permohonan_tahap",
                condition=Q(
                    tahap__in=["pendaftaran", "proses", "legalisasi", "siap_diambil", "selesai", "batal"]
                ),
            ),
            models.CheckConstraint(
                name="permohonan_jalan_setelah_lengkap",
                condition=Q(tahap__in=["pendaftaran", "batal"])
                | Q(lengkap_pada__isnull=False, jatuh_tempo__isnull=False),
            ),
            models.CheckConstraint(
                name="permohonan_siap_bertanggal",
                condition=~Q(tahap__in=["siap_diambil", "selesai"]) | Q(siap_pada__isnull=False),
            ),
            models.CheckConstraint(
                name="permohonan_selesai_bertanggal",
                condition=~Q(tahap="selesai") | Q(selesai_pada__isnull=False),
            ),
            models.CheckConstraint(
                name="permohonan_lembaga_bernama",
                condition=Q(jenis_pemohon="perorangan", nama_lembaga="")
                | (Q(jenis_pemohon__in=["kelompok", "badan_hukum"]) & ~Q(nama_lembaga="")),
            ),
            models.CheckConstraint(
                name="permohonan_warga_atau_pegawai",
                condition=Q(pegawai=None, warga__isnull=False, kunjungan__isnull=False)
                | Q(pegawai__isnull=False, warga=None, kunjungan=None, jenis_pemohon="perorangan"),
            ),
            models.CheckConstraint(
                name="permohonan_batal_beralasan", condition=~Q(tahap="batal") | ~Q(alasan_batal="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layanan} · {self.pemohon}"

    @property
    def pemohon(self) -> str:
        """Name of the applicant: the person, the body it speaks for, or the colleague."""
        return self.nama_lembaga or self.orang

    @property
    def orang(self) -> str:
        """Name of the person who asked: who fetches it unless somebody else does."""
        return str(self.pegawai) if self.internal else self.warga.nama

    @property
    def internal(self) -> bool:
        """True when a colleague asked (R277)."""
        return self.pegawai_id is not None

    @property
    def nomor(self) -> str:
        """The number of the visit; an internal request has none."""
        return "Antarbagian" if self.internal else self.kunjungan.nomor


class BerkasPermohonan(models.Model):
    """The answer to one requirement of one request (R024, R030, R078)."""

    class Keadaan(models.TextChoices):
        ADA = "ada", "Ada"
        BELUM = "belum", "Belum ada"
        DI_KANTOR = "di_kantor", "Sudah ada di berkas kantor"

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="berkas")
    persyaratan = models.ForeignKey(Persyaratan, models.PROTECT, related_name="+")
    keadaan = models.CharField(max_length=9, choices=Keadaan, default=Keadaan.BELUM)
    dilihat_pada = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "berkas permohonan"
        verbose_name_plural = "berkas permohonan"
        ordering = ["persyaratan__urut"]
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "persyaratan"], name="berkas_tunggal"),
            models.CheckConstraint(
                name="berkas_keadaan", condition=Q(keadaan__in=["ada", "belum", "di_kantor"])
            ),
            models.CheckConstraint(
                name="berkas_ada_bertanggal", condition=Q(keadaan="belum") | Q(dilihat_pada__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persyaratan}: {self.get_keadaan_display()}"


class LangkahBerjalan(models.Model):
    """One step as this request really walked it, with its officer and both times."""

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="langkah")
    langkah = models.ForeignKey(Langkah, models.PROTECT, related_name="+")
    petugas = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    catatan = models.CharField(max_length=250, blank=True)
    diambil_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diambil_pada = models.DateTimeField(null=True, blank=True)
    alasan_dahulukan = models.CharField("didahulukan karena", max_length=200, blank=True)
    cabang = models.ForeignKey(Cabang, models.PROTECT, null=True, blank=True, related_name="+")  # exit taken
    alasan_lewati = models.CharField("dilewati karena", max_length=200, blank=True)

    class Meta:
        verbose_name = "langkah berjalan"
        verbose_name_plural = "langkah berjalan"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(selesai=None), name="langkah_satu_terbuka"
            ),
            models.CheckConstraint(
                name="langkah_waktu_urut", condition=Q(selesai=None) | Q(selesai__gte=F("mulai"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.langkah}"

    @property
    def digantikan(self) -> bool:
        """True when the substitute does the step because its own officer is absent (R114)."""
        return self.petugas is not None and self.petugas.jabatan_id != self.langkah.pelaksana_id


class Jeda(models.Model):
    """A pause: waiting for the applicant stops the clock; waiting for a third party only steps aside."""

    class Jenis(models.TextChoices):
        WARGA = "warga", "Menunggu warga"
        PIHAK_LAIN = "pihak_lain", "Menunggu pihak lain"

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="jeda")
    jenis = models.CharField(max_length=10, choices=Jenis)
    alasan = models.CharField(max_length=200)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "jeda"
        verbose_name_plural = "jeda"
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(selesai=None), name="jeda_satu_terbuka"
            ),
            models.CheckConstraint(name="jeda_jenis", condition=Q(jenis__in=["warga", "pihak_lain"])),
            models.CheckConstraint(name="jeda_beralasan", condition=~Q(alasan="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.alasan}"
