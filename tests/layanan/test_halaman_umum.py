"""The public pages about all services: what the records say, on one mechanism."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.models import Pengguna, ProfilDesa
from bungah.naskah.models import Halaman
from bungah.naskah.rujukan import muat
from kepegawaian.models import Pegawai
from layanan.kueri.komponen import susun_potret
from layanan.models import Layanan, Peraturan, TitikLayanan
from tests.arsitektur.test_kata_warga import NIK, TERLARANG, teks_halaman
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.standar import cabangkan, lengkap, sidang, tetapkan_langsung


@pytest.fixture
def situs(kantor: None, petugas: Pengguna) -> Layanan:
    """An office with every page, one decided service, one not yet, and canaries."""
    muat()
    dasar.warga(nama="Siti Aminah", nik=NIK)
    Pegawai.objects.update(telepon="6281234567890", nip="199001012020121001")
    pabrik.layanan("ktp", nama_warga="Pengantar KTP", menit=2100)
    satu = pabrik.layanan(perbuatan=pabrik.DIPERIKSA)
    lengkap(satu.standar.get())
    tetapkan_langsung(satu.standar.get())
    return satu


def html(kode: str) -> str:
    jawab = Client().get(f"/tentang/{kode}/")
    assert jawab.status_code == 200
    return jawab.content.decode()


def kata(kode: str) -> str:
    return " ".join(teks_halaman(html(kode)).split())


@pytest.mark.syarat("R173", "R191")
@pytest.mark.usefixtures("situs")
def test_every_page_reads_well_and_says_when_it_was_updated() -> None:
    for kode in Halaman.objects.filter(terbit=True).values_list("kode", flat=True):
        isi = html(kode)
        assert isi.count("<h1>") == 1, kode
        assert re.search(r"Terakhir diperbarui \d+ \w+ 20\d\d\.", isi), kode
        assert TERLARANG.findall(teks_halaman(isi)) == [], kode
        for rahasia in (NIK, "Siti Aminah", "81234567890", "199001012020121001"):
            assert rahasia not in isi, kode


@pytest.mark.syarat("R099", "R100")
def test_the_steps_of_all_services_stand_on_one_page(situs: Layanan) -> None:
    cabangkan(situs.standar.get(), {2: [("Cocok", 3), ("Tidak cocok", 1)]})
    isi = kata("alur")
    langkah = "Cocokkan data. Kepala Seksi Pelayanan, 5 menit. Bila tidak cocok: kembali ke langkah 1."
    assert langkah in isi
    assert isi.index("Surat domisili") < isi.index("Paling lama 30 menit, 5 langkah.")
    assert "Paling lama 6 hari kerja, 4 langkah." in isi


@pytest.mark.usefixtures("situs")
@pytest.mark.syarat("R160", "R161", "R188")
def test_the_promise_is_taken_from_the_standard() -> None:
    isi = kata("janji")
    assert "Surat domisili Paling lama 30 menit, gratis. Anda menerima: Surat." in isi
    assert "Pengantar KTP Paling lama 6 hari kerja, gratis." in isi


@pytest.mark.usefixtures("situs")
@pytest.mark.syarat("R175", "R176", "R186")
def test_profile_structure_and_officers_come_from_the_staff_list() -> None:
    ProfilDesa.objects.update(telepon="031-3949999")
    assert "Telepon 031-3949999" in html("profil")
    assert "Pemerintah Desa Kepala Desa Ani Lestari" in kata("struktur")
    assert "Budi Santoso Kepala Seksi Pelayanan, Seksi Pelayanan" in kata("petugas")


@pytest.mark.syarat("R181")
def test_decisions_and_hearings_are_public_without_names(situs: Layanan) -> None:
    sidang(topik="Jam buka")
    isi = kata("kebijakan")
    sk = situs.standar.get().sk_nomor
    assert f"SK {sk}, 23 November 2026 Menetapkan standar 1 layanan: Surat domisili." in isi
    assert "Dengar pendapat dengan warga: Jam buka" in isi
    assert "13 November 2026, 3 orang hadir, 2 dari luar perangkat desa." in isi
    assert "Saran: Buka pukul 07.30. Diterima: Dicoba" in isi
    assert ("Darto" in isi, "Wiwik" in isi) == (False, False)


@pytest.mark.usefixtures("situs")
@pytest.mark.syarat("R184", "R189", "R190")
def test_ten_aspects_with_figures_and_evidence() -> None:
    isi = html("transparansi")
    sepuluh = re.findall(r">(\d+)\. [^<]+</h3>", isi)
    assert [int(n) for n in sepuluh] == list(range(1, 11))
    bukti = re.findall(r'<a href="([^"]+)">Lihat selengkapnya', isi)
    assert len(bukti) == 10
    assert {Client().get(alamat).status_code for alamat in bukti} == {200}
    teks = kata("transparansi")
    assert "2 dari 2 layanan langkahnya tertulis." in teks
    assert "9. Standar pelayanan Sebagian 1 dari 2 layanan standarnya ditetapkan dengan SK." in teks
    assert "1 dari 2 layanan biayanya menyebut dasar hukum." in teks
    assert "Maklumat pelayanan Belum ada Belum ada. Menyusul." in teks


def test_laws_say_their_state_and_successor(situs: Layanan) -> None:
    baru = Peraturan.objects.create(kode="pp-2-2018", nama="PP 2 Tahun 2018", tentang="SPM")
    Peraturan.objects.create(kode="pp-65-2005", nama="PP 65 Tahun 2005", status="diganti", pengganti=baru)
    isi = kata("dasar-hukum")
    assert "UU-25-2009 Berlaku. Dasar 1 layanan." in isi
    assert "PP 65 Tahun 2005 Sudah diganti. Sekarang: PP 2 Tahun 2018." in isi


@pytest.mark.syarat("R318", "R319", "R320")
def test_services_are_classified_and_the_ten_models_explained(situs: Layanan) -> None:
    Layanan.objects.filter(pk=situs.pk).update(arah="mikro", model_penyediaan="hibah", ruang_lingkup="barang")
    isi = kata("model-penyediaan")
    assert "10. Mandiri" in isi
    assert "Hibah: 1 layanan Pelayanan pemerintah: 1 layanan" in isi
    assert "Barang: 1 layanan Administratif: 1 layanan" in isi
    assert "Mikro (orang per orang): 1 layanan belum digolongkan: 1 layanan" in isi


@pytest.mark.usefixtures("situs")
def test_other_places_of_service_are_named() -> None:
    TitikLayanan.objects.create(nama="Pos Krajan", jenis="pos")
    assert "Tempat layanan lain Pos Krajan Pos dusun" in kata("lokasi")


@pytest.mark.usefixtures("kantor")
@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize(
    ("kode", "kali"), [("alur", 5), ("janji", 6), ("dasar-hukum", 6), ("transparansi", 10), ("maklumat", 10)]
)
def test_pages_ask_the_same_number_of_questions(kode: str, kali: int, banyak: int) -> None:
    muat()
    for n in range(banyak):
        standar = pabrik.layanan(f"satu{n}").standar.get()
        standar.dasar_hukum.add(Peraturan.objects.create(kode=f"p{n}", nama=f"Peraturan {n}"))
        standar.potret = susun_potret(standar)
        standar.save()
    with CaptureQueriesContext(connection) as kueri:
        html(kode)
    assert len(kueri) == kali
