"""In whose name a letter goes out, and who may agree to it."""

import pytest

from arsip.models import SuratKeluar
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from kepegawaian.aturan import Penanda
from kepegawaian.models import Pegawai
from layanan.kueri.penanda import boleh_mengesahkan, penanda_surat, penanda_untuk
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, Layanan, Surat
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


def _ani() -> Penanda:
    return Penanda(Pegawai.objects.get(nama="Ani Lestari").pk, "Ani Lestari", "", ("Kepala Desa",))


def test_penanda_is_the_kepala_desa(domisili: Layanan) -> None:
    jenis = JenisSurat.objects.get()
    assert penanda_untuk(jenis, dasar.SENIN) == _ani()
    Pegawai.objects.update(aktif=False)
    assert penanda_untuk(jenis, dasar.SENIN) is None


def test_penanda_stays_who_it_was_when_the_letter_was_numbered(petugas: Pengguna, domisili: Layanan) -> None:
    surat, ani = pabrik.surat_diajukan(domisili, petugas), _ani()
    assert surat.register is not None
    assert (surat.register.penanda_id, surat.register.jabatan_penanda) == (ani.pegawai, "Kepala Desa")
    Pegawai.objects.filter(nama="Ani Lestari").update(aktif=False)
    assert penanda_surat(surat_lengkap(surat.pk)) == ani


def test_penanda_of_a_row_without_a_block_is_asked_anew(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    SuratKeluar.objects.update(penanda=None, jabatan_penanda="")
    assert penanda_surat(surat_lengkap(surat.pk)) == _ani()


def test_penanda_of_two_lines_prints_two_lines(petugas: Pengguna, domisili: Layanan) -> None:
    surat, hanik = pabrik.surat_diajukan(domisili, petugas), Pegawai.objects.get(nama="Budi Santoso")
    SuratKeluar.objects.update(
        penanda=hanik, jabatan_penanda="a.n. Kepala Desa\nSekretaris Desa", mandat="an", dasar_mandat="SK 7"
    )
    penanda = penanda_surat(surat_lengkap(surat.pk))
    assert penanda == Penanda(
        hanik.pk, "Budi Santoso", "", ("a.n. Kepala Desa", "Sekretaris Desa"), "an", "SK 7"
    )
    assert penanda.jabatan == "a.n. Kepala Desa\nSekretaris Desa"


def test_mengesahkan_bukan_surat_yang_ditulis_sendiri(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    """Who typed in it never agrees to it, even when somebody else submitted it."""
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert list(Surat.objects.get().penulis.all()) == [petugas]
    assert boleh_mengesahkan(kades, surat) == ""
    assert boleh_mengesahkan(petugas, surat) == "Hanya Kepala Desa yang menyetujui surat."
    dua = dasar.pengguna("Rangkap", Peran.KADES, Peran.PETUGAS_LAYANAN)
    Surat.objects.get().penulis.add(dua)
    assert boleh_mengesahkan(dua, surat) == "Surat yang Anda tulis sendiri tidak bisa Anda setujui di HP."
