"""The table of stages, and walking the steps in order."""

from typing import Any

import pytest
import time_machine
from django.db import transaction

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.giliran import tunda
from layanan.alur.permohonan import (
    ALUR_PERMOHONAN,
    PENULIS,
    catat_pemeriksaan,
)
from layanan.models import (
    Jeda,
    LangkahBerjalan,
    Layanan,
    Permohonan,
)
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

Tahap = Permohonan.Tahap
pytestmark = pytest.mark.django_db


def _langkah(satu: Permohonan) -> list[tuple[str, bool]]:
    """The steps walked so far: name and whether it is closed."""
    return [(str(j), j.selesai is not None) for j in satu.langkah.select_related("langkah")]


# The table of stages

DARI = {
    "lengkapi": {Tahap.PENDAFTARAN},
    "ajukan": {Tahap.PROSES},
    "selesaikan": {Tahap.PROSES},
    "terbit": {Tahap.LEGALISASI},
    "kembalikan": {Tahap.LEGALISASI},
    "betulkan": {Tahap.SIAP},
    "serahkan": {Tahap.SIAP},
    "batalkan": {Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI},
}
KE = {
    "lengkapi": Tahap.PROSES,
    "ajukan": Tahap.LEGALISASI,
    "selesaikan": Tahap.SIAP,
    "terbit": Tahap.SIAP,
    "kembalikan": Tahap.PROSES,
    "betulkan": Tahap.PROSES,
    "serahkan": Tahap.SELESAI,
    "batalkan": Tahap.BATAL,
}
PERAN = {
    "lengkapi": (*MEJA, Peran.BENDAHARA),
    "ajukan": PENULIS,
    "selesaikan": PENULIS,
    "terbit": (*PENULIS, Peran.KADES),
    "kembalikan": (Peran.KADES, *PENULIS),
    "betulkan": PENULIS,
    "serahkan": MEJA,
    "batalkan": (*MEJA, Peran.KADES),
}
DATA = {
    "selesaikan": {"hasil": "Dicatat di buku"},
    "kembalikan": {"alasan": "Nama salah"},
    "betulkan": {"alasan": "Nama salah"},
    "serahkan": {"diambil_oleh": "Siti Aminah"},
    "batalkan": {"alasan": "Warga membatalkan"},
}


def _berdiri(perbuatan: str, petugas: Pengguna) -> Permohonan:
    """A request whose running step is the one this deed closes."""
    langkah = pabrik.TANPA_SURAT if perbuatan == "selesaikan" else pabrik.SURAT
    layanan = pabrik.layanan(perbuatan=langkah, syarat=[] if perbuatan == "lengkapi" else [("KTP-el", True)])
    satu = pabrik.permohonan(layanan, petugas)
    terbuka = {"batalkan": langkah[0], "kembalikan": "terbit", "betulkan": "serahkan"}.get(
        perbuatan, perbuatan
    )
    LangkahBerjalan.objects.filter(permohonan=satu, selesai=None).update(
        langkah=satu.standar.langkah.get(perbuatan=terbuka)
    )
    return satu


def _di_tahap(satu: Permohonan, tahap: str) -> Permohonan:
    """The same request as it stands in that stage."""
    saat = dasar.pukul(9)
    Permohonan.objects.filter(pk=satu.pk).update(
        tahap=tahap, siap_pada=saat, selesai_pada=saat, alasan_batal="uji"
    )
    return Permohonan.objects.get(pk=satu.pk)


def _coba(satu: Permohonan, perbuatan: str, pelaku: Pengguna) -> str:
    """What the deed leads to, or the name of its refusal; afterwards all is as before."""
    with transaction.atomic():
        try:
            jadi = ALUR_PERMOHONAN.jalankan(satu, perbuatan, pelaku=pelaku, **DATA.get(perbuatan, {})).tahap
        except (SudahBerubah, TidakBerwenang) as tolak:
            assert Permohonan.objects.get(pk=satu.pk).tahap == satu.tahap
            jadi = type(tolak).__name__
        transaction.set_rollback(True)
    return jadi


@pytest.mark.syarat("R027")
@pytest.mark.parametrize("perbuatan", DARI)
def test_permohonan_setiap_tahap_setiap_perbuatan(petugas: Pengguna, perbuatan: str) -> None:
    satu = _berdiri(perbuatan, petugas)
    jadi = {tahap: _coba(_di_tahap(satu, tahap), perbuatan, petugas) for tahap in Tahap.values}
    harap = dict.fromkeys(map(str, Tahap.values), "SudahBerubah")
    harap |= {str(tahap): str(KE[perbuatan]) for tahap in DARI[perbuatan]}
    assert jadi == harap


@pytest.mark.parametrize("perbuatan", DARI)
def test_permohonan_setiap_perbuatan_setiap_peran(petugas: Pengguna, perbuatan: str) -> None:
    satu = _di_tahap(_berdiri(perbuatan, petugas), next(iter(DARI[perbuatan])))
    semua = {peran: dasar.pengguna("Siapa", peran) for peran in Peran}
    boleh = {peran for peran, orang in semua.items() if ALUR_PERMOHONAN.boleh(satu, perbuatan, orang)}
    assert boleh == set(PERAN[perbuatan])
    for peran in set(Peran) - boleh:
        assert _coba(satu, perbuatan, semua[peran]) == "TidakBerwenang", peran


def test_alur_permohonan_tanpa_perbuatan_lain() -> None:
    assert set(ALUR_PERMOHONAN.transisi) == {*DARI, "terima"}  # the last one belongs to test_permintaan


# Walking the steps


@pytest.mark.syarat("R025")
def test_langkah_diperiksa_dulu_baru_ditulis(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """The work itself closes each step and stores officer, start and end; none can be skipped."""
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.DIPERIKSA), petugas)
    with pytest.raises(Ditolak, match="Langkah yang sedang berjalan: «Cocokkan data»"):
        ALUR_PERMOHONAN.jalankan(satu, "ajukan", pelaku=petugas)
    jam.move_to(dasar.pukul(9, 20))
    catat_pemeriksaan(satu, pelaku=petugas, catatan=" Cocok dengan buku induk ")
    periksa = satu.langkah.get(langkah__perbuatan="periksa")
    assert (periksa.mulai, periksa.selesai) == (dasar.pukul(9), dasar.pukul(9, 20))
    assert (periksa.ditutup_oleh, periksa.catatan) == (petugas, "Cocok dengan buku induk")
    assert _langkah(satu)[-1] == ("Tulis surat", False)


def test_langkah_periksa_perlu_catatan_dan_petugas(petugas: Pengguna, kades: Pengguna) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.DIPERIKSA), petugas)
    with pytest.raises(Ditolak, match="Tulis apa yang diperiksa"):
        catat_pemeriksaan(satu, pelaku=petugas, catatan=" ")
    with pytest.raises(TidakBerwenang):
        catat_pemeriksaan(satu, pelaku=kades, catatan="Cocok")


def test_langkah_periksa_bukan_saatnya(petugas: Pengguna, domisili: Layanan) -> None:
    with pytest.raises(Ditolak, match="«Tulis surat»"):
        catat_pemeriksaan(pabrik.permohonan(domisili, petugas), pelaku=petugas, catatan="Cocok")


@pytest.mark.syarat("R025")
def test_langkah_layanan_tanpa_surat(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """A service without a letter passes no legalisasi."""
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.TANPA_SURAT), petugas)
    with pytest.raises(Ditolak, match="Tulis hasil pekerjaannya"):
        ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="")
    jam.move_to(dasar.pukul(9, 12))
    siap = ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Dicatat di buku induk")
    assert (siap.tahap, siap.siap_pada) == (Tahap.SIAP, dasar.pukul(9, 12))
    assert _langkah(siap) == [("Periksa berkas", True), ("Kerjakan", True), ("Serahkan", False)]


@pytest.mark.syarat("R114")
def test_langkah_petugas_absen_digantikan(petugas: Pengguna, domisili: Layanan) -> None:
    staf = kepegawaian.pegawai("staf_pelayanan", "Sari Wahyuni")
    kepegawaian.absen(petugas.pegawai, dasar.SENIN)
    satu = pabrik.permohonan(domisili, petugas)
    jalan = satu.langkah.get(selesai=None)
    assert (jalan.petugas, jalan.digantikan) == (staf, True)
    jejak = Jejak.objects.filter(perbuatan="buka_langkah").order_by("urut").last()
    assert jejak is not None
    assert (jejak.rinci["pegawai"], jejak.rinci["pengganti"]) == (staf.pk, True)


def test_langkah_petugas_hadir_tidak_digantikan(petugas: Pengguna, domisili: Layanan) -> None:
    kepegawaian.pegawai("staf_pelayanan", "Sari Wahyuni")
    jalan = pabrik.permohonan(domisili, petugas).langkah.get(selesai=None)
    assert (jalan.petugas, jalan.digantikan) == (petugas.pegawai, False)


def test_langkah_tidak_selesai_sebelum_mulai(petugas: Pengguna) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.TANPA_SURAT), petugas)
    with pytest.raises(Ditolak, match=r"tidak boleh sebelum Senin, 23 November 2026 pukul 09\.00"):
        ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Beres", saat=dasar.pukul(8, 59))


def test_serah_terima_mencatat_pengambil(
    petugas: Pengguna, jam: time_machine.Traveller, tanpa_mesin: list[Any], domisili: Layanan
) -> None:
    siap = pabrik.permohonan_siap(domisili, petugas)
    jam.move_to(dasar.pukul(11))
    with pytest.raises(Ditolak, match="Tulis siapa yang mengambil"):
        ALUR_PERMOHONAN.jalankan(siap, "serahkan", pelaku=petugas, diambil_oleh=" ")
    data = {"diambil_oleh": "Agus", "hubungan": "Suami"}
    selesai = ALUR_PERMOHONAN.jalankan(siap, "serahkan", pelaku=petugas, **data)
    assert (selesai.tahap, selesai.selesai_pada, selesai.siap_pada) == (
        Tahap.SELESAI,
        dasar.pukul(11),
        dasar.pukul(9),
    )
    assert (selesai.diambil_oleh, selesai.hubungan_pengambil) == ("Agus", "Suami")
    assert LangkahBerjalan.objects.filter(selesai=None).count() == 0


def test_batal_menutup_langkah_dan_jeda(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    tunda(satu, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Menunggu kecamatan", pelaku=petugas)
    with pytest.raises(Ditolak, match="Tulis alasan pembatalan"):
        ALUR_PERMOHONAN.jalankan(satu, "batalkan", pelaku=petugas, alasan="")
    batal = ALUR_PERMOHONAN.jalankan(satu, "batalkan", pelaku=petugas, alasan="Salah layanan")
    assert (batal.tahap, batal.alasan_batal) == (Tahap.BATAL, "Salah layanan")
    assert (
        LangkahBerjalan.objects.filter(selesai=None).count() == Jeda.objects.filter(selesai=None).count() == 0
    )
