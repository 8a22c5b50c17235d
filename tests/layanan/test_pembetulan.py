"""A wrong letter: before hand-over it keeps its number, afterwards a new one takes its place."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from arsip.keaslian import periksa_keaslian
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.peran import Peran
from bungah.naskah.models import LembarMusnah, Naskah
from layanan.alur.pembetulan import betulkan_sebelum_serah, buat_pembetulan
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.surat import ajukan_surat, batalkan_surat, simpan_isian
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.cetak.surat import data_surat
from layanan.kueri.dikembalikan import alasan_kembali
from layanan.kueri.surat import pengesahan_surat, surat_berjalan, surat_lengkap
from layanan.models import Permohonan, Surat
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
Tahap = Permohonan.Tahap


@pytest.fixture
def siap(petugas: Pengguna, domisili: Layanan) -> Surat:
    """A signed letter that lies in the tray."""
    satu = surat_berjalan(pabrik.permohonan_siap(domisili, petugas))
    assert satu is not None
    return satu


@pytest.fixture
def diserahkan(siap: Surat, petugas: Pengguna) -> Surat:
    """A letter the villager took home."""
    pabrik.serahkan(siap.permohonan, petugas)
    return surat_lengkap(siap.pk)


def kode(surat: Surat) -> str:
    assert surat.register is not None
    return surat.register.naskah.kode


def kata(surat: Surat) -> str:
    """The verdict of the public page."""
    isi = Client().get(f"/cek/{kode(surat)}/").content.decode()
    return isi.split("<h1>")[1].split("</h1>")[0]


def ulang(surat: Surat, pelaku: Pengguna) -> Surat:
    """Write it again, submit it, have it signed."""
    baru = simpan_isian(surat.permohonan, {"sejak": "2021"}, pelaku=pelaku)
    ajukan_surat(surat_lengkap(baru.pk), pelaku=pelaku)
    catat_tanda_tangan([surat_lengkap(baru.pk)], pelaku=pelaku)
    return surat_lengkap(baru.pk)


def test_sebelum_diserahkan_nomor_tetap_dan_lembar_lama_musnah(siap: Surat, petugas: Pengguna) -> None:
    nomor, lama = str(siap), Pengesahan.objects.get()
    betulkan_sebelum_serah(siap, alasan="Nama tertukar", pelaku=petugas)
    assert (kata(siap), surat_lengkap(siap.pk).permohonan.tahap) == ("BELUM DITANDATANGANI", Tahap.PROSES)
    assert surat_lengkap(siap.pk).permohonan.siap_pada is None
    musnah = LembarMusnah.objects.get()
    assert (musnah.isi, musnah.oleh, musnah.alasan) == (lama.isi, petugas, "Nama tertukar")
    halaman = Client().get(f"/cek/{kode(siap)}/").content.decode()
    assert "Tanda tangan basah" not in halaman
    assert "Lembar yang lama sudah dimusnahkan" in halaman
    baru = ulang(surat_lengkap(siap.pk), petugas)
    assert (str(baru), kata(baru), baru.pk) == (nomor, "BERLAKU", siap.pk)
    assert baru.register is not None
    assert [i.versi for i in baru.register.naskah.isi.order_by("versi")] == [1, 2]
    assert Naskah.objects.count() == 1
    assert periksa_keaslian() == []


def test_register_membawa_ke_surat_dan_permohonannya(siap: Surat, petugas: Pengguna) -> None:
    assert siap.register is not None
    halaman, kerja = f"/kantor/surat/{siap.register.pk}/", f"/kantor/permohonan/{siap.permohonan_id}/"
    isi = klien_meja(petugas).get(halaman).content.decode()
    assert [f'href="{kerja}{ekor}"' in isi for ekor in ("", "surat.pdf")] == [True, True]
    isi = klien_meja(dasar.pengguna("Hana", Peran.AUDITOR)).get(halaman).content.decode()
    assert kerja not in isi


def test_pengesahan_lembar_lama_disebut_lama(siap: Surat, petugas: Pengguna) -> None:
    """Beside the corrected draft stands no approval that reads as if it were the draft's."""
    assert [satu.lama for satu in pengesahan_surat(siap)] == [False]  # type: ignore[attr-defined]
    betulkan_sebelum_serah(siap, alasan="Nama tertukar", pelaku=petugas)
    halaman = f"/kantor/permohonan/{siap.permohonan_id}/surat/periksa/"
    isi = klien_meja(petugas).get(halaman).content.decode()
    assert isi.count("Lembar lama") == isi.count("Tanda tangan basah oleh") == 1
    assert alasan_kembali() == {siap.permohonan_id: "Dibetulkan sebelum diserahkan: Nama tertukar"}
    baru = ulang(surat_lengkap(siap.pk), petugas)
    assert [satu.lama for satu in pengesahan_surat(baru)] == [True, False]  # type: ignore[attr-defined]


def test_sebelum_diserahkan_berkas_lama_dikenali_sebagai_musnah(siap: Surat, petugas: Pengguna) -> None:
    assert siap.register is not None
    isi = siap.register.naskah.isi.get()
    betulkan_sebelum_serah(siap, alasan="Nama tertukar", pelaku=petugas)
    jawab = Client().post(f"/cek/{kode(siap)}/berkas/", {"sidik_berkas": isi.sha256}).content.decode()
    assert "Ini lembar yang sudah dimusnahkan" in jawab


def test_sesudah_diserahkan_surat_baru_menyebut_yang_lama(diserahkan: Surat, petugas: Pengguna) -> None:
    kunci = uuid.uuid4()
    baru = buat_pembetulan(diserahkan, alasan="Tanggal lahir salah", pelaku=petugas, kunci=kunci)
    assert buat_pembetulan(diserahkan, alasan="x", pelaku=petugas, kunci=kunci) == baru
    assert (baru.tahap, baru.membetulkan, baru.kunjungan) == (
        Tahap.PROSES,
        diserahkan.permohonan,
        diserahkan.permohonan.kunjungan,
    )
    catatan = [j.catatan for j in baru.langkah.order_by("id")]
    assert catatan[0] == f"Membetulkan surat {diserahkan}: Tanggal lahir salah"
    konsep = surat_berjalan(baru)
    assert konsep is not None
    assert konsep.isian == diserahkan.isian
    assert kata(diserahkan) == "BERLAKU"  # until the new one is issued
    terbit = ulang(konsep, petugas)
    assert data_surat(terbit)["menggantikan"] == (
        f"Surat ini menggantikan surat nomor {diserahkan} tanggal 23 November 2026."
    )
    assert data_surat(diserahkan)["menggantikan"] == ""
    assert (kata(diserahkan), kata(terbit)) == ("DIGANTI", "BERLAKU")
    assert f"Nomor surat pengganti: {terbit}" in Client().get(f"/cek/{kode(diserahkan)}/").content.decode()
    assert str(terbit) != str(diserahkan)
    assert periksa_keaslian() == []


def test_pembetulan_hanya_satu_kecuali_yang_dulu_dibatalkan(diserahkan: Surat, petugas: Pengguna) -> None:
    satu = buat_pembetulan(diserahkan, alasan="x", pelaku=petugas, kunci=uuid.uuid4())
    with pytest.raises(SudahBerubah, match="sudah dibuat"):
        buat_pembetulan(diserahkan, alasan="x", pelaku=petugas, kunci=uuid.uuid4())
    konsep = surat_berjalan(satu)
    assert konsep is not None
    batalkan_surat(konsep, pelaku=petugas, alasan="Tidak jadi")
    assert kata(diserahkan) == "BERLAKU"
    lagi = buat_pembetulan(diserahkan, alasan="y", pelaku=petugas, kunci=uuid.uuid4())
    assert lagi != satu


def test_pembetulan_menolak_yang_tidak_pada_tempatnya(siap: Surat, petugas: Pengguna) -> None:
    depan = dasar.pengguna("Arsip", Peran.ARSIPARIS)
    for alasan in ("", "  "):
        with pytest.raises(Ditolak, match="Tulis apa yang salah"):
            betulkan_sebelum_serah(siap, alasan=alasan, pelaku=petugas)
        with pytest.raises(Ditolak, match="Tulis apa yang salah"):
            buat_pembetulan(siap, alasan=alasan, pelaku=petugas, kunci=uuid.uuid4())
    with pytest.raises(TidakBerwenang):
        betulkan_sebelum_serah(siap, alasan="x", pelaku=depan)
    with pytest.raises(TidakBerwenang):
        buat_pembetulan(siap, alasan="x", pelaku=depan, kunci=uuid.uuid4())
    with pytest.raises(SudahBerubah, match="belum diserahkan"):
        buat_pembetulan(siap, alasan="x", pelaku=petugas, kunci=uuid.uuid4())
    pabrik.serahkan(siap.permohonan, petugas)
    with pytest.raises(SudahBerubah):
        betulkan_sebelum_serah(siap, alasan="x", pelaku=petugas)
    assert LembarMusnah.objects.count() == 0
    SuratKeluar.objects.update(status="dicabut", alasan="x")
    with pytest.raises(SudahBerubah, match="tidak berlaku lagi"):
        buat_pembetulan(siap, alasan="x", pelaku=petugas, kunci=uuid.uuid4())


def test_betulkan_layanan_tanpa_surat_ditolak(petugas: Pengguna, kantor: None) -> None:
    layanan = pabrik.layanan(perbuatan=pabrik.TANPA_SURAT)
    satu = pabrik.permohonan(layanan, petugas)
    satu = ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Dicatat di buku")
    with pytest.raises(Ditolak, match="tidak menerbitkan surat"):
        ALUR_PERMOHONAN.jalankan(satu, "betulkan", pelaku=petugas, alasan="x")


def test_halaman_betulkan_minta_lembar_disobek_dulu(siap: Surat, petugas: Pengguna) -> None:
    klien, alamat = klien_meja(petugas), f"/kantor/permohonan/{siap.permohonan_id}/surat/betulkan/"
    rinci = f"/kantor/permohonan/{siap.permohonan_id}/"
    assert alamat in klien.get(rinci).content.decode()
    salah = klien.post(alamat, {"alasan": "Nama tertukar huruf"})
    assert salah.status_code == 400
    assert "Sobek dulu lembar yang salah, lalu centang ini." in salah.content.decode()
    assert "Nama tertukar huruf" in salah.content.decode()  # nothing typed is lost
    assert klien.post(alamat, {"alasan": "Nama", "musnah": "on"})["Location"] == rinci
    isi = klien.get(rinci).content.decode()
    assert "Lembar ke-1 dimusnahkan 23 November 2026" in isi
    assert alamat not in isi
    assert "Surat ini belum ditandatangani" in klien.get(alamat, follow=True).content.decode()


def test_halaman_pembetulan_membuka_permohonan_baru(diserahkan: Surat, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    alamat = f"/kantor/permohonan/{diserahkan.permohonan_id}/surat/betulkan/"
    assert "Buat surat pengganti?" in klien.get(alamat).content.decode()
    jawab = klien.post(alamat, {"alasan": "Salah", "kunci": str(uuid.uuid4())}, follow=True)
    baru = Permohonan.objects.get(membetulkan=diserahkan.permohonan)
    assert jawab.redirect_chain == [(f"/kantor/permohonan/{baru.pk}/", 302)]
    assert "Membetulkan surat dari" in jawab.content.decode()
    lama = klien.get(f"/kantor/permohonan/{diserahkan.permohonan_id}/").content.decode()
    assert f"/kantor/permohonan/{baru.pk}/" in lama
    assert alamat not in lama
