"""Deeds around the wall: a sheet is born with its code, hung, looked at, taken down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.dasar.nilai.kode import kode_baru
from bungah.dasar.peran import MEJA, Peran
from bungah.naskah import katalog
from bungah.naskah.cetak import Kertas
from bungah.naskah.katalog import Tanda, TidakDicetak
from bungah.naskah.kueri_tempelan import nilai_lembar
from bungah.naskah.lembar import tandai_kode
from bungah.naskah.models import LembarCetak, PeriksaTempelan, Tempelan

if TYPE_CHECKING:
    from datetime import date

    from bungah.dasar.formulir_foto import Foto
    from bungah.dasar.models import Pengguna, Tempat
    from bungah.naskah.katalog import Cetakan, Hasil

PENEMPEL = (*MEJA, Peran.KADES)
PEMBACA_DINDING = (*PENEMPEL, Peran.ADMIN, Peran.AUDITOR)
PANJANG_KODE: Final = 8


@dataclass(frozen=True, slots=True)
class Letak:
    """Where and since when a sheet hangs, and how it looked."""

    tempat: Tempat
    sejak: date
    letak: str = ""
    tinggi_cm: int | None = None
    foto: Foto | None = None


def alamat_lembar(kode: str) -> str:
    """What the QR of a sheet opens, in capitals for large modules; "" without a public address."""
    profil = ProfilDesa.ambil()
    return f"{profil.alamat_publik.rstrip('/')}/t/{kode}".upper() if profil.alamat_publik else ""


def buat_lembar(
    cetakan: Cetakan, kode: str, *, kertas: Kertas, jarak: int | None, pelaku: Pengguna
) -> tuple[LembarCetak, bytes]:
    """Print a sheet with a code of its own, and remember what it says.

    Raises:
        TidakBerwenang: this print belongs to other roles.
        TidakDicetak: it cannot be printed; nothing was written down.
    """
    if sedang_menulis():
        pesan = "buat_lembar() mencetak, jadi tidak di dalam tulis()"
        raise DiLuarTulis(pesan)
    if not pelaku.berperan(*cetakan.peran):
        pesan = f"{cetakan.judul} dicetak oleh petugas lain."
        raise TidakBerwenang(pesan)
    nomor = kode_baru(PANJANG_KODE)
    tanda = Tanda(nomor, alamat_lembar(nomor))
    hasil = katalog.cetak(cetakan, kode, kertas=kertas, jarak=jarak, tanda=tanda)
    lembar = simpan_lembar(cetakan, kode, hasil, nomor=nomor, kertas=kertas, pelaku=pelaku)
    return lembar, _bertanda(cetakan, hasil.pdf, tanda)


def _bertanda(cetakan: Cetakan, pdf: bytes, tanda: Tanda) -> bytes:
    """Wall prints carry their code themselves; a desk paper that is to hang gets it along its upper edge."""
    if cetakan.dinding:
        return pdf
    alamat = tanda.alamat.partition("://")[2]
    return tandai_kode(pdf, f"Kode lembar {tanda.kode}" + (f" - masih berlaku? {alamat}" if alamat else ""))


def simpan_lembar(
    cetakan: Cetakan, kode: str, hasil: Hasil, *, nomor: str, kertas: Kertas, pelaku: Pengguna
) -> LembarCetak:
    """Remember what a sheet says; ``buat_lembar`` is the door that prints it too."""
    with tulis(pelaku=pelaku):
        lembar = LembarCetak.objects.create(
            kode=nomor,
            jenis=cetakan.jenis,
            sasaran=kode,
            judul=hasil.judul,
            versi=cetakan.versi(kode),
            sidik=hasil.sidik,
            kertas=kertas.value,
            jarak_mm=hasil.jarak,
            oleh=pelaku,
        )
        catat(lembar, "cetak_lembar", jenis=cetakan.jenis, sasaran=kode)
    return lembar


def cetak_lembar(lembar: LembarCetak, *, ubin: Kertas | None = None) -> bytes:
    """The file of a sheet once more, as long as it would say the same; with ``ubin`` in pieces on that paper.

    Raises:
        TidakDicetak: what it says has changed, or it cannot be printed.
    """
    cetakan, tanda = katalog.cari(lembar.jenis), Tanda(lembar.kode, alamat_lembar(lembar.kode))
    hasil = katalog.cetak(
        cetakan,
        lembar.sasaran,
        kertas=Kertas(lembar.kertas),
        jarak=lembar.jarak_mm,
        tanda=tanda,
        ubin=ubin,
    )
    if hasil.sidik != lembar.sidik:
        pesan = "Isi lembar ini sudah berubah sejak dicetak. Cetak lembar baru."
        raise TidakDicetak(pesan)
    return _bertanda(cetakan, hasil.pdf, tanda)


def gantung(
    lembar: LembarCetak, letak: Letak, *, pelaku: Pengguna, ganti: Tempelan | None = None
) -> Tempelan:
    """Write down that it hangs; ``ganti`` is taken down in the same act.

    Raises:
        TidakBerwenang: not somebody of the desk or the kepala desa.
        Ditolak: it no longer holds, hangs there already, or the day cannot be.
    """
    _pastikan_penempel(pelaku)
    if berubah := nilai_lembar(lembar):
        raise Ditolak(f"Lembar ini sudah kedaluwarsa. {berubah[0]} Cetak lembar baru, lalu tempel yang itu.")
    _periksa_hari(letak.sejak, timezone.localdate(lembar.dicetak_pada))
    with tulis(pelaku=pelaku):
        LembarCetak.objects.select_for_update().get(pk=lembar.pk)
        if ganti is not None:
            alasan = f"Diganti lembar baru ({lembar.kode})"
            _lepaskan(_terkunci(ganti), max(letak.sejak, ganti.sejak), alasan)
        sama = {"tempat": letak.tempat, "letak": letak.letak, "dilepas": None}
        if Tempelan.objects.filter(lembar=lembar, **sama).exists():
            pesan = "Lembar ini sudah tercatat menempel di situ."
            raise Ditolak(pesan)
        foto = letak.foto
        baru = Tempelan.objects.create(
            lembar=lembar,
            tempat=letak.tempat,
            letak=letak.letak,
            tinggi_cm=letak.tinggi_cm,
            sejak=letak.sejak,
            foto=foto.isi if foto else None,
            diambil_pada=foto.diambil_pada if foto else None,
            oleh=pelaku,
        )
        catat(baru, "gantung", lembar=lembar.pk, ganti=ganti.pk if ganti else None)
    return baru


def _periksa_hari(sejak: date, dicetak: date) -> None:
    if not dicetak <= sejak <= timezone.localdate():
        raise Ditolak(f"Tanggal ditempel ada di antara {tanggal_surat(dicetak)} (hari dicetak) dan hari ini.")


def pasang_foto(tempelan: Tempelan, *, foto: Foto, pelaku: Pengguna) -> Tempelan:
    """A photo of it, where none was taken when it was hung, or a better one."""
    _pastikan_penempel(pelaku)
    with tulis(pelaku=pelaku):
        satu = _terkunci(tempelan)
        satu.foto, satu.diambil_pada = foto.isi, foto.diambil_pada
        satu.save(update_fields=["foto", "diambil_pada"])
        catat(satu, "pasang_foto")
    return satu


def periksa_tempelan(
    tempelan: Tempelan, *, masih_ada: bool, terbaca: bool, catatan: str = "", pelaku: Pengguna
) -> PeriksaTempelan:
    """Somebody stood before it."""
    _pastikan_penempel(pelaku)
    with tulis(pelaku=pelaku):
        satu = _terkunci(tempelan)
        hasil = PeriksaTempelan.objects.create(
            tempelan=satu, masih_ada=masih_ada, terbaca=masih_ada and terbaca, catatan=catatan, oleh=pelaku
        )
        catat(satu, "periksa", masih_ada=masih_ada, terbaca=hasil.terbaca)
    return hasil


def lepas(tempelan: Tempelan, *, dilepas: date, alasan: str, pelaku: Pengguna) -> Tempelan:
    """Take it down, with the reason.

    Raises:
        Ditolak: no reason, or a day before it was hung or still to come.
    """
    _pastikan_penempel(pelaku)
    with tulis(pelaku=pelaku):
        satu = _terkunci(tempelan)
        if not satu.sejak <= dilepas <= timezone.localdate():
            raise Ditolak(
                f"Tanggal dilepas ada di antara {tanggal_surat(satu.sejak)} (ditempel) dan hari ini."
            )
        if not alasan.strip():
            pesan = "Tulis mengapa dilepas."
            raise Ditolak(pesan)
        _lepaskan(satu, dilepas, alasan.strip())
        catat(satu, "lepas")
    return satu


def _lepaskan(satu: Tempelan, dilepas: date, alasan: str) -> None:
    satu.dilepas, satu.alasan = dilepas, alasan
    satu.save(update_fields=["dilepas", "alasan"])


def _terkunci(tempelan: Tempelan) -> Tempelan:
    satu = Tempelan.objects.select_for_update(of=("self",)).defer("foto").get(pk=tempelan.pk)
    if satu.dilepas is not None:
        raise SudahBerubah(f"Lembar ini sudah dilepas {tanggal_surat(satu.dilepas)}.")
    return satu


def _pastikan_penempel(pelaku: Pengguna) -> None:
    if not pelaku.berperan(*PENEMPEL):
        pesan = "Tempelan dicatat petugas meja, Sekretaris Desa, atau Kepala Desa."
        raise TidakBerwenang(pesan)
