"""The office itself: its identity, switches, hours, rooms and phrases."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from bungah.dasar.nilai.jarak import JARAK_TERJAUH, JARAK_TERPENDEK

BELUM_DIISI = "BELUM DIISI"


class ProfilDesa(models.Model):
    """Identity of the village (one row). Every printed identity is a setting, none a sentence in code."""

    class Ukuran(models.TextChoices):
        KECIL = "kecil", "1–2 orang"
        SEDANG = "sedang", "3–5 orang"
        BESAR = "besar", "6 orang atau lebih"

    nama_desa = models.CharField(max_length=60, blank=True)
    kode_desa = models.CharField("kode desa", max_length=20, blank=True, help_text="Misalnya 35.25.12.2012")
    kecamatan = models.CharField(max_length=60, blank=True)
    kabupaten = models.CharField(max_length=60, blank=True)
    provinsi = models.CharField(max_length=60, blank=True)
    alamat = models.CharField(max_length=160, blank=True)
    kode_pos = models.CharField(max_length=5, blank=True)
    telepon = models.CharField(max_length=20, blank=True)
    surel = models.EmailField(blank=True)
    motto = models.CharField(max_length=120, blank=True)
    jarak_baca_mm = models.PositiveSmallIntegerField(
        "jarak baca poster (mm)",
        default=3000,
        validators=[MinValueValidator(JARAK_TERPENDEK), MaxValueValidator(JARAK_TERJAUH)],
        help_text="3000 = tiga meter. Tinggi huruf di poster dihitung dari jarak ini.",
    )
    alamat_publik = models.URLField(
        "alamat situs untuk QR",
        blank=True,
        help_text="Kosong: surat mencetak kode pendek dan 'periksa di kantor'.",
    )
    ukuran = models.CharField("jumlah petugas", max_length=6, choices=Ukuran, default=Ukuran.KECIL)
    pola_nomor_surat = models.CharField(
        max_length=120, default="{klasifikasi}/{urut}/{kode_desa}/{bulan_romawi}/{tahun}"
    )
    simpan_hari = models.PositiveSmallIntegerField(
        "hapus nama dan HP pendaftar sesudah (hari)",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
        help_text="Daftar dari rumah, pertanyaan, dan HP tamu dinas. Tertulis di halaman untuk warga.",
    )
    latihan = models.BooleanField(default=False, editable=False)
    siap = models.BooleanField("panduan awal selesai", default=False, editable=False)

    class Meta:
        verbose_name = "profil desa"
        verbose_name_plural = "profil desa"
        constraints = [
            models.CheckConstraint(name="profil_satu_baris", condition=Q(id=1)),
            models.CheckConstraint(
                name="profil_jarak_baca",
                condition=Q(jarak_baca_mm__gte=JARAK_TERPENDEK, jarak_baca_mm__lte=JARAK_TERJAUH),
            ),
        ]

    def __str__(self) -> str:
        return f"Desa {self.nama_desa or BELUM_DIISI}"

    @classmethod
    def ambil(cls) -> ProfilDesa:
        """The one profile row; an unsaved empty one before the first-run guide."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def cetak(self) -> dict[str, str]:
        """Identity as prints show it: an empty setting prints ``BELUM DIISI``."""
        bidang = ("nama_desa", "kode_desa", "kecamatan", "kabupaten", "provinsi", "alamat")
        isi = {nama: getattr(self, nama) or BELUM_DIISI for nama in bidang}
        return (
            isi
            | {nama: getattr(self, nama) for nama in ("kode_pos", "telepon", "motto", "alamat_publik")}
            | {"email": self.surel}
        )


class Fitur(models.Model):
    """One switch; absent row = the default of the office's size (``kueri.fitur_menyala``)."""

    class Kode(models.TextChoices):
        KIOS = "kios", "Mesin ambil nomor di ruang tunggu"
        STRUK = "struk", "Pencetak struk 80 mm"
        SETUJU_HP = "setuju_hp", "Kepala Desa memeriksa surat di HP"
        DAFTAR_RUMAH = "daftar_rumah", "Warga daftar dari rumah"
        TANYA = "tanya", "Warga bertanya lewat situs"
        ISI_RUMAH = "isi_rumah", "Warga mengisi surat dan foto berkas dari rumah (perlu: daftar dari rumah)"
        SEGEL = "segel", "Kepala Desa menyegel surat dari HP"
        BUKTI_SERAH = "bukti_serah", "Bukti serah: tanda tangan di layar atau foto penerima"

    kode = models.CharField(max_length=20, primary_key=True, choices=Kode)
    menyala = models.BooleanField()

    class Meta:
        verbose_name = "fitur"
        verbose_name_plural = "fitur"
        constraints = [
            models.CheckConstraint(
                name="fitur_dikenal",
                condition=Q(
                    kode__in=[
                        "kios",
                        "struk",
                        "setuju_hp",
                        "daftar_rumah",
                        "tanya",
                        "isi_rumah",
                        "segel",
                        "bukti_serah",
                    ]
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kode_display()}: {'menyala' if self.menyala else 'mati'}"


class SusunanJam(models.Model):
    """A dated week of office hours; the narrowest dated one in force wins (Ramadan over the default)."""

    nama = models.CharField(max_length=60)
    dari = models.DateField(null=True, blank=True)
    sampai = models.DateField(null=True, blank=True)
    sumber = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "susunan jam kerja"
        verbose_name_plural = "susunan jam kerja"
        constraints = [
            models.CheckConstraint(
                name="susunan_jam_bertanggal_utuh",
                # NULL is no refusal in a CHECK, so "both filled" is said aloud.
                condition=Q(dari=None, sampai=None)
                | Q(dari__isnull=False, sampai__isnull=False, dari__lte=F("sampai")),
                violation_error_message="Isi kedua tanggal, atau kosongkan keduanya untuk jam biasa.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class JamKerja(models.Model):
    """Opening hours of one weekday inside a set; a weekday without a row is closed."""

    class Hari(models.IntegerChoices):
        SENIN = 0, "Senin"
        SELASA = 1, "Selasa"
        RABU = 2, "Rabu"
        KAMIS = 3, "Kamis"
        JUMAT = 4, "Jumat"
        SABTU = 5, "Sabtu"
        MINGGU = 6, "Minggu"

    susunan = models.ForeignKey(SusunanJam, models.CASCADE, related_name="jam")
    hari = models.PositiveSmallIntegerField(choices=Hari)
    buka = models.TimeField()
    tutup = models.TimeField()
    istirahat_mulai = models.TimeField(null=True, blank=True)
    istirahat_selesai = models.TimeField(null=True, blank=True)

    class Meta:
        verbose_name = "jam kerja"
        verbose_name_plural = "jam kerja"
        ordering = ["susunan", "hari"]
        constraints = [
            models.UniqueConstraint(fields=["susunan", "hari"], name="jam_kerja_satu_per_hari"),
            models.CheckConstraint(name="jam_kerja_hari", condition=Q(hari__lte=6)),
            models.CheckConstraint(
                name="jam_kerja_urut",
                condition=Q(buka__lt=F("tutup"))
                & (
                    Q(istirahat_mulai=None, istirahat_selesai=None)
                    | Q(
                        istirahat_mulai__isnull=False,
                        istirahat_selesai__isnull=False,
                        istirahat_mulai__gte=F("buka"),
                        istirahat_selesai__gt=F("istirahat_mulai"),
                        istirahat_selesai__lte=F("tutup"),
                    )
                ),
                violation_error_message="Jam harus urut: buka, istirahat, masuk lagi, tutup.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hari_display()} {self.buka:%H.%M}–{self.tutup:%H.%M}"


class HariLibur(models.Model):
    """A day the office is closed, with its name and where that was read."""

    tanggal = models.DateField(unique=True)
    nama = models.CharField(max_length=120)
    sumber = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"


class Tempat(models.Model):
    """One tree for everything that stands somewhere: building → room → desk, counter, cupboard, shelf."""

    class Jenis(models.TextChoices):
        GEDUNG = "gedung", "Gedung"
        RUANG = "ruang", "Ruang"
        LOKET = "loket", "Loket"
        MEJA = "meja", "Meja"
        LEMARI = "lemari", "Lemari"
        RAK = "rak", "Rak"

    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="isi")
    jenis = models.CharField(max_length=6, choices=Jenis)
    nama = models.CharField(max_length=60)
    kode = models.CharField(
        max_length=12, unique=True, validators=[RegexValidator(r"^[A-Z0-9]+$", "Huruf besar dan angka saja.")]
    )
    jarak_baca_mm = models.PositiveSmallIntegerField(
        "jarak baca poster (mm)",
        null=True,
        blank=True,
        validators=[MinValueValidator(JARAK_TERPENDEK), MaxValueValidator(JARAK_TERJAUH)],
        help_text="Kosong: memakai jarak baca kantor.",
    )

    class Meta:
        verbose_name = "tempat"
        verbose_name_plural = "tempat"
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(
                name="tempat_jenis",
                condition=Q(jenis__in=["gedung", "ruang", "loket", "meja", "lemari", "rak"]),
            ),
            models.CheckConstraint(name="tempat_bukan_induknya", condition=Q(induk=None) | ~Q(induk=F("id"))),
        ]

    def __str__(self) -> str:
        return self.nama


class Salam(models.Model):
    """A phrase for one moment at the desk: krama with its Indonesian meaning, editable (R137)."""

    saat = models.CharField(max_length=20)
    urut = models.PositiveSmallIntegerField(default=1)
    krama = models.CharField(max_length=200)
    indonesia = models.CharField(max_length=200)
    keyakinan = models.CharField(max_length=20, blank=True)
    diperiksa_oleh = models.CharField("diperiksa oleh", max_length=100, blank=True)  # needs no account
    diperiksa_pada = models.DateField("diperiksa tanggal", null=True, blank=True)

    class Meta:
        verbose_name = "salam dan sapa"
        verbose_name_plural = "salam dan sapa"
        ordering = ["saat", "urut"]
        constraints = [
            models.UniqueConstraint(fields=["saat", "urut"], name="salam_satu_per_saat"),
            models.CheckConstraint(
                name="salam_diperiksa_utuh",
                condition=Q(diperiksa_oleh="", diperiksa_pada=None)
                | (~Q(diperiksa_oleh="") & Q(diperiksa_pada__isnull=False)),
                violation_error_message="Isi siapa yang memeriksa dan tanggalnya, atau kosongkan keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return self.krama
