"""The audit trail: insert-only rows, each sealed with the one before it."""

from django.db import models
from django.db.models import Q


class Jejak(models.Model):
    """One deed. Holds ids, field names and keyed hashes, never NIK, names or free text."""

    urut = models.PositiveBigIntegerField(primary_key=True)
    dicatat_pada = models.DateTimeField(db_index=True)
    pelaku_id = models.BigIntegerField(null=True)  # no foreign key: the row must outlive the account
    perangkat_id = models.BigIntegerField(null=True)
    jenis = models.CharField(max_length=60)
    objek_id = models.CharField(max_length=40)
    perbuatan = models.CharField(max_length=40)
    rinci = models.JSONField(default=dict)
    rantai = models.CharField(max_length=64)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["urut"]
        indexes = [models.Index(fields=["jenis", "objek_id", "urut"], name="jejak_objek")]

    def __str__(self) -> str:
        return f"{self.urut} {self.perbuatan} {self.jenis} {self.objek_id}"


class KepalaJejak(models.Model):
    """Where the chain stands (one row); advanced last in every write block."""

    urut = models.PositiveBigIntegerField(default=0)
    rantai = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(name="kepala_jejak_satu_baris", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"{self.urut} {self.rantai[:12]}"
