"""The check by a second person, before a letter gets its number."""

import pytest
import time_machine

from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.models import Pegawai
from layanan.alur.periksa import atur_rangkap, luluskan, minta_periksa, pulangkan
from layanan.alur.surat import ajukan_surat, kembalikan_surat, simpan_isian
from layanan.aturan.periksa import Butir, cara_periksa
from layanan.kueri.dikembalikan import catatan_kembali
from layanan.kueri.periksa import hitung_ditunggu, perlu_di_lembar
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, PemeriksaanSurat, Pernyataan, Surat
from tests.pabrik import dasar, kepegawaian

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
COCOK = Butir(identitas=True, ejaan=True, salinan=True)


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    """Wiwik, who checks."""
    orang = dasar.pengguna("Wiwik", Peran.SEKDES)
    kepegawaian.pegawai("sekdes", "Wiwik", orang)
    return orang


@pytest.fixture
def sktm(surat: Surat) -> Surat:
    """A written letter of a kind that the sekretaris desa checks."""
    JenisSurat.objects.update(pemeriksa="sekdes")
    return surat_lengkap(surat.pk)


@pytest.mark.parametrize(
    ("pemeriksa", "ada", "cara"),
    [
        ("tidak", True, ""),
        ("tidak", False, ""),
        ("petugas", True, "petugas"),
        ("sekdes", True, "sekdes"),
        ("petugas", False, "lembar"),
        ("sekdes", False, "lembar"),
    ],
)
def test_cara_periksa(pemeriksa: str, ada: bool, cara: str) -> None:  # noqa: FBT001 -- a table
    assert cara_periksa(pemeriksa, ada_orang_kedua=ada) == cara


@pytest.mark.syarat("R264")
def test_lulus_memberi_nomor_dan_menyimpan_siapa(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    """No number before the check; with it number, bytes, and the three answers with the name."""
    with pytest.raises(Ditolak, match="diperiksa Sekretaris Desa dulu sebelum bernomor"):
        ajukan_surat(sktm, pelaku=petugas)
    assert SuratKeluar.objects.count() == 0
    periksa = minta_periksa(sktm, pelaku=petugas)
    assert (hitung_ditunggu(sekdes), hitung_ditunggu(petugas)) == (1, 0)
    bernomor = luluskan(periksa, butir=COCOK, pelaku=sekdes)
    assert (str(bernomor), SuratKeluar.objects.get().status) == (
        "400.12.2.1/1/35.25.12.2012/XI/2026",
        "menunggu",
    )
    periksa.refresh_from_db()
    assert (periksa.hasil, periksa.cara, periksa.diperiksa_oleh) == ("cocok", "sekdes", sekdes)
    assert (periksa.identitas, periksa.ejaan, periksa.salinan) == (True, True, True)
    assert perlu_di_lembar([surat_lengkap(sktm.pk)]) == set()


@pytest.mark.syarat("R264")
def test_pulang_membawa_alasan_tanpa_nomor(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    with pytest.raises(Ditolak, match="Tulis apa yang perlu diperbaiki"):
        pulangkan(periksa, catatan=" ", pelaku=sekdes)
    pulangkan(periksa, catatan="Nama di KK pakai y", pelaku=sekdes)
    assert catatan_kembali(sktm.permohonan) == "Dikembalikan pemeriksa: Nama di KK pakai y"
    assert SuratKeluar.objects.count() == 0
    simpan_isian(sktm.permohonan, {"sejak": "Mei 2020"}, pelaku=petugas)
    luluskan(minta_periksa(surat_lengkap(sktm.pk), pelaku=petugas), butir=COCOK, pelaku=sekdes)
    assert PemeriksaanSurat.objects.count() == 2


@pytest.mark.parametrize("nama", ["identitas", "ejaan", "salinan"])
def test_lulus_perlu_ketiganya(sktm: Surat, petugas: Pengguna, sekdes: Pengguna, nama: str) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    butir = Butir(**{"identitas": True, "ejaan": True, "salinan": True, nama: False})
    with pytest.raises(Ditolak, match="Centang ketiganya"):
        luluskan(periksa, butir=butir, pelaku=sekdes)
    assert PemeriksaanSurat.objects.get().hasil == ""


@pytest.mark.parametrize("perbuatan", ["lulus", "pulang"])
def test_isi_berubah_sejak_diminta(sktm: Surat, petugas: Pengguna, sekdes: Pengguna, perbuatan: str) -> None:
    """Draft changed since it was asked for: neither passed nor returned until it is asked for anew."""
    periksa = minta_periksa(sktm, pelaku=petugas)
    simpan_isian(sktm.permohonan, {"sejak": "Mei 2020"}, pelaku=petugas)

    def deed() -> None:
        if perbuatan == "lulus":
            luluskan(periksa, butir=COCOK, pelaku=sekdes)
        else:
            pulangkan(periksa, catatan="Salah", pelaku=sekdes)

    with pytest.raises(SudahBerubah, match="Isi surat berubah sejak diminta"):
        deed()
    lagi = minta_periksa(surat_lengkap(sktm.pk), pelaku=petugas)
    assert lagi.pk == periksa.pk
    deed()


def test_isi_berubah_sesudah_lulus_diperiksa_lagi(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    """Returned by the kepala desa: the number stays, the check is made anew, even of the same words."""
    with time_machine.travel(dasar.pukul(10), tick=False):
        luluskan(minta_periksa(sktm, pelaku=petugas), butir=COCOK, pelaku=sekdes)
    with time_machine.travel(dasar.pukul(11), tick=False):
        kembalikan_surat(surat_lengkap(sktm.pk), pelaku=petugas, alasan="Kurang jelas")
        with pytest.raises(Ditolak, match="diperiksa Sekretaris Desa dulu"):
            ajukan_surat(surat_lengkap(sktm.pk), pelaku=petugas)
        luluskan(minta_periksa(surat_lengkap(sktm.pk), pelaku=petugas), butir=COCOK, pelaku=sekdes)
    assert SuratKeluar.objects.count() == 1


def test_dua_pemeriksa_satu_yang_jadi(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    dua = dasar.pengguna("Yudi", Peran.SEKDES)
    pulangkan(periksa, catatan="Salah", pelaku=sekdes)
    with pytest.raises(SudahBerubah, match="sudah diperiksa Wiwik"):
        luluskan(periksa, butir=COCOK, pelaku=dua)
    assert SuratKeluar.objects.count() == 0


def test_bukan_pemeriksa_ditolak(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    rina = dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)
    periksa = minta_periksa(sktm, pelaku=petugas)
    with pytest.raises(TidakBerwenang, match="diperiksa Sekretaris Desa"):
        luluskan(periksa, butir=COCOK, pelaku=rina)
    sktm.penulis.add(sekdes)
    with pytest.raises(TidakBerwenang, match="tulis sendiri diperiksa orang lain"):
        luluskan(periksa, butir=COCOK, pelaku=sekdes)


def test_petugas_lain_boleh_bila_jenisnya_begitu(surat: Surat, petugas: Pengguna) -> None:
    JenisSurat.objects.update(pemeriksa="petugas")
    rina = dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)
    luluskan(minta_periksa(surat_lengkap(surat.pk), pelaku=petugas), butir=COCOK, pelaku=rina)
    assert PemeriksaanSurat.objects.get().cara == "petugas"


@pytest.mark.parametrize("sebab", ["tidak ada", "menulis", "pergi", "mati"])
def test_tanpa_orang_kedua_langsung_bernomor(sktm: Surat, petugas: Pengguna, sebab: str) -> None:
    """One-person office: nobody waits for a person who is not there; the cover sheet asks the signer."""
    if sebab != "tidak ada":
        wiwik = dasar.pengguna("Wiwik", Peran.SEKDES)
        orang = kepegawaian.pegawai("sekdes", "Wiwik", wiwik)
        if sebab == "menulis":
            sktm.penulis.add(wiwik)
        elif sebab == "pergi":
            kepegawaian.absen(Pegawai.objects.get(pk=orang.pk), dasar.SENIN)
        else:
            Pengguna.objects.filter(pk=wiwik.pk).update(is_active=False)
    with pytest.raises(Ditolak, match="tidak perlu diperiksa lagi"):
        minta_periksa(sktm, pelaku=petugas)
    ajukan_surat(sktm, pelaku=petugas)
    assert perlu_di_lembar([surat_lengkap(sktm.pk)]) == {sktm.pk}


def test_rangkap_ikut_diperiksa(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    periksa = minta_periksa(sktm, pelaku=petugas)
    assert atur_rangkap(sktm, 3, pelaku=petugas).salinan == 3
    with pytest.raises(SudahBerubah):
        luluskan(periksa, butir=COCOK, pelaku=sekdes)


def test_pernyataan_lulus_tanpa_nomor_keluar(sktm: Surat, petugas: Pengguna, sekdes: Pengguna) -> None:
    pernyataan = Pernyataan.objects.create(
        permohonan=sktm.permohonan, templat=sktm.templat, isian={"waris": "Siti"}
    )
    pernyataan.penulis.add(petugas)
    assert luluskan(minta_periksa(pernyataan, pelaku=petugas), butir=COCOK, pelaku=sekdes) == pernyataan
    assert SuratKeluar.objects.count() == 0
