"""The components of the house as template tags, loaded everywhere (settings: ``builtins``).

One tag = one template in ``templates/komponen/`` = one stylesheet in ``static/css/komponen/``.
Props are keyword-only; an unknown prop or an unknown kind is an error, so a page cannot invent a
variant. Nothing here reads the database. The filters (dates, minutes, masks) stand at the end.
"""

# ruff: noqa: PLR0913 -- the props of a component are named words, never positions
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.contrib.messages import DEFAULT_TAGS
from django.forms.formsets import BaseFormSet
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from bungah.dasar import nilai

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.template.context import Context

register = template.Library()

TOMBOL = ("utama", "biasa", "bahaya", "perhatian", "polos")
LENCANA = ("tunggu", "proses", "baik", "telat", "batal", "info")
KARTU = ("biasa", "perhatian", "baik", "bahaya", "info", "tenang", "hijau")
PETAK = ("hijau", "emas", "biru", "merah", "abu")
#: state of a stage -> the word a screen reader hears before its name
TAHAP = {
    "sudah": "selesai",
    "sekarang": "sedang berjalan",
    "nanti": "belum",
    "lewat": "dilewati",
    "telat": "terlambat",
}
PESAN = {"baik": "centang-bulat", "info": "info", "perhatian": "peringatan", "bahaya": "peringatan"}
#: level of Django's messages -> kind of our notice
TINGKAT = {"debug": "info", "info": "info", "success": "baik", "warning": "perhatian", "error": "bahaya"}


def _salah_satu(nilai: str, boleh: Iterable[str], apa: str) -> str:
    if nilai not in boleh:
        raise template.TemplateSyntaxError(f"{apa} tidak dikenal: {nilai!r}")
    return nilai


# -- Icons ---------------------------------------------------------------------------------------


@cache
def _gambar() -> dict[str, str]:
    """The line drawings of ``static/img/ikon.svg``, read once."""
    berkas = settings.BASE_DIR / "static" / "img" / "ikon.svg"
    return dict(re.findall(r'<symbol id="([a-z-]+)"[^>]*>(.*?)</symbol>', berkas.read_text("utf-8")))


@register.simple_tag
@cache
def ikon(nama: str, *, kelas: str = "") -> SafeString:
    """Inline line drawing, hidden from screen readers: its word always stands beside it."""
    _salah_satu(nama, _gambar(), "ikon")
    isi = mark_safe(_gambar()[nama])  # noqa: S308 -- our own file
    return format_html(
        '<svg class="ikon{}" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        "{}</svg>",
        f" {kelas}" if kelas else "",
        isi,
    )


# -- Buttons, badges, cards ----------------------------------------------------------------------


@register.simple_tag
def tombol(
    teks: object,
    *,
    jenis: str = "utama",
    ikon: str = "",
    kunci: str = "",
    ke: str = "",
    nama: str = "",
    nilai: object = "",
    formulir: str = "",
    tujuan: str = "",
    saat_kirim: str = "",
    lebar: bool = False,
    ujung: bool = False,
    sebut: str = "",
) -> SafeString:
    """Button (or link when ``ke`` is given) whose text says the deed; ``kunci`` is printed and pressed.

    ``formulir`` is the id of the form it sends (to ``tujuan`` when named), ``saat_kirim`` the words while
    it is on its way, ``sebut`` extra words for screen readers ("nomor A-014"), ``ujung`` pushes it to the
    far end.
    """
    _salah_satu(jenis, TOMBOL, "jenis tombol")
    kelas = f"tombol tombol-{jenis}{' tombol-lebar' if lebar else ''}{' ujung' if ujung else ''}"
    tekan = {"data-kunci": kunci, "aria-keyshortcuts": kunci} if kunci else {}
    isi = _isi_tombol(teks, ikon, kunci, sebut)
    if ke:
        return format_html("<a{}>{}</a>", flatatt({"class": kelas, "href": ke, **tekan}), isi)
    kirim = {"name": nama, "value": str(nilai)} if nama else {}
    lain = {"form": formulir, "formaction": tujuan, "data-saat-kirim": saat_kirim}
    ciri = {"class": kelas, "type": "submit", **kirim, **{k: v for k, v in lain.items() if v}, **tekan}
    return format_html("<button{}>{}</button>", flatatt(ciri), isi)


def _isi_tombol(teks: object, ikon: str, kunci: str, sebut: str) -> SafeString:
    """Drawing, words (some only heard) and the printed key."""
    dengar = format_html('<span class="sembunyi"> {}</span>', sebut) if sebut else ""
    tuts = format_html('<kbd aria-hidden="true">{}</kbd>', kunci) if kunci else ""
    return format_html("{}<span>{}{}</span>{}", _ikon_atau_kosong(ikon), teks, dengar, tuts)


@register.simple_tag
def lencana(teks: object, *, jenis: str = "info", ikon: str = "") -> SafeString:
    """State as word + colour (tunggu, proses, baik, telat, batal, info)."""
    _salah_satu(jenis, LENCANA, "jenis lencana")
    return format_html('<span class="lencana lencana-{}">{}{}</span>', jenis, _ikon_atau_kosong(ikon), teks)


def _ikon_atau_kosong(nama: str) -> SafeString:
    return ikon(nama) if nama else SafeString("")


@register.simple_block_tag
def kartu(
    content: SafeString,
    *,
    judul: str = "",
    jenis: str = "biasa",
    tingkat: int = 2,
    lencana: str = "",
    kelas: str = "",
) -> str:
    """Card. ``tingkat`` is the heading level, ``lencana`` a finished badge shown beside the heading."""
    _salah_satu(jenis, KARTU, "jenis kartu")
    return render_to_string("komponen/kartu.html", {"isi": content, **_tanpa(locals(), "content")})


def _tanpa(semua: Mapping[str, object], kecuali: str) -> dict[str, object]:
    return {nama: nilai for nama, nilai in semua.items() if nama != kecuali}


@register.inclusion_tag("komponen/petak.html")
def petak(
    judul: str,
    *,
    ikon: str,
    ke: str = "",
    nama: str = "",
    nilai: object = "",
    keterangan: str = "",
    warna: str = "hijau",
) -> dict[str, object]:
    """Tile: picture, word, what it takes. A link with ``ke``, else a button ``nama``=``nilai``."""
    _salah_satu(warna, PETAK, "warna petak")
    return locals()


@register.inclusion_tag("komponen/angka.html")
def angka(
    nilai: object, *, label: str, satuan: str = "", keterangan: str = "", ke: str = "", jenis: str = "baik"
) -> dict[str, object]:
    """Figure before words; ``ke`` leads to the records behind it, ``jenis`` colours its badge."""
    _salah_satu(jenis, LENCANA, "jenis lencana")
    return locals()


# -- Lists ---------------------------------------------------------------------------------------


@register.simple_block_tag
def tabel(content: SafeString, *, kepala: str, keterangan: str, lihat_keterangan: bool = True) -> str:
    """Table; ``content`` are its rows. ``kepala`` = "Nomor|Warga|Menit#"; # marks a column of figures."""
    kolom = [(nama.rstrip("#"), nama.endswith("#")) for nama in kepala.split("|")]
    return render_to_string(
        "komponen/tabel.html",
        {"isi": content, "kolom": kolom, "keterangan": keterangan, "lihat_keterangan": lihat_keterangan},
    )


@register.inclusion_tag("komponen/halaman.html")
def halaman(
    *,
    sebelum: str = "",
    sesudah: str = "",
    jumlah: str = "",
    kata_sebelum: str = "Sebelumnya",
    kata_sesudah: str = "Berikutnya",
) -> dict[str, object]:
    """Pager over keyset pages: two links and, when known, how many there are."""
    return locals()


@register.inclusion_tag("komponen/linimasa.html")
def linimasa(tahap: Iterable[Any], *, mendatar: bool = False) -> dict[str, object]:
    """Stages of an errand. Each has ``label``, ``keadaan`` (see ``TAHAP``) and perhaps ``keterangan``."""
    return {"tahap": [_tahap(t) for t in tahap], "mendatar": mendatar}


def _tahap(asal: Any) -> dict[str, str]:
    def baca(nama: str) -> str:
        return str(asal.get(nama, "") if isinstance(asal, Mapping) else getattr(asal, nama, ""))

    keadaan = _salah_satu(baca("keadaan"), TAHAP, "keadaan tahap")
    return {"label": baca("label"), "keadaan": keadaan, "ket": baca("keterangan"), "kata": TAHAP[keadaan]}


@register.simple_block_tag
def kosong(content: SafeString, judul: str, *, ikon: str = "daftar") -> str:
    """Empty screen: why it is empty, and in ``content`` what to do next."""
    return render_to_string(
        "komponen/kosong.html",
        {"isi": content, "berisi": bool(content.strip()), "judul": judul, "ikon": ikon},
    )


# -- Messages and confirmation -------------------------------------------------------------------


@register.inclusion_tag("komponen/pesan.html", takes_context=True)
def pesan(context: Context, teks: str = "", *, jenis: str = "info") -> dict[str, object]:
    """One notice, or without text all messages that wait for this person."""
    _salah_satu(jenis, PESAN, "jenis pesan")
    menunggu = context.get("messages") or ()
    butir = [(teks, jenis)] if teks else [(str(m), TINGKAT[DEFAULT_TAGS[m.level]]) for m in menunggu]
    return {"butir": [{"teks": t, "jenis": j, "ikon": PESAN[j]} for t, j in butir]}


@register.inclusion_tag("komponen/galat.html")
def galat(*formulir: Any) -> dict[str, object]:
    """Summary of everything that has to be mended in these forms or formsets, each linked to its field."""
    return {"butir": [b for f in formulir if f is not None for b in _galat(f)]}


def _galat(formulir: Any) -> Iterator[tuple[str, str]]:
    if isinstance(formulir, BaseFormSet):
        yield from (("", str(teks)) for teks in formulir.non_form_errors())
        for satu in formulir.forms:
            yield from _galat(satu)
    elif formulir.is_bound:
        yield from (("", str(teks)) for teks in formulir.non_field_errors())
        yield from ((_id_isian(bidang), str(teks)) for bidang in formulir for teks in bidang.errors)


@register.simple_block_tag(takes_context=True)
def konfirmasi(
    context: Context,
    content: SafeString,
    *,
    judul: str,
    teks: str,
    ke: str = "",
    kembali: str,
    jenis: str = "utama",
    kata_kembali: str = "Tidak jadi, kembali",
) -> str:
    """Question page before a deed that cannot be undone: POSTs to ``ke`` (default: this very page).

    ``content`` says what will happen and may hold fields of the form.
    """
    _salah_satu(jenis, ("utama", "bahaya"), "jenis konfirmasi")
    data = {nama: nilai for nama, nilai in locals().items() if nama not in {"context", "content"}}
    return render_to_string(
        "komponen/konfirmasi.html", {"isi": content, "csrf_token": context.get("csrf_token"), **data}
    )


@register.simple_block_tag
def bilah_aksi(content: SafeString, *, banyak: bool = False) -> SafeString:
    """Bottom bar of deeds. ``banyak``: more than two, so on a phone it does not stick over the page."""
    kelas = "bilah-aksi bilah-aksi-banyak" if banyak else "bilah-aksi"
    return format_html('<footer class="{}" aria-label="Tindakan">{}</footer>', kelas, content)


# -- Fields --------------------------------------------------------------------------------------


@register.inclusion_tag("komponen/isian.html")
def isian(
    bidang: BoundField,
    *,
    label: str = "",
    petunjuk: str = "",
    lebar: str = "",
    kunci: str = "",
    wajib: bool | None = None,
) -> dict[str, object]:
    """Field group: label above, hint, error, then the input.

    ``lebar`` is "" (full), "sedang" or "pendek"; ``kunci`` a key that focuses it; a field that may
    stay empty says so unless ``wajib`` is given.
    """
    _salah_satu(lebar, ("", "sedang", "pendek"), "lebar isian")
    petunjuk = petunjuk or str(bidang.help_text)
    ket = [f"{bidang.auto_id}_helptext"] * bool(petunjuk) + [f"{bidang.auto_id}_error"] * bool(bidang.errors)
    bentuk = _bentuk(bidang)
    return {
        "bidang": bidang,
        "bentuk": bentuk,
        "id": _id_isian(bidang),
        "label": label or bidang.label,
        "petunjuk": petunjuk,
        "bebas": bentuk != "centang" and not (bidang.field.required if wajib is None else wajib),
        "dijelaskan": " ".join(ket),
        "kendali": ""
        if bentuk == "pilihan"
        else bidang.as_widget(attrs=_atribut(bidang, lebar, kunci, " ".join(ket))),
    }


def _bentuk(bidang: BoundField) -> str:
    """``centang`` one tick, ``pilihan`` radios or ticks, ``gabungan`` several boxes, ``satu`` the rest."""
    jenis = getattr(bidang.field.widget, "input_type", "")
    if jenis == "checkbox" and not hasattr(bidang.field.widget, "option_template_name"):
        return "centang"
    if jenis in {"radio", "checkbox"}:
        return "pilihan"
    return "gabungan" if bidang.use_fieldset and jenis != "file" else "satu"


def _atribut(bidang: BoundField, lebar: str, kunci: str, dijelaskan: str) -> dict[str, Any]:
    kelas = [bidang.field.widget.attrs.get("class", "")]
    if _bentuk(bidang) != "centang":
        kelas += ["masukan", f"masukan-{lebar}" if lebar else ""]
    atribut: dict[str, Any] = {"class": " ".join(filter(None, kelas))} if any(kelas) else {}
    if dijelaskan and not bidang.field.widget.attrs.get("aria-describedby"):
        atribut["aria-describedby"] = dijelaskan
    if bidang.field.widget.attrs.get("rows") == "10":  # Django's default fills half a screen
        atribut["rows"] = "4"
    if kunci:
        atribut |= {"data-kunci": kunci, "aria-keyshortcuts": kunci}
    return atribut


def _id_isian(bidang: BoundField) -> str:
    """Id of the first control of the field: what a label names and an error links to."""
    if bidang.is_hidden:
        return ""
    ganda = _bentuk(bidang) in {"pilihan", "gabungan"}
    return f"{bidang.auto_id}_0" if ganda else bidang.id_for_label


# -- Filters -------------------------------------------------------------------------------------


@register.filter
def tanggal_panjang(hari: date | None) -> str:
    """``Senin, 23 November 2026``; nothing for ``None``."""
    return nilai.tanggal_panjang(hari) if hari else ""


@register.filter
def tanggal(hari: date | None) -> str:
    """``23 November 2026``; nothing for ``None``."""
    return nilai.tanggal_surat(hari) if hari else ""


@register.filter
def pukul(saat: time | datetime | None) -> str:
    """``09.42``; nothing for ``None``."""
    return nilai.pukul(saat) if saat is not None else ""


@register.filter
def menit(lama: float | timedelta | None) -> str:
    """Whole minutes in words: ``1 jam 5 menit``; below zero counts as none, nothing for ``None``."""
    if lama is None:
        return ""
    return nilai.lama(max(int(lama.total_seconds() // 60 if isinstance(lama, timedelta) else lama), 0))


@register.filter
def samar(teks: object) -> str:
    """Mask of any number: ``3525••••••••0012``; one of eight signs or fewer is masked whole."""
    asli = str(teks or "")
    tengah = len(asli) - 8
    return f"{asli[:4]}{'•' * tengah}{asli[-4:]}" if tengah > 0 else "•" * len(asli)


@register.filter
def belum_diisi(teks: object) -> str | SafeString:
    """The setting, or a loud BELUM DIISI where the office has not filled it."""
    return str(teks) if teks else mark_safe('<mark class="belum-diisi">BELUM DIISI</mark>')
