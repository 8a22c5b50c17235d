"""The check sheet as a form: an answer and perhaps a note per item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from bungah.dasar.formulir import Formulir
from bungah.mutu.alur import Jawab
from bungah.mutu.models import JawabanPeriksa

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from django.forms.boundfield import BoundField
    from django.http import QueryDict

    from bungah.mutu.models import Butir, LembarPeriksa

Hasil = JawabanPeriksa.Hasil


class LembarForm(Formulir):
    """Fields ``hasil_<pk>`` and ``catatan_<pk>`` for every item in use."""

    def __init__(
        self, *args: Any, butir: Sequence[Butir], lembar: LembarPeriksa | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.butir = butir
        lama = {satu.butir_id: satu for satu in lembar.jawaban.all()} if lembar else {}
        for satu in butir:
            ada = lama.get(satu.pk)
            self.fields[f"hasil_{satu.pk}"] = forms.ChoiceField(
                label=satu.teks,
                choices=Hasil.choices,
                initial=ada.hasil if ada else None,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"catatan_{satu.pk}"] = forms.CharField(
                label=f"Catatan: {satu.teks}",
                max_length=160,
                required=False,
                initial=ada.catatan if ada else "",
                widget=forms.TextInput(attrs={"placeholder": "Apa yang belum beres?", "autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """Every item answered; what is not in order says what is wrong."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        for satu in self.butir:
            hasil, catatan = f"hasil_{satu.pk}", f"catatan_{satu.pk}"
            if hasil in self.errors:
                continue
            if not isi[hasil]:
                self.add_error(hasil, f"Belum dijawab: {satu.teks}.")
            elif isi[hasil] == Hasil.BELUM and not isi.get(catatan) and catatan not in self.errors:
                self.add_error(catatan, "Tulis apa yang belum beres, supaya ada yang membereskan.")
        return isi

    def jawaban(self) -> dict[int, Jawab]:
        """Answers by item."""
        isi = self.cleaned_data
        return {s.pk: Jawab(isi[f"hasil_{s.pk}"], isi[f"catatan_{s.pk}"]) for s in self.butir}

    def bagian(self) -> Iterator[tuple[str, list[tuple[BoundField, BoundField]]]]:
        """Aspects in their order, each with its pairs of fields."""
        menurut: dict[str, list[tuple[BoundField, BoundField]]] = {}
        for satu in self.butir:
            menurut.setdefault(satu.aspek, []).append((self[f"hasil_{satu.pk}"], self[f"catatan_{satu.pk}"]))
        yield from menurut.items()


def sisanya_beres(kiriman: QueryDict, butir: Sequence[Butir]) -> QueryDict:
    """The answers of the one button: what was not answered otherwise is in order."""
    isi = kiriman.copy()
    for satu in butir:
        if not isi.get(f"hasil_{satu.pk}"):
            isi[f"hasil_{satu.pk}"] = str(Hasil.BERES)
    return isi


def bulan_dari(teks: str) -> date:
    """``2026-11`` as its first day; anything else is the running month."""
    hari_ini = timezone.localdate()
    if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", teks):
        return hari_ini.replace(year=int(teks[:4]), month=int(teks[5:]), day=1)
    return hari_ini.replace(day=1)
