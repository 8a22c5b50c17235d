"""An official's own phone: trusted once by a code, opened by the PIN, let go at once."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from bungah.dasar import alur_hp, alur_orang
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, Perangkat, ProfilDesa
from bungah.dasar.peran import Peran
from tests.dasar.alat import KUNCI_KODE, SANDI, klien_berkode, klien_meja, lebar, orang

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
PIN = "2580"


@pytest.fixture
def kades() -> Pengguna:
    pengguna = orang("kades", Peran.KADES)
    alur_orang.pasang_pin(pengguna, PIN, pelaku=pengguna)
    return pengguna


@pytest.fixture
def hp(kades: Pengguna) -> Client:
    """A phone that is trusted, nobody logged in."""
    klien = Client()
    _, klien.cookies["perangkat"] = alur_hp.percayai_hp(kades, nama="HP Kades")
    return klien


def _kode(mundur: int = 0) -> str:
    hitung = TOTP(bytes.fromhex(KUNCI_KODE))
    hitung.drift = -mundur
    return f"{hitung.token():06d}"


def test_hp_dipercaya_setelah_kode_di_sesi_ini(kades: Pengguna) -> None:
    klien = klien_berkode(kades)
    jawab = klien.post("/kantor/akun/hp/", {"nama": "HP Kades"}, secure=True, REMOTE_ADDR="192.168.1.9")
    satu = Perangkat.objects.get()
    kuki = jawab.cookies["perangkat"]
    assert (satu.jenis, satu.pemilik, satu.nama) == ("hp", kades, "HP Kades")
    assert (kuki["httponly"], kuki["max-age"], satu.sidik_tanda) == (
        True,
        31_536_000,
        alur_orang.sidik_tanda(kuki.value),
    )
    assert "HP ini" in klien.get("/kantor/akun/hp/").content.decode()


def test_hp_tanpa_kode_di_sesi_ini_diminta_kodenya(kades: Pengguna) -> None:
    """The practice office trusts its own machine: no code in the session, so the form asks for one."""
    ProfilDesa.objects.create(pk=1, nama_desa="Bungah", siap=True, latihan=True)
    TOTPDevice.objects.create(user=kades, key=KUNCI_KODE)
    klien = Client()
    klien.force_login(kades)
    kosong = klien.post("/kantor/akun/hp/", {"nama": "HP"}).content.decode()
    salah = klien.post("/kantor/akun/hp/", {"nama": "HP", "kode": "AAAA-0000"}).content.decode()
    assert "Isi kode 6 angka atau kode cetak." in kosong
    assert "Kode tidak cocok." in salah
    assert Perangkat.objects.count() == 0
    assert klien.post("/kantor/akun/hp/", {"nama": "HP", "kode": _kode()}).status_code == 302
    assert Perangkat.objects.get().pemilik == kades


def test_hp_bukan_komputer_kantor(kades: Pengguna) -> None:
    klien = klien_meja(kades)
    isi = klien.post("/kantor/akun/hp/", {"nama": "Meja", "kode": "123456"}).content.decode()
    assert "Buka halaman ini di HP Anda" in isi
    assert Perangkat.objects.filter(jenis="hp").count() == 0


def test_hp_perlu_pin_dan_paling_banyak_dua(kades: Pengguna) -> None:
    tanpa = orang("tanpa", Peran.KADES)
    with pytest.raises(Ditolak, match="Pasang PIN"):
        alur_hp.percayai_hp(tanpa, nama="HP")
    for nama in ("Satu", "Dua"):
        alur_hp.percayai_hp(kades, nama=nama)
    with pytest.raises(Ditolak, match="Sudah 2 HP"):
        alur_hp.percayai_hp(kades, nama="Tiga")


def test_hp_pengelola_sistem_tidak_pernah(kades: Pengguna) -> None:
    admin = orang("rizal", Peran.ADMIN, Peran.SEKDES)
    with pytest.raises(TidakBerwenang):
        alur_hp.percayai_hp(admin, nama="HP")


def test_masuk_pin_membuka_kantor_tanpa_sandi_dan_kode(hp: Client, kades: Pengguna) -> None:
    antar = hp.get("/masuk/?next=/kantor/akun/")
    assert antar["Location"] == "/masuk/pin/?next=%2Fkantor%2Fakun%2F"
    assert "Kades" in hp.get(antar["Location"]).content.decode()
    jawab = hp.post("/masuk/pin/", {"pin": PIN, "next": "/kantor/akun/"})
    assert jawab["Location"] == "/kantor/akun/"
    assert hp.get("/kantor/akun/").status_code == 200
    assert Jejak.objects.filter(perbuatan="masuk_pin", pelaku_id=kades.pk).count() == 1


def test_masuk_pin_salah_lima_kali_lalu_hanya_sandi(hp: Client, kades: Pengguna) -> None:
    isi = [hp.post("/masuk/pin/", {"pin": "9137"}).content.decode() for _ in range(5)]
    assert ["Sisa 4 kali." in isi[0], "sekarang dikunci" in isi[4]] == [True, True]
    assert "dikunci setelah 5 kali salah" in hp.post("/masuk/pin/", {"pin": PIN}).content.decode()
    assert "Masuk petugas" in hp.get("/masuk/?sandi=1").content.decode()
    hp.post("/masuk/", {"nama_akun": "kades", "sandi": SANDI})
    hp.post("/keluar/")
    assert hp.post("/masuk/pin/", {"pin": PIN}).status_code == 302


@pytest.mark.parametrize("pin", ["", "12", "1234567", lebar("2580"), "<b>25"])
def test_masuk_pin_bentuk_lain_disebut(hp: Client, pin: str) -> None:
    isi = hp.post("/masuk/pin/", {"pin": pin})
    assert (isi.status_code, "isian-galat" in isi.content.decode()) == (200, True)


def test_masuk_pin_hanya_di_hp_yang_dipercaya(client: Client, kades: Pengguna) -> None:
    assert client.post("/masuk/pin/", {"pin": PIN})["Location"] == "/masuk/?sandi=1&next="
    meja = klien_meja(kades)
    assert meja.post("/masuk/pin/", {"pin": PIN})["Location"] == "/masuk/?sandi=1&next="


def test_masuk_pin_ditolak_lewat_http_dari_jaringan(hp: Client) -> None:
    assert hp.post("/masuk/pin/", {"pin": PIN}, REMOTE_ADDR="192.168.1.20").status_code == 403


def test_masuk_pin_tidak_membuka_situs_lain(hp: Client) -> None:
    assert hp.post("/masuk/pin/", {"pin": PIN, "next": "//jahat.example"})["Location"] == "/kantor/"


def test_hp_milik_orang_lain_tetap_minta_kode(hp: Client) -> None:
    """Whoever borrows the phone logs in like on any strange device."""
    orang("sari", Peran.SEKDES)
    hp.post("/masuk/", {"nama_akun": "sari", "sandi": SANDI})
    assert hp.get("/kantor/akun/")["Location"].startswith("/masuk/kode/")


def _lepas_sendiri(kades: Pengguna) -> None:
    alur_hp.lepas_hp(Perangkat.objects.get(), pelaku=kades)


def _lepas_kode(kades: Pengguna) -> None:
    alur_orang.lepas_kode(kades, pelaku=None)


def _ganti_sandi(kades: Pengguna) -> None:
    alur_orang.ganti_sandi(kades, "empat kata lain lagi", pelaku=kades)


def _dicabut_sekdes(_kades: Pengguna) -> None:
    alur_orang.cabut(Perangkat.objects.get(), pelaku=orang("sari", Peran.SEKDES))


@pytest.mark.parametrize("lepas", [_lepas_sendiri, _lepas_kode, _ganti_sandi, _dicabut_sekdes])
def test_hp_yang_dilepas_tidak_dipercaya_seketika(
    hp: Client, kades: Pengguna, lepas: Callable[[Pengguna], None]
) -> None:
    hp.post("/masuk/pin/", {"pin": PIN})
    lepas(kades)
    assert hp.get("/kantor/akun/").status_code == 302
    assert hp.post("/masuk/pin/", {"pin": PIN})["Location"] == "/masuk/?sandi=1&next="
    assert Perangkat.objects.get().dicabut_pada is not None


def test_hp_lepas_hanya_milik_sendiri(hp: Client, kades: Pengguna) -> None:
    satu = Perangkat.objects.get()
    sekdes = orang("sari", Peran.SEKDES)
    assert klien_meja(sekdes).post(f"/kantor/akun/hp/{satu.pk}/lepas/").status_code == 404
    with pytest.raises(TidakBerwenang):
        alur_hp.lepas_hp(satu, pelaku=sekdes)
    klien_meja(kades).post(f"/kantor/akun/hp/{satu.pk}/lepas/")
    satu.refresh_from_db()
    assert satu.dicabut_pada is not None


def test_akun_tutup_hp_tidak_membuka_apa_pun(hp: Client, kades: Pengguna) -> None:
    Pengguna.objects.filter(pk=kades.pk).update(is_active=False)
    assert hp.post("/masuk/pin/", {"pin": PIN})["Location"] == "/masuk/?sandi=1&next="


def test_hp_diam_15_menit_minta_pin_lagi(hp: Client) -> None:
    hp.post("/masuk/pin/", {"pin": PIN})
    sesi = hp.session
    sesi["terlihat"] = int(time.time()) - 901
    sesi.save()
    antar = hp.get("/kantor/akun/")
    assert hp.get(antar["Location"])["Location"].startswith("/masuk/pin/")


# -- codes on paper ------------------------------------------------------------------------------


def test_kode_cetak_sepuluh_sekali_tampil(kades: Pengguna) -> None:
    klien = klien_meja(kades)
    isi = klien.post("/kantor/akun/kode-cetak/", {"sandi": SANDI}).content.decode()
    kode = re.findall(r'class="kode angka">([0-9A-Z]{4}-[0-9A-Z]{4})<', isi)
    assert (len(set(kode)), alur_hp.sisa_kode_cetak(kades)) == (10, 10)
    tersimpan = str(list(StaticToken.objects.values())) + str(list(Jejak.objects.values()))
    assert [satu for satu in kode if satu in tersimpan or satu.replace("-", "") in tersimpan] == []
    assert kode[0] not in klien.get("/kantor/akun/kode-cetak/").content.decode()


def test_kode_cetak_perlu_sandi(kades: Pengguna) -> None:
    isi = klien_meja(kades).post("/kantor/akun/kode-cetak/", {"sandi": "salah"}).content.decode()
    assert ("Kata sandi tidak cocok." in isi, StaticToken.objects.count()) == (True, 0)


def test_kode_cetak_membuka_pintu_sekali(client: Client, kades: Pengguna) -> None:
    kode = alur_hp.kode_cetak_baru(kades)
    client.post("/masuk/", {"nama_akun": "kades", "sandi": SANDI})
    masuk = client.post("/masuk/kode/", {"kode": f"{kode[0][:4]}-{kode[0][4:].lower()}"})
    client.post("/keluar/")
    client.post("/masuk/", {"nama_akun": "kades", "sandi": SANDI})
    lagi = client.post("/masuk/kode/", {"kode": kode[0]})
    assert (masuk.status_code, "Kode tidak cocok." in lagi.content.decode()) == (302, True)
    assert alur_hp.sisa_kode_cetak(kades) == 9


def test_kode_cetak_orang_lain_tidak_cocok(client: Client, kades: Pengguna) -> None:
    lain = orang("sari", Peran.SEKDES)
    alur_hp.kode_cetak_baru(kades)
    client.post("/masuk/", {"nama_akun": "kades", "sandi": SANDI})
    jawab = client.post("/masuk/kode/", {"kode": alur_hp.kode_cetak_baru(lain)[0]})
    assert "Kode tidak cocok." in jawab.content.decode()
    assert alur_hp.sisa_kode_cetak(lain) == 10


def test_kode_cetak_baru_mematikan_yang_lama(kades: Pengguna) -> None:
    lama = alur_hp.kode_cetak_baru(kades)
    alur_hp.kode_cetak_baru(kades)
    assert StaticToken.objects.filter(token=alur_hp.sidik_kode_cetak(kades, lama[0])).count() == 0
    assert alur_hp.sisa_kode_cetak(kades) == 10
