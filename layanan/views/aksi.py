"""What the apps offer for the visitor at the counter (``papan.aksi``)."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from bungah.dasar.aplikasi import tawaran
from bungah.dasar.papan import Tamu

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from bungah.dasar.papan import Aksi
    from layanan.models import Kunjungan


def aksi_tamu(pengguna: Pengguna, kunjungan: Kunjungan | None) -> list[Aksi]:
    """Entries of every app for this visit, in their order; none while nobody stands at the counter."""
    if kunjungan is None:
        return []
    tamu = Tamu(kunjungan.pk, kunjungan.nomor, _warga(kunjungan))
    return sorted(tawaran("aksi", pengguna, tamu), key=attrgetter("urut", "label"))


def _warga(kunjungan: Kunjungan) -> tuple[int, ...]:
    """Residents registered in this visit, latest first; not asked where the visit knows that it has none."""
    if getattr(kunjungan, "permohonan_terakhir", True) is None:
        return ()
    urut = kunjungan.permohonan.order_by("-id").values_list("warga", flat=True)
    return tuple(dict.fromkeys(urut))
