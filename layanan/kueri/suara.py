"""Which clips the office recorded itself."""

from __future__ import annotations

from bungah.dasar.ingatan import ingat
from layanan.models import Rekaman


@ingat("layanan.rekaman")
def rekaman() -> dict[str, str]:
    """Recorded clips with the mark of their bytes."""
    return dict(Rekaman.objects.values_list("klip", "sidik"))


def isi_rekaman(klip: str, sidik: str = "") -> Rekaman | None:
    """The recording of a clip; with ``sidik`` only that very one."""
    baris = Rekaman.objects.filter(klip=klip)
    return (baris.filter(sidik=sidik) if sidik else baris).first()


def semua_rekaman() -> dict[str, Rekaman]:
    """Every recording without its bytes, by clip."""
    baris = Rekaman.objects.defer("isi").select_related("direkam_oleh")
    return {satu.klip: satu for satu in baris}
