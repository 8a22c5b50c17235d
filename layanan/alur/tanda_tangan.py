"""Deeds of signing: the pen on a stack of paper, the signer's agreement on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR, setujui_di_hp
from arsip.models import Pengesahan
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import tulis
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import Peran
from kepegawaian.kueri import tidak_hadir
from kepegawaian.models import Pegawai
from layanan.alur.periksa import periksa_di_lembar
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.surat import register_surat
from layanan.kueri.penanda import BELUM_ADA, boleh_mengesahkan, penanda_surat, sebab_tidak_berlaku
from layanan.kueri.periksa import perlu_di_lembar
from layanan.models import JenisSurat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from bungah.dasar.models import Pengguna
    from kepegawaian.aturan import Penanda
    from layanan.models import Surat, Tumpukan

BANYAK_SEKALIGUS = 30
SUMBER_TUMPUKAN = "tumpukan surat bertanda tangan"


def catat_tanda_tangan(
    daftar: Iterable[Surat],
    *,
    pelaku: Pengguna,
    terjadi_pada: datetime | None = None,
    tumpukan: Tumpukan | None = None,
    diperiksa: Collection[int] = (),
) -> list[Surat]:
    """Record that these letters came back signed with the pen, at most 30 in one act (all or none).

    The signer is who stands in the letter's own block. Who wrote a letter may record its pen; the record
    says so (``dirangkap``). ``diperiksa``: ids of letters whose check the signer ticked on the cover sheet;
    it must name all that no second person checked. With ``tumpukan`` only its very sheets are recorded.

    Raises:
        Ditolak: too many, nobody signs, sealed kinds, the signer held no mandate or was away that day,
            signed before it was submitted, or not checked by anybody.
        SudahBerubah: one of them is not waiting any more, or was corrected since the stack was printed.
    """
    daftar = sorted(daftar, key=lambda s: s.pk)
    if not daftar or len(daftar) > BANYAK_SEKALIGUS:
        pesan = f"Centang 1 sampai {BANYAK_SEKALIGUS} surat."
        raise Ditolak(pesan)
    hari = timezone.localdate(terjadi_pada)
    siapa = {satu.pk: _penanda_pena(satu, hari) for satu in daftar}
    di_lembar = _pastikan_diperiksa(daftar, diperiksa)
    lembar = set(tumpukan.isi.values_list("isi", flat=True)) if tumpukan else None
    orang = Pegawai.objects.select_related("jabatan").in_bulk({satu.pegawai for satu in siapa.values()})
    with tulis(pelaku=pelaku):
        for surat in daftar:
            penanda = siapa[surat.pk]
            if surat.pk in di_lembar:
                periksa_di_lembar(surat, pelaku=pelaku)
            _sahkan(surat, orang[penanda.pegawai], penanda, pelaku, terjadi_pada)
            if lembar is not None:
                _pastikan_lembarnya(surat, lembar)
    return daftar


def _pastikan_diperiksa(daftar: list[Surat], diperiksa: Collection[int]) -> set[int]:
    """Letters the signer had to check alone: each was ticked on the cover sheet."""
    perlu = perlu_di_lembar(daftar)
    if lupa := [str(satu) for satu in daftar if satu.pk in perlu - set(diperiksa)]:
        pesan = f"Belum dicentang Diperiksa di lembar pengantar: {', '.join(lupa)}."
        raise Ditolak(pesan)
    return perlu


def _pastikan_lembarnya(surat: Surat, lembar: set[int]) -> None:
    """The signed bytes are those that were printed for this stack; under the lock of the deed."""
    sah = Pengesahan.objects.filter(surat=surat.register, cara=Pengesahan.Cara.PENA)
    if not sah.filter(isi__in=lembar).exists():
        pesan = f"{surat} diperbaiki sesudah tumpukan ini dicetak, jadi bukan lembar itu yang berlaku."
        raise SudahBerubah(pesan)


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


def setujui_surat(
    surat: Surat, *, pelaku: Pengguna, sha256: str, naik: str = "", perangkat: int | None = None
) -> Pengesahan:
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
        register,
        pelaku=pelaku,
        penanda_tangan=orang,
        jabatan=penanda.sebutan,
        sha256=sha256,
        naik=naik,
        perangkat=perangkat,
    )
