"""Revocation: asked with a reason, decided by the kepala desa after a step-up, seen at once and for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from arsip import papan
from arsip.alur_cabut import cabut, minta_cabut, tolak_cabut
from arsip.keaslian import periksa_keaslian
from arsip.models import Pencabutan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak
from bungah.dasar.naik import Naik
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_meja
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

BUKTI = Naik("pin", 0, None)


@pytest.fixture
def surat(penulis: Pengguna, penanda: Pegawai) -> SuratKeluar:
    return pabrik.surat_terbit(penulis, penanda_tangan=penanda)


def kata(surat: SuratKeluar) -> str:
    """The verdict of the public page."""
    return Client().get(f"/cek/{surat.naskah.kode}/").content.decode().split("<h1>")[1].split("</h1>")[0]


@pytest.mark.syarat("R156")
def test_revoked_letter_is_dicabut_at_once_and_for_ever(
    surat: SuratKeluar, penulis: Pengguna, kades: Pengguna
) -> None:
    minta_cabut(surat, alasan="Data warga tidak benar", pelaku=penulis)
    assert kata(surat) == "BERLAKU"
    hasil = cabut(surat, alasan="Data warga tidak benar", pelaku=kades, naik=BUKTI)
    assert (hasil.status, hasil.alasan, kata(surat)) == ("dicabut", "Data warga tidak benar", "DICABUT")
    isi = Client().get(f"/cek/{surat.naskah.kode}/").content.decode()
    assert "Dicabut 23 November 2026 pukul 10.00" in isi
    assert "Data warga tidak benar" not in isi
    satu = Pencabutan.objects.get()
    assert (satu.diminta_oleh, satu.dicabut_oleh, satu.naik) == (penulis, kades, "pin")
    assert Jejak.objects.filter(perbuatan__in=["minta_cabut", "cabut"]).count() == 3  # row and register
    assert periksa_keaslian() == []


def test_revoked_twice_is_told(surat: SuratKeluar, kades: Pengguna, penulis: Pengguna) -> None:
    cabut(surat, alasan="salah", pelaku=kades, naik=BUKTI)
    with pytest.raises(SudahBerubah, match="Keadaannya sekarang: dicabut"):
        cabut(surat, alasan="salah", pelaku=kades, naik=BUKTI)
    with pytest.raises(SudahBerubah, match="tidak bisa dicabut"):
        minta_cabut(surat, alasan="salah", pelaku=penulis)
    assert Pencabutan.objects.count() == 1


def test_who_may_ask_and_who_decides(surat: SuratKeluar, kades: Pengguna, penulis: Pengguna) -> None:
    depan = dasar.pengguna("Dedi", Peran.PETUGAS_DEPAN)
    with pytest.raises(TidakBerwenang):
        minta_cabut(surat, alasan="x", pelaku=depan)
    with pytest.raises(TidakBerwenang):
        cabut(surat, alasan="x", pelaku=penulis, naik=BUKTI)
    for alasan in ("", "  "):
        with pytest.raises(Ditolak, match="alasan"):
            minta_cabut(surat, alasan=alasan, pelaku=penulis)
        with pytest.raises(Ditolak, match="alasan"):
            cabut(surat, alasan=alasan, pelaku=kades, naik=BUKTI)
    assert Pencabutan.objects.count() == 0


def test_asked_twice_waits_once_and_a_refusal_opens_it_again(
    surat: SuratKeluar, kades: Pengguna, penulis: Pengguna
) -> None:
    satu = minta_cabut(surat, alasan="x", pelaku=penulis)
    with pytest.raises(SudahBerubah, match="sudah diminta"):
        minta_cabut(surat, alasan="y", pelaku=penulis)
    with pytest.raises(TidakBerwenang):
        tolak_cabut(satu, pelaku=penulis)
    tolak_cabut(satu, pelaku=kades)
    with pytest.raises(SudahBerubah, match="sudah diputuskan"):
        tolak_cabut(satu, pelaku=kades)
    assert kata(surat) == "BERLAKU"
    minta_cabut(surat, alasan="z", pelaku=penulis)
    cabut(surat, alasan="z", pelaku=kades, naik=BUKTI)
    assert list(Pencabutan.objects.order_by("id").values_list("alasan", "naik")) == [("x", ""), ("z", "pin")]


def test_a_letter_not_in_force_cannot_be_revoked(penulis: Pengguna, kades: Pengguna) -> None:
    surat = pabrik.surat_menunggu(penulis)
    with pytest.raises(SudahBerubah):
        cabut(surat, alasan="x", pelaku=kades, naik=BUKTI)
    jawab = klien_meja(kades).get(f"/kantor/surat/{surat.pk}/cabut/", follow=True)
    assert "Surat ini tidak bisa dicabut. Keadaannya: Menunggu tanda tangan." in jawab.content.decode()


def test_page_of_the_officer_asks_and_that_of_the_kepala_desa_revokes_with_a_code(
    surat: SuratKeluar, kades: Pengguna, penulis: Pengguna
) -> None:
    alamat = f"/kantor/surat/{surat.pk}/cabut/"
    petugas = klien_meja(penulis)
    assert petugas.post(alamat, {"alasan": " "}).status_code == 400
    assert petugas.post(alamat, {"alasan": "Salah orang"})["Location"] == f"/kantor/surat/{surat.pk}/"
    assert "Menunggu Kepala Desa" in petugas.get(alamat).content.decode()
    assert [(k.label, k.angka) for k in papan.kartu(kades, pabrik.HARI) if k.urut == 9] == [
        ("Pencabutan surat", "1")
    ]
    kunci = TOTPDevice.objects.create(user=kades, name="HP", confirmed=True)
    klien = klien_meja(kades)
    assert "Salah orang" in klien.get(alamat).content.decode()
    salah = klien.post(alamat, {"alasan": "Salah orang", "kode": "000000"})
    assert salah.status_code == 400
    assert "Kode tidak cocok." in salah.content.decode()
    assert kata(surat) == "BERLAKU"
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    kode = f"{totp(kunci.bin_key):06d}"
    assert klien.post(alamat, {"alasan": "Salah orang", "kode": kode}).status_code == 302
    assert kata(surat) == "DICABUT"
    assert Pencabutan.objects.get().naik == "kode"


def test_the_kepala_desa_may_refuse_on_the_page(
    surat: SuratKeluar, kades: Pengguna, penulis: Pengguna
) -> None:
    minta_cabut(surat, alasan="x", pelaku=penulis)
    alamat = f"/kantor/surat/{surat.pk}/tolak-cabut/"
    klien = klien_meja(kades)
    assert "Surat tetap berlaku." in klien.post(alamat, follow=True).content.decode()
    assert klien.post(alamat).status_code == 404
    assert kata(surat) == "BERLAKU"


@pytest.mark.parametrize("banyak", [1, 3])
def test_list_and_csv_ask_a_fixed_number_of_questions(
    banyak: int, penulis: Pengguna, penanda: Pegawai, kades: Pengguna
) -> None:
    for _ in range(banyak):
        cabut(pabrik.surat_terbit(penulis, penanda_tangan=penanda), alasan="=salah", pelaku=kades, naik=BUKTI)
        minta_cabut(pabrik.surat_terbit(penulis, penanda_tangan=penanda), alasan="x", pelaku=penulis)
    klien = klien_meja(kades)
    klien.get("/kantor/surat-dicabut/")
    with CaptureQueriesContext(connection) as kueri:
        isi = klien.get("/kantor/surat-dicabut/").content.decode()
    assert isi.count("<tr>") == 2 * banyak + 2
    assert len(kueri) == 8
    csv = klien.get("/kantor/surat-dicabut.csv").content.decode("utf-8-sig")
    assert csv.count("\r\n") == banyak + 1
    assert "'=salah" in csv
    assert "Siti" not in csv


def test_page_of_a_row_tells_its_whole_story(surat: SuratKeluar, kades: Pengguna, penulis: Pengguna) -> None:
    minta_cabut(surat, alasan="Salah orang", pelaku=penulis)
    cabut(surat, alasan="Salah orang", pelaku=kades, naik=BUKTI)
    isi = klien_meja(penulis).get(f"/kantor/surat/{surat.pk}/").content.decode()
    butir = ("Dicabut: Salah orang", "Diminta Budi Santoso", "Dicabut Ani Lestari", "Tanda tangan basah oleh")
    assert [satu for satu in butir if satu not in isi] == []
    assert "Cabut surat ini" not in isi
