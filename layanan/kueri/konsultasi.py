"""Questions about questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.ingatan import ingat
from layanan.models import Konsultasi

if TYPE_CHECKING:
    from django.db.models import QuerySet

Status = Konsultasi.Status
BANYAK_UMUM, BANYAK_DAFTAR = 10, 50


def belum_dijawab() -> QuerySet[Konsultasi]:
    """Open questions, the most urgent first."""
    return Konsultasi.objects.filter(status=Status.MASUK).select_related("layanan").order_by("tenggat", "id")


def sudah_dijawab() -> QuerySet[Konsultasi]:
    """Answered ones, newest first."""
    semua = Konsultasi.objects.filter(status__in=[Status.DIJAWAB, Status.UMUM])
    return semua.select_related("layanan", "petugas").order_by("-id")[:BANYAK_DAFTAR]


def menurut_kode(kode: str) -> Konsultasi | None:
    """The question a code belongs to."""
    return Konsultasi.objects.filter(kode=kode).select_related("layanan").first()


@ingat("layanan.konsultasi")
def tanya_jawab(layanan: int) -> list[tuple[str, str]]:
    """Reviewed questions and answers of a service, newest first: only their public texts."""
    umum = Konsultasi.objects.filter(layanan=layanan, status=Status.UMUM).order_by("-id")
    return list(umum.values_list("tanya_umum", "jawab_umum")[:BANYAK_UMUM])
