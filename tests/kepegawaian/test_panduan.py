"""The guide's page of people and their first SK."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian import rujukan
from kepegawaian.models import Jabatan, Pegawai, SKPenugasan, Tugas
from kepegawaian.panduan import langkah_awal
from tests.dasar.alat import orang

if TYPE_CHECKING:
    from bungah.dasar.papan import LangkahAwal

pytestmark = pytest.mark.django_db


@pytest.fixture
def langkah() -> LangkahAwal:
    rujukan.muat()
    return langkah_awal()[0]


def isian(**ubah: Any) -> dict[str, Any]:
    """A filled page: kepala desa without an account, one sekdes, one front desk with chosen duties."""
    isi: dict[str, Any] = {
        "nomor": "188/03/KEP/2026", "tanggal_0": "2", "tanggal_1": "1", "tanggal_2": "2026",
        "berlaku_dari_0": "2", "berlaku_dari_1": "1", "berlaku_dari_2": "2026",
        "berlaku_sampai_0": "31", "berlaku_sampai_1": "12", "berlaku_sampai_2": "2026",
        "kades-nama": "H. Ahmad", "petugas-TOTAL_FORMS": "6", "petugas-INITIAL_FORMS": "0",
        "petugas-0-nama": "Sari", "petugas-0-jabatan": Jabatan.objects.get(kode="sekdes").pk,
        "petugas-0-nama_akun": "sari",
        "petugas-1-nama": "Budi", "petugas-1-jabatan": Jabatan.objects.get(kode="staf_pelayanan").pk,
        "petugas-1-nama_akun": "budi", "petugas-1-tugas": ["petugas_depan"],
    }  # fmt: skip
    return isi | ubah


def test_panduan_mencatat_orang_akun_dan_sk(langkah: LangkahAwal) -> None:
    admin = orang("rizal", Peran.ADMIN)
    formulir = langkah.formulir(isian())
    assert formulir.is_valid()
    akun = langkah.simpan(formulir, pelaku=admin)
    sk = SKPenugasan.objects.get()
    assert (sk.nomor, sk.berlaku_dari, sk.berlaku_sampai) == (
        "188/03/KEP/2026",
        date(2026, 1, 2),
        date(2026, 12, 31),
    )
    assert list(Pegawai.objects.values_list("nama", "pengguna__username")) == [
        ("H. Ahmad", None),
        ("Sari", "sari"),
        ("Budi", "budi"),
    ]
    sari, budi = Pengguna.objects.get(username="sari"), Pengguna.objects.get(username="budi")
    assert sari.peran(date(2026, 12, 31)) == {Peran.SEKDES, Peran.PETUGAS_LAYANAN}
    assert budi.peran(date(2026, 1, 2)) == {Peran.PETUGAS_DEPAN}
    assert budi.peran(date(2027, 1, 1)) == frozenset()
    assert Tugas.objects.get(peran=Peran.KADES).peran_berlaku is None
    assert [
        (a.nama_akun, Pengguna.objects.get(username=a.nama_akun).check_password(a.sandi)) for a in akun
    ] == [
        ("sari", True),
        ("budi", True),
    ]
    assert sari.sandi_sementara
    assert langkah.sudah()


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"kades-nama": ""}, "Isi nama Kepala Desa."),
        ({"nomor": ""}, "Isi nomor SK Kepala Desa."),
        ({"berlaku_sampai_2": "2025"}, "Hari terakhir SK tidak boleh sebelum hari pertamanya."),
        ({"tanggal_0": "31", "tanggal_1": "2"}, "tidak ada di kalender"),
        ({"petugas-0-nama": ""}, "Isi nama petugas di baris ini."),
        ({"petugas-0-jabatan": ""}, "Pilih jabatannya."),
        ({"petugas-1-nama_akun": "SARI"}, "Dua orang memakai nama akun yang sama."),
        ({"petugas-0-nama_akun": "rizal"}, "Nama akun rizal sudah dipakai."),
        ({"petugas-0-nama_akun": "", "petugas-1-nama_akun": ""}, "sedikitnya satu petugas dengan nama akun"),
    ],
)
def test_panduan_menyebut_yang_keliru(langkah: LangkahAwal, ubah: dict[str, str], kata: str) -> None:
    orang("rizal", Peran.ADMIN)
    formulir = langkah.formulir(isian(**ubah))
    assert not formulir.is_valid()
    assert kata in f"{formulir.errors}{formulir.kades.errors}{formulir.petugas.errors}"
    assert not langkah.sudah()
