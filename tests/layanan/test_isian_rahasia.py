"""What was filled in at home: opened by whom it is for, unreadable to anybody else, gone in time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import connection

from bungah.dasar import brankas
from bungah.dasar.cadangan import _bagian
from bungah.dasar.malam import kerjakan_malam
from bungah.dasar.models import Fitur, Jejak
from layanan.alur.isian import hapus_isian_kedaluwarsa, mulai_isian
from layanan.kueri.isian import bacakan
from layanan.models import FotoIsian, IsianRumah, IsiSesi, Layanan, Pesanan
from tests.layanan.alat_isian import DIRI, NIK, PIN, Hp, disk, laci_ada, nyalakan, potret, tempat
from tests.layanan.test_pesanan import sesi
from tests.pabrik import dasar

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

pytestmark = pytest.mark.lambat

SENIN = dasar.SENIN
AWAL, AKHIR = (datetime.combine(date(2026, bulan, 1), time()) for bulan in (1, 12))


@pytest.fixture(autouse=True)
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def hp(domisili: Layanan) -> Hp:
    nyalakan()
    return Hp(tempat(domisili))


# Who may open it


@pytest.mark.parametrize("halaman", ["diri/", "surat/", "periksa/", "berkas/1/", "foto/1/"])
def test_code_alone_opens_nothing(hp: Hp, halaman: str) -> None:
    hp.lengkapi(kirim=False)
    asing = Hp(hp.pesanan)
    jawab = asing.klien.get(f"{asing.akar}{halaman}")
    assert (jawab.status_code, jawab["Location"]) == (302, asing.akar)
    assert "Masukkan PIN" in asing.lihat()
    for html in (asing.lihat(), asing.klien.get(f"/d/{hp.pesanan.kode}/").content.decode()):
        assert "Siti" not in html
        assert NIK not in html


def test_pin_opens_it_on_another_phone_and_guessing_is_braked(hp: Hp) -> None:
    hp.lengkapi(kirim=False)
    lain = Hp(hp.pesanan)
    assert lain.buka()["Location"] == f"{lain.akar}periksa/"
    assert "Siti Aminah" in lain.lihat("periksa/")
    maling = Hp(hp.pesanan)
    status = [maling.buka(f"10020{n}").status_code for n in range(7)]
    assert status == [400] * 5 + [429] * 2
    assert "Sudah 5 kali salah" in maling.buka().content.decode()


def test_mark_of_one_form_opens_no_other(hp: Hp, domisili: Layanan) -> None:
    hp.lengkapi(kirim=False)
    lain = Hp(tempat(domisili))
    lain.buka()
    lain.klien.cookies["isian"] = hp.klien.cookies["isian"].value
    assert lain.klien.get(f"{lain.akar}diri/")["Location"] == lain.akar


def test_cookie_is_kept_from_scripts_and_from_other_pages(hp: Hp) -> None:
    hp.buka()
    kuki = hp.klien.cookies["isian"]
    assert (kuki["httponly"], kuki["samesite"], kuki["path"]) == (True, "Lax", hp.akar)


@pytest.mark.django_db(transaction=True)
def test_forgotten_pin_destroys_and_shows_nothing(hp: Hp) -> None:
    hp.lengkapi()
    lupa = Hp(hp.pesanan)
    assert "Hapus isian dan fotonya?" in lupa.lihat("hapus/")
    lupa.isi("hapus")
    assert laci_ada() == []
    assert "Mulai mengisi" in lupa.lihat()


def test_nik_typed_once_stays_and_is_never_sent_back(hp: Hp) -> None:
    hp.lengkapi(kirim=False)
    html = hp.lihat("diri/")
    assert NIK not in html
    assert "3525••••••••0012" in html
    hp.isi("diri", **DIRI | {"nik": "", "rt": "5"})
    assert bacakan(IsianRumah.objects.get())["diri"] == DIRI | {"rt": "5"}


def test_open_wire_has_no_page(hp: Hp) -> None:
    jauh: Any = {"REMOTE_ADDR": "10.0.0.8"}
    assert hp.klien.get(hp.akar, **jauh).status_code == 404
    assert "Isi dari rumah" not in hp.klien.get(f"/d/{hp.pesanan.kode}/", **jauh).content.decode()
    assert hp.klien.get(hp.akar, secure=True, **jauh).status_code == 200


def test_switched_off_means_no_page_and_no_link(hp: Hp) -> None:
    satu = Fitur.objects.get(kode=Fitur.Kode.ISI_RUMAH)
    satu.menyala = False
    satu.save()
    assert hp.klien.get(hp.akar).status_code == 404
    assert "Isi dari rumah" not in hp.klien.get(f"/d/{hp.pesanan.kode}/").content.decode()


# Nothing readable, nothing left


def test_nothing_personal_on_the_disk_in_the_trail_or_in_the_row(hp: Hp) -> None:
    isian = hp.lengkapi()
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM layanan_isianrumah")
        baris = b"|".join(
            bytes(s) if isinstance(s, bytes | memoryview) else str(s).encode() for s in kursor.fetchone()
        )
    jejak = str(list(Jejak.objects.values_list("rinci", flat=True))).encode()
    for di in (disk(), baris, jejak):
        assert not [
            kata
            for kata in (b"Siti", b"Aminah", NIK.encode(), PIN.encode(), b"sekolah", b"JFIF")
            if kata in di
        ]
    assert len(disk()) > 1000
    assert brankas.ambil(isian.laci, isian.foto.get().nama).startswith(b"\xff\xd8")


def _polos(kursor: Any) -> list[Any]:
    """The one row, binary columns as bytes on both databases."""
    return [bytes(satu) if isinstance(satu, memoryview) else satu for satu in kursor.fetchone()]


def test_backup_takes_neither_photos_nor_their_key(hp: Hp, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a backup keeps of a form cannot be read, also not by whoever has the master key."""
    isian = hp.lengkapi()
    monkeypatch.setattr(settings, "MEDIA_ROOT", settings.DATA_DIR / "berkas")
    (settings.DATA_DIR / "kunci").mkdir()
    (settings.DATA_DIR / "kunci" / "induk").write_bytes(settings.KUNCI_INDUK)
    bagian = _bagian(settings.DATA_DIR / "basisdata")
    assert set(bagian) == {"basisdata", "kunci/induk"}
    assert isian.laci in laci_ada()


def test_photo_is_drawn_anew(hp: Hp) -> None:
    hp.buka()
    assert b"Merek HP" in potret()
    hp.foto()
    isi = brankas.ambil(IsianRumah.objects.get().laci, FotoIsian.objects.get().nama)
    assert b"Merek HP" not in isi
    assert b"Exif" not in isi


@pytest.mark.django_db(transaction=True)
def test_after_seven_days_row_and_files_are_gone(hp: Hp, jam: time_machine.Traveller) -> None:
    hp.lengkapi()
    jam.move_to(dasar.pukul(8, 59) + timedelta(days=7))
    assert hapus_isian_kedaluwarsa() == 0
    assert len(laci_ada()) == 1
    jam.move_to(dasar.pukul(9) + timedelta(days=7))
    assert hapus_isian_kedaluwarsa() == 1
    assert hapus_isian_kedaluwarsa() == 0
    assert (laci_ada(), FotoIsian.objects.count(), Pesanan.objects.count()) == ([], 0, 1)
    baris = Jejak.objects.get(perbuatan="hapus_isian")
    assert baris.rinci == {"sebab": "kedaluwarsa", "foto": 1, "pesanan": hp.pesanan.pk}


def test_expiry_holds_without_a_nightly_run(hp: Hp, domisili: Layanan, jam: time_machine.Traveller) -> None:
    """Past its time nobody reads it, and the next form that is begun destroys it."""
    hp.lengkapi()
    jam.move_to(dasar.pukul(9) + timedelta(days=7))
    assert "Isian" not in hp.klien.get(f"/d/{hp.pesanan.kode}/").content.decode()
    besok = tempat(domisili, sesi(kuota=5, nama="Siang"), SENIN + timedelta(days=8))
    mulai_isian(besok, pin=PIN)
    assert not IsianRumah.objects.filter(pesanan=hp.pesanan).exists()


@pytest.mark.django_db(transaction=True)
def test_the_night_destroys_what_nobody_came_for(hp: Hp, jam: time_machine.Traveller) -> None:
    hp.lengkapi()
    jam.move_to(dasar.pukul(1, hari=SENIN + timedelta(days=8)))
    malam = kerjakan_malam()
    assert malam is not None
    assert {"kode": "isian", "banyak": 1} in [{k: s[k] for k in ("kode", "banyak")} for s in malam.hasil]
    assert (laci_ada(), IsianRumah.objects.count()) == ([], 0)


def test_drawer_a_crash_left_is_swept(hp: Hp, jam: time_machine.Traveller) -> None:
    brankas.laci_baru()
    hapus_isian_kedaluwarsa()
    assert len(laci_ada()) == 1  # perhaps just being begun
    jam.shift(timedelta(hours=2) + timedelta(days=3650))
    hapus_isian_kedaluwarsa()
    assert laci_ada() == []


@pytest.mark.django_db(transaction=True)
def test_giving_the_place_back_destroys_the_form(hp: Hp) -> None:
    hp.lengkapi()
    hp.klien.post(f"/d/{hp.pesanan.kode}/batal/")
    assert (laci_ada(), IsianRumah.objects.count(), IsiSesi.objects.get().terisi) == ([], 0, 0)
    assert Pesanan.objects.get().status == "batal"


@pytest.mark.django_db(transaction=True)
def test_photo_taken_back_is_gone_from_the_disk(hp: Hp) -> None:
    hp.buka()
    hp.foto()
    satu, laci = FotoIsian.objects.get(), IsianRumah.objects.get().laci
    hp.berkas(f"hapus-{satu.pk}")
    assert not (settings.DATA_DIR / "brankas" / laci / satu.nama).exists()


def test_restored_row_without_its_drawer_can_only_be_deleted(hp: Hp) -> None:
    """A backup holds the row, never the drawer: nothing opens it again."""
    isian = hp.lengkapi(kirim=False)
    brankas.buang_laci(isian.laci)
    jawab = Hp(hp.pesanan).buka()
    assert jawab.status_code == 409
    assert "tidak bisa dibuka lagi" in jawab.content.decode()
    Hp(hp.pesanan).isi("hapus")
    assert not IsianRumah.objects.exists()
