"""Registering requests: complete or not, once, for whom, by which standard."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, Warga
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.permohonan import (
    ALUR_PERMOHONAN,
    IsianPendaftaran,
    daftarkan,
    perbarui_berkas,
)
from layanan.alur.standar import jaga_loket
from layanan.models import (
    BerkasPermohonan,
    Kunjungan,
    Layanan,
    Permohonan,
    VersiStandar,
)
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

Tahap = Permohonan.Tahap
pytestmark = pytest.mark.django_db


@pytest.fixture
def sari(kantor: None) -> Pengguna:
    return dasar.pengguna("Sari Wahyuni", Peran.PETUGAS_LAYANAN)


def _isian(**isi: Any) -> IsianPendaftaran:
    baku: dict[str, Any] = {"warga": dasar.warga(), "keperluan": "mendaftar sekolah"}
    return IsianPendaftaran(**baku | isi)


def _langkah(satu: Permohonan) -> list[tuple[str, bool]]:
    """The steps walked so far: name and whether it is closed."""
    return [(str(j), j.selesai is not None) for j in satu.langkah.select_related("langkah")]


# Registering


@pytest.mark.syarat("R024", "R030", "R088")
def test_permohonan_lengkap_masuk_antrean_dan_jamnya_mulai(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    assert (satu.tahap, satu.lengkap_pada) == (Tahap.PROSES, dasar.pukul(9))
    assert satu.jatuh_tempo == dasar.pukul(9, 30)
    assert _langkah(satu) == [("Periksa berkas", True), ("Tulis surat", False)]


@pytest.mark.syarat("R030", "R088")
def test_permohonan_kurang_berkas_jamnya_belum_mulai(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas, lengkap=False)
    assert (satu.tahap, satu.lengkap_pada, satu.jatuh_tempo) == (Tahap.PENDAFTARAN, None, None)
    with pytest.raises(Ditolak, match="Berkas masih kurang: KTP-el"):
        ALUR_PERMOHONAN.jalankan(satu, "lengkapi", pelaku=petugas)


@pytest.mark.syarat("R030", "R074")
def test_permohonan_dilengkapi_belakangan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.permohonan(domisili, petugas, lengkap=False)
    jam.move_to(dasar.pukul(10))
    berkas = satu.berkas.get()
    perbarui_berkas(satu, {berkas.persyaratan_id: "belum"}, pelaku=petugas)
    assert Permohonan.objects.get(pk=satu.pk).tahap == Tahap.PENDAFTARAN
    lengkap = perbarui_berkas(satu, {berkas.persyaratan_id: "di_kantor"}, pelaku=petugas)
    assert (lengkap.tahap, lengkap.lengkap_pada) == (Tahap.PROSES, dasar.pukul(10))
    assert BerkasPermohonan.objects.get().dilihat_pada == dasar.SENIN
    with pytest.raises(SudahBerubah, match="sudah dinyatakan lengkap"):
        perbarui_berkas(satu, {}, pelaku=petugas)


def test_permohonan_syarat_pilihan_tidak_menahan(kantor: None, petugas: Pengguna) -> None:
    layanan = pabrik.layanan(syarat=[("KTP-el", True), ("Foto rumah", False)])
    wajib = layanan.standar.get().persyaratan.get(wajib=True)
    satu = pabrik.permohonan(layanan, petugas, berkas={wajib.pk: "ada"})
    assert satu.tahap == Tahap.PROSES


def test_permohonan_tanpa_syarat_langsung_lengkap(kantor: None, petugas: Pengguna) -> None:
    assert pabrik.permohonan(pabrik.layanan(syarat=[]), petugas, lengkap=False).tahap == Tahap.PROSES


def test_permohonan_janji_lewat_tutup_dilanjutkan_besok(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(14, 50))
    satu = pabrik.permohonan(domisili, petugas)
    assert satu.jatuh_tempo == dasar.pukul(8, 20, hari=date(2026, 11, 24))


def test_permohonan_kunci_sama_sekali(petugas: Pengguna, domisili: Layanan) -> None:
    kunci, kunjungan, isian = uuid4(), pabrik.kunjungan(), _isian()
    hasil = [daftarkan(kunjungan, domisili, isian, kunci=kunci, pelaku=petugas) for _ in range(2)]
    assert hasil[0] == hasil[1]
    assert Permohonan.objects.count() == 1


def test_permohonan_standar_lama_tetap_dipakai(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    domisili.standar.update(status=VersiStandar.Status.LAMA)
    pabrik.standar(domisili, versi=2, perbuatan=pabrik.TANPA_SURAT, menit=60)
    assert (Permohonan.objects.get(pk=satu.pk).standar.versi, satu.standar.menit) == (1, 30)
    assert pabrik.permohonan(domisili, petugas).standar.versi == 2


def test_permohonan_layanan_tanpa_standar_ditolak(petugas: Pengguna, domisili: Layanan) -> None:
    domisili.standar.update(status=VersiStandar.Status.LAMA)
    with pytest.raises(Ditolak, match="belum punya standar yang berlaku"):
        pabrik.permohonan(domisili, petugas)
    assert (Permohonan.objects.count(), Kunjungan.objects.get().status) == (0, Kunjungan.Status.TUNGGU)


@pytest.mark.syarat("R322")
@pytest.mark.parametrize("jenis", ["kelompok", "badan_hukum"])
def test_permohonan_atas_nama_lembaga_dengan_wakilnya(
    petugas: Pengguna, domisili: Layanan, jenis: str
) -> None:
    isi: dict[str, Any] = {
        "jenis_pemohon": jenis,
        "nama_lembaga": "Kelompok Tani Makmur",
        "kedudukan": "Ketua",
    }
    satu = pabrik.permohonan(domisili, petugas, **isi)
    assert (satu.pemohon, satu.warga.nama, satu.kedudukan) == ("Kelompok Tani Makmur", "Siti Aminah", "Ketua")


def test_permohonan_warga_tanpa_nik_dilayani(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas, warga=Warga(nama="Mbah Karso"))
    assert (satu.tahap, satu.warga.nik) == (Tahap.PROSES, None)


def test_permohonan_hanya_menyimpan_yang_dibetulkan(petugas: Pengguna, domisili: Layanan) -> None:
    """Two desks know the same person: a correction at one does not undo the other's."""
    warga = dasar.warga()
    lama = Warga.objects.get(pk=warga.pk)
    Warga.objects.filter(pk=warga.pk).update(pekerjaan="Guru")
    lama.telepon = "+6281234567890"
    pabrik.permohonan(domisili, petugas, warga=lama, ubahan=["telepon"])
    warga.refresh_from_db()
    assert (warga.pekerjaan, warga.telepon) == ("Guru", "+6281234567890")
    jejak = Jejak.objects.get(jenis="dasar.warga")
    assert (jejak.perbuatan, jejak.rinci) == ("perbarui", {"kolom": ["telepon"]})


def test_permohonan_nik_kembar_dari_dua_meja(petugas: Pengguna, domisili: Layanan) -> None:
    nik = dasar.warga().nik
    with pytest.raises(Ditolak, match="NIK ini baru saja dicatat petugas lain"):
        pabrik.permohonan(domisili, petugas, warga=Warga(nama="Siti Aminah", nik=nik))
    assert Permohonan.objects.count() == 0


@pytest.mark.parametrize("peran", Peran)
def test_permohonan_didaftarkan_petugas_meja_saja(kantor: None, domisili: Layanan, peran: Peran) -> None:
    orang = dasar.pengguna("Siapa", peran)
    if peran in MEJA:
        assert pabrik.permohonan(domisili, orang).dicatat_oleh == orang
    else:
        with pytest.raises(TidakBerwenang, match="Anda tidak bertugas di meja depan"):
            pabrik.permohonan(domisili, orang, kunjungan=pabrik.kunjungan())


def test_permohonan_orang_yang_dilayani_meja_lain(
    petugas: Pengguna, sari: Pengguna, domisili: Layanan
) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    kunjungan = pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    with pytest.raises(SudahBerubah, match="Nomor A-001 sedang dilayani Budi Santoso"):
        pabrik.permohonan(domisili, sari, kunjungan=kunjungan)
    jaga_loket(pabrik.loket(), pelaku=sari, ambil_alih=True)
    assert pabrik.permohonan(domisili, sari, kunjungan=kunjungan).tahap == Tahap.PROSES


def test_permohonan_nomor_batal_ditolak(petugas: Pengguna, domisili: Layanan) -> None:
    kunjungan = pabrik.kunjungan()
    ALUR_KUNJUNGAN.jalankan(kunjungan, "batalkan", pelaku=petugas)
    with pytest.raises(SudahBerubah, match="Keadaannya sekarang: batal"):
        pabrik.permohonan(domisili, petugas, kunjungan=kunjungan)


def test_permohonan_nomor_kemarin_ditolak(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    kunjungan = pabrik.kunjungan()
    jam.move_to(dasar.pukul(9, hari=date(2026, 11, 24)))
    with pytest.raises(SudahBerubah, match="Nomor A-001 dari hari lain"):
        pabrik.permohonan(domisili, petugas, kunjungan=kunjungan)


def test_permohonan_kedua_sekali_datang(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """One visit, two services: the second registration starts where the first one ended."""
    kunjungan = pabrik.kunjungan()
    jam.move_to(dasar.pukul(9, 10))
    pertama = pabrik.permohonan(domisili, petugas, kunjungan=kunjungan)
    jam.move_to(dasar.pukul(9, 15))
    kedua = pabrik.permohonan(domisili, petugas, kunjungan=kunjungan)
    mulai = [p.langkah.order_by("id")[0].mulai for p in (pertama, kedua)]
    assert mulai == [dasar.pukul(9, 10), dasar.pukul(9, 10)]
    assert kedua.langkah.order_by("id")[0].selesai == dasar.pukul(9, 15)


def test_permohonan_susulan_memakai_waktu_sebenarnya(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas, saat=dasar.pukul(8, 20))
    assert (satu.terjadi_pada, satu.lengkap_pada, satu.susulan) == (
        dasar.pukul(8, 20),
        dasar.pukul(8, 20),
        True,
    )
    assert satu.kunjungan.dipanggil_pada == dasar.pukul(8, 20)
