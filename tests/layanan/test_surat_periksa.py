"""The letter as it will be printed: preview, submission, its bytes and their picture."""

import io
import re
from typing import Any

import pdfplumber
import pytest
import time_machine
from django.template.loader import render_to_string
from PIL import Image
from pypdfium2 import PdfDocument

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur import surat as alur
from layanan.cetak.surat import data_surat
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, Layanan, Surat
from layanan.views import surat as pandangan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def surat(petugas: Pengguna, domisili: Layanan) -> Surat:
    return pabrik.surat(pabrik.permohonan(domisili, petugas), petugas)


def _alamat(surat: Surat, ekor: str = "surat/periksa/") -> str:
    return f"/kantor/permohonan/{surat.permohonan_id}/{ekor}"


def _lihat(orang: Pengguna, surat: Surat) -> str:
    return klien_meja(orang).get(_alamat(surat)).content.decode()


@pytest.mark.syarat("R026")
def test_surat_periksa_ajukan_lalu_cetak(petugas: Pengguna, surat: Surat) -> None:
    """Preview without a number, one key, and the frozen letter with number, identity and both names."""
    isi = _lihat(petugas, surat)
    assert "Belum bernomor" in isi
    assert "Ajukan surat ini" in isi
    klien = klien_meja(petugas)
    pratinjau = klien.get(_alamat(surat, "surat.pdf")).content
    assert "BELUM RESMI" in _teks(pratinjau)
    isi = klien.post(_alamat(surat, "surat/ajukan/"), follow=True).content.decode()
    assert "Surat bernomor. Cetak, lalu taruh di tumpukan tanda tangan." in isi
    assert "400.12.2.1/1/35.25.12.2012/XI/2026" in isi
    beku = klien.get(_alamat(surat, "surat.pdf")).content
    teks = _teks(beku)
    assert "Nomor : 400.12.2.1/1/35.25.12.2012/XI/2026" in teks
    assert "Siti Aminah" in teks
    assert "tinggal di sini sejak Maret 2021, untuk mendaftar sekolah." in teks
    assert "Bungah, 23 November 2026" in teks
    assert klien.get(_alamat(surat, "surat.pdf")).content == beku


def _teks(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as dokumen:
        assert len(dokumen.pages) == 1
        return " ".join(dokumen.pages[0].extract_text().split())


def test_surat_gambar_dari_isi_yang_sama(petugas: Pengguna, surat: Surat) -> None:
    klien = klien_meja(petugas)
    klien.post(_alamat(surat, "surat/ajukan/"))
    jawab = klien.get(_alamat(surat, "surat-1.png"))
    gambar = Image.open(io.BytesIO(jawab.content))
    assert (jawab.headers["Content-Type"], gambar.width) == ("image/png", 1000)
    assert jawab.headers["Cache-Control"] == "no-store"
    assert klien.get(_alamat(surat, "surat-2.png")).status_code == 404
    assert klien.get(_alamat(surat, "surat-0.png")).status_code == 404


def test_a_draft_is_read_to_its_last_page(
    petugas: Pengguna, surat: Surat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before its number, nobody knows how many pages there are: the one picture holds them all."""
    dokumen, isi = PdfDocument.new(), io.BytesIO()
    for _ in range(2):
        dokumen.new_page(300, 400)
    dokumen.save(isi)
    monkeypatch.setattr("layanan.views.surat.cetak_surat", lambda _surat: isi.getvalue())
    jawab = klien_meja(petugas).get(_alamat(surat, "surat-1.png"))
    assert Image.open(io.BytesIO(jawab.content)).height > 2 * 1300


@pytest.mark.usefixtures("tanpa_mesin")
def test_surat_ajukan_dua_kali_satu_nomor(petugas: Pengguna, surat: Surat) -> None:
    klien = klien_meja(petugas)
    klien.post(_alamat(surat, "surat/ajukan/"))
    isi = klien.post(_alamat(surat, "surat/ajukan/"), follow=True).content.decode()
    assert "tahapnya legalisasi" in isi
    assert str(Surat.objects.get()) == "400.12.2.1/1/35.25.12.2012/XI/2026"


def test_surat_ajukan_mesin_mati_lalu_dicoba_lagi(
    petugas: Pengguna, surat: Surat, tanpa_mesin: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_surat: Surat) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    klien = klien_meja(petugas)
    with monkeypatch.context() as mati:
        mati.setattr(alur, "cetak_surat", gagal)
        isi = klien.post(_alamat(surat, "surat/ajukan/"), follow=True).content.decode()
    assert "Mesin cetak penuh. Coba lagi. Nomornya sudah tersimpan; tekan Ajukan sekali lagi." in isi
    assert "Surat yang dikembalikan tetap memakai nomornya" in isi
    klien.post(_alamat(surat, "surat/ajukan/"))
    assert str(Surat.objects.get()) == "400.12.2.1/1/35.25.12.2012/XI/2026"


def test_surat_pdf_dan_gambar_mesin_mati(
    petugas: Pengguna, surat: Surat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_surat: Surat) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    monkeypatch.setattr(pandangan, "cetak_surat", gagal)
    jawab = klien_meja(petugas).get(_alamat(surat, "surat.pdf"))
    assert (jawab.status_code, jawab.content.decode()) == (503, "Mesin cetak penuh. Coba lagi.")
    jawab = klien_meja(petugas).get(_alamat(surat, "surat-1.png"))  # words where the picture would be
    kata = re.sub(r"<[^>]+>", " ", jawab.content.decode())
    assert (jawab.status_code, jawab["Content-Type"]) == (503, "image/svg+xml")
    assert "Mesin cetak penuh. Coba lagi." in " ".join(kata.split())
    assert "Gambarnya tidak tampil? Buka sebagai PDF" in _lihat(petugas, surat)
    assert "Ajukan surat ini" in _lihat(petugas, surat)


@pytest.mark.usefixtures("tanpa_mesin")
def test_surat_ajukan_tanggal_tahun_lalu(
    petugas: Pengguna, surat: Surat, jam: time_machine.Traveller
) -> None:
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES, sampai=None)
    jam.move_to(dasar.pukul(9, hari=dasar.SENIN.replace(year=2027)))
    klien = klien_meja(sekdes)
    tanggal = {"tanggal_0": "31", "tanggal_1": "12", "tanggal_2": "2026"}
    isi = klien.post(_alamat(surat, "surat/ajukan/"), tanggal).content.decode()
    assert "Nomor tahun lalu hanya dengan alasan Sekretaris Desa." in isi
    salah = {**tanggal, "tanggal_1": "13"}
    assert "tidak ada di kalender" in klien.post(_alamat(surat, "surat/ajukan/"), salah).content.decode()
    klien.post(_alamat(surat, "surat/ajukan/"), {**tanggal, "alasan_tahun_lalu": "Tertinggal di map"})
    assert str(Surat.objects.get()) == "400.12.2.1/1/35.25.12.2012/XII/2026"


@pytest.mark.usefixtures("tanpa_mesin")
def test_surat_ajukan_data_kurang_dikatakan(petugas: Pengguna, domisili: Layanan) -> None:
    warga = dasar.warga(alamat="", dusun="", rt="", rw="")
    surat = pabrik.surat(pabrik.permohonan(domisili, petugas, warga=warga), petugas)
    isi = klien_meja(petugas).post(_alamat(surat, "surat/ajukan/"), follow=True).content.decode()
    assert "Data untuk surat ini belum lengkap: Alamat." in isi


@pytest.mark.usefixtures("tanpa_mesin")
def test_surat_periksa_kades_membaca_saja(petugas: Pengguna, kades: Pengguna, surat: Surat) -> None:
    assert "Ajukan surat ini" not in _lihat(kades, surat)
    assert klien_meja(kades).post(_alamat(surat, "surat/ajukan/")).status_code == 403


def test_surat_yang_belum_ditulis_tidak_ada(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    klien = klien_meja(petugas)
    for ekor in ("surat/periksa/", "surat.pdf", "surat-1.png"):
        assert klien.get(f"/kantor/permohonan/{satu.pk}/{ekor}").status_code == 404
    assert klien.get(f"/kantor/permohonan/{satu.pk}/surat/ajukan/").status_code == 405


@pytest.mark.parametrize(("cara", "berpena"), [("basah", True), ("keduanya", True), ("segel", False)])
def test_surat_yang_hanya_disegel_tidak_menyisakan_ruang_pena(
    surat: Surat, cara: str, *, berpena: bool
) -> None:
    """Where no pen may come, the block says what stands for it instead of an empty space."""
    JenisSurat.objects.update(cara_sah=cara)
    isi = render_to_string("cetak/layanan/surat.html", data_surat(surat_lengkap(surat.pk)))
    assert ("SEGEL ELEKTRONIK DESA" in isi) == (not berpena)
