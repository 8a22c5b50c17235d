"""The official books: their columns, word by word, and a letter in each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from arsip.aturan_buku import (
    AGENDA,
    AGENDA_KELUAR,
    AGENDA_MASUK,
    EKSPEDISI,
    KENDALI,
    BarisSurat,
    Kolom,
    baris_agenda,
    baris_agenda_keluar,
    baris_agenda_masuk,
)

SURAT = BarisSurat(
    urut=7,
    masuk=True,
    tanggal=date(2026, 11, 24),
    nomor="005/12",
    tanggal_surat=date(2026, 11, 20),
    pihak="Camat Bungah",
    isi="Undangan rapat",
)


def _judul(kolom: tuple[Kolom, ...]) -> list[str]:
    return [f"{satu.induk}: {satu.judul}" if satu.induk else satu.judul for satu in kolom]


def test_kolom_agenda_permendagri_47() -> None:
    assert _judul(AGENDA) == [
        "Nomor Urut",
        "Tanggal Penerimaan/Pengiriman Surat",
        "Surat Masuk: Nomor",
        "Surat Masuk: Tanggal",
        "Surat Masuk: Pengirim",
        "Surat Masuk: Isi Singkat",
        "Surat Keluar: Nomor",
        "Surat Keluar: Tanggal",
        "Surat Keluar: Ditujukan Kepada",
        "Surat Keluar: Isi Singkat",
        "Ket.",
    ]


def test_kolom_buku_lain() -> None:
    assert _judul(EKSPEDISI) == [
        "Nomor Urut",
        "Tanggal Pengiriman",
        "Tanggal dan Nomor Surat",
        "Isi Singkat Surat yang Dikirim",
        "Ditujukan Kepada",
        "Keterangan",
    ]
    assert len(AGENDA_MASUK) == 6
    assert len(AGENDA_KELUAR) == 5
    assert {"Nomor Agenda", "Pengirim/Tujuan", "Map", "Lokasi", "Petugas"} <= set(_judul(KENDALI))


@pytest.mark.parametrize("masuk", [True, False])
def test_satu_buku_dua_arah(*, masuk: bool) -> None:
    """The cells of the other direction stay blank."""
    baris = baris_agenda(replace(SURAT, masuk=masuk))
    isi = ("005/12", "20 November 2026", "Camat Bungah", "Undangan rapat")
    kosong = ("", "", "", "")
    assert baris == ("7", "24 November 2026", *(isi + kosong if masuk else kosong + isi), "")
    assert len(baris) == len(AGENDA)


def test_buku_terpisah() -> None:
    batal = replace(SURAT, masuk=False, keterangan="batal: salah alamat", tanggal_surat=None)
    assert baris_agenda_masuk(SURAT) == (
        "7", "24 November 2026", "005/12", "20 November 2026", "Camat Bungah", "Undangan rapat",
    )  # fmt: skip
    assert baris_agenda_keluar(batal) == (
        "7", "005/12", "", "Camat Bungah", "Undangan rapat (batal: salah alamat)",
    )  # fmt: skip
    assert len(baris_agenda_masuk(SURAT)) == len(AGENDA_MASUK)
    assert len(baris_agenda_keluar(batal)) == len(AGENDA_KELUAR)
