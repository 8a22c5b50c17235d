"""Filling in at home: page by page, nothing lost."""

from __future__ import annotations

import re
import threading
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.ingatan import lupakan
from bungah.dasar.models import Fitur
from bungah.dasar.zona import JAKARTA
from layanan.alur import isian as alur
from layanan.alur.isian import mulai_isian, tambah_foto
from layanan.aturan import isian as aturan
from layanan.aturan.isian import Hasil, Orang, Ruang, batas_simpan, halaman_kurang, sama_orang, sebab_penuh
from layanan.kueri.isian import bacakan
from layanan.models import FotoIsian, IsianRumah, Layanan
from tests.layanan.alat_isian import DIRI, NIK, PIN, SURAT, Hp, laci_ada, nyalakan, tempat
from tests.pabrik import dasar

if TYPE_CHECKING:
    from pathlib import Path


SENIN = dasar.SENIN
AWAL, AKHIR = (datetime.combine(date(2026, bulan, 1), time()) for bulan in (1, 12))


@pytest.fixture(autouse=True)
def ruang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)


@pytest.fixture
def hp(domisili: Layanan) -> Hp:
    nyalakan()
    return Hp(tempat(domisili))


# Rules


@given(st.datetimes(AWAL, AKHIR, timezones=st.just(JAKARTA)), st.integers(0, 14))
def test_kept_seven_days_but_never_past_the_visit_or_before_it(dibuat: datetime, jarak: int) -> None:
    hari = dibuat.date() + timedelta(days=jarak)
    batas = batas_simpan(dibuat, hari)
    assert batas - dibuat >= aturan.UMUR
    assert batas.date() > hari or batas - dibuat == aturan.UMUR
    assert batas - dibuat <= timedelta(days=max(7, jarak + 1))


@given(
    st.sets(st.integers(1, 9)),
    st.sets(st.integers(1, 9)),
    st.sets(st.integers(1, 9)),
    st.sampled_from([{}, {"diri": "ada"}]),
)
def test_complete_means_every_required_page_is_answered(
    wajib: set[int], berfoto: set[int], dibawa: set[int], diri: dict[str, str]
) -> None:
    isi = {"syarat": {str(pk): "bawa" for pk in dibawa}, **diri}
    kurang = halaman_kurang(isi, wajib=wajib, berfoto=berfoto)
    assert {int(k) for k in kurang if k.isdigit()} == wajib - berfoto - dibawa
    assert ("diri" in kurang, "surat" in kurang) == (not diri, True)


@given(
    st.integers(0, 20),
    st.integers(0, 20),
    st.integers(0, 2**31),
    st.integers(0, 2**31),
    st.integers(1, 10**7),
)
def test_limits_hold_whatever_is_in_the_drawer(
    n: int, syarat: int, bita: int, semua: int, besar: int
) -> None:
    if not sebab_penuh(Ruang(n, syarat, bita, semua), besar):
        assert n < aturan.FOTO_PER_TEMPAT
        assert syarat < aturan.FOTO_PER_SYARAT
        assert bita + besar <= aturan.BITA_PER_TEMPAT
        assert semua + besar <= aturan.BITA_SEMUA


@given(st.dictionaries(st.integers(1, 6), st.sampled_from(["", *Hasil])), st.sets(st.integers(1, 6)))
def test_one_key_never_overrules_what_was_ticked(hasil: dict[int, str], wajib: set[int]) -> None:
    semua = aturan.lengkapi_hasil(hasil, wajib=wajib, berfoto=[])
    assert {pk: satu for pk, satu in hasil.items() if satu}.items() <= semua.items()
    keadaan = aturan.keadaan_berkas(semua)
    assert {pk for pk, satu in keadaan.items() if satu == "ada"} == {
        pk for pk, satu in semua.items() if satu == "sesuai"
    }
    assert wajib <= set(keadaan)


@pytest.mark.parametrize(
    ("isi", "warga", "sama"),
    [
        (("siti aminah", NIK, ""), ("siti aminah", NIK, "1988-05-03"), True),
        (("siti", NIK, ""), ("siti aminah", NIK, ""), True),
        (("budi", NIK, ""), ("siti aminah", NIK, ""), False),
        (("siti aminah", "", "1988-05-03"), ("siti aminah", NIK, "1988-05-03"), True),
        (("siti", "", "1988-05-04"), ("siti aminah", NIK, "1988-05-03"), False),
        (("siti aminah", NIK, "1988-05-03"), ("siti aminah", NIK[:-1] + "9", "1988-05-03"), False),
        (("siti aminah", "", ""), ("siti aminah", "", ""), False),
        (("", NIK, "1988-05-03"), ("siti", NIK, "1988-05-03"), False),
    ],
)
def test_one_fact_never_names_a_person(isi: Any, warga: Any, sama: object) -> None:
    a, b = (Orang(frozenset(kata.split()), nik, lahir) for kata, nik, lahir in (isi, warga))
    assert sama_orang(a, b) is sama


# From the first page to the last


@pytest.mark.syarat("R037")
def test_villager_fills_in_page_by_page_and_sends(hp: Hp) -> None:
    kode = hp.pesanan.kode
    assert "Isi dari rumah" in hp.klien.get(f"/d/{kode}/").content.decode()
    assert "Senin, 30 November 2026" in hp.lihat()  # when it is gone at the latest
    satu = f"{hp.akar}berkas/{hp.syarat[0].pk}/"
    assert hp.buka()["Location"] == satu
    assert hp.foto()["Location"] == satu
    html = hp.lihat(f"berkas/{hp.syarat[0].pk}/")
    assert f'href="{hp.akar}diri/"' in html
    gambar = hp.klien.get(re.findall(r'src="([^"]*/foto/\d+/)"', html)[0])
    assert gambar["Content-Type"] == "image/jpeg"
    assert "no-store" in gambar["Cache-Control"]
    assert "Kembali ke foto berkas" in hp.klien.get(f"{hp.akar}diri/").content.decode()
    assert hp.isi("diri", **DIRI)["Location"] == f"{hp.akar}surat/"
    assert hp.isi("surat", **SURAT)["Location"] == f"{hp.akar}periksa/"
    akhir = hp.lihat("periksa/")
    assert all(
        kata in akhir for kata in ("Siti Aminah", "Maret 2021", "1 foto", "belum terkirim", "3525••••")
    )
    assert NIK not in akhir
    assert hp.isi("periksa")["Location"] == f"/d/{kode}/"
    assert "Isian sudah dikirim" in hp.klien.get(f"/d/{kode}/").content.decode()
    isian = IsianRumah.objects.get()
    assert isian.status == "dikirim"
    assert bacakan(isian) == {"pin": PIN, "diri": DIRI, "surat": SURAT}


def test_paper_without_a_photo_is_fine(hp: Hp) -> None:
    hp.buka()
    assert hp.berkas("bawa")["Location"] == f"{hp.akar}diri/"
    hp.isi("diri", **DIRI)
    hp.isi("surat", **SURAT)
    assert "tanpa foto" in hp.lihat("periksa/")
    hp.foto()  # a photo after all replaces the word
    assert "1 foto" in hp.lihat("periksa/")
    nomor = FotoIsian.objects.get().pk
    hp.berkas(f"hapus-{nomor}")
    assert not FotoIsian.objects.exists()
    assert hp.klien.get(f"{hp.akar}periksa/").status_code == 302  # something is missing again


def test_sending_twice_and_an_unfinished_form(hp: Hp) -> None:
    hp.lengkapi(kirim=False)
    assert "belum dikirim" in hp.klien.get(f"/d/{hp.pesanan.kode}/").content.decode()
    assert hp.isi("periksa").status_code == 302
    assert hp.isi("periksa")["Location"] == hp.akar  # the phone was closed with the sending
    assert IsianRumah.objects.get().status == "dikirim"


def test_half_a_form_cannot_be_sent(hp: Hp) -> None:
    hp.buka()
    assert hp.isi("periksa").status_code == 302
    with pytest.raises(Ditolak, match="belum diisi"):
        alur.ALUR_ISIAN.jalankan(IsianRumah.objects.get(), "kirim", pelaku=None)
    assert IsianRumah.objects.get().status == "ditulis"


def test_same_photo_sent_twice_is_one(hp: Hp) -> None:
    hp.buka()
    kunci = str(uuid4())
    assert [hp.foto(kunci=kunci).status_code for _ in range(2)] == [302, 302]
    assert FotoIsian.objects.count() == 1


def test_started_twice_it_is_one_form(hp: Hp) -> None:
    satu, dua = mulai_isian(hp.pesanan, pin=PIN), mulai_isian(hp.pesanan, pin=PIN)
    assert satu == dua
    with pytest.raises(SudahBerubah, match="PIN lain"):
        mulai_isian(hp.pesanan, pin="918273")
    assert laci_ada() == [satu.laci]


@pytest.mark.django_db(transaction=True)
def test_two_phones_at_once_lose_nothing(hp: Hp) -> None:
    isian, salah = mulai_isian(hp.pesanan, pin=PIN), []

    def kirim(n: int) -> None:
        try:
            if n % 2:
                alur.simpan_halaman(isian, "diri", DIRI)
            else:
                tambah_foto(isian, hp.syarat[0], b"x" * 10, kunci=uuid4())
        except Ditolak as galat:
            salah.append(str(galat))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=kirim, args=(n,)) for n in range(10)]
    for t in utas:
        t.start()
    for t in utas:
        t.join()
    assert len(salah) == 2  # five photos, three fit
    assert FotoIsian.objects.count() == 3
    assert bacakan(IsianRumah.objects.get())["diri"] == DIRI


def test_pages_ask_a_fixed_number_of_questions(hp: Hp, domisili: Layanan) -> None:
    hp.lengkapi(kirim=False)
    jumlah = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as kueri:
            assert hp.lihat("periksa/")
        jumlah.append(len(kueri))
        hp.foto()
    assert jumlah[0] == jumlah[1] <= 12


def test_page_of_the_code_asks_one_question_more(hp: Hp) -> None:
    jumlah = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as kueri:
            Client().get(f"/d/{hp.pesanan.kode}/")
        jumlah.append(len(kueri))
        if not IsianRumah.objects.exists():
            hp.lengkapi()
        Fitur.objects.filter(kode=Fitur.Kode.ISI_RUMAH).update(menyala=len(jumlah) < 2)
        lupakan()
    assert jumlah[0] - jumlah[2] <= 1
    assert jumlah[1] - jumlah[2] <= 3  # and the requirements of the form's standard
