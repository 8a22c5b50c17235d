"""Numbers that name a person: NIK, family card, telephone.

They parse on construction, keep only the plain form and show themselves masked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bungah.dasar.nilai.galat import NilaiKeliru

PANJANG_NIK = 16
TAMBAHAN_PEREMPUAN = 40
# First two digits, Kepmendagri 100.1.1-6117/2022 (38 provinces); an unknown one is only a warning.
PROVINSI = frozenset(
    str(kode)
    for awal, akhir in ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 96))
    for kode in range(awal, akhir + 1)
)
BULAN = range(1, 13)
HARI_LAKI_LAKI = range(1, 32)
HARI_PEREMPUAN = range(41, 72)
ANGKA_HP = range(10, 14)  # with the leading zero
ANGKA_RUMAH = range(9, 13)
PEMISAH = re.compile(r"[\s.\-\u2010-\u2015\u200b-\u200d\u2060\ufeff'’]+")


def _enam_belas(nama: str, teks: str) -> str:
    """Sixteen plain digits out of what was typed or pasted.

    Raises:
        NilaiKeliru: other characters, another length, or one digit sixteen times.
    """
    angka = PEMISAH.sub("", teks)
    for huruf in angka:
        if huruf.isnumeric() and not huruf.isascii():
            raise NilaiKeliru(f"{nama} memakai angka yang bukan angka biasa. Ketik ulang dengan angka 0–9.")
        if not huruf.isdecimal():
            raise NilaiKeliru(f"{nama} hanya berisi angka, tanpa “{huruf}”.")
    if len(angka) != PANJANG_NIK:
        raise NilaiKeliru(f"{nama} harus 16 angka, yang ditulis {len(angka)}.")
    if len(set(angka)) == 1:
        raise NilaiKeliru(f"{nama} tidak mungkin 16 angka yang sama.")
    return angka


def _samar(angka: str) -> str:
    return f"{angka[:4]}{'•' * 8}{angka[12:]}"


def samarkan_nik(teks: str) -> str:
    """A stored NIK or KK masked for show, whatever its quality: never raises, empty stays empty."""
    angka = PEMISAH.sub("", teks)
    return _samar(angka) if len(angka) == PANJANG_NIK else "•" * len(angka)


@dataclass(frozen=True, slots=True, repr=False)
class NIK:
    """Nomor Induk Kependudukan: region (6) + ddmmyy (women dd+40) + serial 0001–9999; no checksum.

    Source: UU 23/2006 art. 13 and its elucidation; Dukcapil's published structure. The region is
    that of the first registration, not of the present address. A NIK never changes when a person's
    data are corrected, so a differing birth date or sex is a warning (``peringatan``), not an error.

    Raises:
        NilaiKeliru: not 16 digits, all the same, month 00/13+, day outside 1–31/41–71, serial 0000.
    """

    angka: str

    def __post_init__(self) -> None:
        angka = _enam_belas("NIK", self.angka)
        hari, bulan = int(angka[6:8]), int(angka[8:10])
        if bulan not in BULAN:
            raise NilaiKeliru(
                f"Angka ke-9 dan ke-10 NIK adalah bulan lahir, 01–12. Yang ditulis {angka[8:10]}."
            )
        if hari not in HARI_LAKI_LAKI and hari not in HARI_PEREMPUAN:
            raise NilaiKeliru(
                "Angka ke-7 dan ke-8 NIK adalah tanggal lahir, 01–31, untuk perempuan 41–71. "
                f"Yang ditulis {angka[6:8]}."
            )
        if angka.endswith("0000"):
            raise NilaiKeliru("Empat angka terakhir NIK tidak mungkin 0000.")
        object.__setattr__(self, "angka", angka)

    def __str__(self) -> str:
        return self.samar

    def __repr__(self) -> str:
        return f"NIK({self.samar})"

    @property
    def samar(self) -> str:
        """The NIK as pages show it to anyone but the handling officer."""
        return _samar(self.angka)

    @property
    def jenis_kelamin(self) -> str:
        """``"P"`` when 40 was added to the day, else ``"L"``."""
        return "P" if int(self.angka[6:8]) > TAMBAHAN_PEREMPUAN else "L"

    def tanggal_lahir(self, hari_ini: date) -> date | None:
        """The birth date, in the latest century that is not after ``hari_ini``; None when impossible."""
        hari, bulan, tahun = self._hari_bulan_tahun()
        abad = hari_ini.year // 100 * 100
        calon = (_tanggal(abad + tahun, bulan, hari), _tanggal(abad - 100 + tahun, bulan, hari))
        return next((lahir for lahir in calon if lahir and lahir <= hari_ini), None)

    def peringatan(self, *, tanggal_lahir: date | None = None, jenis_kelamin: str = "") -> tuple[str, ...]:
        """What the officer should compare with the card; nothing here may stop the service."""
        hari, bulan, tahun = self._hari_bulan_tahun()
        tertulis = f"{hari:02}-{bulan:02}-{tahun:02}"
        pesan = []
        if self.angka[:2] not in PROVINSI:
            pesan.append(f"Kode provinsi {self.angka[:2]} di awal NIK tidak dikenal. Cocokkan dengan KTP.")
        if _tanggal(2000 + tahun, bulan, hari) is None:
            pesan.append(f"Tanggal lahir di NIK ({tertulis}) tidak ada di kalender. Cocokkan dengan KTP.")
        elif tanggal_lahir and tertulis != f"{tanggal_lahir:%d-%m-%y}":
            pesan.append(
                f"Tanggal lahir di NIK ({tertulis}) berbeda dari yang ditulis ({tanggal_lahir:%d-%m-%Y}). "
                "Cocokkan dengan KTP."
            )
        if jenis_kelamin and jenis_kelamin != self.jenis_kelamin:
            kata = "perempuan" if self.jenis_kelamin == "P" else "laki-laki"
            pesan.append(f"Menurut NIK, warga ini {kata}. Cocokkan dengan KTP.")
        return tuple(pesan)

    def _hari_bulan_tahun(self) -> tuple[int, int, int]:
        hari = int(self.angka[6:8])
        if hari > TAMBAHAN_PEREMPUAN:
            hari -= TAMBAHAN_PEREMPUAN
        return hari, int(self.angka[8:10]), int(self.angka[10:12])


def _tanggal(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, repr=False)
class NomorKK:
    """Number of a family card (Kartu Keluarga): region (6) + ddmmyy of issue + serial.

    Raises:
        NilaiKeliru: not 16 digits, or one digit sixteen times.
    """

    angka: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "angka", _enam_belas("Nomor KK", self.angka))

    def __str__(self) -> str:
        return self.samar

    def __repr__(self) -> str:
        return f"NomorKK({self.samar})"

    @property
    def samar(self) -> str:
        """Masked like a NIK."""
        return _samar(self.angka)

    def peringatan(self) -> tuple[str, ...]:
        """What the officer should compare with the card, above all NIK and KK swapped."""
        hari, bulan = int(self.angka[6:8]), int(self.angka[8:10])
        if hari in HARI_PEREMPUAN and bulan in BULAN:
            return ("Nomor ini berbentuk NIK perempuan. Jangan-jangan NIK dan nomor KK tertukar.",)
        if hari not in HARI_LAKI_LAKI or bulan not in BULAN:
            return ("Tanggal di dalam nomor KK tidak ada di kalender. Cocokkan dengan kartunya.",)
        return ()


def pastikan_beda(nik: NIK, kk: NomorKK) -> None:
    """Refuse the same number as NIK and as KK.

    Raises:
        NilaiKeliru: both are the same sixteen digits.
    """
    if nik.angka == kk.angka:
        raise NilaiKeliru("NIK dan nomor KK tidak mungkin sama. Periksa mana yang keliru.")


@dataclass(frozen=True, slots=True, repr=False)
class Telepon:
    """A telephone number, kept as E.164 (ITU-T), shown as people here dial it.

    Accepts 08…, 8…, 628…, +628…, 00628…, a landline with its area code, and a foreign number
    that begins with + or 00.

    Raises:
        NilaiKeliru: letters, no area code, or an impossible length.
    """

    e164: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "e164", _e164(self.e164))

    def __str__(self) -> str:
        return self.lokal

    def __repr__(self) -> str:
        return f"Telepon({self.e164[:5]}•••{self.e164[-2:]})"

    @property
    def seluler(self) -> bool:
        """True for an Indonesian mobile number: only those get SMS."""
        return self.e164.startswith("+628")

    @property
    def wa(self) -> str:
        """Digits as ``https://wa.me/<digits>`` wants them."""
        return self.e164[1:]

    @property
    def lokal(self) -> str:
        """``0812-3456-7890``; a landline ``(031) 3951234``; a foreign number stays E.164."""
        if not self.e164.startswith("+62"):
            return self.e164
        nasional = "0" + self.e164[3:]
        if self.seluler:
            return f"{nasional[:4]}-{nasional[4:8]}-{nasional[8:]}"
        kode = 3 if nasional[:3] in KODE_AREA_PENDEK else 4
        return f"({nasional[:kode]}) {nasional[kode:]}"


# Area codes of three digits with the zero; all others have four.
KODE_AREA_PENDEK = frozenset({"021", "022", "024", "031", "061"})


def _e164(teks: str) -> str:
    bersih = re.sub(r"[\s.\-()/\u2010-\u2015\u200b-\u200d\u2060\ufeff]+", "", teks.replace("(0)", ""))
    if not re.fullmatch(r"\+?[0-9]+", bersih):
        raise NilaiKeliru("Nomor telepon hanya berisi angka, boleh diawali +. Contoh: 0812-3456-7890.")
    if bersih.startswith("00"):
        bersih = "+" + bersih[2:]
    if bersih.startswith("+") and not bersih.startswith("+62"):
        return _luar_negeri(bersih)
    return "+62" + _nasional(bersih.removeprefix("+"))


def _luar_negeri(nomor: str) -> str:
    if not re.fullmatch(r"\+[1-9][0-9]{6,14}", nomor):
        raise NilaiKeliru(
            "Nomor luar negeri: + lalu kode negara, seluruhnya 7–15 angka. Contoh: +60 12 345 6789."
        )
    return nomor


def _nasional(angka: str) -> str:
    """Digits after +62; a number without the leading zero (pasted from a sheet) is understood."""
    inti = angka
    if inti.startswith("62"):
        inti = inti[2:]
    elif not inti.startswith(("0", "8")):
        raise NilaiKeliru("Nomor telepon diawali 0 atau +62. Telepon rumah: tulis dengan kode daerahnya.")
    inti = inti.removeprefix("0")
    panjang = len(inti) + 1
    if inti.startswith("8"):
        if panjang not in ANGKA_HP:
            raise NilaiKeliru(f"Nomor HP harus 10–13 angka (0812…), yang ditulis {panjang}.")
    elif inti[:1] not in set("2345679") or panjang not in ANGKA_RUMAH:
        raise NilaiKeliru("Nomor telepon rumah: kode daerah lalu nomornya, 9–12 angka. Contoh: 031-3951234.")
    return inti
