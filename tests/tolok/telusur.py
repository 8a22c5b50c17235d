"""Bench of the report of walked steps over 100,000 requests: whole page and list, beside a bare GROUP BY."""

from __future__ import annotations

import time
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from tests.tolok.klien import Sambungan
from tests.tolok.panggil import petugas

if TYPE_CHECKING:
    from tests.tolok.peladen import Peladen

BANYAK = 100_000
SEKALI = 5_000
ULANG = 7
TELANJANG = (
    "SELECT layanan_id, COUNT(*), SUM(CASE WHEN patuh THEN 1 ELSE 0 END) "
    "FROM layanan_hasiltelusur WHERE hari BETWEEN %s AND %s GROUP BY layanan_id"
)


def ukur(peladen: Peladen, *, banyak: int = BANYAK) -> dict[str, object]:
    """Milliseconds of the page of a whole year, of a list behind it, and of counting alone."""
    tahun = timezone.localdate().year
    _isi(banyak, tahun)
    kuki = petugas(901)[1]
    telanjang = median(_telanjang(tahun) for _ in range(ULANG))
    with Sambungan(peladen.port) as sambungan:
        halaman = _lama(sambungan, f"/kantor/telusur/?masa={tahun}", kuki)
        daftar = _lama(sambungan, f"/kantor/telusur/daftar/?masa={tahun}&jenis=balik", kuki)
    return {
        "permohonan": banyak,
        "halaman_ms": round(1000 * halaman, 1),
        "daftar_ms": round(1000 * daftar, 1),
        "group_by_ms": round(1000 * telanjang, 1),
        "rasio_group_by": round(halaman / telanjang, 1),
    }


def _lama(sambungan: Sambungan, alamat: str, kuki: str) -> float:
    """Seconds of one asking, the usual of several; the first warms templates up."""
    lama = []
    for _ in range(ULANG + 1):
        mulai = time.perf_counter()
        status, isi = sambungan.minta("GET", alamat, kepala=kuki)
        lama.append(time.perf_counter() - mulai)
        if status != 200 or "</html>" not in isi:
            raise RuntimeError(f"{alamat}: {status}")
    return median(lama[1:])


def _telanjang(tahun: int) -> float:
    mulai = time.perf_counter()
    with connection.cursor() as kursor:
        kursor.execute(TELANJANG, [date(tahun, 1, 1).isoformat(), date(tahun, 12, 31).isoformat()])
        kursor.fetchall()
    return time.perf_counter() - mulai


def _isi(banyak: int, tahun: int) -> None:
    """Finished requests between parts of the office, spread over the year and over every service."""
    from kepegawaian.models import Pegawai  # noqa: PLC0415 -- only after the environment points at the bench office
    from layanan.models import HasilTelusur, Permohonan, VersiStandar  # noqa: PLC0415 -- idem

    standar = list(VersiStandar.objects.filter(status=VersiStandar.Status.BERLAKU))
    orang, kini, awal = Pegawai.objects.all()[0], timezone.now(), date(tahun, 1, 1)
    for mulai in range(0, banyak, SEKALI):
        permohonan = Permohonan.objects.bulk_create(
            Permohonan(
                pegawai=orang,
                layanan_id=(versi := standar[ke % len(standar)]).layanan_id,
                standar=versi,
                keperluan="tolok",
                kunci=uuid4(),
                tahap="selesai",
                terjadi_pada=kini,
                dicatat_pada=kini,
                lengkap_pada=kini,
                jatuh_tempo=kini,
                siap_pada=kini,
                selesai_pada=kini,
            )
            for ke in range(mulai, mulai + SEKALI)
        )
        HasilTelusur.objects.bulk_create(
            HasilTelusur(
                permohonan=satu,
                layanan_id=satu.layanan_id,
                standar_id=satu.standar_id,
                hari=awal + timedelta(days=ke % 365),
                menit=(ke * 7919) % 480,
                menit_janji=60,
                balik=(salah := int(ke % 97 == 0)),
                telat=int(ke % 11 == 0),
                patuh=not salah,
            )
            for ke, satu in enumerate(permohonan, mulai)
        )
