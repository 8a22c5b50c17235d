"""Copies of a letter: from the frozen bytes, marked on every page, counted, recognised."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from django.test import Client
from pypdfium2 import PdfDocument

from arsip.alur_salinan import buat_salinan
from arsip.keaslian import periksa_keaslian
from arsip.models import Salinan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.peran import Peran
from bungah.naskah.lembar import baca, banyak_halaman, tandai_salinan
from bungah.naskah.models import Naskah
from tests.dasar.alat import klien_meja
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai


def pdf(halaman: int = 2) -> bytes:
    dokumen, hasil = PdfDocument.new(), io.BytesIO()
    for _ in range(halaman):
        dokumen.new_page(609, 935)
    dokumen.save(hasil)
    dokumen.close()
    return hasil.getvalue()


@pytest.fixture
def surat(penulis: Pengguna, penanda: Pegawai) -> SuratKeluar:
    return pabrik.surat_terbit(penulis, penanda_tangan=penanda, isi=pdf())


def test_salinan_is_marked_counted_and_recognised(surat: SuratKeluar, penulis: Pengguna) -> None:
    satu, isi = buat_salinan(surat, lembar=3, untuk="bank (cabang Gresik)", pelaku=penulis)
    assert (satu.urut, satu.lembar, satu.sha256) == (1, 3, hashlib.sha256(isi).hexdigest())
    assert banyak_halaman(isi) == 2
    kata = " ".join(baca(isi))
    assert kata.count("SALINAN ke-1 (3 lembar)") == 2  # both pages
    assert "sesuai berkas asli nomor 400.12.2.1/1/35.25.12.2012/XI/2026 tanggal 23 November 2026" in kata
    assert "untuk: bank (cabang Gresik)." in kata
    dua, _ = buat_salinan(surat, lembar=1, untuk="sekolah", pelaku=penulis)
    assert dua.urut == 2
    lagi = buat_salinan(surat, lembar=3, untuk="bank (cabang Gresik)", pelaku=penulis)
    assert lagi == (satu, isi)  # a button pressed twice
    jawab = Client().post(f"/cek/{surat.naskah.kode}/berkas/", {"sidik_berkas": satu.sha256})
    assert "Ini salinan ke-1" in jawab.content.decode()
    assert periksa_keaslian() == []


def test_stamp_of_wide_letters_stays_on_the_sheet(surat: SuratKeluar, penulis: Pengguna) -> None:
    _, isi = buat_salinan(surat, lembar=20, untuk="W" * 80, pelaku=penulis)
    with pdfplumber.open(io.BytesIO(isi)) as dokumen:
        halaman = dokumen.pages[0]
        assert max(float(satu["x1"]) for satu in halaman.chars) <= float(halaman.width) - 30


def test_salinan_leaves_the_original_alone(surat: SuratKeluar, penulis: Pengguna) -> None:
    sebelum = bytes(surat.naskah.isi.get().isi)
    _, isi = buat_salinan(surat, lembar=1, untuk="bank", pelaku=penulis)
    assert bytes(surat.naskah.isi.get().isi) == sebelum != isi


def test_salinan_of_a_letter_out_of_force_is_refused(
    surat: SuratKeluar, penulis: Pengguna, penanda: Pegawai
) -> None:
    lain = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    Naskah.objects.filter(pk=surat.naskah_id).update(diganti_oleh=lain.naskah)
    with pytest.raises(Ditolak, match="sudah diganti"):
        buat_salinan(surat, lembar=1, untuk="bank", pelaku=penulis)
    dicabut = pabrik.surat_terbit(penulis, penanda_tangan=penanda, isi=pdf())
    SuratKeluar.objects.filter(pk=dicabut.pk).update(status="dicabut", alasan="x")
    with pytest.raises(Ditolak, match="Keadaan surat ini: dicabut"):
        buat_salinan(dicabut, lembar=1, untuk="bank", pelaku=penulis)
    jawab = klien_meja(penulis).get(f"/kantor/surat/{dicabut.pk}/salinan/", follow=True)
    assert "Keadaan surat ini: dicabut." in jawab.content.decode()
    assert Salinan.objects.count() == 0


def test_salinan_needs_role_and_purpose(surat: SuratKeluar, penulis: Pengguna, kades: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        buat_salinan(surat, lembar=1, untuk="bank", pelaku=kades)
    with pytest.raises(Ditolak, match="untuk apa atau siapa"):
        buat_salinan(surat, lembar=1, untuk=" ", pelaku=penulis)


def test_salinan_made_twice_at_one_moment_counts_right(
    surat: SuratKeluar, penulis: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disela(isi: bytes, baris: list[str]) -> bytes:
        monkeypatch.setattr("arsip.alur_salinan.tandai_salinan", tandai_salinan)
        buat_salinan(surat, lembar=1, untuk="sekolah", pelaku=penulis)
        return tandai_salinan(isi, baris)

    monkeypatch.setattr("arsip.alur_salinan.tandai_salinan", disela)
    with pytest.raises(SudahBerubah, match="Coba sekali lagi"):
        buat_salinan(surat, lembar=1, untuk="bank", pelaku=penulis)
    assert [s.untuk for s in Salinan.objects.all()] == ["sekolah"]


@pytest.mark.parametrize(
    ("lembar", "untuk", "kalimat"),
    [
        ("0", "bank", "Paling sedikit 1 lembar."),
        ("21", "bank", "Paling banyak 20 lembar."),
        ("dua", "bank", "Tulis angka, misalnya 2."),
        ("1", "", "Tulis salinan ini untuk apa atau siapa."),
    ],
)
def test_salinan_bad_input_is_a_sentence(
    lembar: str, untuk: str, kalimat: str, surat: SuratKeluar, penulis: Pengguna
) -> None:
    jawab = klien_meja(penulis).post(f"/kantor/surat/{surat.pk}/salinan/", {"lembar": lembar, "untuk": untuk})
    assert jawab.status_code == 400
    assert kalimat.casefold() in jawab.content.decode().casefold()
    assert Salinan.objects.count() == 0


def test_salinan_page_gives_the_file_and_the_book_counts_it(surat: SuratKeluar, penulis: Pengguna) -> None:
    klien = klien_meja(dasar.pengguna("Citra", Peran.ARSIPARIS))
    assert "Belum pernah disalin." in klien.get(f"/kantor/surat/{surat.pk}/salinan/").content.decode()
    jawab = klien.post(f"/kantor/surat/{surat.pk}/salinan/", {"lembar": "٢", "untuk": "bank"})
    assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/pdf")
    assert Salinan.objects.get().lembar == 2
    isi = klien.get(f"/kantor/surat/{surat.pk}/").content.decode()
    assert "Ke-1, 2 lembar, 23 November 2026 oleh Citra, untuk bank" in isi
