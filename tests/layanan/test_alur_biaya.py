"""Paying: only the treasurer records, one payment stays one, without its receipt nothing goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from arsip.aturan import SERI_TANDA_BUKTI
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, Penghitung
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.models import Naskah
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

pytestmark = pytest.mark.django_db


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
