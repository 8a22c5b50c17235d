"""Facts of the foundation: what the database itself refuses, and what a row can say of itself."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.models import Pengesahan
from bungah.dasar.models import (
    Fitur,
    HitunganMeleset,
    ImporWarga,
    JamKerja,
    KataWarga,
    KepalaJejak,
    KerjaMalam,
    KodePasang,
    Lambang,
    Penghitung,
    PeranBerlaku,
    Perangkat,
    ProfilDesa,
    Salam,
    SaluranAduan,
    Sarana,
    SusunanJam,
    Tempat,
    Warga,
)
from bungah.dasar.models.desa import BELUM_DIISI
from bungah.dasar.models.waktu import dua_waktu
from bungah.dasar.peran import Peran
from bungah.dasar.zona import JAKARTA
from tests.pabrik import dasar as pabrik

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
SENIN = date(2026, 11, 23)


def jam(**isi: object) -> JamKerja:
    susunan = SusunanJam.objects.create(nama="Uji")
    return JamKerja(**{"susunan": susunan, "hari": 0, "buka": time(8), "tutup": time(15), **isi})


def peran(**isi: object) -> PeranBerlaku:
    baku = {"pengguna": pabrik.pengguna("Siti"), "peran": Peran.SEKDES, "dari": SENIN, "dasar": "SK 1"}
    return PeranBerlaku(**baku | isi)


def tempat_di_dirinya() -> Tempat:
    satu = Tempat.objects.create(jenis=Tempat.Jenis.RUANG, nama="Ruang tunggu", kode="RT1")
    satu.induk = satu
    return satu


def dua_kali(satu: Callable[[], object]) -> Callable[[], object]:
    """The second time must fail."""
    return lambda: (satu(), satu())


def meleset() -> object:
    return HitunganMeleset.objects.create(kunci="alamat", jendela=1)


def salam() -> object:
    return Salam.objects.create(saat="datang", krama="Sugeng enjing", indonesia="Selamat pagi")


def sarana(**isi: object) -> object:
    tempat = Tempat.objects.create(jenis="ruang", nama="Ruang", kode="R-UJI")
    return Sarana.objects.create(**{"kode": "x", "nama": "x", "jenis": "sarana", "tempat": tempat} | isi)


# name -> a deed that breaks it; for a unique constraint also the columns that SQLite names instead
PELANGGARAN: dict[str, Callable[[], object]] = {
    "profil_satu_baris": lambda: ProfilDesa.objects.create(pk=2),
    "fitur_dikenal": lambda: Fitur.objects.create(kode="drone", menyala=True),
    "susunan_jam_bertanggal_utuh": lambda: SusunanJam.objects.create(nama="x", dari=SENIN),
    "jam_kerja_satu_per_hari|jamkerja.hari": lambda: JamKerja.objects.bulk_create(
        [satu := jam(), JamKerja(susunan=satu.susunan, hari=0, buka=time(9), tutup=time(10))]
    ),
    "jam_kerja_hari": lambda: jam(hari=7).save(),
    "jam_kerja_urut": lambda: jam(buka=time(15), tutup=time(8)).save(),
    "tempat_jenis": lambda: Tempat.objects.create(jenis="kolam", nama="x", kode="X"),
    "tempat_bukan_induknya": lambda: tempat_di_dirinya().save(),
    "salam_satu_per_saat|salam.urut": dua_kali(salam),
    "salam_diperiksa_utuh": lambda: Salam.objects.create(
        saat="s", krama="k", indonesia="i", diperiksa_oleh="x"
    ),
    "kepala_jejak_satu_baris": lambda: KepalaJejak.objects.create(pk=2),
    "peran_dikenal": lambda: peran(peran="camat").save(),
    "peran_sampai_setelah_dari": lambda: peran(sampai=SENIN - timedelta(days=1)).save(),
    "peran_berdasar": lambda: peran(dasar="").save(),
    "profil_jarak_baca": lambda: ProfilDesa.objects.create(pk=1, jarak_baca_mm=50),
    "perangkat_jenis": lambda: Perangkat.objects.create(nama="x", jenis="tv", sidik_tanda="x"),
    "perangkat_hp_berpemilik": lambda: Perangkat.objects.create(nama="x", jenis="hp", sidik_tanda="x"),
    "lambang_satu_baris": lambda: Lambang.objects.create(pk=2, isi=b"x", sha256="a" * 64),
    "lambang_sidik": lambda: Lambang.objects.create(pk=1, isi=b"x", sha256=""),
    "kode_pasang_jenis": lambda: KodePasang.objects.create(
        sidik="x", nama="x", jenis="tv", sampai=timezone.now()
    ),
    "warga_nik_16_angka": lambda: pabrik.warga(nik="352599430588000"),
    "warga_nik_bukan_kk": lambda: pabrik.warga(nik="3525994305880001", no_kk="3525994305880001"),
    "impor_tahap": lambda: ImporWarga.objects.create(
        kunci=uuid4(), tahap="x", dibuat_oleh=pabrik.pengguna("Siti")
    ),
    "katawarga_tunggal|katawarga.kata": lambda: KataWarga.objects.bulk_create(
        2 * [KataWarga(warga=pabrik.warga(), kata="x")]
    ),
    "penghitung_tunggal|penghitung.periode": dua_kali(
        lambda: Penghitung.objects.create(seri="x", periode="2026")
    ),
    "meleset_tunggal|hitunganmeleset.jendela": dua_kali(meleset),
    "sarana_jenis": lambda: sarana(jenis="kolam"),
    "sarana_ada": lambda: sarana(jumlah=0),
    "saluran_jenis": lambda: SaluranAduan.objects.create(kode="x", jenis="burung", nama="x", isi="x"),
    "saluran_luar": lambda: SaluranAduan.objects.create(kode="x", jenis="luar", nama="x", isi="x"),
    "kerja_malam_urut": lambda: KerjaMalam.objects.create(
        hari=SENIN, mulai=timezone.now(), selesai=timezone.now() - timedelta(hours=1)
    ),
}


@pytest.mark.parametrize("nama", PELANGGARAN)
def test_constraint_is_held_by_the_database(nama: str) -> None:
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        PELANGGARAN[nama]()


def test_constraint_none_is_left_unprovoked() -> None:
    ada = {
        satu.name for model in apps.get_app_config("dasar").get_models() for satu in model._meta.constraints
    }
    assert ada == {nama.split("|")[0] for nama in PELANGGARAN}


@pytest.mark.parametrize(
    ("mulai", "selesai", "sah"),
    [
        (time(12), time(13), True),
        (time(8), time(9), True),
        (time(7), time(9), False),
        (time(13), time(12), False),
        (time(14), time(16), False),
        (time(12), None, False),
        (None, time(13), False),
    ],
)
def test_jam_kerja_break_lies_inside_the_day(mulai: time | None, selesai: time | None, *, sah: bool) -> None:
    satu = jam(istirahat_mulai=mulai, istirahat_selesai=selesai)
    if sah:
        satu.save()
        return
    with pytest.raises(IntegrityError, match="jam_kerja_urut"), transaction.atomic():
        satu.save()


def test_perangkat_shared_belongs_to_nobody() -> None:
    siti = pabrik.pengguna("Siti")
    Perangkat.objects.create(nama="HP Siti", jenis="hp", sidik_tanda="x", pemilik=siti)
    with pytest.raises(IntegrityError, match="perangkat_hp_berpemilik"), transaction.atomic():
        Perangkat.objects.create(nama="Meja", jenis="meja", sidik_tanda="y", pemilik=siti)


def test_lambang_is_empty_until_given() -> None:
    assert Lambang.ambil() == b""
    Lambang.objects.create(pk=1, isi=b"gambar", sha256="a" * 64)
    assert Lambang.ambil() == b"gambar"


# ------------------------------------------------------------------ accounts and roles
def test_peran_holds_from_its_first_to_its_last_day() -> None:
    siti = pabrik.pengguna("Siti", Peran.SEKDES, dari=SENIN, sampai=SENIN + timedelta(days=2))
    dipegang = [bool(siti.peran(SENIN + timedelta(days=n))) for n in range(-1, 4)]
    assert dipegang == [False, True, True, True, False]


def test_peran_without_end_goes_on() -> None:
    siti = pabrik.pengguna("Siti", Peran.KADES, Peran.SEKDES, dari=SENIN, sampai=None)
    assert siti.peran(date(2050, 1, 1)) == {Peran.KADES, Peran.SEKDES}


def test_pengguna_inactive_holds_no_role() -> None:
    siti = pabrik.pengguna("Siti", Peran.KADES, dari=date(2020, 1, 1), sampai=None)
    assert siti.berperan(Peran.SEKDES, Peran.KADES)
    assert not siti.berperan(Peran.SEKDES)
    siti.is_active = False
    assert not siti.berperan(Peran.KADES)


def test_pengguna_is_called_by_name_or_account() -> None:
    assert str(pabrik.pengguna("Siti Aminah")) == "Siti Aminah"
    tanpa_nama = pabrik.pengguna("")
    assert str(tanpa_nama) == tanpa_nama.username


# ------------------------------------------------------------------ residents
@pytest.mark.parametrize(
    "dicari",
    ["suwarno", "SUWARNO rt 1", "soewarno", "bin kasan", "rt 1 krajan", "0001", "3525991708450001", "8123"],
)
def test_warga_is_found_by_what_people_say(dicari: str) -> None:
    dia = pabrik.warga(
        "H. Suwarno",
        panggilan="bin Kasan",
        dusun="Krajan",
        rt="01",
        nik="3525991708450001",
        telepon="6281238123",
    )
    pabrik.warga("Suwarna", dusun="Krajan", rt="012", nik="3525991708459999", telepon="62811")
    assert list(Warga.objects.cocok(dicari)) == [dia]


def test_warga_without_nik_is_served_and_many_may_lack_one() -> None:
    dua = [pabrik.warga(nik=nik) for nik in ("", None)]
    assert [satu.nik for satu in dua] == [None, None]
    assert dua[0].nik_samar == "belum ada NIK"


def test_warga_nik_belongs_to_one_person() -> None:
    pabrik.warga(nik="3525991708450001")
    with pytest.raises(IntegrityError), transaction.atomic():
        pabrik.warga("Budi", nik="3525991708450001")


def test_warga_masks_hide_the_middle() -> None:
    dia = pabrik.warga("Siti Aminah", nik="3525991708450001")
    assert dia.nik is not None
    assert dia.nik[4:12] not in dia.nik_samar
    assert "Aminah" not in dia.nama_samar


def test_warga_address_leaves_out_what_is_empty() -> None:
    penuh = pabrik.warga(alamat="Jl. Melati 5", dusun="Kaliwot", rt="2", rw="1")
    assert penuh.alamat_lengkap == "Jl. Melati 5, Dusun Kaliwot, RT 2 RW 1"
    assert pabrik.warga(alamat="", dusun="Dusun Kaliwot", rt="", rw="1").alamat_lengkap == "Dusun Kaliwot"


def test_warga_search_column_follows_a_partial_save() -> None:
    dia = pabrik.warga("Siti")
    dia.nama = "Budi"
    dia.save(update_fields=["nama"])
    assert list(Warga.objects.cocok("budi")) == [dia]
    assert list(Warga.objects.cocok("siti")) == []


# ------------------------------------------------------------------ the office
def test_profil_before_the_first_run_prints_belum_diisi() -> None:
    kosong = ProfilDesa.ambil()
    assert (kosong.pk, str(kosong)) == (1, f"Desa {BELUM_DIISI}")
    assert {kosong.cetak()[nama] for nama in ("nama_desa", "kode_desa", "kabupaten", "alamat")} == {
        BELUM_DIISI
    }
    assert kosong.cetak()["telepon"] == ""


def test_profil_prints_what_was_filled_in() -> None:
    pabrik.profil(surel="desa@contoh.id")
    cetak = ProfilDesa.ambil().cetak()
    assert (cetak["nama_desa"], cetak["email"]) == ("Bungah", "desa@contoh.id")


# ------------------------------------------------------------------ two times
def test_dua_waktu_of_an_act_now_are_equal() -> None:
    waktu = dua_waktu(saat=None, sumber="buku catatan")
    assert waktu["terjadi_pada"] == waktu["dicatat_pada"]
    assert waktu["sumber_kertas"] == ""
    assert not Pengesahan(**waktu).susulan


def test_dua_waktu_of_an_act_from_paper_names_the_paper() -> None:
    pagi = datetime(2026, 11, 23, 8, 0, tzinfo=JAKARTA)
    waktu = dua_waktu(saat=pagi, sumber="map darurat")
    assert (waktu["terjadi_pada"], waktu["sumber_kertas"]) == (pagi, "map darurat")
    assert Pengesahan(**waktu).susulan
