"""`python -m tests.ketahanan.rendam`: a day of the waiting room's screen, pressed into minutes.

A real Chromium shows the real page of the real server, which is stopped and started again (and killed)
under it. The pause between two questions is taken out of the page's clock and its speech runs ten times as
fast; everything else is as in the office. Counted: questions, calls that were not shown or not in their
order, sentences that spoke at once, and what JavaScript keeps in memory after the garbage is collected.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from tests.tolok.peladen import PERINTAH

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TANYA, PANGGILAN, MULAI_ULANG = 123_000, 500, 8  # a day of 24 hours asks 123,428 times
PEMANASAN: Final = 2_000  # questions until clips are decoded and code is compiled
# The page's own clock: 700 ms are no pause, speech (the only wait that is no whole millisecond) is ten times
# as fast, and overlaps are found as they begin.
SIPUT: Final = """(() => {
  const CEPAT = 10, asliTunda = window.setTimeout, asliFetch = window.fetch;
  const catat = window.rendam = {tanya: 0, gagal: 0, id: [], ucap: 0, tumpang: 0, ujung: 0};
  const saluran = new MessageChannel(), antre = [];
  saluran.port1.onmessage = () => antre.shift()();
  window.setTimeout = (kerja, lama, ...isi) => {
    if (lama !== 700) return asliTunda(kerja, lama % 1 ? lama / CEPAT : lama, ...isi);
    antre.push(kerja);
    saluran.port2.postMessage(0);
    return 0;
  };
  window.fetch = (alamat, ...isi) => {
    const kabar = String(alamat).includes('/kabar/');
    if (kabar) catat.tanya++;
    return asliFetch(alamat, ...isi).catch(galat => { if (kabar) catat.gagal++; throw galat; });
  };
  const jam = () => performance.now() / 1000 * CEPAT;
  Object.defineProperty(BaseAudioContext.prototype, 'currentTime', {get: jam});
  const asliMulai = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (mulai) {
    if (mulai < catat.ujung - 1e-6) catat.tumpang++;
    catat.ujung = Math.max(catat.ujung, mulai + this.buffer.duration);
    asliMulai.call(this, 0, 0, 0.01);
  };
  document.addEventListener('panggilan', acara => acara.detail.forEach(satu => catat.id.push(satu.id)));
  document.addEventListener('DOMContentLoaded', () => {
    const asli = window.suara.ucap;
    window.suara.ucap = (kalimat, kabari) => asli(kalimat, {
      mulai() { catat.ucap++; kabari.mulai(); }, selesai: kabari.selesai,
    });
  });
})()"""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a run saw."""

    tanya: int
    gagal: int  # questions nobody answered: the server was down
    panggilan: int
    hilang: int  # calls that never reached the screen
    kembar: int  # calls told twice or out of their order
    diucapkan: int
    tumpang: int
    tumpukan_awal_mb: float
    tumpukan_akhir_mb: float
    simpul: int  # how many more DOM nodes than at the start
    mulai_ulang: int
    detik: float

    @property
    def tumbuh_mb(self) -> float:
        return round(self.tumpukan_akhir_mb - self.tumpukan_awal_mb, 2)

    @property
    def baik(self) -> bool:
        return (
            self.hilang == self.kembar == self.tumpang == 0 and self.tumbuh_mb < 20
        )  # the issue's own limit


def ingatan(page: Page) -> tuple[float, int]:
    """Megabytes JavaScript keeps after a collection, and DOM nodes."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("HeapProfiler.collectGarbage")
    cdp.send("Performance.enable")
    angka = {satu["name"]: satu["value"] for satu in cdp.send("Performance.getMetrics")["metrics"]}
    cdp.detach()
    return round(angka["JSHeapUsedSize"] / 1e6, 2), int(angka["Nodes"])


def rendam(
    page: Page,
    panggil: Callable[[], int],
    *,
    tanya: int,
    panggilan: int,
    gangguan: Callable[[], None],
    mulai_ulang: int,
    pemanasan: int = PEMANASAN,
) -> Hasil:
    """Let the page ask that often while ``panggil`` calls (gives the call's id) and ``gangguan`` disturbs."""
    mulai = time.monotonic()
    page.wait_for_function("n => rendam.tanya >= n", arg=pemanasan, timeout=0)
    awal, simpul_awal = ingatan(page)
    dipanggil: list[int] = []
    for ke in range(panggilan):
        dipanggil.append(panggil())
        if mulai_ulang and ke % (panggilan // mulai_ulang) == panggilan // mulai_ulang // 2:
            gangguan()
        batas = pemanasan + (tanya - pemanasan) * (ke + 1) // panggilan
        page.wait_for_function("n => rendam.tanya >= n", arg=batas, timeout=0)
    page.wait_for_function("id => rendam.id.at(-1) === id", arg=dipanggil[-1], timeout=30_000)
    # The voice may still be busy with what was called in quick succession.
    page.wait_for_function("n => rendam.ucap >= n", arg=panggilan, timeout=600_000)
    catat = page.evaluate("rendam")
    akhir, simpul = ingatan(page)
    return Hasil(
        tanya=catat["tanya"],
        gagal=catat["gagal"],
        panggilan=len(dipanggil),
        hilang=len(set(dipanggil) - set(catat["id"])),
        kembar=sum(satu >= lanjut for satu, lanjut in pairwise(catat["id"])),
        diucapkan=catat["ucap"],
        tumpang=catat["tumpang"],
        tumpukan_awal_mb=awal,
        tumpukan_akhir_mb=akhir,
        simpul=simpul - simpul_awal,
        mulai_ulang=mulai_ulang,
        detik=round(time.monotonic() - mulai, 1),
    )


class _Peladen:
    """The real server on one port, stopped in turn politely and by force."""

    def __init__(self, port: int) -> None:
        self.port, self.ke = port, 0
        self.proses = self._hidupkan()

    def _hidupkan(self) -> subprocess.Popen[bytes]:
        perintah = [sys.executable, "-c", PERINTAH.format(port=self.port)]
        proses = subprocess.Popen(perintah, start_new_session=True)
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/kosong/", timeout=5):
                    return proses
            except OSError:
                time.sleep(0.1)
        pesan = "peladen tidak mau hidup"
        raise RuntimeError(pesan)

    def mulai_ulang(self) -> None:
        self.ke += 1
        self.bunuh() if self.ke % 2 else self.proses.terminate()
        self.proses.wait(20)
        while self._masih_terbuka():  # the last of its processes is still being taken down
            time.sleep(0.01)
        self.proses = self._hidupkan()

    def bunuh(self) -> None:
        """All its processes at once, as when the power goes."""
        os.killpg(self.proses.pid, signal.SIGKILL)

    def _masih_terbuka(self) -> bool:
        with socket.socket() as coba:
            return coba.connect_ex(("127.0.0.1", self.port)) == 0


def main() -> int:
    """Prepare an office, soak its screen, print the figures; 1 when something was missed."""
    bendera = argparse.ArgumentParser(prog="python -m tests.ketahanan.rendam")
    bendera.add_argument("--tanya", type=int, default=TANYA)
    bendera.add_argument("--panggilan", type=int, default=PANGGILAN)
    bendera.add_argument("--mulai-ulang", type=int, default=MULAI_ULANG)
    bendera.add_argument("--port", type=int, default=8703)
    pilihan = bendera.parse_args()
    from tests.tolok.__main__ import _lingkungan, _siapkan_kantor  # noqa: PLC0415 -- after the switches

    with tempfile.TemporaryDirectory(prefix="bungah-rendam-") as folder:
        _lingkungan(Path(folder))
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        import django  # noqa: PLC0415 -- only after the environment points at the folder

        django.setup()
        _siapkan_kantor()
        hasil = _di_peramban(_Peladen(pilihan.port), pilihan)
    for nama, nilai in (asdict(hasil) | {"tumbuh_mb": hasil.tumbuh_mb}).items():
        sys.stdout.write(f"{nama:<20}{nilai}\n")
    return 0 if hasil.baik else 1


def _di_peramban(peladen: _Peladen, pilihan: argparse.Namespace) -> Hasil:
    from bungah.dasar.alur_orang import pasangkan  # noqa: PLC0415 -- idem
    from bungah.dasar.models import Perangkat  # noqa: PLC0415 -- idem
    from bungah.pasang_sistem import peramban  # noqa: PLC0415 -- idem

    alamat = f"http://127.0.0.1:{peladen.port}"
    tanda = pasangkan(nama="TV", jenis=Perangkat.Jenis.LAYAR, pelaku=None)[1]
    try:
        with sync_playwright() as alat:
            chromium = alat.chromium.launch(
                executable_path=peramban(),
                args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
            )
            konteks = chromium.new_context(viewport={"width": 1920, "height": 1080})
            konteks.add_cookies([{"name": "perangkat", "value": tanda, "url": alamat}])
            konteks.add_init_script(SIPUT)
            page = konteks.new_page()
            page.goto(f"{alamat}/layar/")
            return rendam(
                page, pemanggil(), tanya=pilihan.tanya, panggilan=pilihan.panggilan,
                gangguan=peladen.mulai_ulang, mulai_ulang=pilihan.mulai_ulang,
            )  # fmt: skip
    finally:
        peladen.bunuh()
        peladen.proses.wait(20)


def pemanggil() -> Callable[[], int]:
    """An officer who calls one after the other; visitors never run out."""
    from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut  # noqa: PLC0415 -- idem
    from layanan.models import Kunjungan, Panggilan  # noqa: PLC0415 -- idem
    from tests.tolok.panggil import isi_antrean, petugas  # noqa: PLC0415 -- idem

    siapa, _ = petugas(0)
    isi_antrean(PANGGILAN + 10, huruf="Z", mulai=0)

    def panggil() -> int:
        for satu in Kunjungan.objects.filter(petugas=siapa, status=Kunjungan.Status.DIPANGGIL):
            ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=siapa)
        assert panggil_berikut(pelaku=siapa) is not None
        return int(Panggilan.objects.latest("id").pk)

    return panggil


if __name__ == "__main__":
    sys.exit(main())
