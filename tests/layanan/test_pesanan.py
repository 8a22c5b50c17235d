"""Taking a place from home: the quota holds, nobody stands twice, the code becomes a number."""

from __future__ import annotations

import re
import threading
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.aturan import JamHari, Kalender, SusunanMingguan
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.ingatan import lupakan
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Fitur, Jejak, Pengguna, Perangkat
from bungah.dasar.peran import Peran
from layanan.alur.pesanan import ALUR_PESANAN, SesiPenuh, datang, hanguskan_lewat, pesan_tempat
from layanan.aturan.pesanan import Sesi, pilihan_sesi
from layanan.models import IsiSesi, Kunjungan, Layanan, Persyaratan, Pesanan, SesiDaftar
from tests.dasar.alat import klien_meja, perangkat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

SENIN = dasar.SENIN
SELASA = SENIN + timedelta(days=1)


def sesi(kuota: int = 2, **isi: Any) -> SesiDaftar:
    baku = {"kelompok": pabrik.kelompok(), "nama": "Pagi", "mulai": time(8), "selesai": time(11)}
    return SesiDaftar.objects.create(kuota=kuota, **baku | isi)


def pesan(layanan: Layanan, satu: SesiDaftar, hari: date = SENIN, **isi: Any) -> Pesanan:
    baku: dict[str, Any] = {"nama": "S. A.", "telepon": "", "siap": [], "kunci": uuid4()}
    return pesan_tempat(layanan=layanan, sesi=satu.pk, hari=hari.isoformat(), **baku | isi)


@pytest.fixture
def menyala(kantor: None) -> None:
    Fitur.objects.create(kode=Fitur.Kode.DAFTAR_RUMAH, menyala=True)


# Rules


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.times(),
    st.lists(st.tuples(st.integers(0, 23), st.integers(1, 9), st.none() | st.integers(0, 6)), max_size=4),
)
def test_only_sessions_that_can_still_be_used_are_offered(
    hari: date, jam: time, isi: list[tuple[int, int, int | None]]
) -> None:
    saat = dasar.pukul(jam.hour, jam.minute, hari=hari)
    daftar = [
        Sesi(n, "x", time(awal), time(min(awal + lama, 23), 59), 5, pekan)
        for n, (awal, lama, pekan) in enumerate(isi)
    ]
    kalender = Kalender([SusunanMingguan({n: JamHari(time(8), time(15)) for n in range(5)})])
    hasil = pilihan_sesi(daftar, {(0, hari): 99}, kalender, saat)
    assert [(p.hari, p.sesi.mulai) for p in hasil] == sorted((p.hari, p.sesi.mulai) for p in hasil)
    for p in hasil:
        assert p.berakhir - saat >= timedelta(minutes=30)
        assert p.hari.weekday() < 5
        assert p.sesi.hari in {None, p.hari.weekday()}
        assert p.sisa == (0 if (p.sesi.id, p.hari) == (0, hari) else 5)
        assert p.sesi.mulai < time(15)


# Taking a place


def test_same_key_is_the_same_place(domisili: Layanan) -> None:
    satu, kunci = sesi(), uuid4()
    assert pesan(domisili, satu, kunci=kunci) == pesan(domisili, satu, kunci=kunci)
    assert IsiSesi.objects.get().terisi == 1


def test_quota_is_never_passed_and_a_returned_place_is_free_again(domisili: Layanan) -> None:
    satu = sesi(kuota=2)
    pertama = pesan(domisili, satu)
    pesan(domisili, satu)
    with pytest.raises(SesiPenuh, match="penuh"):
        pesan(domisili, satu)
    pesan(domisili, satu, SELASA)  # another day has its own places
    ALUR_PESANAN.jalankan(pertama, "batalkan", pelaku=None)
    pesan(domisili, satu)
    assert IsiSesi.objects.get(hari=SENIN).terisi == 2


def test_one_phone_stands_once_for_one_errand(domisili: Layanan) -> None:
    satu = sesi(kuota=9)
    hp: dict[str, Any] = {"telepon": "+6281234567890"}
    lama = pesan(domisili, satu, **hp)
    with pytest.raises(Ditolak, match="keperluan yang sama"):
        pesan(domisili, satu, **hp)
    assert IsiSesi.objects.get().terisi == 1  # the refused one holds no place
    pesan(pabrik.layanan("usaha"), satu, **hp)
    ALUR_PESANAN.jalankan(lama, "batalkan", pelaku=None)
    pesan(domisili, satu, **hp)
    pesan(domisili, satu, SELASA, **hp)
    with pytest.raises(Ditolak, match="sudah punya 3 daftar"):
        pesan(domisili, satu, date(2026, 11, 25), **hp)


@pytest.mark.parametrize("hari", ["2026-11-22", "2026-11-28", "2027-11-23", "x", "2026-13-01"])
def test_day_that_is_not_on_offer_is_refused(domisili: Layanan, hari: str) -> None:
    satu = sesi()
    with pytest.raises(Ditolak, match="tidak dibuka"):
        pesan_tempat(layanan=domisili, sesi=satu.pk, hari=hari, nama="SA", telepon="", siap=[], kunci=uuid4())


def test_session_of_another_group_is_refused(domisili: Layanan) -> None:
    lain = sesi(kelompok=pabrik.kelompok("B"))
    with pytest.raises(Ditolak, match="tidak dibuka"):
        pesan(domisili, lain)


@pytest.mark.django_db(transaction=True)
def test_parallel_claims_take_exactly_the_quota(domisili: Layanan) -> None:
    satu, hasil = sesi(kuota=5), []

    def coba() -> None:
        try:
            hasil.append(pesan(domisili, satu).pk)
        except SesiPenuh:
            hasil.append(0)
        finally:
            connections.close_all()

    utas = [threading.Thread(target=coba) for _ in range(16)]
    for t in utas:
        t.start()
    for t in utas:
        t.join()
    assert len(hasil) == 16
    assert len([pk for pk in hasil if pk]) == Pesanan.objects.count() == IsiSesi.objects.get().terisi == 5
    assert periksa_rantai().rusak is None


def test_trail_holds_no_name_and_no_phone(domisili: Layanan) -> None:
    pesan(domisili, sesi(), nama="Siti Aminah", telepon="+6281234567890")
    baris = Jejak.objects.get(perbuatan="pesan_tempat")
    assert "Siti" not in str(baris.rinci)
    assert "81234567890" not in str(baris.rinci)


# Coming, or not


def test_code_becomes_a_number_by_time_of_arrival(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    dari_rumah = pesan(domisili, sesi())
    jam.move_to(dasar.pukul(9, 10))
    duluan = pabrik.kunjungan()
    jam.move_to(dasar.pukul(9, 20))
    kunjungan = datang(dari_rumah, pelaku=petugas)
    assert (kunjungan.kelompok, kunjungan.layanan) == (domisili.kelompok, domisili)
    assert kunjungan.terjadi_pada > duluan.terjadi_pada
    assert kunjungan.urut == duluan.urut + 1
    assert datang(Pesanan.objects.get(), pelaku=None) == kunjungan
    assert datang(dari_rumah, pelaku=None) == kunjungan  # the page was still open at another machine
    assert Kunjungan.objects.count() == 2


def test_wrong_day_and_late_comers_hear_it(domisili: Layanan, jam: time_machine.Traveller) -> None:
    satu = sesi()
    besok, hari_ini = pesan(domisili, satu, SELASA), pesan(domisili, satu)
    with pytest.raises(Ditolak, match="Selasa, 24 November 2026"):
        datang(besok, pelaku=None)
    jam.move_to(dasar.pukul(11, 1))
    assert hari_ini.keadaan(dasar.pukul(11, 1)) == "hangus"  # true before anybody wrote it down
    with pytest.raises(Ditolak, match=r"sampai pukul 11\.00"):
        datang(hari_ini, pelaku=None)
    assert hanguskan_lewat() == 1
    assert hanguskan_lewat() == 0
    assert set(Pesanan.objects.values_list("status", flat=True)) == {"dipesan", "hangus"}
    with pytest.raises(SudahBerubah):
        ALUR_PESANAN.jalankan(hari_ini, "batalkan", pelaku=None)


def test_closed_office_leaves_the_place_untouched(domisili: Layanan, jam: time_machine.Traveller) -> None:
    satu = pesan(domisili, sesi())
    jam.move_to(dasar.pukul(7, 30))
    with pytest.raises(Ditolak, match="tutup"):
        datang(satu, pelaku=None)
    assert Pesanan.objects.get().status == "dipesan"
    assert not Kunjungan.objects.exists()


def test_only_the_desk_or_the_holder_of_the_code_may_act(domisili: Layanan) -> None:
    bendahara = dasar.pengguna("Bendahara", Peran.BENDAHARA)
    satu = pesan(domisili, sesi())
    for nama in ("ambil", "batalkan", "hanguskan"):
        with pytest.raises(TidakBerwenang):
            ALUR_PESANAN.jalankan(satu, nama, pelaku=bendahara)
    with pytest.raises(Ditolak):
        ALUR_PESANAN.jalankan(satu, "hanguskan", pelaku=None)


@pytest.mark.parametrize("isi", [{"status": "diambil"}, {"status": "lupa"}, {"nama": ""}])
def test_database_refuses_untrue_states(domisili: Layanan, isi: dict[str, str]) -> None:
    pesan(domisili, sesi())
    with pytest.raises(IntegrityError), transaction.atomic():
        Pesanan.objects.update(**isi)


# Pages


def langkah(klien: Client, layanan: Layanan, satu: SesiDaftar, **isi: str) -> Any:
    alamat = f"/daftar/{layanan.kode}/{satu.pk}/{SENIN}/"
    [kunci] = re.findall(r'name="kunci" value="([^"]+)"', klien.get(alamat).content.decode())
    return klien.post(alamat, {"kunci": kunci, "nama": "S. A.", **isi})


@pytest.mark.syarat("R037")
def test_four_pages_lead_to_a_code(domisili: Layanan, menyala: None) -> None:
    satu, klien = sesi(), Client()
    syarat = Persyaratan.objects.get()
    assert "/daftar/domisili/" in klien.get("/daftar/").content.decode()
    assert "KTP-el" in klien.get("/daftar/domisili/").content.decode()
    waktu = klien.get("/daftar/domisili/waktu/", {"siap": syarat.pk}).content.decode()
    assert f"/daftar/domisili/{satu.pk}/{SENIN}/?siap={syarat.pk}" in waktu
    assert "sisa 2 tempat" in waktu
    jawab = langkah(klien, domisili, satu, siap=str(syarat.pk), telepon="0812-3456-7890")
    pesanan = Pesanan.objects.get()
    assert jawab["Location"] == f"/d/{pesanan.kode}/"
    assert (pesanan.telepon, list(pesanan.siap.all())) == ("+6281234567890", [syarat])
    html = klien.get(jawab["Location"]).content.decode()
    assert "sebelum pukul 11.00" in html
    assert "sudah siap" in html
    assert "S. A." not in html
    assert "81234567890" not in html
    assert klien.post("/status/", {"kode": pesanan.kode})["Location"] == f"/d/{pesanan.kode}/"


def test_holder_of_the_code_gives_the_place_back(domisili: Layanan, menyala: None) -> None:
    satu = pesan(domisili, sesi())
    klien = Client()
    assert "Batalkan daftar ini?" in klien.get(f"/d/{satu.kode}/batal/").content.decode()
    klien.post(f"/d/{satu.kode}/batal/")
    assert "sudah dibatalkan" in klien.get(f"/d/{satu.kode}/").content.decode()
    assert IsiSesi.objects.get().terisi == 0
    assert klien.post(f"/d/{satu.kode}/batal/").status_code == 409


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"nama": ""}, "Isi nama atau inisial"),
        ({"nama": "3525990305880012"}, "NIK tidak diminta"),
        ({"telepon": "12"}, "Nomor telepon"),
        ({"kunci": "x"}, "terlalu lama terbuka"),
    ],
)
def test_bad_input_is_told_beside_the_field(
    domisili: Layanan, menyala: None, isi: dict[str, str], kata: str
) -> None:
    jawab = langkah(Client(), domisili, sesi(), **isi)
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert not Pesanan.objects.exists()


def test_full_session_is_told_and_nothing_is_lost(domisili: Layanan, menyala: None) -> None:
    satu, klien = sesi(kuota=1), Client()
    pesan(domisili, satu)
    jawab = langkah(klien, domisili, satu)
    assert jawab.status_code == 409
    assert "penuh" in jawab.content.decode()
    assert 'value="S. A."' in jawab.content.decode()
    assert ": penuh" in klien.get("/daftar/domisili/waktu/").content.decode()


def test_five_hundred_from_one_address_are_braked(domisili: Layanan, menyala: None) -> None:
    satu, klien = sesi(kuota=500), Client()
    status = [langkah(klien, domisili, satu).status_code for _ in range(33)]
    assert status == [302] * 30 + [429] * 3
    assert "sudah banyak yang daftar" in langkah(klien, domisili, satu).content.decode()
    assert Pesanan.objects.count() == 30


def test_feature_off_means_no_page_and_no_link(domisili: Layanan) -> None:
    satu, klien = sesi(), Client()
    alamat = [
        "/daftar/",
        "/daftar/domisili/",
        "/daftar/domisili/waktu/",
        f"/daftar/domisili/{satu.pk}/{SENIN}/",
    ]
    assert [klien.get(a).status_code for a in alamat] == [404] * 4
    assert "/daftar/" not in klien.get("/layanan/domisili/").content.decode()
    assert "/daftar/" not in klien.get("/").content.decode()


def test_group_without_session_has_no_page(domisili: Layanan, menyala: None) -> None:
    klien = Client()
    assert klien.get("/daftar/domisili/").status_code == 404
    assert "Belum ada jam" in klien.get("/daftar/").content.decode()
    assert "/daftar/" not in klien.get("/layanan/domisili/").content.decode()


def test_guessed_codes_are_braked(domisili: Layanan, menyala: None) -> None:
    satu, klien = pesan(domisili, sesi()), Client()
    for n in range(20):
        assert klien.get(f"/d/ZZZZ{n:04}/").status_code == 404
    assert klien.get(f"/d/{satu.kode}/").status_code == 404


# Desk and kiosk


def test_desk_sees_today_and_gives_the_number(domisili: Layanan, petugas: Pengguna, menyala: None) -> None:
    satu = sesi(kuota=9)
    milik = pesan(domisili, satu, nama="Mbok Yem")
    besok = pesan(domisili, satu, SELASA, nama="Besok")
    klien = klien_meja(petugas)
    html = klien.get("/kantor/daftar-rumah/").content.decode()
    assert "Mbok Yem" in html
    assert "Besok" not in html
    assert klien.post("/kantor/meja/", {"cari": milik.kode})["Location"].startswith("/kantor/daftar-rumah/#")
    assert klien.post("/kantor/meja/", {"cari": besok.kode})["Location"] == "/kantor/meja/"
    assert "Kode ini daftar dari rumah untuk Selasa" in klien.get("/kantor/meja/").content.decode()
    jawab = klien.post(f"/kantor/daftar-rumah/{milik.pk}/datang/")
    kunjungan = Kunjungan.objects.get()
    assert jawab["Location"] == f"/kantor/karcis/{kunjungan.pk}/"
    assert kunjungan.nomor in klien.get("/kantor/daftar-rumah/").content.decode()
    assert klien.post("/kantor/meja/", {"cari": milik.kode})["Location"] == jawab["Location"]
    assert kunjungan.nomor in Client().get(f"/d/{milik.kode}/").content.decode()


def test_desk_list_costs_the_same_for_many(domisili: Layanan, petugas: Pengguna, menyala: None) -> None:
    satu, klien, banyak = sesi(kuota=9), klien_meja(petugas), []
    klien.get("/kantor/daftar-rumah/")  # the session is written once
    for tambah in (1, 2):
        for _ in range(tambah):
            datang(pesan(domisili, satu), pelaku=petugas)
        lupakan()
        with CaptureQueriesContext(connection) as tanya:
            klien.get("/kantor/daftar-rumah/")
        banyak.append(len(tanya))
    assert banyak[0] == banyak[1]


def test_kiosk_takes_the_code(domisili: Layanan, menyala: None) -> None:
    Fitur.objects.create(kode=Fitur.Kode.KIOS, menyala=True)
    satu, klien = pesan(domisili, sesi()), Client()
    perangkat(klien, Perangkat.Jenis.KIOS)
    assert "/ambil-nomor/daftar/" in klien.get("/ambil-nomor/").content.decode()
    assert "tidak ada" in klien.post("/ambil-nomor/daftar/", {"kode": "ZZZZ"}).content.decode()
    jawab = klien.post("/ambil-nomor/daftar/", {"kode": f"{satu.kode[:4].lower()} {satu.kode[4:]}"})
    assert jawab["Location"] == f"/ambil-nomor/{Kunjungan.objects.get().kode}/"
    assert klien.post("/ambil-nomor/daftar/", {"kode": satu.kode})["Location"] == jawab["Location"]
