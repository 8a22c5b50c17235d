"""How requests walked: the row written at hand-over, the night, one request's page, the report."""

import pytest
import time_machine
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.giliran import lanjutkan, tunda
from layanan.alur.lewati import lewati_langkah
from layanan.alur.permohonan import ALUR_PERMOHONAN, catat_pemeriksaan
from layanan.alur.telusur import telusuri_sisa
from layanan.cetak import telusur as cetak_telusur
from layanan.kueri.telusur import perjalanan, untuk_telusur
from layanan.models import HasilTelusur, Jeda, Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
TANPA_SURAT = ("lengkapi", "periksa", "selesaikan", "serahkan")


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    orang = dasar.pengguna("Wiwik", Peran.SEKDES)
    kepegawaian.pegawai("sekdes", "Wiwik", orang)
    return orang


@pytest.fixture
def periksa(kantor: None) -> Layanan:
    """Four steps without a letter, 30 minutes."""
    return pabrik.layanan("tamu", perbuatan=TANPA_SURAT)


def _selesai(satu: Permohonan, petugas: Pengguna) -> Permohonan:
    """The rest of a request whose check is behind it."""
    kini = Permohonan.objects.get(pk=satu.pk)
    ALUR_PERMOHONAN.jalankan(kini, "selesaikan", pelaku=petugas, hasil="Sudah dicatat")
    return pabrik.serahkan(Permohonan.objects.get(pk=satu.pk), petugas)


def _dilewati(layanan: Layanan, petugas: Pengguna, sekdes: Pengguna) -> Permohonan:
    satu = pabrik.permohonan(layanan, petugas)
    lewati_langkah(satu, alasan="Datanya baru dicek kemarin", pelaku=sekdes)
    return _selesai(satu, petugas)


def _patuh(layanan: Layanan, petugas: Pengguna) -> Permohonan:
    satu = pabrik.permohonan(layanan, petugas)
    catat_pemeriksaan(satu, pelaku=petugas, catatan="Cocok")
    return _selesai(satu, petugas)


def _angka(satu: Permohonan) -> tuple[int, int, int, int, bool]:
    hasil = HasilTelusur.objects.get(permohonan=satu)
    return hasil.dilewati, hasil.balik, hasil.telat, hasil.petugas_lain, hasil.patuh


@pytest.mark.syarat("R121")
def test_a_request_is_judged_when_it_is_handed_over(
    petugas: Pengguna, sekdes: Pengguna, periksa: Layanan
) -> None:
    baik, lewat = _patuh(periksa, petugas), _dilewati(periksa, petugas, sekdes)
    assert (_angka(baik), _angka(lewat)) == ((0, 0, 0, 0, True), (1, 0, 0, 0, False))
    hasil = HasilTelusur.objects.get(permohonan=baik)
    assert (hasil.hari, hasil.menit, hasil.menit_janji, hasil.standar) == (
        dasar.SENIN,
        0,
        30,
        baik.standar,
    )


def test_minutes_are_the_offices_own(
    petugas: Pengguna, periksa: Layanan, jam: time_machine.Traveller
) -> None:
    """Waiting for the villager is not counted; a step over its target and another officer are."""
    lain = dasar.pengguna("Umi", Peran.PETUGAS_LAYANAN)
    kepegawaian.pegawai("kaur_keuangan", "Umi", lain)
    satu = pabrik.permohonan(periksa, petugas)
    tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="Menunggu KK", pelaku=petugas)
    jam.move_to(dasar.pukul(10))
    lanjutkan(satu, pelaku=petugas)
    jam.move_to(dasar.pukul(10, 12))
    catat_pemeriksaan(satu, pelaku=lain, catatan="Cocok")
    jam.move_to(dasar.pukul(10, 15))
    hasil = HasilTelusur.objects.get(permohonan=_selesai(satu, petugas))
    assert (hasil.menit, hasil.telat, hasil.petugas_lain, hasil.patuh) == (15, 1, 1, True)


def test_the_night_fills_what_is_missing_and_never_a_cancelled_one(
    petugas: Pengguna, sekdes: Pengguna, periksa: Layanan
) -> None:
    lama = [_patuh(periksa, petugas), _dilewati(periksa, petugas, sekdes)]
    batal = pabrik.permohonan(periksa, petugas)
    ALUR_PERMOHONAN.jalankan(batal, "batalkan", pelaku=petugas, alasan="Salah layanan")
    dulu = list(HasilTelusur.objects.values_list("permohonan", "menit", "dilewati", "patuh"))
    HasilTelusur.objects.all().delete()
    assert (telusuri_sisa(), telusuri_sisa()) == (2, 0)
    kini = list(HasilTelusur.objects.values_list("permohonan", "menit", "dilewati", "patuh"))
    assert (kini, len(lama)) == (dulu, 2)


# One request's page


@pytest.mark.syarat("R102")
def test_an_auditor_reads_what_was_skipped_and_by_which_version(
    petugas: Pengguna, sekdes: Pengguna, periksa: Layanan
) -> None:
    satu = _dilewati(periksa, petugas, sekdes)
    pemeriksa = klien_meja(dasar.pengguna("Tutik", Peran.AUDITOR))
    isi = pemeriksa.get(f"/kantor/permohonan/{satu.pk}/telusur/").content.decode()
    assert "Tidak sesuai bagan: 1 langkah dilewati" in isi
    assert "dilewati: Datanya baru dicek kemarin (Wiwik, 09.00)." in isi
    assert "standar versi 1, dipakai sejak 1 Januari 2026, belum ditetapkan" in isi
    assert satu.warga.nama not in isi
    tautan = f"/kantor/permohonan/{satu.pk}/"
    assert f'href="{tautan}"' not in isi  # a page the auditor may not open
    assert f'href="{tautan}telusur/"' in klien_meja(petugas).get(tautan).content.decode()


def test_a_running_request_shows_what_is_still_to_come(petugas: Pengguna, periksa: Layanan) -> None:
    satu = pabrik.permohonan(periksa, petugas)
    isi = klien_meja(petugas).get(f"/kantor/permohonan/{satu.pk}/telusur/").content.decode()
    assert "Sejauh ini sesuai bagan" in isi
    assert (isi.count("Sedang dikerjakan"), isi.count(">Nanti<")) == (1, 2)
    assert klien_meja(petugas).get("/kantor/permohonan/987654/telusur/").status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(
    petugas: Pengguna, periksa: Layanan, banyak: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    satu = pabrik.permohonan(periksa, petugas)
    for _ in range(banyak - 1):
        tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="Menunggu KK", pelaku=petugas)
        lanjutkan(satu, pelaku=petugas)
    kalender = kalender_kerja()  # remembered in a running office
    with django_assert_max_num_queries(5):
        rinci = untuk_telusur(satu.pk)
        assert rinci is not None
        assert perjalanan([rinci], kalender, dasar.pukul(9))


def test_the_sheet_names_a_number_and_no_person(
    petugas: Pengguna, sekdes: Pengguna, periksa: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    satu, lembar = _dilewati(periksa, petugas, sekdes), []

    def cetak(templat: str, data: dict[str, object], *, kertas: object) -> bytes:
        lembar.append((data["draf"], render_to_string(templat, {**data, "kertas": "a4"})))
        return b"%PDF-"

    monkeypatch.setattr(cetak_telusur, "cetak_pdf", cetak)
    jawab = klien_meja(petugas).get(f"/kantor/permohonan/{satu.pk}/telusur.pdf")
    (draf, isi), *_ = lembar
    assert (jawab.status_code, draf, jawab.content) == (200, True, b"%PDF-")
    assert "DRAF" in isi
    assert satu.kunjungan.nomor in isi
    assert satu.warga.nama not in isi
