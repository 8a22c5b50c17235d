"""The printed surat tugas."""

import io

import pdfplumber
import pytest

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from kepegawaian import alur
from kepegawaian.alur import buat_surat_tugas
from kepegawaian.models import SKPenugasan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian

pytestmark = pytest.mark.django_db
SENIN = dasar.SENIN


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def sk(sekdes: Pengguna) -> SKPenugasan:
    dewi = kepegawaian.pegawai("staf_pelayanan", "Dewi Ratna", dasar.pengguna("Dewi"))
    peran = [Peran.PETUGAS_DEPAN, Peran.ARSIPARIS]
    return buat_surat_tugas(pegawai=dewi, peran=peran, dari=SENIN, sampai=SENIN, pelaku=sekdes)


@pytest.mark.syarat("R125")
def test_surat_tugas_pdf_menyebut_orang_tugas_dan_masa(sekdes: Pengguna, sk: SKPenugasan) -> None:
    klien = klien_meja(sekdes)
    jawab = klien.get(f"/kantor/surat-tugas/{sk.pk}.pdf")
    assert jawab.headers["Content-Type"] == "application/pdf"
    with pdfplumber.open(io.BytesIO(jawab.content)) as pdf:
        assert len(pdf.pages) == 1
        teks = " ".join(pdf.pages[0].extract_text().split())
    assert "SURAT TUGAS Nomor : ST/1/2026" in teks
    assert "Dewi Ratna" in teks
    assert "Petugas meja depan, Petugas arsip" in teks
    assert "mulai tanggal 23 November 2026 sampai dengan tanggal 23 November 2026" in teks
    assert "Kepala Desa, Ani Lestari" in teks
    assert klien.get(f"/kantor/surat-tugas/{sk.pk}.pdf").content == jawab.content


def test_surat_tugas_pdf_mesin_mati(
    sekdes: Pengguna, sk: SKPenugasan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_sk: SKPenugasan) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    monkeypatch.setattr(alur, "cetak_surat_tugas_baru", gagal)
    jawab = klien_meja(sekdes).get(f"/kantor/surat-tugas/{sk.pk}.pdf", follow=True)
    assert "Mesin cetak penuh. Coba lagi." in jawab.content.decode()


def test_surat_tugas_pdf_ditutup_untuk_yang_lain(kantor: None, sk: SKPenugasan) -> None:
    alamat = f"/kantor/surat-tugas/{sk.pk}.pdf"
    assert klien_meja(dasar.pengguna("Siapa", Peran.PETUGAS_DEPAN)).get(alamat).status_code == 403
    klien = klien_meja(dasar.pengguna("Kades", Peran.KADES))
    assert klien.get("/kantor/surat-tugas/999.pdf").status_code == 404
    assert klien.post(alamat).status_code == 405
