"""The components: what they write, what they refuse, and that every field is usable without seeing it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.contrib.messages.storage.base import Message
from django.template import Context, Template, TemplateSyntaxError
from pytest_django.asserts import assertHTMLEqual

from bungah.dasar.formulir import Formulir, KunciKirimField, NIKField, TanggalField


def gambar(templat: str, **data: object) -> str:
    """The HTML of a template text."""
    return Template(templat).render(Context(data)).strip()


class Unsur(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.semua: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.semua.append((tag, dict(attrs)))

    def nilai(self, atribut: str) -> list[str]:
        return [a[atribut] or "" for _, a in self.semua if atribut in a]

    @property
    def kendali(self) -> list[dict[str, str | None]]:
        return [
            a for t, a in self.semua if t in {"input", "select", "textarea"} and a.get("type") != "hidden"
        ]


class SegalaIsian(Formulir):
    """One field of every kind an office form has."""

    kunci = KunciKirimField()
    nama = forms.CharField(label="Nama lengkap", help_text="Sesuai KTP")
    nik = NIKField(label="NIK", required=False)
    lahir = TanggalField(label="Tanggal lahir", help_text="Misalnya 17 8 1990")
    dusun = forms.ChoiceField(label="Dusun", choices=[("", "Pilih"), ("k", "Kaliwot")])
    kelamin = forms.ChoiceField(
        label="Jenis kelamin", widget=forms.RadioSelect, choices=[("L", "Laki-laki"), ("P", "Perempuan")]
    )
    berkas = forms.MultipleChoiceField(
        label="Berkas", widget=forms.CheckboxSelectMultiple, choices=[("a", "KTP"), ("b", "KK")]
    )
    setuju = forms.BooleanField(label="Isi sudah benar")
    foto = forms.FileField(label="Foto berkas")
    untuk = forms.CharField(label="Untuk keperluan", widget=forms.Textarea)


ISIAN = ["nama", "nik", "lahir", "dusun", "kelamin", "berkas", "setuju", "foto", "untuk"]
SALAH = {"nik": "35251", "lahir_0": "31", "lahir_1": "2", "lahir_2": "2026"}


# -- Fields ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ISIAN)
@pytest.mark.parametrize("data", [None, SALAH], ids=["kosong", "salah"])
def test_isian_labels_every_control(nama: str, data: dict[str, str] | None) -> None:
    unsur = Unsur(gambar("{% isian bidang %}", bidang=SegalaIsian(data)[nama]))
    assert unsur.kendali
    for kendali in unsur.kendali:
        assert kendali["id"] in unsur.nilai("for")


@pytest.mark.parametrize("nama", ISIAN)
@pytest.mark.parametrize("data", [None, SALAH], ids=["kosong", "salah"])
def test_isian_descriptions_point_to_what_is_there(nama: str, data: dict[str, str] | None) -> None:
    unsur = Unsur(gambar("{% isian bidang %}", bidang=SegalaIsian(data)[nama]))
    assert set(" ".join(unsur.nilai("aria-describedby")).split()) == {
        id_ for id_ in unsur.nilai("id") if id_.endswith(("_helptext", "_error"))
    }


def test_isian_says_what_may_stay_empty() -> None:
    formulir = SegalaIsian()
    assert "(boleh dikosongkan)" in gambar("{% isian bidang %}", bidang=formulir["nik"])
    assert "(boleh dikosongkan)" not in gambar("{% isian bidang %}", bidang=formulir["nama"])
    assert "(boleh dikosongkan)" not in gambar("{% isian bidang wajib=True %}", bidang=formulir["nik"])


def test_isian_keeps_what_was_typed_and_names_the_mistake() -> None:
    html = gambar("{% isian bidang %}", bidang=SegalaIsian(SALAH)["nik"])
    assert 'value="35251"' in html
    assert "NIK harus 16 angka, yang ditulis 5." in html
    assert Unsur(html).kendali[0]["aria-invalid"] == "true"


def test_crispy_pack_draws_the_same_field() -> None:
    formulir = SegalaIsian(SALAH)
    for nama in ISIAN:
        lewat_crispy = gambar(
            "{% load crispy_forms_tags %}{{ bidang|as_crispy_field }}", bidang=formulir[nama]
        )
        assertHTMLEqual(lewat_crispy, gambar("{% isian bidang %}", bidang=formulir[nama]))


def test_crispy_form_posts_without_browser_bubbles() -> None:
    html = gambar("{% load crispy_forms_tags %}{% crispy formulir %}", formulir=SegalaIsian())
    jenis, atribut = Unsur(html).semua[0]
    assert (jenis, atribut["method"], "novalidate" in atribut) == ("form", "post", True)
    assert atribut["enctype"] == "multipart/form-data"
    assert not [k for k in Unsur(html).kendali if "required" in k]


def test_galat_links_every_message_to_a_control() -> None:
    formulir = SegalaIsian(SALAH | {"kunci": ""})
    ringkasan = Unsur(gambar("{% galat formulir %}", formulir=formulir))
    halaman = Unsur("".join(gambar("{% isian bidang %}", bidang=formulir[nama]) for nama in ISIAN))
    tautan = [href.removeprefix("#") for href in ringkasan.nilai("href")]
    assert len(tautan) == len(ISIAN)
    assert set(tautan) == {k["id"] for k in halaman.kendali} & set(tautan)


def test_galat_is_silent_before_and_without_mistakes() -> None:
    assert gambar("{% galat formulir %}", formulir=SegalaIsian()) == ""


def test_galat_reads_formsets() -> None:
    kumpulan = forms.formset_factory(SegalaIsian, min_num=1, validate_min=True, extra=0)
    html = gambar(
        "{% galat kumpulan %}", kumpulan=kumpulan({"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"})
    )
    assert "Ada yang perlu diperbaiki" in html


# -- Buttons, lists, notices -------------------------------------------------------------------------


def test_tombol_prints_and_names_its_key() -> None:
    assertHTMLEqual(
        gambar('{% tombol "Panggil berikut" kunci="F8" nama="perbuatan" nilai="panggil" formulir="meja" %}'),
        '<button class="tombol tombol-utama" type="submit" name="perbuatan" value="panggil" form="meja" '
        'data-kunci="F8" aria-keyshortcuts="F8"><span>Panggil berikut</span>'
        '<kbd aria-hidden="true">F8</kbd></button>',
    )


def test_tombol_with_address_is_a_link() -> None:
    assertHTMLEqual(
        gambar('{% tombol "Kembali" ke="/x/?a=1&b=2" jenis="biasa" %}'),
        '<a class="tombol tombol-biasa" href="/x/?a=1&amp;b=2"><span>Kembali</span></a>',
    )


def test_tombol_escapes_its_words() -> None:
    assert "<script>" not in gambar("{% tombol kata sebut=kata %}", kata="<script>")


@pytest.mark.parametrize(
    "teks",
    [
        '{% tombol "A" warna="merah" %}',
        '{% tombol "A" jenis="hijau" %}',
        '{% lencana "A" jenis="ungu" %}',
        '{% kartu jenis="x" %}{% endkartu %}',
        '{% petak "A" ikon="tidak-ada" ke="/" %}',
        '{% petak "A" ikon="surat" ke="/" warna="ungu" %}',
        '{% pesan "A" jenis="x" %}',
        "{% halaman berikut='/' %}",
        "{% linimasa tahap %}",
    ],
)
def test_component_refuses_what_it_does_not_know(teks: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        gambar(teks, tahap=[{"label": "A", "keadaan": "entah"}])


def test_lencana_carries_a_word_not_colour_alone() -> None:
    assertHTMLEqual(
        gambar('{% lencana "Siap diambil" jenis="baik" %}'),
        '<span class="lencana lencana-baik">Siap diambil</span>',
    )


def test_tabel_scrolls_by_keyboard_and_marks_figures() -> None:
    html = gambar(
        '{% tabel kepala="Nomor|Menit#" keterangan="Surat keluar" %}<tr><td>1</td></tr>{% endtabel %}'
    )
    unsur = Unsur(html)
    assert unsur.semua[0] == (
        "div",
        {"class": "gulung", "role": "region", "aria-label": "Surat keluar", "tabindex": "0"},
    )
    assert [a.get("class") for t, a in unsur.semua if t == "th"] == [None, "angka"]


def test_linimasa_says_each_state_in_words() -> None:
    tahap = [
        {"label": "Didata", "keadaan": "sudah", "keterangan": "9 menit"},
        {"label": "Dibuat", "keadaan": "sekarang"},
        {"label": "Diambil", "keadaan": "nanti"},
    ]
    for mendatar in (False, True):
        html = gambar("{% linimasa tahap mendatar=mendatar %}", tahap=tahap, mendatar=mendatar)
        assert [kata in html for kata in ("selesai: ", "sedang berjalan: ", "belum: ")] == [True] * 3
        assert Unsur(html).nilai("aria-current") == ["step"]


def test_kosong_says_what_to_do_next() -> None:
    html = gambar('{% kosong "Belum ada antrean" %}<p>Tekan F2</p>{% endkosong %}')
    assert "<p>Tekan F2</p>" in html
    assert "kosong-isi" not in gambar('{% kosong "Belum ada antrean" %} {% endkosong %}')


def test_pesan_shows_waiting_messages_by_level() -> None:
    html = gambar("{% pesan %}", messages=[Message(25, "Tersimpan"), Message(40, "Gagal <b>")])
    assert Unsur(html).nilai("role") == ["status", "alert"]
    assert "Gagal &lt;b&gt;" in html


def test_halaman_vanishes_on_a_single_page() -> None:
    assert gambar("{% halaman %}") == ""
    assert Unsur(gambar('{% halaman sesudah="?s=9" %}')).nilai("href") == ["?s=9"]


def test_konfirmasi_posts_with_token_and_way_back() -> None:
    html = gambar(
        '{% konfirmasi judul="Batalkan?" teks="Ya" kembali="/surat/" %}<p>Akibat</p>{% endkonfirmasi %}',
        csrf_token="rahasia",
    )
    unsur = Unsur(html)
    assert unsur.semua[0][1]["method"] == "post"
    assert ("csrfmiddlewaretoken", "rahasia") in [(a.get("name"), a.get("value")) for _, a in unsur.semua]
    assert unsur.nilai("href") == ["/surat/"]


# -- Filters -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saring", "nilai", "hasil"),
    [
        ("tanggal_panjang", date(2026, 11, 23), "Senin, 23 November 2026"),
        (
            "tanggal_panjang",
            datetime(2026, 11, 22, 17, 30, tzinfo=ZoneInfo("UTC")),
            "Senin, 23 November 2026",
        ),
        ("tanggal_panjang", None, ""),
        ("tanggal", date(2026, 11, 3), "3 November 2026"),
        ("pukul", datetime(2026, 11, 23, 2, 42, tzinfo=ZoneInfo("UTC")), "09.42"),
        ("pukul", time(9, 5), "09.05"),
        ("pukul", None, ""),
        ("menit", 65, "1 jam 5 menit"),
        ("menit", timedelta(minutes=120, seconds=59), "2 jam"),
        ("menit", -3, "0 menit"),
        ("menit", None, ""),
        ("samar", "3525121703900012", "3525••••••••0012"),
        ("samar", "12345678", "••••••••"),
        ("samar", "", ""),
        ("belum_diisi", "Bungah", "Bungah"),
        ("belum_diisi", "", '<mark class="belum-diisi">BELUM DIISI</mark>'),
    ],
)
def test_filter_writes(saring: str, nilai: Any, hasil: str) -> None:
    assert gambar("{{ nilai|" + saring + " }}", nilai=nilai) == hasil
