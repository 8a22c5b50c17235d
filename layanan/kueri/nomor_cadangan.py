"""Questions about reserved numbers: of which kind, of which printing, what is left of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from arsip.kueri import cadangan_terbuka
from arsip.models import SuratKeluar
from layanan.aturan.susulan import SERI
from layanan.kueri.blangko import templat_blangko
from layanan.models import JenisSurat, Kunjungan, Permohonan, Surat

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from layanan.models import VersiTemplat


@dataclass(slots=True)
class Cetakan:
    """The numbers that were reserved together and are still open."""

    kunci: str
    pada: datetime
    baris: list[tuple[SuratKeluar, JenisSurat | None]] = field(default_factory=list)


def nomor_jenis(jenis: int) -> QuerySet[SuratKeluar]:
    """Open reserved numbers of one kind of letter."""
    return cadangan_terbuka().filter(naskah__rincian__cadangan__jenis=jenis)


def nomor_kiriman(kunci: UUID) -> QuerySet[SuratKeluar]:
    """Every number reserved by one press of the button, whatever became of it."""
    return SuratKeluar.objects.filter(naskah__rincian__cadangan__kunci=str(kunci)).order_by("pk")


def cetakan(kunci: UUID) -> list[tuple[VersiTemplat, SuratKeluar]]:
    """The open numbers of one printing, each with the wording in use of its letter."""
    daftar = list(cadangan_terbuka().filter(naskah__rincian__cadangan__kunci=str(kunci)))
    jenis = {baris.pk: baris.naskah.rincian["cadangan"]["jenis"] for baris in daftar}
    templat = {satu.jenis_id: satu for satu in templat_blangko(list(dict.fromkeys(jenis.values())))}
    return [(templat[jenis[satu.pk]], satu) for satu in daftar if jenis[satu.pk] in templat]


def cetakan_terbuka() -> list[Cetakan]:
    """Every printing with numbers left, newest first, in two queries."""
    jenis = JenisSurat.objects.select_related("layanan").in_bulk()
    hasil: dict[str, Cetakan] = {}
    for baris in cadangan_terbuka():
        asal = baris.naskah.rincian["cadangan"]
        satu = hasil.setdefault(asal["kunci"], Cetakan(asal["kunci"], baris.naskah.dibuat_pada))
        satu.baris.append((baris, jenis.get(asal["jenis"])))
    return sorted(hasil.values(), key=lambda satu: satu.pada, reverse=True)


def nomor_belum_jelas(hari: date) -> tuple[int, bool]:
    """(numbers reserved before that day and still open, a power cut was entered since), in ≤ two queries."""
    daftar = cadangan_terbuka().filter(dicatat_pada__date__lt=hari)
    pertama = daftar.order_by("dicatat_pada").values_list("dicatat_pada", flat=True).first()
    if pertama is None:
        return 0, False
    padam = Kunjungan.objects.filter(kelompok__kode=SERI, terjadi_pada__gte=pertama, hari__lt=hari)
    return daftar.count(), padam.exists()


def permohonan_ditulis(jenis: JenisSurat) -> QuerySet[Permohonan]:
    """Requests at the step that writes this kind of letter, whose letter has no number yet, oldest first."""
    bernomor = Surat.objects.filter(permohonan=OuterRef("pk"), dibatalkan=False, register__isnull=False)
    return (
        Permohonan.objects.filter(layanan=jenis.layanan_id, tahap=Permohonan.Tahap.PROSES, pegawai=None)
        .exclude(Exists(bernomor))
        .select_related("warga", "kunjungan__kelompok", "layanan")
        .order_by("terjadi_pada", "id")
    )
