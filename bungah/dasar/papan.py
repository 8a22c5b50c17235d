"""The vocabulary in which apps speak to the roof. No Django: plain values only.

An app's ``papan`` module may offer any of

``menu(pengguna) -> list[Menu]``          entries of the staff menu
``kartu(pengguna, hari) -> list[Kartu]``  figures on the staff home page
``indikator(rentang) -> list[Indikator]`` figures with target and evidence
``sorotan(hari) -> list[Kartu]``          public figures on the home page
``menu_umum() -> list[Menu]``              entries of the public menu
``potongan(hari) -> list[Potongan]``      pieces of the public home page
``aksi(pengguna, tamu) -> list[Aksi]``    what this officer may do for the visitor at the counter
``tautan_surat(pengguna, surat) -> list[Menu]`` where the paper behind a row of the register stands
``malam() -> list[Malam]``                 what the house does once a day by itself
``isi_halaman(kode, hari) -> list[IsiHalaman]``  rows an app adds to the public page ``kode``
``sorotan_layanan(kode, hari) -> list[Kartu]``   figures beside one service on its public page
``cetakan() -> list[Cetakan]``             what can be printed (``bungah.naskah.katalog``)
``masukan_standar(kode, sejak) -> list[Kartu]``  what came in about a service since its last review
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bungah.dasar.models import Pengguna
    from bungah.dasar.nilai import Rentang


class Aspek(StrEnum):
    """Under which heading of the self-assessment an indicator stands."""

    KEBIJAKAN = "Kebijakan pelayanan"
    PROFESIONALISME = "Profesionalisme petugas"
    SARANA = "Sarana dan prasarana"
    INFORMASI = "Sistem informasi pelayanan"
    PENGADUAN = "Konsultasi dan pengaduan"
    INOVASI = "Inovasi"


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu entry; ``urut`` orders entries of all apps."""

    label: str
    url: str
    ikon: str
    urut: int
    aktif: bool = False


@dataclass(frozen=True, slots=True)
class Tamu:
    """The visitor at the counter as every app may know them: ids and the number, never a name.

    ``warga`` are the residents registered in this visit, the latest first; empty before that.
    """

    kunjungan: int
    nomor: str
    warga: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Aksi:
    """Something an officer can do for this visitor: one link on the desk, with a key if it has one.

    ``url`` opens a page of the app; ``urut`` orders entries of all apps; below 5 it stands out.
    """

    label: str
    url: str
    ikon: str
    urut: int
    kunci: str = ""


@dataclass(frozen=True, slots=True)
class Malam:
    """A deed of the night: safe to do twice, in steps so short that nobody by day has to wait for it.

    ``kerjakan()`` does what has become due, also of days the machine was off, and gives how much it was.
    """

    kode: str
    judul: str
    kerjakan: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Potongan:
    """A piece of the public home page: a template of the app with its ready values."""

    templat: str
    data: Mapping[str, Any]
    samping: bool
    urut: int


@dataclass(frozen=True, slots=True)
class Kartu:
    """A figure with its words and the records behind it; ``jenis`` is a badge kind."""

    label: str
    angka: str
    keterangan: str
    url: str
    jenis: str = "info"
    urut: int = 50


@dataclass(frozen=True, slots=True)
class BarisUmum:
    """One row of a public page; ``butir`` is a numbered list, ``ke`` the address of its proof."""

    judul: str
    isi: Sequence[str] = ()
    butir: Sequence[str] = ()
    ke: str = ""
    tanda: str = ""


@dataclass(frozen=True, slots=True)
class IsiHalaman:
    """Rows for a public page under the heading ``bagian``, with the day they last changed."""

    baris: Sequence[BarisUmum]
    diperbarui: date | None = None
    bagian: str = ""


@dataclass(frozen=True, slots=True)
class Indikator:
    """A figure with direction and target, linked to its evidence."""

    kode: str
    label: str
    aspek: Aspek
    nilai: float | None
    satuan: str
    target: float | None
    naik_lebih_baik: bool
    bukti_url: str


@dataclass(frozen=True, slots=True)
class AkunBaru:
    """An account made in the first-run guide; its first password is shown once and kept nowhere."""

    nama: str
    nama_akun: str
    sandi: str


@dataclass(frozen=True, slots=True)
class LangkahAwal:
    """One page an app adds to the first-run guide, by ``langkah_awal()`` in its module ``panduan``.

    ``formulir()`` gives an empty Django form or formset, ``formulir(data)`` a bound one;
    ``simpan(form, pelaku=…)`` does the deed in one write block and may raise ``Ditolak``;
    ``sudah()`` tells whether the office already has what the page asks for.
    """

    kode: str
    judul: str
    pengantar: str
    urut: int
    formulir: Callable[..., Any]
    simpan: Callable[..., Sequence[AkunBaru]]
    sudah: Callable[[], bool]
    boleh_lewati: bool = False
    templat: str = ""


class Papan(Protocol):
    """What the roof may ask of an app; every function is optional but ``menu``."""

    def menu(self, pengguna: Pengguna) -> Sequence[Menu]: ...
    def kartu(self, pengguna: Pengguna, hari: date) -> Sequence[Kartu]: ...
    def indikator(self, rentang: Rentang) -> Sequence[Indikator]: ...
    def sorotan(self, hari: date) -> Sequence[Kartu]: ...
    def aksi(self, pengguna: Pengguna, tamu: Tamu) -> Sequence[Aksi]: ...
    def isi_halaman(self, kode: str, hari: date) -> Sequence[IsiHalaman]: ...
    def sorotan_layanan(self, kode: str, hari: date) -> Sequence[Kartu]: ...
    def masukan_standar(self, kode: str, sejak: date) -> Sequence[Kartu]: ...
