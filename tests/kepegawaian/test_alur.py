"""Deeds on people: a surat tugas on the spot, absence."""

from datetime import date, timedelta

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from kepegawaian import alur
from kepegawaian.alur import buat_surat_tugas, catat_absen, cetak_surat_tugas, hapus_absen
from kepegawaian.kueri import pelaksana_hari_ini, tanpa_tugas
from kepegawaian.models import Ketidakhadiran, Pegawai, SKPenugasan
from tests.pabrik import dasar, kepegawaian

pytestmark = pytest.mark.django_db
SENIN, BESOK = dasar.SENIN, dasar.SENIN + timedelta(days=1)


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def dewi(kantor: None) -> Pegawai:
    """An officer whose SK lapsed yesterday."""
    akun = dasar.pengguna("Dewi", Peran.PETUGAS_DEPAN, sampai=SENIN - timedelta(days=1))
    return kepegawaian.pegawai("staf_pelayanan", "Dewi", akun)


def _tugas(pegawai: Pegawai, pelaku: Pengguna, **isi: object) -> SKPenugasan:
    baku: dict[str, object] = {"peran": [Peran.PETUGAS_DEPAN], "dari": SENIN, "sampai": BESOK}
    return buat_surat_tugas(pegawai=pegawai, pelaku=pelaku, **baku | isi)  # type: ignore[arg-type]


@pytest.mark.syarat("R125")
def test_surat_tugas_membuka_tugas_hari_itu_juga(dewi: Pegawai, sekdes: Pengguna) -> None:
    assert dewi.pengguna is not None
    assert (dewi.pengguna.berperan(Peran.PETUGAS_DEPAN), list(tanpa_tugas(SENIN))) == (False, [dewi])
    sk = _tugas(dewi, sekdes)
    assert (str(sk), sk.tentang) == ("Surat tugas sementara ST/1/2026", "Petugas meja depan")
    akun = Pengguna.objects.get(pegawai=dewi)
    assert akun.peran(SENIN) == {Peran.PETUGAS_DEPAN}
    assert akun.peran(BESOK + timedelta(days=1)) == frozenset()
    assert PeranBerlaku.objects.get(dari=SENIN).dasar == "Surat tugas sementara ST/1/2026"
    assert list(tanpa_tugas(SENIN)) == []


def test_surat_tugas_dua_kali_kirim_satu(dewi: Pegawai, sekdes: Pengguna) -> None:
    assert _tugas(dewi, sekdes) == _tugas(dewi, sekdes)
    assert SKPenugasan.objects.count() == 1
    assert str(_tugas(dewi, sekdes, sampai=SENIN)) == "Surat tugas sementara ST/2/2026"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"peran": []}, "Pilih sedikitnya satu tugas"),
        ({"dari": SENIN - timedelta(days=1)}, "tidak berlaku surut"),
        ({"sampai": SENIN - timedelta(days=1)}, "Hari terakhir harus antara"),
        ({"sampai": SENIN + timedelta(days=31)}, "31 hari sesudahnya"),
    ],
)
def test_surat_tugas_keliru_ditolak(
    dewi: Pegawai, sekdes: Pengguna, isi: dict[str, object], pesan: str
) -> None:
    with pytest.raises(Ditolak, match=pesan):
        _tugas(dewi, sekdes, **isi)
    assert SKPenugasan.objects.count() == 0


def test_surat_tugas_perlu_akun(sekdes: Pengguna) -> None:
    with pytest.raises(Ditolak, match="pegawai yang punya akun"):
        _tugas(kepegawaian.pegawai("staf_pelayanan", "Tanpa akun"), sekdes)


@pytest.mark.parametrize("peran", Peran)
def test_surat_tugas_dibuat_pimpinan(dewi: Pegawai, sekdes: Pengguna, peran: Peran) -> None:
    """While a sekdes is in office the admin cannot hand out duties."""
    orang = dasar.pengguna("Siapa", peran)
    if peran in {Peran.SEKDES, Peran.KADES}:
        assert _tugas(dewi, orang).pk
    else:
        with pytest.raises(TidakBerwenang, match="Sekretaris Desa atau Kepala Desa"):
            _tugas(dewi, orang)


def test_surat_tugas_satu_januari_kantor_tidak_terkunci(dewi: Pegawai, jam: time_machine.Traveller) -> None:
    """Every SK ended at midnight, the sekdes' too: the admin prints what the kepala desa signs."""
    dasar.pengguna("Wiwik", Peran.SEKDES)
    admin = dasar.pengguna("Rizal", Peran.ADMIN, sampai=None)
    jam.move_to(dasar.pukul(8, hari=date(2027, 1, 4)))
    sk = _tugas(dewi, admin, dari=date(2027, 1, 4), sampai=date(2027, 1, 8))
    assert sk.nomor == "ST/1/2027"


def test_surat_tugas_dibekukan_sekali(
    dewi: Pegawai, sekdes: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    dicetak: list[int] = []

    def cetak(sk: SKPenugasan) -> bytes:
        dicetak.append(sk.pk)
        return b"%PDF tugas"

    monkeypatch.setattr(alur, "cetak_surat_tugas_baru", cetak)
    sk = _tugas(dewi, sekdes)
    isi = [cetak_surat_tugas(SKPenugasan.objects.get(pk=sk.pk), pelaku=sekdes) for _ in range(2)]
    assert (isi, dicetak) == ([b"%PDF tugas"] * 2, [sk.pk])


def test_surat_tugas_sk_di_kertas_tidak_dicetak(sekdes: Pengguna) -> None:
    sk = SKPenugasan.objects.create(
        nomor="188/1", tanggal=SENIN, tentang="Tugas", berlaku_dari=SENIN, berlaku_sampai=BESOK
    )
    with pytest.raises(Ditolak, match="cetak dari berkas aslinya"):
        cetak_surat_tugas(sk, pelaku=sekdes)


@pytest.mark.syarat("R114")
def test_absen_pekerjaan_ke_pengganti(petugas: Pengguna, sekdes: Pengguna) -> None:
    staf = kepegawaian.pegawai("staf_pelayanan", "Dewi")
    utama, ganti = kepegawaian.jabatan("kasi_pelayanan"), kepegawaian.jabatan("staf_pelayanan")
    budi = petugas.pegawai
    assert pelaksana_hari_ini(utama, ganti, SENIN) == budi
    absen = catat_absen(pegawai=budi, dari=SENIN, sampai=SENIN, alasan="Sakit", pelaku=sekdes)
    assert [pelaksana_hari_ini(utama, ganti, hari) for hari in (SENIN, BESOK)] == [staf, budi]
    hapus_absen(absen, pelaku=sekdes)
    assert pelaksana_hari_ini(utama, ganti, SENIN) == budi
    jejak = Jejak.objects.filter(jenis="kepegawaian.ketidakhadiran").order_by("urut")
    assert list(jejak.values_list("perbuatan", flat=True)) == ["tambah", "hapus"]


def test_absen_dua_kali_kirim_satu(petugas: Pengguna, sekdes: Pengguna) -> None:
    for _ in range(2):
        catat_absen(pegawai=petugas.pegawai, dari=SENIN, sampai=SENIN, alasan="Sakit", pelaku=sekdes)
    assert Ketidakhadiran.objects.count() == 1


def test_absen_keliru_ditolak(petugas: Pengguna, sekdes: Pengguna) -> None:
    for sampai, alasan in ((SENIN - timedelta(days=1), "Sakit"), (SENIN, " ")):
        with pytest.raises(Ditolak, match="Isi alasannya"):
            catat_absen(pegawai=petugas.pegawai, dari=SENIN, sampai=sampai, alasan=alasan, pelaku=sekdes)
    with pytest.raises(TidakBerwenang):
        catat_absen(pegawai=petugas.pegawai, dari=SENIN, sampai=SENIN, alasan="Sakit", pelaku=petugas)
