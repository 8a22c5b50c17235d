"""Step-up: a person proves once more that it is them, right before a deed that binds the village.

On the person's own paired phone a PIN is enough, elsewhere the six digits or a code from paper. The
proof holds five minutes, in this session, on this device. With the PIN comes a secret that only phone,
PIN and this office together give (`rahasia`); it opens the village's seal. For those minutes it lies
in the session as ciphertext whose key only the phone's cookie has.
"""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import django_otp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from bungah.dasar import alur_orang
from bungah.dasar.akses import KUKI_PERANGKAT, di_hp_sendiri, di_loopback
from bungah.dasar.alur_hp import PANJANG_KODE_CETAK, sidik_kode_cetak, sisa_kode_cetak
from bungah.dasar.formulir import Formulir
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import Pengguna, ProfilDesa
from bungah.dasar.nilai import rapikan_kode
from bungah.kunci import turunkan

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NAIK_DETIK: Final = 300
KUKI_NAIK: Final = "__Host-naik" if settings.HTTPS else "naik"
_SESI, _KANTONG = "naik", "kantong"
PIN, KODE, CETAK = "pin", "kode", "cetak"
_NONCE: Final = 12
_ANGKA: Final = 6
KODE_KELIRU: Final = (
    "Kode tidak cocok. Tiap kode sekali pakai: tunggu kode berikutnya di HP, atau pakai kode cetak lain."
)


@dataclass(frozen=True, slots=True)
class Naik:
    """A proof that still holds: how, until when (seconds), on which paired device."""

    cara: str
    sampai: int
    perangkat: int | None
    rahasia: bytes = field(default=b"", repr=False)


def _id_perangkat(request: HttpRequest) -> int | None:
    perangkat = getattr(request, "perangkat", None)
    return perangkat.pk if perangkat is not None else None


def catat_naik(request: HttpRequest, cara: str, *, rahasia: bytes = b"") -> Naik:
    """Note in session and trail that the person at the screen just proved who they are."""
    pengguna = _orang(request)
    naik = Naik(cara, int(time.time()) + NAIK_DETIK, _id_perangkat(request), rahasia)
    request.session[_SESI] = [pengguna.pk, naik.cara, naik.sampai, naik.perangkat]
    request.session.pop(_KANTONG, None)
    if rahasia:
        _isi_kantong(request, rahasia)
    with tulis(pelaku=pengguna):
        catat(pengguna, "naik", perangkat_id=naik.perangkat, cara=cara)
    return naik


def sudah_naik(request: HttpRequest) -> Naik | None:
    """The proof of this very person on this very device, while it holds."""
    siapa, cara, sampai, perangkat = request.session.get(_SESI) or (None, "", 0, None)
    if siapa != request.user.pk or perangkat != _id_perangkat(request) or sampai <= time.time():
        return None
    return Naik(cara, sampai, perangkat, _buka_kantong(request))


def turunkan_naik(request: HttpRequest) -> None:
    """Forget the proof (after a PIN or password was changed)."""
    request.session.pop(_SESI, None)
    request.session.pop(_KANTONG, None)


def periksa_naik(request: HttpRequest, *, pin: str = "", kode: str = "") -> Naik:
    """Check a PIN (only on the owner's phone) or a code (six digits, or one from paper; each once).

    Raises:
        Ditolak: it does not fit, was used, or may not be used here; the sentence says which.
    """
    pengguna = _orang(request)
    if di_hp_sendiri(request, pengguna):
        cocokkan_pin(request, pengguna, pin, perbuatan="pin_benar")
        return catat_naik(request, PIN, rahasia=rahasia_pin(request, pin))
    cara, _ = cocokkan_kode(request, pengguna, kode)
    return catat_naik(request, cara)


def cocokkan_pin(request: HttpRequest, pengguna: Pengguna, pin: str, *, perbuatan: str) -> None:
    """Check a PIN on its owner's phone.

    Raises:
        Ditolak: wrong (and how many tries are left), locked, or this account may not use one today.
    """
    perangkat = _id_perangkat(request)
    if alur_orang.periksa_pin(pengguna, pin, pelaku=pengguna, perangkat_id=perangkat, perbuatan=perbuatan):
        return
    sisa = alur_orang.sisa_coba_pin(pengguna)
    pesan = f"PIN tidak cocok. Sisa {sisa} kali." if sisa else "PIN tidak cocok dan sekarang dikunci."
    raise Ditolak(pesan)


def cocokkan_kode(request: HttpRequest, pengguna: Pengguna, kode: str) -> tuple[str, Any]:
    """Check six digits or a code from paper; give how it was proved and the device of django-otp.

    Raises:
        Ditolak: wrong, used before, or asked too often.
    """
    rapi = "".join(kode.split())
    if _enam_angka(rapi):
        cara, hp = KODE, TOTPDevice.objects.filter(user=pengguna, confirmed=True).first()
        cocok = hp and django_otp.verify_token(pengguna, hp.persistent_id, rapi)
    else:
        cara, kertas = CETAK, StaticDevice.objects.filter(user=pengguna, confirmed=True).first()
        sidik = sidik_kode_cetak(pengguna, rapi)
        cocok = kertas and django_otp.verify_token(pengguna, kertas.persistent_id, sidik)
    if not cocok:
        nama = pengguna.get_username()
        alur_orang.catat_gagal(nama, sebab="kode", perangkat_id=_id_perangkat(request))
        raise Ditolak(KODE_KELIRU)
    return cara, cocok


def bentuk_kode(teks: str) -> str:
    """A typed code without its spaces.

    Raises:
        ValidationError: neither six digits nor a code from paper.
    """
    rapi = "".join(teks.split())
    if not (_enam_angka(rapi) or len(rapikan_kode(rapi)) == PANJANG_KODE_CETAK):
        pesan = "Kode itu 6 angka, misalnya 123 456, atau 8 huruf dan angka dari kertas kode cetak."
        raise ValidationError(pesan)
    return rapi


def _enam_angka(teks: str) -> bool:
    return teks.isascii() and teks.isdigit() and len(teks) == _ANGKA


def punya_kode(pengguna: Pengguna) -> bool:
    """True when the person has any code to type: an app on the phone, or paper."""
    hp = TOTPDevice.objects.filter(user=pengguna, confirmed=True).exists()
    return hp or sisa_kode_cetak(pengguna) > 0


def kode_latihan(request: HttpRequest, pengguna: Pengguna) -> str:
    """The code itself, in a practice office on its own machine: there nobody has to own a phone."""
    hp = TOTPDevice.objects.filter(user=pengguna, confirmed=True).first()
    if hp is None or not (di_loopback(request) and ProfilDesa.ambil().latihan):
        return ""
    hitung = TOTP(hp.bin_key, hp.step, hp.t0, hp.digits, hp.drift)
    hitung.time = max(time.time(), (hp.last_t + 1 - hp.drift) * hp.step + hp.t0)
    return f"{hitung.token():06d}"


# -- the secret of phone and PIN -------------------------------------------------------------------


def rahasia_pin(request: HttpRequest, pin: str) -> bytes:
    """32 bytes that only this phone's cookie, this PIN and this office's key together give."""
    tanda = request.COOKIES.get(KUKI_PERANGKAT, "")
    garam = turunkan(settings.KUNCI_INDUK, "naik")
    return HKDF(SHA256(), 32, garam, b"pin di hp").derive(f"{tanda}:{pin}".encode())


def _isi_kantong(request: HttpRequest, isi: bytes) -> None:
    """Put the secret into the session, encrypted; its key travels to the phone and stays there only."""
    kunci, nonce = AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
    tutup = nonce + AESGCM(kunci).encrypt(nonce, isi, _milik(request))
    request.session[_KANTONG] = base64.b64encode(tutup).decode()
    setattr(request, "kuki_naik", base64.urlsafe_b64encode(kunci).decode())  # noqa: B010 -- read by the middleware


def _buka_kantong(request: HttpRequest) -> bytes:
    try:
        kunci = base64.urlsafe_b64decode(request.COOKIES.get(KUKI_NAIK, ""))
        tutup = base64.b64decode(request.session.get(_KANTONG, ""))
        return AESGCM(kunci).decrypt(tutup[:_NONCE], tutup[_NONCE:], _milik(request))
    except (ValueError, InvalidTag):
        return b""


def _milik(request: HttpRequest) -> bytes:
    return f"{request.user.pk}:{_id_perangkat(request)}".encode()


def tempel_kuki(request: HttpRequest, jawab: HttpResponse) -> None:
    """Send the pouch's key to the phone when this request filled the pouch (for the middleware)."""
    if kunci := getattr(request, "kuki_naik", ""):
        jawab.set_cookie(
            KUKI_NAIK, kunci, max_age=NAIK_DETIK, secure=settings.HTTPS, httponly=True, samesite="Strict"
        )


# -- the form of every page that asks for it -------------------------------------------------------


class NaikForm(Formulir):
    """PIN on the own phone, code elsewhere, nothing while the proof still holds; then ``naik`` is set.

    ``segel``: the deed needs the secret too, so a proof without it does not count on a phone.
    """

    pin = forms.CharField(
        label="PIN Anda",
        max_length=6,
        widget=forms.PasswordInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 6, "pattern": "[0-9]*"}
        ),
    )
    kode = forms.CharField(
        label="Kode 6 angka atau kode cetak",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        help_text="Dari aplikasi kode di HP Anda, atau satu kode dari kertas kode cetak.",
    )

    def __init__(self, request: HttpRequest, *args: Any, segel: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.naik = sudah_naik(request)
        self.di_hp = di_hp_sendiri(request, _orang(request))
        if segel and self.di_hp and self.naik is not None and not self.naik.rahasia:
            self.naik = None
        for nama in ("pin", "kode") if self.naik else ("kode" if self.di_hp else "pin",):
            del self.fields[nama]

    @property
    def perlu(self) -> bool:
        """True while the person still has to prove it."""
        return self.naik is None

    @property
    def tanpa_kode(self) -> bool:
        """True when there is nothing this person could type."""
        return self.perlu and not self.di_hp and not punya_kode(_orang(self.request))

    @property
    def kode_latihan(self) -> str:
        """The code of the practice office, shown beside the field."""
        return kode_latihan(self.request, _orang(self.request)) if self.perlu and not self.di_hp else ""

    def clean_kode(self) -> str:
        """The code without its spaces."""
        return bentuk_kode(str(self.cleaned_data["kode"]))

    def clean(self) -> dict[str, Any] | None:
        """Prove it last, so that a code is not used up by a form that is not complete."""
        isi = super().clean() or {}
        if self.naik is None and not self.errors:
            try:
                self.naik = periksa_naik(self.request, **isi)
            except Ditolak as tolak:
                raise ValidationError({"pin" if self.di_hp else "kode": str(tolak)}) from None
        return isi


def _orang(request: HttpRequest) -> Pengguna:
    """The account behind the request."""
    orang = request.user
    if not isinstance(orang, Pengguna):
        raise TypeError
    return orang
