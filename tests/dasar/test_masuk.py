"""Login page: password, lock after misses, the six digits, safe way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Jejak, Pengguna, ProfilDesa
from bungah.dasar.peran import Peran
from tests.dasar.alat import KUNCI_KODE, SANDI, klien_meja, orang, perangkat

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def siti() -> Pengguna:
    return orang("siti", Peran.PETUGAS_DEPAN)


@pytest.fixture
def meja(client: Client) -> Client:
    perangkat(client)
    return client


def _masuk(klien: Client, nama: str = "siti", sandi: str = SANDI, **isi: str):  # type: ignore[no-untyped-def]
    return klien.post("/masuk/", {"nama_akun": nama, "sandi": sandi, **isi})


def _kode(mundur: int = 0) -> str:
    hitung = TOTP(bytes.fromhex(KUNCI_KODE))
    hitung.drift = -mundur
    return f"{hitung.token():06d}"


def test_masuk_di_meja_kembali_ke_halaman_tadi(meja: Client, siti: Pengguna) -> None:
    jawab = _masuk(meja, next="/kantor/akun/?a=1")
    assert (jawab.status_code, jawab["Location"]) == (302, "/kantor/akun/?a=1")
    assert meja.get("/kantor/akun/").status_code == 200


@pytest.mark.parametrize(
    "tujuan",
    ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:alert(1)", "http:///x"],
)
def test_masuk_tidak_membuka_situs_lain(meja: Client, siti: Pengguna, tujuan: str) -> None:
    assert _masuk(meja, next=tujuan)["Location"] == "/kantor/"


def test_masuk_mengganti_nomor_sesi(meja: Client, siti: Pengguna) -> None:
    sesi = meja.session
    sesi["x"] = 1
    sesi.save()
    lama = sesi.session_key
    _masuk(meja)
    assert meja.session.session_key != lama


@pytest.mark.parametrize(("nama", "sandi"), [("siti", "salah"), ("tidakada", SANDI)])
def test_masuk_salah_satu_kalimat_untuk_semua(meja: Client, siti: Pengguna, nama: str, sandi: str) -> None:
    jawab = _masuk(meja, nama, sandi)
    assert "Nama akun atau kata sandi tidak cocok." in jawab.content.decode()
    assert meja.get("/kantor/akun/").status_code == 302


def test_masuk_kosong_menyebut_isiannya(meja: Client) -> None:
    isi = meja.post("/masuk/", {}).content.decode()
    assert "Isi nama akun." in isi
    assert "Isi kata sandi." in isi


def test_masuk_dikunci_setelah_lima_kali_salah(meja: Client, siti: Pengguna) -> None:
    status = [_masuk(meja, sandi="salah").status_code for _ in range(5)]
    benar = _masuk(meja)
    assert status == [200, 200, 200, 200, 429]
    assert benar.status_code == 429
    assert "Tunggu 15 menit" in benar.content.decode()


def test_masuk_dibatasi_per_alamat(meja: Client, siti: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bungah.dasar.views.masuk.BATAS_ALAMAT", 3)
    for urut in range(3):
        _masuk(meja, f"coba{urut}")
    assert _masuk(meja).status_code == 429


def test_masuk_ditolak_lewat_http_dari_jaringan(client: Client, siti: Pengguna) -> None:
    jawab = client.post("/masuk/", {"nama_akun": "siti", "sandi": SANDI}, REMOTE_ADDR="192.168.1.20")
    assert jawab.status_code == 403
    assert "https://" in jawab.content.decode()
    assert "_auth_user_id" not in client.session


def test_masuk_di_balik_proksi_bukan_komputer_ini(client: Client, siti: Pengguna) -> None:
    assert client.get("/masuk/", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 403


def test_masuk_boleh_lewat_https_dari_jaringan(client: Client, siti: Pengguna) -> None:
    assert client.get("/masuk/", secure=True, REMOTE_ADDR="192.168.1.20").status_code == 200


def test_masuk_metode_lain_ditolak(client: Client) -> None:
    assert client.put("/masuk/").status_code == 405


def test_masuk_akun_ditutup_tidak_bisa(meja: Client, siti: Pengguna) -> None:
    klien = klien_meja(siti)
    Pengguna.objects.update(is_active=False)
    assert klien.get("/kantor/akun/").status_code == 302
    assert "tidak cocok" in _masuk(meja).content.decode()


def test_masuk_tercatat_tanpa_nama(meja: Client, siti: Pengguna) -> None:
    _masuk(meja, sandi="salah")
    _masuk(meja, "bukan-akun")
    _masuk(meja)
    baris = list(
        Jejak.objects.filter(perbuatan__startswith="masuk").values_list("perbuatan", "jenis", "objek_id")
    )
    assert baris == [
        ("masuk_gagal", "dasar.pengguna", str(siti.pk)),
        ("masuk_gagal", "dasar.profildesa", "1"),
        ("masuk", "dasar.pengguna", str(siti.pk)),
    ]
    assert "siti" not in str(list(Jejak.objects.values_list("rinci", flat=True)))
    assert periksa_rantai().rusak is None


def test_masuk_dari_hp_sendiri_perlu_kode(client: Client, siti: Pengguna) -> None:
    TOTPDevice.objects.create(user=siti, key=KUNCI_KODE)
    _masuk(client)
    sebelum = client.get("/kantor/akun/")
    benar = client.post("/masuk/kode/", {"kode": f"{_kode()[:3]} {_kode()[3:]}", "next": "/kantor/akun/"})
    assert sebelum["Location"] == "/masuk/kode/?next=%2Fkantor%2Fakun%2F"
    assert benar["Location"] == "/kantor/akun/"
    assert client.get("/kantor/akun/").status_code == 200


def test_kode_tidak_berlaku_dua_kali(client: Client, siti: Pengguna) -> None:
    TOTPDevice.objects.create(user=siti, key=KUNCI_KODE)
    kode = _kode()
    _masuk(client)
    client.post("/masuk/kode/", {"kode": kode})
    client.post("/keluar/")
    _masuk(client)
    assert "Kode tidak cocok." in client.post("/masuk/kode/", {"kode": kode}).content.decode()


@pytest.mark.parametrize("kode", ["12345", "1234567", "12a456", "\uff11\uff12\uff13\uff14\uff15\uff16", ""])
def test_kode_bentuk_lain_disebut(client: Client, siti: Pengguna, kode: str) -> None:
    TOTPDevice.objects.create(user=siti, key=KUNCI_KODE)
    _masuk(client)
    assert "isian-galat" in client.post("/masuk/kode/", {"kode": kode}).content.decode()


def test_kode_belum_dipasang_hanya_di_meja(client: Client, siti: Pengguna) -> None:
    _masuk(client)
    assert client.get("/masuk/kode/").status_code == 403
    assert client.get("/kantor/akun/kode/").status_code == 403


def test_pengelola_di_meja_pun_perlu_kode(meja: Client) -> None:
    admin = orang("rizal", Peran.ADMIN)
    _masuk(meja, "rizal")
    tanpa = meja.get("/kantor/akun/")
    pasang = meja.get("/masuk/kode/")
    halaman = meja.get("/kantor/akun/kode/")
    kunci = bytes.fromhex(meja.session["kunci_kode_baru"])
    terpasang = meja.post("/kantor/akun/kode/", {"kode": f"{TOTP(kunci).token():06d}"})
    assert tanpa["Location"].startswith("/masuk/kode/")
    assert pasang["Location"] == "/kantor/akun/kode/"
    assert halaman.content.decode().count('class="qr"') == 1
    assert terpasang["Location"] == "/kantor/akun/"
    assert meja.get("/admin/").status_code == 200
    assert TOTPDevice.objects.filter(user=admin).count() == 1


def test_pasang_kode_salah_tidak_memasang(meja: Client, siti: Pengguna) -> None:
    _masuk(meja)
    meja.get("/kantor/akun/kode/")
    assert "Kode tidak cocok." in meja.post("/kantor/akun/kode/", {"kode": "000000"}).content.decode()
    assert not TOTPDevice.objects.exists()


def test_kantor_latihan_memperlihatkan_kode(client: Client, siti: Pengguna) -> None:
    ProfilDesa.objects.create(latihan=True, siap=True)
    orang("rizal", Peran.ADMIN)
    TOTPDevice.objects.create(user=Pengguna.objects.get(username="rizal"), key=KUNCI_KODE)
    _masuk(client, "rizal")
    isi = client.get("/masuk/kode/").content.decode()
    assert _kode() in isi
    assert (
        client.get("/masuk/kode/", REMOTE_ADDR="192.168.1.9", secure=True).content.decode().count(_kode())
        == 0
    )


def test_keluar_menghapus_sesi(siti: Pengguna) -> None:
    klien = klien_meja(siti)
    assert klien.get("/keluar/").status_code == 405
    assert klien.post("/keluar/").status_code == 302
    assert klien.get("/kantor/akun/").status_code == 302
    assert Jejak.objects.filter(perbuatan="keluar", pelaku_id=siti.pk).count() == 1


def test_sandi_sementara_harus_diganti(meja: Client, siti: Pengguna) -> None:
    Pengguna.objects.update(sandi_sementara=True)
    _masuk(meja)
    assert meja.get("/kantor/")["Location"].startswith("/kantor/akun/sandi/")
    baru = {"sandi": SANDI, "sandi_baru": "pagar bambu kuning", "ulang": "pagar bambu kuning"}
    assert meja.post("/kantor/akun/sandi/", baru).status_code == 302
    assert meja.get("/kantor/akun/").status_code == 200
    siti.refresh_from_db()
    assert siti.check_password("pagar bambu kuning")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"sandi": "salah"}, "Kata sandi tidak cocok."),
        ({"sandi_baru": "pendek", "ulang": "pendek"}, "12"),
        ({"sandi_baru": "siti rahmawati", "ulang": "siti rahmawati"}, "mirip"),
        ({"ulang": "lain sama sekali"}, "Dua kata sandi ini tidak sama."),
    ],
)
def test_sandi_baru_yang_buruk_ditolak(siti: Pengguna, isi: dict[str, str], kata: str) -> None:
    Pengguna.objects.update(nama="Siti Rahmawati")
    baik = {"sandi": SANDI, "sandi_baru": "pagar bambu kuning", "ulang": "pagar bambu kuning"}
    assert kata in klien_meja(siti).post("/kantor/akun/sandi/", baik | isi).content.decode()
    siti.refresh_from_db()
    assert siti.check_password(SANDI)


@pytest.mark.syarat("R125")
def test_tugas_habis_kemarin_dijelaskan(client: Client) -> None:
    """An account whose SK lapsed logs in but holds no desk (R125)."""
    perangkat(client)
    siti = orang("siti")
    client.force_login(siti)
    jawab = client.get("/kantor/akun/")
    assert jawab.status_code == 403
    assert "surat tugas sementara" in jawab.content.decode()
