"""Services with their steps and letters, visits, and requests brought to a stage by the real deeds."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any
from uuid import uuid4

from django.utils import timezone

from arsip.models import Klasifikasi
from bungah.dasar.models import Pengguna
from layanan.alur.antrean import ambil_nomor
from layanan.alur.permohonan import ALUR_PERMOHONAN, IsianPendaftaran, daftarkan
from layanan.alur.surat import ajukan_surat, simpan_isian
from layanan.alur.tanda_tangan import catat_tanda_tangan
from layanan.aturan.bagan import TAHAP_PERBUATAN
from layanan.models import (
    JenisSurat,
    KelompokAntrean,
    KolomSurat,
    Kunjungan,
    Langkah,
    Layanan,
    Loket,
    Permohonan,
    Persyaratan,
    Surat,
    TitikLayanan,
    VersiStandar,
    VersiTemplat,
)
from tests.pabrik.dasar import warga as orang
from tests.pabrik.kepegawaian import jabatan

SURAT = ("lengkapi", "ajukan", "terbit", "serahkan")
DIPERIKSA = ("lengkapi", "periksa", "ajukan", "terbit", "serahkan")
TANPA_SURAT = ("lengkapi", "selesaikan", "serahkan")
DOKUMEN = {  # papers in, result
    "lengkapi": ("Berkas warga", "Berkas lengkap"),
    "periksa": ("Berkas lengkap", "Catatan pemeriksaan"),
    "ajukan": ("Berkas lengkap", "Konsep surat"),
    "selesaikan": ("Berkas lengkap", "Pekerjaan selesai"),
    "terbit": ("Konsep surat", "Surat bertanda tangan"),
    "serahkan": ("Surat bertanda tangan", "Surat"),
}
NAMA_LANGKAH = {
    "lengkapi": "Periksa berkas",
    "periksa": "Cocokkan data",
    "ajukan": "Tulis surat",
    "selesaikan": "Kerjakan",
    "terbit": "Tanda tangan",
    "serahkan": "Serahkan",
}
PELAYANAN = ("kasi_pelayanan", "staf_pelayanan")  # who works on a step, and who instead
ISI_SURAT = """Yang bertanda tangan menerangkan bahwa:

[identitas: nama, nik, agama, alamat]

tinggal di sini sejak {sejak}, untuk {keperluan}."""


def titik() -> TitikLayanan:
    """The office itself."""
    return TitikLayanan.objects.get_or_create(nama="Kantor Desa")[0]


def loket(nomor: int = 1) -> Loket:
    """A counter at the office."""
    return Loket.objects.get_or_create(titik=titik(), nomor=nomor)[0]


def kelompok(kode: str = "A") -> KelompokAntrean:
    """A queue group."""
    return KelompokAntrean.objects.get_or_create(kode=kode, defaults={"nama": "Surat", "ikon": "surat"})[0]


def layanan(
    kode: str = "domisili",
    *,
    perbuatan: Sequence[str] = SURAT,
    syarat: Sequence[tuple[str, bool]] = (("KTP-el", True),),
    menit: int = 30,
    isi: str = ISI_SURAT,
    kolom: Sequence[dict[str, Any]] = ({"nama": "sejak", "label": "Tinggal sejak"},),
    **lain: Any,
) -> Layanan:
    """A service with a standard in force; with ``ajukan`` among its deeds also a letter."""
    umum = {"nama": f"Layanan {kode}", "nama_warga": f"Surat {kode}", "ikon": "surat"}
    satu = Layanan.objects.create(kode=kode, **{"kelompok": kelompok(), **umum, **lain})
    standar(satu, perbuatan=perbuatan, syarat=syarat, menit=menit)
    if "ajukan" in perbuatan:
        _jenis_surat(satu, isi, kolom)
    return satu


def standar(
    untuk: Layanan,
    *,
    perbuatan: Sequence[str] = SURAT,
    syarat: Sequence[tuple[str, bool]] = (),
    menit: int = 30,
    **lain: Any,
) -> VersiStandar:
    """A standard in force with one step per deed (5 minutes each)."""
    baku = {"versi": 1, "status": VersiStandar.Status.BERLAKU, "berlaku_dari": date(2026, 1, 1)}
    versi = VersiStandar.objects.create(layanan=untuk, menit=menit, produk="Surat", **baku | lain)
    Persyaratan.objects.bulk_create(
        Persyaratan(standar=versi, urut=urut, nama=nama, untuk="Data benar", wajib=wajib)
        for urut, (nama, wajib) in enumerate(syarat, 1)
    )
    pelaksana = {satu: ("kades", "sekdes") if satu == "terbit" else PELAYANAN for satu in perbuatan}
    menjabat = {kode: jabatan(kode) for kode in dict.fromkeys(chain.from_iterable(pelaksana.values()))}
    Langkah.objects.bulk_create(
        Langkah(
            standar=versi,
            urut=urut,
            nama=NAMA_LANGKAH[satu],
            tahap=TAHAP_PERBUATAN[satu],
            jenis="mulai" if urut == 1 else "selesai" if urut == len(perbuatan) else "proses",
            dokumen=DOKUMEN[satu][0],
            keluaran=DOKUMEN[satu][1],
            perbuatan=satu,
            menit=5,
            pelaksana=menjabat[pelaksana[satu][0]],
            pengganti=menjabat[pelaksana[satu][1]],
        )
        for urut, satu in enumerate(perbuatan, 1)
    )
    return versi


def _jenis_surat(untuk: Layanan, isi: str, kolom: Sequence[dict[str, Any]]) -> None:
    kode, _ = Klasifikasi.objects.get_or_create(kode="400.12.2.1", defaults={"nama": "Domisili"})
    jenis = JenisSurat.objects.create(
        layanan=untuk, judul="SURAT KETERANGAN", perihal="Keterangan", klasifikasi=kode
    )
    templat = VersiTemplat.objects.create(jenis=jenis, versi=1, isi=isi)
    KolomSurat.objects.bulk_create(
        KolomSurat(templat=templat, urut=urut, **satu) for urut, satu in enumerate(kolom, 1)
    )


def kunjungan(pelaku: Pengguna | None = None, **isi: Any) -> Kunjungan:
    """A visitor's number, given inside office hours or with a reason."""
    baku: dict[str, Any] = {"titik": titik(), "kelompok": kelompok(), "kunci": uuid4()}
    return ambil_nomor(pelaku=pelaku, **baku | isi)


def permohonan(untuk: Layanan, pelaku: Pengguna, *, lengkap: bool = True, **isi: Any) -> Permohonan:
    """A registered request; with a complete file it already stands in the completion queue."""
    saat, visit = isi.pop("saat", None), isi.pop("kunjungan", None)
    sumber = {"saat": saat, "sumber": "buku tamu"} if saat else {}
    if lengkap:
        syarat = Persyaratan.objects.filter(standar__layanan=untuk, standar__status="berlaku")
        isi.setdefault("berkas", {satu.pk: "ada" for satu in syarat})
    isi = {"warga": isi.pop("warga", None) or orang(), "keperluan": "mendaftar sekolah", **isi}
    visit = visit or kunjungan(pelaku, alasan_luar_jam="uji", **sumber)
    return daftarkan(visit, untuk, IsianPendaftaran(**isi), kunci=uuid4(), pelaku=pelaku, **sumber)


def surat(satu: Permohonan, pelaku: Pengguna, **isian: str) -> Surat:
    """The letter of a request, written and not yet submitted."""
    return simpan_isian(satu, {"sejak": "Maret 2021", **isian}, pelaku=pelaku)


def surat_diajukan(untuk: Layanan, pelaku: Pengguna, **isi: Any) -> Surat:
    """A letter that waits for its signature (needs ``cetak_pdf`` or the fixture that stands in for it)."""
    return ajukan_surat(surat(permohonan(untuk, pelaku, **isi), pelaku), pelaku=pelaku)


def permohonan_siap(untuk: Layanan, pelaku: Pengguna, **isi: Any) -> Permohonan:
    """A request whose letter is signed and waits for its owner."""
    satu = surat_diajukan(untuk, pelaku, **isi)
    catat_tanda_tangan([satu], pelaku=pelaku)
    return Permohonan.objects.get(pk=satu.permohonan_id)


def serahkan(satu: Permohonan, pelaku: Pengguna) -> Permohonan:
    """Hand it over to its owner now."""
    assert satu.siap_pada is None or satu.siap_pada <= timezone.now()
    return ALUR_PERMOHONAN.jalankan(satu, "serahkan", pelaku=pelaku, diambil_oleh=satu.warga.nama)
