"""Registering on one page: person, service, need, files."""

import re
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna, ProfilDesa, Warga
from bungah.dasar.peran import Peran
from layanan.alur.antrean import panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import BerkasPermohonan, Kunjungan, Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
DAFTAR = "/kantor/pendaftaran/"
Tahap = Permohonan.Tahap


def _isian(**isi: Any) -> dict[str, Any]:
    baku = {
        "perbuatan": "semua_ada",
        "kunci": uuid4(),
        "nama": "Siti Aminah",
        "nik": "",
        "layanan": "domisili",
        "keperluan": "mendaftar sekolah",
        "jenis_pemohon": "perorangan",
    }
    return baku | isi


def _kirim(orang: Pengguna, **isi: Any) -> str:
    """The page that answers, after every redirect."""
    return klien_meja(orang).post(DAFTAR, _isian(**isi), follow=True).content.decode()


@pytest.mark.syarat("R024", "R030")
def test_pendaftaran_warga_baru_satu_kunci(petugas: Pengguna, domisili: Layanan) -> None:
    """One page, one key: person, silent number, complete file, clock started, on to the letter."""
    nik = dasar.nik()
    jawab = klien_meja(petugas).post(DAFTAR, _isian(nik=f"{nik[:4]} {nik[4:]}"))
    satu = Permohonan.objects.get()
    assert jawab.headers["Location"] == f"/kantor/permohonan/{satu.pk}/surat/"
    assert (satu.tahap, satu.warga.nik, satu.kunjungan.nomor) == (Tahap.PROSES, nik, "A-001")
    assert (str(satu.warga.tanggal_lahir), satu.warga.jenis_kelamin) == ("1988-05-03", "P")
    assert satu.langkah.get(selesai=None).diambil_oleh == petugas


@pytest.mark.syarat("R035")
@pytest.mark.parametrize("banyak", [1, 3])
def test_pendaftaran_warga_lama_melihat_riwayatnya(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    warga = dasar.warga()
    for ke in range(banyak):
        pabrik.permohonan(domisili, petugas, warga=warga, keperluan=f"urusan ke-{ke}")
    klien = klien_meja(petugas)
    isi = klien.get(f"{DAFTAR}?warga={warga.pk}").content.decode()
    assert "Pernah ke sini" in isi
    assert isi.count("urusan ke-") == banyak
    assert warga.nik_samar in isi
    with django_assert_num_queries(25):
        klien.get(f"{DAFTAR}?warga={warga.pk}")


def test_pendaftaran_nik_warga_lama_tidak_dikirim_ke_halaman(petugas: Pengguna, domisili: Layanan) -> None:
    warga = dasar.warga(no_kk="3525990101900009")
    isi = klien_meja(petugas).get(f"{DAFTAR}?warga={warga.pk}").content.decode()
    assert re.findall(r"\d{16}", isi) == []


def test_pendaftaran_warga_lama_nik_kosong_tetap(petugas: Pengguna, domisili: Layanan) -> None:
    warga = dasar.warga()
    _kirim(petugas, warga=warga.pk, nama=warga.nama, telepon="0812 3456 7890", alamat="Jl. Baru 9")
    lama = Warga.objects.get()
    assert (lama.nik, lama.telepon, lama.alamat) == (warga.nik, "+6281234567890", "Jl. Baru 9")


def test_pendaftaran_nomor_yang_dipanggil(petugas: Pengguna, domisili: Layanan) -> None:
    """A ticket of a known service shows its checklist at once."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    kunjungan = pabrik.kunjungan(layanan=domisili)
    panggil_berikut(pelaku=petugas)
    isi = klien_meja(petugas).get(f"{DAFTAR}?kunjungan={kunjungan.pk}").content.decode()
    assert "A-001 · Warga baru" in isi
    assert "Berkas lengkap, proses" in isi
    _kirim(petugas, kunjungan=kunjungan.pk)
    assert (Permohonan.objects.get().kunjungan, Kunjungan.objects.get().status) == (kunjungan, "terdaftar")


@pytest.mark.syarat("R030", "R078")
def test_pendaftaran_berkas_diperiksa_satu_satu(petugas: Pengguna, kantor: None) -> None:
    layanan = pabrik.layanan(syarat=[("KTP-el", True), ("KK", True), ("Foto", False)])
    klien, isian = klien_meja(petugas), _isian(perbuatan="sesuai")
    halaman = klien.post(DAFTAR, isian).content.decode()
    assert Permohonan.objects.count() == 0
    assert "Untuk memastikan data benar" in halaman
    standar = layanan.standar.get()
    ktp, kk, _ = standar.persyaratan.all()
    jawaban = {f"syarat_{ktp.pk}": "ada", f"syarat_{kk.pk}": "belum", "standar": standar.pk}
    rinci = klien.post(DAFTAR, isian | jawaban, follow=True).content.decode()
    assert "Waktu belum berjalan. Masih kurang: <strong>KK</strong>" in rinci
    assert dict(BerkasPermohonan.objects.values_list("persyaratan__nama", "keadaan")) == {
        "KTP-el": "ada",
        "KK": "belum",
        "Foto": "belum",
    }


def test_pendaftaran_berkas_lengkap_menghormati_berkas_kantor(petugas: Pengguna, domisili: Layanan) -> None:
    standar = domisili.standar.get()
    syarat = standar.persyaratan.get()
    _kirim(petugas, standar=standar.pk, **{f"syarat_{syarat.pk}": "di_kantor"})
    assert BerkasPermohonan.objects.get().keadaan == "di_kantor"


def test_pendaftaran_ganti_layanan_menampilkan_berkasnya(petugas: Pengguna, domisili: Layanan) -> None:
    """Ticks of another service's checklist are not taken over."""
    usaha = pabrik.layanan("usaha", syarat=[("NIB", True)])
    lama = domisili.standar.get()
    isi = {"layanan": "usaha", "standar": lama.pk, f"syarat_{lama.persyaratan.get().pk}": "ada"}
    halaman = _kirim(petugas, perbuatan="sesuai", **isi)
    assert ("NIB" in halaman, Permohonan.objects.count()) == (True, 0)
    _kirim(petugas, perbuatan="sesuai", layanan="usaha", standar=usaha.standar.get().pk)
    assert Permohonan.objects.get().tahap == Tahap.PENDAFTARAN


def test_pendaftaran_dua_kali_kirim_sekali(petugas: Pengguna, domisili: Layanan) -> None:
    klien, isian = klien_meja(petugas), _isian()
    for _ in range(2):
        assert klien.post(DAFTAR, isian).status_code == 302
    assert (Permohonan.objects.count(), Kunjungan.objects.count(), Warga.objects.count()) == (1, 1, 1)


@pytest.mark.syarat("R322")
def test_pendaftaran_atas_nama_lembaga(petugas: Pengguna, domisili: Layanan) -> None:
    lembaga = {"jenis_pemohon": "badan_hukum", "nama_lembaga": "Yayasan Al-Falah", "kedudukan": "Ketua"}
    _kirim(petugas, **lembaga)
    satu = Permohonan.objects.get()
    assert (satu.pemohon, satu.warga.nama, satu.kedudukan) == ("Yayasan Al-Falah", "Siti Aminah", "Ketua")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"nik": "352599430588001"}, "NIK harus 16 angka, yang ditulis 15."),
        ({"nik": "3525994313880012"}, "Angka ke-9 dan ke-10 NIK adalah bulan lahir"),
        ({"nik": "3525994305880000"}, "Empat angka terakhir NIK tidak mungkin 0000."),
        ({"nik": "3525994305889999", "no_kk": "3525994305889999"}, "Nomor KK sama dengan NIK."),
        ({"nama": " "}, "Isi nama lengkap (sesuai KTP)."),
        ({"keperluan": ""}, "Isi suratnya untuk apa, misalnya mendaftar sekolah."),
        ({"layanan": ""}, "Pilih layanan."),
        ({"layanan": "tidak-ada"}, "tidak-ada"),
        (
            {"tanggal_lahir_0": "31", "tanggal_lahir_1": "2", "tanggal_lahir_2": "1990"},
            "tidak ada di kalender",
        ),
        ({"tanggal_lahir_0": "1", "tanggal_lahir_1": "1", "tanggal_lahir_2": "2030"}, "di masa depan"),
        ({"telepon": "123"}, "elepon"),
        ({"jenis_pemohon": "kelompok"}, "Tulis nama kelompok atau badan hukumnya."),
        ({"nama_lembaga": "PT Jaya"}, "Pilih kelompok atau badan hukum, atau kosongkan namanya."),
        ({"kunci": "x"}, "Halaman ini terlalu lama terbuka."),
    ],
)
def test_pendaftaran_isian_salah_dijawab_di_sampingnya(
    petugas: Pengguna, domisili: Layanan, isi: dict[str, str], pesan: str
) -> None:
    """Nothing is lost, nothing doubled, the message stands on the page."""
    jawab = klien_meja(petugas).post(DAFTAR, _isian(pekerjaan="Nelayan", **isi))
    teks = jawab.content.decode()
    assert (jawab.status_code, Permohonan.objects.count(), Warga.objects.count()) == (200, 0, 0)
    assert "Ada yang perlu diperbaiki" in teks
    assert pesan in teks
    assert 'value="Nelayan"' in teks


@pytest.mark.syarat("R040")
@pytest.mark.parametrize("keperluan", ["", "   "])
def test_pendaftaran_without_the_visitors_errand_registers_nobody(
    petugas: Pengguna, domisili: Layanan, keperluan: str
) -> None:
    """The officer asks what the letter is for: no request goes on without the answer."""
    jawab = klien_meja(petugas).post(DAFTAR, _isian(keperluan=keperluan))
    assert jawab.context["form"].errors == {
        "keperluan": ["Isi suratnya untuk apa, misalnya mendaftar sekolah."]
    }
    assert (Permohonan.objects.count(), Warga.objects.count()) == (0, 0)
    _kirim(petugas, keperluan="mendaftar sekolah")
    assert [satu.keperluan for satu in Permohonan.objects.all()] == ["mendaftar sekolah"]


def test_pendaftaran_nik_milik_orang_lain(petugas: Pengguna, domisili: Layanan) -> None:
    lama = dasar.warga("Suwarno Hadi")
    isi = _kirim(petugas, nik=lama.nik)
    assert "NIK ini sudah tercatat atas nama SUWARNO H•••" in isi
    assert Warga.objects.count() == 1


def test_pendaftaran_nik_janggal_hanya_diperingatkan(petugas: Pengguna, domisili: Layanan) -> None:
    lahir = {"tanggal_lahir_0": "4", "tanggal_lahir_1": "5", "tanggal_lahir_2": "1988"}
    isi = _kirim(petugas, nik=dasar.nik(), **lahir)
    assert Permohonan.objects.count() == 1
    assert "pesan-perhatian" in isi


def test_pendaftaran_kantor_tutup_perlu_alasan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(20))
    assert "Kantor sedang tutup. Buka lagi Selasa" in _kirim(petugas)
    assert (Permohonan.objects.count(), Kunjungan.objects.count()) == (0, 0)
    _kirim(petugas, alasan_luar_jam="Surat kematian")
    assert Permohonan.objects.get().kunjungan.alasan_luar_jam == "Surat kematian"


def test_pendaftaran_bukan_gilirannya_dikatakan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pabrik.permohonan(domisili, petugas, warga=dasar.warga("Pak Lama"))
    jam.shift(60)
    isi = _kirim(petugas, nama="Bu Baru")
    assert "Giliran Pak Lama (A-001), berkasnya lengkap lebih dulu." in isi
    assert "Ada 1 permohonan layanan ini yang berkasnya lengkap lebih dulu." in isi


@pytest.mark.parametrize(
    ("ukuran", "terus"), [(ProfilDesa.Ukuran.KECIL, True), (ProfilDesa.Ukuran.SEDANG, False)]
)
def test_pendaftaran_petugas_depan_menulis_hanya_di_kantor_kecil(
    domisili: Layanan, ukuran: str, *, terus: bool
) -> None:
    ProfilDesa.objects.update(ukuran=ukuran)
    depan = dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)
    jawab = klien_meja(depan).post(DAFTAR, _isian())
    assert jawab.headers["Location"].endswith("/surat/") == terus


def test_pendaftaran_nomor_orang_lain_ditolak_halus(petugas: Pengguna, domisili: Layanan) -> None:
    sari = dasar.pengguna("Sari", Peran.PETUGAS_DEPAN)
    jaga_loket(pabrik.loket(), pelaku=sari)
    kunjungan = pabrik.kunjungan()
    panggil_berikut(pelaku=sari)
    assert "Nomor A-001 sedang dilayani Sari." in _kirim(petugas, kunjungan=kunjungan.pk)
    assert Permohonan.objects.count() == 0


@pytest.mark.parametrize("alamat", ["?kunjungan=999", "?kunjungan=999&warga=1"])
def test_pendaftaran_nomor_yang_tidak_ada(petugas: Pengguna, domisili: Layanan, alamat: str) -> None:
    assert klien_meja(petugas).get(DAFTAR + alamat).status_code == 404


@pytest.mark.parametrize("alamat", ["?warga=x", "?warga=-1", "?warga=99999999999999999999", "?warga=٣"])
def test_pendaftaran_warga_yang_tidak_ada_jadi_warga_baru(
    petugas: Pengguna, domisili: Layanan, alamat: str
) -> None:
    assert "Warga baru" in klien_meja(petugas).get(DAFTAR + alamat).content.decode()


@pytest.mark.parametrize(
    "isi",
    [
        {"nama": "\x00"},
        {"nama": "\ud800"},
        {"nama": "<script>alert(1)</script>"},
        {"keperluan": "x" * 10_000},
        {"nik": "9" * 5000},
        {"standar": "abc"},
        {"warga": "0"},
        {"perbuatan": "hapus_semua"},
    ],
)
def test_pendaftaran_masukan_aneh_tidak_merusak(
    petugas: Pengguna, domisili: Layanan, isi: dict[str, str]
) -> None:
    data = {nama: teks.encode("utf-8", "replace").decode() for nama, teks in isi.items()}
    jawab = klien_meja(petugas).post(DAFTAR, _isian(**data))
    assert jawab.status_code in {200, 302}
    assert "<script>alert" not in jawab.content.decode()


def test_pendaftaran_layanan_sama_mengingat_keperluannya(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.loket()
    lama = pabrik.permohonan(domisili, petugas, keperluan="melamar kerja")
    for layanan, ada in ((domisili, True), (None, False)):
        visit = pabrik.kunjungan(layanan=layanan)
        alamat = f"/kantor/pendaftaran/?warga={lama.warga_id}&kunjungan={visit.pk}"
        isi = klien_meja(petugas).get(alamat).content.decode()
        assert ('value="melamar kerja"' in isi) == ada
        assert ("Seperti terakhir, 23 November 2026. Masih sama?" in isi) == ada
