"""People, devices and logged-in clients for tests of staff pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from bungah.dasar.alur_hp import percayai_hp
from bungah.dasar.alur_orang import pasang_pin, pasangkan
from bungah.dasar.models import Pengguna, PeranBerlaku, Perangkat

if TYPE_CHECKING:
    from bungah.dasar.peran import Peran

SANDI = "tiga kata biasa"
KUNCI_KODE = "3132333435363738393031323334353637383930"


def orang(nama_akun: str, *peran: Peran, sampai: date | None = None) -> Pengguna:
    """An account with these roles since 2020, open ended unless ``sampai`` says otherwise."""
    pengguna = Pengguna(username=nama_akun, nama=nama_akun.title())
    pengguna.set_password(SANDI)
    pengguna.save()
    for satu in peran:
        PeranBerlaku.objects.create(
            pengguna=pengguna, peran=satu, dari=date(2020, 1, 1), sampai=sampai, dasar="SK uji"
        )
    return pengguna


def perangkat(klien: Client, jenis: Perangkat.Jenis = Perangkat.Jenis.MEJA) -> Perangkat:
    """Pair this client as a device."""
    satu, tanda = pasangkan(nama="Meja uji", jenis=jenis, pelaku=None)
    klien.cookies["perangkat"] = tanda
    return satu


def klien_meja(pengguna: Pengguna) -> Client:
    """A client at a paired desk, logged in."""
    klien = Client()
    perangkat(klien)
    klien.force_login(pengguna)
    return klien


def klien_berkode(pengguna: Pengguna) -> Client:
    """A client on a device of one's own (or an admin), logged in with the phone's code."""
    klien = Client()
    klien.force_login(pengguna)
    hp = TOTPDevice.objects.get_or_create(user=pengguna, key=KUNCI_KODE)[0]
    sesi = klien.session
    sesi[DEVICE_ID_SESSION_KEY] = hp.persistent_id
    sesi.save()
    return klien


def klien_hp(pengguna: Pengguna, pin: str = "2580") -> Client:
    """A client on the person's own trusted phone, just opened with the PIN (a proof for five minutes)."""
    pasang_pin(pengguna, pin, pelaku=pengguna)
    klien = Client()
    _, klien.cookies["perangkat"] = percayai_hp(pengguna, nama="HP uji")
    klien.post("/masuk/pin/", {"pin": pin})
    return klien


def klien_admin(pengguna: Pengguna) -> Client:
    """An admin at a paired desk whose phone's code was checked."""
    klien = klien_berkode(pengguna)
    perangkat(klien)
    return klien


def lebar(teks: str) -> str:
    """Digits as a phone keyboard for East Asian text types them."""
    return "".join(chr(ord(huruf) + 0xFEE0) for huruf in teks)
