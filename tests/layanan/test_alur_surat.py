"""Deeds on letters: number and row together, frozen bytes, signature, return, cancel."""

import hashlib
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction

from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, tulis
from bungah.dasar.models import Pengguna, Penghitung, PeranBerlaku, Warga
from bungah.dasar.peran import Peran
from bungah.dasar.zona import JAKARTA
from bungah.naskah.cetak import CetakGagal
from bungah.naskah.models import Naskah, NaskahIsi
from kepegawaian.models import Pegawai
from layanan.alur import surat as alur
from layanan.alur.surat import (
    ajukan_surat,
    batalkan_surat,
    catat_tanda_tangan,
    kembalikan_surat,
    setujui_surat,
    simpan_isian,
)
from layanan.cetak.surat import cetak_surat
from layanan.kueri.surat import surat_berjalan, surat_lengkap
from layanan.models import Layanan, Permohonan, Surat, VersiTemplat
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

Tahap, Status = Permohonan.Tahap, SuratKeluar.Status
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


@pytest.fixture
def surat(petugas: Pengguna, domisili: Layanan) -> Surat:
    """A letter that is written and not yet submitted."""
    return pabrik.surat(pabrik.permohonan(domisili, petugas), petugas)


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


# Signing


@pytest.mark.syarat("R026")
def test_tanda_tangan_satu_tumpukan(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """Approval, its way, the hash and who recorded it, with the register row and the request's stage."""
    tumpukan = [pabrik.surat_diajukan(domisili, petugas) for _ in range(3)]
    jam.move_to(dasar.pukul(9, 40))
    catat_tanda_tangan(tumpukan, pelaku=petugas, terjadi_pada=dasar.pukul(9, 35))
    assert {_keadaan(s) for s in tumpukan} == {(Tahap.SIAP, Status.TERBIT, Naskah.Status.BEKU)}
    sah = Pengesahan.objects.select_related("isi").order_by("id")
    assert [p.isi.sha256 for p in sah] == [
        hashlib.sha256(bytes(i.isi)).hexdigest() for i in NaskahIsi.objects.all()
    ]
    satu = sah[0]
    assert (satu.cara, str(satu.penanda_tangan), satu.jabatan) == ("pena", "Ani Lestari", "Kepala Desa")
    assert (satu.terjadi_pada, satu.dicatat_oleh, satu.susulan) == (dasar.pukul(9, 35), petugas, True)
    assert Permohonan.objects.values_list("siap_pada", flat=True)[0] == dasar.pukul(9, 35)


def test_tanda_tangan_semua_atau_tidak_sama_sekali(petugas: Pengguna, domisili: Layanan) -> None:
    tumpukan = [pabrik.surat_diajukan(domisili, petugas) for _ in range(2)]
    kembalikan_surat(tumpukan[1], pelaku=petugas, alasan="Salah nama")
    with pytest.raises(SudahBerubah):
        catat_tanda_tangan(tumpukan, pelaku=petugas)
    assert Pengesahan.objects.count() == 0
    assert _keadaan(tumpukan[0])[:2] == (Tahap.LEGALISASI, Status.MENUNGGU)


def test_tanda_tangan_dicatat_dua_kali_sekali(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    catat_tanda_tangan([satu], pelaku=petugas)
    with pytest.raises(SudahBerubah):
        catat_tanda_tangan([satu], pelaku=petugas)
    assert Pengesahan.objects.count() == 1


@pytest.mark.parametrize("banyak", [0, 31])
def test_tanda_tangan_paling_banyak_tiga_puluh(surat: Surat, petugas: Pengguna, banyak: int) -> None:
    with pytest.raises(Ditolak, match="Centang 1 sampai 30 surat"):
        catat_tanda_tangan([surat] * banyak, pelaku=petugas)


def test_tanda_tangan_sebelum_diajukan_ditolak(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    with pytest.raises(Ditolak, match=r"tidak boleh sebelum Senin, 23 November 2026 pukul 09\.00"):
        catat_tanda_tangan([satu], pelaku=petugas, terjadi_pada=dasar.pukul(8, 30))


def test_tanda_tangan_perlu_kepala_desa(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    Pegawai.objects.filter(jabatan__kode="kades").update(aktif=False)
    with pytest.raises(Ditolak, match="Belum ada Kepala Desa"):
        catat_tanda_tangan([satu], pelaku=petugas)


def test_tanda_tangan_belum_diajukan_ditolak(surat: Surat, petugas: Pengguna) -> None:
    with pytest.raises(Ditolak, match="belum diajukan"):
        catat_tanda_tangan([surat], pelaku=petugas)


# Agreeing on the phone


def _sidik(satu: Surat) -> str:
    return NaskahIsi.objects.filter(naskah__surat_keluar__surat=satu).order_by("-versi")[0].sha256


def test_setuju_menyebut_siapa_yang_menyetujui(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    """An acting head with an account agrees in their own name; a kades without one is named all the same."""
    satu = pabrik.surat_diajukan(domisili, petugas)
    sah = setujui_surat(satu, pelaku=kades, sha256=_sidik(satu))
    assert (str(sah.penanda_tangan), sah.dicatat_oleh, sah.cara) == ("Ani Lestari", kades, "setuju")
    plh = dasar.pengguna("Hanik", Peran.KADES)
    kepegawaian.pegawai("sekdes", "Hanik", plh)
    dua = pabrik.surat_diajukan(domisili, petugas)
    sah = setujui_surat(dua, pelaku=plh, sha256=_sidik(dua))
    assert (str(sah.penanda_tangan), sah.jabatan) == ("Hanik", "Sekretaris Desa")


def test_setuju_bukan_surat_sendiri(domisili: Layanan, kantor: None) -> None:
    """Several roles on one account: nobody agrees to what they wrote; the pen on paper stays open."""
    orang = dasar.pengguna("Serba", Peran.PETUGAS_LAYANAN, Peran.KADES)
    satu = pabrik.surat_diajukan(domisili, orang)
    with pytest.raises(Ditolak, match="Surat yang Anda tulis sendiri"):
        setujui_surat(satu, pelaku=orang, sha256=_sidik(satu))
    assert catat_tanda_tangan([satu], pelaku=orang) == [satu]


def test_setuju_kades_saja_dan_isi_terbaru(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES)
    with pytest.raises(TidakBerwenang):
        setujui_surat(satu, pelaku=sekdes, sha256=_sidik(satu))
    with pytest.raises(SudahBerubah, match="baru saja diperbaiki"):
        setujui_surat(satu, pelaku=kades, sha256="0" * 64)
    assert Pengesahan.objects.count() == 0


# Returning and cancelling


@pytest.mark.syarat("R026")
def test_surat_dikembalikan_nomor_dan_gilirannya_tetap(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    lengkap = satu.permohonan.lengkap_pada
    jam.move_to(dasar.pukul(9, 20))
    kembalikan_surat(satu, pelaku=kades, alasan="Nama kurang satu huruf")
    assert _keadaan(satu) == (Tahap.PROSES, Status.DISIAPKAN, Naskah.Status.BEKU)
    kembali = Permohonan.objects.get(pk=satu.permohonan_id)
    assert (kembali.lengkap_pada, kembali.langkah.get(selesai=None).langkah.perbuatan) == (lengkap, "ajukan")
    assert kembali.langkah.get(langkah__perbuatan="terbit").catatan == "Dikembalikan: Nama kurang satu huruf"
    simpan_isian(kembali, {"sejak": "Mei 2020"}, pelaku=petugas)
    lagi = ajukan_surat(surat_lengkap(satu.pk), pelaku=petugas)
    assert (str(lagi), SuratKeluar.objects.count()) == (str(satu), 1)
    assert [i.versi for i in NaskahIsi.objects.order_by("versi")] == [1, 2]


def test_surat_dikembalikan_perlu_alasan(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    with pytest.raises(Ditolak, match="Tulis alasan surat dikembalikan"):
        kembalikan_surat(satu, pelaku=kades, alasan=" ")
    assert _keadaan(satu)[:2] == (Tahap.LEGALISASI, Status.MENUNGGU)


def test_surat_batal_tetap_di_buku(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    batalkan_surat(satu, pelaku=petugas, alasan="Warga salah layanan")
    assert _keadaan(satu) == (Tahap.BATAL, Status.BATAL, Naskah.Status.BATAL)
    baris = SuratKeluar.objects.get()
    assert (baris.alasan, baris.naskah.urut) == ("Warga salah layanan", 1)
    assert surat_berjalan(satu.permohonan) is None
    assert str(pabrik.surat_diajukan(domisili, petugas)) == "400.12.2.1/2/35.25.12.2012/XI/2026"


def test_surat_batal_sebelum_bernomor(surat: Surat, petugas: Pengguna) -> None:
    batalkan_surat(surat, pelaku=petugas, alasan="Tidak jadi")
    assert (Permohonan.objects.get().tahap, SuratKeluar.objects.count()) == (Tahap.BATAL, 0)


def test_surat_terbit_tidak_bisa_dibatalkan(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.permohonan_siap(domisili, petugas)
    with pytest.raises(SudahBerubah):
        batalkan_surat(Surat.objects.get(), pelaku=petugas, alasan="Salah")
    assert SuratKeluar.objects.get().status == Status.TERBIT


def test_surat_batal_bernomor_bukan_wewenang_petugas_depan(domisili: Layanan, petugas: Pengguna) -> None:
    satu = pabrik.surat_diajukan(domisili, petugas)
    depan = dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)
    with pytest.raises(TidakBerwenang):
        batalkan_surat(satu, pelaku=depan, alasan="Salah")
    assert _keadaan(satu)[:2] == (Tahap.LEGALISASI, Status.MENUNGGU)


def test_surat_perjalanan_penuh(petugas: Pengguna, domisili: Layanan) -> None:
    selesai = pabrik.serahkan(pabrik.permohonan_siap(domisili, petugas), petugas)
    assert selesai.tahap == Tahap.SELESAI
    with transaction.atomic():
        assert [str(j) for j in selesai.langkah.select_related("langkah")] == [
            "Periksa berkas",
            "Tulis surat",
            "Tanda tangan",
            "Serahkan",
        ]
