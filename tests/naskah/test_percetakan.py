"""The press: reads bundled files only, and always answers."""

import io
import multiprocessing
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pdfplumber
import pytest

from bungah.naskah import cetak, mesin
from bungah.naskah.cetak import CetakGagal, Percetakan, uri_gambar
from tests.naskah import contoh_cetak as contoh
from tests.naskah import mesin_ringan

pytestmark = pytest.mark.lambat

# What the press may read -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def bersama() -> Iterator[Percetakan]:
    """One press for the tests that leave it as they found it."""
    satu = Percetakan()
    yield satu
    satu.tutup()


@pytest.fixture
def statis(tmp_path: Path) -> Path:
    folder = tmp_path / "statis"
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "a b.css").write_text("p{}")
    (tmp_path / "rahasia.txt").write_text("x")
    (folder / "tautan.txt").symlink_to(tmp_path / "rahasia.txt")
    (folder / "dalam.css").symlink_to(folder / "css" / "a b.css")
    return folder


@pytest.mark.parametrize("jalan", ["css/a%20b.css", "css/../css/a%20b.css", "dalam.css"])
def test_fetcher_allows_bundled_files(statis: Path, jalan: str) -> None:
    assert mesin.berkas_boleh(f"{statis.as_uri()}/{jalan}", statis) == statis / "css" / "a b.css"


@pytest.mark.parametrize(
    "url",
    [
        "{statis}/../rahasia.txt",
        "{statis}/%2e%2e/rahasia.txt",
        "{statis}/..%2frahasia.txt",
        "{statis}/css/..%2F..%2Frahasia.txt",
        "{statis}/tautan.txt",
        "{statis}-lain/x.css",
        "{statis}/%00",
        "file:///etc/hostname",
        "file://server/share/x.css",
        "file://localhost/etc/hostname",
        "http://127.0.0.1:9/x.css",
        "https://contoh.test/x.css",
        "ftp://contoh.test/x.css",
        "data:text/css,p{}",
        "data:image/svg+xml,<svg/>",
        "css/a.css",
        "",
    ],
)
def test_fetcher_refuses_everything_else(statis: Path, url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        mesin.berkas_boleh(url.replace("{statis}", statis.as_uri()), statis)


@pytest.mark.parametrize(
    "isi",
    [
        '<img src="file:///etc/hostname">',
        '<img src="../README.md">',
        '<img src="http://127.0.0.1:9/x.png">',
        '<img src="data:image/svg+xml,%3Csvg/%3E">',
        '<link rel="stylesheet" href="css/cetak/tidak-ada.css">',
        '<link rel="stylesheet" href="data:text/css,p{}">',
        "<style>@import 'file:///etc/hostname';</style>",
        "<style>@font-face{font-family:x;src:url(http://127.0.0.1:9/x.woff2)}</style>",
        '<svg><image href="file:///etc/hostname" width="9" height="9"/></svg>',
        '<link rel="attachment" href="file:///etc/hostname">',
    ],
)
def test_press_stops_at_a_forbidden_file(bersama: Percetakan, isi: str) -> None:
    with pytest.raises(CetakGagal, match=r"^Surat tidak dapat dicetak\.$"):
        bersama.cetak(f"<!DOCTYPE html><html><body>{isi}<p>x</p>")


def test_press_prints_an_inline_logo_and_nothing_but_png_or_jpeg(bersama: Percetakan) -> None:
    pdf = bersama.cetak(f'<img src="{contoh.lambang()}">')

    assert len(pdfplumber.open(io.BytesIO(pdf)).pages[0].images) == 1
    with pytest.raises(ValueError, match="PNG atau JPEG"):
        uri_gambar(b"<svg xmlns='http://www.w3.org/2000/svg'/>")


# A press that always answers -------------------------------------------------------------------


@pytest.fixture
def ringan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that start at once: a stand-in for the engine, all else as it is."""
    monkeypatch.setattr(mesin, "siapkan", mesin_ringan.siapkan)
    monkeypatch.setattr(mesin, "rakit", mesin_ringan.rakit)


class Penjaga:
    """A timer that only remembers what it would do, and when."""

    semua: ClassVar[list["Penjaga"]] = []

    def __init__(self, detik: float, kerja: Callable[..., None], bahan: list[object]) -> None:
        self.detik, self.kerja, self.bahan, self.daemon = detik, kerja, bahan, False
        self.semua.append(self)

    def bunyi(self) -> None:
        self.kerja(*self.bahan)

    def start(self) -> None:
        assert self.daemon


def test_a_press_nobody_needs_stops_and_the_next_print_starts_it(
    ringan: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kini = 1000.0
    monkeypatch.setattr(Penjaga, "semua", [])
    monkeypatch.setattr(cetak, "threading", SimpleNamespace(Timer=Penjaga, Lock=threading.Lock))
    monkeypatch.setattr(cetak, "time", SimpleNamespace(monotonic=lambda: kini))
    satu = Percetakan(menganggur=600)
    lama = set(multiprocessing.active_children())
    try:
        satu.cetak("satu")
        kini += 500
        satu.cetak("dua")
        kini += 100
        Penjaga.semua[0].bunyi()  # ten minutes after the first, but not after the second
        assert len(set(multiprocessing.active_children()) - lama) == 1
        kini += 500
        Penjaga.semua[1].bunyi()
        assert ([p.detik for p in Penjaga.semua], set(multiprocessing.active_children()) - lama) == (
            [600, 500],
            set(),
        )
        assert satu.cetak("tiga")
        Penjaga.semua[1].bunyi()  # a guard of a pool that is gone touches nothing
        assert len(set(multiprocessing.active_children()) - lama) == 1
    finally:
        satu.tutup()


@pytest.fixture
def percetakan(ringan: None) -> Iterator[Percetakan]:
    satu = Percetakan()
    yield satu
    satu.tutup()


HALAMAN = "<p>Sugeng rawuh</p>"


def _anak() -> set[int]:
    return {p.pid for p in multiprocessing.active_children() if p.pid and p.name == "pebble_pool_worker"}


def _anak_dari(kerja: Callable[[], object]) -> int:
    lama = _anak()
    kerja()
    (pid,) = _anak() - lama
    return pid


def test_press_stops_a_hung_page_and_prints_the_next(
    percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch
) -> None:
    percetakan._batas = 0.3
    with monkeypatch.context() as ganti:
        ganti.setattr(mesin, "rakit", eval)  # the child runs what it is sent
        with pytest.raises(CetakGagal, match=r"^Pembuatan surat terlalu lama, dihentikan\. Coba lagi\.$"):
            percetakan.cetak("__import__('time').sleep(600)")
    percetakan._batas = 20

    assert percetakan.cetak(HALAMAN).startswith(b"%PDF-")


def test_press_survives_a_crash_in_the_middle_of_a_page(
    percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ganti:
        ganti.setattr(mesin, "rakit", eval)
        with pytest.raises(CetakGagal, match=r"^Mesin cetak berhenti di tengah jalan\. Coba lagi\.$"):
            percetakan.cetak("__import__('os')._exit(3)")

    assert percetakan.cetak(HALAMAN).startswith(b"%PDF-")


def test_press_survives_a_child_killed_while_idle(percetakan: Percetakan) -> None:
    pid = _anak_dari(lambda: percetakan.cetak(HALAMAN))
    os.kill(pid, signal.SIGKILL)

    assert percetakan.cetak(HALAMAN).startswith(b"%PDF-")


def test_press_names_the_missing_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def hilang() -> None:
        pesan = "cannot load library 'libgobject-2.0-0'"
        raise OSError(pesan)

    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(mesin, "_keadaan", type(mesin._keadaan)())
    monkeypatch.setattr(mesin, "_huruf", hilang)
    mesin.siapkan("/statis", str(tmp_path))
    percetakan = Percetakan()
    monkeypatch.setattr(percetakan, "_coba", lambda kerja, html: kerja(html))

    with pytest.raises(
        CetakGagal, match=r"apt-get install --no-install-recommends libpangoft2-1\.0-0 libharfbuzz-subset0"
    ):
        percetakan.cetak(HALAMAN)


def test_press_answers_when_its_folder_cannot_be_made(
    percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", penuh)

    with pytest.raises(CetakGagal, match="Mesin cetak tidak mau hidup"):
        percetakan.cetak(HALAMAN)


def test_press_serves_threads_with_one_child(percetakan: Percetakan) -> None:
    lama = _anak()
    with ThreadPoolExecutor(8) as utas:
        hasil = list(utas.map(percetakan.cetak, [f"<p>{n}</p>" for n in range(16)]))

    assert hasil == [f"%PDF-<p>{n}</p>".encode() for n in range(16)]
    assert len(_anak() - lama) == 1


def test_press_renews_its_child_without_losing_a_page(
    percetakan: Percetakan, monkeypatch: pytest.MonkeyPatch
) -> None:
    percetakan._umur = 1
    monkeypatch.setattr(mesin, "rakit", mesin_ringan.nomor_proses)

    hasil = [percetakan.cetak(HALAMAN) for _ in range(3)]

    assert len(set(hasil)) == 3


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_press_works_on_both_sides_of_a_fork(percetakan: Percetakan) -> None:
    percetakan.cetak(HALAMAN)
    pid = os.fork()
    if pid == 0:  # pragma: no cover -- the forked process
        berhasil = percetakan.cetak(HALAMAN).startswith(b"%PDF-")
        percetakan.tutup()
        os._exit(0 if berhasil else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert percetakan.cetak(HALAMAN).startswith(b"%PDF-")


def test_press_leaves_no_file_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    percetakan = Percetakan()
    percetakan.cetak('<link rel="stylesheet" href="css/cetak/dasar.css">' + HALAMAN)
    assert [p.name[:13] for p in tmp_path.iterdir()] == ["bungah-cetak-"]

    percetakan.tutup()

    assert list(tmp_path.iterdir()) == []


TUAN = """
import multiprocessing, os, signal
from bungah.naskah import mesin
from bungah.naskah.cetak import Percetakan
from tests.naskah import mesin_ringan
mesin.siapkan, mesin.rakit = mesin_ringan.siapkan, mesin_ringan.rakit
percetakan = Percetakan()
percetakan.cetak("<p>x</p>")
print(multiprocessing.active_children()[0].pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_press_child_ends_when_the_web_process_is_killed(tmp_path: Path) -> None:
    lingkungan = os.environ | {"TMPDIR": str(tmp_path)}  # nobody is left to remove its folder
    tuan = subprocess.run(
        [sys.executable, "-c", TUAN], capture_output=True, text=True, check=False, env=lingkungan
    )
    try:
        kabar = os.pidfd_open(int(tuan.stdout))
    except ProcessLookupError:
        return

    assert select.select([kabar], [], [], 10)[0] == [kabar]
    os.close(kabar)
