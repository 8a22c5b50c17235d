"""What `jalan`, `uji` and every other command do before Django starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bungah import pasang
from bungah.pasang import KUNCI_JALAN, KUNCI_UJI, Lingkungan
from tests.pasang.conftest import AKAR, Alat, Berpindah


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


def test_command_of_an_office_without_key_gets_a_sentence(tmp_path: Path) -> None:
    lingkungan = {**os.environ, "BUNGAH_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "bungah.settings"}
    hasil = subprocess.run(
        [sys.executable, str(AKAR / "manage.py"), "periksa_jejak"],
        env=lingkungan, capture_output=True, text=True, check=False,
    )  # fmt: skip
    kalimat = f"Kunci kantor tidak ada di {tmp_path}/kunci. Jalankan: python3 manage.py jalan\n"
    assert (hasil.returncode, hasil.stderr) == (1, kalimat)
