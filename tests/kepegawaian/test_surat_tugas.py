"""The page of temporary surat tugas."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.alur import buat_surat_tugas
from kepegawaian.models import SKPenugasan
from tests.dasar.alat import klien_admin, klien_meja
from tests.pabrik import dasar, kepegawaian

pytestmark = pytest.mark.django_db
ALAMAT = "/kantor/surat-tugas/"
SENIN = dasar.SENIN


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


def _isian(orang: int, **isi: object) -> dict[str, object]:
    akhir = SENIN + timedelta(days=6)
    tanggal = {
        f"{nama}_{ke}": satu
        for nama, hari in (("dari", SENIN), ("sampai", akhir))
        for ke, satu in enumerate((hari.day, hari.month, hari.year))
    }
    return {"pegawai": orang, "peran": [Peran.PETUGAS_DEPAN.value], **tanggal, **isi}


@pytest.mark.syarat("R125")
def test_surat_tugas_dibuat_di_tempat(sekdes: Pengguna) -> None:
    dewi = kepegawaian.pegawai("staf_pelayanan", "Dewi", dasar.pengguna("Dewi"))
    klien = klien_meja(sekdes)
    awal = klien.get(ALAMAT).content.decode()
    assert "Belum boleh bertugas hari ini" in awal
    jawab = klien.post(ALAMAT, _isian(dewi.pk), follow=True).content.decode()
    assert "Surat tugas ST/1/2026 berlaku. Cetak, lalu mintakan tanda tangan." in jawab
    assert "Dibuat tahun 2026: 1" in jawab
    assert "Belum boleh bertugas hari ini" not in jawab


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"peran": []}, "Centang sedikitnya satu tugas."),
        ({"dari_0": 31, "dari_1": 2}, "Tanggal 31-2-2026 tidak ada di kalender."),
        ({"sampai_0": 1}, "Hari terakhir tidak boleh sebelum hari pertama."),
        ({"sampai_1": 12, "sampai_0": 30}, "31 hari sesudahnya"),
        ({"pegawai": 0}, "Pilih"),
    ],
)
def test_surat_tugas_isian_salah_dijawab(sekdes: Pengguna, isi: dict[str, object], pesan: str) -> None:
    dewi = kepegawaian.pegawai("staf_pelayanan", "Dewi", dasar.pengguna("Dewi"))
    jawab = klien_meja(sekdes).post(ALAMAT, _isian(dewi.pk, **isi))
    assert (jawab.status_code, SKPenugasan.objects.count()) == (200, 0)
    assert pesan in jawab.content.decode()


@pytest.mark.parametrize("peran", [Peran.PETUGAS_DEPAN, Peran.ARSIPARIS, Peran.AUDITOR])
def test_surat_tugas_peran_lain_ditolak(kantor: None, peran: Peran) -> None:
    assert klien_meja(dasar.pengguna("Siapa", peran)).get(ALAMAT).status_code == 403


def test_surat_tugas_pengelola_hanya_bila_pimpinan_tidak_ber_sk(sekdes: Pengguna) -> None:
    klien = klien_admin(dasar.pengguna("Rizal", Peran.ADMIN))
    assert "Buat sekarang" not in klien.get(ALAMAT).content.decode()
    sekdes.peran_berlaku.update(sampai=SENIN - timedelta(days=1))
    assert "Buat sekarang" in klien.get(ALAMAT).content.decode()


def test_surat_tugas_metode_lain_ditolak(sekdes: Pengguna) -> None:
    assert klien_meja(sekdes).put(ALAMAT).status_code == 405


@pytest.mark.parametrize("banyak", [1, 3])
def test_surat_tugas_banyak_kueri_tetap(
    sekdes: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for ke in range(banyak):
        orang = kepegawaian.pegawai("staf_pelayanan", f"Orang {ke}", dasar.pengguna(f"Orang {ke}"))
        buat_surat_tugas(pegawai=orang, peran=[Peran.PETUGAS_DEPAN], dari=SENIN, sampai=SENIN, pelaku=sekdes)
        kepegawaian.pegawai("staf_pelayanan", f"Tanpa {ke}", dasar.pengguna(f"Tanpa {ke}"))
    klien = klien_meja(sekdes)
    klien.get(ALAMAT)
    with django_assert_num_queries(12):
        klien.get(ALAMAT)
