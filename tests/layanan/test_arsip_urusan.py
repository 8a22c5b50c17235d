"""Every matter enters the archive by its own deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arsip.alur_berkas import catat_berkas
from arsip.models import BerkasArsip, SuratKeluar
from bungah.dasar.jejak import DiLuarTulis
from bungah.dasar.peran import Peran
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.surat import ajukan_surat, kembalikan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
ARSIP = "/kantor/berkas/"


@pytest.mark.syarat("R206")
def test_arsip_gets_papers_and_letter_without_a_key(petugas: Pengguna, domisili: Layanan) -> None:
    belum = pabrik.permohonan(domisili, petugas, lengkap=False)
    assert BerkasArsip.objects.count() == 0
    satu = pabrik.permohonan_siap(domisili, petugas, warga=dasar.warga("Siti Aminah"))
    baris = BerkasArsip.objects.order_by("pk").values_list("arah", "rujukan", "lembar", "surat")
    rujukan = f"layanan.permohonan:{satu.pk}"
    assert list(baris) == [("masuk", rujukan, 1, None), ("keluar", rujukan, 1, SuratKeluar.objects.get().pk)]
    isi = klien_meja(dasar.pengguna("Choirul", Peran.ARSIPARIS)).get(ARSIP).content.decode()
    assert isi.count("Siti Aminah") == 2
    assert str(SuratKeluar.objects.get()) in isi
    assert belum.tahap == "pendaftaran"


def test_arsip_of_work_without_a_letter(petugas: Pengguna, kantor: None) -> None:
    tanpa = pabrik.layanan("kedatangan", perbuatan=pabrik.TANPA_SURAT)
    satu = pabrik.permohonan(tanpa, petugas)
    ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Selesai")
    baris = BerkasArsip.objects.filter(surat=None).order_by("pk")
    assert list(baris.values_list("arah", flat=True)) == ["masuk", "keluar"]


def test_arsip_keeps_one_row_of_a_letter_that_came_back(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    kembalikan_surat(surat, pelaku=kades, alasan="Salah nama")
    surat.refresh_from_db()
    catat_tanda_tangan([ajukan_surat(surat, pelaku=petugas)], pelaku=petugas)
    assert sorted(BerkasArsip.objects.values_list("arah", flat=True)) == ["keluar", "masuk"]


def test_arsip_only_with_its_deed(petugas: Pengguna) -> None:
    with pytest.raises(DiLuarTulis):
        catat_berkas("masuk", rujukan="x.y:1", uraian="x", tanggal=dasar.SENIN, lembar=1)


@pytest.mark.parametrize("banyak", [1, 3])
def test_arsip_kueri_tetap(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(banyak):
        pabrik.permohonan_siap(domisili, petugas)
    klien = klien_meja(dasar.pengguna("Choirul", Peran.ARSIPARIS))
    klien.get(ARSIP)
    with django_assert_num_queries(6):
        klien.get(ARSIP)


def test_arsip_goes_on_by_pages(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("arsip.views.berkas.BANYAK", 2)
    for n in range(2):
        pabrik.permohonan_siap(domisili, petugas, warga=dasar.warga(f"Warga {n}"))
    klien = klien_meja(dasar.pengguna("Choirul", Peran.ARSIPARIS))
    isi = klien.get(ARSIP).content.decode()
    assert ("sebelum=" in isi, isi.count("Warga 1"), isi.count("Warga 0")) == (True, 2, 0)
    batas = BerkasArsip.objects.order_by("-pk")[1].pk
    assert klien.get(f"{ARSIP}?sebelum={batas}").content.decode().count("Warga 0") == 2
    assert klien.get(f"{ARSIP}?sebelum=²").status_code == 200
