"""How requests walked as rows, CSV and A4: one request for an auditor, and the report of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import hari_dan_pukul, lama, pukul, tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop
from layanan.aturan.bagan import jalur_utama
from layanan.aturan.telusur import BALIK, BERJALAN, DILEWATI, PETUGAS_LAIN, TELAT, BarisTelusur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layanan.kueri.telusur import Perjalanan
    from layanan.models import Permohonan, VersiStandar

TANDA: Final = {  # sign -> word, kind of badge
    DILEWATI: ("Dilewati", "telat"),
    BALIK: ("Berbalik", "telat"),
    TELAT: ("Lewat target", "tunggu"),
    PETUGAS_LAIN: ("Petugas lain", "info"),
    BERJALAN: ("Sedang dikerjakan", "proses"),
}


def rinci_telusur(permohonan: Permohonan, jalan: Perjalanan) -> dict[str, Any]:
    """One request as its page and its print show it: number and service, never who asked."""
    kata, jenis = kata_putusan(permohonan, jalan)
    return {
        "nomor": permohonan.nomor,
        "layanan": permohonan.layanan.nama,
        "tahap": permohonan.get_tahap_display(),
        "standar": kata_standar(permohonan.standar),
        "waktu": "" if jalan.menit is None else _waktu(jalan.menit, permohonan.standar.menit),
        "putusan": kata,
        "jenis": jenis,
        "baris": [*map(_baris, jalan.telusur.baris), *_nanti(jalan)],
    }


def kata_standar(standar: VersiStandar) -> str:
    """Which version it is judged by: ``versi 2, dipakai sejak 3 November 2026, SK 188/1/2026``."""
    bagian = [f"versi {standar.versi}", f"dipakai sejak {tanggal_surat(standar.berlaku_dari)}"]
    if standar.sk_tanggal:
        bagian.append(f"SK {standar.sk_nomor} tanggal {tanggal_surat(standar.sk_tanggal)}")
    else:
        bagian.append("belum ditetapkan")
    return ", ".join(bagian)


def kata_putusan(permohonan: Permohonan, jalan: Perjalanan) -> tuple[str, str]:
    """The judgement in words, and the kind of its badge."""
    telusur = jalan.telusur
    angka = ((telusur.dilewati, "dilewati"), (telusur.balik, "berbalik"))
    if salah := " dan ".join(f"{banyak} langkah {kata}" for banyak, kata in angka if banyak):
        return f"Tidak sesuai bagan: {salah}", "telat"
    if permohonan.tahap == permohonan.Tahap.SELESAI:
        return "Sesuai bagan", "baik"
    if permohonan.tahap == permohonan.Tahap.BATAL:
        return "Dibatalkan", "batal"
    return "Sejauh ini sesuai bagan", "proses"


def _waktu(menit: int, janji: int) -> str:
    dasar = f"Selesai dalam {lama(menit)} dari janji {lama(janji)}"
    return f"{dasar}, lewat {lama(menit - janji)}." if menit > janji else f"{dasar}."


def _baris(satu: BarisTelusur) -> dict[str, Any]:
    return {
        "urut": satu.urut,
        "nama": satu.nama,
        "target": lama(satu.target) if satu.target else "",
        "lama": lama(satu.menit) if satu.mulai else "",
        "kapan": _kapan(satu),
        "oleh": satu.oleh,
        "tanda": [kata for nama, kata in TANDA.items() if nama in satu.tanda],
        "kalimat": satu.kalimat,
    }


def _kapan(satu: BarisTelusur) -> str:
    """``23 November 2026, 09.00–09.12``; another day of the end is named."""
    if satu.mulai is None:
        return ""
    awal = f"{tanggal_surat(satu.mulai)}, {pukul(satu.mulai)}"
    if satu.selesai is None:
        return f"{awal}, masih berjalan"
    if timezone.localdate(satu.mulai) == timezone.localdate(satu.selesai):
        return f"{awal}–{pukul(satu.selesai)}"
    return f"{awal} sampai {tanggal_surat(satu.selesai)}, {pukul(satu.selesai)}"


def _nanti(jalan: Perjalanan) -> Iterator[dict[str, Any]]:
    """The steps still to come while one is open, along the first exits."""
    akhir = jalan.telusur.baris[-1] if jalan.telusur.baris else None
    if akhir is None or BERJALAN not in akhir.tanda:
        return
    simpul = {satu.urut: satu for satu in jalan.bagan}
    for urut in jalur_utama(jalan.bagan, akhir.urut)[1:]:
        satu = simpul[urut]
        baris = _baris(BarisTelusur(urut, satu.nama, satu.menit))
        yield baris | {"tanda": [("Nanti", "info")]}


def cetak_telusur(permohonan: Permohonan, rinci: dict[str, Any]) -> bytes:
    """One request on A4, for an auditor; DRAF while its standard was not decided."""
    profil = ProfilDesa.ambil()
    data = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "draf": not permohonan.standar.ditetapkan,
        "judul": f"Telusur langkah {rinci['nomor']}",
        "rinci": rinci,
        "dicetak": hari_dan_pukul(timezone.localtime()),
    }
    return cetak_pdf("cetak/layanan/telusur_permohonan.html", data, kertas=Kertas.A4)
