"""Who may sign besides the kepala desa: by decree, or by a standing mandate of one letter kind."""

from datetime import date
from itertools import count
from typing import Any

from kepegawaian.models import Pegawai, PejabatPengganti, SKPenugasan
from layanan.models import JenisSurat, MandatSurat
from tests.pabrik.dasar import SENIN

_urut = count(1)


def pengganti(
    orang: Pegawai, *, jenis: str = "plh", dari: date = SENIN, sampai: date = SENIN
) -> PejabatPengganti:
    """That person stands in for the kepala desa from ``dari`` to ``sampai``, on paper alone."""
    sk = SKPenugasan.objects.create(
        nomor=f"188/P{next(_urut)}",
        tanggal=dari,
        tentang="Penunjukan pejabat pengganti",
        berlaku_dari=dari,
        berlaku_sampai=sampai,
    )
    return PejabatPengganti.objects.create(jenis=jenis, pegawai=orang, sk=sk)


def mandat(orang: Pegawai, *, dari: date = date(2026, 1, 1), **isi: Any) -> MandatSurat:
    """That person may sign letters of the first kind in the kepala desa's name."""
    baku: dict[str, Any] = {"cara": "an", "dasar": "Keputusan Kepala Desa 7/2026"}
    jenis = isi.pop("jenis", None) or JenisSurat.objects.get()
    return MandatSurat.objects.create(jenis=jenis, pegawai=orang, dari=dari, **baku | isi)
