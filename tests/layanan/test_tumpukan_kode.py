"""A stack under one code: put together, printed, opened again by the code of its cover sheet."""

import io
from typing import Any

import pdfplumber
import pytest
from pypdfium2 import PdfDocument
from pytest_django import DjangoAssertNumQueries
from zxingcpp import read_barcodes

from arsip.models import Pengesahan, SuratKeluar
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.models import Pengguna, ProfilDesa
from bungah.dasar.nilai import tampilkan_kode
from layanan.alur.periksa import atur_rangkap
from layanan.alur.surat import ajukan_surat, kembalikan_surat
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.alur.tumpukan import susun_tumpukan
from layanan.cetak.pengantar import cetak_pengantar, data_pengantar
from layanan.kueri.surat import menunggu_tanda_tangan, surat_lengkap
from layanan.kueri.tumpukan import isi_tumpukan
from layanan.models import JenisSurat, Layanan, PemeriksaanSurat, Tumpukan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar, kepegawaian, penanda
from tests.pabrik import layanan as pabrik

pytestmark = [pytest.mark.lambat, pytest.mark.django_db, pytest.mark.usefixtures("tanpa_mesin")]
TUMPUKAN = "/kantor/tanda-tangan/"


def _susun(petugas: Pengguna, layanan: Layanan, banyak: int) -> Tumpukan:
    for ke in range(banyak):
        pabrik.surat_diajukan(layanan, petugas, warga=dasar.warga(f"Warga {ke}"))
    return susun_tumpukan(list(menunggu_tanda_tangan()), pelaku=petugas)


def _teks(jawab: Any) -> str:
    return str(jawab.content.decode())


def test_tumpukan_disusun_dari_yang_dicentang(petugas: Pengguna, domisili: Layanan) -> None:
    for ke in range(3):
        pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga(f"Warga {ke}"))
    semua = [satu.isi_terakhir for satu in menunggu_tanda_tangan()]
    klien = klien_meja(petugas)
    assert f'formaction="{TUMPUKAN}susun/"' in _teks(klien.get(TUMPUKAN))
    klien.post(f"{TUMPUKAN}susun/", {"surat": semua[1:]})
    assert list(Tumpukan.objects.get().isi.values_list("isi", flat=True)) == semua[1:]


@pytest.mark.syarat("R026")
def test_tumpukan_disusun_lalu_dibuka_dengan_kodenya(petugas: Pengguna, domisili: Layanan) -> None:
    """What the stack holds is ticked already; one key records all of it."""
    for ke in range(2):
        pabrik.surat_diajukan(domisili, petugas, warga=dasar.warga(f"Warga {ke}"))
    klien = klien_meja(petugas)
    baru = klien.post(f"{TUMPUKAN}susun/")["Location"]
    kode = Tumpukan.objects.get().kode
    alamat = f"{TUMPUKAN}{kode}/"
    assert baru == f"{alamat}?baru=1"
    assert " checked>" not in _teks(klien.get(baru))  # nobody has signed it yet: one Enter records nothing
    pabrik.surat_diajukan(domisili, petugas)  # came later, so it is no part of this stack
    for tulis in (
        kode,
        kode.lower(),
        tampilkan_kode(kode),
        f"HTTPS://BUNGAH.DESA.ID/KANTOR/TANDA-TANGAN/{kode}",
    ):
        assert klien.get(TUMPUKAN, {"kode": tulis})["Location"] == alamat
    assert klien.get(f"/KANTOR/TANDA-TANGAN/{kode}").status_code == 200
    isi = _teks(klien.get(alamat))
    assert isi.count(" checked>") == 2
    dikirim = list(Tumpukan.objects.get().isi.values_list("isi", flat=True))
    assert "2 surat terbit dan siap diambil." in _teks(klien.post(alamat, {"surat": dikirim}, follow=True))
    assert sorted(SuratKeluar.objects.values_list("status", flat=True)) == ["menunggu", "terbit", "terbit"]
    assert "sudah dicatat atau dikembalikan" in _teks(klien.get(alamat))


def test_tumpukan_ditekan_dua_kali_satu(petugas: Pengguna, domisili: Layanan) -> None:
    satu = _susun(petugas, domisili, 2)
    assert susun_tumpukan(list(menunggu_tanda_tangan()), pelaku=petugas) == satu
    assert _susun(petugas, domisili, 1) != satu
    assert [t.isi.count() for t in Tumpukan.objects.order_by("id")] == [2, 3]


def test_tumpukan_kosong_dan_kode_asing(petugas: Pengguna, kantor: None) -> None:
    klien = klien_meja(petugas)
    with pytest.raises(Ditolak, match="1 sampai 30 surat"):
        susun_tumpukan([], pelaku=petugas)
    assert "1 sampai 30 surat" in _teks(klien.post(f"{TUMPUKAN}susun/", follow=True))
    assert "tidak dikenal" in _teks(klien.get(TUMPUKAN, {"kode": "XXXX\0-YYYY"}, follow=True))
    for ekor in ("TAKADA1234/", "TAKADA1234/pengantar.pdf", "TAKADA1234/surat.pdf"):
        assert klien.get(f"{TUMPUKAN}{ekor}").status_code == 404


def test_tumpukan_surat_yang_diperbaiki_bukan_lembar_ini(petugas: Pengguna, domisili: Layanan) -> None:
    """An old sheet is shown as such and cannot be ticked, not even by a forged form or a race."""
    satu = _susun(petugas, domisili, 2)
    lama = isi_tumpukan(satu)[0]
    kembalikan_surat(lama.surat, pelaku=petugas, alasan="Salah ketik")
    alamat = f"{TUMPUKAN}{satu.kode}/"
    assert "Dikembalikan" in _teks(klien_meja(petugas).get(alamat))
    ajukan_surat(surat_lengkap(lama.surat.pk), pelaku=petugas)
    isi = _teks(klien_meja(petugas).get(alamat))
    assert "Diperbaiki, bukan lembar ini" in isi
    assert isi.count(" checked>") == 1
    assert "Daftarnya sudah berubah" in _teks(klien_meja(petugas).post(alamat, {"surat": lama.isi}))
    with pytest.raises(SudahBerubah, match="bukan lembar itu"):
        catat_tanda_tangan([surat_lengkap(lama.surat.pk)], pelaku=petugas, tumpukan=satu)
    assert Pengesahan.objects.count() == 0


@pytest.mark.syarat("R264")
def test_tanpa_orang_kedua_kepala_desa_memeriksa_di_lembar(
    petugas: Pengguna, domisili: Layanan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One-person office: the check is a box on the cover sheet, ticked with the signature."""
    JenisSurat.objects.update(pemeriksa="sekdes")
    satu = _susun(petugas, domisili, 1)
    assert PemeriksaanSurat.objects.get().cara == "lembar"
    baris = isi_tumpukan(satu)
    data: Any = data_pengantar([b.surat for b in baris], {b.surat.pk: 1 for b in baris}, satu)
    assert (data["ada_periksa"], data["baris"][0]["perlu_periksa"]) == (True, True)
    monkeypatch.undo()
    lembar = cetak_pengantar([baris[0].surat], {baris[0].surat.pk: 1}, tumpukan=satu)
    assert "Kotak Diperiksa: identitas, ejaan, dan jumlah rangkap cocok" in _teks_pdf(lembar)
    alamat, isi = f"{TUMPUKAN}{satu.kode}/", baris[0].isi
    klien = klien_meja(petugas)
    assert "Belum dicentang Diperiksa di lembar pengantar" in _teks(klien.post(alamat, {"surat": isi}))
    assert Pengesahan.objects.count() == 0
    klien.post(alamat, {"surat": isi, "diperiksa": isi})
    periksa = PemeriksaanSurat.objects.get()
    assert (periksa.hasil, periksa.cara, periksa.diperiksa_oleh) == ("cocok", "lembar", petugas)
    rinci = _teks(klien.get(f"/kantor/permohonan/{baris[0].surat.permohonan_id}/"))
    assert "Kepala Desa di lembar pengantar, dicatat Budi Santoso" in rinci


def _teks_pdf(isi: bytes) -> str:
    with pdfplumber.open(io.BytesIO(isi)) as pdf:
        return " ".join(pdf.pages[0].extract_text().split())


def test_semua_berarti_juga_diperiksa(petugas: Pengguna, domisili: Layanan) -> None:
    JenisSurat.objects.update(pemeriksa="petugas")
    isi = isi_tumpukan(_susun(petugas, domisili, 1))[0].isi
    jawab = klien_meja(petugas).post(TUMPUKAN, {"semua": "1", "tampil": isi}, follow=True)
    assert "1 surat terbit" in _teks(jawab)


@pytest.mark.parametrize("alamat", ["", "https://bungah.desa.id"])
def test_qr_lembar_pengantar_membuka_tumpukannya(
    petugas: Pengguna, domisili: Layanan, alamat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = _susun(petugas, domisili, 1)
    ProfilDesa.objects.update(alamat_publik=alamat)
    monkeypatch.undo()
    surat = isi_tumpukan(satu)[0].surat
    pdf = PdfDocument(cetak_pengantar([surat], {surat.pk: 1}, tumpukan=satu))
    gambar = pdf[0].render(scale=150 / 72).to_pil()
    pdf.close()
    harap = f"HTTPS://BUNGAH.DESA.ID/KANTOR/TANDA-TANGAN/{satu.kode}" if alamat else satu.kode
    assert [b.text for b in read_barcodes(gambar)] == [harap]


def test_lembar_menyebut_penanda_lain(petugas: Pengguna, domisili: Layanan) -> None:
    pabrik.surat_diajukan(domisili, petugas)
    JenisSurat.objects.update(penandatangan="mandat")
    penanda.mandat(kepegawaian.pegawai("sekdes", "Hanik"))
    satu = _susun(petugas, domisili, 1)
    baris = isi_tumpukan(satu)
    data: Any = data_pengantar([b.surat for b in baris], {b.surat.pk: 1 for b in baris}, satu)
    assert (data["nama_penanda"], [b["penanda"] for b in data["baris"]]) == ("Ani Lestari", ["", "Hanik"])


def test_cetak_sebanyak_rangkapnya(petugas: Pengguna, domisili: Layanan) -> None:
    surat = pabrik.surat(pabrik.permohonan(domisili, petugas), petugas)
    ajukan_surat(atur_rangkap(surat, 3, pelaku=petugas), pelaku=petugas)
    satu = susun_tumpukan(list(menunggu_tanda_tangan()), pelaku=petugas)
    jawab = klien_meja(petugas).get(f"{TUMPUKAN}{satu.kode}/surat.pdf")
    with pdfplumber.open(io.BytesIO(jawab.content)) as pdf:
        assert len(pdf.pages) == 3


@pytest.mark.parametrize("banyak", [1, 3])
def test_tumpukan_kode_banyak_kueri_tetap(
    petugas: Pengguna, domisili: Layanan, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    JenisSurat.objects.update(pemeriksa="petugas")
    alamat = f"{TUMPUKAN}{_susun(petugas, domisili, banyak).kode}/"
    klien = klien_meja(petugas)
    klien.get(alamat)
    with django_assert_num_queries(8):
        klien.get(alamat)
