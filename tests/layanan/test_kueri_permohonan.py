"""Questions about requests: whose turn, what is late, how one went."""

from typing import Any

import pytest
import time_machine

from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.models import Pengguna
from layanan.alur.giliran import ambil, tunda
from layanan.alur.surat import kembalikan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.kueri.dikembalikan import catatan_kembali
from layanan.kueri.permohonan import (
    antre_giliran,
    antrean_proses,
    giliran_kerja,
    hitung_berjalan,
    hitung_tepat_waktu,
    lama_pemrosesan,
    langkah_rinci,
    pengaju,
    rinci,
    terlambat,
)
from layanan.models import Jeda, Layanan, Permohonan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


def _rinci(satu: Permohonan) -> Permohonan:
    hasil = rinci(satu.pk)
    assert hasil is not None
    return hasil


@pytest.mark.syarat("R029")
def test_giliran_yang_diambil_dan_ditunda_tidak_menghalangi(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    semua = []
    for _ in range(3):
        semua.append(pabrik.permohonan(domisili, petugas))
        jam.shift(60)
    assert giliran_kerja(antrean_proses()) == {semua[0].pk}
    ambil(semua[0], pelaku=petugas)
    tunda(semua[1], jenis=Jeda.Jenis.WARGA, alasan="KK", pelaku=petugas)
    assert [(b.id, b.tertahan) for b in antre_giliran(domisili.pk)] == [
        (semua[1].pk, True),
        (semua[2].pk, False),
    ]
    assert giliran_kerja(antrean_proses()) == {semua[2].pk}


def test_giliran_tidak_ada_yang_menunggu(domisili: Layanan) -> None:
    assert giliran_kerja(antrean_proses()) == frozenset()


@pytest.mark.syarat("R090")
def test_tepat_waktu_dihitung_dari_siap(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pabrik.permohonan_siap(domisili, petugas)
    telat = pabrik.surat_diajukan(domisili, petugas)
    jam.shift(40 * 60)
    assert [p.pk for p in terlambat(dasar.pukul(9, 40))] == [telat.permohonan_id]
    catat_tanda_tangan([telat], pelaku=petugas)
    assert hitung_tepat_waktu(dasar.SENIN, dasar.SENIN) == (2, 1)
    assert hitung_tepat_waktu(dasar.SENIN.replace(day=24), dasar.SENIN.replace(day=30)) == (0, 0)
    assert terlambat(dasar.pukul(14)).count() == 0


def test_hitung_berjalan_semua_tahap(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.permohonan(domisili, petugas, lengkap=False)
    pabrik.permohonan_siap(domisili, petugas)
    assert hitung_berjalan() == {"pendaftaran": 1, "proses": 0, "legalisasi": 0, "siap_diambil": 1}


@pytest.mark.syarat("R025")
def test_langkah_rinci_menit_kantor_setiap_langkah(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(14, 55))
    kunjungan = pabrik.kunjungan()
    jam.move_to(dasar.pukul(14, 58))
    satu = pabrik.permohonan(domisili, petugas, kunjungan=kunjungan)
    besok = dasar.pukul(8, 7, hari=dasar.SENIN.replace(day=24))
    jam.move_to(besok)
    baris = langkah_rinci(_rinci(satu), kalender_kerja(), besok)
    assert [(b.nama, b.keadaan, b.menit, b.target, b.petugas) for b in baris] == [
        ("Menunggu dipanggil", "sudah", 3, 0, ""),
        ("Periksa berkas", "sudah", 0, 5, "Budi Santoso"),
        ("Tulis surat", "telat", 9, 5, "Budi Santoso"),
        ("Tanda tangan", "nanti", 0, 5, ""),
        ("Serahkan", "nanti", 0, 5, ""),
    ]
    lama = lama_pemrosesan(_rinci(satu), kalender_kerja(), besok)
    assert lama is not None
    assert lama.kata == "9 menit dari janji 30 menit"


def test_langkah_rinci_yang_dikembalikan(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    kembalikan_surat(surat, pelaku=petugas, alasan="Nama salah")
    satu = _rinci(surat.permohonan)
    baris = langkah_rinci(satu, kalender_kerja(), dasar.pukul(9))
    assert [b.nama for b in baris] == [
        "Menunggu dipanggil",
        "Periksa berkas",
        "Tulis surat",
        "Tanda tangan",
        "Tulis surat",
        "Tanda tangan",
        "Serahkan",
    ]
    assert baris[3].catatan == "Dikembalikan: Nama salah"
    assert catatan_kembali(satu) == "Dikembalikan: Nama salah"
    jalan = pengaju(satu)
    assert jalan is not None
    assert (jalan.ditutup_oleh, jalan.langkah.perbuatan) == (petugas, "ajukan")


@pytest.mark.syarat("R088")
def test_lama_berhenti_saat_siap_dan_selama_menunggu_warga(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller, tanpa_mesin: list[Any]
) -> None:
    belum = pabrik.permohonan(domisili, petugas, lengkap=False)
    assert lama_pemrosesan(_rinci(belum), kalender_kerja(), dasar.pukul(12)) is None
    siap = pabrik.permohonan_siap(pabrik.layanan("usaha"), petugas)
    lama = lama_pemrosesan(_rinci(siap), kalender_kerja(), dasar.pukul(14))
    assert lama is not None
    assert (lama.menit, lama.tepat) == (0, True)
    ditunda = pabrik.permohonan(domisili, petugas)
    tunda(ditunda, jenis=Jeda.Jenis.WARGA, alasan="KK", pelaku=petugas)
    jam.shift(3600)
    lama = lama_pemrosesan(_rinci(ditunda), kalender_kerja(), dasar.pukul(10))
    assert lama is not None
    assert lama.menit == 0


def test_rinci_yang_tidak_ada(kantor: None) -> None:
    assert rinci(999) is None
