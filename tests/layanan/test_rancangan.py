"""A redesign: three formats that carry their rows over, printed in their layout, ending in draft steps."""

import io
from typing import Any

import pdfplumber
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.rancangan import (
    BarisPelanggan,
    BarisPelayanan,
    jadikan_draf,
    mulai_rancangan,
    simpan_pelanggan,
    simpan_pelayanan,
)
from layanan.alur.standar import salin_standar
from layanan.aturan.rancangan import kurang_baris, perbuatan_baris
from layanan.cetak.rancangan import cetak_format
from layanan.kueri.bagan import simpul_standar
from layanan.kueri.rancangan import kegiatan_urut
from layanan.models import Layanan, Rancangan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.kepegawaian import jabatan
from tests.pabrik.standar import sarana

KERJA = (
    "Menyambut dan menerima berkas",
    "Mencocokkan data",
    "Menulis surat",
    "Menandatangani",
    "Menyerahkan",
)


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def klien(sekdes: Pengguna) -> Client:
    return klien_meja(sekdes)


@pytest.fixture
def rancangan(sekdes: Pengguna) -> Rancangan:
    return mulai_rancangan(pabrik.layanan(), "Sekali datang", pelaku=sekdes)


def _terisi(rancangan: Rancangan, pelaku: Pengguna, kerja: tuple[str, ...] = KERJA) -> None:
    """Formats 1 and 2: everything under one form of service."""
    simpan_pelanggan(rancangan, [BarisPelanggan(None, "Datang", "Diterima", "5 menit")], pelaku=pelaku)
    induk, petugas = rancangan.pelanggan.get().pk, jabatan("kasi_pelayanan").pk
    baris = [BarisPelayanan(None, induk, satu, petugas, "Ramah") for satu in kerja]
    simpan_pelayanan(rancangan, baris, pelaku=pelaku)


def _kirim(klien: Client, rancangan: Rancangan, tahap: int, *baris: dict[str, Any], **lain: str) -> str:
    """Send the rows of one format as its page would; follow to what comes next."""
    data: dict[str, Any] = {"form-TOTAL_FORMS": len(baris), "form-INITIAL_FORMS": len(baris), **lain}
    for n, satu in enumerate(baris):
        data |= {f"form-{n}-{nama}": nilai for nama, nilai in satu.items()}
    alamat = f"/kantor/rancang-ulang/{rancangan.pk}/{tahap}/"
    return klien.post(alamat, data, follow=True).content.decode()


@pytest.mark.django_db
@pytest.mark.syarat("R289", "R290", "R291")
def test_each_format_carries_its_rows_to_the_next(klien: Client, rancangan: Rancangan) -> None:
    """Two activities of the customer; their forms head Format 2, its activities head Format 3."""
    satu = {"kegiatan": "Mencari tahu syarat", "bentuk": "Papan dan situs", "baku_mutu": "Terbaca 3 meter"}
    dua = {"kegiatan": "Menyerahkan berkas", "bentuk": "Loket", "baku_mutu": "Paling lama 5 menit"}
    halaman = _kirim(klien, rancangan, 1, satu, dua, {"kegiatan": ""}, lanjut="1")
    assert "Format 1 disimpan." in halaman
    assert halaman.index("1. Papan dan situs") < halaman.index("2. Loket")
    papan, loket = rancangan.pelanggan.all()
    unit = jabatan("staf_pelayanan").pk
    kerja = [
        {"pelanggan": loket.pk, "kegiatan": "Menerima berkas", "pelaksana": unit, "sikap": "Menyapa dulu"},
        {"pelanggan": papan.pk, "kegiatan": "Memasang daftar syarat", "pelaksana": unit},
        {"pelanggan": papan.pk, "kegiatan": ""},
    ]
    halaman = _kirim(klien, rancangan, 2, *kerja, lanjut="1")
    assert halaman.index("1. Memasang daftar syarat") < halaman.index("2. Menerima berkas")
    assert [s.sikap for s in kegiatan_urut(rancangan)] == ["", "Menyapa dulu"]
    tukar = [{"pk": papan.pk, "nomor": 2, **satu}, {"pk": loket.pk, "nomor": 1, **dua}]
    _kirim(klien, rancangan, 1, *tukar)
    assert [s.kegiatan for s in kegiatan_urut(rancangan)] == ["Menerima berkas", "Memasang daftar syarat"]


@pytest.mark.django_db
@pytest.mark.syarat("R292", "R293", "R297")
def test_the_flow_becomes_the_steps_of_a_draft(klien: Client, rancangan: Rancangan, sekdes: Pengguna) -> None:
    """In the order of Format 2, each with its deed; what Format 3 needs comes along."""
    _terisi(rancangan, sekdes)
    ruang, meja = sarana(), sarana("meja", "sarana")
    pertama, *_ = kegiatan_urut(rancangan)
    _kirim(klien, rancangan, 3, {"pk": pertama.pk, "prasarana": [ruang.pk], "sarana": [meja.pk]})
    halaman = _kirim(klien, rancangan, 4)
    draf = rancangan.layanan.standar.get(status="draf")
    assert "dibuat sebagai draf" in halaman
    assert "belum menyebut waktunya" in halaman  # where the draft is finished
    assert [(s.nama, s.perbuatan, s.jenis) for s in simpul_standar(draf)] == list(
        zip(
            KERJA,
            ("lengkapi", "periksa", "ajukan", "terbit", "serahkan"),
            ("mulai", "proses", "proses", "proses", "selesai"),
            strict=True,
        )
    )
    assert set(draf.sarana.all()) == {ruang, meja}
    rancangan.refresh_from_db()
    assert rancangan.draf == draf
    with pytest.raises(SudahBerubah, match="sudah menjadi draf"):
        simpan_pelanggan(rancangan, [], pelaku=sekdes)
    assert "tidak diubah lagi" in klien.get(f"/kantor/rancang-ulang/{rancangan.pk}/2/").content.decode()


@pytest.mark.django_db
@pytest.mark.syarat("R294", "R295", "R296")
def test_formats_are_printed_in_their_layout(rancangan: Rancangan, sekdes: Pengguna) -> None:
    """Header INSTANSI and JENIS LAYANAN, the columns of the guidance, numbered rows, A4 lying."""
    _terisi(rancangan, sekdes)
    satu = kegiatan_urut(rancangan)[0]
    satu.prasarana.add(sarana())
    harapan = {
        1: (["No", "Kegiatan Pelanggan", "Bentuk Pelayanan", "Baku Mutu"], "5 menit"),
        2: (["No", "Bentuk Pelayanan", "Kegiatan Pelayanan", "Unit Pelaksana", "Sikap Pelayanan"], "Ramah"),
        3: (["No", "Kegiatan Pelayanan", "Prasarana", "Sarana Pelayanan"], "ruang tunggu"),
    }
    for tahap, (kepala, isi) in harapan.items():
        with pdfplumber.open(io.BytesIO(cetak_format(rancangan, tahap))) as dokumen:
            lembar = dokumen.pages[0]
            teks = " ".join(lembar.extract_text().split())
        assert lembar.width > lembar.height
        assert f"FORMAT-{tahap} INSTANSI : Pemerintah Desa Bungah JENIS LAYANAN : Layanan domisili" in teks
        assert f"{' '.join(kepala)} 1 " in teks
        assert isi in teks


@pytest.mark.django_db
def test_what_keeps_a_redesign_from_being_a_draft(rancangan: Rancangan, sekdes: Pengguna) -> None:
    _terisi(rancangan, sekdes, KERJA[:3])
    with pytest.raises(Ditolak, match="baru memuat 3 kegiatan"):
        jadikan_draf(rancangan, pelaku=sekdes)
    induk = rancangan.pelanggan.get().pk
    tanpa = [BarisPelayanan(None, induk, "Tanpa unit")]
    simpan_pelayanan(rancangan, tanpa, pelaku=sekdes)
    with pytest.raises(Ditolak, match="Isi unit pelaksana di Format 2 untuk «Tanpa unit»"):
        jadikan_draf(rancangan, pelaku=sekdes)
    salin_standar(rancangan.layanan.standar.get(), pelaku=sekdes)
    with pytest.raises(Ditolak, match="sudah punya draf"):
        jadikan_draf(rancangan, pelaku=sekdes)
    assert rancangan.layanan.standar.count() == 2


@pytest.mark.django_db
def test_a_service_without_standard_gets_its_first_draft(rancangan: Rancangan, sekdes: Pengguna) -> None:
    """The sekdes' own step has another substitute."""
    baru = Layanan.objects.create(kode="baru", nama="Baru", nama_warga="Baru", kelompok=pabrik.kelompok())
    Rancangan.objects.filter(pk=rancangan.pk).update(layanan=baru)
    _terisi(rancangan, sekdes, ("Menerima", "Mengerjakan", "Menyerahkan"))
    rancangan.pelanggan.get().pelayanan.filter(urut=2).update(pelaksana=jabatan("sekdes"))
    draf = jadikan_draf(rancangan, pelaku=sekdes)
    assert (draf.versi, [s.perbuatan for s in draf.langkah.all()]) == (
        1,
        ["lengkapi", "selesaikan", "serahkan"],
    )
    assert [s.pengganti.kode for s in draf.langkah.all()] == ["sekdes", "kasi_pelayanan", "sekdes"]


@pytest.mark.django_db
def test_rows_of_others_and_orphans_are_refused(
    rancangan: Rancangan, sekdes: Pengguna, kades: Pengguna
) -> None:
    _terisi(rancangan, sekdes)
    induk = rancangan.pelanggan.get()
    with pytest.raises(Ditolak, match="sudah punya kegiatan di Format 2"):
        simpan_pelanggan(rancangan, [BarisPelanggan(induk.pk, "")], pelaku=sekdes)
    with pytest.raises(SudahBerubah, match="dihapus orang lain"):
        simpan_pelanggan(rancangan, [BarisPelanggan(99_999, "Datang")], pelaku=sekdes)
    with pytest.raises(TidakBerwenang):
        simpan_pelanggan(rancangan, [], pelaku=kades)
    simpan_pelanggan(rancangan, [BarisPelanggan(None, "Bertanya")], pelaku=sekdes)
    assert list(rancangan.pelanggan.values_list("kegiatan", flat=True)) == ["Bertanya", "Datang"]


@pytest.mark.django_db
def test_a_refused_row_keeps_what_was_typed(klien: Client, rancangan: Rancangan) -> None:
    halaman = _kirim(klien, rancangan, 1, {"kegiatan": "", "baku_mutu": "5 menit saja"})
    assert ("Tulis apa yang dilakukan pelanggan." in halaman, "5 menit saja" in halaman) == (True, True)
    assert klien.get(f"/kantor/rancang-ulang/{rancangan.pk}/9/").status_code == 404
    assert (
        "Format sebelumnya masih kosong"
        in klien.get(f"/kantor/rancang-ulang/{rancangan.pk}/3/").content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_asks_a_fixed_number_of_queries(
    klien: Client, sekdes: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    layanan = pabrik.layanan()
    for n in range(banyak):
        mulai_rancangan(layanan, f"Rancangan {n}", pelaku=sekdes)
    with django_assert_num_queries(10):
        isi = klien.get("/kantor/rancang-ulang/").content.decode()
    assert isi.count("0 kegiatan pelayanan") == banyak
    jawab = klien.post("/kantor/rancang-ulang/", {"layanan": layanan.pk, "nama": "Baru"}, follow=True)
    assert "Format 1" in jawab.content.decode()


@given(st.integers(0, 40), st.booleans())
def test_rows_enough_for_a_flow_get_a_deed_each(banyak: int, bersurat: bool) -> None:  # noqa: FBT001
    perbuatan = perbuatan_baris(banyak, bersurat=bersurat)
    assert bool(perbuatan) == (not kurang_baris(banyak, bersurat=bersurat))
    if perbuatan:
        assert (len(perbuatan), perbuatan[0], perbuatan[-1]) == (banyak, "lengkapi", "serahkan")
        assert perbuatan.count("terbit") == bersurat
