"""A standard from draft to decision, and a request that walks it with one step skipped (R041, R061, R116)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from layanan.alur.surat import ajukan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.models import Peraturan, Permohonan, VersiStandar
from tests.pabrik import layanan as pabrik
from tests.perjalanan.alat import periksa_axe, periksa_lebar
from tests.perjalanan.kantor import SRI, layanan

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from bungah.dasar.models import Pengguna
    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
ALASAN = "Usahanya baru diperiksa minggu lalu"
ISIAN = {"nama_usaha": "Warung Barokah", "jenis_usaha": "Perdagangan", "alamat_usaha": "Jl. Melati 5"}


def test_standar_dari_draf_sampai_telusur(ruang: Ruang) -> None:
    ruang.kantor.pekerjakan(SRI)
    sekdes = ruang.meja("sri")
    _buat_draf(sekdes)
    _tulis_komponen(ruang, sekdes)
    _jawab_peringatan(ruang, sekdes)
    _dengar_warga(sekdes)
    _tetapkan(ruang, sekdes)
    hp = ruang.warga()
    hp.goto("/layanan/usaha/")
    expect(hp.get_by_text("Ditetapkan dengan SK 188/7/2026")).to_be_visible()
    periksa_lebar(hp)
    satu = _lewati_pemeriksaan(ruang, sekdes)
    _selesaikan(satu, ruang.kantor.akun["budi"])
    sekdes.goto(f"/kantor/permohonan/{satu.pk}/telusur/")
    expect(sekdes.get_by_text(ALASAN)).to_be_visible()
    periksa_axe(sekdes)


def _draf() -> VersiStandar:
    return VersiStandar.objects.get(layanan__kode="usaha", status="draf")


def _buat_draf(sekdes: Page) -> None:
    """From the debts: one service is copied to be written anew."""
    sekdes.goto("/kantor/standar/")
    periksa_axe(sekdes)
    sekdes.get_by_role("link", name="Surat Keterangan Usaha", exact=True).click()
    sekdes.get_by_role("button", name="Salin jadi draf baru").click()
    expect(sekdes.get_by_text("13 dari 14 komponen")).to_be_visible()
    # which requirement rests on which law is written on the page of requirements, with tests of its own
    _draf().persyaratan.update(dasar=Peraturan.objects.get(kode="uu-20-2008"))


def _tulis_komponen(ruang: Ruang, sekdes: Page) -> None:
    sekdes.get_by_role("link", name="Ubah komponen").click()
    ruang.tinjau(sekdes)
    sekdes.get_by_label("Jaminan pelayanan").fill("Selesai tepat waktu.\nTanpa pungutan.")
    sekdes.get_by_role("button", name="Simpan", exact=True).click()
    expect(sekdes.get_by_text("14 dari 14 komponen")).to_be_visible()
    expect(sekdes.get_by_role("link", name="Tetapkan dengan SK")).to_have_count(0)


def _jawab_peringatan(ruang: Ruang, sekdes: Page) -> None:
    """Each question gets its answer; a hasty one comes back."""
    periksa_axe(sekdes)
    menunggu = sekdes.locator("#peringatan form:visible")
    menunggu.first.get_by_label("Jawaban").fill("ya")
    menunggu.first.get_by_role("button", name="Simpan jawaban").click()
    expect(sekdes.get_by_text("Tulis alasannya, paling sedikit 10 huruf.").first).to_be_visible()
    while menunggu.count():
        banyak = menunggu.count()
        menunggu.first.get_by_label("Jawaban").fill("Sudah dibahas dengan petugasnya")
        menunggu.first.get_by_role("button", name="Simpan jawaban").click()
        expect(menunggu).to_have_count(banyak - 1)
    expect(sekdes.get_by_text("Semua peringatan terjawab")).to_be_visible()


def _dengar_warga(sekdes: Page) -> None:
    """The hearing this morning: who came, what they said, the record signed."""
    sekdes.goto("/kantor/kegiatan/baru/")
    sekdes.get_by_label("Yang dibicarakan").fill("Standar surat usaha")
    sekdes.get_by_label("Tanggal", exact=True).fill("23-11-2026")
    sekdes.get_by_label("Tempat", exact=True).fill("Balai desa")
    sekdes.get_by_label("Dipimpin oleh").fill("Sri Wahyuni")
    for n, nama in enumerate(("Siti", "Darto", "Marni")):
        sekdes.locator(f"#id_peserta-{n}-nama").fill(nama)
    sekdes.locator("#id_saran-0-isi").fill("Buka pukul 07.30")
    sekdes.locator("#id_saran-0-diterima").select_option("ya")
    sekdes.locator("#id_saran-0-tanggapan").fill("Dicoba mulai bulan depan")
    sekdes.get_by_role("button", name="Simpan", exact=True).click()
    sekdes.get_by_role("button", name="Catat, kegiatan selesai").click()
    expect(sekdes.get_by_text("Kegiatan selesai.")).to_be_visible()


def _tetapkan(ruang: Ruang, sekdes: Page) -> None:
    """An SK of tomorrow is refused with everything kept; today's decides."""
    sekdes.goto(f"/kantor/standar/{_draf().pk}/")
    sekdes.get_by_role("link", name="Tetapkan dengan SK").click()
    ruang.tinjau(sekdes)
    expect(sekdes.get_by_role("checkbox")).to_be_checked()
    sekdes.get_by_label("Dengar pendapat dengan warga").select_option(index=1)
    sekdes.get_by_label("Nomor SK Kepala Desa").fill("188/7/2026")
    sekdes.get_by_label("Tanggal", exact=True).fill("24")
    sekdes.get_by_role("button", name="Tetapkan yang dicentang").click()
    expect(sekdes.get_by_text("padahal hari itu belum tiba").first).to_be_visible()
    sekdes.get_by_label("Tanggal", exact=True).fill("23")
    sekdes.get_by_role("button", name="Tetapkan yang dicentang").click()
    expect(sekdes.get_by_text("1 standar ditetapkan dengan SK 188/7/2026")).to_be_visible()
    expect(sekdes.get_by_text("Sudah ditetapkan (1)")).to_be_visible()


def _lewati_pemeriksaan(ruang: Ruang, sekdes: Page) -> Permohonan:
    """A request begins under the decided version; its check is left out with a reason."""
    satu = pabrik.permohonan(layanan("usaha"), ruang.kantor.akun["budi"])
    assert satu.standar.ditetapkan
    sekdes.goto(f"/kantor/permohonan/{satu.pk}/")
    sekdes.get_by_text("Lewati langkah ini").click()
    sekdes.get_by_label("Alasan melewati").fill(ALASAN)
    sekdes.get_by_role("button", name="Lewati langkah").click()
    expect(sekdes.get_by_text(ALASAN).first).to_be_visible()
    return satu


def _selesaikan(satu: Permohonan, petugas: Pengguna) -> None:
    """Written, signed, handed over: as in every other story."""
    surat = pabrik.surat(satu, petugas, **ISIAN)
    catat_tanda_tangan([ajukan_surat(surat, pelaku=petugas)], pelaku=petugas)
    pabrik.serahkan(Permohonan.objects.get(pk=satu.pk), petugas)
