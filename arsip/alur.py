"""Deeds on the outgoing register: register with a number, ask for a signature, issue, return, cancel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from arsip.alur_segel import Segel, simpan_segel
from arsip.aturan import susun_nomor
from arsip.models import Klasifikasi, Pencabutan, Pengesahan, SuratKeluar
from arsip.nomor_cadangan import isi_nomor_cadangan
from arsip.sidik import sidik_pengesahan
from bungah.dasar.alur import Alur, Transisi
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, sidik, tulis
from bungah.dasar.models import ProfilDesa
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import Peran
from bungah.naskah import alur as naskah_alur
from bungah.naskah.models import LembarMusnah, Naskah, NaskahIsi

if TYPE_CHECKING:
    from datetime import date, datetime

    from bungah.dasar.models import Pengguna
    from kepegawaian.aturan import Penanda
    from kepegawaian.models import Pegawai

SERI_SURAT_KELUAR = "surat-keluar"
PEMBUAT = (Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN, Peran.SEKDES, Peran.ARSIPARIS)
Status = SuratKeluar.Status
# What the trail vouches for: of the row, and of its document.
KOLOM_TERSIDIK = (
    "klasifikasi_id",
    "ditujukan_kepada",
    "isi_singkat",
    "status",
    "alasan",
    "penanda_id",
    "jabatan_penanda",
    "mandat",
    "dasar_mandat",
)
NASKAH_TERSIDIK = ("nomor", "tanggal", "perihal", "kode", "diganti_oleh_id")


def daftarkan_keluar(
    *,
    klasifikasi: Klasifikasi,
    tanggal: date,
    perihal: str,
    ditujukan_kepada: str,
    pelaku: Pengguna,
    alasan_tahun_lalu: str = "",
    penanda: Penanda | None = None,
    **rincian: Any,
) -> SuratKeluar:
    """Give an outgoing letter its number and its row in one stroke (status ``disiapkan``).

    Series, month and year follow the letter's date; a closed year needs the sekdes' reason. ``penanda`` is
    kept as its signature block.

    Raises:
        Ditolak: future date, or a past year without the sekdes' reason.
        SeriDitutup: the series waits for its last number on paper.
    """
    _periksa_tanggal(tanggal, pelaku, alasan_tahun_lalu)
    with tulis(pelaku=pelaku):
        naskah = naskah_alur.ambil_nomor(
            jenis=Naskah.Jenis.SURAT_KELUAR,
            seri=SERI_SURAT_KELUAR,
            tanggal=tanggal,
            perihal=perihal,
            **rincian,
        )
        profil = ProfilDesa.ambil()
        naskah.nomor = susun_nomor(
            profil.pola_nomor_surat,
            klasifikasi=klasifikasi.kode,
            urut=naskah.urut,
            kode_desa=profil.cetak()["kode_desa"],
            tanggal=tanggal,
        )
        naskah.save(update_fields=["nomor"])
        baris = SuratKeluar.objects.create(
            naskah=naskah,
            klasifikasi=klasifikasi,
            ditujukan_kepada=ditujukan_kepada,
            isi_singkat=perihal,
            alasan=alasan_tahun_lalu,
            **_blok_penanda(penanda),
        )
        catat(baris, "daftarkan", naskah=naskah.pk)
        kunci_register(baris)
    return baris


def _blok_penanda(penanda: Penanda | None) -> dict[str, Any]:
    if penanda is None:
        return {}
    return {
        "penanda_id": penanda.pegawai,
        "jabatan_penanda": penanda.jabatan,
        "mandat": penanda.mandat,
        "dasar_mandat": penanda.dasar,
    }


def kunci_register(baris: SuratKeluar) -> None:
    """Write the keyed hash of a row as it now stands into the trail; inside ``tulis()``.

    The last line of every deed on the register, so that a change by any other way shows.
    """
    catat(baris, "sidik", isi=sidik_register(baris))


def sidik_register(baris: SuratKeluar) -> str:
    """Keyed hash of what the register says about one letter."""
    isi = {nama: getattr(baris, nama) for nama in KOLOM_TERSIDIK}
    isi |= {f"naskah.{nama}": getattr(baris.naskah, nama) for nama in NASKAH_TERSIDIK}
    isi["naskah.berlaku_sampai"] = baris.naskah.rincian.get("berlaku_sampai", "")
    return sidik(json.dumps(isi, sort_keys=True, default=str))


def _periksa_tanggal(tanggal: date, pelaku: Pengguna, alasan: str) -> None:
    hari_ini = timezone.localdate()
    if tanggal > hari_ini:
        pesan = "Tanggal surat tidak boleh di masa depan."
        raise Ditolak(pesan)
    if tanggal.year < hari_ini.year and not (alasan and pelaku.berperan(Peran.SEKDES)):
        pesan = (
            f"Buku tahun {tanggal.year} sudah ditutup. Nomor tahun lalu hanya dengan alasan Sekretaris Desa."
        )
        raise Ditolak(pesan)


def bekukan_surat(baris: SuratKeluar, isi: bytes) -> NaskahIsi:
    """Freeze the rendered letter and ask for a signature; inside the caller's ``tulis()``."""
    return naskah_alur.bekukan(baris.naskah, isi)


def _minta_tanda_tangan(baris: SuratKeluar, *, pelaku: Pengguna) -> None:
    kunci_register(baris)


def _kembalikan(baris: SuratKeluar, *, pelaku: Pengguna, alasan: str) -> None:
    """The row keeps number and date; the reason stands in the timeline of whoever wrote the letter."""
    if not alasan.strip():
        pesan = "Tulis alasan surat dikembalikan, supaya petugas tahu apa yang diperbaiki."
        raise Ditolak(pesan)
    kunci_register(baris)


def _batalkan(baris: SuratKeluar, *, pelaku: Pengguna, alasan: str) -> None:
    if not alasan.strip():
        pesan = "Tulis alasan pembatalan; nomornya tetap tercatat di buku agenda."
        raise Ditolak(pesan)
    baris.alasan = alasan.strip()
    naskah_alur.batalkan(baris.naskah)
    kunci_register(baris)


def _terbitkan(
    baris: SuratKeluar,
    *,
    pelaku: Pengguna,
    penanda_tangan: Pegawai,
    jabatan: str = "",
    dirangkap: bool = False,
    terjadi_pada: datetime | None = None,
    sumber: str = "",
) -> None:
    """Record the pen signature on the newest bytes; the register row becomes ``terbit``.

    ``jabatan``: as the signature block says it; ``dirangkap``: who wrote the letter also records its pen.
    """
    isi = baris.naskah.isi_terakhir
    if isi is None:
        pesan = "Surat ini belum punya isi untuk ditandatangani."
        raise Ditolak(pesan)
    waktu = dua_waktu(saat=terjadi_pada, sumber=sumber)
    if waktu["terjadi_pada"] > waktu["dicatat_pada"]:  # type: ignore[operator]
        pesan = "Waktu tanda tangan tidak boleh di masa depan."
        raise Ditolak(pesan)
    sah = Pengesahan.objects.create(
        surat=baris,
        isi=isi,
        cara=Pengesahan.Cara.PENA,
        penanda_tangan=penanda_tangan,
        jabatan=jabatan or penanda_tangan.jabatan.nama,
        dirangkap=dirangkap,
        dicatat_oleh=pelaku,
        **waktu,
    )
    catat(sah, "sahkan", sha256=isi.sha256, cara=sah.cara, isi=sidik_pengesahan(sah))
    kunci_register(baris)


def _segel(baris: SuratKeluar, *, pelaku: Pengguna, segel: Segel) -> None:
    simpan_segel(baris, segel, pelaku=pelaku)
    kunci_register(baris)


def _cabut(baris: SuratKeluar, *, pelaku: Pengguna, alasan: str, naik: str) -> None:
    """Take an issued letter's force for ever; an open request for it is thereby granted."""
    if not alasan.strip():
        pesan = "Tulis alasan surat dicabut; alasannya tetap tercatat di buku agenda."
        raise Ditolak(pesan)
    terbuka = Pencabutan.objects.select_for_update().filter(surat=baris, ditolak_pada=None).first()
    satu = terbuka or Pencabutan(surat=baris, diminta_oleh=pelaku)
    satu.alasan = baris.alasan = alasan.strip()
    satu.dicabut_oleh, satu.dicabut_pada, satu.naik = pelaku, timezone.now(), naik
    satu.save()
    catat(satu, "cabut", surat=baris.pk, naik=naik)
    kunci_register(baris)


def _pakai_cadangan(
    baris: SuratKeluar, *, pelaku: Pengguna, penanda: Penanda | None = None, **isi: Any
) -> None:
    """The letter written by hand takes its reserved number, with the block that signed it."""
    isi_nomor_cadangan(baris, **isi)
    for kolom, nilai in _blok_penanda(penanda).items():
        setattr(baris, kolom, nilai)
    kunci_register(baris)


def _betulkan(baris: SuratKeluar, *, pelaku: Pengguna, alasan: str) -> None:
    """Before hand-over: the signed sheet was destroyed, the letter goes back with its number and date."""
    isi = baris.naskah.isi_terakhir
    if isi is None or not alasan.strip():
        pesan = "Tulis apa yang salah di surat ini."
        raise Ditolak(pesan)
    musnah = LembarMusnah.objects.create(isi=isi, alasan=alasan.strip(), oleh=pelaku)
    catat(musnah, "musnahkan", naskah=baris.naskah_id, versi=isi.versi)
    kunci_register(baris)


ALUR_SURAT_KELUAR = Alur(
    SuratKeluar,
    "status",
    [
        Transisi(
            "minta_tanda_tangan",
            "Minta tanda tangan",
            (Status.DISIAPKAN,),
            Status.MENUNGGU,
            PEMBUAT,
            _minta_tanda_tangan,
        ),
        Transisi(
            "kembalikan",
            "Kembalikan",
            (Status.MENUNGGU,),
            Status.DISIAPKAN,
            (Peran.KADES, *PEMBUAT),  # officers record what the kepala desa wrote on the cover sheet
            _kembalikan,
        ),
        Transisi(
            "terbitkan", "Catat tanda tangan basah", (Status.MENUNGGU,), Status.TERBIT, PEMBUAT, _terbitkan
        ),
        Transisi(
            "segel",
            "Segel surat",
            (Status.MENUNGGU,),
            Status.TERBIT,
            (Peran.KADES, Peran.SEKDES, Peran.PETUGAS_LAYANAN),  # the effect asks for the person in the block
            _segel,
        ),
        Transisi(
            "batalkan",
            "Batalkan surat",
            (Status.DISIAPKAN, Status.MENUNGGU),
            Status.BATAL,
            (Peran.SEKDES, Peran.KADES, Peran.PETUGAS_LAYANAN),
            _batalkan,
        ),
        Transisi(
            "pakai_cadangan",
            "Catat di nomor cadangan",
            (Status.CADANGAN,),
            Status.DISIAPKAN,
            PEMBUAT,
            _pakai_cadangan,
        ),
        Transisi(
            "batalkan_cadangan",
            "Batalkan nomor cadangan",
            (Status.CADANGAN,),
            Status.BATAL,
            PEMBUAT,
            _batalkan,
        ),
        Transisi(
            "tutup_cadangan",
            "Tutup nomor cadangan",
            (Status.CADANGAN,),
            Status.BATAL,
            (),
            _batalkan,
            umum=True,
        ),
        Transisi("cabut", "Cabut surat", (Status.TERBIT,), Status.DICABUT, (Peran.KADES,), _cabut),
        Transisi(
            "betulkan",
            "Betulkan sebelum diserahkan",
            (Status.TERBIT,),
            Status.DISIAPKAN,
            (Peran.PETUGAS_LAYANAN, Peran.PETUGAS_DEPAN, Peran.SEKDES),
            _betulkan,
        ),
    ],
)


def setujui_di_hp(
    baris: SuratKeluar,
    *,
    pelaku: Pengguna,
    penanda_tangan: Pegawai,
    jabatan: str = "",
    sha256: str = "",
    naik: str = "",
    perangkat: int | None = None,
) -> Pengesahan:
    """Record that the signer read and agreed to these very bytes; ``terbit`` still needs the pen.

    ``sha256`` is the hash of the bytes that were shown; ``naik`` and ``perangkat`` (its id) say how and
    where the signer proved to be the signer. Agreeing twice is once.

    Raises:
        TidakBerwenang: neither the kepala desa nor the person who is named.
        Ditolak: the letter is not waiting.
        SudahBerubah: it was corrected after it was shown.
    """
    if not pelaku.berperan(Peran.KADES) and penanda_tangan.pengguna_id != pelaku.pk:
        pesan = "Hanya Kepala Desa yang menyetujui surat."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = SuratKeluar.objects.select_for_update(of=("self",)).get(pk=baris.pk)
        isi = terkunci.naskah.isi_terakhir
        if terkunci.status != Status.MENUNGGU or isi is None:
            pesan = "Surat ini tidak sedang menunggu tanda tangan."
            raise Ditolak(pesan)
        if sha256 and sha256 != isi.sha256:
            pesan = "Surat ini baru saja diperbaiki petugas. Baca lagi sebelum menyetujui."
            raise SudahBerubah(pesan)
        sah, baru = Pengesahan.objects.get_or_create(
            isi=isi,
            cara=Pengesahan.Cara.SETUJU,
            defaults={
                "surat": terkunci,
                "penanda_tangan": penanda_tangan,
                "jabatan": jabatan or penanda_tangan.jabatan.nama,
                "dicatat_oleh": pelaku,
                "naik": naik,
                "perangkat_id": perangkat,
                **dua_waktu(saat=None, sumber=""),
            },
        )
        if baru:
            catat(sah, "setujui", sha256=isi.sha256, isi=sidik_pengesahan(sah))
    return sah


def tandai_dibaca(daftar: list[Pengesahan], *, pelaku: Pengguna) -> int:
    """The kepala desa has read what was recorded in their name."""
    return _putuskan(daftar, pelaku, "baca", {"diperiksa_pada": timezone.now()})


def sanggah(satu: Pengesahan, *, pelaku: Pengguna, alasan: str) -> int:
    """The kepala desa objects: this signature was not theirs. The letter stays, visibly disputed."""
    if not alasan.strip():
        pesan = "Tulis apa yang tidak benar."
        raise Ditolak(pesan)
    return _putuskan(
        [satu], pelaku, "sanggah", {"disanggah_pada": timezone.now(), "alasan_sanggah": alasan.strip()}
    )


def _putuskan(daftar: list[Pengesahan], pelaku: Pengguna, perbuatan: str, isi: dict[str, Any]) -> int:
    if not pelaku.berperan(Peran.KADES):
        pesan = "Hanya Kepala Desa yang memeriksa catatan atas namanya."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        belum = Pengesahan.objects.select_for_update().filter(
            pk__in=[p.pk for p in daftar], diperiksa_pada=None, disanggah_pada=None
        )
        terkunci = list(belum)
        belum.update(**isi)
        for satu in terkunci:
            catat(satu, perbuatan)
    return len(terkunci)
