"""Plt. and Plh.: appointed by decree, with the role and the signature block from day to day."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.alur_pengganti import akhiri_pengganti, tunjuk_pengganti
from kepegawaian.kueri import pengganti_kades
from kepegawaian.models import Pegawai, PejabatPengganti, SKPenugasan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian

pytestmark = pytest.mark.django_db
SELASA, RABU = dasar.SENIN + timedelta(days=1), dasar.SENIN + timedelta(days=2)
ALAMAT = "/kantor/pejabat-pengganti/"


@pytest.fixture(autouse=True)
def _jam() -> Any:
    with time_machine.travel(dasar.pukul(9), tick=False):
        yield


@pytest.fixture
def sekdes() -> Pengguna:
    dasar.profil()
    return dasar.pengguna("Hanik", Peran.SEKDES)


@pytest.fixture
def hanik(sekdes: Pengguna) -> Pegawai:
    return kepegawaian.pegawai("sekdes", "Hanik", sekdes)


def _tunjuk(hanik: Pegawai, pelaku: Pengguna, **isi: Any) -> PejabatPengganti:
    baku: dict[str, Any] = {
        "jenis": "plh",
        "nomor_sk": "188/9",
        "tanggal_sk": dasar.SENIN,
        "dari": dasar.SENIN,
        "sampai": SELASA,
    }
    return tunjuk_pengganti(pegawai=hanik, pelaku=pelaku, **baku | isi)


def test_penunjukan_membuka_peran_dan_blok_hanya_pada_masanya(hanik: Pegawai, sekdes: Pengguna) -> None:
    satu = _tunjuk(hanik, sekdes)
    for hari, berlaku in ((dasar.SENIN, True), (SELASA, True), (RABU, False)):
        assert (pengganti_kades(hari) == satu) == berlaku
        assert (Peran.KADES in Pengguna.objects.get(pk=sekdes.pk).peran(hari)) == berlaku
    assert SKPenugasan.objects.get().tentang == "Penunjukan Plh. Kepala Desa"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"sampai": date(2026, 11, 22)}, "sebelum hari pertama"),
        ({"dari": date(2026, 11, 1), "sampai": date(2026, 11, 20)}, "sudah lewat"),
        ({"tanggal_sk": SELASA, "dari": SELASA}, "masa depan"),
        ({"nomor_sk": " "}, "Isi nomor SK"),
    ],
)
def test_penunjukan_keliru_ditolak(hanik: Pegawai, sekdes: Pengguna, isi: dict[str, Any], kata: str) -> None:
    with pytest.raises(Ditolak, match=kata):
        _tunjuk(hanik, sekdes, **isi)
    assert SKPenugasan.objects.count() == 0


def test_penunjukan_bertumpuk_dan_nomor_terpakai_ditolak(hanik: Pegawai, sekdes: Pengguna) -> None:
    _tunjuk(hanik, sekdes)
    rudi = kepegawaian.pegawai("kasi_pelayanan", "Rudi")
    with pytest.raises(Ditolak, match="Hanik sudah Pelaksana Harian 23 November 2026 sampai 24 Nov"):
        _tunjuk(rudi, sekdes, nomor_sk="188/10", dari=SELASA, sampai=RABU)
    with pytest.raises(Ditolak, match="Nomor SK 188/9 sudah tercatat"):
        _tunjuk(rudi, sekdes, dari=RABU, sampai=RABU)
    assert PejabatPengganti.objects.count() == 1


def test_penunjukan_bukan_kepala_desa_sendiri_dan_bukan_oleh_petugas(
    hanik: Pegawai, sekdes: Pengguna
) -> None:
    ani = kepegawaian.pegawai("kades", "Ani Lestari")
    with pytest.raises(Ditolak, match="selain Kepala Desa"):
        _tunjuk(ani, sekdes)
    with pytest.raises(TidakBerwenang):
        _tunjuk(hanik, dasar.pengguna("Budi", Peran.PETUGAS_LAYANAN))


def test_penunjukan_diakhiri_lebih_awal(hanik: Pegawai, sekdes: Pengguna) -> None:
    satu = _tunjuk(hanik, sekdes, sampai=RABU)
    with time_machine.travel(dasar.pukul(9, hari=SELASA), tick=False):
        akhiri_pengganti(satu, pelaku=sekdes)
        with pytest.raises(SudahBerubah, match="sudah berakhir"):
            akhiri_pengganti(satu, pelaku=sekdes)
    assert (pengganti_kades(dasar.SENIN), pengganti_kades(SELASA)) == (satu, None)
    assert Peran.KADES not in Pengguna.objects.get(pk=sekdes.pk).peran(SELASA)


def test_halaman_pengganti_mencatat_dan_mengakhiri(hanik: Pegawai, sekdes: Pengguna) -> None:
    klien = klien_meja(sekdes)
    isi = {"jenis": "plh", "pegawai": hanik.pk, "nomor_sk": "188/9"}
    for nama, hari in (("tanggal_sk", dasar.SENIN), ("dari", dasar.SENIN), ("sampai", SELASA)):
        isi |= {f"{nama}_0": hari.day, f"{nama}_1": hari.month, f"{nama}_2": hari.year}
    jawab = klien.post(ALAMAT, isi, follow=True).content.decode()
    assert "Hanik dicatat: Pelaksana Harian Kepala Desa." in jawab
    assert "Hanik sudah Pelaksana Harian" in klien.post(ALAMAT, isi).content.decode()
    akhir = f"{ALAMAT}{PejabatPengganti.objects.get().pk}/akhiri/"
    assert "Penunjukan Hanik berakhir." in klien.post(akhir, follow=True).content.decode()
    assert "sudah berakhir" in klien.post(akhir, follow=True).content.decode()
    for salah in ({}, {**isi, "pegawai": "x"}, {**isi, "jenis": "pjs"}):
        assert klien.post(ALAMAT, salah).status_code == 200
