"""The verify page: genuine or not, in words, colour and picture, without telling who the person is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arsip.alur import ALUR_SURAT_KELUAR, sanggah
from arsip.models import Pengesahan, SuratKeluar
from arsip.views import cek as halaman
from arsip.views.cek import BATAS_MELESET
from bungah.dasar import ingatan
from bungah.dasar.jejak import tulis
from bungah.dasar.models import HitunganMeleset
from bungah.dasar.nilai import rapikan_kode, tampilkan_kode
from bungah.naskah import alur as naskah_alur
from bungah.naskah.models import Naskah
from kepegawaian.aturan import Penanda
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar

if TYPE_CHECKING:
    import time_machine

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

NIK = "3525990305880012"


def tanpa_kunci(isi: str) -> str:
    """A page without the form key that is new on each."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", isi)


def html(surat: SuratKeluar) -> str:
    jawab = Client().get(f"/cek/{surat.naskah.kode}/")
    assert jawab.status_code == 200
    return jawab.content.decode()


def keadaan(surat: SuratKeluar) -> str:
    """The verdict, which stands there as a word with its picture and colour."""
    isi = html(surat)
    assert isi.index("<h1>") > isi.index('<svg class="ikon"', isi.index("pesan-besar"))
    return isi.split("<h1>")[1].split("</h1>")[0]


def test_cek_of_a_signed_letter_says_berlaku(penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    assert keadaan(surat) == "BERLAKU"
    isi = html(surat)
    butir = (
        "pesan pesan-baik",
        surat.naskah.nomor,
        "Keterangan domisili",
        "23 November 2026",
        "SITI A•••",
        "tidak dibatasi",
    )
    assert [satu for satu in butir if satu not in isi] == []


def test_cek_tells_truthfully_how_it_was_signed(
    penulis: Pengguna, penanda: Pegawai, jam: time_machine.Traveller
) -> None:
    surat = pabrik.surat_menunggu(penulis)
    jam.move_to(dasar.pukul(11, 5))
    ALUR_SURAT_KELUAR.jalankan(
        surat,
        "terbitkan",
        pelaku=penulis,
        penanda_tangan=penanda,
        terjadi_pada=dasar.pukul(10, 30),
        sumber="tumpukan surat",
    )
    isi = html(surat)
    assert "<strong>Ani Lestari</strong>, Kepala Desa" in isi
    assert (
        "Tanda tangan basah, 23 November 2026. Dicatat oleh Budi Santoso, 23 November 2026 pukul 11.05."
        in isi
    )
    assert Pengesahan.objects.get().isi.sha256 in isi


def test_cek_of_a_numbered_letter_says_not_signed_yet(penulis: Pengguna) -> None:
    assert keadaan(pabrik.surat_keluar(penulis)) == "BELUM DITANDATANGANI"
    surat = pabrik.surat_menunggu(penulis)
    assert keadaan(surat) == "BELUM DITANDATANGANI"
    assert "Tanda tangan basah" not in html(surat)


def test_cek_of_a_cancelled_letter_says_so_without_the_reason(penulis: Pengguna) -> None:
    surat = pabrik.surat_menunggu(penulis)
    ALUR_SURAT_KELUAR.jalankan(surat, "batalkan", pelaku=penulis, alasan=f"NIK {NIK} salah")
    assert keadaan(surat) == "BATAL"
    isi = html(surat)
    assert "pesan-bahaya" in isi
    assert NIK not in isi


@pytest.mark.parametrize(("lewat", "kata"), [(0, "BERLAKU"), (1, "KEDALUWARSA")])
def test_cek_counts_the_last_valid_day(
    lewat: int, kata: str, penulis: Pengguna, penanda: Pegawai, jam: time_machine.Traveller
) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda, berlaku_sampai="2026-12-01")
    assert "1 Desember 2026" in html(surat)
    jam.move_to(dasar.pukul(23, 59, hari=date(2026, 12, 1)) + timedelta(days=lewat))
    assert keadaan(surat) == kata


def test_cek_of_a_replaced_letter_names_its_successor(penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    baru = pabrik.surat_keluar(penulis)
    Naskah.objects.filter(pk=surat.naskah_id).update(diganti_oleh=baru.naskah)
    assert keadaan(surat) == "DIGANTI"
    isi = html(surat)
    assert f"Nomor surat pengganti: {baru.naskah.nomor}" in isi
    assert baru.naskah.kode not in isi


def test_cek_of_a_disputed_signature_says_it_is_being_checked(
    penulis: Pengguna, penanda: Pegawai, kades: Pengguna
) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    sanggah(Pengesahan.objects.get(), pelaku=kades, alasan="Bukan tanda tangan saya")
    assert keadaan(surat) == "SEDANG DIPERIKSA"
    assert "Bukan tanda tangan saya" not in html(surat)


def test_cek_leaks_nothing_about_the_person(penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_terbit(
        penulis,
        penanda_tangan=penanda,
        isi=f"%PDF-1.7 {NIK}".encode(),
        nik=NIK,
        alamat="Jl. Melati 5",
        lahir="3 Mei 1988",
    )
    isi = html(surat)
    assert [satu for satu in (NIK, "Aminah", "Melati", "1988") if satu in isi] == []


def test_cek_opens_by_typing_by_address_and_by_qr(penulis: Pengguna) -> None:
    kode = pabrik.surat_keluar(penulis).naskah.kode
    ketik = "-".join(kode[i : i + 4] for i in range(0, 26, 4)).lower()
    klien = Client()
    jawab = klien.post("/cek/", {"kode": ketik})
    assert (jawab.status_code, jawab["Location"]) == (302, f"/cek/{kode}/")
    alamat = [f"/cek/{kode}/", f"/CEK/{kode}", f"/cek/{ketik}/"]
    assert [klien.get(satu).status_code for satu in alamat] == [200, 200, 200]


@pytest.mark.parametrize(
    ("kode", "kata"),
    [
        ("0" * 26, "Tidak ada surat dengan kode ini."),
        ("ABCD", "yang ditulis baru 4"),
        ("x" * 400, "hanya 26 huruf dan angka, yang ditulis lebih"),
        ("HFY4-G6RS", "Ini kode karcis atau tanda terima"),
        ("U" * 26, "Huruf U tidak pernah dipakai"),
        ("' OR 1=1--", "yang ditulis baru 4"),
        ("٣٥", "Tulis kodenya dulu."),
        ("%00", "Tulis kodenya dulu."),
    ],
)
def test_cek_of_an_unknown_code_is_a_clear_sentence(kode: str, kata: str, penulis: Pengguna) -> None:
    """Only a code that has the shape of ours may say that the letter is not from here."""
    pabrik.surat_keluar(penulis)
    jawab = Client().get(f"/cek/{kode}/")
    isi = jawab.content.decode()
    assert jawab.status_code == 404
    assert kata in isi
    assert ("bukan dari sini" in isi) == (kode == "0" * 26)
    assert ('href="/status/"><span>Ke Cek nomor' in isi) == ("HFY4" in kode)
    assert f'value="{tampilkan_kode(rapikan_kode(unquote(kode)[:60]))}"' in isi


def test_cek_of_a_lost_number_looks_unknown(penulis: Pengguna) -> None:
    surat = pabrik.surat_keluar(penulis)
    SuratKeluar.objects.filter(pk=surat.pk).update(status="hilang", alasan="mati listrik")
    jawab = Client().get(f"/cek/{surat.naskah.kode}/")
    asing = Client().get(f"/cek/{'0' * 26}/")
    assert jawab.status_code == asing.status_code == 404
    assert surat.naskah.nomor not in jawab.content.decode()


def test_cek_of_a_letters_number_asks_for_its_code(penulis: Pengguna) -> None:
    """A number may have 26 letters and digits too: it is never called a letter that is not from here."""
    kode = pabrik.surat_keluar(penulis).naskah.kode
    jawab = Client().post("/cek/", {"kode": "400.12.2.1/413/35.25.12.2012/XI/2026"})
    assert ("Itu nomor surat." in jawab.content.decode(), jawab.status_code) == (True, 400)
    tempel = Client().post("/cek/", {"kode": f"https://bungah.desa.id/cek/{kode.lower()}/"})
    assert tempel["Location"] == f"/cek/{kode}/"


def test_cek_without_a_code_asks_for_one(penulis: Pengguna) -> None:
    jawab = Client().post("/cek/", {"kode": " - "})
    assert jawab.status_code == 400
    assert "Tulis kodenya dulu." in jawab.content.decode()
    assert Client().get("/cek/").status_code == 200


def test_cek_counts_only_misses(penulis: Pengguna) -> None:
    kode, klien = pabrik.surat_keluar(penulis).naskah.kode, Client()
    klien.get(f"/cek/{kode}/")
    assert HitunganMeleset.objects.count() == 0
    klien.get("/cek/ABCD/")
    HitunganMeleset.objects.update(jumlah=BATAS_MELESET)
    jawab = klien.get(f"/cek/{kode}/")
    assert jawab.status_code == 404
    assert "Sudah terlalu sering salah." in jawab.content.decode()


def test_cek_is_kept_by_no_cache_and_no_search_engine(penulis: Pengguna) -> None:
    jawab = Client().get(f"/cek/{pabrik.surat_keluar(penulis).naskah.kode}/")
    assert "no-store" in jawab["Cache-Control"]
    assert jawab["X-Robots-Tag"] == "noindex"


def test_cek_refuses_other_methods(penulis: Pengguna) -> None:
    assert Client().post(f"/cek/{pabrik.surat_keluar(penulis).naskah.kode}/").status_code == 405
    assert Client().put("/cek/").status_code == 405


def test_cek_names_the_signatory_by_mandate_before_and_after_signing(
    penulis: Pengguna, penanda: Pegawai
) -> None:
    blok = Penanda(
        penanda.pk, penanda.nama, "", ("a.n. Kepala Desa Bungah", "Sekretaris Desa"), "an", "SK 7/2026"
    )
    surat = pabrik.surat_menunggu(penulis, penanda=blok)
    butir = (
        "Ani Lestari<br>a.n. Kepala Desa Bungah<br>Sekretaris Desa",
        "Menandatangani atas nama Kepala Desa, berdasarkan SK 7/2026.",
    )
    assert [satu for satu in butir if satu not in html(surat)] == []
    ALUR_SURAT_KELUAR.jalankan(surat, "terbitkan", pelaku=penulis, penanda_tangan=penanda)
    assert [satu for satu in butir if satu not in html(surat)] == []


def test_cek_says_when_the_writer_also_recorded_the_pen(penulis: Pengguna, penanda: Pegawai) -> None:
    surat = pabrik.surat_terbit(penulis, penanda_tangan=penanda)
    kalimat = "Pencatatnya juga penulis surat ini."
    assert kalimat not in html(surat)
    Pengesahan.objects.update(dirangkap=True)
    assert kalimat in html(surat)


def test_cek_of_a_sealed_letter_is_honest_about_the_seal(penulis: Pengguna, penanda: Pegawai) -> None:
    surat, segel = pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    assert keadaan(surat) == "BERLAKU"
    isi = html(surat)
    assert "Segel ini bukan tanda tangan tersertifikasi" in isi
    assert "Tanda tangan basah" not in isi
    assert [satu in isi for satu in (segel.sha256, segel.isi.sha256)] == [True, True]


def test_cek_asks_the_same_of_the_database_for_known_and_unknown_codes(
    penulis: Pengguna, penanda: Pegawai, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements, not clocks: nobody can tell by the time which code exists. A miss is counted afterwards."""
    monkeypatch.setattr(halaman.JawabLaluHitung, "close", HttpResponse.close)  # the answer, before it is sent
    tahu = pabrik.surat_terbit(penulis, penanda_tangan=penanda).naskah.kode
    hilang = pabrik.surat_keluar(penulis)
    SuratKeluar.objects.filter(pk=hilang.pk).update(status="hilang", alasan="mati listrik")

    def pertanyaan(kode: str) -> list[str]:
        ingatan.lupakan()
        with CaptureQueriesContext(connection) as kueri:
            Client().get(f"/cek/{kode}/")
        return [re.sub(r"'[^']*'|\b\d+\b", "?", satu["sql"]) for satu in kueri.captured_queries]

    asing = [hilang.naskah.kode, "0" * 26, "ABCD", "x" * 400]
    assert [pertanyaan(satu) for satu in asing] == [pertanyaan(tahu)] * 4
    assert HitunganMeleset.objects.count() == 0


def test_cek_of_a_code_of_another_kind_looks_unknown(penulis: Pengguna) -> None:
    with tulis(pelaku=penulis):
        lain = [
            naskah_alur.ambil_nomor(jenis=jenis, seri=seri, tanggal=pabrik.HARI, perihal="Lain")
            for jenis, seri in (
                (Naskah.Jenis.SURAT_TUGAS, "surat-tugas"),
                (Naskah.Jenis.PERNYATAAN, "pernyataan"),
            )
        ]
    asing = Client().get(f"/cek/{'0' * 26}/").content.decode()
    for satu in lain:
        jawab = Client().get(f"/cek/{satu.kode}/")
        assert jawab.status_code == 404
        isi = jawab.content.decode().replace(tampilkan_kode(satu.kode), tampilkan_kode("0" * 26))
        assert tanpa_kunci(isi) == tanpa_kunci(asing)


def test_cek_tells_robots_on_the_page_too(penulis: Pengguna) -> None:
    assert '<meta name="robots" content="noindex">' in html(pabrik.surat_keluar(penulis))


@pytest.mark.parametrize("banyak", [1, 3])
def test_cek_needs_four_queries(banyak: int, penulis: Pengguna, penanda: Pegawai) -> None:
    """With seal, mandate and revocation, and nothing of the frame remembered."""
    for _ in range(banyak):
        surat, _segel = pabrik.surat_bersegel(penulis, penanda_tangan=penanda)
    SuratKeluar.objects.update(status="dicabut", alasan="salah orang", mandat="plh", penanda=penanda)
    pabrik.pencabutan(surat, penulis)
    ingatan.lupakan()
    with CaptureQueriesContext(connection) as kueri:
        jawab = Client().get(f"/cek/{surat.naskah.kode}/")
    assert "DICABUT" in jawab.content.decode()
    assert len(kueri) <= 4
