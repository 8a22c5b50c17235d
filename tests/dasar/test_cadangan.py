"""Backup and restore: a file that bears the name has been opened, and nothing broken comes back."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.utils import ConnectionHandler
from hypothesis import HealthCheck, given
from hypothesis import settings as pengaturan_hypothesis
from hypothesis import strategies as st

from bungah.dasar import cadangan, pemulihan, salinan, wadah
from bungah.dasar.cadangan import Hasil, Manifes, buat_cadangan, buka_cadangan
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import sidik
from bungah.dasar.models import Jejak
from bungah.dasar.pemulihan import siapkan_kantor
from bungah.dasar.pengaman import tanpa_pengaman
from bungah.dasar.wadah import CadanganRusak, SandiSalah
from tests.ketahanan.alat import lingkungan, penulis
from tests.pabrik import dasar as pabrik
from tests.pabrik.naskah import naskah_beku

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django import Settings

pytestmark = pytest.mark.django_db(transaction=True)
SANDI = "empat kata yang panjang"
FOTO = b"\xff\xd8\xff foto KTP"


def diam(_kata: str) -> None:
    """Nobody listens."""


@pytest.fixture
def kantor(tmp_path: Path, settings: Settings) -> Path:
    """An office with a letter, a resident, an uploaded picture and its key."""
    data = tmp_path / "kantor"
    shutil.copytree(Path(settings.DATA_DIR) / "kunci", data / "kunci")
    settings.DATA_DIR, settings.MEDIA_ROOT = data, data / "berkas"
    (data / "berkas" / "ab").mkdir(parents=True)
    (data / "berkas" / "ab" / "abcd.jpg").write_bytes(FOTO)
    pabrik.profil(nama_desa="Bungah Jaya")
    pabrik.warga("Suwarno Rahasia")
    naskah_beku(b"%PDF surat")
    return data


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return tmp_path / "usb"


@pytest.fixture
def polos(kantor: Path, usb: Path) -> Hasil:
    """An open backup: quick to make, and everything but the lock is the same."""
    assert kantor.is_dir()
    return buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=diam)


def isi_folder(folder: Path) -> set[str]:
    return {satu.name for satu in folder.iterdir()}


# ------------------------------------------------------------------ making one
def test_cadangan_holds_database_key_and_files(kantor: Path, polos: Hasil, tmp_path: Path) -> None:
    manifes = buka_cadangan(polos.berkas, tmp_path / "buka", None)
    assert manifes == polos.manifes
    assert set(manifes.bagian) == {salinan.NAMA[connection.vendor], "kunci/induk", "berkas/ab/abcd.jpg"}
    assert (tmp_path / "buka" / "berkas" / "ab" / "abcd.jpg").read_bytes() == FOTO
    assert (tmp_path / "buka" / "kunci" / "induk").read_bytes() == (kantor / "kunci" / "induk").read_bytes()
    assert stat.S_IMODE((tmp_path / "buka" / "kunci" / "induk").stat().st_mode) == 0o600


def test_cadangan_manifest_counts_what_is_in_the_copy(polos: Hasil) -> None:
    potret = polos.manifes.potret
    assert {nama: potret.tabel[nama] for nama in ("dasar_warga", "naskah_naskah", "naskah_naskahisi")} == {
        "dasar_warga": 1,
        "naskah_naskah": 1,
        "naskah_naskahisi": 1,
    }
    assert potret.nomor == [["surat-keluar", "2026", 1]]
    baris = Jejak.objects.get(urut=potret.jejak)
    assert (potret.kepala, potret.rusak) == (baris.rantai, "")
    assert potret.tabel["dasar_jejak"] == potret.jejak
    assert {"dasar.0001_awal", "naskah.0002_pengaman"} <= set(potret.migrasi)


def test_cadangan_file_is_named_private_and_alone(kantor: Path, usb: Path, polos: Hasil) -> None:
    saat = polos.manifes.dibuat[:19].replace("-", "").replace(":", "").replace("T", "-")
    assert polos.berkas == usb / f"bungah-bungah-jaya-{saat}.cadangan"
    assert isi_folder(usb) == {polos.berkas.name}
    assert stat.S_IMODE(polos.berkas.stat().st_mode) == 0o600
    assert isi_folder(kantor) == {"kunci", "berkas", f"{cadangan.KERJA}kunci"}


def test_cadangan_opens_with_tar_alone_and_says_how(polos: Hasil) -> None:
    with tarfile.open(polos.berkas) as tar:
        assert tar.getnames() == ["BACA.txt", "kepala.json", "isi.tar.gz"]
        baca = tar.extractfile("BACA.txt")
        assert baca is not None
        assert b"age -d -i kunci.txt isi.age | tar -xz" in baca.read()
        isi = tar.extractfile("isi.tar.gz")
        with tarfile.open(fileobj=isi, mode="r:gz") as dalam:
            assert dalam.getnames()[0] == "manifest.json"


def test_cadangan_locked_shows_nothing_and_opens_only_with_its_passphrase(
    kantor: Path, usb: Path, tmp_path: Path
) -> None:
    hasil = buat_cadangan(usb, sandi=SANDI, kabar=diam)
    mentah = hasil.berkas.read_bytes()
    kunci = (kantor / "kunci" / "induk").read_bytes()
    assert [
        s for s in (b"SQLite format 3", b"PGDMP", b"Suwarno", FOTO, kunci, SANDI.encode()) if s in mentah
    ] == []
    with tarfile.open(hasil.berkas) as tar:
        assert tar.getnames() == ["BACA.txt", "kepala.json", "kunci.age", "isi.age"]
    with pytest.raises(SandiSalah, match="Kata sandi cadangan salah"):
        buka_cadangan(hasil.berkas, tmp_path / "satu", "empat kata yang lain")
    with pytest.raises(SandiSalah, match="Kata sandinya diperlukan"):
        buka_cadangan(hasil.berkas, tmp_path / "dua", None)
    baris = Jejak.objects.get(perbuatan="cadangkan")
    assert baris.rinci == {"sidik": wadah.sidik_berkas(hasil.berkas), "besar": hasil.besar}


def test_cadangan_polos_is_recorded_before_it_is_made(kantor: Path, usb: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(salinan, "salin", gagal)
    with pytest.raises(Ditolak, match="sengaja"):
        buat_cadangan(usb, sandi=None, alasan_polos="untuk teknisi Budi", kabar=diam)
    assert list(
        Jejak.objects.filter(perbuatan__startswith="cadangkan").values_list("perbuatan", "rinci")
    ) == [("cadangkan_polos", {"alasan": sidik("untuk teknisi Budi")})]


def gagal(*_: object) -> Any:
    pesan = "sengaja"
    raise Ditolak(pesan)


@pytest.mark.parametrize(
    ("sandi", "alasan", "kata"),
    [
        (None, "", "Tulis alasannya"),
        (None, "  ", "Tulis alasannya"),
        ("pendek", "", "paling sedikit 12 huruf"),
    ],
)
def test_cadangan_without_protection_is_refused(usb: Path, sandi: str | None, alasan: str, kata: str) -> None:
    with pytest.raises(Ditolak, match=kata):
        buat_cadangan(usb, sandi=sandi, alasan_polos=alasan, kabar=diam)
    assert not usb.exists()


def test_cadangan_that_does_not_open_again_gets_no_name(kantor: Path, usb: Path, monkeypatch: Any) -> None:
    asli = wadah.bungkus

    def merusak(isi: Path, ke: Any, sandi: str | None) -> None:
        asli(isi, ke, sandi)
        ke.seek(-5000, os.SEEK_END)
        ke.write(b"disk tua")

    monkeypatch.setattr(wadah, "bungkus", merusak)
    with pytest.raises(CadanganRusak, match="rusak atau terpotong"):
        buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=diam)
    assert isi_folder(usb) == set()
    assert not Jejak.objects.filter(perbuatan="cadangkan").exists()


def test_cadangan_older_than_the_office_is_refused(kantor: Path, usb: Path, monkeypatch: Any) -> None:
    asli = salinan.potret
    monkeypatch.setattr(salinan, "potret", lambda *a: replace(asli(*a), jejak=0))
    with pytest.raises(Ditolak, match="lebih tua daripada aslinya"):
        buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=diam)


def test_cadangan_runs_alone_and_sweeps_what_a_killed_one_left(kantor: Path, usb: Path) -> None:
    (kantor / f"{cadangan.KERJA}mati").mkdir()
    (kantor / f"{cadangan.KERJA}mati" / "basisdata").write_bytes(b"data terbuka")
    usb.mkdir()
    (usb / ".bungah-desa-20260101-000000.cadangan.sebagian").write_bytes(b"separuh")
    dengar: list[str] = []

    def kabar(kata: str) -> None:
        dengar.append(kata)
        with pytest.raises(Ditolak, match="Pencadangan lain sedang berjalan"):
            buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=diam)

    hasil = buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=kabar)
    assert len(dengar) == 5
    assert isi_folder(usb) == {hasil.berkas.name}
    assert isi_folder(kantor) == {"kunci", "berkas", f"{cadangan.KERJA}kunci"}


def test_cadangan_of_an_office_whose_trail_was_touched_is_made_and_says_so(kantor: Path, usb: Path) -> None:
    with tanpa_pengaman(connection):
        Jejak.objects.filter(urut=1).update(perbuatan="lain")
    hasil = buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=diam)
    assert hasil.manifes.potret.rusak == "baris 1 diubah"


def test_cadangan_while_others_write_is_one_moment(kantor: Path, usb: Path, settings: Settings) -> None:
    asal = Path(os.environ["BUNGAH_DATA"])
    settings.DATA_DIR = asal  # the writer needs the office's key where its settings look
    with penulis() as satu:
        anak = satu.suruh(benang=2)
        satu.dengar(20)
        settings.DATA_DIR = kantor
        hasil = buat_cadangan(usb, sandi=None, alasan_polos="uji", kabar=diam)
        os.kill(anak, 9)
        satu.dengar()
    potret = hasil.manifes.potret
    assert potret.rusak == ""
    assert potret.nomor == [["surat-keluar", "2026", potret.tabel["naskah_naskah"]]]
    assert potret.tabel["naskah_naskah"] > 20


# ------------------------------------------------------------------ refusing a bad one
@pytest.mark.parametrize("bagian", [0.0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.97])
def test_cadangan_truncated_is_refused(polos: Hasil, tmp_path: Path, bagian: float) -> None:
    mentah = polos.berkas.read_bytes()
    potong = tmp_path / "potong.cadangan"
    potong.write_bytes(mentah[: int(len(mentah) * bagian)])
    with pytest.raises(CadanganRusak):
        buka_cadangan(potong, tmp_path / "buka", None)


@pengaturan_hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tempat=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_cadangan_with_a_flipped_bit_is_refused_or_unharmed(
    polos: Hasil, tmp_path: Path, tempat: float, bit: int
) -> None:
    """A flip in the covering letter or in padding harms nobody; anywhere else it is noticed."""
    mentah = bytearray(polos.berkas.read_bytes())
    mentah[int(tempat * len(mentah))] ^= 1 << bit
    rusak, buka = tmp_path / "rusak.cadangan", tmp_path / "buka"
    rusak.write_bytes(mentah)
    try:
        assert buka_cadangan(rusak, buka, None) == polos.manifes
    except (CadanganRusak, SandiSalah):
        pass
    finally:
        shutil.rmtree(buka, ignore_errors=True)


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04 sebuah zip", bytes(4096)], ids=["kosong", "zip", "nol"])
def test_cadangan_that_is_something_else_is_refused(tmp_path: Path, isi: bytes) -> None:
    berkas = tmp_path / "lain.cadangan"
    berkas.write_bytes(isi)
    with pytest.raises(CadanganRusak, match="bukan berkas cadangan Bungah"):
        buka_cadangan(berkas, tmp_path / "buka", None)


def test_cadangan_absent_is_named(tmp_path: Path) -> None:
    with pytest.raises(CadanganRusak, match="tidak ada"):
        buka_cadangan(tmp_path / "x.cadangan", tmp_path / "buka", None)


def bungkus_ulang(polos: Hasil, tmp_path: Path, ubah: Callable[[Path], None]) -> Path:
    """Unpack an open backup, let ``ubah`` change its parts, wrap it again with a correct outside."""
    folder = tmp_path / "ulang"
    buka_cadangan(polos.berkas, folder, None)
    ubah(folder)
    bagian = {str(p.relative_to(folder)): p for p in sorted(folder.rglob("*"), reverse=True) if p.is_file()}
    wadah.kemas(tmp_path / "isi", bagian.items())
    with (tmp_path / "ulang.cadangan").open("wb") as ke:
        wadah.bungkus(tmp_path / "isi", ke, None)
    return tmp_path / "ulang.cadangan"


def ubah_manifes(**isi: Any) -> Callable[[Path], None]:
    def ubah(folder: Path) -> None:
        berkas = folder / "manifest.json"
        berkas.write_text(json.dumps(json.loads(berkas.read_text()) | isi))

    return ubah


def tambah_migrasi(folder: Path) -> None:
    manifes = Manifes.baca(folder)
    manifes.potret.migrasi.append("dasar.0099_esok")
    (folder / "manifest.json").write_text(manifes.teks())


def ganti_kunci(folder: Path) -> None:
    (folder / "kunci" / "induk").write_bytes(b"x" * 32)


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (ubah_manifes(format=2), "Bungah yang lebih baru"),
        (ubah_manifes(bagian={}), "rusak atau terpotong"),
        (ubah_manifes(asing=1), "rusak atau terpotong"),
        (ganti_kunci, "rusak atau terpotong"),
        (tambah_migrasi, "rusak atau terpotong"),  # the copy itself does not know that migration
        (lambda folder: (folder / "manifest.json").unlink(), "rusak atau terpotong"),
        (lambda folder: (folder / "kunci" / "induk").unlink(), "rusak atau terpotong"),
    ],
)
def test_cadangan_with_a_false_manifest_is_refused(
    polos: Hasil, tmp_path: Path, ubah: Callable[[Path], None], kata: str
) -> None:
    berkas = bungkus_ulang(polos, tmp_path, ubah)
    with pytest.raises(CadanganRusak, match=kata):
        buka_cadangan(berkas, tmp_path / "buka", None)


@pytest.mark.parametrize("nama", ["../luar", "/luar", "berkas/../../luar"])
def test_cadangan_part_cannot_lead_outside(tmp_path: Path, nama: str) -> None:
    (tmp_path / "jahat").write_bytes(b"x")
    with tarfile.open(tmp_path / "isi", "w:gz") as tar:
        tar.add(tmp_path / "jahat", "aman")
        info = tar.gettarinfo(tmp_path / "jahat")
        info.name = nama
        with (tmp_path / "jahat").open("rb") as jahat:
            tar.addfile(info, jahat)
    (tmp_path / "buka").mkdir()
    with pytest.raises(CadanganRusak):
        wadah.bongkar(tmp_path / "isi", tmp_path / "buka")
    assert isi_folder(tmp_path) == {"jahat", "isi", "buka"}


# ------------------------------------------------------------------ restoring
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
        cwd=Path(__file__).parents[2], env={**isi, **lain}, capture_output=True, text=True, check=False,
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
