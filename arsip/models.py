"""The registers: classification codes and every outgoing letter from the moment it has a number."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bungah.dasar.models import DuaWaktu, Perangkat
from bungah.naskah.models import Naskah, NaskahIsi
from kepegawaian.models import Pegawai


class Klasifikasi(models.Model):
    """A classification code of letters (Permendagri 83/2022); editable, importable."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=160)

    class Meta:
        verbose_name = "klasifikasi"
        verbose_name_plural = "klasifikasi"
        ordering = ["kode"]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class SuratKeluar(models.Model):
    """A row of the outgoing register, born with its number, so the book never has an unexplained gap.

    Columns of Buku Agenda (Permendagri 47/2016): no urut, nomor, tanggal, ditujukan kepada, isi singkat.
    """

    class Status(models.TextChoices):
        CADANGAN = "cadangan", "Cadangan darurat"
        DISIAPKAN = "disiapkan", "Disiapkan"
        MENUNGGU = "menunggu", "Menunggu tanda tangan"
        TERBIT = "terbit", "Terbit"
        BATAL = "batal", "Batal"
        HILANG = "hilang", "Hilang saat pemulihan"
        DICABUT = "dicabut", "Dicabut"

    class Mandat(models.TextChoices):
        LANGSUNG = "langsung", "Kepala Desa sendiri"
        AN = "an", "Atas nama (a.n.)"
        UB = "ub", "Untuk beliau (u.b.)"
        PLT = "plt", "Pelaksana Tugas (Plt.)"
        PLH = "plh", "Pelaksana Harian (Plh.)"

    naskah = models.OneToOneField(Naskah, models.PROTECT, related_name="surat_keluar")
    klasifikasi = models.ForeignKey(Klasifikasi, models.PROTECT, null=True, related_name="+")
    ditujukan_kepada = models.CharField(max_length=160)
    isi_singkat = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status, default=Status.DISIAPKAN)
    alasan = models.CharField(max_length=200, blank=True)  # why cancelled, revoked, lost, or of a past year
    # The signature block as the letter prints it; rows of before version 0.3 have none.
    penanda = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    jabatan_penanda = models.CharField(max_length=160, blank=True)
    mandat = models.CharField(max_length=8, choices=Mandat, default=Mandat.LANGSUNG)
    dasar_mandat = models.CharField(max_length=160, blank=True)
    dicatat_pada = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "surat keluar"
        verbose_name_plural = "surat keluar"
        constraints = [
            models.CheckConstraint(
                name="surat_keluar_status",
                condition=Q(
                    status__in=["cadangan", "disiapkan", "menunggu", "terbit", "batal", "hilang", "dicabut"]
                ),
            ),
            models.CheckConstraint(
                name="surat_keluar_mandat",
                condition=Q(mandat__in=["langsung", "an", "ub", "plt", "plh"]),
            ),
            models.CheckConstraint(
                name="surat_keluar_batal_beralasan",
                condition=~Q(status__in=["batal", "hilang", "dicabut"]) | ~Q(alasan=""),
            ),
        ]

    def __str__(self) -> str:
        return self.naskah.nomor


class LembarParaf(DuaWaktu):
    """The kepala desa countersigned the printed sheet of one day."""

    hari = models.DateField(unique=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "lembar paraf"
        verbose_name_plural = "lembar paraf"

    def __str__(self) -> str:
        return f"Lembar {self.hari:%d-%m-%Y}"


class Naik(models.TextChoices):
    """How somebody proved again that it is them, just before a deed that binds the village."""

    PIN = "pin", "PIN di HP sendiri"
    KODE = "kode", "Kode enam angka"
    CETAK = "cetak", "Kode cetak"


class Pengesahan(DuaWaktu):
    """Who agreed to which bytes, how and when; a pen signature names who recorded it."""

    class Cara(models.TextChoices):
        PENA = "pena", "Tanda tangan basah"
        SETUJU = "setuju", "Disetujui di HP, tanda tangan menyusul"
        SEGEL = "segel", "Segel elektronik desa"

    surat = models.ForeignKey(SuratKeluar, models.PROTECT, related_name="pengesahan")
    isi = models.ForeignKey(NaskahIsi, models.PROTECT, related_name="+")
    cara = models.CharField(max_length=6, choices=Cara)
    penanda_tangan = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=160)  # as it was on that day
    dirangkap = models.BooleanField(default=False)  # who wrote the letter also recorded its signature
    perangkat = models.ForeignKey(Perangkat, models.PROTECT, null=True, blank=True, related_name="+")
    naik = models.CharField(max_length=8, choices=Naik, blank=True)
    paraf = models.ForeignKey(LembarParaf, models.PROTECT, null=True, blank=True, related_name="pengesahan")
    diperiksa_pada = models.DateTimeField("dibaca Kepala Desa", null=True, blank=True)
    disanggah_pada = models.DateTimeField(null=True, blank=True)
    alasan_sanggah = models.CharField(max_length=200, blank=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "pengesahan"
        verbose_name_plural = "pengesahan"
        indexes = [
            models.Index(
                fields=["dicatat_pada"],
                condition=Q(cara="pena", diperiksa_pada=None, disanggah_pada=None),
                name="pengesahan_belum_dibaca",
            ),
            models.Index(
                fields=["surat"], condition=Q(disanggah_pada__isnull=False), name="pengesahan_disanggah"
            ),
        ]
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.CheckConstraint(name="pengesahan_cara", condition=Q(cara__in=["pena", "setuju", "segel"])),
            models.CheckConstraint(
                name="pengesahan_naik", condition=Q(naik__in=["", "pin", "kode", "cetak"])
            ),
            models.UniqueConstraint(fields=["isi", "cara"], name="pengesahan_sekali_per_isi"),
            models.CheckConstraint(
                name="sanggah_beralasan", condition=Q(disanggah_pada=None) | ~Q(alasan_sanggah="")
            ),
            models.CheckConstraint(
                name="sanggah_setelah_catat",
                condition=Q(disanggah_pada=None) | Q(disanggah_pada__gte=F("dicatat_pada")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surat} {self.get_cara_display()}"


class PutusanSanggah(models.Model):
    """The kepala desa ended an objection: the signature is theirs after all, and why that is known now."""

    pengesahan = models.OneToOneField(Pengesahan, models.PROTECT, related_name="putusan")
    alasan = models.CharField(max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "putusan keberatan"
        verbose_name_plural = "putusan keberatan"
        constraints = [models.CheckConstraint(name="putusan_sanggah_beralasan", condition=~Q(alasan=""))]

    def __str__(self) -> str:
        return f"Keberatan atas {self.pengesahan.surat} berakhir"


class Pencabutan(models.Model):
    """An issued letter is to lose its force: who asked why, and what the kepala desa decided."""

    surat = models.ForeignKey(SuratKeluar, models.PROTECT, related_name="pencabutan")
    alasan = models.CharField(max_length=200)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField(default=timezone.now)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    ditolak_pada = models.DateTimeField(null=True, blank=True)
    naik = models.CharField(max_length=8, choices=Naik, blank=True)

    class Meta:
        verbose_name = "pencabutan"
        verbose_name_plural = "pencabutan"
        constraints = [
            models.CheckConstraint(name="pencabutan_beralasan", condition=~Q(alasan="")),
            models.CheckConstraint(
                name="pencabutan_satu_keputusan", condition=Q(dicabut_pada=None) | Q(ditolak_pada=None)
            ),
            models.CheckConstraint(
                name="pencabutan_oleh",
                condition=Q(dicabut_pada=None, dicabut_oleh=None)
                | Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False),
            ),
            models.CheckConstraint(
                name="pencabutan_naik", condition=Q(naik__in=["", "pin", "kode", "cetak"])
            ),
            models.UniqueConstraint(fields=["surat"], condition=Q(ditolak_pada=None), name="pencabutan_satu"),
        ]

    def __str__(self) -> str:
        return f"Pencabutan {self.surat}"


class Salinan(models.Model):
    """Copies the village made of its own frozen bytes, marked and counted."""

    naskah = models.ForeignKey(Naskah, models.PROTECT, related_name="salinan")
    urut = models.PositiveSmallIntegerField()
    lembar = models.PositiveSmallIntegerField(default=1)
    untuk = models.CharField(max_length=160)
    sha256 = models.CharField(max_length=64, db_index=True)
    rujukan = models.CharField(max_length=40, blank=True)  # "layanan.permohonan:123"
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "salinan"
        verbose_name_plural = "salinan"
        constraints = [
            models.UniqueConstraint(fields=["naskah", "urut"], name="salinan_urut_tunggal"),
            models.CheckConstraint(name="salinan_mulai_satu", condition=Q(urut__gte=1, lembar__gte=1)),
            models.CheckConstraint(name="salinan_sidik", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return f"Salinan ke-{self.urut} {self.naskah}"


class Ekspedisi(DuaWaktu):
    """A line of the dispatch book (Permendagri 47/2016): a letter left the office in somebody's hand.

    A number that was lost in a restore has a line without a letter, so the book has no unexplained gap.
    """

    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField("nomor urut")
    surat = models.ForeignKey(SuratKeluar, models.PROTECT, null=True, blank=True, related_name="ekspedisi")
    dibawa_oleh = models.CharField(max_length=100, blank=True)
    keterangan = models.CharField(max_length=160, blank=True)
    kembali_pada = models.DateTimeField("paraf penerima kembali", null=True, blank=True)

    class Meta(DuaWaktu.Meta):
        abstract = False
        verbose_name = "ekspedisi"
        verbose_name_plural = "ekspedisi"
        constraints = [
            *DuaWaktu.Meta.constraints,
            models.UniqueConstraint(fields=["tahun", "urut"], name="ekspedisi_nomor_tunggal"),
            models.CheckConstraint(
                name="ekspedisi_bersurat",
                condition=(Q(surat__isnull=False) & ~Q(dibawa_oleh=""))
                | (Q(surat=None, dibawa_oleh="") & ~Q(keterangan="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.urut}/{self.tahun}"


class BerkasArsip(models.Model):
    """What the office keeps of one matter: the papers seen when it began, and what came out of it (R206)."""

    class Arah(models.TextChoices):
        MASUK = "masuk", "Berkas permohonan"
        KELUAR = "keluar", "Hasil"

    arah = models.CharField(max_length=6, choices=Arah)
    rujukan = models.CharField(max_length=40)  # "layanan.permohonan:123"
    uraian = models.CharField(max_length=200)
    lembar = models.PositiveSmallIntegerField("banyak berkas", default=1)
    surat = models.OneToOneField(
        SuratKeluar, models.PROTECT, null=True, blank=True, related_name="berkas_arsip"
    )
    tanggal = models.DateField()
    dicatat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "berkas arsip"
        verbose_name_plural = "berkas arsip"
        constraints = [
            models.CheckConstraint(name="berkas_arsip_arah", condition=Q(arah__in=["masuk", "keluar"])),
            models.UniqueConstraint(fields=["rujukan", "arah"], name="berkas_arsip_sekali"),
        ]

    def __str__(self) -> str:
        return self.uraian


class IndeksArsip(models.Model):
    """The words one letter is found by, at its place: day, then number (``aturan_cari``)."""

    letak = models.BigIntegerField(primary_key=True)
    kata = models.TextField()

    class Meta:
        db_table = "arsip_indeks"
        verbose_name = "indeks arsip"
        verbose_name_plural = "indeks arsip"

    def __str__(self) -> str:
        return str(self.letak)
