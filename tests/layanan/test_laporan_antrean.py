"""The queue report: kept months and counted days always give the figures of the visits themselves."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bungah.dasar.nilai import Rentang
from layanan.alur.rekap import rekap_bulan_lalu
from layanan.aturan.laporan import Angka, Dimensi, Ukuran, bulan_utuh, di_luar, golongan
from layanan.kueri.laporan import Laporan, susun_laporan
from layanan.models import Kunjungan, Loket, RekapAntrean
from layanan.models.rekap import pasang_penyegar
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

HARI_INI = dasar.SENIN
pytestmark = pytest.mark.django_db
_urut = Counter[date]()


@pytest.fixture(autouse=True)
def jam() -> Iterator[None]:
    with time_machine.travel(dasar.pukul(16), tick=False):
        yield


def visit(hari: date, datang: datetime | None = None, **isi: Any) -> Kunjungan:
    """A visit as it stands in the table when the day is over."""
    _urut[hari] += 1
    datang = datang or dasar.pukul(8, hari=hari)
    baku = {
        "titik": pabrik.titik(),
        "kelompok": pabrik.kelompok(),
        "urut": _urut[hari],
        "kode": uuid4().hex[:8],
        "kunci": uuid4(),
        "status": "selesai",
        "terjadi_pada": datang,
        "dicatat_pada": datang,
    }
    return Kunjungan.objects.create(hari=hari, **baku | isi)


def dilayani(hari: date, tunggu: int, layan: int, **isi: Any) -> Kunjungan:
    """A visitor who waited and was served for so many minutes."""
    datang = dasar.pukul(8, hari=hari)
    panggil = datang + timedelta(minutes=tunggu)
    waktu = {"dipanggil_pada": panggil, "selesai_pada": panggil + timedelta(minutes=layan)}
    return visit(hari, datang, **waktu, **isi)


def laporan(dari: date, sampai: date, menurut: Dimensi = Dimensi.KELOMPOK) -> Laporan:
    return susun_laporan(pabrik.titik(), Rentang(dari, sampai), menurut, hari_ini=HARI_INI)


def rekap(dari: date, sampai: date) -> int:
    return rekap_bulan_lalu(pabrik.titik(), Rentang(dari, sampai), hari_ini=HARI_INI)


def dengan_tangan(dari: date, sampai: date, menurut: Dimensi) -> dict[str, dict[str, object]]:
    """The same figures counted one by one from the rows, without any of the report's code but names."""
    hasil: dict[str, dict[str, object]] = {}
    for k in Kunjungan.objects.filter(hari__range=(dari, sampai)):
        bidang = f"{menurut}_id" if menurut in {"loket", "kelompok", "layanan", "petugas"} else str(menurut)
        kunci = f"{k.hari:%Y-%m}" if menurut == "bulan" else str(getattr(k, bidang) or "")
        isi = hasil.setdefault(kunci, {"kunjungan": 0, "tunggu": [], "layan": [], "total": []})
        isi["kunjungan"] += 1  # type: ignore[operator]
        nama = golongan(k.status, k.hari, HARI_INI)
        isi[nama] = isi.get(nama, 0) + 1  # type: ignore[operator]
        pasangan = (
            ("tunggu", k.terjadi_pada, k.dipanggil_pada),
            ("layan", k.dipanggil_pada, k.selesai_pada),
            ("total", k.terjadi_pada, k.selesai_pada),
        )
        for nama, awal, akhir in pasangan:
            if awal and akhir:
                isi[nama].append(int((akhir - awal).total_seconds()) // 60)  # type: ignore[attr-defined]
    return {
        kunci: {n: sorted(v) if isinstance(v, list) else v for n, v in i.items()}
        for kunci, i in hasil.items()
    }


def rapi(isi: dict[str, object]) -> list[tuple[str, str]]:
    return sorted((nama, str(nilai)) for nama, nilai in isi.items())


def terurai(satu: Angka) -> list[tuple[str, str]]:
    hasil: dict[str, object] = {u.value: sorted(satu.lama[u].elements()) for u in Ukuran}
    lain = {"prioritas", "mendahului", "susulan"}
    return rapi(hasil | {nama: n for nama, n in satu.banyak.items() if n and nama not in lain})


hari_acak = st.dates(date(2026, 8, 25), HARI_INI)
kunjungan_acak = st.tuples(
    hari_acak,
    st.sampled_from(["selesai", "terdaftar", "tidak_hadir", "batal", "tunggu", "tidak_terlayani"]),
    st.one_of(st.none(), st.integers(0, 7000)),  # seconds until called
    st.one_of(st.none(), st.integers(0, 7000)),  # seconds at the counter
    st.sampled_from(["", "lansia", "sakit"]),
    st.sampled_from([None, 1, 2]),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    daftar=st.lists(kunjungan_acak, max_size=25),
    ubah=st.lists(kunjungan_acak, max_size=4),
    ujung=st.tuples(hari_acak, hari_acak),
    menurut=st.sampled_from(
        [Dimensi.HARI, Dimensi.BULAN, Dimensi.LOKET, Dimensi.KELOMPOK, Dimensi.PRIORITAS]
    ),
)
@pytest.mark.syarat("R094")
def test_angka_laporan_selalu_sama_dengan_baris_kunjungan(
    daftar: list[Any], ubah: list[Any], ujung: tuple[date, date], menurut: Dimensi
) -> None:
    """Months kept first, then visits added, changed and removed behind their back: figures follow."""
    Kunjungan.objects.all().delete()
    dari, sampai = sorted(ujung)
    for satu in daftar:
        _tulis(satu)
    rekap(dari, sampai)
    for ke, satu in enumerate(ubah):
        lama = Kunjungan.objects.order_by("?").first()
        if ke % 3 == 0 or lama is None:
            _tulis(satu)
        elif ke % 3 == 1:
            Kunjungan.objects.filter(pk=lama.pk).update(status="batal", hari=satu[0], urut=9000 + ke)
        else:
            lama.delete()
    hasil = susun_laporan(pabrik.titik(), Rentang(dari, sampai), menurut, hari_ini=HARI_INI)
    bagian = dengan_tangan(dari, sampai, menurut)
    assert sorted(terurai(angka) for _, angka in hasil.bagian) == sorted(map(rapi, bagian.values()))
    assert hasil.semua.banyak["kunjungan"] == sum(int(str(satu["kunjungan"])) for satu in bagian.values())


def _tulis(satu: Any) -> None:
    hari, status, tunggu, layan, prioritas, loket = satu
    datang = dasar.pukul(8, hari=hari)
    panggil = None if tunggu is None else datang + timedelta(seconds=tunggu)
    selesai = None if panggil is None or layan is None else panggil + timedelta(seconds=layan)
    tempat = Loket.objects.get_or_create(titik=pabrik.titik(), nomor=loket)[0] if loket else None
    visit(
        hari,
        datang,
        status=status,
        dipanggil_pada=panggil,
        selesai_pada=selesai,
        prioritas=prioritas,
        loket=tempat,
    )


def test_persentil_menurut_peringkat_terdekat() -> None:
    """Eight of ten waited at most this long, literally."""
    for tunggu in (1, 2, 3, 4, 5, 6, 7, 8, 30, 90):
        dilayani(HARI_INI, tunggu, 10)
    satu = laporan(HARI_INI, HARI_INI).semua
    assert (satu.persentil(Ukuran.TUNGGU, 50), satu.persentil(Ukuran.TUNGGU, 80)) == (5, 8)
    assert (satu.persentil(Ukuran.LAYAN, 50), satu.persentil(Ukuran.TOTAL, 80)) == (10, 18)
    assert Angka().persentil(Ukuran.TUNGGU, 50) is None


def test_yang_masih_menunggu_dan_yang_tidak_terlayani_dibedakan() -> None:
    """Whoever waits today still may be served; whoever waited when the day was over was not."""
    visit(HARI_INI, status="tunggu")
    visit(HARI_INI - timedelta(days=1), status="tunggu")
    banyak = laporan(HARI_INI - timedelta(days=1), HARI_INI).semua.banyak
    assert (banyak["menunggu"], banyak["tidak_terlayani"]) == (1, 1)


def test_bagian_prioritas_didahulukan_dan_susulan_dihitung() -> None:
    visit(HARI_INI, prioritas="lansia", mendahului=True)
    visit(HARI_INI, dicatat_pada=dasar.pukul(9), sumber_kertas="map darurat")
    satu = laporan(HARI_INI, HARI_INI).semua
    assert (satu.persen("prioritas"), satu.banyak["mendahului"], satu.banyak["susulan"]) == (50, 1, 1)
    assert Angka().persen("prioritas") is None


def test_rekap_hanya_bulan_yang_selesai_dan_hanya_sekali() -> None:
    dilayani(date(2026, 9, 7), 5, 5)
    assert rekap(date(2026, 9, 1), HARI_INI) == 2  # September and October; November still runs
    assert rekap(date(2026, 9, 1), HARI_INI) == 0
    assert set(RekapAntrean.objects.values_list("bulan", flat=True)) == {date(2026, 9, 1), date(2026, 10, 1)}


@pytest.mark.parametrize("perbuatan", ["tambah", "ubah", "pindah", "hapus"])
def test_basis_data_membuang_rekap_yang_basi(perbuatan: str) -> None:
    """Also behind Django's back: a statement typed by hand throws the month away."""
    satu = dilayani(date(2026, 9, 7), 5, 5)
    rekap(date(2026, 9, 1), date(2026, 10, 31))
    lakukan: dict[str, Any] = {
        "tambah": lambda: visit(date(2026, 9, 30)),
        "ubah": lambda: Kunjungan.objects.filter(pk=satu.pk).update(status="batal"),
        "pindah": lambda: Kunjungan.objects.filter(pk=satu.pk).update(hari=date(2026, 10, 1)),
        "hapus": lambda: Kunjungan.objects.filter(pk=satu.pk)._raw_delete("default"),
    }
    lakukan[perbuatan]()
    tinggal = set() if perbuatan == "pindah" else {date(2026, 10, 1)}
    assert set(RekapAntrean.objects.values_list("bulan", flat=True)) == tinggal


def test_penyegar_dipasang_lagi_setelah_tabel_dibangun_ulang() -> None:
    """SQLite forgets triggers when a migration rebuilds the table; every migration ends with this step."""
    dilayani(date(2026, 9, 7), 5, 5)
    rekap(date(2026, 9, 1), date(2026, 9, 30))
    with connection.cursor() as kursor:
        pada = "" if connection.vendor == "sqlite" else " ON layanan_kunjungan"
        kursor.execute(f"DROP TRIGGER rekap_segar_insert{pada}")
    pasang_penyegar()
    visit(date(2026, 9, 8))
    assert not RekapAntrean.objects.exists()


def test_laporan_bertanya_tetap_sedikit(django_assert_num_queries: Any) -> None:
    """Twelve months or one day, three visits or one: three questions."""
    for bulan in (8, 9, 10, 11):
        dilayani(date(2026, bulan, 3), 5, 5, loket=pabrik.loket())
    rekap(date(2026, 1, 1), HARI_INI)
    titik = pabrik.titik()
    for dari, banyak in ((date(2026, 1, 1), 3), (HARI_INI.replace(day=1), 2)):
        with django_assert_num_queries(banyak):
            susun_laporan(titik, Rentang(dari, HARI_INI), Dimensi.LOKET, hari_ini=HARI_INI)


@given(hari_acak, hari_acak)
def test_bulan_utuh_dan_sisanya_menutup_rentang_tanpa_tumpang_tindih(satu: date, dua: date) -> None:
    rentang = Rentang(*sorted((satu, dua)))
    utuh = list(bulan_utuh(rentang, HARI_INI))
    hari = [rentang.mulai + timedelta(days=n) for n in range(rentang.jumlah_hari)]
    sisa = di_luar(rentang, utuh)
    for h in hari:
        assert (h.replace(day=1) in utuh) + sum(h in s for s in sisa) == 1
    assert sum(s.jumlah_hari for s in sisa) == sum(h.replace(day=1) not in utuh for h in hari)


def test_nama_bagian_dibaca_orang() -> None:
    visit(HARI_INI, loket=pabrik.loket())
    visit(HARI_INI)
    assert [nama for nama, _ in laporan(HARI_INI, HARI_INI, Dimensi.LOKET).bagian] == [
        "Loket 1",
        "Tanpa loket",
    ]
    assert [nama for nama, _ in laporan(HARI_INI, HARI_INI, Dimensi.HARI).bagian] == ["2026-11-23"]
    assert [nama for nama, _ in laporan(HARI_INI, HARI_INI, Dimensi.PRIORITAS).bagian] == ["Antrean biasa"]
