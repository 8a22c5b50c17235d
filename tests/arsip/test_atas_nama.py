"""What was recorded in the kepala desa's name: read, or objected to with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arsip.alur import ALUR_SURAT_KELUAR, setujui_di_hp
from arsip.alur_sanggah import akhiri_sanggah
from arsip.kueri import buku_keluar, hitung_disanggah
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_meja
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from kepegawaian.models import Pegawai

ALAMAT = "/kantor/atas-nama/"


@pytest.fixture
def hp(kades: Pengguna) -> Client:
    """A browser of the kepala desa."""
    return klien_meja(kades)


@pytest.fixture
def dua(penulis: Pengguna, penanda: Pegawai) -> list[Pengesahan]:
    """Two signatures recorded in their name."""
    for kepada in ("Siti Aminah", "Rahmat Hidayat"):
        pabrik.surat_terbit(penulis, penanda_tangan=penanda, kepada=kepada)
    return list(Pengesahan.objects.order_by("id"))


def test_atas_nama_lists_what_was_recorded_by_whom_and_when(hp: Client, dua: list[Pengesahan]) -> None:
    isi = hp.get(ALAMAT).content.decode()
    butir = (
        dua[0].surat.naskah.nomor,
        dua[1].surat.naskah.nomor,
        "Siti Aminah",
        "Rahmat Hidayat",
        "Budi Santoso, 23 November 2026 pukul 10.00",
    )
    assert [satu for satu in butir if satu not in isi] == []


def test_atas_nama_names_the_paper_of_a_late_entry(
    hp: Client, penulis: Pengguna, penanda: Pegawai, jam: time_machine.Traveller
) -> None:
    surat = pabrik.surat_menunggu(penulis)
    jam.move_to(dasar.pukul(11))
    waktu = {"terjadi_pada": dasar.pukul(10, 20), "sumber": "tumpukan surat bertanda tangan"}
    ALUR_SURAT_KELUAR.jalankan(surat, "terbitkan", pelaku=penulis, penanda_tangan=penanda, **waktu)
    isi = hp.get(ALAMAT).content.decode()
    assert "23 November 2026, pukul 10.20" in isi
    assert "pukul 11.00, dari tumpukan surat bertanda tangan" in isi


def test_atas_nama_marks_only_what_the_page_showed(hp: Client, dua: list[Pengesahan]) -> None:
    jawab = hp.post(ALAMAT, {"terbaca": [str(dua[0].pk)]}, follow=True)
    assert "1 catatan sudah Bapak/Ibu periksa." in jawab.content.decode()
    dibaca = Pengesahan.objects.exclude(diperiksa_pada=None).values_list("pk", flat=True)
    assert list(dibaca) == [dua[0].pk]


def test_atas_nama_read_twice_is_once(hp: Client, dua: list[Pengesahan]) -> None:
    semua = {"terbaca": [str(satu.pk) for satu in dua]}
    hp.post(ALAMAT, semua)
    waktu = list(Pengesahan.objects.values_list("diperiksa_pada", flat=True))
    jawab = hp.post(ALAMAT, semua, follow=True)
    assert "0 catatan sudah Bapak/Ibu periksa." in jawab.content.decode()
    assert list(Pengesahan.objects.values_list("diperiksa_pada", flat=True)) == waktu
    assert Jejak.objects.filter(perbuatan="baca").count() == 2
    assert "Semua catatan sudah dibaca" in hp.get(ALAMAT).content.decode()


@pytest.mark.parametrize("terbaca", [["x"], ["-1"], ["9" * 30], ["٣"], []])
def test_atas_nama_survives_any_number(terbaca: list[str], hp: Client, dua: list[Pengesahan]) -> None:
    assert hp.post(ALAMAT, {"terbaca": terbaca}).status_code == 302
    assert Pengesahan.objects.filter(diperiksa_pada=None).count() == 2


def test_atas_nama_shows_no_agreement_on_the_phone(
    hp: Client, penulis: Pengguna, kades: Pengguna, penanda: Pegawai
) -> None:
    setujui_di_hp(pabrik.surat_menunggu(penulis), pelaku=kades, penanda_tangan=penanda)
    assert "Semua catatan sudah dibaca" in hp.get(ALAMAT).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_atas_nama_needs_seven_queries(banyak: int, hp: Client, penulis: Pengguna, penanda: Pegawai) -> None:
    for _ in range(banyak):
        pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    hp.get(ALAMAT)
    with CaptureQueriesContext(connection) as kueri:
        hp.get(ALAMAT)
    assert len(kueri) == 7


# Objecting


def test_sanggah_takes_a_reason_and_leaves_the_list(hp: Client, dua: list[Pengesahan]) -> None:
    alamat = f"{ALAMAT}{dua[0].pk}/sanggah/"
    assert dua[0].surat.naskah.nomor in hp.get(alamat).content.decode()
    jawab = hp.post(alamat, {"alasan": "Saya belum menandatangani"}, follow=True)
    assert f"Keberatan atas {dua[0].surat.naskah.nomor} dicatat." in jawab.content.decode()
    dua[0].refresh_from_db()
    assert (dua[0].alasan_sanggah, dua[0].diperiksa_pada) == ("Saya belum menandatangani", None)
    assert hp.get(alamat).status_code == 404
    assert Jejak.objects.filter(perbuatan="sanggah").count() == 1


@pytest.mark.parametrize("alasan", ["", "   ", "x" * 201, "\x00"])
def test_sanggah_without_a_usable_reason_says_so_beside_the_field(
    alasan: str, hp: Client, dua: list[Pengesahan]
) -> None:
    jawab = hp.post(f"{ALAMAT}{dua[0].pk}/sanggah/", {"alasan": alasan})
    isi = jawab.content.decode()
    assert jawab.status_code == 200
    assert 'id="id_alasan_error"' in isi
    assert "Ada yang perlu diperbaiki" in isi
    assert Pengesahan.objects.exclude(disanggah_pada=None).count() == 0


def test_sanggah_ends_with_what_was_found_and_the_letter_counts_again(
    hp: Client, dua: list[Pengesahan], penulis: Pengguna
) -> None:
    surat, alamat = dua[0].surat, f"{ALAMAT}{dua[0].pk}/selesai/"
    halaman, kartu = f"/kantor/surat/{surat.pk}/", "tanda tangan disanggah Kepala Desa"
    assert hp.get(alamat).status_code == 404  # nothing is disputed
    hp.post(f"{ALAMAT}{dua[0].pk}/sanggah/", {"alasan": "Saya belum menandatangani"})
    assert "SEDANG DIPERIKSA" in Client().get(f"/cek/{surat.naskah.kode}/").content.decode()
    assert kartu in hp.get("/kantor/").content.decode()
    assert "Akhiri keberatan" in hp.get(halaman).content.decode()
    assert "Akhiri keberatan" not in klien_meja(penulis).get(halaman).content.decode()
    assert 'id="id_alasan_error"' in hp.post(alamat, {"alasan": " "}).content.decode()
    isi = hp.post(alamat, {"alasan": "Saya tanda tangani di balai"}, follow=True).content.decode()
    assert "Keberatan diakhiri Ani Lestari, 23 November 2026" in isi
    assert "Saya tanda tangani di balai" in isi
    assert "BERLAKU" in Client().get(f"/cek/{surat.naskah.kode}/").content.decode()
    assert kartu not in hp.get("/kantor/").content.decode()
    assert hp.get(alamat).status_code == 404  # once
    assert Jejak.objects.filter(perbuatan="akhiri_sanggah").count() == 1
    with pytest.raises(SudahBerubah):
        akhiri_sanggah(dua[0], pelaku=Pengguna.objects.get(nama="Ani Lestari"), alasan="lagi")
    with pytest.raises(TidakBerwenang):
        akhiri_sanggah(dua[0], pelaku=penulis, alasan="bukan saya")


def test_sanggah_of_a_revoked_letter_waits_for_nobody(hp: Client, dua: list[Pengesahan]) -> None:
    hp.post(f"{ALAMAT}{dua[0].pk}/sanggah/", {"alasan": "Bukan saya"})
    SuratKeluar.objects.filter(pk=dua[0].surat_id).update(status="dicabut", alasan="bukan tanda tangan saya")
    assert hitung_disanggah() == 0
    assert [satu for satu in buku_keluar() if vars(satu)["disanggah"]] == []


def test_sanggah_of_something_else_is_not_found(hp: Client) -> None:
    assert hp.get(f"{ALAMAT}999/sanggah/").status_code == 404


@pytest.mark.parametrize("alamat", [ALAMAT, f"{ALAMAT}1/sanggah/"])
@pytest.mark.parametrize("peran", [Peran.SEKDES, Peran.PETUGAS_LAYANAN, Peran.AUDITOR])
def test_atas_nama_is_for_the_kepala_desa_alone(alamat: str, peran: Peran, penulis: Pengguna) -> None:
    assert klien_meja(dasar.pengguna("Hana", peran)).get(alamat).status_code == 403


@pytest.mark.parametrize("alamat", [ALAMAT, f"{ALAMAT}1/sanggah/"])
def test_atas_nama_is_closed_to_strangers(alamat: str, penulis: Pengguna) -> None:
    assert Client().get(alamat)["Location"].startswith("/masuk/")


@pytest.mark.parametrize("alamat", [ALAMAT, f"{ALAMAT}1/sanggah/"])
def test_atas_nama_refuses_other_methods(alamat: str, hp: Client) -> None:
    assert hp.delete(alamat).status_code == 405
