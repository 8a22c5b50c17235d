"""The trail: collected inside the write block, written once at its end, and no row can be touched unseen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import AWAL, DiLuarTulis, catat, periksa_rantai, sedang_menulis, sidik, tulis
from bungah.dasar.models import Jejak, KepalaJejak, ProfilDesa
from bungah.dasar.pengaman import tanpa_pengaman
from tests.pabrik import dasar as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
DESA = ProfilDesa(pk=1)


def tulis_baris(banyak: int) -> None:
    for urut in range(1, banyak + 1):
        with tulis(pelaku=None):
            catat(DESA, "ubah", bidang=["nama_desa"], ke=urut)


def gagal(nama: str) -> None:
    """Change something, note it, then refuse."""
    with tulis(pelaku=None):
        pabrik.profil(nama_desa="Keliru")
        catat(DESA, nama)
        raise Ditolak


def perbuatan() -> list[str]:
    return list(Jejak.objects.order_by("urut").values_list("perbuatan", flat=True))


# ------------------------------------------------------------------ collecting and writing
def test_catat_row_says_who_did_what_to_which() -> None:
    siti, warga = pabrik.pengguna("Siti"), pabrik.warga()
    with tulis(pelaku=siti):
        catat(warga, "ubah", perangkat_id=7, bidang=["alamat"])
    baris = Jejak.objects.get()
    assert (baris.urut, baris.pelaku_id, baris.perangkat_id) == (1, siti.pk, 7)
    assert (baris.jenis, baris.objek_id, baris.perbuatan) == ("dasar.warga", str(warga.pk), "ubah")
    assert baris.rinci == {"bidang": ["alamat"]}
    assert baris.rantai != AWAL


def test_catat_outside_a_write_block_is_a_programming_error() -> None:
    with pytest.raises(DiLuarTulis, match="catat"):
        catat(DESA, "ubah")
    assert not sedang_menulis()


def test_catat_itself_asks_the_database_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with tulis(pelaku=None):
        with django_assert_num_queries(0):
            catat(DESA, "satu")
            catat(DESA, "dua")
        assert not Jejak.objects.exists()
    assert perbuatan() == ["satu", "dua"]


@pytest.mark.parametrize("banyak", [1, 3])
def test_tulis_costs_three_statements_whatever_it_collected(
    banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tulis_baris(1)
    with django_assert_num_queries(5), tulis(pelaku=None):  # savepoint, head, rows, head, release
        for _ in range(banyak):
            catat(DESA, "ubah")


def test_tulis_without_a_deed_leaves_no_trace(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2), tulis(pelaku=None):
        pass
    assert not KepalaJejak.objects.exists()


def test_tulis_failure_leaves_neither_deed_nor_row() -> None:
    with pytest.raises(Ditolak):
        gagal("ubah")
    assert not ProfilDesa.objects.exists()
    assert not Jejak.objects.exists()
    assert not sedang_menulis()


def test_tulis_inner_block_joins_the_outer_one_and_its_doer() -> None:
    siti, budi = pabrik.pengguna("Siti"), pabrik.pengguna("Budi")
    with tulis(pelaku=siti):
        with tulis(pelaku=budi):
            catat(DESA, "dalam")
        assert not Jejak.objects.exists()
        catat(DESA, "luar")
    assert list(Jejak.objects.values_list("perbuatan", "pelaku_id")) == [
        ("dalam", siti.pk),
        ("luar", siti.pk),
    ]


def test_tulis_inner_failure_takes_only_its_own_rows_along() -> None:
    with tulis(pelaku=None):
        catat(DESA, "sebelum")
        with pytest.raises(Ditolak):
            gagal("dalam")
        catat(DESA, "sesudah")
    assert perbuatan() == ["sebelum", "sesudah"]
    assert not ProfilDesa.objects.exists()


def test_tulis_keeps_threads_apart() -> None:
    terlihat: list[bool] = []
    with tulis(pelaku=None):
        lain = threading.Thread(target=lambda: terlihat.append(sedang_menulis()))
        lain.start()
        lain.join()
        assert sedang_menulis()
    assert terlihat == [False]


def test_sidik_is_keyed_and_never_the_value(settings: Any) -> None:
    nik = "3525991708450001"
    satu = sidik(nik)
    assert (len(satu), nik in satu, sidik(nik)) == (32, False, satu)
    settings.KUNCI_JEJAK = b"kunci lain"
    assert sidik(nik) != satu


# ------------------------------------------------------------------ the chain
def test_rantai_whole_is_counted() -> None:
    tulis_baris(4)
    hasil = periksa_rantai()
    assert (hasil.jumlah, hasil.rusak, hasil.sebab) == (4, None, "")


def test_rantai_of_a_new_office_is_whole() -> None:
    assert periksa_rantai().rusak is None


def _ubah() -> None:
    Jejak.objects.filter(urut=2).update(perbuatan="lain")


def _ubah_waktu() -> None:
    Jejak.objects.filter(urut=2).update(dicatat_pada="2020-01-01T00:00:00Z")


def _hapus() -> None:
    Jejak.objects.filter(urut=2).delete()


def _tukar() -> None:
    for dari, ke in ((2, 90), (3, 2), (90, 3)):
        Jejak.objects.filter(urut=dari).update(urut=ke)


def _potong_ujung() -> None:
    Jejak.objects.filter(urut__gte=4).delete()


def _potong_dengan_kepala() -> None:
    _potong_ujung()
    KepalaJejak.objects.all().delete()


def _sisipkan() -> None:
    baris = Jejak.objects.get(urut=5)
    baris.pk = 6
    baris.save(force_insert=True)


@pytest.mark.syarat("R267", "R268")
@pytest.mark.parametrize(
    ("perbuat", "rusak", "sebab"),
    [
        (_ubah, 2, "baris 2 diubah"),
        (_ubah_waktu, 2, "baris 2 diubah"),
        (_hapus, 2, "baris 2 hilang (berikutnya 3)"),
        (_tukar, 2, "baris 2 diubah"),
        (_potong_ujung, 4, "baris 4 hilang di ujung (seharusnya 5 baris)"),
        (_potong_dengan_kepala, 4, "baris 4 hilang di ujung (seharusnya 0 baris)"),
        (_sisipkan, 6, "baris 6 diubah"),
    ],
)
def test_rantai_names_the_first_broken_row(perbuat: Callable[[], None], rusak: int, sebab: str) -> None:
    tulis_baris(5)
    with tanpa_pengaman(connection):
        perbuat()
    hasil = periksa_rantai()
    assert (hasil.rusak, hasil.sebab) == (rusak, sebab)


def test_rantai_needs_the_key_outside_the_database(settings: Any) -> None:
    tulis_baris(2)
    settings.KUNCI_JEJAK = b"kunci penyusup"
    assert periksa_rantai().rusak == 1


def test_periksa_jejak_command_fails_with_the_row() -> None:
    tulis_baris(3)
    call_command("periksa_jejak")
    with tanpa_pengaman(connection):
        _ubah()
    with pytest.raises(CommandError, match="2"):
        call_command("periksa_jejak")


RINCI = st.dictionaries(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=8),
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12)
    | st.lists(st.integers(0, 999), max_size=3),
    max_size=4,
)


@given(st.lists(st.lists(RINCI, max_size=3), max_size=4))
def test_rantai_survives_the_database_whatever_the_details(blok: list[list[dict[str, Any]]]) -> None:
    with transaction.atomic():
        for baris in blok:
            with tulis(pelaku=None):
                for rinci in baris:
                    catat(DESA, "ubah", isi=rinci)
        hasil = periksa_rantai()
        transaction.set_rollback(True)
    assert (hasil.rusak, hasil.jumlah) == (None, sum(map(len, blok)))
