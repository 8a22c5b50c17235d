"""The practice office: one command, a month of work in every stage, refused where anybody has worked."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F, Max, Q
from django.utils import timezone

from arsip import alur_salinan
from arsip.kueri import nomor_bolong
from arsip.models import Pencabutan, Pengesahan, SuratKeluar
from bungah.dasar import latihan
from bungah.dasar.jejak import periksa_rantai
from bungah.dasar.models import Jejak, Pengguna, Penghitung, Warga
from bungah.naskah.models import BarisHalaman, NaskahIsi
from layanan import contoh
from layanan.alur import pernyataan as alur_pernyataan
from layanan.cetak import biaya as cetak_biaya
from layanan.cetak import surat as cetak_surat
from layanan.contoh.bagan import berbagan
from layanan.kueri.biaya import menunggu_pembayaran
from layanan.kueri.cakupan import cakupan, standar_berdasar_usang
from layanan.kueri.komponen import komponen_standar
from layanan.kueri.rancangan import kegiatan_urut
from layanan.models import (
    HasilTelusur,
    JagaLoket,
    Jeda,
    Konsultasi,
    Kunjungan,
    Langkah,
    LangkahBerjalan,
    Layanan,
    Pembayaran,
    Penyerahan,
    Permohonan,
    Pesanan,
    Rancangan,
    TamuDinas,
    VersiStandar,
)
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.naskah import naskah_baru

pytestmark = pytest.mark.lambat

SENIN = dasar.pukul(10, 45)


@dataclass(frozen=True)
class Kantor:
    """What the command printed; the database is the test's own."""

    keluaran: str


def _jalankan(**pilihan: Any) -> str:
    """Fill the office without the print machine (its pages are proved elsewhere)."""
    tulis = io.StringIO()
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(cetak_biaya, "cetak_pdf", lambda *_a, **_k: b"%PDF bukti")
        ganti.setattr(
            cetak_surat, "cetak_pdf", lambda templat, data, *, kertas: f"%PDF {data['nomor']}".encode()
        )
        ganti.setattr(alur_pernyataan, "cetak_pernyataan", lambda satu: f"%PDF {satu.pk}".encode())
        ganti.setattr(alur_salinan, "tandai_salinan", lambda isi, cap: isi + cap[0].encode())
        call_command("contoh", stdout=tulis, **pilihan)
    return tulis.getvalue()


@pytest.fixture(scope="module")
def kantor(django_db_setup: None, django_db_blocker: Any) -> Iterator[Kantor]:
    """Walk the month once for all tests of this file; they only read."""
    with django_db_blocker.unblock(), time_machine.travel(SENIN, tick=False), transaction.atomic():
        yield Kantor(_jalankan())
        transaction.set_rollback(True)


def test_requests_stand_in_every_stage(kantor: Kantor) -> None:
    assert set(Permohonan.objects.values_list("tahap", flat=True)) == set(Permohonan.Tahap.values)
    assert Permohonan.objects.filter(tahap="selesai").count() >= 60
    for tahap, sedikitnya in (("pendaftaran", 2), ("legalisasi", 3), ("siap_diambil", 4)):
        assert Permohonan.objects.filter(tahap=tahap).count() >= sedikitnya, tahap


def test_today_has_a_queue_and_a_free_counter(kantor: Kantor) -> None:
    assert Kunjungan.objects.filter(hari=date(2026, 11, 23), status="tunggu").count() >= 8
    assert not Kunjungan.objects.filter(status="tunggu").exclude(hari=date(2026, 11, 23)).exists()
    assert not Kunjungan.objects.filter(status="dipanggil").exists()
    assert JagaLoket.objects.exists()
    assert not JagaLoket.objects.terbuka().exists()


def test_month_holds_what_goes_wrong_in_an_office(kantor: Kantor) -> None:
    ada = {
        "terlambat": Permohonan.objects.filter(siap_pada__gt=F("jatuh_tempo")),
        "dikembalikan": NaskahIsi.objects.filter(versi=2),
        "surat batal": SuratKeluar.objects.filter(status="batal"),
        "nomor batal": Kunjungan.objects.filter(status="batal"),
        "tidak hadir": Kunjungan.objects.filter(status="tidak_hadir"),
        "menunggu pihak lain": Jeda.objects.filter(jenis="pihak_lain"),
        "didahulukan": LangkahBerjalan.objects.exclude(alasan_dahulukan=""),
        "luar jam": Kunjungan.objects.exclude(alasan_luar_jam=""),
        "susulan": Kunjungan.objects.exclude(sumber_kertas=""),
        "kelompok": Permohonan.objects.filter(jenis_pemohon="kelompok"),
        "prioritas": Kunjungan.objects.exclude(prioritas=""),
        "Plh.": SuratKeluar.objects.filter(status="terbit", mandat="plh"),
        "dicabut": Pencabutan.objects.exclude(dicabut_pada=None),
        "diganti": SuratKeluar.objects.filter(status="terbit", naskah__diganti_oleh__isnull=False),
        "dibawa ketua RT": Penyerahan.objects.filter(cara="rt").exclude(ekspedisi=None),
        "biaya dibayar": Pembayaran.objects.filter(naskah__status="beku", permohonan__tahap="proses"),
        "biaya belum dibayar": menunggu_pembayaran(),
        "nomor cadangan": SuratKeluar.objects.filter(status="cadangan"),
        "diambil orang lain": Permohonan.objects.exclude(hubungan_pengambil=""),
    }
    assert [nama for nama, daftar in ada.items() if not daftar.exists()] == []


def test_numbers_run_from_the_paper_agenda_without_a_gap(kantor: Kantor) -> None:
    urut = sorted(SuratKeluar.objects.values_list("naskah__urut", flat=True))
    assert urut == list(range(328, 328 + len(urut)))
    assert nomor_bolong(2026) == []
    assert not SuratKeluar.objects.filter(status="terbit", pengesahan=None).exists()


def test_every_act_has_two_times_that_fit(kantor: Kantor) -> None:
    for model in (Kunjungan, Permohonan, Pengesahan):
        assert not model._default_manager.exclude(dicatat_pada__lte=SENIN).exists()
        janggal = ~Q(terjadi_pada=F("dicatat_pada")) & (
            Q(sumber_kertas="") | Q(terjadi_pada__gt=F("dicatat_pada"))
        )
        assert not model._default_manager.filter(janggal).exists()
    puncak = Permohonan.objects.aggregate(siap=Max("siap_pada"), selesai=Max("selesai_pada"))
    assert max(puncak.values()) <= SENIN


def test_trail_is_whole_and_in_order_of_time(kantor: Kantor) -> None:
    assert periksa_rantai().rusak is None
    waktu = list(Jejak.objects.order_by("urut").values_list("dicatat_pada", flat=True))
    assert all(satu <= dua for satu, dua in pairwise(waktu))
    assert waktu[0].date() == (SENIN - timedelta(days=31)).date() - timedelta(
        days=1
    )  # 06.00 WIB is 23.00 UTC


def test_accounts_are_printed_once_with_passwords_that_open(kantor: Kantor) -> None:
    baris = [satu.split() for satu in kantor.keluaran.splitlines()[1:]]
    assert [satu[0] for satu in baris] == [
        "admin", "pemeriksa", "kades", "sekdes", "layanan", "bendahara", "depan", "arsip",
    ]  # fmt: skip
    for nama, sandi, pin, *_ in baris:
        pengguna = Pengguna.objects.get(username=nama)
        assert pengguna.check_password(sandi)
        assert not pengguna.sandi_sementara
        assert (pin == "-") == (not pengguna.sandi_pin) == (nama in {"admin", "pemeriksa"})
    assert len({satu[1] for satu in baris}) == len(baris)


@pytest.mark.django_db
@pytest.mark.parametrize("benda", ["pengguna", "warga", "naskah", "penghitung", "kunjungan"])
def test_office_that_has_worked_is_refused(benda: str) -> None:
    with time_machine.travel(SENIN, tick=False):
        if benda == "pengguna":
            dasar.pengguna("Budi")
        elif benda == "warga":
            dasar.warga()
        elif benda == "naskah":
            naskah_baru()
        elif benda == "kunjungan":
            dasar.jam_kerja()
            pabrik.kunjungan()
        else:
            Penghitung.objects.create(seri="surat-keluar", periode="2026", terakhir=1)
        with pytest.raises(
            CommandError, match=rf"sudah berisi {benda}.* Kantor latihan hanya diisi pada basis data kosong"
        ):
            _jalankan()
    assert not Warga.objects.filter(nik__startswith="3525994").exclude(nama="Siti Aminah").exists()


@pytest.mark.django_db
def test_office_stopped_halfway_is_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def listrik_padam(acak: object, hari_ini: date) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(contoh, "isi", listrik_padam)
    with time_machine.travel(SENIN, tick=False), pytest.raises(KeyboardInterrupt):
        _jalankan()
    assert [m.objects.exists() for m in (Pengguna, Warga, Layanan, Jejak)] == [False] * 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hari", "kata"),
    [("23-11-2026", "bukan tanggal"), ("2026-11-24", "belum tiba"), ("kemarin", "bukan tanggal")],
)
def test_day_that_cannot_be_is_refused(hari: str, kata: str) -> None:
    with time_machine.travel(SENIN, tick=False), pytest.raises(CommandError, match=kata):
        _jalankan(hari=hari)
    assert not Pengguna.objects.exists()


@pytest.mark.django_db
def test_closed_day_fills_its_queue_at_the_desk_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latihan, "LAMA_HARI", 3)
    with time_machine.travel(SENIN, tick=False):
        _jalankan(hari="2026-11-22")
        antre = Kunjungan.objects.filter(hari=date(2026, 11, 22), status="tunggu")
        assert set(antre.values_list("alasan_luar_jam", flat=True)) == {"Latihan di luar jam kantor"}
        assert antre.count() == 10
        assert timezone.localdate() == date(2026, 11, 23)


def test_pages_beside_the_queue_are_not_empty(kantor: Kantor) -> None:
    """Guests, questions, places from home and requests between parts of the office, in several states."""
    assert TamuDinas.objects.count() == 6
    assert TamuDinas.objects.filter(kunjungan__status="tunggu", kunjungan__hari=dasar.SENIN).count() == 1
    assert TamuDinas.objects.filter(kunjungan__status="selesai").count() >= 4
    assert set(Konsultasi.objects.values_list("status", flat=True)) == {"masuk", "dijawab", "umum"}
    assert set(Pesanan.objects.values_list("status", flat=True)) >= {"diambil", "dipesan"}
    assert Pesanan.objects.filter(hari=dasar.SENIN, status="dipesan").exists()
    permintaan = Permohonan.objects.filter(pegawai__isnull=False)
    assert set(permintaan.values_list("tahap", flat=True)) == {"proses", "selesai"}


def test_three_unlike_services_walk_their_branches(kantor: Kantor) -> None:
    """3, 9 and 16 steps in force; exits were chosen, one led back or to a refusal, one check was left out."""
    berlaku = Langkah.objects.filter(standar__status="berlaku", standar__layanan__kode__in=berbagan())
    banyak = berlaku.values_list("standar__layanan__kode").annotate(
        semua=Count("id"), memutuskan=Count("id", filter=Q(jenis="keputusan"))
    )
    assert {kode: (semua, memutuskan) for kode, semua, memutuskan in banyak.order_by()} == {
        "pindah-keluar": (3, 0),
        "tidak-mampu": (9, 3),
        "riwayat-tanah": (16, 3),
    }
    jalan = LangkahBerjalan.objects.filter(langkah__in=berlaku)
    assert Permohonan.objects.filter(layanan__kode="riwayat-tanah").count() >= 2
    assert jalan.filter(langkah__jenis="keputusan", cabang__urut=1).count() >= 4
    assert jalan.filter(langkah__jenis="keputusan", cabang__urut=2).exists()
    assert jalan.exclude(alasan_lewati="").count() == 1
    ditolak = Permohonan.objects.filter(langkah__cabang__label__in=("Tidak layak", "Ada sengketa"))
    assert set(ditolak.values_list("layanan__kode", flat=True)) == {"tidak-mampu", "riwayat-tanah"}
    assert not ditolak.filter(surat__isnull=False).exists()


def test_every_finished_request_was_judged_when_it_was_handed_over(kantor: Kantor) -> None:
    """Most walked as their standard says; one check was skipped, letters came back."""
    hasil = HasilTelusur.objects.all()
    assert hasil.count() == Permohonan.objects.filter(tahap="selesai").count()
    assert 2 * hasil.filter(patuh=True).count() > hasil.count()
    assert hasil.filter(dilewati__gt=0).exists()
    assert hasil.filter(balik__gt=0).exists()
    assert hasil.filter(telat__gt=0).exists()


def test_three_standards_are_decided_and_one_cites_an_old_law(kantor: Kantor) -> None:
    """Whole, answered, heard by people from outside, one SK; the others stand in the debts."""
    tetap = VersiStandar.objects.exclude(ditetapkan_pada=None).select_related("sidang")
    assert sorted(tetap.values_list("layanan__kode", flat=True)) == sorted(berbagan())
    assert len({(satu.sk_nomor, satu.sidang_id) for satu in tetap}) == 1
    for satu in tetap:
        assert [k.judul for k in komponen_standar(satu) if k.kurang] == []
        assert not satu.persyaratan.filter(ditinjau_pada=None).exists()
    sidang = tetap[0].sidang
    assert sidang is not None
    assert (sidang.peserta.count(), sidang.saran.count()) == (12, 3)
    assert cakupan().ditetapkan == 3
    assert not BarisHalaman.objects.filter(versi__dipakai=True, isi="").exists()
    assert [satu.layanan.kode for satu in standar_berdasar_usang()] == ["nikah-n1"]


def test_a_redesign_is_half_done_and_an_innovation_stands(kantor: Kantor) -> None:
    satu = Rancangan.objects.get(selesai_pada=None)
    assert (satu.pelanggan.count(), len(kegiatan_urut(satu))) == (3, 3)
    assert satu.inovasi.get().bukti
