"""The guest book: few keys at the desk, one queue, a register, paper afterwards, no name on a screen."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pdfplumber
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, Perangkat
from bungah.dasar.nilai import Rentang
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.alur.tamu import IsianTamu, catat_tamu, perbarui_tamu
from layanan.cetak.tamu import cetak_buku_tamu
from layanan.kueri.tamu import buku_tamu, halaman_tamu
from layanan.models import Kunjungan, TamuDinas
from tests.dasar.alat import klien_meja, perangkat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from uuid import UUID

    import time_machine

    from layanan.models import Layanan

BARU, BUKU = "/kantor/buku-tamu/baru/", "/kantor/buku-tamu/"
SATU_TANGGAL = [f"{ujung}_{n}" for ujung in ("dari", "sampai") for n in range(3)]
ISI = {
    "nama": "Rahmat Hidayat",
    "instansi": "Dinas PMD Gresik",
    "keperluan": "Monitoring dana desa",
    "menemui": "Kepala Desa",
}


def tamu(pelaku: Pengguna, *, kunci: UUID | None = None, **isi: Any) -> TamuDinas:
    lain = {n: isi.pop(n) for n in ("kunjungan", "saat", "sumber") if n in isi}
    return catat_tamu(IsianTamu(**ISI | isi), kunci=kunci or uuid4(), pelaku=pelaku, **lain)


def kirim(klien: Any, **isi: str) -> Any:
    return klien.post(BARU, {"kunci": str(uuid4()), **ISI, **isi})


def test_guest_runs_through_the_same_queue(petugas: Pengguna, domisili: Layanan) -> None:
    warga = pabrik.kunjungan()
    klien = klien_meja(petugas)
    jawab = kirim(klien, telepon="0812 3456 7890")
    satu = TamuDinas.objects.get()
    assert jawab["Location"] == f"/kantor/karcis/{satu.kunjungan_id}/"
    assert (satu.kunjungan.nomor, satu.kunjungan.status, satu.telepon) == (
        "T-001",
        "tunggu",
        "+6281234567890",
    )
    jaga_loket(pabrik.loket(), pelaku=petugas)
    assert panggil_berikut(pelaku=petugas) == warga  # who came first is called first
    ALUR_KUNJUNGAN.jalankan(warga, "selesai", pelaku=petugas)
    assert panggil_berikut(pelaku=petugas) == satu.kunjungan
    html = klien.get("/kantor/meja/").content.decode()
    assert "Tamu dinas: <strong>Rahmat Hidayat</strong>" in html
    klien.post(f"/kantor/kunjungan/{satu.kunjungan_id}/selesai/")
    satu.kunjungan.refresh_from_db()
    assert satu.kunjungan.status == "selesai"


def test_same_form_twice_is_one_guest(petugas: Pengguna) -> None:
    klien, kunci = klien_meja(petugas), str(uuid4())
    assert {kirim(klien, kunci=kunci).status_code for _ in range(2)} == {302}
    assert (TamuDinas.objects.count(), Kunjungan.objects.count()) == (1, 1)


def test_word_in_the_box_opens_the_book(petugas: Pengguna) -> None:
    html = klien_meja(petugas).post("/kantor/meja/", {"cari": "tamu Rahmat Hidayat"}).content.decode()
    assert "<h1>Tamu dinas</h1>" in html
    assert 'value="Rahmat Hidayat"' in html
    assert re.search(r'name="instansi"[^>]*autofocus', html)


def test_desk_offers_it_for_the_visit_at_hand(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    satu = panggil_berikut(pelaku=petugas)
    assert satu is not None
    klien = klien_meja(petugas)
    ke = f"{BARU}?kunjungan={satu.pk}"
    html = klien.get("/kantor/meja/").content.decode()
    assert f'href="{ke}"' in html
    assert html.count('data-kunci="Alt+7"') == 1
    assert f'name="kunjungan" value="{satu.pk}"' in klien.get(ke).content.decode()
    assert kirim(klien, kunjungan=str(satu.pk))["Location"] == "/kantor/meja/"
    baris = TamuDinas.objects.get()
    assert (baris.kunjungan, baris.susulan) == (satu, False)
    assert klien.get(ke)["Location"] == f"{BUKU}{baris.pk}/"  # a second look corrects the first


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"nama": ""}, "Isi nama tamu"),
        ({"instansi": " "}, "Isi instansi"),
        ({"telepon": "12"}, "Nomor"),
        ({"pukul": "8.15"}, "Tulis disalin dari mana"),
        ({"sumber": "buku"}, "Isi juga pukulnya"),
        ({"pukul": "25.00", "sumber": "buku"}, "misalnya 9.15"),
        ({"pukul": "14.00", "sumber": "buku"}, "Jam ini belum lewat"),
        ({"hari_0": "31", "hari_1": "2", "hari_2": "2026", "pukul": "9.00", "sumber": "x"}, "kalender"),
        ({"kunci": "x"}, "Muat ulang"),
        ({"nama": "\0\u200b"}, "Isi nama"),
    ],
)
def test_bad_input_says_what_to_mend_and_keeps_the_words(
    petugas: Pengguna, isi: dict[str, str], kata: str
) -> None:
    jawab = kirim(klien_meja(petugas), **isi)
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert "Monitoring dana desa" in jawab.content.decode()
    assert not TamuDinas.objects.exists()


def test_closed_office_receives_a_guest_with_a_reason(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    jam.move_to(dasar.pukul(17))
    klien = klien_meja(petugas)
    assert "Kantor sedang tutup" in kirim(klien).content.decode()
    assert kirim(klien, alasan_luar_jam="Rapat malam").status_code == 302
    assert Kunjungan.objects.get().alasan_luar_jam == "Rapat malam"


def test_line_of_the_paper_book_joins_no_queue(petugas: Pengguna) -> None:
    isi = {"hari_0": "20", "hari_1": "11", "hari_2": "2026", "pukul": "9.15", "sumber": "Buku tamu kertas"}
    assert kirim(klien_meja(petugas), **isi)["Location"] == BUKU
    satu = TamuDinas.objects.select_related("kunjungan").get()
    assert (satu.susulan, satu.sumber_kertas) == (True, "Buku tamu kertas")
    kunjungan = satu.kunjungan
    assert (kunjungan.status, kunjungan.dipanggil_pada, str(kunjungan.hari)) == (
        "selesai",
        None,
        "2026-11-20",
    )
    assert satu.terjadi_pada == kunjungan.terjadi_pada == dasar.pukul(9, 15, hari=kunjungan.hari)


def test_number_that_is_over_takes_no_guest(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    satu = pabrik.kunjungan()
    tamu(petugas, kunjungan=satu)
    with pytest.raises(SudahBerubah, match="sudah tercatat"):
        tamu(petugas, kunjungan=satu)
    lain = pabrik.kunjungan()
    jam.shift(86400)
    jawab = kirim(klien_meja(petugas), kunjungan=str(lain.pk))
    assert "dari hari lain" in jawab.content.decode()
    assert klien_meja(petugas).get(f"{BARU}?kunjungan=999999").status_code == 404


def test_only_the_desk_writes_into_the_book(petugas: Pengguna, kades: Pengguna) -> None:
    satu = tamu(petugas)
    with pytest.raises(TidakBerwenang):
        tamu(kades)
    with pytest.raises(TidakBerwenang):
        perbarui_tamu(satu, IsianTamu(**ISI), pelaku=kades)


def test_correction_stands_in_the_trail_without_words(petugas: Pengguna) -> None:
    satu = tamu(petugas)
    klien = klien_meja(petugas)
    assert klien.post(f"{BUKU}{satu.pk}/", {**ISI, "nama": ""}).status_code == 400
    assert klien.post(f"{BUKU}{satu.pk}/", {**ISI, "nama": "Rahmad Hidayat"})["Location"] == BUKU
    satu.refresh_from_db()
    assert satu.nama == "Rahmad Hidayat"
    jejak = Jejak.objects.filter(jenis="layanan.tamudinas").order_by("urut")
    assert [(j.perbuatan, j.rinci) for j in jejak] == [
        ("catat_tamu", {"kunjungan": satu.kunjungan_id}),
        ("perbarui", {"kolom": ["nama"]}),
    ]


def test_screen_never_names_a_guest(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    tamu(petugas)
    tamu(petugas, nama="Sulastri")
    panggil_berikut(pelaku=petugas)
    klien = Client()
    perangkat(klien, Perangkat.Jenis.LAYAR)
    for alamat in ("/layar/", "/layar/sederhana/", "/layar/kabar/", "/antrean/", "/"):
        html = klien.get(alamat).content.decode()
        assert not [kata for kata in ("Rahmat", "Sulastri", "PMD") if kata in html], alamat
    assert "T-002" in klien.get("/layar/").content.decode()


# The register


def test_book_by_day_and_words(petugas: Pengguna, kades: Pengguna, jam: time_machine.Traveller) -> None:
    tamu(petugas, telepon="+6281234567890")
    tamu(petugas, nama="Sulastri", instansi="Puskesmas", saat=dasar.pukul(8), sumber="Buku kertas")
    jam.shift(86400)
    klien = klien_meja(kades)
    html = klien.get(BUKU).content.decode()
    assert html.index("Rahmat") < html.index("Sulastri")  # the latest guest first, by the true time
    assert "Buku kertas" in html
    assert "0812" not in html  # the telephone is the desk's
    assert "0812-3456-7890" in klien_meja(petugas).get(BUKU).content.decode()
    html = klien.get(BUKU, {"cari": "puskes sulas"}).content.decode()
    assert ("Sulastri" in html, "Rahmat" in html) == (True, False)
    hari_ini = {"dari_0": "24", "dari_1": "11", "dari_2": "2026"}
    assert "Tidak ada tamu dinas" in klien.get(BUKU, hari_ini).content.decode()


@pytest.mark.parametrize(
    "isi",
    [
        {
            "dari_0": "24",
            "dari_1": "11",
            "dari_2": "2026",
            "sampai_0": "1",
            "sampai_1": "1",
            "sampai_2": "2026",
        },
        {"dari_0": "1", "dari_1": "1", "dari_2": "2020"},
        {"dari_0": "x"},
    ],
)
def test_book_refuses_impossible_days(petugas: Pengguna, isi: dict[str, str]) -> None:
    klien = klien_meja(petugas)
    assert klien.get(BUKU, isi).status_code == 400
    for akhir in ("csv", "pdf"):
        assert klien.get(f"/kantor/buku-tamu.{akhir}", isi).status_code == 302


def test_book_costs_the_same_for_many(petugas: Pengguna) -> None:
    klien, banyak = klien_meja(petugas), []
    klien.get(BUKU)
    for tambah in (1, 2):
        for _ in range(tambah):
            tamu(petugas)
        with CaptureQueriesContext(connection) as kueri:
            assert "Rahmat" in klien.get(BUKU).content.decode()
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]


def test_long_book_turns_its_pages(petugas: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layanan.kueri.tamu.BANYAK", 2)
    semua = [tamu(petugas).pk for _ in range(5)]
    hari = Rentang(dasar.SENIN, dasar.SENIN)
    terbaca, lanjut = [], None
    while True:
        halaman = halaman_tamu(buku_tamu(hari), sebelum=lanjut)
        terbaca += [satu.pk for satu in halaman.baris]
        lanjut = halaman.lanjut
        if lanjut is None:
            break
    assert terbaca == semua[::-1]
    assert "sebelum=" in klien_meja(petugas).get(BUKU, {"cari": "pmd"}).content.decode()


def test_file_for_a_spreadsheet(petugas: Pengguna) -> None:
    tamu(petugas, nama="=cmd()", telepon="+6281234567890")
    isi = klien_meja(petugas).get("/kantor/buku-tamu.csv").content.decode("utf-8-sig")
    kepala, baris = list(csv.reader(io.StringIO(isi), delimiter=";"))
    assert (kepala[4], baris[4]) == ("Nama", "'=cmd()")
    assert "8123456" not in isi


def test_print_on_a4(petugas: Pengguna) -> None:
    tamu(petugas)
    hari = Rentang(dasar.SENIN, dasar.SENIN)
    with pdfplumber.open(io.BytesIO(cetak_buku_tamu(list(buku_tamu(hari)), hari))) as dokumen:
        teks = dokumen.pages[0].extract_text()
    assert len(dokumen.pages) == 1
    for kata in ("Buku tamu", "23 November 2026", "Rahmat Hidayat", "Dinas PMD Gresik", "T-001", "Paraf"):
        assert kata in teks


@pytest.mark.parametrize("kolom", ["nama", "instansi", "keperluan", "menemui"])
def test_database_refuses_an_empty_line(petugas: Pengguna, kolom: str) -> None:
    tamu(petugas)
    with pytest.raises(IntegrityError), transaction.atomic():
        TamuDinas.objects.update(**{kolom: ""})
