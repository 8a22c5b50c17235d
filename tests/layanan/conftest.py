"""The office of these tests: open on a Monday morning, with its people and one service."""

import io
from collections.abc import Iterator

import pytest
import time_machine
from pypdfium2 import PdfDocument

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur import biaya as alur_biaya
from layanan.cetak import surat as cetak_surat
from layanan.models import Layanan, Pembayaran, Permohonan, Surat
from tests.pabrik import biaya as pabrik_biaya
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik


def pdf_kecil(lebar: int) -> bytes:
    """A valid PDF of one empty page, ``lebar`` points wide, so that each is different."""
    dokumen, hasil = PdfDocument.new(), io.BytesIO()
    dokumen.new_page(lebar, 900)
    dokumen.save(hasil)
    dokumen.close()
    return hasil.getvalue()


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    """Monday 23 November 2026, 09.00, standing still until a test moves it."""
    with time_machine.travel(dasar.pukul(9), tick=False) as jam:
        yield jam


@pytest.fixture
def kantor(db: None, jam: time_machine.Traveller) -> None:
    """Hours, profile and the kepala desa's place in the staff list."""
    dasar.profil()
    dasar.jam_kerja()
    pabrik.titik()
    kepegawaian.pegawai("kades", "Ani Lestari")


@pytest.fixture
def petugas(kantor: None) -> Pengguna:
    """Budi, who holds the front desk and writes letters."""
    orang = dasar.pengguna("Budi Santoso", Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN)
    kepegawaian.pegawai("kasi_pelayanan", "Budi Santoso", orang)
    return orang


@pytest.fixture
def kades(kantor: None) -> Pengguna:
    """Ani, the kepala desa, with an account."""
    return dasar.pengguna("Ani Lestari", Peran.KADES)


@pytest.fixture
def domisili(kantor: None) -> Layanan:
    """A service with a letter: one required paper, 30 minutes."""
    return pabrik.layanan()


@pytest.fixture
def surat(petugas: Pengguna, domisili: Layanan) -> Surat:
    """A letter that is written and not yet submitted."""
    return pabrik.surat(pabrik.permohonan(domisili, petugas), petugas)


@pytest.fixture
def tanpa_mesin(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Stand in for the print machine; gives the data of every page that was asked for."""
    dicetak: list[dict[str, object]] = []

    def cetak(templat: str, data: dict[str, object], *, kertas: object) -> bytes:
        dicetak.append(data)
        return pdf_kecil(500 + len(dicetak))

    monkeypatch.setattr(cetak_surat, "cetak_pdf", cetak)
    return dicetak


@pytest.fixture
def bendahara(kantor: None) -> Pengguna:
    """Sri, the treasurer, who alone records payments."""
    return pabrik_biaya.bendahara()


@pytest.fixture
def berbiaya(kantor: None) -> Layanan:
    """A service of Rp12.500 in two parts."""
    return pabrik_biaya.layanan_berbiaya()


@pytest.fixture
def menunggu(petugas: Pengguna, berbiaya: Layanan) -> Permohonan:
    """A request whose file is complete and whose fee is not paid."""
    return pabrik.permohonan(berbiaya, petugas)


@pytest.fixture
def tanpa_cetak(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Receipts without the print machine; gives which payments were printed."""
    dicetak: list[int] = []

    def cetak(bayar: Pembayaran) -> bytes:
        dicetak.append(bayar.pk)
        return pdf_kecil(400 + len(dicetak))

    monkeypatch.setattr(alur_biaya, "cetak_tanda_bukti", cetak)
    return dicetak
