"""Filling in at home with bad input: a sentence beside the field, nothing lost, nobody fills the disk."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from bungah.dasar import brankas, foto
from bungah.dasar.galat import SudahBerubah
from layanan.alur import isian as alur
from layanan.alur.isian import mulai_isian
from layanan.alur.pesanan import datang
from layanan.aturan import isian as aturan
from layanan.models import FotoIsian, IsianRumah, Layanan, Pesanan
from tests.layanan.alat_isian import DIRI, NIK, PIN, SURAT, Hp, laci_ada, nyalakan, potret, tempat
from tests.pabrik import dasar

if TYPE_CHECKING:
    from pathlib import Path


SENIN = dasar.SENIN
AWAL, AKHIR = (datetime.combine(date(2026, bulan, 1), time()) for bulan in (1, 12))


@pytest.fixture(autouse=True)
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def hp(domisili: Layanan) -> Hp:
    nyalakan()
    return Hp(tempat(domisili))


# Bad input


def lahir(*bagian: int) -> dict[str, str]:
    return {f"tanggal_lahir_{n}": str(satu) for n, satu in enumerate(bagian)}


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"%PDF-1.4", "berkas PDF"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"<svg/>", "bukan foto"),
        (potret()[:-2000], "terpotong"),
        (potret(200, 120), "terlalu kecil"),
        (potret() + bytes(foto.BITA), "Paling besar 10 MB"),
    ],
    ids=["kosong", "pdf", "heic", "svg", "terpotong", "kecil", "besar"],
)
def test_what_is_no_photo_is_told_beside_the_field(hp: Hp, isi: bytes, kata: str) -> None:
    hp.buka()
    jawab = hp.foto(isi)
    assert jawab.status_code == 400
    html = jawab.content.decode()
    assert kata in html
    assert 'id="id_foto_error"' in html
    assert not FotoIsian.objects.exists()


@pytest.mark.parametrize(
    ("halaman", "isi", "kata"),
    [
        ("diri", DIRI | {"nama": ""}, "Isi nama lengkap"),
        ("diri", DIRI | {"nama": NIK}, "NIK ditulis di bawahnya"),
        ("diri", DIRI | {"nama": "S."}, "Tulis nama lengkapnya"),
        ("diri", DIRI | {"nik": "123"}, "harus 16 angka"),
        ("diri", DIRI | {"nik": ""}, "Belum punya NIK?"),
        (
            "diri",
            DIRI | {"tanggal_lahir_0": "31", "tanggal_lahir_1": "2", "tanggal_lahir_2": "1990"},
            "kalender",
        ),
        (
            "diri",
            DIRI | {"tanggal_lahir_0": "1", "tanggal_lahir_1": "2", "tanggal_lahir_2": "2090"},
            "masa depan",
        ),
        ("diri", DIRI | {"rt": "0000001"}, "paling banyak"),
        ("diri", DIRI | {"agama": "x"}, "agama"),
        ("surat", SURAT | {"keperluan": ""}, "Jawab dulu: Untuk keperluan apa?"),
        ("surat", SURAT | {"sejak": ""}, "Isi tinggal sejak"),
        ("surat", SURAT | {"sejak": "x" * 201}, "paling banyak"),
    ],
)
def test_bad_answers_are_told_and_nothing_typed_is_lost(
    hp: Hp, halaman: str, isi: dict[str, str], kata: str
) -> None:
    hp.buka()
    jawab = hp.isi(halaman, **isi)
    assert jawab.status_code == 400
    html = jawab.content.decode()
    assert kata in html
    assert "Ada yang perlu diperbaiki" in html
    assert all(f'value="{v}"' in html for k, v in isi.items() if v and k in {"nama", "dusun", "keperluan"})


@pytest.mark.parametrize(
    ("pin", "kata"), [("", "PIN"), ("12a456", "6 angka"), ("111111", "mudah"), ("123456", "mudah")]
)
def test_weak_pin_is_refused(hp: Hp, pin: str, kata: str) -> None:
    jawab = hp.buka(pin)
    assert (jawab.status_code, kata in jawab.content.decode()) == (400, True)
    assert laci_ada() == []


def test_addresses_typed_by_hand_lead_nowhere(hp: Hp) -> None:
    hp.lengkapi(kirim=False)
    assert hp.klien.get(f"{hp.akar}berkas/99999/").status_code == 404
    assert hp.klien.get(f"{hp.akar}foto/99999/").status_code == 404
    assert hp.berkas("hapus-99999").status_code == 302
    assert hp.klien.get(f"/d/{hp.pesanan.kode.lower()}/isi/diri/")["Location"] == hp.akar
    assert hp.klien.get("/d/ZZZZZZZZ/isi/").status_code == 404


def test_photo_of_somebody_else_is_not_found(hp: Hp, domisili: Layanan) -> None:
    hp.lengkapi(kirim=False)
    lain = Hp(tempat(domisili))
    lain.buka()
    assert lain.klien.get(f"{lain.akar}foto/{FotoIsian.objects.get().pk}/").status_code == 404
    lain.berkas(f"hapus-{FotoIsian.objects.get().pk}")
    assert FotoIsian.objects.count() == 1


def test_enough_photos_and_a_full_office_are_said_plainly(hp: Hp, monkeypatch: pytest.MonkeyPatch) -> None:
    hp.buka()
    status = [hp.foto().status_code for _ in range(4)]
    assert status == [302, 302, 302, 409]
    FotoIsian.objects.all()[0].delete()
    monkeypatch.setattr(aturan, "BITA_SEMUA", 10)
    jawab = hp.foto()
    assert (jawab.status_code, "sedang penuh" in jawab.content.decode()) == (409, True)
    monkeypatch.setattr(brankas, "SISA_MINIMAL", 10**18)
    assert "sedang penuh" in hp.foto().content.decode()
    assert "sedang penuh" in Hp(tempat(hp.pesanan.layanan)).buka().content.decode()
    assert hp.berkas("bawa").status_code == 302  # words still fit


def test_full_disk_leaves_neither_row_nor_file(hp: Hp, monkeypatch: pytest.MonkeyPatch) -> None:
    hp.buka()

    def penuh(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(brankas, "_tulis", penuh)
    assert hp.foto().status_code == 503
    assert not FotoIsian.objects.exists()


def test_scripts_are_braked_by_address(hp: Hp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layanan.views.isian.BATAS_FOTO", 3)
    hp.buka()
    status = [hp.foto(b"x").status_code for _ in range(5)]
    assert status == [400] * 3 + [429] * 2
    monkeypatch.setattr("layanan.views.isian.BATAS_MULAI", 1)
    assert Hp(tempat(hp.pesanan.layanan)).buka().status_code == 429


def test_who_has_come_changes_nothing_any_more(hp: Hp) -> None:
    isian = hp.lengkapi()
    datang(hp.pesanan, pelaku=None)
    lain = Hp(hp.pesanan)
    assert lain.buka()["Location"] == f"/d/{hp.pesanan.kode}/"
    with pytest.raises(SudahBerubah):
        alur.simpan_halaman(isian, "diri", {})
    with pytest.raises(SudahBerubah):
        mulai_isian(Pesanan.objects.get(), pin=PIN)


@pytest.mark.parametrize(
    "isi", [{"status": "lupa"}, {"status": "dikirim"}, {"status": "dibuka", "dikirim_pada": dasar.pukul(9)}]
)
def test_database_refuses_untrue_states(hp: Hp, isi: dict[str, Any]) -> None:
    mulai_isian(hp.pesanan, pin=PIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        IsianRumah.objects.update(**isi)
