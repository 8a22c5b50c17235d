"""Bench of calling: one officer, then thirty-two at once, over HTTP; nobody is called twice."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING
from uuid import uuid4

from tests.tolok.klien import Hasil, Sambungan

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from tests.tolok.peladen import Peladen

PEMANGGIL = (1, 32)
CSRF = "a" * 32  # the cookie and the field must agree; both are ours


def ukur(peladen: Peladen, *, banyak: int = 640) -> dict[str, object]:
    """p50/p95 in ms of "call next" alone; finishing the visitor between two calls is not timed."""
    hasil: dict[str, object] = {}
    for ke, pemanggil in enumerate(PEMANGGIL):
        kepala = [petugas(ke * 100 + n) for n in range(pemanggil)]
        isi_antrean(banyak, huruf="Z", mulai=ke * banyak)
        sebelum = peladen.cpu_detik()
        satu = _serbu(peladen, kepala, banyak)
        kembar, dipanggil = _kembar()
        hasil[f"pemanggil_{pemanggil}"] = {
            "p50_ms": round(satu.p50_ms, 1),
            "p95_ms": round(satu.p95_ms, 1),
            "cpu_ms": round(1000 * (peladen.cpu_detik() - sebelum) / max(len(satu.lama), 1), 2),
            "gagal": len(satu.gagal),
            "dipanggil": dipanggil,
            "kembar": kembar,
        }
    return hasil


def petugas(ke: int) -> tuple[Pengguna, str]:
    """One more officer at a counter of their own, logged in: (who, header lines)."""
    from bungah.dasar.peran import Peran  # noqa: PLC0415 -- idem
    from layanan.alur.standar import jaga_loket  # noqa: PLC0415 -- only after the environment points at the bench office
    from layanan.kueri.standar import titik_utama  # noqa: PLC0415 -- idem
    from layanan.models import Loket  # noqa: PLC0415 -- idem
    from tests.dasar.alat import klien_meja, orang  # noqa: PLC0415 -- idem

    siapa = orang(f"tolok{ke}", Peran.PETUGAS_DEPAN)
    loket, _ = Loket.objects.get_or_create(titik=titik_utama(), nomor=200 + ke)
    jaga_loket(loket, pelaku=siapa)
    kuki = "; ".join(
        f"{nama}={isi.value}" for nama, isi in klien_meja(siapa).cookies.items() if nama != "csrf"
    )
    return siapa, f"Cookie: csrf={CSRF}; {kuki}\r\nContent-Type: application/x-www-form-urlencoded\r\n"


def isi_antrean(banyak: int, *, huruf: str, mulai: int) -> None:
    """Fill the waiting room with a few more than will be called."""
    from django.utils import timezone  # noqa: PLC0415 -- idem

    from layanan.kueri.standar import titik_utama  # noqa: PLC0415 -- idem
    from layanan.models import KelompokAntrean, Kunjungan  # noqa: PLC0415 -- idem

    Kunjungan.objects.filter(status=Kunjungan.Status.TUNGGU).update(status=Kunjungan.Status.BATAL)
    kelompok, _ = KelompokAntrean.objects.get_or_create(
        kode=huruf, defaults={"nama": "Tolok", "ikon": "surat"}
    )
    saat = timezone.now()
    Kunjungan.objects.bulk_create(
        Kunjungan(
            titik=titik_utama(), hari=timezone.localdate(), kelompok=kelompok, urut=mulai + n + 1,
            kode=uuid4().hex[:8].upper(), kunci=uuid4(), terjadi_pada=saat, dicatat_pada=saat,
            giliran_pada=saat, prioritas="lansia" if n % 7 == 0 else "",
        )
        for n in range(banyak)
    )  # fmt: skip


def _serbu(peladen: Peladen, kepala: list[tuple[Pengguna, str]], banyak: int) -> Hasil:
    """Everybody presses F8 in the same moment; when all have their visitor, all visitors leave; again."""
    hasil = Hasil()
    bersama = Barrier(len(kepala), action=selesaikan)

    def satu(baris: str) -> None:
        with Sambungan(peladen.port) as sambungan:
            for _ke in range(banyak // len(kepala)):
                bersama.wait()
                mulai = time.perf_counter()
                status, _ = sambungan.minta(
                    "POST", "/kantor/meja/panggil/", kepala=baris, isi=f"csrfmiddlewaretoken={CSRF}".encode()
                )
                hasil.lama.append(time.perf_counter() - mulai)
                if status != 302:
                    hasil.gagal.append(status)

    with ThreadPoolExecutor(len(kepala)) as kolam:
        list(kolam.map(satu, [baris for _, baris in kepala]))
    selesaikan()
    return hasil


def selesaikan() -> None:
    """Every visitor at a counter is served."""
    from django.db import connections  # noqa: PLC0415 -- only after the environment points at the bench office

    from layanan.models import Kunjungan  # noqa: PLC0415 -- idem

    Kunjungan.objects.filter(status=Kunjungan.Status.DIPANGGIL).update(status=Kunjungan.Status.SELESAI)
    connections.close_all()


def _kembar() -> tuple[int, int]:
    """(calls of a visitor who was called before, visitors called), from the screen's own rows."""
    from django.utils import timezone  # noqa: PLC0415 -- idem

    from layanan.models import Panggilan  # noqa: PLC0415 -- idem

    hari_ini = Panggilan.objects.filter(hari=timezone.localdate(), nomor__startswith="Z")
    semua = list(hari_ini.values_list("nomor", flat=True))
    return len(semua) - len(set(semua)), len(set(semua))
