"""Every page of the desk: axe, focus that is never hidden, keys that do what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from layanan.alur.antrean import panggil_berikut
from layanan.alur.nomor_cadangan import cadangkan_blangko
from layanan.alur.standar import jaga_loket
from layanan.alur.surat import ajukan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from tests.pabrik import layanan as pabrik
from tests.pabrik.dasar import warga
from tests.perjalanan.alat import periksa_axe, periksa_fokus, periksa_kunci, periksa_lebar
from tests.perjalanan.kantor import KADES, SRI, Kantor, buka_kantor, layanan

if TYPE_CHECKING:
    import time_machine

    from tests.perjalanan.ruang import Ruang

ISIAN = {"jenis_penduduk": "penduduk tetap", "status_tempat": "Rumah sendiri"}
DAFTAR = [
    "beranda:kantor", "layanan:meja", "layanan:karcis_baru", "layanan:pendaftaran", "layanan:proses",
    "layanan:tumpukan", "layanan:penyerahan", "layanan:suara_daftar", "layanan:bukti_antrean",
    "arsip:register", "layanan:tamu_baru",
    "layanan:buku_tamu", "layanan:permintaan", "layanan:permintaan_baru", "layanan:blangko",
    "layanan:nomor_cadangan", "layanan:laporan_biaya",
    "kepegawaian:surat_tugas", "kepegawaian:ketidakhadiran", "dasar:akun", "dasar:pin", "dasar:ganti_petugas",
    "dasar:perangkat",
]  # fmt: skip
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kantor(jam: time_machine.Traveller, transactional_db: None) -> Kantor:
    """Sri holds every role of the desk and is sekdes."""
    return buka_kantor(SRI, KADES)


def _halaman(kantor: Kantor) -> list[str]:
    """An address for every page of the desk, with work on it."""
    sri, domisili = kantor.akun["sri"], layanan("domisili")
    orang = warga("Siti Aminah")
    lewat = pabrik.permohonan(domisili, sri)
    pabrik.surat(lewat, sri, **ISIAN)
    kurang = pabrik.permohonan(domisili, sri, lengkap=False)
    diperiksa = pabrik.permohonan(layanan("usaha"), sri)
    siap, menunggu = (
        ajukan_surat(pabrik.surat(pabrik.permohonan(domisili, sri), sri, **ISIAN), pelaku=sri) for _ in "12"
    )
    catat_tanda_tangan([siap], pelaku=sri)
    jaga_loket(pabrik.loket(), pelaku=sri)
    for _ in range(3):
        karcis = pabrik.kunjungan(kelompok=domisili.kelompok)
    panggil_berikut(pelaku=sri)
    nomor = cadangkan_blangko([siap.templat.jenis_id], 2, kunci=uuid4(), pelaku=sri)
    alamat = [reverse(nama) for nama in DAFTAR]
    alamat += [
        reverse(f"layanan:{nama}", args=[pk])
        for nama, pk in (
            ("karcis_rinci", karcis.pk), ("permohonan_rinci", kurang.pk), ("permohonan_rinci", diperiksa.pk),
            ("permohonan_rinci", siap.permohonan_id), ("permohonan_rinci", menunggu.permohonan_id),
            ("surat_tulis", lewat.pk), ("surat_periksa", lewat.pk), ("surat_periksa", menunggu.permohonan_id),
            ("nomor_cadangan_pakai", nomor[0].pk),
        )
    ]  # fmt: skip
    alamat.append(reverse("layanan:suara_rekam", args=["loket"]))
    alamat.append(f"{reverse('layanan:karcis_baru')}?warga={orang.pk}")
    return [*alamat, f"{reverse('layanan:pendaftaran')}?warga={orang.pk}"]


def test_halaman_meja_terbaca_dan_bertombol(ruang: Ruang) -> None:
    page = ruang.meja("sri")
    for alamat in _halaman(ruang.kantor):
        jawab = page.goto(alamat)
        assert jawab is not None
        assert jawab.status == 200, alamat
        periksa_axe(page)
        periksa_lebar(page)
        periksa_kunci(page)
        periksa_fokus(page)
        assert page.locator("h1").count() == 1, alamat
    page.goto(reverse("layanan:meja"))  # somebody is at the counter: the key that calls says what comes first
    page.keyboard.press("F8")
    kata = page.locator("p.pesan-perhatian", has_text="Panggil berikut (F8) setelah A-")
    expect(kata).to_be_in_viewport()
