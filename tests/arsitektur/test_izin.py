"""The permission matrix: every address × every role. An address without a row fails the build."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from bungah.dasar.akses import halaman_induk
from bungah.dasar.models import Pengguna, PeranBerlaku
from bungah.dasar.peran import Peran
from bungah.dasar.views import galat
from bungah.naskah.cetak import Percetakan
from tests.arsitektur.izin import CONTOH, HANYA_MASUK, PERANGKAT, PETUGAS, PUBLIK
from tests.dasar.alat import klien_admin, klien_meja

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.lambat


def _alamat(simpul: URLResolver, ruang: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of ours with its full name; the admin has its own tests."""
    for butir in simpul.url_patterns:
        if isinstance(butir, URLPattern):
            yield f"{ruang}{butir.name}", butir
        elif not str(butir.pattern).startswith("admin"):
            yield from _alamat(butir, f"{butir.namespace}:" if butir.namespace else ruang)


SEMUA_ALAMAT = dict(_alamat(get_resolver()))


def test_alamat_setiap_satu_punya_baris() -> None:
    assert set(SEMUA_ALAMAT) == PUBLIK | PERANGKAT | HANYA_MASUK | set(PETUGAS)


@pytest.mark.parametrize("nama", sorted(SEMUA_ALAMAT))
def test_alamat_menyebut_siapa_yang_boleh(nama: str) -> None:
    pandangan: Any = SEMUA_ALAMAT[nama].callback
    assert getattr(pandangan, "publik", False) == (nama in PUBLIK)
    assert bool(getattr(pandangan, "perangkat", None)) == (nama in PERANGKAT)
    assert getattr(pandangan, "peran", frozenset()) == PETUGAS.get(nama, frozenset())
    terbuka = nama in PUBLIK | PERANGKAT
    assert getattr(pandangan, "login_required", True) == (not terbuka)


def _tujuan(nama: str) -> str:
    butir = SEMUA_ALAMAT[nama].pattern
    return reverse(nama, kwargs={k: CONTOH[k] for k in butir.converters})


def _cara(nama: str) -> set[str]:
    """The methods a view is open to; empty = any."""
    pandangan: Any = SEMUA_ALAMAT[nama].callback
    while pandangan is not None:
        bebas = inspect.getclosurevars(pandangan).nonlocals
        if "request_method_list" in bebas:
            return set(bebas["request_method_list"])
        pandangan = getattr(pandangan, "__wrapped__", None)
    return set()


def test_alamat_kiriman_punya_halaman_di_atasnya() -> None:
    """The page that a reloaded deed offers as the way back can be opened itself."""
    kiriman = [nama for nama in SEMUA_ALAMAT if _cara(nama) == {"POST"}]
    assert len(kiriman) > 30
    buntu = {}
    for nama in kiriman:
        atas = halaman_induk(RequestFactory().get(_tujuan(nama)))
        if _cara(resolve(atas).view_name) == {"POST"}:
            buntu[nama] = atas
    assert buntu == {}


def _status(klien: Client, nama: str) -> int:
    """The answer to GET, or to POST where only POST is open."""
    status = klien.get(_tujuan(nama)).status_code
    return klien.post(_tujuan(nama)).status_code if status == 405 else status


@pytest.mark.django_db
@pytest.mark.parametrize("peran", list(Peran))
def test_peran_hanya_membuka_alamatnya(peran: Peran, monkeypatch: pytest.MonkeyPatch) -> None:
    # Who may open it, not how it looks: no print, and no page around a refusal.
    monkeypatch.setattr(Percetakan, "cetak", lambda _press, _html: b"%PDF-")
    monkeypatch.setattr(galat, "render", lambda *_, status: HttpResponse(status=status))
    orang = Pengguna.objects.create_user("orang", nama="Orang", password="x")
    PeranBerlaku.objects.create(pengguna=orang, peran=peran, dari="2000-01-01", dasar="SK 1")
    klien = (klien_admin if peran == Peran.ADMIN else klien_meja)(orang)
    klien.raise_request_exception = False
    keliru = {}
    for nama, boleh in sorted(PETUGAS.items()):
        if nama in {"dasar:lanjut", "dasar:kunci"}:  # they change who is logged in; tested on their own
            continue
        status = _status(klien, nama)
        if (status == 403) == (peran in boleh) or status >= 500:
            keliru[nama] = status
    assert keliru == {}


@pytest.mark.django_db
def test_tamu_selalu_ke_halaman_masuk() -> None:
    tamu = Client()
    bocor = {}
    for nama in PETUGAS:
        jawab = tamu.get(_tujuan(nama))
        if jawab.status_code != 302 or not jawab["Location"].startswith(reverse("dasar:masuk")):
            bocor[nama] = jawab.status_code
    assert bocor == {}


@pytest.mark.django_db
@pytest.mark.parametrize("nama", sorted(PERANGKAT))
def test_perangkat_yang_tidak_dipasangkan_ditolak(nama: str) -> None:
    assert Client().get(_tujuan(nama)).status_code == 403


@pytest.mark.django_db
def test_peran_yang_habis_kemarin_tidak_membuka_apa_pun() -> None:
    orang = Pengguna.objects.create_user("orang", nama="Orang", password="x")
    PeranBerlaku.objects.create(
        pengguna=orang, peran=Peran.SEKDES, dari="2000-01-01", sampai="2000-12-31", dasar="SK 1"
    )
    assert klien_meja(orang).get(reverse("layanan:meja")).status_code == 403
