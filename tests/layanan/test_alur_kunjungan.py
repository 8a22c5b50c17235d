"""Deeds on a visitor at the counter: called in vain, held, sent on, out of turn, undone, closing time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from unittest.mock import DEFAULT, Mock

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.antrean import (
    ALUR_KUNJUNGAN,
    catat_pertanyaan,
    dahulukan,
    panggil_berikut,
    tandai_tidak_hadir,
    tutup_antrean,
)
from layanan.alur.kunjungan import loket_bebas
from layanan.alur.standar import jaga_loket
from layanan.kueri.antrean import giliran
from layanan.models import JagaLoket, Kunjungan, Layanan, Panggilan, Penyimpangan, Pertanyaan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

Status = Kunjungan.Status
pytestmark = pytest.mark.django_db


@pytest.fixture
def budi(petugas: Pengguna) -> Pengguna:
    """Budi at counter 1."""
    jaga_loket(pabrik.loket(1), pelaku=petugas)
    return petugas


@pytest.fixture
def sari(kantor: None) -> Pengguna:
    """Sari at counter 2."""
    sari = dasar.pengguna("Sari Wahyuni", Peran.PETUGAS_DEPAN)
    jaga_loket(pabrik.loket(2), pelaku=sari)
    return sari


def _panggil(petugas: Pengguna) -> Kunjungan:
    satu = panggil_berikut(pelaku=petugas)
    assert satu is not None
    return satu


def _antre(banyak: int, jam: time_machine.Traveller) -> list[Kunjungan]:
    hasil = []
    for _ in range(banyak):
        hasil.append(pabrik.kunjungan())
        jam.shift(60)
    return hasil


def _urutan() -> list[str]:
    return [satu.kunjungan.nomor for satu in giliran(pabrik.titik(), dasar.SENIN)]


# The database itself


@pytest.mark.syarat("R028")
def test_basis_data_satu_orang_dipanggil_per_petugas_dan_loket(budi: Pengguna, sari: Pengguna) -> None:
    for _ in range(3):
        pabrik.kunjungan()
    _panggil(budi)
    sisa = Kunjungan.objects.filter(status=Status.TUNGGU)
    isi = {"status": Status.DIPANGGIL, "dipanggil_pada": timezone.now()}
    for bentrok in ({"petugas": budi, "loket": pabrik.loket(2)}, {"petugas": sari, "loket": pabrik.loket(1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Kunjungan.objects.filter(pk=sisa[0].pk).update(**isi, **bentrok)


@pytest.mark.syarat("R036")
def test_basis_data_satu_petugas_per_loket_satu_loket_per_petugas(budi: Pengguna, sari: Pengguna) -> None:
    isi = {"hari": dasar.SENIN, "mulai": timezone.now(), "peran": Peran.PETUGAS_DEPAN}
    for bentrok in ({"petugas": budi, "loket": pabrik.loket(3)}, {"petugas_id": 0, "loket": pabrik.loket(1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            JagaLoket.objects.create(**isi, **bentrok)


# Called in vain


def test_belum_hadir_sekali_kembali_setelah_tiga_orang(budi: Pengguna, jam: time_machine.Traveller) -> None:
    satu = _antre(6, jam)[0]
    kembali = tandai_tidak_hadir(_panggil(budi), pelaku=budi)
    assert (kembali.status, kembali.petugas, kembali.tidak_hadir_ke) == (Status.TUNGGU, None, 1)
    assert kembali.pertama_dipanggil_pada is not None
    assert _urutan() == ["A-002", "A-003", "A-004", satu.nomor, "A-005", "A-006"]


def test_belum_hadir_kedua_kali_tidak_hadir(budi: Pengguna) -> None:
    pabrik.kunjungan()
    tandai_tidak_hadir(_panggil(budi), pelaku=budi)
    lagi = _panggil(budi)
    assert lagi.alasan_panggil == "Dipanggil lagi setelah belum hadir, datang pukul 09.00."
    assert tandai_tidak_hadir(lagi, pelaku=budi).status == Status.TIDAK_HADIR
    with pytest.raises(SudahBerubah):
        tandai_tidak_hadir(lagi, pelaku=budi)


def test_belum_hadir_tidak_dua_kali(budi: Pengguna) -> None:
    pabrik.kunjungan()
    satu = tandai_tidak_hadir(_panggil(budi), pelaku=budi)
    _panggil(budi)
    with pytest.raises(SudahBerubah, match="sudah dipanggil dua kali"):
        ALUR_KUNJUNGAN.jalankan(satu, "belum_hadir", pelaku=budi)


# Held


def test_ditahan_beralasan_loket_bebas_lalu_lanjut(budi: Pengguna) -> None:
    pabrik.kunjungan()
    pabrik.kunjungan()
    satu = _panggil(budi)
    with pytest.raises(Ditolak, match="Tulis mengapa"):
        ALUR_KUNJUNGAN.jalankan(satu, "tahan", pelaku=budi, alasan="  ")
    ALUR_KUNJUNGAN.jalankan(satu, "tahan", pelaku=budi, alasan="Fotokopi KK")
    kedua = _panggil(budi)
    with pytest.raises(Ditolak, match="Selesaikan dulu nomor A-002"):
        ALUR_KUNJUNGAN.jalankan(satu, "lanjutkan", pelaku=budi)
    ALUR_KUNJUNGAN.jalankan(kedua, "selesai", pelaku=budi)
    lanjut = ALUR_KUNJUNGAN.jalankan(satu, "lanjutkan", pelaku=budi)
    assert (lanjut.status, lanjut.loket, lanjut.alasan_tahan) == (Status.DIPANGGIL, pabrik.loket(), "")
    assert list(Panggilan.objects.values_list("nomor", "ke")) == [("A-001", 1), ("A-002", 1), ("A-001", 2)]


def test_ditahan_kembali_ke_antrean_di_tempatnya(budi: Pengguna, jam: time_machine.Traveller) -> None:
    _antre(2, jam)
    satu = ALUR_KUNJUNGAN.jalankan(_panggil(budi), "tahan", pelaku=budi, alasan="Menunggu saksi")
    ALUR_KUNJUNGAN.jalankan(satu, "antre_lagi", pelaku=budi)
    assert _urutan() == ["A-001", "A-002"]


# Sent on


def test_pindah_loket_hanya_loket_itu_memanggil(
    budi: Pengguna, sari: Pengguna, jam: time_machine.Traveller
) -> None:
    _antre(2, jam)
    satu = _panggil(budi)
    with pytest.raises(Ditolak, match="sudah di Loket 1"):
        ALUR_KUNJUNGAN.jalankan(satu, "pindah", pelaku=budi, loket=pabrik.loket(1))
    with pytest.raises(Ditolak, match="Pilih ke loket mana"):
        ALUR_KUNJUNGAN.jalankan(satu, "pindah", pelaku=budi)
    ALUR_KUNJUNGAN.jalankan(satu, "pindah", pelaku=budi, loket=pabrik.loket(2))
    assert _panggil(budi).nomor == "A-002"
    assert _panggil(sari).nomor == "A-001"


@pytest.mark.syarat("R029")
def test_pindah_layanan_nomor_dan_giliran_tetap(
    budi: Pengguna, sari: Pengguna, jam: time_machine.Traveller
) -> None:
    """Sent from letters to the other group: same number, and before those who came later."""
    pabrik.loket(1).kelompok.add(pabrik.kelompok("A"))
    pabrik.loket(2).kelompok.add(pabrik.kelompok("B"))
    usaha = pabrik.layanan("usaha", kelompok=pabrik.kelompok("B"))
    satu = pabrik.kunjungan()
    jam.shift(60)
    pabrik.kunjungan(kelompok=pabrik.kelompok("B"))
    pindah = ALUR_KUNJUNGAN.jalankan(_panggil(budi), "pindah", pelaku=budi, layanan=usaha)
    assert (pindah.nomor, pindah.layanan, pindah.terjadi_pada) == ("A-001", usaha, satu.terjadi_pada)
    assert panggil_berikut(pelaku=budi) is None
    assert _panggil(sari).nomor == "A-001"


# Several services, missing papers


def test_dua_layanan_satu_kunjungan(budi: Pengguna, domisili: Layanan) -> None:
    pabrik.kunjungan()
    satu, usaha = _panggil(budi), pabrik.layanan("usaha")
    for layanan in (domisili, usaha):
        pabrik.permohonan(layanan, budi, kunjungan=satu)
    satu.refresh_from_db()
    assert [p.layanan for p in satu.permohonan.order_by("id")] == [domisili, usaha]
    assert satu.status == Status.TERDAFTAR


@pytest.mark.syarat("R030")
def test_kembali_melengkapi_berkas_tempatnya_tetap(
    budi: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    _antre(3, jam)
    pertama = _panggil(budi)
    kurang = pabrik.permohonan(domisili, budi, kunjungan=pertama, lengkap=False)
    lengkap = pabrik.permohonan(domisili, budi, kunjungan=_panggil(budi))
    ALUR_KUNJUNGAN.jalankan(pertama, "kembali", pelaku=budi)
    assert _urutan() == ["A-001", "A-003"]
    assert (kurang.lengkap_pada, lengkap.lengkap_pada is None) == (None, False)
    with pytest.raises(Ditolak, match="tidak ada yang kurang"):
        ALUR_KUNJUNGAN.jalankan(lengkap.kunjungan, "kembali", pelaku=budi)


def test_kembali_besok_perlu_nomor_baru(
    budi: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pabrik.kunjungan()
    satu = pabrik.permohonan(domisili, budi, kunjungan=_panggil(budi), lengkap=False).kunjungan
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    with pytest.raises(SudahBerubah, match="dari hari lain"):
        ALUR_KUNJUNGAN.jalankan(satu, "kembali", pelaku=Pengguna.objects.get(pk=budi.pk))


# Out of turn


@pytest.mark.syarat("R029")
def test_dahulukan_permintaan_pimpinan_tercatat(budi: Pengguna, jam: time_machine.Traveller) -> None:
    *_, ketiga = _antre(3, jam)
    dipanggil = dahulukan(ketiga, pelaku=budi, sebab="pimpinan", diminta_oleh=" Pak Camat ")
    assert dipanggil.alasan_panggil == "Di luar urutan, permintaan pimpinan: Pak Camat"
    satu = Penyimpangan.objects.get()
    assert (satu.kunjungan, satu.dilangkahi, satu.diminta_oleh, satu.petugas, dipanggil.mendahului) == (
        ketiga, 2, "Pak Camat", budi, True,
    )  # fmt: skip
    assert Jejak.objects.filter(perbuatan="dahulukan", pelaku_id=budi.pk).count() == 1
    assert Panggilan.objects.get().nomor == "A-003"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"sebab": "pimpinan", "keterangan": "penting"}, "Tulis nama pimpinan"),
        ({"sebab": "darurat", "keterangan": " "}, "Tulis alasannya"),
        ({"sebab": "lain", "diminta_oleh": "Siapa"}, "Tulis alasannya"),
    ],
)
def test_dahulukan_tanpa_alasan_ditolak(budi: Pengguna, isi: dict[str, str], pesan: str) -> None:
    with pytest.raises(Ditolak, match=pesan):
        dahulukan(pabrik.kunjungan(), pelaku=budi, **isi)
    assert Kunjungan.objects.get().status == Status.TUNGGU


def test_dua_panggilan_serentak_dari_satu_meja(
    budi: Pengguna, jam: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both presses saw a free counter; the database lets one of them call."""
    pertama, _, ketiga = _antre(3, jam)
    bebas = loket_bebas(budi)
    panggil_berikut(pelaku=budi)
    monkeypatch.setattr("layanan.alur.antrean.loket_bebas", lambda _pelaku: bebas)
    assert panggil_berikut(pelaku=budi) == pertama
    dilihat = Mock(wraps=loket_bebas, side_effect=[bebas, DEFAULT])
    monkeypatch.setattr("layanan.alur.antrean.loket_bebas", dilihat)
    with pytest.raises(Ditolak, match="Selesaikan dulu nomor A-001"):
        dahulukan(ketiga, pelaku=budi, sebab="darurat", keterangan="Jenazah menunggu")
    assert [*Penyimpangan.objects.all()] == []


def test_dahulukan_yang_sudah_dipanggil_ditolak(budi: Pengguna, sari: Pengguna) -> None:
    satu = pabrik.kunjungan()
    _panggil(sari)
    with pytest.raises(SudahBerubah, match="A-001 tidak menunggu lagi"):
        dahulukan(satu, pelaku=budi, sebab="darurat", keterangan="sakit")
    assert not Penyimpangan.objects.exists()


def test_penyimpangan_tanpa_nama_ditolak_basis_data(budi: Pengguna) -> None:
    isi = {"kunjungan": pabrik.kunjungan(), "petugas": budi, "pada": timezone.now()}
    for sebab in ("pimpinan", "lain", "entah"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Penyimpangan.objects.create(sebab=sebab, **isi)


# Undo


def test_urungkan_dalam_sepuluh_detik(budi: Pengguna, jam: time_machine.Traveller) -> None:
    satu = pabrik.kunjungan()
    dahulukan(satu, pelaku=budi, sebab="lain", keterangan="salah tekan")
    jam.shift(9)
    kembali = ALUR_KUNJUNGAN.jalankan(satu, "urungkan", pelaku=budi)
    assert (kembali.status, kembali.pertama_dipanggil_pada) == (Status.TUNGGU, None)
    assert Penyimpangan.objects.get().diurungkan_pada == timezone.now()


def test_urungkan_terlambat_atau_orang_lain_ditolak(
    budi: Pengguna, sari: Pengguna, jam: time_machine.Traveller
) -> None:
    pabrik.kunjungan()
    satu = _panggil(budi)
    with pytest.raises(SudahBerubah):
        ALUR_KUNJUNGAN.jalankan(satu, "urungkan", pelaku=sari)
    jam.shift(16)
    with pytest.raises(SudahBerubah, match="lewat sepuluh detik"):
        ALUR_KUNJUNGAN.jalankan(satu, "urungkan", pelaku=budi)


# Closing time


def test_tutup_antrean_sekali_dan_jujur(budi: Pengguna, jam: time_machine.Traveller) -> None:
    _antre(4, jam)
    ALUR_KUNJUNGAN.jalankan(_panggil(budi), "tahan", pelaku=budi, alasan="Fotokopi")
    dilayani = _panggil(budi)
    assert tutup_antrean(pabrik.titik(), pelaku=budi, sampai=dasar.SENIN) == 3
    assert tutup_antrean(pabrik.titik(), pelaku=budi, sampai=dasar.SENIN) == 0
    status = dict(Kunjungan.objects.values_list("urut", "status"))
    assert status == {1: "tidak_terlayani", 2: "dipanggil", 3: "tidak_terlayani", 4: "tidak_terlayani"}
    assert Jejak.objects.filter(perbuatan="tidak_terlayani").count() == 3
    assert ALUR_KUNJUNGAN.jalankan(dilayani, "selesai", pelaku=budi).status == Status.SELESAI


def test_tutup_antrean_kemarin_tidak_menyentuh_hari_ini(budi: Pengguna, jam: time_machine.Traveller) -> None:
    pabrik.kunjungan()
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    pabrik.kunjungan()
    pelaku = Pengguna.objects.get(pk=budi.pk)
    assert tutup_antrean(pabrik.titik(), pelaku=pelaku, sampai=dasar.SENIN) == 1
    assert list(Kunjungan.objects.order_by("hari").values_list("status", flat=True)) == [
        "tidak_terlayani", "tunggu",
    ]  # fmt: skip


# Who may


@pytest.mark.parametrize("peran", sorted(set(Peran) - set(MEJA)))
def test_bukan_petugas_meja_ditolak(kantor: None, peran: Peran) -> None:
    orang, satu = dasar.pengguna("Siapa", peran), pabrik.kunjungan()
    with pytest.raises(TidakBerwenang):
        dahulukan(satu, pelaku=orang, sebab="darurat", keterangan="sakit")
    with pytest.raises(TidakBerwenang):
        tutup_antrean(pabrik.titik(), pelaku=orang, sampai=dasar.SENIN)
    with pytest.raises(TidakBerwenang):
        catat_pertanyaan(pabrik.titik(), pelaku=orang)
    for perbuatan in ALUR_KUNJUNGAN.transisi:
        with pytest.raises(TidakBerwenang):
            ALUR_KUNJUNGAN.jalankan(satu, perbuatan, pelaku=orang)


def test_pertanyaan_tanpa_nama_dihitung(budi: Pengguna) -> None:
    for _ in range(2):
        catat_pertanyaan(pabrik.titik(), pelaku=budi)
    assert list(Pertanyaan.objects.values_list("hari", "petugas")) == [(dasar.SENIN, budi.pk)] * 2


def test_selesai_mencatat_waktunya(budi: Pengguna, jam: time_machine.Traveller) -> None:
    pabrik.kunjungan()
    satu = _panggil(budi)
    jam.shift(300)
    selesai = ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=budi)
    assert selesai.selesai_pada is not None
    assert selesai.dipanggil_pada is not None
    assert selesai.selesai_pada - selesai.dipanggil_pada == timedelta(minutes=5)
