"""Statements the citizen signs: prepared, checked, registered once; never a letter of the village."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pdfplumber
import pytest

from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import Kertas
from bungah.naskah.models import Naskah
from layanan.alur import pernyataan as alur
from layanan.alur.periksa import LENGKAP, luluskan, minta_periksa
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.pernyataan import catat_pernyataan, cetak_lembar, simpan_pernyataan
from layanan.aturan.contoh_surat import Contoh
from layanan.cetak.pernyataan import cetak_pernyataan, data_pernyataan, pembuat
from layanan.kueri.pernyataan import belum_dicatat, isi_lembar, pernyataan_berjalan
from layanan.models import (
    JenisSurat,
    KolomSurat,
    Layanan,
    LembarPernyataan,
    Permohonan,
    Pernyataan,
    VersiTemplat,
)
from tests.dasar.alat import klien_meja
from tests.dasar.alat_admin import hitung
from tests.naskah.alat_cetak import MM, lembaran, teks_pdf
from tests.naskah.semua_surat import Jenis, semua
from tests.naskah.semua_surat import cetak_pernyataan as cetak_jenis
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.lambat

ISI = "Saya {nama}, NIK {nik}, menyatakan {isi_pernyataan}.\n\nDemikian."
ISIAN = {"isi_pernyataan": "satu-satunya ahli waris"}
HARI = date(2026, 11, 23)


def _beri_pernyataan(layanan: Layanan, pemeriksa: str = "tidak") -> JenisSurat:
    klasifikasi = pabrik.layanan("lain").jenis_surat.get().klasifikasi
    jenis = JenisSurat.objects.create(
        layanan=layanan,
        sifat="pernyataan",
        judul="SURAT PERNYATAAN AHLI WARIS",
        perihal="Pernyataan ahli waris",
        klasifikasi=klasifikasi,
        pemeriksa=pemeriksa,
    )
    templat = VersiTemplat.objects.create(jenis=jenis, versi=1, isi=ISI)
    KolomSurat.objects.create(templat=templat, urut=1, nama="isi_pernyataan", label="Isi", jenis="teks")
    return jenis


@pytest.fixture(autouse=True)
def _cetak_ringan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the sheet stand in for its print."""
    monkeypatch.setattr(alur, "cetak_pernyataan", lambda satu: repr(data_pernyataan(satu)).encode())


@pytest.fixture
def waris(kantor: None) -> Layanan:
    """A service whose product is the registered statement."""
    layanan = pabrik.layanan("waris", perbuatan=pabrik.TANPA_SURAT)
    _beri_pernyataan(layanan)
    return layanan


@pytest.fixture
def permohonan(waris: Layanan, petugas: Pengguna) -> Permohonan:
    return pabrik.permohonan(waris, petugas)


def _catat(satu: Pernyataan, petugas: Pengguna, saksi: str = "Toha; Anam") -> Pernyataan:
    return catat_pernyataan(satu, ditandatangani_pada=HARI, saksi=saksi, pelaku=petugas)


def _selesaikan(permohonan: Permohonan, petugas: Pengguna) -> None:
    ALUR_PERMOHONAN.jalankan(permohonan, "selesaikan", pelaku=petugas, hasil="dicatat")


# Deeds


@pytest.mark.django_db
def test_signed_statement_gets_the_next_number_of_its_own_register(
    permohonan: Permohonan, petugas: Pengguna
) -> None:
    satu = _catat(simpan_pernyataan(permohonan, ISIAN, pelaku=petugas), petugas)
    assert satu.naskah is not None
    assert (satu.naskah.nomor, satu.naskah.seri, satu.naskah.tanggal) == ("PW/1/2026", "pernyataan", HARI)
    assert (satu.saksi, satu.ditandatangani_pada) == ("Toha; Anam", HARI)
    assert SuratKeluar.objects.count() == 0
    jejak = Jejak.objects.filter(jenis="layanan.pernyataan").order_by("urut")
    assert list(jejak.values_list("perbuatan", flat=True)) == ["tulis", "cetak_lembar", "catat_pernyataan"]


@pytest.mark.django_db
def test_the_bytes_that_were_signed_are_the_ones_registered(
    permohonan: Permohonan, petugas: Pengguna
) -> None:
    satu = simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    lembar = cetak_lembar(satu, pelaku=petugas)
    assert cetak_lembar(satu, pelaku=petugas) == lembar  # the same words are the same sheet
    lain = simpan_pernyataan(permohonan, {"isi_pernyataan": "lain"}, pelaku=petugas)
    with pytest.raises(Ditolak, match="diubah setelah lembarnya dicetak"):
        _catat(lain, petugas)
    baru = cetak_lembar(lain, pelaku=petugas)
    assert (baru.tanda != lembar.tanda, baru.sha256 != lembar.sha256) == (True, True)
    dicatat = _catat(lain, petugas)
    assert dicatat.naskah is not None
    beku = dicatat.naskah.isi_terakhir
    assert beku is not None
    assert (bytes(beku.isi), beku.sha256) == (bytes(baru.isi), baru.sha256)
    assert isi_lembar(dicatat, "") == bytes(baru.isi)
    assert not LembarPernyataan.objects.exists()
    with pytest.raises(SudahBerubah, match="sudah dicatat"):
        cetak_lembar(dicatat, pelaku=petugas)


@pytest.mark.django_db
def test_a_sheet_with_an_empty_field_is_not_printed(permohonan: Permohonan, petugas: Pengguna) -> None:
    with pytest.raises(Ditolak, match="Isi dulu: Isi"):
        cetak_lembar(simpan_pernyataan(permohonan, {}, pelaku=petugas), pelaku=petugas)
    assert not LembarPernyataan.objects.exists()


@pytest.mark.django_db
def test_work_is_not_done_before_the_statement_is_registered(
    permohonan: Permohonan, petugas: Pengguna
) -> None:
    assert belum_dicatat(permohonan)
    with pytest.raises(Ditolak, match="Pernyataan warga belum dicatat"):
        _selesaikan(permohonan, petugas)
    satu = simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    assert belum_dicatat(permohonan)
    _catat(satu, petugas)
    _selesaikan(permohonan, petugas)
    permohonan.refresh_from_db()
    assert permohonan.tahap == "siap_diambil"


@pytest.mark.django_db
def test_statement_beside_a_letter_holds_nothing_up(petugas: Pengguna, domisili: Layanan) -> None:
    _beri_pernyataan(domisili)
    assert not belum_dicatat(pabrik.permohonan(domisili, petugas))


@pytest.mark.django_db
def test_registered_statement_is_neither_changed_nor_registered_twice(
    permohonan: Permohonan, petugas: Pengguna
) -> None:
    satu = _catat(simpan_pernyataan(permohonan, ISIAN, pelaku=petugas), petugas)
    with pytest.raises(SudahBerubah, match="sudah dicatat dengan nomor PW/1/2026"):
        simpan_pernyataan(permohonan, {"isi_pernyataan": "lain"}, pelaku=petugas)
    with pytest.raises(SudahBerubah, match="sudah dicatat"):
        _catat(satu, petugas)
    assert Naskah.objects.filter(seri="pernyataan").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("isian", "hari", "kata"),
    [
        ({}, HARI, "Isi dulu: Isi"),
        (ISIAN, date(2026, 11, 24), "belum tiba"),
    ],
)
def test_what_is_not_ready_gets_no_number(
    permohonan: Permohonan, petugas: Pengguna, isian: dict[str, str], hari: date, kata: str
) -> None:
    satu = simpan_pernyataan(permohonan, isian, pelaku=petugas)
    with pytest.raises(Ditolak, match=kata):
        catat_pernyataan(satu, ditandatangani_pada=hari, saksi="", pelaku=petugas)
    assert not Naskah.objects.filter(seri="pernyataan").exists()


@pytest.mark.django_db(transaction=True)
def test_number_and_row_stand_or_fall_together(
    permohonan: Permohonan, petugas: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    with monkeypatch.context() as gagal:
        gagal.setattr(alur, "bekukan", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            _catat(satu, petugas)
    assert not Naskah.objects.filter(seri="pernyataan").exists()
    naskah = _catat(satu, petugas).naskah
    assert naskah is not None
    assert naskah.urut == 1


@pytest.mark.django_db
def test_kind_with_a_checker_is_checked_first(permohonan: Permohonan, petugas: Pengguna) -> None:
    JenisSurat.objects.filter(sifat="pernyataan").update(pemeriksa="sekdes")
    sekdes = dasar.pengguna("Hanik Rofiatin", Peran.SEKDES)
    satu = simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    with pytest.raises(Ditolak, match="diperiksa orang kedua"):
        _catat(satu, petugas)
    luluskan(minta_periksa(satu, pelaku=petugas), butir=LENGKAP, pelaku=sekdes)
    simpan_pernyataan(permohonan, {"isi_pernyataan": "berubah"}, pelaku=petugas)
    with pytest.raises(Ditolak, match="diperiksa orang kedua"):
        _catat(satu, petugas)
    simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    assert _catat(satu, petugas).naskah is not None


@pytest.mark.django_db
def test_only_who_writes_letters_prepares_statements(permohonan: Permohonan, kades: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        simpan_pernyataan(permohonan, ISIAN, pelaku=kades)


@pytest.mark.django_db
def test_service_without_a_statement_says_so(petugas: Pengguna, domisili: Layanan) -> None:
    with pytest.raises(Ditolak, match="tidak memakai pernyataan"):
        simpan_pernyataan(pabrik.permohonan(domisili, petugas), ISIAN, pelaku=petugas)


# The sheet


@pytest.mark.django_db
def test_sheet_is_no_letter_of_the_village(permohonan: Permohonan, petugas: Pengguna) -> None:
    satu = simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    with pdfplumber.open(io.BytesIO(cetak_pernyataan(satu))) as pdf:
        teks = teks_pdf(pdf)
    for kata in ("PEMERINTAH KABUPATEN", "Nomor : 4", "dapat diperiksa siapa saja"):
        assert kata not in teks
    for kata in (
        "Saya Siti Aminah",
        "Yang menyatakan,",
        "Saksi:",
        "Dicatat di Kantor Desa Bungah",
        "Nomor : …",
        f"Tanda isi {data_pernyataan(satu)['tanda']}",
    ):
        assert kata in teks


@pytest.mark.django_db
def test_everybody_named_signs(permohonan: Permohonan, petugas: Pengguna) -> None:
    satu = simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    assert pembuat(satu) == ["Siti Aminah"]
    satu.isian |= {"para_pembuat": "Siti, anak\n\n Budi, anak \n"}
    assert pembuat(satu) == ["Siti, anak", "Budi, anak"]


@pytest.mark.parametrize("kertas", [Kertas.A4, Kertas.F4])
@pytest.mark.parametrize("contoh", Contoh)
@pytest.mark.parametrize("jenis", semua("pernyataan"), ids=lambda satu: satu.kode)
def test_every_statement_stays_on_its_paper(jenis: Jenis, contoh: Contoh, kertas: Kertas) -> None:
    semua_halaman = lembaran(cetak_jenis(jenis, contoh, kertas))
    for halaman in semua_halaman:
        assert min(w.kiri for w in halaman.kata) >= 30 * MM - 1
        assert max(w.kanan for w in halaman.kata) <= halaman.lebar - 20 * MM + 1
        assert max(w.bawah for w in halaman.kata) <= halaman.tinggi - 8 * MM
    assert "BELUM DIISI" not in " ".join(halaman.teks for halaman in semua_halaman)
    assert len(semua_halaman) <= 3
    akhir = semua_halaman[-1].teks
    assert ("Saksi:" in akhir) == ("Dicatat di Kantor" in akhir)


# Pages


def _url(permohonan: Permohonan, ekor: str = "") -> str:
    return f"/kantor/permohonan/{permohonan.pk}/pernyataan/{ekor}"


@pytest.mark.django_db
def test_desk_walks_from_the_request_to_the_number(permohonan: Permohonan, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    rinci = klien.get(f"/kantor/permohonan/{permohonan.pk}/").content.decode()
    assert f'href="{_url(permohonan)}"' in rinci
    kosong = klien.get(_url(permohonan)).content.decode()
    assert ("Catat di register" in kosong, kosong.count("autofocus")) == (False, 1)
    klien.post(_url(permohonan), _diri() | ISIAN)
    assert "Catat di register" in klien.get(_url(permohonan)).content.decode()
    lembar = f"/kantor/permohonan/{permohonan.pk}/pernyataan.pdf"
    assert "belum dicetak" in klien.get(lembar, follow=True).content.decode()
    isi = klien.post(lembar, follow=True).content
    assert "Tanda isi" in klien.get(_url(permohonan)).content.decode()
    tanggal = {"ditandatangani_pada_0": "23-11-2026", "saksi_satu": "Moh. Toha", "saksi_dua": "Anam; S.Pd."}
    jawab = klien.post(_url(permohonan, "catat/"), tanggal, follow=True).content.decode()
    assert "PW/1/2026" in jawab
    assert "Moh. Toha; Anam, S.Pd." in jawab
    assert klien.get(lembar).content == isi
    daftar = klien.get("/kantor/pernyataan/").content.decode()
    assert ("PW/1/2026" in daftar, "Siti Aminah" in daftar) == (True, True)


def _diri() -> dict[str, Any]:
    return {"nama": "Siti Aminah"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({}, "Isi tanggal ditandatangani."),
        ({"ditandatangani_pada_0": "24-11-2026"}, "Tanggal ini belum tiba."),
        ({"ditandatangani_pada_0": "23-11-2026", "saksi_satu": "x" * 121}, "120"),
    ],
)
def test_bad_registration_is_answered_beside_the_field(
    permohonan: Permohonan, petugas: Pengguna, isi: dict[str, str], pesan: str
) -> None:
    simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    jawab = klien_meja(petugas).post(_url(permohonan, "catat/"), isi)
    assert (jawab.status_code, pesan in jawab.content.decode()) == (200, True)
    assert "Ada yang perlu diperbaiki" in jawab.content.decode()
    satu = pernyataan_berjalan(permohonan)
    assert satu is not None
    assert satu.naskah is None


@pytest.mark.django_db
def test_page_asks_for_the_check_where_the_kind_wants_it(permohonan: Permohonan, petugas: Pengguna) -> None:
    JenisSurat.objects.filter(sifat="pernyataan").update(pemeriksa="sekdes")
    dasar.pengguna("Hanik Rofiatin", Peran.SEKDES)
    simpan_pernyataan(permohonan, ISIAN, pelaku=petugas)
    klien = klien_meja(petugas)
    isi = klien.get(_url(permohonan)).content.decode()
    assert ("Minta diperiksa" in isi, "Catat di register" in isi) == (True, False)
    klien.post(_url(permohonan, "minta-periksa/"))
    assert "Sedang menunggu diperiksa." in klien.get(_url(permohonan)).content.decode()


@pytest.mark.django_db
def test_pages_of_a_request_without_statement_are_not_there(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    klien = klien_meja(petugas)
    assert klien.get(_url(satu)).status_code == 404
    assert klien.get(f"/kantor/permohonan/{satu.pk}/pernyataan.pdf").status_code == 404
    assert klien.post(_url(satu, "catat/"), {}).status_code == 404
    assert (
        "Pernyataan warga"
        not in klien.get(f"/kantor/permohonan/{satu.pk}/").content.decode().split("<main")[1]
    )


@pytest.mark.django_db
def test_register_asks_a_fixed_number_of_queries(waris: Layanan, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)

    def tambah() -> None:
        satu = pabrik.permohonan(waris, petugas, warga=dasar.warga(nik=None))
        _catat(simpan_pernyataan(satu, ISIAN, pelaku=petugas), petugas)

    JenisSurat.objects.filter(sifat="pernyataan").get().templat.update(isi="Saya {nama}.")
    tambah()
    klien.get("/kantor/pernyataan/")
    satu = len(hitung(klien, "/kantor/pernyataan/"))
    tambah()
    tambah()
    assert len(hitung(klien, "/kantor/pernyataan/")) == satu
