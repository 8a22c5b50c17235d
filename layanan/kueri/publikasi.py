"""What of every service is public, by which medium, with its proof: register, wall and site side by side."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from bungah.dasar.kueri import profil
from bungah.naskah import katalog
from bungah.naskah.kueri_tempelan import sah_terpasang
from kepegawaian.kueri_umum import pelayan
from layanan.aturan.publikasi import BUTIR, Matriks, Sel, dari_tempelan
from layanan.kueri.halaman_layanan import diperbarui
from layanan.kueri.umum import berlaku_umum
from layanan.models import Publikasi, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from bungah.dasar.models import ProfilDesa

Butir = Publikasi.Butir
KURANG: Final = {
    Butir.PROSEDUR: "Langkahnya belum tertulis di standar.",
    Butir.PERSYARATAN: "Yang harus dibawa belum tertulis di standar.",
    Butir.BIAYA: "Biayanya belum menyebut dasar hukum.",
    Butir.WAKTU: "Waktu janjinya belum tertulis.",
    Butir.STANDAR: "Isi standarnya belum tersusun.",
    Butir.JANJI: "Jaminan pelayanan belum tertulis di standar.",
    Butir.MOTTO: "Motto kantor belum diisi.",
    Butir.LOKASI: "Alamat kantor belum diisi.",
    Butir.PEJABAT: "Belum ada petugas ber-SK untuk langkahnya.",
}


def matriks_semua(hari: date) -> list[Matriks]:
    """All services on offer, in the order of the public list."""
    return _matriks(list(berlaku_umum().select_related("layanan")), hari)


def matriks_layanan(kode: str, hari: date) -> Matriks | None:
    """One service; None when it is not on offer."""
    daftar = list(berlaku_umum().filter(layanan__kode=kode).select_related("layanan"))
    return _matriks(daftar, hari)[0] if daftar else None


def berjalan() -> QuerySet[Publikasi]:
    """What persons wrote down and nobody ended."""
    return Publikasi.objects.filter(sampai=None)


def _matriks(daftar: list[VersiStandar], hari: date) -> list[Matriks]:
    desa, bertugas = profil(), {satu.kode_jabatan for satu in pelayan(hari) if satu.sk}
    terpasang, judul = sah_terpasang(), {j: c.judul for j, c in katalog.semua().items()}
    catatan: dict[int, list[Publikasi]] = defaultdict(list)
    for baris in berjalan().filter(layanan__in=[satu.layanan_id for satu in daftar]):
        catatan[baris.layanan_id].append(baris)
    hasil = []
    for satu in daftar:
        sel = {(b, "situs"): s for b, s in _situs(satu, desa, bertugas).items()}
        sel |= _papan(satu.layanan.kode, terpasang, judul)
        sel |= {
            (b.butir, b.media): Sel(ada=True, sejak=b.sejak, bukti=b.bukti, catatan=b.pk)
            for b in catatan[satu.layanan_id]
        }
        hasil.append(Matriks(satu.layanan.kode, satu.layanan.nama_warga, sel))
    return hasil


def _papan(
    kode: str, terpasang: Iterable[tuple[str, str, date]], judul: Mapping[str, str]
) -> dict[tuple[str, str], Sel]:
    """Answered by the posting register: only sheets that still hold count."""
    return {
        (butir, "papan"): Sel(ada=True, sejak=sejak, bukti=f"tempelan: {judul.get(jenis, jenis)}")
        for butir, (sejak, jenis) in dari_tempelan(kode, terpasang).items()
    }


def _situs(satu: VersiStandar, desa: ProfilDesa, bertugas: set[str]) -> dict[str, Sel]:
    """Answered by the record itself: what the public page of the service shows today."""
    langkah: list[Mapping[str, Any]] = satu.potret.get("langkah", [])
    ada = {
        Butir.PROSEDUR: bool(langkah),
        Butir.PERSYARATAN: bool(satu.potret.get("syarat")),
        Butir.BIAYA: satu.gratis or satu.dasar_biaya_id is not None,
        Butir.WAKTU: satu.menit > 0,
        Butir.STANDAR: bool(satu.potret),
        Butir.JANJI: bool(satu.jaminan.strip()),
        Butir.MOTTO: bool(desa.motto),
        Butir.LOKASI: bool(desa.alamat),
        Butir.PEJABAT: any(baris.get("kode_jabatan") in bertugas for baris in langkah),
    }
    sejak = diperbarui(satu)
    return {
        butir: Sel(ada=True, sejak=sejak, bukti=_bukti_situs(satu, butir))
        if ada[Butir(butir)]
        else Sel(ada=False, kurang=KURANG[Butir(butir)])
        for butir in BUTIR
    }


def _bukti_situs(satu: VersiStandar, butir: str) -> str:
    """A standard nobody decided yet is public as what it is."""
    belum = ", belum ditetapkan dengan SK" if butir == Butir.STANDAR and not satu.ditetapkan else ""
    return f"halaman layanan di situs{belum}"
