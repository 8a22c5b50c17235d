"""The report as people meet it: page, spreadsheet, A4, daily sheet."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
from django.urls import reverse

from bungah.dasar.lembar_csv import aman, tulis_csv
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.lembar import banyak_halaman
from layanan.alur import rekap
from layanan.cetak import laporan as cetak
from layanan.cetak import lembar_harian as cetak_lembar
from layanan.kueri.lembar_harian import MUAT_DIDAHULUKAN, isi_lembar_harian
from layanan.models import Layanan, Penyimpangan, RekapAntrean
from layanan.views import laporan as views
from tests.dasar.alat import klien_meja
from tests.layanan.test_laporan_antrean import dilayani, visit
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.models import Pengguna

pytestmark = pytest.mark.django_db
HARI_INI = dasar.SENIN
ALAMAT = "layanan:laporan_antrean"


@pytest.fixture
def sore(jam: Any) -> None:
    jam.move_to(dasar.pukul(16))


@pytest.fixture
def tanpa_pdf(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Stand in for the print machine; gives the data of every sheet asked for."""
    dicetak: list[dict[str, Any]] = []

    def cetak_pdf(templat: str, data: dict[str, Any], *, kertas: object) -> bytes:
        dicetak.append(data)
        return b"%PDF-1.7"

    monkeypatch.setattr(cetak, "cetak_pdf", cetak_pdf)
    monkeypatch.setattr(cetak_lembar, "cetak_pdf", cetak_pdf)
    return dicetak


def buka(orang: Pengguna, **isi: str) -> str:
    jawab = klien_meja(orang).get(reverse(ALAMAT), isi)
    assert jawab.status_code == 200
    return jawab.content.decode()


def test_laporan_kosong_berkata_apa_yang_harus_dilakukan(petugas: Pengguna, sore: None) -> None:
    html = buka(petugas)
    assert "Belum ada kunjungan di masa ini" in html
    assert '<svg class="grafik"' not in html


@pytest.mark.syarat("R094")
def test_laporan_menyebut_tunggu_layan_dan_yang_tidak_terlayani(petugas: Pengguna, sore: None) -> None:
    for tunggu in (4, 6, 20):
        dilayani(HARI_INI, tunggu, 10, loket=pabrik.loket())
    visit(HARI_INI, status="tidak_terlayani")
    html = buka(petugas, periode="hari", menurut="loket")
    assert "separuh warga; 8 dari 10 paling lama 20 menit" in html
    assert html.count('<svg class="grafik"') == 2
    assert '<th scope="row">Loket 1</th>' in html
    assert "masih menunggu saat hari usai" in html


@pytest.mark.syarat("R033")
def test_lama_menunggu_dibandingkan_menurut_jalur_dusun_dan_kelamin(
    petugas: Pengguna, domisili: Layanan, sore: None
) -> None:
    """Lane, hamlet and sex side by side; nothing about wealth is known; small groups are not compared."""
    for n in range(6):
        satu = dilayani(HARI_INI, 10 + n, 5, prioritas="lansia" if n < 5 else "", status="tunggu")
        pabrik.permohonan(domisili, petugas, kunjungan=satu, warga=dasar.warga(dusun="Kaliwot" if n else ""))
    html = buka(petugas, periode="hari")
    baris = [
        '<th scope="row">Lansia</th><td class="angka">5</td><td class="angka">12 mnt</td>',
        '<th scope="row">Antrean biasa</th><td class="angka">1</td><td class="angka">terlalu sedikit</td>',
        '<th scope="row">Kaliwot</th><td class="angka">5</td><td class="angka">13 mnt</td>',
        '<th scope="row">Tidak tercatat</th><td class="angka">1</td><td class="angka">terlalu sedikit</td>',
        '<th scope="row">Perempuan</th><td class="angka">6</td>',
    ]
    assert [satu for satu in baris if satu not in html] == []


def test_dusun_hanya_dibandingkan_sampai_satu_tahun(petugas: Pengguna, sore: None) -> None:
    dilayani(HARI_INI, 5, 5)
    html = buka(petugas, periode="tanggal", menurut="bulan", dari_0="1", dari_1="1", dari_2="2020")
    assert "pilih masa paling lama satu tahun" in html


def test_membandingkan_petugas_hanya_untuk_pimpinan(petugas: Pengguna, sore: None) -> None:
    sekdes = dasar.pengguna("Hanik", Peran.SEKDES)
    dilayani(HARI_INI, 5, 5, petugas=petugas)
    assert "Budi Santoso</th>" in buka(sekdes, periode="hari", menurut="petugas")
    assert "Budi Santoso</th>" not in buka(petugas, periode="hari", menurut="petugas")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"periode": "tanggal"}, "Isi tanggal awal"),
        ({"periode": "tanggal", "dari_0": "31", "dari_1": "2", "dari_2": "2026"}, "tidak ada di kalender"),
        ({"periode": "tanggal", "dari_0": "1", "dari_1": "1", "dari_2": "1950"}, "paling jauh 30 tahun"),
        (
            {"periode": "tanggal", "dari_0": "9", "dari_1": "11", "dari_2": "2026",
             "sampai_0": "1", "sampai_1": "11", "sampai_2": "2026"},
            "tidak boleh sebelum tanggal awal",
        ),
        ({"periode": "abad"}, "Masa"),
    ],
)  # fmt: skip
def test_masa_yang_keliru_dijelaskan(petugas: Pengguna, sore: None, isi: dict[str, str], pesan: str) -> None:
    assert pesan in buka(petugas, **isi)
    for nama in ("layanan:laporan_antrean_csv", "layanan:laporan_antrean_pdf"):
        jawab = klien_meja(petugas).get(reverse(nama), isi)
        assert jawab["Location"].startswith(reverse(ALAMAT))


def test_hari_yang_terlalu_banyak_menjadi_bulan(petugas: Pengguna, sore: None) -> None:
    dilayani(HARI_INI, 5, 5)
    html = buka(petugas, periode="tanggal", menurut="hari", dari_0="1", dari_1="1", dari_2="2026")
    assert '<th scope="row">November 2026</th>' in html


def test_csv_sama_dengan_tabel_dan_tidak_menjalankan_rumus(sore: None, kantor: None) -> None:
    sekdes = dasar.pengguna("Hanik", Peran.SEKDES)
    nakal = dasar.pengguna('=HYPERLINK("http://x")', Peran.PETUGAS_DEPAN)
    dilayani(HARI_INI, 5, 5, petugas=nakal)
    jawab = klien_meja(sekdes).get(
        reverse("layanan:laporan_antrean_csv"), {"periode": "hari", "menurut": "petugas"}
    )
    baris = list(csv.reader(io.StringIO(jawab.content.decode("utf-8-sig")), delimiter=";"))
    assert (baris[0][:2], baris[1][:2]) == (["Petugas", "Kunjungan"], ['\'=HYPERLINK("http://x")', "1"])
    assert baris[-1][0] == "Seluruhnya"
    assert jawab["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("isi", ["=1+1", "+62", "-1", "@SUM", "\t=1", "\r=1", "＝1"])  # noqa: RUF001 -- it works too
def test_sel_berbahaya_menjadi_teks(isi: str) -> None:
    assert aman(isi) == f"'{isi}"


def test_sel_biasa_tetap() -> None:
    assert [aman(satu) for satu in (12, None, "Loket 1", 2.5)] == [12, "", "Loket 1", 2.5]
    assert tulis_csv(["a"], [["x;y"]]) == b'\xef\xbb\xbfa\r\n"x;y"\r\n'


def test_pdf_memuat_angka_grafik_dan_daftar_yang_didahulukan(
    petugas: Pengguna, sore: None, tanpa_pdf: list[dict[str, Any]]
) -> None:
    satu = dilayani(HARI_INI, 5, 5)
    Penyimpangan.objects.create(
        kunjungan=satu, sebab="pimpinan", diminta_oleh="Pak Camat", petugas=petugas, pada=dasar.pukul(9)
    )
    jawab = klien_meja(petugas).get(reverse("layanan:laporan_antrean_pdf"), {"periode": "hari"})
    assert jawab["Content-Type"] == "application/pdf"
    [data] = tanpa_pdf
    assert data["baris"][0]["banyak"][0] == 1
    assert [d["alasan"] for d in data["didahulukan"]] == ["Permintaan pimpinan (Pak Camat)"]
    assert len(data["grafik"]) == 2
    assert "Permintaan pimpinan (Pak Camat)" in buka(petugas, periode="hari")


def test_lembar_harian_satu_halaman_untuk_hari_yang_diminta(
    petugas: Pengguna, sore: None, tanpa_pdf: list[dict[str, Any]]
) -> None:
    kemarin = HARI_INI - timedelta(days=3)
    dilayani(kemarin, 7, 5)
    visit(kemarin, status="tunggu")
    klien = klien_meja(petugas)
    alamat = reverse("layanan:lembar_harian")
    for hari in (kemarin.isoformat(), "bukan tanggal", "2999-01-01"):
        assert klien.get(alamat, {"hari": hari}).status_code == 200
    assert tanpa_pdf[0]["banyak"] == {"kunjungan": 2, "dilayani": 1, "tidak_terlayani": 1}
    assert tanpa_pdf[0]["tunggu"] == ["7 mnt", "7 mnt"]
    assert tanpa_pdf[1]["hari"] == tanpa_pdf[2]["hari"] == "Senin, 23 November 2026"


def test_lembar_harian_sungguh_satu_halaman_juga_pada_hari_ramai(petugas: Pengguna, sore: None) -> None:
    for n in range(12):
        satu = dilayani(HARI_INI, n, 5, loket=pabrik.loket(n + 1))
        Penyimpangan.objects.create(
            kunjungan=satu, sebab="lain", keterangan="x " * 60, petugas=petugas, pada=dasar.pukul(9)
        )
    isi = isi_lembar_harian(pabrik.titik(), HARI_INI, hari_ini=HARI_INI)
    assert (len(isi.didahulukan), isi.didahulukan_semua) == (MUAT_DIDAHULUKAN, 12)
    data = cetak_lembar.data_lembar_harian(isi)
    nomor, isi_surat = "400.12.2.1/999/35.25.12.2012/XI/2026", "Surat keterangan domisili lembaga pendidi…"
    baris = {"nomor": nomor, "isi": isi_surat, "oleh": "Putri Ayu Ningtyas (dirangkap)"}
    for banyak, lembar in ((6, 1), (60, 4)):
        data |= {"tanda_tangan": [baris] * banyak, "belum_diparaf": 3}
        pdf = cetak_pdf("cetak/layanan/lembar_harian.html", data, kertas=Kertas.A4)
        assert banyak_halaman(pdf) == lembar
    with pdfplumber.open(io.BytesIO(pdf)) as terbuka:
        halaman = [satu.extract_text() for satu in terbuka.pages]
    assert sum(satu.count(nomor) for satu in halaman) == 60  # none is left out
    assert all("Nomor surat" in satu for satu in halaman)
    assert "Belum diparaf: 3 hari" in halaman[-1]
    assert nomor in halaman[-1]


@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_laporan_bertanya_tetap(
    petugas: Pengguna, sore: None, banyak: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for n in range(banyak):
        satu = dilayani(HARI_INI, n, 5, loket=pabrik.loket(n + 1))
        Penyimpangan.objects.create(
            kunjungan=satu, sebab="lain", keterangan="sakit", petugas=petugas, pada=dasar.pukul(9)
        )
    klien = klien_meja(petugas)
    with django_assert_max_num_queries(18):
        klien.get(reverse(ALAMAT), {"periode": "bulan", "menurut": "loket"})


@pytest.mark.parametrize("ekor", ["", "_csv", "_pdf"])
def test_years_that_were_never_counted_are_counted_before_ones_eyes(
    ekor: str, petugas: Pengguna, sore: None, tanpa_pdf: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for bulan in (8, 9, 10):
        dilayani(HARI_INI.replace(month=bulan), 5, 10)
    monkeypatch.setattr(views, "SABAR", 0.0)
    masa = {"periode": "tanggal", "menurut": "bulan", "dari_0": "1", "dari_1": "8", "dari_2": "2026"}
    klien, alamat = klien_meja(petugas), reverse(ALAMAT + ekor)
    monkeypatch.setattr(rekap, "time", SimpleNamespace(monotonic=iter([0, -1, 0] * 3).__next__))
    for sudah in (1, 2):
        jawab = klien.get(alamat, masa)
        assert (jawab.status_code, jawab["Refresh"]) == (200, "0")
        assert f"Menghitung {sudah} dari 3 bulan" in jawab.content.decode()
    jawab = klien.get(alamat, masa)
    assert (jawab.status_code, "Refresh" in jawab) == (200, False)
    assert RekapAntrean.objects.filter(dimensi="semua").count() == 3
