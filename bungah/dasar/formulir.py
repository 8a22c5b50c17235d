"""How a form behaves in this house: what the browser is told, how dates and doubles are handled.

``Formulir`` and ``FormulirModel`` leave judging to the server (no browser bubbles, so messages are
ours and stand beside the field) and say "Isi nama lengkap" instead of "Bidang ini wajib diisi".
"""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from bungah.dasar.nilai import NIK, NilaiKeliru, NomorKK, Rupiah, Telepon, hanya_tampak

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.utils.datastructures import MultiValueDict
    from django.utils.safestring import SafeString


TAHUN_TERTUA = 1900


class SikapFormulir(forms.BaseForm):
    """Mixin: our wording, no HTML5 bubbles, and nothing invisible in what was typed."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for nama, bidang in self.fields.items():
            if bidang.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                bidang.error_messages["required"] = _ajakan(
                    bidang, str(bidang.label or nama).replace("_", " ")
                )

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """What was typed in a field, as people see it; a password stays what was typed."""
        isi = super()._widget_data_value(widget, html_name)  # type: ignore[misc]
        return isi if isinstance(widget, forms.PasswordInput) else _terlihat(isi)


def _terlihat(isi: Any) -> Any:
    if isinstance(isi, list):
        return [_terlihat(satu) for satu in isi]
    return hanya_tampak(isi) if isinstance(isi, str) else isi


class Formulir(SikapFormulir, forms.Form):
    """Base of every plain form."""


class FormulirModel(SikapFormulir, forms.ModelForm):  # type: ignore[type-arg]  # -- not generic at run time
    """Base of every form over a model."""


def _ajakan(bidang: forms.Field, label: str) -> str:
    """What to do about an empty field; abbreviations ("NIK") keep their capitals."""
    if isinstance(bidang, forms.BooleanField):
        return f"Centang “{label}”."
    kerja = (
        "Pilih" if isinstance(bidang, forms.ChoiceField | forms.ModelChoiceField | forms.FileField) else "Isi"
    )
    if label.endswith("?"):  # a question stays one: “Isi untuk keperluan apa?.” is no sentence
        return f"Jawab dulu: {label}"
    return f"{kerja} {label if label[1:2].isupper() else label[:1].lower() + label[1:]}."


class KunciKirimField(forms.UUIDField):
    """Hidden key minted when the page is drawn; the same key twice is the same deed (double click, back).

    The deed stores it under a unique constraint and answers a repeat with the first result.
    """

    widget = forms.HiddenInput

    def __init__(self) -> None:
        basi = "Halaman ini terlalu lama terbuka. Muat ulang, lalu kirim sekali lagi."
        super().__init__(initial=uuid.uuid4, error_messages={"required": basi, "invalid": basi})


class TigaKotak(forms.MultiWidget):
    """Day, month, year: three boxes; a whole date pasted into the first ("17-8-2026") is understood."""

    BAGIAN = ("Tanggal", "Bulan", "Tahun")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        kotak = [forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}) for _ in self.BAGIAN]
        super().__init__(kotak, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        """Split a date; nothing gives three empty boxes."""
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> list[str]:
        """Three strings; a date pasted into the first box is spread over all three."""
        isi = [str(v or "").strip() for v in super().value_from_datadict(data, files, name)]
        tempelan = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", isi[0])
        return list(tempelan.groups()) if tempelan and not any(isi[1:]) else isi

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw with our own template; Django's form renderer does not look into ``templates/``."""
        kotak = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        data = {"kotak": list(zip(self.BAGIAN, kotak, strict=True)), "salah": "aria-invalid" in (attrs or {})}
        return render_to_string("komponen/tanggal.html", data)


class TanggalField(forms.MultiValueField):
    """A date in three boxes, with messages that name what is wrong."""

    widget = TigaKotak

    def __init__(self, **kwargs: Any) -> None:
        bagian = (forms.CharField(required=False),) * 3
        super().__init__(fields=bagian, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """Join three strings to a date; raises ``ValidationError`` for what no calendar has."""
        if not any(data_list):
            return None
        if not all(re.fullmatch(r"\d{1,4}", bagian) for bagian in data_list):
            raise ValidationError("Isi tanggal, bulan, dan tahun dengan angka, misalnya 17 8 1990.")
        hari, bulan, tahun = (int(bagian) for bagian in data_list)
        if tahun < TAHUN_TERTUA:
            raise ValidationError("Tulis tahun dengan 4 angka, misalnya 1990.")
        try:
            return date(tahun, bulan, hari)
        except ValueError:
            raise ValidationError(f"Tanggal {hari}-{bulan}-{tahun} tidak ada di kalender.") from None


class NilaiField(forms.CharField):
    """A field that cleans to a value object (``None`` when empty) and repeats its refusal as message."""

    #: parses what was typed, raises ``NilaiKeliru``
    baca: Callable[[str], Any]
    #: attribute of the value that stands in the input again (never its masked ``str``)
    tulis: str
    atribut: Mapping[str, str] = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}

    def to_python(self, value: Any) -> Any:
        """The value object, or ``None``."""
        if value is None or hasattr(value, self.tulis):
            return value
        teks = super().to_python(value)
        if not teks:
            return None
        try:
            return type(self).baca(teks)
        except NilaiKeliru as keliru:
            raise ValidationError(str(keliru)) from None

    def prepare_value(self, value: Any) -> Any:
        """What stands in the input: the plain form of a value object, or what was typed."""
        return getattr(value, self.tulis, value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits on a phone's keyboard, no guessing by the browser."""
        return super().widget_attrs(widget) | dict(self.atribut)


class NIKField(NilaiField):
    """Sixteen digits of a resident; spaces and dashes are welcome."""

    baca = NIK
    tulis = "angka"


class NomorKKField(NilaiField):
    """Sixteen digits of a family card."""

    baca = NomorKK
    tulis = "angka"


class TeleponField(NilaiField):
    """A telephone number in any spelling people use here."""

    baca = Telepon
    tulis = "lokal"
    widget = forms.TextInput(attrs={"type": "tel"})
    atribut: Mapping[str, str] = {"inputmode": "tel", "autocomplete": "tel"}


class RupiahField(NilaiField):
    """Whole rupiah: ``1.250.000``."""

    baca = Rupiah.dari
    tulis = "nilai"
