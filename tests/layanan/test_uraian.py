"""Duties built from steps: a position's page and sheet, the matrix of services."""

import pytest
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from layanan.cetak import uraian as cetak
from layanan.kueri.uraian import matriks, uraian_semua
from layanan.models import Layanan, VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db


def test_a_position_has_its_steps_its_substitutions_and_duties(petugas: Pengguna, domisili: Layanan) -> None:
    """Only versions in force count; who holds the position is named."""
    VersiStandar.objects.update(kewajiban_petugas="Menyapa warga\nTidak meminta imbalan\n")
    draf = pabrik.standar(domisili, versi=2, status="draf", perbuatan=pabrik.DIPERIKSA)
    semua = {satu.jabatan.kode: satu for satu in uraian_semua()}
    assert set(semua) == {"kades", "sekdes", "kasi_pelayanan", "staf_pelayanan"}
    kasi = semua["kasi_pelayanan"]
    assert [t.langkah for t in kasi.utama.values()] == ["Periksa berkas", "Tulis surat", "Serahkan"]
    (ganti,) = semua["sekdes"].pengganti.values()
    assert (ganti.langkah, ganti.target, semua["sekdes"].utama) == ("Tanda tangan", "5 menit", {})
    assert (kasi.pemegang, list(kasi.kewajiban)) == (
        ("Budi Santoso",),
        ["Menyapa warga", "Tidak meminta imbalan"],
    )
    (baris,) = matriks(list(semua.values()))
    assert (baris.layanan, dict(zip(semua, baris.sel, strict=True))) == (
        "Layanan domisili",
        {"kades": "P", "sekdes": "G", "kasi_pelayanan": "P", "staf_pelayanan": "G"},
    )
    assert draf.status == "draf"


def test_the_same_step_of_many_services_is_one_duty(petugas: Pengguna, domisili: Layanan) -> None:
    lain = pabrik.layanan("usaha")
    lain.standar.get().langkah.filter(perbuatan="ajukan").update(menit=20)
    kasi = next(satu for satu in uraian_semua() if satu.jabatan.kode == "kasi_pelayanan")
    tulis = next(t for t in kasi.utama.values() if t.langkah == "Tulis surat")
    assert (tulis.target, sorted(tulis.layanan)) == ("5–20 menit", ["Layanan domisili", "Layanan usaha"])


@pytest.mark.syarat("R119", "R144")
def test_an_officer_reads_the_own_duties_first(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    klien, lembar = klien_meja(petugas), []
    isi = klien.get("/kantor/uraian-tugas/").content.decode()
    assert 'Uraian tugas <span class="redup">Kasi Pelayanan</span>' in isi.replace("Kepala Seksi", "Kasi")
    assert all(kata in isi for kata in ("Tulis surat", "hasil: Konsep surat", "Siapa melayani apa"))
    kades = next(satu for satu in uraian_semua() if satu.jabatan.kode == "kades").jabatan
    lain = klien.get(f"/kantor/uraian-tugas/?jabatan={kades.pk}").content.decode()
    assert "Ani Lestari" in lain
    assert "Tanda tangan" in lain

    def ganti(templat: str, data: dict[str, object], *, kertas: object) -> bytes:
        lembar.append(render_to_string(templat, {**data, "kertas": "a4"}))
        return b"%PDF-"

    monkeypatch.setattr(cetak, "cetak_pdf", ganti)
    assert klien.get(f"/kantor/uraian-tugas/{kades.pk}.pdf").status_code == 200
    assert "<td>Tanda tangan</td><td>Layanan domisili</td>" in lembar[0]


def test_nothing_in_force_and_nonsense(petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    for tambah in ("", "?jabatan=x", "?jabatan=99999999999999999999"):
        assert (
            "Belum ada standar yang dipakai" in klien.get(f"/kantor/uraian-tugas/{tambah}").content.decode()
        )
    assert klien.get("/kantor/uraian-tugas/987654.pdf").status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(
    petugas: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for ke in range(banyak):
        pabrik.layanan(f"l{ke}")
    klien = klien_meja(petugas)
    klien.get("/kantor/uraian-tugas/")
    with django_assert_num_queries(8):
        klien.get("/kantor/uraian-tugas/")
