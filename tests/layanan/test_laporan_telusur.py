"""The report of walked steps: figures, lists, CSV, A4."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.nilai import Rentang
from bungah.naskah.rujukan import muat
from layanan.cetak import laporan_telusur as cetak
from layanan.forms.telusur import rentang_masa
from layanan.kueri.telusur import hasil_rentang, jumlah_semua, laporan_telusur, median_hitung
from layanan.models import HasilTelusur, LangkahBerjalan, Layanan
from layanan.papan_telusur import isi_halaman_telusur as isi_halaman
from tests.arsitektur.test_kata_warga import TERLARANG
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.telusur import hasil

pytestmark = pytest.mark.django_db
NOVEMBER = Rentang(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def dua(kantor: None) -> tuple[Layanan, Layanan]:
    """Four of one service (one skipped, one late), one of another, one of last month."""
    satu, lain = pabrik.layanan("a", nama="Surat A"), pabrik.layanan("b", nama="Surat B")
    hasil(satu, 10)
    hasil(satu, 20, dilewati=2)
    hasil(satu, 30, telat=1)
    hasil(satu, 50, petugas_lain=1)
    hasil(lain, 5, balik=1)
    hasil(satu, 400, hari=date(2026, 10, 5))
    return satu, lain


def test_figures_count_requests_and_give_exact_medians(dua: tuple[Layanan, Layanan]) -> None:
    baris = laporan_telusur(hasil_rentang(NOVEMBER))
    angka = [
        (b.nama, b.banyak, b.patuh, b.persen, b.dilewati, b.balik, b.telat, b.petugas_lain, b.tepat, b.median)
        for b in baris
    ]
    assert angka == [
        ("Surat A", 4, 3, 75, 1, 0, 1, 1, 3, 20),
        ("Surat B", 1, 0, 0, 0, 1, 0, 0, 1, 5),
    ]
    semua = jumlah_semua(baris)
    assert (semua.banyak, semua.patuh, semua.persen_tepat) == (5, 3, 80)
    assert laporan_telusur(hasil_rentang(NOVEMBER, dua[1]))[0].nama == "Surat B"
    assert [median_hitung(x) for x in ([], [(7, 1)], [(1, 2), (9, 1)], [(1, 1), (9, 1)])] == [0, 7, 1, 1]


def test_nearly_all_is_never_shown_as_all(kantor: None) -> None:
    baris = laporan_telusur(HasilTelusur.objects.none())
    assert (baris, jumlah_semua(baris).persen) == ([], 0)
    penuh = jumlah_semua([])
    penuh.banyak, penuh.patuh = 1000, 999
    assert penuh.persen == 99


def test_a_period_is_a_month_or_a_year() -> None:
    assert rentang_masa("2026-02") == Rentang(date(2026, 2, 1), date(2026, 2, 28))
    assert rentang_masa("2025") == Rentang(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.syarat("R121", "R101")
def test_the_page_gives_percent_and_each_step_beside_its_target(
    petugas: Pengguna, dua: tuple[Layanan, Layanan]
) -> None:
    layanan = dua[0]
    jalan = HasilTelusur.objects.filter(layanan=layanan).order_by("-pk")[0].permohonan
    mulai = timezone.now()
    for langkah in layanan.standar.get().langkah.all():
        LangkahBerjalan.objects.create(
            permohonan=jalan, langkah=langkah, mulai=mulai, selesai=mulai + timedelta(minutes=17)
        )
    klien = klien_meja(petugas)
    isi = klien.get("/kantor/telusur/").content.decode()
    assert "3 dari 5 yang selesai" in isi
    assert "75 %" in isi
    rinci = klien.get(f"/kantor/telusur/?masa=2026&layanan={layanan.pk}").content.decode()
    assert "Waktu tiap langkah" in rinci
    assert "17 menit" in rinci
    assert "Surat B</a>" not in rinci


def test_a_figure_opens_its_requests(petugas: Pengguna, dua: tuple[Layanan, Layanan]) -> None:
    klien = klien_meja(petugas)
    lewat = HasilTelusur.objects.get(dilewati=2)
    isi = klien.get(f"/kantor/telusur/daftar/?jenis=dilewati&layanan={dua[0].pk}").content.decode()
    assert f"/kantor/permohonan/{lewat.permohonan_id}/telusur/" in isi
    assert isi.count('/telusur/">') == 1
    lama = klien.get("/kantor/telusur/daftar/?jenis=lewat_janji&masa=2026-10").content.decode()
    assert "6 jam 40 menit" in lama
    assert "Tidak ada" in klien.get("/kantor/telusur/daftar/?jenis=balik&masa=2026-10").content.decode()


@pytest.mark.parametrize(
    "isi", ["?masa=2026-13", "?masa=%00", "?layanan=x", "?layanan=99999999999999999999999"]
)
def test_a_nonsensical_choice_is_no_error(petugas: Pengguna, dua: tuple[Layanan, Layanan], isi: str) -> None:
    for alamat in ("/kantor/telusur/", "/kantor/telusur/daftar/", "/kantor/telusur.csv"):
        assert klien_meja(petugas).get(f"{alamat}{isi}&sebelum=x&jenis=x").status_code == 200


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_report_asks_a_fixed_number_of_questions(
    petugas: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for ke in range(banyak):
        hasil(pabrik.layanan(f"l{ke}"))
    klien = klien_meja(petugas)
    klien.get("/kantor/telusur/")
    with django_assert_num_queries(10):
        assert klien.get("/kantor/telusur/").status_code == 200


def test_the_list_goes_on_by_the_last_row(
    petugas: Pengguna, dua: tuple[Layanan, Layanan], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layanan.views.laporan_telusur.BANYAK", 1)
    klien = klien_meja(petugas)
    isi = klien.get("/kantor/telusur/daftar/").content.decode()
    assert "sebelum=" in isi
    akhir = HasilTelusur.objects.filter(patuh=False).order_by("pk")[0]
    lagi = klien.get(f"/kantor/telusur/daftar/?sebelum={akhir.pk + 1}").content.decode()
    assert f"/{akhir.permohonan_id}/telusur/" in lagi
    assert "sebelum=" not in lagi


def test_files_hold_the_versions(
    petugas: Pengguna, dua: tuple[Layanan, Layanan], monkeypatch: pytest.MonkeyPatch
) -> None:
    klien, lembar = klien_meja(petugas), []
    csv = klien.get("/kantor/telusur.csv").content.decode("utf-8-sig").splitlines()
    assert csv[1].replace(",", ";").startswith("Surat A;1;4;3;75;1;0;1;1;3;75;20")

    def ganti(templat: str, data: dict[str, object], *, kertas: object) -> bytes:
        lembar.append(render_to_string(templat, {**data, "kertas": "a4"}))
        return b"%PDF-"

    monkeypatch.setattr(cetak, "cetak_pdf", ganti)
    assert klien.get("/kantor/telusur.pdf?masa=2026").status_code == 200
    assert "versi 1, dipakai sejak 1 Januari 2026, belum ditetapkan" in lembar[0]


# Public rows


@pytest.mark.syarat("R044", "R069", "R068")
def test_the_public_reads_promise_and_reality_by_the_version_of_then(kantor: None) -> None:
    """Five finished under a promise of 30 minutes, one late; the promise of today is another one."""
    satu = pabrik.layanan("a", nama="Surat A")
    pabrik.layanan("b", nama="Surat B")
    pabrik.layanan("c", nama="Antarbagian", subjek="internal")
    for menit in (10, 20, 30, 31, 20):
        hasil(satu, menit)
    satu.standar.update(menit=5)
    (isi,) = isi_halaman("capaian", dasar.SENIN)
    assert [(b.judul, list(b.isi)) for b in isi.baris] == [
        (
            "Surat a",
            [
                "Janji: 5 menit.",
                "Selesai sesuai janji: 4 dari 5 (80 %).",
                "Separuhnya selesai dalam 20 menit.",
            ],
        ),
        ("Surat b", ["Janji: 30 menit.", "Belum dihitung: kurang dari 5 yang selesai."]),
    ]
    kata = " ".join(kata for b in isi.baris for kata in b.isi)
    assert TERLARANG.findall(kata) == []
    assert [b.ke for b in isi.baris] == ["/layanan/a/", "/layanan/b/"]
    assert isi_halaman("alur", dasar.SENIN) == []


@pytest.mark.syarat("R067", "R070")
def test_the_public_pages_show_catalogue_and_achievement(kantor: None) -> None:
    """Kind, product, quantity, quality; small counts are not told."""
    satu = pabrik.layanan("a", nama="Surat A")
    for menit in (10, 20, 30, 31, 20):
        hasil(satu, menit)
    (katalog,) = isi_halaman("katalog", dasar.SENIN)
    assert list(katalog.baris[0].isi) == [
        "Jenis: Administratif, Surat.",
        "Hasil: Surat.",
        "Jumlah: 5, sekitar 2 sebulan.",
        "Mutu: 80 % selesai sesuai janji.",
    ]
    muat()
    for kode, kalimat in (("katalog", "Jumlah: 5"), ("capaian", "Selesai sesuai janji: 4 dari 5")):
        assert kalimat in Client().get(f"/tentang/{kode}/").content.decode()
