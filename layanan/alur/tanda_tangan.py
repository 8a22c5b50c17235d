"""Deeds of signing: the pen on a stack of paper, the kepala desa's agreement on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arsip.alur import ALUR_SURAT_KELUAR, setujui_di_hp
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import tulis
from bungah.dasar.peran import Peran
from kepegawaian.kueri import kepala_desa
from kepegawaian.models import Pegawai
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.surat import register_surat
from layanan.kueri.penanda import boleh_mengesahkan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from arsip.models import Pengesahan
    from bungah.dasar.models import Pengguna
    from layanan.models import Surat

BANYAK_SEKALIGUS = 30
SUMBER_TUMPUKAN = "tumpukan surat bertanda tangan"


def catat_tanda_tangan(
    daftar: Iterable[Surat], *, pelaku: Pengguna, terjadi_pada: datetime | None = None
) -> list[Surat]:
    """Record that these letters came back signed with the pen, at most 30 in one act (all or none).

    Raises:
        Ditolak: too many, nobody signs, or signed before it was submitted.
        SudahBerubah: one of them is not waiting any more.
    """
    daftar = sorted(daftar, key=lambda s: s.pk)
    kades = kepala_desa()
    if not daftar or len(daftar) > BANYAK_SEKALIGUS:
        pesan = f"Centang 1 sampai {BANYAK_SEKALIGUS} surat."
        raise Ditolak(pesan)
    if kades is None:
        pesan = "Belum ada Kepala Desa di daftar pegawai."
        raise Ditolak(pesan)
    with tulis(pelaku=pelaku):
        for surat in daftar:
            _sahkan(surat, kades, pelaku, terjadi_pada)
    return daftar


def _sahkan(surat: Surat, kades: Pegawai, pelaku: Pengguna, terjadi_pada: datetime | None) -> None:
    register = register_surat(surat)
    ALUR_PERMOHONAN.jalankan(surat.permohonan, "terbit", pelaku=pelaku, saat=terjadi_pada)
    ALUR_SURAT_KELUAR.jalankan(
        register,
        "terbitkan",
        pelaku=pelaku,
        penanda_tangan=kades,
        terjadi_pada=terjadi_pada,
        sumber=SUMBER_TUMPUKAN,
    )


def setujui_surat(surat: Surat, *, pelaku: Pengguna, sha256: str) -> Pengesahan:
    """Record that the kepala desa read these very bytes on the phone and agrees; the pen follows.

    Raises:
        TidakBerwenang: not the kepala desa.
        Ditolak: not waiting, nobody to name, or written by the same person.
        SudahBerubah: the letter was corrected after it was shown.
    """
    register = register_surat(surat)
    penanda = Pegawai.objects.filter(pengguna=pelaku).select_related("jabatan").first() or kepala_desa()
    if penanda is None:
        pesan = "Belum ada Kepala Desa di daftar pegawai."
        raise Ditolak(pesan)
    if pelaku.berperan(Peran.KADES) and (sebab := boleh_mengesahkan(pelaku, surat)):
        raise Ditolak(sebab)
    return setujui_di_hp(register, pelaku=pelaku, penanda_tangan=penanda, sha256=sha256)
