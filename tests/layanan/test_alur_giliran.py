"""Whose turn it is, pauses, and handing over many at once."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.giliran import ambil, lanjutkan, tunda
from layanan.alur.permohonan import (
    ALUR_PERMOHONAN,
    serahkan_semua,
)
from layanan.models import (
    Jeda,
    LangkahBerjalan,
    Layanan,
    Permohonan,
)
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

Tahap = Permohonan.Tahap
pytestmark = pytest.mark.django_db


@pytest.fixture
def sari(kantor: None) -> Pengguna:
    return dasar.pengguna("Sari Wahyuni", Peran.PETUGAS_LAYANAN)


# Whose turn it is


def _tiga(layanan: Layanan, petugas: Pengguna, jam: time_machine.Traveller) -> list[Permohonan]:
    """Three complete requests, ten minutes apart."""
    semua = []
    for menit in (0, 10, 20):
        jam.move_to(dasar.pukul(9, menit))
        semua.append(pabrik.permohonan(layanan, petugas, warga=dasar.warga(f"Warga {menit}")))
    return semua


@pytest.mark.syarat("R029")
def test_giliran_di_luar_urutan_perlu_alasan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pertama, kedua, ketiga = _tiga(domisili, petugas, jam)
    with pytest.raises(Ditolak, match=r"Giliran Warga 0 \(A-001\), berkasnya lengkap lebih dulu"):
        ambil(ketiga, pelaku=petugas)
    jalan = ambil(ketiga, pelaku=petugas, alasan=" Jenazah menunggu ")
    assert (jalan.diambil_oleh, jalan.alasan_dahulukan) == (petugas, "Jenazah menunggu")
    jejak = Jejak.objects.get(perbuatan="ambil")
    assert jejak.rinci["melangkahi"] == [pertama.pk, kedua.pk]


@pytest.mark.syarat("R029")
def test_giliran_urut_tanpa_alasan(
    petugas: Pengguna, sari: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """Taken in order by two officers: nobody is passed over, a needless reason is not kept."""
    pertama, kedua, _ = _tiga(domisili, petugas, jam)
    ambil(pertama, pelaku=petugas, alasan="tidak perlu")
    ambil(kedua, pelaku=sari)
    assert list(LangkahBerjalan.objects.exclude(alasan_dahulukan="")) == []


def test_giliran_per_layanan(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.permohonan(domisili, petugas)
    lain = pabrik.permohonan(pabrik.layanan("usaha"), petugas)
    assert ambil(lain, pelaku=petugas).alasan_dahulukan == ""


@pytest.mark.parametrize("jenis", Jeda.Jenis)
def test_giliran_yang_ditunda_menepi(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller, jenis: Jeda.Jenis
) -> None:
    pertama, kedua, ketiga = _tiga(domisili, petugas, jam)
    tunda(pertama, jenis=jenis, alasan="Menunggu", pelaku=petugas)
    with pytest.raises(Ditolak, match="sedang ditunda"):
        ambil(pertama, pelaku=petugas)
    assert ambil(kedua, pelaku=petugas).alasan_dahulukan == ""
    lanjutkan(pertama, pelaku=petugas)
    with pytest.raises(Ditolak, match="Giliran Warga 0"):
        ambil(ketiga, pelaku=petugas)


def test_giliran_sudah_diambil_petugas_lain(petugas: Pengguna, sari: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    ambil(satu, pelaku=sari)
    with pytest.raises(SudahBerubah, match="sedang dikerjakan Sari Wahyuni"):
        ambil(satu, pelaku=petugas)
    assert ambil(satu, pelaku=petugas, alih=True).diambil_oleh == petugas
    assert ambil(satu, pelaku=petugas).diambil_oleh == petugas


def test_giliran_hanya_penulis_dan_hanya_proses(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    satu = pabrik.permohonan(domisili, petugas, lengkap=False)
    with pytest.raises(TidakBerwenang, match="Anda tidak bertugas mengerjakan surat"):
        ambil(satu, pelaku=kades)
    with pytest.raises(SudahBerubah, match="tahapnya pendaftaran"):
        ambil(satu, pelaku=petugas)


# Pauses


@pytest.mark.syarat("R088")
def test_jeda_menunggu_warga_menggeser_janji(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    jam.move_to(dasar.pukul(9, 10))
    tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="KK menyusul", pelaku=petugas)
    with pytest.raises(Ditolak, match="sedang ditunda"):
        ALUR_PERMOHONAN.jalankan(satu, "ajukan", pelaku=petugas)
    jam.move_to(dasar.pukul(10, 10))
    assert lanjutkan(satu, pelaku=petugas).jatuh_tempo == dasar.pukul(10, 30)


def test_jeda_pihak_lain_janji_tetap(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    tunda(satu, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Menunggu kecamatan", pelaku=petugas)
    jam.move_to(dasar.pukul(11))
    lanjutkan(satu, pelaku=petugas)
    assert Permohonan.objects.get(pk=satu.pk).jatuh_tempo == dasar.pukul(9, 30)


def test_jeda_sekali_dan_beralasan(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    with pytest.raises(Ditolak, match="Tulis apa yang ditunggu"):
        tunda(satu, jenis=Jeda.Jenis.WARGA, alasan=" ", pelaku=petugas)
    with pytest.raises(SudahBerubah, match="tidak sedang ditunda"):
        lanjutkan(satu, pelaku=petugas)
    tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="KK", pelaku=petugas)
    with pytest.raises(SudahBerubah, match="tidak bisa ditunda sekarang"):
        tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="KK", pelaku=petugas)
    for perbuatan in (
        lanjutkan,
        lambda p, pelaku: tunda(p, jenis=Jeda.Jenis.WARGA, alasan="x", pelaku=pelaku),
    ):
        with pytest.raises(TidakBerwenang):
            perbuatan(satu, pelaku=kades)


@pytest.mark.syarat("R027")
def test_setiap_perpindahan_berjejak_dengan_pelaku(
    petugas: Pengguna, domisili: Layanan, tanpa_mesin: list[Any]
) -> None:
    pabrik.serahkan(pabrik.permohonan_siap(domisili, petugas), petugas)
    jejak = Jejak.objects.filter(jenis="layanan.permohonan").order_by("urut")
    assert [(j.perbuatan, j.rinci.get("dari"), j.rinci.get("ke")) for j in jejak] == [
        ("daftarkan", None, None),
        ("lengkapi", "pendaftaran", "proses"),
        ("ajukan", "proses", "legalisasi"),
        ("terbit", "legalisasi", "siap_diambil"),
        ("serahkan", "siap_diambil", "selesai"),
    ]
    assert {j.pelaku_id for j in jejak} == {petugas.pk}
    assert all(j.dicatat_pada == dasar.pukul(9) for j in jejak)


def test_waktu_mundur_tidak_merusak(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """The clock of the PC was set back after lunch: steps end no earlier than they began."""
    satu = pabrik.permohonan(domisili, petugas)
    jam.move_to(dasar.pukul(9) - timedelta(hours=1))
    batal = ALUR_PERMOHONAN.jalankan(satu, "batalkan", pelaku=petugas, alasan="Salah")
    assert batal.langkah.get(catatan="Dibatalkan").selesai == dasar.pukul(9)


def test_serahkan_semua_atau_tidak_sama_sekali(
    petugas: Pengguna, domisili: Layanan, tanpa_mesin: list[Any]
) -> None:
    satu, dua = (pabrik.permohonan_siap(domisili, petugas) for _ in range(2))
    pabrik.serahkan(dua, petugas)
    with pytest.raises(SudahBerubah):
        serahkan_semua([satu, dua], pelaku=petugas)
    assert Permohonan.objects.get(pk=satu.pk).tahap == Tahap.SIAP
    with pytest.raises(Ditolak, match="Centang surat yang diserahkan"):
        serahkan_semua([], pelaku=petugas)
    assert serahkan_semua([satu], pelaku=petugas) == 1
