"""Deeds on issued papers: the number once, the bytes for good."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import DiLuarTulis, tulis
from bungah.dasar.models import Jejak, Penghitung
from bungah.naskah.alur import PANJANG_KODE, ambil_nomor, batalkan, bekukan
from bungah.naskah.models import Naskah, NaskahIsi
from tests.pabrik.naskah import naskah_baru, naskah_beku

pytestmark = pytest.mark.django_db
SENIN = date(2026, 11, 23)


def test_ambil_nomor_gives_number_code_and_row_in_one_stroke() -> None:
    naskah = naskah_baru(perihal="SKTM Siti", pegawai=3)
    assert (naskah.seri, naskah.tahun, naskah.urut, naskah.nomor) == ("surat-keluar", 2026, 1, "1")
    assert (naskah.status, naskah.rincian) == (Naskah.Status.DISIAPKAN, {"pegawai": 3})
    assert len(naskah.kode) == PANJANG_KODE
    assert Jejak.objects.get().rinci == {"seri": "surat-keluar", "tahun": 2026, "urut": 1}


def test_ambil_nomor_codes_cannot_be_guessed_from_each_other() -> None:
    assert len({naskah_baru().kode[:10] for _ in range(50)}) == 50


def test_ambil_nomor_needs_the_callers_write_block() -> None:
    with pytest.raises(DiLuarTulis):
        ambil_nomor(jenis=Naskah.Jenis.SURAT_KELUAR, seri="surat-keluar", tanggal=SENIN, perihal="Uji")
    assert not Naskah.objects.exists()


def gagal_setelah_nomor() -> None:
    with tulis(pelaku=None):
        ambil_nomor(jenis=Naskah.Jenis.SURAT_KELUAR, seri="surat-keluar", tanggal=SENIN, perihal="Uji")
        raise Ditolak


def test_ambil_nomor_of_a_failed_deed_leaves_neither_row_nor_number() -> None:
    with pytest.raises(Ditolak):
        gagal_setelah_nomor()
    assert (Naskah.objects.count(), Penghitung.objects.count(), Jejak.objects.count()) == (0, 0, 0)
    assert naskah_baru().urut == 1


def test_bekukan_keeps_the_very_bytes_and_their_fingerprint() -> None:
    isi = bytes(range(256)) * 400
    naskah = naskah_beku(isi)
    beku = NaskahIsi.objects.get()
    assert (beku.versi, bytes(beku.isi), beku.sha256) == (1, isi, hashlib.sha256(isi).hexdigest())
    assert Naskah.objects.get().status == Naskah.Status.BEKU
    assert Jejak.objects.get(perbuatan="bekukan").rinci == {"versi": 1, "sha256": beku.sha256}
    assert naskah.urut == 1


def test_bekukan_again_is_a_new_version_of_the_same_number() -> None:
    naskah = naskah_beku(b"satu")
    with tulis(pelaku=None):
        baru = bekukan(naskah, b"dua")
    assert (baru.versi, Naskah.objects.get().urut) == (2, 1)


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        (Naskah.Status.BATAL, "sudah batal"),
        (Naskah.Status.HILANG, "sudah hilang saat pemulihan"),
    ],
)
def test_bekukan_refuses_a_document_that_takes_no_bytes(status: Naskah.Status, kata: str) -> None:
    naskah = naskah_baru()
    naskah.status = status
    with pytest.raises(Ditolak, match=kata), tulis(pelaku=None):
        bekukan(naskah, b"isi")
    assert not NaskahIsi.objects.exists()


def test_batalkan_keeps_number_and_bytes() -> None:
    naskah = naskah_beku(b"satu")
    with tulis(pelaku=None):
        batalkan(naskah)
    assert (Naskah.objects.get().status, NaskahIsi.objects.count()) == (Naskah.Status.BATAL, 1)
    assert naskah_baru().urut == 2
