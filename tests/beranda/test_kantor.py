"""The staff home: what to do first, figures that open their records, by role."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arsip.alur import sanggah
from arsip.models import Pengesahan
from bungah.beranda.views import dahulukan
from bungah.dasar.models import Fitur, PeranBerlaku, Salam
from bungah.dasar.papan import Kartu
from bungah.dasar.peran import Peran
from kepegawaian.models import SKPenugasan
from tests.dasar.alat import klien_admin, klien_meja
from tests.pabrik import arsip as pabrik_arsip
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bungah.dasar.models import Pengguna


@pytest.fixture(autouse=True)
def jam(db: None) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dasar.pukul(9), tick=False) as jam:
        dasar.profil()
        dasar.jam_kerja()
        pabrik.titik()
        yield jam


@pytest.fixture
def petugas() -> Pengguna:
    orang = dasar.pengguna("Budi Santoso", Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN)
    kepegawaian.pegawai("kasi_pelayanan", "Budi Santoso", orang)
    return orang


@pytest.fixture
def kades() -> Pengguna:
    orang = dasar.pengguna("Ani Lestari", Peran.KADES)
    kepegawaian.pegawai("kades", "Ani Lestari", orang)
    return orang


def html(orang: Pengguna) -> str:
    jawab = klien_meja(orang).get("/kantor/")
    assert jawab.status_code == 200
    return jawab.content.decode()


def angka(isi: str) -> dict[str, str]:
    """Label of every card and its figure."""
    kartu = re.findall(r'<span class="lencana[^>]*>([^<]+)</span>\s*<p class="sosok-angka">([^<]+)</p>', isi)
    return dict(kartu)


def test_kantor_shows_what_waits_for_an_officer(petugas: Pengguna) -> None:
    layanan = pabrik.layanan()
    pabrik.permohonan(layanan, petugas)
    pabrik.kunjungan()
    isi = html(petugas)
    assert angka(isi) == {
        "Menunggu dipanggil": "1",
        "Lewat janji": "0",
        "Surat dibuat": "1",
        "Menunggu tanda tangan": "0",
        "Siap diambil": "0",
    }
    assert re.findall(r'<a class="kartu" href="([^"]+)"', isi)[0] == "/kantor/meja/"


def test_kantor_puts_what_is_late_first(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    pabrik.permohonan(pabrik.layanan(), petugas)
    pabrik.kunjungan()
    jam.move_to(dasar.pukul(10))
    assert "<strong>Lewat janji</strong>" in html(petugas)


def test_kantor_with_nothing_to_do_says_so(petugas: Pengguna) -> None:
    assert "Tidak ada yang menunggu" in html(petugas)


def test_dahulukan_takes_the_first_figure_that_is_not_nought() -> None:
    nol, satu, telat = (
        Kartu(str(n), str(n), "", "/", jenis) for n, jenis in ((0, "telat"), (1, "tunggu"), (2, "telat"))
    )
    assert dahulukan([nol, satu, telat]) is telat
    assert dahulukan([nol, satu]) is satu
    assert dahulukan([nol]) is None


def test_kantor_greets_in_krama_with_its_meaning(petugas: Pengguna) -> None:
    Salam.objects.create(
        saat="salam", krama="Sugeng {waktu}, Bapak/Ibu.", indonesia="Selamat pagi, Bapak/Ibu."
    )
    isi = html(petugas)
    assert '<p class="ucapan" lang="jv">Sugeng enjing, Bapak/Ibu.</p>' in isi
    assert "Selamat pagi, Bapak/Ibu." in isi


def test_kantor_tells_the_kepala_desa_what_was_recorded_yesterday(
    petugas: Pengguna, kades: Pengguna, jam: time_machine.Traveller
) -> None:
    for _ in range(2):
        pabrik_arsip.surat_terbit(petugas, penanda_tangan=kades.pegawai)
    jam.shift(timedelta(days=1))
    pabrik_arsip.surat_terbit(petugas, penanda_tangan=kades.pegawai)
    isi = html(kades)
    assert angka(isi)["Dicatat atas nama Bapak/Ibu"] == "3"
    assert "2 dari kemarin, belum Bapak/Ibu baca" in isi


def test_kantor_leads_the_kepala_desa_to_the_inbox_that_is_switched_on(kades: Pengguna) -> None:
    assert 'href="/kantor/register/?status=menunggu"' in html(kades)
    Fitur.objects.create(kode=Fitur.Kode.SETUJU_HP, menyala=True)
    assert 'href="/kantor/legalisasi/"' in html(kades)


def test_kantor_tells_the_sekdes_of_a_disputed_signature(petugas: Pengguna, kades: Pengguna) -> None:
    sekdes = dasar.pengguna("Citra", Peran.SEKDES)
    assert "Surat disanggah" not in angka(html(sekdes))
    pabrik_arsip.surat_terbit(petugas, penanda_tangan=kades.pegawai)
    sanggah(Pengesahan.objects.get(), pelaku=kades, alasan="Bukan tanda tangan saya")
    assert angka(html(sekdes))["Surat disanggah"] == "1"


def test_kantor_warns_before_a_duty_ends(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    assert "Tugas segera berakhir" not in angka(html(petugas))
    jam.move_to(dasar.pukul(9, hari=date(2026, 12, 21)))
    isi = html(petugas)
    assert angka(isi)["Tugas segera berakhir"] == "10 hari"
    assert "SK Anda berakhir 31 Desember 2026, minta diperpanjang" in isi
    for peran in (Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN):
        PeranBerlaku.objects.create(
            pengguna=petugas, peran=peran, dari=date(2027, 1, 1), sampai=date(2027, 12, 31), dasar="SK 2"
        )
    assert "Tugas segera berakhir" not in angka(html(petugas))


def test_kantor_tells_who_assigns_which_sk_end(kades: Pengguna) -> None:
    SKPenugasan.objects.create(
        nomor="1/2026",
        tanggal=date(2026, 1, 1),
        tentang="Petugas layanan",
        berlaku_dari=date(2026, 1, 1),
        berlaku_sampai=date(2026, 12, 1),
    )
    assert angka(html(kades))["SK segera berakhir"] == "1"


def test_kantor_of_the_admin_leads_to_the_reference_data() -> None:
    admin = dasar.pengguna("Dewi", Peran.ADMIN)
    isi = klien_admin(admin).get("/kantor/").content.decode()
    assert 'href="/admin/"' in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_kantor_needs_eighteen_queries(banyak: int, petugas: Pengguna) -> None:
    layanan = pabrik.layanan()
    for _ in range(banyak):
        pabrik.permohonan(layanan, petugas)
        pabrik.kunjungan()
    klien = klien_meja(petugas)
    klien.get("/kantor/")
    with CaptureQueriesContext(connection) as kueri:
        klien.get("/kantor/")
    assert len(kueri) == 18


def test_kantor_is_closed_to_strangers_and_the_roleless() -> None:
    assert Client().get("/kantor/")["Location"].startswith("/masuk/")
    assert klien_meja(dasar.pengguna("Eko")).get("/kantor/").status_code == 403


def test_kantor_refuses_other_methods(petugas: Pengguna) -> None:
    assert klien_meja(petugas).post("/kantor/").status_code == 405
