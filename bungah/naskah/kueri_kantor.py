"""Where the office is and when it is open, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bungah.dasar.kueri import kalender_kerja, profil
from bungah.dasar.nilai import pukul
from bungah.dasar.nilai.waktu import HARI

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.aturan import Kalender, Selang

BELUM: Final = "BELUM DIISI"


def alamat_kantor() -> list[str]:
    """Address, district, and how to call."""
    desa = profil()
    letak = f"Kecamatan {desa.kecamatan or BELUM}, Kabupaten {desa.kabupaten or BELUM}"
    baris = [desa.alamat or BELUM, letak]
    baris += [f"Telepon {desa.telepon}"] * bool(desa.telepon)
    return baris


def jam_buka(hari: date) -> list[tuple[str, str]]:
    """The next seven days as people ask for them: days with the same hours in one line."""
    kalender = kalender_kerja()
    senin = hari - timedelta(days=hari.weekday())
    baris: list[tuple[str, str, str]] = []
    for n in range(7):
        kata = _kata_jam(_jam_biasa(kalender, senin + timedelta(days=n)))
        if baris and baris[-1][2] == kata:
            baris[-1] = (baris[-1][0], HARI[n], kata)
        else:
            baris.append((HARI[n], HARI[n], kata))
    return [(a if a == b else f"{a}–{b}", kata) for a, b, kata in baris]


def _jam_biasa(kalender: Kalender, hari: date) -> tuple[Selang, ...]:
    """The hours of that weekday in a week without a holiday."""
    for pekan in range(4):
        lain = hari + timedelta(weeks=pekan)
        if lain not in kalender.libur:
            return kalender.jam_pada(lain)
    return ()


def _kata_jam(jam: tuple[Selang, ...]) -> str:
    return ", ".join(f"{pukul(a)}–{pukul(b)}" for a, b in jam) or "tutup"
