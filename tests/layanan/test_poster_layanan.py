"""Posters about services: what they say comes from the standards in force, never from the code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import time_machine

from bungah.dasar.models import ProfilDesa, SaluranAduan
from bungah.naskah import katalog
from bungah.naskah.katalog import TidakDicetak
from bungah.naskah.poster import Deret, Teks
from layanan.cetak import poster
from layanan.models import Langkah, Persyaratan
from tests.pabrik import biaya as pabrik_biaya
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bungah.naskah.poster import Poster

pytestmark = pytest.mark.django_db
PER_LAYANAN = ("persyaratan", "alur-singkat", "qr-layanan")
SEMUA = ("biaya", "waktu", "aduan")


@pytest.fixture(autouse=True)
def kantor() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(9), tick=False):
        dasar.profil(alamat_publik="https://bungah.desa.id")
        yield


def kata(satu: Poster) -> list[str]:
    """Every paragraph of a poster in its order."""
    hasil = [satu.tajuk, satu.judul]
    for blok in (b for kelompok in satu.isi for b in kelompok):
        if isinstance(blok, Teks):
            hasil.append(f"{blok.nomor} {blok.teks}".strip())
        elif isinstance(blok, Deret):
            hasil.append(f"{blok.kiri}: {blok.kanan}")
    return [teks for teks in hasil if teks]


def test_requirements_are_numbered_those_of_some_come_last() -> None:
    satu = pabrik.layanan(syarat=(("KTP-el", True), ("Surat kuasa", False), ("KK", True)))
    Persyaratan.objects.filter(nama="Surat kuasa").update(keterangan="bila diwakilkan")

    isi = kata(poster.poster_syarat(poster.isi_syarat(satu.kode)))

    assert isi == [
        "Persyaratan",
        "Surat domisili",
        "1. KTP-el",
        "2. KK",
        "Bila perlu",
        "• Surat kuasa",
        "bila diwakilkan",
    ]
    tanpa = pabrik.layanan("tanya", syarat=())
    assert kata(poster.poster_syarat(poster.isi_syarat(tanpa.kode)))[-1] == (
        "Tidak ada berkas yang harus dibawa."
    )


def test_steps_take_the_short_names_people_wrote_for_the_wall() -> None:
    satu = pabrik.layanan(menit=45)
    Langkah.objects.filter(standar__layanan=satu, urut=1).update(nama_dinding="Periksa berkas")

    isi = kata(poster.poster_alur(poster.isi_alur(satu.kode)))

    nama = list(Langkah.objects.filter(standar__layanan=satu).values_list("nama", flat=True))
    assert isi == [
        "Alur pelayanan",
        "Surat domisili",
        "Paling lama: 45 menit",
        "1. Periksa berkas",
        *(f"{n}. {satu}" for n, satu in enumerate(nama[1:], 2)),
    ]


@pytest.mark.syarat("R080")
def test_free_services_stand_under_one_rp0_the_others_with_their_parts() -> None:
    pabrik.layanan()
    pabrik_biaya.layanan_berbiaya(15_000, 10_000, kode="tanah")

    isi = kata(poster.poster_biaya(poster.isi_biaya()))

    gratis = "GRATIS – tidak ada pembayaran di loket"
    assert isi[:4] == ["Biaya layanan", gratis, "Rp0", "• Surat domisili"]
    assert isi[4:8] == [
        "Surat tanah: Rp25.000",
        "• Bagian 1 Rp15.000",
        "• Bagian 2 Rp10.000",
        "Dasar: Perdes 1 Tahun 2026",
    ]
    assert isi[8:] == [
        "Bayar di Kaur Keuangan (bendahara desa) atau bank yang ditunjuk.",
        "Minta tanda bukti bernomor.",
        "Petugas loket tidak menerima uang.",
        "Diminta membayar lebih dari ini? Laporkan kepada Kepala Desa.",
    ]


def test_times_of_all_services_and_the_ways_to_complain() -> None:
    pabrik.layanan("nikah", menit=120)
    pabrik.layanan(menit=30)
    pabrik.layanan("usaha", menit=30)
    SaluranAduan.objects.create(kode="telepon", jenis="telepon", nama="Telepon", isi="jam kerja")
    ProfilDesa.objects.update(telepon="031 123")

    assert kata(poster.poster_waktu(poster.isi_waktu())) == [
        "Waktu layanan",
        "30 menit",
        "• Surat domisili",
        "• Surat usaha",
        "2 jam",
        "• Surat nikah",
        "Dihitung jam kantor, sejak berkas lengkap sampai siap diambil.",
    ]
    assert kata(poster.poster_aduan(poster.isi_aduan())) == [
        "Saran dan pengaduan",
        "• Telepon",
        "031 123",
        "jam kerja",
    ]


def test_a_code_leads_to_the_service_or_is_refused() -> None:
    satu = pabrik.layanan()

    isi = poster.isi_qr(satu.kode)
    ProfilDesa.objects.update(alamat_publik="")

    assert isi["alamat"] == "HTTPS://BUNGAH.DESA.ID/LAYANAN/DOMISILI/"
    with pytest.raises(TidakDicetak, match="Alamat situs desa belum diisi"):
        poster.isi_qr(satu.kode)


@pytest.mark.parametrize("jenis", ["biaya", "waktu"])
def test_without_services_there_is_no_poster(jenis: str) -> None:
    with pytest.raises(TidakDicetak, match="Belum ada layanan"):
        katalog.cetak(katalog.cari(jenis))


def test_fifty_metres_are_refused_with_what_the_paper_reaches() -> None:
    pabrik.layanan()

    with pytest.raises(TidakDicetak) as galat:
        katalog.cetak(katalog.cari("persyaratan"), "domisili", jarak=50_000)

    awal, akhir = str(galat.value).split(" Di kertas A4 tanpa dipotong cetakan ini terbaca paling jauh dari ")
    assert awal == "Jarak baca 50 m tidak bisa dipakai. Isi antara 0,3 m sampai 10 m."
    assert 1 < float(akhir.removesuffix(" m.").replace(",", ".")) < 10


@pytest.mark.syarat("R171")
@pytest.mark.parametrize("jenis", [*PER_LAYANAN, *SEMUA])
def test_every_poster_stands_in_the_catalogue_and_its_words_make_its_fingerprint(jenis: str) -> None:
    satu = pabrik.layanan()
    kode = satu.kode if jenis in PER_LAYANAN else ""
    awal = katalog.sidik_kini(jenis, kode)
    SaluranAduan.objects.create(kode="surat", jenis="surat", nama="Surat", isi="ke kantor")

    satu.nama_warga = "Surat keterangan lain"
    satu.save()

    assert awal
    assert katalog.sidik_kini(jenis, kode) not in {"", awal}


def test_each_poster_asks_the_database_a_fixed_number_of_times(django_assert_num_queries: Any) -> None:
    pabrik.layanan()
    with django_assert_num_queries(1):
        poster.isi_waktu()
    pabrik.layanan("nikah")
    pabrik.layanan("usaha")
    with django_assert_num_queries(1):
        poster.isi_waktu()
