"""The two processes of the office's server: shared work, a dead worker replaced, a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack, closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from bungah.dasar import ingatan, regu
from bungah.dasar.basisdata.sqlite.base import KunciUrut
from bungah.dasar.peladen import Peladen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.lambat

SABAR = 20.0  # seconds; nothing here takes one, on a machine that does nothing else
PERINTAH = """
import os, sys, time, django
django.setup()
from bungah.dasar.peladen import sinyal_berhenti
from bungah.dasar.regu import Regu

def jawab(lingkungan, mulai):
    if lingkungan["PATH_INFO"] == "/lambat":
        sys.stdout.write("masuk\\n"); sys.stdout.flush()
        time.sleep(0.5)
    isi = str(os.getpid()).encode()
    mulai("200 OK", [("Content-Length", str(len(isi)))])
    return [isi]

satu = Regu(jawab, port=0, proses=2, di_balik=False, serentak=1)
print(satu.port, flush=True)
with sinyal_berhenti(satu.henti):
    satu.layani()
print("selesai", flush=True)
"""


@contextmanager
def regu_hidup() -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A running team: (its parent, the port)."""
    with subprocess.Popen(
        [sys.executable, "-c", PERINTAH], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        cwd=settings.BASE_DIR, env=os.environ | {"DJANGO_SETTINGS_MODULE": "bungah.settings_uji"},
        start_new_session=True,
    ) as induk:  # fmt: skip
        try:
            assert induk.stdout is not None
            yield induk, int(induk.stdout.readline())
        finally:
            with suppress(ProcessLookupError):
                os.killpg(induk.pid, signal.SIGKILL)


def penjawab(sambungan: HTTPConnection) -> int:
    """Which process answers on this connection."""
    sambungan.request("GET", "/")
    return int(sambungan.getresponse().read())


def tunggu(benar: Callable[[], bool]) -> None:
    batas = time.monotonic() + SABAR
    while not benar():
        assert time.monotonic() < batas
        time.sleep(0.02)


def tertutup(port: int) -> bool:
    with socket.socket() as coba:
        return coba.connect_ex(("127.0.0.1", port)) != 0


def test_regu_shares_the_connections_between_both_processes() -> None:
    with regu_hidup() as (induk, port), ExitStack() as tutup:
        semua = [tutup.enter_context(closing(HTTPConnection("127.0.0.1", port))) for _ in range(6)]
        hitung = Counter(penjawab(satu) for satu in semua)
        assert sorted(hitung.values()) == [3, 3]
        assert induk.pid in hitung


def test_regu_goes_on_alone_when_the_other_dies() -> None:
    with regu_hidup() as (induk, port), ExitStack() as tutup:
        semua = [tutup.enter_context(closing(HTTPConnection("127.0.0.1", port))) for _ in range(2)]
        saudari = ({penjawab(satu) for satu in semua} - {induk.pid}).pop()
        os.kill(saudari, signal.SIGKILL)
        baru = [tutup.enter_context(closing(HTTPConnection("127.0.0.1", port))) for _ in range(5)]
        tunggu(lambda: not _masih_hidup(saudari))
        assert {penjawab(satu) for satu in baru} == {induk.pid}
        induk.terminate()
        assert induk.wait(SABAR) == 0


def _masih_hidup(pid: int) -> bool:
    """A zombie is dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("sinyal", [signal.SIGTERM, signal.SIGINT])
def test_regu_answers_what_came_in_before_it_ends(sinyal: signal.Signals) -> None:
    """Ctrl+C reaches the whole group, as in a terminal."""
    with regu_hidup() as (induk, port), closing(HTTPConnection("127.0.0.1", port)) as sambungan:
        assert induk.stdout is not None
        sambungan.request("GET", "/lambat")
        assert induk.stdout.readline() == "masuk\n"
        os.killpg(induk.pid, sinyal) if sinyal == signal.SIGINT else induk.send_signal(sinyal)
        assert sambungan.getresponse().status == 200
        assert (induk.stdout.readline(), induk.wait(SABAR)) == ("selesai\n", 0)
        assert tertutup(port)


def test_regu_ends_when_its_parent_is_killed() -> None:
    """The port is free for the next start."""
    with regu_hidup() as (induk, port):
        induk.kill()
        tunggu(lambda: tertutup(port))


def test_peladen_of_one_core_is_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regu, "_inti", lambda: 1)
    satu = regu.buka_peladen(lambda *_: [], port=0)
    assert isinstance(satu, Peladen)
    satu.henti()
    satu.layani()


def test_ingatan_of_one_process_forgets_what_another_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "INGATAN_DETIK", 60)
    ditanya: list[int] = []

    @ingatan.ingat()
    def tanya() -> int:
        ditanya.append(1)
        return len(ditanya)

    assert (tanya(), tanya()) == (1, 1)
    if (anak := os.fork()) == 0:
        ingatan.lupakan()
        os._exit(0)
    os.waitpid(anak, 0)
    assert (tanya(), tanya()) == (2, 2)
    ingatan.lupakan()


PENULIS = """
import sys
from bungah.dasar.basisdata.sqlite.base import KunciUrut
kunci = KunciUrut(sys.argv[1])
kunci.ambil()
print("pegang", flush=True)
sys.stdin.read()
kunci.lepas()
"""


@pytest.mark.parametrize("cara", ["lepas", "mati"])
def test_writers_of_two_processes_take_turns(tmp_path: Path, cara: str) -> None:
    """The second waits until the first lets go, also when that dies with the lock in its hands."""
    berkas = str(tmp_path / "kunci")
    dapat = threading.Event()
    with subprocess.Popen(
        [sys.executable, "-c", PENULIS, berkas], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, cwd=settings.BASE_DIR,
    ) as lain:  # fmt: skip
        assert lain.stdout is not None
        assert lain.stdin is not None
        assert lain.stdout.readline() == "pegang\n"
        kunci = KunciUrut(berkas)

        def ambil() -> None:
            kunci.ambil()
            dapat.set()

        utas = threading.Thread(target=ambil)
        utas.start()
        assert not dapat.wait(0.2)
        lain.kill() if cara == "mati" else lain.stdin.close()
        assert dapat.wait(SABAR)
        utas.join()
    kunci.lepas()
    kunci.tutup()
