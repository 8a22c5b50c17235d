"""What letters and the cover sheet print."""

import io
from datetime import date
from typing import Any

import pdfplumber
import pytest

from arsip.models import Klasifikasi
from bungah.dasar.models import Pengguna, ProfilDesa
from bungah.dasar.nilai import tampilkan_kode
from kepegawaian.models import Pegawai
from layanan.alur.tumpukan import susun_tumpukan
from layanan.cetak.pengantar import cetak_pengantar
from layanan.cetak.surat import data_surat, nilai_surat
from layanan.kueri.surat import menunggu_tanda_tangan, surat_lengkap
from layanan.models import JenisSurat, Layanan, Surat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


def _surat(petugas: Pengguna, layanan: Layanan, **isi: Any) -> Surat:
    return surat_lengkap(pabrik.surat(pabrik.permohonan(layanan, petugas, **isi), petugas).pk)


def test_nilai_orang_desa_dan_permohonan(petugas: Pengguna, domisili: Layanan) -> None:
    warga = dasar.warga(nik="3525994305880012", no_kk="3525990101900009")
    nilai = nilai_surat(_surat(petugas, domisili, warga=warga))
    assert {
        "nama": "Siti Aminah",
        "nik": "3525994305880012",
        "no_kk": "3525990101900009",
        "tempat_tanggal_lahir": "Gresik, 3 Mei 1988",
        "jenis_kelamin": "Perempuan",
        "alamat": "Jl. Melati 5, Dusun Kaliwot, RT 2 RW 1",
        "keperluan": "mendaftar sekolah",
        "nama_desa": "Bungah",
        "kepala_desa": "Ani Lestari",
        "tanggal_surat": "23 November 2026",
        "nomor_surat": "(nomor diberi saat diajukan)",
        "sejak": "Maret 2021",
    }.items() <= nilai.items()


def test_nilai_tanpa_nik_dikatakan(petugas: Pengguna, domisili: Layanan) -> None:
    nilai = nilai_surat(_surat(petugas, domisili, warga=dasar.warga(nik=None, tanggal_lahir=None)))
    assert (nilai["nik"], nilai["tempat_tanggal_lahir"]) == ("belum memiliki NIK", "")


def test_nilai_masa_berlaku_dihitung_dari_tanggal_surat(petugas: Pengguna, domisili: Layanan) -> None:
    JenisSurat.objects.update(berlaku_hari=30)
    assert nilai_surat(_surat(petugas, domisili))["berlaku_sampai"] == "23 Desember 2026"


def test_nilai_kolom_tanggal_ditulis_dengan_kata(petugas: Pengguna, kantor: None) -> None:
    layanan = pabrik.layanan(kolom=[{"nama": "sejak", "label": "Sejak", "jenis": "tanggal"}])
    surat = surat_lengkap(pabrik.surat(pabrik.permohonan(layanan, petugas), petugas, sejak="2020-08-17").pk)
    assert nilai_surat(surat)["sejak"] == "17 Agustus 2020"


def test_nilai_kolom_jam_menyebut_zona(petugas: Pengguna, kantor: None) -> None:
    layanan = pabrik.layanan(kolom=[{"nama": "sejak", "label": "Pukul", "jenis": "jam"}])
    surat = surat_lengkap(pabrik.surat(pabrik.permohonan(layanan, petugas), petugas, sejak="04.15").pk)
    assert nilai_surat(surat)["sejak"] == "04.15 WIB"


def test_data_pemegang_hanya_bila_ikut_tanda_tangan(petugas: Pengguna, domisili: Layanan) -> None:
    pk = _surat(petugas, domisili).pk
    assert data_surat(surat_lengkap(pk))["pemegang"] == "Siti Aminah"
    JenisSurat.objects.update(ttd_pemegang=False)
    assert data_surat(surat_lengkap(pk))["pemegang"] == ""


@pytest.mark.syarat("R322")
def test_nilai_lembaga_dan_wakilnya(petugas: Pengguna, domisili: Layanan) -> None:
    lembaga = {"jenis_pemohon": "kelompok", "nama_lembaga": "Tani Makmur", "kedudukan": "Ketua"}
    nilai = nilai_surat(_surat(petugas, domisili, **lembaga))
    assert (nilai["pemohon_lembaga"], nilai["kedudukan"], nilai["nama"]) == (
        "Tani Makmur",
        "Ketua",
        "Siti Aminah",
    )


@pytest.mark.usefixtures("tanpa_mesin")
def test_data_qr_hanya_bila_ada_alamat_umum(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert surat.register is not None
    kode = surat.register.naskah.kode
    data = data_surat(surat)
    assert (data["qr"], data["alamat_cek"]) == ("", "")
    assert str(data["kode"]).replace("-", "") == kode
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id/")
    data = data_surat(surat)
    assert data["alamat_cek"] == f"https://bungah.desa.id/cek/{kode}".lower()
    assert str(data["qr"]).startswith("<svg")


def test_data_identitas_desa_kosong_berteriak(petugas: Pengguna, domisili: Layanan) -> None:
    ProfilDesa.objects.update(kecamatan="")
    Pegawai.objects.filter(jabatan__kode="kades").update(aktif=False)
    data = data_surat(_surat(petugas, domisili))
    kop: Any = data["kop"]
    assert (kop["kecamatan"], data["nama_penanda"]) == ("BELUM DIISI", "BELUM DIISI")


@pytest.mark.syarat("R026")
@pytest.mark.usefixtures("tanpa_mesin")
def test_pengantar_menyebut_setiap_surat(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nama in ("Siti Aminah", "Suwarno"):
        pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga(nama))
    monkeypatch.undo()  # the cover sheet itself is really printed
    daftar = list(menunggu_tanda_tangan())
    tumpukan = susun_tumpukan(daftar, pelaku=petugas)
    with pdfplumber.open(
        io.BytesIO(cetak_pengantar(daftar, {s.pk: 2 for s in daftar}, tumpukan=tumpukan))
    ) as pdf:
        teks = " ".join(pdf.pages[0].extract_text().split())
    assert "2 surat untuk ditandatangani" in teks
    assert tampilkan_kode(tumpukan.kode) in teks
    assert "Diperiksa" not in teks
    assert "400.12.2.1/1/35.25.12.2012/XI/2026 Siti Aminah Surat domisili 2" in teks
    assert "400.12.2.1/2/35.25.12.2012/XI/2026 Suwarno Surat domisili 2" in teks
    assert "Budi Santoso" in teks
    assert "Ani Lestari" in teks
    assert date(2026, 11, 23) == dasar.SENIN
    assert Klasifikasi.objects.count() == 1
