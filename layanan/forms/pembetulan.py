"""What is wrong in a letter, and that its wrong sheet is gone."""

from __future__ import annotations

from django import forms

from bungah.dasar.formulir import Formulir, KunciKirimField


class PembetulanForm(Formulir):
    """A letter already handed over gets a new one."""

    kunci = KunciKirimField()
    alasan = forms.CharField(label="Apa yang salah?", max_length=200)


class BetulkanForm(Formulir):
    """A letter still here: its sheet is torn before another is printed with the same number."""

    alasan = forms.CharField(label="Apa yang salah?", max_length=200)
    musnah = forms.BooleanField(
        label="Lembar yang salah sudah disobek",
        error_messages={"required": "Sobek dulu lembar yang salah, lalu centang ini."},
    )
