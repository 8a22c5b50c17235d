"""What desk documents say: the standard whole and short, the decree with its annex. Nothing is set."""

import pytest
from django.test import Client

from bungah.dasar.galat import Ditolak
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah import rujukan as rujukan_naskah
from bungah.naskah.alur_halaman import tampilkan
from bungah.naskah.katalog import TidakDicetak, sidik
from bungah.naskah.models import Halaman
from layanan.aturan.komponen import ENAM_PANRB, ENAM_SEED
from layanan.cetak.keputusan import DRAF, isi_sk_standar, pilihan_sk
from layanan.cetak.standar import isi_enam, isi_lengkap, isi_publikasi
from layanan.models import Layanan
from tests.pabrik import dasar
from tests.pabrik import standar as pabrik_standar

pytestmark = pytest.mark.django_db


@pytest.mark.syarat("R062")
def test_the_two_short_sheets_are_not_the_same(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik_standar.lengkap(domisili.standar.get())
    umum, enam = isi_publikasi("domisili"), isi_enam("domisili")
    assert [b["judul"] for b in umum["baris"]] == [
        "Persyaratan",
        "Sistem, mekanisme, dan prosedur",
        "Jangka waktu penyelesaian",
        "Biaya/tarif",
        "Produk pelayanan",
        "Penanganan pengaduan, saran, dan masukan",
    ]
    assert [b["judul"] for b in enam["baris"]] == [
        "Sistem, mekanisme, dan prosedur",
        "Jangka waktu penyelesaian",
        "Biaya/tarif",
        "Produk pelayanan",
        "Sarana, prasarana, dan/atau fasilitas",
        "Kompetensi pelaksana",
    ]
    assert set(ENAM_PANRB) & set(ENAM_SEED) == {"prosedur", "waktu", "biaya", "produk"}
    besar = {b["kode"]: b["besar"] for b in umum["baris"] if b.get("besar")}
    assert besar == {"waktu": "30 menit", "biaya": "Gratis"}


def test_the_whole_standard_stands_in_two_groups_numbered_anew(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik_standar.lengkap(domisili.standar.get())
    isi = isi_lengkap("domisili")
    assert [(g["judul"], [b["no"] for b in g["baris"]]) for g in isi["golongan"]] == [
        ("Komponen Service Delivery", [1, 2, 3, 4, 5, 6]),
        ("Komponen Manufacturing", [1, 2, 3, 4, 5, 6, 7, 8]),
    ]
    langkah = isi["golongan"][0]["baris"][1]["isi"]
    assert langkah[0] == "Periksa berkas (Kepala Seksi Pelayanan, 5 menit)."
    assert (isi["tanggal"], isi["dasar"].endswith("belum ditetapkan dengan SK")) == ("", True)
    with pytest.raises(TidakDicetak, match="Layanan «tak-ada» tidak ada"):
        isi_lengkap("tak-ada")


def test_a_renamed_service_changes_what_its_sheet_says(petugas: Pengguna, domisili: Layanan) -> None:
    semula = sidik(isi_publikasi("domisili"))
    assert sidik(isi_publikasi("domisili")) == semula
    Layanan.objects.filter(pk=domisili.pk).update(nama="Surat tempat tinggal")
    assert sidik(isi_publikasi("domisili")) != semula


def test_the_decree_holds_what_it_decides_and_the_hearing_before_it(
    kades: Pengguna, petugas: Pengguna, domisili: Layanan
) -> None:
    rujukan_naskah.muat()
    with pytest.raises(TidakDicetak, match="Belum ada standar yang siap ditetapkan"):
        isi_sk_standar(DRAF)
    tetap = pabrik_standar.tetap(domisili, kades)
    isi = isi_sk_standar(tetap.sk_nomor)
    assert (isi["nomor"], isi["tanggal"], "draf" in isi) == (tetap.sk_nomor, "23 November 2026", False)
    assert isi["tentang"] == "Standar Pelayanan Pemerintah Desa Bungah"
    assert isi["diktum"][0][0] == "KESATU"
    assert "untuk 1 jenis layanan" in isi["diktum"][0][1]
    assert isi["memperhatikan"] == [
        "Berita acara dengar pendapat «Standar pelayanan» tanggal 13 November 2026;"
    ]
    assert (isi["penanda"]["nama"], len(isi["daftar"])) == ("Ani Lestari", 1)
    assert [kode for kode, _ in pilihan_sk()] == [DRAF, tetap.sk_nomor]
    assert isi_lengkap(domisili.kode)["tanggal"] == "23 November 2026"
    with pytest.raises(TidakDicetak, match="SK «9/9»"):
        isi_sk_standar("9/9")


def test_words_of_a_print_are_never_a_page_of_the_site(kantor: None) -> None:
    rujukan_naskah.muat()
    satu = Halaman.objects.get(kode="kata-pakta")
    with pytest.raises(Ditolak, match="hanya untuk cetakan"):
        tampilkan(satu, terbit=True, pelaku=dasar.pengguna("Rini", Peran.SEKDES))
    assert Client().get("/tentang/kata-pakta/").status_code == 302
