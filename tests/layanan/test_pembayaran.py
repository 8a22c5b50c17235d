"""Fees: the desk sends people to the treasurer, who alone records; without a receipt nothing goes on."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arsip.aturan import SERI_TANDA_BUKTI
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, Penghitung
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.models import Naskah
from kepegawaian.alur import tugaskan
from kepegawaian.models import Pegawai, SKPenugasan
from layanan.alur import biaya as alur_biaya
from layanan.alur.biaya import catat_pembayaran
from layanan.alur.permohonan import ALUR_PERMOHONAN, perbarui_berkas
from layanan.alur.standar import berlakukan_standar, salin_standar
from layanan.kueri.biaya import tertahan_biaya
from layanan.models import Layanan, Pembayaran, Permohonan, RincianBiaya
from tests.dasar.alat import klien_meja
from tests.layanan.conftest import pdf_kecil
from tests.pabrik import biaya as pabrik_biaya
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable

    import time_machine

pytestmark = pytest.mark.django_db


@pytest.fixture
def bendahara(kantor: None) -> Pengguna:
    return pabrik_biaya.bendahara()


@pytest.fixture
def berbiaya(kantor: None) -> Layanan:
    """A service of Rp12.500 in two parts."""
    return pabrik_biaya.layanan_berbiaya()


@pytest.fixture
def menunggu(petugas: Pengguna, berbiaya: Layanan) -> Permohonan:
    """A request whose file is complete and whose fee is not paid."""
    return pabrik.permohonan(berbiaya, petugas)


@pytest.fixture
def tanpa_cetak(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Receipts without the print machine; gives which payments were printed."""
    dicetak: list[int] = []

    def cetak(bayar: Pembayaran) -> bytes:
        dicetak.append(bayar.pk)
        return pdf_kecil(400 + len(dicetak))

    monkeypatch.setattr(alur_biaya, "cetak_tanda_bukti", cetak)
    return dicetak


def _teks(isi: bytes) -> str:
    with pdfplumber.open(io.BytesIO(isi)) as pdf:
        assert len(pdf.pages) == 1
        return " ".join(pdf.pages[0].extract_text().split())


# The gate


@pytest.mark.syarat("R081", "R083")
def test_unpaid_request_stays_at_the_beginning(menunggu: Permohonan, petugas: Pengguna) -> None:
    assert (menunggu.tahap, menunggu.jatuh_tempo, tertahan_biaya(menunggu)) == ("pendaftaran", None, True)
    assert perbarui_berkas(menunggu, {}, pelaku=petugas).tahap == "pendaftaran"
    with pytest.raises(Ditolak, match=r"Biaya Rp12\.500,00 belum dibayar\. Warga membayar di bendahara"):
        ALUR_PERMOHONAN.jalankan(menunggu, "lengkapi", pelaku=petugas)


@pytest.mark.syarat("R082", "R083")
def test_payment_numbers_and_freezes_a_receipt_and_starts_the_clock(
    menunggu: Permohonan, bendahara: Pengguna, tanpa_cetak: list[int]
) -> None:
    bayar = catat_pembayaran(menunggu, pelaku=bendahara)
    assert (bayar.naskah.nomor, bayar.jumlah, str(bayar.dicatat_oleh)) == ("TB/1/2026", 12_500, "Sri Wahyuni")
    naskah, isi = Naskah.objects.get(), Naskah.objects.get().isi_terakhir
    assert isi is not None
    assert (naskah.jenis, naskah.status, tanpa_cetak) == ("tanda_bukti", "beku", [bayar.pk])
    menunggu.refresh_from_db()
    assert (menunggu.tahap, menunggu.jatuh_tempo) == ("proses", dasar.pukul(9, 30))
    assert Jejak.objects.filter(perbuatan="terima", jenis="layanan.pembayaran").count() == 1


def test_paid_twice_is_one_payment(menunggu: Permohonan, bendahara: Pengguna, tanpa_cetak: list[int]) -> None:
    pertama = catat_pembayaran(menunggu, pelaku=bendahara)
    kedua = catat_pembayaran(
        menunggu, pelaku=pabrik_biaya.bendahara("Nur Aini"), lewat="bank", bukti_bank="7"
    )
    assert (pertama.pk, Pembayaran.objects.count(), tanpa_cetak) == (kedua.pk, 1, [pertama.pk])
    assert Penghitung.objects.get(seri=SERI_TANDA_BUKTI).terakhir == 1


def test_payment_before_the_last_paper_waits_for_the_paper(
    petugas: Pengguna, berbiaya: Layanan, bendahara: Pengguna, tanpa_cetak: list[int]
) -> None:
    satu = pabrik.permohonan(berbiaya, petugas, lengkap=False)
    catat_pembayaran(satu, pelaku=bendahara)
    satu.refresh_from_db()
    assert satu.tahap == "pendaftaran"
    syarat = berbiaya.standar.get().persyaratan.get()
    assert perbarui_berkas(satu, {syarat.pk: "ada"}, pelaku=petugas).tahap == "proses"


def test_failed_print_keeps_one_number_and_opens_nothing(
    menunggu: Permohonan, bendahara: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_bayar: Pembayaran) -> bytes:
        raise CetakGagal("Mesin cetak penuh. Coba lagi.")

    monkeypatch.setattr(alur_biaya, "cetak_tanda_bukti", gagal)
    alamat = f"/kantor/pembayaran/{menunggu.pk}/"
    jawab = klien_meja(bendahara).post(alamat, {"lewat": "kaur_keuangan"})
    assert (
        "Pembayaran tercatat, tetapi tanda buktinya belum jadi. Mesin cetak penuh." in jawab.content.decode()
    )
    menunggu.refresh_from_db()
    assert (menunggu.tahap, tertahan_biaya(menunggu)) == ("pendaftaran", True)
    assert "Tinggal membuat tanda buktinya." in klien_meja(bendahara).get(alamat).content.decode()
    monkeypatch.setattr(alur_biaya, "cetak_tanda_bukti", lambda _bayar: pdf_kecil(400))
    assert klien_meja(bendahara).post(alamat, {"lewat": "kaur_keuangan"}).status_code == 302
    menunggu.refresh_from_db()
    assert (menunggu.tahap, [n.nomor for n in Naskah.objects.all()]) == ("proses", ["TB/1/2026"])


@pytest.mark.syarat("R082")
@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.BENDAHARA])
def test_nobody_but_the_treasurer_records(menunggu: Permohonan, peran: Peran) -> None:
    with pytest.raises(TidakBerwenang, match=r"Pembayaran hanya dicatat bendahara\."):
        catat_pembayaran(menunggu, pelaku=dasar.pengguna("Lain", peran))
    assert (Pembayaran.objects.count(), Naskah.objects.count()) == (0, 0)


TOLAK: list[tuple[dict[str, Any], str]] = [
    ({"lewat": "bank"}, "Isi nomor bukti setor"),
    ({"bukti_bank": "12"}, "Isi nomor bukti setor"),
    ({"lewat": "loket"}, "Isi nomor bukti setor"),
    ({"terjadi_pada": dasar.pukul(8)}, "harus menyebut sumber kertasnya"),
    ({"terjadi_pada": dasar.pukul(10), "sumber": "buku kas"}, "tidak di masa depan"),
]


@pytest.mark.parametrize(("isi", "kata"), TOLAK)
def test_bad_payment_is_refused_in_words(
    menunggu: Permohonan, bendahara: Pengguna, isi: dict[str, Any], kata: str
) -> None:
    with pytest.raises(Ditolak, match=kata):
        catat_pembayaran(menunggu, pelaku=bendahara, **isi)
    assert Pembayaran.objects.count() == 0


def test_free_or_finished_request_takes_no_money(
    petugas: Pengguna, bendahara: Pengguna, domisili: Layanan, menunggu_lain: Callable[[], Permohonan]
) -> None:
    with pytest.raises(Ditolak, match=r"Layanan ini gratis\. Jangan menerima pembayaran apa pun\."):
        catat_pembayaran(pabrik.permohonan(domisili, petugas), pelaku=bendahara)
    batal = menunggu_lain()
    ALUR_PERMOHONAN.jalankan(batal, "batalkan", pelaku=petugas, alasan="tidak jadi")
    with pytest.raises(SudahBerubah, match="tidak menunggu pembayaran"):
        catat_pembayaran(batal, pelaku=bendahara)


@pytest.fixture
def menunggu_lain(petugas: Pengguna) -> Callable[[], Permohonan]:
    return lambda: pabrik.permohonan(pabrik_biaya.layanan_berbiaya(kode="peta"), petugas)


def test_new_version_without_fee_does_not_touch_running_requests(
    menunggu: Permohonan, petugas: Pengguna, berbiaya: Layanan
) -> None:
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES)
    draf = salin_standar(berbiaya.standar.get(), pelaku=sekdes)
    assert list(draf.rincian_biaya.values_list("jumlah", flat=True)) == [10_000, 2_500]
    draf.rincian_biaya.all().delete()
    with pytest.raises(Ditolak, match=r"Biaya Rp12\.500,00 harus dirinci"):
        berlakukan_standar(draf, pelaku=sekdes)
    draf.biaya = 0
    draf.save()
    berlakukan_standar(draf, pelaku=sekdes)
    menunggu.refresh_from_db()
    assert (tertahan_biaya(menunggu), pabrik.permohonan(berbiaya, petugas).tahap) == (True, "proses")


LANGGAR: dict[str, dict[str, Any]] = {
    "pembayaran_ada_jumlah": {"jumlah": 0},
    "pembayaran_lewat": {"lewat": "bank", "bukti_bank": ""},
    "layanan_pembayaran_susulan_bersumber": {"terjadi_pada": dasar.pukul(8)},
    "permohonan_id|naskah_id": {},  # both are unique; a database names the one it meets first
}


@pytest.mark.parametrize("nama", LANGGAR)
def test_payment_constraints_hold_in_the_database(
    nama: str, menunggu: Permohonan, bendahara: Pengguna, tanpa_cetak: list[int]
) -> None:
    ada = catat_pembayaran(menunggu, pelaku=bendahara)
    ada.pk, ada._state.adding = None, True
    for kolom, isi in LANGGAR[nama].items():
        setattr(ada, kolom, isi)
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        ada.save()


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("rincian_biaya_ada_jumlah", {"jumlah": 0}),
        ("rincian_biaya_berpenetap", {"penetap": ""}),
        ("rincian_biaya_urut_tunggal|rincianbiaya.urut", {"urut": 1}),
    ],
)
def test_fee_row_constraints_hold_in_the_database(nama: str, isi: dict[str, Any], berbiaya: Layanan) -> None:
    baku = {"standar": berbiaya.standar.get(), "urut": 9, "komponen": "Peta", "jumlah": 5, "penetap": "BPD"}
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        RincianBiaya.objects.create(dasar=pabrik_biaya.perdes(), **baku | isi)


def test_payment_row_can_neither_be_changed_nor_deleted(
    menunggu: Permohonan, bendahara: Pengguna, tanpa_cetak: list[int]
) -> None:
    catat_pembayaran(menunggu, pelaku=bendahara)
    with pytest.raises(IntegrityError, match="pembayaran_tidak_diubah"), transaction.atomic():
        Pembayaran.objects.update(jumlah=1)
    with pytest.raises(IntegrityError, match="pembayaran_tidak_dihapus"), transaction.atomic():
        Pembayaran.objects.all().delete()


# Pages


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
    assert len([q for q in kueri if "layanan_permohonan" in q["sql"]]) == 2


@pytest.mark.syarat("R079", "R086")
def test_public_page_shows_parts_basis_and_how_to_pay(berbiaya: Layanan, petugas: Pengguna) -> None:
    _beri_sk(petugas)
    isi = " ".join(Client().get(f"/layanan/{berbiaya.kode}/").content.decode().split())
    for kata in ("Bagian 1", "Rp10.000,00", "Rp2.500,00", "Perdes 1 Tahun 2026", "Kepala Desa", "Cara bayar",
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
