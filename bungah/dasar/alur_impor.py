"""Taking in a residents' list: read, check in bounded steps, confirm in one transaction, or cancel."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone

from bungah.dasar.galat import Ditolak, SudahBerubah
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.models import BarisImpor, ImporWarga, KataWarga, Warga
from bungah.dasar.nilai import NilaiKeliru, hanya_tampak
from bungah.dasar.nilai.impor import bersihkan, petakan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from bungah.dasar.models import Pengguna

SEKALI: Final = 500  # rows checked in one request
KELOMPOK: Final = 1000  # rows written in one statement
UMUR: Final = timedelta(hours=24)
Tahap = ImporWarga.Tahap


def mulai_impor(tabel: list[list[str]], *, kunci: UUID, pelaku: Pengguna) -> ImporWarga:
    """Keep the rows of a list for checking; the same ``kunci`` is the same list.

    Raises:
        Ditolak: the columns are not those of residents.
    """
    if lama := ImporWarga.objects.filter(kunci=kunci).first():
        return lama
    try:
        peta = petakan(tabel[0])
    except NilaiKeliru as keliru:
        raise Ditolak(str(keliru)) from None
    with tulis(pelaku=pelaku):
        impor = ImporWarga.objects.create(kunci=kunci, dibuat_oleh=pelaku, jumlah=len(tabel) - 1)
        BarisImpor.objects.bulk_create(
            [
                BarisImpor(impor=impor, nomor=n, isi=_ambil(baris, peta))
                for n, baris in enumerate(tabel[1:], 2)
            ],
            batch_size=KELOMPOK,
        )
        catat(impor, "mulai_impor", jumlah=impor.jumlah, kolom=sorted(peta))
    return impor


def _ambil(baris: list[str], peta: dict[str, int]) -> dict[str, str]:
    return {nama: hanya_tampak(baris[i]) for nama, i in peta.items() if i < len(baris)}


def periksa_sebagian(impor: ImporWarga) -> ImporWarga:
    """Check the next rows; at the end the list is ready. Safe to repeat, to leave and to come back to."""
    with transaction.atomic():
        impor = ImporWarga.objects.select_for_update().get(pk=impor.pk)
        if impor.tahap != Tahap.PERIKSA:
            return impor
        bagian = list(impor.baris.filter(nasib="")[:SEKALI])
        _periksa(impor, bagian)
        for satu in bagian:
            setattr(impor, satu.nasib, getattr(impor, satu.nasib) + 1)
        impor.diperiksa += len(bagian)
        if impor.diperiksa >= impor.jumlah:
            impor.tahap = Tahap.SIAP
        impor.save()
    return impor


def _periksa(impor: ImporWarga, bagian: list[BarisImpor]) -> None:
    hari_ini = timezone.localdate()
    for satu in bagian:
        isi, satu.galat = bersihkan(satu.isi, hari_ini)
        satu.nik = isi.get("nik", "")
        satu.isi = satu.isi if satu.galat else isi  # a faulty row stays as it was written
    dikenal = {w.nik: w for w in Warga.objects.filter(nik__in={s.nik for s in bagian if s.nik})}
    pertama = _pertama(impor, bagian)
    for satu in bagian:
        if satu.nik and pertama[satu.nik] != satu.nomor:
            satu.galat.append(f"NIK: sudah ada di baris {pertama[satu.nik]}.")
        satu.warga = dikenal.get(satu.nik)
        satu.ubahan = _beda(satu.warga, satu.isi) if satu.warga and not satu.galat else {}
        satu.nasib = _nasib(satu)
    BarisImpor.objects.bulk_create(  # one upsert: ten times as quick as an update row by row
        bagian,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["isi", "galat", "nik", "warga", "ubahan", "nasib"],
    )


def _pertama(impor: ImporWarga, bagian: list[BarisImpor]) -> dict[str, int]:
    """Where each NIK of these rows stands first in the list."""
    lama = impor.baris.filter(nik__in={s.nik for s in bagian if s.nik}).exclude(nasib="")
    hasil = dict(lama.order_by().values_list("nik").annotate(n=Min("nomor")))
    for satu in bagian:
        hasil.setdefault(satu.nik, satu.nomor)
    return hasil


def _nasib(satu: BarisImpor) -> str:
    if satu.galat:
        return "keliru"
    if satu.warga is None:
        return "baru"
    return "berubah" if satu.ubahan else "sama"


def _teks(warga: Warga, nama: str) -> str:
    nilai = getattr(warga, nama)
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai or "")


def _beda(warga: Warga, isi: dict[str, str]) -> dict[str, list[str]]:
    """Fields whose value differs; writing in capitals or leading zeros is no difference."""
    return {
        nama: [lama, baru]
        for nama, baru in isi.items()
        if (lama := _teks(warga, nama)).casefold().lstrip("0") != baru.casefold().lstrip("0")
    }


def masukkan(impor: ImporWarga, *, timpa: bool, pelaku: Pengguna) -> ImporWarga:
    """Take the list in, all or nothing; a list already taken in stays as it is.

    Without ``timpa`` only what is empty is filled. A value that was corrected here after the check is
    never overwritten.

    Raises:
        SudahBerubah: not checked to the end, cancelled, or somebody registered one of the new NIK meanwhile.
    """
    orang = _orang_baru(impor)
    try:
        with tulis(pelaku=pelaku):
            terkunci = ImporWarga.objects.select_for_update().get(pk=impor.pk)
            if terkunci.tahap == Tahap.SELESAI:
                return terkunci
            if terkunci.tahap != Tahap.SIAP:
                pesan = "Daftar ini belum selesai diperiksa atau sudah dibatalkan."
                raise SudahBerubah(pesan)
            baru = _tambah(orang)
            diubah = _ubah(terkunci, timpa=timpa)
            terkunci.baris.all().delete()
            terkunci.tahap = Tahap.SELESAI
            terkunci.save(update_fields=["tahap"])
            catat(terkunci, "masukkan_impor", baru=baru, diubah=diubah, timpa=timpa, keliru=terkunci.keliru)
    except IntegrityError:
        _periksa_ulang(impor)
        pesan = "Ada NIK yang baru saja didata di meja depan. Daftarnya diperiksa ulang."
        raise SudahBerubah(pesan) from None
    return terkunci


def _orang_baru(impor: ImporWarga) -> list[tuple[Warga, frozenset[str]]]:
    """New people with their index words, worked out before anybody else has to wait."""
    orang = [Warga(**_nilai(isi)) for isi in impor.baris.filter(nasib="baru").values_list("isi", flat=True)]
    return [(satu, satu.kata) for satu in orang]


def _tambah(orang: list[tuple[Warga, frozenset[str]]]) -> int:
    Warga.objects.bulk_create([satu for satu, _ in orang], batch_size=KELOMPOK)
    kata = [KataWarga(warga_id=satu.pk, kata=k) for satu, semua in orang for k in semua]
    KataWarga.objects.bulk_create(kata, batch_size=5 * KELOMPOK)
    return len(orang)


def _ubah(impor: ImporWarga, *, timpa: bool) -> int:
    diubah: list[Warga] = []
    kolom: set[str] = set()
    for baris in impor.baris.filter(nasib="berubah").select_related("warga"):
        warga = baris.warga or Warga()
        boleh = {
            nama: baru
            for nama, (lama, baru) in baris.ubahan.items()
            if warga.pk and _teks(warga, nama) == lama and (timpa or not lama)
        }
        if boleh:
            for nama, nilai in _nilai(boleh).items():
                setattr(warga, nama, nilai)
            warga.diperbarui_pada = timezone.now()
            diubah.append(warga)
            kolom |= boleh.keys()
    for satu in _bagi(diubah):
        Warga.objects.bulk_update(satu, [*kolom, "diperbarui_pada"], batch_size=100)
        KataWarga.objects.susun(satu)
    return len(diubah)


def _nilai(isi: dict[str, str]) -> dict[str, Any]:
    lahir = {"tanggal_lahir": date.fromisoformat(isi["tanggal_lahir"])} if isi.get("tanggal_lahir") else {}
    return {**isi, **lahir}


def _bagi(daftar: list[Warga]) -> Iterable[list[Warga]]:
    return (daftar[i : i + KELOMPOK] for i in range(0, len(daftar), KELOMPOK))


def _periksa_ulang(impor: ImporWarga) -> None:
    with transaction.atomic():
        impor.baris.update(nasib="")
        kosong = dict.fromkeys(["diperiksa", "baru", "berubah", "sama", "keliru"], 0)
        ImporWarga.objects.filter(pk=impor.pk).update(tahap=Tahap.PERIKSA, **kosong)


def batalkan_impor(impor: ImporWarga, *, pelaku: Pengguna | None) -> None:
    """Forget the rows of a list that was not taken in."""
    with tulis(pelaku=pelaku):
        terkunci = ImporWarga.objects.select_for_update().get(pk=impor.pk)
        if terkunci.tahap in {Tahap.PERIKSA, Tahap.SIAP}:
            terkunci.baris.all().delete()
            terkunci.tahap = Tahap.BATAL
            terkunci.save(update_fields=["tahap"])
            catat(terkunci, "batalkan_impor")


def sapu_impor() -> None:
    """Cancel what nobody confirmed within a day: names and NIK do not lie about."""
    lewat = ImporWarga.objects.filter(
        tahap__in=[Tahap.PERIKSA, Tahap.SIAP], dibuat_pada__lt=timezone.now() - UMUR
    )
    for satu in lewat:
        batalkan_impor(satu, pelaku=None)
