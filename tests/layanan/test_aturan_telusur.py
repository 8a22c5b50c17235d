"""The steps walked beside the chart: every kind of deviation, and walks that have none."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.zona import JAKARTA
from layanan.aturan.bagan import Simpul, sisi
from layanan.aturan.telusur import LangkahNyata, Telusur, telusuri
from tests.pabrik.standar import bagan

PAGI = datetime(2026, 11, 23, 9, tzinfo=JAKARTA)
PANJANG = ("lengkapi", "periksa", "periksa", "periksa", "ajukan", "terbit", "serahkan")


def _jalan(*urut: int, ubah: dict[int, dict[str, Any]] | None = None) -> list[LangkahNyata]:
    """These steps one after the other, five minutes each; ``ubah`` changes the n-th walked."""
    hasil = []
    for ke, satu in enumerate(urut):
        mulai = PAGI + timedelta(minutes=5 * ke)
        isi: dict[str, Any] = {"urut": satu, "menit": 5, "jabatan": "", "oleh": "Budi", "mulai": mulai}
        isi |= {"selesai": mulai + timedelta(minutes=5)} | (ubah or {}).get(ke + 1, {})
        hasil.append(LangkahNyata(**isi))
    return hasil


def _angka(satu: Telusur) -> tuple[int, int, int, int, bool]:
    return satu.dilewati, satu.balik, satu.telat, satu.petugas_lain, satu.patuh


def _kalimat(satu: Telusur) -> list[str]:
    return [kata for baris in satu.baris for kata in baris.kalimat]


def test_a_straight_walk_is_patuh() -> None:
    hasil = telusuri(bagan(), _jalan(1, 2, 3, 4, 5))
    assert (_angka(hasil), _kalimat(hasil)) == ((0, 0, 0, 0, True), [])
    assert [b.urut for b in hasil.baris] == [1, 2, 3, 4, 5]
    assert [b.oleh for b in hasil.baris] == ["Budi", "Budi", "Budi", "dicatat Budi", "Budi"]
    assert telusuri(bagan(), []).baris == ()


@pytest.mark.parametrize(
    ("urut", "angka", "baris"),
    [
        ((1, 3, 4, 5), (1, 0), [1, 2, 3, 4, 5]),
        ((2, 3, 4, 5), (1, 0), [1, 2, 3, 4, 5]),
        ((1, 4, 5), (2, 0), [1, 2, 3, 4, 5]),
        ((1, 2, 3, 4, 3, 4, 5), (0, 1), [1, 2, 3, 4, 3, 4, 5]),
        ((1, 2, 3, 4, 5, 3, 4, 5), (0, 1), [1, 2, 3, 4, 5, 3, 4, 5]),
    ],
)
def test_skipped_and_reordered_steps_are_counted(
    urut: Sequence[int], angka: tuple[int, int], baris: list[int]
) -> None:
    hasil = telusuri(bagan(), _jalan(*urut))
    assert ((hasil.dilewati, hasil.balik), [b.urut for b in hasil.baris]) == (angka, baris)
    assert not hasil.patuh


def test_a_return_the_chart_holds_is_no_deviation() -> None:
    jalan = bagan(keluar={4: [("Setuju", 5), ("Perbaiki", 3)]})
    assert telusuri(jalan, _jalan(1, 2, 3, 4, 3, 4, 5)).patuh


@pytest.mark.parametrize(
    ("menit", "kata"), [(5, ()), (893, ("Menunggu diambil, tidak dihitung terlambat.",))]
)
def test_waiting_for_the_villager_is_not_late_and_says_so(menit: int, kata: tuple[str, ...]) -> None:
    hasil = telusuri(bagan(), _jalan(1, 2, 3, 4, 5, ubah={5: {"menit": menit}}))
    assert (hasil.telat, hasil.baris[-1].kalimat) == (0, kata)


def test_a_branch_left_out_counts_its_shortest_way() -> None:
    """1 → 2 → (3 → 4 → 5 | 6): who jumps from 1 to 6 left out step 2 alone."""
    jalan = bagan(PANJANG, keluar={2: [("Ya", 3), ("Tidak", 6)]})
    assert [b.urut for b in telusuri(jalan, _jalan(1, 6, 7)).baris if "dilewati" in b.tanda] == [2]


@pytest.mark.syarat("R116")
def test_every_deviation_has_its_sentence() -> None:
    """What an auditor reads: skipped with reason, skipped without, back, late, another officer."""
    ubah: dict[int, dict[str, Any]] = {
        2: {"alasan_lewati": "Datanya baru dicek.", "oleh": "Wiwik", "menit": 90, "jabatan": "Carik"},
        3: {"menit": 30},
        5: {"jabatan": "Kepala Urusan Keuangan"},
    }
    hasil = telusuri(bagan(ubah={3: {"menit": 10}}), _jalan(1, 2, 3, 4, 3, 5, ubah=ubah))
    assert _kalimat(hasil) == [
        "Langkah 2 «Cocokkan data» dilewati: Datanya baru dicek (Wiwik, 09.10).",
        "Lewat 20 menit dari target 10 menit.",
        "Kembali dari langkah 4 ke 3, padahal bagan tidak memuat jalan itu.",
        "Dikerjakan Kepala Urusan Keuangan, bukan Kepala Seksi Pelayanan atau penggantinya.",
        "Langkah 4 «Tanda tangan» tidak dijalankan.",
    ]
    assert _angka(hasil) == (2, 1, 1, 1, False)


def test_what_is_the_villagers_time_or_the_signers_is_not_judged() -> None:
    """Papers brought days later, a letter fetched days later, a signature recorded by somebody else."""
    lama = {"menit": 900}
    ubah: dict[int, dict[str, Any]] = {1: lama, 4: {"jabatan": "Kepala Urusan Keuangan"}, 5: lama}
    assert _angka(telusuri(bagan(), _jalan(1, 2, 3, 4, 5, ubah=ubah))) == (0, 0, 0, 0, True)
    ganti: dict[int, dict[str, Any]] = {
        2: {"jabatan": "Staf Pelayanan"},
        3: {"jabatan": "Kepala Seksi Pelayanan"},
    }
    assert telusuri(bagan(), _jalan(1, 2, 3, 4, 5, ubah=ganti)).petugas_lain == 0


def test_a_running_step_is_marked_and_may_be_late() -> None:
    hasil = telusuri(bagan(), _jalan(1, 2, ubah={2: {"selesai": None, "menit": 15, "jabatan": "Carik"}}))
    assert hasil.baris[-1].tanda == {"berjalan", "telat"}


@st.composite
def _bercabang(draw: st.DrawFn) -> list[Simpul]:
    """A chain of checks; some have a second exit, forward or back."""
    banyak = draw(st.integers(3, 12))
    keluar: dict[int, list[tuple[str, int]]] = {}
    for urut in range(2, banyak):
        lain = draw(st.integers(1, banyak))
        if lain not in {1, urut, urut + 1}:  # else it goes on to the next one only
            keluar[urut] = [("Ya", urut + 1), ("Tidak", lain)]
    return bagan(("lengkapi", *["periksa"] * (banyak - 2), "serahkan"), keluar)


@given(_bercabang(), st.data())
def test_any_walk_along_the_chart_is_patuh(jalan: list[Simpul], data: st.DataObject) -> None:
    tepi, kini, lewat = sisi(jalan), 1, [1]
    while tepi[kini] and len(lewat) < 40:
        kini = data.draw(st.sampled_from([ke for _, ke in tepi[kini]]))
        lewat.append(kini)
    hasil = telusuri(jalan, _jalan(*lewat))
    assert hasil.patuh
    assert [b.urut for b in hasil.baris] == lewat


@given(st.integers(3, 12), st.data())
def test_one_inner_step_left_out_of_a_chain_is_found(banyak: int, data: st.DataObject) -> None:
    jalan = bagan(("lengkapi", *["periksa"] * (banyak - 2), "serahkan"))
    hilang = data.draw(st.integers(2, banyak - 1))
    hasil = telusuri(jalan, _jalan(*[n for n in range(1, banyak + 1) if n != hilang]))
    assert (hasil.dilewati, hasil.balik) == (1, 0)
    assert [b.urut for b in hasil.baris] == list(range(1, banyak + 1))
