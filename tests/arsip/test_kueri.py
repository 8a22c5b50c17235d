"""Questions about the register: keyset pages that lose and repeat nothing, gaps, unread signatures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arsip.alur import tandai_dibaca
from arsip.kueri import (
    buku_keluar,
    dicatat_atas_nama,
    halaman_buku,
    hitung_atas_nama,
    nomor_bolong,
    tahun_buku,
)
from arsip.models import SuratKeluar
from bungah.dasar.jejak import tulis
from bungah.dasar.penomoran import buka_seri
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(banyak=st.integers(1, 7))
def test_halaman_walks_the_whole_book_once_both_ways(penulis: Pengguna, banyak: int) -> None:
    while SuratKeluar.objects.count() < 6:
        pabrik.surat_keluar(penulis)
    turun, halaman = [], halaman_buku(buku_keluar(), banyak=banyak)
    turun += [s.naskah.urut for s in halaman.baris]
    while halaman.lebih_lama is not None:
        halaman = halaman_buku(buku_keluar(), sebelum=halaman.lebih_lama, banyak=banyak)
        turun += [s.naskah.urut for s in halaman.baris]
    assert turun == [6, 5, 4, 3, 2, 1]
    naik = [s.naskah.urut for s in halaman.baris]
    while halaman.lebih_baru is not None:
        halaman = halaman_buku(buku_keluar(), sesudah=halaman.lebih_baru, banyak=banyak)
        naik = [s.naskah.urut for s in halaman.baris] + naik
    assert naik == [6, 5, 4, 3, 2, 1]


def test_halaman_of_an_empty_book_is_empty(penulis: Pengguna) -> None:
    assert halaman_buku(buku_keluar()).baris == []
    kosong = halaman_buku(buku_keluar(), sesudah=5)
    assert (kosong.baris, kosong.lebih_lama, kosong.lebih_baru) == ([], None, None)


def test_tahun_stands_in_the_counters(penulis: Pengguna) -> None:
    assert tahun_buku() == []
    with tulis(pelaku=penulis):
        buka_seri("surat-keluar", "2025", terakhir=327)
    pabrik.surat_keluar(penulis)
    assert tahun_buku() == [2026, 2025]


def test_nomor_bolong_finds_what_is_missing(penulis: Pengguna) -> None:
    with tulis(pelaku=penulis):
        buka_seri("surat-keluar", "2026", terakhir=327)
    pabrik.surat_keluar(penulis)
    with tulis(pelaku=penulis):
        buka_seri("surat-keluar", "2026", terakhir=330)
    pabrik.surat_keluar(penulis)
    assert nomor_bolong(2026) == [329, 330]
    assert nomor_bolong(2025) == []


def test_atas_nama_counts_until_read(
    penulis: Pengguna, penanda: Pegawai, kades: Pengguna, jam: time_machine.Traveller
) -> None:
    pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    jam.shift(timedelta(days=1))
    pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    selasa = dasar.SENIN + timedelta(days=1)
    assert hitung_atas_nama(selasa) == (2, 1)
    assert tandai_dibaca(list(dicatat_atas_nama(dasar.SENIN)), pelaku=kades) == 1
    assert hitung_atas_nama(selasa) == (1, 0)
