"""The state table: one door, the same for the button and for the deed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connections
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, PeranBerlaku
from bungah.dasar.peran import Peran
from bungah.naskah.models import Naskah
from tests.pabrik import dasar as pabrik
from tests.pabrik.naskah import naskah_baru

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna

pytestmark = pytest.mark.django_db
Status = Naskah.Status


def _efek(naskah: Naskah, *, pelaku: Pengguna, alasan: str) -> None:
    if not alasan:
        pesan = "Tulis alasannya."
        raise Ditolak(pesan)
    naskah.perihal = alasan


ALUR = Alur(
    Naskah,
    "status",
    [
        Transisi(
            "bekukan", "Bekukan", (Status.DISIAPKAN,), Status.BEKU, (Peran.SEKDES, Peran.PETUGAS_LAYANAN)
        ),
        Transisi(
            "batalkan", "Batalkan", (Status.DISIAPKAN, Status.BEKU), Status.BATAL, (Peran.SEKDES,), _efek
        ),
    ],
)


@pytest.fixture
def sekdes() -> Pengguna:
    return petugas(Peran.SEKDES)


def petugas(*peran: Peran, sampai: date | None = None) -> Pengguna:
    return pabrik.pengguna("Siti", *peran, dari=date(2020, 1, 1), sampai=sampai)


def tersedia(naskah: Naskah, pengguna: Pengguna) -> list[str]:
    return [satu.nama for satu in ALUR.tersedia(naskah, pengguna)]


def test_alur_deed_moves_the_object_and_leaves_its_row(sekdes: Pengguna) -> None:
    naskah = naskah_baru()
    hasil = ALUR.jalankan(naskah, "bekukan", pelaku=sekdes)
    assert (hasil.status, Naskah.objects.get().status) == (Status.BEKU, Status.BEKU)
    baris = Jejak.objects.get(perbuatan="bekukan")
    assert (baris.pelaku_id, baris.objek_id) == (sekdes.pk, str(naskah.pk))
    assert baris.rinci == {"dari": "disiapkan", "ke": "beku"}


def test_alur_effect_runs_under_the_same_roof(sekdes: Pengguna) -> None:
    ALUR.jalankan(naskah_baru(), "batalkan", pelaku=sekdes, alasan="salah nama")
    naskah = Naskah.objects.get()
    assert (naskah.status, naskah.perihal) == (Status.BATAL, "salah nama")


def test_alur_refused_effect_changes_nothing(sekdes: Pengguna) -> None:
    naskah = naskah_baru()
    with pytest.raises(Ditolak, match=r"Tulis alasannya\."):
        ALUR.jalankan(naskah, "batalkan", pelaku=sekdes, alasan="")
    assert Naskah.objects.get().status == Status.DISIAPKAN
    assert not Jejak.objects.filter(perbuatan="batalkan").exists()


def test_alur_wrong_state_names_the_state_in_words(sekdes: Pengguna) -> None:
    naskah = naskah_baru()
    ALUR.jalankan(naskah, "bekukan", pelaku=sekdes)
    with pytest.raises(SudahBerubah, match=r"Tidak bisa: Bekukan\. Keadaannya sekarang: isi tetap\."):
        ALUR.jalankan(naskah, "bekukan", pelaku=sekdes)


def test_alur_looks_at_the_row_and_not_at_the_page(sekdes: Pengguna) -> None:
    """Somebody else was quicker: the object in hand still says ``disiapkan``."""
    lama = naskah_baru()
    ALUR.jalankan(Naskah.objects.get(), "batalkan", pelaku=sekdes, alasan="salah nama")
    assert ALUR.boleh(lama, "bekukan", sekdes)
    with pytest.raises(SudahBerubah):
        ALUR.jalankan(lama, "bekukan", pelaku=sekdes)
    assert Naskah.objects.get().status == Status.BATAL


@pytest.mark.parametrize("peran", [Peran.KADES, Peran.ADMIN, Peran.PETUGAS_DEPAN])
def test_alur_without_the_role_is_refused_before_anything(peran: Peran) -> None:
    with pytest.raises(TidakBerwenang, match="Anda tidak bertugas untuk: Bekukan"):
        ALUR.jalankan(naskah_baru(), "bekukan", pelaku=petugas(peran))
    assert Naskah.objects.get().status == Status.DISIAPKAN


def test_alur_role_that_ended_yesterday_is_none() -> None:
    kemarin = timezone.localdate() - timedelta(days=1)
    siti = petugas(Peran.SEKDES, sampai=kemarin)
    assert tersedia(naskah_baru(), siti) == []
    PeranBerlaku.objects.update(sampai=kemarin + timedelta(days=1))
    assert tersedia(naskah_baru(), type(siti).objects.get(pk=siti.pk)) == ["bekukan", "batalkan"]


def test_alur_offers_exactly_what_it_would_do(sekdes: Pengguna) -> None:
    naskah, layanan = naskah_baru(), petugas(Peran.PETUGAS_LAYANAN)
    assert (tersedia(naskah, sekdes), tersedia(naskah, layanan)) == (["bekukan", "batalkan"], ["bekukan"])
    naskah = ALUR.jalankan(naskah, "bekukan", pelaku=sekdes)
    assert (tersedia(naskah, sekdes), tersedia(naskah, layanan)) == (["batalkan"], [])
    naskah = ALUR.jalankan(naskah, "batalkan", pelaku=sekdes, alasan="salah")
    assert (tersedia(naskah, sekdes), ALUR.boleh(naskah, "bekukan", sekdes)) == ([], False)


@pytest.mark.django_db(transaction=True)
def test_alur_of_eight_people_at_once_only_the_first_succeeds() -> None:
    sekdes, naskah = petugas(Peran.SEKDES), naskah_baru()

    def coba(_ke: int) -> str:
        try:
            return ALUR.jalankan(Naskah.objects.get(pk=naskah.pk), "bekukan", pelaku=sekdes).status
        except SudahBerubah as galat:
            return str(galat)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as kolam:
        hasil = sorted(kolam.map(coba, range(8)))
    assert hasil == ["Tidak bisa: Bekukan. Keadaannya sekarang: isi tetap."] * 7 + ["beku"]
    assert Jejak.objects.filter(perbuatan="bekukan").count() == 1


@given(st.lists(st.sampled_from(["bekukan", "batalkan"]), max_size=6))
def test_alur_any_walk_follows_the_table(langkah: list[str]) -> None:
    sekdes, naskah = petugas(Peran.SEKDES), naskah_baru()
    for nama in langkah:
        boleh, sebelum = ALUR.boleh(naskah, nama, sekdes), naskah.status
        try:
            naskah = ALUR.jalankan(
                naskah, nama, pelaku=sekdes, **({"alasan": "x"} if nama == "batalkan" else {})
            )
        except SudahBerubah:
            assert not boleh
            naskah.refresh_from_db()
            assert naskah.status == sebelum
        else:
            assert boleh
            assert sebelum in ALUR.transisi[nama].dari
            assert naskah.status == ALUR.transisi[nama].ke
