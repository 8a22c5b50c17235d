"""The wall chart on paper: larger sheets, then pieces, else a reason; letters never grow smaller."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bungah.naskah.keterbacaan import A1, A2, A3, A4, DINDING, F4, Batas, Kebutuhan, Lembar, TidakMuat
from bungah.naskah.tata_poster import KAKI, TEPI
from layanan.aturan.bagan import Simpul
from layanan.aturan.nama_dinding import saran_dinding
from layanan.aturan.tata_dinding import ATAS, Tajuk, tata_dinding
from tests.layanan.bagan_acak import bagan_acak
from tests.layanan.test_aturan_tata_alir import BANYAK, langkah, salah, simbol

TAJUK = Tajuk("Surat tidak mampu", lambda lembar: Kebutuhan(lembar.lebar, lembar.lebar / 3, "tajuk"))
TIGA_METER = Batas(3000)
PANJANG = "Mempertanggungjawabkansebesarbesarnyakesejahteraanmasyarakat"  # one word of sixty letters


def tiga(nama: str = "Periksa berkas") -> list[Simpul]:
    return [langkah(1, "mulai", nama=nama), langkah(2, nama="Tulis"), langkah(3, "selesai", nama="Serahkan")]


@settings(max_examples=BANYAK, deadline=None)
@given(daftar=bagan_acak(12), jarak=st.sampled_from((1000, 3000)), minta=st.sampled_from(DINDING))
def test_dinding_holds_any_sound_graph_on_the_paper_asked_for_or_a_larger(
    daftar: list[Simpul], jarak: int, minta: Lembar
) -> None:
    batas = Batas(jarak)

    dinding = tata_dinding(daftar, TAJUK, batas, minta=minta, bisa=())

    lembar = dinding.lembar
    assert lembar.tinggi >= minta.tinggi
    assert dinding.ubin == (None if lembar == minta else minta)
    assert {(satu.lebar, satu.tinggi) for satu in dinding.semua} == {
        (lembar.lebar - 2 * TEPI, lembar.tinggi - ATAS - KAKI)
    }
    assert [x for satu in dinding.semua for x in salah(satu)] == []
    assert sorted(simbol(dinding.semua)) == [satu.urut for satu in daftar]
    kapital = [b.kapital for satu in dinding.semua for kotak in satu.kotak for b in kotak.baris]
    assert min(kapital) >= batas.apa_saja


@pytest.mark.parametrize(
    ("minta", "bisa", "jadi"),
    [
        (A4, (), ("A4 2×3", A4)),  # an office printer: in as few pieces as can be
        (F4, (), ("F4 2×2", F4)),
        (A3, (A2, A1), ("A2", None)),  # a print shop: that sheet itself
        (A2, (), ("A2", None)),
        (A1, (), ("A1", None)),
    ],
)
def test_dinding_paper(minta: Lembar, bisa: tuple[Lembar, ...], jadi: tuple[str, Lembar | None]) -> None:
    dinding = tata_dinding(tiga("Menandatangani surat"), TAJUK, TIGA_METER, minta=minta, bisa=bisa)

    assert (dinding.lembar.nama, dinding.ubin) == jadi


def test_dinding_refuses_a_word_wider_than_the_largest_paper_and_names_the_remedy() -> None:
    with pytest.raises(TidakMuat) as galat:
        tata_dinding(tiga(PANJANG), TAJUK, TIGA_METER, minta=A3, bisa=())

    kata = str(galat.value)
    assert kata.startswith(f"Langkah 1: isi nama pendeknya untuk dinding. «{PANJANG}» tidak muat")
    assert "Dekatkan jarak baca sampai 1," in kata


def test_dinding_forty_steps_take_many_sheets_that_say_their_number() -> None:
    daftar = [langkah(n) for n in range(1, 41)]
    daftar = [replace(daftar[0], jenis="mulai"), *daftar[1:-1], replace(daftar[-1], jenis="selesai")]

    dinding = tata_dinding(daftar, TAJUK, TIGA_METER, minta=A1, bisa=())

    banyak = len(dinding.semua)
    tulisan = [b.teks for satu in dinding.semua[1:] for kotak in satu.kotak for b in kotak.baris]
    nomor = [teks for teks in tulisan if teks.endswith(f"/{banyak}")]
    assert banyak > 5
    assert nomor == [f"Surat tidak mampu {n}/{banyak}" for n in range(2, banyak + 1)]


@pytest.mark.parametrize(
    ("nama", "dinding", "kata"),
    [
        ("Memeriksa berkas", "", None),
        (
            "Menulis surat dan mengajukannya untuk ditandatangani",
            "",
            "6 kata. Untuk dinding isi nama pendeknya",
        ),
        ("Menulis surat dan mengajukannya untuk ditandatangani", "Tulis surat", None),
        (PANJANG, "", "tidak muat di bagan dinding untuk jarak 3 m"),
    ],
)
def test_long_names_are_warned_of_gently(nama: str, dinding: str, kata: str | None) -> None:
    saran = saran_dinding([replace(langkah(1, nama=nama), nama_dinding=dinding)], TIGA_METER)

    assert [satu.berat for satu in saran] == (["peringatan"] if kata else [])
    assert kata is None or kata in saran[0].kalimat
