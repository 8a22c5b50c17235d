"""Deeds on requests: register, complete, walk the steps in order, take by turn, pause, hand over."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna, Warga
from bungah.dasar.peran import MEJA, Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.giliran import ambil, lanjutkan, tunda
from layanan.alur.permohonan import (
    ALUR_PERMOHONAN,
    PENULIS,
    IsianPendaftaran,
    catat_pemeriksaan,
    daftarkan,
    perbarui_berkas,
    serahkan_semua,
)
from layanan.alur.standar import jaga_loket
from layanan.models import (
    BerkasPermohonan,
    Jeda,
    Kunjungan,
    LangkahBerjalan,
    Layanan,
    Permohonan,
    VersiStandar,
)
from tests.pabrik import dasar, kepegawaian
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


# The table of stages

DARI = {
    "lengkapi": {Tahap.PENDAFTARAN},
    "ajukan": {Tahap.PROSES},
    "selesaikan": {Tahap.PROSES},
    "terbit": {Tahap.LEGALISASI},
    "kembalikan": {Tahap.LEGALISASI},
    "serahkan": {Tahap.SIAP},
    "batalkan": {Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI},
}
KE = {
    "lengkapi": Tahap.PROSES,
    "ajukan": Tahap.LEGALISASI,
    "selesaikan": Tahap.SIAP,
    "terbit": Tahap.SIAP,
    "kembalikan": Tahap.PROSES,
    "serahkan": Tahap.SELESAI,
    "batalkan": Tahap.BATAL,
}
PERAN = {
    "lengkapi": MEJA,
    "ajukan": PENULIS,
    "selesaikan": PENULIS,
    "terbit": PENULIS,
    "kembalikan": (Peran.KADES, *PENULIS),
    "serahkan": MEJA,
    "batalkan": (*MEJA, Peran.KADES),
}
DATA = {
    "selesaikan": {"hasil": "Dicatat di buku"},
    "kembalikan": {"alasan": "Nama salah"},
    "serahkan": {"diambil_oleh": "Siti Aminah"},
    "batalkan": {"alasan": "Warga membatalkan"},
}


def _berdiri(perbuatan: str, petugas: Pengguna) -> Permohonan:
    """A request whose running step is the one this deed closes."""
    langkah = pabrik.TANPA_SURAT if perbuatan == "selesaikan" else pabrik.SURAT
    layanan = pabrik.layanan(perbuatan=langkah, syarat=[] if perbuatan == "lengkapi" else [("KTP-el", True)])
    satu = pabrik.permohonan(layanan, petugas)
    terbuka = {"batalkan": langkah[0], "kembalikan": "terbit"}.get(perbuatan, perbuatan)
    LangkahBerjalan.objects.filter(permohonan=satu, selesai=None).update(
        langkah=satu.standar.langkah.get(perbuatan=terbuka)
    )
    return satu


def _di_tahap(satu: Permohonan, tahap: str) -> Permohonan:
    """The same request as it stands in that stage."""
    saat = dasar.pukul(9)
    Permohonan.objects.filter(pk=satu.pk).update(
        tahap=tahap, siap_pada=saat, selesai_pada=saat, alasan_batal="uji"
    )
    return Permohonan.objects.get(pk=satu.pk)


def _coba(satu: Permohonan, perbuatan: str, pelaku: Pengguna) -> str:
    """What the deed leads to, or the name of its refusal; afterwards all is as before."""
    with transaction.atomic():
        transaction.set_rollback(True)
        try:
            hasil = ALUR_PERMOHONAN.jalankan(satu, perbuatan, pelaku=pelaku, **DATA.get(perbuatan, {}))
        except (SudahBerubah, TidakBerwenang) as tolak:
            assert Permohonan.objects.get(pk=satu.pk).tahap == satu.tahap
            return type(tolak).__name__
    return hasil.tahap


@pytest.mark.syarat("R027")
@pytest.mark.parametrize("perbuatan", DARI)
def test_permohonan_setiap_tahap_setiap_perbuatan(petugas: Pengguna, perbuatan: str) -> None:
    satu = _berdiri(perbuatan, petugas)
    jadi = {tahap: _coba(_di_tahap(satu, tahap), perbuatan, petugas) for tahap in Tahap.values}
    boleh = {tahap: KE[perbuatan] for tahap in DARI[perbuatan]}
    assert jadi == {tahap: boleh.get(tahap, "SudahBerubah") for tahap in Tahap.values}


@pytest.mark.parametrize("perbuatan", DARI)
def test_permohonan_setiap_perbuatan_setiap_peran(petugas: Pengguna, perbuatan: str) -> None:
    satu = _di_tahap(_berdiri(perbuatan, petugas), next(iter(DARI[perbuatan])))
    semua = {peran: dasar.pengguna("Siapa", peran) for peran in Peran}
    boleh = {peran for peran, orang in semua.items() if ALUR_PERMOHONAN.boleh(satu, perbuatan, orang)}
    assert boleh == set(PERAN[perbuatan])
    for peran in set(Peran) - boleh:
        assert _coba(satu, perbuatan, semua[peran]) == "TidakBerwenang", peran


def test_alur_permohonan_tanpa_perbuatan_lain() -> None:
    assert set(ALUR_PERMOHONAN.transisi) == set(DARI)


# Walking the steps


@pytest.mark.syarat("R025")
def test_langkah_diperiksa_dulu_baru_ditulis(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """The work itself closes each step and stores officer, start and end; none can be skipped."""
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.DIPERIKSA), petugas)
    with pytest.raises(Ditolak, match="Langkah yang sedang berjalan: «Cocokkan data»"):
        ALUR_PERMOHONAN.jalankan(satu, "ajukan", pelaku=petugas)
    jam.move_to(dasar.pukul(9, 20))
    catat_pemeriksaan(satu, pelaku=petugas, catatan=" Cocok dengan buku induk ")
    periksa = satu.langkah.get(langkah__perbuatan="periksa")
    assert (periksa.mulai, periksa.selesai) == (dasar.pukul(9), dasar.pukul(9, 20))
    assert (periksa.ditutup_oleh, periksa.catatan) == (petugas, "Cocok dengan buku induk")
    assert _langkah(satu)[-1] == ("Tulis surat", False)


def test_langkah_periksa_perlu_catatan_dan_petugas(petugas: Pengguna, kades: Pengguna) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.DIPERIKSA), petugas)
    with pytest.raises(Ditolak, match="Tulis apa yang diperiksa"):
        catat_pemeriksaan(satu, pelaku=petugas, catatan=" ")
    with pytest.raises(TidakBerwenang):
        catat_pemeriksaan(satu, pelaku=kades, catatan="Cocok")


def test_langkah_periksa_bukan_saatnya(petugas: Pengguna, domisili: Layanan) -> None:
    with pytest.raises(Ditolak, match="«Tulis surat»"):
        catat_pemeriksaan(pabrik.permohonan(domisili, petugas), pelaku=petugas, catatan="Cocok")


@pytest.mark.syarat("R025")
def test_langkah_layanan_tanpa_surat(petugas: Pengguna, jam: time_machine.Traveller) -> None:
    """A service without a letter passes no legalisasi."""
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.TANPA_SURAT), petugas)
    with pytest.raises(Ditolak, match="Tulis hasil pekerjaannya"):
        ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="")
    jam.move_to(dasar.pukul(9, 12))
    siap = ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Dicatat di buku induk")
    assert (siap.tahap, siap.siap_pada) == (Tahap.SIAP, dasar.pukul(9, 12))
    assert _langkah(siap) == [("Periksa berkas", True), ("Kerjakan", True), ("Serahkan", False)]


@pytest.mark.syarat("R114")
def test_langkah_petugas_absen_digantikan(petugas: Pengguna, domisili: Layanan) -> None:
    staf = kepegawaian.pegawai("staf_pelayanan", "Sari Wahyuni")
    kepegawaian.absen(petugas.pegawai, dasar.SENIN)
    satu = pabrik.permohonan(domisili, petugas)
    jalan = satu.langkah.get(selesai=None)
    assert (jalan.petugas, jalan.digantikan) == (staf, True)
    jejak = Jejak.objects.filter(perbuatan="buka_langkah").order_by("urut").last()
    assert jejak is not None
    assert (jejak.rinci["pegawai"], jejak.rinci["pengganti"]) == (staf.pk, True)


def test_langkah_petugas_hadir_tidak_digantikan(petugas: Pengguna, domisili: Layanan) -> None:
    kepegawaian.pegawai("staf_pelayanan", "Sari Wahyuni")
    jalan = pabrik.permohonan(domisili, petugas).langkah.get(selesai=None)
    assert (jalan.petugas, jalan.digantikan) == (petugas.pegawai, False)


def test_langkah_tidak_selesai_sebelum_mulai(petugas: Pengguna) -> None:
    satu = pabrik.permohonan(pabrik.layanan(perbuatan=pabrik.TANPA_SURAT), petugas)
    with pytest.raises(Ditolak, match=r"tidak boleh sebelum Senin, 23 November 2026 pukul 09\.00"):
        ALUR_PERMOHONAN.jalankan(satu, "selesaikan", pelaku=petugas, hasil="Beres", saat=dasar.pukul(8, 59))


def test_serah_terima_mencatat_pengambil(
    petugas: Pengguna, jam: time_machine.Traveller, tanpa_mesin: list[Any], domisili: Layanan
) -> None:
    siap = pabrik.permohonan_siap(domisili, petugas)
    jam.move_to(dasar.pukul(11))
    with pytest.raises(Ditolak, match="Tulis siapa yang mengambil"):
        ALUR_PERMOHONAN.jalankan(siap, "serahkan", pelaku=petugas, diambil_oleh=" ")
    data = {"diambil_oleh": "Agus", "hubungan": "Suami"}
    selesai = ALUR_PERMOHONAN.jalankan(siap, "serahkan", pelaku=petugas, **data)
    assert (selesai.tahap, selesai.selesai_pada, selesai.siap_pada) == (
        Tahap.SELESAI,
        dasar.pukul(11),
        dasar.pukul(9),
    )
    assert (selesai.diambil_oleh, selesai.hubungan_pengambil) == ("Agus", "Suami")
    assert LangkahBerjalan.objects.filter(selesai=None).count() == 0


def test_batal_menutup_langkah_dan_jeda(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    tunda(satu, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Menunggu kecamatan", pelaku=petugas)
    with pytest.raises(Ditolak, match="Tulis alasan pembatalan"):
        ALUR_PERMOHONAN.jalankan(satu, "batalkan", pelaku=petugas, alasan="")
    batal = ALUR_PERMOHONAN.jalankan(satu, "batalkan", pelaku=petugas, alasan="Salah layanan")
    assert (batal.tahap, batal.alasan_batal) == (Tahap.BATAL, "Salah layanan")
    assert (
        LangkahBerjalan.objects.filter(selesai=None).count() == Jeda.objects.filter(selesai=None).count() == 0
    )


# Whose turn it is


def _tiga(layanan: Layanan, petugas: Pengguna, jam: time_machine.Traveller) -> list[Permohonan]:
    """Three complete requests, ten minutes apart."""
    semua = []
    for menit in (0, 10, 20):
        jam.move_to(dasar.pukul(9, menit))
        semua.append(pabrik.permohonan(layanan, petugas, warga=dasar.warga(f"Warga {menit}")))
    return semua


@pytest.mark.syarat("R029")
def test_giliran_di_luar_urutan_perlu_alasan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pertama, kedua, ketiga = _tiga(domisili, petugas, jam)
    with pytest.raises(Ditolak, match=r"Giliran Warga 0 \(A-001\), berkasnya lengkap lebih dulu"):
        ambil(ketiga, pelaku=petugas)
    jalan = ambil(ketiga, pelaku=petugas, alasan=" Jenazah menunggu ")
    assert (jalan.diambil_oleh, jalan.alasan_dahulukan) == (petugas, "Jenazah menunggu")
    jejak = Jejak.objects.get(perbuatan="ambil")
    assert jejak.rinci["melangkahi"] == [pertama.pk, kedua.pk]


@pytest.mark.syarat("R029")
def test_giliran_urut_tanpa_alasan(
    petugas: Pengguna, sari: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """Taken in order by two officers: nobody is passed over, a needless reason is not kept."""
    pertama, kedua, _ = _tiga(domisili, petugas, jam)
    ambil(pertama, pelaku=petugas, alasan="tidak perlu")
    ambil(kedua, pelaku=sari)
    assert list(LangkahBerjalan.objects.exclude(alasan_dahulukan="")) == []


def test_giliran_per_layanan(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.permohonan(domisili, petugas)
    lain = pabrik.permohonan(pabrik.layanan("usaha"), petugas)
    assert ambil(lain, pelaku=petugas).alasan_dahulukan == ""


@pytest.mark.parametrize("jenis", Jeda.Jenis)
def test_giliran_yang_ditunda_menepi(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller, jenis: Jeda.Jenis
) -> None:
    pertama, kedua, ketiga = _tiga(domisili, petugas, jam)
    tunda(pertama, jenis=jenis, alasan="Menunggu", pelaku=petugas)
    with pytest.raises(Ditolak, match="sedang ditunda"):
        ambil(pertama, pelaku=petugas)
    assert ambil(kedua, pelaku=petugas).alasan_dahulukan == ""
    lanjutkan(pertama, pelaku=petugas)
    with pytest.raises(Ditolak, match="Giliran Warga 0"):
        ambil(ketiga, pelaku=petugas)


def test_giliran_sudah_diambil_petugas_lain(petugas: Pengguna, sari: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    ambil(satu, pelaku=sari)
    with pytest.raises(SudahBerubah, match="sedang dikerjakan Sari Wahyuni"):
        ambil(satu, pelaku=petugas)
    assert ambil(satu, pelaku=petugas, alih=True).diambil_oleh == petugas
    assert ambil(satu, pelaku=petugas).diambil_oleh == petugas


def test_giliran_hanya_penulis_dan_hanya_proses(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    satu = pabrik.permohonan(domisili, petugas, lengkap=False)
    with pytest.raises(TidakBerwenang, match="Anda tidak bertugas mengerjakan surat"):
        ambil(satu, pelaku=kades)
    with pytest.raises(SudahBerubah, match="tahapnya pendaftaran"):
        ambil(satu, pelaku=petugas)


# Pauses


@pytest.mark.syarat("R088")
def test_jeda_menunggu_warga_menggeser_janji(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    jam.move_to(dasar.pukul(9, 10))
    tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="KK menyusul", pelaku=petugas)
    with pytest.raises(Ditolak, match="sedang ditunda"):
        ALUR_PERMOHONAN.jalankan(satu, "ajukan", pelaku=petugas)
    jam.move_to(dasar.pukul(10, 10))
    assert lanjutkan(satu, pelaku=petugas).jatuh_tempo == dasar.pukul(10, 30)


def test_jeda_pihak_lain_janji_tetap(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    tunda(satu, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Menunggu kecamatan", pelaku=petugas)
    jam.move_to(dasar.pukul(11))
    lanjutkan(satu, pelaku=petugas)
    assert Permohonan.objects.get(pk=satu.pk).jatuh_tempo == dasar.pukul(9, 30)


def test_jeda_sekali_dan_beralasan(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    with pytest.raises(Ditolak, match="Tulis apa yang ditunggu"):
        tunda(satu, jenis=Jeda.Jenis.WARGA, alasan=" ", pelaku=petugas)
    with pytest.raises(SudahBerubah, match="tidak sedang ditunda"):
        lanjutkan(satu, pelaku=petugas)
    tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="KK", pelaku=petugas)
    with pytest.raises(SudahBerubah, match="tidak bisa ditunda sekarang"):
        tunda(satu, jenis=Jeda.Jenis.WARGA, alasan="KK", pelaku=petugas)
    for perbuatan in (
        lanjutkan,
        lambda p, pelaku: tunda(p, jenis=Jeda.Jenis.WARGA, alasan="x", pelaku=pelaku),
    ):
        with pytest.raises(TidakBerwenang):
            perbuatan(satu, pelaku=kades)


@pytest.mark.syarat("R027")
def test_setiap_perpindahan_berjejak_dengan_pelaku(
    petugas: Pengguna, domisili: Layanan, tanpa_mesin: list[Any]
) -> None:
    pabrik.serahkan(pabrik.permohonan_siap(domisili, petugas), petugas)
    jejak = Jejak.objects.filter(jenis="layanan.permohonan").order_by("urut")
    assert [(j.perbuatan, j.rinci.get("dari"), j.rinci.get("ke")) for j in jejak] == [
        ("daftarkan", None, None),
        ("lengkapi", "pendaftaran", "proses"),
        ("ajukan", "proses", "legalisasi"),
        ("terbit", "legalisasi", "siap_diambil"),
        ("serahkan", "siap_diambil", "selesai"),
    ]
    assert {j.pelaku_id for j in jejak} == {petugas.pk}
    assert all(j.dicatat_pada == dasar.pukul(9) for j in jejak)


def test_waktu_mundur_tidak_merusak(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """The clock of the PC was set back after lunch: steps end no earlier than they began."""
    satu = pabrik.permohonan(domisili, petugas)
    jam.move_to(dasar.pukul(9) - timedelta(hours=1))
    batal = ALUR_PERMOHONAN.jalankan(satu, "batalkan", pelaku=petugas, alasan="Salah")
    assert batal.langkah.get(catatan="Dibatalkan").selesai == dasar.pukul(9)


def test_serahkan_semua_atau_tidak_sama_sekali(
    petugas: Pengguna, domisili: Layanan, tanpa_mesin: list[Any]
) -> None:
    satu, dua = (pabrik.permohonan_siap(domisili, petugas) for _ in range(2))
    pabrik.serahkan(dua, petugas)
    with pytest.raises(SudahBerubah):
        serahkan_semua([satu, dua], pelaku=petugas)
    assert Permohonan.objects.get(pk=satu.pk).tahap == Tahap.SIAP
    with pytest.raises(Ditolak, match="Centang surat yang diserahkan"):
        serahkan_semua([], pelaku=petugas)
    assert serahkan_semua([satu], pelaku=petugas) == 1
