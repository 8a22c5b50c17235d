"""Facts of the registers: what the database itself refuses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.models import (
    BerkasArsip,
    Ekspedisi,
    LembarParaf,
    Pencabutan,
    Pengesahan,
    PutusanSanggah,
    Salinan,
    SuratKeluar,
)
from bungah.naskah.models import NaskahIsi
from tests.pabrik import arsip as pabrik
from tests.pabrik import dasar, kepegawaian

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.models import Pengguna
    from kepegawaian.models import Pegawai

SIDIK = "a" * 64


def terbit() -> Pengesahan:
    """The pen signature on an issued letter."""
    return Pengesahan.objects.select_related("surat__naskah").latest("id")


def ubah(**isi: object) -> int:
    return SuratKeluar.objects.update(**isi)


def cabut(**isi: object) -> Pencabutan:
    ani = dasar.pengguna("Ani")
    return Pencabutan.objects.create(surat=terbit().surat, diminta_oleh=ani, **{"alasan": "salah", **isi})


def cabut_oleh(**isi: object) -> Pencabutan:
    return cabut(dicabut_oleh=dasar.pengguna("Ani"), dicabut_pada=timezone.now(), **isi)


def salin(**isi: object) -> Salinan:
    baku = {"urut": 1, "untuk": "sekolah", "sha256": SIDIK, "dibuat_oleh": dasar.pengguna("Ani")}
    return Salinan.objects.create(naskah=terbit().surat.naskah, **baku | isi)


def kirim(**isi: object) -> Ekspedisi:
    kini = timezone.now()
    baku = {"tahun": 2026, "urut": 1, "surat": terbit().surat, "dibawa_oleh": "Pak RT"}
    return Ekspedisi.objects.create(**{"terjadi_pada": kini, "dicatat_pada": kini, **baku, **isi})


def arsipkan(arah: str = "masuk") -> BerkasArsip:
    return BerkasArsip.objects.create(arah=arah, rujukan="x.y:1", uraian="x", tanggal=timezone.localdate())


def sah(**isi: object) -> Pengesahan:
    lama, sekarang = terbit(), timezone.now()
    waktu = {"terjadi_pada": sekarang, "dicatat_pada": sekarang, "penanda_tangan": lama.penanda_tangan}
    bytes_lain = NaskahIsi.objects.create(naskah=lama.surat.naskah, versi=9, sha256=SIDIK, isi=b"x")
    return Pengesahan.objects.create(surat=lama.surat, **waktu | {"isi": bytes_lain, "cara": "segel"} | isi)


def paraf_kemarin() -> LembarParaf:
    sekarang = timezone.now()
    return LembarParaf.objects.create(
        hari=sekarang.date(), terjadi_pada=sekarang - timedelta(days=1), dicatat_pada=sekarang
    )


# name -> a deed that breaks it; for a unique constraint also the columns that SQLite names instead
PELANGGARAN: dict[str, Callable[[], object]] = {
    "surat_keluar_status": lambda: ubah(status="dipinjam"),
    "surat_keluar_mandat": lambda: ubah(mandat="wakil"),
    "surat_keluar_batal_beralasan": lambda: ubah(status="dicabut"),
    "arsip_pengesahan_susulan_bersumber": lambda: sah(terjadi_pada=timezone.now() - timedelta(days=1)),
    "pengesahan_cara": lambda: sah(cara="cap"),
    "pengesahan_naik": lambda: sah(naik="wajah"),
    "pengesahan_sekali_per_isi|pengesahan.cara": lambda: sah(isi=terbit().isi, cara="pena"),
    "sanggah_beralasan": lambda: sah(disanggah_pada=timezone.now() + timedelta(hours=1)),
    "sanggah_setelah_catat": lambda: sah(
        disanggah_pada=timezone.now() - timedelta(hours=1), alasan_sanggah="bukan saya"
    ),
    "putusan_sanggah_beralasan": lambda: PutusanSanggah.objects.create(
        pengesahan=terbit(), alasan="", oleh=dasar.pengguna("Sutikno")
    ),
    "arsip_lembarparaf_susulan_bersumber": paraf_kemarin,
    "pencabutan_beralasan": lambda: cabut(alasan=""),
    "pencabutan_satu_keputusan": lambda: cabut_oleh(ditolak_pada=timezone.now()),
    "pencabutan_oleh": lambda: cabut(dicabut_pada=timezone.now()),
    "pencabutan_naik": lambda: cabut(naik="wajah"),
    "pencabutan_satu|pencabutan.surat_id": lambda: (cabut(), cabut()),
    "arsip_ekspedisi_susulan_bersumber": lambda: kirim(terjadi_pada=timezone.now() - timedelta(days=1)),
    "ekspedisi_nomor_tunggal|ekspedisi.tahun": lambda: (kirim(), kirim()),
    "ekspedisi_bersurat": lambda: kirim(surat=None),
    "berkas_arsip_arah": lambda: arsipkan(arah="pinjam"),
    "berkas_arsip_sekali|berkasarsip.rujukan": lambda: (arsipkan(), arsipkan()),
    "salinan_urut_tunggal|salinan.urut": lambda: (salin(), salin()),
    "salinan_mulai_satu": lambda: salin(lembar=0),
    "salinan_sidik": lambda: salin(sha256=""),
}


@pytest.fixture
def surat(penulis: Pengguna, penanda: Pegawai) -> SuratKeluar:
    return pabrik.surat_terbit(penulis, penanda_tangan=penanda)


@pytest.mark.usefixtures("surat")
@pytest.mark.parametrize("nama", PELANGGARAN)
def test_constraint_is_held_by_the_database(nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        PELANGGARAN[nama]()


def test_constraint_none_is_left_unprovoked() -> None:
    ada = {
        satu.name for model in apps.get_app_config("arsip").get_models() for satu in model._meta.constraints
    }
    assert ada == {nama.split("|")[0] for nama in PELANGGARAN}


@pytest.mark.usefixtures("surat")
def test_pencabutan_may_be_asked_again_once_it_was_refused() -> None:
    cabut(ditolak_pada=timezone.now())
    assert cabut_oleh(naik="pin").surat == terbit().surat
    assert Pencabutan.objects.count() == 2


@pytest.mark.usefixtures("surat")
def test_surat_sealed_by_its_signer() -> None:
    baru = sah(jabatan="a.n. Kepala Desa\nSekretaris Desa", naik="pin")
    assert Pengesahan.objects.get(pk=baru.pk).get_cara_display() == "Segel elektronik desa"
    assert kepegawaian.NAMA["kades"] == terbit().surat.pengesahan.earliest("id").jabatan
