"""Services, standards and wordings in the admin; the registers of the daily work to read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from layanan.kueri.antrean import giliran
from layanan.models import (
    AturanAntrean,
    JagaLoket,
    JenisSurat,
    KelompokAntrean,
    KolomSurat,
    Kompensasi,
    Konsultasi,
    Kunjungan,
    Langkah,
    Layanan,
    Loket,
    Pembayaran,
    Pengembalian,
    Penyimpangan,
    Peraturan,
    Permohonan,
    Persyaratan,
    Pesanan,
    RincianBiaya,
    SesiDaftar,
    Surat,
    TitikLayanan,
    VersiStandar,
    VersiTemplat,
)
from tests.dasar.alat import klien_admin, klien_meja, orang
from tests.dasar.alat_admin import alamat, galat, hitung, jalankan, pesan, simpan
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

pytestmark = pytest.mark.lambat

PENYUSUN = {Peran.SEKDES, Peran.ADMIN}
PENGAWAS = {Peran.SEKDES, Peran.KADES, Peran.AUDITOR}
# model → who may add to it
MATRIKS: dict[type[Model], set[Peran]] = {
    Peraturan: PENYUSUN,
    KelompokAntrean: PENYUSUN,
    Layanan: PENYUSUN,
    VersiStandar: {*PENYUSUN, Peran.KADES},
    TitikLayanan: PENYUSUN,
    Loket: PENYUSUN,
    AturanAntrean: PENYUSUN,
    SesiDaftar: PENYUSUN,
    JenisSurat: PENYUSUN,
    VersiTemplat: {*PENYUSUN, Peran.KADES},
}
REGISTER: dict[type[Model], set[Peran]] = {
    JagaLoket: PENGAWAS,
    Kompensasi: PENGAWAS,
    Konsultasi: PENGAWAS,
    Kunjungan: {*PENGAWAS, Peran.ADMIN},
    Pembayaran: {*PENGAWAS, Peran.BENDAHARA},
    Pengembalian: {*PENGAWAS, Peran.BENDAHARA},
    Penyimpangan: PENGAWAS,
    Permohonan: PENGAWAS,
    Pesanan: PENGAWAS,
    RincianBiaya: set(Peran),
    Surat: PENGAWAS,
}


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Hanik Rofiatin", Peran.SEKDES)


@pytest.fixture
def meja(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


@pytest.fixture
def draf(domisili: Layanan, meja: Client) -> VersiStandar:
    """A copy of the standard in force, to be edited."""
    jalankan(meja, VersiStandar, "salin", VersiStandar.objects.get())
    return VersiStandar.objects.get(status="draf")


@pytest.mark.django_db
@pytest.mark.parametrize("peran", Peran)
def test_admin_page_opens_by_role(peran: Peran) -> None:
    klien = klien_admin(orang("dia", peran))
    tambah = {model: klien.get(alamat(model, "add")).status_code == 200 for model in MATRIKS}
    assert tambah == {model: peran in ubah for model, ubah in MATRIKS.items()}
    buka = {model: klien.get(alamat(model)).status_code == 200 for model in REGISTER}
    assert buka == {model: peran in lihat for model, lihat in REGISTER.items()}


# Standards


def test_standard_in_force_is_read_only(domisili: Layanan, meja: Client) -> None:
    standar = VersiStandar.objects.get()
    jawab = meja.get(alamat(VersiStandar, "change", standar.pk))
    assert (jawab.status_code, jawab.context["has_change_permission"]) == (200, False)
    assert meja.post(alamat(VersiStandar, "change", standar.pk), {"menit": 5}).status_code == 403


def test_copy_becomes_a_draft_with_all_its_rows(draf: VersiStandar) -> None:
    dulu = VersiStandar.objects.get(status="berlaku")
    assert (draf.versi, draf.menit, draf.produk) == (2, dulu.menit, dulu.produk)
    for model in (Persyaratan, Langkah):
        kolom = ("urut", "nama")
        baru = model._default_manager.filter(standar=draf).values_list(*kolom)
        assert list(baru) == list(model._default_manager.filter(standar=dulu).values_list(*kolom)) != []


def test_steps_are_read_here_and_written_where_they_are_checked(draf: VersiStandar, meja: Client) -> None:
    simpan(meja, alamat(VersiStandar, "change", draf.pk), **{"langkah-0-nama": "Diketik di sini"})
    assert not draf.langkah.filter(nama="Diketik di sini").exists()
    assert draf.langkah.count() == 4


def test_service_has_one_draft_at_a_time(draf: VersiStandar, meja: Client) -> None:
    jawab = jalankan(meja, VersiStandar, "salin", VersiStandar.objects.get(status="berlaku"))
    assert pesan(jawab) == ["Layanan domisili sudah punya draf. Lanjutkan draf itu."]
    assert VersiStandar.objects.count() == 2


def test_draft_put_in_force_replaces_the_former_version(draf: VersiStandar, meja: Client) -> None:
    simpan(meja, alamat(VersiStandar, "change", draf.pk), menit="20")
    jawab = jalankan(meja, VersiStandar, "berlakukan", draf)
    assert pesan(jawab)[-1] == "Layanan domisili versi 2 berlaku mulai hari ini."
    assert list(VersiStandar.objects.order_by("versi").values_list("versi", "status", "menit")) == [
        (1, "lama", 30),
        (2, "berlaku", 20),
    ]
    assert Jejak.objects.filter(perbuatan="pakai", objek_id=str(draf.pk)).count() == 1


def test_draft_that_nobody_could_walk_is_refused(draf: VersiStandar, meja: Client) -> None:
    draf.langkah.filter(perbuatan="terbit").delete()
    jawab = jalankan(meja, VersiStandar, "berlakukan", draf)
    assert "Isi satu cara kerja" in pesan(jawab)[0]
    draf.refresh_from_db()
    assert draf.status == "draf"


def test_administrator_cannot_put_a_standard_in_force(draf: VersiStandar) -> None:
    jawab = jalankan(klien_admin(orang("admin", Peran.ADMIN)), VersiStandar, "berlakukan", draf)
    assert pesan(jawab) == ["Anda tidak bertugas untuk: Pakai mulai hari ini."]
    draf.refresh_from_db()
    assert draf.status == "draf"


@pytest.mark.syarat("R079", "R084")
def test_fee_without_legal_basis_is_refused_beside_the_field(draf: VersiStandar, meja: Client) -> None:
    url = alamat(VersiStandar, "change", draf.pk)
    jawab = simpan(meja, url, biaya="5000")
    assert galat(jawab, "dasar_biaya") == ["Biaya di atas Rp0 harus menyebut dasar hukumnya."]
    aturan = Peraturan.objects.create(kode="perdes-3-2026", nama="Perdes 3/2026")
    jawab = simpan(meja, url, biaya="5000", dasar_biaya=str(aturan.pk))
    dirinci = "harus dirinci: komponen, jumlah, dasar, dan yang menetapkan."
    assert f"Biaya Rp5.000,00 {dirinci}" in jawab.content.decode()
    rinci = {
        "urut": "1",
        "komponen": "Cetak peta",
        "jumlah": "4000",
        "dasar": str(aturan.pk),
        "penetap": "BPD",
    }
    tambah = {"rincian_biaya-TOTAL_FORMS": "1"} | {f"rincian_biaya-0-{k}": str(v) for k, v in rinci.items()}
    jawab = simpan(meja, url, biaya="5000", dasar_biaya=str(aturan.pk), **tambah)
    assert "Rinciannya berjumlah Rp4.000,00, biayanya Rp5.000,00. Samakan dulu." in jawab.content.decode()
    tambah["rincian_biaya-0-jumlah"] = "\u0665\u0660\u0660\u0660"  # Arabic digits are digits
    simpan(meja, url, biaya="5000", dasar_biaya=str(aturan.pk), **tambah)
    draf.refresh_from_db()
    assert (draf.biaya, draf.dasar_biaya) == (5000, aturan)
    assert list(draf.rincian_biaya.values_list("komponen", "jumlah", "penetap")) == [
        ("Cetak peta", 5000, "BPD")
    ]


# Wordings


def _templat(klien: Client, templat: VersiTemplat, isi: str, **ubahan: Any) -> Any:
    return simpan(klien, alamat(VersiTemplat, "change", templat.pk), isi=isi, **ubahan)


def test_unknown_placeholder_is_refused_beside_the_field(domisili: Layanan, meja: Client) -> None:
    templat = VersiTemplat.objects.get()
    jawab = _templat(meja, templat, "Nama {nma}, sejak {sejk}.")
    assert galat(jawab, "isi") == [
        "Isian {nma} tidak dikenal. Maksudnya {nama}?",
        "Isian {sejk} tidak dikenal. Maksudnya {sejak}?",
    ]
    templat.refresh_from_db()
    assert templat.isi == pabrik.ISI_SURAT


def test_field_added_in_the_same_form_is_known_to_the_wording(domisili: Layanan, meja: Client) -> None:
    templat = VersiTemplat.objects.get()
    baris = {"kolom__TOTAL_FORMS": "2", "kolom__1__urut": "2", "kolom__1__nama": "sampai"}
    lain = {"kolom__1__label": "Sampai", "kolom__1__jenis": "pilihan", "kolom__1__pilihan": "2027\n 2028 \n"}
    _templat(meja, templat, "Dari {sejak} sampai {sampai}.", **baris, **lain)
    assert KolomSurat.objects.get(nama="sampai").pilihan == ["2027", "2028"]
    templat.refresh_from_db()
    assert templat.isi == "Dari {sejak} sampai {sampai}."


def test_field_struck_out_is_no_longer_known(domisili: Layanan, meja: Client) -> None:
    jawab = _templat(meja, VersiTemplat.objects.get(), "Sejak {sejak}.", kolom__0__DELETE="on")
    assert galat(jawab, "isi")
    assert KolomSurat.objects.filter(nama="sejak").exists()


def test_choice_field_needs_choices(domisili: Layanan, meja: Client) -> None:
    templat = VersiTemplat.objects.get()
    jawab = _templat(meja, templat, "Sejak {sejak}.", kolom__0__jenis="pilihan")
    formset = jawab.context["inline_admin_formsets"][0].formset
    assert formset.forms[0].errors == {"pilihan": ["Tulis sedikitnya satu pilihan."]}


@pytest.mark.usefixtures("tanpa_mesin")
def test_used_wording_is_read_only_until_copied(domisili: Layanan, petugas: Pengguna, meja: Client) -> None:
    templat = VersiTemplat.objects.get()
    pabrik.surat(pabrik.permohonan(domisili, petugas), petugas)
    assert _ditolak(meja, templat)
    jawab = jalankan(meja, VersiTemplat, "salin", templat)
    assert pesan(jawab) == ["SURAT KETERANGAN versi 2 dibuat, belum dipakai."]
    baru = VersiTemplat.objects.get(versi=2)
    _templat(meja, baru, "Untuk {keperluan} sejak {sejak}.")
    jalankan(meja, VersiTemplat, "pakai", baru)
    assert list(VersiTemplat.objects.order_by("versi").values_list("dipakai", "isi")) == [
        (False, pabrik.ISI_SURAT),
        (True, "Untuk {keperluan} sejak {sejak}."),
    ]


def _ditolak(klien: Client, templat: VersiTemplat) -> bool:
    return klien.post(alamat(VersiTemplat, "change", templat.pk), {"isi": "x"}).status_code == 403


def test_later_wording_waits_until_it_is_chosen(domisili: Layanan, meja: Client) -> None:
    jenis = JenisSurat.objects.get()
    data = {"jenis": str(jenis.pk), "isi": "Untuk {nama}."}
    simpan(meja, alamat(VersiTemplat, "add"), **data)
    assert list(jenis.templat.order_by("versi").values_list("versi", "dipakai")) == [(1, True), (2, False)]


def test_administrator_cannot_choose_a_wording(domisili: Layanan) -> None:
    klien = klien_admin(orang("admin", Peran.ADMIN))
    jawab = jalankan(klien, VersiTemplat, "pakai", VersiTemplat.objects.get())
    assert pesan(jawab) == ["Isi surat ditetapkan Sekretaris Desa atau Kepala Desa."]


# Registers


@pytest.fixture
def terisi(domisili: Layanan, petugas: Pengguna, tanpa_mesin: object) -> Callable[[], None]:
    """Fill every register with one more signed letter."""

    def isi() -> None:
        pabrik.permohonan_siap(domisili, petugas)

    return isi


def test_registers_mask_the_nik_and_hide_the_letter(
    terisi: Callable[[], None], meja: Client, petugas: Pengguna
) -> None:
    terisi()
    satu = Permohonan.objects.get()
    nik = satu.warga.nik or ""
    halaman = [alamat(m) for m in REGISTER] + [
        alamat(m, "change", m._default_manager.get().pk) for m in (Kunjungan, Permohonan, Surat)
    ]
    teks = "".join(meja.get(url).content.decode() for url in halaman)
    assert nik not in teks
    assert f"{nik[:4]}••••••••{nik[12:]}" in teks
    assert "Maret 2021" not in teks  # the letter's own field
    assert satu.kunjungan.kode not in teks  # it opens the villager's page


@pytest.mark.usefixtures("petugas")
def test_registers_are_never_changed_here(terisi: Callable[[], None], meja: Client) -> None:
    terisi()
    for model in (Kunjungan, Permohonan, Surat):
        satu = model._default_manager.get()
        assert meja.post(alamat(model, "change", satu.pk), {"tahap": "selesai"}).status_code == 403
        assert meja.post(alamat(model, "delete", satu.pk), {"post": "yes"}).status_code == 403


def test_administrator_sees_no_request_and_no_letter(kantor: None) -> None:
    klien = klien_admin(orang("admin", Peran.ADMIN))
    tampak = {m["model"] for app in klien.get("/admin/").context["available_apps"] for m in app["models"]}
    assert tampak & {Permohonan, Surat, Kunjungan} == {Kunjungan}


def test_list_pages_ask_a_fixed_number_of_queries(
    terisi: Callable[[], None], meja: Client, petugas: Pengguna
) -> None:
    halaman: list[str] = [alamat(model) for model in (*MATRIKS, *REGISTER)]

    def tambah(n: int) -> None:
        terisi()
        pabrik.layanan(f"lain{n}", kelompok=pabrik.kelompok("BCD"[n]))
        pabrik.loket(n + 1)
        Peraturan.objects.create(kode=f"a{n}", nama="A", pengganti=Peraturan.objects.first())

    tambah(0)
    meja.get(halaman[0])
    satu = [len(hitung(meja, url)) for url in halaman]
    tambah(1)
    tambah(2)
    assert [len(hitung(meja, url)) for url in halaman] == satu


@pytest.mark.syarat("R032")
def test_aturan_antrean_diubah_berjejak_dan_berlaku(meja: Client) -> None:
    """The office allows one priority call in a row: the second waits for the first comer."""
    aturan = AturanAntrean.objects.create(titik=pabrik.titik())
    simpan(meja, alamat(AturanAntrean, "change", aturan.pk), maks_beruntun="1")
    biasa, *_ = (pabrik.kunjungan(prioritas=p) for p in ("", "lansia", "lansia"))
    urut = [satu.kunjungan.pk for satu in giliran(pabrik.titik(), dasar.SENIN)]
    assert urut.index(biasa.pk) == 1
    assert Jejak.objects.filter(jenis="layanan.aturanantrean", objek_id=str(aturan.pk)).exists()


def test_aturan_antrean_angka_tak_masuk_akal(meja: Client) -> None:
    aturan = AturanAntrean.objects.create(titik=pabrik.titik())
    jawab = simpan(meja, alamat(AturanAntrean, "change", aturan.pk), maks_beruntun="11", maks_tunggu="601")
    assert galat(jawab, "maks_beruntun") == ["Pastikan nilai ini lebih kecil dari atau sama dengan 10."]
    assert galat(jawab, "maks_tunggu") == ["Pastikan nilai ini lebih kecil dari atau sama dengan 600."]


def test_layanan_says_what_each_classification_means(domisili: Layanan, meja: Client) -> None:
    isi = meja.get(alamat(Layanan, "change", domisili.pk)).content.decode()
    for kata in ("mikro (orang per orang)", "Sepuluh cara menyediakan layanan", "Barang publik, jasa publik"):
        assert kata in isi
