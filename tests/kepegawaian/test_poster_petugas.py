"""Who serves here, on the wall: everybody with an appointment, in letters for the reading distance (R168)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
import time_machine

from bungah.naskah import katalog
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.keterbacaan import Batas
from kepegawaian.cetak_petugas import isi_petugas, poster_petugas
from kepegawaian.kueri_umum import Pelayan
from tests.naskah.alat_huruf import terlalu_kecil
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]


@pytest.fixture(autouse=True)
def pagi() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil()
        yield


def pelayan(nama: str, sk: str) -> Pelayan:
    return Pelayan(1, nama, "Kepala Seksi Pelayanan", "kasi_pelayanan", "Seksi", sk, "", None, None)


def test_without_an_appointment_there_is_no_poster() -> None:
    with pytest.raises(TidakDicetak, match="Catat SK-nya"):
        isi_petugas()


def test_everybody_with_an_appointment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    orang = [pelayan("Rini", "SK 1"), pelayan("Budi", "SK 1"), pelayan("Tamu", "")]
    monkeypatch.setattr("kepegawaian.cetak_petugas.pelayan", lambda _hari: orang)
    hasil = katalog.cetak(katalog.cari("petugas"), kertas=Kertas.A3)
    dokumen = pypdfium2.PdfDocument(hasil.pdf)
    teks = " ".join(" ".join(h.get_textpage().get_text_range() for h in dokumen).split())
    dokumen.close()
    assert all(kata in teks for kata in ("Petugas kami", "Rini", "Budi", "Semua menurut SK 1"))
    assert "Tamu" not in teks
    assert terlalu_kecil(hasil.pdf, Batas(3000).apa_saja) == []


def test_different_appointments_stand_under_each() -> None:
    isi = {"petugas": [("Rini", "Staf", "SK 1"), ("Budi", "Staf", "SK 2")]}
    assert [len(kelompok) for kelompok in poster_petugas(isi).isi] == [3, 3]
