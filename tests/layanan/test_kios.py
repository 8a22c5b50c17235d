"""The ticket machine: only on a paired device, one touch = one number, closed hours in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bungah.dasar.alur_orang import pasangkan
from bungah.dasar.models import Fitur, JamKerja, Perangkat, ProfilDesa
from bungah.naskah.cetak import CetakGagal
from layanan.models import Kunjungan, TitikLayanan
from layanan.views import kios as pandangan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan


def mesin(jenis: Perangkat.Jenis = Perangkat.Jenis.KIOS) -> Client:
    """A browser on a paired device of that kind; nobody is logged in."""
    _, tanda = pasangkan(nama="Kios", jenis=jenis, pelaku=None)
    satu = Client()
    satu.cookies["perangkat"] = tanda
    return satu


@pytest.fixture
def kios(domisili: Layanan) -> Client:
    """A machine in an office that has switched it on."""
    Fitur.objects.create(kode=Fitur.Kode.KIOS, menyala=True)
    pabrik.titik()
    return mesin()


def sentuh(kios: Client, **isi: object) -> Any:
    return kios.post("/ambil-nomor/", {"kunci": str(uuid4()), "kelompok": "A", "prioritas": "", **isi})


def halaman_nomor(kios: Client) -> str:
    """Take a number; the address where its page can be seen again."""
    sentuh(kios)
    return f"/ambil-nomor/{Kunjungan.objects.latest('id').kode}/"


@pytest.mark.syarat("R023")
def test_kios_gives_a_number_by_one_touch(kios: Client) -> None:
    jawab = sentuh(kios)
    kunjungan = Kunjungan.objects.get()
    assert (kunjungan.nomor, kunjungan.status) == ("A-001", "tunggu")
    assert jawab.status_code == 200
    assert "Nomor Anda </span>A-001<" in jawab.content.decode()
    assert jawab["Refresh"] == "30; url=/ambil-nomor/"


def test_kios_shows_tiles_and_the_queue(kios: Client) -> None:
    html = kios.get("/ambil-nomor/").content.decode()
    assert 'lang="jv"' in html
    assert '<button class="petak petak-hijau" type="submit" name="kelompok" value="A">' in html
    assert "0 menunggu · buka sampai 15.00" in html


def test_kios_puts_the_vulnerable_before_by_one_touch(kios: Client) -> None:
    html = kios.get("/ambil-nomor/").content.decode()
    assert [satu for satu in Kunjungan.Prioritas.values if f'value="{satu}"' not in html] == []
    sentuh(kios, prioritas="lansia")
    assert Kunjungan.objects.get().prioritas == "lansia"


def test_kios_pressed_twice_gives_the_same_number(kios: Client) -> None:
    kunci = str(uuid4())
    pertama, kedua = sentuh(kios, kunci=kunci), sentuh(kios, kunci=kunci)
    assert pertama.content == kedua.content
    assert Kunjungan.objects.count() == 1


def test_kios_page_carries_a_new_key_every_time(kios: Client) -> None:
    kunci = {kios.get("/ambil-nomor/").context["kunci"] for _ in range(2)}
    assert len(kunci) == 2


@pytest.mark.parametrize(
    ("pukul", "kalimat"),
    [
        ((7, 0), "Kantor belum buka"),
        ((15, 0), "Kantor sudah tutup"),
        ((20, 0), "Kantor sudah tutup"),
    ],
)
def test_kios_says_when_a_closed_office_opens(
    pukul: tuple[int, int], kalimat: str, kios: Client, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(*pukul))
    html = kios.get("/ambil-nomor/").content.decode()
    assert kalimat in html
    assert "Buka lagi" in html
    assert "<button" not in html


def test_kios_touched_after_closing_answers_in_words(kios: Client, jam: time_machine.Traveller) -> None:
    jam.move_to(dasar.pukul(15))
    jawab = sentuh(kios)
    assert jawab.status_code == 409
    assert "Kantor sedang tutup. Buka lagi Selasa, 24 November 2026 pukul 08.00." in jawab.content.decode()
    assert Kunjungan.objects.count() == 0


def test_kios_without_hours_or_places_never_breaks(kios: Client) -> None:
    JamKerja.objects.all().delete()
    assert "Kantor libur hari ini" in kios.get("/ambil-nomor/").content.decode()
    dasar.jam_kerja()
    TitikLayanan.objects.update(aktif=False)
    jawab = sentuh(kios)
    assert jawab.status_code == 409
    assert "Belum ada tempat layanan yang dibuka." in jawab.content.decode()


@pytest.mark.parametrize(
    "isi",
    [
        {"kelompok": "Z"},
        {"kelompok": ""},
        {"kunci": "bukan-kunci"},
        {"prioritas": "saudara"},
        {"kelompok": "A' OR 1=1--"},
    ],
)
def test_kios_answers_bad_input_with_a_sentence(isi: dict[str, str], kios: Client) -> None:
    jawab = sentuh(kios, **isi)
    assert jawab.status_code == 400
    assert "Sentuh sekali lagi keperluan Anda." in jawab.content.decode()
    assert Kunjungan.objects.count() == 0


def test_kios_switched_off_is_not_there(kios: Client) -> None:
    sentuh(kios)
    kode = Kunjungan.objects.get().kode
    Fitur.objects.update(menyala=False)
    alamat = ["/ambil-nomor/", f"/ambil-nomor/{kode}/", f"/ambil-nomor/{kode}/karcis/"]
    assert [kios.get(satu).status_code for satu in alamat] == [404, 404, 404]


@pytest.mark.parametrize("alamat", ["/ambil-nomor/", "/ambil-nomor/x/", "/ambil-nomor/x/karcis/"])
def test_kios_is_closed_to_strangers_desks_and_officers(alamat: str, kios: Client, petugas: Pengguna) -> None:
    orang = [Client(), mesin(Perangkat.Jenis.MEJA), klien_meja(petugas)]
    assert [satu.get(alamat).status_code for satu in orang] == [403, 403, 403]


def test_kios_of_a_revoked_device_is_closed(kios: Client) -> None:
    Perangkat.objects.update(dicabut_pada=dasar.pukul(9))
    assert kios.get("/ambil-nomor/").status_code == 403


def test_kios_refuses_other_methods(kios: Client) -> None:
    assert kios.put("/ambil-nomor/").status_code == 405
    assert kios.post("/ambil-nomor/x/").status_code == 405


# The number page


def test_kios_nomor_shows_number_code_and_place_in_the_queue(kios: Client) -> None:
    sentuh(kios)
    jawab = sentuh(kios)
    html = jawab.content.decode()
    kode = Kunjungan.objects.get(urut=2).kode
    assert "A-002" in html
    assert "1 orang di depan Anda" in html
    assert f"{kode[:4]}-{kode[4:]}" in html


def test_kios_nomor_goes_back_by_itself(kios: Client) -> None:
    assert kios.get(halaman_nomor(kios))["Refresh"] == "30; url=/ambil-nomor/"


def test_kios_nomor_draws_a_qr_where_the_village_has_an_address(kios: Client) -> None:
    alamat = halaman_nomor(kios)
    assert 'class="qr"' not in kios.get(alamat).content.decode()
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id")
    assert 'class="qr"' in kios.get(alamat).content.decode()


def test_kios_nomor_prints_only_where_there_is_a_printer(kios: Client) -> None:
    alamat = halaman_nomor(kios)
    assert "Cetak karcis" not in kios.get(alamat).content.decode()
    Fitur.objects.create(kode=Fitur.Kode.STRUK, menyala=True)
    assert f'data-cetak href="{alamat}karcis/"' in kios.get(alamat).content.decode()


@pytest.mark.parametrize("kode", ["ABCD1234", "%00", "x" * 300])
def test_kios_nomor_of_an_unknown_code_is_not_found(kode: str, kios: Client) -> None:
    assert kios.get(f"/ambil-nomor/{kode}/").status_code == 404


def test_kios_karcis_prints_and_comes_back(kios: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandangan, "cetak_karcis", lambda kunjungan, kertas: b"%PDF-1.7 " + kertas.encode())
    jawab = kios.get(f"{halaman_nomor(kios)}karcis/")
    assert (jawab["Content-Type"], jawab.content) == ("application/pdf", b"%PDF-1.7 struk80")
    assert jawab["Refresh"] == "30; url=/ambil-nomor/"


def test_kios_karcis_survives_a_dead_printer(kios: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(*_isi: object, **_lain: object) -> bytes:
        pesan = "Mesin cetak sedang sibuk. Coba lagi."
        raise CetakGagal(pesan)

    monkeypatch.setattr(pandangan, "cetak_karcis", gagal)
    jawab = kios.get(f"{halaman_nomor(kios)}karcis/", follow=True)
    assert jawab.status_code == 200
    assert "Mesin cetak sedang sibuk. Coba lagi." in jawab.content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_kios_needs_ten_queries(banyak: int, kios: Client) -> None:
    for nomor in range(banyak - 1):
        lain = pabrik.kelompok("BC"[nomor])
        pabrik.layanan(f"lain{nomor}", kelompok=lain)
    with CaptureQueriesContext(connection) as kueri:
        kios.get("/ambil-nomor/")
    assert len(kueri) == 10
