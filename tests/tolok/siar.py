"""Bench of a call on its way to the waiting room: five screens and twenty staff tabs ask, one desk calls."""

from __future__ import annotations

import json
import random
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.tolok.klien import Sambungan
from tests.tolok.panggil import CSRF, isi_antrean, petugas, selesaikan

if TYPE_CHECKING:
    from tests.tolok.peladen import Peladen

LAYAR, TAB = 5, 20
JEDA_LAYAR, JEDA_TAB = 0.7, 2.0  # seconds between an answer and the next question, as in the pages' scripts


@dataclass
class Siaran:
    """When each call was pressed, and when each screen had it."""

    usai: threading.Event = field(default_factory=threading.Event)
    ditekan: dict[int, float] = field(default_factory=dict)  # call → seconds
    sampai: list[tuple[int, float]] = field(default_factory=list)
    tanya: list[float] = field(default_factory=list)  # seconds an answer of 204 took

    def lama_ms(self) -> list[float]:
        """Milliseconds from the key to the screen, every call at every screen."""
        return sorted(1000 * (saat - self.ditekan[pk]) for pk, saat in self.sampai)


def ukur(peladen: Peladen, *, banyak: int = 200) -> dict[str, object]:
    """Median, p95 and p99 from the key to a screen's answer, with what the server spent meanwhile."""
    isi_antrean(banyak + 10, huruf="Y", mulai=0)
    tanda = [_kuki_layar() for _ in range(LAYAR)]
    meja = [petugas(600 + n)[1] for n in range(TAB)]
    siaran = Siaran()
    sebelum, mulai = peladen.cpu_detik(), time.perf_counter()
    with ThreadPoolExecutor(LAYAR + TAB) as kolam:
        for satu in tanda:
            kolam.submit(_layar, peladen.port, satu, siaran)
        for satu in meja:
            kolam.submit(_tab, peladen.port, satu, siaran)
        _panggil(peladen.port, meja[0], siaran, banyak)
    detik = time.perf_counter() - mulai
    lama = siaran.lama_ms()
    persen = statistics.quantiles(lama, n=100)
    return {
        "layar": LAYAR,
        "tab_meja": TAB,
        "panggilan": len(siaran.ditekan),
        "terlewat": LAYAR * len(siaran.ditekan) - len(lama),
        "median_ms": round(statistics.median(lama)),
        "p95_ms": round(persen[94]),
        "p99_ms": round(persen[98]),
        "terlama_ms": round(lama[-1]),
        "tanya_204_median_ms": round(1000 * statistics.median(siaran.tanya), 1),
        "cpu_persen": round(100 * (peladen.cpu_detik() - sebelum) / detik, 1),
    }


def _kuki_layar() -> str:
    from bungah.dasar.alur_orang import pasangkan  # noqa: PLC0415 -- only after the environment points at the bench office
    from bungah.dasar.models import Perangkat  # noqa: PLC0415 -- idem

    return f"Cookie: perangkat={pasangkan(nama='TV', jenis=Perangkat.Jenis.LAYAR, pelaku=None)[1]}\r\n"


def _layar(port: int, kuki: str, siaran: Siaran) -> None:
    """A screen: asks after the last call it knows, and notes when it was told of one."""
    sejak, rupa = 0, ""
    with Sambungan(port) as sambungan:
        while not siaran.usai.wait(JEDA_LAYAR if sejak else 0):
            mulai = time.perf_counter()
            alamat = f"/layar/kabar/?{urlencode({'sejak': sejak, 'rupa': rupa})}"
            status, isi = sambungan.minta("GET", alamat, kepala=kuki)
            kini = time.perf_counter()
            if status != 200:
                siaran.tanya.append(kini - mulai)
                continue
            kabar = json.loads(isi)
            if sejak:
                siaran.sampai += [(satu["id"], kini) for satu in kabar["panggilan"]]
            sejak, rupa = kabar["sejak"], kabar["rupa"]


def _tab(port: int, kuki: str, siaran: Siaran) -> None:
    """A desk's page left open in a tab."""
    rupa = ""
    with Sambungan(port) as sambungan:
        while not siaran.usai.wait(random.uniform(0.9, 1.1) * JEDA_TAB):
            alamat = f"/kantor/meja/kabar/?{urlencode({'rupa': rupa})}"
            mulai = time.perf_counter()
            status, _ = sambungan.minta("GET", alamat, kepala=f"{kuki}HX-Request: true\r\n")
            if status == 204:
                siaran.tanya.append(time.perf_counter() - mulai)
            rupa = sambungan.kepala.get("x-rupa", rupa)


def _panggil(port: int, kuki: str, siaran: Siaran, banyak: int) -> None:
    """One desk calls, at moments that have nothing to do with when the screens ask."""
    from layanan.models import Panggilan  # noqa: PLC0415 -- idem

    acak = random.Random(banyak)
    with Sambungan(port) as sambungan:
        isi = f"csrfmiddlewaretoken={CSRF}".encode()
        time.sleep(3 * JEDA_LAYAR)  # everybody is there
        for _ in range(banyak):
            time.sleep(acak.uniform(0.1, 0.7))
            mulai = time.perf_counter()
            sambungan.minta("POST", "/kantor/meja/panggil/", kepala=kuki, isi=isi)
            siaran.ditekan[Panggilan.objects.latest("id").pk] = mulai
            selesaikan()
        time.sleep(5 * JEDA_LAYAR)
    siaran.usai.set()
