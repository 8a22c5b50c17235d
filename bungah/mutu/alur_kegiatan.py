"""Deeds around a hearing or a review: write it down, finish it when its record is signed, call it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import Peran
from bungah.mutu.models import Kegiatan, PesertaKegiatan, SaranKegiatan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bungah.dasar.models import Pengguna

PENULIS_KEGIATAN = (Peran.SEKDES, Peran.PETUGAS_LAYANAN)
PENUTUP_KEGIATAN = (Peran.SEKDES, Peran.KADES)
PEMBACA_KEGIATAN = (*PENULIS_KEGIATAN, Peran.KADES, Peran.AUDITOR)
PALING_SEDIKIT: Final = 3  # people without whom nobody was heard
Status = Kegiatan.Status


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody who was there; ``unsur`` says for whom they spoke."""

    nama: str
    unsur: str = PesertaKegiatan.Unsur.WARGA
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class Usul:
    """A suggestion; ``diterima`` None = not answered yet."""

    isi: str
    oleh: str = ""
    tanggapan: str = ""
    diterima: bool | None = None


@dataclass(frozen=True, slots=True)
class IsiKegiatan:
    """What is known of a meeting, before or after it was held."""

    topik: str
    tempat: str
    hari: date
    pimpinan: str
    jenis: str = Kegiatan.Jenis.DENGAR_PENDAPAT
    catatan: str = ""
    peserta: Sequence[Orang] = ()
    saran: Sequence[Usul] = ()


def simpan_kegiatan(isi: IsiKegiatan, *, pelaku: Pengguna, kegiatan: Kegiatan | None = None) -> Kegiatan:
    """Write a new meeting, or the whole of a planned one anew.

    Raises:
        TidakBerwenang: neither sekdes nor petugas layanan.
        SudahBerubah: finished or called off meanwhile.
        Ditolak: the same meeting stands already.
    """
    if not pelaku.berperan(*PENULIS_KEGIATAN):
        pesan = "Kegiatan dicatat Sekretaris Desa atau petugas layanan."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        satu = _terkunci(kegiatan) if kegiatan else _baru(isi, pelaku)
        for nama in ("jenis", "topik", "tempat", "hari", "pimpinan", "catatan"):
            setattr(satu, nama, getattr(isi, nama))
        satu.save()
        satu.peserta.all().delete()
        satu.saran.all().delete()
        PesertaKegiatan.objects.bulk_create(
            PesertaKegiatan(kegiatan=satu, urut=n, nama=o.nama, unsur=o.unsur, alamat=o.alamat)
            for n, o in enumerate(isi.peserta, 1)
        )
        SaranKegiatan.objects.bulk_create(
            SaranKegiatan(
                kegiatan=satu, urut=n, isi=u.isi, oleh=u.oleh, tanggapan=u.tanggapan, diterima=u.diterima
            )
            for n, u in enumerate(isi.saran, 1)
        )
        catat(satu, "simpan_kegiatan", peserta=len(isi.peserta), saran=len(isi.saran))
    return satu


def _terkunci(kegiatan: Kegiatan) -> Kegiatan:
    satu = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if satu.status != Status.RENCANA:
        pesan = f"Kegiatan ini sudah {satu.get_status_display().lower()}, isinya tidak diubah lagi."
        raise SudahBerubah(pesan)
    return satu


def _baru(isi: IsiKegiatan, pelaku: Pengguna) -> Kegiatan:
    sama = Kegiatan.objects.exclude(status=Status.BATAL).filter(
        jenis=isi.jenis, hari=isi.hari, topik__iexact=isi.topik
    )
    if sama.exists():
        pesan = "Kegiatan dengan topik dan hari ini sudah tercatat. Buka yang sudah ada."
        raise Ditolak(pesan)
    return Kegiatan(dicatat_oleh=pelaku, **dua_waktu(saat=None, sumber=""))


def _selesai(kegiatan: Kegiatan, *, pelaku: Pengguna | None, ditandatangani: date) -> None:
    """Held, answered, signed: only such a meeting counts."""
    if salah := kekurangan(kegiatan) or _salah_hari(kegiatan, ditandatangani):
        raise Ditolak(" ".join(salah))
    kegiatan.ba_ditandatangani = ditandatangani


def kekurangan(kegiatan: Kegiatan) -> list[str]:
    """What is still missing before a meeting can be finished, as sentences."""
    unsur = [satu.unsur for satu in kegiatan.peserta.all()]
    menunggu = sum(satu.diterima is None for satu in kegiatan.saran.all())
    hasil = []
    if kegiatan.hari > timezone.localdate():
        hasil.append(f"Kegiatan ini baru tanggal {tanggal_surat(kegiatan.hari)}.")
    if len(unsur) < PALING_SEDIKIT:
        hasil.append(f"Baru {len(unsur)} peserta tercatat, paling sedikit {PALING_SEDIKIT} orang.")
    elif set(unsur) == {PesertaKegiatan.Unsur.PERANGKAT}:
        hasil.append("Belum ada peserta dari luar perangkat desa. Tulis warga yang hadir.")
    if menunggu:
        hasil.append(f"{menunggu} saran belum ditanggapi: pilih diterima atau tidak, dengan alasannya.")
    return hasil


def _salah_hari(kegiatan: Kegiatan, ditandatangani: date) -> list[str]:
    if kegiatan.hari <= ditandatangani <= timezone.localdate():
        return []
    return [
        f"Tanggal tanda tangan berita acara ada di antara {tanggal_surat(kegiatan.hari)} (hari kegiatan) "
        "dan hari ini."
    ]


def _batal(kegiatan: Kegiatan, *, pelaku: Pengguna | None, alasan: str) -> None:
    if not alasan.strip():
        pesan = "Tulis mengapa kegiatan ini batal."
        raise Ditolak(pesan)
    kegiatan.alasan_batal = alasan.strip()


ALUR_KEGIATAN = Alur(
    Kegiatan,
    "status",
    [
        Transisi(
            "selesaikan",
            "Catat berita acara ditandatangani",
            (Status.RENCANA,),
            Status.SELESAI,
            PENUTUP_KEGIATAN,
            _selesai,
        ),
        Transisi("batalkan", "Batalkan kegiatan", (Status.RENCANA,), Status.BATAL, PENULIS_KEGIATAN, _batal),
    ],
)
