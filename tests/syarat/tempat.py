"""Check that the place where a requirement is seen exists: a URL, a print, a command."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from django.core.management import get_commands
from django.urls import URLResolver, get_resolver

AKAR = Path(__file__).resolve().parent.parent.parent
PERINTAH_PASANG = {"jalan", "uji"}  # the two that the bootstrap knows before Django does


def periksa(lihat: str) -> str | None:
    """Say what is wrong with ``lihat``; None when every place it names exists."""
    for tempat in (bagian.strip() for bagian in lihat.split(",")):
        jenis, titik_dua, nama = tempat.partition(":")
        if not titik_dua or not nama or jenis not in PEMERIKSA:
            return f"{tempat!r} bukan url:…, cetak:…, atau perintah:…"
        if not PEMERIKSA[jenis](nama):
            return f"{tempat} tidak ada"
    return None


@cache
def nama_url() -> frozenset[str]:
    """Return the full name (``layanan:kiosk``) of every named URL."""
    return frozenset(_nama(get_resolver(), ""))


def _nama(pemeta: URLResolver, awalan: str) -> Iterator[str]:
    for pola in pemeta.url_patterns:
        if isinstance(pola, URLResolver):
            yield from _nama(pola, f"{awalan}{pola.namespace}:" if pola.namespace else awalan)
        elif pola.name:
            yield awalan + pola.name


def ada_cetakan(nama: str) -> bool:
    """Tell whether a print template of this name exists, with exactly this spelling."""
    return (AKAR / "templates" / "cetak" / f"{nama}.html").is_file()


def ada_perintah(nama: str) -> bool:
    """Tell whether manage.py knows the command (its options are not looked at)."""
    perintah = nama.split(maxsplit=1)[0]
    return perintah in PERINTAH_PASANG or perintah in get_commands()


def ada_url(nama: str) -> bool:
    """Tell whether a URL of this full name exists."""
    return nama in nama_url()


PEMERIKSA: dict[str, Callable[[str], bool]] = {"url": ada_url, "cetak": ada_cetakan, "perintah": ada_perintah}
