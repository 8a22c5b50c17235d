"""The service charter: a draft until it was signed, then frozen; what changed since is named."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah import rujukan as rujukan_naskah
from bungah.naskah.katalog import TidakDicetak
from layanan.alur.maklumat import ALUR_MAKLUMAT, tulis_maklumat
from layanan.aturan.maklumat import PANJANG, alinea, salah_tanda
from layanan.cetak.janji import isi_janji
from layanan.cetak.maklumat import isi_lampiran, isi_maklumat, isi_maklumat_draf, isi_sk_maklumat
from layanan.kueri.maklumat import berubah_sejak_tanda, maklumat_berlaku, maklumat_draf, tanda_draf
from layanan.models import Layanan, Maklumat
from layanan.papan_standar import kartu_standar
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.dasar import SENIN

pytestmark = pytest.mark.django_db
ISI = "Dengan ini kami menyatakan:\n1. sanggup melayani sesuai standar;\n2. siap menerima sanksi."
HALAMAN, TANDA = "/kantor/maklumat/", "/kantor/maklumat/tandatangan/"


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Rini", Peran.SEKDES)


def tanda(draf: Maklumat, pelaku: Pengguna, **isi: Any) -> Maklumat:
    return ALUR_MAKLUMAT.jalankan(draf, "tandatangani", pelaku=pelaku, **{"hari": SENIN} | isi)


@pytest.mark.syarat("R160", "R163")
def test_words_are_a_draft_until_the_kepala_desa_signed(
    sekdes: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    draf = tulis_maklumat(ISI, pelaku=sekdes)
    assert (draf.status, draf.versi, isi_maklumat("")["draf"]) == ("draf", 1, True)
    assert "Maklumat" in [kartu.label for kartu in kartu_standar(kades)]
    satu = tanda(draf, kades, sk_nomor="188/7", sk_tanggal=SENIN)
    assert "Maklumat" not in [kartu.label for kartu in kartu_standar(kades)]
    assert (satu.status, satu.penanda_nama, satu.penanda_jabatan) == ("berlaku", "Ani Lestari", "Kepala Desa")
    isi = isi_maklumat("")
    assert (isi["draf"], isi["tanggal"], isi["sk"]) == (
        False,
        "23 November 2026",
        "SK 188/7, 23 November 2026",
    )
    assert Jejak.objects.filter(perbuatan="tandatangani").exists()
    baru = tulis_maklumat(f"{ISI}\n3. memperbaiki terus-menerus.", pelaku=sekdes)
    assert (baru.versi, isi_maklumat("")["versi"], isi_maklumat_draf("")["versi"]) == (2, 1, 2)
    tanda(baru, sekdes)
    assert list(Maklumat.objects.values_list("versi", "status")) == [(2, "berlaku"), (1, "lama")]
    with pytest.raises(TidakDicetak, match="Tidak ada draf"):
        isi_maklumat_draf("")
    with pytest.raises(SudahBerubah):
        tanda(baru, kades)


@pytest.mark.syarat("R162")
def test_the_annex_holds_every_standard_and_names_what_changed(
    sekdes: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    tanda(tulis_maklumat(ISI, pelaku=sekdes), kades)
    assert berubah_sejak_tanda(maklumat_berlaku()) == []
    domisili.standar.update(menit=90, kewajiban_petugas="Melayani dengan ramah.\nTidak meminta imbalan.")
    pabrik.layanan("usaha")
    assert berubah_sejak_tanda(maklumat_berlaku()) == ["Layanan domisili", "Layanan usaha"]
    isi = isi_lampiran("")
    assert [(b["layanan"], b["waktu"], b["biaya"]) for b in isi["daftar"]] == [
        ("Layanan domisili", "1 jam 30 menit", "Gratis"),
        ("Layanan usaha", "30 menit", "Gratis"),
    ]
    assert isi["kewajiban"] == [("Layanan domisili", ["Melayani dengan ramah.", "Tidak meminta imbalan."])]


def test_the_decree_holds_the_words_and_the_promises(sekdes: Pengguna, domisili: Layanan) -> None:
    rujukan_naskah.muat()
    with pytest.raises(TidakDicetak, match="Belum ada maklumat"):
        isi_sk_maklumat("")
    tulis_maklumat(ISI, pelaku=sekdes)
    isi = isi_sk_maklumat("")
    assert (isi["nomor"], isi["tanggal"], len(isi["daftar"])) == ("", "", 1)
    assert isi["alinea"][1] == ("1.", "sanggup melayani sesuai standar;")
    assert isi["tentang"] == "Maklumat Pelayanan Pemerintah Desa Bungah"


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [("  \n ", "Isi bunyi maklumat."), ("x" * (PANJANG + 1), "Maklumat paling panjang 600 huruf")],
)
@pytest.mark.syarat("R161")
def test_words_too_long_or_none_are_refused(isi: str, alasan: str, sekdes: Pengguna) -> None:
    with pytest.raises(Ditolak, match=alasan):
        tulis_maklumat(isi, pelaku=sekdes)
    assert not Maklumat.objects.exists()


def test_two_writers_and_strangers_are_refused(
    sekdes: Pengguna, petugas: Pengguna, domisili: Layanan
) -> None:
    draf = tulis_maklumat(ISI, pelaku=sekdes)
    with pytest.raises(SudahBerubah, match="diubah orang lain"):
        tulis_maklumat("Lain", pelaku=sekdes, semula="basi")
    assert tulis_maklumat("Lain", pelaku=sekdes, semula=tanda_draf(draf)).pk == draf.pk
    with pytest.raises(TidakBerwenang):
        tulis_maklumat("Lain lagi", pelaku=petugas)
    with pytest.raises(TidakBerwenang):
        tanda(draf, petugas)


ESOK, KEMARIN = SENIN + timedelta(days=1), SENIN - timedelta(days=1)


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        ({"hari": ESOK}, "hari itu belum tiba"),
        ({"hari": KEMARIN, "sebelum": SENIN}, "tidak bisa lebih dulu"),
        ({"sk_nomor": "188/7"}, "kosongkan keduanya"),
        ({"sk_tanggal": SENIN}, "kosongkan keduanya"),
        ({"sk_nomor": "188/7", "sk_tanggal": ESOK}, "SK bertanggal 24 November 2026"),
        ({}, ""),
    ],
)
def test_a_signature_has_a_possible_day(isi: dict[str, Any], alasan: str) -> None:
    baku: dict[str, Any] = {"hari": SENIN, "kini": SENIN, "sebelum": None, "sk_nomor": "", "sk_tanggal": None}
    hasil = salah_tanda(**baku | isi)
    assert alasan in hasil
    assert bool(alasan) == bool(hasil)


def test_numbers_at_the_head_of_a_line_are_numbers() -> None:
    assert alinea("Kami:\n1. satu\n 2) dua \n\n3 tiga") == [
        ("", "Kami:"),
        ("1.", "satu"),
        ("2.", "dua"),
        ("", "3 tiga"),
    ]


def test_the_page_writes_signs_and_keeps_what_was_refused(sekdes: Pengguna, domisili: Layanan) -> None:
    rujukan_naskah.muat()
    klien = klien_meja(sekdes)
    isi = klien.get(HALAMAN).content.decode()
    assert "Belum ada maklumat yang ditandatangani" in isi
    assert "sanggup menyelenggarakan pelayanan" in isi  # the office's own beginning
    assert klien.post(HALAMAN, {"isi": ISI}).status_code == 302
    basi = klien.post(HALAMAN, {"isi": "Bunyi lain", "semula": "basi"})
    assert (basi.status_code, "Bunyi lain" in basi.content.decode()) == (400, True)
    besok = {"hari_0": "24", "hari_1": "11", "hari_2": "2026", "sk_nomor": "188/9"}
    tolak = klien.post(TANDA, besok)
    assert (tolak.status_code, "188/9" in tolak.content.decode()) == (400, True)
    assert maklumat_draf() is not None
    assert klien.post(TANDA, {"hari_0": "23", "hari_1": "11", "hari_2": "2026"}).status_code == 302
    isi = klien.get(HALAMAN).content.decode()
    assert "Ani Lestari, Kepala Desa, 23 November 2026" in isi
    assert klien.get(TANDA).status_code == 302


@pytest.mark.syarat("R166")
def test_the_public_charter_groups_promise_rights_and_complaint(sekdes: Pengguna, domisili: Layanan) -> None:
    rujukan_naskah.muat()
    alamat = "/tentang/maklumat/"
    assert "Belum ditandatangani Kepala Desa." in Client().get(alamat).content.decode()
    tanda(tulis_maklumat(ISI, pelaku=sekdes), sekdes)
    isi = Client().get(alamat).content.decode()
    bagian = (
        "sanggup melayani sesuai standar",
        "Janji 1 layanan",
        "Hak Anda",
        "Kewajiban Anda",
        "Mengadulah",
    )
    assert [kata for kata in bagian if kata not in isi] == []
    assert sorted(isi.index(kata) for kata in bagian) == [isi.index(kata) for kata in bagian]


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(
    banyak: int, sekdes: Pengguna, domisili: Layanan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(banyak):
        tanda(tulis_maklumat(f"{ISI} {n}", pelaku=sekdes), sekdes)
    for n in range(banyak - 1):
        pabrik.layanan(f"lain{n}")
    klien = klien_meja(sekdes)
    klien.get(HALAMAN)
    with django_assert_num_queries(9):
        klien.get(HALAMAN)


def test_the_promise_of_one_service_is_taken_from_its_standard(petugas: Pengguna, domisili: Layanan) -> None:
    domisili.standar.update(kewajiban_petugas="Menyapa warga\n")
    isi = isi_janji("domisili")
    assert (isi["waktu"], isi["biaya"], isi["perilaku"]) == ("30 menit", "Gratis", ["Menyapa warga"])
    assert (isi["terlambat"], isi["pengadu"]) == ("Permohonan maaf tertulis", "Kepala Desa")


def test_the_photo_of_the_signed_sheet_is_kept_and_shown(sekdes: Pengguna, domisili: Layanan) -> None:
    satu = tanda(tulis_maklumat(ISI, pelaku=sekdes), sekdes)
    klien, alamat = klien_meja(sekdes), f"/kantor/maklumat/{satu.pk}.jpg"
    assert klien.get(alamat).status_code == 404
    assert "Lihat fotonya" not in klien.get(HALAMAN).content.decode()
    Maklumat.objects.update(pindaian=b"\xff\xd8\xff")
    assert klien.get(alamat).content == b"\xff\xd8\xff"
    assert "Lihat fotonya" in klien.get(HALAMAN).content.decode()
