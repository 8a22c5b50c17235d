"""The page of absences."""

import pytest
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.models import Ketidakhadiran
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian

pytestmark = pytest.mark.django_db
ALAMAT = "/kantor/ketidakhadiran/"
SENIN = dasar.SENIN


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


def _isian(orang: int, **isi: object) -> dict[str, object]:
    hari = {f"{n}_{ke}": v for n in ("dari", "sampai") for ke, v in enumerate((23, 11, 2026))}
    return {"pegawai": orang, "alasan": "Rapat di kecamatan", **hari, **isi}


@pytest.mark.syarat("R114")
def test_ketidakhadiran_dicatat_dan_dihapus(sekdes: Pengguna) -> None:
    orang, klien = kepegawaian.pegawai("staf_pelayanan", "Dewi"), klien_meja(sekdes)
    jawab = klien.post(ALAMAT, _isian(orang.pk), follow=True).content.decode()
    assert "Dewi tidak hadir. Pekerjaan barunya ke penggantinya." in jawab
    absen = Ketidakhadiran.objects.get()
    jawab = klien.post(f"{ALAMAT}{absen.pk}/hapus/", follow=True).content.decode()
    assert "Catatan tidak hadir Dewi dihapus." in jawab
    assert "Semua petugas hadir." in jawab
    assert klien.post(f"{ALAMAT}{absen.pk}/hapus/").status_code == 404


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"alasan": ""}, "Isi alasan."),
        ({"sampai_0": 22}, "Hari terakhir tidak boleh sebelum hari pertama."),
        ({"dari_2": ""}, "Isi tanggal, bulan, dan tahun dengan angka"),
    ],
)
def test_ketidakhadiran_isian_salah_dijawab(sekdes: Pengguna, isi: dict[str, object], pesan: str) -> None:
    orang = kepegawaian.pegawai("staf_pelayanan", "Dewi")
    jawab = klien_meja(sekdes).post(ALAMAT, _isian(orang.pk, **isi))
    assert (jawab.status_code, Ketidakhadiran.objects.count()) == (200, 0)
    assert pesan in jawab.content.decode()


def test_ketidakhadiran_ditutup_untuk_yang_lain(sekdes: Pengguna) -> None:
    klien = klien_meja(dasar.pengguna("Siapa", Peran.PETUGAS_LAYANAN))
    assert [klien.get(ALAMAT).status_code, klien.post(f"{ALAMAT}1/hapus/").status_code] == [403, 403]
    assert klien_meja(sekdes).get(f"{ALAMAT}1/hapus/").status_code == 405


@pytest.mark.parametrize("banyak", [1, 3])
def test_ketidakhadiran_banyak_kueri_tetap(
    sekdes: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for ke in range(banyak):
        kepegawaian.absen(kepegawaian.pegawai("staf_pelayanan", f"Orang {ke}"), SENIN)
    klien = klien_meja(sekdes)
    klien.get(ALAMAT)
    with django_assert_num_queries(7):
        klien.get(ALAMAT)
