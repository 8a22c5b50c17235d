"""The number just given at the desk, and its prints."""

import io

import pdfplumber
import pytest

from bungah.dasar.models import Fitur, Pengguna
from bungah.naskah.cetak import CetakGagal
from layanan.models import Layanan
from layanan.views import antrean
from tests.dasar.alat import klien_meja
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("menyala", [True, False])
def test_karcis_rinci_nomor_kode_dan_cetakan(petugas: Pengguna, kantor: None, *, menyala: bool) -> None:
    Fitur.objects.create(kode=Fitur.Kode.STRUK, menyala=menyala)
    pabrik.kunjungan()
    satu = pabrik.kunjungan()
    isi = klien_meja(petugas).get(f"/kantor/karcis/{satu.pk}/").content.decode()
    assert "A-002" in isi
    assert "1 orang di depan" in isi
    assert f"{satu.kode[:4]}-{satu.kode[4:]}" in isi
    assert "Cetak di kertas A4" in isi
    assert ("Cetak struk" in isi) == menyala


@pytest.mark.syarat("R023")
@pytest.mark.parametrize(("kertas", "lebar"), [("struk", 80), ("struk58", 58), ("a4", 210)])
def test_karcis_cetak_tanpa_nama(petugas: Pengguna, domisili: Layanan, kertas: str, lebar: int) -> None:
    satu = pabrik.kunjungan(layanan=domisili)
    jawab = klien_meja(petugas).get(f"/kantor/karcis/{satu.pk}/{kertas}.pdf")
    with pdfplumber.open(io.BytesIO(jawab.content)) as pdf:
        teks = pdf.pages[0].extract_text()
        assert round(float(pdf.pages[0].width) / 72 * 25.4) == lebar
    assert "A-001" in teks
    assert "Giliran berikutnya" in teks
    assert "KTP-el" in teks


def test_karcis_cetak_kertas_lain_tidak_ada(petugas: Pengguna, kantor: None) -> None:
    satu = pabrik.kunjungan()
    klien = klien_meja(petugas)
    assert klien.get(f"/kantor/karcis/{satu.pk}/a0.pdf").status_code == 404
    assert klien.get("/kantor/karcis/999/a4.pdf").status_code == 404
    assert klien.get("/kantor/karcis/999/").status_code == 404


def test_karcis_cetak_gagal_nomornya_tetap(
    petugas: Pengguna, kantor: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_isi: object, **_kertas: object) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    satu = pabrik.kunjungan()
    monkeypatch.setattr(antrean, "cetak_karcis", gagal)
    jawab = klien_meja(petugas).get(f"/kantor/karcis/{satu.pk}/a4.pdf", follow=True)
    assert "Mesin cetak penuh. Coba lagi." in jawab.content.decode()
    assert "A-001" in jawab.content.decode()
