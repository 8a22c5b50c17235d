"""Who signs: in which name a letter goes out, and who may agree to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.peran import Peran
from kepegawaian.aturan import MANDAT_PENGGANTI, Penanda, blok_mandat, blok_pengganti
from kepegawaian.kueri import kepala_desa, nama_jabatan, pengganti_kades, pengganti_pada, tidak_hadir
from kepegawaian.models import Pegawai
from layanan.models import JenisSurat, MandatSurat

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from arsip.models import SuratKeluar
    from bungah.dasar.models import Pengguna
    from kepegawaian.models import PejabatPengganti
    from layanan.models import Surat

Tanda = JenisSurat.Penandatangan
HANYA_KADES = "Hanya Kepala Desa yang menyetujui surat."
TULISAN_SENDIRI = "Surat yang Anda tulis sendiri tidak bisa Anda setujui di HP."
BELUM_ADA = "Belum ada Kepala Desa di daftar pegawai."


def mandat_pada(hari: date) -> QuerySet[MandatSurat]:
    """Standing mandates in force on that day; one that was taken back later still was in force then."""
    return MandatSurat.objects.filter(
        Q(dicabut_pada=None) | Q(dicabut_pada__date__gt=hari),
        Q(sampai=None) | Q(sampai__gte=hari),
        dari__lte=hari,
    ).select_related("pegawai__jabatan")


def penanda_untuk(jenis: JenisSurat, hari: date) -> Penanda | None:
    """Who signs a letter of this kind on that day.

    Plt. or Plh. in force; else the kepala desa; else, when the kind allows it, whoever holds its mandate. An
    absent kepala desa without any of these still stands in the block: the letter waits. None: nobody at all.
    """
    if pengganti := pengganti_kades(hari):
        return _blok_pengganti(pengganti)
    kades = kepala_desa()
    if jenis.penandatangan == Tanda.MANDAT or (kades and _diwakili(jenis, kades, hari)):
        mandat = mandat_pada(hari).filter(jenis=jenis, pegawai__aktif=True).first()
        if mandat or jenis.penandatangan == Tanda.MANDAT:
            return _blok_mandat(mandat) if mandat else None
    return Penanda(kades.pk, kades.nama, kades.nip, (kades.jabatan.nama,)) if kades else None


def penanda_kantor(hari: date) -> Penanda | None:
    """Who signs a letter of the office that belongs to no letter kind: Plt. or Plh., else the kepala desa."""
    if pengganti := pengganti_kades(hari):
        return _blok_pengganti(pengganti)
    kades = kepala_desa()
    return Penanda(kades.pk, kades.nama, kades.nip, (kades.jabatan.nama,)) if kades else None


def _diwakili(jenis: JenisSurat, kades: Pegawai, hari: date) -> bool:
    return jenis.penandatangan == Tanda.BILA_ABSEN and tidak_hadir(kades.pk, hari)


def _blok_pengganti(satu: PejabatPengganti) -> Penanda:
    orang, baris = satu.pegawai, blok_pengganti(satu.jenis, nama_jabatan("kades"))
    return Penanda(orang.pk, orang.nama, orang.nip, baris, satu.jenis, f"{satu.sk}", satu.sampai)


def _blok_mandat(satu: MandatSurat) -> Penanda:
    orang = satu.pegawai
    baris = blok_mandat(satu.cara, nama_jabatan("kades"), nama_jabatan("sekdes"), orang.jabatan.nama)
    return Penanda(orang.pk, orang.nama, orang.nip, baris, satu.cara, satu.dasar, satu.sampai)


def wakil_kades(hari: date) -> str:
    """Who signs that day in the kepala desa's place, as a post; empty: nobody."""
    if pengganti := pengganti_kades(hari):
        return blok_pengganti(pengganti.jenis, nama_jabatan("kades"))[0]
    mandat = mandat_pada(hari).filter(jenis__penandatangan__in=[Tanda.BILA_ABSEN, Tanda.MANDAT]).first()
    return f"a.n. {nama_jabatan('kades')} oleh {mandat.pegawai.jabatan.nama}" if mandat else ""


def sebab_tanpa_penanda(jenis: JenisSurat) -> str:
    """Why nobody may sign a letter of this kind, as a sentence."""
    if jenis.penandatangan != Tanda.MANDAT:
        return BELUM_ADA
    terakhir = MandatSurat.objects.filter(jenis=jenis).select_related("pegawai").first()
    if terakhir is None:
        return f"{jenis} ditandatangani menurut mandat, dan belum ada mandatnya. Kepala Desa membuatnya dulu."
    return f"{_kata_habis(terakhir)} Kepala Desa membuat mandat baru dulu."


def _kata_habis(mandat: MandatSurat) -> str:
    akhir = timezone.localdate(mandat.dicabut_pada) if mandat.dicabut_pada else mandat.sampai
    if akhir is None or mandat.dari > timezone.localdate():
        return f"Mandat {mandat.pegawai} berlaku mulai {tanggal_surat(mandat.dari)}."
    kata = "dicabut" if mandat.dicabut_pada else "berakhir"
    return f"Mandat {mandat.pegawai} {kata} {tanggal_surat(akhir)}."


def penanda_surat(surat: Surat) -> Penanda | None:
    """Who stands in a letter's signature block: as it was numbered, before that as of today."""
    register = surat.register
    if register is None or register.penanda is None:
        hari = register.naskah.tanggal if register else timezone.localdate()
        return penanda_untuk(surat.templat.jenis, hari)
    return penanda_register(register)


def penanda_register(register: SuratKeluar) -> Penanda | None:
    """The signature block as the register kept it; rows of before version 0.3 have none."""
    orang = register.penanda
    if orang is None:
        return None
    baris = tuple(register.jabatan_penanda.split("\n"))
    return Penanda(orang.pk, orang.nama, orang.nip, baris, register.mandat, register.dasar_mandat)


def sebab_tidak_berlaku(surat: Surat, penanda: Penanda, hari: date) -> str:
    """Why this signature block does not hold on that day; empty when it does."""
    if penanda.mandat in MANDAT_PENGGANTI:
        if pengganti_pada(hari).filter(pegawai=penanda.pegawai, jenis=penanda.mandat).exists():
            return ""
        return f"{penanda.nama} bukan {penanda.sebutan} lagi pada {tanggal_surat(hari)}."
    if penanda.mandat == "langsung":
        return ""
    semua = MandatSurat.objects.filter(jenis=surat.templat.jenis, pegawai=penanda.pegawai)
    if mandat_pada(hari).filter(pk__in=semua.values("pk"), cara=penanda.mandat).exists():
        return ""
    terakhir = semua.select_related("pegawai").first()
    return _kata_habis(terakhir) if terakhir else f"{penanda.nama} tidak memegang mandat surat ini."


@dataclass(frozen=True, slots=True)
class Kewenangan:
    """One person and what their own place in the staff list is, asked once for a whole list of letters."""

    pengguna: Pengguna
    pegawai: Pegawai | None

    def sebab(self, surat: Surat) -> str:
        """Empty when this person may agree to the letter; else why not, as a sentence."""
        penanda = penanda_surat(surat)
        if penanda is None:
            return sebab_tanpa_penanda(surat.templat.jenis)
        if not self._namanya(penanda):
            langsung = penanda.mandat == "langsung" and not self.pengguna.berperan(Peran.KADES)
            return HANYA_KADES if langsung else f"Surat ini ditandatangani {penanda.nama}, {penanda.sebutan}."
        if self.pengguna.pk in {satu.pk for satu in surat.penulis.all()}:
            return TULISAN_SENDIRI
        return self._sebab_hari_ini(surat, penanda)

    def _namanya(self, penanda: Penanda) -> bool:
        """The block names this person; an account not tied to the staff list may be the kepala desa's own."""
        if self.pegawai is None:
            sendiri = penanda.mandat == "langsung" and not _berakun(penanda.pegawai)
            return sendiri and self.pengguna.berperan(Peran.KADES)
        if self.pegawai.pk != penanda.pegawai:
            return False
        wakil = (Peran.SEKDES, Peran.PETUGAS_LAYANAN, Peran.KADES)
        return self.pengguna.berperan(*(wakil if penanda.mandat in {"an", "ub"} else (Peran.KADES,)))

    def _sebab_hari_ini(self, surat: Surat, penanda: Penanda) -> str:
        hari = timezone.localdate()
        if habis := sebab_tidak_berlaku(surat, penanda, hari):
            return f"{habis} Kembalikan suratnya supaya penanda tangannya diganti."
        basah = surat.templat.jenis.cara_sah == JenisSurat.CaraSah.BASAH
        if not basah and tidak_hadir(penanda.pegawai, hari):
            # For the pen this is only "agreed, the pen follows": a meeting elsewhere is no obstacle.
            return f"{penanda.nama} dicatat tidak hadir hari ini, jadi belum bisa mengesahkan surat."
        return ""


def _berakun(pegawai: int) -> bool:
    return Pegawai.objects.filter(pk=pegawai, pengguna__isnull=False).exists()


def kewenangan(pengguna: Pengguna) -> Kewenangan:
    """What this person may agree to; ``sebab`` of it answers for each letter of a list."""
    pegawai = Pegawai.objects.filter(pengguna=pengguna).select_related("jabatan").first()
    return Kewenangan(pengguna, pegawai)


def boleh_mengesahkan(pengguna: Pengguna, surat: Surat) -> str:
    """Empty when this person may agree to the letter; else why not, as a sentence."""
    return kewenangan(pengguna).sebab(surat)
