"""The verify page compares a file with the office's own, with and without JavaScript, and keeps nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from arsip.alur import ALUR_SURAT_KELUAR, bekukan_surat
from arsip.forms import BERKAS_TERBESAR
from arsip.models import Salinan
from arsip.views.cek import BATAS_MELESET
from bungah.dasar.jejak import tulis
from bungah.dasar.models import HitunganMeleset
from bungah.naskah.models import LembarMusnah, Naskah
from tests.pabrik import arsip as pabrik

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Jawab

    from arsip.models import SuratKeluar
    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai


def kirim(alamat: str, isi: bytes) -> Jawab:
    """As a browser without JavaScript sends it."""
    return Client().post(alamat, {"sidik_berkas": "", "berkas": SimpleUploadedFile("surat.pdf", isi)})


def kata(surat: SuratKeluar, isi: bytes) -> str:
    """What the page says about a file, which must be the same by upload and by hash."""
    alamat = f"/cek/{surat.naskah.kode}/berkas/"
    naik = kirim(alamat, isi)
    sidik = Client().post(alamat, {"sidik_berkas": hashlib.sha256(isi).hexdigest()})
    dua = [satu.content.decode().split("<h2>")[1].split("</h2>")[0] for satu in (naik, sidik)]
    assert dua[0] == dua[1]
    assert (naik.status_code, sidik.status_code) == (200, 200)
    return dua[0]


@pytest.mark.syarat("R156")
def test_berkas_of_the_approved_bytes_is_genuine_and_one_byte_more_is_not(
    penulis: Pengguna, penanda: Pegawai
) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    assert kata(surat, pabrik.PDF) == "Berkas ini asli"
    assert kata(surat, pabrik.PDF + b"\n") == "Berkas ini berbeda"


def test_berkas_of_the_seal_is_told_apart(penulis: Pengguna, penanda: Pegawai) -> None:
    surat, segel = pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    assert kata(surat, segel.berkas) == "Berkas ini asli dan bersegel"
    assert kata(surat, pabrik.PDF) == "Berkas ini asli"


def test_berkas_of_a_seal_on_a_destroyed_sheet_is_no_longer_good(penulis: Pengguna, penanda: Pegawai) -> None:
    surat, segel = pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    LembarMusnah.objects.create(isi=segel.isi, alasan="salah nama", oleh=penulis)
    assert kata(surat, segel.berkas) == "Ini lembar yang sudah dimusnahkan"


def test_berkas_not_yet_signed_says_so(penulis: Pengguna) -> None:
    assert kata(pabrik.surat_menunggu(penulis), pabrik.PDF) == "Berkas ini belum ditandatangani"


def test_berkas_of_an_older_version_and_of_a_destroyed_sheet(penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_menunggu(penulis)
    baris = ALUR_SURAT_KELUAR.jalankan(surat, "kembalikan", pelaku=penulis, alasan="salah nama")
    with tulis(pelaku=penulis):
        bekukan_surat(baris, b"%PDF-1.7 diperbaiki")
    ALUR_SURAT_KELUAR.jalankan(baris, "minta_tanda_tangan", pelaku=penulis)
    assert kata(surat, pabrik.PDF) == "Ini isi yang lama"
    LembarMusnah.objects.create(isi=surat.naskah.isi.get(versi=1), alasan="salah nama", oleh=penulis)
    assert kata(surat, pabrik.PDF) == "Ini lembar yang sudah dimusnahkan"


def test_berkas_of_a_copy_is_named(penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    salinan = b"%PDF-1.7 salinan"
    Salinan.objects.create(
        naskah=surat.naskah,
        urut=2,
        untuk="bank",
        sha256=hashlib.sha256(salinan).hexdigest(),
        dibuat_oleh=penulis,
    )
    assert kata(surat, salinan) == "Ini salinan ke-2"


def test_berkas_of_a_letter_out_of_force_is_no_good_news(penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda, berlaku_sampai="2026-11-01")
    jawab = kirim(f"/cek/{surat.naskah.kode}/berkas/", pabrik.PDF).content.decode()
    assert "Tetapi keadaan suratnya sekarang: KEDALUWARSA." in jawab


def test_berkas_of_another_letter_differs(penulis: Pengguna, penanda: Pegawai) -> None:
    satu = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    pabrik.surat_terbit(penulis, penanda_tangan=penanda, isi=b"%PDF-1.7 lain")
    assert kata(satu, b"%PDF-1.7 lain") == "Berkas ini berbeda"


def test_berkas_alone_finds_its_letter(penulis: Pengguna, penanda: Pegawai) -> None:
    surat, segel = pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    for isi in (pabrik.PDF, segel.berkas):
        jawab = kirim("/cek/berkas/", isi)
        assert jawab.status_code == 200
        assert surat.naskah.nomor in jawab.content.decode()


def test_berkas_that_is_not_ours_is_a_clear_sentence_and_a_miss(penulis: Pengguna) -> None:
    pabrik.surat_menunggu(penulis)
    with tulis(pelaku=penulis):
        Naskah.objects.update(jenis="surat_tugas")
    for isi in (b"bukan pdf", pabrik.PDF):  # the second is ours, but of a kind the page does not speak of
        jawab = kirim("/cek/berkas/", isi)
        assert jawab.status_code == 404
        assert "Berkas ini bukan berkas yang dibuat kantor desa." in jawab.content.decode()
    assert HitunganMeleset.objects.get().jumlah == 2


@pytest.mark.parametrize("alamat", ["/cek/berkas/", "/cek/{kode}/berkas/"])
@pytest.mark.parametrize(
    ("kiriman", "kalimat"),
    [
        ({"sidik_berkas": ""}, "Pilih berkas PDF suratnya dulu."),
        ({"sidik_berkas": "ABC"}, "Pilih berkas PDF suratnya dulu."),
        ({"berkas": b""}, "Berkas ini kosong."),
        ({"berkas": b"x" * (BERKAS_TERBESAR + 1)}, "Berkas ini terlalu besar."),
    ],
)
def test_berkas_bad_input_is_a_sentence_beside_the_field(
    alamat: str, kiriman: dict[str, str | bytes], kalimat: str, penulis: Pengguna
) -> None:
    kode = pabrik.surat_menunggu(penulis).naskah.kode
    isi = {
        nama: SimpleUploadedFile("a.pdf", satu) if isinstance(satu, bytes) else satu
        for nama, satu in kiriman.items()
    }
    jawab = Client().post(alamat.format(kode=kode), isi)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()


def test_berkas_has_a_brake_of_its_own(penulis: Pengguna) -> None:
    kode = pabrik.surat_menunggu(penulis).naskah.kode
    kirim(f"/cek/{'0' * 26}/berkas/", b"x")
    HitunganMeleset.objects.update(jumlah=BATAS_MELESET)
    assert "Sudah terlalu sering salah." in kirim("/cek/berkas/", b"x").content.decode()
    assert Client().get(f"/cek/{kode}/").status_code == 200


def test_berkas_is_kept_nowhere(penulis: Pengguna) -> None:
    kirim("/cek/berkas/", b"isi yang tidak boleh tinggal")
    folder = Path(settings.DATA_DIR)
    assert [b for b in folder.rglob("*") if b.is_file() and b"tidak boleh tinggal" in b.read_bytes()] == []


def test_berkas_is_only_posted(penulis: Pengguna) -> None:
    assert Client().get("/cek/berkas/").status_code == 405
