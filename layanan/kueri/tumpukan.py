"""Questions about stacks: what waits for the pen, what a cover sheet's code stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery

from arsip.models import SuratKeluar
from bungah.naskah.models import NaskahIsi
from layanan.models import IsiTumpukan, Tumpukan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.models import Pengguna
    from layanan.models import Surat

Status = SuratKeluar.Status


@dataclass(frozen=True, slots=True)
class BarisTumpukan:
    """One sheet of a stack: the letter, the bytes that were printed, what became of it since."""

    surat: Surat
    isi: int
    terakhir: int

    @property
    def keadaan(self) -> str:
        """Empty while this very sheet can be ticked; else why not."""
        status = self.surat.register.status if self.surat.register else ""
        if status == Status.MENUNGGU:
            return "" if self.isi == self.terakhir else "Diperbaiki, bukan lembar ini"
        kata = {Status.DISIAPKAN.value: "Dikembalikan", Status.TERBIT.value: "Sudah dicatat"}
        return kata.get(status, status.capitalize())


def tumpukan_menurut_kode(kode: str) -> Tumpukan | None:
    """The stack of a cover sheet, however its code was typed."""
    bersih = "".join(satu for satu in kode.upper() if satu.isalnum())
    return Tumpukan.objects.filter(kode=bersih).select_related("dibuat_oleh").first() if bersih else None


def isi_tumpukan(tumpukan: Tumpukan) -> list[BarisTumpukan]:
    """Every sheet of a stack in the order of its cover sheet, without loading bytes."""
    terakhir = NaskahIsi.objects.filter(naskah=OuterRef("surat__register__naskah")).order_by("-versi")
    baris = (
        IsiTumpukan.objects.filter(tumpukan=tumpukan)
        .select_related(
            "surat__register__naskah",
            "surat__register__penanda",
            "surat__permohonan__warga",
            "surat__permohonan__layanan",
            "surat__permohonan__kunjungan__kelompok",
            "surat__templat__jenis",
        )
        .annotate(terakhir=Subquery(terakhir.values("pk")[:1]))
        .order_by("urut")
    )
    return [BarisTumpukan(satu.surat, satu.isi_id, satu.terakhir) for satu in baris]


def tumpukan_sama(daftar: Sequence[Any], pelaku: Pengguna) -> Tumpukan | None:
    """This officer's last stack, if it holds exactly these sheets: pressing twice is once."""
    terakhir = Tumpukan.objects.filter(dibuat_oleh=pelaku).order_by("-id").first()
    if terakhir is None:
        return None
    ada = list(terakhir.isi.values_list("isi", flat=True))
    return terakhir if ada == [satu.isi_terakhir for satu in daftar] else None
