"""What tests of backups share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bungah.dasar.galat import Ditolak

if TYPE_CHECKING:
    from pathlib import Path

SANDI = "empat kata yang panjang"
FOTO = b"\xff\xd8\xff foto KTP"


def diam(_kata: str) -> None:
    """Nobody listens."""


def isi_folder(folder: Path) -> set[str]:
    return {satu.name for satu in folder.iterdir()}


def gagal(*_: object) -> Any:
    pesan = "sengaja"
    raise Ditolak(pesan)
