"""Questions about letters: what waits for the signature, what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.models import SuratKeluar
from layanan.models import Permohonan, Surat, VersiTemplat

if TYPE_CHECKING:
    from django.db.models import QuerySet


def menunggu_tanda_tangan() -> QuerySet[Surat]:
    """Letters waiting for the kepala desa, oldest complete file first."""
    return (
        Surat.objects.filter(register__status=SuratKeluar.Status.MENUNGGU)
        .select_related("register__naskah", "permohonan__layanan", "permohonan__warga", "templat__jenis")
        .prefetch_related("register__pengesahan")
        .order_by("permohonan__lengkap_pada", "id")
    )


def surat_terbit_terakhir(layanan_id: int, warga_id: int) -> Surat | None:
    """The last issued letter of this kind for this person, whose fields are offered again."""
    return (
        Surat.objects.filter(
            permohonan__layanan=layanan_id,
            permohonan__warga=warga_id,
            register__status=SuratKeluar.Status.TERBIT,
        )
        .order_by("-id")
        .first()
    )


def templat_untuk(layanan_id: int) -> VersiTemplat | None:
    """The wording in use for a service's letter; None where the village issues none."""
    return (
        VersiTemplat.objects.filter(jenis__layanan=layanan_id, dipakai=True)
        .select_related("jenis__klasifikasi")
        .prefetch_related("kolom")
        .first()
    )


def isian_awal(permohonan: Permohonan, templat: VersiTemplat) -> dict[str, str]:
    """Fields of the person's last letter of this kind, offered again («masih benar?»)."""
    lama = surat_terbit_terakhir(permohonan.layanan_id, permohonan.warga_id)
    isi = lama.isian if lama else {}
    return {k.nama: isi[k.nama] for k in templat.kolom.all() if k.nama in isi}
