"""Ready and not fetched: the list, the message, the slip; and how a letter left the office."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from bungah.dasar.models import Jejak, ProfilDesa
from bungah.naskah import rujukan
from bungah.naskah.cetak import Kertas
from bungah.naskah.models import NaskahIsi, Pesan
from layanan.alur.giliran import tunda
from layanan.alur.malam import TERHAPUS, lupakan_orang
from layanan.alur.penyerahan import kabari, teks_pesan
from layanan.cetak import slip_siap
from layanan.models import Jeda, Penyerahan
from tests.dasar.alat import klien_meja
from tests.naskah.alat_cetak import baca_qr, buka
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine
    from pytest_django import DjangoAssertNumQueries

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan, Permohonan

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
BELUM = "/kantor/penyerahan/belum-diambil/"
BESOK = timedelta(days=1)


@pytest.fixture
def siap(petugas: Pengguna, domisili: Layanan) -> Permohonan:
    """Siti's letter, ready since Monday."""
    rujukan.muat()
    siti = dasar.warga("Siti Aminah", telepon="+6281234567890")
    return pabrik.permohonan_siap(domisili, petugas, warga=siti)


def _kabari(siap: Permohonan) -> str:
    return f"/kantor/permohonan/{siap.pk}/kabari/"


def test_belum_diambil_counts_days_and_who_was_told(
    siap: Permohonan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    assert "sudah diambil" in klien_meja(petugas).get(BELUM).content.decode()
    jam.shift(3 * BESOK)
    klien = klien_meja(petugas)
    isi = klien.get(BELUM).content.decode()
    assert ("Siti Aminah" in isi, "3 hari" in isi, "Belum dikabari" in isi) == (True, True, True)
    jawab = klien.post(_kabari(siap), {"cara": "wa"}, follow=True).content.decode()
    assert "Dicatat: Siti Aminah sudah dikabari." in jawab
    assert ("Belum dikabari" in jawab, "WhatsApp" in jawab, "Budi Santoso" in jawab) == (False, True, True)
    pabrik.serahkan(siap, petugas)
    assert "Siti Aminah" not in klien.get(BELUM).content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_belum_diambil_kueri_tetap(
    petugas: Pengguna,
    domisili: Layanan,
    banyak: int,
    jam: time_machine.Traveller,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rujukan.muat()
    for _ in range(banyak):
        kabari(pabrik.permohonan_siap(domisili, petugas), cara="cetak", pelaku=petugas)
    jam.shift(BESOK)
    klien = klien_meja(petugas)
    klien.get(BELUM)
    with django_assert_num_queries(9):
        klien.get(BELUM)


def test_kabari_offers_the_words_three_ways(siap: Permohonan, petugas: Pengguna) -> None:
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id")
    isi = klien_meja(petugas).get(_kabari(siap)).content.decode()
    assert "Yth. Siti Aminah. Surat domisili sudah siap diambil di Kantor Desa" in isi
    assert "https://wa.me/6281234567890?text=Yth.%20Siti%20Aminah." in isi
    assert ("slip-a6.pdf" in isi, "slip-struk80.pdf" in isi, "0812-3456-7890" in isi) == (True, True, True)
    assert "Maret 2021" not in isi  # what stands in the letter is never in the message


@pytest.mark.parametrize(
    ("keadaan", "kode", "kata"),
    [
        ("kurang", "menunggu-warga", "Yang masih kami tunggu: KTP-el."),
        ("ditunda", "menunggu-warga", "Yang masih kami tunggu: KTP asli."),
        ("lewat", "terlambat", "kami janjikan selesai"),
        ("pihak_lain", "", ""),
        ("dikerjakan", "", ""),
    ],
)
def test_kabari_says_what_is_awaited_or_late(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller, keadaan: str, kode: str, kata: str
) -> None:
    rujukan.muat()
    satu = pabrik.permohonan(domisili, petugas, lengkap=keadaan != "kurang")
    if keadaan in {"ditunda", "pihak_lain"}:
        jenis = Jeda.Jenis.WARGA if keadaan == "ditunda" else Jeda.Jenis.PIHAK_LAIN
        tunda(satu, jenis=jenis, alasan="KTP asli", pelaku=petugas)
    if keadaan == "lewat":
        jam.shift(5 * BESOK)
    klien = klien_meja(petugas)
    rinci = klien.get(f"/kantor/permohonan/{satu.pk}/").content.decode()
    assert ("Kabari warga" in rinci) == bool(kode)
    jawab = klien.get(_kabari(satu))
    if not kode:
        assert jawab.status_code == 404
        return
    assert kata in jawab.content.decode()
    basi = klien.post(_kabari(satu), {"cara": "wa", "kode": "siap-diambil"}).content.decode()
    assert ("baru saja berubah" in basi, Pesan.objects.count()) == (True, 0)
    rinci = klien.post(_kabari(satu), {"cara": "cetak", "kode": kode}, follow=True).content.decode()
    assert "Terakhir dikabari" in rinci
    assert Pesan.objects.get().templat.kode == kode


def test_kabari_without_phone_only_prints(siap: Permohonan, petugas: Pengguna) -> None:
    siap.warga.telepon = ""
    siap.warga.save()
    isi = klien_meja(petugas).get(_kabari(siap)).content.decode()
    assert ("wa.me" in isi, "Nomor telepon belum dicatat" in isi) == (False, True)


def test_kabari_bad_input_and_gone_letters(siap: Permohonan, petugas: Pengguna) -> None:
    klien = klien_meja(petugas)
    assert "Pilih lewat apa warganya dikabari." in klien.post(_kabari(siap), {}).content.decode()
    assert klien.get(f"/kantor/permohonan/{siap.pk}/slip-a3.pdf").status_code == 404
    pabrik.serahkan(siap, petugas)
    assert klien.post(_kabari(siap), {"cara": "wa"}).status_code == 404
    assert Pesan.objects.count() == 0


def test_kabari_is_forgotten_on_time(
    siap: Permohonan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    ProfilDesa.objects.update(simpan_hari=10)
    kabari(siap, cara="wa", pelaku=petugas)
    assert "Siti" not in str(list(Jejak.objects.values_list("rinci", flat=True)))
    assert lupakan_orang() == 0
    jam.shift(11 * BESOK)
    assert (lupakan_orang(), lupakan_orang()) == (1, 0)
    satu = Pesan.objects.get()
    assert (satu.telepon, satu.isi, satu.cara) == ("", TERHAPUS, "wa")


@pytest.mark.parametrize("kertas", [Kertas.A6, Kertas.STRUK80])
def test_slip_carries_the_words_of_another_occasion(siap: Permohonan, kertas: Kertas) -> None:
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id", latihan=True)
    kalimat = teks_pesan("menunggu-warga", siap, berkode=False).replace(
        "tunggu: ", "tunggu: " + "berkas, " * 25
    )
    data = slip_siap.data_slip_siap(siap, kalimat=kalimat)
    (halaman,) = buka("cetak/layanan/slip_siap.html", data, kertas).pages
    teks = " ".join(halaman.extract_text().split())
    assert ("KABAR SURAT ANDA" in teks, "waktu layanan berjalan" in teks, "Bawa tanda terima" in teks) == (
        True,
        True,
        False,
    )
    assert baca_qr(halaman) == [f"HTTPS://BUNGAH.DESA.ID/S/{siap.kunjungan.kode}"]


@pytest.mark.parametrize("kertas", [Kertas.A6, Kertas.STRUK80])
@pytest.mark.parametrize("nama", ["Siti Aminah", "Nur'aini", "Abdurrahman " * 8])
def test_slip_is_one_sheet_with_the_status_code(
    siap: Permohonan, kertas: Kertas, nama: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id", latihan=True)
    siap.warga.nama = nama.strip()[:100]
    beku = NaskahIsi.objects.count()
    (halaman,) = buka("cetak/layanan/slip_siap.html", slip_siap.data_slip_siap(siap), kertas).pages
    teks = " ".join(halaman.extract_text().split())
    assert ("SURAT SIAP DIAMBIL" in teks, nama.split(maxsplit=1)[0] in teks, "Maret 2021" in teks) == (
        True,
        True,
        False,
    )
    assert baca_qr(halaman) == [f"HTTPS://BUNGAH.DESA.ID/S/{siap.kunjungan.kode}"]
    assert NaskahIsi.objects.count() == beku


@pytest.mark.parametrize(
    ("isi", "cara"),
    [
        ({"diambil_oleh": "Siti Aminah"}, "langsung"),
        ({"diambil_oleh": "Agus", "hubungan": "Suami"}, "kuasa"),
        ({"diambil_oleh": "Siti Aminah", "hubungan": "Anak dengan nama sama"}, "kuasa"),
        ({"diambil_oleh": "Pak Karto", "cara": "rt"}, "rt"),
        ({"diambil_oleh": "Siti Aminah", "cara": "diantar"}, "diantar"),
    ],
)
def test_serahkan_says_how_the_letter_left(
    siap: Permohonan, petugas: Pengguna, isi: dict[str, str], cara: str
) -> None:
    klien = klien_meja(petugas)
    klien.post(f"/kantor/permohonan/{siap.pk}/serahkan/", isi)
    satu = Penyerahan.objects.get(permohonan=siap)
    assert satu.cara == cara
    assert str(satu) in klien.get(f"/kantor/permohonan/{siap.pk}/").content.decode()


def test_serahkan_in_no_known_way_is_refused(siap: Permohonan, petugas: Pengguna) -> None:
    isi = {"diambil_oleh": "Siti Aminah", "cara": "dilempar"}
    klien_meja(petugas).post(f"/kantor/permohonan/{siap.pk}/serahkan/", isi)
    assert Penyerahan.objects.count() == 0
    with pytest.raises(IntegrityError, match="penyerahan_cara"), transaction.atomic():
        Penyerahan.objects.create(permohonan=siap, cara="dilempar")
