"""Agreeing on the phone: many at once, each by itself; sealed where the kind allows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from arsip.alur import ALUR_SURAT_KELUAR
from arsip.alur_segel import Segel
from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, periksa_rantai, tulis
from bungah.dasar.models import Jejak
from bungah.dasar.peran import Peran
from bungah.naskah.models import NaskahIsi, SegelIsi
from kepegawaian.models import Ketidakhadiran, Pegawai
from layanan.alur import segel as alur_segel
from layanan.alur.segel import BERUBAH, TIDAK_MENUNGGU, sahkan_di_hp
from layanan.alur.surat import ajukan_surat, kembalikan_surat, simpan_isian
from layanan.kueri.berkas import berkas_keluar
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, PemeriksaanSurat, Permohonan
from layanan.views.periksa import konteks_periksa
from tests.layanan.test_alur_bersamaan import _bersama
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik
from tests.pabrik import segel as pabrik_segel

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.alur.segel import Hasil
    from layanan.models import Layanan, Surat
    from tests.pabrik.segel import Pegangan

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
Cara = JenisSurat.CaraSah


@pytest.fixture
def hp(kades: Pengguna, domisili: Layanan) -> Pegangan:
    pabrik_segel.sah_dengan(Cara.KEDUANYA)
    return pabrik_segel.pegangan(kades)


@pytest.fixture(autouse=True)
def segel_ringan(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Stand in for the press; counts the files of each call (the real seal: tests/naskah/test_segel.py)."""
    banyak: list[int] = []

    def segelkan(daftar: list[bytes], **_: Any) -> list[bytes]:
        banyak.append(len(daftar))
        return [b"-segel-" + satu[-4:] for satu in daftar]

    monkeypatch.setattr(alur_segel, "segelkan", segelkan)
    return banyak


def _sidik(surat: Surat) -> str:
    return NaskahIsi.objects.filter(naskah__surat_keluar=surat.register).order_by("-versi")[0].sha256


def _pilih(*surat: Surat) -> dict[int, str]:
    return {satu.pk: _sidik(satu) for satu in surat}


def _sahkan(hp: Pegangan, pelaku: Pengguna, *surat: Surat, segel: bool = True) -> Hasil:
    terbuka = hp.terbuka if segel else None
    return sahkan_di_hp(_pilih(*surat), pelaku=pelaku, naik=hp.naik, terbuka=terbuka)


@pytest.mark.syarat("R026")
def test_segel_menerbitkan_dan_mencatat_siapa_dengan_apa(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    hasil = _sahkan(hp, kades, surat)
    sah, tersimpan = Pengesahan.objects.select_related("surat", "isi").get(), SegelIsi.objects.get()
    assert ([s.pk for s in hasil.segel], hasil.setuju, hasil.gagal) == ([surat.pk], [], [])
    assert (sah.cara, sah.naik, sah.perangkat_id, sah.dicatat_oleh) == (
        "segel",
        "pin",
        hp.perangkat.pk,
        kades,
    )
    assert (sah.surat.status, sah.isi, tersimpan.isi) == ("terbit", tersimpan.isi, sah.isi)
    assert Permohonan.objects.get(pk=surat.permohonan_id).tahap == Permohonan.Tahap.SIAP
    assert berkas_keluar(sah.isi) == bytes(sah.isi.isi) + bytes(tersimpan.ekor)
    assert Jejak.objects.filter(perbuatan="segel", pelaku_id=kades.pk).count() == 2
    assert periksa_rantai().rusak is None


@pytest.mark.syarat("R264")
def test_tanpa_orang_kedua_yang_menyegel_yang_memeriksa(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    """One-person office: the check is recorded with the seal, in the name of who read the file."""
    JenisSurat.objects.update(pemeriksa="sekdes")
    surat = pabrik.surat_diajukan(domisili, petugas)
    _sahkan(hp, kades, surat)
    periksa = PemeriksaanSurat.objects.get()
    assert (periksa.hasil, periksa.cara, periksa.diperiksa_oleh) == ("cocok", "lembar", kades)
    [baris] = konteks_periksa(surat_lengkap(surat.pk))["linimasa_periksa"]
    assert "Ani Lestari di HP, sebelum menyegel" in baris["keterangan"]


def test_banyak_sekaligus_satu_kali_ke_mesin(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan, segel_ringan: list[int]
) -> None:
    surat = [pabrik.surat_diajukan(domisili, petugas) for _ in range(4)]
    assert len(_sahkan(hp, kades, *surat).segel) == 4
    assert segel_ringan == [4]
    assert set(SuratKeluar.objects.values_list("status", flat=True)) == {"terbit"}


def test_jenis_basah_hanya_disetujui_pena_menyusul(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan, segel_ringan: list[int]
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    pabrik_segel.sah_dengan(Cara.BASAH)
    assert [s.pk for s in _sahkan(hp, kades, surat).setuju] == [surat.pk]
    sah = Pengesahan.objects.select_related("surat").get()
    assert (sah.cara, sah.naik, sah.perangkat_id, sah.surat.status) == (
        "setuju",
        "pin",
        hp.perangkat.pk,
        "menunggu",
    )
    assert segel_ringan == []


def test_keduanya_tanpa_kunci_di_hp_ini_disetujui(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert len(_sahkan(hp, kades, surat, segel=False).setuju) == 1


def test_jenis_segel_tanpa_kunci_tetap_menunggu(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    pabrik_segel.sah_dengan(Cara.SEGEL)
    ((_, sebab),) = _sahkan(hp, kades, surat, segel=False).gagal
    assert "kuncinya belum terpasang di HP ini" in sebab
    assert Pengesahan.objects.count() == 0


def test_yang_menulis_tidak_pernah_mengesahkan(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    """The drafter may be the kepala desa with an officer's role: neither seal nor agreement."""
    surat = pabrik.surat_diajukan(domisili, petugas)
    surat.penulis.add(kades)
    for segel in (True, False):
        ((_, sebab),) = _sahkan(hp, kades, surat, segel=segel).gagal
        assert "tulis sendiri" in sebab
    assert (Pengesahan.objects.count(), SegelIsi.objects.count()) == (0, 0)


def test_surat_yang_berubah_sejak_tampil_ditinggal_yang_lain_jalan(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    lama, lain = (pabrik.surat_diajukan(domisili, petugas) for _ in range(2))
    pilihan = _pilih(lama, lain)
    kembalikan_surat(lama, pelaku=petugas, alasan="Salah ketik")
    ulang = simpan_isian(lama.permohonan, {"sejak": "April 2021"}, pelaku=petugas)
    ajukan_surat(ulang, pelaku=petugas)
    hasil = sahkan_di_hp(pilihan, pelaku=kades, naik=hp.naik, terbuka=hp.terbuka)
    assert [s.pk for s in hasil.segel] == [lain.pk]
    assert [(s.pk, sebab) for s, sebab in hasil.gagal] == [(lama.pk, BERUBAH)]


def test_surat_yang_berubah_saat_disegel_tidak_terbit(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan, monkeypatch: pytest.MonkeyPatch
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)

    def segelkan(daftar: list[bytes], **_: Any) -> list[bytes]:
        kembalikan_surat(surat, pelaku=petugas, alasan="Salah ketik")
        simpan_isian(surat.permohonan, {"sejak": "April 2021"}, pelaku=petugas)
        ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
        return [b"-segel"] * len(daftar)

    monkeypatch.setattr(alur_segel, "segelkan", segelkan)
    ((_, sebab),) = _sahkan(hp, kades, surat).gagal
    assert sebab == BERUBAH
    assert (SegelIsi.objects.count(), SuratKeluar.objects.get().status) == (0, "menunggu")


def test_dua_kali_sekali(petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    _sahkan(hp, kades, surat)
    ((_, sebab),) = _sahkan(hp, kades, surat).gagal
    assert (sebab, Pengesahan.objects.count()) == (TIDAK_MENUNGGU, 1)


def test_kades_cuti_tidak_menyegel(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    hari = dasar.SENIN
    Ketidakhadiran.objects.create(
        pegawai=Pegawai.objects.get(pengguna=kades), dari=hari, sampai=hari, alasan="cuti"
    )
    ((_, sebab),) = _sahkan(hp, kades, surat).gagal
    assert "tidak hadir hari ini" in sebab


def test_orang_lain_tidak_menyegel_walau_lewat_pintu_bawah(
    petugas: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    """The role list of the deed is wide for mandates; the deed itself asks for the person in the block."""
    surat = pabrik.surat_diajukan(domisili, petugas)
    sekdes = dasar.pengguna("Sari", Peran.SEKDES)
    kepegawaian.pegawai("sekdes", "Sari", sekdes)
    ((_, sebab),) = _sahkan(hp, sekdes, surat).gagal
    assert sebab != ""
    segel = Segel(NaskahIsi.objects.get(), b"x", hp.kunci, None, "pin")
    with pytest.raises(TidakBerwenang, match="blok tanda tangannya"):
        ALUR_SURAT_KELUAR.jalankan(SuratKeluar.objects.get(), "segel", pelaku=sekdes, segel=segel)
    assert SegelIsi.objects.count() == 0


def test_segel_untuk_isi_lama_ditolak(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    lama = NaskahIsi.objects.get()
    kembalikan_surat(surat, pelaku=petugas, alasan="Salah")
    ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
    with pytest.raises(SudahBerubah):
        ALUR_SURAT_KELUAR.jalankan(
            SuratKeluar.objects.get(), "segel", pelaku=kades, segel=Segel(lama, b"x", hp.kunci, None, "pin")
        )


@pytest.mark.parametrize("banyak", [0, 21])
def test_paling_banyak_dua_puluh(kades: Pengguna, hp: Pegangan, banyak: int) -> None:
    with pytest.raises(Ditolak, match="1 sampai 20"):
        sahkan_di_hp(dict.fromkeys(range(banyak), "x"), pelaku=kades, naik=hp.naik, terbuka=None)


def test_tidak_menyegel_di_dalam_transaksi(kades: Pengguna, hp: Pegangan) -> None:
    with tulis(pelaku=kades), pytest.raises(DiLuarTulis):
        sahkan_di_hp({1: "x"}, pelaku=kades, naik=hp.naik, terbuka=None)


def test_surat_yang_tidak_ada_diabaikan(kades: Pengguna, hp: Pegangan) -> None:
    hasil = sahkan_di_hp({987654: "x"}, pelaku=kades, naik=hp.naik, terbuka=hp.terbuka)
    assert (hasil.segel, hasil.setuju, hasil.gagal) == ([], [], [])


@pytest.mark.django_db(transaction=True)
def test_dua_persetujuan_bersamaan_satu_segel(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan, hp: Pegangan
) -> None:
    surat = [pabrik.surat_diajukan(domisili, petugas) for _ in range(2)]
    kerja = partial(sahkan_di_hp, _pilih(*surat), pelaku=kades, naik=hp.naik, terbuka=hp.terbuka)
    hasil = _bersama([kerja] * 4)
    assert sum(len(satu.segel) for satu in hasil) == 2
    assert sum(len(satu.gagal) for satu in hasil) == 6
    assert (SegelIsi.objects.count(), Pengesahan.objects.count()) == (2, 2)
    assert periksa_rantai().rusak is None
