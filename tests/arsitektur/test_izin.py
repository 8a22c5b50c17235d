"""The permission matrix: every address × every role. An address without a row fails the build."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from bungah.dasar.akses import halaman_induk
from bungah.dasar.models import Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import Percetakan
from tests.arsitektur.izin_standar import CONTOH_STANDAR, MATRIKS_STANDAR, PUBLIK_STANDAR
from tests.dasar.alat import klien_admin, klien_meja

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.lambat

PUBLIK = {
    "beranda:depan",
    "beranda:ikon",
    "beranda:awal",
    "beranda:awal_desa",
    "beranda:awal_akun",
    "beranda:awal_selesai",
    "beranda:awal_langkah",
    "dasar:masuk",
    "dasar:masuk_pin",
    "dasar:keluar",
    "dasar:pasangkan",
    "arsip:cek_cari",
    "arsip:cek",
    "arsip:cek_qr",
    "arsip:cek_berkas",
    "arsip:cek_berkas_cari",
    "layanan:layanan_daftar",
    "layanan:layanan_rinci",
    "layanan:status_cari",
    "layanan:status",
    "layanan:status_qr",
    "layanan:antrean",
    "layanan:daftar",
    "layanan:daftar_syarat",
    "layanan:daftar_waktu",
    "layanan:daftar_nama",
    "layanan:pesanan",
    "layanan:pesanan_batal",
    "layanan:isian",
    "layanan:isian_berkas",
    "layanan:isian_foto",
    "layanan:isian_diri",
    "layanan:isian_surat",
    "layanan:isian_periksa",
    "layanan:isian_hapus",
    "layanan:tanya",
    "layanan:tanya_kode",
    *PUBLIK_STANDAR,
}
PERANGKAT = {
    "layanan:kios",
    "layanan:kios_semua",
    "layanan:kios_nomor",
    "layanan:kios_karcis",
    "layanan:layar",
    "layanan:layar_sederhana",
    "layanan:layar_kabar",
    "layanan:layar_suara",
    "layanan:layar_uji",
    "layanan:suara_klip",
    "layanan:kios_pesanan",
}
HANYA_MASUK = {"dasar:kode"}  # the second half of logging in: any account, no role yet

SEMUA = frozenset(Peran)
MEJA = frozenset({Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN, Peran.SEKDES})
KADES = frozenset({Peran.KADES})
PEMBACA = MEJA | KADES | {Peran.ARSIPARIS}
MATRIKS: list[tuple[frozenset[Peran], set[str]]] = [
    (MEJA, {"mutu:lembar_periksa"}),
    (
        MEJA | {Peran.KADES, Peran.AUDITOR},
        {
            "mutu:periksa_bulan",
            "mutu:periksa_bulan_pdf",
        },
    ),
    (
        SEMUA,
        {
            "beranda:kantor",
            "dasar:akun",
            "dasar:pin",
            "dasar:sandi",
            "dasar:pasang_kode",
            "dasar:kode_cetak",
            "dasar:ganti_petugas",
            "dasar:kunci",
            "dasar:lanjut",
        },
    ),
    (
        frozenset({Peran.ADMIN, Peran.SEKDES}),
        {
            "dasar:perangkat",
            "dasar:perangkat_kode",
            "dasar:perangkat_cabut",
            "dasar:impor_warga",
            "dasar:impor_contoh",
            "dasar:impor_rinci",
        },
    ),
    (
        MEJA,
        {
            "layanan:meja",
            "layanan:meja_kabar",
            "layanan:meja_jaga",
            "layanan:meja_tinggalkan",
            "layanan:meja_panggil",
            "layanan:meja_pertanyaan",
            "layanan:meja_tutup",
            "layanan:kunjungan_tahan",
            "layanan:kunjungan_pindah",
            "layanan:kunjungan_dahulukan",
            "layanan:kunjungan_ubah",
            "layanan:karcis_baru",
            "layanan:karcis_rinci",
            "layanan:karcis_cetak",
            "layanan:pesanan_daftar",
            "layanan:pesanan_ambil",
            "layanan:isian_cocok",
            "layanan:isian_pegang",
            "layanan:isian_gambar",
            "layanan:isian_buang",
            "layanan:khusus_minta",
            "layanan:pendaftaran",
            "layanan:proses",
            "layanan:penyerahan",
            "layanan:belum_diambil",
            "layanan:kabari",
            "layanan:bukti_serah",
            "layanan:penyerahan_rt",
            "layanan:slip_siap",
            "layanan:permohonan_berkas",
            "layanan:permohonan_ambil",
            "layanan:permohonan_periksa",
            "layanan:permohonan_selesaikan",
            "layanan:permohonan_tunda",
            "layanan:permohonan_lanjutkan",
            "layanan:permohonan_serahkan",
            "layanan:legalisir",
            "layanan:minta_data_catat",
            "layanan:legalisir_tanpa",
            "layanan:pernyataan_tulis",
            "layanan:pernyataan_pdf",
            "layanan:pernyataan_minta_periksa",
            "layanan:pernyataan_catat",
            "layanan:surat_tulis",
            "layanan:surat_ajukan",
            "layanan:surat_betulkan",
            "layanan:periksa_daftar",
            "layanan:periksa_surat",
            "layanan:tumpukan",
            "layanan:tumpukan_pengantar",
            "layanan:tumpukan_surat",
            "layanan:tumpukan_susun",
            "layanan:tumpukan_kode",
            "layanan:tumpukan_qr",
            "layanan:tumpukan_cetak",
            "layanan:suara_daftar",
            "layanan:suara_rekam",
            "layanan:suara_hapus",
            "layanan:suara_dengar",
            "layanan:susulan",
            "layanan:map_darurat",
            "layanan:blangko",
            "layanan:nomor_cadangan",
            "layanan:nomor_cadangan_pakai",
            "layanan:nomor_cadangan_cetak",
            "layanan:tamu_baru",
            "layanan:tamu_ubah",
        },
    ),
    (
        MEJA | KADES,
        {
            "layanan:konsultasi_daftar",
            "layanan:konsultasi_baru",
            "layanan:konsultasi_rinci",
            "layanan:permohonan_batalkan",
            "layanan:surat_periksa",
            "layanan:surat_pdf",
            "layanan:surat_gambar",
            "arsip:paraf",
            "layanan:kotak_kembalikan",  # the desk records what came back unsigned on paper
            "layanan:ucapan",
            "layanan:ucapan_kartu",
        },
    ),
    (
        KADES | {Peran.SEKDES, Peran.PETUGAS_LAYANAN},
        {
            "dasar:hp",
            "dasar:hp_lepas",
            "layanan:kotak",
            "layanan:kotak_surat",
            "layanan:kotak_setujui",
            "layanan:kunci_segel",
        },
    ),
    (
        KADES | {Peran.SEKDES, Peran.ADMIN, Peran.PETUGAS_LAYANAN, Peran.AUDITOR},
        {"layanan:standar_langkah"},
    ),
    (frozenset({Peran.SEKDES}), {"layanan:ucapan_ubah", "layanan:permohonan_lewati"}),
    (KADES | {Peran.SEKDES, Peran.AUDITOR}, {"arsip:keaslian"}),
    (KADES | {Peran.SEKDES, Peran.PETUGAS_LAYANAN}, {"arsip:cabut"}),
    (KADES | {Peran.SEKDES, Peran.AUDITOR, Peran.BENDAHARA}, {"layanan:pembayaran"}),
    (
        SEMUA - {Peran.ARSIPARIS, Peran.PENGADUAN},
        {
            "layanan:laporan_biaya",
            "layanan:laporan_biaya_csv",
            "layanan:laporan_biaya_pdf",
            "layanan:poster_biaya",
        },
    ),
    (frozenset({Peran.BENDAHARA}), {"layanan:pembayaran_catat", "layanan:pengembalian_catat"}),
    (
        MEJA | {Peran.KADES, Peran.AUDITOR},
        {"layanan:kompensasi", "layanan:kompensasi_csv", "layanan:kompensasi_pdf"},
    ),
    (KADES | {Peran.SEKDES}, {"layanan:kompensasi_putuskan"}),
    (MEJA, {"layanan:kompensasi_ubah"}),
    (MEJA, {"layanan:slip_bayar"}),
    (PEMBACA | {Peran.AUDITOR, Peran.BENDAHARA}, {"layanan:tanda_bukti", "layanan:tanda_kembali"}),
    (MEJA | {Peran.ARSIPARIS}, {"arsip:salinan"}),
    (SEMUA - {Peran.ADMIN, Peran.AUDITOR}, {"layanan:permintaan", "layanan:permintaan_baru"}),
    (MEJA | {Peran.ARSIPARIS}, {"arsip:ekspedisi_kembali"}),
    (MEJA | KADES, {"layanan:berkas_warga", "layanan:minta_data_daftar"}),
    (frozenset({Peran.ARSIPARIS, Peran.SEKDES, Peran.AUDITOR}), {"arsip:berkas"}),
    (frozenset({Peran.PETUGAS_LAYANAN, Peran.SEKDES}), {"layanan:salinan_data", "layanan:minta_data_tolak"}),
    (PEMBACA, {"layanan:permohonan_rinci", "layanan:tanda_terima"}),
    (
        PEMBACA | {Peran.AUDITOR},
        {
            "arsip:register",
            "arsip:ekspedisi",
            "arsip:ekspedisi_pdf",
            "arsip:surat",
            "arsip:dicabut",
            "arsip:dicabut_csv",
            "layanan:buku_tamu",
            "layanan:buku_tamu_csv",
            "layanan:buku_tamu_pdf",
            "layanan:pernyataan_daftar",
        },
    ),
    (
        MEJA | KADES | {Peran.AUDITOR},
        {
            "layanan:penyimpangan",
            "layanan:laporan_antrean",
            "layanan:laporan_antrean_csv",
            "layanan:laporan_antrean_pdf",
            "layanan:lembar_harian",
            "layanan:bukti_antrean",
        },
    ),
    (frozenset({Peran.SEKDES, Peran.KADES, Peran.ADMIN}), {"arsip:seri"}),
    (
        KADES,
        {
            "arsip:atas_nama",
            "arsip:cabut_tolak",
            "layanan:mandat_cabut",
            "arsip:atas_nama_sanggah",
            "arsip:atas_nama_selesai",
        },
    ),
    (
        KADES | {Peran.SEKDES},
        {
            "layanan:khusus_setujui",
            "kepegawaian:pengganti",
            "kepegawaian:pengganti_akhiri",
            "layanan:mandat",
            "kepegawaian:ketidakhadiran",
            "kepegawaian:ketidakhadiran_hapus",
        },
    ),
    (KADES | {Peran.SEKDES, Peran.ADMIN}, {"kepegawaian:surat_tugas", "kepegawaian:surat_tugas_pdf"}),
    *MATRIKS_STANDAR,
]
PETUGAS = {nama: peran for peran, daftar in MATRIKS for nama in daftar}
CONTOH: dict[str, object] = {
    "pk": 987654,
    "kode": "x",
    "nama": "panggil_ulang",
    "kertas": "a4",
    "halaman": 1,
    "sidik": "x",
    "foto": 987654,
    "syarat": 987654,
    "kunci": UUID(int=0),
    **CONTOH_STANDAR,
}


def _alamat(simpul: URLResolver, ruang: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of ours with its full name; the admin has its own tests."""
    for butir in simpul.url_patterns:
        if isinstance(butir, URLPattern):
            yield f"{ruang}{butir.name}", butir
        elif not str(butir.pattern).startswith("admin"):
            yield from _alamat(butir, f"{butir.namespace}:" if butir.namespace else ruang)


SEMUA_ALAMAT = dict(_alamat(get_resolver()))


def test_alamat_setiap_satu_punya_baris() -> None:
    assert set(SEMUA_ALAMAT) == PUBLIK | PERANGKAT | HANYA_MASUK | set(PETUGAS)


@pytest.mark.parametrize("nama", sorted(SEMUA_ALAMAT))
def test_alamat_menyebut_siapa_yang_boleh(nama: str) -> None:
    pandangan: Any = SEMUA_ALAMAT[nama].callback
    assert getattr(pandangan, "publik", False) == (nama in PUBLIK)
    assert bool(getattr(pandangan, "perangkat", None)) == (nama in PERANGKAT)
    assert getattr(pandangan, "peran", frozenset()) == PETUGAS.get(nama, frozenset())
    terbuka = nama in PUBLIK | PERANGKAT
    assert getattr(pandangan, "login_required", True) == (not terbuka)


def _tujuan(nama: str) -> str:
    butir = SEMUA_ALAMAT[nama].pattern
    return reverse(nama, kwargs={k: CONTOH[k] for k in butir.converters})


def _cara(nama: str) -> set[str]:
    """The methods a view is open to; empty = any."""
    pandangan: Any = SEMUA_ALAMAT[nama].callback
    while pandangan is not None:
        bebas = inspect.getclosurevars(pandangan).nonlocals
        if "request_method_list" in bebas:
            return set(bebas["request_method_list"])
        pandangan = getattr(pandangan, "__wrapped__", None)
    return set()


def test_alamat_kiriman_punya_halaman_di_atasnya() -> None:
    """The page that a reloaded deed offers as the way back can be opened itself."""
    kiriman = [nama for nama in SEMUA_ALAMAT if _cara(nama) == {"POST"}]
    assert len(kiriman) > 30
    buntu = {}
    for nama in kiriman:
        atas = halaman_induk(RequestFactory().get(_tujuan(nama)))
        if _cara(resolve(atas).view_name) == {"POST"}:
            buntu[nama] = atas
    assert buntu == {}


def _status(klien: Client, nama: str) -> int:
    """The answer to GET, or to POST where only POST is open."""
    status = klien.get(_tujuan(nama)).status_code
    return klien.post(_tujuan(nama)).status_code if status == 405 else status


@pytest.mark.django_db
@pytest.mark.parametrize("peran", list(Peran))
def test_peran_hanya_membuka_alamatnya(peran: Peran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Percetakan, "cetak", lambda _press, _html: b"%PDF-"
    )  # who may open it, not how it looks
    orang = Pengguna.objects.create_user("orang", nama="Orang", password="x")
    PeranBerlaku.objects.create(pengguna=orang, peran=peran, dari="2000-01-01", dasar="SK 1")
    klien = (klien_admin if peran == Peran.ADMIN else klien_meja)(orang)
    klien.raise_request_exception = False
    keliru = {}
    for nama, boleh in sorted(PETUGAS.items()):
        if nama in {"dasar:lanjut", "dasar:kunci"}:  # they change who is logged in; tested on their own
            continue
        status = _status(klien, nama)
        if (status == 403) == (peran in boleh) or status >= 500:
            keliru[nama] = status
    assert keliru == {}


@pytest.mark.django_db
def test_tamu_selalu_ke_halaman_masuk() -> None:
    tamu = Client()
    bocor = {}
    for nama in PETUGAS:
        jawab = tamu.get(_tujuan(nama))
        if jawab.status_code != 302 or not jawab["Location"].startswith(reverse("dasar:masuk")):
            bocor[nama] = jawab.status_code
    assert bocor == {}


@pytest.mark.django_db
@pytest.mark.parametrize("nama", sorted(PERANGKAT))
def test_perangkat_yang_tidak_dipasangkan_ditolak(nama: str) -> None:
    assert Client().get(_tujuan(nama)).status_code == 403


@pytest.mark.django_db
def test_peran_yang_habis_kemarin_tidak_membuka_apa_pun() -> None:
    orang = Pengguna.objects.create_user("orang", nama="Orang", password="x")
    PeranBerlaku.objects.create(
        pengguna=orang, peran=Peran.SEKDES, dari="2000-01-01", sampai="2000-12-31", dasar="SK 1"
    )
    assert klien_meja(orang).get(reverse("layanan:meja")).status_code == 403
