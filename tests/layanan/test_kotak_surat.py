"""One letter on the kepala desa's phone: read the very bytes, agree to them, or send it back."""

import pytest
import time_machine

from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.models import Fitur, Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.models import NaskahIsi
from layanan.alur.surat import kembalikan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.models import Layanan, Permohonan, Surat
from layanan.views import kotak
from tests.dasar.alat import klien_hp, klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


@pytest.fixture
def surat(petugas: Pengguna, domisili: Layanan) -> Surat:
    """A waiting letter in an office whose kepala desa reads on the phone."""
    Fitur.objects.create(kode=Fitur.Kode.SETUJU_HP, menyala=True)
    return pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga("Siti Aminah"))


def _alamat(surat: Surat, ekor: str = "") -> str:
    return f"/kantor/legalisasi/{surat.permohonan_id}/{ekor}"


@pytest.mark.syarat("R026")
def test_kotak_surat_menunjukkan_isi_penulis_dan_janji(
    kades: Pengguna, surat: Surat, jam: time_machine.Traveller
) -> None:
    isi = klien_hp(kades).get(_alamat(surat)).content.decode()
    assert "1 dari 1" in isi
    assert "ditulis Budi Santoso" in isi
    assert "janji 09.30" in isi
    assert f'src="/kantor/permohonan/{surat.permohonan_id}/surat-1.png"' in isi
    assert "Berkas yang diperiksa petugas (1)" in isi
    assert NaskahIsi.objects.get().sha256 in isi
    assert "Setujui surat ini" in isi
    assert "Kembalikan" in isi


def test_kotak_surat_membacakan_kata_kata_berkas_itu(
    kades: Pengguna, surat: Surat, monkeypatch: pytest.MonkeyPatch
) -> None:
    dibaca: list[bytes] = []

    def baca(pdf: bytes) -> list[str]:
        dibaca.append(pdf)
        return ["1. Nama : Siti"]

    monkeypatch.setattr(kotak, "baca", baca)
    assert "<p>1. Nama : Siti</p>" in klien_hp(kades).get(_alamat(surat)).content.decode()
    assert dibaca == [bytes(NaskahIsi.objects.get().isi)]


@pytest.mark.syarat("R026")
def test_kotak_setujui_isi_yang_dibaca(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, surat: Surat
) -> None:
    """Agreement names the bytes; the pen still makes it ``terbit``; the next letter opens."""
    berikut = pabrik.surat_diajukan(domisili, petugas)
    sidik = NaskahIsi.objects.get(naskah=surat.register.naskah).sha256 if surat.register else ""
    klien = klien_hp(kades)
    jawab = klien.post(_alamat(surat, "setujui/"), {"sha256": sidik})
    assert jawab.headers["Location"] == _alamat(berikut)
    sah = Pengesahan.objects.select_related("isi").get()
    assert (sah.cara, sah.isi.sha256, sah.dicatat_oleh) == (Pengesahan.Cara.SETUJU, sidik, kades)
    assert surat.register is not None
    assert SuratKeluar.objects.get(pk=surat.register.pk).status == SuratKeluar.Status.MENUNGGU
    klien.post(_alamat(surat, "setujui/"), {"sha256": sidik})
    assert Pengesahan.objects.count() == 1
    assert "Disetujui, tinggal tanda tangan basah" in klien.get("/kantor/legalisasi/").content.decode()


def test_kotak_setujui_isi_yang_sudah_diganti_ditolak(
    petugas: Pengguna, kades: Pengguna, surat: Surat
) -> None:
    lama = NaskahIsi.objects.get().sha256
    kembalikan_surat(surat, pelaku=petugas, alasan="Salah ketik")
    klien_meja(petugas).post(f"/kantor/permohonan/{surat.permohonan_id}/surat/ajukan/")
    klien = klien_hp(kades)
    for sidik in (lama, ""):
        isi = klien.post(_alamat(surat, "setujui/"), {"sha256": sidik}, follow=True).content.decode()
        assert "Surat ini baru saja diperbaiki petugas. Baca lagi sebelum menyetujui." in isi
    assert Pengesahan.objects.count() == 0


def test_kotak_surat_yang_sudah_ditandatangani(petugas: Pengguna, kades: Pengguna, surat: Surat) -> None:
    catat_tanda_tangan([surat], pelaku=petugas)
    klien = klien_hp(kades)
    isi = klien.get(_alamat(surat), follow=True).content.decode()
    assert "Surat itu tidak menunggu tanda tangan Anda lagi." in isi
    isi = klien.post(_alamat(surat, "setujui/"), {"sha256": "x"}, follow=True).content.decode()
    assert "Surat itu tidak menunggu tanda tangan Anda lagi." in isi


@pytest.mark.syarat("R026", "R027")
def test_kotak_kembalikan_dengan_alasan(petugas: Pengguna, kades: Pengguna, surat: Surat) -> None:
    klien, alamat = klien_hp(kades), _alamat(surat, "kembalikan/")
    assert "Apa yang perlu diperbaiki?" in klien.get(alamat).content.decode()
    assert "Tulis apa yang perlu diperbaiki." in klien.post(alamat, {"catatan": " "}).content.decode()
    isi = klien.post(alamat, {"catatan": "Nama salah"}, follow=True).content.decode()
    assert "dikembalikan untuk diperbaiki." in isi
    assert Permohonan.objects.get().tahap == Permohonan.Tahap.PROSES
    assert "Tidak bisa: Kembalikan." in klien.post(alamat, {"catatan": "lagi"}, follow=True).content.decode()


def test_kotak_kembalikan_dicatat_petugas(petugas: Pengguna, surat: Surat) -> None:
    """The kepala desa who never logs in wrote it on the cover sheet."""
    jawab = klien_meja(petugas).post(_alamat(surat, "kembalikan/"), {"catatan": "Nama salah"})
    assert jawab.headers["Location"] == "/kantor/tanda-tangan/"
    assert Permohonan.objects.get().tahap == Permohonan.Tahap.PROSES


def test_kotak_setujui_bukan_untuk_petugas(petugas: Pengguna, surat: Surat) -> None:
    isi = NaskahIsi.objects.get()
    jawab = klien_hp(petugas).post(_alamat(surat, "setujui/"), {"sha256": isi.sha256})
    assert (jawab.status_code, jawab["Location"]) == (302, "/kantor/legalisasi/")
    assert Pengesahan.objects.count() == 0
    depan = dasar.pengguna("Dina", Peran.PETUGAS_DEPAN)
    assert klien_meja(depan).post(_alamat(surat, "setujui/"), {"sha256": isi.sha256}).status_code == 403


def test_kotak_surat_yang_tidak_ada(kades: Pengguna, surat: Surat) -> None:
    klien = klien_hp(kades)
    assert klien.post("/kantor/legalisasi/999/setujui/").status_code == 404
    assert klien.get("/kantor/legalisasi/999/kembalikan/").status_code == 404
    assert klien.get(_alamat(surat, "setujui/")).status_code == 405


def test_kotak_surat_menghitung_yang_belum_disetujui(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, surat: Surat
) -> None:
    """The letter's page counts as the list does: what was agreed to waits for the pen only."""
    berikut, klien = pabrik.surat_diajukan(domisili, petugas), klien_hp(kades)
    sidik = NaskahIsi.objects.get(naskah__surat_keluar__surat=surat).sha256
    assert "2 dari 2" in klien.get(_alamat(berikut)).content.decode()
    klien.post(_alamat(surat, "setujui/"), {"sha256": sidik})
    assert "1 surat menunggu" in klien.get("/kantor/legalisasi/").content.decode()
    assert "1 dari 1" in klien.get(_alamat(berikut)).content.decode()
    isi = klien.get(_alamat(surat)).content.decode()
    assert ("sudah disetujui" in isi, "dari 1</strong>" in isi) == (True, False)


def test_kotak_kosong_bagi_yang_tidak_menandatangani(petugas: Pengguna, kades: Pengguna) -> None:
    Fitur.objects.create(kode=Fitur.Kode.SETUJU_HP, menyala=True)
    kata = [klien_meja(satu).get("/kantor/legalisasi/").content.decode() for satu in (petugas, kades)]
    assert ["Tidak ada surat atas nama Anda" in isi for isi in kata] == [True, False]
    assert ["Semua surat sudah dibaca" in isi for isi in kata] == [False, True]
