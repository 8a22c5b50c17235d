"""The ketua RT carries letters home: one act, one dispatch line a letter, all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arsip.models import Ekspedisi
from bungah.dasar.galat import SudahBerubah
from bungah.dasar.models import Pengguna, Penghitung
from layanan.alur.penyerahan import serahkan_rt
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.models import Layanan, Penyerahan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
RT = "/kantor/penyerahan/rt/"


def siap(petugas: Pengguna, domisili: Layanan, banyak: int) -> list[Permohonan]:
    return [
        pabrik.permohonan_siap(domisili, petugas, warga=dasar.warga(f"Warga {n}", rt=f"00{n}"))
        for n in range(1, banyak + 1)
    ]


def test_rt_carries_what_was_ticked(petugas: Pengguna, domisili: Layanan) -> None:
    satu, dua, tiga = siap(petugas, domisili, 3)
    isi = {"permohonan": [satu.pk, dua.pk], "dibawa_oleh": "Pak Karto", "rt": "Ketua RT 02"}
    jawab = klien_meja(petugas).post(RT, isi, follow=True).content.decode()
    assert ("2 surat dibawa Pak Karto." in jawab, jawab.count("Paraf kembali")) == (True, 2)
    baris = Penyerahan.objects.order_by("pk").values_list("cara", "ekspedisi__urut")
    assert list(baris) == [("rt", 1), ("rt", 2)]
    kini = Permohonan.objects.get(pk=satu.pk)
    assert (kini.tahap, kini.diambil_oleh, kini.hubungan_pengambil) == ("selesai", "Pak Karto", "Ketua RT 02")
    assert Permohonan.objects.get(pk=tiga.pk).tahap == "siap_diambil"


def test_rt_with_one_letter_already_gone_takes_none(petugas: Pengguna, domisili: Layanan) -> None:
    satu, dua = siap(petugas, domisili, 2)
    pabrik.serahkan(dua, petugas)
    with pytest.raises(SudahBerubah):
        serahkan_rt([satu, dua], dibawa_oleh="Pak Karto", rt="Ketua RT", pelaku=petugas)
    assert (Permohonan.objects.get(pk=satu.pk).tahap, Ekspedisi.objects.count()) == ("siap_diambil", 0)
    assert not Penghitung.objects.filter(seri="ekspedisi").exists()


def test_rt_without_a_letter_of_the_village_has_no_line(petugas: Pengguna, kantor: None) -> None:
    tanpa = pabrik.layanan("kedatangan", perbuatan=pabrik.TANPA_SURAT)
    satu = pabrik.permohonan(tanpa, petugas)
    ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Selesai")
    assert serahkan_rt([satu], dibawa_oleh="Pak Karto", rt="Ketua RT", pelaku=petugas) == 1
    assert (Ekspedisi.objects.count(), Penyerahan.objects.get().ekspedisi) == (0, None)


def test_rt_bad_input_loses_nothing(petugas: Pengguna, domisili: Layanan) -> None:
    (satu,) = siap(petugas, domisili, 1)
    klien = klien_meja(petugas)
    isi = klien.post(RT, {"permohonan": [satu.pk], "rt": "Ketua RT 02"}).content.decode()
    assert ("Tulis nama yang membawa suratnya." in isi, "Ketua RT 02" in isi) == (True, True)
    assert f'id="permohonan_{satu.pk}" form="titip" checked' in isi
    assert "Centang surat yang dibawa." in klien.post(RT, {"dibawa_oleh": "x", "rt": "y"}).content.decode()
    lain = klien.post(RT, {"permohonan": [999999], "dibawa_oleh": "x", "rt": "y"}).content.decode()
    assert "Daftarnya sudah berubah. Periksa lagi centangnya." in lain
    assert Penyerahan.objects.count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_rt_kueri_tetap(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    siap(petugas, domisili, banyak)
    klien = klien_meja(petugas)
    klien.get(RT)
    with django_assert_num_queries(8):
        klien.get(RT)
