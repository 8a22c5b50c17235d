"""Facts of quality work: check sheets (instrument → aspect → item), and meetings with the public."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from bungah.dasar.models.waktu import DuaWaktu


class Instrumen(models.Model):
    """A check sheet the office has agreed on; its items are data."""

    kode = models.SlugField(
        max_length=30, unique=True, validators=[RegexValidator(r"^[a-z0-9-]+$", "Huruf kecil dan tanda -.")]
    )
    judul = models.CharField(max_length=80)
    petunjuk = models.CharField(max_length=200, blank=True)
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "lembar periksa"
        verbose_name_plural = "lembar periksa"
        ordering = ["urutan", "kode"]

    def __str__(self) -> str:
        return self.judul


class Butir(models.Model):
    """One thing to look at; switched off rather than deleted once it was answered."""

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="butir")
    urut = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=60)
    teks = models.CharField("yang diperiksa", max_length=160)
    sumber = models.CharField(max_length=160, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "butir"
        verbose_name_plural = "butir"
        ordering = ["instrumen", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrumen", "urut"],
                name="butir_urut_satu",
                violation_error_message="Urutan ini sudah dipakai butir lain.",
            )
        ]

    def __str__(self) -> str:
        return self.teks


class LembarPeriksa(DuaWaktu):
    """A sheet of one day."""

    instrumen = models.ForeignKey(Instrumen, models.PROTECT, related_name="lembar")
    hari = models.DateField()

    class Meta:
        verbose_name = "lembar terisi"
        verbose_name_plural = "lembar terisi"
        ordering = ["-hari"]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.UniqueConstraint(fields=["instrumen", "hari"], name="lembar_periksa_satu_sehari"),
        ]

    def __str__(self) -> str:
        return f"{self.instrumen} {self.hari:%d-%m-%Y}"


class JawabanPeriksa(models.Model):
    """What was seen, with the words of the item as they were that day."""

    class Hasil(models.TextChoices):
        BERES = "beres", "Beres"
        BELUM = "belum", "Belum beres"
        TIDAK_ADA = "tidak_ada", "Tidak ada di sini"

    lembar = models.ForeignKey(LembarPeriksa, models.PROTECT, related_name="jawaban")
    butir = models.ForeignKey(Butir, models.PROTECT, related_name="+")
    teks = models.CharField(max_length=160)
    hasil = models.CharField(max_length=9, choices=Hasil)
    catatan = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        ordering = ["lembar", "butir__urut"]
        constraints = [
            models.UniqueConstraint(fields=["lembar", "butir"], name="jawaban_satu_per_butir"),
            models.CheckConstraint(
                name="jawaban_hasil", condition=Q(hasil__in=["beres", "belum", "tidak_ada"])
            ),
            models.CheckConstraint(
                name="jawaban_belum_bercatatan", condition=~Q(hasil="belum") | ~Q(catatan="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teks}: {self.get_hasil_display()}"


class Kegiatan(DuaWaktu):
    """A hearing or a review with its people, what they said and the day its record was signed."""

    class Jenis(models.TextChoices):
        DENGAR_PENDAPAT = "dengar_pendapat", "Dengar pendapat dengan warga"
        TINJAUAN = "tinjauan", "Tinjauan standar"
        PENYULUHAN = "penyuluhan", "Penyuluhan kepada warga"

    class Status(models.TextChoices):
        RENCANA = "rencana", "Direncanakan"
        SELESAI = "selesai", "Selesai"
        BATAL = "batal", "Batal"

    jenis = models.CharField(max_length=15, choices=Jenis, default=Jenis.DENGAR_PENDAPAT)
    topik = models.CharField(max_length=160)
    tempat = models.CharField(max_length=120)
    hari = models.DateField()
    pimpinan = models.CharField("dipimpin oleh", max_length=100)
    status = models.CharField(max_length=7, choices=Status, default=Status.RENCANA)
    ba_ditandatangani = models.DateField("berita acara ditandatangani", null=True, blank=True)
    catatan = models.TextField(blank=True)
    alasan_batal = models.CharField(max_length=200, blank=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["-hari", "-id"]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(
                name="kegiatan_jenis",
                condition=Q(jenis__in=["dengar_pendapat", "tinjauan", "penyuluhan"]),
            ),
            models.CheckConstraint(
                name="kegiatan_status", condition=Q(status__in=["rencana", "selesai", "batal"])
            ),
            models.CheckConstraint(
                name="kegiatan_selesai_bertanda_tangan",
                condition=~Q(status="selesai")
                | Q(ba_ditandatangani__isnull=False, ba_ditandatangani__gte=F("hari")),
                violation_error_message="Berita acara ditandatangani pada hari kegiatan atau sesudahnya.",
            ),
            models.CheckConstraint(
                name="kegiatan_batal_beralasan", condition=~Q(status="batal") | ~Q(alasan_batal="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topik} ({self.hari:%d-%m-%Y})"


class PesertaKegiatan(models.Model):
    """Somebody who was there, and for whom they spoke."""

    class Unsur(models.TextChoices):
        WARGA = "warga", "Warga"
        TOKOH = "tokoh", "Tokoh masyarakat"
        LEMBAGA = "lembaga", "Lembaga desa"
        BPD = "bpd", "BPD"
        PERANGKAT = "perangkat", "Perangkat desa"
        LAIN = "lain", "Lainnya"

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="peserta")
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=100)
    unsur = models.CharField("mewakili", max_length=9, choices=Unsur, default=Unsur.WARGA)
    alamat = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = "peserta"
        verbose_name_plural = "peserta"
        ordering = ["kegiatan", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "urut"], name="peserta_urut_tunggal"),
            models.CheckConstraint(
                name="peserta_unsur",
                condition=Q(unsur__in=["warga", "tokoh", "lembaga", "bpd", "perangkat", "lain"]),
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class SaranKegiatan(models.Model):
    """What was suggested, and what became of it (``diterima`` None = not answered yet)."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="saran")
    urut = models.PositiveSmallIntegerField()
    oleh = models.CharField("disampaikan oleh", max_length=100, blank=True)
    isi = models.CharField(max_length=300)
    tanggapan = models.CharField(max_length=300, blank=True)
    diterima = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = "saran"
        verbose_name_plural = "saran"
        ordering = ["kegiatan", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "urut"], name="saran_urut_tunggal"),
            models.CheckConstraint(
                name="saran_dijawab_beralasan", condition=Q(diterima=None) | ~Q(tanggapan="")
            ),
        ]

    def __str__(self) -> str:
        return self.isi


class FotoKegiatan(models.Model):
    """A picture of the meeting, drawn anew as it came in."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="foto")
    urut = models.PositiveSmallIntegerField()
    foto = models.BinaryField()
    diambil_pada = models.DateTimeField("foto diambil", null=True, blank=True)
    keterangan = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = "foto kegiatan"
        verbose_name_plural = "foto kegiatan"
        ordering = ["kegiatan", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "urut"], name="foto_kegiatan_urut_tunggal")
        ]

    def __str__(self) -> str:
        return self.keterangan or f"Foto {self.urut}"
