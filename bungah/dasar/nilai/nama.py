"""Names of people: one fold for every search, one mask for every public page."""

from __future__ import annotations

import re
import unicodedata

# Titles people write or leave out, in folded spelling; words that mean something else in a letter's
# subject (SE, ST, SK, MA) are left alone unless they stand after a comma.
_GELAR = re.compile(
    r"h|hj|hy|hyh|kh|drs|dra|dr|drg|ir|prof|spdi?|sag|ssos|skom|skep|skm|mpdi?|mag|msi|mkom|amd|lc|ns"
)
# Abbreviations that stand for one name in East Java.
SINGKATAN = {"abd": "abdul", "ah": "ahmad", "st": "siti", "sti": "siti"}

_GELAR_BERTITIK = re.compile(
    r"(?<=\S)[\s,]+(?:s|m|a|d)\.\s?"
    r"(?:pd|ag|h|hi|e|ei|sy|sos|kom|ikom|kep|ked|keb|t|tp|ip|ap|si|psi|farm|gz|hum|s|p|pt|km|ak|akun|mat|m|kes|kn|sc|md|ma|tr|st)\b"
    r"(?:\.\s?(?:i|keb|kep|gz|ak|kom|ip|t))?\.?"
)
_GELAR_SETELAH_KOMA = re.compile(r",\s*(?:se|sh|st|sip|mh|mm|mt|ma|map|shi|sei)\b\.?")
_KH_TITIK = re.compile(r"(?<!\w)k\.\s?h\.")
_M_TITIK = re.compile(r"(?:^|(?<=\s))m\.(?=\s*\w)")
_MUHAMAD = re.compile(r"m[uo]hd?(?:a(?:m(?:[ae][dt]?)?)?)?")
_GANDA = re.compile(r"([^\W\d_])\1+")
_BAGIAN = re.compile(r"\d+|[^\W\d_]+")
# Order matters once; lipat() repeats everything until nothing changes, so the result is stable.
_EJAAN = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("kh", "h"), ("ch", "h"), ("j", "y"))
_APOSTROF = re.compile(r"['`\u00b4\u02b9-\u02bf\u2018-\u201b\u2032]")


def lipat(teks: str) -> str:
    """Fold text for search, so that every common spelling of a name meets every other.

    Old and new spelling (Soeharto/Suharto, Djoko/Joko, Tjahjono/Cahyono, Jusuf/Yusuf), Moch./Muh./
    M./Mohammad, accents, apostrophes, dots, doubled letters and titles no longer differ. Numbers are
    tokens of their own without leading zeros ("RT02" → "rt 2"). ``lipat(lipat(x)) == lipat(x)``.
    Fold both sides, and compare word by word by beginning.
    """
    while (hasil := _sekali(teks)) != teks:
        teks = hasil
    return hasil


def tanpa_aksen(teks: str) -> str:
    """Small letters without accents and apostrophes."""
    urai = unicodedata.normalize("NFKD", teks.casefold())
    if not urai.isascii():
        urai = "".join(huruf for huruf in urai if not unicodedata.combining(huruf))
    return _APOSTROF.sub("", urai)


def _sekali(teks: str) -> str:
    polos = tanpa_aksen(teks)
    for gelar in (_KH_TITIK, _GELAR_BERTITIK, _GELAR_SETELAH_KOMA):
        polos = gelar.sub(" ", polos)
    polos = _M_TITIK.sub("muhamad ", polos)
    return " ".join(kata for kata in map(_kata, _BAGIAN.findall(polos)) if not _GELAR.fullmatch(kata))


def _kata(kata: str) -> str:
    if kata.isdecimal():
        return kata.lstrip("0") or "0"
    for lama, baru in _EJAAN:
        kata = kata.replace(lama, baru)
    kata = _GANDA.sub(r"\1", kata)
    return "muhamad" if _MUHAMAD.fullmatch(kata) else SINGKATAN.get(kata, kata)


def lipat_kata(kata: str) -> str:
    """Fold one word of small letters without accents, or one number; empty when it is a title."""
    while (hasil := _kata(kata)) != kata:
        kata = hasil
    return "" if _GELAR.fullmatch(kata) else kata


def samarkan_nama(nama: str) -> str:
    """A name as the public verify page shows it: ``Siti Aminah`` → ``SITI A•••``.

    Titles are left out; the number of dots says nothing about the length. A single name keeps three
    letters (one when it is short), enough to compare with a card in the hand.
    """
    kata = [k for k in nama.split(",", maxsplit=1)[0].upper().split() if lipat(k)]
    if not kata:
        return "•••" if nama.strip() else ""
    if len(kata) == 1:
        return f"{kata[0][: 3 if len(kata[0]) > 4 else 1]}•••"  # noqa: PLR2004 -- shorter would be given away
    return " ".join([kata[0], *(f"{k[0]}•••" for k in kata[1:])])
