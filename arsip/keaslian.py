"""Whether what the office issued is still what it issued: bytes, seals, register and approvals.

Triggers refuse every change, but whoever owns the machine owns the database. The trail is sealed with a key
outside it, so a change by hand contradicts it; each one is named here with the number of its letter.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from arsip.alur import sidik_register
from arsip.models import Pengesahan, Salinan, SuratKeluar
from arsip.sidik import sidik_pengesahan
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Jejak
from bungah.naskah.models import Naskah, NaskahIsi, SegelIsi
from bungah.naskah.segel import periksa_segel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.db.models import Model

SEKALI: Final = 200  # documents in one step; their bytes are held one at a time
BUKU: Final = "buku surat keluar"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One thing that is not as it was recorded: where, of which letter, and what is wrong."""

    tempat: str
    objek: str
    sebab: str

    def __str__(self) -> str:
        return f"{self.tempat}, {self.objek}: {self.sebab}"


Catatan = dict[str, list[tuple[str, dict[str, Any]]]]  # object → its deeds with their details, oldest first


def periksa_keaslian() -> list[Temuan]:
    """Go through every document and the whole trail; empty = everything is as it was recorded.

    The office works on meanwhile: what looks wrong is looked at twice, and counts when it is so both times.
    """
    hasil = [*_naskah_hilang(), *_pengesahan_hilang()]
    dari = 0
    while pk := list(Naskah.objects.filter(pk__gt=dari).order_by("pk").values_list("pk", flat=True)[:SEKALI]):
        dari = pk[-1]
        hasil += _dua_kali(partial(_periksa, pk))
    return [*hasil, *_dua_kali(_periksa_jejak)]


def _dua_kali(periksa: Callable[[], Iterable[Temuan]]) -> list[Temuan]:
    """What is found, and found again."""
    pertama = list(periksa())
    lagi = set(periksa()) if pertama else set()
    return [satu for satu in pertama if satu in lagi]


def _periksa(pk: list[int]) -> Iterator[Temuan]:
    daftar = list(Naskah.objects.filter(pk__in=pk).order_by("pk"))
    yield from _periksa_naskah(daftar)
    yield from _periksa_register(daftar)
    yield from _periksa_pengesahan(daftar)


def _catatan(model: type[Model], pk: Iterable[int]) -> Catatan:
    """What the trail holds about these objects."""
    hasil: Catatan = defaultdict(list)
    baris = Jejak.objects.filter(jenis=model._meta.label_lower, objek_id__in=[str(satu) for satu in pk])
    for objek, perbuatan, rinci in baris.order_by("urut").values_list("objek_id", "perbuatan", "rinci"):
        hasil[objek].append((perbuatan, rinci))
    return hasil


def _sebut(naskah: Naskah) -> str:
    """A letter by its number and its place in the series, which no slip of the hand changes."""
    return f"nomor {naskah.nomor} ({naskah.seri} {naskah.tahun} urut {naskah.urut})"


def _tanpa_baris(model: type[Model], *perbuatan: str) -> Iterator[dict[str, Any]]:
    """Details of these deeds on rows that are gone."""
    daftar = Jejak.objects.filter(jenis=model._meta.label_lower, perbuatan__in=perbuatan)
    lahir = list(daftar.order_by("urut").values_list("objek_id", "rinci"))
    ada = {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
    return (rinci for objek, rinci in lahir if objek not in ada)


def _pengesahan_hilang() -> Iterator[Temuan]:
    """Approvals that the trail knows and the database does not."""
    for rinci in _tanpa_baris(Pengesahan, "sahkan", "setujui", "segel"):
        isi = NaskahIsi.objects.filter(sha256=rinci.get("sha256", "")).select_related("naskah").defer("isi")
        for satu in isi[:1]:
            yield Temuan("pengesahan", _sebut(satu.naskah), "dihapus")


def _naskah_hilang() -> Iterator[Temuan]:
    """Documents that the trail knows and the database does not."""
    for rinci in _tanpa_baris(Naskah, "ambil_nomor", "hilang"):
        yield Temuan("naskah", f"{rinci['seri']} {rinci['tahun']} urut {rinci['urut']}", "dihapus")


def _periksa_naskah(daftar: list[Naskah]) -> Iterator[Temuan]:
    """Number and bytes of each document."""
    catatan = _catatan(Naskah, [satu.pk for satu in daftar])
    for naskah in daftar:
        beku = {r["versi"]: r["sha256"] for p, r in catatan[str(naskah.pk)] if p == "bekukan"}
        yield from _periksa_nomor(naskah, catatan[str(naskah.pk)])
        yield from _periksa_isi(naskah, beku)
        yield from _periksa_salinan(naskah)


def _periksa_nomor(naskah: Naskah, catatan: list[tuple[str, dict[str, Any]]]) -> Iterator[Temuan]:
    for perbuatan, rinci in catatan:
        dulu = (rinci.get("seri"), rinci.get("tahun"), rinci.get("urut"))
        if perbuatan == "ambil_nomor" and dulu != (naskah.seri, naskah.tahun, naskah.urut):
            yield Temuan("naskah", _sebut(naskah), f"dulu bernomor {dulu[0]} {dulu[1]} urut {dulu[2]}")


def _periksa_isi(naskah: Naskah, beku: dict[int, str]) -> Iterator[Temuan]:
    """Frozen bytes against their own hash and the trail; versions that are gone or were slipped in."""
    sisa = dict(beku)
    for isi in NaskahIsi.objects.filter(naskah=naskah).order_by("versi").iterator(chunk_size=1):
        sebut, sidik = f"{_sebut(naskah)} isi ke-{isi.versi}", hashlib.sha256(isi.isi).hexdigest()
        dulu = sisa.pop(isi.versi, None)
        if dulu is None:
            yield Temuan("isi surat", sebut, "tidak pernah dibekukan")
        elif not (hmac.compare_digest(sidik, isi.sha256) and hmac.compare_digest(sidik, dulu)):
            yield Temuan("isi surat", sebut, "diubah")
        yield from _periksa_segel(isi, sebut)
    for versi in sisa:
        yield Temuan("isi surat", f"{_sebut(naskah)} isi ke-{versi}", "dihapus")


def _periksa_segel(isi: NaskahIsi, sebut: str) -> Iterator[Temuan]:
    """Its hash first; then, as anybody outside would, the signature in the file."""
    segel = SegelIsi.objects.filter(isi=isi).select_related("kunci", "isi").first()
    if segel is None:
        return
    if hashlib.sha256(bytes(isi.isi) + bytes(segel.ekor)).hexdigest() != segel.sha256:
        yield Temuan("segel", sebut, "diubah")
    elif salah := periksa_segel(segel):
        yield Temuan("segel", sebut, f"tanda tangannya tidak sah: {salah}")


def _periksa_salinan(naskah: Naskah) -> Iterator[Temuan]:
    """Copies are not kept, but what was counted must be what the trail counted."""
    daftar = {satu.pk: satu for satu in Salinan.objects.filter(naskah=naskah)}
    for objek, baris in _catatan(Salinan, daftar).items():
        satu = daftar[int(objek)]
        for _perbuatan, rinci in baris:
            if (rinci.get("sha256"), rinci.get("lembar")) != (satu.sha256, satu.lembar):
                yield Temuan("salinan", f"{_sebut(naskah)} salinan ke-{satu.urut}", "diubah")


def _periksa_register(daftar: list[Naskah]) -> Iterator[Temuan]:
    """Rows of the book against the last hash the trail holds of them; rows of before 0.3 have none."""
    keluar = [satu.pk for satu in daftar if satu.jenis == Naskah.Jenis.SURAT_KELUAR]
    semua = {satu.naskah_id: satu for satu in SuratKeluar.objects.filter(naskah__in=keluar)}
    catatan = _catatan(SuratKeluar, [satu.pk for satu in semua.values()])
    for naskah in daftar:
        if naskah.jenis != Naskah.Jenis.SURAT_KELUAR:
            continue
        baris = semua.get(naskah.pk)
        if baris is None:
            yield Temuan(BUKU, _sebut(naskah), "barisnya dihapus")
            continue
        baris.naskah = naskah
        sidik = [rinci["isi"] for perbuatan, rinci in catatan[str(baris.pk)] if perbuatan == "sidik"]
        if sidik and sidik[-1] != sidik_register(baris):
            yield Temuan(BUKU, _sebut(naskah), "isi barisnya diubah")


def _periksa_pengesahan(daftar: list[Naskah]) -> Iterator[Temuan]:
    """Approvals nobody recorded, changed ones, and recorded ones that are gone."""
    semua = {
        str(satu.pk): satu
        for satu in Pengesahan.objects.filter(isi__naskah__in=daftar)
        .select_related("isi__naskah")
        .defer("isi__isi")
    }
    catatan = _catatan(Pengesahan, [int(pk) for pk in semua])
    for pk, satu in semua.items():
        rinci = next((r for _, r in catatan[pk] if "sha256" in r), None)
        sebut = f"{_sebut(satu.isi.naskah)} {satu.get_cara_display().casefold()}"
        if rinci and "bersegel" in rinci:
            yield from _periksa_bersegel(satu, sebut, rinci["bersegel"])
        if rinci is None:
            yield Temuan("pengesahan", sebut, "tidak pernah dicatat")
        elif rinci["sha256"] != satu.isi.sha256 or rinci.get("isi", "") not in {"", sidik_pengesahan(satu)}:
            yield Temuan("pengesahan", sebut, "diubah")


def _periksa_bersegel(sah: Pengesahan, sebut: str, dulu: str) -> Iterator[Temuan]:
    """The seal as the trail saw it made: gone, or another one in its place."""
    kini = SegelIsi.objects.filter(isi=sah.isi_id).values_list("sha256", flat=True).first()
    if kini != dulu:
        yield Temuan("segel", sebut, "diganti" if kini else "dihapus")


def _periksa_jejak() -> Iterator[Temuan]:
    hasil = periksa_rantai()
    if hasil.rusak is not None:
        yield Temuan("jejak", f"baris {hasil.rusak}", hasil.sebab)
