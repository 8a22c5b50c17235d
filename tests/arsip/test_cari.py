"""The archive's search over the real database: the shared corpus, and a plain model of what it means."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arsip.aturan_cari import TANDA, Pertanyaan, kata_surat, letak, nomor_di, pertanyaan
from arsip.indeks import hapus_indeks, lepas_mesin, pasang_mesin, tulis_indeks
from arsip.kueri_cari import cari
from arsip.models import IndeksArsip
from bungah.dasar.nilai import Rentang
from tests.arsip.korpus_cari import SURAT, TANYA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

pytestmark = pytest.mark.django_db


@pytest.fixture
def korpus() -> None:
    tulis_indeks(
        {
            letak(hari, ke): kata_surat(nomor, pihak, isi, tanda=tanda)
            for ke, (hari, nomor, pihak, isi, tanda) in enumerate(SURAT, 1)
        }
    )


@pytest.mark.parametrize(("teks", "harap"), TANYA, ids=[teks for teks, _ in TANYA])
@pytest.mark.usefixtures("korpus")
def test_korpus_bersama(teks: str, harap: list[int]) -> None:
    assert cari(pertanyaan(teks)).surat == harap


@pytest.mark.usefixtures("korpus")
def test_rentang_tanda_dan_halaman() -> None:
    januari = Rentang(date(2026, 1, 15), date(2026, 1, 15))
    assert cari(pertanyaan("2026 "), rentang=januari).surat == [4, 3]
    assert cari(pertanyaan("2026 "), rentang=januari, tanda=["masuk"]).surat == [4]
    assert cari(Pertanyaan(), tanda=["map1"]).surat == [4, 3, 1]
    assert cari(Pertanyaan()).surat == []
    satu = cari(Pertanyaan(), tanda=["map1"], banyak=2)
    assert satu.surat == [4, 3]
    dua = cari(Pertanyaan(), tanda=["map1"], banyak=2, sebelum=satu.sebelum)
    assert (dua.surat, dua.sebelum) == ([1], None)


def test_jarang_di_tahun_tahun_lama() -> None:
    """What is rare is found however far back it lies, page after page, by whatever steps a database goes."""
    isi = {letak(date(1990 + 2 * n, 5, 1), n + 1): kata_surat("sertifikat tanah") for n in range(20)}
    isi |= {letak(date(2030, 1, 1), 100 + n): kata_surat("tanah") for n in range(30)}
    tulis_indeks(isi)
    satu = cari(pertanyaan("sertifikat "), banyak=12)
    assert satu.surat == list(range(20, 8, -1))
    dua = cari(pertanyaan("sertifikat "), banyak=12, sebelum=satu.sebelum)
    assert (dua.surat, dua.sebelum) == (list(range(8, 0, -1)), None)
    lama = Rentang(date(1991, 1, 1), date(2004, 12, 31))
    assert cari(pertanyaan("tanah "), rentang=lama).surat == list(range(8, 1, -1))
    assert len(cari(pertanyaan("tanah "), banyak=50).surat) == 50
    assert cari(pertanyaan("tanah "), sebelum=letak(date(1990, 5, 1), 1)).surat == []


@pytest.mark.usefixtures("korpus")
def test_tertutup_bagi_semua_perannya() -> None:
    """A letter is left out only for who has no role it is open to."""
    tanya = pertanyaan("nik hp ")
    assert cari(tanya, tutup=["tutupdepan"]).surat == []
    assert cari(tanya, tutup=["tutupdepan", "tutupsekdes"]).surat == [7]
    assert cari(Pertanyaan(), tanda=["rahasia"], tutup=["tutupdepan"]).surat == []


def test_surat_diubah_dan_dipindah_hari() -> None:
    lama, baru = letak(date(2026, 1, 1), 9), letak(date(2026, 1, 2), 9)
    tulis_indeks({lama: kata_surat("rapat desa")})
    tulis_indeks({lama: kata_surat("laporan desa")})
    assert cari(pertanyaan("rapat ")).surat == []
    assert cari(pertanyaan("lapor ")).surat == [9]
    hapus_indeks([lama])
    tulis_indeks({baru: kata_surat("laporan desa")})
    assert cari(pertanyaan("desa "), rentang=Rentang(date(2026, 1, 1), date(2026, 1, 1))).surat == []
    assert cari(pertanyaan("desa ")).surat == [9]


@pytest.mark.parametrize("kata", ["", " ", " rapat  desa "])
def test_spasi_berlebih_bukan_kata(kata: str) -> None:
    tulis_indeks({letak(date(2026, 1, 1), 9): kata})
    assert cari(pertanyaan("desa ")).surat == [9] * ("desa" in kata)


def test_gagal_tidak_meninggalkan_kata() -> None:
    """What is rolled back with its letter is not found."""
    tempat = letak(date(2026, 1, 1), 3)
    with transaction.atomic():
        tulis_indeks({tempat: "hantu"})
        transaction.set_rollback(True)
    assert cari(pertanyaan("hantu ")).surat == []


@pytest.mark.usefixtures("korpus")
def test_mesin_cari_terpasang() -> None:
    """Taken away and built anew over the rows there are: nothing is lost."""
    lepas_mesin(connection)
    pasang_mesin(connection)
    assert cari(pertanyaan("undang ")).surat == [5, 1]
    tulis_indeks({letak(date(2026, 5, 1), 99): kata_surat("undangan")})
    assert cari(pertanyaan("undang ")).surat == [99, 5, 1]


KATA = st.sampled_from(
    ["rapat", "undangan", "undang", "mengundang", "kirim", "pengiriman", "surat", "sk", "12", "400.12",
     "400.12.2", "bungah"]
)  # fmt: skip
TEKS = st.lists(KATA, min_size=1, max_size=5).map(" ".join)
HARI = st.integers(0, 40).map(lambda n: date(2026, 1, 1) + timedelta(days=n))


def _cocok(isi: str, tanya: Pertanyaan) -> bool:
    """What a question means, said without a database."""
    ada = set(isi.split())
    akhir = len(tanya.kelompok) - 1
    diteruskan = bool(tanya.awalan) and any(kata.startswith(tanya.awalan) for kata in ada)
    return all(
        bool(ada & set(pilihan)) or (ke == akhir and diteruskan) for ke, pilihan in enumerate(tanya.kelompok)
    )


def _harap(isi: Mapping[int, str], tanya: Pertanyaan, tanda: Sequence[str]) -> list[int]:
    cocok = [
        p for p, k in isi.items() if _cocok(k, tanya) and {f"{TANDA}{t}" for t in tanda} <= set(k.split())
    ]
    return [nomor_di(p) for p in sorted(cocok, reverse=True)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    surat=st.lists(st.tuples(HARI, TEKS, st.booleans()), min_size=1, max_size=8),
    tanya=st.tuples(TEKS, st.sampled_from(["", " "])).map("".join),
    masuk=st.booleans(),
)
def test_sama_dengan_arti_pertanyaan(surat: list[tuple[date, str, bool]], tanya: str, *, masuk: bool) -> None:
    IndeksArsip.objects.all().delete()
    isi = {
        letak(hari, ke): kata_surat(teks, tanda=["masuk"] * arah)
        for ke, (hari, teks, arah) in enumerate(surat, 1)
    }
    tulis_indeks(isi)
    tanda = ["masuk"] * masuk
    assert cari(pertanyaan(tanya), tanda=tanda).surat == _harap(isi, pertanyaan(tanya), tanda)
