"""Step-up: what counts as a proof, for whom, where, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from bungah.dasar import alur_hp, alur_orang, naik
from bungah.dasar.galat import Ditolak
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from tests.dasar.alat import KUNCI_KODE, orang
from tests.pabrik.dasar import pukul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from bungah.dasar.models import Perangkat

pytestmark = pytest.mark.django_db
PIN = "2580"


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(pukul(9), tick=False) as jam:
        yield jam


@pytest.fixture
def kades(jam: time_machine.Traveller) -> Pengguna:
    pengguna = orang("kades", Peran.KADES)
    alur_orang.pasang_pin(pengguna, PIN, pelaku=pengguna)
    return pengguna


def _minta(pengguna: Pengguna, perangkat: Perangkat | None = None, tanda: str = "") -> HttpRequest:
    """A request of this person from this device, with a session of its own."""
    request: Any = RequestFactory().post("/x/", REMOTE_ADDR="192.168.1.9")
    request.session, request.user, request.perangkat = SessionStore(), pengguna, perangkat
    if tanda:
        request.COOKIES["perangkat"] = tanda
    return request  # type: ignore[no-any-return]


def _lanjut(request: Any) -> HttpRequest:
    """The next request of the same browser, with the cookies it was sent."""
    jawab = HttpResponse()
    naik.tempel_kuki(request, jawab)
    berikut: Any = _minta(request.user, request.perangkat, request.COOKIES.get("perangkat", ""))
    berikut.session = request.session
    berikut.COOKIES |= {nama: kuki.value for nama, kuki in jawab.cookies.items()}
    return berikut  # type: ignore[no-any-return]


@pytest.fixture
def hp(kades: Pengguna) -> HttpRequest:
    return _minta(kades, *alur_hp.percayai_hp(kades, nama="HP"))


def _kode() -> str:
    return f"{TOTP(bytes.fromhex(KUNCI_KODE)).token():06d}"


def test_pin_di_hp_sendiri_berlaku_lima_menit(hp: HttpRequest, jam: time_machine.Traveller) -> None:
    bukti = naik.periksa_naik(hp, pin=PIN)
    jam.shift(299)
    masih = naik.sudah_naik(hp)
    jam.shift(1)
    assert (bukti.cara, masih and masih.cara, naik.sudah_naik(hp)) == ("pin", "pin", None)
    assert Jejak.objects.filter(perbuatan="naik", perangkat_id=bukti.perangkat).count() == 1


def test_pin_memberi_rahasia_yang_sama_dan_hanya_di_hp_itu(hp: HttpRequest, kades: Pengguna) -> None:
    satu = naik.periksa_naik(hp, pin=PIN).rahasia
    lain = naik.periksa_naik(_minta(kades, *alur_hp.percayai_hp(kades, nama="HP 2")), pin=PIN).rahasia
    assert (len(satu), satu == naik.rahasia_pin(hp, PIN), satu == lain) == (32, True, False)
    assert naik.rahasia_pin(hp, "2581") != satu


def test_rahasia_di_sesi_hanya_terbaca_dengan_kuki(hp: HttpRequest) -> None:
    rahasia = naik.periksa_naik(hp, pin=PIN).rahasia
    sesudah = naik.sudah_naik(_lanjut(hp))
    tanpa_kuki = naik.sudah_naik(hp)
    assert sesudah is not None
    assert sesudah.rahasia == rahasia
    assert tanpa_kuki is not None
    assert tanpa_kuki.rahasia == b""
    assert rahasia.hex() not in repr(sesudah)


def test_kuki_naik_tertutup_bagi_skrip_dan_situs_lain(hp: HttpRequest) -> None:
    naik.periksa_naik(hp, pin=PIN)
    jawab = HttpResponse()
    naik.tempel_kuki(hp, jawab)
    kuki = jawab.cookies["naik"]
    assert (kuki["httponly"], kuki["samesite"], kuki["max-age"], kuki["path"]) == (True, "Strict", 300, "/")


def test_kuki_rusak_bukan_galat(hp: HttpRequest) -> None:
    naik.periksa_naik(hp, pin=PIN)
    for isi in ("", "x", "!!", "QUJD" * 20):
        hp.COOKIES["naik"] = isi
        bukti = naik.sudah_naik(hp)
        assert bukti is not None
        assert bukti.rahasia == b""


def test_bukti_tidak_pindah_orang_atau_perangkat(hp: HttpRequest, kades: Pengguna) -> None:
    naik.periksa_naik(hp, pin=PIN)
    lain: Any = _minta(orang("sari", Peran.SEKDES), getattr(hp, "perangkat", None))
    lain.session = hp.session
    meja: Any = _minta(kades)
    meja.session = hp.session
    assert (naik.sudah_naik(lain), naik.sudah_naik(meja)) == (None, None)


def test_pin_tidak_berlaku_di_luar_hp_sendiri(kades: Pengguna) -> None:
    with pytest.raises(Ditolak, match="Kode tidak cocok"):
        naik.periksa_naik(_minta(kades), pin=PIN)


def test_pin_salah_menyebut_sisa(hp: HttpRequest) -> None:
    with pytest.raises(Ditolak, match="Sisa 4 kali"):
        naik.periksa_naik(hp, pin="9137")
    assert naik.sudah_naik(hp) is None


def test_totp_sekali_pakai(kades: Pengguna, jam: time_machine.Traveller) -> None:
    TOTPDevice.objects.create(user=kades, key=KUNCI_KODE)
    kode = _kode()
    assert naik.periksa_naik(_minta(kades), kode=kode).cara == "kode"
    with pytest.raises(Ditolak, match="Tiap kode sekali pakai"):
        naik.periksa_naik(_minta(kades), kode=kode)
    jam.shift(60)
    assert naik.periksa_naik(_minta(kades), kode=_kode()).cara == "kode"


def test_kode_cetak_sekali_pakai(kades: Pengguna, jam: time_machine.Traveller) -> None:
    kode = alur_hp.kode_cetak_baru(kades)
    assert naik.periksa_naik(_minta(kades), kode=kode[3]).cara == "cetak"
    with pytest.raises(Ditolak, match="Kode tidak cocok"):
        naik.periksa_naik(_minta(kades), kode=kode[3])
    assert alur_hp.sisa_kode_cetak(kades) == 9


def test_kode_salah_diperlambat(kades: Pengguna) -> None:
    """After misses even the right code waits (django-otp), so nobody tries a million."""
    TOTPDevice.objects.create(user=kades, key=KUNCI_KODE)
    for salah in ("000000", "111111"):
        with pytest.raises(Ditolak):
            naik.periksa_naik(_minta(kades), kode=salah)
    with pytest.raises(Ditolak):
        naik.periksa_naik(_minta(kades), kode=_kode())


def test_formulir_tidak_memakai_kode_kalau_bentuknya_salah(kades: Pengguna) -> None:
    form = naik.NaikForm(_minta(kades), {"kode": "12"})
    assert (form.is_valid(), list(form.errors), form.naik) == (False, ["kode"], None)
    assert Jejak.objects.filter(perbuatan="masuk_gagal").count() == 0


def test_formulir_diam_selama_bukti_berlaku(hp: HttpRequest) -> None:
    pertama = naik.NaikForm(hp, {"pin": PIN})
    assert (pertama.perlu, list(pertama.fields), pertama.is_valid()) == (True, ["pin"], True)
    kedua = naik.NaikForm(_lanjut(hp), {})
    assert (kedua.perlu, list(kedua.fields), kedua.is_valid()) == (False, [], True)
    assert kedua.naik is not None
    assert kedua.naik.rahasia == (pertama.naik and pertama.naik.rahasia)


def test_formulir_bersegel_minta_pin_lagi_tanpa_rahasia(hp: HttpRequest) -> None:
    naik.periksa_naik(hp, pin=PIN)
    assert naik.NaikForm(hp).perlu is False
    assert naik.NaikForm(hp, segel=True).perlu is True


def test_formulir_mengatakan_kalau_tidak_ada_kode(kades: Pengguna) -> None:
    assert naik.NaikForm(_minta(kades)).tanpa_kode is True
    alur_hp.kode_cetak_baru(kades)
    assert naik.NaikForm(_minta(kades)).tanpa_kode is False


def test_pin_masuk_dihitung_sebagai_bukti(kades: Pengguna) -> None:
    klien = Client()
    _, klien.cookies["perangkat"] = alur_hp.percayai_hp(kades, nama="HP")
    klien.post("/masuk/pin/", {"pin": PIN})
    sesi = klien.session
    assert (sesi["naik"][0], sesi["naik"][1], "kantong" in sesi) == (kades.pk, "pin", True)
    assert klien.cookies["naik"]["max-age"] == 300
    klien.post("/keluar/")
    assert "naik" not in klien.session


def test_pin_baru_menghapus_bukti(kades: Pengguna) -> None:
    klien = Client()
    _, klien.cookies["perangkat"] = alur_hp.percayai_hp(kades, nama="HP")
    klien.post("/masuk/pin/", {"pin": PIN})
    klien.post("/kantor/akun/pin/", {"pin": "4826", "ulang": "4826", "sandi": "tiga kata biasa"})
    assert "naik" not in klien.session
