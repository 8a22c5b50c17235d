"""Questions about letters: what waits for the signature, what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, Q, Subquery

from arsip.models import Pengesahan, SuratKeluar
from bungah.naskah.models import NaskahIsi
from layanan.models import JenisSurat, Permohonan, Surat, VersiTemplat

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django_stubs_ext import WithAnnotations


class Tambahan(TypedDict):
    """What a waiting letter carries besides its columns."""

    isi_terakhir: int  # id of the newest bytes
    disetujui: bool  # agreed to on the phone, exactly these bytes


def surat_lengkap(pk: int) -> Surat:
    """A letter with request, person, wording and register row, fresh from the database."""
    return _lengkap().get(pk=pk)


def surat_berjalan(permohonan: Permohonan) -> Surat | None:
    """The letter of a request that is not cancelled."""
    return _lengkap().filter(permohonan=permohonan, dibatalkan=False).first()


def _lengkap() -> QuerySet[Surat]:
    return Surat.objects.select_related(
        "register__naskah",
        "register__penanda",
        "menggantikan__register__naskah",
        "permohonan__warga",
        "permohonan__layanan",
        "permohonan__kunjungan__kelompok",
        "templat__jenis__klasifikasi",
    ).prefetch_related("templat__kolom")


def menunggu_tanda_tangan() -> QuerySet[WithAnnotations[Surat, Tambahan]]:
    """Letters waiting for the kepala desa, oldest complete file first, without loading their bytes."""
    isi = NaskahIsi.objects.filter(naskah=OuterRef("register__naskah")).order_by("-versi")
    setuju = Pengesahan.objects.filter(isi=OuterRef("isi_terakhir"), cara=Pengesahan.Cara.SETUJU)
    return (
        _lengkap()
        .filter(register__status=SuratKeluar.Status.MENUNGGU)
        .annotate(isi_terakhir=Subquery(isi.values("pk")[:1]))
        .annotate(disetujui=Exists(setuju))
        .order_by("permohonan__lengkap_pada", "id")
    )


def permohonan_menurut_kode(kode: str) -> int | None:
    """The request whose letter carries this verify code."""
    daftar = Surat.objects.filter(register__naskah__kode=kode)
    return daftar.values_list("permohonan", flat=True).first()


def surat_register_ini(register: int) -> Surat | None:
    """The letter behind a row of the register; None for rows of other makers."""
    return Surat.objects.filter(register=register).only("permohonan_id", "dibatalkan").first()


def pengesahan_surat(surat: Surat) -> list[Pengesahan]:
    """Who agreed to this letter and how, oldest first; ``lama``: to a sheet that is written anew since."""
    if surat.register is None:
        return []
    sesudah = NaskahIsi.objects.filter(naskah=OuterRef("isi__naskah"), versi__gt=OuterRef("isi__versi"))
    sah = surat.register.pengesahan.select_related("penanda_tangan", "dicatat_oleh", "isi")
    sah = sah.annotate(lama=Q(surat__status=SuratKeluar.Status.DISIAPKAN) | Exists(sesudah))
    return list(sah.defer("isi__isi").order_by("id"))


def surat_terbit_terakhir(layanan_id: int, warga_id: int) -> Surat | None:
    """The last issued letter of this kind for this person, whose fields are offered again."""
    return (
        Surat.objects.filter(
            permohonan__layanan=layanan_id,
            permohonan__warga=warga_id,
            register__status=SuratKeluar.Status.TERBIT,
        )
        .select_related("register__naskah")
        .order_by("-id")
        .first()
    )


def templat_untuk(layanan_id: int) -> VersiTemplat | None:
    """The wording in use for a service's letter; None where the village issues none."""
    return templat_dipakai(layanan_id).select_related("jenis__klasifikasi").prefetch_related("kolom").first()


def templat_dipakai(layanan_id: int) -> QuerySet[VersiTemplat]:
    """The wording in use of a service's letter, at most one; not that of its statement."""
    return VersiTemplat.objects.filter(
        jenis__layanan=layanan_id, jenis__sifat=JenisSurat.Sifat.SURAT, dipakai=True
    )
