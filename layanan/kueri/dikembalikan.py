"""Letters that came back to their writer, and why: from the signer, the checker, or the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from layanan.models import Langkah, LangkahBerjalan, PemeriksaanSurat, Permohonan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

PULANG: Final = (Langkah.Perbuatan.TERBIT, Langkah.Perbuatan.SERAHKAN)  # closed, and yet written anew


def alasan_kembali(permohonan: Iterable[int] | None = None) -> dict[int, str]:
    """Request to reason, of those being written anew (default: all), in two queries.

    Once its writer asked for another check, a letter has gone on.
    """
    langkah = LangkahBerjalan.objects.filter(langkah__perbuatan__in=PULANG, selesai__isnull=False)
    langkah = langkah.filter(permohonan__tahap=Permohonan.Tahap.PROSES)
    periksa = PemeriksaanSurat.objects.filter(
        surat__permohonan__tahap=Permohonan.Tahap.PROSES, surat__dibatalkan=False
    )
    if permohonan is not None:
        pilih = list(permohonan)
        langkah = langkah.filter(permohonan__in=pilih)
        periksa = periksa.filter(surat__permohonan__in=pilih)
    hasil: dict[int, tuple[datetime, str]] = {}
    for satu, selesai, catatan in langkah.order_by("id").values_list("permohonan", "selesai", "catatan"):
        if selesai is not None:
            hasil[satu] = (selesai, catatan)
    kolom = ("surat__permohonan", "hasil", "diperiksa_pada", "diminta_pada", "catatan")
    for satu, putusan, diperiksa, diminta, catatan in periksa.order_by("id").values_list(*kolom):
        saat = diperiksa or diminta
        if satu not in hasil or saat >= hasil[satu][0]:
            kembali = putusan == PemeriksaanSurat.Hasil.KEMBALI
            hasil[satu] = (saat, f"Dikembalikan pemeriksa: {catatan}" if kembali else "")
    return {satu: alasan for satu, (_, alasan) in hasil.items() if alasan}


def catatan_kembali(permohonan: Permohonan) -> str:
    """Why this letter came back, while it is written anew; else empty."""
    return alasan_kembali([permohonan.pk]).get(permohonan.pk, "")


def dengan_alasan(daftar: list[Permohonan]) -> list[Permohonan]:
    """The same requests, each with ``dikembalikan``: why its letter came back, or empty."""
    alasan = alasan_kembali(satu.pk for satu in daftar)
    for satu in daftar:
        setattr(satu, "dikembalikan", alasan.get(satu.pk, ""))  # noqa: B010 -- no field: for the page only
    return daftar
