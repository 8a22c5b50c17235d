"""Find the ``syarat`` markers by reading the tests' source, without running or importing them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BATAS = 3  # rows a test; more would be a smoke test that proves none of them
Fungsi = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Kumpulan:
    """Proofs found (row number → names of tests) and what is wrong with the markers."""

    bukti: dict[str, list[str]] = field(default_factory=dict)
    kesalahan: list[str] = field(default_factory=list)


def kumpulkan(akar: Path) -> Kumpulan:
    """Read every test file below ``akar``."""
    hasil = Kumpulan()
    for berkas in sorted(akar.rglob("test_*.py")):
        nama = berkas.relative_to(akar.parent).as_posix()
        _baca(ast.parse(berkas.read_text(encoding="utf-8")), nama, hasil)
    return hasil


def _baca(pohon: ast.Module, nama: str, hasil: Kumpulan) -> None:
    dipakai: set[ast.Call] = set()
    for fungsi in _fungsi_uji(pohon):
        uji = f"{nama}::{fungsi.name}"
        penanda = [p for d in fungsi.decorator_list for p in _penanda(d)]
        dipakai.update(penanda)
        _catat_uji(uji, fungsi, penanda, hasil)
    for yatim in [p for p in _penanda(pohon) if p not in dipakai]:
        hasil.kesalahan.append(f"{nama}:{yatim.lineno} penanda syarat harus menempel pada satu fungsi uji")


def _catat_uji(uji: str, fungsi: Fungsi, penanda: list[ast.Call], hasil: Kumpulan) -> None:
    nomor: set[str] = set()
    for panggilan in penanda:
        kata = [a.value for a in panggilan.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if not kata or len(kata) != len(panggilan.args) or panggilan.keywords:
            hasil.kesalahan.append(f"{uji}: nomor syarat harus ditulis langsung sebagai teks")
        nomor.update(kata)
    if len(nomor) > BATAS:
        hasil.kesalahan.append(f"{uji}: menyebut {len(nomor)} syarat, paling banyak {BATAS}")
    if nomor and _dilewati(fungsi):
        hasil.kesalahan.append(f"{uji}: uji yang dilewati tidak membuktikan apa pun")
    for satu in sorted(nomor):
        hasil.bukti.setdefault(satu, []).append(uji)


def _fungsi_uji(pohon: ast.Module) -> Iterator[Fungsi]:
    """Yield what pytest would collect: module functions and methods of Test classes."""
    for simpul in pohon.body:
        badan = simpul.body if isinstance(simpul, ast.ClassDef) else [simpul]
        for anak in badan:
            if isinstance(anak, Fungsi) and anak.name.startswith("test_"):
                yield anak


def _penanda(simpul: ast.AST) -> list[ast.Call]:
    return [s for s in ast.walk(simpul) if isinstance(s, ast.Call) and _nama_penanda(s.func) == "syarat"]


def _dilewati(fungsi: Fungsi) -> bool:
    simpul = (d.func if isinstance(d, ast.Call) else d for d in fungsi.decorator_list)
    return any(_nama_penanda(s) in {"skip", "xfail"} for s in simpul)


def _nama_penanda(simpul: ast.AST) -> str | None:
    """Return ``x`` of ``pytest.mark.x`` or ``mark.x``."""
    if not isinstance(simpul, ast.Attribute):
        return None
    induk = simpul.value
    mark = isinstance(induk, ast.Name) and induk.id == "mark"
    return simpul.attr if mark or (isinstance(induk, ast.Attribute) and induk.attr == "mark") else None
