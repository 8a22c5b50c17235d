"""Taking in a list of residents from another program."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date, timedelta
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.alur_impor import masukkan, mulai_impor, periksa_sebagian, sapu_impor
from bungah.dasar.baca_tabel import baca_tabel
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.giliran import bergiliran
from bungah.dasar.models import BarisImpor, ImporWarga, Jejak, KataWarga, Pengguna, Warga
from bungah.dasar.nilai import NilaiKeliru
from bungah.dasar.nilai.impor import bersihkan, petakan
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_meja, orang
from tests.pabrik import dasar as pabrik

ALAMAT = "/kantor/warga/impor/"
OPENSID = (
    "alamat,dusun,rw,rt,nama,no_kk,nik,sex,tempatlahir,tanggallahir,agama_id,pendidikan_kk_id,"
    "pekerjaan_id,status_kawin"
)
HARI = date(2026, 11, 23)


# ------------------------------------------------------------------ the rules
@pytest.mark.parametrize("judul", [["NIK", "Nama Lengkap"], ["No. KTP", "NAMA"], ["nomor_nik", " nama "]])
def test_judul_kolom_dikenali_dengan_longgar(judul: list[str]) -> None:
    assert petakan(judul) == {"nik": 0, "nama": 1}


def test_kolom_salah_disebut_yang_terbaca() -> None:
    with pytest.raises(
        NilaiKeliru, match=r"Kolom NIK tidak ditemukan\. Judul kolom yang terbaca: nama, umur\."
    ):
        petakan(["nama", "umur"])


def test_kode_opensid_menjadi_kata() -> None:
    isi, galat = bersihkan(
        {"nik": "3525994305880001", "nama": "SITI", "jenis_kelamin": "2", "agama": "1", "status_kawin": "2",
         "pendidikan": "5", "pekerjaan": "9", "tanggal_lahir": "1988-05-03", "rt": "002",
         "telepon": "0812-3456-7890"},
        HARI,
    )  # fmt: skip
    assert galat == []
    assert isi == {
        "nik": "3525994305880001", "nama": "SITI", "jenis_kelamin": "P", "agama": "Islam",
        "status_kawin": "Kawin", "pendidikan": "SLTA/sederajat", "tanggal_lahir": "1988-05-03", "rt": "002",
        "telepon": "+6281234567890",
    }  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(["nik", "nama", "tanggal_lahir", "jenis_kelamin", "agama", "rt"]), st.text()
    )
)
def test_sel_apa_pun_dinilai_tanpa_jatuh(mentah: dict[str, str]) -> None:
    isi, galat = bersihkan(mentah, HARI)
    assert galat or {"nik", "nama"} <= isi.keys()


# ------------------------------------------------------------------ the file
def _xlsx(*baris: list[Any]) -> bytes:
    buku, hasil = openpyxl.Workbook(), io.BytesIO()
    for satu in baris:
        buku.active.append(satu)
    buku.save(hasil)
    return hasil.getvalue()


@pytest.mark.parametrize("pisah", [";", ",", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_dalam_tulisan_yang_lazim(pisah: str, sandi: str) -> None:
    teks = f"nik{pisah}nama\r\n1{pisah}Aminé\r\n\r\n"
    assert baca_tabel(teks.encode(sandi)) == [["nik", "nama"], ["1", "Aminé"]]


def test_xlsx_dengan_tanggal_dan_nik_yang_terpotong() -> None:
    isi = _xlsx(["nik", "lahir"], ["3525994305880001", date(1988, 5, 3)], [3525994305880000, None])
    assert baca_tabel(isi)[1:] == [["3525994305880001", "1988-05-03"], ["bilangan"]]


def _bom() -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/worksheets/sheet1.xml", b"0" * (160 * 1024 * 1024))
    return hasil.getvalue()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"), (b"nik;nama\n", "kosong"), (b"x" * (11 << 20), "11 MB"),
        (b"nik;nama\n\x00\x81\x8d", "tidak terbaca"), (b"PK\x03\x04rusak", "rusak"),
        (None, "terlalu besar"),
        (b"nik;nama\n" + b"1;a\n" * 20_001, "Lebih dari 20.000 baris"),
    ],
    ids=["kosong", "judul saja", "besar", "sandi", "rusak", "bom", "panjang"],
)  # fmt: skip
def test_berkas_buruk_dijawab_kalimat(isi: bytes | None, kata: str) -> None:
    berkas = _bom() if isi is None else isi
    with pytest.raises(Ditolak, match=kata):
        baca_tabel(berkas)


# ------------------------------------------------------------------ the deed
@pytest.fixture
def sekdes(db: None) -> Pengguna:
    pabrik.profil()
    return pabrik.pengguna("Sri", Peran.SEKDES, sampai=None)


def _impor(sekdes: Pengguna, *baris: list[str], judul: str = "nik,nama,rt,pekerjaan") -> ImporWarga:
    impor = mulai_impor([judul.split(","), *baris], kunci=uuid4(), pelaku=sekdes)
    while impor.tahap == "periksa":
        impor = periksa_sebagian(impor)
    return impor


def _hitung(impor: ImporWarga) -> tuple[int, int, int, int]:
    return impor.baru, impor.berubah, impor.sama, impor.keliru


def test_baru_berubah_sama_keliru_dan_nik_kembar(sekdes: Pengguna) -> None:
    satu, dua = pabrik.warga("Siti", rt="2"), pabrik.warga("Budi", rt="2", pekerjaan="")
    baru = pabrik.nik()
    impor = _impor(
        sekdes, [str(satu.nik), "SITI", "002", "Pedagang"], [str(dua.nik), "Budi", "3", "Petani"],
        [baru, "Tari", "1", ""], [baru, "Wati", "1", ""], ["12", "Joko", "x", ""], ["", "Tanpa NIK", "", ""],
    )  # fmt: skip
    assert _hitung(impor) == (1, 1, 1, 3)
    galat = dict(impor.baris.filter(nasib="keliru").values_list("nomor", "galat"))
    assert galat[5] == ["NIK: sudah ada di baris 4."]
    assert galat[6] == ["NIK harus 16 angka, yang ditulis 2.", "RT: tulis angkanya saja."]
    assert galat[7] == ["NIK: kosong."]
    assert impor.baris.get(nomor=3).ubahan == {"rt": ["2", "3"], "pekerjaan": ["", "Petani"]}
    assert Warga.objects.count() == 2


@pytest.mark.parametrize(("timpa", "rt"), [(False, "2"), (True, "3")])
def test_catatan_kantor_tidak_tertimpa_diam_diam(sekdes: Pengguna, timpa: bool, rt: str) -> None:  # noqa: FBT001 -- a parameter
    lama = pabrik.warga("Budi", rt="2", pekerjaan="")
    impor = _impor(sekdes, [str(lama.nik), "Budi", "3", "Petani"], [pabrik.nik(), "Tari", "7", ""])
    masukkan(impor, timpa=timpa, pelaku=sekdes)
    lama.refresh_from_db()
    assert (lama.rt, lama.pekerjaan) == (rt, "Petani")
    assert [w.nama for w in Warga.objects.cocok("tari rt 7")] == ["Tari"]
    assert not BarisImpor.objects.exists()
    rinci = Jejak.objects.get(perbuatan="masukkan_impor").rinci
    assert rinci == {"baru": 1, "diubah": 1, "timpa": timpa, "keliru": 0}
    assert masukkan(impor, timpa=True, pelaku=sekdes).tahap == "selesai"
    assert Warga.objects.count() == 2


def test_pembetulan_sesudah_diperiksa_menang(sekdes: Pengguna) -> None:
    lama = pabrik.warga("Budi", rt="2")
    impor = _impor(sekdes, [str(lama.nik), "Budi", "3", ""])
    lama.rt = "9"
    lama.save()
    masukkan(impor, timpa=True, pelaku=sekdes)
    lama.refresh_from_db()
    assert lama.rt == "9"


def test_nik_didata_meja_depan_sesudah_diperiksa_tidak_setengah_masuk(sekdes: Pengguna) -> None:
    satu, dua = pabrik.nik(), pabrik.nik()
    impor = _impor(sekdes, [satu, "Tari", "1", ""], [dua, "Wati", "1", ""])
    pabrik.warga("Wati", nik=dua)
    with pytest.raises(SudahBerubah, match="baru saja didata"):
        masukkan(impor, timpa=False, pelaku=sekdes)
    assert Warga.objects.count() == 1
    impor.refresh_from_db()
    while impor.tahap == "periksa":
        impor = periksa_sebagian(impor)
    masukkan(impor, timpa=False, pelaku=sekdes)
    assert Warga.objects.count() == 2


def test_yang_tidak_disetujui_sehari_dihapus(sekdes: Pengguna) -> None:
    impor = _impor(sekdes, [pabrik.nik(), "Tari", "1", ""])
    ImporWarga.objects.update(dibuat_pada=timezone.now() - timedelta(hours=25))
    sapu_impor()
    impor.refresh_from_db()
    assert (impor.tahap, BarisImpor.objects.count()) == ("batal", 0)


@pytest.mark.parametrize("jumlah", [1_500, pytest.param(10_000, marks=pytest.mark.ketahanan)])
def test_ribuan_baris_bertahap_dan_sekali_masuk(sekdes: Pengguna, jumlah: int) -> None:
    baris = [
        [f"35259905{1 + n // 5000:02}88{n % 5000 + 1:04}", f"Orang {n}", str(n % 9 + 1), ""]
        for n in range(jumlah)
    ]
    impor = mulai_impor([["nik", "nama", "rt", "pekerjaan"], *baris], kunci=uuid4(), pelaku=sekdes)
    langkah = 0
    while impor.tahap == "periksa":
        impor, langkah = periksa_sebagian(impor), langkah + 1
    assert (langkah, _hitung(impor)) == (jumlah // 500, (jumlah, 0, 0, 0))
    mulai = time.perf_counter()
    masukkan(impor, timpa=False, pelaku=sekdes)
    assert time.perf_counter() - mulai < 60
    assert (Warga.objects.count(), KataWarga.objects.count()) == (jumlah, 4 * jumlah)


# ------------------------------------------------------------------ the page
def _unggah(sekdes: Pengguna, isi: bytes, kunci: object = None) -> Any:
    berkas = SimpleUploadedFile("penduduk.csv", isi)
    return klien_meja(sekdes).post(ALAMAT, {"kunci": str(kunci or uuid4()), "berkas": berkas}, follow=True)


def test_halaman_dari_berkas_opensid_sampai_masuk(sekdes: Pengguna) -> None:
    lama = pabrik.warga("Budi", rt="2")
    baris = f"Jl. Mawar,Kaliwot,1,3,BUDI,3525990101200001,{lama.nik},2,Gresik,1988-05-03,1,5,9,2"
    kunci = uuid4()
    isi = _unggah(sekdes, f"{OPENSID}\n{baris}\n{OPENSID}\n".encode(), kunci).content.decode()
    assert "Siap dimasukkan" in isi
    assert "RT: 2 → <strong>3</strong>" in isi
    assert str(lama.nik) not in isi
    assert "3525990101200001" not in isi
    _unggah(sekdes, f"{OPENSID}\n{baris}\n".encode(), kunci)
    impor = ImporWarga.objects.get()
    isi = (
        klien_meja(sekdes).post(f"{ALAMAT}{impor.pk}/", {"perbuatan": "timpa"}, follow=True).content.decode()
    )
    assert "Daftar warga sudah dimasukkan." in isi
    lama.refresh_from_db()
    assert (lama.rt, lama.pendidikan) == ("3", "SLTA/sederajat")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [(b"umur;warna\n1;2\n", "tidak ditemukan"), (b"", "kosong"), (b"x" * (40 << 20), "Berkas ini 40 MB.")],
)
def test_berkas_salah_dijawab_di_samping_kolomnya(sekdes: Pengguna, isi: bytes, kata: str) -> None:
    jawab = _unggah(sekdes, isi)
    assert kata in jawab.content.decode()
    assert not ImporWarga.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_membaca_daftar_besar_tidak_menahan_halaman_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    sekdes = orang("sari", Peran.SEKDES)
    membaca, dijawab = Event(), Event()

    def baca(isi: bytes) -> list[list[str]]:
        membaca.set()
        assert dijawab.wait(10), "halaman lain menunggu daftar selesai dibaca"
        return baca_tabel(isi)

    monkeypatch.setattr("bungah.dasar.views.impor.baca_tabel", baca)
    giliran, jawab = bergiliran(lambda minta, _mulai: minta["apa"]()), []

    def unggah() -> None:
        jawab.append(_unggah(sekdes, b"nik,nama\n3525990305880001,Siti\n"))
        connections.close_all()

    utas = Thread(target=giliran, args=({"apa": unggah}, None))
    utas.start()
    assert membaca.wait(10)
    giliran({"apa": lambda: Client().get("/")}, None)
    dijawab.set()
    utas.join(20)
    assert "Siap dimasukkan" in jawab[0].content.decode()


def test_halaman_banyak_kueri_tetap(sekdes: Pengguna) -> None:
    klien, banyak = klien_meja(sekdes), []
    for jumlah in (1, 3):
        baris = [[str(pabrik.warga("Budi", rt="2").nik), "Budi", "3", ""] for _ in range(jumlah)]
        impor = _impor(sekdes, *baris, *[["1", "Joko", "", ""]] * jumlah)
        klien.get(ALAMAT)
        for alamat in (ALAMAT, f"{ALAMAT}{impor.pk}/"):
            with CaptureQueriesContext(connection) as kueri:
                klien.get(alamat)
            banyak.append(len(kueri))
    assert banyak[:2] == banyak[2:]


def test_batal_menghapus_semuanya(sekdes: Pengguna) -> None:
    impor = _impor(sekdes, [pabrik.nik(), "Tari", "1", ""])
    isi = (
        klien_meja(sekdes).post(f"{ALAMAT}{impor.pk}/", {"perbuatan": "batal"}, follow=True).content.decode()
    )
    assert "tidak ada data yang berubah" in isi
    assert (Warga.objects.count(), BarisImpor.objects.count()) == (0, 0)


def test_contoh_berkas_terbaca_oleh_kita_sendiri(sekdes: Pengguna) -> None:
    isi = klien_meja(sekdes).get(f"{ALAMAT}contoh.csv").content
    tabel = baca_tabel(isi)
    _, galat = bersihkan({n: tabel[1][i] for n, i in petakan(tabel[0]).items()}, HARI)
    assert galat == []
