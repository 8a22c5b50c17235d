"""Questions about what was filled in at home."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Sum
from django.utils import timezone

from bungah.dasar import brankas
from bungah.dasar.kueri import fitur_menyala
from bungah.dasar.models import Fitur, Warga
from bungah.dasar.nilai import kata_orang
from layanan.aturan.isian import Orang, Ruang, sama_orang
from layanan.models import FotoIsian, IsianRumah, JagaLoket, Kunjungan, Permohonan

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from bungah.dasar.models import Pengguna
    from layanan.models import Pesanan

BANYAK_CALON = 6
_TERKAIT = ("pesanan__layanan__kelompok", "pesanan__kunjungan__kelompok", "pesanan__sesi", "standar")


def isian_menyala() -> bool:
    """Whether the office takes forms from home; without places from home there is nothing to hang them on."""
    return {Fitur.Kode.ISI_RUMAH, Fitur.Kode.DAFTAR_RUMAH} <= fitur_menyala()


def isian_pesanan(pesanan: Pesanan) -> IsianRumah | None:
    """What was filled in for a place, as long as it may be kept."""
    milik = IsianRumah.objects.filter(pesanan=pesanan, hapus_pada__gt=timezone.now())
    return milik.select_related(*_TERKAIT).prefetch_related("standar__persyaratan").first()


def isian_kantor(pk: int) -> IsianRumah | None:
    """What was sent for the place ``pk``, for the desk."""
    terkirim = IsianRumah.objects.exclude(status=IsianRumah.Status.DITULIS)
    return terkirim.filter(pesanan=pk, hapus_pada__gt=timezone.now()).select_related(*_TERKAIT).first()


def ada_isian(kunjungan: Kunjungan | int | None) -> int | None:
    """Id of the place of a visit whose form waits to be compared; no query where the feature is off."""
    if kunjungan is None or not isian_menyala():
        return None
    milik = IsianRumah.objects.filter(
        pesanan__kunjungan=kunjungan, hapus_pada__gt=timezone.now(), dikirim_pada__isnull=False
    )
    return milik.values_list("pesanan", flat=True).first()


def bacakan(isian: IsianRumah) -> dict[str, Any]:
    """What was typed, in clear.

    Raises:
        BrankasTerkunci: the drawer is gone, for instance after a restore.
    """
    hasil: dict[str, Any] = json.loads(brankas.bukakan(isian.laci, bytes(isian.isi), "isi"))
    return hasil


def foto_isian(isian: IsianRumah) -> list[FotoIsian]:
    """Its photos in the order of the requirements."""
    return list(isian.foto.select_related("persyaratan"))


def ruang_terpakai(isian: IsianRumah, persyaratan: int) -> Ruang:
    """How full the drawer and all drawers together are, in three queries."""
    milik = isian.foto.aggregate(n=Count("id"), bita=Sum("besar"))
    semua = FotoIsian.objects.aggregate(bita=Sum("besar"))["bita"]
    syarat = isian.foto.filter(persyaratan=persyaratan).count()
    return Ruang(milik["n"], syarat, milik["bita"] or 0, semua or 0)


def lewat_simpan(saat: Any = None) -> QuerySet[IsianRumah]:
    """What must not be kept any longer."""
    return IsianRumah.objects.filter(hapus_pada__lte=saat or timezone.now()).order_by("hapus_pada", "id")


def boleh_melihat(isian: IsianRumah, pengguna: Pengguna) -> bool:
    """True for the officer who handles this visitor: called the number, or opened the form on record."""
    kunjungan = isian.pesanan.kunjungan
    if kunjungan is not None and kunjungan.petugas_id is not None:
        if kunjungan.petugas_id == pengguna.pk:
            return True
        jaga = JagaLoket.objects.terbuka().filter(loket=kunjungan.loket_id, petugas=pengguna)
        if jaga.exists():
            return True
        if kunjungan.status == Kunjungan.Status.DIPANGGIL:
            return False
    return isian.status == IsianRumah.Status.DIBUKA and isian.dibuka_oleh_id == pengguna.pk


def calon_warga(diri: dict[str, str]) -> list[tuple[Warga, bool]]:
    """Residents it may be, the certain one (two facts) first; ``True`` marks that one."""
    nama, nik = diri.get("nama", ""), diri.get("nik", "")
    daftar = {w.pk: w for w in (Warga.objects.filter(nik=nik) if nik else [])}
    daftar |= {w.pk: w for w in Warga.objects.cocok(nama).order_by("nama", "id")[:BANYAK_CALON]}
    diketik = Orang(_kata(nama), nik, diri.get("tanggal_lahir", ""))
    hasil = [(w, sama_orang(diketik, Orang(_kata(w.nama), w.nik or "", _lahir(w)))) for w in daftar.values()]
    return sorted(hasil, key=lambda satu: not satu[1])[:BANYAK_CALON]


def _kata(nama: str) -> frozenset[str]:
    return kata_orang(teks=nama)


def _lahir(warga: Warga) -> str:
    return warga.tanggal_lahir.isoformat() if warga.tanggal_lahir else ""


def permohonan_sudah(kunci: UUID) -> Permohonan | None:
    """The request that this very comparison made before (sent twice)."""
    return Permohonan.objects.filter(kunci=kunci).first()


def dengan_isian(daftar: QuerySet[Pesanan]) -> QuerySet[Pesanan]:
    """Mark places whose form was sent and waits to be compared."""
    terkirim = IsianRumah.objects.filter(
        pesanan=OuterRef("pk"), dikirim_pada__isnull=False, hapus_pada__gt=timezone.now()
    )
    return daftar.annotate(berisian=Exists(terkirim))
