"""Who may wear a badge: people whose appointment is in force, with its number and last day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from kepegawaian.kueri import kepala_desa
from kepegawaian.models import Pegawai, Tugas

if TYPE_CHECKING:
    from datetime import date

SEMUA = "semua"


@dataclass(frozen=True, slots=True)
class Bertugas:
    """One person on duty; ``sampai`` is the last day of the appointment, None for the kepala desa."""

    pk: int
    nama: str
    nip: str
    jabatan: str
    sk: str
    sampai: date | None
    tugas: tuple[str, ...]


def bertugas(hari: date) -> list[Bertugas]:
    """Everybody on duty that day, highest position first; without an appointment in force nobody is."""
    daftar = (
        Tugas.objects.filter(pegawai__aktif=True, sk__berlaku_dari__lte=hari, sk__berlaku_sampai__gte=hari)
        .select_related("pegawai__jabatan", "sk")
        .order_by("pegawai__jabatan__urutan", "pegawai__nama", "sk__tanggal", "id")
    )
    per_orang: dict[Pegawai, list[Tugas]] = {}
    for satu in daftar:
        per_orang.setdefault(satu.pegawai, []).append(satu)
    kades = kepala_desa()
    if kades and kades not in per_orang:
        per_orang = {kades: [], **per_orang}
    return [_bertugas(orang, tugas) for orang, tugas in per_orang.items()]


def _bertugas(orang: Pegawai, tugas: list[Tugas]) -> Bertugas:
    akhir = max(tugas, key=lambda satu: satu.sk.berlaku_sampai) if tugas else None
    nama = dict.fromkeys(satu.get_peran_display() for satu in tugas)
    return Bertugas(
        orang.pk,
        orang.nama,
        orang.nip,
        orang.jabatan.nama,
        str(akhir.sk) if akhir else "",
        akhir.sk.berlaku_sampai if akhir else None,
        tuple(nama),
    )


def pilihan_bertugas() -> list[tuple[str, str]]:
    """All of them together, then each."""
    daftar = bertugas(timezone.localdate())
    if not daftar:
        return []
    return [
        (SEMUA, f"Semua petugas ({len(daftar)})"),
        *((str(o.pk), f"{o.nama}, {o.jabatan}") for o in daftar),
    ]


def pilihan_pegawai() -> list[tuple[str, str]]:
    """Everybody who works here, together and each: a pact binds also who waits for an appointment."""
    daftar = list(Pegawai.objects.filter(aktif=True).select_related("jabatan"))
    if not daftar:
        return []
    return [
        (SEMUA, f"Semua pegawai ({len(daftar)})"),
        *((str(o.pk), f"{o.nama}, {o.jabatan}") for o in daftar),
    ]
