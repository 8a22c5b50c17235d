"""The table itself: it must not be possible to claim a row that nothing shows."""

from pathlib import Path

import pytest

from tests.syarat.kumpul import Kumpulan, kumpulkan
from tests.syarat.tabel import SEMUA, muat, susun
from tests.syarat.tempat import periksa

KOSONG = {nomor: {"teks": f"syarat {nomor}", "lihat": ""} for nomor in SEMUA}


def _kumpulan(folder: Path, isi: str) -> Kumpulan:
    (folder / "tests").mkdir()
    (folder / "tests" / "test_contoh.py").write_text(isi, encoding="utf-8")
    return kumpulkan(folder / "tests")


def _ada(_lihat: str) -> str | None:
    return None


def test_tabel_repository_is_true() -> None:
    assert muat().kesalahan == []


def test_kumpulan_finds_marked_functions_methods_and_params(tmp_path: Path) -> None:
    hasil = _kumpulan(
        tmp_path,
        """
import pytest
@pytest.mark.syarat("R001", "R002")
def test_a(): ...
class TestB:
    @pytest.mark.syarat("R002")
    def test_b(self): ...
@pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.syarat("R003"))])
def test_c(x): ...
""",
    )
    a, b, c = (f"tests/test_contoh.py::{nama}" for nama in ("test_a", "test_b", "test_c"))
    assert hasil == Kumpulan({"R001": [a], "R002": [a, b], "R003": [c]}, [])


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        ('@pytest.mark.syarat("R001", "R002", "R003", "R004")\ndef test_a(): ...', "menyebut 4 syarat"),
        ('pytestmark = pytest.mark.syarat("R001")', "menempel pada satu fungsi uji"),
        ('@pytest.mark.syarat("R001")\ndef bantu(): ...', "menempel pada satu fungsi uji"),
        ('@pytest.mark.syarat("R001")\nclass TestA: ...', "menempel pada satu fungsi uji"),
        ("@pytest.mark.syarat(NOMOR)\ndef test_a(): ...", "ditulis langsung"),
        ("@pytest.mark.syarat()\ndef test_a(): ...", "ditulis langsung"),
        ('@pytest.mark.skip\n@pytest.mark.syarat("R001")\ndef test_a(): ...', "dilewati"),
        ('@pytest.mark.xfail(reason="x")\n@pytest.mark.syarat("R001")\ndef test_a(): ...', "dilewati"),
    ],
)
def test_kumpulan_refuses_empty_claims(tmp_path: Path, isi: str, salah: str) -> None:
    (kesalahan,) = _kumpulan(tmp_path, f"import pytest\n{isi}\n").kesalahan
    assert salah in kesalahan


def test_tabel_accepts_a_proved_row_with_its_place() -> None:
    isi = KOSONG | {"R001": {"teks": "satu", "lihat": "url:x"}}
    tabel = susun(isi, Kumpulan({"R001": ["t::a"]}), tempat=_ada)
    assert (tabel.kesalahan, [b.nomor for b in tabel.terbukti]) == ([], ["R001"])


def test_tabel_refuses_a_proved_row_without_place() -> None:
    tabel = susun(KOSONG, Kumpulan({"R001": ["t::a"]}), tempat=_ada)
    assert tabel.kesalahan == ["R001: terbukti, tetapi lihat kosong: di mana orang melihatnya?"]


def test_tabel_refuses_unknown_rows_in_tests_and_file() -> None:
    isi = {k: v for k, v in KOSONG.items() if k != "R330"} | {"R331": {"teks": "x", "lihat": ""}}
    tabel = susun(isi, Kumpulan({"R999": ["t::a"]}), tempat=_ada)
    assert tabel.kesalahan == [
        "R330: baris tidak ada di baris.toml",
        "R331: nomor tidak dikenal",
        "t::a: menyebut syarat R999 yang tidak ada",
    ]


def test_tabel_refuses_a_place_that_does_not_exist_even_unproved() -> None:
    isi = KOSONG | {"R002": {"teks": "dua", "lihat": "cetak:tidak/ada"}}
    assert susun(isi, Kumpulan()).kesalahan == ["R002: lihat: cetak:tidak/ada tidak ada"]


@pytest.mark.parametrize(
    ("lihat", "jawab"),
    [
        ("perintah:uji --tolok", None),
        ("perintah:migrate, perintah:jalan --data", None),
        ("perintah:terbangkan", "perintah:terbangkan tidak ada"),
        ("url:tidak:ada", "url:tidak:ada tidak ada"),
        ("cetak:../dasar/publik2", "cetak:../dasar/publik2 tidak ada"),
        ("halaman depan", "'halaman depan' bukan url:…, cetak:…, atau perintah:…"),
        ("url:", "'url:' bukan url:…, cetak:…, atau perintah:…"),
    ],
)
def test_tempat_periksa_names_what_is_missing(lihat: str, jawab: str | None) -> None:
    assert periksa(lihat) == jawab
