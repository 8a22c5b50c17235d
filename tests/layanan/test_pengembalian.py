"""A paid request that is cancelled: the treasurer gives the whole fee back with a numbered, frozen slip."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.models import Naskah
from layanan.alur import pengembalian as alur
from layanan.alur.biaya import catat_pembayaran
from layanan.alur.pengembalian import catat_pengembalian
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.kueri.biaya import harus_dikembalikan
from layanan.models import Layanan, Pembayaran, Pengembalian, Permohonan
from tests.dasar.alat import klien_meja
from tests.layanan.conftest import pdf_kecil
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
ISI = {"penerima": "Siti Aminah", "alasan": "tidak jadi pindah"}


@pytest.fixture
def batal(
    petugas: Pengguna, bendahara: Pengguna, berbiaya: Layanan, tanpa_cetak: list[int]
) -> Callable[[], Pembayaran]:
    """A request that was paid and then cancelled."""

    def buat() -> Pembayaran:
        satu = pabrik.permohonan(berbiaya, petugas)
        bayar = catat_pembayaran(satu, pelaku=bendahara)
        satu.refresh_from_db()
        ALUR_PERMOHONAN.jalankan(satu, "batalkan", pelaku=petugas, alasan="pindah rumah")
        return bayar

    return buat


@pytest.mark.syarat("R082", "R083")
def test_refund_is_numbered_frozen_and_signed_by_both(
    batal: Callable[[], Pembayaran], bendahara: Pengguna, petugas: Pengguna
) -> None:
    bayar, klien = batal(), klien_meja(bendahara)
    assert "Harus dikembalikan" in klien.get("/kantor/").content.decode()
    alamat = f"/kantor/pembayaran/{bayar.pk}/kembalikan/"
    assert alamat in klien.get("/kantor/pembayaran/").content.decode()
    assert 'value="Siti Aminah"' in klien.get(alamat).content.decode()
    rinci, status = f"/kantor/permohonan/{bayar.permohonan_id}/", f"/s/{bayar.permohonan.kunjungan.kode}/"
    assert "diambil kembali di bendahara desa" in Client().get(status).content.decode()
    assert "Belum dikembalikan" in klien_meja(petugas).get(rinci).content.decode()
    assert klien.post(alamat, ISI).status_code == 302
    kembali = Pengembalian.objects.get()
    assert (kembali.naskah.nomor, kembali.jumlah, kembali.naskah.status) == ("TK/1/2026", 12_500, "beku")
    assert not harus_dikembalikan().exists()
    pertama = klien.get(f"/kantor/pembayaran/{bayar.pk}/pengembalian.pdf").content
    with pdfplumber.open(io.BytesIO(pertama)) as pdf:
        assert len(pdf.pages) == 1
        teks = " ".join(pdf.pages[0].extract_text().split())
    for kata in ("PENGEMBALIAN BIAYA", "Nomor : TK/1/2026", "Rp12.500,00", "dua belas ribu lima ratus rupiah",
                 "TB/1/2026", "tidak jadi pindah", "Siti Aminah", "Sri Wahyuni"):  # fmt: skip
        assert kata in teks
    assert klien.get(f"/kantor/pembayaran/{bayar.pk}/pengembalian.pdf").content == pertama
    isi = klien.get("/kantor/pembayaran/").content.decode()
    assert ("Dikembalikan pada hari itu" in isi, "Harus dikembalikan" in isi) == (True, False)
    assert "Sudah dikembalikan" in klien_meja(petugas).get(rinci).content.decode()
    assert "diambil kembali" not in Client().get(status).content.decode()
    assert klien.get(alamat)["Location"] == "/kantor/pembayaran/"  # another tab, or Back
    assert Jejak.objects.filter(perbuatan="kembalikan", jenis="layanan.pengembalian").count() == 1


def test_failed_print_keeps_one_number_and_stays_listed(
    batal: Callable[[], Pembayaran], bendahara: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_kembali: Pengembalian) -> bytes:
        raise CetakGagal("Mesin cetak penuh.")

    bayar, klien = batal(), klien_meja(bendahara)
    alamat = f"/kantor/pembayaran/{bayar.pk}/kembalikan/"
    monkeypatch.setattr(alur, "cetak_tanda_kembali", gagal)
    assert "tetapi tanda buktinya belum jadi. Mesin" in klien.post(alamat, ISI).content.decode()
    assert list(harus_dikembalikan()) == [bayar]
    assert "Tinggal membuat tanda buktinya." in klien.get(alamat).content.decode()
    monkeypatch.setattr(alur, "cetak_tanda_kembali", lambda _kembali: pdf_kecil(410))
    pertama = catat_pengembalian(bayar, pelaku=bendahara, **ISI)
    lagi = catat_pengembalian(bayar, pelaku=bendahara, penerima="Lain", alasan="lain")
    assert (pertama.pk, lagi.penerima) == (lagi.pk, "Siti Aminah")
    assert Naskah.objects.filter(seri="pengembalian").count() == 1


def test_only_the_treasurer_and_only_what_was_cancelled(
    batal: Callable[[], Pembayaran], petugas: Pengguna, bendahara: Pengguna, berbiaya: Layanan
) -> None:
    bayar = batal()
    for peran in set(Peran) - {Peran.BENDAHARA}:
        with pytest.raises(TidakBerwenang, match="hanya dikembalikan bendahara"):
            catat_pengembalian(bayar, pelaku=dasar.pengguna("Lain", peran), **ISI)
    with pytest.raises(Ditolak, match="Tulis siapa yang menerima"):
        catat_pengembalian(bayar, pelaku=bendahara, penerima="  ", alasan="x")
    jalan = catat_pembayaran(pabrik.permohonan(berbiaya, petugas), pelaku=bendahara)
    with pytest.raises(SudahBerubah, match="tidak dibatalkan"):
        catat_pengembalian(jalan, pelaku=bendahara, **ISI)
    jawab = klien_meja(bendahara).post(f"/kantor/pembayaran/{bayar.pk}/kembalikan/", {})
    for kata in ("Tulis nama orang yang menerima uangnya.", "Tulis mengapa uangnya dikembalikan."):
        assert kata in jawab.content.decode()
    assert not Pengembalian.objects.exists()


def test_refund_row_stands_as_it_was_written(
    batal: Callable[[], Pembayaran], bendahara: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alur, "cetak_tanda_kembali", lambda _kembali: pdf_kecil(410))
    satu = catat_pengembalian(batal(), pelaku=bendahara, **ISI)
    with pytest.raises(IntegrityError, match="pengembalian_tidak_diubah"), transaction.atomic():
        Pengembalian.objects.update(jumlah=1)
    with pytest.raises(IntegrityError, match="pengembalian_tidak_dihapus"), transaction.atomic():
        Pengembalian.objects.all().delete()
    for kolom, isi, nama in (
        ("jumlah", 0, "pengembalian_ada_jumlah"),
        ("alasan", "", "pengembalian_beralasan"),
    ):
        baru = Pengembalian.objects.get(pk=satu.pk)
        baru.pk, baru._state.adding = None, True
        setattr(baru, kolom, isi)
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            baru.save()


@pytest.mark.parametrize("banyak", [1, 3])
def test_list_of_refunds_needs_a_fixed_number_of_queries(
    banyak: int, batal: Callable[[], Pembayaran], bendahara: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alur, "cetak_tanda_kembali", lambda _kembali: pdf_kecil(410))
    for _ in range(banyak):
        catat_pengembalian(batal(), pelaku=bendahara, **ISI)
        batal()
    klien = klien_meja(bendahara)
    klien.get("/kantor/pembayaran/")
    with CaptureQueriesContext(connection) as kueri:
        klien.get("/kantor/pembayaran/")
    uang = [q for q in kueri if "layanan_pe" in q["sql"]]
    assert len(uang) == 4
    assert Permohonan.objects.filter(tahap="batal").count() == 2 * banyak
