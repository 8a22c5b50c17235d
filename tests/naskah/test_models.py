"""Issued papers: what the database itself refuses, and the newest bytes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from bungah.dasar.jejak import tulis
from bungah.dasar.models import Perangkat
from bungah.naskah.alur import bekukan
from bungah.naskah.models import (
    BungkusKunci,
    KunciSegel,
    LembarMusnah,
    Naskah,
    NaskahIsi,
    Pesan,
    SegelIsi,
    TemplatPesan,
)
from tests.naskah.test_models_dinding import PELANGGARAN as PELANGGARAN_DINDING
from tests.naskah.test_models_halaman import PELANGGARAN as PELANGGARAN_HALAMAN
from tests.pabrik import dasar
from tests.pabrik.naskah import PDF, naskah_baru, naskah_beku

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
SIDIK = "a" * 64


def naskah(**isi: object) -> Naskah:
    baku: dict[str, object] = {
        "jenis": Naskah.Jenis.SURAT_KELUAR,
        "seri": "surat-keluar",
        "tahun": 2026,
        "urut": 1,
        "nomor": "1",
        "tanggal": date(2026, 11, 23),
        "perihal": "Uji",
        "kode": "K",
    }
    return Naskah.objects.create(**baku | isi)


def isi(**lain: object) -> NaskahIsi:
    return NaskahIsi.objects.create(
        **{"naskah": naskah_baru(), "versi": 1, "sha256": SIDIK, "isi": PDF, **lain}
    )


def kunci(**lain: object) -> KunciSegel:
    baku = {"sertifikat": "-", "sidik": SIDIK, "terbungkus": b"-", "berlaku_sampai": date(2036, 11, 23)}
    return KunciSegel.objects.create(**baku | lain)


def bungkus_dua_kali() -> None:
    ani, satu = dasar.pengguna("Ani"), kunci()
    hp = Perangkat.objects.create(nama="HP Ani", jenis="hp", sidik_tanda="x", pemilik=ani)
    for _ in range(2):
        BungkusKunci.objects.create(kunci=satu, perangkat=hp, pengguna=ani, bungkus=b"-")


# name -> a deed that breaks it; for a unique constraint also the columns that SQLite names instead
PELANGGARAN: dict[str, Callable[[], object]] = {
    "naskah_nomor_tunggal|naskah.urut": lambda: (naskah(), naskah(kode="L")),
    "naskah_urut_mulai_satu": lambda: naskah(urut=0),
    "naskah_status": lambda: naskah(status="dicetak"),
    "naskah_jenis": lambda: naskah(jenis="nota"),
    "naskah_isi_versi_tunggal|naskahisi.versi": lambda: isi(naskah=isi().naskah),
    "naskah_isi_sidik": lambda: isi(sha256="A" * 64),
    "kunci_satu_berlaku|kuncisegel.penyedia": lambda: (kunci(), kunci(sidik="b" * 64)),
    "kunci_segel_sidik": lambda: kunci(sidik="A" * 64),
    "bungkus_satu_per_perangkat|bungkuskunci.perangkat": bungkus_dua_kali,
    "segel_isi_sidik": lambda: SegelIsi.objects.create(isi=isi(), ekor=b"x", sha256="", kunci=kunci()),
    "pesan_cara": lambda: Pesan.objects.create(
        templat=TemplatPesan.objects.create(kode="x", judul="x", isi="x"),
        cara="sms",
        dibuat_oleh=dasar.pengguna("Ani"),
    ),
    "lembar_musnah_beralasan": lambda: LembarMusnah.objects.create(
        isi=isi(), alasan="", oleh=dasar.pengguna("Ani")
    ),
}


@pytest.mark.parametrize("nama", PELANGGARAN)
def test_constraint_is_held_by_the_database(nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        PELANGGARAN[nama]()


def test_constraint_none_is_left_unprovoked() -> None:
    ada = {
        satu.name for model in apps.get_app_config("naskah").get_models() for satu in model._meta.constraints
    }
    semua = (*PELANGGARAN, *PELANGGARAN_HALAMAN, *PELANGGARAN_DINDING)
    assert ada == {nama.split("|")[0] for nama in semua}


def test_segel_file_begins_with_the_approved_bytes() -> None:
    satu = SegelIsi.objects.create(isi=isi(), ekor=b"ekor", sha256=SIDIK, kunci=kunci())
    assert SegelIsi.objects.get(pk=satu.pk).berkas == PDF + b"ekor"


def test_kunci_revoked_makes_room_for_the_next() -> None:
    kunci(dicabut_pada=timezone.now())
    assert kunci(sidik="b" * 64).dicabut_pada is None


def test_naskah_code_belongs_to_one_document() -> None:
    naskah()
    with pytest.raises(IntegrityError, match="kode"), transaction.atomic():
        naskah(urut=2)


def test_naskah_newest_bytes_win_and_older_ones_stay() -> None:
    satu = naskah_beku(b"satu")
    with tulis(pelaku=None):
        bekukan(satu, b"dua")
    terakhir = satu.isi_terakhir
    assert terakhir is not None
    assert (terakhir.versi, bytes(terakhir.isi)) == (2, b"dua")
    assert [bytes(satu) for satu in satu.isi.order_by("versi").values_list("isi", flat=True)] == [
        b"satu",
        b"dua",
    ]


def test_naskah_without_bytes_has_none() -> None:
    assert naskah_baru().isi_terakhir is None
