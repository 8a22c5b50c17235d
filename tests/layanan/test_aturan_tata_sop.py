"""The matrix of an SOP: one symbol a row under its officer, two labelled exits, pentagons, repeated heads."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bungah.naskah.keterbacaan import Batas, TidakMuat
from layanan.aturan import tata
from layanan.aturan.bagan import Simpul, menit_terlama
from layanan.aturan.tata import KAPSUL, LABEL, PROSES, SEGILIMA, TEKS, WAJIK, Lembaran, semua_sisi
from layanan.aturan.tata_alir import Bidang, sebut_menit
from layanan.aturan.tata_sop import tata_sop
from tests.layanan.bagan_acak import bagan_acak, sambungan
from tests.layanan.test_aturan_tata_alir import BANYAK, salah, simbol, tersambung

A4, F4 = Bidang(267, 180), Bidang(300, 185)
MEJA = Batas(400)


def langkah(urut: int, pelaksana: str, jenis: str = "proses", *keluar: tuple[str, int]) -> Simpul:
    return Simpul(
        urut,
        "Memeriksa berkas",
        jenis,
        "periksa",
        pelaksana,
        "Seksi",
        "Sekdes",
        5,
        "KTP-el",
        "Catatan",
        keluar,
    )


def tulisan(lembaran: Lembaran, bentuk: str = TEKS) -> list[str]:
    return [" ".join(b.teks for b in satu.baris) for satu in lembaran.kotak if satu.bentuk == bentuk]


TIGA = [
    langkah(1, "Staf", "mulai"),
    langkah(2, "Kasi", "keputusan", ("Ya", 3), ("Tidak", 1)),
    langkah(3, "Staf", "selesai"),
]


@settings(max_examples=BANYAK)
@given(daftar=bagan_acak(), bidang=st.sampled_from((A4, F4)))
def test_sop_draws_any_sound_graph_without_overlap(daftar: list[Simpul], bidang: Bidang) -> None:
    semua = tata_sop(daftar, bidang, MEJA)

    assert [satu for lembaran in semua for satu in salah(lembaran)] == []
    assert sorted(simbol(semua)) == [satu.urut for satu in daftar]
    panah = [(n, satu) for n, lembaran in enumerate(semua) for satu in lembaran.panah]
    assert {(satu.dari, satu.ke) for _, satu in panah} == {(s.dari, s.ke) for s in semua_sisi(daftar)}
    assert [satu for n, satu in panah if not tersambung(satu, n, semua)] == []
    assert sum(map(tata.silang, semua)) <= 3 * sambungan(daftar)
    assert sum(len(tulisan(satu, LABEL)) for satu in semua) == sum(bool(s.label) for s in semua_sisi(daftar))


def test_sop_puts_each_symbol_under_its_officer() -> None:
    (lembaran,) = tata_sop(TIGA, A4, MEJA)

    letak = {urut: satu for urut, (_, satu) in simbol((lembaran,)).items()}
    assert [letak[n].bentuk for n in (1, 2, 3)] == [KAPSUL, WAJIK, KAPSUL]
    assert letak[1].tengah[0] == letak[3].tengah[0] < letak[2].tengah[0]
    assert letak[1].bawah < letak[2].y < letak[2].bawah < letak[3].y
    assert sorted(tulisan(lembaran, LABEL)) == ["Tidak", "Ya"]
    assert {"Jumlah waktu paling lama", sebut_menit(menit_terlama(TIGA))} <= set(tulisan(lembaran))


def test_sop_repeats_the_head_and_pairs_its_pentagons() -> None:
    daftar = [langkah(n, ("Staf", "Kasi")[n % 2]) for n in range(1, 31)]

    semua = tata_sop(daftar, A4, MEJA)

    assert len(semua) > 1
    assert [tulisan(satu)[:9] for satu in semua] == [tulisan(semua[0])[:9]] * len(semua)
    pasang = [[s for s in lembaran.kotak if s.bentuk == SEGILIMA] for lembaran in semua]
    assert [satu[-1].baris[0].teks for satu in pasang[:-1]] == [satu[0].baris[0].teks for satu in pasang[1:]]
    assert [satu[-1].tengah[0] for satu in pasang[:-1]] == [satu[0].tengah[0] for satu in pasang[1:]]
    assert ["Jumlah waktu paling lama" in tulisan(satu) for satu in semua] == [
        *[False] * (len(semua) - 1),
        True,
    ]


def test_sop_uses_the_five_symbols_only() -> None:
    bentuk = {satu.bentuk for lembaran in tata_sop(TIGA, A4, MEJA) for satu in lembaran.kotak}

    assert bentuk <= {KAPSUL, PROSES, WAJIK, SEGILIMA, TEKS, LABEL}


def test_sop_refuses_too_many_officers_and_a_row_higher_than_the_page() -> None:
    with pytest.raises(TidakMuat, match="dengan 12 pelaksana"):
        tata_sop([langkah(n, f"Petugas {n}") for n in range(1, 13)], A4, MEJA)
    with pytest.raises(TidakMuat, match=r"^Langkah 1 \(«Memeriksa berkas»\) lebih tinggi"):
        tata_sop(TIGA, Bidang(267, 30), MEJA)


def test_sop_gives_a_long_word_the_room_it_needs() -> None:
    """One word of sixty letters, papers of two hundred, on the paper of every office; letters stay 2 mm."""
    kata = "Mempertanggungjawabkansebesarbesarnyakesejahteraanmasyarakat"
    panjang = replace(TIGA[0], nama=kata, dokumen="kartu keluarga asli dan salinannya " * 5)

    semua = tata_sop([panjang, *TIGA[1:]], F4, MEJA)

    assert kata in [teks for lembaran in semua for teks in tulisan(lembaran)]
    assert [satu for lembaran in semua for satu in salah(lembaran)] == []
