"""The public page of one service: what it takes, what it gives, why."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as setelan
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.gaya import rangkai
from bungah.dasar.ingatan import lupakan
from bungah.dasar.models import Fitur, Pengguna, ProfilDesa
from bungah.dasar.papan import Kartu
from kepegawaian.models import Ketidakhadiran, Pegawai
from layanan.aturan.capaian import PALING_SEDIKIT
from layanan.kueri.komponen import susun_potret
from layanan.models import HasilTelusur, Layanan, Peraturan, Persyaratan, VersiStandar
from pengaduan import papan as papan_pengaduan
from survei import papan as papan_survei
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik
from tests.pabrik.standar import lengkap, saluran, tetapkan_langsung

STATIK = Path(setelan.BASE_DIR) / "static"


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
    """Half of the last letters, and how many kept the promise of 30 minutes; four say nothing yet."""
    for menit in (12, 20, 30, 55):
        _selesai(domisili, petugas, menit)
    assert "Biasanya" not in html()
    _selesai(domisili, petugas, 85)
    isi = " ".join(html().split())
    assert "<strong>Biasanya 30 menit</strong>, 4 langkah: separuh dari 5 surat terakhir" in isi
    assert "Tepat janji: 3 dari 5." in isi
    HasilTelusur.objects.update(hari=date(2026, 8, 1))
    assert "Biasanya" not in html()


def _selesai(untuk: Layanan, pelaku: Pengguna, menit: int) -> None:
    """A letter of last Friday that took so many minutes."""
    satu = pabrik.permohonan(untuk, pelaku)
    HasilTelusur.objects.create(
        permohonan=satu, layanan=untuk, standar=satu.standar, hari=date(2026, 11, 20), menit=menit,
        menit_janji=30, patuh=True,
    )  # fmt: skip


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
def test_layanan_rinci_keeps_its_last_line_on_a_sheet_with_more(domisili: Layanan) -> None:
    """Printed, the day of the last change never stands on a sheet of its own."""
    _, ekor = html().split("satu-lembar", 1)
    assert "Diperbarui" in ekor[: ekor.index("</div>")]


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


@pytest.mark.syarat("R043", "R062", "R168")
def test_layanan_rinci_has_nine_blocks_and_a_card_of_six(domisili: Layanan) -> None:
    """What the office must make known of a service; once decided the page says by which SK."""
    ProfilDesa.objects.update(motto="Melayani dengan hati")
    standar = lengkap(domisili.standar.get())
    saluran("kotak", nama="Kotak saran", isi="di ruang tunggu")
    isi = html()
    wajib = ["langkah", "bawa", "biaya", "lama", "hasil", "janji", "tempat", "petugas", "hak"]
    assert [kunci for kunci in wajib if f'id="{kunci}"' not in isi] == []
    kartu = isi[isi.index('id="lama"') : isi.index('id="bawa"')]
    enam = ("30 menit", "Gratis", "4 langkah di kantor", "Surat", "ruang tunggu", "Isi kompetensi.")
    assert [kata for kata in enam if kata not in kartu] == []
    for kata in (
        "Melayani dengan hati",
        "Isi jaminan.",
        "Isi kewajiban petugas.",
        "Kotak saran",
        "Ani Lestari",
    ):
        assert kata in isi
    assert "belum ditetapkan dengan SK" in isi
    assert (" open>" in isi, "<details>" in Client().get("/layanan/domisili/?semua=1").content.decode()) == (
        False,
        False,
    )
    sk = tetapkan_langsung(standar).sk_nomor
    assert f"Ditetapkan dengan SK {sk} tanggal 23 November 2026" in html()


def test_layanan_rinci_is_shown_when_another_app_fails(
    domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sorotan(kode: str, hari: date) -> list[Kartu]:
        return [Kartu("IKM", "86,2", f"penilaian warga atas {kode}", "/")]

    def rusak(kode: str, hari: date) -> list[Kartu]:
        raise RuntimeError(kode)

    monkeypatch.setattr(papan_survei, "sorotan_layanan", sorotan, raising=False)
    monkeypatch.setattr(papan_pengaduan, "sorotan_layanan", rusak, raising=False)
    assert "penilaian warga atas domisili" in html()


@pytest.mark.parametrize(("langkah", "syarat"), [(4, 1), (16, 9)])
def test_layanan_rinci_needs_six_queries(
    langkah: int, syarat: int, kantor: None, petugas: Pengguna, settings: Any
) -> None:
    """However long the service is, also with a fee and everything switched on; 60 KB with its style."""
    for kode in (Fitur.Kode.DAFTAR_RUMAH, Fitur.Kode.TANYA):
        Fitur.objects.update_or_create(kode=kode, defaults={"menyala": True})
    perbuatan = ("lengkapi", *("periksa",) * (langkah - 4), "ajukan", "terbit", "serahkan")
    satu = pabrik.layanan(perbuatan=perbuatan, syarat=[(f"Berkas {n}", True) for n in range(syarat)])
    standar = lengkap(satu.standar.get())
    hukum = [Peraturan.objects.create(kode=f"p{n}", nama=f"Peraturan {n}") for n in range(syarat)]
    standar.dasar_hukum.set(hukum)
    standar.biaya, standar.dasar_biaya = 5_000, hukum[0]
    standar.rincian_biaya.create(urut=1, komponen="Cetak", jumlah=5_000, dasar=hukum[0], penetap="BPD")
    standar.potret = susun_potret(standar)
    standar.save()
    for _ in range(PALING_SEDIKIT):
        _selesai(satu, petugas, 20)
    settings.INGATAN_DETIK = 10  # as it runs; nothing is remembered yet
    lupakan()
    with CaptureQueriesContext(connection) as kueri:
        isi = html()
    lupakan()
    assert len(kueri) <= 6, [q["sql"] for q in kueri]
    assert isi.count('<li class="nanti">') == langkah
    assert "<strong>Cetak</strong>: Rp5.000,00" in isi
    assert ", ditetapkan BPD" in isi
    gaya = rangkai("css/desa.css", lambda nama: (STATIK / nama).read_text())
    assert len(isi.encode()) + len(gzip.compress(gaya.encode())) < 60_000


def test_layanan_rinci_refuses_other_methods(domisili: Layanan) -> None:
    assert Client().post("/layanan/domisili/").status_code == 405
