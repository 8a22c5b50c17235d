"""Letter kinds, checks, mandates, stacks, statements: what the database itself refuses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bungah.naskah.models import NaskahIsi
from layanan.models import (
    IsiTumpukan,
    JenisSurat,
    KolomSurat,
    LembarPernyataan,
    MandatSurat,
    PemeriksaanSurat,
    Pernyataan,
    Surat,
    Tumpukan,
    VersiTemplat,
    periksa,
    pernyataan,
    tanda_tangan,
)
from layanan.models import surat as model_surat
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import naskah as pabrik_naskah

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from django.db.models import Model

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surat")]
HARI, SIDIK = date(2026, 11, 23), "a" * 64
LENGKAP = {"identitas": True, "ejaan": True, "salinan": True}


def jenis(**isi: Any) -> object:
    """Change the letter kind of the office."""
    return JenisSurat.objects.update(**isi)


def jenis_lagi(**isi: Any) -> JenisSurat:
    lama = JenisSurat.objects.get()
    baku = {"judul": "LAIN", "perihal": "Lain", "klasifikasi": lama.klasifikasi, "layanan": lama.layanan}
    return JenisSurat.objects.create(**baku | isi)


def templat(**isi: Any) -> VersiTemplat:
    return VersiTemplat.objects.create(**{"jenis": JenisSurat.objects.get(), "versi": 2, "isi": "x", **isi})


def kolom(**isi: Any) -> KolomSurat:
    baku = {"templat": VersiTemplat.objects.get(), "urut": 2, "nama": "umur", "label": "Umur"}
    return KolomSurat.objects.create(**baku | isi)


def surat_lagi() -> Surat:
    lama = Surat.objects.get()
    return Surat.objects.create(permohonan=lama.permohonan, templat=lama.templat)


def mandat(**isi: Any) -> MandatSurat:
    siapa = kepegawaian.pegawai("sekdes", "Hanik")
    baku = {"jenis": JenisSurat.objects.get(), "pegawai": siapa, "dasar": "SK 7", "dari": HARI}
    return MandatSurat.objects.create(**baku | isi)


def pernyataan_baru(**isi: Any) -> Pernyataan:
    lama = Surat.objects.get()
    return Pernyataan.objects.create(**{"permohonan": lama.permohonan, "templat": lama.templat, **isi})


def lembar(satu: Pernyataan, **isi: Any) -> LembarPernyataan:
    baku = {"tanda": SIDIK, "sha256": SIDIK, "isi": b"x", "dicetak_oleh": dasar.pengguna("Budi")}
    return LembarPernyataan.objects.create(pernyataan=satu, **baku | isi)


def minta(**isi: Any) -> PemeriksaanSurat:
    """Ask for a check of the letter, or with ``berkas`` None of nothing."""
    berkas = isi.pop("berkas", {"surat": Surat.objects.get()})
    budi = dasar.pengguna("Budi")
    return PemeriksaanSurat.objects.create(**{"sidik_isi": SIDIK, "diminta_oleh": budi, **berkas, **isi})


def putus(**isi: Any) -> PemeriksaanSurat:
    siapa = {"diperiksa_oleh": dasar.pengguna("Hanik"), "diperiksa_pada": timezone.now(), "cara": "sekdes"}
    return minta(**siapa | isi)


def tumpuk(*isi: tuple[int, NaskahIsi]) -> Tumpukan:
    tumpukan = Tumpukan.objects.create(kode="ABCDEFGHJK", dibuat_oleh=dasar.pengguna("Budi"))
    for urut, satu in isi:
        IsiTumpukan.objects.create(tumpukan=tumpukan, urut=urut, surat=Surat.objects.get(), isi=satu)
    return tumpukan


def isi_beku() -> NaskahIsi:
    return NaskahIsi.objects.get(naskah=pabrik_naskah.naskah_beku())


def tumpuk_dua_kali() -> None:
    satu = isi_beku()
    tumpuk((1, satu), (2, satu))


# name -> a deed that breaks it; for a unique constraint also the columns that SQLite names instead
PELANGGARAN: dict[str, Callable[[], object]] = {
    "jenis_surat_kertas": lambda: jenis(kertas="A3"),
    "jenis_surat_sifat": lambda: jenis(sifat="nota"),
    "jenis_surat_cara_sah": lambda: jenis(cara_sah="cap"),
    "jenis_surat_pemeriksa": lambda: jenis(pemeriksa="camat"),
    "jenis_surat_penandatangan": lambda: jenis(penandatangan="camat"),
    "jenis_satu_per_sifat|jenissurat.sifat": jenis_lagi,
    "templat_versi_tunggal|versitemplat.versi": lambda: templat(versi=1, dipakai=False),
    "templat_satu_dipakai|versitemplat.jenis_id": templat,
    "kolom_nama_tunggal|kolomsurat.nama": lambda: kolom(nama="sejak"),
    "kolom_jenis": lambda: kolom(jenis="warna"),
    "kolom_batas_tanggal": lambda: kolom(batas_tanggal="besok"),
    "kolom_batas_urut": lambda: kolom(terkecil=10, terbesar=9),
    "surat_satu_per_permohonan|surat.permohonan_id": surat_lagi,
    "surat_salinan_wajar": lambda: Surat.objects.update(salinan=21),
    "pernyataan_satu_per_templat|pernyataan.templat_id": lambda: (pernyataan_baru(), pernyataan_baru()),
    "pernyataan_bernomor_setelah_ditandatangani": lambda: pernyataan_baru(
        naskah=pabrik_naskah.naskah_baru(seri="pernyataan", jenis="pernyataan")
    ),
    "lembar_satu_per_isi|lembarpernyataan.tanda": lambda: [lembar(satu) for satu in [pernyataan_baru()] * 2],
    "lembar_pernyataan_sidik": lambda: lembar(pernyataan_baru(), tanda="a"),
    "periksa_satu_berkas": lambda: minta(berkas={}),
    "periksa_sidik": lambda: minta(sidik_isi=""),
    "periksa_cara": lambda: putus(cara="cap", hasil="cocok", **LENGKAP),
    "periksa_hasil": lambda: putus(hasil="entah"),
    "periksa_diputus_seseorang": lambda: minta(hasil="cocok", cara="sekdes", **LENGKAP),
    "periksa_cocok_semua": lambda: putus(hasil="cocok", **LENGKAP | {"ejaan": None}),
    "periksa_kembali_beralasan": lambda: putus(hasil="kembali"),
    "periksa_satu_terbuka|pemeriksaansurat.surat_id": lambda: (minta(), minta()),
    "periksa_satu_pernyataan_terbuka|pemeriksaansurat.pernyataan_id": lambda: [
        minta(berkas={"pernyataan": satu}) for satu in [pernyataan_baru()] * 2
    ],
    "mandat_cara": lambda: mandat(cara="pp"),
    "mandat_berdasar": lambda: mandat(dasar=""),
    "mandat_tanggal_urut": lambda: mandat(sampai=date(2026, 11, 22)),
    "mandat_satu_per_jenis|mandatsurat.jenis_id": lambda: (mandat(), mandat()),
    "tumpukan_urut_tunggal|isitumpukan.urut": lambda: tumpuk((1, isi_beku()), (1, isi_beku())),
    "tumpukan_isi_tunggal|isitumpukan.isi_id": tumpuk_dua_kali,
}


@pytest.mark.parametrize("nama", PELANGGARAN)
def test_constraint_is_held_by_the_database(nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        PELANGGARAN[nama]()


def test_constraint_none_is_left_unprovoked() -> None:
    rumah: list[ModuleType] = [model_surat, periksa, pernyataan, tanda_tangan]
    milik: list[type[Model]] = [
        satu
        for modul in rumah
        for satu in vars(modul).values()
        if getattr(satu, "__module__", "") == modul.__name__ and hasattr(satu, "_meta")
    ]
    ada = {batas.name for model in milik for batas in model._meta.constraints}
    assert ada == {nama.split("|")[0] for nama in PELANGGARAN}


def test_periksa_passes_only_with_all_three_and_somebody() -> None:
    lulus = putus(hasil="cocok", **LENGKAP)
    balik = putus(hasil="kembali", catatan="Nama salah", identitas=False)
    assert [satu.surat for satu in (lulus, balik, minta())] == [Surat.objects.get()] * 3


def test_jenis_a_service_may_have_a_letter_and_a_statement() -> None:
    pasangan = jenis_lagi(sifat="pernyataan")
    assert list(JenisSurat.objects.pernyataan()) == [pasangan]
    assert [satu.sifat for satu in JenisSurat.objects.surat()] == ["surat"]
