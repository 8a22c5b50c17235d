"""Deeds on requests: register, complete, walk the steps, hand over.

Every change of stage goes through ``ALUR_PERMOHONAN``; its effects (`efek_permohonan`) close the running
step and open the next one (``langkah.maju``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError
from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import MEJA, SEMUA_PETUGAS, Peran
from layanan.alur import efek_permohonan as efek
from layanan.alur.antrean import ALUR_KUNJUNGAN
from layanan.alur.kunjungan import melayani
from layanan.alur.langkah import buka_langkah, maju
from layanan.kueri.biaya import tertahan_biaya
from layanan.kueri.permohonan import berkas_kurang_dari
from layanan.kueri.standar import standar_berlaku
from layanan.models import BerkasPermohonan, Kunjungan, Langkah, Layanan, Permohonan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from bungah.dasar.models import Pengguna, Warga

Tahap, Perbuatan, Keadaan = Permohonan.Tahap, Langkah.Perbuatan, BerkasPermohonan.Keadaan
PENULIS = (Peran.PETUGAS_LAYANAN, Peran.PETUGAS_DEPAN, Peran.SEKDES)


@dataclass(frozen=True, slots=True)
class IsianPendaftaran:
    """What the desk writes down: the person, the need, the answer to each requirement."""

    warga: Warga  # new, or known
    keperluan: str
    berkas: Mapping[int, str] = field(default_factory=dict)  # Persyaratan.pk → Keadaan
    jenis_pemohon: str = Permohonan.JenisPemohon.PERORANGAN
    nama_lembaga: str = ""
    kedudukan: str = ""
    ubahan: Collection[str] = ()  # fields of a known person that the desk corrected


def daftarkan(
    kunjungan: Kunjungan,
    layanan: Layanan,
    isian: IsianPendaftaran,
    *,
    kunci: UUID,
    pelaku: Pengguna,
    saat: datetime | None = None,
    sumber: str = "",
) -> Permohonan:
    """Register a request; with a complete file it joins the completion queue at once (R028–R030).

    The same ``kunci`` always gives the same request. ``saat``/``sumber`` enter it afterwards from paper.

    Raises:
        TidakBerwenang: no desk role in force today.
        Ditolak: no standard in force, a visit of another day, or the NIK was just entered elsewhere.
        SudahBerubah: the visit is served by somebody else, or cancelled.
    """
    if lama := Permohonan.objects.filter(kunci=kunci).first():
        return lama
    if not pelaku.berperan(*MEJA):
        pesan = "Anda tidak bertugas di meja depan."
        raise TidakBerwenang(pesan)
    try:
        with tulis(pelaku=pelaku):
            permohonan = _buat(kunjungan, layanan, isian, kunci, pelaku, dua_waktu(saat=saat, sumber=sumber))
            if not berkas_kurang_dari(permohonan).exists() and not tertahan_biaya(permohonan):
                permohonan = ALUR_PERMOHONAN.jalankan(permohonan, "lengkapi", pelaku=pelaku, saat=saat)
    except IntegrityError:
        # Two at the same moment: the same form (its first arrival won), or the same new NIK at two desks.
        if lama := Permohonan.objects.filter(kunci=kunci).first():
            return lama
        pesan = "NIK ini baru saja dicatat petugas lain. Cari orangnya lagi."
        raise Ditolak(pesan) from None
    return permohonan


def _buat(
    kunjungan: Kunjungan,
    layanan: Layanan,
    isian: IsianPendaftaran,
    kunci: UUID,
    pelaku: Pengguna,
    waktu: dict[str, Any],
) -> Permohonan:
    standar = standar_berlaku(layanan)
    if standar is None:
        pesan = f"{layanan} belum punya standar yang berlaku."
        raise Ditolak(pesan)
    mulai = _mulai_didata(kunjungan, pelaku, waktu["terjadi_pada"])
    _simpan_warga(isian)
    permohonan = Permohonan.objects.create(
        kunjungan=kunjungan,
        layanan=layanan,
        standar=standar,
        warga=isian.warga,
        keperluan=isian.keperluan,
        jenis_pemohon=isian.jenis_pemohon,
        nama_lembaga=isian.nama_lembaga,
        kedudukan=isian.kedudukan,
        kunci=kunci,
        dicatat_oleh=pelaku,
        **waktu,
    )
    catat(permohonan, "daftarkan", layanan=layanan.pk, kunjungan=kunjungan.pk)
    isi_berkas(permohonan, isian.berkas)
    buka_langkah(permohonan, standar.langkah.all()[0], mulai)
    return permohonan


def _mulai_didata(kunjungan: Kunjungan, pelaku: Pengguna, saat: datetime) -> datetime:
    """Lock the visit and give the moment its registration began.

    A visit may ask for several services; the second one begins when the first was registered.
    """
    terkunci = Kunjungan.objects.select_for_update(of=("self",)).get(pk=kunjungan.pk)
    if terkunci.hari != timezone.localdate(saat):
        pesan = f"Nomor {terkunci.nomor} dari hari lain. Beri nomor baru."
        raise SudahBerubah(pesan)
    if terkunci.status == Kunjungan.Status.TERDAFTAR:
        terakhir = terkunci.permohonan.order_by("-id").first()
        return min(terakhir.terjadi_pada if terakhir else saat, saat)
    if terkunci.status == Kunjungan.Status.DIPANGGIL and not melayani(terkunci, pelaku):
        pesan = f"Nomor {terkunci.nomor} sedang dilayani {terkunci.petugas}."
        raise SudahBerubah(pesan)
    terdaftar = ALUR_KUNJUNGAN.jalankan(terkunci, "daftarkan", pelaku=pelaku, saat=saat)
    return min(terdaftar.dipanggil_pada or saat, saat)


def _simpan_warga(isian: IsianPendaftaran) -> None:
    """Keep a new person, or only what the desk corrected of a known one."""
    warga = isian.warga
    if not warga.pk:
        warga.save()
        catat(warga, "tambah")
    elif isian.ubahan:
        warga.save(update_fields=[*isian.ubahan, "diperbarui_pada"])
        catat(warga, "perbarui", kolom=sorted(isian.ubahan))


def isi_berkas(permohonan: Permohonan, jawaban: Mapping[int, str]) -> None:
    """Write the answer to each requirement; unanswered ones are missing."""
    ada = {satu.persyaratan_id: satu for satu in permohonan.berkas.all()}
    dilihat = permohonan.terjadi_pada if not ada else timezone.now()  # on paper, seen when it was brought
    hari_ini = timezone.localdate(dilihat)
    for syarat in permohonan.standar.persyaratan.all():
        keadaan = jawaban.get(syarat.pk, ada[syarat.pk].keadaan if syarat.pk in ada else Keadaan.BELUM)
        satu = ada.get(syarat.pk) or BerkasPermohonan(permohonan=permohonan, persyaratan=syarat)
        if satu.pk and satu.keadaan == keadaan:
            continue
        satu.keadaan = keadaan
        satu.dilihat_pada = None if keadaan == Keadaan.BELUM else hari_ini
        satu.save()


def perbarui_berkas(permohonan: Permohonan, jawaban: Mapping[int, str], *, pelaku: Pengguna) -> Permohonan:
    """Update the checklist of an incomplete request; when it becomes complete the clock starts."""
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        if terkunci.tahap != Tahap.PENDAFTARAN:
            pesan = "Berkas permohonan ini sudah dinyatakan lengkap."
            raise SudahBerubah(pesan)
        isi_berkas(terkunci, jawaban)
        catat(terkunci, "perbarui_berkas")
        if berkas_kurang_dari(terkunci).exists() or tertahan_biaya(terkunci):
            return terkunci
        return ALUR_PERMOHONAN.jalankan(terkunci, "lengkapi", pelaku=pelaku)


ALUR_PERMOHONAN = Alur(
    Permohonan,
    "tahap",
    [
        Transisi(
            "lengkapi",
            "Berkas lengkap",
            (Tahap.PENDAFTARAN,),
            Tahap.PROSES,
            (*MEJA, Peran.BENDAHARA),  # the receipt is the last thing an otherwise complete file waits for
            efek.lengkapi,
        ),
        Transisi(
            "terima", "Terima permintaan", (Tahap.PENDAFTARAN,), Tahap.PROSES, SEMUA_PETUGAS, efek.terima
        ),
        Transisi(
            "ajukan", "Ajukan untuk ditandatangani", (Tahap.PROSES,), Tahap.LEGALISASI, PENULIS, efek.ajukan
        ),
        Transisi("selesaikan", "Pekerjaan selesai", (Tahap.PROSES,), Tahap.SIAP, PENULIS, efek.selesaikan),
        Transisi(
            "terbit",
            "Surat sudah ditandatangani",
            (Tahap.LEGALISASI,),
            Tahap.SIAP,
            (Peran.KADES, *PENULIS),  # who seals it on the phone issues it in the same act
            efek.terbit,
        ),
        Transisi(
            "kembalikan",
            "Kembalikan",
            (Tahap.LEGALISASI,),
            Tahap.PROSES,
            (Peran.KADES, *PENULIS),  # officers record what the kepala desa wrote on the cover sheet
            efek.kembalikan,
        ),
        Transisi("betulkan", "Betulkan surat", (Tahap.SIAP,), Tahap.PROSES, PENULIS, efek.betulkan),
        Transisi("serahkan", "Serahkan", (Tahap.SIAP,), Tahap.SELESAI, MEJA, efek.serahkan),
        Transisi(
            "batalkan",
            "Batalkan permohonan",
            (Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI),
            Tahap.BATAL,
            (*MEJA, Peran.KADES),
            efek.batalkan,
        ),
    ],
)


def serahkan_semua(
    daftar: Iterable[Permohonan], *, pelaku: Pengguna, diambil_oleh: str = "", hubungan: str = ""
) -> int:
    """Hand over several in one act (all or none): to their owners, or to one person who fetches them all.

    Raises:
        Ditolak: none was chosen.
        SudahBerubah: one of them was handed over meanwhile.
    """
    daftar = sorted(daftar, key=lambda satu: satu.pk)
    if not daftar:
        pesan = "Centang surat yang diserahkan."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        for satu in daftar:
            siapa = diambil_oleh.strip() or satu.orang
            data = {"diambil_oleh": siapa, "hubungan": hubungan if diambil_oleh.strip() else ""}
            ALUR_PERMOHONAN.jalankan(satu, "serahkan", pelaku=pelaku, **data)
    return len(daftar)


def pastikan_penulis(pelaku: Pengguna, kerja: str) -> None:
    """Refuse who may not do this work (``kerja``: the words of it).

    Raises:
        TidakBerwenang: no role that works on requests.
    """
    if not pelaku.berperan(*PENULIS):
        pesan = f"Anda tidak bertugas {kerja}."
        raise TidakBerwenang(pesan)


def catat_pemeriksaan(
    permohonan: Permohonan, *, pelaku: Pengguna, catatan: str, cabang: int | None = None
) -> Permohonan:
    """Close a checking step (field check, identity check) with what was found; a decision with its exit.

    Raises:
        Ditolak: nothing was written, no exit of this decision was chosen, or another step is running.
    """
    pastikan_penulis(pelaku, "mencatat pemeriksaan")
    if not catatan.strip():
        pesan = "Tulis apa yang diperiksa dan hasilnya."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        maju(terkunci, Perbuatan.PERIKSA, pelaku=pelaku, catatan=catatan.strip(), cabang=cabang)
        catat(terkunci, "periksa", cabang=cabang)
    return terkunci
