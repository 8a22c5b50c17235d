"""The graph of steps: exits, main path, longest way, hand-overs."""

from layanan.aturan.bagan import jalur_utama, menit_terlama, serah_terima, sisi
from tests.pabrik.standar import bagan


def test_sisi_adds_the_next_step() -> None:
    jalan = sisi(bagan(keluar={2: [("Ya", 3), ("Tidak", 5)]}))
    assert jalan == {1: (("", 2),), 2: (("Ya", 3), ("Tidak", 5)), 3: (("", 4),), 4: (("", 5),), 5: ()}


def test_jalur_utama_takes_first_exits_and_ends_in_a_circle() -> None:
    assert jalur_utama(bagan()) == (1, 2, 3, 4, 5)
    assert jalur_utama(bagan(keluar={2: [("", 4)]})) == (1, 2, 4, 5)
    assert jalur_utama(bagan(keluar={3: [("", 2)]})) == (1, 2, 3)
    assert jalur_utama(bagan(), dari=4) == (4, 5)
    assert jalur_utama(bagan(), dari=9) == jalur_utama([]) == ()


def test_menit_terlama_and_serah_terima() -> None:
    daftar = bagan(keluar={2: [("Ya", 5), ("Tidak", 3)]}, ubah={3: {"menit": 40}})
    assert (menit_terlama(daftar), menit_terlama(bagan()), menit_terlama([])) == (60, 25, 0)
    assert (serah_terima(bagan()), serah_terima(daftar)) == (2, 0)
