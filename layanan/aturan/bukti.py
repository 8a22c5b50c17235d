"""The queue as the ministry's evaluators score it (PermenPANRB 17/2017, *sistem antrean*)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

RUBRIK: Final = (
    "Tidak ada sistem antrean.",
    "Bergeser dari kursi ke kursi.",
    "Pakai nomor, dipanggil petugas.",
    "Elektronik, layar saja.",
    "Layar, diarahkan ke loket, dan pengeras suara.",
    "Seperti nilai 4, terpisah menurut jenis layanan.",
)
JENIS_MINIMAL: Final = 2


@dataclass(frozen=True, slots=True)
class BuktiAntrean:
    """What the office's own rows of the last days say."""

    nomor: int  # numbers given
    layar: int  # screens paired and not revoked
    panggilan: int  # calls shown
    berloket: int  # of these with a counter to go to
    uji_suara: datetime | None  # when a screen last played a call to its end
    jenis: int  # kinds of service on offer, each with a series of its own
    jenis_dipakai: int


@dataclass(frozen=True, slots=True)
class Syarat:
    """One thing the rubric asks: what the office has, and what to do where it lacks."""

    diminta: str
    ada: str
    terpenuhi: bool
    saran: str


def syarat_antrean(bukti: BuktiAntrean) -> tuple[Syarat, ...]:
    """What the rubric asks, in the order of its scores."""
    panggilan = f"{bukti.berloket} dari {bukti.panggilan} panggilan menyebut loket tujuannya"
    return (
        Syarat(
            "Nomor antrean",
            f"{bukti.nomor} nomor diberikan",
            bukti.nomor > 0,
            "Beri nomor kepada setiap tamu: F2 di meja depan, atau mesin ambil nomor.",
        ),
        Syarat(
            "Layar elektronik",
            f"{bukti.layar} layar terpasang, {bukti.panggilan} panggilan tampil",
            bukti.layar > 0 and bukti.panggilan > 0,
            "Pasangkan satu layar di ruang tunggu (menu Perangkat), lalu panggil dengan F8.",
        ),
        Syarat(
            "Diarahkan ke loket",
            panggilan,
            bukti.berloket > 0,
            "Pilih loket yang dijaga sebelum memanggil; layar lalu menunjuk loket itu.",
        ),
        Syarat(
            "Pengeras suara",
            "belum pernah diuji di layar" if bukti.uji_suara is None else "terakhir terdengar",
            bukti.uji_suara is not None,
            "Di layar ruang tunggu sentuh Uji suara, tunggu sampai satu panggilan selesai diucapkan.",
        ),
        Syarat(
            "Terpisah menurut jenis layanan",
            f"{bukti.jenis} jenis dengan huruf nomor sendiri, {bukti.jenis_dipakai} dipakai",
            bukti.jenis_dipakai >= JENIS_MINIMAL,
            "Beri nomor menurut keperluan tamu, supaya hurufnya berbeda: A, B, C …",
        ),
    )


def nilai_antrean(bukti: BuktiAntrean) -> int:
    """The score these rows would earn; what needs eyes in the room (chairs, by hand) is not guessed."""
    nomor, layar, loket, suara, jenis = (satu.terpenuhi for satu in syarat_antrean(bukti))
    if not nomor:
        return 0
    if not layar:
        return 2
    if not (loket and suara):
        return 3
    return 5 if jenis else 4
