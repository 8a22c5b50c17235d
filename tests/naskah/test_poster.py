"""The poster engine: letters never below their limit, sheet then larger sheet then tiles then refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.naskah.huruf import lebar_teks
from bungah.naskah.keterbacaan import A1, A2, A3, A4, DINDING, Batas, Lembar, Rebah, TidakMuat
from bungah.naskah.poster import Deret, Gambar, Huruf, Kepala, Poster, Ruang, Teks
from bungah.naskah.poster_susun import html_lembaran, susun, terjauh
from bungah.naskah.tata_poster import KAKI, TEPI, TataPoster

if TYPE_CHECKING:
    from bungah.naskah.poster import Blok
    from bungah.naskah.poster_susun import Susunan
    from bungah.naskah.tata_poster import Tulisan

    Isi = list[list[Blok]]

DESA = Kepala("Desa Bungah", motto="Melayani dengan hati")
KATA = st.text("abcdefgIWm", min_size=1, max_size=12)
KALIMAT = st.lists(KATA, min_size=1, max_size=40).map(" ".join)


def poster(*butir: str, judul: str = "Surat keterangan usaha") -> Poster:
    isi = [[Teks(satu, nomor=f"{n}.")] for n, satu in enumerate(butir, 1)]
    return Poster(judul, isi, tajuk="Persyaratan")


def tulisan(susunan: Susunan) -> list[Tulisan]:
    return [satu for halaman in susunan.papan.halaman() for satu in halaman.tulisan]


def teks(susunan: Susunan) -> str:
    return " ".join(satu.teks for satu in tulisan(susunan))


@given(st.lists(KALIMAT, max_size=8), st.sampled_from(DINDING), st.sampled_from([1000, 3000, 5000]))
def test_no_letter_is_small_and_no_line_leaves_the_sheet(butir: list[str], minta: Lembar, jarak: int) -> None:
    try:
        hasil = susun(poster(*butir), DESA, jarak=jarak, minta=minta)
    except TidakMuat:
        return  # what is refused cannot be too small
    lembar = hasil.pilihan.lembar
    assert hasil.batas.jarak >= jarak
    for satu in tulisan(hasil):
        assert satu.kapital >= Batas(jarak).apa_saja
        kanan = satu.x + lebar_teks(satu.teks, satu.kapital, tebal=satu.tebal)
        assert satu.x >= TEPI
        assert kanan <= lembar.lebar - TEPI + 0.01
        assert satu.y <= lembar.tinggi - KAKI
    kata = teks(hasil)
    assert [satu for satu in butir if satu.split()[-1] not in kata] == []


def test_lines_of_a_sheet_stand_below_each_other() -> None:
    panjang = "Fotokopi kartu keluarga yang dicap kepala dinas kependudukan dan catatan sipil " * 4
    hasil = susun(poster(panjang[:300], "KTP-el"), DESA, jarak=3000, minta=A3)

    halaman = hasil.papan.halaman()

    assert len(halaman) > 1
    for satu in halaman:
        kaki = [t.y for t in satu.tulisan if t.alinea >= 0]
        assert kaki == sorted(kaki)
    assert [t.teks for t in halaman[1].tulisan[:2]] == [f"2/{len(halaman)}", "Persyaratan"]


def test_heading_time_and_fee_are_a_hundredth_of_the_distance() -> None:
    isi: Isi = [[Deret("SKCK", "15 menit"), Teks("dasar", Huruf.KECIL)]]
    hasil = susun(Poster("Waktu", isi), Kepala("Desa Bungah"), jarak=3000, minta=A3)

    tinggi = {satu.teks: hasil.batas.jarak / satu.kapital for satu in tulisan(hasil)}

    assert tinggi == pytest.approx(
        {"Desa Bungah": 200, "Waktu": 100, "SKCK": 150, "15 menit": 100, "dasar": 200}
    )


def test_letters_grow_where_one_sheet_has_room() -> None:
    kecil = susun(poster("KTP-el", "KK"), DESA, jarak=3000, minta=A2)
    besar = susun(poster("KTP-el", "KK"), DESA, jarak=3000, minta=A1)

    assert 3000 < kecil.batas.jarak < besar.batas.jarak
    assert besar.terbaca == f"Terbaca dari 3 m, bahkan dari {besar.batas}"
    banyak = susun(poster(*["KTP-el"] * 9), DESA, jarak=3000, minta=A3)
    assert len(banyak.papan.halaman()) == TataPoster(banyak.papan.poster, DESA, A3, Batas(3000)).banyak()


def test_what_does_not_fit_gets_a_larger_sheet_then_tiles_then_a_reason() -> None:
    lebar = poster("KTP-el", judul="Kewarganegaraan")

    besar = susun(lebar, DESA, jarak=3000, minta=A4, bisa=DINDING)
    ubin = susun(lebar, DESA, jarak=3000, minta=A4)
    with pytest.raises(TidakMuat) as galat:
        susun(lebar, DESA, jarak=3000, minta=A4, ubin=False)
    with pytest.raises(TidakMuat) as satu_kata:
        susun(poster("Q" * 40), DESA, jarak=3000, minta=A1)

    assert besar.pilihan.ubin is None
    assert ubin.pilihan.ubin == A4
    assert besar.pilihan.lembar == A3.rebah
    assert ubin.pilihan.lembar.nama == "A4 3×1"  # three pieces; an A3 in pieces takes four
    assert str(galat.value).startswith("«Kewarganegaraan» tidak muat di kertas A4")
    assert "singkatkan tulisannya" in str(satu_kata.value)
    assert "Q" * 40 in str(satu_kata.value)


def test_the_largest_distance_is_the_largest_that_fits() -> None:
    jauh = terjauh(poster("KTP-el"), DESA, A3)

    assert susun(poster("KTP-el"), DESA, jarak=jauh, minta=A3).pilihan.lembar.nama == "A3"
    with pytest.raises(TidakMuat, match=f"sampai {Batas(jauh)}".replace(".", r"\.")):
        susun(poster("KTP-el"), DESA, jarak=jauh + 100, minta=A3, ubin=False)
    with pytest.raises(TidakMuat, match="Jarak baca 50 m tidak bisa dipakai"):
        susun(poster("KTP-el"), DESA, jarak=50_000, minta=A3)


def test_more_sheets_than_a_wall_has_need_a_larger_sheet() -> None:
    banyak = susun(poster(*["Surat pengantar RT dan RW"] * 40), DESA, jarak=3000, minta=A4)

    assert banyak.pilihan.ubin == A4
    assert len(banyak.papan.halaman()) <= 20


def test_a_group_stays_together_and_a_heading_never_ends_a_sheet() -> None:
    isi: Isi = [
        [Teks(f"Bagian {n}", Huruf.JUDUL, lekat=True), Teks("satu dua"), Teks("tiga")] for n in range(9)
    ]
    halaman = susun(Poster("Daftar", isi), DESA, jarak=3000, minta=A3).papan.halaman()

    assert len(halaman) > 1
    assert [satu.tulisan[-1].teks for satu in halaman] == ["tiga"] * len(halaman)


def test_what_heads_a_long_group_stands_on_every_sheet_of_it() -> None:
    kepala = Teks("Rp0", Huruf.JUDUL, ulang=True)
    isi = [[kepala, *(Teks(f"Surat keterangan {n}", nomor="•") for n in range(12))]]
    halaman = susun(Poster("", isi, tajuk="Biaya"), DESA, jarak=3000, minta=A3).papan.halaman()

    assert len(halaman) > 2
    assert [[t.teks for t in satu.tulisan].count("Rp0") for satu in halaman] == [1] * len(halaman)


def test_without_an_emblem_the_head_has_no_hole() -> None:
    polos = susun(poster("KTP"), DESA, jarak=3000, minta=A2)
    berlambang = susun(poster("KTP"), Kepala("Desa Bungah", "data:image/png;base64,AA"), jarak=3000, minta=A2)

    kiri = [min(t.x for t in tulisan(satu) if t.teks == "Desa Bungah") for satu in (polos, berlambang)]

    assert kiri[0] == TEPI < kiri[1]
    assert ["<img" in html_lembaran(satu)[0] for satu in (polos, berlambang)] == [False, True]


def test_words_are_escaped_pictures_and_room_keep_their_size() -> None:
    isi: Isi = [[Teks("<b>&", nomor="•", bahasa="jv"), Ruang(30), Gambar("<svg></svg>", 40, 50)]]
    hasil = susun(Poster("Motto", isi, tengah=True, rebah=Rebah.DAHULU), DESA, jarak=3000, minta=A3)

    html = html_lembaran(hasil)[0]

    assert hasil.pilihan.lembar == A3.rebah
    assert "&lt;b&gt;&amp;" in html
    assert '<p lang="jv"' in html
    assert 'width:40mm;height:50mm"><svg></svg>' in html


def test_an_empty_poster_is_its_heading() -> None:
    assert TataPoster(Poster("Motto", []), DESA, A3, Batas(3000)).terbagi() == (1, 0)
