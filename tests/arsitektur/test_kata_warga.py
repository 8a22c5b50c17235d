"""Words of the office that no villager has to read (daily words instead), and canaries that must not fly."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from arsip.models import SuratKeluar
from bungah.dasar.alur_orang import pasangkan
from bungah.dasar.models import Fitur, Perangkat
from bungah.dasar.peran import Peran
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.aturan.permohonan import KATA_RESMI, KATA_WARGA, Tahap
from layanan.cetak import surat as cetak_surat
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLAT = Path(settings.BASE_DIR) / "templates"
WARGA = [
    "dasar/publik.html", "dasar/kios.html", "dasar/ditolak.html", "beranda/depan.html",
    "beranda/_sorotan.html", "400.html", "403.html", "404.html", "405.html", "500.html", "arsip/cek.html",
    "naskah/halaman.html", "naskah/halaman_indeks.html", "naskah/_baris_umum.html", "naskah/tanda.html",
    "arsip/_cek_hasil.html", "arsip/_cek_tanya.html", "arsip/_cek_berkas.html",
    "arsip/_cek_cocok.html", "cetak/layanan/karcis.html",
    "cetak/layanan/tanda_terima.html",
    *(f"layanan/{nama}.html" for nama in (
        "_depan_antrean", "_depan_layanan", "_depan_status", "_hak_terlambat", "_isian_kode", "_kios_dahulu",
        "_petak_layanan", "_status_nomor", "_syarat", "_tanya_kantor", "_keadaan_antrean", "antrean",
        "daftar", "daftar_syarat", "daftar_waktu", "daftar_nama", "pesanan", "pesanan_batal", "kios_pesanan",
        "tanya", "tanya_kode", "isian_buka", "isian_berkas", "isian_diri", "isian_surat", "isian_periksa",
        "isian_hapus", "_pesanan_isian",
        "_layanan_hasil",
        "_umum_biaya", "_umum_hukum", "_umum_janji", "_umum_langkah", "_umum_petugas", "_umum_ringkas",
        "_umum_syarat", "_umum_tempat",
        "bagan", "bagan_semua", "_bagan_kata",
        "kios", "kios_nomor", "layanan_daftar", "layanan_rinci", "status", "status_cari",
    )),
]  # fmt: skip
TERLARANG = re.compile(
    r"\b(legalisasi|pendaftaran|permohonan|pemohon|proses|diproses|memproses|fifo|penyimpangan|dinamis|statis|"
    r"totp|step-?up|token|hash|eskalasi|sla|pre-?registrasi|redaksi|nrr|unsur|pdca|opname|mutasi|ruang mesin|"
    r"backup|draf|login|password|error|submit|administrasi)\b",
    re.IGNORECASE,
)
NIK = "3525990305880012"
RAHASIA = (
    "3525990305880012",
    "Siti Aminah",
    "Aminah",
    "Jl. Melati 5",
    "81234567890",
    "3 Mei 1988",
    "untuk sekolah",
)


def teks_templat(isi: str) -> str:
    """What a reader sees of a template: without comments, tags, code and attributes that name code."""
    isi = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", " ", isi, flags=re.DOTALL)
    kata = " ".join(
        re.findall(r"(?:judul|keterangan|label|petunjuk|satuan|placeholder|aria-label|alt)=\"([^\"]*)\"", isi)
    )
    kata += " " + " ".join(re.findall(r"{% (?:tombol|pesan|lencana|kosong) \"([^\"]*)\"", isi))
    return f"{re.sub(r'{%.*?%}|{{.*?}}|<[^>]*>', ' ', isi, flags=re.DOTALL)} {kata}"


def teks_halaman(html: str) -> str:
    """What a reader sees, or hears, of a page."""
    isi = re.sub(r"<(script|style|title)[^>]*>.*?</\1>", " ", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", isi))


@pytest.mark.parametrize("nama", WARGA)
def test_templat_warga_tanpa_kata_kantor(nama: str) -> None:
    assert TERLARANG.findall(teks_templat((TEMPLAT / nama).read_text())) == []


def test_templat_warga_semua_terdaftar() -> None:
    """A new page for villagers joins the list: whatever extends the public or the kiosk shell."""
    cangkang = ('{% extends "dasar/publik.html" %}', '{% extends "dasar/kios.html" %}')
    warga = {
        str(p.relative_to(TEMPLAT))
        for p in TEMPLAT.rglob("*.html")
        if p.read_text().startswith(cangkang) and not _untuk_petugas(p)
    }
    assert warga - set(WARGA) == set()


def _untuk_petugas(berkas: Path) -> bool:
    """Pages of the door and the first-run guide: villagers never come there."""
    nama = str(berkas.relative_to(TEMPLAT))
    return nama.startswith("beranda/awal") or (nama.startswith("dasar/") and nama != "dasar/ditolak.html")


def test_tahap_punya_kata_warga_sendiri() -> None:
    assert set(KATA_WARGA) == set(KATA_RESMI) == set(Tahap)
    assert [kata for kata in KATA_WARGA.values() if TERLARANG.search(kata)] == []


# Pages as they are sent


@pytest.fixture
def halaman(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Every page a villager can open, of an office with one canary in every stage."""
    monkeypatch.setattr(cetak_surat, "cetak_pdf", lambda *_a, **_k: b"%PDF-1.7 " + NIK.encode())
    with time_machine.travel(dasar.pukul(9), tick=False):
        yield _halaman(_isi_kantor())


def _isi_kantor() -> list[str]:
    """Fill the office; give the addresses of its codes."""
    dasar.profil(alamat_publik="https://bungah.desa.id")
    dasar.jam_kerja()
    kepegawaian.pegawai("kades", "Ani Lestari")
    petugas = dasar.pengguna("Budi Santoso", Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN)
    kepegawaian.pegawai("kasi_pelayanan", "Budi Santoso", petugas)
    Fitur.objects.create(kode=Fitur.Kode.KIOS, menyala=True)
    layanan = pabrik.layanan()
    orang = dasar.warga(
        nama="Siti Aminah",
        nik=NIK,
        telepon="6281234567890",
        alamat="Jl. Melati 5",
        tanggal_lahir=date(1988, 5, 3),
    )
    isi = {"warga": orang, "keperluan": "untuk sekolah"}
    kode = [pabrik.kunjungan().kode]
    kode += [
        pabrik.permohonan(layanan, petugas, lengkap=lengkap, **isi).kunjungan.kode
        for lengkap in (True, False)
    ]
    for terbit in (False, True):
        surat = pabrik.surat_diajukan(layanan, petugas, **isi)
        if terbit:
            catat_tanda_tangan([surat], pelaku=petugas)
        kode.append(surat.permohonan.kunjungan.kode)
    cek = [f"/cek/{s.naskah.kode}/" for s in SuratKeluar.objects.select_related("naskah")]
    return [*(f"/s/{satu}/" for satu in kode), f"/ambil-nomor/{kode[0]}/", *cek]


def _halaman(alamat: list[str]) -> dict[str, str]:
    _, tanda = pasangkan(nama="Kios", jenis=Perangkat.Jenis.KIOS, pelaku=None)
    klien = Client()
    klien.cookies["perangkat"] = tanda
    tetap = ["/", "/layanan/", "/layanan/domisili/", "/layanan/?cari=ktp", "/status/", "/s/ABCD1234/",
             "/antrean/", "/cek/", "/cek/ABCD/", "/ambil-nomor/", "/tidak-ada/"]  # fmt: skip
    return {satu: klien.get(satu).content.decode() for satu in [*tetap, *alamat]}


def test_halaman_warga_tanpa_kata_kantor(halaman: dict[str, str]) -> None:
    kena = {alamat: TERLARANG.findall(teks_halaman(html)) for alamat, html in halaman.items()}
    assert {alamat: kata for alamat, kata in kena.items() if kata} == {}


def test_halaman_warga_tanpa_burung_kenari(halaman: dict[str, str]) -> None:
    """No NIK, name, address, birth date, phone or errand of a person on any public page."""
    kena = {alamat: [r for r in RAHASIA if r in html] for alamat, html in halaman.items()}
    assert {alamat: bocor for alamat, bocor in kena.items() if bocor} == {}
    assert [alamat for alamat, html in halaman.items() if re.search(r"(?<!\d)\d{16}(?!\d)", html)] == []


def test_halaman_warga_berbahasa_indonesia(halaman: dict[str, str]) -> None:
    assert [alamat for alamat, html in halaman.items() if '<html lang="id">' not in html] == []
