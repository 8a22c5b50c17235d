"""A resident's file: opened for a reason, read for a while, and given to its owner."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak
from bungah.dasar.peran import Peran
from bungah.naskah.models import NaskahIsi
from layanan.alur.berkas_warga import beri_data, buka_berkas
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from bungah.dasar.models import Pengguna, Warga
    from layanan.models import Layanan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
NIK = "3525014107850001"


@pytest.fixture
def siti(petugas: Pengguna, domisili: Layanan) -> Warga:
    """Siti, who has one letter."""
    satu = dasar.warga("Siti Aminah", nik=NIK)
    pabrik.permohonan_siap(domisili, petugas, warga=satu)
    return satu


def _alamat(warga: Warga) -> str:
    return f"/kantor/warga/{warga.pk}/"


def _buka(klien: Client, warga: Warga) -> str:
    return klien.post(_alamat(warga), {"alasan": "diminta"}, follow=True).content.decode()


@pytest.mark.syarat("R035")
def test_berkas_opens_for_a_reason_and_shows_every_letter(siti: Warga, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    tertutup = klien.get(_alamat(siti)).content.decode()
    assert ("Siti Aminah" in tertutup, "Surat domisili" in tertutup) == (False, False)
    isi = _buka(klien, siti)
    nomor = NaskahIsi.objects.select_related("naskah").get().naskah.nomor
    for kata in ("Siti Aminah", "Surat domisili", nomor, "Budi Santoso", "Warganya sendiri meminta"):
        assert kata in isi
    assert NIK not in isi
    baris = Jejak.objects.get(perbuatan="buka_berkas")
    assert (baris.objek_id, baris.pelaku_id, baris.rinci) == (str(siti.pk), petugas.pk, {"alasan": "diminta"})


def test_berkas_closes_by_itself_and_opens_no_other(
    siti: Warga, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    klien, lain = klien_meja(petugas), dasar.warga("Agus Salim")
    _buka(klien, siti)
    assert "Agus Salim" not in klien.get(_alamat(lain)).content.decode()
    terlihat = []
    for _ in range(4):  # in steps, so that the desk itself does not lock
        jam.shift(timedelta(minutes=4))
        terlihat.append("Siti Aminah" in klien.get(_alamat(siti)).content.decode())
    assert terlihat == [True, True, True, False]
    assert klien.post(f"{_alamat(siti)}salinan-data/").status_code == 302
    assert not Jejak.objects.filter(perbuatan="beri_data").exists()


def test_berkas_without_a_reason_or_role_stays_shut(siti: Warga, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    assert "Pilih alasan membuka berkas ini." in klien.post(_alamat(siti), {}).content.decode()
    assert "Siti Aminah" not in klien.post(_alamat(siti), {"alasan": "iseng"}).content.decode()
    with pytest.raises(Ditolak, match="Pilih alasan"):
        buka_berkas(siti, alasan="iseng", pelaku=petugas)
    admin, depan = dasar.pengguna("Rizal", Peran.ADMIN), dasar.pengguna("Putri", Peran.PETUGAS_DEPAN)
    with pytest.raises(TidakBerwenang):
        buka_berkas(siti, alasan="diminta", pelaku=admin)
    with pytest.raises(TidakBerwenang):
        beri_data(siti, pelaku=depan)
    assert "Unduh salinan data" not in _buka(klien_meja(depan), siti)


def test_salinan_data_is_complete_and_the_very_bytes(siti: Warga, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    _buka(klien, siti)
    jawab = klien.post(f"{_alamat(siti)}salinan-data/")
    bungkus = zipfile.ZipFile(io.BytesIO(jawab.content))
    data = json.loads(bungkus.read("data.json"))
    assert data["data_diri"]["nik"] == NIK
    (permohonan,) = data["permohonan"]
    assert permohonan["surat"][0]["isian"] == {"sejak": "Maret 2021"}
    assert [a["apa"] for a in data["siapa_membuka"]] == ["Memberikan salinan data", "Membuka berkas"]
    assert permohonan["terjadi_pada"].endswith("+07:00")  # the village's clock
    teks = bungkus.read("data.txt").decode("utf-8-sig")
    for kata in (f"NIK: {NIK}", "Permohonan 1", "Sejak: Maret 2021", " 2026 pukul ", "Apa: Membuka berkas"):
        assert kata in teks
    (nama,) = [satu for satu in bungkus.namelist() if satu.startswith("surat/")]
    assert bungkus.read(nama) == bytes(NaskahIsi.objects.get().isi)


@pytest.mark.parametrize("banyak", [1, 3])
def test_berkas_kueri_tetap(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    siti = dasar.warga("Siti Aminah")
    for _ in range(banyak):
        pabrik.permohonan_siap(domisili, petugas, warga=siti)
    klien = klien_meja(petugas)
    for _ in range(banyak):
        _buka(klien, siti)
    with django_assert_num_queries(11):
        klien.get(_alamat(siti))
