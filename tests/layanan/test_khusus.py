"""Special handling: a reason, another person's agreement, and both in the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.models import Jejak
from bungah.dasar.peran import Peran
from layanan.alur.khusus import minta_khusus, setujui_khusus
from layanan.models import PenangananKhusus
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Layanan, Permohonan

pytestmark = pytest.mark.django_db


@pytest.fixture
def satu(petugas: Pengguna, domisili: Layanan) -> Permohonan:
    return pabrik.permohonan(domisili, petugas)


@pytest.mark.syarat("R031")
def test_permintaan_beralasan_disetujui_dan_tampak_di_perjalanan(
    satu: Permohonan, petugas: Pengguna, kades: Pengguna
) -> None:
    rinci = reverse("layanan:permohonan_rinci", args=[satu.pk])
    klien = klien_meja(petugas)
    assert "Minta penanganan khusus" in klien.get(rinci).content.decode()
    klien.post(reverse("layanan:khusus_minta", args=[satu.pk]), {"catatan": "Ibunya dirawat di Surabaya"})
    html = klien.get(rinci).content.decode()
    assert "Budi Santoso · Ibunya dirawat di Surabaya" in html
    assert "Setujui penanganan khusus" not in html
    pimpinan = klien_meja(kades)
    assert "Setujui penanganan khusus" in pimpinan.get(rinci).content.decode()
    pimpinan.post(reverse("layanan:khusus_setujui", args=[satu.pk]))
    html = klien.get(rinci).content.decode()
    assert "Penanganan khusus disetujui" in html
    assert "09.00 · Ani Lestari" in html
    deed = Jejak.objects.filter(perbuatan__endswith="_khusus").order_by("urut")
    assert list(deed.values_list("perbuatan", flat=True)) == ["minta_khusus", "setujui_khusus"]


def test_tanpa_alasan_ditolak(satu: Permohonan, petugas: Pengguna) -> None:
    with pytest.raises(Ditolak):
        minta_khusus(satu, alasan="  ", pelaku=petugas)


def test_yang_meminta_tidak_menyetujui_sendiri(satu: Permohonan) -> None:
    sekdes = dasar.pengguna("Hanik", Peran.SEKDES)
    minta_khusus(satu, alasan="darurat", pelaku=sekdes)
    with pytest.raises(TidakBerwenang):
        setujui_khusus(satu, pelaku=sekdes)


def test_peran_lain_tidak_meminta_dan_tidak_menyetujui(
    satu: Permohonan, petugas: Pengguna, kades: Pengguna
) -> None:
    with pytest.raises(TidakBerwenang):
        minta_khusus(satu, alasan="x", pelaku=kades)
    with pytest.raises(SudahBerubah):
        setujui_khusus(satu, pelaku=kades)
    minta_khusus(satu, alasan="x", pelaku=petugas)
    with pytest.raises(TidakBerwenang):
        setujui_khusus(satu, pelaku=petugas)


def test_yang_sudah_disetujui_tidak_diganti(satu: Permohonan, petugas: Pengguna, kades: Pengguna) -> None:
    minta_khusus(satu, alasan="lama", pelaku=petugas)
    assert minta_khusus(satu, alasan="baru", pelaku=petugas).alasan == "baru"
    setujui_khusus(satu, pelaku=kades)
    with pytest.raises(SudahBerubah):
        minta_khusus(satu, alasan="lagi", pelaku=petugas)
    with pytest.raises(SudahBerubah):
        setujui_khusus(satu, pelaku=kades)


@pytest.mark.parametrize("isi", [{"alasan": ""}, {"disetujui_pada": dasar.pukul(10)}])
def test_basis_data_menjaga(satu: Permohonan, petugas: Pengguna, isi: dict[str, object]) -> None:
    minta_khusus(satu, alasan="x", pelaku=petugas)
    with pytest.raises(IntegrityError), transaction.atomic():
        PenangananKhusus.objects.update(**isi)
