"""The public page of the queue: what it tells is what happened, and it never costs more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.ingatan import lupakan
from layanan.alur.antrean import ambil_nomor
from layanan.aturan.keramaian import (
    Datang,
    JamRamai,
    hari_serupa,
    jam_buka,
    kata_sepi,
    kata_tunggu,
    per_jam,
    singkat_tunggu,
    tengah_separuh,
    tunggu_per_kelompok,
)
from layanan.kueri.keramaian import biasa_menunggu
from layanan.kueri.layar import keadaan_layar
from layanan.models import Kunjungan, Layanan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

    import time_machine
    from pytest_django.fixtures import Settings

SENIN = dasar.SENIN


def isi_senin_lalu(per_jam: dict[int, int], menit: int = 10, pekan: int = 4) -> None:
    """So many visits an hour on each of the last Mondays, each called after ``menit``."""
    titik, kelompok = pabrik.titik(), pabrik.kelompok()
    baris = []
    for n in range(1, pekan + 1):
        hari = SENIN - timedelta(weeks=n)
        urut = 0
        for jam, banyak in per_jam.items():
            for ke in range(banyak):
                urut += 1
                datang = dasar.pukul(jam, ke % 60, hari=hari)
                dipanggil = datang + timedelta(minutes=menit)
                baris.append(
                    Kunjungan(
                        titik=titik, hari=hari, kelompok=kelompok, urut=urut, status="terdaftar",
                        kode=f"{n:02}{jam:02}{ke:04}", kunci=f"{n:08x}-0000-4000-8000-{jam:04x}{ke:08x}",
                        terjadi_pada=datang, dicatat_pada=datang, dipanggil_pada=dipanggil,
                    )
                )  # fmt: skip
    Kunjungan.objects.bulk_create(baris)


@pytest.fixture
def ingatan(settings: Settings) -> Iterator[None]:
    lupakan()
    settings.INGATAN_DETIK = 10
    yield
    lupakan()


def html(alamat: str = "/antrean/") -> str:
    jawab = Client().get(alamat)
    assert jawab.status_code == 200
    return jawab.content.decode()


@given(st.lists(st.floats(0, 600), max_size=60))
def test_tengah_separuh_holds_half_of_all_visits(menit: list[float]) -> None:
    rentang = tengah_separuh(menit)
    assert (rentang is None) == (len(menit) < 8)
    if rentang:
        di_dalam = sum(rentang[0] <= satu <= rentang[1] for satu in menit)
        assert di_dalam * 2 >= len(menit)
        assert min(menit) - 1 < rentang[0] <= rentang[1] < max(menit) + 1


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 6))
def test_hari_serupa_are_four_or_five_days_before(hari: date, pekan: int) -> None:
    daftar = hari_serupa(hari, pekan)
    assert len(daftar) in {4, 5}
    assert all(satu.weekday() == pekan and 1 <= (hari - satu).days <= 30 for satu in daftar)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(8, 14), st.floats(0, 90)), max_size=80))
def test_per_jam_loses_no_visit_and_never_calls_most_hours_quiet(isi: list[tuple[int, int, float]]) -> None:
    catatan = [Datang(SENIN - timedelta(weeks=h), jam, menit) for h, jam, menit in isi]
    hasil = per_jam(catatan, range(8, 15))
    hari = len({satu.hari for satu in catatan})
    if hari < 2 or len(catatan) < 8:
        assert hasil == []
    else:
        assert round(sum(satu.datang for satu in hasil) * hari) == len(catatan)
        assert sum(satu.sepi for satu in hasil) * 2 <= len(hasil)


def test_words_of_hours_and_ranges() -> None:
    jam = [JamRamai(j, 1, None, sepi=j in {10, 11, 14}) for j in range(8, 15)]
    assert kata_sepi(jam) == "10.00–12.00 dan 14.00–15.00"
    assert kata_sepi(jam[:1]) == ""
    assert [kata_tunggu(satu) for satu in (None, (0, 1), (4, 4), (5, 15))] == [
        "", "hampir tanpa menunggu", "sekitar 4 menit", "5 sampai 15 menit",
    ]  # fmt: skip
    assert jam_buka([(dasar.pukul(8).time(), dasar.pukul(11, 30).time())]) == [8, 9, 10, 11]


@pytest.mark.syarat("R094")
def test_page_tells_the_usual_waiting_of_this_hour_and_the_quiet_ones(domisili: Layanan) -> None:
    isi_senin_lalu({8: 6, 9: 9, 10: 8, 11: 8, 12: 7, 13: 2, 14: 2})
    isi = html()
    assert "sekitar 10 menit" in isi
    assert "bukan janji" in isi
    assert "paling sepi pukul 13.00–15.00." in isi
    assert isi.count("orang · sepi</text>") == 2
    assert biasa_menunggu(dasar.pukul(9, 30)) == (10, 10)
    assert biasa_menunggu(dasar.pukul(13)) == (10, 10)  # eight visits, just enough
    assert biasa_menunggu(dasar.pukul(9, hari=SENIN + timedelta(days=1))) is None


def test_new_office_says_that_it_cannot_tell_yet(domisili: Layanan) -> None:
    isi = html()
    assert "Belum cukup catatan untuk hari Senin" in isi
    assert '<svg class="grafik"' not in isi


def test_page_counts_who_waits_by_group_today_only(domisili: Layanan) -> None:
    pabrik.layanan("ktp", kelompok=pabrik.kelompok("B"))
    isi_senin_lalu({9: 3})
    for _ in range(2):
        pabrik.kunjungan()
    isi = html()
    assert "2 orang</td>" in isi
    assert "kosong</td>" in isi


def test_closed_office_says_when_it_opens(domisili: Layanan, jam: time_machine.Traveller) -> None:
    jam.move_to(dasar.pukul(16))
    isi = html()
    assert "Kantor sudah tutup" in isi
    assert "besok, Selasa 24 November, pukul 08.00" in isi
    assert 'aria-current="true">Selasa</a>' in isi


@pytest.mark.parametrize("hari", ["7", "-1", "x", "0' OR 1=1", "%00"])
def test_strange_weekday_is_today(domisili: Layanan, hari: str) -> None:
    assert 'aria-current="true">Senin</a>' in html(f"/antrean/?hari={hari}")


def test_chart_is_light_and_named(domisili: Layanan) -> None:
    isi_senin_lalu(dict.fromkeys(range(8, 15), 5))
    isi = html()
    svg = isi[isi.index('<svg class="grafik"') : isi.index("</svg>", isi.index('<svg class="grafik"'))]
    assert len(svg) <= 15_000
    assert "<title id=" in svg
    assert "<desc id=" in svg


@pytest.mark.parametrize("banyak", [1, 40])
def test_page_costs_six_queries_once_and_none_when_remembered(
    domisili: Layanan, ingatan: None, banyak: int
) -> None:
    isi_senin_lalu({9: banyak})
    Client().get("/antrean/")
    lupakan()
    with CaptureQueriesContext(
        connection,
    ) as tanya:
        html()
    assert len(tanya) <= 6
    with CaptureQueriesContext(connection) as lagi:
        html()
    assert len(lagi) == 0


def test_history_is_read_by_index(domisili: Layanan) -> None:
    isi_senin_lalu({9: 5})
    with CaptureQueriesContext(connection) as tanya:
        biasa_menunggu(dasar.pukul(9))
    [sql] = [satu["sql"] for satu in tanya if "dipanggil_pada" in satu["sql"]]
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{sql}")
        rencana = " ".join(str(baris) for baris in kursor.fetchall())
    if connection.vendor == "sqlite":
        assert "SEARCH layanan_kunjungan USING INDEX" in rencana


def test_waiting_number_hears_what_is_usual(domisili: Layanan) -> None:
    isi_senin_lalu({9: 5}, menit=12)
    titik, kelompok = pabrik.titik(), pabrik.kelompok()
    satu = ambil_nomor(titik=titik, kelompok=kelompok, kunci="00000000-0000-4000-8000-000000000001")  # type: ignore[arg-type]
    isi = html(f"/s/{satu.kode}/")
    assert "biasanya menunggu sekitar 12 menit" in isi
    assert "bukan janji" in isi


# Each group


@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.integers(8, 14), st.integers(0, 90) | st.none()), max_size=60
    )
)
def test_group_is_told_only_where_enough_of_it_is_known(baris: list[tuple[str, int, int | None]]) -> None:
    catatan = [Datang(SENIN, jam, menit, kode) for kode, jam, menit in baris]
    hasil = tunggu_per_kelompok(catatan, 9)
    for kode in "AB":
        terukur = [m for k, _, m in baris if k == kode and m is not None]
        assert (kode in hasil) == (len(terukur) >= 8)
        if kode in hasil:
            awal, akhir = hasil[kode]
            assert min(terukur) <= awal <= akhir <= max(terukur)


def test_hour_of_the_group_goes_before_its_day() -> None:
    catatan = [Datang(SENIN, 9, 5, "A")] * 8 + [Datang(SENIN, 13, 60, "A")] * 30
    assert tunggu_per_kelompok(catatan, 9) == {"A": (5, 5)}
    assert tunggu_per_kelompok(catatan, 8) == {"A": (60, 60)}


@pytest.mark.parametrize(
    ("rentang", "kata"), [(None, ""), ((0, 1), "langsung"), ((5, 5), "±5 mnt"), ((4, 12), "4–12 mnt")]
)
def test_words_for_the_wall(rentang: tuple[int, int] | None, kata: str) -> None:
    assert singkat_tunggu(rentang) == kata


def test_page_and_screen_tell_each_group_apart(domisili: Layanan) -> None:
    """Letters usually take ten minutes; the other group has no past, so nothing is told of it."""
    pabrik.layanan("ktp", kelompok=pabrik.kelompok("B"), nama_warga="KTP")
    isi_senin_lalu({9: 3}, menit=10)
    for layanan in Layanan.objects.select_related("kelompok"):
        pabrik.kunjungan(layanan=layanan, kelompok=layanan.kelompok)
    html = " ".join(Client().get("/antrean/").content.decode().split())
    assert html.count("biasanya sekitar 10 menit") == 1
    jenis = {satu.kode: satu.biasanya for satu in keadaan_layar(pabrik.titik(), SENIN).jenis}
    assert jenis == {"A": "±10 mnt", "B": ""}
