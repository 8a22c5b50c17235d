"""The signer's phone from the PIN to sealed letters, and the page where the key is put on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from arsip.keaslian import periksa_keaslian
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.alur_hp import kode_cetak_baru
from bungah.dasar.alur_orang import pasang_pin
from bungah.dasar.models import Fitur
from bungah.naskah import segel
from bungah.naskah.models import BungkusKunci, KunciSegel, NaskahIsi, SegelIsi
from layanan.alur import segel as alur_segel
from layanan.models import JenisSurat
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik import segel as pabrik_segel
from tests.pabrik.segel import PIN, SANDI

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan
    from tests.pabrik.segel import Pegangan

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
KOTAK, KUNCI = "/kantor/legalisasi/", "/kantor/segel/"


@pytest.fixture(autouse=True)
def segel_ringan(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Stand in for the press and keep the open key it was given."""
    dengan: list[bytes] = []

    monkeypatch.setattr("layanan.views.kotak.siagakan_segel", lambda: None)

    def segelkan(daftar: list[bytes], *, kunci: KunciSegel, polos: bytes) -> list[bytes]:
        dengan.append(polos)
        return [b"-segel"] * len(daftar)

    monkeypatch.setattr(alur_segel, "segelkan", segelkan)
    return dengan


@pytest.fixture
def pegang(kades: Pengguna, domisili: Layanan) -> Pegangan:
    pabrik_segel.nyalakan()
    pabrik_segel.sah_dengan(JenisSurat.CaraSah.KEDUANYA)
    return pabrik_segel.pegangan(kades)


@pytest.fixture
def hp(pegang: Pegangan) -> Client:
    """The phone, locked."""
    klien = Client()
    klien.cookies["perangkat"] = pegang.tanda
    return klien


@pytest.fixture
def berkunci(hp: Client) -> Client:
    """The phone, opened by PIN, with the village's key put on it through the page."""
    hp.post("/masuk/pin/", {"pin": PIN})
    assert hp.post(KUNCI, {"sandi": SANDI}).status_code == 302
    return hp


def _surat(petugas: Pengguna, domisili: Layanan, banyak: int) -> list[Any]:
    return [
        pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga(f"Warga {ke}")) for ke in range(banyak)
    ]


def _tampil() -> list[str]:
    baris = NaskahIsi.objects.order_by("pk").values_list("naskah__surat_keluar__surat", "sha256")
    return [f"{pk}:{sha}" for pk, sha in baris]


@pytest.mark.syarat("R026")
def test_pin_lalu_setujui_semua(
    berkunci: Client, petugas: Pengguna, domisili: Layanan, pegang: Pegangan, segel_ringan: list[bytes]
) -> None:
    """Two taps: log in with the PIN, agree to all. No second proof, the key opens with the phone."""
    _surat(petugas, domisili, 3)
    berkunci.post("/keluar/")
    berkunci.post("/masuk/pin/", {"pin": PIN, "next": KOTAK})
    halaman = berkunci.get(KOTAK).content.decode()
    assert ("Setujui semua (3)" in halaman, "PIN Anda" in halaman) == (True, False)
    isi = berkunci.post(KOTAK, {"semua": "1", "tampil": _tampil()}, follow=True).content.decode()
    assert "3 surat disegel dan siap diambil." in isi
    assert set(SuratKeluar.objects.values_list("status", flat=True)) == {"terbit"}
    assert segel_ringan == [pegang.terbuka.polos]


def test_sesudah_lima_menit_pin_diminta_lagi(
    berkunci: Client, petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    _surat(petugas, domisili, 2)
    jam.shift(301)
    tampil = _tampil()
    assert "PIN Anda" in berkunci.get(KOTAK).content.decode()
    kosong = berkunci.post(KOTAK, {"surat": tampil[:1]}).content.decode()
    salah = berkunci.post(KOTAK, {"surat": tampil[:1], "pin": "9137"}).content.decode()
    assert ("Isi PIN Anda." in kosong, "Sisa 4 kali." in salah) == (True, True)
    assert [salah.count(" checked"), Pengesahan.objects.count()] == [1, 0]
    isi = berkunci.post(KOTAK, {"surat": tampil[:1], "pin": PIN}, follow=True).content.decode()
    assert "1 surat disegel" in isi
    assert SegelIsi.objects.count() == 1


def test_kotak_dibuka_menyiapkan_mesin_segel(
    berkunci: Client, petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The press starts while the letters are read; an empty inbox starts nothing."""
    dipanggil: list[str] = []
    monkeypatch.setattr("layanan.views.kotak.siagakan_segel", lambda: dipanggil.append("siaga"))
    berkunci.get(KOTAK)
    assert dipanggil == []
    pabrik.surat_diajukan(domisili, petugas)
    JenisSurat.objects.update(cara_sah="segel")
    berkunci.get(KOTAK)
    assert dipanggil == ["siaga"]


def test_tanpa_centang_disebut(berkunci: Client, petugas: Pengguna, domisili: Layanan) -> None:
    _surat(petugas, domisili, 1)
    assert "Centang dulu surat yang disetujui." in berkunci.post(KOTAK, {}).content.decode()


@pytest.mark.parametrize("nilai", ["", ":", "x:y", "99999999999999999999:x", "-1:x", "\u0661:x", "1"])
def test_pilihan_aneh_bukan_galat(berkunci: Client, nilai: str) -> None:
    assert berkunci.post(KOTAK, {"surat": nilai}).status_code in {200, 302}
    assert Pengesahan.objects.count() == 0


def test_segel_tidak_ditawarkan_bila_fiturnya_mati(
    berkunci: Client, petugas: Pengguna, domisili: Layanan
) -> None:
    _surat(petugas, domisili, 1)
    Fitur.objects.filter(kode=Fitur.Kode.SEGEL).update(menyala=False)
    assert "boleh disegel" not in berkunci.get(KOTAK).content.decode()
    isi = berkunci.post(KOTAK, {"semua": "1", "tampil": _tampil()}, follow=True).content.decode()
    assert "1 surat disetujui. Tanda tangan basah menyusul." in isi
    assert SegelIsi.objects.count() == 0


def test_kunci_yang_dicabut_tidak_menyegel(berkunci: Client, petugas: Pengguna, domisili: Layanan) -> None:
    _surat(petugas, domisili, 1)
    segel.buat_kunci("Bungah", sandi=SANDI, ganti=True)
    isi = berkunci.post(KOTAK, {"semua": "1", "tampil": _tampil()}, follow=True).content.decode()
    assert "1 surat disetujui." in isi


def test_di_komputer_kantor_disetujui_dengan_kode_cetak(
    kades: Pengguna, pegang: Pegangan, petugas: Pengguna, domisili: Layanan
) -> None:
    """Away from the phone the proof is a code, and nothing is sealed."""
    _surat(petugas, domisili, 1)
    klien = klien_meja(kades)
    assert "Buka Akun saya" in klien.get(KOTAK).content.decode()
    kode = kode_cetak_baru(kades)
    assert "kode cetak" in klien.get(KOTAK).content.decode()
    isi = klien.post(KOTAK, {"semua": "1", "tampil": _tampil(), "kode": kode[0]}, follow=True)
    assert "1 surat disetujui." in isi.content.decode()
    assert (Pengesahan.objects.get().naik, SegelIsi.objects.count()) == ("cetak", 0)
    assert periksa_keaslian() == []  # the trail vouches for how it was proved, too


def test_satu_surat_dibaca_disegel_lalu_berikutnya(
    berkunci: Client, petugas: Pengguna, domisili: Layanan
) -> None:
    satu, dua = _surat(petugas, domisili, 2)
    halaman = berkunci.get(f"{KOTAK}{satu.permohonan_id}/").content.decode()
    sha = _tampil()[0].partition(":")[2]
    assert "surat ini disegel: segel elektronik desa, bukan tanda tangan tersertifikasi" in halaman
    jawab = berkunci.post(f"{KOTAK}{satu.permohonan_id}/setujui/", {"sha256": sha})
    assert jawab["Location"] == f"{KOTAK}{dua.permohonan_id}/"
    assert SuratKeluar.objects.get(pk=satu.register_id).status == "terbit"
    pdf = berkunci.get(f"/kantor/permohonan/{satu.permohonan_id}/surat.pdf").content
    assert pdf.endswith(b"-segel")


# -- the key on the phone ------------------------------------------------------------------------


def test_kunci_segel_tanpa_kunci_menyebut_perintahnya(kades: Pengguna) -> None:
    assert "manage.py kunci_desa" in klien_meja(kades).get(KUNCI).content.decode()


def test_kunci_segel_di_komputer_kantor_tidak_bisa(kades: Pengguna, pegang: Pegangan) -> None:
    klien = klien_meja(kades)
    assert "hanya bekerja di HP sendiri" in klien.get(KUNCI).content.decode()
    klien.post(KUNCI, {"sandi": SANDI})
    assert BungkusKunci.objects.count() == 0


def test_kunci_segel_sandi_salah_disebut_lalu_dibatasi(hp: Client) -> None:
    hp.post("/masuk/pin/", {"pin": PIN})
    isi = [hp.post(KUNCI, {"sandi": "salah sekali ya"}).content.decode() for _ in range(6)]
    assert ["tidak cocok" in isi[0], "Terlalu banyak percobaan" in isi[5]] == [True, True]
    assert BungkusKunci.objects.count() == 0


def test_kunci_segel_hilang_setelah_pin_diganti(berkunci: Client, kades: Pengguna) -> None:
    assert "terpasang di HP ini" in berkunci.get(KUNCI).content.decode()
    pasang_pin(kades, "4826", pelaku=kades)
    assert "Pasang kunci di HP ini" in berkunci.get(KUNCI).content.decode()


def test_kunci_segel_menyebut_jenis_yang_disegel(berkunci: Client) -> None:
    """Nothing is promised that no kind of letter keeps."""
    judul = JenisSurat.objects.get().judul
    assert f"Disegel begitu Anda setujui: {judul}." in berkunci.get(KUNCI).content.decode()
    pabrik_segel.sah_dengan(JenisSurat.CaraSah.BASAH)
    isi = berkunci.get(KUNCI).content.decode()
    assert ("Belum ada jenis surat yang boleh disegel" in isi, judul in isi) == (True, False)
    Fitur.objects.filter(kode=Fitur.Kode.SEGEL).update(menyala=False)
    assert "Segel belum dinyalakan" in berkunci.get(KUNCI).content.decode()
