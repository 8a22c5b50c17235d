"""``papan.aksi``: every app may offer something for the visitor at the counter."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.urls import reverse

from bungah.dasar.papan import Aksi, Tamu
from bungah.dasar.peran import Peran
from layanan.alur.antrean import panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.papan import aksi
from layanan.views.aksi import aksi_tamu
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from bungah.dasar.models import Pengguna
    from layanan.models import Kunjungan, Layanan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dilayani(petugas: Pengguna) -> Kunjungan:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    satu = panggil_berikut(pelaku=petugas)
    assert satu is not None
    return satu


@pytest.fixture
def aplikasi_palsu(monkeypatch: pytest.MonkeyPatch) -> list[Tamu]:
    """An app that offers an entry before ours and remembers whom it was asked about."""
    ditanya: list[Tamu] = []
    papan = ModuleType("papan")

    def aksi_palsu(_pengguna: Pengguna, tamu: Tamu) -> list[Aksi]:
        ditanya.append(tamu)
        return [Aksi("Catat aduan", f"/aduan/baru/?kunjungan={tamu.kunjungan}", "kotak-pesan", 1, "Alt+9")]

    papan.aksi = aksi_palsu  # type: ignore[attr-defined]  # -- a module made by hand
    monkeypatch.setattr(apps.get_app_config("pengaduan"), "papan", papan)
    return ditanya


def test_meja_memuat_tawaran_semua_aplikasi_menurut_urutannya(
    petugas: Pengguna, dilayani: Kunjungan, aplikasi_palsu: list[Tamu]
) -> None:
    html = klien_meja(petugas).get(reverse("layanan:meja")).content.decode()
    assert f'href="/aduan/baru/?kunjungan={dilayani.pk}"' in html
    assert html.index("Catat aduan") < html.index("Cetak ulang nomor")
    assert 'data-kunci="Alt+9"' in html
    assert aplikasi_palsu == [Tamu(dilayani.pk, dilayani.nomor)]


def test_meja_tanpa_tamu_tidak_bertanya(petugas: Pengguna, aplikasi_palsu: list[Tamu]) -> None:
    html = klien_meja(petugas).get(reverse("layanan:meja")).content.decode()
    assert "Untuk kunjungan ini" not in html
    assert aplikasi_palsu == []


def test_keperluan_lain_untuk_yang_sudah_didata(
    petugas: Pengguna, dilayani: Kunjungan, domisili: Layanan
) -> None:
    """Whoever was registered last in this visit comes first; one person is named once."""
    assert [satu.label for satu in aksi_tamu(petugas, dilayani)] == ["Tamu dinas", "Cetak ulang nomor"]
    warga = dasar.warga()
    pabrik.permohonan(domisili, petugas, kunjungan=dilayani, warga=warga)
    label = {satu.label: satu.url for satu in aksi_tamu(petugas, dilayani)}
    assert label["Keperluan lain"].endswith(f"?warga={warga.pk}&kunjungan={dilayani.pk}")


def test_tawaran_hanya_untuk_petugas_meja(kantor: None) -> None:
    assert aksi(dasar.pengguna("Ani", Peran.KADES), Tamu(1, "A-001", (2,))) == []
