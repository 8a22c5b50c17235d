"""Run every check of the house, fastest first: ``python3 manage.py uji`` ends here.

``--cepat`` leaves out browser, PostgreSQL and every module marked ``lambat`` (with APP: one app,
its slow modules too), ``--semua`` goes on after a failure, ``--ketahanan`` runs the long property
and endurance tests, ``--tolok`` the benchmarks, ``--syarat`` prints the requirements table. Exit
code 0 only when every stage passed.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import FrameType
from typing import NoReturn

from bungah.kunci import buat_kunci

AKAR = Path(__file__).resolve().parent.parent
PY = sys.executable
DJADE = str(Path(PY).with_name("djade"))  # a program, no Python module
PYTEST = (PY, "-m", "pytest", "-n", "2", "--dist", "worksteal", "--tb=short")
TANPA_LAMA, TANPA_LAMBAT = "not ketahanan", "not lambat"
INGATAN, INGATAN_LUAS = Path("/dev/shm"), 2 * 2**30  # noqa: S108 -- made by tempfile, for our eyes only
SERENTAK = 2  # stages that run side by side, where they may
# The cluster lives in /tmp and dies with the stage; fsync is off, as pg_virtualenv does by itself.
PG_LEKAS = (
    "-o",
    "synchronous_commit=off",
    "-o",
    "full_page_writes=off",
    "-o",
    "autovacuum=off",
    "-o",
    "jit=off",
)
PG_ALAMAT = 'DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$PGDATABASE" exec "$@"'
PG = ("pg_virtualenv", "-t", "-c", "--locale=C.UTF-8", *PG_LEKAS, "sh", "-c", PG_ALAMAT, "sh")
KANTOR_SUNGGUHAN = {
    "DJANGO_SETTINGS_MODULE": "bungah.settings",
    "BUNGAH_DEBUG": "0",
    "BUNGAH_HTTPS": "1",
    "BUNGAH_HOST": "desa.example",
    "BUNGAH_ASAL": "https://desa.example",
}


@dataclass(frozen=True, slots=True)
class Tahap:
    """One stage: its name for the reader, its command, its extra environment."""

    nama: str
    perintah: Sequence[str]
    lingkungan: Mapping[str, str] = field(default_factory=dict)
    tampil: bool = False  # show the output while it runs (pytest), else only after a failure
    bersama: bool = False  # may run beside its neighbours


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of a stage: its exit code and how many seconds it took."""

    tahap: Tahap
    kode: int
    detik: float


def tahap_diam(*, lengkap: bool) -> list[Tahap]:
    """List the checks that read the code without running it, the longest first: the others run beside it."""
    templat = sorted(str(p.relative_to(AKAR)) for p in (AKAR / "templates").rglob("*.html"))
    kontrak = "from importlinter.cli import lint_imports_command as m; m()"
    sungguhan = ("check", "--deploy", "--fail-level", "WARNING")
    return [
        Tahap("jenis data (mypy)", (PY, "-m", "mypy"), bersama=True),
        *([Tahap("basis data kosong, PostgreSQL", (PY, "-m", "tests.basis", *PG), bersama=True)] * lengkap),
        Tahap("basis data kosong, SQLite", (PY, "-m", "tests.basis"), bersama=True),
        Tahap("bentuk kode (ruff format)", (PY, "-m", "ruff", "format", "--check", "."), bersama=True),
        Tahap("kebiasaan kode (ruff check)", (PY, "-m", "ruff", "check", "."), bersama=True),
        Tahap(
            "bentuk templat (djade)", (DJADE, "--target-version", "5.2", "--check", *templat), bersama=True
        ),
        Tahap(
            "kebiasaan templat (djlint)", (PY, "-m", "djlint", "--lint", "--quiet", "templates"), bersama=True
        ),
        Tahap("siapa boleh mengimpor siapa", (PY, "-c", kontrak, "--no-logo"), bersama=True),
        Tahap(
            "migrasi tak tertinggal",
            (PY, "manage.py", "makemigrations", "--check", "--dry-run"),
            bersama=True,
        ),
        Tahap("pengaman pemasangan", (PY, "manage.py", *sungguhan), KANTOR_SUNGGUHAN, bersama=True),
    ]


def tahap_pytest(app: str | None, *, lengkap: bool) -> list[Tahap]:
    """List the test runs: SQLite always; browser and PostgreSQL when ``lengkap``."""
    if app and not (AKAR / "tests" / app).is_dir():
        raise SystemExit(f"Tidak ada uji untuk {app!r}: folder tests/{app} belum ada.")
    tujuan = [f"tests/{app}"] if app else ["tests"]
    lewati = "" if lengkap or app else f" and {TANPA_LAMBAT}"
    pilih = f"not peramban and {TANPA_LAMA}{lewati}"
    catat = ["--catat-pertanyaan"] if lengkap else []  # for the stage of PostgreSQL
    tahap = [Tahap("uji, SQLite", (*PYTEST, *tujuan, *catat, "-m", pilih), tampil=True)]
    if lengkap:
        perambanan = (*PYTEST, "tests/perjalanan", "-m", f"peramban and {TANPA_LAMA}")
        # A browser waits a third of its time: PostgreSQL works in that time, and on both cores afterwards.
        basisdata = (*PG, *PYTEST, "tests", "--hanya-basisdata", "-m", f"not peramban and {TANPA_LAMA}")
        tahap += [
            Tahap("uji, PostgreSQL", basisdata, bersama=True),
            Tahap("uji, peramban", perambanan, tampil=True, bersama=True),
        ]
    return tahap


def tahap_ketahanan() -> list[Tahap]:
    """List the runs that take long: many examples per property, kills and crowds; over PostgreSQL too."""
    banyak = ("-m", "ketahanan or hypothesis", "--hypothesis-profile", "lama")
    tahap = [Tahap("ketahanan", (*PYTEST, "tests", *banyak), tampil=True)]
    if shutil.which("pg_virtualenv"):
        bersama = (*PG, *PYTEST, "tests/ketahanan", "-m", "ketahanan")
        tahap.append(Tahap("ketahanan, PostgreSQL", bersama, tampil=True))
    return tahap


def _akhiri(anak: subprocess.Popen[bytes]) -> None:
    """End a stage and everything it started, as Ctrl-C would, then by force."""
    for sinyal, sabar in ((signal.SIGINT, 15), (signal.SIGTERM, 10), (signal.SIGKILL, 10)):
        with suppress(ProcessLookupError):
            os.killpg(anak.pid, sinyal)
        try:
            anak.wait(timeout=sabar)
            break
        except subprocess.TimeoutExpired:
            continue


class Jalan:
    """One stage at work, in its own process group."""

    def __init__(self, tahap: Tahap, folder: Path) -> None:
        self.tahap, self.mulai = tahap, time.monotonic()
        lingkungan = {**os.environ, "DJANGO_SETTINGS_MODULE": "bungah.settings_uji", **tahap.lingkungan}
        lingkungan.pop("DATABASE_URL", None)
        # Compiled tests are kept: six test processes would each rewrite hundreds of files (10 s) anew.
        lingkungan.pop("PYTHONDONTWRITEBYTECODE", None)
        lingkungan |= {"BUNGAH_DATA": str(folder), "PYTHONWARNINGS": "default"}
        if tahap.tampil:
            print(f"\n▸ {tahap.nama}", flush=True)
        self._catatan = None if tahap.tampil else tempfile.TemporaryFile()  # noqa: SIM115 -- closed by laporkan
        self.anak = subprocess.Popen(
            tahap.perintah, cwd=AKAR, env=lingkungan, stdin=subprocess.DEVNULL,
            stdout=self._catatan, stderr=self._catatan and subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    def laporkan(self) -> Hasil:
        """Say how the finished stage ended; a failed one shows what it had to say."""
        kode, detik = self.anak.returncode, time.monotonic() - self.mulai
        if self._catatan is not None:
            print(f"\n▸ {self.tahap.nama}", flush=True)
            self._catatan.seek(0)
            keluaran = self._catatan.read().decode(errors="replace")
            self._catatan.close()
            if kode:
                print(keluaran, flush=True)
            elif hitung := [baris for baris in keluaran.splitlines() if " passed" in baris]:
                print(f"  {hitung[-1].strip('= ')}")
        print(f"  {'gagal' if kode else 'lulus'}, {detik:.1f} detik".replace(".", ","), flush=True)
        return Hasil(self.tahap, kode, detik)


def kerjakan(rombongan: Sequence[Tahap], folder: Path, *, terus: bool) -> Iterator[Hasil]:
    """Run these stages, ``SERENTAK`` at a time; after a failure no other one starts unless ``terus``."""
    menunggu, berjalan, gagal = list(rombongan), list[Jalan](), False
    try:
        while berjalan or (menunggu and not gagal):
            while menunggu and len(berjalan) < SERENTAK and not gagal:
                berjalan.append(Jalan(menunggu.pop(0), folder))
            for satu in [b for b in berjalan if b.anak.poll() is not None]:
                berjalan.remove(satu)
                yield (hasil := satu.laporkan())
                gagal = gagal or (bool(hasil.kode) and not terus)
            if berjalan:
                with suppress(subprocess.TimeoutExpired):
                    berjalan[0].anak.wait(timeout=0.05)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # an impatient second Ctrl-C must not orphan a cluster
        for satu in berjalan:
            _akhiri(satu.anak)
        raise SystemExit(130) from None


def _rombongan(semua_tahap: Sequence[Tahap]) -> Iterator[list[Tahap]]:
    """Neighbours that may run together in one list, every other stage in a list of its own."""
    for bersama, isi in groupby(semua_tahap, key=lambda tahap: tahap.bersama):
        tahap = list(isi)
        yield from [tahap] if bersama else [[satu] for satu in tahap]


def kerjakan_semua(semua_tahap: Sequence[Tahap], *, terus: bool, tempat: str | None = None) -> int:
    """Run the stages in order, stop at the first failure unless ``terus``, and sum up."""
    hasil: list[Hasil] = []
    mulai = time.monotonic()
    with folder_sementara(tempat) as folder:
        for rombongan in _rombongan(semua_tahap):
            hasil += kerjakan(rombongan, folder, terus=terus)
            if any(h.kode for h in hasil) and not terus:
                break
    return ringkas(hasil, len(semua_tahap), time.monotonic() - mulai)


def ingatan() -> str | None:
    """Memory, where there is plenty of it: a commit then waits for no disk. None = the usual place."""
    luas = INGATAN.is_dir() and shutil.disk_usage(INGATAN).free >= INGATAN_LUAS
    return str(INGATAN) if luas and os.access(INGATAN, os.W_OK) else None


@contextmanager
def folder_sementara(tempat: str | None = None) -> Iterator[Path]:
    """Give the stages a data folder with a key, and take it away afterwards."""
    with tempfile.TemporaryDirectory(prefix="bungah-uji-", dir=tempat, ignore_cleanup_errors=True) as nama:
        folder = Path(nama)
        buat_kunci(folder / "kunci")
        yield folder


def ringkas(hasil: Sequence[Hasil], rencana: int, total: float) -> int:
    """Print the table of stages; return the exit code."""
    print("\nRingkasan")
    for h in hasil:
        print(f"  {'gagal' if h.kode else 'lulus'}  {h.detik:7.1f} detik  {h.tahap.nama}".replace(".", ","))
    gagal = [h.tahap for h in hasil if h.kode]
    if not gagal:
        print(f"Semua {rencana} tahap lulus, {total:.0f} detik.", flush=True)
        return 0
    for tahap in gagal:
        print(f"GAGAL: {tahap.nama}")
    print(f"{len(hasil)} dari {rencana} tahap dijalankan, {total:.0f} detik.", flush=True)
    return 1


def _bendera(argv: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    bendera = argparse.ArgumentParser(prog="manage.py uji", description="Memeriksa seluruh Bungah.")
    bendera.add_argument("--siap", action="store_true", help="hanya menyiapkan alat uji")
    bendera.add_argument(
        "--cepat", nargs="?", const="", metavar="APP", help="tanpa peramban, PostgreSQL, cetakan"
    )
    bendera.add_argument("--tolok", action="store_true", help="mengukur kecepatan")
    bendera.add_argument("--syarat", action="store_true", help="tabel syarat R001–R330 dan pembuktinya")
    bendera.add_argument("--ketahanan", action="store_true", help="uji panjang")
    bendera.add_argument("--semua", action="store_true", help="teruskan walau ada tahap yang gagal")
    return bendera.parse_known_args(argv)


def _serahkan(modul: str, sisa: Sequence[str]) -> int:
    with folder_sementara() as folder:
        lingkungan = {**os.environ, "BUNGAH_DATA": str(folder)}
        return subprocess.call([PY, "-m", modul, *sisa], cwd=AKAR, env=lingkungan)


def utama(argv: Sequence[str]) -> int:
    """Read the flags and run what they ask for; returns the exit code."""
    pilihan, sisa = _bendera(argv)
    if pilihan.tolok or pilihan.syarat:
        return _serahkan("tests.tolok" if pilihan.tolok else "tests.syarat", sisa)
    if sisa:
        print(
            f"Pilihan tidak dikenal: {' '.join(sisa)}. Lihat: python3 manage.py uji --help", file=sys.stderr
        )
        return 2
    if pilihan.ketahanan:
        return kerjakan_semua(tahap_ketahanan(), terus=pilihan.semua)
    lengkap = pilihan.cepat is None
    if lengkap and shutil.which("pg_virtualenv") is None:
        print("pg_virtualenv tidak ada di sistem ini; pakai: python3 manage.py uji --cepat", file=sys.stderr)
        return 2
    return kerjakan_semua(
        [*tahap_diam(lengkap=lengkap), *tahap_pytest(pilihan.cepat or None, lengkap=lengkap)],
        terus=pilihan.semua,
        tempat=ingatan(),
    )


def _henti(_sinyal: int, _bingkai: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _henti)
    sys.exit(utama(sys.argv[1:]))
