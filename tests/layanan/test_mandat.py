"""Standing mandates: given and taken back by the kepala desa, one per letter kind, never edited."""

from datetime import date
from typing import Any

import pytest

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.models import Pegawai
from layanan.alur.mandat import beri_mandat, cabut_mandat
from layanan.kueri.penanda import penanda_untuk
from layanan.models import JenisSurat, Layanan, MandatSurat
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian

pytestmark = pytest.mark.django_db
ALAMAT = "/kantor/mandat-surat/"


@pytest.fixture
def hanik(domisili: Layanan) -> Pegawai:
    JenisSurat.objects.update(penandatangan="mandat")
    return kepegawaian.pegawai("sekdes", "Hanik")


def _beri(hanik: Pegawai, pelaku: Pengguna, **isi: Any) -> MandatSurat:
    baku: dict[str, Any] = {
        "jenis": JenisSurat.objects.get(),
        "cara": "an",
        "dasar": "Keputusan 7/2026",
        "dari": dasar.SENIN,
    }
    return beri_mandat(pegawai=hanik, pelaku=pelaku, **baku | isi)


def test_mandat_baru_menggantikan_yang_lama(hanik: Pegawai, kades: Pengguna) -> None:
    satu = _beri(hanik, kades)
    rudi = kepegawaian.pegawai("kasi_pelayanan", "Rudi")
    dua = _beri(rudi, kades, cara="ub")
    penanda = penanda_untuk(JenisSurat.objects.get(), dasar.SENIN)
    assert penanda is not None
    assert (penanda.nama, penanda.mandat, penanda.dasar) == ("Rudi", "ub", "Keputusan 7/2026")
    satu.refresh_from_db()
    assert satu.dicabut_pada == dasar.pukul(9)
    cabut_mandat(dua, pelaku=kades)
    assert penanda_untuk(JenisSurat.objects.get(), dasar.SENIN) is None
    with pytest.raises(SudahBerubah, match="sudah dicabut"):
        cabut_mandat(dua, pelaku=kades)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"dasar": " "}, "Isi dasar"),
        ({"sampai": date(2026, 11, 22)}, "sebelum hari pertama"),
        ({"dari": date(2026, 1, 1), "sampai": date(2026, 11, 22)}, "sudah lewat"),
    ],
)
def test_mandat_keliru_ditolak(hanik: Pegawai, kades: Pengguna, isi: dict[str, Any], kata: str) -> None:
    with pytest.raises(Ditolak, match=kata):
        _beri(hanik, kades, **isi)
    assert MandatSurat.objects.count() == 0


def test_mandat_hanya_dari_kepala_desa_dan_bukan_untuk_dirinya(hanik: Pegawai, kades: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        _beri(hanik, dasar.pengguna("Wiwik", Peran.SEKDES))
    with pytest.raises(Ditolak, match="selain Kepala Desa"):
        _beri(Pegawai.objects.get(jabatan__kode="kades"), kades)


def test_halaman_mandat(hanik: Pegawai, kades: Pengguna) -> None:
    klien = klien_meja(kades)
    isi = {
        "jenis": JenisSurat.objects.get().pk,
        "pegawai": hanik.pk,
        "cara": "an",
        "dasar": "Keputusan 7/2026",
    }
    isi |= {"dari_0": "23", "dari_1": "11", "dari_2": "2026"}
    lalu = {"sampai_0": "1", "sampai_1": "11", "sampai_2": "2026"}
    assert "tidak boleh sebelum hari pertama" in klien.post(ALAMAT, isi | lalu).content.decode()
    assert "Hanik memegang mandat" in klien.post(ALAMAT, isi, follow=True).content.decode()
    sekdes = klien_meja(dasar.pengguna("Wiwik", Peran.SEKDES))
    assert "Beri mandat" not in sekdes.get(ALAMAT).content.decode()
    assert "Mandat surat diberikan dan dicabut Kepala Desa." in sekdes.post(ALAMAT, isi).content.decode()
    cabut = f"{ALAMAT}{MandatSurat.objects.get().pk}/cabut/"
    assert "Mandat Hanik dicabut." in klien.post(cabut, follow=True).content.decode()
    assert "Dicabut" in sekdes.get(ALAMAT).content.decode()
