"""Questions about one resident: everything asked for, every letter, and who has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils import timezone

from arsip.models import SuratKeluar
from bungah.dasar.models import Jejak, Pengguna
from bungah.naskah.models import NaskahIsi
from layanan.aturan.berkas_warga import ALASAN, PERBUATAN
from layanan.models import Permohonan, Surat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from bungah.dasar.models import Warga

DATA_DIRI = (
    "nama", "panggilan", "nik", "no_kk", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "agama",
    "status_kawin", "pendidikan", "pekerjaan", "kewarganegaraan", "alamat", "dusun", "rt", "rw", "telepon",
)  # fmt: skip


def permohonan_warga(warga: Warga) -> QuerySet[Permohonan]:
    """Every request of a resident, newest first, with its letters (``.surat_ada``)."""
    surat = Surat.objects.filter(register__isnull=False).select_related("register__naskah")
    return (
        Permohonan.objects.filter(warga=warga)
        .select_related("layanan", "warga", "pegawai", "kunjungan__kelompok")
        .prefetch_related(Prefetch("surat", surat.order_by("id"), to_attr="surat_ada"))
        .order_by("-id")
    )


@dataclass(frozen=True, slots=True)
class Akses:
    """One look into the file, as the trail tells it."""

    saat: datetime
    siapa: str
    apa: str
    alasan: str


def akses_berkas(warga: Warga) -> list[Akses]:
    """Who opened this file or gave its data away, newest first."""
    baris = list(
        Jejak.objects.filter(
            jenis=warga._meta.label_lower, objek_id=str(warga.pk), perbuatan__in=list(PERBUATAN)
        ).order_by("-urut")
    )
    orang = Pengguna.objects.in_bulk([b.pelaku_id for b in baris if b.pelaku_id])
    return [
        Akses(
            b.dicatat_pada,
            str(orang.get(b.pelaku_id or 0, "akun yang sudah tidak ada")),
            PERBUATAN[b.perbuatan],
            ALASAN.get(b.rinci.get("alasan", ""), ""),
        )
        for b in baris
    ]


def data_warga(warga: Warga) -> dict[str, object]:
    """What the office holds about a resident, for themselves: nothing masked, by the village's clock."""
    return {
        "dibuat": timezone.localtime(),
        "data_diri": {nama: _polos(getattr(warga, nama)) for nama in DATA_DIRI},
        "permohonan": [_permohonan(satu) for satu in permohonan_warga(warga)],
        "siapa_membuka": [
            {"saat": _polos(a.saat), "oleh": a.siapa, "apa": a.apa, "alasan": a.alasan}
            for a in akses_berkas(warga)
        ],
    }


def _permohonan(satu: Permohonan) -> dict[str, object]:
    kolom = (
        "keperluan",
        "terjadi_pada",
        "lengkap_pada",
        "siap_pada",
        "selesai_pada",
        "hasil",
        "diambil_oleh",
        "hubungan_pengambil",
    )
    return {
        "layanan": satu.layanan.nama_warga,
        "nomor": satu.nomor,
        "tahap": satu.get_tahap_display(),
        **{nama: _polos(getattr(satu, nama)) for nama in kolom},
        "surat": [
            {
                "nomor": surat.register.naskah.nomor,
                "tanggal": _polos(surat.register.naskah.tanggal),
                "perihal": surat.register.naskah.perihal,
                "keadaan": surat.register.get_status_display(),
                "isian": surat.isian,
            }
            for surat in satu.surat_ada  # type: ignore[attr-defined]
        ],
    }


def _polos(nilai: object) -> object:
    """A moment by the village's clock, a day, else text."""
    if isinstance(nilai, datetime):
        return timezone.localtime(nilai)
    return nilai if isinstance(nilai, date) else "" if nilai is None else str(nilai)


def berkas_surat(warga: Warga) -> Iterator[tuple[str, bytes]]:
    """The newest frozen bytes of every issued letter with its number, sealed where it was sealed."""
    semua = (
        NaskahIsi.objects.filter(
            naskah__surat_keluar__surat__permohonan__warga=warga,
            naskah__surat_keluar__status=SuratKeluar.Status.TERBIT,
        )
        .select_related("naskah", "segel")
        .order_by("naskah_id", "-versi")
    )
    sudah = 0
    for isi in semua.iterator(chunk_size=20):
        if isi.naskah_id != sudah:
            sudah = isi.naskah_id
            segel = getattr(isi, "segel", None)
            yield isi.naskah.nomor, segel.berkas if segel else bytes(isi.isi)
