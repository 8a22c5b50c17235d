"""Messages to villagers: the words of the office, and that somebody passed them on.

The office sends nothing by itself: a person copies the words, opens WhatsApp or prints a slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from bungah.naskah.models import Pesan, TemplatPesan
from bungah.naskah.pesan import susun_pesan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.dasar.models import Pengguna


def templat_pesan(kode: str) -> TemplatPesan:
    """The office's wording of one occasion.

    Raises:
        Ditolak: the office has no such wording (its reference data was never loaded).
    """
    satu = TemplatPesan.objects.filter(kode=kode).first()
    if satu is None:
        pesan = "Kalimat pesan ini belum ada. Minta pengelola sistem memuat data rujukan."
        raise Ditolak(pesan)
    return satu


def catat_pesan(
    kode: str, *, rujukan: str, nilai: Mapping[str, str], telepon: str, cara: str, pelaku: Pengguna
) -> Pesan:
    """Write down that a message was passed on, in the words of this moment; the trail never quotes it."""
    with tulis(pelaku=pelaku):
        templat = templat_pesan(kode)
        satu = Pesan.objects.create(
            templat=templat,
            rujukan=rujukan,
            telepon=telepon if cara == Pesan.Cara.WA else "",
            isi=susun_pesan(templat.isi, nilai),
            cara=cara,
            dibuat_oleh=pelaku,
        )
        catat(satu, "kabari", rujukan=rujukan, cara=cara)
    return satu
