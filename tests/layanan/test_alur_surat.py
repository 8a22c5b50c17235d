"""Writing and submitting letters: number, dates, series, printing that fails."""

import hashlib
from datetime import date, datetime
from typing import Any

import pytest
import time_machine

from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, tulis
from bungah.dasar.models import Pengguna, Penghitung, PeranBerlaku, Warga
from bungah.dasar.peran import Peran
from bungah.dasar.zona import JAKARTA
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.models import Naskah, NaskahIsi
from layanan.alur import surat as alur
from layanan.alur.surat import ajukan_surat, kembalikan_surat, simpan_isian
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.cetak.surat import cetak_surat
from layanan.kueri.surat import surat_lengkap
from layanan.models import Layanan, Permohonan, Surat, VersiTemplat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

Tahap, Status = Permohonan.Tahap, SuratKeluar.Status
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


def _keadaan(satu: Surat) -> tuple[str, str, str]:
    """Stage of the request, state of the register row, state of the document."""
    lengkap = surat_lengkap(satu.pk)
    assert lengkap.register is not None
    return lengkap.permohonan.tahap, lengkap.register.status, lengkap.register.naskah.status


# Writing


def test_surat_isian_disimpan_dan_boleh_diubah(surat: Surat, petugas: Pengguna) -> None:
    simpan_isian(surat.permohonan, {"sejak": "Mei 2020"}, pelaku=petugas)
    assert [s.isian for s in Surat.objects.all()] == [{"sejak": "Mei 2020"}]


def test_surat_memakai_templat_saat_mulai_ditulis(surat: Surat, petugas: Pengguna) -> None:
    VersiTemplat.objects.update(dipakai=False)
    VersiTemplat.objects.create(jenis=surat.templat.jenis, versi=2, isi="Lain {nama}.")
    assert simpan_isian(surat.permohonan, {"sejak": "Mei 2020"}, pelaku=petugas).templat.versi == 1


def test_surat_membetulkan_data_warga(surat: Surat, petugas: Pengguna) -> None:
    warga = Warga.objects.get()
    warga.agama, warga.pekerjaan = "Katolik", "Guru"
    simpan_isian(surat.permohonan, surat.isian, pelaku=petugas, warga=warga, ubahan=["agama"])
    assert Warga.objects.values_list("agama", "pekerjaan").get() == ("Katolik", "Pedagang")


def test_surat_ditulis_penulis_saja(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    with pytest.raises(TidakBerwenang, match="Anda tidak bertugas menulis surat"):
        pabrik.surat(pabrik.permohonan(domisili, petugas), kades)


def test_surat_berkas_kurang_belum_bisa_ditulis(petugas: Pengguna, domisili: Layanan) -> None:
    with pytest.raises(SudahBerubah, match="tahapnya pendaftaran"):
        pabrik.surat(pabrik.permohonan(domisili, petugas, lengkap=False), petugas)


def test_surat_pemeriksaan_tidak_dilangkahi(petugas: Pengguna) -> None:
    layanan = pabrik.layanan(perbuatan=pabrik.DIPERIKSA)
    with pytest.raises(Ditolak, match="«Cocokkan data»"):
        pabrik.surat(pabrik.permohonan(layanan, petugas), petugas)


# Submitting


@pytest.mark.syarat("R025", "R027")
def test_surat_diajukan_bernomor_dan_beku(surat: Surat, petugas: Pengguna) -> None:
    diajukan = ajukan_surat(surat, pelaku=petugas)
    assert _keadaan(diajukan) == (Tahap.LEGALISASI, Status.MENUNGGU, Naskah.Status.BEKU)
    assert str(diajukan) == "400.12.2.1/1/35.25.12.2012/XI/2026"
    isi = NaskahIsi.objects.get()
    assert (isi.versi, isi.sha256) == (1, hashlib.sha256(bytes(isi.isi)).hexdigest())
    assert diajukan.register is not None
    assert diajukan.register.naskah.rincian["nilai"]["sejak"] == "Maret 2021"


def test_surat_isian_wajib_kosong_ditolak(petugas: Pengguna, domisili: Layanan) -> None:
    kosong = pabrik.surat(pabrik.permohonan(domisili, petugas), petugas, sejak="")
    with pytest.raises(Ditolak, match="Isi dulu: Tinggal sejak"):
        ajukan_surat(kosong, pelaku=petugas)
    assert SuratKeluar.objects.count() == 0


def test_surat_data_warga_kurang_ditolak(petugas: Pengguna, domisili: Layanan) -> None:
    warga = Warga(nama="Mbah Karso")
    kurang = pabrik.surat(pabrik.permohonan(domisili, petugas, warga=warga), petugas)
    with pytest.raises(Ditolak, match=r"belum lengkap: Alamat\."):
        ajukan_surat(kurang, pelaku=petugas)
    assert SuratKeluar.objects.count() == 0


def test_surat_warga_tanpa_nik_terbit(
    petugas: Pengguna, domisili: Layanan, tanpa_mesin: list[dict[str, Any]]
) -> None:
    warga = dasar.warga("Mbah Karso", nik=None)
    ajukan_surat(pabrik.surat(pabrik.permohonan(domisili, petugas, warga=warga), petugas), pelaku=petugas)
    tabel = next(b for b in tanpa_mesin[-1]["bagian"] if b.jenis == "tabel")
    assert dict(tabel.baris)["NIK"] == "belum memiliki NIK"


def test_surat_diajukan_dua_kali_satu_nomor(surat: Surat, petugas: Pengguna) -> None:
    ajukan_surat(surat, pelaku=petugas)
    with pytest.raises(SudahBerubah, match="tahapnya legalisasi"):
        ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
    assert (SuratKeluar.objects.count(), NaskahIsi.objects.count()) == (1, 1)


def test_surat_dua_klik_bersamaan_satu_isi(
    surat: Surat, petugas: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the first click renders, the second one finishes: one number, one version."""
    asli = cetak_surat

    def cetak(satu: Surat) -> bytes:
        monkeypatch.setattr(alur, "cetak_surat", asli)
        ajukan_surat(satu, pelaku=petugas)
        return asli(satu)

    monkeypatch.setattr(alur, "cetak_surat", cetak)
    with pytest.raises(SudahBerubah):
        ajukan_surat(surat, pelaku=petugas)
    assert (SuratKeluar.objects.count(), NaskahIsi.objects.count()) == (1, 1)


def test_surat_diubah_saat_dicetak_tidak_dibekukan(
    surat: Surat, petugas: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cetak(satu: Surat) -> bytes:
        simpan_isian(satu.permohonan, {"sejak": "Juli 1999"}, pelaku=petugas)
        return b"%PDF lama"

    monkeypatch.setattr(alur, "cetak_surat", cetak)
    with pytest.raises(SudahBerubah, match="Isi surat diubah saat sedang dibuat"):
        ajukan_surat(surat, pelaku=petugas)
    assert _keadaan(surat) == (Tahap.PROSES, Status.DISIAPKAN, Naskah.Status.DISIAPKAN)


def test_surat_cetak_gagal_nomornya_tetap(
    surat: Surat, petugas: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = cetak_surat

    def gagal(_satu: Surat) -> bytes:
        raise CetakGagal("Mesin cetak penuh.")

    monkeypatch.setattr(alur, "cetak_surat", gagal)
    with pytest.raises(CetakGagal):
        ajukan_surat(surat, pelaku=petugas)
    assert _keadaan(surat) == (Tahap.PROSES, Status.DISIAPKAN, Naskah.Status.DISIAPKAN)
    monkeypatch.setattr(alur, "cetak_surat", asli)
    lagi = ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
    assert (str(lagi), SuratKeluar.objects.count()) == ("400.12.2.1/1/35.25.12.2012/XI/2026", 1)


class PutusListrik(Exception):
    """The machine died here."""


@pytest.mark.parametrize("di", ["daftarkan_keluar", "catat", "cetak_surat", "bekukan_surat"])
def test_surat_mati_di_tengah_nomor_dan_baris_tetap_berpasangan(
    surat: Surat, petugas: Pengguna, monkeypatch: pytest.MonkeyPatch, di: str
) -> None:
    """Wherever it dies, number and row live or die together, and it goes on with the same number."""
    asli = getattr(alur, di)

    def mati(*args: Any, **isi: Any) -> None:
        asli(*args, **isi)
        raise PutusListrik

    monkeypatch.setattr(alur, di, mati)
    with pytest.raises(PutusListrik):
        ajukan_surat(surat, pelaku=petugas)
    baris, naskah = SuratKeluar.objects.count(), Naskah.objects.count()
    sesudah_nomor = di in {"cetak_surat", "bekukan_surat"}
    hitung = Penghitung.objects.filter(seri="surat-keluar").count()
    assert (baris, naskah, hitung) == (int(sesudah_nomor),) * 3
    assert Surat.objects.filter(register__isnull=False).count() == baris
    assert NaskahIsi.objects.count() == 0
    monkeypatch.setattr(alur, di, asli)
    lagi = ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
    assert lagi.register is not None
    assert (lagi.register.naskah.urut, SuratKeluar.objects.count()) == (1, 1)


def test_surat_tidak_diajukan_di_dalam_transaksi(surat: Surat, petugas: Pengguna) -> None:
    with tulis(pelaku=petugas), pytest.raises(DiLuarTulis):
        ajukan_surat(surat, pelaku=petugas)


def test_surat_diajukan_penulis_saja(surat: Surat, kades: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        ajukan_surat(surat, pelaku=kades)
    assert SuratKeluar.objects.count() == 0


# Dates and series


def test_surat_tahun_baru_seri_baru(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    PeranBerlaku.objects.update(sampai=None)
    jam.move_to(datetime(2026, 12, 31, 23, 59, 59, tzinfo=JAKARTA))
    lama = pabrik.surat_diajukan(domisili, petugas)
    jam.move_to(datetime(2027, 1, 1, 0, 0, 1, tzinfo=JAKARTA))
    baru = pabrik.surat_diajukan(domisili, Pengguna.objects.get(pk=petugas.pk))
    assert [str(lama), str(baru)] == [
        "400.12.2.1/1/35.25.12.2012/XII/2026",
        "400.12.2.1/1/35.25.12.2012/I/2027",
    ]


def test_surat_tanggal_tahun_lalu_perlu_alasan_sekdes(
    surat: Surat, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES, sampai=None)
    jam.move_to(dasar.pukul(9, hari=date(2027, 1, 4)))
    orang = dasar.pengguna("Joko", Peran.PETUGAS_LAYANAN, sampai=None)
    kemarin = date(2026, 12, 31)
    for pelaku, alasan in ((orang, "Tertinggal"), (sekdes, "")):
        with pytest.raises(Ditolak, match="Buku tahun 2026 sudah ditutup"):
            ajukan_surat(surat, pelaku=pelaku, tanggal=kemarin, alasan_tahun_lalu=alasan)
    assert SuratKeluar.objects.count() == 0
    ajukan_surat(surat, pelaku=sekdes, tanggal=kemarin, alasan_tahun_lalu="Tertinggal di map")
    baris = SuratKeluar.objects.get()
    assert (str(baris), baris.alasan) == ("400.12.2.1/1/35.25.12.2012/XII/2026", "Tertinggal di map")


def test_surat_alasan_tahun_lalu_tetap_tercatat(surat: Surat, jam: time_machine.Traveller) -> None:
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES, sampai=None)
    jam.move_to(dasar.pukul(9, hari=date(2027, 1, 4)))
    ajukan_surat(surat, pelaku=sekdes, tanggal=date(2026, 12, 31), alasan_tahun_lalu="Tertinggal di map")
    kembalikan_surat(surat_lengkap(surat.pk), pelaku=sekdes, alasan="Nama salah")
    ajukan_surat(surat_lengkap(surat.pk), pelaku=sekdes)
    catat_tanda_tangan([surat_lengkap(surat.pk)], pelaku=sekdes)
    assert SuratKeluar.objects.get().alasan == "Tertinggal di map"


def test_surat_tanggal_masa_depan_ditolak(surat: Surat, petugas: Pengguna) -> None:
    with pytest.raises(Ditolak, match="tidak boleh di masa depan"):
        ajukan_surat(surat, pelaku=petugas, tanggal=date(2026, 11, 24))
