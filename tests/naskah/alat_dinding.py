"""A small catalogue for tests: a poster per service, one for the whole office; nothing is really printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bungah.dasar.models import Tempat
from bungah.naskah.alur_tempelan import Letak, buat_lembar, gantung
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import Cetakan, Isi, Kini, Pesanan, Sasaran, TidakDicetak
from tests.pabrik import dasar

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from bungah.naskah.models import LembarCetak, Tempelan


@dataclass
class Katalog:
    """What the prints would say; a test changes it as a standard changes."""

    nama: dict[str, str] = field(default_factory=lambda: {"usaha": "Usaha", "domisili": "Domisili"})
    isi: dict[str, str] = field(default_factory=lambda: {"usaha": "Rp0", "domisili": "Rp0", "": "Melayani"})
    versi: dict[str, str] = field(default_factory=dict)
    tolak: set[str] = field(default_factory=set)
    dicetak: list[Pesanan] = field(default_factory=list)
    kini: Kini = field(default_factory=Kini)

    def semua(self, nama: str) -> list[Cetakan]:
        """In the place of ``aplikasi.tawaran``."""
        assert nama == "cetakan"
        layanan = Sasaran("layanan", "Layanan", lambda: list(self.nama.items()), lambda _: self.kini)
        kertas = (Kertas.A3, Kertas.A4)
        biaya = Cetakan("biaya", "Poster biaya", self._isi, self._cetak, kertas, layanan, versi=self._versi)
        return [biaya, Cetakan("motto", "Motto", self._isi, self._cetak, kertas)]

    def _isi(self, kode: str) -> Isi:
        return {"kata": self.isi[kode]}

    def _versi(self, kode: str) -> str:
        return self.versi.get(kode, "")

    def _cetak(self, isi: Isi, pesanan: Pesanan) -> bytes:
        if isi["kata"] in self.tolak:
            pesan = "Terlalu panjang untuk A3."
            raise TidakDicetak(pesan)
        self.dicetak.append(pesanan)
        return f"%PDF {isi['kata']}".encode()

    def lembar(self, kode: str, pelaku: Pengguna) -> LembarCetak:
        """A printed sheet: the poster of that service, or the motto."""
        jenis = self.semua("cetakan")[0 if kode else 1]
        return buat_lembar(jenis, kode, kertas=Kertas.A3, jarak=None, pelaku=pelaku)[0]

    def tempel(self, kode: str, pelaku: Pengguna, **letak: Any) -> Tempelan:
        """Printed and hung in the waiting room."""
        isi: dict[str, Any] = {"tempat": ruang(), "sejak": dasar.SENIN} | letak
        return gantung(self.lembar(kode, pelaku), Letak(**isi), pelaku=pelaku)


def ruang(kode: str = "R2") -> Tempat:
    """The waiting room."""
    return Tempat.objects.get_or_create(kode=kode, defaults={"jenis": "ruang", "nama": f"Ruang {kode}"})[0]
