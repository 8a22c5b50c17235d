"""Sheets on the wall: born with a code, hung, looked at, out of date by themselves, replaced."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import ProfilDesa
from bungah.dasar.peran import Peran
from bungah.naskah import katalog, kueri_cermin, views_cetakan
from bungah.naskah.alur_tempelan import Letak, gantung, lepas, periksa_tempelan
from bungah.naskah.aturan_tempelan import Cermin, Keadaan, keadaan_tempelan, yang_berubah
from bungah.naskah.katalog import Kini
from bungah.naskah.kueri_tempelan import dinding, hitung_dinding
from bungah.naskah.models import LembarCetak, PeriksaTempelan, Tempelan
from bungah.naskah.papan import kartu
from tests.dasar.alat import klien_meja
from tests.mutu.test_penyuluhan import foto
from tests.naskah.alat_dinding import Katalog, ruang
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bungah.dasar.models import Pengguna

pytestmark = pytest.mark.django_db
DINDING = "/kantor/dinding/"


@pytest.fixture(autouse=True)
def pagi() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dasar.pukul(9), tick=False) as jam:
        dasar.profil()
        yield jam


@pytest.fixture
def isi(monkeypatch: pytest.MonkeyPatch) -> Katalog:
    satu = Katalog()
    monkeypatch.setattr(katalog, "tawaran", satu.semua)
    monkeypatch.setattr(views_cetakan, "banyak_lembar", len)  # what these prints give is no PDF
    return satu


@pytest.fixture
def sekdes() -> Pengguna:
    return dasar.pengguna("Rini", Peran.SEKDES)


@pytest.fixture
def meja(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


def kirim_tempel(**ubah: Any) -> dict[str, Any]:
    """The hanging form as a phone sends it."""
    berkas = SimpleUploadedFile("f.jpg", foto("2026:11:23 08:40:00"), "image/jpeg")
    hari = {"sejak_0": "23", "sejak_1": "11", "sejak_2": "2026"}
    return {"tempat": ruang().pk, "letak": "Papan kiri", "tinggi_cm": "120", "foto": berkas} | hari | ubah


@pytest.mark.syarat("R112", "R075")
def test_a_sheet_is_printed_hung_with_its_photo_and_looked_at(isi: Katalog, meja: Client) -> None:
    jawab = meja.post("/kantor/cetakan/biaya/", {"sasaran": "usaha", "kertas": "a3", "jarak": "300"})
    lembar = LembarCetak.objects.get()
    assert jawab["Location"] == f"/kantor/lembar/{lembar.kode}/"
    tanda = isi.dicetak[0].tanda
    assert tanda is not None
    assert (tanda.kode, lembar.jarak_mm, lembar.judul) == (lembar.kode, 3000, "Poster biaya: Usaha")
    assert meja.get(f"/kantor/lembar/{lembar.kode}/cetak.pdf").content == b"%PDF Rp0"
    jawab = meja.post(f"/kantor/lembar/{lembar.kode}/tempel/", kirim_tempel())
    satu = Tempelan.objects.get()
    assert jawab["Location"] == f"{DINDING}{satu.pk}/"
    assert (satu.letak, satu.tinggi_cm, satu.sejak) == ("Papan kiri", 120, dasar.SENIN)
    assert satu.diambil_pada == dasar.pukul(8, 40)
    assert b"Exif" not in bytes(satu.foto or b"")
    assert meja.get(f"{DINDING}{satu.pk}/foto.jpg")["Content-Type"] == "image/jpeg"
    meja.post(f"{DINDING}{satu.pk}/periksa/", {"hasil": "kabur", "catatan": "Pudar"})
    periksa = PeriksaTempelan.objects.get()
    assert (periksa.masih_ada, periksa.terbaca, periksa.oleh.nama) == (True, False, "Rini")
    halaman = meja.get(f"{DINDING}{satu.pk}/").content.decode()
    for kata in ("Tidak terbaca", "Pudar", "120 cm dari lantai", "difoto", "Rini"):
        assert kata.lower() in halaman.lower()


@pytest.mark.parametrize(
    ("ubah", "alasan", "keadaan"),
    [
        ({"isi": {"usaha": "Rp5.000"}}, "Isinya sudah berubah.", Keadaan.KEDALUWARSA),
        ({"nama": {"usaha": "Warung"}}, "Namanya sekarang «Warung».", Keadaan.KEDALUWARSA),
        ({"nama": {"usaha": None}}, "tidak dipakai lagi", Keadaan.TUTUP),
        ({"versi": {"usaha": "versi 2"}}, "Isinya sudah berubah.", Keadaan.KEDALUWARSA),
        ({"isi": {"domisili": "Rp5.000"}}, "", Keadaan.BELUM_DIPERIKSA),
    ],
)
def test_what_changed_outdates_its_sheets_by_itself(
    isi: Katalog, sekdes: Pengguna, ubah: dict[str, dict[str, str]], alasan: str, keadaan: Keadaan
) -> None:
    isi.tempel("usaha", sekdes)
    for nama, baru in ubah.items():
        getattr(isi, nama).update(baru)
    isi.nama = {kode: kata for kode, kata in isi.nama.items() if kata}
    satu = dinding()[0]
    assert satu.keadaan is keadaan
    assert alasan in " ".join(satu.berubah)


@pytest.mark.syarat("R097")
def test_the_old_sheet_is_printed_anew_and_gives_its_place(
    isi: Katalog, meja: Client, sekdes: Pengguna
) -> None:
    lama = isi.tempel("usaha", sekdes, letak="Papan kiri", tinggi_cm=120)
    isi.tempel("", sekdes)
    isi.isi["usaha"] = "Rp5.000"
    halaman = meja.get(DINDING).content.decode()
    assert ("Perlu diganti" in halaman, "Cetak yang baru" in halaman) == (True, True)
    jawab = meja.post(f"{DINDING}{lama.pk}/cetak-ulang/")
    baru = LembarCetak.objects.order_by("pk").last()
    assert baru is not None
    assert jawab["Location"] == f"/kantor/lembar/{baru.kode}/?ganti={lama.pk}"
    assert "Sudah ditempel yang baru" in meja.get(DINDING).content.decode()
    alamat = f"/kantor/lembar/{baru.kode}/tempel/?ganti={lama.pk}"
    assert 'value="Papan kiri"' in meja.get(alamat).content.decode()
    meja.post(alamat, kirim_tempel(ganti=str(lama.pk)))
    lama.refresh_from_db()
    assert (lama.dilepas, lama.alasan) == (dasar.SENIN, f"Diganti lembar baru ({baru.kode})")
    assert [s.keadaan.perlu_ganti for s in dinding()] == [False, False]
    assert lama.alasan in meja.get(f"{DINDING}dilepas/").content.decode()


def test_a_sheet_that_no_longer_holds_is_neither_hung_nor_opened(
    isi: Katalog, meja: Client, sekdes: Pengguna
) -> None:
    lembar = isi.lembar("usaha", sekdes)
    isi.isi["usaha"] = "Rp5.000"
    jawab = meja.post(f"/kantor/lembar/{lembar.kode}/tempel/", kirim_tempel())
    assert (jawab.status_code, "sudah kedaluwarsa" in jawab.content.decode()) == (400, True)
    assert meja.get(f"/kantor/lembar/{lembar.kode}/cetak.pdf").status_code == 302
    assert "sudah berubah sejak dicetak" in meja.get(DINDING).content.decode()


@pytest.mark.parametrize(
    ("sejak", "kata"),
    [(dasar.SENIN - timedelta(days=1), "hari dicetak"), (dasar.SENIN + timedelta(days=1), "hari ini")],
)
def test_a_day_that_cannot_be_is_refused(isi: Katalog, sekdes: Pengguna, sejak: Any, kata: str) -> None:
    with pytest.raises(Ditolak, match=kata):
        isi.tempel("usaha", sekdes, sejak=sejak)


def test_the_same_place_twice_and_a_second_taking_down_are_refused(isi: Katalog, sekdes: Pengguna) -> None:
    satu = isi.tempel("usaha", sekdes)
    with pytest.raises(Ditolak, match="sudah tercatat menempel di situ"):
        gantung(satu.lembar, Letak(ruang(), dasar.SENIN), pelaku=sekdes)
    with pytest.raises(Ditolak, match="ada di antara"):
        lepas(satu, dilepas=dasar.SENIN - timedelta(days=1), alasan="x", pelaku=sekdes)
    lepas(satu, dilepas=dasar.SENIN, alasan="Ruang dicat", pelaku=sekdes)
    with pytest.raises(SudahBerubah):
        periksa_tempelan(satu, masih_ada=True, terbaca=True, pelaku=sekdes)
    with pytest.raises(TidakBerwenang):
        gantung(satu.lembar, Letak(ruang(), dasar.SENIN), pelaku=dasar.pengguna("Tari", Peran.BENDAHARA))


def test_a_print_that_is_refused_leaves_no_sheet(isi: Katalog, meja: Client) -> None:
    isi.tolak.add("Rp0")
    jawab = meja.post("/kantor/cetakan/biaya/", {"sasaran": "usaha", "kertas": "a3", "jarak": "300"})
    assert (jawab.status_code, "Terlalu panjang untuk A3." in jawab.content.decode()) == (400, True)
    jawab = meja.post("/kantor/cetakan/biaya/", {"sasaran": "lain", "kertas": "a3", "jarak": "50000"})
    assert "Jarak baca" in jawab.content.decode()
    jawab = meja.post("/kantor/cetakan/biaya/", {"sasaran": "usaha", "kertas": "a3", "jarak": "tiga"})
    assert "Tulis jaraknya dengan angka" in jawab.content.decode()
    assert not LembarCetak.objects.exists()


def test_sheets_are_counted_before_anything_is_printed(isi: Katalog, meja: Client) -> None:
    kirim = {"sasaran": "usaha", "kertas": "a3", "jarak": "300", "hitung": "1"}
    jawab = meja.post("/kantor/cetakan/biaya/", kirim)
    assert (jawab.status_code, "Menjadi 8 lembar A3." in jawab.content.decode()) == (200, True)
    assert not LembarCetak.objects.exists()
    isi.tolak.add("Rp0")
    assert meja.post("/kantor/cetakan/biaya/", kirim).status_code == 400


@pytest.mark.parametrize("banyak", [1, 3])
def test_pages_ask_the_same_number_of_questions(
    isi: Katalog, meja: Client, sekdes: Pengguna, banyak: int
) -> None:
    for n in range(banyak):
        satu = isi.tempel("usaha", sekdes, tempat=ruang(f"R{n}"))
        periksa_tempelan(satu, masih_ada=True, terbaca=True, pelaku=sekdes)
    lembar = satu.lembar.kode
    for alamat, kali in (
        (DINDING, 8),
        (f"{DINDING}{satu.pk}/", 8),
        ("/kantor/cetakan/", 6),
        (f"/kantor/lembar/{lembar}/", 9),
    ):
        meja.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            assert meja.get(alamat).status_code == 200
        assert (alamat, len(kueri)) == (alamat, kali)


def test_the_home_tells_how_many_and_is_quiet_otherwise(isi: Katalog, sekdes: Pengguna) -> None:
    isi.tempel("usaha", sekdes)
    assert "Tempelan" not in str(kartu(sekdes, dasar.SENIN))
    isi.isi["usaha"] = "Rp5.000"
    assert hitung_dinding() == (1, 1)
    assert "dari 1 lembar di dinding" in str(kartu(sekdes, dasar.SENIN))


def test_a_wall_is_asked_once_until_a_record_of_the_office_changes(
    isi: Katalog, sekdes: Pengguna, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.INGATAN_DETIK = 10
    monkeypatch.setattr(kueri_cermin, "_ingatan", {})
    isi.tempel("usaha", sekdes)
    dinding()
    isi.isi["usaha"] = "Rp5.000"  # no deed tells of it, so the answer is the one that was worked out
    assert dinding()[0].keadaan is Keadaan.BELUM_DIPERIKSA
    dasar.warga()
    isi.tempel("", sekdes)  # a resident and the wall itself change no print
    assert dinding()[0].keadaan is Keadaan.BELUM_DIPERIKSA
    with tulis(pelaku=sekdes):
        catat(ProfilDesa.ambil(), "ubah", kolom=["motto"])
    assert dinding()[0].keadaan is Keadaan.KEDALUWARSA


# What a passer-by reads


def baca(kode: str) -> tuple[int, str]:
    jawab = Client().get(f"/t/{kode}/")
    return jawab.status_code, jawab.content.decode()


@pytest.mark.syarat("R194")
def test_whoever_scans_a_sheet_reads_whether_it_holds(isi: Katalog, sekdes: Pengguna, pagi: Any) -> None:
    satu = isi.tempel("usaha", sekdes)
    kode = satu.lembar.kode
    status, halaman = baca(kode.lower())
    assert (status, "Masih berlaku" in halaman, "Rini" in halaman) == (200, True, False)
    pagi.shift(timedelta(days=3))
    isi.isi["usaha"], isi.versi["usaha"] = "Rp5.000", "standar versi 2"
    isi.kini = Kini([("Biaya", "Rp5.000")], "/layanan/usaha/", dasar.SENIN + timedelta(days=2))
    _, halaman = baca(kode)
    for kata in ("Kedaluwarsa sejak 25 November 2026", "Yang berlaku sekarang", "Rp5.000", "/layanan/usaha/"):
        assert kata in halaman
    isi.isi["usaha"], isi.versi = "Rp0", {}
    lepas(satu, dilepas=dasar.SENIN, alasan="Ruang dicat", pelaku=sekdes)
    _, halaman = baca(kode)
    assert ("Sudah dilepas 23 November 2026" in halaman, "Ruang dicat" in halaman) == (True, False)
    isi.nama.clear()
    assert "Tidak dipakai lagi" in baca(kode)[1]
    assert Client().get(f"/T/{kode}").status_code == 200
    assert Client().head(f"/t/{kode}/").status_code == 200


def test_a_guessed_code_gets_words_and_is_braked(isi: Katalog) -> None:
    for _ in range(40):
        status, halaman = baca("ZZZZZZZZ")
        assert (status, "tidak ada di catatan kami" in halaman) == (404, True)
    assert "seperempat jam" in baca("ZZZZZZZZ")[1]


def test_the_answer_is_light_and_needs_no_script(isi: Katalog, sekdes: Pengguna) -> None:
    ProfilDesa.objects.update(alamat="Jalan Raya 1", telepon="031 1")
    _, halaman = baca(isi.tempel("usaha", sekdes).lembar.kode)
    assert len(halaman.encode()) < 12_000
    assert "Jalan Raya 1" in halaman
    assert "Catat tempelan" not in halaman
    assert (
        "Catat tempelan" in klien_meja(sekdes).get(f"/t/{LembarCetak.objects.get().kode}/").content.decode()
    )


@pytest.mark.parametrize(
    ("benar", "lihat", "hasil"),
    [
        ({"dilepas", "berubah", "tidak_ada"}, None, Keadaan.DILEPAS),
        ({"berubah", "tidak_ada"}, (True, True), Keadaan.TUTUP),
        ({"berubah"}, (True, True), Keadaan.KEDALUWARSA),
        (set(), None, Keadaan.BELUM_DIPERIKSA),
        (set(), (False, False), Keadaan.HILANG),
        (set(), (True, False), Keadaan.TAK_TERBACA),
        (set(), (True, True), Keadaan.BERLAKU),
    ],
)
def test_the_worst_is_said(benar: set[str], lihat: tuple[bool, bool] | None, hasil: Keadaan) -> None:
    tanya = {nama: nama in benar for nama in ("dilepas", "berubah", "tidak_ada")}
    keadaan = keadaan_tempelan(**tanya, lihat=lihat)
    assert keadaan is hasil
    assert keadaan.kata


def test_the_version_is_named_when_both_are_known() -> None:
    dulu, kini = Cermin(ada=True, versi="versi 1", sidik="a"), Cermin(ada=True, versi="versi 2", sidik="b")
    assert yang_berubah(dulu, kini) == ("Dicetak dari versi 1, sekarang berlaku versi 2.",)
    assert yang_berubah(dulu, dulu) == ()
