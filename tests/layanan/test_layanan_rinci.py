"""The public page of one service: what it takes, what it gives, why."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.models import Pengguna, ProfilDesa
from kepegawaian.models import Ketidakhadiran, Pegawai
from layanan.models import Jeda, Layanan, Peraturan, Permohonan, Persyaratan, VersiStandar
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik


def html(kode: str = "domisili") -> str:
    jawab = Client().get(f"/layanan/{kode}/")
    assert jawab.status_code == 200
    return jawab.content.decode()


@pytest.mark.syarat("R077", "R183")
def test_layanan_rinci_says_what_each_paper_guarantees(domisili: Layanan) -> None:
    Persyaratan.objects.update(untuk="Data di surat sesuai orangnya", keterangan="Asli cukup ditunjukkan.")
    isi = html()
    assert "<strong>KTP-el</strong>" in isi
    assert "Untuk memastikan: Data di surat sesuai orangnya" in isi
    assert "Asli cukup ditunjukkan." in isi


@pytest.mark.syarat("R185")
@pytest.mark.parametrize(
    ("menit", "kata"), [(30, "30 menit"), (90, "1 jam 30 menit"), (2100, "6 hari kerja")]
)
def test_layanan_rinci_says_the_time_in_words(menit: int, kata: str, kantor: None) -> None:
    pabrik.layanan(menit=menit)
    isi = html()
    assert f'<p class="sosok-angka">{kata}</p>' in isi
    assert "Waktu dihitung jam kantor, sejak berkas lengkap sampai siap diambil." in isi


@pytest.mark.syarat("R086")
def test_layanan_rinci_says_the_fee_its_basis_and_who_takes_it(domisili: Layanan) -> None:
    assert "Gratis.</strong> Tidak ada pembayaran di loket." in html()
    perdes = Peraturan.objects.create(kode="perdes-1", nama="Perdes 1 Tahun 2026", tentang="Pungutan")
    VersiStandar.objects.update(biaya=5_000, dasar_biaya=perdes)
    isi = html()
    assert "Rp5.000,00" in isi
    assert "Dasarnya: Perdes 1 Tahun 2026 tentang Pungutan" in isi
    assert "Pembayaran diterima bendahara desa, dengan tanda bukti." in isi


@pytest.mark.syarat("R092")
def test_layanan_rinci_says_how_long_it_usually_takes(domisili: Layanan, petugas: Pengguna) -> None:
    """Half of the last letters; a wait for the applicant's papers is not counted, four say nothing yet."""
    for n, menit in enumerate((12, 20, 30, 55)):
        _selesai(domisili, petugas, mulai=n, menit=menit)
    assert "Biasanya" not in html()
    lama = _selesai(domisili, petugas, mulai=4, menit=85)
    isi = " ".join(html().split())
    assert "<strong>Biasanya 30 menit</strong>, 4 langkah: separuh dari 5 surat terakhir" in isi
    assert ('<p class="sosok-angka">30 menit</p>' in isi, '<p class="sosok-angka">Gratis</p>' in isi) == (
        True,
        True,
    )
    Permohonan.objects.filter(siap_pada=lama.siap_pada).update(siap_pada=pukul_lama(5))
    Jeda.objects.create(
        permohonan=Permohonan.objects.order_by("lengkap_pada")[2], jenis="warga", alasan="KTP tertinggal",
        mulai=pukul_lama(2), selesai=pukul_lama(2, 25),
    )  # fmt: skip
    assert "<strong>Biasanya 20 menit</strong>" in html()


def pukul_lama(jam: int, menit: int = 0) -> datetime:
    """Last Friday, ``jam`` hours after eight."""
    return dasar.pukul(8 + jam, menit, hari=date(2026, 11, 20))


def _selesai(untuk: Layanan, pelaku: Pengguna, *, mulai: int, menit: int) -> Permohonan:
    """A letter of last Friday that was ready after so many minutes."""
    satu = pabrik.permohonan(untuk, pelaku)
    saat = pukul_lama(mulai)
    Permohonan.objects.filter(pk=satu.pk).update(
        tahap="selesai", lengkap_pada=saat, siap_pada=saat + timedelta(minutes=menit),
        selesai_pada=saat + timedelta(minutes=menit),
    )  # fmt: skip
    satu.refresh_from_db()
    return satu


@pytest.mark.syarat("R182")
def test_layanan_rinci_shows_the_steps_with_who_and_minutes(domisili: Layanan) -> None:
    isi = html()
    langkah = ["Periksa berkas", "Tulis surat", "Tanda tangan", "Serahkan"]
    assert sorted(langkah, key=isi.index) == langkah
    assert "5 menit · Kepala Desa, penggantinya Sekretaris Desa" in isi


def test_layanan_rinci_shows_product_and_legal_basis(domisili: Layanan) -> None:
    uu = Peraturan.objects.create(kode="uu-6-2014", nama="UU 6 Tahun 2014", tentang="Desa")
    ragu = Peraturan.objects.create(kode="x", nama="Permendesa 1 Tahun 2015", status="perlu_dicek")
    domisili.standar.get().dasar_hukum.set([uu, ragu])
    isi = html()
    assert "Yang Anda terima" in isi
    assert "Dasar hukum (2)" in isi
    assert "UU 6 Tahun 2014 tentang Desa</li>" in isi
    assert 'Permendesa 1 Tahun 2015 <span class="redup">(masih diperiksa kantor)</span>' in isi


@pytest.mark.syarat("R187")
def test_layanan_rinci_says_where_to_come_and_whom_to_call(domisili: Layanan) -> None:
    ProfilDesa.objects.update(telepon="031-3949999")
    isi = html()
    kartu = isi[isi.index("Datang ke kantor</h2>") :]
    assert "Jl. Raya Bungah No. 46" in kartu[:200]
    assert 'href="tel:031-3949999"' in kartu


def test_layanan_rinci_warns_while_nobody_signs(domisili: Layanan) -> None:
    kades = Pegawai.objects.get(jabatan__kode="kades")
    kepegawaian.absen(kades, dasar.SENIN)
    assert "Kepala Desa tidak di kantor hari ini." in html()
    Ketidakhadiran.objects.update(sampai=date(2026, 11, 25))
    assert "Kepala Desa tidak di kantor sampai Rabu, 25 November." in html()


def test_layanan_rinci_without_a_signature_warns_of_nothing(kantor: None) -> None:
    pabrik.layanan("lapor", perbuatan=pabrik.TANPA_SURAT)
    kepegawaian.absen(Pegawai.objects.get(jabatan__kode="kades"), dasar.SENIN)
    assert "tidak di kantor" not in html("lapor")


@pytest.mark.parametrize("kode", ["tidak-ada", "domisili-x"])
def test_layanan_rinci_of_an_unknown_service_is_not_found(kode: str, domisili: Layanan) -> None:
    assert Client().get(f"/layanan/{kode}/").status_code == 404


def test_layanan_rinci_of_a_closed_service_is_not_found(domisili: Layanan) -> None:
    Layanan.objects.update(aktif=False)
    assert Client().get("/layanan/domisili/").status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_layanan_rinci_needs_eleven_queries(banyak: int, kantor: None) -> None:
    satu = pabrik.layanan(syarat=[(f"Berkas {n}", True) for n in range(banyak)])
    satu.standar.get().dasar_hukum.set(
        [Peraturan.objects.create(kode=f"p{n}", nama=f"Peraturan {n}") for n in range(banyak)]
    )
    with CaptureQueriesContext(connection) as kueri:
        html()
    assert len(kueri) == 11


def test_layanan_rinci_refuses_other_methods(domisili: Layanan) -> None:
    assert Client().post("/layanan/domisili/").status_code == 405
