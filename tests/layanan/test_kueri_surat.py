"""Questions about letters."""

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from arsip.alur import setujui_di_hp
from bungah.dasar.models import Pengguna
from kepegawaian.kueri import kepala_desa
from layanan.alur.surat import ajukan_surat, kembalikan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.kueri.surat import (
    menunggu_tanda_tangan,
    pengesahan_surat,
    permohonan_menurut_kode,
    surat_berjalan,
    surat_lengkap,
    surat_terbit_terakhir,
    templat_untuk,
)
from layanan.models import Layanan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]


def test_menunggu_urut_berkas_lengkap(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """A returned letter comes back to its old place."""
    pertama = pabrik.surat_diajukan(domisili, petugas)
    jam.shift(60)
    kedua = pabrik.surat_diajukan(domisili, petugas)
    kembalikan_surat(pertama, pelaku=petugas, alasan="Salah ketik")
    assert [s.pk for s in menunggu_tanda_tangan()] == [kedua.pk]
    ajukan_surat(surat_lengkap(pertama.pk), pelaku=petugas)
    assert [s.pk for s in menunggu_tanda_tangan()] == [pertama.pk, kedua.pk]


def test_menunggu_disetujui_hanya_isi_terbaru(petugas: Pengguna, kades: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    pejabat = kepala_desa()
    assert surat.register is not None
    assert pejabat is not None
    setujui_di_hp(surat.register, pelaku=kades, penanda_tangan=pejabat)
    assert [s.disetujui for s in menunggu_tanda_tangan()] == [True]
    kembalikan_surat(surat, pelaku=kades, alasan="Salah ketik")
    ajukan_surat(surat_lengkap(surat.pk), pelaku=petugas)
    assert [s.disetujui for s in menunggu_tanda_tangan()] == [False]


@pytest.mark.parametrize("banyak", [1, 3])
def test_menunggu_tanpa_memuat_isinya(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(banyak):
        pabrik.surat_diajukan(domisili, petugas)
    with django_assert_num_queries(2) as kueri:
        baris = [(str(s), s.permohonan.pemohon, str(s.permohonan.layanan)) for s in menunggu_tanda_tangan()]
    assert len(baris) == banyak
    assert '"isi"."isi"' not in "".join(k["sql"] for k in kueri.captured_queries)


def test_surat_terakhir_orang_dan_jenis_yang_sama(petugas: Pengguna, domisili: Layanan) -> None:
    siti, suwarno = dasar.warga(), dasar.warga("Suwarno")
    terbit = pabrik.surat_diajukan(domisili, petugas, warga=siti)
    assert surat_terbit_terakhir(domisili.pk, siti.pk) is None
    catat_tanda_tangan([terbit], pelaku=petugas)
    pabrik.surat_diajukan(domisili, petugas, warga=siti)
    assert surat_terbit_terakhir(domisili.pk, siti.pk) == terbit
    assert surat_terbit_terakhir(domisili.pk, suwarno.pk) is None
    assert surat_terbit_terakhir(pabrik.layanan("usaha").pk, siti.pk) is None


def test_surat_menurut_kode_dan_pengesahannya(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert surat.register is not None
    assert permohonan_menurut_kode(surat.register.naskah.kode) == surat.permohonan_id
    assert permohonan_menurut_kode("0" * 26) is None
    assert pengesahan_surat(surat) == []
    catat_tanda_tangan([surat], pelaku=petugas)
    assert [p.dicatat_oleh for p in pengesahan_surat(surat)] == [petugas]


def test_surat_belum_ditulis(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    assert surat_berjalan(satu) is None
    surat = pabrik.surat(satu, petugas)
    assert (surat_berjalan(satu), pengesahan_surat(surat)) == (surat, [])


def test_templat_yang_dipakai(domisili: Layanan) -> None:
    templat = templat_untuk(domisili.pk)
    assert templat is not None
    assert (templat.versi, [k.nama for k in templat.kolom.all()]) == (1, ["sejak"])
    assert templat_untuk(pabrik.layanan("lapor", perbuatan=pabrik.TANPA_SURAT).pk) is None
