"""The dispatch book: numbered lines, initials that come back, its page and its print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arsip.alur_ekspedisi import catat_ekspedisi, ekspedisi_kembali
from arsip.cetak_ekspedisi import data_ekspedisi
from arsip.kueri_ekspedisi import buku_ekspedisi
from arsip.models import Ekspedisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import Kertas
from tests.dasar.alat import klien_meja
from tests.naskah.alat_cetak import buka
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

pytestmark = pytest.mark.django_db
BUKU = "/kantor/ekspedisi/"


def kirim(penulis: Pengguna, penanda: Pegawai, banyak: int = 1) -> list[Ekspedisi]:
    semua = [pabrik.surat_terbit(penulis, penanda_tangan=penanda) for _ in range(banyak)]
    return [catat_ekspedisi(satu, dibawa_oleh=" Pak Karto ", pelaku=penulis) for satu in semua]


def test_ekspedisi_lines_are_numbered_by_the_year(penulis: Pengguna, penanda: Pegawai) -> None:
    assert [(s.tahun, s.urut, s.dibawa_oleh) for s in kirim(penulis, penanda, 2)] == [
        (2026, 1, "Pak Karto"),
        (2026, 2, "Pak Karto"),
    ]
    assert "Karto" not in str(list(Jejak.objects.values_list("rinci", flat=True)))


def test_ekspedisi_takes_only_issued_letters_and_a_name(penulis: Pengguna, penanda: Pegawai) -> None:
    belum = pabrik.surat_menunggu(penulis)
    with pytest.raises(Ditolak, match="tidak berlaku"):
        catat_ekspedisi(belum, dibawa_oleh="Pak Karto", pelaku=penulis)
    with pytest.raises(Ditolak, match="siapa yang membawa"):
        catat_ekspedisi(belum, dibawa_oleh=" ", pelaku=penulis)
    assert Ekspedisi.objects.count() == 0


def test_ekspedisi_initials_come_back_once(penulis: Pengguna, penanda: Pegawai, kades: Pengguna) -> None:
    (satu,) = kirim(penulis, penanda)
    with pytest.raises(TidakBerwenang):
        ekspedisi_kembali(satu, pelaku=kades)
    klien = klien_meja(penulis)
    assert "Paraf kembali" in klien.get(BUKU).content.decode()
    alamat = f"{BUKU}{satu.pk}/kembali/"
    assert "Paraf ekspedisi nomor 1 dicatat." in klien.post(alamat, follow=True).content.decode()
    assert "sudah dicatat" in klien.post(alamat, follow=True).content.decode()
    with pytest.raises(SudahBerubah):
        ekspedisi_kembali(satu, pelaku=penulis)


@pytest.mark.parametrize("banyak", [1, 3])
def test_ekspedisi_kueri_tetap(
    penulis: Pengguna, penanda: Pegawai, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kirim(penulis, penanda, banyak)
    klien = klien_meja(penulis)
    klien.get(BUKU)
    with django_assert_num_queries(7):
        klien.get(BUKU)


def test_ekspedisi_pages_go_on(penulis: Pengguna, penanda: Pegawai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arsip.views.ekspedisi.BANYAK", 2)
    kirim(penulis, penanda, 3)
    klien = klien_meja(dasar.pengguna("Rina", Peran.AUDITOR))
    isi = klien.get(BUKU).content.decode()
    assert ("sebelum=2" in isi, isi.count("Belum kembali")) == (True, 2)
    assert klien.get(f"{BUKU}?tahun=2026&sebelum=2").content.decode().count("Belum kembali") == 1
    assert klien.get(f"{BUKU}?tahun=abcd&sebelum=²").status_code == 200


def test_ekspedisi_prints_the_official_columns(penulis: Pengguna, penanda: Pegawai) -> None:
    kirim(penulis, penanda, 2)
    data = data_ekspedisi(buku_ekspedisi(2026).order_by("urut"), 2026)
    (halaman,) = buka("cetak/arsip/ekspedisi.html", data, Kertas.A4).pages
    teks = " ".join(halaman.extract_text().split())
    for kata in ("pengiriman", "dan nomor", "Isi singkat", "Ditujukan", "Keterangan", "Paraf"):
        assert kata in teks
    assert teks.count("Karto") == 2
