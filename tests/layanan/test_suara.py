"""Recordings of the staff: kept by their bytes, played instead of the shipped clip, taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar.galat import TidakBerwenang
from bungah.dasar.models import Jejak, Perangkat
from bungah.dasar.peran import Peran
from layanan.alur.antrean import panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.alur.suara import hapus_rekaman, rekam
from layanan.aturan.rekaman import tulis_ulang
from layanan.aturan.suara import KLIP
from layanan.models import Rekaman
from tests.dasar.alat import klien_meja
from tests.layanan.test_aturan_rekaman import gelombang
from tests.layanan.test_kios import mesin
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from django.test import Client

    from bungah.dasar.models import Pengguna

WAV = gelombang(0.5)


@pytest.fixture
def meja(petugas: Pengguna) -> Client:
    return klien_meja(petugas)


def kirim(klien: Client, nama: str, isi: bytes, berkas: str = "suara.wav") -> Any:
    return klien.post(f"/kantor/suara/{nama}/", {"berkas": SimpleUploadedFile(berkas, isi)})


def ucapan(tv: Client) -> Any:
    return tv.get("/layar/kabar/?sejak=0").json()["panggilan"][0]["suara"]


@pytest.fixture
def tv_dengan_panggilan(petugas: Pengguna) -> Client:
    """A screen, and one call on it: A-001 to counter 1."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    return mesin(Perangkat.Jenis.LAYAR)


def test_recording_replaces_the_shipped_clip_and_goes_back(meja: Client, tv_dengan_panggilan: Client) -> None:
    tv = tv_dengan_panggilan
    assert ucapan(tv)[0][:4] == [
        f"/statis/suara/{nama}.mp3" for nama in ("nada", "nomor-antrean", "huruf-a", "satu")
    ]
    assert kirim(meja, "satu", WAV)["Location"] == "/kantor/suara/"
    alamat = f"/suara/satu/{Rekaman.objects.get().sidik}/"
    assert ucapan(tv)[0][3] == alamat
    jawab = tv.get(alamat)
    assert (jawab["Content-Type"], jawab["X-Content-Type-Options"]) == ("audio/wav", "nosniff")
    assert jawab.content == bytes(Rekaman.objects.get().isi) == tulis_ulang(WAV)
    assert "immutable" in jawab["Cache-Control"]
    meja.post("/kantor/suara/satu/hapus/")
    assert ucapan(tv)[0][3] == "/statis/suara/satu.mp3"
    assert tv.get(alamat).status_code == 404
    assert list(Jejak.objects.filter(jenis="layanan.rekaman").values_list("perbuatan", flat=True)) == [
        "rekam_suara",
        "hapus_rekaman_suara",
    ]


def test_recording_again_changes_the_address(meja: Client) -> None:
    kirim(meja, "loket", WAV)
    pertama = Rekaman.objects.get().sidik
    kirim(meja, "loket", gelombang(0.6))
    assert Rekaman.objects.get().sidik != pertama


def test_krama_follows_once_recorded(petugas: Pengguna, tv_dengan_panggilan: Client) -> None:
    assert len(ucapan(tv_dengan_panggilan)) == 2
    for nama in ("jv-nomer", "jv-setunggal", "jv-sumangga", "jv-loket"):
        rekam(nama, WAV, pelaku=petugas)
    krama = ucapan(tv_dengan_panggilan)[2]
    assert [alamat.split("/")[2] for alamat in krama[:1] + krama[2:]] == [
        "jv-nomer", "jv-setunggal", "jv-sumangga", "jv-loket", "jv-setunggal",
    ]  # fmt: skip
    assert krama[1] == "/statis/suara/huruf-a.mp3"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"%PDF-1.7 bukan suara", "bukan rekaman WAV yang bisa dibaca"),
        (b"ID3\x03\x00" + bytes(400), "bukan rekaman WAV yang bisa dibaca"),
        (b"", "Berkas itu kosong"),
        (WAV + bytes(4_000_000), "terlalu besar"),
        (gelombang(9), "Paling lama 8 detik"),
        (gelombang(0.5, keras=0.0), "Rekaman itu sunyi"),
    ],
)
def test_wrong_file_is_refused_beside_its_field(meja: Client, isi: bytes, kata: str) -> None:
    jawab = kirim(meja, "satu", isi, "suara.mp3")
    assert (jawab.status_code, kata in jawab.content.decode()) == (400, True)
    assert Rekaman.objects.count() == 0


def test_no_file_is_said(meja: Client) -> None:
    jawab = meja.post("/kantor/suara/satu/")
    assert "Pilih dulu berkas rekamannya" in jawab.content.decode()


@pytest.mark.parametrize("jalur", ["/kantor/suara/entah/", "/kantor/suara/satu/dengar/"])
def test_unknown_clip_is_not_found(meja: Client, jalur: str) -> None:
    assert meja.get(jalur).status_code == 404


def test_only_the_desk_changes_the_voice(kades: Pengguna) -> None:
    arsip = dasar.pengguna("Sari", Peran.ARSIPARIS)
    for orang in (kades, arsip):
        with pytest.raises(TidakBerwenang):
            rekam("satu", WAV, pelaku=orang)
        with pytest.raises(TidakBerwenang):
            hapus_rekaman("satu", pelaku=orang)


def test_page_lists_every_clip_with_a_fixed_query_count(meja: Client, petugas: Pengguna) -> None:
    hitung = []
    meja.get("/kantor/suara/")  # the first page of a session writes it
    for nama in ("satu", "jv-kalih", "loket"):
        rekam(nama, WAV, pelaku=petugas)
        with CaptureQueriesContext(connection) as query:
            html = meja.get("/kantor/suara/").content.decode()
        hitung.append(len(query))
    assert hitung[0] == hitung[2]
    assert [klip for klip in KLIP if f'href="/kantor/suara/{klip}/"' not in html] == []
    assert html.count("Rekaman kantor") == 3
    assert '<span lang="jv">setunggal</span>' in html


def test_page_of_a_clip_plays_what_is_played_now(meja: Client, petugas: Pengguna) -> None:
    assert 'src="/statis/suara/satu.mp3"' in meja.get("/kantor/suara/satu/").content.decode()
    rekam("satu", WAV, pelaku=petugas)
    assert 'src="/kantor/suara/satu/dengar/"' in meja.get("/kantor/suara/satu/").content.decode()
    assert meja.get("/kantor/suara/satu/dengar/").content == tulis_ulang(WAV)
    assert "Belum ada" in meja.get("/kantor/suara/jv-kalih/").content.decode()


def test_screen_fetches_all_it_may_speak_and_a_call_to_try(petugas: Pengguna) -> None:
    rekam("jv-kalih", WAV, pelaku=petugas)
    isi = mesin(Perangkat.Jenis.LAYAR).get("/layar/suara/").json()
    assert f"/suara/jv-kalih/{Rekaman.objects.get().sidik}/" in isi["muat"]
    assert "/statis/suara/sembilan.mp3" in isi["muat"]
    assert [alamat for alamat in isi["muat"] if "kios" in alamat] == []
    assert isi["uji"][0][0] == "/statis/suara/nada.mp3"


def test_nothing_of_the_uploaded_file_survives(meja: Client) -> None:
    """Names and comments in the file, and whatever stands behind the sound, are left behind."""
    tanda = b"LIST\x14\x00\x00\x00INFOIART\x08\x00\x00\x00RAHASIA\x00"
    assert kirim(meja, "satu", WAV + tanda)["Location"] == "/kantor/suara/"
    isi = bytes(Rekaman.objects.get().isi)
    assert b"RAHASIA" not in isi
    assert (isi[:4], isi[36:40], Rekaman.objects.get().jenis) == (b"RIFF", b"data", "audio/wav")


def test_only_the_recording_page_may_ask_for_the_microphone(meja: Client) -> None:
    assert "microphone=(self)" in meja.get("/kantor/suara/satu/")["Permissions-Policy"]
    assert "microphone=()" in meja.get("/kantor/suara/")["Permissions-Policy"]
