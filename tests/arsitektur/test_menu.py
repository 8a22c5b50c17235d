"""Every staff page is reached from the menu by whoever may open it; nobody reads more than six entries."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.urls import reverse

from bungah.dasar.konteks import TERBANYAK
from bungah.dasar.models import Fitur, Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from tests.arsitektur.izin import PETUGAS
from tests.arsitektur.izin_dinding import BUKAN_TUJUAN_DINDING
from tests.arsitektur.izin_standar import BUKAN_TUJUAN_STANDAR
from tests.arsitektur.test_izin import SEMUA_ALAMAT
from tests.dasar.alat import klien_admin, klien_meja
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Buka = Callable[[str], Any]

pytestmark = pytest.mark.lambat

BUKAN_TUJUAN = {  # a gate, or a file that its page offers once there is something in it
    "dasar:lanjut",
    "dasar:kunci",
    "arsip:ekspedisi_pdf",
    "layanan:laporan_antrean_csv",
    "layanan:kompensasi_csv",
    "layanan:laporan_biaya_csv",
    "layanan:laporan_biaya_pdf",
    "arsip:dicabut_csv",
    "layanan:laporan_antrean_pdf",
    "layanan:buku_tamu_csv",
    "layanan:buku_tamu_pdf",
    "layanan:tumpukan_surat",
    "dasar:pasang_kode",
    "dasar:pin",
    "dasar:impor_contoh",
    "layanan:meja_kabar",  # asked by the desk itself
    "layanan:pendaftaran",  # the desk's box opens it with what was typed
    *BUKAN_TUJUAN_STANDAR,
    *BUKAN_TUJUAN_DINDING,
}
LANGKAH = 2  # pages between the staff home and any other page


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dasar.pukul(9), tick=False) as jam:
        yield jam


def _tautan(buka: Buka, alamat: str) -> set[str]:
    jawab = buka(alamat)
    if jawab.status_code != 200 or "html" not in jawab["Content-Type"]:
        return set()
    return {t.split("#")[0].split("?")[0] for t in re.findall(r'href="(/[^"]*)"', jawab.content.decode())}


def _terjangkau(buka: Buka) -> set[str]:
    """Addresses reached from the staff home in two steps."""
    sudah, tepi = {"/kantor/"}, {"/kantor/"}
    for _ in range(LANGKAH):
        tepi = {t for a in tepi for t in _tautan(buka, a) if t.startswith("/kantor/") or "akun" in t} - sudah
        sudah |= tepi
    return sudah


@pytest.mark.django_db
@pytest.mark.parametrize("peran", list(Peran))
def test_halaman_terjangkau_dari_menu(peran: Peran, jam: time_machine.Traveller) -> None:
    dasar.profil()
    dasar.jam_kerja()
    pabrik.titik()
    for kode in Fitur.Kode:
        Fitur.objects.create(kode=kode, menyala=True)
    orang = Pengguna.objects.create_user("orang", nama="Orang", password="x")
    PeranBerlaku.objects.create(pengguna=orang, peran=peran, dari=date(2000, 1, 1), dasar="SK 1")
    kepegawaian.pegawai("kades" if peran == Peran.KADES else "staf_pelayanan", "Orang", orang)
    klien = (klien_admin if peran == Peran.ADMIN else klien_meja)(orang)
    buka: Buka = cache(klien.get)  # nothing changes meanwhile: one look at each page
    html = buka("/kantor/").content.decode()
    menu = re.search(r'<ul class="menu-isi">(.*?)</ul>', html, re.DOTALL)
    assert (menu[1].count("<li>") if menu else 0) <= TERBANYAK
    boleh = {nama for nama, siapa in PETUGAS.items() if peran in siapa} - BUKAN_TUJUAN
    tujuan = {reverse(n) for n in boleh if not SEMUA_ALAMAT[n].pattern.converters}
    halaman = {a for a in tujuan if buka(a).status_code in {200, 400}}
    assert halaman - _terjangkau(buka) == set()
