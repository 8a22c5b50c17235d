"""The emblem of the letterhead: whatever is uploaded, letters stay small and clean."""

import io
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from bungah.dasar.foto import BITA, BITA_LAMBANG, FotoKeliru, rapikan_lambang
from bungah.dasar.models import Jejak, Lambang
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from tests.dasar.alat import klien_meja, orang
from tests.dasar.alat_admin import alamat, galat
from tests.dasar.test_foto import gambar
from tests.naskah import contoh_cetak as contoh
from tests.naskah.alat_cetak import SURAT
from tests.pabrik import dasar

pytestmark = pytest.mark.lambat


@pytest.fixture
def klien(db: None) -> Client:
    return klien_meja(orang("sekdes", Peran.SEKDES))


def _ramai(sisi: int) -> bytes:
    """The worst there is to keep small: every pixel by chance."""
    isi = io.BytesIO()
    Image.effect_noise((sisi, sisi), 90).convert("RGB").save(isi, "PNG")
    return isi.getvalue()


def _bom() -> bytes:
    """A PNG of a few KB that unpacks to 144 million dots."""
    isi = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(isi, "PNG")
    assert isi.tell() < 100_000
    return isi.getvalue()


def _kirim(klien: Client, isi: bytes, nama: str = "lambang.png") -> Any:
    ada = Lambang.objects.exists()
    url = alamat(Lambang, "change", 1) if ada else alamat(Lambang, "add")
    return klien.post(url, {"gambar": SimpleUploadedFile(nama, isi)})


@pytest.mark.parametrize(
    ("jenis", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "CMYK"), ("WEBP", "RGB")]
)
def test_emblem_becomes_a_small_jpeg(jenis: str, mode: str) -> None:
    hasil = rapikan_lambang(gambar(900, 1200, jenis, mode))
    rapi = Image.open(io.BytesIO(hasil))
    assert (rapi.format, rapi.mode, rapi.size) == ("JPEG", "RGB", (360, 480))
    assert len(hasil) <= BITA_LAMBANG


def test_emblem_of_noise_is_made_smaller_until_it_fits() -> None:
    assert len(rapikan_lambang(_ramai(1000))) <= BITA_LAMBANG


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan foto"),
        (b"%PDF-1.7", "PDF"),
        (gambar(120, 400), "120 × 400 titik"),
        (_bom(), "Gambar ini 144 juta titik, terlalu besar untuk dibuka. Kecilkan dulu"),
        (gambar()[:4000], "rusak"),
    ],
    ids=["kosong", "svg", "pdf", "kecil", "bom", "terpotong"],
)
def test_what_is_no_emblem_is_told_so_beside_the_field(klien: Client, isi: bytes, kata: str) -> None:
    with pytest.raises(FotoKeliru, match=kata):
        rapikan_lambang(isi)
    jawab = _kirim(klien, isi)
    assert jawab.status_code == 200
    assert kata in " ".join(galat(jawab, "gambar"))
    assert not Lambang.objects.exists()


def test_file_over_the_limit_is_refused_by_its_size(klien: Client) -> None:
    jawab = _kirim(klien, b"\0" * (BITA + 1))
    assert "Paling besar 10 MB" in " ".join(galat(jawab, "gambar"))


def test_there_is_no_second_emblem_to_add(klien: Client) -> None:
    assert "_addanother" not in klien.get(alamat(Lambang, "add")).content.decode()
    _kirim(klien, gambar(600, 600, "PNG"))
    assert klien.get(alamat(Lambang, "add")).status_code == 403


def test_nothing_chosen_is_asked_for(klien: Client) -> None:
    assert klien.post(alamat(Lambang, "add"), {}).status_code == 200
    assert not Lambang.objects.exists()


def test_emblem_stands_on_the_next_letter(klien: Client) -> None:
    profil = dasar.profil()
    assert kop(profil)["logo"] == ""
    _kirim(klien, gambar(600, 600, "PNG"))
    pertama = kop(profil)["logo"]
    assert pertama.startswith("data:image/jpeg;base64,")
    _kirim(klien, gambar(600, 400, "PNG"))
    assert kop(profil)["logo"] not in ("", pertama)
    assert Lambang.objects.count() == 1
    assert list(Jejak.objects.filter(jenis="dasar.lambang").values_list("perbuatan", flat=True)) == [
        "tambah",
        "ubah",
    ]
    assert "data:image/jpeg" in klien.get(alamat(Lambang, "change", 1)).content.decode()


def test_heaviest_emblem_leaves_the_letter_small(klien: Client) -> None:
    """80 KB a letter, also with the worst picture anybody can upload."""
    _kirim(klien, _ramai(2000))
    isi = cetak_pdf(SURAT, contoh.surat(kop=kop(dasar.profil()), latihan=True), kertas=Kertas.F4)
    assert len(isi) <= 80 * 1024
    with pikepdf.open(io.BytesIO(isi)) as pdf, pdf.open_metadata() as keterangan:
        assert keterangan.pdfa_status == "3B"


def test_emblem_can_be_taken_off(klien: Client) -> None:
    _kirim(klien, gambar(600, 600, "PNG"))
    klien.post(alamat(Lambang, "delete", 1), {"post": "yes"})
    assert kop(dasar.profil())["logo"] == ""


def test_officer_may_not_change_the_emblem(db: None) -> None:
    petugas = klien_meja(orang("petugas", Peran.PETUGAS_LAYANAN))
    assert _kirim(petugas, gambar(600, 600, "PNG")).status_code == 403
    assert not Lambang.objects.exists()
