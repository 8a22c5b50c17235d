"""What one part of the office asks of another: same steps and promise, no number, nothing public (R277)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Fitur, Perangkat
from bungah.dasar.peran import Peran
from layanan.alur.internal import minta
from layanan.alur.permohonan import ALUR_PERMOHONAN, serahkan_semua
from layanan.forms.permohonan import pilihan_layanan
from layanan.kueri.permohonan import hitung_tepat_waktu
from layanan.kueri.standar import daftar_layanan, kelompok_ditawarkan
from layanan.kueri.susulan import layanan_kertas
from layanan.models import Kunjungan, Layanan, Permohonan
from tests.dasar.alat import klien_meja, perangkat
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

DAFTAR, BARU = "/kantor/permintaan/", "/kantor/permintaan/baru/"


@pytest.fixture
def barang(kantor: None) -> Layanan:
    """A service the office gives to itself: sixty minutes."""
    return pabrik.layanan(
        "atk",
        perbuatan=pabrik.TANPA_SURAT,
        syarat=(),
        menit=60,
        subjek="internal",
        nama_warga="Alat tulis",
        kelompok=pabrik.kelompok("Y"),
    )


@pytest.fixture
def keuangan(kantor: None) -> Pegawai:
    """Wati, who keeps the books."""
    return kepegawaian.pegawai("kaur_keuangan", "Wati Ningsih", dasar.pengguna("Wati", Peran.BENDAHARA))


def mohon(barang: Layanan, pelaku: Pengguna, peminta: Pegawai, **isi: Any) -> Permohonan:
    return minta(barang, peminta=peminta, keperluan="Kertas 2 rim", kunci=uuid4(), pelaku=pelaku, **isi)


def orang(pegawai: Pegawai) -> Pengguna:
    assert pegawai.pengguna is not None
    return pegawai.pengguna


@pytest.mark.syarat("R277")
def test_colleague_asks_and_the_same_clock_runs(
    barang: Layanan, keuangan: Pegawai, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    """An officer starts one from the menu; it walks every step through the one door, in office minutes."""
    klien = klien_meja(orang(keuangan))
    assert f'href="{DAFTAR}"' in klien.get("/kantor/").content.decode()
    isi = {"kunci": str(uuid4()), "layanan": "atk", "keperluan": "Kertas 2 rim", "peminta": keuangan.pk}
    for _ in range(2):  # a double click asks once
        assert klien.post(BARU, {**isi, "berkas_ada": "on"})["Location"] == DAFTAR
    satu = Permohonan.objects.get()
    assert (satu.tahap, satu.orang, satu.nomor) == ("proses", "Wati Ningsih", "Antarbagian")
    assert satu.jatuh_tempo == dasar.pukul(10)  # sixty office minutes from nine
    assert not Kunjungan.objects.exists()
    html = klien.get(DAFTAR).content.decode()
    assert "Kertas 2 rim" in html
    budi = klien_meja(petugas)
    assert "Wati Ningsih" in budi.get("/kantor/proses/").content.decode()
    rinci = f"/kantor/permohonan/{satu.pk}/"
    html = budi.get(rinci).content.decode()
    assert "Peminta" in html
    assert "Tunggu" not in html  # nobody stood in a queue
    jam.shift(timedelta(minutes=30))
    budi, klien = klien_meja(petugas), klien_meja(orang(keuangan))  # a desk left alone has locked itself
    budi.post(f"{rinci}ambil/")
    budi.post(f"{rinci}selesaikan/", {"catatan": "2 rim kertas F4"})
    satu.refresh_from_db()
    assert (satu.tahap, satu.siap_pada) == ("siap_diambil", dasar.pukul(9, 30))
    assert serahkan_semua([satu], pelaku=petugas) == 1
    satu.refresh_from_db()
    assert (satu.tahap, satu.diambil_oleh) == ("selesai", "Wati Ningsih")
    assert [j.langkah.perbuatan for j in satu.langkah.all() if j.selesai] == list(pabrik.TANPA_SURAT)
    assert "2 rim kertas F4" in klien.get(DAFTAR).content.decode()


@pytest.mark.syarat("R277")
def test_nothing_of_it_is_public(
    barang: Layanan, domisili: Layanan, keuangan: Pegawai, petugas: Pengguna
) -> None:
    """No tile, no list, no place from home, no paper list, no screen, no figure of the public report."""
    Fitur.objects.create(kode=Fitur.Kode.DAFTAR_RUMAH, menyala=True)
    Fitur.objects.create(kode=Fitur.Kode.TANYA, menyala=True)
    satu = mohon(barang, petugas, keuangan)
    ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Ada")
    assert hitung_tepat_waktu(dasar.SENIN, dasar.SENIN) == (0, 0)
    assert [k.kode for k in kelompok_ditawarkan()] == ["A"]
    assert [s.kode for s in daftar_layanan()] == ["domisili"]
    assert [s.kode for s in layanan_kertas()] == ["domisili"]
    assert "Alat tulis" not in str(pilihan_layanan())
    klien = Client()
    for jenis in (Perangkat.Jenis.KIOS, Perangkat.Jenis.LAYAR):
        perangkat(klien, jenis)
        for alamat in ("/", "/layanan/", "/antrean/", "/daftar/", "/tanya/", "/ambil-nomor/", "/layar/"):
            html = klien.get(alamat).content.decode()
            assert not [kata for kata in ("Alat tulis", "Wati", "Layanan atk") if kata in html], alamat
    for alamat in ("/layanan/atk/", "/daftar/atk/", "/tanya/?layanan=atk"):
        assert "Alat tulis" not in klien.get(alamat).content.decode()
    assert klien.get("/layanan/atk/").status_code == 404
    lain = {"layanan": "atk", "kunci": str(uuid4()), "keperluan": "x", "perbuatan": "semua_ada", "nama": "A"}
    assert klien_meja(petugas).post("/kantor/pendaftaran/", lain).status_code == 200  # refused on the page
    assert Permohonan.objects.count() == 1


def test_pages_of_residents_know_no_colleague(barang: Layanan, keuangan: Pegawai, petugas: Pengguna) -> None:
    satu, klien = mohon(barang, petugas, keuangan), klien_meja(petugas)
    alamat = f"/kantor/permohonan/{satu.pk}/"
    for akhir in ("tanda-terima.pdf", "surat.pdf", "surat/", "surat/periksa/"):
        assert klien.get(f"{alamat}{akhir}").status_code == 404, akhir
    for akhir, isi in (
        ("tunda/", {"jenis": "pihak_lain", "alasan": "Menunggu toko"}),
        ("lanjutkan/", {}),
        ("khusus/", {"catatan": "Rapat besok"}),
        ("batalkan/", {"catatan": "Tidak jadi"}),
    ):
        assert klien.post(f"{alamat}{akhir}", isi).status_code == 302, akhir
        assert klien.get(alamat).status_code == 200
    satu.refresh_from_db()
    assert satu.tahap == "batal"
    assert "Tidak jadi" in klien.get(DAFTAR).content.decode()


def test_incomplete_one_waits_for_its_papers(keuangan: Pegawai, petugas: Pengguna) -> None:
    data = pabrik.layanan("data", perbuatan=pabrik.TANPA_SURAT, subjek="internal")
    satu = mohon(data, petugas, keuangan, berkas_ada=False)
    assert (satu.tahap, satu.jatuh_tempo) == ("pendaftaran", None)
    klien = klien_meja(petugas)
    assert "Berkas kurang" in klien.get(DAFTAR).content.decode()
    [syarat] = satu.standar.persyaratan.all()
    klien.post(f"/kantor/permohonan/{satu.pk}/berkas/", {f"syarat_{syarat.pk}": "ada"})
    satu.refresh_from_db()
    assert satu.tahap == "proses"


def test_who_asks_what(barang: Layanan, domisili: Layanan, keuangan: Pegawai, petugas: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        mohon(barang, dasar.pengguna("x", Peran.AUDITOR), keuangan)
    with pytest.raises(Ditolak, match="layanan untuk warga"):
        mohon(domisili, petugas, keuangan)
    barang.standar.update(status="lama")
    with pytest.raises(Ditolak, match="belum punya standar"):
        mohon(barang, petugas, keuangan)
    Layanan.objects.filter(pk=domisili.pk).update(subjek="internal")
    domisili.refresh_from_db()
    with pytest.raises(Ditolak, match="langkah surat"):
        mohon(domisili, petugas, keuangan)
    warga = pabrik.permohonan(pabrik.layanan("lain"), petugas, lengkap=False)
    with pytest.raises(Ditolak, match="di meja depan"):
        ALUR_PERMOHONAN.jalankan(warga, "terima", pelaku=petugas)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"keperluan": ""}, "Isi rincian"),
        ({"layanan": "domisili"}, "Pilih"),
        ({"peminta": ""}, "Pilih peminta"),
        ({"peminta": "999999"}, "Pilih"),
        ({"keperluan": "a" * 201}, "200"),
    ],
)
def test_bad_input_stays_on_the_form(
    barang: Layanan, domisili: Layanan, keuangan: Pegawai, petugas: Pengguna, isi: dict[str, str], kata: str
) -> None:
    data = {"kunci": str(uuid4()), "layanan": "atk", "keperluan": "Tinta", "peminta": keuangan.pk}
    jawab = klien_meja(petugas).post(BARU, {**data, **isi})
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert not Permohonan.objects.exists()


def test_without_services_the_page_says_so(petugas: Pengguna) -> None:
    assert "Belum ada layanan antarbagian" in klien_meja(petugas).get(BARU).content.decode()


@pytest.mark.parametrize("isi", [{"warga": None}, {"kunjungan": None}, {"pegawai": 1}])
def test_database_keeps_residents_and_colleagues_apart(
    domisili: Layanan, petugas: Pengguna, isi: dict[str, Any]
) -> None:
    pabrik.permohonan(domisili, petugas)
    with pytest.raises(IntegrityError), transaction.atomic():
        Permohonan.objects.update(**isi)


def test_lists_cost_the_same_for_many(barang: Layanan, keuangan: Pegawai, petugas: Pengguna) -> None:
    klien, banyak = klien_meja(petugas), []
    klien.get(DAFTAR)
    for tambah in (1, 2):
        for _ in range(tambah):
            mohon(barang, petugas, keuangan)
            usai = mohon(barang, petugas, keuangan)
            ALUR_PERMOHONAN.jalankan(usai, "batalkan", pelaku=petugas, alasan="Tidak jadi")
        with CaptureQueriesContext(connection) as kueri:
            assert "Kertas 2 rim" in klien.get(DAFTAR).content.decode()
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
