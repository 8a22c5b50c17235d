"""Entering the visits of a power cut from paper."""

from __future__ import annotations

import io
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bungah.dasar.models import Jejak, Pengguna, Warga
from bungah.dasar.nilai import NilaiKeliru
from layanan.alur.antrean import panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.alur.susulan import BarisKertas, catat_susulan
from layanan.aturan.susulan import Hasil, baca_hasil, baca_jam, baca_nomor
from layanan.kueri.antrean import giliran
from layanan.models import Kunjungan, Layanan, LembarSusulan, Panggilan, Penyimpangan, Permohonan
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

pytestmark = pytest.mark.lambat

SUSULAN = "/kantor/susulan/"


# ------------------------------------------------------------------ the rules
@pytest.mark.parametrize(
    ("teks", "jam"), [("9", (9, 0)), ("915", (9, 15)), ("09.15", (9, 15)), ("14:05", (14, 5))]
)
def test_jam_ditulis_terburu_buru(teks: str, jam: tuple[int, int]) -> None:
    assert baca_jam(teks) == time(*jam)


@pytest.mark.parametrize("teks", ["", "25", "9.75", "pagi", "9.1", "٩"])
def test_jam_yang_tidak_ada(teks: str) -> None:
    with pytest.raises(NilaiKeliru):
        baca_jam(teks)


@given(st.integers(1, 999), st.sampled_from(["{}", "{:03}", "Z-{:03}", "z{}", " z {} "]))
def test_nomor_kertas_dalam_segala_tulisan(n: int, bentuk: str) -> None:
    assert baca_nomor(bentuk.format(n)) == n


@pytest.mark.parametrize("teks", ["", "0", "A-001", "Z-1000", "tujuh"])
def test_nomor_kertas_yang_tidak_tercetak(teks: str) -> None:
    with pytest.raises(NilaiKeliru):
        baca_nomor(teks)


def test_hasil_menurut_huruf_atau_katanya() -> None:
    assert [baca_hasil(t) for t in ("", "l", "Lengkap", "K", "tanya")] == [*"LLLKT"]
    with pytest.raises(NilaiKeliru):
        baca_hasil("x")


# ------------------------------------------------------------------ the sheet
@pytest.fixture
def siang(petugas: Pengguna, domisili: Layanan, jam: time_machine.Traveller) -> time_machine.Traveller:
    """Noon: the power is back, the counter is staffed."""
    jam.move_to(dasar.pukul(12))
    jaga_loket(pabrik.loket(), pelaku=petugas)
    return jam


def _lembar(*baris: dict[str, str], lembar: object = None, hari: str = "23") -> dict[str, str]:
    isi = {"lembar": str(lembar or uuid4()), "perbuatan": "catat"}
    isi |= {"hari_0": hari, "hari_1": "11", "hari_2": "2026"}
    for i, satu in enumerate(baris):
        baku = {
            "nomor": f"Z-{i + 1:03}",
            "jam": "",
            "nama": "",
            "rt": "",
            "nik": "",
            "layanan": "",
            "hasil": "",
        }
        isi |= {f"b{i}-{nama}": nilai for nama, nilai in (baku | satu).items()}
    return isi


def _baris(nama: str = "Siti Aminah", jam: str = "9.15", **isi: str) -> dict[str, str]:
    return {"nama": nama, "jam": jam, "layanan": "1", "hasil": "L", **isi}


def _kirim(petugas: Pengguna, *baris: dict[str, str], **isi: Any) -> str:
    return klien_meja(petugas).post(SUSULAN, _lembar(*baris, **isi), follow=True).content.decode()


@pytest.mark.django_db
def test_baris_kertas_menjadi_kunjungan_dengan_waktu_benarnya(petugas: Pengguna, siang: object) -> None:
    isi = _kirim(petugas, _baris(), _baris("Budi", "9.40", hasil="K"), _baris("Tari", "10", hasil="T"))
    assert "3 kunjungan dari kertas sudah tercatat." in isi
    semua = list(Kunjungan.objects.order_by("urut"))
    assert [satu.nomor for satu in semua] == ["Z-001", "Z-002", "Z-003"]
    assert [satu.terjadi_pada for satu in semua] == [
        dasar.pukul(9, 15), dasar.pukul(9, 40), dasar.pukul(10),
    ]  # fmt: skip
    assert {satu.dicatat_pada for satu in semua} == {dasar.pukul(12)}
    assert semua[0].sumber_kertas == "Daftar map darurat, nomor Z-001"
    assert [satu.status for satu in semua] == ["terdaftar", "terdaftar", "selesai"]
    lengkap, kurang = Permohonan.objects.order_by("id")
    assert (lengkap.tahap, lengkap.lengkap_pada) == ("proses", dasar.pukul(9, 15))
    assert lengkap.jatuh_tempo == dasar.pukul(9, 45)
    assert (kurang.tahap, kurang.sumber_kertas) == ("pendaftaran", "Daftar map darurat, nomor Z-002")
    assert {satu.dipanggil_pada for satu in semua} == {None}  # so no report counts a wait of no minutes
    assert Jejak.objects.filter(perbuatan="catat_susulan").count() == 3


@pytest.mark.django_db
def test_halaman_lain_memuat_kunjungan_kertas(petugas: Pengguna, siang: object) -> None:
    _kirim(petugas, _baris(), _baris("Tari", "10", hasil="T"))
    klien = klien_meja(petugas)
    alamat = [
        f"/kantor/permohonan/{Permohonan.objects.get().pk}/",
        "/kantor/meja/",
        "/kantor/proses/",
        "/antrean/",
    ]
    for satu in Kunjungan.objects.all():
        alamat += [f"/kantor/karcis/{satu.pk}/", f"/s/{satu.kode}/"]
    assert {satu: klien.get(satu, follow=True).status_code for satu in alamat} == dict.fromkeys(alamat, 200)


@pytest.mark.django_db
def test_antrean_yang_berjalan_tidak_tersentuh(petugas: Pengguna, siang: object) -> None:
    """No live number is taken or skipped, nobody paper is called, and nothing counts as a bypass."""
    satu, dua = pabrik.kunjungan(), pabrik.kunjungan()
    _kirim(petugas, *[_baris(f"Orang {i}", f"9.{i + 10}") for i in range(30)])
    assert [g.kunjungan for g in giliran(satu.titik, satu.hari)] == [satu, dua]
    tiga = pabrik.kunjungan()
    assert [satu.nomor, dua.nomor, tiga.nomor] == ["A-001", "A-002", "A-003"]
    assert panggil_berikut(pelaku=petugas) == satu
    assert not Penyimpangan.objects.exists()
    assert not Kunjungan.objects.filter(mendahului=True).exists()
    assert list(Panggilan.objects.values_list("nomor", flat=True)) == ["A-001"]
    assert Permohonan.objects.count() == 30


@pytest.mark.django_db
def test_baris_keliru_tinggal_baris_lain_tercatat(petugas: Pengguna, siang: object) -> None:
    isi = _kirim(
        petugas, _baris(), _baris("Budi", "25.10"), _baris("Tari", layanan="99"), _baris("Wati", nik="123"),
        _baris("Joko", "13.00"), _baris("Rini", nomor="Z-002"), _baris("", nomor="Z-009"),
    )  # fmt: skip
    assert Kunjungan.objects.count() == 1
    for kata in (
        "Tulis jam dan menit, misalnya 9.15.", "Nomor layanan 1 sampai 1.", "NIK harus 16 angka",
        "Jam ini belum lewat.", "Sama dengan baris 2.", "Isi nama.", "6 baris belum tercatat",
    ):  # fmt: skip
        assert kata in isi, kata
    assert 'value="Budi"' in isi
    assert "Siti Aminah" not in isi
    lagi = klien_meja(petugas).get(SUSULAN).content.decode()
    assert 'value="Budi"' in lagi


@pytest.mark.django_db
def test_lembar_yang_sama_dua_kali_satu_kunjungan(petugas: Pengguna, siang: object) -> None:
    lembar = uuid4()
    for _ in range(2):
        assert "1 kunjungan dari kertas sudah tercatat." in _kirim(petugas, _baris(), lembar=lembar)
    assert "Nomor Z-001 hari itu sudah dicatat." in _kirim(petugas, _baris("Budi", "9.20"), lembar=lembar)
    assert "Nomor Z-001 hari itu sudah dicatat." in _kirim(petugas, _baris())
    assert (Kunjungan.objects.count(), Warga.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_orang_lama_dikenali_dengan_dua_fakta(petugas: Pengguna, siang: object) -> None:
    lama = dasar.warga("Moch. Suwarno", rt="2")
    nik = str(lama.nik)
    _kirim(
        petugas, _baris("Muhammad Soewarno", rt="02"), _baris("Suwarno", nik=nik), _baris("Suwarno"),
        _baris("Tukiyem", nik=nik),
    )  # fmt: skip
    assert list(Permohonan.objects.order_by("id").values_list("warga", flat=True))[:2] == [lama.pk] * 2
    assert Permohonan.objects.count() == 3
    assert "NIK ini tercatat atas nama MOCH. S•••." in klien_meja(petugas).post(
        SUSULAN, _lembar({}, {}, {}, _baris("Tukiyem", nik=nik))
    ).content.decode()  # fmt: skip


@pytest.mark.django_db
def test_draf_tersimpan_tersandi_dan_hilang_sesudahnya(petugas: Pengguna, siang: object) -> None:
    klien = klien_meja(petugas)
    isi = _lembar(_baris("Tukiyem", jam="9.")) | {"perbuatan": "draf"}
    assert klien.post(SUSULAN, isi, headers={"X-Draf": "1"}).status_code == 204
    assert "Tukiyem" not in LembarSusulan.objects.get().isi
    halaman = klien.get(SUSULAN).content.decode()
    assert 'value="Tukiyem"' in halaman
    assert "isian-galat" not in halaman
    klien.post(SUSULAN, isi | {"b0-jam": "9", "perbuatan": "catat"})
    assert not LembarSusulan.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("hari", ["31", "24", "x", ""])
def test_hari_keliru_tidak_mencatat_apa_pun(petugas: Pengguna, siang: object, hari: str) -> None:
    isi = _kirim(petugas, _baris("Tukiyem"), hari=hari)
    assert 'value="Tukiyem"' in isi
    assert not Kunjungan.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("aneh", ["\x00", "<script>", "z" * 5000, "٣", "🙂"])
def test_sel_aneh_tidak_merusak(petugas: Pengguna, siang: object, aneh: str) -> None:
    jawab = klien_meja(petugas).post(
        SUSULAN, _lembar(dict.fromkeys(_baris() | {"nomor": "", "nik": ""}, aneh))
    )
    assert jawab.status_code in {200, 302}
    assert "<script>" not in jawab.content.decode().replace("<script src", "")
    assert not Kunjungan.objects.exists()


# ------------------------------------------------------------------ the folder
@pytest.mark.django_db
def test_map_darurat_berisi_nomor_daftar_dan_layanan(petugas: Pengguna, siang: object) -> None:
    jawab = klien_meja(petugas).get("/kantor/susulan/map-darurat.pdf")
    with pdfplumber.open(io.BytesIO(jawab.content)) as pdf:
        halaman = [" ".join(satu.extract_text().split()) for satu in pdf.pages]
        assert [(round(p.width), round(p.height)) for p in pdf.pages] == [(595, 842)] * 5
    assert "bila listrik padam" in halaman[0]
    assert "1 Domisili KTP-el" in halaman[1] or "KTP-el" in halaman[1]
    for lembar in (halaman[2], halaman[3]):
        assert all(f"Z-{n:03}" in lembar for n in range(1, 31))
    assert halaman[4].count("Tanda terima") == 8


def test_letter_from_paper_asks_what_it_is_for(petugas: Pengguna, domisili: Layanan) -> None:
    baris = BarisKertas(1, dasar.pukul(8), "Siti Aminah", domisili, Hasil.LENGKAP)
    catat_susulan(baris, lembar=uuid4(), pelaku=petugas)
    satu, klien = Permohonan.objects.get(), klien_meja(petugas)
    assert (satu.keperluan, satu.sumber_kertas) == (
        "Lihat daftar map darurat, nomor Z-001", "Daftar map darurat, nomor Z-001",
    )  # fmt: skip
    alamat = f"/kantor/permohonan/{satu.pk}/surat/"
    assert "Untuk keperluan" in klien.get(alamat).content.decode()
    isi = {"nama": "Siti Aminah", "sejak": "2021", "nik": "3525125203900001", "agama": "Islam"}
    isi |= {"alamat": "Jl. Raya 1", "rt": "2", "rw": "1"}
    assert "Tulis untuk apa suratnya." in klien.post(alamat, isi, follow=True).content.decode()
    assert klien.post(alamat, isi | {"keperluan": "mendaftar sekolah"}).status_code == 302
    satu.refresh_from_db()
    assert satu.keperluan == "mendaftar sekolah"
    assert "Untuk keperluan" not in klien.get(alamat).content.decode()
    assert Jejak.objects.filter(perbuatan="perbarui", jenis="layanan.permohonan").count() == 1
