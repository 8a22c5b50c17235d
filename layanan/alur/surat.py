"""Deeds on letters: write, submit, return, cancel (signing: `tanda_tangan`).

Submitting takes two short transactions with the rendering between them: (1) number, register row,
``disiapkan``; (2) bytes, hash, ``menunggu tanda tangan``, the request's next stage. A failed
rendering leaves the row ``disiapkan`` with the same number, and submitting again goes on from there.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone

from arsip.alur import ALUR_SURAT_KELUAR, bekukan_surat, daftarkan_keluar, kunci_register
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import DiLuarTulis, catat, sedang_menulis, tulis
from layanan.alur.permohonan import ALUR_PERMOHONAN, PENULIS
from layanan.aturan.surat import kurang, label
from layanan.cetak.periksa import sidik_berkas
from layanan.cetak.surat import cetak_surat, kolom_surat, nilai_surat
from layanan.kueri.penanda import penanda_register, penanda_untuk, sebab_tanpa_penanda, sebab_tidak_berlaku
from layanan.kueri.periksa import SEBUTAN, pemeriksa_ditunggu
from layanan.kueri.surat import surat_berjalan, surat_lengkap, templat_dipakai
from layanan.models import JenisSurat, Langkah, Permohonan, Surat

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date, datetime

    from arsip.models import SuratKeluar
    from bungah.dasar.models import Pengguna, Warga
    from kepegawaian.aturan import Penanda


def simpan_isian(
    permohonan: Permohonan,
    isian: Mapping[str, str],
    *,
    pelaku: Pengguna,
    warga: Warga | None = None,
    ubahan: Collection[str] = (),
    keperluan: str = "",
) -> Surat:
    """Save the letter's own fields and what was corrected of the person (``ubahan``: its field names).

    A letter keeps the wording version it was begun with. ``keperluan``: the errand, where paper left it open.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: the request is not at the step that writes its letter.
        SudahBerubah: the letter waits for a signature or is issued.
    """
    if not pelaku.berperan(*PENULIS):
        pesan = "Anda tidak bertugas menulis surat."
        raise TidakBerwenang(pesan)
    with tulis(pelaku=pelaku):
        terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
        pastikan_bisa_ditulis(terkunci)
        if keperluan:
            terkunci.keperluan = keperluan
            terkunci.save(update_fields=["keperluan"])
            catat(terkunci, "perbarui", kolom=["keperluan"])
        surat = surat_berjalan(permohonan)
        if surat is None:
            surat = Surat(permohonan=permohonan, templat=templat_dipakai(permohonan.layanan_id).get())
        surat.isian = dict(isian)
        surat.save()
        surat.penulis.add(pelaku)
        if warga is not None and ubahan:
            warga.save(update_fields=[*ubahan, "diperbarui_pada"])
            catat(warga, "perbarui", kolom=sorted(ubahan))
        catat(surat, "tulis", kolom=sorted(isian))
    return surat


def pastikan_bisa_ditulis(permohonan: Permohonan) -> None:
    """No step is skipped by an address typed by hand: the letter is written at its own step only.

    Raises:
        SudahBerubah: the request is in another stage.
        Ditolak: another step comes first.
    """
    if permohonan.tahap != Permohonan.Tahap.PROSES:
        pesan = f"Suratnya tidak bisa ditulis sekarang, tahapnya {permohonan.get_tahap_display().casefold()}."
        raise SudahBerubah(pesan)
    jalan = permohonan.langkah.filter(selesai=None).select_related("langkah").first()
    if jalan is None or jalan.langkah.perbuatan != Langkah.Perbuatan.AJUKAN:
        pesan = f"Langkah yang sedang berjalan: «{jalan}». Selesaikan itu dulu."
        raise Ditolak(pesan)


def ajukan_surat(
    surat: Surat,
    *,
    pelaku: Pengguna,
    tanggal: date | None = None,
    alasan_tahun_lalu: str = "",
    saat: datetime | None = None,
    cadangan: Callable[..., SuratKeluar] | None = None,
) -> Surat:
    """Give the letter its number and row, render and freeze it, and ask for the signature.

    A returned letter keeps its number and date; its corrected bytes become the next version. ``cadangan``
    turns a number given on paper beforehand into this letter's row; it is called like ``daftarkan_keluar``,
    without ``klasifikasi`` and ``alasan_tahun_lalu``.

    Raises:
        TidakBerwenang: no role that writes letters.
        Ditolak: something the letter needs is empty, a second person checks it first, nobody may sign it,
            or it is not at the step that writes it.
        SudahBerubah: its text was changed while it was being rendered.
        CetakGagal: rendering failed; number and row stay, submitting again goes on from there.
    """
    if sedang_menulis():
        pesan = "ajukan_surat() merender di luar transaksi"
        raise DiLuarTulis(pesan)
    if not pelaku.berperan(*PENULIS):
        pesan = "Anda tidak bertugas mengajukan surat."
        raise TidakBerwenang(pesan)
    pastikan_lengkap(surat)
    if cadangan is None:  # its number was there before anybody could check
        _pastikan_diperiksa(surat)
    ambil = cadangan or partial(
        daftarkan_keluar,
        klasifikasi=surat.templat.jenis.klasifikasi,
        alasan_tahun_lalu=alasan_tahun_lalu.strip(),
    )
    surat = _beri_nomor(surat, pelaku, tanggal or timezone.localdate(), ambil)
    nilai = nilai_surat(surat)
    isi = cetak_surat(surat)
    with tulis(pelaku=pelaku):
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "ajukan", pelaku=pelaku, saat=saat)
        _bekukan(surat_lengkap(surat.pk), nilai, isi, pelaku)
    return surat_lengkap(surat.pk)


def pastikan_lengkap(surat: Surat) -> None:
    """Everything the letter prints is known, and somebody may sign it.

    Raises:
        Ditolak: names what is missing.
    """
    wajib = [k.label for k in surat.templat.kolom.all() if k.wajib and not surat.isian.get(k.nama)]
    if wajib:
        pesan = f"Isi dulu: {', '.join(wajib)}."
        raise Ditolak(pesan)
    kolom = kolom_surat(surat)
    if kosong := kurang(surat.templat.isi, nilai_surat(surat), kolom):
        pesan = f"Data untuk surat ini belum lengkap: {', '.join(label(n, kolom) for n in kosong)}."
        raise Ditolak(pesan)


def _pastikan_diperiksa(surat: Surat) -> None:
    if surat.templat.jenis.pemeriksa == JenisSurat.Pemeriksa.TIDAK:
        return  # spares the values of the letter once more
    pastikan_bisa_ditulis(surat.permohonan)
    if cara := pemeriksa_ditunggu(surat, sidik_berkas(surat)):
        lalu = "diajukan lagi" if surat.register else "bernomor"
        pesan = f"Surat ini diperiksa {SEBUTAN[cara]} dulu sebelum {lalu}."
        raise Ditolak(pesan)


def _beri_nomor(surat: Surat, pelaku: Pengguna, tanggal: date, ambil: Callable[..., SuratKeluar]) -> Surat:
    """First transaction: number and register row, unless the letter has them already."""
    with tulis(pelaku=pelaku):
        permohonan = Permohonan.objects.select_for_update(of=("self",)).get(pk=surat.permohonan_id)
        pastikan_bisa_ditulis(permohonan)
        terkunci = surat_lengkap(surat.pk)
        jenis = terkunci.templat.jenis
        if terkunci.register is not None:
            _perbarui_penanda(terkunci, terkunci.register)
            return terkunci
        terkunci.register = ambil(
            tanggal=tanggal,
            perihal=jenis.perihal,
            ditujukan_kepada=terkunci.permohonan.pemohon,
            pelaku=pelaku,
            penanda=_penanda(jenis, tanggal),
            surat=terkunci.pk,
            **_masa_berlaku(jenis, tanggal),
        )
        terkunci.save(update_fields=["register"])
        catat(terkunci, "beri_nomor", register=terkunci.register.pk)
    return surat_lengkap(terkunci.pk)


def _penanda(jenis: JenisSurat, hari: date) -> Penanda:
    penanda = penanda_untuk(jenis, hari)
    if penanda is None:
        raise Ditolak(sebab_tanpa_penanda(jenis))
    return penanda


def _perbarui_penanda(surat: Surat, register: SuratKeluar) -> None:
    """A returned letter whose signer holds no mandate any more is written for today's signer."""
    lama, hari = penanda_register(register), timezone.localdate()
    if lama is not None and not sebab_tidak_berlaku(surat, lama, hari):
        return
    baru = _penanda(surat.templat.jenis, hari)
    register.penanda_id, register.jabatan_penanda = baru.pegawai, baru.jabatan
    register.mandat, register.dasar_mandat = baru.mandat, baru.dasar
    register.save(update_fields=["penanda", "jabatan_penanda", "mandat", "dasar_mandat"])
    catat(register, "ganti_penanda", penanda=baru.pegawai, mandat=baru.mandat)
    kunci_register(register)
    register.refresh_from_db(fields=["penanda"])


def _masa_berlaku(jenis: JenisSurat, tanggal: date) -> dict[str, str]:
    """Last valid day, kept with the number so that the register can answer for the letter by itself."""
    if not jenis.berlaku_hari:
        return {}
    return {"berlaku_sampai": (tanggal + timedelta(days=jenis.berlaku_hari)).isoformat()}


def _bekukan(surat: Surat, nilai: dict[str, str], isi: bytes, pelaku: Pengguna) -> None:
    """Second transaction: freeze the bytes with the values they were made of, if these still hold."""
    if surat.register is None or nilai_surat(surat) != nilai:
        pesan = "Isi surat diubah saat sedang dibuat. Periksa lagi, lalu ajukan."
        raise SudahBerubah(pesan)
    register = ALUR_SURAT_KELUAR.jalankan(surat.register, "minta_tanda_tangan", pelaku=pelaku)
    register.naskah.rincian |= {"surat": surat.pk, "templat": surat.templat_id, "nilai": nilai}
    register.naskah.save(update_fields=["rincian"])
    bekukan_surat(register, isi)


def register_surat(surat: Surat) -> SuratKeluar:
    """The letter's row in the register.

    Raises:
        Ditolak: it was never submitted.
    """
    if surat.register is None:
        pesan = "Surat ini belum diajukan."
        raise Ditolak(pesan)
    return surat.register


def kembalikan_surat(surat: Surat, *, pelaku: Pengguna, alasan: str) -> None:
    """Return a letter to its writer; it keeps its number and the request its turn."""
    register = register_surat(surat)
    with tulis(pelaku=pelaku):
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "kembalikan", pelaku=pelaku, alasan=alasan)
        ALUR_SURAT_KELUAR.jalankan(register, "kembalikan", pelaku=pelaku, alasan=alasan)


def batalkan_surat(surat: Surat, *, pelaku: Pengguna, alasan: str) -> None:
    """Cancel request and letter; a number already given stays in the register as ``batal``."""
    with tulis(pelaku=pelaku):
        ALUR_PERMOHONAN.jalankan(surat.permohonan, "batalkan", pelaku=pelaku, alasan=alasan)
        terkunci = surat_lengkap(surat.pk)
        terkunci.dibatalkan = True
        terkunci.save(update_fields=["dibatalkan"])
        if terkunci.register:
            ALUR_SURAT_KELUAR.jalankan(terkunci.register, "batalkan", pelaku=pelaku, alasan=alasan)
        catat(terkunci, "batalkan")
