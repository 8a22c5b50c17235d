"""The wording of letters: placeholders, tables, and everything a template must not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.aturan.contoh_surat import Contoh, KolomContoh, nilai_contoh
from layanan.aturan.surat import (
    BAKU,
    BELUM_DIISI,
    IDENTITAS,
    Paragraf,
    Tabel,
    TemplatKeliru,
    dipakai,
    kurang,
    label,
    periksa_templat,
    rapat,
    susun,
)

KOLOM = {"nama_usaha": "Nama usaha", "sejak": "Berdiri sejak"}
NILAI = {
    "nama": "Siti Aminah",
    "nik": "3525995708850012",
    "tempat_tanggal_lahir": "Gresik, 17 Agustus 1985",
    "jenis_kelamin": "Perempuan",
    "alamat": "Jl. Raya 1, RT 02 RW 01",
    "keperluan": "membuka rekening",
    "nama_usaha": "Warung Barokah",
}
ISI = """Yang bertanda tangan di bawah ini menerangkan
dengan sebenarnya bahwa:
[identitas]

Benar memiliki usaha:
[rincian]

Surat ini untuk {keperluan}."""


def test_surat_becomes_paragraphs_and_tables() -> None:
    assert susun(ISI, NILAI, KOLOM) == (
        Paragraf("Yang bertanda tangan di bawah ini menerangkan dengan sebenarnya bahwa:"),
        Tabel(
            (
                ("Nama", "Siti Aminah"),
                ("NIK", "3525995708850012"),
                ("Tempat, tanggal lahir", "Gresik, 17 Agustus 1985"),
                ("Jenis kelamin", "Perempuan"),
                ("Alamat", "Jl. Raya 1, RT 02 RW 01"),
            )
        ),
        Paragraf("Benar memiliki usaha:"),
        Tabel((("Nama usaha", "Warung Barokah"),)),
        Paragraf("Surat ini untuk membuka rekening."),
    )


def test_surat_part_names_its_kind() -> None:
    assert [satu.jenis for satu in susun(ISI, NILAI, KOLOM)] == [
        "paragraf", "tabel", "paragraf", "tabel", "paragraf",
    ]  # fmt: skip


def test_surat_table_shows_the_named_rows_that_are_filled() -> None:
    assert susun("[identitas: agama, nama_usaha ,nama, nik]", NILAI, KOLOM) == (
        Tabel((("Nama usaha", "Warung Barokah"), ("Nama", "Siti Aminah"), ("NIK", "3525995708850012"))),
    )


def test_surat_identity_always_shows_whom_it_is_about() -> None:
    (tabel,) = susun("[identitas]", {}, {})
    assert isinstance(tabel, Tabel)
    assert tabel.baris == tuple(
        (BAKU[nama], BELUM_DIISI)
        for nama in ("nama", "nik", "tempat_tanggal_lahir", "jenis_kelamin", "alamat")
    )
    (penuh,) = susun("[identitas]", dict.fromkeys(BAKU, "x"), {})
    assert isinstance(penuh, Tabel)
    assert [nama for nama, _ in penuh.baris] == [BAKU[nama] for nama in IDENTITAS]


def test_surat_never_reads_a_value_as_a_template() -> None:
    jahat = {"nama": "{nik}", "nik": "rahasia", "alamat": "[identitas]\n\n{nama}"}
    assert susun("{nama} di {alamat}", jahat, {}) == (Paragraf("{nik} di [identitas]\n\n{nama}"),)
    assert susun("[identitas: nama]", jahat, {}) == (Tabel((("Nama", "{nik}"),)),)


def test_surat_value_loses_hidden_characters_but_keeps_its_lines() -> None:
    assert susun("{nama}", {"nama": " a\x00b\tc\r\nd\x1b "}, {}) == (Paragraf("ab c\nd"),)


def test_surat_missing_value_is_printed_and_reported() -> None:
    isi = "{nama} {agama} {sejak}\n\n[identitas: nik, alamat, agama]\n\n[rincian]"
    nilai = {"nama": "Siti", "alamat": "  "}
    assert susun(isi, nilai, KOLOM)[0] == Paragraf("Siti BELUM DIISI BELUM DIISI")
    assert kurang(isi, nilai, KOLOM) == ("agama", "sejak", "nik", "alamat")
    assert [label(nama, KOLOM) for nama in kurang(isi, nilai, KOLOM)] == [
        "Agama",
        "Berdiri sejak",
        "NIK",
        "Alamat",
    ]
    assert kurang("{nama}", {"nama": "Siti"}) == ()


@pytest.mark.parametrize(("banyak", "rapat_"), [(26, False), (30, True), (38, True), (60, False)])
def test_surat_a_little_too_long_is_set_close(banyak: int, *, rapat_: bool) -> None:
    bagian: list[Paragraf | Tabel] = [Tabel((("Nama", "Siti"),) * (banyak - 1)), Paragraf("x" * 80)]
    assert rapat(bagian) is rapat_


def test_surat_empty_table_leaves_no_trace() -> None:
    assert susun("Atas\n[rincian]", {}, KOLOM) == (Paragraf("Atas"),)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("", "Isi surat masih kosong."),
        (" \n\n\t", "Isi surat masih kosong."),
        ("{keperluann}", "Isian {keperluann} tidak dikenal. Maksudnya {keperluan}?"),
        ("{nama_usah}", "Isian {nama_usah} tidak dikenal. Maksudnya {nama_usaha}?"),
        ("{zzz}", "Isian {zzz} tidak dikenal."),
        ("[identitas: agma]", "Isian agma tidak dikenal. Maksudnya agama?"),
        ("[identtas]", "Tabel [identtas] tidak dikenal. Maksudnya [identitas]?"),
        ("[catatan]", "Tabel [catatan] tidak dikenal."),
        ("[identitas:]", "Sebutkan barisnya, misalnya [identitas: nama, nik], atau tulis [identitas] saja."),
        ("Untuk {nama", "Kurung kurawal tidak berpasangan di “Untuk {nama”."),
        ("{{nama}}", "Kurung kurawal tidak berpasangan di “{{nama}}”."),
        (
            "{nama.__class__}",
            "Isian {nama.__class__} tidak boleh berisi tanda lain. Tulis nama isian saja, misalnya {nama}.",
        ),
    ],
)
def test_templat_at_fault_is_named(isi: str, pesan: str) -> None:
    assert periksa_templat(isi, KOLOM) == [pesan]
    with pytest.raises(TemplatKeliru) as galat:
        susun(isi, NILAI, KOLOM)
    assert str(galat.value) == pesan


@pytest.mark.parametrize(
    "isian", ["{}", "{0}", "{nama!r}", "{nama:>99}", "{nama[0]}", "{ nama }", "{Nama}", "{nik|safe}"]
)
def test_templat_plays_no_format_tricks(isian: str) -> None:
    (pesan,) = periksa_templat(f"Kepada {isian}.", KOLOM)
    assert "tidak boleh berisi tanda lain" in pesan


@pytest.mark.parametrize("isi", ["{% load x %} {{ nama }}", "${nama} <b>tebal</b> {% if %}", "{#nama#}"])
def test_templat_of_an_engine_is_refused_or_plain(isi: str) -> None:
    assert any("tanda lain" in p or "berpasangan" in p for p in periksa_templat(isi, KOLOM))


def test_templat_markup_is_plain_text() -> None:
    assert susun("<b>{nama}</b> & [catatan] kecil", {"nama": "<i>"}, {}) == (
        Paragraf("<b><i></b> & [catatan] kecil"),
    )


def test_templat_without_own_fields_has_no_rincian() -> None:
    assert periksa_templat("[rincian]", []) == [
        "Surat ini belum punya isian sendiri, jadi [rincian] tidak ada isinya."
    ]


@pytest.mark.parametrize(
    ("nama", "pesan"),
    [
        ("nama", "Isian “nama” sudah ada dari data warga atau desa. Beri nama lain."),
        ("Nama-Usaha", "Nama isian “Nama-Usaha” harus huruf kecil, angka, atau garis bawah, diawali huruf."),
    ],
)
def test_templat_refuses_a_field_nobody_can_name(nama: str, pesan: str) -> None:
    assert periksa_templat("Isi", [nama]) == [pesan]


def test_templat_names_everything_it_may_print() -> None:
    isi = "{nama} di {desa_asal}.\n\n[identitas: nama, agama]\n\n[rincian]\n\n{keperluan} {nama}"
    assert dipakai(isi, ["sejak", "status"]) == ("nama", "desa_asal", "agama", "sejak", "status", "keperluan")
    assert dipakai("[identitas]") == IDENTITAS


def test_templat_tells_every_fault_once() -> None:
    assert len(periksa_templat("{a} {a} {b}\n\n{a}", [])) == 2


@given(st.text("{}[]:,. \nnamik0_"))
def test_templat_is_refused_or_composed_never_broken(isi: str) -> None:
    if periksa_templat(isi, KOLOM):
        with pytest.raises(TemplatKeliru):
            susun(isi, NILAI, KOLOM)
    else:
        bagian = susun(isi, NILAI, KOLOM)
        teks = " ".join(satu.teks for satu in bagian if isinstance(satu, Paragraf))
        assert not set(teks) & {"{", "}"}


@given(st.dictionaries(st.sampled_from([*BAKU, *KOLOM]), st.text()))
def test_surat_prints_belum_diisi_exactly_for_what_is_missing(nilai: dict[str, str]) -> None:
    isi = "\n\n".join(f"{{{nama}}}" for nama in [*BAKU, *KOLOM])
    bagian = susun(isi, nilai, KOLOM)
    kosong = [
        nama
        for nama, satu in zip([*BAKU, *KOLOM], bagian, strict=True)
        if isinstance(satu, Paragraf)
        and satu.teks == BELUM_DIISI
        and nilai.get(nama, "").strip() != BELUM_DIISI
    ]
    assert tuple(kosong) == kurang(isi, nilai, KOLOM)


@pytest.mark.parametrize(
    ("teks", "lanjutan", "pengantar"),
    [
        ("menurut catatan desa, yaitu:", True, True),
        ("Demikian surat ini dibuat.", False, False),
        ("", False, False),
    ],
)
def test_paragraf_tahu_tempatnya(teks: str, *, lanjutan: bool, pengantar: bool) -> None:
    satu = Paragraf(teks)
    assert (satu.lanjutan, satu.pengantar) == (lanjutan, pengantar)


@pytest.mark.parametrize("contoh", Contoh)
def test_contoh_mengisi_semua_yang_wajib(contoh: Contoh) -> None:
    """The sample of the preview never leaves a required field of any kind empty."""
    jenis = ("teks", "paragraf", "tanggal", "angka", "rupiah", "pilihan", "telepon", "nik", "jam")
    kolom = [KolomContoh(f"k_{satu}", satu, pilihan=("Ya", "Tidak")) for satu in jenis]
    isi = " ".join(f"{{{satu.nama}}}" for satu in kolom) + "\n\n[identitas]\n\n[rincian]"
    nilai = nilai_contoh(contoh, kolom, {"nama_desa": "Bungah", "alamat": "Jalan Raya"})
    assert kurang(isi, nilai, {satu.nama: satu.nama for satu in kolom}) == ()
    assert len(nilai["nama"]) == {Contoh.PENDEK: 3, Contoh.BIASA: 23, Contoh.PANJANG: 100}[contoh]
    assert nilai["alamat"] != "Jalan Raya"
