"""What posters about services say, as plain values of the standards in force."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from bungah.dasar.nilai import tanggal_surat
from layanan.aturan.langkah_umum import langkah_umum
from layanan.aturan.standar import lama_janji
from layanan.kueri.komponen import potret
from layanan.kueri.umum import berlaku_umum
from layanan.models import Langkah

if TYPE_CHECKING:
    from layanan.models import VersiStandar

Isi = dict[str, Any]


def standar_berlaku(kode: str) -> VersiStandar | None:
    """The standard in force of a service for residents."""
    return berlaku_umum().filter(layanan__kode=kode).select_related("layanan").first()


def kata_versi(kode: str) -> str:
    """``versi 3, ditetapkan 12 November 2026``; "" when there is none."""
    satu = standar_berlaku(kode)
    return sebut_versi(satu) if satu else ""


def sebut_versi(satu: VersiStandar) -> str:
    """The version with the day it was decided, or since when it is used."""
    if satu.ditetapkan_pada:
        return f"versi {satu.versi}, ditetapkan {tanggal_surat(satu.ditetapkan_pada)}"
    return f"versi {satu.versi}, dipakai sejak {tanggal_surat(satu.berlaku_dari)}"


def syarat_layanan(satu: VersiStandar) -> Isi:
    """What everybody brings, and what only some bring with the reason."""
    semua = potret(satu)["syarat"]
    return {
        "wajib": [s["nama"] for s in semua if s["wajib"]],
        "lain": [(s["nama"], s["keterangan"]) for s in semua if not s["wajib"]],
    }


def langkah_layanan(satu: VersiStandar) -> Isi:
    """The main way in few words, the short names people wrote for the wall, and the promised time."""
    pendek = dict(Langkah.objects.filter(standar=satu).values_list("urut", "nama_dinding"))
    langkah = [s | {"nama": pendek.get(s["urut"]) or s["nama"]} for s in potret(satu)["langkah"]]
    return {
        "langkah": [s.nama for s in langkah_umum(langkah)],
        "waktu": lama_janji(satu.menit),
    }


def waktu_semua() -> list[tuple[str, list[str]]]:
    """Promised times, the shortest first, each with its services in the order of the public list."""
    hasil: defaultdict[str, list[str]] = defaultdict(list)
    for nama, menit in sorted(berlaku_umum().values_list("layanan__nama_warga", "menit"), key=itemgetter(1)):
        hasil[lama_janji(menit)].append(nama)
    return list(hasil.items())
