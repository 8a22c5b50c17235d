"""Who serves, as the public may know them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar.peran import Peran
from kepegawaian.kueri import penerima_aduan_biaya
from kepegawaian.kueri_umum import pelayan, penerima_aduan
from kepegawaian.models import Ketidakhadiran, Pegawai, SKPenugasan, Tugas
from tests.pabrik import dasar, kepegawaian

pytestmark = pytest.mark.django_db
SETAHUN = timedelta(days=365)


def tugaskan(siapa: Pegawai, nomor: str, peran: Peran, dari: date = dasar.SENIN) -> None:
    sk = SKPenugasan.objects.create(
        nomor=nomor, tanggal=dari, tentang="x", berlaku_dari=dari, berlaku_sampai=dari + SETAHUN
    )
    Tugas.objects.create(sk=sk, pegawai=siapa, peran=peran)


def test_people_with_position_appointment_and_absence_in_one_query() -> None:
    kades = kepegawaian.pegawai("kades", "Ani Lestari")
    budi = kepegawaian.pegawai("kasi_pelayanan", "Budi")
    Pegawai.objects.update(telepon="628123", nip="1990")
    Pegawai.objects.create(nama="Citra", jabatan=budi.jabatan, aktif=False)
    tugaskan(budi, "188/1/2025", Peran.PETUGAS_LAYANAN, dasar.SENIN - 2 * SETAHUN)
    tugaskan(budi, "188/2/2026", Peran.PETUGAS_LAYANAN)
    kepegawaian.absen(kades, dasar.SENIN)
    Ketidakhadiran.objects.update(sampai=date(2026, 11, 25))
    with CaptureQueriesContext(connection) as kueri:
        daftar = pelayan(dasar.SENIN)
    assert [(p.sebutan, p.sk, p.absen) for p in daftar] == [
        ("Ani Lestari, Kepala Desa", "", date(2026, 11, 25)),
        (f"Budi, {budi.jabatan}", "SK Kepala Desa 188/2/2026", None),
    ]
    assert (len(kueri), "628123" in str(daftar), "1990" in str(daftar)) == (1, False, False)


def test_complaints_go_to_the_latest_appointed_else_to_the_kepala_desa() -> None:
    assert penerima_aduan(pelayan(dasar.SENIN)) == "Kepala Desa"
    kepegawaian.pegawai("kades", "Ani Lestari")
    assert penerima_aduan(pelayan(dasar.SENIN)) == "Ani Lestari, Kepala Desa"
    for nama, nomor, hari in (
        ("Budi", "188/3/2026", dasar.SENIN),
        ("Citra", "188/4/2026", date(2026, 10, 1)),
    ):
        tugaskan(kepegawaian.pegawai("kasi_pelayanan", nama), nomor, Peran.PENGADUAN, hari)
    tugas = penerima_aduan_biaya(dasar.SENIN)
    assert tugas is not None
    kata = f"{tugas.pegawai.nama}, {tugas.pegawai.jabatan} ({tugas.sk})"
    assert penerima_aduan(pelayan(dasar.SENIN)) == kata
    assert kata.startswith("Budi, ")
