"""Fees on screen and on paper: the desk sends people to the treasurer, whose page lists and records."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.alur import tugaskan
from kepegawaian.models import Pegawai, SKPenugasan
from layanan.alur.biaya import catat_pembayaran
from layanan.models import Layanan, Pembayaran, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import biaya as pabrik_biaya
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

pytestmark = pytest.mark.django_db


def _teks(isi: bytes) -> str:
    with pdfplumber.open(io.BytesIO(isi)) as pdf:
        assert len(pdf.pages) == 1
        return " ".join(pdf.pages[0].extract_text().split())


@pytest.mark.syarat("R081")
def test_desk_has_no_field_for_money(menunggu: Permohonan, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    uang = re.compile(
        r'<input[^>]*name="[^"]*(?:biaya|bayar|jumlah|uang|tarif|rupiah|rp)[^"]*"', re.IGNORECASE
    )
    halaman = ["/kantor/meja/", "/kantor/proses/", f"/kantor/permohonan/{menunggu.pk}/"]
    halaman.append(f"/kantor/pendaftaran/?kunjungan={menunggu.kunjungan_id}")
    for alamat in halaman:
        jawab = klien.get(alamat, follow=True)
        assert (alamat, jawab.status_code, uang.findall(jawab.content.decode())) == (alamat, 200, [])
    isi = klien.get(f"/kantor/permohonan/{menunggu.pk}/").content.decode()
    assert "Menunggu pembayaran <strong>Rp12.500,00</strong> kepada bendahara." in isi
    assert "Pembayaran" in klien.get("/kantor/proses/").content.decode()


@pytest.mark.syarat("R081", "R085")
def test_pay_slip_says_where_to_pay_and_to_whom_to_complain(menunggu: Permohonan, petugas: Pengguna) -> None:
    _beri_sk(petugas)
    for kertas in ("a6", "80mm"):
        jawab = klien_meja(petugas).get(f"/kantor/permohonan/{menunggu.pk}/slip-bayar/{kertas}.pdf")
        teks = _teks(jawab.content)
        assert "Rp12.500,00" in teks
        assert "dua belas ribu lima ratus rupiah" in teks
        assert "Bayar kepada Kaur Keuangan (bendahara desa) atau bank yang ditunjuk." in teks
        assert "Petugas loket tidak menerima uang." in teks
        assert "Budi Santoso, Kepala Seksi Pelayanan (SK Kepala Desa 141/7/2026)" in teks
        assert menunggu.warga.nik is not None
        assert menunggu.warga.nik not in teks


@pytest.mark.parametrize("kertas", ["a6", "80mm"])
def test_pay_slip_with_the_longest_words_stays_one_sheet(kertas: str, petugas: Pengguna) -> None:
    _beri_sk(petugas)
    nama = ("Raden Ayu Siti Nurhaliza Kusumaningrum binti Haji Abdurrahman Wahid Hasyim " * 2)[:100].strip()
    untuk = pabrik_biaya.layanan_berbiaya(*[1_000_000] * 5)
    satu = pabrik.permohonan(untuk, petugas, warga=dasar.warga(nama))
    teks = _teks(klien_meja(petugas).get(f"/kantor/permohonan/{satu.pk}/slip-bayar/{kertas}.pdf").content)
    assert ("Rp5.000.000,00" in teks, "lima juta rupiah" in teks, "Ditarik lebih" in teks) == (
        True,
        True,
        True,
    )


def _beri_sk(orang: Pengguna) -> None:
    """Appoint this officer for complaints, in writing."""
    sk = SKPenugasan.objects.create(
        nomor="141/7/2026", tanggal=date(2026, 1, 2), tentang="Penerima aduan",
        berlaku_dari=date(2026, 1, 2), berlaku_sampai=date(2026, 12, 31),
    )  # fmt: skip
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES)
    tugaskan(sk, [(Pegawai.objects.get(pengguna=orang), Peran.PENGADUAN)], pelaku=sekdes)


@pytest.mark.syarat("R083")
def test_receipt_states_the_exact_amount_in_words(menunggu: Permohonan, bendahara: Pengguna) -> None:
    klien = klien_meja(bendahara)
    data = {"lewat": "bank", "bukti_bank": "BPR 0071"}
    for _ in range(2):  # the second one in another tab
        assert klien.post(f"/kantor/pembayaran/{menunggu.pk}/", data).status_code == 302
    bayar = Pembayaran.objects.get()
    pertama = klien.get(f"/kantor/pembayaran/{bayar.pk}/tanda-bukti.pdf").content
    teks = _teks(pertama)
    for kata in ("TANDA BUKTI PEMBAYARAN", "Nomor : TB/1/2026", "Siti Aminah", "Rp12.500,00",
                 "dua belas ribu lima ratus rupiah", "Bagian 1", "Perdes 1 Tahun 2026", "BPR 0071",
                 "Kepala Urusan Keuangan", "Sri Wahyuni"):  # fmt: skip
        assert kata in teks
    assert klien.get(f"/kantor/pembayaran/{bayar.pk}/tanda-bukti.pdf").content == pertama


@pytest.mark.syarat("R082")
def test_payment_page_lists_who_waits_and_the_days_receipts(
    menunggu: Permohonan, bendahara: Pengguna, tanpa_cetak: list[int], jam: time_machine.Traveller
) -> None:
    klien = klien_meja(bendahara)
    isi = klien.get("/kantor/pembayaran/").content.decode()
    assert f'href="/kantor/pembayaran/{menunggu.pk}/"' in isi
    assert "warga yang belum membayar" in klien.get("/kantor/").content.decode()
    catat_pembayaran(menunggu, pelaku=bendahara)
    isi = klien.get("/kantor/pembayaran/").content.decode()
    assert ("Tidak ada yang menunggu membayar" in isi, "TB/1/2026" in isi) == (True, True)
    assert "<strong>Jumlah Rp12.500,00</strong> dari 1 tanda bukti." in isi
    jam.shift(86_400)
    kemarin = {"hari_0": "23", "hari_1": "11", "hari_2": "2026"}
    klien = klien_meja(Pengguna.objects.get(pk=bendahara.pk))
    assert "TB/1/2026" not in klien.get("/kantor/pembayaran/").content.decode()
    assert "TB/1/2026" in klien.get("/kantor/pembayaran/", kemarin).content.decode()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"lewat": "bank"}, "Isi nomor bukti setor dari bank."),
        ({"lewat": "kaur_keuangan", "pukul": "08.00"}, "Sebutkan kertas yang mencatat pembayaran itu."),
        ({"lewat": "kaur_keuangan", "pukul": "10.00", "sumber": "kas"}, "tidak boleh di masa depan."),
        ({"lewat": "kaur_keuangan", "hari_0": "1", "hari_1": "11", "hari_2": "2026"}, "Isi juga pukulnya"),
        ({"lewat": "emas"}, "emas"),
    ],
)
def test_payment_form_says_what_is_wrong_and_keeps_what_was_typed(
    menunggu: Permohonan, bendahara: Pengguna, isi: dict[str, str], kata: str
) -> None:
    jawab = klien_meja(bendahara).post(f"/kantor/pembayaran/{menunggu.pk}/", isi)
    assert (jawab.status_code, kata in jawab.content.decode()) == (200, True)
    assert Pembayaran.objects.count() == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_payment_page_needs_a_fixed_number_of_queries(
    banyak: int, petugas: Pengguna, berbiaya: Layanan, bendahara: Pengguna, tanpa_cetak: list[int]
) -> None:
    for _ in range(banyak):
        pabrik.permohonan(berbiaya, petugas)
        catat_pembayaran(pabrik.permohonan(berbiaya, petugas), pelaku=bendahara)
    klien = klien_meja(bendahara)
    klien.get("/kantor/pembayaran/")
    with CaptureQueriesContext(connection) as kueri:
        klien.get("/kantor/pembayaran/")
    assert len([q for q in kueri if "layanan_permohonan" in q["sql"]]) == 4


@pytest.mark.syarat("R079", "R086")
def test_public_page_shows_parts_basis_and_how_to_pay(berbiaya: Layanan, petugas: Pengguna) -> None:
    _beri_sk(petugas)
    isi = " ".join(Client().get(f"/layanan/{berbiaya.kode}/").content.decode().split())
    for kata in ("Bagian 1", "Rp10.000,00", "Rp2.500,00", "Perdes 1 Tahun 2026", "Kepala Desa",
                 "Biaya dan cara bayar", "Pembayaran diterima bendahara desa, dengan tanda bukti.",
                 "Ditarik lebih dari ini? Laporkan kepada Budi Santoso"):  # fmt: skip
        assert kata in isi


def test_status_page_tells_the_villager_to_pay(menunggu: Permohonan) -> None:
    isi = Client().get(f"/s/{menunggu.kunjungan.kode}/").content.decode()
    assert "menunggu pembayaran" in isi
    assert "Bayar kepada bendahara desa atau bank, bukan di loket." in isi


def test_receipt_of_files_says_that_it_is_not_paid(menunggu: Permohonan, petugas: Pengguna) -> None:
    isi = klien_meja(petugas).get(f"/kantor/permohonan/{menunggu.pk}/tanda-terima.pdf").content
    teks = _teks(isi)
    assert "WAKTU BELUM BERJALAN: BELUM DIBAYAR" in teks
    assert "Rp12.500,00, dibayar di Kaur Keuangan" in teks


def test_payment_page_says_of_a_day_that_is_in_no_calendar(
    menunggu: Permohonan, bendahara: Pengguna, tanpa_cetak: list[int]
) -> None:
    catat_pembayaran(menunggu, pelaku=bendahara)
    klien = klien_meja(bendahara)
    for alamat in ("?hari_0=99&hari_1=99&hari_2=2026", "?hari_0=99/99/2026", "?hari=99/99/2026"):
        isi = klien.get(f"/kantor/pembayaran/{alamat}").content.decode()
        assert ("Tanggal 99-99-2026 tidak ada di kalender." in isi, "TB/1/2026" in isi) == (True, False)
