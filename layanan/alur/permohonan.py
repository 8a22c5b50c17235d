"""Deeds on requests: register, complete, walk the steps, pause, hand over.

Every change of stage goes through ``ALUR_PERMOHONAN``; its effects close the running step and open
the next one, so the timeline is written by the work itself and no separate tick is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError
from django.utils import timezone

from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import MEJA, Peran
from kepegawaian.kueri import pelaksana_hari_ini
from layanan.alur.antrean import ALUR_KUNJUNGAN
from layanan.aturan.permohonan import jatuh_tempo
from layanan.kueri.permohonan import berkas_kurang_dari, jeda_warga, tertua_menunggu
from layanan.kueri.standar import standar_berlaku
from layanan.models import BerkasPermohonan, Jeda, Kunjungan, Langkah, LangkahBerjalan, Layanan, Permohonan

if TYPE_CHECKING:
    from uuid import UUID
    from bungah.dasar.models import Warga
    from datetime import datetime
    from collections.abc import Mapping
    from bungah.dasar.models import Pengguna

Tahap, Perbuatan, Keadaan = Permohonan.Tahap, Langkah.Perbuatan, BerkasPermohonan.Keadaan


@dataclass(frozen=True, slots=True)
class IsianPendaftaran:
    """What the desk writes down: the person, the need, the answer to each requirement."""

    warga: Warga  # saved here, new or known
    keperluan: str
    berkas: Mapping[int, str] = field(default_factory=dict)  # Persyaratan.pk → Keadaan
    jenis_pemohon: str = Permohonan.JenisPemohon.PERORANGAN
    nama_lembaga: str = ""
    kedudukan: str = ""


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

    Raises:
        Ditolak: the service has no standard in force.
        SudahBerubah: the visit was registered or cancelled by somebody else.
    """
    if lama := Permohonan.objects.filter(kunci=kunci).first():
        return lama
    try:
        with tulis(pelaku=pelaku):
            permohonan = _buat(kunjungan, layanan, isian, kunci, pelaku, dua_waktu(saat=saat, sumber=sumber))
            if not berkas_kurang_dari(permohonan).exists():
                permohonan = ALUR_PERMOHONAN.jalankan(permohonan, "lengkapi", pelaku=pelaku, saat=saat)
    except IntegrityError:
        permohonan = Permohonan.objects.get(kunci=kunci)
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
    kunjungan = _terdaftar(kunjungan, pelaku)
    baru = isian.warga.pk is None
    isian.warga.save()
    catat(isian.warga, "tambah" if baru else "perbarui")
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
    _isi_berkas(permohonan, isian.berkas)
    _buka_langkah(
        permohonan, standar.langkah.all()[0], kunjungan.dipanggil_pada or permohonan.terjadi_pada, pelaku
    )
    return permohonan


def _terdaftar(kunjungan: Kunjungan, pelaku: Pengguna) -> Kunjungan:
    """Lock the visit; a visit may ask for several services, so an already registered one passes."""
    terkunci = Kunjungan.objects.select_for_update(of=("self",)).get(pk=kunjungan.pk)
    if terkunci.status == Kunjungan.Status.TERDAFTAR:
        return terkunci
    if terkunci.status == Kunjungan.Status.DIPANGGIL and terkunci.petugas_id != pelaku.pk:
        pesan = f"Nomor {terkunci.nomor} sedang dilayani {terkunci.petugas}."
        raise SudahBerubah(pesan)
    return ALUR_KUNJUNGAN.jalankan(terkunci, "daftarkan", pelaku=pelaku)


def _isi_berkas(permohonan: Permohonan, jawaban: Mapping[int, str]) -> None:
    """Write the answer to each requirement; unanswered ones are missing."""
    ada = {satu.persyaratan_id: satu for satu in permohonan.berkas.all()}
    hari_ini = timezone.localdate()
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
        _isi_berkas(terkunci, jawaban)
        catat(terkunci, "perbarui_berkas")
        if berkas_kurang_dari(terkunci).exists():
            return terkunci
        return ALUR_PERMOHONAN.jalankan(terkunci, "lengkapi", pelaku=pelaku)


# Steps


def _buka_langkah(
    permohonan: Permohonan, langkah: Langkah, mulai: datetime, pelaku: Pengguna
) -> LangkahBerjalan:
    petugas = pelaksana_hari_ini(langkah.pelaksana, langkah.pengganti, timezone.localdate(mulai))
    jalan = LangkahBerjalan.objects.create(
        permohonan=permohonan, langkah=langkah, petugas=petugas, mulai=mulai
    )
    catat(jalan, "buka_langkah", permohonan=permohonan.pk, langkah=langkah.pk)
    return jalan


def _tutup_langkah(
    permohonan: Permohonan, perbuatan: str, *, pelaku: Pengguna, saat: datetime, catatan: str = ""
) -> LangkahBerjalan:
    """Close the running step with the deed that closes it, refusing to skip one."""
    jalan = permohonan.langkah.filter(selesai=None).select_related("langkah").first()
    if jalan is None or jalan.langkah.perbuatan != perbuatan:
        sedang = f"«{jalan.langkah}»" if jalan else "tidak ada"
        pesan = f"Langkah yang sedang berjalan: {sedang}. Selesaikan itu dulu."
        raise Ditolak(pesan)
    if permohonan.jeda.filter(selesai=None).exists():
        pesan = "Permohonan ini sedang ditunda. Lanjutkan dulu."
        raise Ditolak(pesan)
    jalan.selesai, jalan.ditutup_oleh, jalan.catatan = max(saat, jalan.mulai), pelaku, catatan
    jalan.save(update_fields=["selesai", "ditutup_oleh", "catatan"])
    return jalan


def _langkah_berikut(permohonan: Permohonan, sesudah: Langkah) -> Langkah | None:
    return permohonan.standar.langkah.filter(urut__gt=sesudah.urut).first()


def _maju(
    permohonan: Permohonan, perbuatan: str, *, pelaku: Pengguna, saat: datetime | None, catatan: str = ""
) -> datetime:
    """Close the step of this deed and open the next one; give the moment used."""
    pada = saat or timezone.now()
    jalan = _tutup_langkah(permohonan, perbuatan, pelaku=pelaku, saat=pada, catatan=catatan)
    if berikut := _langkah_berikut(permohonan, jalan.langkah):
        _buka_langkah(permohonan, berikut, jalan.selesai or pada, pelaku)
    return pada


def _lengkapi(permohonan: Permohonan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    """The file is complete: the clock starts now (R088)."""
    if kurang := [str(b.persyaratan) for b in berkas_kurang_dari(permohonan)]:
        pesan = f"Berkas masih kurang: {', '.join(kurang)}."
        raise Ditolak(pesan)
    pada = _maju(permohonan, Perbuatan.LENGKAPI, pelaku=pelaku, saat=saat)
    permohonan.lengkap_pada = pada
    permohonan.jatuh_tempo = jatuh_tempo(pada, permohonan.standar.menit, kalender_kerja())


def _ajukan(permohonan: Permohonan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    _maju(permohonan, Perbuatan.AJUKAN, pelaku=pelaku, saat=saat)


def _selesaikan(
    permohonan: Permohonan, *, pelaku: Pengguna, hasil: str, saat: datetime | None = None
) -> None:
    """Work done where the village issues no letter; the promise stops here."""
    if not hasil.strip():
        pesan = "Tulis hasil pekerjaannya dengan singkat."
        raise Ditolak(pesan)
    permohonan.hasil = hasil.strip()
    permohonan.siap_pada = _maju(permohonan, Perbuatan.SELESAIKAN, pelaku=pelaku, saat=saat)


def _terbit(permohonan: Permohonan, *, pelaku: Pengguna, saat: datetime | None = None) -> None:
    """The letter is signed and back: ready, and the promise stops."""
    permohonan.siap_pada = _maju(permohonan, Perbuatan.TERBIT, pelaku=pelaku, saat=saat)


def _kembalikan(permohonan: Permohonan, *, pelaku: Pengguna, alasan: str) -> None:
    """Back to the writer; ``lengkap_pada`` stays, so the request keeps its turn."""
    pada = timezone.now()
    jalan = _tutup_langkah(
        permohonan, Perbuatan.TERBIT, pelaku=pelaku, saat=pada, catatan=f"Dikembalikan: {alasan}"
    )
    ulang = permohonan.standar.langkah.filter(urut__lt=jalan.langkah.urut, perbuatan=Perbuatan.AJUKAN).last()
    if ulang:
        _buka_langkah(permohonan, ulang, pada, pelaku)


def _serahkan(
    permohonan: Permohonan,
    *,
    pelaku: Pengguna,
    diambil_oleh: str,
    hubungan: str = "",
    saat: datetime | None = None,
) -> None:
    """Hand over; days until collection are measured apart from the promise."""
    if not diambil_oleh.strip():
        pesan = "Tulis siapa yang mengambil."
        raise Ditolak(pesan)
    permohonan.diambil_oleh, permohonan.hubungan_pengambil = diambil_oleh.strip(), hubungan.strip()
    permohonan.selesai_pada = _maju(permohonan, Perbuatan.SERAHKAN, pelaku=pelaku, saat=saat)


def _batalkan(permohonan: Permohonan, *, pelaku: Pengguna, alasan: str) -> None:
    if not alasan.strip():
        pesan = "Tulis alasan pembatalan."
        raise Ditolak(pesan)
    permohonan.alasan_batal = alasan.strip()
    sekarang = timezone.now()
    permohonan.langkah.filter(selesai=None).update(
        selesai=sekarang, ditutup_oleh=pelaku, catatan="Dibatalkan"
    )
    permohonan.jeda.filter(selesai=None).update(selesai=sekarang)


PENULIS = (Peran.PETUGAS_LAYANAN, Peran.PETUGAS_DEPAN, Peran.SEKDES)
ALUR_PERMOHONAN = Alur(
    Permohonan,
    "tahap",
    [
        Transisi("lengkapi", "Berkas lengkap", (Tahap.PENDAFTARAN,), Tahap.PROSES, MEJA, _lengkapi),
        Transisi(
            "ajukan", "Ajukan untuk ditandatangani", (Tahap.PROSES,), Tahap.LEGALISASI, PENULIS, _ajukan
        ),
        Transisi("selesaikan", "Pekerjaan selesai", (Tahap.PROSES,), Tahap.SIAP, PENULIS, _selesaikan),
        Transisi("terbit", "Surat sudah ditandatangani", (Tahap.LEGALISASI,), Tahap.SIAP, PENULIS, _terbit),
        Transisi(
            "kembalikan",
            "Kembalikan",
            (Tahap.LEGALISASI,),
            Tahap.PROSES,
            (Peran.KADES, Peran.SEKDES),
            _kembalikan,
        ),
        Transisi("serahkan", "Serahkan", (Tahap.SIAP,), Tahap.SELESAI, MEJA, _serahkan),
        Transisi(
            "batalkan",
            "Batalkan permohonan",
            (Tahap.PENDAFTARAN, Tahap.PROSES, Tahap.LEGALISASI),
            Tahap.BATAL,
            (*MEJA, Peran.KADES),
            _batalkan,
        ),
    ],
)


def catat_pemeriksaan(permohonan: Permohonan, *, pelaku: Pengguna, catatan: str) -> Permohonan:
    """Close a checking step (field check, identity check) with what was found."""
    if not pelaku.berperan(*PENULIS):
        pesan = "Anda tidak bertugas mencatat pemeriksaan."
        raise Ditolak(pesan)
    if not catatan.strip():
        pesan = "Tulis apa yang diperiksa dan hasilnya."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        _maju(terkunci, Perbuatan.PERIKSA, pelaku=pelaku, saat=None, catatan=catatan.strip())
        catat(terkunci, "periksa")
    return terkunci


# Whose turn it is


def ambil(permohonan: Permohonan, *, pelaku: Pengguna, alasan: str = "") -> LangkahBerjalan:
    """Take a request to work on. Not the oldest of its service? Then only with a reason (R029).

    Raises:
        Ditolak: out of turn without a reason.
        SudahBerubah: another officer has it.
    """
    if not pelaku.berperan(*PENULIS):
        pesan = "Anda tidak bertugas mengerjakan surat."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        jalan = terkunci.langkah.filter(selesai=None).select_related("diambil_oleh").first()
        if terkunci.tahap != Tahap.PROSES or jalan is None:
            pesan = "Permohonan ini tidak sedang menunggu dikerjakan."
            raise SudahBerubah(pesan)
        if jalan.diambil_oleh_id == pelaku.pk:
            return jalan
        if jalan.diambil_oleh_id and not alasan.strip():
            pesan = f"Sedang dikerjakan {jalan.diambil_oleh}. Isi alasan untuk mengambil alih."
            raise SudahBerubah(pesan)
        giliran = tertua_menunggu(terkunci.layanan)
        if giliran and giliran.pk != terkunci.pk and not alasan.strip():
            pesan = f"Giliran {giliran.pemohon} (lengkap lebih dulu). Isi alasan untuk mendahulukan."
            raise Ditolak(pesan)
        jalan.diambil_oleh, jalan.diambil_pada, jalan.alasan_dahulukan = (
            pelaku,
            timezone.now(),
            alasan.strip(),
        )
        jalan.save(update_fields=["diambil_oleh", "diambil_pada", "alasan_dahulukan"])
        catat(jalan, "ambil", permohonan=terkunci.pk, didahulukan=bool(alasan.strip()))
    return jalan


def tunda(permohonan: Permohonan, *, jenis: Jeda.Jenis, alasan: str, pelaku: Pengguna) -> Jeda:
    """Pause a running request: for the applicant (clock stops) or a third party (steps aside)."""
    if not pelaku.berperan(*PENULIS):
        pesan = "Anda tidak bertugas menunda permohonan."
        raise Ditolak(pesan)
    if not alasan.strip():
        pesan = "Tulis apa yang ditunggu."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        if terkunci.tahap != Tahap.PROSES or terkunci.jeda.filter(selesai=None).exists():
            pesan = "Permohonan ini tidak bisa ditunda sekarang."
            raise SudahBerubah(pesan)
        jeda = Jeda.objects.create(
            permohonan=terkunci, jenis=jenis, alasan=alasan.strip(), mulai=timezone.now()
        )
        catat(jeda, "tunda", permohonan=terkunci.pk, jenis=jenis)
    return jeda


def lanjutkan(permohonan: Permohonan, *, pelaku: Pengguna) -> Permohonan:
    """End the pause; minutes spent waiting for the applicant move the promise by as much."""
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        jeda = terkunci.jeda.filter(selesai=None).first()
        if jeda is None:
            pesan = "Permohonan ini tidak sedang ditunda."
            raise SudahBerubah(pesan)
        jeda.selesai = timezone.now()
        jeda.save(update_fields=["selesai"])
        if jeda.jenis == Jeda.Jenis.WARGA and terkunci.lengkap_pada:
            _geser_janji(terkunci)
        catat(jeda, "lanjutkan", permohonan=terkunci.pk)
    return terkunci


def _geser_janji(permohonan: Permohonan) -> None:
    """Recompute the due time from the start, leaving out every pause for the applicant."""
    if permohonan.lengkap_pada:
        permohonan.jatuh_tempo = jatuh_tempo(
            permohonan.lengkap_pada, permohonan.standar.menit, kalender_kerja(), jeda_warga(permohonan)
        )
        permohonan.save(update_fields=["jatuh_tempo"])
