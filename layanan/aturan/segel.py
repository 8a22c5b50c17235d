"""What a letter says about how it becomes valid; printed before anybody agreed, so true either way."""

from __future__ import annotations

_KATA = {
    "segel": "Sah dengan segel elektronik Desa {desa}; bukan tanda tangan tersertifikasi. Periksa kodenya.",
    "keduanya": "Sah bila bertanda tangan basah atau bersegel elektronik desa (bukan tersertifikasi). "
    "Periksa kodenya.",
}


def kata_cara_sah(cara: str, desa: str) -> str:
    """The line for the foot of the letter; empty where the pen alone makes it valid."""
    return _KATA.get(cara, "").format(desa=desa)


def kata_ruang(cara: str) -> tuple[str, ...]:
    """What stands where other letters leave room for the pen; nothing where a pen may come."""
    if cara != "segel":
        return ()
    return (
        "SEGEL ELEKTRONIK DESA",
        "bukan tanda tangan tersertifikasi;",
        "berlaku setelah disegel: periksa kodenya",
    )
