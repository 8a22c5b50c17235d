"""Nine things × media of every service: wall and site answer by themselves, the rest stands in a register."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.ingatan import lupakan
from bungah.dasar.models import ProfilDesa
from bungah.dasar.peran import Peran
from bungah.naskah import kueri_tempelan
from layanan.alur.publikasi import IsiPublikasi, akhiri_publikasi, catat_publikasi
from layanan.aturan.publikasi import BUTIR, DARI_CETAKAN, dari_tempelan
from layanan.cetak.poster import isi_qr
from layanan.kueri import publikasi as kueri_publikasi
from layanan.kueri.komponen import susun_potret
from layanan.kueri.publikasi import matriks_layanan
from layanan.models import Layanan, Publikasi
from layanan.papan_umum import isi_umum
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik
from tests.pabrik.standar import lengkap, sidang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bungah.dasar.models import Pengguna

pytestmark = pytest.mark.django_db
ALAMAT = "/kantor/publikasi/"
HARI = {"sejak_0": "22", "sejak_1": "11", "sejak_2": "2026"}


@pytest.fixture(autouse=True)
def pagi() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil()
        ProfilDesa.objects.update(motto="Melayani dengan senyum", alamat="Jalan Raya 1")
        yield


@pytest.fixture
def sekdes() -> Pengguna:
    return dasar.pengguna("Rini", Peran.SEKDES)


@pytest.fixture
def meja(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


@pytest.fixture
def usaha() -> Layanan:
    layanan = pabrik.layanan("usaha")
    standar = lengkap(layanan.standar.get())
    standar.potret = susun_potret(standar)
    standar.save()
    return layanan


def sel(butir: str, media: str) -> tuple[bool, str]:
    satu = matriks_layanan("usaha", dasar.SENIN)
    assert satu is not None
    kotak = satu.satu(butir, media)
    return kotak.ada, kotak.bukti or kotak.kurang


@pytest.mark.usefixtures("usaha")
@pytest.mark.syarat("R168")
def test_the_site_answers_by_itself_and_names_what_is_missing(meja: Client) -> None:
    assert sel("prosedur", "situs") == (True, "halaman layanan di situs")
    assert sel("standar", "situs") == (True, "halaman layanan di situs, belum ditetapkan dengan SK")
    ProfilDesa.objects.update(motto="")
    assert sel("motto", "situs") == (False, "Motto kantor belum diisi.")
    halaman = meja.get(f"{ALAMAT}usaha/").content.decode()
    assert ("Motto kantor belum diisi." in halaman, "Belum di mana pun" in halaman) == (True, True)
    ringkas = meja.get(ALAMAT).content.decode()
    assert ("dari 9" in ringkas, "belum: Motto" in ringkas) == (True, True)


@pytest.mark.syarat("R192")
def test_other_media_stand_in_the_register_with_date_and_proof(usaha: Layanan, meja: Client) -> None:
    kirim = {
        "lewat": "cetak",
        "layanan": "semua",
        "butir": list(BUTIR),
        "bukti": "Brosur A5, 200 lembar",
        **HARI,
    }
    meja.post(f"{ALAMAT}catat/", kirim)
    assert sel("standar", "cetak") == (True, "Brosur A5, 200 lembar")
    satu = matriks_layanan("usaha", dasar.SENIN)
    assert satu is not None
    assert (satu.jumlah, satu.oleh("cetak"), satu.sejak("cetak")) == (9, 9, dasar.SENIN - timedelta(days=1))
    halaman = meja.get(f"{ALAMAT}{usaha.kode}/").content.decode()
    assert ("Brosur A5, 200 lembar" in halaman, "22 November 2026" in halaman) == (True, True)
    meja.post(f"{ALAMAT}{Publikasi.objects.get(butir='standar').pk}/akhiri/")
    assert sel("standar", "cetak") == (False, "")
    meja.post(f"{ALAMAT}catat/", kirim)  # only what is missing is written anew
    assert Publikasi.objects.count() == 10


@pytest.mark.usefixtures("usaha")
def test_nothing_is_claimed_that_nobody_chose(meja: Client) -> None:
    assert " checked" not in meja.get(f"{ALAMAT}catat/").content.decode()
    jawab = meja.post(f"{ALAMAT}catat/", {"lewat": "", "layanan": "", "bukti": "Brosur", **HARI})
    assert (jawab.status_code, Publikasi.objects.count()) == (400, 0)


@pytest.mark.usefixtures("usaha")
def test_an_outreach_is_proof_by_itself(meja: Client) -> None:
    kegiatan = sidang(jenis="penyuluhan", topik="Syarat surat usaha")
    kirim = {"lewat": "penyuluhan", "layanan": "usaha", "butir": ["persyaratan"], "bukti": "", **HARI}
    jawab = meja.post(f"{ALAMAT}catat/", kirim)
    assert (jawab.status_code, "Pilih penyuluhannya" in jawab.content.decode()) == (400, True)
    salah = meja.post(f"{ALAMAT}catat/", kirim | {"kegiatan": str(kegiatan.pk), "lewat": "medsos"})
    assert "Medianya bukan penyuluhan." in salah.content.decode()
    meja.post(f"{ALAMAT}catat/", kirim | {"kegiatan": str(kegiatan.pk)})
    assert sel("persyaratan", "penyuluhan")[1].startswith("Syarat surat usaha, ")


def test_what_hangs_and_holds_answers_for_the_wall(usaha: Layanan, monkeypatch: pytest.MonkeyPatch) -> None:
    hari = dasar.SENIN
    terpasang = [("persyaratan", usaha.kode, hari), ("biaya", "", hari), ("waktu", "lain", hari)]
    assert set(dari_tempelan(usaha.kode, terpasang)) == {"persyaratan", "biaya"}
    monkeypatch.setattr(kueri_publikasi, "sah_terpasang", lambda: terpasang)
    assert sel("biaya", "papan")[0] is True
    assert sel("waktu", "papan") == (False, "")
    assert kueri_tempelan.sah_terpasang() == ()
    assert {butir for isi in DARI_CETAKAN.values() for butir in isi} == set(BUTIR)


def test_what_cannot_be_is_refused(usaha: Layanan, sekdes: Pengguna) -> None:
    baik = IsiPublikasi("medsos", ["motto"], dasar.SENIN, "unggahan 1")
    salah = [
        (IsiPublikasi("situs", ["motto"], dasar.SENIN, "x"), "terjawab sendiri"),
        (IsiPublikasi("medsos", [], dasar.SENIN, "x"), "paling sedikit"),
        (IsiPublikasi("medsos", ["motto"], dasar.SENIN, " "), "buktinya"),
        (IsiPublikasi("medsos", ["motto"], dasar.SENIN + timedelta(days=1), "x"), "belum tiba"),
    ]
    for isi, kata in salah:
        with pytest.raises(Ditolak, match=kata):
            catat_publikasi([usaha], isi, pelaku=sekdes)
    with pytest.raises(TidakBerwenang):
        catat_publikasi([usaha], baik, pelaku=dasar.pengguna("Tari", Peran.AUDITOR))
    assert catat_publikasi([usaha], baik, pelaku=sekdes) == 1
    akhiri_publikasi(Publikasi.objects.get(), pelaku=sekdes)
    with pytest.raises(SudahBerubah):
        akhiri_publikasi(Publikasi.objects.get(), pelaku=sekdes)


@pytest.mark.usefixtures("usaha")
@pytest.mark.parametrize("banyak", [1, 3])
def test_pages_ask_the_same_number_of_questions(meja: Client, banyak: int) -> None:
    kepegawaian.pegawai("kades", "Wiwik")
    for n in range(banyak):
        pabrik.layanan(f"lain{n}")
    for alamat, kali in ((ALAMAT, 10), (f"{ALAMAT}usaha/", 10), (f"{ALAMAT}catat/", 7)):
        meja.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            assert meja.get(alamat).status_code == 200
        assert (alamat, len(kueri)) == (alamat, kali)


@pytest.mark.usefixtures("usaha")
@pytest.mark.syarat("R167")
def test_the_promise_is_the_eighth_aspect_of_openness_with_its_proof() -> None:
    baris = [b for isi in isi_umum("transparansi", dasar.SENIN) for b in isi.baris]
    assert [b.judul.split(". ")[0] for b in baris[:10]] == [str(n) for n in range(1, 11)]
    janji = baris[7]
    assert (janji.judul, janji.ke, janji.tanda) == ("8. Janji", "/tentang/janji/", "lengkap")
    assert list(janji.isi) == ["1 dari 1 layanan memuat jaminan tertulis."]


@pytest.mark.usefixtures("usaha")
def test_the_code_on_a_poster_opens_the_page_of_its_service() -> None:
    ProfilDesa.objects.update(alamat_publik="https://bungah.example")
    lupakan()
    jalur = isi_qr("usaha")["alamat"].removeprefix("HTTPS://BUNGAH.EXAMPLE")
    jawab = Client().get(jalur, follow=True)
    assert jawab.redirect_chain == [("/layanan/usaha/", 302)]
    assert jawab.status_code == 200
