"""The bootstrap's promises, with fakes: no network, no real environment, nothing of the system changed."""

import ast
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from bungah import pasang, pasang_sistem
from bungah.pasang import KUNCI_JALAN, KUNCI_UJI, Dihentikan, Gagal, Lingkungan

AKAR = Path(__file__).resolve().parent.parent
SUMBER_AWAL = [AKAR / "manage.py", AKAR / "bungah" / "pasang.py", AKAR / "bungah" / "pasang_sistem.py"]


class Berpindah(BaseException):
    """The bootstrap handed over; carries the command."""


def _venv_palsu(lingkungan: Lingkungan) -> None:
    """Make what `python3 -m venv` makes, as far as the bootstrap looks at it."""
    lingkungan.python.parent.mkdir(parents=True)
    lingkungan.python.symlink_to(sys.executable)
    versi = ".".join(map(str, sys.version_info[:3]))
    (lingkungan.venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {versi}\n")


class Alat:
    """Stands in for `kerjakan`: notes every command and plays venv and pip."""

    def __init__(self, lingkungan: Lingkungan) -> None:
        self.lingkungan = lingkungan
        self.perintah: list[list[str]] = []
        self.jawaban: dict[str, tuple[int, str]] = {}

    def __call__(
        self, perintah: Sequence[str], _kata: str, _tambahan: dict[str, str] | None = None
    ) -> tuple[int, str]:
        self.perintah.append(list(perintah))
        jenis = "venv" if "venv" in perintah else "pip" if "pip" in perintah else " ".join(perintah[:2])
        if jenis == "venv":
            _venv_palsu(self.lingkungan)
        return self.jawaban.get(jenis, (0, ""))

    @property
    def jenis(self) -> list[str]:
        return ["venv" if "venv" in p else "pip" for p in self.perintah]


@pytest.fixture
def lingkungan(tmp_path: Path) -> Lingkungan:
    """Return the environment of an empty checkout with two lock files."""
    (tmp_path / KUNCI_JALAN).write_text("django==5\n")
    (tmp_path / KUNCI_UJI).write_text("django==5\npytest==9\n")
    return Lingkungan(tmp_path)


@pytest.fixture
def alat(lingkungan: Lingkungan, monkeypatch: pytest.MonkeyPatch) -> Alat:
    """Replace every tool the bootstrap starts."""
    palsu = Alat(lingkungan)
    monkeypatch.setattr(pasang, "kerjakan", palsu)
    monkeypatch.setattr(pasang_sistem, "kerjakan", palsu)
    return palsu


@pytest.fixture
def pindah(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the hand-over visible instead of replacing this process."""

    def berpindah(jalur: str, argumen: list[str]) -> NoReturn:
        assert jalur == argumen[0]
        raise Berpindah(*argumen[1:])

    monkeypatch.setattr(os, "execv", berpindah)


# ------------------------------------------------------------------ what an old Python and a reader meet


@pytest.mark.parametrize("sumber", SUMBER_AWAL, ids=lambda s: s.name)
def test_pasang_is_readable_by_python_38(sumber: Path) -> None:
    ast.parse(sumber.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_manage_stays_short() -> None:
    assert len((AKAR / "manage.py").read_text().splitlines()) <= 20


@pytest.mark.parametrize("sumber", SUMBER_AWAL, ids=lambda s: s.name)
def test_pasang_imports_standard_library_only(sumber: Path) -> None:
    milik_sendiri = {"bungah"}
    atas = ast.parse(sumber.read_text(encoding="utf-8")).body
    nama = {a.name for s in atas if isinstance(s, ast.Import) for a in s.names}
    nama |= {str(s.module) for s in atas if isinstance(s, ast.ImportFrom)}
    akar = {n.partition(".")[0] for n in nama}
    assert akar - set(sys.stdlib_module_names) - milik_sendiri == set()


def test_siapkan_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit, match=r"membutuhkan Python 3\.11 .* menjalankan Python 3\.8"):
        pasang.siapkan(["manage.py", "jalan"])


# ------------------------------------------------------------------ the stamp


def test_bangun_makes_environment_once(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.bangun(KUNCI_JALAN)
    assert (alat.jenis, lingkungan.siap(KUNCI_JALAN), lingkungan.siap(KUNCI_UJI)) == (
        ["venv", "pip"],
        True,
        False,
    )


def test_bangun_uji_vouches_for_jalan_too(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_UJI)
    assert (lingkungan.siap(KUNCI_JALAN), lingkungan.siap(KUNCI_UJI), alat.jenis) == (
        True,
        True,
        ["venv", "pip"],
    )


def test_bangun_installs_with_hashes_from_the_lock(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_UJI)
    pip = alat.perintah[-1]
    assert pip[:4] == [str(lingkungan.python), "-m", "pip", "install"]
    assert "--require-hashes" in pip
    assert pip[-2:] == ["-r", str(lingkungan.akar / KUNCI_UJI)]


def test_bangun_changed_lock_installs_again_in_place(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    (lingkungan.akar / KUNCI_JALAN).write_text("django==6\n")
    assert not lingkungan.siap(KUNCI_JALAN)
    lingkungan.bangun(KUNCI_JALAN)
    assert (alat.jenis, lingkungan.siap(KUNCI_JALAN)) == (["venv", "pip", "pip"], True)


def test_bangun_moved_folder_is_rebuilt(lingkungan: Lingkungan, alat: Alat, tmp_path: Path) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    baru = tmp_path.with_name(tmp_path.name + "-pindah")
    shutil.move(tmp_path, baru)
    alat.lingkungan = pindahan = Lingkungan(baru)
    assert not pindahan.siap(KUNCI_JALAN)
    pindahan.bangun(KUNCI_JALAN)
    assert (alat.jenis, pindahan.siap(KUNCI_JALAN)) == (["venv", "pip", "venv", "pip"], True)


def test_siap_refuses_python_swapped_by_an_upgrade(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.python.unlink()
    lingkungan.python.write_text("#!/bin/sh\necho 3.99\n")
    lingkungan.python.chmod(0o755)
    assert not lingkungan.siap(KUNCI_JALAN)


def test_siap_refuses_vanished_python(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.python.unlink()
    lingkungan.python.symlink_to("/tidak/ada")
    assert not lingkungan.siap(KUNCI_JALAN)


@pytest.mark.parametrize("isi", ["", "{", "[]", '{"jalur": 1}', '{"kunci": []}', "\x00"])
def test_siap_refuses_broken_stamp(lingkungan: Lingkungan, alat: Alat, isi: str) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    lingkungan.tanda.write_text(isi)
    assert not lingkungan.siap(KUNCI_JALAN)


def test_bangun_unstamped_environment_is_built_anew(lingkungan: Lingkungan, alat: Alat) -> None:
    _venv_palsu(lingkungan)
    (lingkungan.venv / "separuh").write_text("")
    lingkungan.bangun(KUNCI_JALAN)
    assert (alat.jenis, (lingkungan.venv / "separuh").exists()) == (["venv", "pip"], False)


def test_bangun_failed_install_leaves_no_stamp(lingkungan: Lingkungan, alat: Alat) -> None:
    lingkungan.bangun(KUNCI_JALAN)
    (lingkungan.akar / KUNCI_JALAN).write_text("django==6\n")
    alat.jawaban["pip"] = (1, "Could not find a version\nNo space left on device")
    with pytest.raises(Gagal, match=r"Periksa sambungan internet[\s\S]*No space left"):
        lingkungan.bangun(KUNCI_JALAN)
    assert not lingkungan.tanda.exists()


def test_bangun_without_python3_venv_leaves_nothing_and_names_the_line(
    lingkungan: Lingkungan, alat: Alat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasang, "kurang_cetak", lambda: ["libpangoft2-1.0-0"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    alat.jawaban["venv"] = (1, "The virtual environment was not created: ensurepip is not available")
    with pytest.raises(Gagal) as galat:
        lingkungan.bangun(KUNCI_JALAN)
    baris = "sudo apt install --no-install-recommends python3-venv libpangoft2-1.0-0"
    assert (baris in str(galat.value), lingkungan.venv.exists()) == (True, False)


def test_bangun_removes_only_the_link_of_a_linked_environment(
    lingkungan: Lingkungan, alat: Alat, tmp_path: Path
) -> None:
    milik_orang = tmp_path / "milik-orang"
    milik_orang.mkdir()
    (milik_orang / "penting").write_text("jangan hilang")
    lingkungan.venv.symlink_to(milik_orang)
    lingkungan.bangun(KUNCI_JALAN)
    assert (milik_orang / "penting").read_text() == "jangan hilang"


def test_bangun_two_starts_build_once(
    lingkungan: Lingkungan, alat: Alat, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    antre, lanjut = threading.Event(), threading.Event()

    def pip_lambat(perintah: Sequence[str], kata: str) -> tuple[int, str]:
        if "pip" in perintah:
            antre.set()
            lanjut.wait(30)
        return alat(perintah, kata)

    def tidur(_detik: float) -> None:
        lanjut.set()  # the second one waits: let the first finish

    monkeypatch.setattr(pasang, "kerjakan", pip_lambat)
    monkeypatch.setattr(pasang.time, "sleep", tidur)
    pertama = threading.Thread(target=lingkungan.bangun, args=(KUNCI_JALAN,))
    pertama.start()
    assert antre.wait(30)
    lingkungan.bangun(KUNCI_JALAN)
    pertama.join(30)
    assert (alat.jenis, "menunggu" in capsys.readouterr().err) == (["venv", "pip"], True)


# ------------------------------------------------------------------ slow tools


def test_kerjakan_returns_code_and_output() -> None:
    kode, keluaran = pasang_sistem.kerjakan(
        [sys.executable, "-c", "print('é'); raise SystemExit(3)"], "mencoba"
    )
    assert (kode, keluaran.strip()) == (3, "é")


def test_kerjakan_tells_that_it_still_lives(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pasang_sistem, "JEDA_KABAR", 0.02)
    pasang_sistem.kerjakan(
        [sys.executable, "-c", "import threading; threading.Event().wait(0.5)"], "menggali"
    )
    assert "masih menggali, 0 detik …" in capsys.readouterr().err


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM])
def test_kerjakan_signal_ends_the_tool_and_says_how_to_go_on(
    sinyal: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anak: list[subprocess.Popen[bytes]] = []
    tunggu = pasang_sistem._tunggu

    def tunggu_lalu_sinyal(proses: subprocess.Popen[bytes], kata: str) -> int:
        anak.append(proses)
        os.kill(os.getpid(), sinyal)
        return tunggu(proses, kata)

    monkeypatch.setattr(pasang_sistem, "_tunggu", tunggu_lalu_sinyal)
    monkeypatch.setattr(pasang, "siapkan_jalan", lambda _: pasang_sistem.kerjakan(["sleep", "60"], "tidur"))
    sebelumnya = signal.getsignal(sinyal)
    with pytest.raises(SystemExit) as keluar:
        pasang.siapkan(["manage.py", "jalan"])
    assert (keluar.value.code, anak[0].returncode) == (128 + sinyal, -signal.SIGTERM)
    assert "Ulangi perintah yang sama" in capsys.readouterr().err
    assert signal.getsignal(sinyal) == sebelumnya


def test_dihentikan_is_not_swallowed_by_except_exception() -> None:
    assert not issubclass(Dihentikan, Exception)


# ------------------------------------------------------------------ system packages


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be root on a Debian."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")


@pytest.mark.usefixtures("root")
def test_pasang_sistem_root_installs(alat: Alat) -> None:
    assert pasang_sistem.pasang_sistem(["libatomic1"])
    assert [p[:3] for p in alat.perintah] == [["apt-get", "install", "-y"]]
    assert alat.perintah[0][-1] == "libatomic1"


@pytest.mark.usefixtures("root")
def test_pasang_sistem_stale_lists_are_renewed_once(alat: Alat) -> None:
    alat.jawaban["apt-get install"] = (100, "404")
    assert not pasang_sistem.pasang_sistem(["chromium"])
    assert [p[1] for p in alat.perintah] == ["install", "update", "install"]


def test_pasang_sistem_others_change_nothing(alat: Alat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert (pasang_sistem.pasang_sistem(["chromium"]), alat.perintah) == (False, [])


def test_pasang_sistem_nothing_missing_starts_nothing(alat: Alat) -> None:
    assert (pasang_sistem.pasang_sistem([]), alat.perintah) == (True, [])


def test_kurang_uji_names_every_missing_package_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def tidak_ada(nama: str) -> NoReturn:
        raise OSError(nama)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(pasang_sistem.ctypes, "CDLL", tidak_ada)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(pasang_sistem, "FOLDER_POSTGRESQL", tmp_path)
    assert pasang_sistem.kurang_uji() == [
        "libpangoft2-1.0-0", "libharfbuzz-subset0", "libatomic1", "poppler-utils", "postgresql-common",
        "chromium", "postgresql",
    ]  # fmt: skip


def test_no_command_ever_asks_for_sudo() -> None:
    for sumber in SUMBER_AWAL:
        pohon = ast.parse(sumber.read_text(encoding="utf-8"))
        panggilan = [s for s in ast.walk(pohon) if isinstance(s, ast.List)]
        assert [p for p in panggilan if "sudo" in ast.unparse(p)] == []


# ------------------------------------------------------------------ the commands


@pytest.fixture
def rumah(lingkungan: Lingkungan, alat: Alat, monkeypatch: pytest.MonkeyPatch) -> Lingkungan:
    """Let the commands work on the empty checkout, where nothing of the system is missing."""
    monkeypatch.setattr(pasang, "AKAR", lingkungan.akar)
    monkeypatch.setattr(pasang, "kurang_cetak", list)
    monkeypatch.setattr(pasang, "kurang_uji", list)
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.delenv("BUNGAH_DATA", raising=False)
    monkeypatch.setenv("BUNGAH_DATA", "")  # so that monkeypatch restores whatever the commands set
    monkeypatch.delenv("BUNGAH_DATA")
    return lingkungan


@pytest.mark.usefixtures("pindah")
@pytest.mark.parametrize(
    ("argumen", "data"),
    [
        ([], ".latihan"),
        (["--port", "9000", "--data", "{akar}/kantor"], "kantor"),
        (["--data={akar}/kantor", "--alamat", "0.0.0.0"], "kantor"),  # noqa: S104 -- only an argument
    ],
)
def test_jalan_builds_and_goes_on_inside(rumah: Lingkungan, argumen: list[str], data: str) -> None:
    argumen = [a.format(akar=rumah.akar) for a in argumen]
    with pytest.raises(Berpindah) as tujuan:
        pasang.siapkan(["manage.py", "jalan", *argumen])
    assert tujuan.value.args == (str(rumah.akar / "manage.py"), "jalan", *argumen)
    assert (os.environ["BUNGAH_DATA"], rumah.siap(KUNCI_JALAN)) == (str(rumah.akar / data), True)


@pytest.mark.usefixtures("pindah")
def test_jalan_missing_print_libraries_are_named_but_do_not_stop(
    rumah: Lingkungan, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pasang, "kurang_cetak", lambda: ["libpangoft2-1.0-0"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Berpindah):
        pasang.siapkan(["manage.py", "jalan"])
    assert "sudo apt install --no-install-recommends libpangoft2-1.0-0" in capsys.readouterr().err


def test_jalan_inside_gives_a_new_office_its_key(rumah: Lingkungan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(rumah.venv))
    rumah.bangun(KUNCI_JALAN)
    pasang.siapkan(["manage.py", "jalan"])
    kunci = (rumah.akar / ".latihan/kunci/induk").read_bytes()
    pasang.siapkan(["manage.py", "jalan"])
    assert (len(kunci), (rumah.akar / ".latihan/kunci/induk").read_bytes()) == (32, kunci)


def test_jalan_never_gives_a_new_key_to_an_office_that_lost_its_own(tmp_path: Path) -> None:
    (tmp_path / "bungah.sqlite3").write_text("")
    pasang.siapkan_kunci(tmp_path)
    assert not (tmp_path / "kunci").exists()


@pytest.mark.usefixtures("pindah")
@pytest.mark.parametrize("argumen", [[], ["--cepat", "layanan"], ["--syarat", "--json"], ["--tolok"]])
def test_uji_builds_and_goes_on_in_the_runner(rumah: Lingkungan, argumen: list[str]) -> None:
    with pytest.raises(Berpindah) as tujuan:
        pasang.siapkan(["manage.py", "uji", *argumen])
    assert (tujuan.value.args, rumah.siap(KUNCI_UJI)) == (("-m", "tests.uji", *argumen), True)


def test_uji_siap_only_prepares(rumah: Lingkungan) -> None:
    with pytest.raises(SystemExit) as keluar:
        pasang.siapkan(["manage.py", "uji", "--siap"])
    assert (keluar.value.code, rumah.siap(KUNCI_UJI)) == (0, True)


@pytest.mark.usefixtures("pindah", "rumah")
def test_uji_missing_packages_stop_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasang, "kurang_uji", lambda: ["chromium", "postgresql"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as keluar:
        pasang.siapkan(["manage.py", "uji"])
    assert "sudo apt install --no-install-recommends chromium postgresql\n" in str(keluar.value.code)
    with pytest.raises(Berpindah):
        pasang.siapkan(["manage.py", "uji", "--cepat"])


@pytest.mark.usefixtures("pindah")
def test_other_commands_hop_in_but_never_build(rumah: Lingkungan, alat: Alat) -> None:
    rumah.bangun(KUNCI_JALAN)
    alat.perintah.clear()
    with pytest.raises(Berpindah) as tujuan:
        pasang.siapkan(["manage.py", "migrate", "--plan"])
    assert (tujuan.value.args, alat.perintah) == ((str(rumah.akar / "manage.py"), "migrate", "--plan"), [])


def test_other_commands_without_environment_say_what_to_do(
    rumah: Lingkungan, alat: Alat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "django", None)
    with pytest.raises(SystemExit, match=r"Jalankan dulu: python3 manage\.py jalan"):
        pasang.siapkan(["manage.py", "migrate"])
    assert (alat.perintah, rumah.venv.exists()) == ([], False)


# ------------------------------------------------------------------ the lock files


def _pin(nama: str) -> dict[str, str]:
    baris = [b for b in (AKAR / nama).read_text().splitlines() if b[:1].isalnum()]
    return {b.partition("==")[0]: b.partition("==")[2].split()[0] for b in baris}  # markers may differ


def test_uji_lock_holds_every_pin_of_the_run_lock() -> None:
    jalan, uji = _pin(KUNCI_JALAN), _pin(KUNCI_UJI)
    assert {nama: uji.get(nama) for nama in jalan} == jalan


def test_locks_name_no_address_and_hash_everything() -> None:
    for nama in (KUNCI_JALAN, KUNCI_UJI):
        teks = (AKAR / nama).read_text()
        assert "://" not in teks
        assert all(b.endswith("\\") for b in teks.splitlines() if b[:1].isalnum())
