"""Numbers: no double, no gap, whatever writes at once, fails, or turns the year."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from datetime import date
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import DiLuarTulis, catat, periksa_rantai, tulis
from bungah.dasar.models import Jejak, Penghitung, ProfilDesa
from bungah.dasar.penomoran import (
    GERBANG,
    SeriDitutup,
    buka_seri,
    nomor_berikut,
    sebab_pulih,
    seri_tertutup,
    tutup_semua_seri,
)
from bungah.naskah.models import Naskah
from tests.ketahanan.alat import penulis
from tests.pabrik.naskah import naskah_baru

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
SURAT = "surat-keluar"
SENIN = date(2026, 11, 23)
SEBAB = "pulihkan dari cadangan 22-11-2026 16.00"


def beri(seri: str = SURAT, periode: str = "2026") -> int:
    with tulis(pelaku=None):
        return nomor_berikut(seri, periode)


def urung(seri: str = SURAT, periode: str = "2026") -> None:
    """Take a number and change one's mind."""
    with suppress(Ditolak), tulis(pelaku=None):
        nomor_berikut(seri, periode)
        raise Ditolak


def buka(seri: str, periode: str, terakhir: int) -> Penghitung:
    with tulis(pelaku=None):
        return buka_seri(seri, periode, terakhir=terakhir)


def pulihkan(hari: date = SENIN) -> None:
    with tulis(pelaku=None):
        tutup_semua_seri(SEBAB, hari=hari)


# ------------------------------------------------------------------ the counter
def test_nomor_counts_from_one_per_series_and_period() -> None:
    assert [beri(), beri(), beri()] == [1, 2, 3]
    assert beri(periode="2027") == 1
    assert beri("surat-tugas") == 1
    assert beri() == 4


def test_nomor_outside_a_write_block_is_a_programming_error() -> None:
    with pytest.raises(DiLuarTulis):
        nomor_berikut(SURAT, "2026")
    assert not Penghitung.objects.exists()


def test_nomor_of_a_failed_deed_goes_to_the_next_one() -> None:
    assert beri() == 1
    urung()
    assert beri() == 2


LANGKAH = st.tuples(
    st.sampled_from(["surat-keluar", "surat-tugas"]), st.sampled_from(["2026", "2027"]), st.booleans()
)


@given(st.lists(LANGKAH, max_size=30))
def test_nomor_has_neither_gap_nor_double_in_any_series(langkah: list[tuple[str, str, bool]]) -> None:
    diberi: dict[tuple[str, str], list[int]] = defaultdict(list)
    with transaction.atomic():
        for seri, periode, gagal in langkah:
            if gagal:
                urung(seri, periode)
            else:
                diberi[seri, periode].append(beri(seri, periode))
        transaction.set_rollback(True)
    assert all(nomor == list(range(1, len(nomor) + 1)) for nomor in diberi.values())


def test_nomor_at_new_year_follows_the_letters_date() -> None:
    tanggal = [date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 31), date(2027, 1, 2)]
    naskah = [naskah_baru(tanggal=satu) for satu in tanggal]
    assert [(n.tahun, n.urut) for n in naskah] == [(2026, 1), (2027, 1), (2026, 2), (2027, 2)]


# ------------------------------------------------------------------ opening and closing
def test_seri_opens_after_the_last_number_on_paper() -> None:
    buka(SURAT, "2026", 327)
    assert beri() == 328
    baris = Jejak.objects.get(perbuatan="buka_seri")
    assert baris.rinci == {"sebelum": 0, "terakhir": 327}


def test_seri_never_opens_below_what_was_given() -> None:
    buka(SURAT, "2026", 10)
    beri()
    with pytest.raises(Ditolak, match="tidak boleh di bawah 11"):
        buka(SURAT, "2026", 10)
    assert beri() == 12


def test_seri_closed_gives_nothing_and_burns_nothing() -> None:
    Penghitung.objects.create(seri=SURAT, periode="2026", terakhir=5, ditutup=SEBAB)
    with pytest.raises(SeriDitutup, match="Isi dulu nomor terakhir di buku"):
        beri()
    assert Penghitung.objects.get().terakhir == 5
    buka(SURAT, "2026", 7)
    assert beri() == 8


def test_pulih_closes_every_series_it_knows_for_the_running_period() -> None:
    for seri, periode in ((SURAT, "2025"), (SURAT, "2026"), ("karcis:1:A", "2026-11-20")):
        beri(seri, periode)
    pulihkan()
    assert [(s.seri, s.periode, s.terakhir, s.ditutup) for s in seri_tertutup(SENIN)] == [
        ("karcis:1:A", "2026-11-23", 0, SEBAB),
        (SURAT, "2025", 1, SEBAB),
        (SURAT, "2026", 1, SEBAB),
    ]
    for seri, periode in ((SURAT, "2025"), (SURAT, "2026"), ("karcis:1:A", "2026-11-23")):
        with pytest.raises(SeriDitutup):
            beri(seri, periode)


@pytest.mark.parametrize(
    ("seri", "periode"),
    [
        ("surat-tugas", "2026"),
        ("surat-tugas", "2025"),
        ("karcis:9:Z", "2026-11-23"),
        ("karcis:9:Z", "2026-11-01"),
    ],
)
def test_pulih_closes_also_what_the_backup_has_never_seen(seri: str, periode: str) -> None:
    pulihkan()
    with pytest.raises(SeriDitutup):
        beri(seri, periode)
    assert not Penghitung.objects.filter(seri=seri).exists()
    buka(seri, periode, 4)
    assert beri(seri, periode) == 5


@pytest.mark.parametrize(("seri", "periode"), [(SURAT, "2027"), ("karcis:1:A", "2026-11-24")])
def test_pulih_leaves_periods_open_that_begin_later(seri: str, periode: str) -> None:
    beri("karcis:1:A", "2026-11-23")
    pulihkan()
    assert beri(seri, periode) == 1


def test_pulih_names_its_reason_for_periods_it_closed() -> None:
    assert sebab_pulih("2026") == ""
    pulihkan(date(2026, 3, 2))
    pulihkan()
    assert [sebab_pulih(p) for p in ("2025", "2026", "2026-11-23", "2026-11-24", "2027")] == [SEBAB] * 3 + [
        ""
    ] * 2
    assert Penghitung.objects.filter(seri=GERBANG).count() == 2


# ------------------------------------------------------------------ many at once
@pytest.mark.django_db(transaction=True)
def test_nomor_from_fifty_writers_in_two_processes_is_whole() -> None:
    with ExitStack() as tumpukan:
        dua = [tumpukan.enter_context(penulis()) for _ in range(2)]
        for satu in dua:
            satu.suruh(benang=25, jumlah=4)
        diberi = [nomor for satu in dua for nomor in satu.dengar()]
        assert [galat for satu in dua for galat in satu.galat] == []
    assert sorted(diberi) == list(range(1, 201))
    assert list(Naskah.objects.order_by("urut").values_list("urut", flat=True)) == list(range(1, 201))
    assert Penghitung.objects.get(seri=SURAT).terakhir == 200
    assert (periksa_rantai().jumlah, periksa_rantai().rusak) == (200, None)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nomor_and_trail_in_opposite_order_do_not_deadlock() -> None:
    """One deed notes before it takes a number, the other after: the head's lock still comes last."""
    beri()
    bertemu = Barrier(2, timeout=20)
    desa = ProfilDesa(pk=1)

    def catat_dulu() -> int:
        with tulis(pelaku=None):
            catat(desa, "satu")
            bertemu.wait()
            return nomor_berikut(SURAT, "2026")

    def nomor_dulu() -> int:
        with tulis(pelaku=None):
            nomor = nomor_berikut(SURAT, "2026")
            bertemu.wait()
            catat(desa, "dua")
            return nomor

    with ThreadPoolExecutor(2) as kolam:
        janji = [kolam.submit(lepas_sambungan, satu) for satu in (catat_dulu, nomor_dulu)]
        assert sorted(satu.result(timeout=30) for satu in janji) == [2, 3]
    assert periksa_rantai().rusak is None


def lepas_sambungan(perbuatan: Callable[[], int]) -> int:
    """Run in a thread and give its connection back."""
    try:
        return perbuatan()
    finally:
        connections.close_all()
