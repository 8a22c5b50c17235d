"""The roles of a village office; several may rest on one account, each with its dates."""

from django.db.models import TextChoices


class Peran(TextChoices):
    """What a person may do (ASVS 8.1; the matrix stands in the README)."""

    PETUGAS_DEPAN = "petugas_depan", "Petugas meja depan"
    PETUGAS_LAYANAN = "petugas_layanan", "Petugas layanan"
    ARSIPARIS = "arsiparis", "Petugas arsip"
    PENGADUAN = "pengaduan", "Petugas pengaduan"
    BENDAHARA = "bendahara", "Bendahara"
    SEKDES = "sekdes", "Sekretaris Desa"
    KADES = "kades", "Kepala Desa"
    ADMIN = "admin", "Pengelola sistem"
    AUDITOR = "auditor", "Pemeriksa"


# Duties that need a written appointment (SK or surat tugas): R125, Slide 58.
PERAN_BER_SK = frozenset(Peran) - {Peran.ADMIN, Peran.AUDITOR}
MEJA = (Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN, Peran.SEKDES)
SEMUA_PETUGAS = tuple(PERAN_BER_SK)
