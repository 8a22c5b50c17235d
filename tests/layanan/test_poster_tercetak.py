"""Posters through the press: no letter of a finished PDF is below the limit, on any paper, of any service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
import time_machine
import zxingcpp

from bungah.dasar.models import ProfilDesa, SaluranAduan
from bungah.naskah import katalog
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import Tanda
from bungah.naskah.keterbacaan import Batas
from bungah.naskah.tata_poster import KAKI
from layanan.models import Layanan
from tests.naskah.alat_huruf import terlalu_kecil, tinggi_huruf
from tests.pabrik import biaya as pabrik_biaya
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
MM = 72 / 25.4
PANJANG = "Fotokopi kartu keluarga yang sudah ditandatangani dan dicap kepala dinas kependudukan dan catatan "
JENIS = ("persyaratan", "alur-singkat", "qr-layanan", "biaya", "waktu", "aduan")
TANDA = Tanda("ABCD2345", "https://bungah.desa.id/t/ABCD2345")


@pytest.fixture(autouse=True)
def kantor() -> Iterator[None]:
    """Three unlike services: short, with names as long as the fields allow, with a fee."""
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil(alamat_publik="https://bungah.desa.id", motto="Melayani dengan hati")
        pabrik.layanan(syarat=(("KTP-el", True),))
        nama = "Pengantar Rekomendasi Kependudukan Luar"
        pabrik.layanan(
            "lama", nama_warga=nama, menit=900, syarat=[(PANJANG + str(n), n < 3) for n in range(5)]
        )
        pabrik_biaya.layanan_berbiaya(15_000, 1_250_000, kode="tanah")
        SaluranAduan.objects.create(kode="surat", jenis="surat", nama="Surat", isi="kepada Kepala Desa")
        yield


def cetak(jenis: str, kode: str, kertas: Kertas) -> bytes:
    sasaran = kode if katalog.cari(jenis).sasaran else ""
    return katalog.cetak(katalog.cari(jenis), sasaran, kertas=kertas, tanda=TANDA).pdf


@pytest.mark.syarat("R075", "R076", "R111")
@pytest.mark.parametrize("kertas", katalog.DINDING)
@pytest.mark.parametrize("kode", ["domisili", "lama", "tanah"])
def test_requirements_of_three_unlike_services_on_every_paper(kode: str, kertas: Kertas) -> None:
    _periksa(cetak("persyaratan", kode, kertas), kertas)


@pytest.mark.syarat("R080", "R089", "R171")
@pytest.mark.parametrize("jenis", JENIS)
def test_every_poster_of_a_service_with_long_words(jenis: str) -> None:
    pdf = cetak(jenis, "lama", Kertas.A1)

    _periksa(pdf, Kertas.A1)
    assert baca_kaki(pdf) == {"HTTPS://BUNGAH.DESA.ID/T/ABCD2345"}


def test_all_services_on_one_paper() -> None:
    for kode in Layanan.objects.values_list("kode", flat=True):
        _periksa(cetak("alur-singkat", kode, Kertas.A2), Kertas.A2)


def baca_kaki(pdf: bytes) -> set[str]:
    """What a phone reads at the lower edge of the first sheet."""
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        satu = dokumen[0]
        atas = satu.get_height() - KAKI * MM
        gambar = satu.render(scale=150 / 72, crop=(0, 0, 0, atas), grayscale=True).to_pil()
    finally:
        dokumen.close()
    return {kode.text for kode in zxingcpp.read_barcodes(gambar)}


def _periksa(pdf: bytes, kertas: Kertas) -> None:
    """Letters, edges, and what the lower edge tells the person who hangs it."""
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        ukuran = [(round(satu.get_width() / MM), round(satu.get_height() / MM)) for satu in dokumen]
        teks = " ".join(dokumen[len(dokumen) - 1].get_textpage().get_text_range().split())
    finally:
        dokumen.close()
    assert {tuple(sorted(satu)) for satu in ukuran} == {kertas.ukuran_mm}
    batas = Batas(ProfilDesa.ambil().jarak_baca_mm)
    assert terlalu_kecil(pdf, batas.apa_saja) == []
    assert terlalu_kecil(pdf, Batas(400).apa_saja, tepi=True) == []
    assert [tinggi for _, tinggi in tinggi_huruf(pdf) if tinggi >= batas.judul]
    assert ["Terbaca dari 3 m" in teks, "100 mm" in teks, "Kode ABCD2345" in teks] == [True] * 3
