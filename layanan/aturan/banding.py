"""Two versions of a standard side by side, line by line: what stayed, came, went, changed (R117)."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SAMA, BARU, HILANG, UBAH = "sama", "baru", "hilang", "ubah"
MIRIP: Final = 0.6  # of 1: names that far alike are the same thing in other words
RINCI: Final = ("persyaratan", "prosedur")  # components that have a list of their own


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of both versions; an empty side is where there is none."""

    tanda: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class Bagian:
    """One component with its lines."""

    judul: str
    baris: tuple[Baris, ...]

    @property
    def berubah(self) -> bool:
        """True when any line is not the same."""
        return any(satu.tanda != SAMA for satu in self.baris)


def _nama(baris: str) -> str:
    """What a line is about: the words before the first semicolon."""
    return baris.split(";", 1)[0]


def banding_baris(lama: Sequence[str], baru: Sequence[str]) -> tuple[Baris, ...]:
    """The lines of both in order; a line about the same thing in other words is one changed line."""
    hasil: list[Baris] = []
    kunci = [_nama(satu) for satu in lama], [_nama(satu) for satu in baru]
    for apa, awal, akhir, mulai, sampai in SequenceMatcher(None, *kunci, autojunk=False).get_opcodes():
        if apa == "equal":
            pasang = zip(lama[awal:akhir], baru[mulai:sampai], strict=True)
            hasil += [Baris(SAMA if dulu == kini else UBAH, dulu, kini) for dulu, kini in pasang]
        else:
            hasil += _berganti(lama[awal:akhir], baru[mulai:sampai])
    return tuple(hasil)


def _berganti(lama: Sequence[str], baru: Sequence[str]) -> Iterator[Baris]:
    """Lines that took each other's place: alike ones are one changed line, the others went and came."""
    sisa = list(baru)
    for dulu in lama:
        ke = next((n for n, kini in enumerate(sisa) if _mirip(dulu, kini)), None)
        if ke is None:
            yield Baris(HILANG, dulu, "")
            continue
        yield from (Baris(BARU, "", kini) for kini in sisa[:ke])
        yield Baris(UBAH, dulu, sisa[ke])
        del sisa[: ke + 1]
    yield from (Baris(BARU, "", kini) for kini in sisa)


def _mirip(dulu: str, kini: str) -> bool:
    return SequenceMatcher(None, _nama(dulu), _nama(kini)).ratio() >= MIRIP


def banding_potret(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[Bagian]:
    """Every component in the order of the law, requirements and steps in full, then the duties of both."""
    dulu, kini = ({satu["kode"]: satu for satu in p.get("komponen", ())} for p in (lama, baru))
    rinci = {"persyaratan": ("syarat", _syarat), "prosedur": ("langkah", _langkah)}
    hasil = []
    for kode in dict.fromkeys([*dulu, *kini]):
        if kode in RINCI:
            nama, kata = rinci[kode]
            isi = [kata(p.get(nama, ())) for p in (lama, baru)]
        else:
            isi = [list(p.get(kode, {}).get("isi", ())) for p in (dulu, kini)]
        hasil.append(Bagian((kini.get(kode) or dulu[kode])["judul"], banding_baris(*isi)))
    for nama, judul in (("kewajiban_petugas", "Kewajiban petugas"), ("kewajiban_pemohon", "Kewajiban warga")):
        hasil.append(Bagian(judul, banding_baris(lama.get(nama, ()), baru.get(nama, ()))))
    return hasil


def _syarat(daftar: Sequence[Mapping[str, Any]]) -> list[str]:
    hasil = []
    for satu in daftar:
        wajib = "" if satu.get("wajib") else " (bila perlu)"
        untuk = satu.get("untuk") and f"untuk {satu['untuk']}"
        hasil.append(_rangkai(f"{satu['nama']}{wajib}", untuk, satu.get("dasar")))
    return hasil


def _langkah(daftar: Sequence[Mapping[str, Any]]) -> list[str]:
    """Steps without their numbers, so that one put in between does not change all that follow."""
    nama = {satu["urut"]: satu["nama"] for satu in daftar}
    return [
        _rangkai(
            satu["nama"],
            f"{satu.get('jabatan', '')} (pengganti {satu.get('pengganti', '')})",
            f"{satu.get('menit', 0)} menit",
            satu.get("dokumen") and f"masuk: {satu['dokumen']}",
            satu.get("keluaran") and f"hasil: {satu['keluaran']}",
            *(f"{label or 'lanjut'}: ke «{nama.get(ke, ke)}»" for label, ke in satu.get("keluar", ())),
        )
        for satu in daftar
    ]


def _rangkai(*bagian: object) -> str:
    return "; ".join(str(kata) for kata in bagian if kata)


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A figure of both versions; less is lighter for the villager. None = not known."""

    judul: str
    lama: float | None
    baru: float | None
    satuan: str = ""

    @property
    def arah(self) -> str:
        """``berkurang``, ``bertambah``, ``tetap``; empty where one side is not known."""
        if self.lama is None or self.baru is None:
            return ""
        if self.lama == self.baru:
            return "tetap"
        return "berkurang" if self.baru < self.lama else "bertambah"
