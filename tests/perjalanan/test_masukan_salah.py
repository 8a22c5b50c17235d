"""What goes wrong at a desk every day: a clear sentence, nothing lost, nothing doubled, never a 500."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from arsip.models import SuratKeluar
from bungah.dasar.models import Warga
from layanan.models import Kunjungan, Permohonan, Surat
from tests.pabrik import layanan as pabrik
from tests.pabrik.dasar import pukul, warga
from tests.perjalanan.kantor import KADES, RINI, SRI, buka_kantor, layanan, tambah_loket
from tests.perjalanan.ruang import Ruang

if TYPE_CHECKING:
    from collections.abc import Iterator

    import time_machine
    from playwright.sync_api import Browser

pytestmark = pytest.mark.django_db(transaction=True)


def _daftar_baru(page: Page, nik: str) -> None:
    """Fill the registration of a new person and send it."""
    page.goto("/kantor/pendaftaran/")
    page.get_by_label("Nama lengkap").fill("Agus Riyanto")
    page.get_by_label("NIK").first.fill(nik)
    page.get_by_label("Layanan", exact=True).select_option("domisili")
    page.get_by_label("Untuk keperluan").fill("melamar kerja")
    page.get_by_role("button", name="Semua berkas ada").click()


@pytest.mark.parametrize(
    ("nik", "kalimat"),
    [
        ("352512170890003", "NIK harus 16 angka, yang ditulis 15."),
        ("3525121713900003", "Angka ke-9 dan ke-10 NIK adalah bulan lahir, 01–12. Yang ditulis 13."),
        ("3525121708900000", "Empat angka terakhir NIK tidak mungkin 0000."),
    ],
    ids=["kurang_angka", "bulan_13", "urut_0000"],
)
def test_nik_keliru_dijawab_di_samping_isiannya(ruang: Ruang, nik: str, kalimat: str) -> None:
    page = ruang.meja("rini")
    _daftar_baru(page, nik)
    isian = page.get_by_label("NIK").first
    expect(isian).to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"#{isian.get_attribute('id')}_error")).to_contain_text(kalimat)
    expect(page.get_by_role("alert")).to_be_focused()  # the summary is read first
    ruang.tinjau(page)
    tinggal = [page.get_by_label(nama).first.input_value() for nama in ("Nama lengkap", "Untuk keperluan")]
    assert [*tinggal, isian.input_value()] == ["Agus Riyanto", "melamar kerja", nik]
    assert Permohonan.objects.count() == 0
    page.goto("/kantor/meja/")
    page.go_back()  # no page of the browser's own: what was typed, with what is wrong in it
    expect(page.get_by_label("Nama lengkap").first).to_have_value("Agus Riyanto")
    expect(isian).to_have_attribute("aria-invalid", "true")
    isian.fill("3525121708900003")
    isian.press("Enter")
    expect(page.get_by_role("heading", name="Agus Riyanto")).to_be_visible()
    assert Permohonan.objects.count() == 1


def test_warga_tanpa_nik_tetap_mendapat_surat(ruang: Ruang) -> None:
    page = ruang.meja("budi")
    _daftar_baru(page, "")
    page.get_by_label("Tempat lahir").fill("Gresik")
    lahir = page.get_by_role("group", name="Tanggal lahir")
    for kotak, isi in (("Tanggal", "17"), ("Bulan", "8"), ("Tahun", "1990")):
        lahir.get_by_label(kotak).fill(isi)
    page.get_by_label("Jenis kelamin").select_option("L")
    page.get_by_role("button", name="Lihat suratnya").click()
    expect(page.get_by_role("alert")).to_contain_text("Isi alamatnya: jalan, dusun, atau RT dan RW.")
    ruang.tinjau(page)
    page.get_by_label("Dusun").fill("Kaliwot")
    page.get_by_role("button", name="Lihat suratnya").click()
    page.get_by_role("button", name="Ajukan surat ini").click()
    expect(page.get_by_text("Menunggu tanda tangan", exact=True)).to_be_visible()
    assert (SuratKeluar.objects.get().naskah.urut, Warga.objects.get().nik) == (1, None)


@pytest.mark.parametrize("js", [True, False], ids=["js", "tanpa_js"])
def test_karcis_ditekan_dua_kali_satu_nomor(ruang: Ruang, *, js: bool) -> None:
    ruang.js = js
    kios, meja = ruang.kios(), ruang.meja("rini")
    kios.get_by_role("button", name="Surat keterangan", exact=True).dblclick()
    expect(kios.get_by_role("heading", name="A-001")).to_be_visible()
    meja.goto("/kantor/karcis/")
    meja.get_by_role("button", name="Surat keterangan").dblclick()
    meja.wait_for_url("**/kantor/karcis/*/")
    assert [k.nomor for k in Kunjungan.objects.order_by("id")] == ["A-001", "A-002"]


def test_kembali_lalu_kirim_lagi_tetap_satu_permohonan(ruang: Ruang) -> None:
    page = ruang.meja("rini")
    with page.expect_request(lambda minta: minta.method == "POST" and "pendaftaran" in minta.url) as kiriman:
        _daftar_baru(page, "")  # without a NIK nothing but the form's own key can tell a repetition
    page.wait_for_url("**/kantor/permohonan/*/")
    pertama = page.url
    page.go_back()
    page.get_by_role("button", name="Semua berkas ada").click()
    expect(page.get_by_role("alert")).to_contain_text("Isi nama lengkap")  # back leads to an empty form
    isi, jenis = kiriman.value.post_data_buffer, kiriman.value.headers["content-type"]
    kepala = {"Content-Type": jenis, "Referer": page.url}
    ulang = page.context.request.post("/kantor/pendaftaran/", data=isi or b"", headers=kepala)
    assert ulang.url == pertama
    assert (Permohonan.objects.count(), Kunjungan.objects.count(), Warga.objects.count()) == (1, 1, 1)


def test_tahap_dilompati_lewat_alamat_ditolak_dengan_kalimat(ruang: Ruang) -> None:
    """The file is incomplete; somebody types the address of the letter, then posts what comes later."""
    permohonan = pabrik.permohonan(layanan("domisili"), ruang.kantor.akun["rini"], lengkap=False)
    page = ruang.meja("budi")
    alamat = f"/kantor/permohonan/{permohonan.pk}/"
    page.goto(f"{alamat}surat/")
    expect(page.get_by_text("tidak bisa ditulis sekarang, tahapnya pendaftaran")).to_be_visible()
    tanda = page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value")
    for perbuatan in ("ambil", "periksa", "selesaikan", "serahkan", "surat/ajukan"):
        isi: dict[str, str | float | bool] = {
            "csrfmiddlewaretoken": str(tanda),
            "catatan": "dicoba",
            "diambil_oleh": "Agus",
        }
        jawab = page.context.request.post(f"{alamat}{perbuatan}/", form=isi, headers={"Referer": page.url})
        assert jawab.status in {200, 404, 409}, perbuatan
        page.goto(alamat)
    permohonan.refresh_from_db()
    assert permohonan.tahap == Permohonan.Tahap.PENDAFTARAN
    assert Surat.objects.count() == 0


def test_kios_saat_tutup_menyebut_kapan_buka(ruang: Ruang, jam: time_machine.Traveller) -> None:
    kios = ruang.kios()
    expect(kios.get_by_role("button", name="Surat keterangan", exact=True)).to_be_visible()
    jam.move_to(pukul(15, 1))  # the page was opened while the office was open
    kios.get_by_role("button", name="Surat keterangan", exact=True).click()
    expect(kios.get_by_role("heading", name="Kantor sudah tutup")).to_be_visible()
    expect(kios.get_by_text("Buka lagi besok, Selasa 24 November, pukul 08.00").first).to_be_visible()
    ruang.tinjau(kios)
    assert Kunjungan.objects.count() == 0


def test_meja_melayani_di_luar_jam_dengan_alasan(ruang: Ruang, jam: time_machine.Traveller) -> None:
    jam.move_to(pukul(19))
    page = ruang.meja("rini")
    page.goto("/kantor/karcis/")
    page.get_by_role("button", name="Lahir dan meninggal").click()
    expect(page.get_by_text("Buka lagi").first).to_be_visible()
    assert Kunjungan.objects.count() == 0
    page.get_by_label("Alasan melayani di luar jam").fill("Ada yang meninggal malam ini.")
    page.get_by_role("button", name="Lahir dan meninggal").click()
    page.wait_for_url("**/kantor/karcis/*/")
    ruang.tinjau(page)
    assert Kunjungan.objects.get().alasan_luar_jam == "Ada yang meninggal malam ini."


def test_dua_petugas_memanggil_bersamaan_dapat_orang_berbeda(ruang: Ruang) -> None:
    tambah_loket(2)
    for _ in range(2):
        pabrik.kunjungan(kelompok=layanan("domisili").kelompok)
    rini, budi = ruang.meja("rini"), ruang.meja("budi")
    for page, loket in ((rini, "Loket 1"), (budi, "Loket 2")):
        page.goto("/kantor/meja/")
        page.get_by_role("button", name=loket).click()
        expect(page.get_by_role("button", name=loket)).to_have_count(0)
    for page in (rini, budi):  # both forms are on their way before either answer is back
        page.get_by_role("button", name="Panggil berikut").evaluate(
            "tombol => tombol.form.requestSubmit(tombol)"
        )
    for page in (rini, budi):
        expect(page.locator("[aria-current=true] .meja-nomor")).to_be_visible()
    nomor = {page.locator("[aria-current=true] .meja-nomor").inner_text() for page in (rini, budi)}
    assert nomor == {"A-001", "A-002"}
    assert Kunjungan.objects.filter(status=Kunjungan.Status.DIPANGGIL).count() == 2


def test_kode_orang_lain_tidak_membuka_data(ruang: Ruang) -> None:
    """Guessed or read over a shoulder: a code never leads to a name; an unknown one says what to check."""
    orang = warga("Siti Aminah", telepon="+6281234567890")
    permohonan = pabrik.permohonan(layanan("domisili"), ruang.kantor.akun["rini"], warga=orang)
    page = ruang.warga()
    page.goto(f"/s/{permohonan.kunjungan.kode}/")
    isi = page.content()
    rahasia = ("Siti", "Aminah", str(orang.nik), "Melati", "Kaliwot", "81234567890", "mendaftar sekolah")
    assert [satu for satu in rahasia if satu in isi] == []
    page.goto("/s/AAAAAAAA/")
    expect(page.get_by_role("alert")).to_contain_text("Kode ini tidak ada.")


# An appointment that ended


@pytest.fixture
def ruang_sk_habis(
    jam: time_machine.Traveller, transactional_db: None, alamat: str, browser: Browser
) -> Iterator[Ruang]:
    """Rini's SK ended yesterday; the sekdes' own still holds."""
    kantor = buka_kantor(RINI, sk_sampai=date(2026, 11, 22))
    kantor.pekerjakan(SRI, KADES)
    ruang = Ruang(kantor, alamat, browser)
    yield ruang
    ruang.tutup()
    assert ruang.cela == []


@pytest.mark.syarat("R125")
def test_sk_habis_kemarin_disambung_surat_tugas(ruang_sk_habis: Ruang) -> None:
    ruang = ruang_sk_habis
    rini, sri = ruang.meja("rini"), ruang.meja("sri")
    for alamat in ("/kantor/", "/kantor/meja/"):
        rini.goto(alamat)
        expect(rini.get_by_text("SK belum dicatat atau sudah habis")).to_be_visible()
        ruang.tinjau(rini)
    sri.goto("/kantor/surat-tugas/")
    expect(sri.get_by_role("main")).to_contain_text("Rini Astuti")
    sri.get_by_label("Pegawai").select_option(label="Rini Astuti")
    sri.get_by_label("Petugas meja depan").check()
    sri.get_by_role("button", name="Buat surat tugas").click()
    expect(sri.get_by_role("status")).to_contain_text("Surat tugas ST/1/2026 berlaku.")
    ruang.tinjau(sri)
    rini.reload()
    expect(rini.get_by_role("button", name="Panggil berikut")).to_be_visible()
