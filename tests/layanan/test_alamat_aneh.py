"""Addresses typed by hand: numbers no database holds, objects that are not there."""

import pytest

from bungah.dasar.models import Fitur, Pengguna
from bungah.dasar.peran import Peran
from layanan.models import Layanan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar

pytestmark = pytest.mark.django_db
BESAR = "9" * 30
BACA = [
    "/kantor/karcis/{}/",
    "/kantor/karcis/{}/a4.pdf",
    "/kantor/permohonan/{}/",
    "/kantor/permohonan/{}/tanda-terima.pdf",
    "/kantor/permohonan/{}/surat/",
    "/kantor/permohonan/{}/surat/periksa/",
    "/kantor/permohonan/{}/surat.pdf",
    "/kantor/permohonan/{}/surat-1.png",
    "/kantor/legalisasi/{}/kembalikan/",
    "/kantor/surat-tugas/{}.pdf",
    "/kantor/permohonan/{}/telusur/",
    "/kantor/permohonan/{}/telusur.pdf",
    "/kantor/kendali/{}/",
    "/kantor/uraian-tugas/{}.pdf",
    "/kantor/standar/{}/tinjau/",
]
KIRIM = [
    "/kantor/kunjungan/{}/tidak_hadir/",
    *(
        f"/kantor/permohonan/{{}}/{nama}/"
        for nama in ("berkas", "ambil", "periksa", "selesaikan", "tunda", "lanjutkan", "serahkan", "batalkan")
    ),
    "/kantor/permohonan/{}/surat/ajukan/",
    "/kantor/legalisasi/{}/setujui/",
    "/kantor/ketidakhadiran/{}/hapus/",
]


@pytest.fixture
def serba(kantor: None, domisili: Layanan) -> Pengguna:
    """One person who holds every role of the house, in an office with the phone inbox on."""
    Fitur.objects.create(kode=Fitur.Kode.SETUJU_HP, menyala=True)
    return dasar.pengguna("Serba", Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN, Peran.SEKDES, Peran.KADES)


@pytest.mark.parametrize("nomor", ["0", "999", BESAR])
def test_alamat_yang_tidak_ada_404(serba: Pengguna, nomor: str) -> None:
    klien = klien_meja(serba)
    status = {alamat: klien.get(alamat.format(nomor)).status_code for alamat in BACA}
    status |= {alamat: klien.post(alamat.format(nomor)).status_code for alamat in KIRIM}
    assert {alamat: kode for alamat, kode in status.items() if kode != 404} == {}


def test_isian_angka_yang_terlalu_besar(serba: Pengguna) -> None:
    klien = klien_meja(serba)
    assert klien.post("/kantor/meja/jaga/", {"loket": BESAR}).status_code == 404
    assert klien.get(f"/kantor/pendaftaran/?kunjungan=1&warga={BESAR}").status_code == 404
    assert "Warga baru" in klien.get(f"/kantor/pendaftaran/?warga={BESAR}").content.decode()
    jawab = klien.post("/kantor/tanda-tangan/", {"surat": [BESAR, "x", "-1"], "pukul": "99.99"})
    assert (jawab.status_code, "Daftarnya sudah berubah" in jawab.content.decode()) == (200, True)
