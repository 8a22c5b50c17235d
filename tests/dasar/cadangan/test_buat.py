"""Making a backup: a file that bears the name has been opened again."""

from __future__ import annotations

import os
import stat
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyrage
import pytest
from django.db import connection

from bungah.dasar import cadangan, salinan, wadah
from bungah.dasar.cadangan import Hasil, buat_cadangan, buka_cadangan
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import sidik
from bungah.dasar.models import Jejak
from bungah.dasar.pengaman import tanpa_pengaman
from bungah.dasar.wadah import CadanganRusak, SandiSalah
from tests.ketahanan.alat import penulis

if TYPE_CHECKING:
    from pytest_django import Settings

from tests.dasar.cadangan.alat import FOTO, SANDI, diam, gagal, isi_folder

pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


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


def test_passphrase_is_slow_to_guess() -> None:
    """The tests below use a quick lock; the real one makes every guess cost a second and 250 MB."""
    baris = pyrage.passphrase.encrypt(b"kunci", SANDI).split(b"\n")
    assert baris[1].startswith(b"-> scrypt ")
    assert int(baris[1].split()[-1]) >= 15


@pytest.mark.usefixtures("sandi_lekas")
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
