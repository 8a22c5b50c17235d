"""App configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bungah.dasar import aplikasi

if TYPE_CHECKING:
    from collections.abc import Collection


class NaskahConfig(aplikasi.AplikasiDesa):
    name = "bungah.naskah"
    label = "naskah"
    verbose_name = "Naskah"

    def ready(self) -> None:
        """Be told when a phone is trusted no more: its copy of the sealing key goes."""
        from bungah.dasar.alur_orang import SAAT_LEPAS  # noqa: PLC0415 -- models are ready only now

        super().ready()
        SAAT_LEPAS.append(_lupakan_kunci)


def _lupakan_kunci(perangkat: Collection[int]) -> None:
    from bungah.naskah.models import BungkusKunci  # noqa: PLC0415 -- idem

    BungkusKunci.objects.filter(perangkat__in=perangkat).delete()
