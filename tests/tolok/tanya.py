"""Bench of screens and desks that only ask whether something is new (204): processor time of one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tolok.klien import jalankan
from tests.tolok.panggil import petugas

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tolok.klien import Sambungan
    from tests.tolok.peladen import Peladen

SEKALI = 200


def ukur(peladen: Peladen, *, banyak: int = 2000) -> dict[str, object]:
    """A waiting room's screen and a desk, each with nothing new."""
    return {
        "layar": _satu(peladen, _alamat_layar, _kuki_layar(), banyak),
        "meja": _satu(peladen, _alamat_meja, petugas(900)[1], banyak),
    }


def _kuki_layar() -> str:
    from bungah.dasar.alur_orang import pasangkan  # noqa: PLC0415 -- only after the environment points at the bench office
    from bungah.dasar.models import Perangkat  # noqa: PLC0415 -- idem

    return f"Cookie: perangkat={pasangkan(nama='TV', jenis=Perangkat.Jenis.LAYAR, pelaku=None)[1]}\r\n"


def _alamat_layar() -> str:
    from django.utils import timezone  # noqa: PLC0415 -- idem

    from layanan.kueri.layar import rupa_layar  # noqa: PLC0415 -- idem
    from layanan.kueri.standar import titik_utama  # noqa: PLC0415 -- idem

    return f"/layar/kabar/?sejak={rupa_layar(titik_utama(), timezone.localdate()).sejak}"


def _alamat_meja() -> str:
    from django.utils import timezone  # noqa: PLC0415 -- idem

    from layanan.kueri.kabar import rupa_meja  # noqa: PLC0415 -- idem

    return f"/kantor/meja/kabar/?rupa={rupa_meja(timezone.now())}"


def _satu(peladen: Peladen, alamat: Callable[[], str], kuki: str, banyak: int) -> dict[str, float]:
    """Only rounds in which nothing was new count: the mark of a desk holds for a minute."""
    lama: list[float] = []
    cpu = 0.0
    while len(lama) < banyak:
        jalan = alamat()
        baru: list[int] = []

        def urusan(sambungan: Sambungan, jalan: str = jalan, baru: list[int] = baru) -> tuple[int, str]:
            status, isi = sambungan.minta("GET", jalan, kepala=f"{kuki}HX-Request: true\r\n")
            if status != 204:
                baru.append(status)
            return status, isi

        sebelum = peladen.cpu_detik()
        hasil = jalankan(peladen.port, urusan, klien=8, banyak=SEKALI)
        if not baru:
            cpu += peladen.cpu_detik() - sebelum
            lama += hasil.lama
    return {
        "cpu_ms": round(1000 * cpu / len(lama), 2),
        "p95_ms": round(1000 * sorted(lama)[int(0.95 * len(lama))], 1),
    }
