"""The whole standard in the database: what it refuses, and which services may be chosen."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from bungah.dasar.models import Pengguna
from bungah.dasar.models.waktu import dua_waktu
from layanan.kueri.bagan import simpul_standar
from layanan.kueri.standar import daftar_layanan, kelompok_ditawarkan, standar_berlaku
from layanan.models import (
    AturanStandar,
    Cabang,
    HasilTelusur,
    Inovasi,
    KegiatanPelanggan,
    KegiatanPelayanan,
    Layanan,
    Persyaratan,
    Rancangan,
    SyaratDilepas,
    TanggapanPeringatan,
    TinjauanStandar,
    VersiStandar,
)
from tests.pabrik import layanan as pabrik
from tests.pabrik import standar as pabrik_standar
from tests.pabrik.dasar import SENIN

pytestmark = pytest.mark.django_db
Status = VersiStandar.Status


def _ditolak(deed: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        deed()


@pytest.mark.parametrize(
    ("subjek", "arah", "boleh"),
    [
        ("eksternal", "", True),
        ("eksternal", "mikro", True),
        ("eksternal", "makro", True),
        ("eksternal", "vertikal", False),
        ("internal", "diagonal", True),
        ("internal", "mikro", False),
        ("internal", "miring", False),
    ],
)
def test_layanan_arah_follows_who_it_is_for(
    domisili: Layanan, subjek: str, arah: str, *, boleh: bool
) -> None:
    ubah = Layanan.objects.filter(pk=domisili.pk).update
    if boleh:
        assert ubah(subjek=subjek, arah=arah) == 1
    else:
        _ditolak(lambda: ubah(subjek=subjek, arah=arah))


@pytest.mark.parametrize("salah", [{"ruang_lingkup": "apa saja"}, {"model_penyediaan": "gotong"}], ids=str)
def test_layanan_choices(domisili: Layanan, salah: dict[str, str]) -> None:
    _ditolak(lambda: Layanan.objects.filter(pk=domisili.pk).update(**salah))


@pytest.mark.parametrize(
    "kurang",
    [{"sk_nomor": ""}, {"sk_tanggal": None}, {"sidang": None}, {"status": "draf"}, {"evaluasi_tiap": "abad"}],
    ids=str,
)
def test_ditetapkan_needs_sk_and_hearing(domisili: Layanan, kurang: dict[str, Any]) -> None:
    satu = pabrik_standar.tetapkan_langsung(domisili.standar.get())
    assert (satu.ditetapkan, satu.sebutan_status) == (True, "Ditetapkan")
    _ditolak(lambda: VersiStandar.objects.filter(pk=satu.pk).update(**kurang))


def test_two_versions_are_not_ditetapkan_on_one_day(domisili: Layanan) -> None:
    lama = pabrik_standar.tetapkan_langsung(domisili.standar.get())
    VersiStandar.objects.filter(pk=lama.pk).update(status=Status.LAMA)
    baru = pabrik.standar(domisili, versi=2)
    _ditolak(lambda: pabrik_standar.tetapkan_langsung(baru))
    pabrik_standar.tetapkan_langsung(baru, SENIN + timedelta(days=1))


@pytest.mark.parametrize(
    ("status", "kata"),
    [("draf", "Draf"), ("berlaku", "Dipakai, belum ditetapkan"), ("lama", "Sudah diganti")],
)
def test_sebutan_status(status: str, kata: str) -> None:
    assert VersiStandar(status=status).sebutan_status == kata


def test_rows_of_a_standard_refuse(domisili: Layanan, petugas: Pengguna) -> None:
    standar = domisili.standar.get()
    satu, dua = standar.langkah.all()[:2]
    Cabang.objects.create(langkah=satu, urut=1, tujuan=dua)
    TanggapanPeringatan.objects.create(
        standar=standar, kunci="janji", angka="30/55", alasan="Ya", oleh=petugas
    )
    rancangan = Rancangan.objects.create(layanan=domisili, nama="Satu", dibuat_oleh=petugas)
    pelanggan = KegiatanPelanggan.objects.create(rancangan=rancangan, urut=1, kegiatan="Datang")
    KegiatanPelayanan.objects.create(pelanggan=pelanggan, urut=1, kegiatan="Menyambut")
    kini = dua_waktu(saat=None, sumber="")
    salah: list[models.Model] = [
        Cabang(langkah=satu, urut=1, tujuan=dua),
        Cabang(langkah=satu, urut=2, tujuan=satu),
        Persyaratan(standar=standar, urut=9, nama="KK", untuk="x", ditinjau_pada=SENIN),
        TanggapanPeringatan(standar=standar, kunci="janji", angka="1", alasan="Lagi", oleh=petugas),
        TanggapanPeringatan(standar=standar, kunci="lain", angka="1", alasan="", oleh=petugas),
        TinjauanStandar(standar=standar, hasil="entah", catatan="x", **kini),
        TinjauanStandar(standar=standar, hasil="tetap", catatan="", **kini),
        SyaratDilepas(standar=standar, nama="Fotokopi KK", alasan="", oleh=petugas),
        AturanStandar(pk=2),
        AturanStandar(pk=1, batas_langkah=0),
        KegiatanPelanggan(rancangan=rancangan, urut=1, kegiatan="Lagi"),
        KegiatanPelayanan(pelanggan=pelanggan, urut=1, kegiatan="Lagi"),
        Inovasi(nama="x", standar_lama=standar, standar_baru=standar, **kini),
    ]
    for baris in salah:
        _ditolak(baris.save)


@pytest.mark.parametrize(
    ("patuh", "dilewati", "balik", "boleh"),
    [(True, 0, 0, True), (True, 1, 0, False), (False, 0, 0, False), (False, 1, 0, True), (False, 0, 2, True)],
)
def test_telusur_patuh(
    domisili: Layanan, petugas: Pengguna, *, patuh: bool, dilewati: int, balik: int, boleh: bool
) -> None:
    satu = pabrik.permohonan(domisili, petugas)
    baris = HasilTelusur(
        permohonan=satu, layanan=domisili, standar=satu.standar, hari=SENIN, menit=20, menit_janji=30,
        patuh=patuh, dilewati=dilewati, balik=balik,
    )  # fmt: skip
    if boleh:
        baris.save()
    else:
        _ditolak(baris.save)


def test_simpul_standar_in_two_queries(domisili: Layanan) -> None:
    standar = domisili.standar.get()
    pabrik_standar.cabangkan(standar, {1: [("Ya", 2), ("Tidak", 4)]})
    with CaptureQueriesContext(
        connection,
    ) as hitung:
        simpul = simpul_standar(standar)
    assert len(hitung) == 2
    assert [(s.jenis, s.unit, s.keluar) for s in simpul[:2]] == [
        ("keputusan", "Seksi Pelayanan", (("Ya", 2), ("Tidak", 4))),
        ("proses", "Seksi Pelayanan", ()),
    ]


def _tanya() -> tuple[int, list[str]]:
    with CaptureQueriesContext(connection) as hitung:
        kode = list(Layanan.objects.ditawarkan().order_by("kode").values_list("kode", flat=True))
    return len(hitung), kode


@pytest.mark.parametrize(
    ("sejak", "wajib"), [(None, False), (SENIN + timedelta(days=1), False), (SENIN, True)]
)
def test_from_a_date_only_ditetapkan_can_be_chosen(
    domisili: Layanan, sejak: date | None, *, wajib: bool
) -> None:
    """The same one question before and after; the public list stays, work between parts of the office too."""
    pabrik_standar.tetapkan_langsung(pabrik.layanan("usaha", kelompok=pabrik.kelompok("B")).standar.get())
    kantor = pabrik.layanan("data", subjek="internal", perbuatan=pabrik.TANPA_SURAT)
    dulu, _ = _tanya()
    assert AturanStandar.ambil().wajib_sejak is None
    AturanStandar.objects.create(pk=1, wajib_sejak=sejak)
    kini, kode = _tanya()
    assert (kini, kode) == (dulu, ["usaha"] if wajib else ["domisili", "usaha"])
    assert [k.kode for k in kelompok_ditawarkan()] == (["B"] if wajib else ["A", "B"])
    assert (standar_berlaku(domisili) is None) == wajib
    assert standar_berlaku(domisili, dipilih=False) is not None
    assert standar_berlaku(kantor) is not None
    assert list(Layanan.objects.antarbagian()) == [kantor]
    assert {satu.kode for satu in daftar_layanan()} == {"domisili", "usaha"}
