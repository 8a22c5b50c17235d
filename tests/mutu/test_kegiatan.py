"""A hearing: planned, written down row by row, finished by its signed record, then never changed."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from bungah.mutu.alur_kegiatan import ALUR_KEGIATAN, IsiKegiatan, Orang, Usul, simpan_kegiatan
from bungah.mutu.cetak_kegiatan import cetak_berita_acara
from bungah.mutu.models import Kegiatan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik.standar import sidang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

pytestmark = pytest.mark.django_db
ALAMAT = "/kantor/kegiatan/"
KEMARIN = dasar.SENIN - timedelta(days=1)


@pytest.fixture(autouse=True)
def pagi() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil()
        yield


@pytest.fixture
def sekdes() -> Pengguna:
    return dasar.pengguna("Rini", Peran.SEKDES)


@pytest.fixture
def meja(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


def isi(hari: date = KEMARIN, **ubah: Any) -> IsiKegiatan:
    """A meeting that may be finished."""
    orang = [Orang("Siti"), Orang("Darto", "tokoh", "RT 2"), Orang("Wiwik", "perangkat")]
    saran = [Usul("Buka lebih pagi", "Siti", "Dicoba bulan depan", diterima=True)]
    baku: dict[str, Any] = {"peserta": orang, "saran": saran, "pimpinan": "Ani", "tempat": "Balai desa"}
    return IsiKegiatan(topik="Standar surat tanah", hari=hari, **baku | ubah)


def kiriman(**ubah: str) -> dict[str, str]:
    """The page as a browser sends it: two people, one suggestion."""
    hari = {"hari_0": "22", "hari_1": "11", "hari_2": "2026"}
    baku = {
        "jenis": "dengar_pendapat", "topik": "Standar  surat tanah", "tempat": "Balai desa",
        "pimpinan": "Ani",
        "catatan": "", "peserta-TOTAL_FORMS": "2", "peserta-INITIAL_FORMS": "0", "peserta-0-nama": "Siti",
        "peserta-0-unsur": "warga", "peserta-1-nama": "", "peserta-1-unsur": "warga",
        "saran-TOTAL_FORMS": "1", "saran-INITIAL_FORMS": "0", "saran-0-isi": "Buka lebih pagi",
        "saran-0-diterima": "",
    }  # fmt: skip
    return {**baku, **hari, **ubah}


def test_a_meeting_is_written_changed_and_finished_from_its_page(meja: Client) -> None:
    jawab = meja.post(f"{ALAMAT}baru/", kiriman())
    satu = Kegiatan.objects.get()
    assert jawab["Location"] == f"{ALAMAT}{satu.pk}/"
    assert (satu.topik, satu.hari, [o.nama for o in satu.peserta.all()]) == (
        "Standar surat tanah",
        KEMARIN,
        ["Siti"],
    )
    halaman = meja.get(f"{ALAMAT}{satu.pk}/").content.decode()
    assert "Baru 1 peserta tercatat, paling sedikit 3 orang." in halaman
    assert "1 saran belum ditanggapi" in halaman
    lengkap = kiriman(**{
        "peserta-TOTAL_FORMS": "4", "peserta-1-nama": "Darto", "peserta-2-nama": "Wiwik",
        "peserta-2-unsur": "perangkat", "peserta-3-nama": "", "peserta-3-unsur": "warga",
        "saran-0-diterima": "tidak", "saran-0-tanggapan": "Belum ada tenaga",
    })  # fmt: skip
    jawab = meja.post(f"{ALAMAT}{satu.pk}/ubah/", {**lengkap, "lagi": "1"})
    assert jawab["Location"] == f"{ALAMAT}{satu.pk}/ubah/"
    tanda = {"ditandatangani_0": "23", "ditandatangani_1": "11", "ditandatangani_2": "2026"}
    meja.post(f"{ALAMAT}{satu.pk}/selesaikan/", tanda)
    satu.refresh_from_db()
    assert (satu.status, satu.ba_ditandatangani) == ("selesai", dasar.SENIN)
    assert meja.get(f"{ALAMAT}{satu.pk}/ubah/").status_code == 302
    assert "tidak diubah lagi" in meja.get(f"{ALAMAT}{satu.pk}/").content.decode()


def test_a_refused_page_keeps_what_was_typed(meja: Client) -> None:
    jawab = meja.post(f"{ALAMAT}baru/", kiriman(**{"hari_0": "31", "saran-0-diterima": "ya"}))
    halaman = jawab.content.decode()
    assert jawab.status_code == 400
    assert "Tanggal 31-11-2026 tidak ada di kalender." in halaman
    assert "Tulis tanggapannya, supaya warga tahu alasannya." in halaman
    assert ('value="Siti"' in halaman, Kegiatan.objects.exists()) == (True, False)


def test_the_same_meeting_is_not_written_twice(sekdes: Pengguna) -> None:
    simpan_kegiatan(isi(), pelaku=sekdes)
    with pytest.raises(Ditolak, match="sudah tercatat"):
        simpan_kegiatan(isi(), pelaku=sekdes)
    ALUR_KEGIATAN.jalankan(Kegiatan.objects.get(), "batalkan", pelaku=sekdes, alasan="Hujan")
    assert simpan_kegiatan(isi(), pelaku=sekdes).pk


@pytest.mark.parametrize(
    ("ubah", "tanda", "kalimat"),
    [
        ({"peserta": [Orang("Siti"), Orang("Darto")]}, dasar.SENIN, "Baru 2 peserta tercatat"),
        ({"peserta": [Orang(n, "perangkat") for n in "ABC"]}, dasar.SENIN, "dari luar perangkat desa"),
        ({"saran": [Usul("Buka pagi"), Usul("Kursi")]}, dasar.SENIN, "2 saran belum ditanggapi"),
        ({"hari": date(2026, 12, 1)}, date(2026, 12, 1), "baru tanggal 1 Desember 2026"),
        ({}, date(2026, 11, 21), "ada di antara 22 November 2026"),
        ({}, date(2026, 11, 24), "ada di antara 22 November 2026"),
    ],
)
def test_only_a_heard_answered_signed_meeting_is_finished(
    sekdes: Pengguna, ubah: dict[str, Any], tanda: date, kalimat: str
) -> None:
    satu = simpan_kegiatan(isi(**ubah), pelaku=sekdes)
    with pytest.raises(Ditolak, match=kalimat):
        ALUR_KEGIATAN.jalankan(satu, "selesaikan", pelaku=sekdes, ditandatangani=tanda)
    assert Kegiatan.objects.get().status == "rencana"


@pytest.mark.parametrize("deed", ["selesaikan", "batalkan"])
@pytest.mark.parametrize("status", ["selesai", "batal"])
def test_what_ended_stays(sekdes: Pengguna, deed: str, status: str) -> None:
    satu = sidang(KEMARIN, status=status)
    with pytest.raises(SudahBerubah):
        ALUR_KEGIATAN.jalankan(satu, deed, pelaku=sekdes, ditandatangani=dasar.SENIN, alasan="x")
    with pytest.raises(SudahBerubah):
        simpan_kegiatan(isi(), pelaku=sekdes, kegiatan=satu)


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        (Peran.SEKDES, {"selesaikan", "batalkan"}),
        (Peran.KADES, {"selesaikan"}),
        (Peran.PETUGAS_LAYANAN, {"batalkan"}),
        (Peran.AUDITOR, set()),
        (Peran.PETUGAS_DEPAN, set()),
    ],
)
def test_who_may_do_what(peran: Peran, boleh: set[str]) -> None:
    orang = dasar.pengguna("Satu", peran)
    satu = sidang(KEMARIN, status="rencana")
    assert {t.nama for t in ALUR_KEGIATAN.tersedia(satu, orang)} == boleh
    if peran not in {Peran.SEKDES, Peran.PETUGAS_LAYANAN}:
        with pytest.raises(TidakBerwenang):
            simpan_kegiatan(isi(), pelaku=orang)


def test_the_trail_names_no_person(sekdes: Pengguna) -> None:
    satu = simpan_kegiatan(isi(), pelaku=sekdes)
    ALUR_KEGIATAN.jalankan(satu, "selesaikan", pelaku=sekdes, ditandatangani=dasar.SENIN)
    jejak = list(Jejak.objects.filter(jenis="mutu.kegiatan").values_list("perbuatan", "rinci"))
    assert jejak == [
        ("simpan_kegiatan", {"peserta": 3, "saran": 1}),
        ("selesaikan", {"dari": "rencana", "ke": "selesai"}),
    ]


@pytest.mark.parametrize("banyak", [1, 3])
def test_list_and_page_ask_the_same_number_of_questions(meja: Client, banyak: int) -> None:
    for n in range(banyak):
        satu = sidang(KEMARIN - timedelta(days=n))
    for alamat, kali in ((ALAMAT, 7), (f"{ALAMAT}{satu.pk}/", 9)):
        meja.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            assert meja.get(alamat).status_code == 200
        assert len(kueri) == kali


def test_the_record_goes_on_over_sheets_and_repeats_its_head(sekdes: Pengguna) -> None:
    banyak = [Orang(f"Warga ke-{n}", alamat="Dusun Krajan RT 02 RW 05") for n in range(60)]
    saran = [Usul("Saran panjang " * 15, "Siti", "Tanggapan " * 20, diterima=False)]
    satu = simpan_kegiatan(isi(peserta=banyak, saran=saran), pelaku=sekdes)
    with pdfplumber.open(io.BytesIO(cetak_berita_acara(satu))) as pdf:
        teks = [halaman.extract_text() for halaman in pdf.pages]
    assert len(teks) > 2
    assert all("Tanda tangan" in halaman for halaman in teks[1:-1])
    semua = " ".join(teks)
    assert ("Warga ke-59" in semua, "Tidak diterima" in semua, "Pimpinan kegiatan" in teks[-1]) == (
        True,
        True,
        True,
    )
