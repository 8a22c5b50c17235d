"""A broken promise: why it was broken, what is proposed, the letter, and that it is given once."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from arsip.models import Klasifikasi, Pengesahan
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from bungah.naskah.cetak import CetakGagal
from layanan.alur import kompensasi as alur
from layanan.alur.giliran import ambil, lanjutkan, tunda
from layanan.alur.kompensasi import (
    KLASIFIKASI,
    berikan_kompensasi,
    buat_surat_kompensasi,
    pakai_prioritas,
    putuskan_kompensasi,
)
from layanan.aturan.terlambat import LangkahLewat, lewat_toleransi, sebab_terlambat
from layanan.kueri.kompensasi import usulan
from layanan.models import Jeda, Kompensasi, Layanan, Permohonan
from tests.dasar.alat import klien_meja
from tests.layanan.conftest import pdf_kecil
from tests.pabrik import dasar, kepegawaian
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine


LANGKAH = st.builds(
    LangkahLewat,
    st.sampled_from(["proses", "legalisasi"]),
    st.just("Tulis surat"),
    st.sampled_from(["", "Budi"]),
    st.integers(0, 500),
    st.integers(1, 500),
)


@given(st.lists(LANGKAH, max_size=6))
def test_reason_is_the_step_that_overran_most(langkah: list[LangkahLewat]) -> None:
    sebab = sebab_terlambat(langkah)
    paling = max((x.lebih for x in langkah), default=0)
    assert (sebab is None) == (paling <= 0)
    if sebab is not None:
        satu = next(x for x in langkah if x.lebih == paling)
        assert (sebab.menit, sebab.meja) == (satu.menit, satu.meja or "petugas yang belum ditunjuk")


@pytest.mark.parametrize(("menit", "toleransi", "lewat"), [(60, 60, False), (61, 60, True), (1, 0, True)])
def test_tolerance_is_passed_only_beyond_it(menit: int, toleransi: int, lewat: bool) -> None:  # noqa: FBT001
    assert lewat_toleransi(menit, toleransi) is lewat


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    Klasifikasi.objects.get_or_create(kode=KLASIFIKASI, defaults={"nama": "Pelayanan publik"})
    orang = dasar.pengguna("Wiwik", Peran.SEKDES)
    kepegawaian.pegawai("sekdes", "Wiwik", orang)
    return orang


@pytest.fixture
def telat(petugas: Pengguna, sekdes: Pengguna, domisili: Layanan, jam: time_machine.Traveller) -> Permohonan:
    """Promised for 09.30, still being written by Budi at 11.00."""
    satu = pabrik.permohonan(domisili, petugas)
    ambil(satu, pelaku=petugas)
    jam.move_to(dasar.pukul(11))
    return satu


@pytest.fixture
def tanpa_cetak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alur, "cetak_surat_kompensasi", lambda _satu: pdf_kecil(480))


def _usulan() -> list[tuple[int, int, str]]:
    return [(u.permohonan.pk, u.menit_lewat, u.sebab) for u in usulan(kalender_kerja(), timezone.now())]


ALASAN = "Paling lama di tahap Proses, tulis surat di meja Budi Santoso: 2 jam dari target 5 menit."


@pytest.mark.syarat("R025", "R261")
def test_late_request_is_proposed_with_stage_and_desk(telat: Permohonan, petugas: Pengguna) -> None:
    assert _usulan() == [(telat.pk, 90, ALASAN)]
    isi = klien_meja(petugas).get(f"/kantor/permohonan/{telat.pk}/").content.decode()
    assert f"Lewat <strong>1 jam 30 menit</strong>. {ALASAN}" in isi
    assert "warga berhak atas kompensasi" in isi


@pytest.mark.django_db
def test_within_the_tolerance_nothing_is_proposed(
    telat: Permohonan, sekdes: Pengguna, jam: time_machine.Traveller
) -> None:
    jam.move_to(dasar.pukul(10, 30))
    assert _usulan() == []
    with pytest.raises(Ditolak, match=r"belum melewati toleransi janjinya\."):
        putuskan_kompensasi(telat, jenis="maaf", pelaku=sekdes)


@pytest.mark.django_db
@pytest.mark.parametrize(("jenis", "menit"), [(Jeda.Jenis.WARGA, []), (Jeda.Jenis.PIHAK_LAIN, [90])])
def test_only_waiting_for_the_applicant_stops_the_clock(
    jenis: Jeda.Jenis, menit: list[int], petugas: Pengguna, sekdes: Pengguna, domisili: Layanan,
    jam: time_machine.Traveller,
) -> None:  # fmt: skip
    satu = pabrik.permohonan(domisili, petugas)
    janji = satu.jatuh_tempo
    tunda(satu, jenis=jenis, alasan="KTP asli, ditelepon", pelaku=petugas)
    jam.move_to(dasar.pukul(11))
    assert [m for _, m, _ in _usulan()] == menit
    assert (lanjutkan(satu, pelaku=petugas).jatuh_tempo == janji) == bool(menit)
    assert set(Jejak.objects.filter(jenis="layanan.jeda").values_list("perbuatan", flat=True)) == {
        "tunda",
        "lanjutkan",
    }


@pytest.mark.syarat("R261")
def test_compensation_is_decided_written_signed_given_and_used_once(
    telat: Permohonan, petugas: Pengguna, sekdes: Pengguna, tanpa_cetak: None
) -> None:
    satu = putuskan_kompensasi(telat, jenis="prioritas", pelaku=sekdes)
    assert (satu.menit_lewat, satu.sebab, _usulan()) == (90, ALASAN, [])
    with pytest.raises(Ditolak, match=r"sudah diberi kompensasi\."):
        putuskan_kompensasi(telat, jenis="maaf", pelaku=sekdes)
    with pytest.raises(SudahBerubah, match=r"Suratnya belum dibuat\."):
        berikan_kompensasi(satu, pelaku=petugas)
    buat_surat_kompensasi(satu, pelaku=petugas)
    register = buat_surat_kompensasi(satu, pelaku=petugas).register
    assert register is not None
    assert (register.naskah.nomor, register.naskah.isi.count()) == ("000.8.3.4/1/35.25.12.2012/XI/2026", 1)
    with pytest.raises(SudahBerubah, match="tidak memberi hak didahulukan"):
        pakai_prioritas(satu, pelaku=petugas)
    berikan_kompensasi(satu, pelaku=petugas)
    register.refresh_from_db()
    sah = Pengesahan.objects.get(surat=register)
    assert (register.status, str(sah.penanda_tangan), sah.cara) == ("terbit", "Ani Lestari", "pena")
    assert pakai_prioritas(satu, pelaku=petugas).dipakai_pada == dasar.pukul(11)
    with pytest.raises(SudahBerubah, match="sudah dipakai"):
        pakai_prioritas(satu, pelaku=petugas)


@pytest.mark.django_db
def test_failed_print_keeps_the_number_and_the_next_try_ends_it(
    telat: Permohonan, petugas: Pengguna, sekdes: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(_satu: Kompensasi) -> bytes:
        raise CetakGagal("Mesin cetak penuh.")

    satu = putuskan_kompensasi(telat, jenis="maaf", pelaku=sekdes)
    monkeypatch.setattr(alur, "cetak_surat_kompensasi", gagal)
    klien = klien_meja(petugas)
    jawab = klien.post(f"/kantor/kompensasi/{satu.pk}/surat/", follow=True)
    assert "Mesin cetak penuh." in jawab.content.decode()
    satu.refresh_from_db()
    assert satu.register is not None
    nomor = satu.register.naskah.nomor
    monkeypatch.setattr(alur, "cetak_surat_kompensasi", lambda _satu: pdf_kecil(480))
    isi = klien.post(f"/kantor/kompensasi/{satu.pk}/surat/", follow=True).content.decode()
    assert (nomor in isi, "Sudah ditandatangani dan diberikan" in isi) == (True, True)
    assert klien.get(f"/kantor/kompensasi/{satu.pk}/surat.pdf")["Content-Type"] == "application/pdf"
    assert nomor in klien.get("/kantor/kompensasi/register.csv").content.decode("utf-8-sig")


@pytest.mark.django_db
def test_who_may_not_is_refused(telat: Permohonan, petugas: Pengguna, sekdes: Pengguna) -> None:
    with pytest.raises(TidakBerwenang, match="Sekretaris Desa atau Kepala Desa"):
        putuskan_kompensasi(telat, jenis="maaf", pelaku=petugas)
    with pytest.raises(Ditolak, match=r"Pilih kompensasi yang ada di daftar\."):
        putuskan_kompensasi(telat, jenis="uang", pelaku=sekdes)
    satu = putuskan_kompensasi(telat, jenis="maaf", pelaku=sekdes)
    auditor = dasar.pengguna("Lain", Peran.AUDITOR)
    for perbuatan in (buat_surat_kompensasi, berikan_kompensasi, pakai_prioritas):
        with pytest.raises(TidakBerwenang, match=r"Anda tidak bertugas di meja depan\."):
            perbuatan(satu, pelaku=auditor)


@pytest.mark.django_db
def test_signer_who_is_away_signs_nothing(
    telat: Permohonan, petugas: Pengguna, sekdes: Pengguna, tanpa_cetak: None
) -> None:
    satu = buat_surat_kompensasi(putuskan_kompensasi(telat, jenis="maaf", pelaku=sekdes), pelaku=petugas)
    assert satu.register is not None
    assert satu.register.penanda is not None
    kepegawaian.absen(satu.register.penanda, date(2026, 11, 23))
    with pytest.raises(Ditolak, match=r"Ani Lestari dicatat tidak hadir hari ini\."):
        berikan_kompensasi(satu, pelaku=petugas)


@pytest.mark.syarat("R261")
def test_compensation_letter_says_sorry_why_and_what(
    telat: Permohonan, petugas: Pengguna, sekdes: Pengguna
) -> None:
    satu = putuskan_kompensasi(telat, jenis="prioritas", pelaku=sekdes)
    klien = klien_meja(petugas)
    klien.post(f"/kantor/kompensasi/{satu.pk}/surat/")
    isi = klien.get(f"/kantor/kompensasi/{satu.pk}/surat.pdf").content
    with pdfplumber.open(io.BytesIO(isi)) as pdf:
        teks = " ".join(pdf.pages[0].extract_text().split())
        assert len(pdf.pages) == 1
    for kata in (
        "SURAT PERMOHONAN MAAF",
        "000.8.3.4/1/35.25.12.2012/XI/2026",
        "Siti Aminah",
        "1 jam 30 menit",
        "menyampaikan permohonan maaf",
        "Tunjukkan surat ini di meja depan.",
        "Ani Lestari",
    ):
        assert kata in teks


@pytest.mark.django_db
def test_sekdes_decides_on_the_page(telat: Permohonan, petugas: Pengguna, sekdes: Pengguna) -> None:
    isi = klien_meja(sekdes).get("/kantor/kompensasi/").content.decode()
    assert (ALASAN in isi, '<option value="maaf" selected>' in isi) == (True, True)
    assert "Putuskan" not in klien_meja(petugas).get("/kantor/kompensasi/").content.decode()
    klien_meja(sekdes).post(f"/kantor/kompensasi/{telat.pk}/putuskan/", {"jenis": "diantar"})
    assert Kompensasi.objects.get().jenis == "diantar"
    assert "Buat suratnya" in klien_meja(petugas).get("/kantor/kompensasi/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("banyak", [1, 3])
def test_page_needs_a_fixed_number_of_queries(
    banyak: int, petugas: Pengguna, sekdes: Pengguna, domisili: Layanan, jam: time_machine.Traveller
) -> None:
    semua = [pabrik.permohonan(domisili, petugas) for _ in range(2 * banyak)]
    jam.move_to(dasar.pukul(12))
    for satu in semua[:banyak]:
        putuskan_kompensasi(satu, jenis="maaf", pelaku=sekdes)
    klien = klien_meja(sekdes)
    klien.get("/kantor/kompensasi/")
    with CaptureQueriesContext(connection) as kueri:
        klien.get("/kantor/kompensasi/")
    assert len([q for q in kueri if '"layanan_' in q["sql"]]) == 5


LANGGAR: dict[str, dict[str, Any]] = {
    "kompensasi_jenis": {"jenis": "uang"},
    "kompensasi_diberikan_bersurat": {"diberikan_pada": dasar.pukul(11)},
    "kompensasi_dipakai_prioritas": {"dipakai_pada": dasar.pukul(11)},
}


@pytest.mark.django_db
@pytest.mark.parametrize("nama", LANGGAR)
def test_constraints_hold_in_the_database(nama: str, telat: Permohonan, sekdes: Pengguna) -> None:
    satu = putuskan_kompensasi(telat, jenis="maaf", pelaku=sekdes)
    with pytest.raises(IntegrityError, match=nama), transaction.atomic():
        Kompensasi.objects.filter(pk=satu.pk).update(**LANGGAR[nama])


def test_standard_knows_only_three_kinds(domisili: Layanan) -> None:
    with pytest.raises(IntegrityError, match="standar_kompensasi"), transaction.atomic():
        domisili.standar.update(kompensasi="uang")
