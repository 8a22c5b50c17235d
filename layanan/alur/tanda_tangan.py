"""Deeds of signing: the pen on a stack of paper, the signer's agreement on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR, setujui_di_hp
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import tulis
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import Peran
from kepegawaian.kueri import tidak_hadir
from kepegawaian.models import Pegawai
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.surat import register_surat
from layanan.kueri.penanda import BELUM_ADA, boleh_mengesahkan, penanda_surat, sebab_tidak_berlaku
from layanan.models import JenisSurat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from arsip.models import Pengesahan
    from bungah.dasar.models import Pengguna
    from kepegawaian.aturan import Penanda
    from layanan.models import Surat

BANYAK_SEKALIGUS = 30
SUMBER_TUMPUKAN = "tumpukan surat bertanda tangan"


def catat_tanda_tangan(
    daftar: Iterable[Surat], *, pelaku: Pengguna, terjadi_pada: datetime | None = None
) -> list[Surat]:
    """Record that these letters came back signed with the pen, at most 30 in one act (all or none).

    The signer is who stands in the letter's own block. Who wrote a letter may record its pen; the record
    says so (``dirangkap``).

    Raises:
        Ditolak: too many, nobody signs, sealed kinds, the signer held no mandate or was away that day, or
            signed before it was submitted.
        SudahBerubah: one of them is not waiting any more.
    """
    daftar = sorted(daftar, key=lambda s: s.pk)
    if not daftar or len(daftar) > BANYAK_SEKALIGUS:
        pesan = f"Centang 1 sampai {BANYAK_SEKALIGUS} surat."
        raise Ditolak(pesan)
    hari = timezone.localdate(terjadi_pada)
    siapa = {satu.pk: _penanda_pena(satu, hari) for satu in daftar}
    orang = Pegawai.objects.select_related("jabatan").in_bulk({satu.pegawai for satu in siapa.values()})
    with tulis(pelaku=pelaku):
        for surat in daftar:
            penanda = siapa[surat.pk]
            _sahkan(surat, orang[penanda.pegawai], penanda, pelaku, terjadi_pada)
    return daftar


def _penanda_pena(surat: Surat, hari: date) -> Penanda:
    """Who signed this letter with the pen on that day."""
    penanda, jenis = penanda_surat(surat), surat.templat.jenis
    if penanda is None:
        raise Ditolak(BELUM_ADA)
    if jenis.cara_sah == JenisSurat.CaraSah.SEGEL:
        pesan = f"{surat} sah dengan segel elektronik desa, bukan dengan pena."
        raise Ditolak(pesan)
    if habis := sebab_tidak_berlaku(surat, penanda, hari):
        raise Ditolak(f"{surat}: {habis}")
    if tidak_hadir(penanda.pegawai, hari):
        pesan = (
            f"{penanda.nama} dicatat tidak hadir {tanggal_surat(hari)}. "
            "Isi kapan suratnya ditandatangani, atau betulkan catatan tidak hadirnya."
        )
        raise Ditolak(pesan)
    return penanda


def _sahkan(
    surat: Surat, orang: Pegawai, penanda: Penanda, pelaku: Pengguna, terjadi_pada: datetime | None
) -> None:
    register = register_surat(surat)
    ALUR_PERMOHONAN.jalankan(surat.permohonan, "terbit", pelaku=pelaku, saat=terjadi_pada)
    ALUR_SURAT_KELUAR.jalankan(
        register,
        "terbitkan",
        pelaku=pelaku,
        penanda_tangan=orang,
        jabatan=penanda.sebutan,
        dirangkap=surat.penulis.filter(pk=pelaku.pk).exists(),
        terjadi_pada=terjadi_pada,
        sumber=SUMBER_TUMPUKAN,
    )


def setujui_surat(surat: Surat, *, pelaku: Pengguna, sha256: str) -> Pengesahan:
    """Record that the signer read these very bytes on the phone and agrees; the pen follows.

    Raises:
        TidakBerwenang: not the kepala desa, nor whoever the letter names.
        Ditolak: not waiting, nobody to name, or written by the same person.
        SudahBerubah: the letter was corrected after it was shown.
    """
    register = register_surat(surat)
    penanda = penanda_surat(surat)
    if penanda is None:
        raise Ditolak(BELUM_ADA)
    if sebab := boleh_mengesahkan(pelaku, surat):
        raise (Ditolak if pelaku.berperan(Peran.KADES) else TidakBerwenang)(sebab)
    orang = Pegawai.objects.select_related("jabatan").get(pk=penanda.pegawai)
    return setujui_di_hp(
        register, pelaku=pelaku, penanda_tangan=orang, jabatan=penanda.sebutan, sha256=sha256
    )
