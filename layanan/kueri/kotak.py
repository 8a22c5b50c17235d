"""Questions of the signer's phone: which letters wait in whose name, and whether they can be sealed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery

from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur, Perangkat
from bungah.dasar.peran import Peran
from bungah.naskah.models import NaskahIsi
from bungah.naskah.segel import ada_di_hp, kunci_berlaku
from layanan.kueri.penanda import kewenangan, penanda_surat
from layanan.kueri.surat import menunggu_tanda_tangan
from layanan.models import JenisSurat

if TYPE_CHECKING:
    from django.http import HttpRequest

    from bungah.dasar.models import Pengguna
    from bungah.naskah.models import KunciSegel


@dataclass(frozen=True, slots=True)
class Menunggu:
    """A waiting letter in the inbox of the person its block names; ``sebab``: why it cannot be agreed to."""

    surat: Any
    sebab: str

    @property
    def pilihan(self) -> str:
        """Letter and bytes, as the page sends them back."""
        return f"{self.surat.pk}:{self.surat.sha256}"


def kotak_milik(pengguna: Pengguna, banyak: int) -> list[Menunggu]:
    """Letters whose block names this person, oldest complete file first."""
    isi = NaskahIsi.objects.filter(naskah=OuterRef("register__naskah")).order_by("-versi")
    semua = (
        menunggu_tanda_tangan()
        .annotate(sha256=Subquery(isi.values("sha256")[:1]))
        .prefetch_related("penulis")
    )
    wenang = kewenangan(pengguna)
    hasil: list[Menunggu] = []
    for surat in semua:
        sebab = wenang.sebab(surat)
        if not sebab or _namanya(surat, wenang.pegawai.pk if wenang.pegawai else None, pengguna):
            hasil.append(Menunggu(surat, sebab))
        if len(hasil) == banyak:
            break
    return hasil


def _namanya(surat: Any, pegawai: int | None, pengguna: Pengguna) -> bool:
    penanda = penanda_surat(surat)
    if penanda is None or pegawai is None:
        return pengguna.berperan(Peran.KADES)
    return penanda.pegawai == pegawai


def kunci_di_sini(request: HttpRequest) -> KunciSegel | None:
    """The village's key when sealing is switched on and this very phone holds it."""
    perangkat = getattr(request, "perangkat", None)
    if perangkat is None or perangkat.jenis != Perangkat.Jenis.HP or Fitur.Kode.SEGEL not in fitur_menyala():
        return None
    kunci = kunci_berlaku()
    return kunci if ada_di_hp(kunci, perangkat) else None


def jenis_bersegel() -> list[str]:
    """Titles of the kinds in use that may be sealed."""
    basah = JenisSurat.CaraSah.BASAH
    jenis = JenisSurat.objects.filter(layanan__aktif=True).exclude(cara_sah=basah)
    return list(jenis.order_by("judul").values_list("judul", flat=True).distinct())


def bisa_disegel(surat: Any) -> bool:
    """The kind of this letter may be sealed."""
    return bool(surat.templat.jenis.cara_sah != JenisSurat.CaraSah.BASAH)
