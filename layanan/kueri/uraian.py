"""Who does which step of which service: the duties of a position, built from the steps (R119, R144)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kepegawaian.models import Jabatan, Pegawai
from layanan.aturan.komponen import butir
from layanan.models import Langkah, VersiStandar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(slots=True)
class Tugas:
    """A step as its officer reads it: the same step of many services is one duty."""

    langkah: str
    dokumen: str
    keluaran: str
    menit: list[int] = field(default_factory=list)
    layanan: list[str] = field(default_factory=list)

    @property
    def target(self) -> str:
        """``10`` or, where services differ, ``10–20``."""
        awal, akhir = min(self.menit), max(self.menit)
        return f"{awal} menit" if awal == akhir else f"{awal}–{akhir} menit"


Daftar = dict[tuple[str, str, str], Tugas]


@dataclass(slots=True)
class Uraian:
    """A position: who holds it, what it does, for whom it stands in, what it owes the people it serves."""

    jabatan: Jabatan
    pemegang: tuple[str, ...] = ()
    utama: Daftar = field(default_factory=dict)
    pengganti: Daftar = field(default_factory=dict)
    kewajiban: dict[str, None] = field(default_factory=dict)  # in the order first met


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """A service and what each position is in it: ``P`` its officer, ``G`` the substitute, or nothing."""

    layanan: str
    sel: tuple[str, ...]


def _langkah() -> Any:
    """Every step of every version in force, service by service."""
    berlaku = {"standar__status": VersiStandar.Status.BERLAKU, "standar__layanan__aktif": True}
    urut = (
        "standar__layanan__kelompok__urutan",
        "standar__layanan__urutan",
        "standar__layanan__nama",
        "urut",
    )
    terkait = ("standar__layanan", "pelaksana", "pengganti")
    return Langkah.objects.filter(**berlaku).select_related(*terkait).order_by(*urut)


def uraian_semua() -> list[Uraian]:
    """Every position that does a step or stands in for one, highest first; two queries."""
    pemegang: defaultdict[int, list[str]] = defaultdict(list)
    for satu in Pegawai.objects.filter(aktif=True).order_by("nama"):
        pemegang[satu.jabatan_id].append(satu.nama)
    semua: dict[int, Uraian] = {}
    for langkah in _langkah():
        utama = _milik(semua, langkah.pelaksana, pemegang)
        _tambah(utama.utama, langkah)
        utama.kewajiban.update(dict.fromkeys(butir(langkah.standar.kewajiban_petugas)))
        if langkah.pengganti_id != langkah.pelaksana_id:
            _tambah(_milik(semua, langkah.pengganti, pemegang).pengganti, langkah)
    return sorted(semua.values(), key=lambda satu: (satu.jabatan.urutan, satu.jabatan.nama))


def jabatan_bertugas() -> list[tuple[str, str]]:
    """Code and name of every position that does a step or stands in for one, highest first."""
    return [(satu.jabatan.kode, satu.jabatan.nama) for satu in uraian_semua()]


def _milik(semua: dict[int, Uraian], jabatan: Jabatan, pemegang: Mapping[int, Sequence[str]]) -> Uraian:
    return semua.setdefault(jabatan.pk, Uraian(jabatan, tuple(pemegang.get(jabatan.pk, ()))))


def _tambah(daftar: Daftar, langkah: Langkah) -> None:
    kunci = (langkah.nama, langkah.dokumen, langkah.keluaran)
    tugas = daftar.setdefault(kunci, Tugas(*kunci))
    tugas.menit.append(langkah.menit)
    if langkah.standar.layanan.nama not in tugas.layanan:
        tugas.layanan.append(langkah.standar.layanan.nama)


def matriks(daftar: Sequence[Uraian]) -> list[BarisMatriks]:
    """Services × positions, from the same two queries."""
    tanda: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for ke, satu in enumerate(daftar):
        for kata, daftar_tugas in (("G", satu.pengganti), ("P", satu.utama)):
            for nama in (nama for tugas in daftar_tugas.values() for nama in tugas.layanan):
                tanda[nama][ke] = kata
    return [
        BarisMatriks(nama, tuple(sel.get(ke, "") for ke in range(len(daftar))))
        for nama, sel in sorted(tanda.items())
    ]
