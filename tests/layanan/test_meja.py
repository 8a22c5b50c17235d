"""The front desk's page: search by one box, queue, counter, calling."""

from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.ingatan import lupakan
from bungah.dasar.models import Pengguna, Salam, Warga
from bungah.dasar.peran import Peran
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import JagaLoket, Kunjungan, Layanan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.django_db
MEJA = "/kantor/meja/"


@pytest.fixture
def loket(kantor: None) -> None:
    pabrik.loket()


def _cari(petugas: Pengguna, teks: str) -> str:
    """Where the box leads, or the page it shows."""
    jawab = klien_meja(petugas).post(MEJA, {"cari": teks})
    return jawab.headers.get("Location") or jawab.content.decode()


@pytest.mark.syarat("R024", "R028")
def test_meja_menampilkan_antrean_urut_panggilan(petugas: Pengguna, loket: None) -> None:
    pabrik.kunjungan()
    pabrik.kunjungan(prioritas="lansia")
    isi = klien_meja(petugas).get(MEJA).content.decode()
    assert isi.index("A-002") < isi.index("A-001")
    assert "lansia" in isi
    assert "Panggil berikut" in isi


@pytest.mark.syarat("R135")
@pytest.mark.parametrize(("jam_ke", "waktu"), [(9, "enjing"), (13, "siyang")])
def test_meja_salam_krama_menurut_jam(
    petugas: Pengguna, loket: None, jam: time_machine.Traveller, jam_ke: int, waktu: str
) -> None:
    Salam.objects.create(saat="salam", krama="Sugeng {waktu}, Bapak/Ibu.", indonesia="Selamat datang.")
    jam.move_to(dasar.pukul(jam_ke))
    isi = klien_meja(petugas).get(MEJA).content.decode()
    assert f'lang="jv">Sugeng {waktu}, Bapak/Ibu.' in isi


def test_meja_kosong_menyebut_apa_berikutnya(petugas: Pengguna, loket: None) -> None:
    isi = klien_meja(petugas).get(MEJA).content.decode()
    assert "Siap melayani" in isi
    assert "Tidak ada yang menunggu. Nomor baru" in isi


def test_meja_selagi_melayani_menyebut_kapan_bisa_memanggil_lagi(petugas: Pengguna, loket: None) -> None:
    kata = "Panggil berikut (F8) setelah A-001 didata"
    pabrik.kunjungan()
    klien = klien_meja(petugas)
    assert kata not in klien.get(MEJA).content.decode()
    klien.post("/kantor/meja/panggil/")
    assert kata in klien.get(MEJA).content.decode()
    assert kata in klien.post("/kantor/pendaftaran/", {"awal": "Siti"}).content.decode()


@pytest.mark.parametrize("banyak", [1, 3, 300])
def test_meja_banyak_kueri_tetap(
    petugas: Pengguna,
    loket: None,
    settings: Any,
    banyak: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """Eight questions, four of them who sits there; settings are remembered, as in the office."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    contoh = pabrik.kunjungan()
    Kunjungan.objects.bulk_create(
        Kunjungan(
            titik=contoh.titik, hari=contoh.hari, kelompok=contoh.kelompok, urut=n, kode=f"K{n:07}",
            kunci=uuid4(), terjadi_pada=contoh.terjadi_pada, dicatat_pada=contoh.dicatat_pada,
            prioritas="lansia" if n % 7 == 0 else "",
        )
        for n in range(2, banyak + 1)
    )  # fmt: skip
    panggil_berikut(pelaku=petugas)
    klien = klien_meja(petugas)
    settings.INGATAN_DETIK = 10
    klien.get(MEJA)
    with django_assert_max_num_queries(8):
        isi = klien.get(MEJA).content.decode()
    lupakan()
    assert (f"dan {banyak - 7} orang lagi" in isi) == (banyak > 7)


# The box


def test_cari_satu_orang_langsung_didata(petugas: Pengguna, loket: None) -> None:
    warga = dasar.warga()
    dasar.warga("Suwarno")
    assert _cari(petugas, "aminah rt 2") == f"/kantor/pendaftaran/?warga={warga.pk}"


@pytest.mark.syarat("R035")
def test_cari_satu_fakta_belum_memilih_orangnya(petugas: Pengguna, domisili: Layanan) -> None:
    """One name, one NIK end or one telephone is no match yet; the only one stands there under Enter."""
    pabrik.loket()
    satu = pabrik.permohonan(domisili, petugas)
    warga = satu.warga
    Warga.objects.filter(pk=warga.pk).update(telepon="")
    for teks in ("aminah", (warga.nik or "")[-6:]):
        isi = _cari(petugas, teks)
        assert f'href="/kantor/pendaftaran/?warga={warga.pk}" autofocus' in isi
        assert "terakhir ke sini 23 November 2026" in isi


def test_cari_banyak_kueri_tetap(petugas: Pengguna, loket: None) -> None:
    klien, banyak = klien_meja(petugas), []
    for _ in range(3):
        dasar.warga()
        klien.post(MEJA, {"cari": "siti aminah"})
        with CaptureQueriesContext(connection) as kueri:
            klien.post(MEJA, {"cari": "siti aminah"})
        banyak.append(len(kueri))
    assert len(set(banyak)) == 1


def test_cari_membawa_nomor_yang_dilayani(petugas: Pengguna, loket: None) -> None:
    warga, kunjungan = dasar.warga(), pabrik.kunjungan()
    jawab = klien_meja(petugas).post(MEJA, {"cari": "aminah rt 2", "kunjungan": kunjungan.pk})
    assert jawab.headers["Location"] == f"/kantor/pendaftaran/?warga={warga.pk}&kunjungan={kunjungan.pk}"


def test_cari_banyak_nama_sama_dibedakan_alamat(petugas: Pengguna, loket: None) -> None:
    satu, dua = dasar.warga("Suwarno", rt="2"), dasar.warga("Suwarno", rt="12")
    isi = _cari(petugas, "suwarno")
    assert isi.count("Suwarno") >= 2
    assert satu.nik is not None
    assert satu.nik not in isi
    assert satu.nik_samar in isi
    assert _cari(petugas, "suwarno rt 12") == f"/kantor/pendaftaran/?warga={dua.pk}"


@pytest.mark.parametrize("teks", ["{nik}", "siti {akhir}", "moch siti 0812-3456-7890", "rt 2 7890"])
def test_cari_nik_utuh_akhiran_nik_dan_hp(petugas: Pengguna, loket: None, teks: str) -> None:
    warga = dasar.warga("Moh. Siti", telepon="+6281234567890")
    dasar.warga("Suwarno")
    assert warga.nik is not None
    ketik = teks.format(nik=warga.nik, akhir=warga.nik[-6:])
    assert _cari(petugas, ketik) == f"/kantor/pendaftaran/?warga={warga.pk}"


def test_cari_nik_baru_langsung_formulir_berisi_nik(petugas: Pengguna, loket: None) -> None:
    nik = dasar.nik()
    isi = _cari(petugas, nik)
    assert "Warga baru" in isi
    assert f'value="{nik}"' in isi


def test_cari_nama_tak_dikenal_menawarkan_warga_baru(petugas: Pengguna, loket: None) -> None:
    isi = _cari(petugas, "Sumbodro")
    assert "Belum ada warga dengan nama atau nomor itu." in isi
    assert 'name="awal" value="Sumbodro"' in isi


def test_cari_nomor_yang_tak_ada_bukan_warga_baru(petugas: Pengguna, loket: None) -> None:
    isi = _cari(petugas, "a-999")
    assert "Hari ini tidak ada nomor <strong>A-999</strong>." in isi
    assert "Belum ada warga" not in isi


@pytest.mark.parametrize(
    ("awal", "nama"),
    [("Sumbodro rt 2", "Sumbodro"), ("Sri 02", "Sri"), ("Bu Sri 0812-3456", "Bu Sri"), ("Artini", "Artini")],
)
def test_nama_warga_baru_tanpa_rt_dan_nomor(petugas: Pengguna, loket: None, awal: str, nama: str) -> None:
    isi = klien_meja(petugas).post("/kantor/pendaftaran/", {"awal": awal}).content.decode()
    assert f'name="nama" value="{nama}"' in isi


@pytest.mark.parametrize("awal", ["a-999", "GE89-JFFP"])
def test_nomor_dan_kode_tidak_menjadi_nama(petugas: Pengguna, loket: None, awal: str) -> None:
    isi = klien_meja(petugas).post("/kantor/pendaftaran/", {"awal": awal}).content.decode()
    assert awal not in isi


def test_cari_nomor_dan_kode_membuka_permohonannya(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.loket()
    satu = pabrik.permohonan(domisili, petugas)
    rinci = f"/kantor/permohonan/{satu.pk}/"
    kode = satu.kunjungan.kode
    tulisan = ("A-001", "a1", kode, f"{kode[:4]}-{kode[4:]}".lower(), f"HTTPS://BUNGAH.DESA.ID/S/{kode}")
    assert [_cari(petugas, teks) for teks in tulisan] == [rinci] * 5


def test_cari_nomor_yang_menunggu_membuka_karcisnya(petugas: Pengguna, loket: None) -> None:
    kunjungan = pabrik.kunjungan()
    assert _cari(petugas, "a-1") == f"/kantor/karcis/{kunjungan.pk}/"


@pytest.mark.usefixtures("tanpa_mesin")
def test_cari_kode_surat_membuka_permohonannya(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.loket()
    surat = pabrik.surat_diajukan(domisili, petugas)
    assert surat.register is not None
    assert _cari(petugas, surat.register.naskah.kode) == f"/kantor/permohonan/{surat.permohonan_id}/"


@pytest.mark.parametrize(
    "teks",
    ["", "x", "%", "' OR 1=1--", "<script>", "z" * 5000, "\x00\x00", "٣٥٢٥", "../../etc", "A-0", "🙂🙂"],
)
def test_cari_masukan_aneh_tidak_merusak(petugas: Pengguna, loket: None, teks: str) -> None:
    dasar.warga()
    jawab = klien_meja(petugas).post(MEJA, {"cari": teks})
    assert jawab.status_code == 200
    assert "<script>" not in jawab.content.decode().replace("<script src", "")


# The counter and calling


def test_loket_dijaga_dan_diambil_alih(petugas: Pengguna, loket: None) -> None:
    pabrik.loket(2)
    satu = pabrik.loket(1)
    sari = dasar.pengguna("Sari", Peran.PETUGAS_DEPAN)
    klien_meja(petugas).post("/kantor/meja/jaga/", {"loket": satu.pk})
    assert "Loket 1, ambil alih dari Budi Santoso" in klien_meja(sari).get(MEJA).content.decode()
    jawab = klien_meja(sari).post("/kantor/meja/jaga/", {"loket": satu.pk}, follow=True)
    assert "Loket 1 sedang dijaga Budi Santoso." in jawab.content.decode()
    klien_meja(sari).post("/kantor/meja/jaga/", {"loket": satu.pk, "alih": "1"})
    assert [j.petugas for j in JagaLoket.objects.terbuka()] == [sari]
    klien_meja(sari).post("/kantor/meja/tinggalkan/")
    assert JagaLoket.objects.terbuka().count() == 0


@pytest.mark.parametrize("loket", ["", "x", "0", "999"])
def test_loket_yang_tidak_ada(petugas: Pengguna, loket: str) -> None:
    assert klien_meja(petugas).post("/kantor/meja/jaga/", {"loket": loket}).status_code == 404


def test_panggil_satu_satunya_loket_tanpa_memilih(petugas: Pengguna, loket: None) -> None:
    pabrik.kunjungan()
    klien = klien_meja(petugas)
    isi = klien.post("/kantor/meja/panggil/", follow=True).content.decode()
    assert Kunjungan.objects.get().status == Kunjungan.Status.DIPANGGIL
    assert "Datang paling awal, pukul 09.00." in isi
    isi = klien.post("/kantor/meja/panggil/", follow=True).content.decode()
    assert "Selesaikan dulu nomor A-001." in isi


def test_panggil_antrean_kosong_dijawab(petugas: Pengguna, loket: None) -> None:
    isi = klien_meja(petugas).post("/kantor/meja/panggil/", follow=True).content.decode()
    assert "Tidak ada yang menunggu." in isi


def test_panggil_dua_loket_memilih_dulu(petugas: Pengguna, loket: None) -> None:
    pabrik.loket(2)
    isi = klien_meja(petugas).post("/kantor/meja/panggil/", follow=True).content.decode()
    assert "Pilih loket yang Anda jaga dulu." in isi


def test_kunjungan_ubah_panggil_lagi_dan_tidak_hadir(petugas: Pengguna, loket: None) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    satu = pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    klien = klien_meja(petugas)
    klien.post(f"/kantor/kunjungan/{satu.pk}/panggil_ulang/")
    assert Kunjungan.objects.get().panggilan_ke == 2
    isi = klien.post(f"/kantor/kunjungan/{satu.pk}/tidak_hadir/", follow=True).content.decode()
    assert "Datang lagi setelah tidak hadir?" not in isi
    isi = klien.post("/kantor/meja/panggil/", follow=True).content.decode()
    assert "Belum hadir" not in isi
    isi = klien.post(f"/kantor/kunjungan/{satu.pk}/tidak_hadir/", follow=True).content.decode()
    assert "Datang lagi setelah tidak hadir?" in isi
    isi = klien.post(f"/kantor/kunjungan/{satu.pk}/tidak_hadir/", follow=True).content.decode()
    assert "Tidak bisa: Tidak hadir. Keadaannya sekarang: tidak hadir." in isi


def test_kunjungan_ubah_dua_petugas_nomor_sama(petugas: Pengguna, loket: None) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    satu = pabrik.kunjungan()
    panggil_berikut(pelaku=petugas)
    sari = dasar.pengguna("Sari", Peran.PETUGAS_DEPAN)
    isi = klien_meja(sari).post(f"/kantor/kunjungan/{satu.pk}/antre_lagi/", follow=True).content.decode()
    assert "Nomor A-001 dipanggil Budi Santoso." in isi


@pytest.mark.parametrize("nama", ["daftarkan", "hapus", "panggil"])
def test_kunjungan_ubah_perbuatan_lain_tidak_ada(petugas: Pengguna, loket: None, nama: str) -> None:
    satu = pabrik.kunjungan()
    assert klien_meja(petugas).post(f"/kantor/kunjungan/{satu.pk}/{nama}/").status_code == 404
    assert nama not in ALUR_KUNJUNGAN.transisi or nama == "daftarkan"


@pytest.mark.syarat("R125")
def test_meja_sk_habis_kemarin_tertutup(kantor: None, jam: time_machine.Traveller) -> None:
    dewi = dasar.pengguna("Dewi", Peran.PETUGAS_DEPAN, sampai=dasar.SENIN)
    pabrik.loket()
    assert klien_meja(dewi).get(MEJA).status_code == 200
    jam.shift(24 * 3600)
    assert klien_meja(Pengguna.objects.get(pk=dewi.pk)).get(MEJA).status_code == 403


def test_meja_nik_tidak_ada_di_alamat(petugas: Pengguna, loket: None) -> None:
    warga = dasar.warga()
    assert warga.nik is not None
    assert warga.nik not in _cari(petugas, warga.nik)
    assert Warga.objects.count() == 1


# An old receipt


@pytest.mark.syarat("R035")
@pytest.mark.usefixtures("tanpa_mesin")
def test_karcis_lama_yang_urusannya_selesai_memulai_yang_baru(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    """In the waiting room it leads to a number for its owner, at the counter to the registration."""
    pabrik.loket()
    satu = pabrik.serahkan(pabrik.permohonan_siap(domisili, petugas), petugas)
    jam.shift(24 * 3600)
    kode, orang = satu.kunjungan.kode, satu.warga
    assert _cari(petugas, kode) == f"/kantor/karcis/?warga={orang.pk}"
    isi = klien_meja(petugas).get(f"/kantor/karcis/?warga={orang.pk}").content.decode()
    assert orang.nama in isi
    assert orang.nik_samar in isi
    visit = pabrik.kunjungan()
    jawab = klien_meja(petugas).post(MEJA, {"cari": kode, "kunjungan": visit.pk})
    assert jawab.headers["Location"] == f"/kantor/pendaftaran/?warga={orang.pk}&kunjungan={visit.pk}"


def test_karcis_lama_yang_urusannya_berjalan_membuka_urusannya(
    petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    pabrik.loket()
    satu = pabrik.permohonan(domisili, petugas)
    jam.shift(24 * 3600)
    assert _cari(petugas, satu.kunjungan.kode) == f"/kantor/permohonan/{satu.pk}/"


@pytest.mark.parametrize("warga", ["", "x", "0", "999999", "9" * 40, "-1"])
def test_nomor_baru_untuk_orang_yang_tidak_ada(petugas: Pengguna, domisili: Layanan, warga: str) -> None:
    jawab = klien_meja(petugas).get("/kantor/karcis/", {"warga": warga})
    assert (jawab.status_code, "Keperluannya yang lama" in jawab.content.decode()) == (200, False)
