"""An intruder with the database in hand changes one thing: it is named, with the number of its letter."""

from __future__ import annotations

import hashlib
import random
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from arsip import papan
from arsip.alur import ALUR_SURAT_KELUAR, KOLOM_TERSIDIK, setujui_di_hp
from arsip.keaslian import SEKALI, Temuan, periksa_keaslian
from arsip.kueri import temuan_semalam
from arsip.models import Klasifikasi, Pengesahan, SuratKeluar
from bungah.dasar.malam import kerjakan_malam
from bungah.dasar.models import Jejak
from bungah.dasar.pengaman import tanpa_pengaman
from bungah.naskah import mesin_segel, segel
from bungah.naskah.models import KunciSegel, Naskah, NaskahIsi, SegelIsi
from tests.dasar.alat import klien_meja
from tests.layanan.conftest import pdf_kecil
from tests.pabrik import arsip as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

NOMOR = "nomor 400.12.2.1/1/35.25.12.2012/XI/2026 (surat-keluar 2026 urut 1)"
BUKU_DIUBAH = Temuan("buku surat keluar", NOMOR, "isi barisnya diubah")
SAH = f"{NOMOR} tanda tangan basah"


@pytest.fixture
def surat(penulis: Pengguna, penanda: Pegawai) -> SuratKeluar:
    """The first of two signed letters: the finding must name this one only."""
    satu = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    pabrik.surat_terbit(penulis, penanda_tangan=penanda, isi=b"%PDF-1.7 lain")
    return satu


def rusak(perbuat: Callable[[], object]) -> list[Temuan]:
    with tanpa_pengaman(connection):
        perbuat()
    return periksa_keaslian()


def test_an_honest_office_has_no_findings(
    surat: SuratKeluar, penulis: Pengguna, kades: Pengguna, penanda: Pegawai
) -> None:
    pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    setuju = pabrik.surat_menunggu(penulis)
    setujui_di_hp(setuju, pelaku=kades, penanda_tangan=penanda)
    ALUR_SURAT_KELUAR.jalankan(setuju, "kembalikan", pelaku=penulis, alasan="salah nama")
    ALUR_SURAT_KELUAR.jalankan(pabrik.surat_keluar(penulis), "batalkan", pelaku=penulis, alasan="tidak jadi")
    assert periksa_keaslian() == []
    call_command("periksa_surat")


def balik(isi: bytes, letak: int) -> bytes:
    """One bit of one byte turned over."""
    hasil = bytearray(isi)
    hasil[letak] ^= 1
    return bytes(hasil)


@pytest.mark.syarat("R267")
@pytest.mark.parametrize("letak", range(len(pabrik.PDF)))
def test_every_flipped_byte_of_a_letter_is_named(letak: int, surat: SuratKeluar) -> None:
    daftar = NaskahIsi.objects.filter(naskah=surat.naskah)
    assert rusak(lambda: daftar.update(isi=balik(pabrik.PDF, letak))) == [
        Temuan("isi surat", f"{NOMOR} isi ke-1", "diubah")
    ]


def test_a_letter_replaced_with_its_hash_is_named(surat: SuratKeluar) -> None:
    """Whoever also writes the new hash beside the new bytes still contradicts the trail."""
    lain = NaskahIsi.objects.exclude(naskah=surat.naskah).get()
    daftar = NaskahIsi.objects.filter(naskah=surat.naskah)
    hasil = rusak(lambda: daftar.update(isi=lain.isi, sha256=lain.sha256))
    assert hasil == [Temuan("isi surat", f"{NOMOR} isi ke-1", "diubah"), Temuan("pengesahan", SAH, "diubah")]


def test_every_flipped_byte_of_a_seal_is_named(penulis: Pengguna, penanda: Pegawai) -> None:
    _, segel = pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    ekor = bytes(segel.ekor)
    for letak in range(len(ekor)):
        hasil = rusak(lambda letak=letak: SegelIsi.objects.update(ekor=balik(ekor, letak)))  # type: ignore[misc]  # -- the loop's own
        assert hasil == [Temuan("segel", f"{NOMOR} isi ke-1", "diubah")]


def test_a_seal_replaced_with_its_hash_or_taken_off_is_named(penulis: Pengguna, penanda: Pegawai) -> None:
    _, segel = pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    ekor = b"\n% palsu"
    palsu = hashlib.sha256(bytes(segel.isi.isi) + ekor).hexdigest()
    sebut = f"{NOMOR} segel elektronik desa"
    assert rusak(lambda: SegelIsi.objects.update(ekor=ekor, sha256=palsu)) == [
        Temuan("segel", sebut, "diganti")
    ]
    assert rusak(lambda: SegelIsi.objects.all().delete()) == [Temuan("segel", sebut, "dihapus")]


def test_a_seal_that_is_no_signature_of_the_village_is_named(penulis: Pengguna) -> None:
    """Every hash fits, and still nobody outside would call it sealed: the signature itself is asked."""
    sandi = "tiga kata di brankas"
    kunci = segel.buat_kunci("Bungah", sandi=sandi)
    pdf = pdf_kecil(500)
    polos = segel.buka_dengan_sandi(kunci, sandi)
    berkas = mesin_segel.segelkan([pdf], polos, kunci.sertifikat, "x").berkas[0]
    isi = pabrik.surat_menunggu(penulis, isi=pdf).naskah.isi_terakhir
    assert isi is not None
    SegelIsi.objects.create(
        isi=isi, ekor=berkas[len(pdf) :], sha256=hashlib.sha256(berkas).hexdigest(), kunci=kunci
    )
    assert periksa_keaslian() == []

    def temuan(sebab: str) -> list[Temuan]:
        return [Temuan("segel", f"{NOMOR} isi ke-1", f"tanda tangannya tidak sah: {sebab}")]

    palsu = bytearray(berkas)
    palsu[berkas.index(b"/Contents <", len(pdf)) + 300] ^= 1  # and the hash beside it written anew
    ganti = {"ekor": bytes(palsu[len(pdf) :]), "sha256": hashlib.sha256(palsu).hexdigest()}
    rusak_sekali = rusak(lambda: SegelIsi.objects.update(**ganti))
    assert [(satu.tempat, satu.objek) for satu in rusak_sekali] == [("segel", f"{NOMOR} isi ke-1")]
    assert rusak_sekali[0].sebab.startswith("tanda tangannya tidak sah: ")
    asli = {"ekor": berkas[len(pdf) :], "sha256": hashlib.sha256(berkas).hexdigest()}
    assert rusak(lambda: SegelIsi.objects.update(**asli)) == []
    lain = segel.buat_kunci("Tetangga", sandi=sandi, ganti=True)
    KunciSegel.objects.filter(pk=kunci.pk).update(sertifikat=lain.sertifikat)
    assert periksa_keaslian() == temuan("sertifikat kuncinya diganti")
    assert rusak(lambda: SegelIsi.objects.update(kunci=lain)) == temuan("segelnya bukan dari kunci ini")
    KunciSegel.objects.filter(pk=lain.pk).update(penyedia="entah")
    assert periksa_keaslian() == temuan("penyedia segelnya tidak dikenal")


LAIN: dict[str, Any] = {
    "ditujukan_kepada": "Orang lain",
    "isi_singkat": "Perihal lain",
    "status": "disiapkan",
    "alasan": "dikarang",
    "jabatan_penanda": "Camat",
    "mandat": "plt",
    "dasar_mandat": "SK karangan",
}


@pytest.mark.parametrize("kolom", KOLOM_TERSIDIK)
def test_every_field_of_the_book_is_covered(kolom: str, surat: SuratKeluar, penanda: Pegawai) -> None:
    lain = Klasifikasi.objects.create(kode="999", nama="Lain")
    nilai = LAIN | {"klasifikasi_id": lain.pk, "penanda_id": penanda.pk}
    daftar = SuratKeluar.objects.filter(pk=surat.pk)
    assert rusak(lambda: daftar.update(**{kolom: nilai[kolom]})) == [BUKU_DIUBAH]


@pytest.mark.parametrize("kolom", ["tanggal", "perihal", "kode", "diganti_oleh"])
def test_every_field_of_the_document_is_covered(kolom: str, surat: SuratKeluar) -> None:
    lain = Naskah.objects.exclude(pk=surat.naskah_id).get()
    nilai = {"tanggal": "2026-01-01", "perihal": "Lain", "kode": "A" * 26, "diganti_oleh": lain}[kolom]
    daftar = Naskah.objects.filter(pk=surat.naskah_id)
    assert rusak(lambda: daftar.update(**{kolom: nilai})) == [BUKU_DIUBAH]


def test_a_stretched_validity_is_named(surat: SuratKeluar) -> None:
    daftar = Naskah.objects.filter(pk=surat.naskah_id)
    assert rusak(lambda: daftar.update(rincian={"berlaku_sampai": "2099-01-01"})) == [BUKU_DIUBAH]


def test_a_changed_number_is_found_by_its_place_in_the_series(surat: SuratKeluar) -> None:
    hasil = rusak(lambda: Naskah.objects.filter(pk=surat.naskah_id).update(nomor="1/palsu"))
    assert hasil == [
        Temuan("buku surat keluar", "nomor 1/palsu (surat-keluar 2026 urut 1)", "isi barisnya diubah")
    ]
    hasil = rusak(lambda: Naskah.objects.filter(pk=surat.naskah_id).update(nomor=surat.naskah.nomor, urut=9))
    assert [str(satu) for satu in hasil] == [
        "naskah, nomor 400.12.2.1/1/35.25.12.2012/XI/2026 (surat-keluar 2026 urut 9): "
        "dulu bernomor surat-keluar 2026 urut 1"
    ]


@pytest.mark.parametrize(
    "ubah",
    [
        {"jabatan": "Camat"},
        {"dirangkap": True},
        {"dicatat_oleh": None},
        {"sumber_kertas": "karangan"},
        {"cara": "setuju"},
        {"naik": "pin"},
    ],
)
def test_every_field_of_an_approval_is_covered(ubah: dict[str, Any], surat: SuratKeluar) -> None:
    hasil = rusak(lambda: Pengesahan.objects.filter(surat=surat).update(**ubah))
    assert [(satu.tempat, satu.sebab) for satu in hasil] == [("pengesahan", "diubah")]
    assert hasil[0].objek.startswith(NOMOR)


def test_an_invented_and_a_deleted_approval_are_named(
    surat: SuratKeluar, penulis: Pengguna, penanda: Pegawai
) -> None:
    asli = Pengesahan.objects.get(surat=surat)
    palsu = pabrik.surat_menunggu(penulis)
    isi = palsu.naskah.isi_terakhir
    with tanpa_pengaman(connection):
        asli.delete()
        asli.pk, asli.surat, asli.isi = 990, palsu, isi  # type: ignore[assignment]  # -- it has bytes
        asli.save(force_insert=True)
    assert {str(satu) for satu in periksa_keaslian()} == {
        f"pengesahan, {NOMOR}: dihapus",
        f"pengesahan, nomor {palsu.naskah.nomor} (surat-keluar 2026 urut 3) tanda tangan basah: "
        "tidak pernah dicatat",
    }


def test_deleted_rows_are_named(surat: SuratKeluar) -> None:
    with tanpa_pengaman(connection):
        Pengesahan.objects.filter(surat=surat).delete()
        NaskahIsi.objects.filter(naskah=surat.naskah)._raw_delete("default")
        SuratKeluar.objects.filter(pk=surat.pk)._raw_delete("default")
    assert {(satu.tempat, satu.sebab) for satu in periksa_keaslian()} == {
        ("isi surat", "dihapus"),
        ("buku surat keluar", "barisnya dihapus"),
    }
    with tanpa_pengaman(connection):
        Naskah.objects.filter(pk=surat.naskah_id)._raw_delete("default")
    assert [str(satu) for satu in periksa_keaslian()] == ["naskah, surat-keluar 2026 urut 1: dihapus"]


def test_a_version_slipped_in_is_named(surat: SuratKeluar) -> None:
    NaskahIsi.objects.create(naskah=surat.naskah, versi=2, sha256="a" * 64, isi=b"palsu")
    assert periksa_keaslian() == [Temuan("isi surat", f"{NOMOR} isi ke-2", "tidak pernah dibekukan")]


def test_whoever_also_rewrites_the_trail_breaks_the_chain(surat: SuratKeluar) -> None:
    baris = Jejak.objects.filter(jenis="arsip.suratkeluar", objek_id=str(surat.pk), perbuatan="sidik")
    terakhir = baris.order_by("-urut")[0]
    with tanpa_pengaman(connection):
        Jejak.objects.filter(pk=terakhir.pk).update(rinci={"isi": "0" * 32})
    assert periksa_keaslian() == [
        BUKU_DIUBAH,
        Temuan("jejak", f"baris {terakhir.urut}", f"baris {terakhir.urut} diubah"),
    ]


def test_the_command_names_each_and_fails(surat: SuratKeluar) -> None:
    with tanpa_pengaman(connection):
        SuratKeluar.objects.filter(pk=surat.pk).update(ditujukan_kepada="Orang lain")
    with pytest.raises(CommandError, match="SURAT TIDAK UTUH:\nbuku surat keluar, nomor 400"):
        call_command("periksa_surat")


def test_a_letter_corrected_while_it_was_looked_at_is_no_finding(
    surat: SuratKeluar, monkeypatch: pytest.MonkeyPatch
) -> None:
    from arsip import keaslian  # noqa: PLC0415 -- patched

    salah, asli = [Temuan("isi surat", NOMOR, "diubah")], keaslian._periksa
    monkeypatch.setattr(keaslian, "_periksa", lambda pk: [*([salah.pop()] if salah else []), *asli(pk)])
    assert periksa_keaslian() == []


def test_the_check_goes_in_steps(
    surat: SuratKeluar, penulis: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SEKALI <= 500
    monkeypatch.setattr("arsip.keaslian.SEKALI", 1)
    with tanpa_pengaman(connection):
        SuratKeluar.objects.update(ditujukan_kepada="Orang lain")
    assert len(periksa_keaslian()) == 2


@pytest.mark.ketahanan
def test_500_flips_anywhere_are_all_named(penulis: Pengguna, penanda: Pegawai) -> None:
    acak = random.Random(4)
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda, isi=acak.randbytes(60_000))
    isi = NaskahIsi.objects.get(naskah=surat.naskah)
    utuh = bytes(isi.isi)
    for _ in range(500):
        letak = acak.randrange(len(utuh))
        palsu = utuh[:letak] + bytes([utuh[letak] ^ (1 << acak.randrange(8))]) + utuh[letak + 1 :]
        hasil = rusak(lambda palsu=palsu: NaskahIsi.objects.update(isi=palsu))  # type: ignore[misc]  # -- the loop's own
        assert hasil == [Temuan("isi surat", f"{NOMOR} isi ke-1", "diubah")]


def test_the_night_looks_and_a_card_tells_the_sekdes_and_the_kepala_desa(
    surat: SuratKeluar, penulis: Pengguna, kades: Pengguna
) -> None:
    kerjakan_malam()
    assert temuan_semalam() == (pabrik.HARI, 0)
    assert [k.label for k in papan.kartu(penulis, pabrik.HARI)] == []
    with tanpa_pengaman(connection):
        SuratKeluar.objects.filter(pk=surat.pk).update(ditujukan_kepada="Orang lain")
    kerjakan_malam(paksa=True)
    assert temuan_semalam() == (pabrik.HARI, 1)
    for orang in (penulis, kades):
        assert [(k.label, k.angka) for k in papan.kartu(orang, pabrik.HARI) if k.jenis == "telat"] == [
            ("Surat tidak utuh", "1")
        ]


def test_the_page_names_what_it_finds_right_now(surat: SuratKeluar, kades: Pengguna) -> None:
    klien = klien_meja(kades)
    assert "Belum pernah diperiksa" in klien.get("/kantor/keaslian/").content.decode()
    assert "semua surat utuh" in klien.post("/kantor/keaslian/").content.decode()
    with tanpa_pengaman(connection):
        SuratKeluar.objects.filter(pk=surat.pk).update(ditujukan_kepada="Orang lain")
    isi = klien.post("/kantor/keaslian/").content.decode()
    assert "1 hal tidak seperti dicatat" in isi
    assert NOMOR in isi
    kerjakan_malam()
    assert "menemukan 1 hal" in klien.get("/kantor/keaslian/").content.decode()
