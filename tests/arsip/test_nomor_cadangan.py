"""Reserved numbers: rows of the book from their first moment, used once, cancelled or closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from arsip.alur_nomor_cadangan import (
    batalkan_nomor_cadangan,
    cadangkan_nomor,
    pakai_nomor_cadangan,
    tutup_nomor_tahun_lalu,
)
from arsip.aturan import nomor_cadangan, susun_nomor
from arsip.keaslian import periksa_keaslian
from arsip.kueri import cadangan_terbuka, nomor_bolong
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, ProfilDesa
from bungah.dasar.peran import Peran
from kepegawaian.aturan import Penanda
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

POLA = "{klasifikasi}/{urut}/{kode_desa}/{bulan_romawi}/{tahun}"
ISI: dict[str, Any] = {
    "tanggal": pabrik.HARI, "perihal": "Keterangan domisili", "ditujukan_kepada": "Siti Aminah",
}  # fmt: skip


def cadangan(pelaku: Pengguna) -> SuratKeluar:
    return cadangkan_nomor(
        klasifikasi=pabrik.klasifikasi(), perihal="Cadangan darurat", pelaku=pelaku, jenis=1
    )


@given(st.integers(1, 99_999), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_pen_completes_the_number_to_what_the_computer_gives(urut: int, hari: date) -> None:
    isi: dict[str, Any] = {"klasifikasi": "400.12.2.1", "urut": urut, "kode_desa": "35.25"}
    penuh = susun_nomor(POLA, tanggal=hari, **isi)
    assert nomor_cadangan(POLA, tahun=2026, kosong=penuh.split("/")[3], **isi) == penuh


def test_reserved_number_is_a_row_that_the_verify_page_knows(penulis: Pengguna) -> None:
    satu = cadangan(penulis)
    assert (satu.status, satu.naskah.status, satu.naskah.nomor) == (
        "cadangan", "dipesan", "400.12.2.1/1/35.25.12.2012/…/2026",
    )  # fmt: skip
    assert pabrik.surat_keluar(penulis).naskah.urut == 2
    jawab = Client().get(f"/cek/{satu.naskah.kode}/").content.decode()
    assert ("CADANGAN (BELUM DICATAT)" in jawab, "BERLAKU" in jawab) == (True, False)
    assert list(cadangan_terbuka()) == [satu]
    assert (nomor_bolong(2026), periksa_keaslian()) == ([], [])


def test_letter_takes_its_number_with_month_and_signer_once(penulis: Pengguna, penanda: Pegawai) -> None:
    satu = cadangan(penulis)
    kode = satu.naskah.kode
    ProfilDesa.objects.update(pola_nomor_surat="{urut}/{tahun}")  # what was printed stands on the paper
    blok = Penanda(penanda.pk, penanda.nama, "", ("Kepala Desa",))
    baris = pakai_nomor_cadangan(satu, pelaku=penulis, penanda=blok, surat=7, **ISI)
    baris = SuratKeluar.objects.select_related("naskah").get(pk=baris.pk)
    assert (baris.status, baris.naskah.status, baris.naskah.kode) == ("disiapkan", "disiapkan", kode)
    assert baris.naskah.nomor == "400.12.2.1/1/35.25.12.2012/XI/2026"
    assert (baris.ditujukan_kepada, baris.penanda, baris.naskah.rincian["surat"]) == (
        "Siti Aminah",
        penanda,
        7,
    )
    with pytest.raises(SudahBerubah, match="Keadaannya sekarang: disiapkan"):
        pakai_nomor_cadangan(satu, pelaku=penulis, **ISI)
    assert periksa_keaslian() == []


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (date(2026, 11, 24), "tidak boleh di masa depan"),
        (date(2026, 11, 22), "baru disiapkan 23 November 2026"),
        (date(2025, 12, 31), "milik buku tahun 2026"),
    ],
)
def test_date_must_fit_the_number(penulis: Pengguna, hari: date, kata: str) -> None:
    with pytest.raises(Ditolak, match=kata):
        pakai_nomor_cadangan(cadangan(penulis), pelaku=penulis, **ISI | {"tanggal": hari})
    assert SuratKeluar.objects.get().status == "cadangan"


def test_unused_numbers_are_cancelled_all_or_none(penulis: Pengguna) -> None:
    satu, dua = cadangan(penulis), cadangan(penulis)
    with pytest.raises(Ditolak, match="Tulis alasan"):
        batalkan_nomor_cadangan([satu.pk, dua.pk], alasan=" ", pelaku=penulis)
    with pytest.raises(Ditolak, match="Centang nomor"):
        batalkan_nomor_cadangan([], alasan="rusak", pelaku=penulis)
    assert batalkan_nomor_cadangan([satu.pk], alasan="Lembar rusak", pelaku=penulis) == 1
    with pytest.raises(SudahBerubah):
        batalkan_nomor_cadangan([dua.pk, satu.pk], alasan="Lembar rusak", pelaku=penulis)
    assert [baris.pk for baris in cadangan_terbuka()] == [dua.pk]
    assert "BATAL" in Client().get(f"/cek/{satu.naskah.kode}/").content.decode()
    with pytest.raises(TidakBerwenang):
        cadangan(dasar.pengguna("Kades", Peran.KADES))


@pytest.mark.parametrize(
    ("hari", "sisa"), [(date(2026, 12, 31), 1), (date(2027, 1, 10), 1), (date(2027, 1, 11), 0)]
)
def test_house_closes_what_a_past_year_left(
    penulis: Pengguna, jam: time_machine.Traveller, hari: date, sisa: int
) -> None:
    satu = cadangan(penulis)
    jam.move_to(dasar.pukul(2, hari=hari))
    assert tutup_nomor_tahun_lalu() == 1 - sisa
    assert tutup_nomor_tahun_lalu() == 0
    satu.refresh_from_db()
    assert satu.alasan == ("" if sisa else "Tidak dipakai sampai akhir tahun 2026")
    assert Jejak.objects.filter(perbuatan="tutup_cadangan", pelaku_id=None).count() == 1 - sisa
