"""Fields of the house: dates in three boxes, numbers that are values, keys against doubles."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.formulir import (
    Formulir,
    KunciKirimField,
    NIKField,
    NomorKKField,
    RupiahField,
    TanggalField,
    TeleponField,
)
from bungah.dasar.nilai import NIK, NomorKK, Rupiah, Telepon, hanya_tampak


class Lahir(Formulir):
    lahir = TanggalField(label="Tanggal lahir")


def _tiga(hari: str, bulan: str, tahun: str) -> Lahir:
    return Lahir({"lahir_0": hari, "lahir_1": bulan, "lahir_2": tahun})


@pytest.mark.parametrize(
    "isi",
    [
        ("17", "8", "1990"),
        (" 17", "08 ", "1990"),
        ("17-8-1990", "", ""),
        ("17/08/1990", "", ""),
        ("17.8.1990", "", ""),
    ],
)
def test_tanggal_reads_boxes_and_pasted_dates(isi: tuple[str, str, str]) -> None:
    formulir = _tiga(*isi)
    assert formulir.is_valid(), formulir.errors
    assert formulir.cleaned_data == {"lahir": date(1990, 8, 17)}


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (("", "", ""), "Isi tanggal lahir."),
        (("31", "2", "2026"), "Tanggal 31-2-2026 tidak ada di kalender."),
        (("17", "8", "90"), "Tulis tahun dengan 4 angka, misalnya 1990."),
        (("17", "", "1990"), "Isi tanggal, bulan, dan tahun dengan angka, misalnya 17 8 1990."),
        (("17", "Agustus", "1990"), "Isi tanggal, bulan, dan tahun dengan angka, misalnya 17 8 1990."),
        (("²", "8", "1990"), "Isi tanggal, bulan, dan tahun dengan angka, misalnya 17 8 1990."),
    ],
)
def test_tanggal_names_what_is_wrong(isi: tuple[str, str, str], pesan: str) -> None:
    assert _tiga(*isi).errors == {"lahir": [pesan]}


def test_tanggal_shows_what_it_holds() -> None:
    html = str(Lahir(initial={"lahir": date(1990, 8, 17)})["lahir"])
    assert [f'value="{n}"' in html for n in (17, 8, 1990)] == [True] * 3


class Angka(Formulir):
    nik = NIKField(label="NIK", required=False)
    kk = NomorKKField(label="Nomor KK", required=False)
    telepon = TeleponField(required=False)
    biaya = RupiahField(required=False)


def test_nilai_fields_clean_to_values() -> None:
    formulir = Angka(
        {
            "nik": "3525 1217 0390 0012",
            "kk": "3525-1210-0112-0001",
            "telepon": "0812 3456 7890",
            "biaya": "1.250.000",
        }
    )
    assert formulir.is_valid(), formulir.errors
    assert formulir.cleaned_data == {
        "nik": NIK("3525121703900012"),
        "kk": NomorKK("3525121001120001"),
        "telepon": Telepon("081234567890"),
        "biaya": Rupiah(1_250_000),
    }


def test_nilai_fields_may_stay_empty() -> None:
    assert Angka({}).is_valid()
    formulir = Angka({"nik": "  "})
    assert formulir.is_valid()
    assert formulir.cleaned_data == {"nik": None, "kk": None, "telepon": None, "biaya": None}


def test_nilai_fields_repeat_the_refusal_of_the_value() -> None:
    assert Angka({"nik": "35251"}).errors == {"nik": ["NIK harus 16 angka, yang ditulis 5."]}


def test_nilai_field_shows_the_plain_number_again() -> None:
    html = str(Angka(initial={"nik": NIK("3525121703900012")})["nik"])
    assert 'value="3525121703900012"' in html
    assert 'inputmode="numeric"' in html


def test_required_message_says_what_to_do() -> None:
    class Semua(Formulir):
        nama = forms.CharField(label="Nama lengkap")
        nik = NIKField(label="NIK")
        dusun = forms.ChoiceField(choices=[("a", "A")])
        setuju = forms.BooleanField(label="Isi sudah benar")
        khusus = forms.CharField(error_messages={"required": "Tulis alasannya."})
        tanya = forms.CharField(label="Mengapa ditahan?")

    assert Semua({}).errors == {
        "nama": ["Isi nama lengkap."],
        "nik": ["Isi NIK."],
        "dusun": ["Pilih dusun."],
        "setuju": ["Centang “Isi sudah benar”."],
        "khusus": ["Tulis alasannya."],
        "tanya": ["Jawab dulu: Mengapa ditahan?"],
    }


def test_kunci_kirim_is_new_on_every_page_and_kept_when_refused() -> None:
    class Kirim(Formulir):
        kunci = KunciKirimField()

    pertama, kedua = (UUID(str(Kirim()["kunci"].value())) for _ in range(2))
    assert pertama != kedua
    assert f'value="{pertama}"' in str(Kirim({"kunci": str(pertama)})["kunci"])
    assert "terlalu lama terbuka" in str(Kirim({"kunci": "bukan"}).errors["kunci"])


class Ketikan(Formulir):
    keperluan = forms.CharField(label="Keperluan")
    catatan = forms.CharField(required=False, widget=forms.Textarea)
    pilih = forms.MultipleChoiceField(required=False, choices=[("a", "A")])
    sandi = forms.CharField(required=False, widget=forms.PasswordInput)


TAK_TAMPAK = "\0\u200b\u200c\u200d\u200e\u202e\u2060\u2066\ufeff\u00ad\u180e\ufe0f\u3164\u2800\u034f" + chr(
    0xE0020
)


@given(st.text(TAK_TAMPAK + " \u00a0\t\n", max_size=20))
def test_what_nobody_sees_is_no_answer(hampa: str) -> None:
    form = Ketikan({"keperluan": hampa})
    assert form.errors == {"keperluan": ["Isi keperluan."]}


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cs", "Mn", "Lo", "So"]) | st.sampled_from(TAK_TAMPAK)
    )
)
def test_only_the_invisible_goes(teks: str) -> None:
    bersih = hanya_tampak(teks)
    assert bersih == "".join(huruf for huruf in teks if huruf not in TAK_TAMPAK)
    assert hanya_tampak(bersih) == bersih


def test_every_text_of_a_form_is_cleaned_but_a_password_is_not() -> None:
    kotor = {
        "keperluan": "me\u200blamar\u202e kerja",
        "catatan": "satu\n\0dua",
        "pilih": ["a\u2060"],
        "sandi": "p\u200bq",
    }
    form = Ketikan(kotor)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "keperluan": "melamar kerja",
        "catatan": "satu\ndua",
        "pilih": ["a"],
        "sandi": "p\u200bq",
    }
    assert 'value="melamar kerja"' in str(form["keperluan"])  # and drawn again so
