"""The printed receipt of files."""

import io

import pdfplumber
import pytest

from bungah.dasar.models import Pengguna, ProfilDesa
from bungah.naskah.cetak import CetakGagal
from layanan.models import Layanan, Permohonan
from layanan.views import permohonan as pandangan
from tests.dasar.alat import klien_meja
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


def _teks(orang: Pengguna, satu: Permohonan) -> str:
    jawab = klien_meja(orang).get(f"/kantor/permohonan/{satu.pk}/tanda-terima.pdf")
    assert jawab.headers["Content-Type"] == "application/pdf"
    with pdfplumber.open(io.BytesIO(jawab.content)) as pdf:
        return " ".join(pdf.pages[0].extract_text().split())


@pytest.mark.syarat("R024", "R078", "R090")
def test_tanda_terima_lengkap_menyebut_hari_janji(petugas: Pengguna, kantor: None) -> None:
    layanan = pabrik.layanan(syarat=[("KTP-el", True), ("Foto rumah", False)])
    wajib = layanan.standar.get().persyaratan.get(wajib=True)
    satu = pabrik.permohonan(layanan, petugas, berkas={wajib.pk: "ada"})
    teks = _teks(petugas, satu)
    assert "SENIN" in teks.upper()
    assert "23 November, sebelum 09.30" in teks
    assert "KTP-el ada" in teks
    assert "Foto rumah" not in teks
    assert "Budi Santoso" in teks
    assert satu.warga.nik is not None
    assert satu.warga.nik not in teks


@pytest.mark.syarat("R030", "R078")
def test_tanda_terima_kurang_menyebut_yang_kurang(petugas: Pengguna, kantor: None) -> None:
    layanan = pabrik.layanan(syarat=[("KTP-el", True), ("Kartu keluarga", True)])
    ktp = layanan.standar.get().persyaratan.get(urut=1)
    satu = pabrik.permohonan(layanan, petugas, lengkap=False, berkas={ktp.pk: "di_kantor"})
    teks = _teks(petugas, satu)
    assert "WAKTU BELUM BERJALAN: BERKAS KURANG" in teks
    assert "Masih kurang: Kartu keluarga" in teks
    assert "KTP-el di berkas kantor" in teks


def test_tanda_terima_alamat_status_hanya_bila_ada(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    kode = satu.kunjungan.kode
    assert f"{kode[:4]}-{kode[4:]} tanyakan di kantor desa" in _teks(petugas, satu)
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id")
    teks = _teks(petugas, satu)
    assert "https://bungah.desa.id/s/" in teks
    assert kode.lower() in teks


def test_tanda_terima_gagal_kembali_ke_halamannya(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_satu: Permohonan) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    satu = pabrik.permohonan(domisili, petugas)
    monkeypatch.setattr(pandangan, "cetak_tanda_terima", gagal)
    jawab = klien_meja(petugas).get(f"/kantor/permohonan/{satu.pk}/tanda-terima.pdf", follow=True)
    assert "Mesin cetak penuh. Coba lagi." in jawab.content.decode()


def test_tanda_terima_yang_tidak_ada(petugas: Pengguna, kantor: None) -> None:
    assert klien_meja(petugas).get("/kantor/permohonan/999/tanda-terima.pdf").status_code == 404
