"""Questions about statements the citizen signs: the running one, the register, what lacks its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layanan.models import JenisSurat, LembarPernyataan, Pernyataan, VersiTemplat

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from layanan.models import Permohonan


def templat_pernyataan(layanan_id: int) -> VersiTemplat | None:
    """The wording in use of a service's statement; None where the citizen signs none."""
    return _dipakai(layanan_id).select_related("jenis__klasifikasi").prefetch_related("kolom").first()


def ada_pernyataan(layanan_id: int) -> bool:
    """True for a service whose citizens sign a statement."""
    return _dipakai(layanan_id).exists()


def _dipakai(layanan_id: int) -> QuerySet[VersiTemplat]:
    return VersiTemplat.objects.filter(
        jenis__layanan=layanan_id, jenis__sifat=JenisSurat.Sifat.PERNYATAAN, dipakai=True
    )


def pernyataan_berjalan(permohonan: Permohonan) -> Pernyataan | None:
    """The statement of a request that is not cancelled."""
    return _lengkap().filter(permohonan=permohonan, dibatalkan=False).first()


def belum_dicatat(permohonan: Permohonan) -> bool:
    """True while a service whose product is the statement itself has no registered one for this request."""
    jenis = JenisSurat.objects.filter(layanan=permohonan.layanan_id)
    wajib = jenis.pernyataan().filter(templat__dipakai=True).exists() and not jenis.surat().exists()
    if not wajib:
        return False
    dicatat = Pernyataan.objects.filter(permohonan=permohonan, dibatalkan=False, naskah__isnull=False)
    return not dicatat.exists()


def lembar_terakhir(satu: Pernyataan) -> LembarPernyataan | None:
    """The sheet that was printed last and is not registered, without its bytes."""
    return satu.lembar.defer("isi").order_by("-dicetak_pada", "-pk").first()


def isi_lembar(satu: Pernyataan, tanda: str) -> bytes | None:
    """The frozen sheet: the registered one, else the one that says what ``tanda`` stands for."""
    if satu.naskah is not None:
        beku = satu.naskah.isi_terakhir
        return bytes(beku.isi) if beku else None
    lembar = satu.lembar.filter(tanda=tanda).first()
    return bytes(lembar.isi) if lembar else None


def register_pernyataan() -> QuerySet[Pernyataan]:
    """Every registered statement, the newest first."""
    return _lengkap().exclude(naskah=None).order_by("-naskah__tahun", "-naskah__urut")


def _lengkap() -> QuerySet[Pernyataan]:
    terkait = (
        "naskah",
        "permohonan__warga",
        "permohonan__layanan",
        "permohonan__kunjungan",
        "templat__jenis",
    )
    return Pernyataan.objects.select_related(*terkait).prefetch_related("templat__kolom")
