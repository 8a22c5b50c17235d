"""First-run guide: from the code in the terminal to the first paired desk, and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django import forms

from bungah.beranda import awal
from bungah.dasar.galat import Ditolak
from bungah.dasar.kode_awal import buat_kode_awal, sidik_kode_awal
from bungah.dasar.models import Jejak, Pengguna, PeranBerlaku, Perangkat, ProfilDesa
from bungah.dasar.papan import AkunBaru, LangkahAwal
from bungah.dasar.peran import Peran

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

pytestmark = pytest.mark.django_db
DESA = {
    "nama_desa": "Bungah", "kode_desa": "35.25.12.2012", "kecamatan": "Bungah", "kabupaten": "Gresik",
    "provinsi": "Jawa Timur", "alamat": "Jl. Raya 46", "ukuran": "kecil",
}  # fmt: skip
SANDI = "pagar bambu kuning"
AKUN = {"nama": "Rizal", "nama_akun": "rizal", "sandi_baru": SANDI, "ulang": SANDI}


class NomorForm(forms.Form):
    """What the invented step asks."""

    nomor = forms.IntegerField()


@pytest.fixture
def kode(settings: Any, tmp_path: Path) -> str:
    """A code in a data folder of this test's own."""
    settings.DATA_DIR = tmp_path
    (tmp_path / "kunci").mkdir()
    return buat_kode_awal()


@pytest.fixture
def langkah(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One step of an app that shows an account."""
    simpan: list[int] = []

    def kerjakan(formulir: Any, *, pelaku: Pengguna) -> list[AkunBaru]:
        if formulir.cleaned_data["nomor"] < 0:
            raise Ditolak("Nomor tidak boleh kurang dari nol.")
        simpan.append(formulir.cleaned_data["nomor"])
        return [AkunBaru("Siti", "siti", "rahasia-sekali")]

    satu = LangkahAwal("nomor", "Nomor terakhir", "Isi nomor.", 10, NomorForm, kerjakan, lambda: bool(simpan))
    monkeypatch.setattr(awal, "langkah_langkah", lambda: [satu])
    return simpan


@pytest.fixture
def tamu(client: Client, kode: str) -> Client:
    client.post("/awal/", {"kode": kode})
    return client


def test_awal_dari_kode_sampai_meja_pertama(client: Client, kode: str, langkah: list[int]) -> None:
    jalur = [
        client.post("/awal/", {"kode": kode.lower()})["Location"],
        client.post("/awal/desa/", DESA)["Location"],
        client.post("/awal/akun/", AKUN)["Location"],
    ]
    sandi = client.post("/awal/nomor/", {"nomor": "327"})
    tutup = client.post("/awal/selesai/")
    assert jalur == ["/awal/desa/", "/awal/akun/", "/awal/nomor/"]
    assert "rahasia-sekali" in sandi.content.decode()
    assert langkah == [327]
    assert tutup["Location"] == "/masuk/"
    profil, admin = ProfilDesa.ambil(), Pengguna.objects.get()
    assert (profil.siap, profil.latihan, profil.nama_desa) == (True, False, "Bungah")
    assert admin.check_password(SANDI)
    assert list(PeranBerlaku.objects.values_list("pengguna", "peran")) == [(admin.pk, Peran.ADMIN)]
    assert sidik_kode_awal() == ""
    assert client.get("/masuk/").wsgi_request.perangkat == Perangkat.objects.get()  # type: ignore[attr-defined]
    assert set(Jejak.objects.values_list("perbuatan", flat=True)) >= {
        "isi_profil",
        "buat_akun",
        "beri_peran",
        "siap",
    }


@pytest.mark.parametrize("alamat", ["", "desa/", "akun/", "selesai/", "nomor/"])
def test_awal_hilang_setelah_kantor_siap(tamu: Client, langkah: list[int], alamat: str) -> None:
    ProfilDesa.objects.create(pk=1, siap=True)
    assert tamu.get(f"/awal/{alamat}").status_code == 404
    assert tamu.post(f"/awal/{alamat}").status_code == 404


@pytest.mark.parametrize("alamat", ["desa/", "akun/", "selesai/", "nomor/"])
def test_awal_tanpa_kode_tertutup(client: Client, kode: str, langkah: list[int], alamat: str) -> None:
    assert client.post(f"/awal/{alamat}", DESA | AKUN)["Location"] == "/awal/"
    assert Pengguna.objects.count() == 0


def test_awal_kode_baru_membatalkan_yang_lama(tamu: Client) -> None:
    buat_kode_awal()
    assert tamu.get("/awal/desa/")["Location"] == "/awal/"


def test_awal_kode_salah_lalu_dibatasi(client: Client, kode: str) -> None:
    pertama = client.post("/awal/", {"kode": "AAAA-AAAA"}).content.decode()
    status = [client.post("/awal/", {"kode": "AAAA-AAAA"}).status_code for _ in range(10)]
    assert "Kode tidak cocok." in pertama
    assert status == [200] * 9 + [429]
    assert client.post("/awal/", {"kode": kode}).status_code == 429


def test_awal_hanya_lewat_jalur_aman(client: Client, kode: str) -> None:
    assert client.post("/awal/", {"kode": kode}, REMOTE_ADDR="192.168.1.3").status_code == 403


def test_awal_akun_hanya_satu(tamu: Client, langkah: list[int]) -> None:
    tamu.post("/awal/desa/", DESA)
    tamu.post("/awal/akun/", AKUN)
    assert tamu.post("/awal/akun/", AKUN | {"nama_akun": "lain"})["Location"] == "/awal/nomor/"
    assert Pengguna.objects.count() == 1


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"nama_akun": "ri zal"}, "tanpa spasi"),
        ({"sandi_baru": "rizal rizal 12"}, "id_ulang"),
        ({"sandi_baru": "pendek", "ulang": "pendek"}, "12"),
        ({"nama": ""}, "Isi nama lengkap"),
    ],
)
def test_awal_akun_isian_buruk(tamu: Client, ubah: dict[str, str], kata: str) -> None:
    tamu.post("/awal/desa/", DESA)
    assert kata in tamu.post("/awal/akun/", AKUN | ubah).content.decode()
    assert Pengguna.objects.count() == 0


def test_awal_desa_isian_kurang(tamu: Client) -> None:
    isi = tamu.post("/awal/desa/", DESA | {"nama_desa": " ", "ukuran": "raksasa"}).content.decode()
    assert "Isi nama desa." in isi
    assert ProfilDesa.objects.count() == 0


def test_awal_langkah_ditolak_tetap_di_halaman(tamu: Client, langkah: list[int]) -> None:
    tamu.post("/awal/desa/", DESA)
    tamu.post("/awal/akun/", AKUN)
    assert "Nomor tidak boleh kurang dari nol." in tamu.post("/awal/nomor/", {"nomor": "-1"}).content.decode()
    assert tamu.post("/awal/selesai/")["Location"] == "/awal/nomor/"
    assert not ProfilDesa.ambil().siap


def test_awal_langkah_tidak_dikenal(tamu: Client, langkah: list[int]) -> None:
    assert tamu.get("/awal/entah/").status_code == 404


def test_awal_selesai_menunggu_akun(tamu: Client, langkah: list[int]) -> None:
    assert tamu.post("/awal/selesai/")["Location"] == "/awal/akun/"
