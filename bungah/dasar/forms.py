"""Forms of the door: login, the six digits, PIN, password, devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from bungah.dasar.formulir import Formulir
from bungah.dasar.giliran import di_luar_giliran
from bungah.dasar.models import Pengguna
from bungah.dasar.models.orang import JENIS_BERSAMA
from bungah.dasar.naik import bentuk_kode

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

ATURAN_SANDI = (
    "Paling sedikit 12 huruf atau angka. Beberapa kata yang mudah Anda ingat paling baik, "
    "misalnya tiga nama benda di rumah. Jangan nama sendiri, dan jangan yang dipakai di tempat lain."
)
PETUNJUK_PIN = "4 sampai 6 angka. Jangan tanggal lahir, jangan angka kembar atau berurutan."
BENTUK_PIN = "PIN harus 4 sampai 6 angka."
_LATIN = {"autocapitalize": "none", "spellcheck": "false"}


def _isian_sandi(label: str, *, baru: bool = False, petunjuk: str = "") -> forms.CharField:
    isi = {"autocomplete": "new-password" if baru else "current-password"}
    return forms.CharField(
        label=label, strip=False, max_length=128, widget=forms.PasswordInput(attrs=isi), help_text=petunjuk
    )


def _isian_pin(label: str, *, petunjuk: str = "") -> forms.CharField:
    isi = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 6}
    return forms.CharField(
        label=label,
        min_length=4,
        max_length=6,
        widget=forms.PasswordInput(attrs=isi),
        help_text=petunjuk,
        error_messages={"min_length": BENTUK_PIN, "max_length": BENTUK_PIN},
    )


class MasukForm(Formulir):
    """Account and password; ``pengguna`` is set when they fit."""

    nama_akun = forms.CharField(
        label="Nama akun",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True, **_LATIN}),
    )
    sandi = _isian_sandi("Kata sandi")

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        self.pengguna: Pengguna | None = None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any] | None:
        """Judge both fields together; one sentence, whichever of them was wrong."""
        isi = super().clean() or {}
        if "nama_akun" in isi and "sandi" in isi:
            orang = _pemilik(self.request, isi["nama_akun"], isi["sandi"])
            if not isinstance(orang, Pengguna):
                raise ValidationError(
                    "Nama akun atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya."
                )
            self.pengguna = orang
        return isi


def _pemilik(request: HttpRequest, nama: str, sandi: str) -> object:
    """Whose account and password these are, or None; the slow hash holds nobody else up."""
    with di_luar_giliran():
        return authenticate(request, username=nama, password=sandi)


class KodeForm(Formulir):
    """The six digits of the phone."""

    kode = forms.CharField(
        label="Kode 6 angka",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_kode(self) -> str:
        """Digits only; spaces are welcome."""
        kode = "".join(str(self.cleaned_data["kode"]).split())
        if not (kode.isascii() and kode.isdigit() and len(kode) == 6):  # noqa: PLR2004 -- the label says six
            raise ValidationError("Kode itu 6 angka, misalnya 123 456.")
        return kode


class KodeMasukForm(Formulir):
    """The six digits of the phone, or one code from paper."""

    kode = forms.CharField(
        label="Kode 6 angka",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, **_LATIN}),
    )

    def clean_kode(self) -> str:
        """One of the two shapes; spaces are welcome."""
        return bentuk_kode(str(self.cleaned_data["kode"]))


class MasukPinForm(Formulir):
    """The PIN that opens the office on its owner's phone."""

    pin = _isian_pin("PIN Anda")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pin"].widget.attrs["autofocus"] = True


class HpForm(Formulir):
    """What the owner calls the phone; with a code unless one was typed in this session."""

    nama = forms.CharField(label="Nama HP ini", max_length=60, help_text="Misalnya: HP Pak Lurah.")
    kode = forms.CharField(label="Kode 6 angka atau kode cetak", max_length=20)

    def __init__(self, *args: Any, tanya_kode: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not tanya_kode:
            del self.fields["kode"]

    def clean_kode(self) -> str:
        """One of the two shapes; spaces are welcome."""
        return bentuk_kode(str(self.cleaned_data["kode"]))


class SandiSendiriMixin(forms.BaseForm):
    """A form that asks for the person's own password before it changes how they log in."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_sandi(self) -> str:
        """The password must be that of the person at the screen (misses count as misses of a login)."""
        sandi = str(self.cleaned_data["sandi"])
        nama = self.request.user.get_username()
        if _pemilik(self.request, nama, sandi) is None:
            raise ValidationError("Kata sandi tidak cocok.")
        return sandi


class PasangKodeForm(SandiSendiriMixin, KodeForm):
    """The first code of a new phone; with the password unless it was typed just now."""

    sandi = _isian_sandi("Kata sandi Anda")

    def __init__(self, request: HttpRequest, *args: Any, tanya_sandi: bool, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if not tanya_sandi:
            del self.fields["sandi"]


class KodeCetakForm(SandiSendiriMixin, Formulir):
    """New codes on paper cost the password: they open the account."""

    sandi = _isian_sandi("Kata sandi Anda")


class PinForm(SandiSendiriMixin, Formulir):
    """A new PIN, twice, with the password."""

    pin = _isian_pin("PIN baru", petunjuk=PETUNJUK_PIN)
    ulang = _isian_pin("PIN baru sekali lagi")
    sandi = _isian_sandi("Kata sandi Anda")

    def clean_ulang(self) -> str:
        """Both PINs must be the same."""
        if self.cleaned_data["ulang"] != self.cleaned_data.get("pin", self.cleaned_data["ulang"]):
            raise ValidationError("Dua PIN ini tidak sama.")
        return str(self.cleaned_data["ulang"])


class SandiBaruForm(Formulir):
    """A new password, twice, judged by the rules of the house."""

    sandi_baru = _isian_sandi("Kata sandi baru", baru=True, petunjuk=ATURAN_SANDI)
    ulang = _isian_sandi("Kata sandi baru sekali lagi", baru=True)

    def untuk(self) -> Pengguna:
        """Whose password it becomes (its name and account name may not be in it)."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any] | None:
        """Say every rule that is broken beside the new password."""
        isi = super().clean() or {}
        baru, ulang = isi.get("sandi_baru"), isi.get("ulang")
        if baru:
            try:
                validate_password(baru, self.untuk())
            except ValidationError as galat:
                self.add_error("sandi_baru", galat)
        if baru and ulang and baru != ulang:
            self.add_error("ulang", "Dua kata sandi ini tidak sama.")
        return isi


class SandiForm(SandiSendiriMixin, SandiBaruForm):
    """Change one's own password."""

    sandi = _isian_sandi("Kata sandi sekarang")
    field_order = ["sandi", "sandi_baru", "ulang"]

    def untuk(self) -> Pengguna:
        """The person at the screen."""
        orang = self.request.user
        if not isinstance(orang, Pengguna):
            raise TypeError
        return orang


class GantiPetugasForm(Formulir):
    """Who sits down at the desk, and the PIN."""

    petugas = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label="Siapa yang bertugas sekarang?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"invalid_choice": "Petugas ini tidak bertugas hari ini. Pilih dari daftar."},
    )
    pin = _isian_pin("PIN")

    def __init__(self, *args: Any, petugas: QuerySet[Pengguna], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any = self.fields["petugas"]
        bidang.queryset = petugas


class PerangkatForm(Formulir):
    """A device to be paired: what people call it, and what it is."""

    nama = forms.CharField(label="Nama perangkat", max_length=60, help_text="Misalnya: Komputer meja depan.")
    jenis = forms.ChoiceField(label="Dipakai sebagai", choices=JENIS_BERSAMA, widget=forms.RadioSelect)


class PasangkanForm(Formulir):
    """The one-time code, typed on the device itself."""

    kode = forms.CharField(
        label="Kode 8 huruf dan angka",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text="Minta ke Pengelola sistem atau Sekretaris Desa. Besar kecil huruf tidak masalah.",
    )
