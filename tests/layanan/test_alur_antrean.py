"""Deeds of the queue: numbers, calling, the table of a visit's states."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN, KantorTutup, panggil_berikut
from layanan.alur.standar import jaga_loket, tinggalkan_loket
from layanan.models import JagaLoket, Kunjungan, Layanan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

Status, NIK = Kunjungan.Status, "3525994305880012"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sari(kantor: None) -> Pengguna:
    return dasar.pengguna("Sari Wahyuni", Peran.PETUGAS_DEPAN)


def _berdiri(status: str, petugas: Pengguna, kurang: Layanan | None = None) -> Kunjungan:
    """A visit in that state, called by ``petugas`` where needed; ``kurang``: with an incomplete file."""
    satu = pabrik.kunjungan()
    if kurang:
        pabrik.permohonan(kurang, petugas, kunjungan=satu, lengkap=False)
    dipanggil = {"petugas": petugas, "dipanggil_pada": dasar.pukul(9), "panggilan_ke": 1}
    isi = dipanggil if status in {Status.DIPANGGIL, Status.TIDAK_HADIR, Status.DITAHAN} else {}
    Kunjungan.objects.filter(pk=satu.pk).update(
        status=status, loket=pabrik.loket() if isi else None, alasan_tahan="uji", **isi
    )
    return Kunjungan.objects.get(pk=satu.pk)


# Numbers


@pytest.mark.syarat("R023", "R028")
def test_nomor_urut_per_kelompok_dan_hari(kantor: None, jam: time_machine.Traveller) -> None:
    nomor = [pabrik.kunjungan(kelompok=pabrik.kelompok(k)).nomor for k in "AABA"]
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    assert nomor == ["A-001", "A-002", "B-001", "A-003"]
    assert pabrik.kunjungan().nomor == "A-001"


def test_nomor_kunci_sama_nomor_sama(kantor: None) -> None:
    kunci = uuid4()
    pertama, kedua = pabrik.kunjungan(kunci=kunci), pabrik.kunjungan(kunci=kunci)
    assert (pertama.pk, Kunjungan.objects.count()) == (kedua.pk, 1)


def test_nomor_di_luar_jam_ditolak(kantor: None, jam: time_machine.Traveller) -> None:
    jam.move_to(dasar.pukul(16, 30))
    with pytest.raises(KantorTutup, match=r"Buka lagi Selasa, 24 November 2026 pukul 08\.00") as tolak:
        pabrik.kunjungan()
    assert "Isi alasan" not in str(tolak.value)
    assert Kunjungan.objects.count() == 0


def test_nomor_di_luar_jam_beralasan_di_meja(
    kantor: None, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(21))
    with pytest.raises(KantorTutup, match="Isi alasan untuk tetap melayani"):
        pabrik.kunjungan(petugas, alasan_luar_jam="  ")
    satu = pabrik.kunjungan(petugas, alasan_luar_jam="Surat kematian")
    assert (satu.nomor, satu.alasan_luar_jam) == ("A-001", "Surat kematian")


def test_nomor_susulan_menyebut_sumber(kantor: None, petugas: Pengguna) -> None:
    satu = pabrik.kunjungan(petugas, saat=dasar.pukul(8, 10), sumber="map darurat")
    assert (satu.susulan, satu.sumber_kertas, satu.terjadi_pada) == (True, "map darurat", dasar.pukul(8, 10))


# Calling


@pytest.mark.syarat("R029")
def test_panggil_yang_datang_paling_awal(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pertama = pabrik.kunjungan()
    pabrik.kunjungan()
    dipanggil = panggil_berikut(pelaku=petugas)
    assert dipanggil is not None
    assert (dipanggil.pk, dipanggil.status, dipanggil.panggilan_ke) == (pertama.pk, Status.DIPANGGIL, 1)
    assert dipanggil.alasan_panggil == "Datang paling awal, pukul 09.00."


def test_panggil_antrean_kosong(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    assert panggil_berikut(pelaku=petugas) is None


def test_panggil_perlu_loket(petugas: Pengguna) -> None:
    with pytest.raises(Ditolak, match="Pilih loket yang Anda jaga dulu"):
        panggil_berikut(pelaku=petugas)


def test_panggil_satu_per_satu(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    with pytest.raises(Ditolak, match="Selesaikan dulu nomor A-001"):
        panggil_berikut(pelaku=petugas)


def test_panggil_prioritas_paling_banyak_dua_beruntun(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    for prioritas in ("", "lansia", "lansia", "lansia"):
        pabrik.kunjungan(prioritas=prioritas)
    urut = []
    for _ in range(4):
        satu = panggil_berikut(pelaku=petugas)
        assert satu is not None
        urut.append(satu.nomor)
        ALUR_KUNJUNGAN.jalankan(satu, "tidak_hadir", pelaku=petugas)
    assert urut == ["A-002", "A-003", "A-001", "A-004"]


def test_panggil_hanya_kelompok_loketnya(petugas: Pengguna) -> None:
    loket = pabrik.loket()
    loket.kelompok.add(pabrik.kelompok("B"))
    jaga_loket(loket, pelaku=petugas)
    pabrik.kunjungan()
    pabrik.kunjungan(kelompok=pabrik.kelompok("B"))
    dipanggil = panggil_berikut(pelaku=petugas)
    assert dipanggil is not None
    assert dipanggil.nomor == "B-001"


def test_panggil_dua_meja_dua_orang(petugas: Pengguna, sari: Pengguna) -> None:
    jaga_loket(pabrik.loket(1), pelaku=petugas)
    jaga_loket(pabrik.loket(2), pelaku=sari)
    pabrik.kunjungan()
    pabrik.kunjungan()
    dipanggil = [panggil_berikut(pelaku=orang) for orang in (petugas, sari)]
    assert [satu.nomor for satu in dipanggil if satu] == ["A-001", "A-002"]


def test_panggil_ganda_dari_satu_meja_sekali(petugas: Pengguna, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two clicks at once both saw an empty desk: the second gets the visitor the first one called."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pertama = pabrik.kunjungan()
    pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    monkeypatch.setattr("layanan.alur.kunjungan.sedang_dilayani", lambda _petugas: None)
    kedua = panggil_berikut(pelaku=petugas)
    assert kedua == pertama
    assert Kunjungan.objects.filter(status=Status.DIPANGGIL).count() == 1


@pytest.mark.syarat("R125")
def test_panggil_sk_habis_kemarin_ditolak(kantor: None, jam: time_machine.Traveller) -> None:
    """Counter taken while the SK held; at midnight the role ends: no call, no counter."""
    dewi = dasar.pengguna("Dewi", Peran.PETUGAS_DEPAN, sampai=dasar.SENIN)
    jaga_loket(pabrik.loket(), pelaku=dewi)
    jam.move_to(dasar.pukul(9, hari=dasar.SENIN + timedelta(days=1)))
    dewi = Pengguna.objects.get(pk=dewi.pk)
    pabrik.kunjungan()
    with pytest.raises(TidakBerwenang, match="Tidak ada SK atau surat tugas yang berlaku hari ini"):
        panggil_berikut(pelaku=dewi)
    with pytest.raises(TidakBerwenang, match="untuk menjaga loket"):
        jaga_loket(pabrik.loket(2), pelaku=dewi)
    assert Kunjungan.objects.filter(status=Status.TUNGGU).count() == 1


# The counter


def test_loket_satu_orang(petugas: Pengguna, sari: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    with pytest.raises(Ditolak, match="Loket 1 sedang dijaga Budi Santoso"):
        jaga_loket(pabrik.loket(), pelaku=sari)
    tinggalkan_loket(pelaku=petugas)
    assert jaga_loket(pabrik.loket(), pelaku=sari).petugas == sari


def test_loket_pindah_menutup_yang_lama(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(1), pelaku=petugas)
    jaga_loket(pabrik.loket(2), pelaku=petugas)
    terbuka = [(j.loket.nomor, j.selesai is None) for j in JagaLoket.objects.order_by("id")]
    assert terbuka == [(1, False), (2, True)]


def test_loket_dijaga_dua_kali_sekali(petugas: Pengguna) -> None:
    assert jaga_loket(pabrik.loket(), pelaku=petugas) == jaga_loket(pabrik.loket(), pelaku=petugas)


def test_loket_kemarin_tidak_menahan(petugas: Pengguna, sari: Pengguna, jam: time_machine.Traveller) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    jam.move_to(dasar.pukul(8, hari=date(2026, 11, 24)))
    jaga_loket(pabrik.loket(), pelaku=Pengguna.objects.get(pk=sari.pk))
    assert [j.petugas_id for j in JagaLoket.objects.filter(selesai=None)] == [sari.pk]


def test_loket_diambil_alih_bersama_orangnya(petugas: Pengguna, sari: Pengguna) -> None:
    """The officer changes on the same computer: whoever holds the counter serves who stands there."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    dipanggil = panggil_berikut(pelaku=petugas)
    assert dipanggil is not None
    with pytest.raises(SudahBerubah, match="Nomor A-001 dipanggil Budi Santoso"):
        ALUR_KUNJUNGAN.jalankan(dipanggil, "tidak_hadir", pelaku=sari)
    jaga_loket(pabrik.loket(), pelaku=sari, ambil_alih=True)
    assert ALUR_KUNJUNGAN.jalankan(dipanggil, "tidak_hadir", pelaku=sari).status == Status.TIDAK_HADIR


# The table of states

BOLEH = {
    "panggil_ulang": {Status.DIPANGGIL},
    "daftarkan": {Status.TUNGGU, Status.DIPANGGIL},
    "selesai": {Status.DIPANGGIL},
    "belum_hadir": {Status.DIPANGGIL},
    "tidak_hadir": {Status.DIPANGGIL},
    "antre_lagi": {Status.DIPANGGIL, Status.DITAHAN, Status.TIDAK_HADIR},
    "urungkan": {Status.DIPANGGIL},
    "tahan": {Status.DIPANGGIL},
    "lanjutkan": {Status.DITAHAN},
    "pindah": {Status.TUNGGU, Status.DIPANGGIL},
    "kembali": {Status.TERDAFTAR},
    "batalkan": {Status.TUNGGU, Status.DIPANGGIL, Status.DITAHAN},
}
KE = {
    "panggil_ulang": Status.DIPANGGIL,
    "daftarkan": Status.TERDAFTAR,
    "selesai": Status.SELESAI,
    "belum_hadir": Status.TUNGGU,
    "tidak_hadir": Status.TIDAK_HADIR,
    "antre_lagi": Status.TUNGGU,
    "urungkan": Status.TUNGGU,
    "tahan": Status.DITAHAN,
    "lanjutkan": Status.DIPANGGIL,
    "pindah": Status.TUNGGU,
    "kembali": Status.TUNGGU,
    "batalkan": Status.BATAL,
}


def test_alur_kunjungan_tanpa_perbuatan_lain() -> None:
    assert set(ALUR_KUNJUNGAN.transisi) == set(BOLEH)


@pytest.mark.parametrize("perbuatan", BOLEH)
@pytest.mark.parametrize("status", Status.values)
def test_kunjungan_setiap_keadaan_setiap_perbuatan(
    petugas: Pengguna, domisili: Layanan, status: str, perbuatan: str
) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    satu = _berdiri(status, petugas, domisili if perbuatan == "kembali" else None)
    isian: dict[str, dict[str, Any]] = {
        "tahan": {"alasan": "Fotokopi"},
        "pindah": {"loket": pabrik.loket(2)},
    }
    data = isian.get(perbuatan, {})
    if status in BOLEH[perbuatan]:
        assert ALUR_KUNJUNGAN.jalankan(satu, perbuatan, pelaku=petugas, **data).status == KE[perbuatan]
    else:
        with pytest.raises(SudahBerubah):
            ALUR_KUNJUNGAN.jalankan(satu, perbuatan, pelaku=petugas, **data)
        assert Kunjungan.objects.get(pk=satu.pk).status == status


@pytest.mark.parametrize("peran", Peran)
def test_kunjungan_hanya_petugas_meja(kantor: None, peran: Peran) -> None:
    orang, satu = dasar.pengguna("Siapa", peran), pabrik.kunjungan()
    if peran in MEJA:
        ALUR_KUNJUNGAN.jalankan(satu, "batalkan", pelaku=orang)
    else:
        with pytest.raises(TidakBerwenang):
            ALUR_KUNJUNGAN.jalankan(satu, "batalkan", pelaku=orang)


def test_kunjungan_antre_lagi_tetap_gilirannya(petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pertama = pabrik.kunjungan()
    pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    ALUR_KUNJUNGAN.jalankan(pertama, "tidak_hadir", pelaku=petugas)
    lagi = ALUR_KUNJUNGAN.jalankan(pertama, "antre_lagi", pelaku=petugas)
    assert (lagi.petugas, lagi.dipanggil_pada, lagi.panggilan_ke) == (None, None, 0)
    berikut = panggil_berikut(pelaku=petugas)
    assert berikut == pertama


def test_kunjungan_perbuatan_berjejak(petugas: Pengguna) -> None:
    ALUR_KUNJUNGAN.jalankan(pabrik.kunjungan(), "batalkan", pelaku=petugas)
    jejak = Jejak.objects.filter(jenis="layanan.kunjungan").order_by("urut")
    assert list(jejak.values_list("perbuatan", "pelaku_id")) == [
        ("ambil_nomor", None),
        ("batalkan", petugas.pk),
    ]
