"""Headers of every answer, refusals in words, a failing machine."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.test import Client, RequestFactory
from django.urls import path

from bungah import urls as peta
from bungah.dasar import gangguan
from bungah.dasar.akses import di_loopback
from bungah.dasar.galat import Ditolak, SudahBerubah, TidakBerwenang
from bungah.dasar.izin import publik
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_berkode, klien_meja, orang

if TYPE_CHECKING:
    from collections.abc import Callable

GALAT: dict[str, Callable[[], Exception]] = {
    "ditolak": lambda: Ditolak("Surat ini sudah dikirim."),
    "berubah": lambda: SudahBerubah("Nomor ini sudah dipanggil meja 2."),
    "peran": lambda: TidakBerwenang("Hanya Kepala Desa."),
    "penuh": lambda: OperationalError("database or disk is full"),
    "sibuk": lambda: OperationalError("database is locked"),
    "rusak": lambda: OperationalError("no such table: arsip_suratkeluar"),
    "os": lambda: OSError(errno.ENOSPC, "No space left on device"),
}


@publik
def rusak(request: HttpRequest, nama: str) -> HttpResponse:
    """A view that fails as told."""
    raise GALAT[nama]()


@publik
def cache(request: HttpRequest) -> HttpResponse:
    """A public page that may be kept."""
    return HttpResponse("x", headers={"Cache-Control": "public, max-age=60"})


@publik
def surat(request: HttpRequest) -> HttpResponse:
    """A letter in a frame."""
    return HttpResponse(b"%PDF-", content_type="application/pdf")


@publik
def siapa(request: HttpRequest) -> HttpResponse:
    """Whom a public page takes its visitor for."""
    return HttpResponse("tamu" if isinstance(request.user, AnonymousUser) else "petugas")


def tersembunyi(request: HttpRequest) -> HttpResponse:
    """A view somebody forgot to mark."""
    return HttpResponse("rahasia")


urlpatterns = [
    path("rusak/<str:nama>/", rusak),
    path("cache/", cache),
    path("siapa/", siapa),
    path("surat.pdf", surat),
    path("kantor/cache/", cache),
    path("lupa/", tersembunyi),
    *peta.urlpatterns,
]
handler403, handler500 = peta.handler403, peta.handler500

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_kepala_setiap_halaman(client: Client) -> None:
    kepala = client.get("/masuk/").headers
    assert "unsafe" not in kepala["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in kepala["Content-Security-Policy"]
    assert "default-src 'none'" in kepala["Content-Security-Policy"]
    assert (kepala["X-Content-Type-Options"], kepala["X-Frame-Options"]) == ("nosniff", "DENY")
    assert "geolocation=()" in kepala["Permissions-Policy"]
    assert kepala["Referrer-Policy"] == "same-origin"


def test_kepala_pdf_hanya_dibingkai_kantor_sendiri(client: Client) -> None:
    kebijakan = client.get("/surat.pdf").headers["Content-Security-Policy"]
    assert kebijakan == "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize(
    ("alamat", "harap"),
    [
        ("/cache/", "public, max-age=60"),
        ("/kantor/cache/", "no-store"),
        ("/siapa/", "no-store"),
        ("/tidak/", "no-store"),
    ],
)
def test_kepala_simpanan(client: Client, alamat: str, harap: str) -> None:
    assert client.get(alamat).headers["Cache-Control"] == harap


@pytest.mark.parametrize(
    ("nama", "status", "kata"),
    [
        ("ditolak", 409, "Surat ini sudah dikirim."),
        ("berubah", 409, "Nomor ini sudah dipanggil meja 2."),
        ("peran", 403, "Hanya Kepala Desa."),
        ("penuh", 503, "Penyimpanan komputer kantor penuh"),
        ("sibuk", 503, "Sistem sedang sibuk"),
        ("os", 503, "Kiriman barusan tidak disimpan."),
        ("rusak", 500, "Mengirim ulang tidak akan menolong."),
    ],
)
def test_penolakan_menjadi_kalimat(client: Client, nama: str, status: int, kata: str) -> None:
    jawab = client.get(f"/rusak/{nama}/")
    assert (jawab.status_code, kata in jawab.content.decode()) == (status, True)


def _sqlite(kata: str, nama: str, jenis: type[Exception] = OperationalError) -> Exception:
    """What Django raises for a failure that SQLite names so."""
    asal = sqlite3.OperationalError(kata)
    asal.sqlite_errorname = nama
    galat = jenis(kata)
    galat.__cause__ = asal
    return galat


def _pg(keadaan: str) -> Exception:
    galat = OperationalError("server")
    galat.__cause__ = type("Asal", (Exception,), {"sqlstate": keadaan})()
    return galat


@pytest.mark.parametrize(
    ("galat", "harap"),
    [
        (_sqlite("database is locked", "SQLITE_BUSY"), gangguan.SIBUK),
        (_sqlite("database is locked", "SQLITE_BUSY_SNAPSHOT"), gangguan.SIBUK),
        (_sqlite("database or disk is full", "SQLITE_FULL"), gangguan.DISK_PENUH),
        (_sqlite("disk I/O error", "SQLITE_IOERR_WRITE"), gangguan.RUSAK),
        (_sqlite("no such table: x", "SQLITE_ERROR"), gangguan.RUSAK),
        (_sqlite("unable to open database file", "SQLITE_CANTOPEN"), gangguan.RUSAK),
        (_sqlite("attempt to write a readonly database", "SQLITE_READONLY"), gangguan.RUSAK),
        (_sqlite("database disk image is malformed", "SQLITE_CORRUPT", DatabaseError), gangguan.RUSAK),
        (_sqlite("UNIQUE constraint failed", "SQLITE_CONSTRAINT_UNIQUE", IntegrityError), None),
        (_pg("40P01"), gangguan.SIBUK),
        (_pg("53100"), gangguan.DISK_PENUH),
        (_pg("57P01"), gangguan.TERPUTUS),
        (_pg("58030"), gangguan.RUSAK),
        (OperationalError("connection failed"), gangguan.TERPUTUS),
        (InterfaceError("connection already closed"), gangguan.TERPUTUS),
    ],
)
def test_gangguan_membedakan_sibuk_dari_rusak(galat: Exception, harap: object) -> None:
    """Whoever is told to wait must be able to wait for something."""
    assert gangguan.kenali(galat) is harap


def test_gangguan_disk_yang_hampir_penuh_bukan_rusak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gangguan, "HAMPIR_PENUH", 10**18)
    assert gangguan.kenali(_sqlite("disk I/O error", "SQLITE_IOERR_SHMSIZE")) is gangguan.DISK_PENUH


def test_gangguan_mengenali_sebab_terdalam() -> None:
    luar = RuntimeError("x")
    luar.__cause__ = OSError(errno.EDQUOT, "kuota")
    assert gangguan.kenali(luar) is gangguan.DISK_PENUH
    assert gangguan.kenali(ValueError("x")) is None


def test_gangguan_di_luar_pandangan(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that cannot be written fails after the view; the calm page stands all the same."""

    def penuh(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", penuh)
    siti = orang("siti", Peran.PETUGAS_DEPAN)
    jawab = client.post("/masuk/", {"nama_akun": siti.username, "sandi": "tiga kata biasa"})
    assert jawab.status_code == 503
    assert "Kiriman barusan tidak disimpan." in jawab.content.decode()


def test_alamat_kiriman_yang_dibuka_langsung_menjawab_dengan_halaman(client: Client) -> None:
    """Typed, reloaded, or come to after logging in: 405 as before, with words and a way back."""
    jawab = client.get("/cek/berkas/")
    isi = jawab.content.decode()
    assert (jawab.status_code, jawab["Allow"]) == (405, "POST")
    assert "Alamat ini tidak bisa dibuka langsung" in isi
    assert 'href="/cek/"' in isi
    petugas = klien_meja(orang("siti", Peran.PETUGAS_DEPAN))
    isi = petugas.get("/kantor/permohonan/36/berkas/").content.decode()
    assert 'href="/kantor/permohonan/36/"' in isi
    assert "Ke beranda kantor" in isi


def test_halaman_yang_tidak_ada_menjawab_petugas_sebagai_petugas(client: Client) -> None:
    petugas = klien_meja(orang("siti", Peran.PETUGAS_DEPAN)).get("/kantor/warga/999999/")
    warga = client.get("/halaman-karangan/")
    assert (petugas.status_code, warga.status_code) == (404, 404)
    for isi, ada, tidak in ((petugas, "beranda kantor", "karcis"), (warga, "karcis", "beranda kantor")):
        assert (ada in isi.content.decode(), tidak in isi.content.decode()) == (True, False)


def test_ikon_ada_untuk_halaman_yang_tidak_menyebutnya(client: Client) -> None:
    jawab = client.get("/favicon.ico")
    assert (jawab.status_code, jawab["Location"]) == (302, static("img/lambang.svg"))


def test_halaman_tanpa_tanda_tertutup(client: Client) -> None:
    """Deny by default."""
    assert client.get("/lupa/")["Location"] == "/masuk/?next=%2Flupa%2F"


def test_halaman_htmx_dialihkan_utuh(client: Client) -> None:
    kepala = {
        "HX-Request": "true",
        "HX-Trigger-Name": "cari",
        "HX-Current-URL": "http://testserver/kantor/meja/",
    }
    jawab = client.get("/lupa/", headers=kepala)
    assert (jawab.status_code, jawab["HX-Redirect"]) == (204, "/masuk/?next=%2Fkantor%2Fmeja%2F")


def test_petugas_lewat_http_jaringan_ditolak() -> None:
    klien = klien_meja(orang("siti", Peran.PETUGAS_DEPAN))
    assert klien.get("/lupa/").status_code == 200
    assert klien.get("/lupa/", REMOTE_ADDR="192.168.1.8").status_code == 403
    assert klien.get("/lupa/", REMOTE_ADDR="192.168.1.8", secure=True).status_code == 200


def test_halaman_umum_mengenal_petugas_yang_lengkap_saja() -> None:
    """Half a login is none: without the phone's code a public page sees a visitor."""
    siti = orang("siti", Peran.PETUGAS_DEPAN)
    setengah = Client()
    setengah.force_login(siti)
    isi = [
        klien.get("/siapa/").content for klien in (Client(), setengah, klien_berkode(siti), klien_meja(siti))
    ]
    assert isi == [b"tamu", b"tamu", b"petugas", b"petugas"]


def test_halaman_umum_tanpa_kuki_tanpa_kueri(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        client.get("/siapa/")


def test_kuki_perangkat_aneh_tidak_ditanyakan(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    klien = Client()
    klien.cookies["perangkat"] = "x" * 4000
    with django_assert_num_queries(0):
        assert klien.get("/cache/").wsgi_request.perangkat is None  # type: ignore[attr-defined]


def test_sesi_lama_mati_setelah_sandi_diganti() -> None:
    siti = orang("siti", Peran.PETUGAS_DEPAN)
    klien = klien_meja(siti)
    siti.set_password("lain lagi sekarang")
    siti.save()
    assert klien.get("/lupa/").status_code == 302


def test_loopback_dan_proksi() -> None:
    buat = RequestFactory().get
    hasil = [
        di_loopback(buat("/", REMOTE_ADDR="127.0.0.1")),
        di_loopback(buat("/", REMOTE_ADDR="::1")),
        di_loopback(buat("/", REMOTE_ADDR="192.168.1.5")),
        di_loopback(buat("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="9.9.9.9")),
        di_loopback(buat("/", REMOTE_ADDR="unix")),
    ]
    assert hasil == [True, True, False, False, False]
