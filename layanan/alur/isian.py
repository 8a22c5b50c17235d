"""Deeds around what was filled in at home: begin, fill, send; open and compare at the desk; destroy.

Nothing of the content stands in the trail: rows name pages, counts and ids. Destroying is row and drawer:
the row goes in the transaction, the drawer with its key right after it.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from bungah.dasar import brankas
from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.peran import MEJA
from layanan.alur.antrean import ambil_nomor
from layanan.alur.permohonan import daftarkan
from layanan.alur.pesanan import ALUR_PESANAN
from layanan.aturan.isian import PENUH, PIN, SYARAT, batas_simpan, halaman_kurang, sebab_penuh
from layanan.kueri.antrean import sedang_dilayani
from layanan.kueri.isian import bacakan, boleh_melihat, lewat_simpan, permohonan_sudah, ruang_terpakai
from layanan.kueri.standar import standar_berlaku, titik_utama
from layanan.kueri.surat import templat_untuk
from layanan.models import BuktiSerah, FotoIsian, IsianRumah, Kunjungan, Pesanan, Surat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from bungah.dasar.models import Pengguna
    from layanan.alur.permohonan import IsianPendaftaran
    from layanan.models import Permohonan, Persyaratan

Status = IsianRumah.Status
SEKALI_SAPU: Final = 20
SUDAH: Final = "Isian ini sudah dicocokkan atau dihapus."
BERALIH: Final = "Isian ini sudah dihapus. Isi lagi, atau cukup bawa berkas aslinya."


def mulai_isian(pesanan: Pesanan, *, pin: str) -> IsianRumah:
    """Begin a form for a place that still lies ahead; begun twice with the same PIN it is one form.

    Raises:
        Ditolak: too late, given back, begun with another PIN, no standard, or no room on the disk.
    """
    hapus_isian_kedaluwarsa()
    pastikan_belum_datang(pesanan)
    standar = standar_berlaku(pesanan.layanan)
    if standar is None or not brankas.muat(0):
        raise Ditolak(PENUH if standar else "Layanan ini sedang tidak dibuka.")
    laci = brankas.laci_baru()
    try:
        with tulis(pelaku=None):
            isian = IsianRumah.objects.create(
                pesanan=pesanan,
                standar=standar,
                laci=laci,
                isi=brankas.sandikan(laci, json.dumps({PIN: pin}).encode(), "isi"),
                buka=secrets.token_hex(16),
                hapus_pada=batas_simpan(timezone.now(), pesanan.hari),
            )
            catat(isian, "mulai_isian", pesanan=pesanan.pk)
    except IntegrityError:
        brankas.buang_laci(laci)
        lama = IsianRumah.objects.get(pesanan=pesanan)
        if not pin_cocok(lama, pin):
            raise SudahBerubah("Isian untuk kode ini sudah dimulai dengan PIN lain.") from None
        return lama
    return isian


def pastikan_belum_datang(pesanan: Pesanan) -> None:
    """Only a place that lies ahead is filled in.

    Raises:
        SudahBerubah: come already, given back, or over.
    """
    if pesanan.keadaan(timezone.now()) != Pesanan.Status.DIPESAN:
        raise SudahBerubah("Waktunya sudah lewat atau Anda sudah di kantor, jadi isian ini ditutup.")


def pin_cocok(isian: IsianRumah, pin: str) -> bool:
    """Whether this is the PIN chosen at the beginning; it lies with the content, enciphered like it."""
    return compare_digest(str(bacakan(isian)[PIN]).encode(), pin.encode())


def simpan_halaman(isian: IsianRumah, halaman: str, nilai: Mapping[str, str]) -> None:
    """Keep one page as typed; once more with other words is the newer answer.

    Raises:
        SudahBerubah: compared, deleted or come meanwhile.
    """
    with tulis(pelaku=None):
        terkunci, isi = _kunci(isian)
        isi[halaman] = dict(nilai)
        _tulis(terkunci, isi)
        catat(terkunci, "isi_halaman", halaman=halaman)


def jawab_syarat(isian: IsianRumah, persyaratan: Persyaratan, jawab: str) -> None:
    """Say about one paper that it is brought without a photo (``BAWA``), or take that back (empty)."""
    with tulis(pelaku=None):
        terkunci, isi = _kunci(isian)
        semua = isi.setdefault(SYARAT, {})
        semua[str(persyaratan.pk)] = jawab
        if not jawab:
            del semua[str(persyaratan.pk)]
        _tulis(terkunci, isi)
        catat(terkunci, "jawab_syarat", persyaratan=persyaratan.pk)


def tambah_foto(isian: IsianRumah, persyaratan: Persyaratan, gambar: bytes, *, kunci: UUID) -> FotoIsian:
    """Put a clean photo into the drawer; the same ``kunci`` is the same photo.

    Raises:
        Ditolak: enough photos, or no room.
    """
    if lama := FotoIsian.objects.filter(kunci=kunci, isian=isian).first():
        return lama
    if not brankas.muat(len(gambar)):
        raise Ditolak(PENUH)
    with tulis(pelaku=None):
        terkunci, isi = _kunci(isian)
        if sebab := sebab_penuh(ruang_terpakai(terkunci, persyaratan.pk), len(gambar)):
            raise Ditolak(sebab)
        isi.get(SYARAT, {}).pop(str(persyaratan.pk), None)
        _tulis(terkunci, isi)
        nama = secrets.token_hex(8)
        besar = brankas.simpan(terkunci.laci, nama, gambar)
        foto = FotoIsian.objects.create(
            isian=terkunci, persyaratan=persyaratan, nama=nama, besar=besar, kunci=kunci
        )
        catat(terkunci, "tambah_foto", persyaratan=persyaratan.pk)
    return foto


def hapus_foto(isian: IsianRumah, foto: FotoIsian) -> None:
    """Throw one photo away, row and file."""
    with tulis(pelaku=None):
        terkunci, _ = _kunci(isian)
        if not terkunci.foto.filter(pk=foto.pk).delete()[0]:
            return
        catat(terkunci, "hapus_foto", persyaratan=foto.persyaratan_id)
        transaction.on_commit(lambda: brankas.buang_berkas(terkunci.laci, foto.nama))


def _kunci(isian: IsianRumah) -> tuple[IsianRumah, dict[str, Any]]:
    """The row under lock with its content, as long as people at home may still change it."""
    terkunci = IsianRumah.objects.select_for_update(of=("self",)).filter(pk=isian.pk).first()
    if terkunci is None:
        raise SudahBerubah(BERALIH)
    if terkunci.status == Status.DIBUKA:
        raise SudahBerubah("Petugas sedang mencocokkan isian ini, jadi tidak bisa diubah lagi.")
    pastikan_belum_datang(Pesanan.objects.get(pk=terkunci.pesanan_id))
    return terkunci, bacakan(terkunci)


def _tulis(isian: IsianRumah, isi: Mapping[str, Any]) -> None:
    isian.isi = brankas.sandikan(isian.laci, json.dumps(isi).encode(), "isi")
    isian.diubah_pada = timezone.now()
    isian.save(update_fields=["isi", "diubah_pada"])


def ganti_tanda(isian: IsianRumah) -> None:
    """Close the form on every phone that has it open; the PIN opens it again."""
    IsianRumah.objects.filter(pk=isian.pk).update(buka=secrets.token_hex(16))


# Destroying


def hapus_isian(isian: IsianRumah, *, sebab: str, pelaku: Pengguna | None) -> None:
    """Row, fields and photos are gone; the trail keeps that they were, never what they said."""
    with tulis(pelaku=pelaku):
        terkunci = IsianRumah.objects.select_for_update(of=("self",)).filter(pk=isian.pk).first()
        if terkunci is None:
            return
        catat(terkunci, "hapus_isian", sebab=sebab, foto=terkunci.foto.count(), pesanan=terkunci.pesanan_id)
        terkunci.delete()
        transaction.on_commit(lambda: brankas.buang_laci(isian.laci))


def hapus_isian_kedaluwarsa(saat: datetime | None = None, *, banyak: int = SEKALI_SAPU) -> int:
    """Destroy what nobody came for, and drawers a crash left without a row; give how many forms.

    Safe to repeat and to run beside the day's work: nightly, and whenever a form is begun or looked for.
    """
    daftar = list(lewat_simpan(saat)[:banyak])
    for satu in daftar:
        hapus_isian(satu, sebab="kedaluwarsa", pelaku=None)
    dikenal = [
        *IsianRumah.objects.values_list("laci", flat=True),
        *BuktiSerah.objects.values_list("laci", flat=True),
    ]
    brankas.sapu_laci(frozenset(dikenal))
    return len(daftar)


def batalkan_tempat(pesanan: Pesanan) -> None:
    """Give the place back, and destroy what was filled in for it."""
    with tulis(pelaku=None):
        if isian := IsianRumah.objects.filter(pesanan=pesanan).first():
            hapus_isian(isian, sebab="dibatalkan", pelaku=None)
        ALUR_PESANAN.jalankan(pesanan, "batalkan", pelaku=None)


# States


def _kirim(isian: IsianRumah, *, pelaku: Pengguna | None) -> None:
    pastikan_belum_datang(isian.pesanan)
    wajib = isian.standar.persyaratan.filter(wajib=True).values_list("pk", flat=True)
    berfoto = isian.foto.values_list("persyaratan", flat=True)
    if halaman_kurang(bacakan(isian), wajib=list(wajib), berfoto=list(berfoto)):
        raise Ditolak("Masih ada yang belum diisi.")
    isian.dikirim_pada = timezone.now()


def _buka(isian: IsianRumah, *, pelaku: Pengguna | None) -> None:
    """An officer takes the form in hand; who did stands in the trail."""
    kunjungan = isian.pesanan.kunjungan
    if isian.pesanan.keadaan(timezone.now()) in {Pesanan.Status.DIPESAN, Pesanan.Status.BATAL}:
        raise Ditolak("Orangnya belum datang. Tekan «Sudah datang» dulu.")
    dipanggil = kunjungan is not None and kunjungan.status == Kunjungan.Status.DIPANGGIL
    if kunjungan is not None and dipanggil and not (pelaku and boleh_melihat(isian, pelaku)):
        raise SudahBerubah(f"Nomor {kunjungan.nomor} dipanggil {kunjungan.petugas}.")
    isian.dibuka_oleh = pelaku


ALUR_ISIAN = Alur(
    IsianRumah,
    "status",
    [
        Transisi(
            "kirim",
            "Kirim ke kantor",
            (Status.DITULIS, Status.DIKIRIM),
            Status.DIKIRIM,
            (),
            _kirim,
            umum=True,
        ),
        Transisi("buka", "Buka isian", (Status.DIKIRIM, Status.DIBUKA), Status.DIBUKA, MEJA, _buka),
    ],
)


# The desk


@dataclass(frozen=True, slots=True)
class Bandingan:
    """What came out of laying photos and words beside the papers."""

    daftar: IsianPendaftaran  # person and need as the officer saw them; its checklist follows from ``hasil``
    hasil: Mapping[int, str]  # Persyaratan.pk → Hasil
    surat: Mapping[str, str] = field(default_factory=dict)
    alasan_luar_jam: str = ""


def cocokkan(isian: IsianRumah, bandingan: Bandingan, *, kunci: UUID, pelaku: Pengguna) -> Permohonan:
    """Register with what was compared, and destroy what came from home, in one transaction.

    The same ``kunci`` always gives the same request. The letter's fields are kept with the request, so
    that nobody types them again.

    Raises:
        TidakBerwenang: another officer handles this visitor.
        Ditolak: registration refused; nothing was changed.
    """
    if lama := permohonan_sudah(kunci):
        return lama
    if not boleh_melihat(isian, pelaku):
        raise TidakBerwenang("Isian ini dibuka petugas lain.")
    with tulis(pelaku=pelaku):
        if not IsianRumah.objects.select_for_update(of=("self",)).filter(pk=isian.pk).exists():
            raise SudahBerubah(SUDAH)
        kunjungan = kunjungan_untuk(isian, pelaku) or _nomor_diam(isian.pesanan, bandingan, kunci, pelaku)
        _pastikan_belum_didata(kunjungan, isian.pesanan)
        permohonan = daftarkan(kunjungan, isian.pesanan.layanan, bandingan.daftar, kunci=kunci, pelaku=pelaku)
        _titip_surat(permohonan, bandingan.surat)
        catat(permohonan, "cocokkan_isian", hasil=_menurut_hasil(bandingan.hasil))
        hapus_isian(isian, sebab="dicocokkan", pelaku=pelaku)
    return permohonan


def kunjungan_untuk(isian: IsianRumah, pelaku: Pengguna) -> Kunjungan | None:
    """The number it belongs to: the place's own, or for a late comer the one at this counter."""
    return isian.pesanan.kunjungan or sedang_dilayani(pelaku)


def _pastikan_belum_didata(kunjungan: Kunjungan, pesanan: Pesanan) -> None:
    """One errand is registered once, whichever page did it."""
    sudah = kunjungan.permohonan.filter(layanan=pesanan.layanan_id).exclude(tahap="batal").exists()
    if sudah:
        pesan = f"Keperluan ini sudah didata di nomor {kunjungan.nomor}. Isian dari rumah tidak dipakai lagi."
        raise SudahBerubah(pesan)


def buang_isian_terdaftar(permohonan: Permohonan, *, pelaku: Pengguna) -> None:
    """Registered in the ordinary way: what came from home is not needed any more."""
    milik = IsianRumah.objects.filter(
        pesanan__kunjungan=permohonan.kunjungan_id, pesanan__layanan=permohonan.layanan_id
    )
    for satu in milik:
        hapus_isian(satu, sebab="didata_biasa", pelaku=pelaku)


def _menurut_hasil(hasil: Mapping[int, str]) -> dict[str, list[int]]:
    """Requirement ids by result, for the trail."""
    return {
        satu: sorted(pk for pk, h in hasil.items() if h == satu) for satu in sorted({*hasil.values()} - {""})
    }


def _nomor_diam(pesanan: Pesanan, bandingan: Bandingan, kunci: UUID, pelaku: Pengguna) -> Kunjungan:
    """Who came after the session was over stands at the desk without a number: a silent one."""
    layanan = pesanan.layanan
    return ambil_nomor(
        titik=titik_utama(),
        kelompok=layanan.kelompok,
        layanan=layanan,
        kunci=kunci,
        pelaku=pelaku,
        alasan_luar_jam=bandingan.alasan_luar_jam,
    )


def _titip_surat(permohonan: Permohonan, isian: Mapping[str, str]) -> None:
    """Keep the letter's own fields for the page on which it is written, also while a paper is missing."""
    templat = templat_untuk(permohonan.layanan_id)
    if templat is None or not isian:
        return
    kolom = set(templat.kolom.values_list("nama", flat=True))
    surat = Surat.objects.create(
        permohonan=permohonan, templat=templat, isian={n: v for n, v in isian.items() if n in kolom}
    )
    catat(surat, "tulis_dari_rumah", kolom=sorted(surat.isian))
