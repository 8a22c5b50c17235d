"""The chart for the wall: nothing overlaps, no arrow runs through a box, letters keep their height."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bungah.naskah.keterbacaan import Batas, TidakMuat
from layanan.aturan import tata
from layanan.aturan.bagan import Simpul
from layanan.aturan.tata import SEGILIMA, Kotak, Lembaran, Panah, Sisi, semua_sisi
from layanan.aturan.tata_alir import Bidang, sebut_menit, tata_alir
from tests.layanan.bagan_acak import bagan_acak, sambungan

A1, A2, A3 = Bidang(574, 800, 70), Bidang(400, 553, 70), Bidang(277, 379)
BATAS = Batas(3000)
# The ordinary run draws few, `uji --ketahanan` the five hundred that the promise is about.
BANYAK = 500 if settings().max_examples > 100 else 15


def langkah(
    urut: int, jenis: str = "proses", *keluar: tuple[str, int], nama: str = "Memeriksa berkas"
) -> Simpul:
    return Simpul(
        urut,
        nama,
        jenis,
        "periksa",
        "Kasi Pelayanan",
        "Seksi Pelayanan",
        "Sekdes",
        5,
        "KTP-el",
        "Catatan",
        keluar,
    )


def salah(lembaran: Lembaran) -> list[object]:
    """Everything that must not be: overlaps, arrows through boxes, slanting arrows, ink over the edge."""
    return [
        *tata.bertumpuk(lembaran),
        *tata.menembus(lembaran),
        *tata.miring(lembaran),
        *tata.keluar_kertas(lembaran),
    ]


def simbol(semua: tuple[Lembaran, ...]) -> dict[int, tuple[int, Kotak]]:
    """Sheet and symbol of every step."""
    return {
        satu.urut: (n, satu)
        for n, lembaran in enumerate(semua)
        for satu in lembaran.kotak
        if satu.urut and satu.bentuk != tata.TEKS
    }


def menyentuh(titik: tuple[float, float], kotak: Kotak) -> bool:
    x, y = titik
    datar = kotak.x - 0.01 <= x <= kotak.kanan + 0.01
    return datar and kotak.y - 0.01 <= y <= kotak.bawah + 0.01


def tersambung(panah: Panah, n: int, semua: tuple[Lembaran, ...]) -> bool:
    """The arrow begins at its step and ends at its step; on other sheets a pentagon stands for the step."""
    letak = simbol(semua)
    segilima = [satu for satu in semua[n].kotak if satu.bentuk == SEGILIMA]
    for urut, titik in ((panah.dari, panah.titik[0]), (panah.ke, panah.titik[-1])):
        lembar, kotak = letak[urut]
        if not (lembar == n and menyentuh(titik, kotak)) and not any(menyentuh(titik, s) for s in segilima):
            return False
    return True


@settings(max_examples=BANYAK)
@given(daftar=bagan_acak(), jarak=st.sampled_from((1000, 2000, 3000)), rinci=st.booleans())
def test_alir_draws_any_sound_graph_without_overlap(daftar: list[Simpul], jarak: int, *, rinci: bool) -> None:
    batas = Batas(jarak)

    semua = tata_alir(daftar, A1, batas, rinci=rinci)

    assert [satu for lembaran in semua for satu in salah(lembaran)] == []
    assert sorted(simbol(semua)) == [satu.urut for satu in daftar]
    panah = [(n, satu) for n, lembaran in enumerate(semua) for satu in lembaran.panah]
    assert {(satu.dari, satu.ke) for _, satu in panah} == {(s.dari, s.ke) for s in semua_sisi(daftar)}
    assert [satu for n, satu in panah if not tersambung(satu, n, semua)] == []
    kapital = [b.kapital for lembaran in semua for kotak in lembaran.kotak for b in kotak.baris]
    assert min(kapital) >= batas.apa_saja
    assert sum(map(tata.silang, semua)) <= 2 * sambungan(daftar)


def test_alir_every_exit_carries_its_label() -> None:
    daftar = [
        langkah(1, "mulai"),
        langkah(2, "keputusan", ("Layak", 3), ("Tidak layak", 4), ("Kurang bukti", 1)),
        langkah(3, "proses", ("", 5)),
        langkah(4),
        langkah(5, "selesai"),
    ]

    (lembaran,) = tata_alir(daftar, A1, Batas(1000))

    label = [" ".join(b.teks for b in satu.baris) for satu in lembaran.kotak if satu.bentuk == tata.LABEL]
    assert sorted(label) == ["Kurang bukti", "Layak", "Tidak layak"]
    assert salah(lembaran) == []
    bentuk = [satu.bentuk for _, satu in simbol((lembaran,)).values()]
    assert bentuk == [tata.KAPSUL, tata.WAJIK, tata.PROSES, tata.PROSES, tata.KAPSUL]


def test_alir_goes_on_the_next_sheet_with_pentagons() -> None:
    daftar = [langkah(1, "mulai"), langkah(2), langkah(3, "selesai")]

    semua = tata_alir(daftar, A3, BATAS, rinci=False)

    assert len(semua) > 1
    nomor = [[s.baris[0].teks for s in lembaran.kotak if s.bentuk == SEGILIMA] for lembaran in semua]
    berikut = str(min(simbol(semua[1:])))
    assert (nomor[0], nomor[1][0]) == ([berikut], berikut)


def test_alir_leaves_room_for_the_heading_of_the_first_sheet_only() -> None:
    semua = tata_alir([langkah(n) for n in range(1, 12)], A2, BATAS)

    atas = [min(kotak.y for kotak in lembaran.kotak) for lembaran in semua]
    tepi = BATAS.apa_saja / 10
    assert atas == [A2.kepala + tepi, *[tepi] * (len(semua) - 1)]


@pytest.mark.parametrize(
    ("nama", "kata"),
    [("Pertanggungjawaban" * 4, "PertanggungjawabanPert"), ("berkas " * 60, "berkas berkas")],
)
def test_alir_refuses_what_no_sheet_holds(nama: str, kata: str) -> None:
    with pytest.raises(TidakMuat, match=kata) as galat:
        tata_alir([langkah(1, "mulai", nama=nama)], A2, BATAS)

    assert str(galat.value).startswith("Langkah 1 ")
    assert str(galat.value).endswith("dengan huruf yang terbaca dari 3 m.")


def test_alir_short_name_for_the_wall_takes_the_place_of_the_long_one() -> None:
    panjang = replace(langkah(1, "mulai"), nama="Pertanggungjawaban" * 4, nama_dinding="Periksa berkas")

    (lembaran,) = tata_alir([panjang, langkah(2, "selesai")], A1, BATAS)

    assert "Periksa berkas" in [b.teks for kotak in lembaran.kotak for b in kotak.baris]


def test_sisi_to_a_step_that_is_not_there_is_left_out() -> None:
    assert semua_sisi([langkah(1, "mulai", ("", 7)), langkah(2)]) == []
    assert semua_sisi([langkah(1, "mulai"), langkah(2)]) == [Sisi(1, "", 2)]


@pytest.mark.parametrize(
    ("menit", "kata"), [(5, "5 menit"), (60, "1 jam"), (90, "1 jam 30 menit"), (0, "0 menit")]
)
def test_menit_is_said_as_on_a_clock(menit: int, kata: str) -> None:
    assert sebut_menit(menit) == kata


def kotak(x: float, y: float) -> Kotak:
    return Kotak(tata.PROSES, x, y, 10, 10)


def test_checks_see_what_they_are_for() -> None:
    tumpuk = Lembaran(100, 100, (kotak(0, 0), kotak(9, 9), kotak(95, 50)), ())
    tembus = Lembaran(
        100, 100, (kotak(10, 10),), (Panah(1, 2, ((0, 15), (50, 15))), Panah(1, 2, ((0, 0), (9, 30))))
    )
    palang = Lembaran(100, 100, (), (Panah(1, 2, ((0, 5), (20, 5))), Panah(1, 3, ((10, 0), (10, 20)))))

    assert len(tata.bertumpuk(tumpuk)) == 1
    assert tata.keluar_kertas(tumpuk) == [tumpuk.kotak[2]]
    assert [panah.titik[1] for panah, _ in tata.menembus(tembus)] == [(50, 15)]
    assert tata.miring(tembus) == [tembus.panah[1]]
    assert (tata.silang(palang), tata.silang(tembus)) == (1, 0)
