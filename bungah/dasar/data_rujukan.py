"""Reading the reference data of the apps: ``<app>/rujukan_data/*.toml``.

The files are written by people, so whatever is wrong in them is said with file, place and key. The
loaders only create what is missing: what the office has edited is never touched again.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from bungah.dasar.jejak import catat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db import models

    M = TypeVar("M", bound=models.Model)
T = TypeVar("T")


class RujukanKeliru(Exception):
    """A reference file cannot be used; ``str()`` names file, place and key."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One table of a TOML file that knows where it stands."""

    berkas: str
    tempat: str
    isi: Mapping[str, Any]

    def keliru(self, pesan: str) -> RujukanKeliru:
        """The error to raise about this row."""
        return RujukanKeliru(f"{self.berkas}: {self.tempat}{': ' if self.tempat else ''}{pesan}")

    def wajib(self, kunci: str) -> Any:
        """The value of a key that must stand there."""
        if kunci not in self.isi:
            raise self.keliru(f"kunci «{kunci}» tidak ada")
        return self.isi[kunci]

    def boleh(self, kunci: str, baku: Any = "") -> Any:
        """The value of a key that may be absent."""
        return self.isi.get(kunci, baku)

    def ambil(self, *kunci: str) -> dict[str, Any]:
        """Several keys that must stand there, ready for a model."""
        return {satu: self.wajib(satu) for satu in kunci}

    def acuan(self, kunci: str, kamus: Mapping[str, T]) -> T:
        """What the code under ``kunci`` stands for."""
        return self.cari(kunci, self.wajib(kunci), kamus)

    def daftar_acuan(self, kunci: str, kamus: Mapping[str, T]) -> list[T]:
        """What the codes in the list under ``kunci`` stand for."""
        return [self.cari(kunci, kode, kamus) for kode in self.boleh(kunci, [])]

    def cari(self, kunci: str, kode: str, kamus: Mapping[str, T]) -> T:
        """What ``kode`` stands for; an unknown one is an error about ``kunci``."""
        if kode not in kamus:
            raise self.keliru(f"{kunci} «{kode}» tidak dikenal")
        return kamus[kode]

    def bagian(self, kunci: str) -> Baris | None:
        """A table inside this one, if it is there."""
        isi = self.isi.get(kunci)
        return None if isi is None else Baris(self.berkas, self._jalur(kunci), isi)

    def daftar(self, kunci: str) -> list[Baris]:
        """The rows of an array of tables inside this one."""
        isi = self.isi.get(kunci, [])
        return [Baris(self.berkas, f"{self._jalur(kunci)} ke-{i}", satu) for i, satu in enumerate(isi, 1)]

    def _jalur(self, kunci: str) -> str:
        return f"{self.tempat}.{kunci}" if self.tempat else kunci


def baca(modul: str, nama: str, folder: str = "rujukan_data") -> Baris:
    """Read ``<folder>/<nama>`` beside the module file ``modul``.

    Raises:
        RujukanKeliru: the file is missing or is no TOML.
    """
    induk = Path(modul).parent
    jalur, berkas = induk / folder / nama, f"{induk.name}/{folder}/{nama}"
    try:
        return Baris(berkas, "", tomllib.loads(jalur.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as galat:
        raise RujukanKeliru(f"{berkas}: {galat}") from galat


def simpan(objek: M, baris: Baris) -> M:
    """Check and save a new object made from ``baris``, with its trail row; inside ``tulis()``.

    Raises:
        RujukanKeliru: a field does not fit the model, or the database's rules refuse the row.
    """
    acuan = [kolom.name for kolom in objek._meta.concrete_fields if kolom.is_relation]
    try:
        objek.clean_fields(exclude=acuan)  # what a code stands for was looked up, not typed
        with transaction.atomic():
            objek.save()
    except ValidationError as galat:
        pesan = "; ".join(f"{kunci}: {' '.join(isi)}" for kunci, isi in galat.message_dict.items())
        raise baris.keliru(pesan) from galat
    except IntegrityError as galat:
        raise baris.keliru(str(galat)) from galat
    catat(objek, "muat_rujukan")
    return objek


def menurut_kode(model: type[M]) -> dict[str, M]:
    """All rows of a model with a ``kode``, by that code."""
    semua: Iterable[Any] = model._default_manager.all()
    return {satu.kode: satu for satu in semua}
