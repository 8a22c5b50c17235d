"""Bench of the press: how fast one letter is set and how much the child grows.

``ukur()`` is called by ``uji --tolok``; ``python -m tests.tolok.cetak`` prints it alone.
"""

import json
import multiprocessing
import os
import statistics
import time
from pathlib import Path

from django.template.loader import render_to_string

from bungah.dasar.qr import qr_svg
from bungah.naskah.cetak import Kertas, Percetakan
from tests.naskah.contoh_cetak import surat

TEMPLAT = "cetak/layanan/surat.html"


def _surat(urut: int) -> str:
    """One page that differs from letter to letter, with its own QR, as in real work."""
    kode = f"K7Q2M9XA4TB6RD3WZH5Y{urut:06d}"
    data = surat(
        nomor=f"400.12.2.1/{urut}/35.25.99.2001/XI/2026",
        pemegang=f"Warga Contoh {urut}",
        kode=kode,
        qr=qr_svg(f"HTTPS://BUNGAH.DESA.ID/P/{kode}", ukuran_mm=25),
    )
    return render_to_string(TEMPLAT, {**data, "kertas": Kertas.F4})


def kib(pid: int) -> int:
    """Resident memory of a process in KiB."""
    baris = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(b for b in baris if b.startswith("VmRSS")).split()[1])


def _detik_cpu(pid: int) -> float:
    """Processor seconds a process has used; unlike the clock, other work on the machine hardly moves it."""
    bidang = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(bidang[11]) + int(bidang[12])) / os.sysconf("SC_CLK_TCK")


def _milidetik(percetakan: Percetakan, urut: int) -> float:
    mulai = time.perf_counter()
    percetakan.cetak(_surat(urut))
    return (time.perf_counter() - mulai) * 1000


def ukur(banyak: int = 500) -> dict[str, float]:
    """Print ``banyak`` one-page letters in one child that is never renewed.

    Returns milliseconds end to end (template, QR, pipe, PDF) of the first letter and of the
    warm ones (median, 95th percentile), processor milliseconds of the child per letter, and
    megabytes of the child: after the tenth letter, when fonts and caches are loaded, and how
    much it grew from there to the last.
    """
    lama = {p.pid for p in multiprocessing.active_children()}
    percetakan = Percetakan(umur=0)
    try:
        dingin = _milidetik(percetakan, 0)
        hangat = [_milidetik(percetakan, urut) for urut in range(1, 10)]
        (anak,) = [p.pid for p in multiprocessing.active_children() if p.pid and p.pid not in lama]
        awal, cpu = kib(anak), _detik_cpu(anak)
        hangat += [_milidetik(percetakan, urut) for urut in range(10, banyak + 10)]
        tumbuh, cpu = kib(anak) - awal, _detik_cpu(anak) - cpu
    finally:
        percetakan.tutup()
    return {
        "surat": banyak,
        "pertama_ms": round(dingin, 1),
        "median_ms": round(statistics.median(hangat), 1),
        "p95_ms": round(statistics.quantiles(hangat, n=20)[-1], 1),
        "cpu_ms": round(cpu * 1000 / banyak, 1),
        "anak_mb": round(awal / 1024, 1),
        "tumbuh_mb": round(tumbuh / 1024, 2),
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(ukur(), indent=2))
