"""Phrases: editable, checked by somebody with a name on a day, printed as cards people can read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Salam
from bungah.dasar.peran import Peran
from bungah.dasar.rujukan import muat
from bungah.naskah.cetak import Kertas
from bungah.naskah.lembar import banyak_halaman
from layanan.alur.ucapan import ubah_ucapan
from layanan.aturan.ucapan import KARTU, SAAT, di_kertas, kartu_saat, nama_saat
from layanan.cetak.ucapan import cetak_kartu, data_kartu
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.models import Pengguna

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 2)


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Hanik", Peran.SEKDES)


@pytest.fixture
def kurang(db: None) -> Salam:
    return Salam.objects.create(saat="kurang", krama="Dereng jangkep.", indonesia="Belum lengkap.")


def ubah(satu: Salam, pelaku: Pengguna, **isi: Any) -> Salam:
    baku = {"krama": satu.krama, "indonesia": satu.indonesia, "pemeriksa": "", "tanggal": None}
    return ubah_ucapan(satu, pelaku=pelaku, **baku | isi)


def test_pemeriksaan_menyebut_nama_dan_tanggal(kurang: Salam, sekdes: Pengguna) -> None:
    satu = ubah(kurang, sekdes, pemeriksa="Mbah Karto", tanggal=HARI)
    assert (satu.diperiksa_oleh, satu.diperiksa_pada) == ("Mbah Karto", HARI)
    assert Jejak.objects.filter(perbuatan="ubah_ucapan").count() == 1


def test_kalimat_baru_menggugurkan_pemeriksaan_lama(kurang: Salam, sekdes: Pengguna) -> None:
    ubah(kurang, sekdes, pemeriksa="Mbah Karto", tanggal=HARI)
    satu = ubah(kurang, sekdes, krama="Taksih kirang.", pemeriksa="Mbah Karto", tanggal=HARI)
    assert (satu.krama, satu.diperiksa_oleh, satu.diperiksa_pada) == ("Taksih kirang.", "", None)


def test_kalimat_baru_dengan_pemeriksaan_baru_tetap_diperiksa(kurang: Salam, sekdes: Pengguna) -> None:
    satu = ubah(kurang, sekdes, krama="Taksih kirang.", pemeriksa="Bu Guru Sri", tanggal=HARI)
    assert satu.diperiksa_oleh == "Bu Guru Sri"


@pytest.mark.parametrize(
    "isi",
    [{"pemeriksa": "Mbah Karto"}, {"tanggal": HARI}, {"pemeriksa": "Mbah", "tanggal": date(2027, 1, 1)}],
)
def test_pemeriksaan_setengah_ditolak(kurang: Salam, sekdes: Pengguna, isi: dict[str, Any]) -> None:
    with pytest.raises(Ditolak):
        ubah(kurang, sekdes, **isi)


def test_hanya_sekdes_yang_mengubah(kurang: Salam, petugas: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        ubah(kurang, petugas, krama="Lain")


def test_basis_data_menolak_pemeriksaan_tanpa_tanggal(kurang: Salam) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Salam.objects.update(diperiksa_oleh="Mbah Karto")


@pytest.mark.syarat("R137")
def test_halaman_ucapan_menandai_yang_belum_diperiksa(kurang: Salam, sekdes: Pengguna) -> None:
    html = klien_meja(sekdes).get(reverse("layanan:ucapan")).content.decode()
    assert '<span lang="jv"><strong>Dereng jangkep.</strong></span>' in html
    assert "belum diperiksa" in html
    klien_meja(sekdes).post(
        reverse("layanan:ucapan_ubah", args=[kurang.pk]),
        {"krama": kurang.krama, "indonesia": kurang.indonesia, "pemeriksa": "Mbah Karto",
         "tanggal_0": "2", "tanggal_1": "11", "tanggal_2": "2026"},
    )  # fmt: skip
    html = klien_meja(sekdes).get(reverse("layanan:ucapan")).content.decode()
    assert "diperiksa Mbah Karto, 2 November 2026" in html
    assert "Semua sudah diperiksa." in html


def test_isian_yang_keliru_dijelaskan_dan_tidak_hilang(kurang: Salam, sekdes: Pengguna) -> None:
    isi = {"krama": "Taksih kirang.", "indonesia": "", "pemeriksa": "Mbah Karto"}
    html = klien_meja(sekdes).post(reverse("layanan:ucapan_ubah", args=[kurang.pk]), isi).content.decode()
    assert "Taksih kirang." in html
    assert "Isi arti dalam bahasa Indonesia." in html
    isi["indonesia"] = "Masih kurang."
    html = klien_meja(sekdes).post(reverse("layanan:ucapan_ubah", args=[kurang.pk]), isi).content.decode()
    assert "Isi siapa yang memeriksa dan tanggalnya" in html


def test_petugas_membaca_dan_mencetak_tetapi_tidak_mengubah(kurang: Salam, petugas: Pengguna) -> None:
    html = klien_meja(petugas).get(reverse("layanan:ucapan")).content.decode()
    assert "Ubah atau periksa" not in html
    assert klien_meja(petugas).get(reverse("layanan:ucapan_ubah", args=[kurang.pk])).status_code == 403


def test_setiap_saat_punya_satu_kartu() -> None:
    di_kartu = [saat for isi in KARTU.values() for saat in isi]
    assert sorted(di_kartu) == sorted(SAAT)
    assert (kartu_saat("lain_lagi"), nama_saat("lain_lagi")) == ("Lainnya", "Lain lagi")
    assert di_kertas("Sugeng {waktu}", "krama") == "Sugeng enjing/siyang/sonten"


@pytest.mark.syarat("R013", "R137")
@pytest.mark.parametrize(("kertas", "halaman"), [(Kertas.A6, 7), (Kertas.A5, 7), (Kertas.A4, 2)])
def test_kartu_meja_memuat_penolakan_yang_santun(kantor: None, kertas: Kertas, halaman: int) -> None:
    """Firm (the letter waits) and friendly (an apology, and what happens next), krama with its meaning."""
    muat()
    kartu: Any = data_kartu(Salam.objects.all())["kartu"]
    tolak = next(satu for satu in kartu if satu["judul"] == "Berkas belum lengkap")["ucapan"]
    assert tolak[1] == {
        "krama": "Nyuwun pangapunten, seratipun dereng saged kula damel menawi berkasipun dereng jangkep.",
        "indonesia": "Mohon maaf, suratnya belum dapat saya buat bila berkasnya belum lengkap.",
        "periksa": "belum diperiksa",
    }
    assert banyak_halaman(cetak_kartu(Salam.objects.all(), kertas=kertas)) == halaman


@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_ucapan_bertanya_tetap(
    sekdes: Pengguna, banyak: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for n in range(banyak):
        Salam.objects.create(saat="kurang", urut=n, krama=f"k{n}", indonesia=f"i{n}")
    klien = klien_meja(sekdes)
    with django_assert_max_num_queries(12):
        klien.get(reverse("layanan:ucapan"))
    assert klien.get("/kantor/ucapan/kartu-a3.pdf").status_code == 404
