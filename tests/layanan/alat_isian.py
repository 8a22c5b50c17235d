"""A villager's phone for tests: photos, a place, a form filled in page by page."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from bungah.dasar.models import Fitur
from layanan.alur.antrean import panggil_berikut
from layanan.alur.pesanan import datang, pesan_tempat
from layanan.alur.standar import jaga_loket
from layanan.models import IsianRumah, Persyaratan, Pesanan
from tests.layanan.test_pesanan import sesi
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bungah.dasar.models import Pengguna
    from layanan.models import Kunjungan, Layanan, SesiDaftar

NIK = "3525990305880012"
PIN = "472913"
DIRI = {"nama": "Siti Aminah", "nik": NIK, "rt": "2", "rw": "1", "dusun": "Kaliwot"}
SURAT = {"keperluan": "mendaftar sekolah", "sejak": "Maret 2021"}
_potret: dict[tuple[int, int], bytes] = {}


def potret(lebar: int = 900, tinggi: int = 600) -> bytes:
    """A JPEG as a phone makes it, with what a phone writes beside the picture."""
    if (lebar, tinggi) not in _potret:
        isi, exif = io.BytesIO(), Image.Exif()
        exif[0x010F] = "Merek HP"
        Image.radial_gradient("L").resize((lebar, tinggi)).convert("RGB").save(isi, "JPEG", exif=exif)
        _potret[lebar, tinggi] = isi.getvalue()
    return _potret[lebar, tinggi]


def nyalakan() -> None:
    for kode in (Fitur.Kode.DAFTAR_RUMAH, Fitur.Kode.ISI_RUMAH):
        Fitur.objects.create(kode=kode, menyala=True)


def tempat(layanan: Layanan, satu: SesiDaftar | None = None, hari: date = dasar.SENIN) -> Pesanan:
    """A place for today, before eleven."""
    return pesan_tempat(
        layanan=layanan,
        sesi=(satu or sesi(kuota=9)).pk,
        hari=hari.isoformat(),
        nama="S. A.",
        telepon="",
        siap=[],
        kunci=uuid4(),
    )


class Hp:
    """One phone in front of the form of one place."""

    def __init__(self, pesanan: Pesanan) -> None:
        self.pesanan, self.klien = pesanan, Client()
        self.akar = f"/d/{pesanan.kode}/isi/"
        self.syarat = list(Persyaratan.objects.filter(standar__layanan=pesanan.layanan))

    def buka(self, pin: str = PIN) -> Any:
        return self.klien.post(self.akar, {"pin": pin})

    def foto(self, isi: bytes | None = None, *, ke: int = 0, kunci: str = "", nama: str = "ktp.jpg") -> Any:
        alamat = f"{self.akar}berkas/{self.syarat[ke].pk}/"
        if not kunci:
            [kunci] = re.findall(r'name="kunci" value="([^"]+)"', self.klien.get(alamat).content.decode())
        berkas = SimpleUploadedFile(nama, potret() if isi is None else isi, "image/jpeg")
        return self.klien.post(alamat, {"kunci": kunci, "foto": berkas})

    def berkas(self, perbuatan: str, ke: int = 0) -> Any:
        return self.klien.post(f"{self.akar}berkas/{self.syarat[ke].pk}/", {"perbuatan": perbuatan})

    def isi(self, halaman: str, **isi: str) -> Any:
        return self.klien.post(f"{self.akar}{halaman}/", isi)

    def lihat(self, halaman: str = "") -> str:
        return self.klien.get(f"{self.akar}{halaman}").content.decode()

    def lengkapi(self, *, kirim: bool = True, **diri: str) -> IsianRumah:
        """Every page, and the last button."""
        assert self.buka().status_code == 302
        assert self.foto().status_code == 302
        assert self.isi("diri", **DIRI | diri).status_code == 302
        assert self.isi("surat", **SURAT).status_code == 302
        if kirim:
            assert self.isi("periksa").status_code == 302
        return IsianRumah.objects.get(pesanan=self.pesanan)


def disk() -> bytes:
    """Everything the safe and the database's own file hold."""
    folder: Path = settings.DATA_DIR / "brankas"
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


def laci_ada() -> list[str]:
    folder: Path = settings.DATA_DIR / "brankas"
    return sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []


# The desk


def alamat(hp: Hp) -> str:
    return f"/kantor/isian/{hp.pesanan.pk}/"


def dilayani(hp: Hp, petugas: Pengguna) -> Kunjungan:
    """Come, and called by this officer."""
    datang(hp.pesanan, pelaku=None)
    jaga_loket(pabrik.loket(), pelaku=petugas)
    kunjungan = panggil_berikut(pelaku=petugas)
    assert kunjungan is not None
    return kunjungan


def kirim(klien: Client, hp: Hp, **isi: str) -> Any:
    """The page's form as it stands, changed by ``isi``."""
    html = klien.get(alamat(hp)).content.decode()
    [kunci] = re.findall(r'name="kunci" value="([^"]+)"', html)
    [warga] = re.findall(r'name="warga" value="([^"]+)"', html)
    nilai = dict(re.findall(r'<input type="text" name="([a-z_0-9]+)" value="([^"]*)"', html))
    baku = {"kunci": kunci, "warga": warga, "perbuatan": "semua_sesuai"}
    return klien.post(alamat(hp), {**nilai, **baku, **isi})
