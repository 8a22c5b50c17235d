"""A resident asks for their own data: 3 × 24 hours, closed by the copy or a refusal with its reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.peran import Peran
from bungah.dasar.zona import JAKARTA
from layanan.alur.berkas_warga import beri_data
from layanan.alur.minta_data import minta_data, tolak_data
from layanan.aturan.minta_data import kata_sisa, keadaan, tenggat
from layanan.kueri.berkas_warga import akses_berkas
from layanan.models import PermintaanData
from layanan.papan import kartu
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna, Warga

JAM = timedelta(hours=1)
DIMINTA = datetime(2026, 11, 20, 16, 0, tzinfo=JAKARTA)  # a Friday afternoon


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=30)))
def test_clock_runs_through_nights_and_holidays(lewat: timedelta) -> None:
    sekarang = DIMINTA + lewat
    tunggu = "lewat" if lewat > 72 * JAM else "dekat" if lewat >= 48 * JAM else "berjalan"
    assert keadaan(DIMINTA, sekarang) == tunggu
    assert kata_sisa(DIMINTA, sekarang).startswith("lewat" if tunggu == "lewat" else "sisa")
    assert tenggat(DIMINTA) == datetime(2026, 11, 23, 16, 0, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("jam", "kata"),
    [
        (0, "sisa 3 hari"),
        (1, "sisa 2 hari 23 jam"),
        (48, "sisa 1 hari"),
        (71.5, "sisa 30 menit"),
        (72, "sisa 0 menit"),
        (73, "lewat 1 jam"),
        (96.5, "lewat 1 hari"),
    ],
)
def test_rest_in_words(jam: float, kata: str) -> None:
    assert kata_sisa(DIMINTA, DIMINTA + jam * JAM) == kata


@pytest.fixture
def siti(kantor: None) -> Warga:
    return dasar.warga("Siti Aminah")


@pytest.fixture
def layanan_(kantor: None) -> Pengguna:
    return dasar.pengguna("Wahyu Laksono", Peran.PETUGAS_LAYANAN)


def _kartu(pengguna: Pengguna) -> list[str]:
    return [satu.label for satu in kartu(pengguna, timezone.localdate())]


@pytest.mark.django_db
def test_the_copy_closes_the_request(siti: Warga, layanan_: Pengguna) -> None:
    minta_data(siti, pelaku=layanan_)
    with pytest.raises(SudahBerubah, match="sudah meminta datanya"):
        minta_data(siti, pelaku=layanan_)
    beri_data(siti, pelaku=layanan_)
    satu = PermintaanData.objects.get()
    assert (satu.hasil, satu.ditutup_oleh) == ("diberi", layanan_)
    assert [a.apa for a in akses_berkas(siti)] == ["Memberikan salinan data", "Mencatat permintaan data"]
    beri_data(siti, pelaku=layanan_)  # given without a request: nothing to close
    minta_data(siti, pelaku=layanan_)
    assert PermintaanData.objects.count() == 2


@pytest.mark.django_db
def test_a_refusal_says_why(siti: Warga, layanan_: Pengguna, petugas: Pengguna) -> None:
    with pytest.raises(SudahBerubah, match="sudah dijawab"):
        tolak_data(siti, alasan="bukan orangnya", pelaku=layanan_)
    minta_data(siti, pelaku=petugas)
    with pytest.raises(Ditolak, match="Tulis alasan menolak"):
        tolak_data(siti, alasan="  ", pelaku=layanan_)
    tolak_data(siti, alasan="bukan orangnya", pelaku=layanan_)
    satu = PermintaanData.objects.get()
    assert (satu.hasil, satu.alasan) == ("ditolak", "bukan orangnya")


@pytest.mark.django_db
def test_only_who_serves_writes_it_down(siti: Warga, kades: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        minta_data(siti, pelaku=kades)
    with pytest.raises(TidakBerwenang):
        tolak_data(siti, alasan="x", pelaku=kades)


@pytest.mark.django_db
def test_desk_walks_from_asking_to_answering(
    siti: Warga, layanan_: Pengguna, jam: time_machine.Traveller
) -> None:
    klien, berkas = klien_meja(layanan_), f"/kantor/warga/{siti.pk}/"
    klien.post(berkas, {"alasan": "diminta"})
    assert "Orang ini meminta salinan datanya" in klien.get(berkas).content.decode()
    besok = klien.post(berkas + "minta-data/", {"tanggal_0": "1-1-2030"})
    isi = besok.content.decode()  # what was typed stays, its sentence beside it
    assert (besok.status_code, "belum tiba" in isi, 'value="2030"' in isi) == (400, True, True)
    assert PermintaanData.objects.count() == 0
    isi = klien.post(berkas + "minta-data/", {}, follow=True).content.decode()
    assert ("sisa 3 hari" in isi, "Minta salinan data" in _kartu(layanan_)) == (True, False)
    jam.shift(49 * JAM)
    klien = klien_meja(layanan_)
    daftar = klien.get("/kantor/permintaan-data/").content.decode()
    assert ("Siti Aminah" in daftar, "sisa 23 jam" in daftar) == (True, True)
    assert "Minta salinan data" in _kartu(layanan_)
    klien.post(berkas, {"alasan": "diminta"})
    assert "Tulis alasan menolak" in klien.post(berkas + "tolak-data/", {}).content.decode()
    klien.post(berkas + "tolak-data/", {"alasan": "bukan orangnya"})
    daftar = klien.get("/kantor/permintaan-data/").content.decode()
    assert ("bukan orangnya" in daftar, "Tidak ada permintaan yang menunggu" in daftar) == (True, True)
    assert "Minta salinan data" not in _kartu(layanan_)


@pytest.mark.django_db
def test_a_letter_starts_the_clock_on_its_day(siti: Warga, petugas: Pengguna) -> None:
    hari = timezone.localdate() - timedelta(days=4)
    tanggal = {"tanggal_0": str(hari.day), "tanggal_1": str(hari.month), "tanggal_2": str(hari.year)}
    klien_meja(petugas).post(f"/kantor/warga/{siti.pk}/minta-data/", tanggal)
    satu = PermintaanData.objects.get()
    assert timezone.localtime(satu.terjadi_pada).isoformat() == f"{hari}T00:00:00+07:00"
    assert satu.sumber_kertas == "surat permintaan"
    assert satu.tenggat < timezone.now()
