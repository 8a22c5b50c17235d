"""Figures of months that are over, kept so that a report over many years answers at once.

They are derived, never a source: the database itself throws a month away the moment any of its visits
is added, changed or removed (``pasang_penyegar``), and the report counts it anew from the visits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connections, models

from layanan.models.loket import TitikLayanan

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

KUNJUNGAN = "layanan_kunjungan"
PERISTIWA = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_BULAN = {"sqlite": "substr({0}.hari, 1, 8) || '01'", "postgresql": "date_trunc('month', {0}.hari)::date"}


class RekapAntrean(models.Model):
    """The figures of one group of visits in one month that is over (see ``aturan.laporan.Angka``)."""

    titik = models.ForeignKey(TitikLayanan, models.CASCADE, related_name="+")
    bulan = models.DateField()  # its first day
    dimensi = models.CharField(max_length=10)
    kunci = models.CharField(max_length=20, blank=True)
    isi = models.JSONField()

    class Meta:
        verbose_name = "rekap antrean"
        verbose_name_plural = "rekap antrean"
        constraints = [
            models.UniqueConstraint(fields=["bulan", "titik", "dimensi", "kunci"], name="rekap_tunggal")
        ]

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m} {self.dimensi} {self.kunci}"


def pasang_penyegar(*, using: str = "default", **_: Any) -> None:
    """Install the triggers that throw a month's figures away; runs after every migration.

    SQLite forgets the triggers of a table it rebuilds, so they are installed anew each time.
    """
    koneksi = connections[using]
    if not {KUNJUNGAN, RekapAntrean._meta.db_table} <= set(koneksi.introspection.table_names()):
        return  # migrating back to the time before
    with koneksi.cursor() as kursor:
        for perintah in _perintah(koneksi):
            kursor.execute(perintah)


def _perintah(koneksi: BaseDatabaseWrapper) -> list[str]:
    rekap, bulan = RekapAntrean._meta.db_table, _BULAN[koneksi.vendor]
    hasil = []
    for peristiwa, baris in PERISTIWA.items():
        nama = f"rekap_segar_{peristiwa.lower()}"
        buang = " ".join(f"DELETE FROM {rekap} WHERE bulan = {bulan.format(satu)};" for satu in baris)  # noqa: S608 -- no value of a person
        pada = f"AFTER {peristiwa} ON {KUNJUNGAN} FOR EACH ROW"
        if koneksi.vendor == "sqlite":
            hasil += [f"DROP TRIGGER IF EXISTS {nama}", f"CREATE TRIGGER {nama} {pada} BEGIN {buang} END"]
        else:
            hasil += [
                f"CREATE OR REPLACE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {buang} RETURN NULL; END $$",
                f"DROP TRIGGER IF EXISTS {nama} ON {KUNJUNGAN}",
                f"CREATE TRIGGER {nama} {pada} EXECUTE FUNCTION {nama}()",
            ]
    return hasil
