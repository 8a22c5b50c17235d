"""What the service work offers to the catalogue of prints."""

from __future__ import annotations

from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import DINDING, Cetakan, Sasaran
from layanan.cetak.bagan_alir import bagan_terjauh, cetak_bagan_alir, isi_bagan, isi_bagan_sederhana
from layanan.cetak.keputusan import cetak_sk_standar, isi_sk_standar, pilihan_sk
from layanan.cetak.sop import cetak_sop, isi_sop
from layanan.cetak.standar import cetak_lengkap, cetak_pendek, isi_enam, isi_lengkap, isi_publikasi
from layanan.cetak.uraian import cetak_uraian, isi_uraian
from layanan.kueri.daftar_cetak import layanan_dipakai, layanan_umum
from layanan.kueri.kini import kini_layanan
from layanan.kueri.prosedur import versi_cetak
from layanan.kueri.uraian import jabatan_bertugas
from layanan.papan_poster import poster_layanan


def semua_cetakan() -> list[Cetakan]:
    """Every print of this app."""
    return [
        Cetakan(
            "uraian-tugas", "Uraian tugas", isi_uraian, cetak_uraian, (Kertas.A4,), JABATAN, dinding=False
        ),
        *_bagan(),
        *_standar(),
        *poster_layanan(),
    ]


def _bagan() -> list[Cetakan]:
    """The steps of one service: for the wall, for the wall in few words, for the desk."""
    return [
        Cetakan(
            "bagan-alir",
            "Bagan alir",
            isi_bagan,
            cetak_bagan_alir,
            DINDING,
            LAYANAN_SEMUA,
            versi=versi_cetak,
            terjauh=bagan_terjauh,
        ),
        Cetakan(
            "bagan-sederhana",
            "Bagan alir sederhana",
            isi_bagan_sederhana,
            cetak_bagan_alir,
            DINDING,
            LAYANAN_SEMUA,
            versi=versi_cetak,
            terjauh=bagan_terjauh,
        ),
        Cetakan(
            "sop",
            "SOP administrasi pemerintahan",
            isi_sop,
            cetak_sop,
            (*MEJA, Kertas.A3),
            LAYANAN_SEMUA,
            dinding=False,
            versi=versi_cetak,
        ),
    ]


def _standar() -> list[Cetakan]:
    """The standard of one service, whole and short, and the decree with its annex."""
    return [
        Cetakan(
            "standar-lengkap",
            "Standar pelayanan lengkap, 14 komponen",
            isi_lengkap,
            cetak_lengkap,
            MEJA,
            LAYANAN_SEMUA,
            dinding=False,
        ),
        Cetakan(
            "standar-publikasi",
            "Standar pelayanan, 6 komponen yang diumumkan",
            isi_publikasi,
            cetak_pendek,
            DIBAGI,
            LAYANAN,
            dinding=False,
        ),
        Cetakan(
            "standar-enam",
            "Ringkasan standar pelayanan, 6 hal",
            isi_enam,
            cetak_pendek,
            DIBAGI,
            LAYANAN,
            dinding=False,
        ),
        Cetakan(
            "sk-standar",
            "SK standar pelayanan dan lampirannya",
            isi_sk_standar,
            cetak_sk_standar,
            MEJA,
            SK,
            dinding=False,
        ),
    ]


MEJA = (Kertas.F4, Kertas.A4)
DIBAGI = (Kertas.A4, Kertas.F4)
SK = Sasaran("sk", "SK", pilihan_sk)
LAYANAN = Sasaran("layanan", "Layanan", layanan_umum, kini_layanan)  # what residents may ask for
LAYANAN_SEMUA = Sasaran("layanan", "Layanan", layanan_dipakai, kini_layanan)
JABATAN = Sasaran("jabatan", "Jabatan", jabatan_bertugas)
