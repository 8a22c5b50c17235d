"""The list of work."""

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.giliran import tunda
from layanan.alur.periksa import minta_periksa, pulangkan
from layanan.alur.surat import kembalikan_surat
from layanan.kueri.dikembalikan import alasan_kembali
from layanan.kueri.surat import surat_lengkap
from layanan.models import Jeda, JenisSurat, Layanan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
PROSES = "/kantor/proses/"


@pytest.mark.syarat("R029", "R030")
def test_proses_urut_berkas_lengkap(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """Oldest complete file first; only whose turn it is has the button; incomplete ones stand apart."""
    pertama = pabrik.permohonan(domisili, petugas, warga=dasar.warga("Pak Satu"))
    jam.shift(60)
    pabrik.permohonan(domisili, petugas, warga=dasar.warga("Bu Dua"))
    pabrik.permohonan(domisili, petugas, warga=dasar.warga("Mbak Kurang"), lengkap=False)
    isi = klien_meja(petugas).get(PROSES).content.decode()
    assert (
        isi.index("Pak Satu")
        < isi.index("Bu Dua")
        < isi.index("Waktu belum berjalan")
        < isi.index("Mbak Kurang")
    )
    assert isi.count("/ambil/") == 1
    assert f"/kantor/permohonan/{pertama.pk}/ambil/" in isi


@pytest.mark.usefixtures("tanpa_mesin")
def test_proses_surat_yang_dikembalikan_disebut_dengan_alasannya(
    petugas: Pengguna, kades: Pengguna, domisili: Layanan
) -> None:
    """A letter that came back is no new work: what it lacks stands in the list, and on the staff home."""
    surat = pabrik.surat_diajukan(domisili, petugas)
    klien = klien_meja(petugas)
    assert "dikembalikan" not in klien.get("/kantor/").content.decode()
    kembalikan_surat(surat, pelaku=kades, alasan="Nama kurang satu huruf")
    isi = klien.get(PROSES).content.decode()
    assert isi.index("Dikembalikan") < isi.index("Dikembalikan: Nama kurang satu huruf")
    assert "Perbaiki" in isi
    assert "Dikembalikan: Nama kurang satu huruf" in klien.get("/kantor/").content.decode()
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES)
    JenisSurat.objects.update(pemeriksa="sekdes")
    periksa = surat_lengkap(pabrik.surat(pabrik.permohonan(domisili, petugas), petugas).pk)
    pulangkan(minta_periksa(periksa, pelaku=petugas), catatan="NIK keliru", pelaku=sekdes)
    assert alasan_kembali() == {
        surat.permohonan_id: "Dikembalikan: Nama kurang satu huruf",
        periksa.permohonan_id: "Dikembalikan pemeriksa: NIK keliru",
    }
    assert "2 di antaranya dikembalikan" in klien.get("/kantor/").content.decode()
    minta_periksa(surat_lengkap(periksa.pk), pelaku=petugas)
    assert set(alasan_kembali()) == {surat.permohonan_id}


def test_proses_yang_ditunda_menepi(petugas: Pengguna, domisili: Layanan) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    tunda(satu, jenis=Jeda.Jenis.PIHAK_LAIN, alasan="Rekomendasi kecamatan", pelaku=petugas)
    isi = klien_meja(petugas).get(PROSES).content.decode()
    assert "Tidak ada yang menunggu dikerjakan" in isi
    assert "Menunggu pihak lain: Rekomendasi kecamatan" in isi


@pytest.mark.syarat("R090")
def test_proses_lewat_janji_ditandai(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pabrik.permohonan(domisili, petugas)
    assert "Lewat janji" not in klien_meja(petugas).get(PROSES).content.decode()
    jam.shift(31 * 60)
    assert "Lewat janji" in klien_meja(petugas).get(PROSES).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_proses_banyak_kueri_tetap(
    petugas: Pengguna, kantor: None, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for ke in range(banyak):
        layanan = pabrik.layanan(f"layanan-{ke}")
        pabrik.permohonan(layanan, petugas)
        pabrik.permohonan(layanan, petugas, lengkap=False)
        tunda(pabrik.permohonan(layanan, petugas), jenis=Jeda.Jenis.WARGA, alasan="KK", pelaku=petugas)
    klien = klien_meja(petugas)
    klien.get(PROSES)
    with django_assert_num_queries(16):
        klien.get(PROSES)
