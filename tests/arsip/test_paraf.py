"""The kepala desa's countersign on the sheet of a day; days without one are shown and counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arsip.alur import sanggah, tandai_dibaca
from arsip.alur_paraf import catat_paraf
from arsip.kueri_paraf import banyak_hari_lalu, hari_tanpa_paraf
from arsip.models import LembarParaf, Pengesahan
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_meja
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

ALAMAT = "/kantor/paraf/"
SELASA = dasar.SENIN + timedelta(days=1)


@pytest.fixture
def meja(penulis: Pengguna) -> Pengguna:
    """Somebody of the desk who records the sheet."""
    return dasar.pengguna("Rina", Peran.PETUGAS_DEPAN)


@pytest.fixture
def dua(penulis: Pengguna, penanda: Pegawai) -> list[Pengesahan]:
    """Two pen signatures recorded on Monday."""
    for kepada in ("Siti Aminah", "Rahmat Hidayat"):
        pabrik.surat_terbit(penulis, penanda_tangan=penanda, kepada=kepada)
    return list(Pengesahan.objects.order_by("id"))


def test_paraf_menandai_semua_tanda_tangan_hari_itu(
    dua: list[Pengesahan], meja: Pengguna, jam: time_machine.Traveller
) -> None:
    assert hari_tanpa_paraf(SELASA) == [dasar.SENIN]
    jam.move_to(dasar.pukul(9, hari=SELASA))
    lembar = catat_paraf(dasar.SENIN, pelaku=meja, terjadi_pada=dasar.pukul(14))
    assert (lembar.dicatat_oleh, lembar.susulan, lembar.sumber_kertas) == (
        meja,
        True,
        "lembar harian yang diparaf",
    )
    isi = Pengesahan.objects.values_list("paraf", "diperiksa_pada")
    assert set(isi) == {(lembar.pk, dasar.pukul(14))}
    assert hari_tanpa_paraf(SELASA) == []
    assert Jejak.objects.filter(perbuatan="paraf").count() == 1


def test_paraf_tidak_menghapus_keberatan(dua: list[Pengesahan], meja: Pengguna, kades: Pengguna) -> None:
    sanggah(dua[0], pelaku=kades, alasan="Bukan tanda tangan saya")
    catat_paraf(dasar.SENIN, pelaku=meja)
    dua[0].refresh_from_db()
    assert (dua[0].paraf_id, dua[0].diperiksa_pada, dua[0].alasan_sanggah) == (
        None,
        None,
        "Bukan tanda tangan saya",
    )


def test_hari_yang_dibaca_di_layar_tidak_menunggu(dua: list[Pengesahan], kades: Pengguna) -> None:
    tandai_dibaca(dua[:1], pelaku=kades)
    assert hari_tanpa_paraf(dasar.SENIN) == [dasar.SENIN]
    tandai_dibaca(dua[1:], pelaku=kades)
    assert hari_tanpa_paraf(dasar.SENIN) == []


def test_paraf_kedua_untuk_yang_dicatat_sesudahnya(
    dua: list[Pengesahan],
    penulis: Pengguna,
    penanda: Pegawai,
    meja: Pengguna,
    jam: time_machine.Traveller,
) -> None:
    """The sheet signed at noon does not cover the afternoon; the same day may come back again."""
    siang = dasar.pukul(12)
    jam.move_to(dasar.pukul(13))
    pabrik.surat_terbit(penulis, penanda_tangan=penanda, kepada="Suwarno")
    catat_paraf(dasar.SENIN, pelaku=meja, terjadi_pada=siang)
    assert hari_tanpa_paraf(dasar.SENIN) == [dasar.SENIN]
    catat_paraf(dasar.SENIN, pelaku=meja)
    assert (hari_tanpa_paraf(dasar.SENIN), LembarParaf.objects.count()) == ([], 1)


def test_paraf_dua_kali_hari_kosong_dan_masa_depan(dua: list[Pengesahan], meja: Pengguna) -> None:
    with pytest.raises(Ditolak, match="tidak boleh di masa depan"):
        catat_paraf(dasar.SENIN, pelaku=meja, terjadi_pada=dasar.pukul(23))
    catat_paraf(dasar.SENIN, pelaku=meja)
    for hari in (dasar.SENIN, SELASA):
        with pytest.raises(Ditolak, match="Tidak ada tanda tangan"):
            catat_paraf(hari, pelaku=meja)
    assert LembarParaf.objects.count() == 1


def test_paraf_hanya_meja(dua: list[Pengesahan], kades: Pengguna) -> None:
    with pytest.raises(TidakBerwenang):
        catat_paraf(dasar.SENIN, pelaku=kades)


def test_halaman_paraf_mencatat_dan_menghitung(
    dua: list[Pengesahan], meja: Pengguna, kades: Pengguna, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(9, hari=SELASA))
    assert banyak_hari_lalu(SELASA) == 1
    isi = klien_meja(kades).get(ALAMAT).content.decode()
    assert "Senin, 23 November 2026" in isi
    assert "Sudah diparaf</" not in isi  # the kepala desa countersigns on paper or reads on the screen
    assert "Belum diparaf" in klien_meja(kades).get("/kantor/").content.decode()
    klien = klien_meja(meja)
    salah = klien.post(ALAMAT, {"hari": "2026-11-23", "pukul": "sore"}).content.decode()
    assert "Tulis jam dan menit, misalnya 16.30." in salah
    nanti = klien.post(ALAMAT, {"hari": "2026-11-23", "pukul": "23.00"}).content.decode()
    assert "tidak boleh di masa depan" in nanti
    for hari in ("bukan tanggal", "", "2026-11-20"):
        assert klien.post(ALAMAT, {"hari": hari}).status_code == 200
    tanggal = {"tanggal_0": "23", "tanggal_1": "11", "tanggal_2": "2026"}
    assert "Isi juga pukulnya" in klien.post(ALAMAT, {"hari": "2026-11-23", **tanggal}).content.decode()
    jawab = klien.post(ALAMAT, {"hari": "2026-11-23", "pukul": "14.00", **tanggal}, follow=True)
    assert "Lembar 23 November 2026 dicatat sudah diparaf." in jawab.content.decode()
    assert banyak_hari_lalu(SELASA) == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_halaman_paraf_banyak_kueri_tetap(
    penulis: Pengguna, penanda: Pegawai, meja: Pengguna, jam: time_machine.Traveller, banyak: int
) -> None:
    for ke in range(banyak):
        jam.move_to(dasar.pukul(10, hari=date(2026, 11, 23 + ke)))
        pabrik.surat_terbit(penulis, penanda_tangan=penanda)
        catat_paraf(date(2026, 11, 23 + ke), pelaku=meja)
        pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    klien = klien_meja(meja)
    klien.get(ALAMAT)
    with CaptureQueriesContext(connection) as kueri:
        klien.get(ALAMAT)
    assert len(kueri) == 7
