"""Restoring: the office comes back with every series closed, and nothing is overwritten; the commands."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.utils import ConnectionHandler

from bungah.dasar import pemulihan
from bungah.dasar.cadangan import Hasil, buat_cadangan, buka_cadangan
from bungah.dasar.galat import Ditolak
from bungah.dasar.pemulihan import siapkan_kantor
from tests.ketahanan.alat import lingkungan

if TYPE_CHECKING:
    from collections.abc import Iterator


from tests.dasar.cadangan.alat import FOTO, SANDI, diam, gagal, isi_folder

pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def basis_kosong() -> Iterator[str]:
    """Name of an empty database beside this test's own (PostgreSQL); SQLite needs none."""
    if connection.vendor == "sqlite":
        yield ""
        return
    nama = f"{connection.settings_dict['NAME']}_pulih"
    with connection.cursor() as kursor:
        kursor.execute(f"DROP DATABASE IF EXISTS {nama}")
        kursor.execute(f"CREATE DATABASE {nama}")
        yield nama
        kursor.execute(f"DROP DATABASE {nama} WITH (FORCE)")


def manage(*kata: str, basis: str, **lain: str) -> subprocess.CompletedProcess[str]:
    """Run ``manage.py`` as an operator would, on a machine whose settings know no office."""
    isi = lingkungan()
    isi.pop("BUNGAH_DATA")
    if basis:
        isi["DATABASE_URL"] = isi["DATABASE_URL"].rsplit("/", 1)[0] + f"/{basis}"
    return subprocess.run(
        [sys.executable, "manage.py", *kata],
        cwd=settings.BASE_DIR, env={**isi, **lain}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def tanya(baru: Path, basis: str, sql: str) -> list[tuple[Any, ...]]:
    """Ask the restored database."""
    nama = basis or str(baru / "bungah.sqlite3")
    sambungan = ConnectionHandler({"default": {**connection.settings_dict, "NAME": nama}})["default"]
    try:
        with sambungan.cursor() as kursor:
            kursor.execute(sql)
            return list(kursor.fetchall())
    finally:
        sambungan.close()


@pytest.mark.usefixtures("sandi_lekas")
def test_pulihkan_brings_the_office_back_with_every_series_closed(
    kantor: Path, usb: Path, tmp_path: Path, basis_kosong: str
) -> None:
    hasil = buat_cadangan(usb, sandi=SANDI, kabar=diam)
    baru, sandi = tmp_path / "baru", {"BUNGAH_SANDI_CADANGAN": SANDI}
    perintah = ("pulihkan", str(hasil.berkas), "--data", str(baru))
    jadi = manage(*perintah, basis=basis_kosong, **sandi)
    assert (jadi.returncode, jadi.stderr) == (0, "")
    assert "Desa Bungah Jaya" in jadi.stdout
    assert f"Jejak: {hasil.manifes.potret.jejak} baris, utuh." in jadi.stdout
    assert "surat-keluar 2026, nomor terakhir di cadangan: 1" in jadi.stdout
    assert (baru / "kunci" / "induk").read_bytes() == (kantor / "kunci" / "induk").read_bytes()
    assert (baru / "berkas" / "ab" / "abcd.jpg").read_bytes() == FOTO
    assert not (baru / "manifest.json").exists()
    assert [p.name for p in tmp_path.glob(".pulihkan-*")] == []
    assert tanya(baru, basis_kosong, "SELECT nama FROM dasar_warga") == [("Suwarno Rahasia",)]
    tutup = "SELECT seri, periode, terakhir FROM dasar_penghitung WHERE ditutup LIKE 'pulihkan dari%'"
    assert ("surat-keluar", "2026", 1) in tanya(baru, basis_kosong, tutup)
    akhir = "SELECT perbuatan FROM dasar_jejak ORDER BY urut DESC LIMIT 2"
    assert tanya(baru, basis_kosong, akhir) == [("pulihkan",), ("tutup_semua_seri",)]
    # the same again finds the place taken, and touches nothing
    ulang = manage(*perintah, basis=basis_kosong, **sandi)
    assert ulang.returncode == 1
    assert "sudah berisi" in ulang.stderr
    # the last number on paper opens the book, the lost ones stand in it
    seri = manage("buka_seri", "surat-keluar", "2026", "4", basis=basis_kosong, BUNGAH_DATA=str(baru))
    assert (seri.stderr, seri.stdout.splitlines()[-1:]) == ("", ["3 nomor tercatat: hilang saat pemulihan."])
    register = "SELECT urut, status FROM naskah_naskah WHERE id IN (SELECT naskah_id FROM arsip_suratkeluar)"
    assert sorted(tanya(baru, basis_kosong, register)) == [(2, "hilang"), (3, "hilang"), (4, "hilang")]
    periksa = manage("periksa_jejak", basis=basis_kosong, BUNGAH_DATA=str(baru))
    assert (periksa.returncode, periksa.stderr) == (0, "")


@pytest.mark.sqlite
@pytest.mark.parametrize("isi", ["folder", "berkas"])
def test_pulihkan_never_overwrites(polos: Hasil, tmp_path: Path, isi: str) -> None:
    tujuan = tmp_path / "tujuan"
    if isi == "folder":
        tujuan.mkdir()
        (tujuan / "surat.pdf").write_bytes(b"penting")
    else:
        tujuan.write_bytes(b"penting")
    with pytest.raises(Ditolak, match="sudah berisi"):
        siapkan_kantor(polos.berkas, tujuan, sandi=None, kabar=diam)
    assert (tujuan / "surat.pdf" if isi == "folder" else tujuan).read_bytes() == b"penting"


@pytest.mark.postgres
def test_pulihkan_never_overwrites_a_database(polos: Hasil, tmp_path: Path) -> None:
    with pytest.raises(Ditolak, match="Basis data di DATABASE_URL sudah berisi"):
        siapkan_kantor(polos.berkas, tmp_path / "baru", sandi=None, kabar=diam)
    assert not (tmp_path / "baru").exists()


@pytest.mark.sqlite
def test_pulihkan_into_the_root_of_a_disk_is_refused(polos: Hasil, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda _folder: True)
    with pytest.raises(Ditolak, match="pangkal sebuah disk"):
        siapkan_kantor(polos.berkas, tmp_path / "baru", sandi=None, kabar=diam)


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("nama", "pengganti", "kata"),
    [
        ("_tahap_akhir", gagal, "sengaja"),
        ("Manifes", None, "lebih baru"),
        ("vendor", None, "dengan jenis basis data yang sama"),
    ],
)
def test_pulihkan_that_fails_leaves_nothing(
    polos: Hasil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nama: str, pengganti: Any, kata: str
) -> None:
    potret = polos.manifes.potret
    lain = {
        "Manifes": replace(
            polos.manifes, potret=replace(potret, migrasi=[*potret.migrasi, "dasar.0099_esok"])
        ),
        "vendor": replace(polos.manifes, vendor="postgresql"),
    }
    if pengganti:
        monkeypatch.setattr(pemulihan, nama, pengganti)
    else:
        asli = buka_cadangan
        monkeypatch.setattr(pemulihan, "buka_cadangan", lambda *a: (asli(*a), lain[nama])[1])
    sebelum = isi_folder(tmp_path)
    with pytest.raises(Ditolak, match=kata):
        siapkan_kantor(polos.berkas, tmp_path / "baru", sandi=None, kabar=diam)
    assert isi_folder(tmp_path) == sebelum


# ------------------------------------------------------------------ the commands
def test_cadangkan_asks_for_a_passphrase_only_at_a_terminal(
    kantor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BUNGAH_SANDI_CADANGAN", raising=False)
    with pytest.raises(CommandError, match="Kata sandi cadangan belum ada"):
        call_command("cadangkan")


@pytest.mark.parametrize(
    ("jawab", "kata"),
    [(["satu dua tiga empat", "lain"], "tidak sama"), (["pendek", "pendek"], "paling sedikit")],
)
def test_cadangkan_asks_twice(
    kantor: Path, monkeypatch: pytest.MonkeyPatch, jawab: list[str], kata: str
) -> None:
    monkeypatch.delenv("BUNGAH_SANDI_CADANGAN", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("bungah.dasar.management.commands.cadangkan.getpass", lambda _tanya: jawab.pop(0))
    with pytest.raises(CommandError, match=kata):
        call_command("cadangkan")


def test_cadangkan_polos_goes_beside_the_office_and_warns(
    kantor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("cadangkan", polos=True, alasan="untuk teknisi")
    keluar = capsys.readouterr()
    (berkas,) = (kantor / "cadangan").iterdir()
    assert f"Tersimpan dan sudah dibuka lagi: {berkas}" in keluar.out
    assert "bisa membaca seluruh isinya" in keluar.err


def test_pulihkan_without_its_words_says_them() -> None:
    with pytest.raises(CommandError, match="pulihkan BERKAS --data FOLDER-BARU"):
        call_command("pulihkan")
