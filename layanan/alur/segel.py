"""Deeds on the signer's phone: agree to many letters at once; what may be sealed is sealed.

All sealing happens before any transaction; then each letter has a short one of its own that asks
everything again. A letter that cannot go is named and left, the others go.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from arsip.alur import ALUR_SURAT_KELUAR
from arsip.alur_segel import Segel
from arsip.models import SuratKeluar
from bungah.dasar.galat import Ditolak
from bungah.dasar.jejak import DiLuarTulis, sedang_menulis, tulis
from bungah.naskah.segel import segelkan
from layanan.alur.periksa import periksa_di_lembar
from layanan.alur.permohonan import ALUR_PERMOHONAN
from layanan.alur.surat import register_surat
from layanan.alur.tanda_tangan import setujui_surat
from layanan.kueri.penanda import boleh_mengesahkan
from layanan.kueri.periksa import perlu_di_lembar
from layanan.kueri.surat import surat_lengkap
from layanan.models import JenisSurat, Surat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bungah.dasar.models import Pengguna
    from bungah.dasar.naik import Naik
    from bungah.naskah.models import KunciSegel, NaskahIsi

BANYAK_DI_HP: Final = 20
BERUBAH: Final = "Surat ini baru saja diperbaiki petugas. Baca lagi sebelum menyetujui."
TIDAK_MENUNGGU: Final = "Surat ini tidak sedang menunggu tanda tangan."
CaraSah = JenisSurat.CaraSah


@dataclass(slots=True)
class Hasil:
    """What became of each letter."""

    segel: list[Surat] = field(default_factory=list)
    setuju: list[Surat] = field(default_factory=list)  # the pen follows
    gagal: list[tuple[Surat, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KunciTerbuka:
    """The village's key, open for this one act."""

    kunci: KunciSegel
    polos: bytes = field(repr=False)


def sahkan_di_hp(
    pilihan: Mapping[int, str], *, pelaku: Pengguna, naik: Naik, terbuka: KunciTerbuka | None = None
) -> Hasil:
    """Agree to these letters (id → SHA-256 of the bytes that were shown), at most 20 in one act.

    Raises:
        Ditolak: none or too many; what stops a single letter stands in ``gagal``.
        CetakGagal: the press cannot seal now; nothing has changed.
    """
    if sedang_menulis():
        pesan = "sahkan_di_hp() menyegel di luar transaksi"
        raise DiLuarTulis(pesan)
    if not pilihan or len(pilihan) > BANYAK_DI_HP:
        pesan = f"Pilih 1 sampai {BANYAK_DI_HP} surat."
        raise Ditolak(pesan)
    hasil = Hasil()
    bisa: dict[int, tuple[Surat, NaskahIsi]] = {}
    for surat in _lengkap(pilihan):
        isi = _isi_terakhir(surat)
        if sebab := _sebab(surat, isi, pilihan[surat.pk], pelaku, terbuka):
            hasil.gagal.append((surat, sebab))
        elif isi is not None:
            bisa[surat.pk] = (surat, isi)
    ekor = _segelkan(bisa, terbuka)
    for pk, (surat, isi) in bisa.items():
        _satu(hasil, surat, isi, ekor.get(pk), pelaku, naik, terbuka)
    return hasil


def _lengkap(pilihan: Mapping[int, str]) -> list[Surat]:
    return [
        surat_lengkap(pk) for pk in sorted(Surat.objects.filter(pk__in=pilihan).values_list("pk", flat=True))
    ]


def _isi_terakhir(surat: Surat) -> NaskahIsi | None:
    return surat.register.naskah.isi_terakhir if surat.register else None


def _sebab(
    surat: Surat, isi: NaskahIsi | None, sha256: str, pelaku: Pengguna, terbuka: KunciTerbuka | None
) -> str:
    """Why this letter cannot go; empty when it can."""
    if surat.register is None or isi is None or surat.register.status != SuratKeluar.Status.MENUNGGU:
        return TIDAK_MENUNGGU
    if isi.sha256 != sha256:
        return BERUBAH
    if sebab := boleh_mengesahkan(pelaku, surat):
        return sebab
    if surat.templat.jenis.cara_sah == CaraSah.SEGEL and not _disegel(surat, terbuka):
        return "Surat ini sah dengan segel elektronik desa, dan kuncinya belum terpasang di HP ini."
    return ""


def _disegel(surat: Surat, terbuka: KunciTerbuka | None) -> bool:
    """Sealed now rather than agreed to and signed later: the kind allows it and the key is open."""
    return terbuka is not None and surat.templat.jenis.cara_sah != CaraSah.BASAH


def _segelkan(bisa: Mapping[int, tuple[Surat, NaskahIsi]], terbuka: KunciTerbuka | None) -> dict[int, bytes]:
    disegel = {pk: isi for pk, (surat, isi) in bisa.items() if _disegel(surat, terbuka)}
    if terbuka is None or not disegel:
        return {}
    berkas = [bytes(isi.isi) for isi in disegel.values()]
    ekor = segelkan(berkas, kunci=terbuka.kunci, polos=terbuka.polos)
    return dict(zip(disegel, ekor, strict=True))


def _satu(
    hasil: Hasil,
    surat: Surat,
    isi: NaskahIsi,
    ekor: bytes | None,
    pelaku: Pengguna,
    naik: Naik,
    terbuka: KunciTerbuka | None,
) -> None:
    try:
        if ekor is None or terbuka is None:
            _setujui(surat, isi, pelaku, naik)
            hasil.setuju.append(surat)
        else:
            _segel(surat, Segel(isi, ekor, terbuka.kunci, naik.perangkat, naik.cara), pelaku)
            hasil.segel.append(surat)
    except Ditolak as tolak:
        hasil.gagal.append((surat, str(tolak)))


def _segel(surat: Surat, segel: Segel, pelaku: Pengguna) -> None:
    with tulis(pelaku=pelaku):
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "terbit", pelaku=pelaku)
        lengkap = surat_lengkap(surat.pk)
        if sebab := boleh_mengesahkan(pelaku, lengkap):
            raise Ditolak(sebab)
        if lengkap.pk in perlu_di_lembar([lengkap]):  # no second person: who seals is the one who checked
            periksa_di_lembar(lengkap, pelaku=pelaku)
        ALUR_SURAT_KELUAR.jalankan(register_surat(surat), "segel", pelaku=pelaku, segel=segel)


def _setujui(surat: Surat, isi: NaskahIsi, pelaku: Pengguna, naik: Naik) -> None:
    setujui_surat(surat, pelaku=pelaku, sha256=isi.sha256, naik=naik.cara, perangkat=naik.perangkat)
