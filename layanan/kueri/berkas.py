"""The file of a letter as it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.naskah.models import SegelIsi

if TYPE_CHECKING:
    from bungah.naskah.models import NaskahIsi


def berkas_keluar(isi: NaskahIsi) -> bytes:
    """The frozen bytes, with the village's seal behind them once there is one."""
    segel = SegelIsi.objects.filter(isi=isi).first()
    return bytes(isi.isi) + bytes(segel.ekor) if segel else bytes(isi.isi)
