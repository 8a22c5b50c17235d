"""Counters: number series, and misses of people who guess codes."""

from django.db import models


class Penghitung(models.Model):
    """The last number given in one series and period.

    ``surat-keluar`` in ``2026``; ``karcis:1:A`` on ``2026-11-23``.
    """

    seri = models.CharField(max_length=40)
    periode = models.CharField(max_length=10)
    terakhir = models.PositiveIntegerField(default=0)
    ditutup = models.CharField("ditutup karena", max_length=120, blank=True)

    class Meta:
        verbose_name = "penghitung nomor"
        verbose_name_plural = "penghitung nomor"
        constraints = [models.UniqueConstraint(fields=["seri", "periode"], name="penghitung_tunggal")]

    def __str__(self) -> str:
        return f"{self.seri} {self.periode}: {self.terakhir}"


class HitunganMeleset(models.Model):
    """Wrong codes from one address in one quarter hour; only misses count, so a busy LAN is never locked."""

    kunci = models.CharField(max_length=100)
    jendela = models.PositiveIntegerField()
    jumlah = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kunci", "jendela"], name="meleset_tunggal")]

    def __str__(self) -> str:
        return f"{self.kunci}: {self.jumlah}"
