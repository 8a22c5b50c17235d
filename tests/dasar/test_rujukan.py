"""Reference data of the foundation, and how a wrong file says so."""

from datetime import date, time
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command

from bungah.dasar import rujukan
from bungah.dasar.data_rujukan import Baris, RujukanKeliru, baca, simpan
from bungah.dasar.jejak import tulis
from bungah.dasar.kueri import kalender_kerja, salam
from bungah.dasar.models import HariLibur, JamKerja, Jejak, Salam, SusunanJam, Tempat
from tests.pabrik.dasar import pukul

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _jam() -> object:
    with time_machine.travel(pukul(9), tick=False):
        yield


def _baris(tmp_path: Path, teks: str) -> Baris:
    folder = tmp_path / "kantor" / "rujukan_data"
    folder.mkdir(parents=True)
    (folder / "x.toml").write_text(teks, encoding="utf-8")
    return baca(str(tmp_path / "kantor" / "rujukan.py"), "x.toml")


def test_rujukan_fills_an_empty_office() -> None:
    rujukan.muat()
    kalender = kalender_kerja()
    assert [kalender.buka(pukul(jam)) for jam in (7, 8, 12, 13, 15)] == [False, True, False, True, False]
    assert salam("sambut")[0].krama.startswith("Sugeng rawuh")
    assert set(Tempat.objects.values_list("induk__nama", "nama")) >= {
        (None, "Kantor Desa"),
        ("Kantor Desa", "Ruang Kepala Desa"),
        ("Ruang pelayanan", "Loket 1"),
        ("Ruang arsip", "Lemari arsip"),
    }


def test_rujukan_seeds_the_holidays_of_this_and_the_next_year() -> None:
    rujukan.muat()
    assert set(HariLibur.objects.dates("tanggal", "year")) == {date(2026, 1, 1), date(2027, 1, 1)}
    natal = HariLibur.objects.get(tanggal=date(2026, 12, 25))
    assert (natal.nama, natal.sumber) == ("Hari Raya Natal", rujukan.SUMBER_LIBUR)
    assert HariLibur.objects.get(tanggal=date(2026, 12, 24)).nama.startswith("Cuti Bersama")


def test_rujukan_twice_changes_nothing() -> None:
    rujukan.muat()
    sebelum = Jejak.objects.count()
    rujukan.muat()
    assert Jejak.objects.count() == sebelum


def test_rujukan_leaves_what_the_office_edited() -> None:
    rujukan.muat()
    JamKerja.objects.filter(hari=0).update(buka=time(7, 30))
    Salam.objects.filter(saat="pamit").update(krama="Sugeng kondur.")
    HariLibur.objects.filter(tanggal=date(2026, 12, 24)).delete()
    SusunanJam.objects.filter(dari__isnull=False).delete()
    rujukan.muat()
    assert JamKerja.objects.get(hari=0).buka == time(7, 30)
    assert [satu.krama for satu in salam("pamit")] == ["Sugeng kondur."]
    assert not HariLibur.objects.filter(tanggal=date(2026, 12, 24)).exists()
    assert SusunanJam.objects.count() == 1


def test_holiday_the_office_named_itself_stays() -> None:
    HariLibur.objects.create(tanggal=date(2026, 12, 25), nama="Libur desa")
    rujukan.muat()
    assert HariLibur.objects.get(tanggal=date(2026, 12, 25)).nama == "Libur desa"


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("[[hal]]\nkode = 'a'\n", "kantor/rujukan_data/x.toml: hal ke-1: kunci «nama» tidak ada"),
        ("[[hal]]\nnama = 'b'\n", "kantor/rujukan_data/x.toml: hal ke-1: nama «b» tidak dikenal"),
    ],
)
def test_wrong_row_names_file_place_and_key(tmp_path: Path, teks: str, pesan: str) -> None:
    baris = _baris(tmp_path, teks).daftar("hal")[0]
    with pytest.raises(RujukanKeliru) as galat:
        baris.acuan("nama", {"a": 1})
    assert str(galat.value) == pesan


def test_wrong_value_names_file_and_field(tmp_path: Path) -> None:
    baris = _baris(tmp_path, "[[hal]]\n").daftar("hal")[0]
    with tulis(pelaku=None), pytest.raises(RujukanKeliru, match=r"x\.toml: hal ke-1: jenis: .*gudang"):
        simpan(Tempat(nama="Gudang", kode="G9", jenis="gudang"), baris)


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(RujukanKeliru, match=r"kantor/rujukan_data/x\.toml"):
        _baris(tmp_path, "[[hal\n")


def test_muat_rujukan_turns_a_wrong_file_into_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak() -> None:
        raise RujukanKeliru("layanan/rujukan_data/x.toml: kunci «kode» tidak ada")

    monkeypatch.setattr(rujukan, "muat", rusak)
    with pytest.raises(CommandError, match=r"x\.toml: kunci «kode» tidak ada"):
        call_command("muat_rujukan")
