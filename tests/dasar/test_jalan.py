"""`manage.py jalan` and its parts: server that drains, TLS front, certificate, codes, console commands."""

from __future__ import annotations

import io
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from bungah import depan_tls
from bungah.dasar import kode_awal, siap
from bungah.dasar.alur_orang import pakai_kode_pasang
from bungah.dasar.jejak import catat, tulis
from bungah.dasar.management.commands import jalan
from bungah.dasar.models import Jejak, Pengguna, Perangkat, ProfilDesa
from bungah.dasar.peladen import Peladen
from bungah.dasar.pengaman import tanpa_pengaman
from bungah.dasar.peran import Peran
from bungah.dasar.regu import buka_peladen
from bungah.depan_tls import DepanTLS, Tertolak, susun_kepala
from bungah.sertifikat import UMUR, siapkan_sertifikat, sidik_sertifikat
from tests.dasar.alat import orang

Aplikasi = Callable[[dict[str, Any], Any], Iterable[bytes]]


@contextmanager
def berjalan(aplikasi: Aplikasi, *, di_balik: bool = False) -> Iterator[Peladen]:
    """A server in a thread, drained at the end."""
    peladen = Peladen(aplikasi, port=0, di_balik=di_balik)
    utas = threading.Thread(target=peladen.layani)
    utas.start()
    try:
        yield peladen
    finally:
        peladen.henti()
        utas.join()


def cermin(lingkungan: dict[str, Any], mulai: Any) -> Iterable[bytes]:
    """Tell who asked, how, and what was sent."""
    badan = lingkungan["wsgi.input"].read()
    isi = (
        f"{lingkungan['REMOTE_ADDR']} {lingkungan['wsgi.url_scheme']} {lingkungan['HTTP_HOST']} ".encode()
        + badan
    )
    mulai("200 OK", [("Content-Length", str(len(isi)))])
    return [isi]


# -- server --------------------------------------------------------------------------------------


def test_peladen_menyelesaikan_yang_sudah_masuk() -> None:
    masuk, lepas = threading.Event(), threading.Event()

    def lambat(_lingkungan: dict[str, Any], mulai: Any) -> Iterable[bytes]:
        masuk.set()
        lepas.wait(10)
        mulai("200 OK", [("Content-Length", "7")])
        return [b"selesai"]

    peladen = Peladen(lambat, port=0)
    utas = threading.Thread(target=peladen.layani)
    utas.start()
    with closing(HTTPConnection("127.0.0.1", peladen.port, timeout=10)) as sambungan:
        sambungan.request("POST", "/")
        assert masuk.wait(10)
        peladen.henti()
        while not _tertutup(peladen.port):
            pass
        lepas.set()
        assert sambungan.getresponse().read() == b"selesai"
    utas.join(10)
    assert not utas.is_alive()


def _tertutup(port: int) -> bool:
    with socket.socket() as coba:
        return coba.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize(("kepala", "sama"), [({}, True), ({"Connection": "close"}, False)])
def test_peladen_204_membiarkan_sambungan(kepala: dict[str, str], sama: bool) -> None:  # noqa: FBT001 -- a parameter
    """A screen asks every 700 ms: it must not connect anew each time."""

    def kosong(_: dict[str, Any], mulai: Any) -> Iterable[bytes]:
        mulai("204 No Content", [("Content-Length", "0")])
        return []

    with berjalan(kosong) as peladen, closing(HTTPConnection("127.0.0.1", peladen.port)) as sambungan:
        asal = []
        for _ in range(3):
            sambungan.request("GET", "/", headers=kepala)
            asal.append(sambungan.sock and sambungan.sock.getsockname())
            jawab = sambungan.getresponse()
            assert (jawab.status, jawab.read(), jawab.getheader("Content-Length")) == (204, b"", None)
    assert (len(set(asal)) == 1) == sama


def test_peladen_tidak_percaya_kepala_terusan() -> None:
    with berjalan(cermin) as peladen, closing(HTTPConnection("127.0.0.1", peladen.port)) as sambungan:
        sambungan.request(
            "GET", "/", headers={"X-Forwarded-For": "9.9.9.9", "X-Forwarded-Proto": "https", "Host": "a"}
        )
        assert sambungan.getresponse().read() == b"127.0.0.1 http a "


def test_peladen_percaya_proksi_di_mesin_sendiri() -> None:
    with (
        berjalan(cermin, di_balik=True) as peladen,
        closing(HTTPConnection("127.0.0.1", peladen.port)) as sambungan,
    ):
        sambungan.request(
            "GET", "/", headers={"X-Forwarded-For": "9.9.9.9", "X-Forwarded-Proto": "https", "Host": "a"}
        )
        assert sambungan.getresponse().read() == b"9.9.9.9 https a "


# -- TLS front -----------------------------------------------------------------------------------


@pytest.fixture
def depan(tmp_path: Path) -> Iterator[tuple[DepanTLS, ssl.SSLContext]]:
    berkas = siapkan_sertifikat(tmp_path, ["127.0.0.1"])
    konteks = ssl.create_default_context(cafile=str(tmp_path / "tls-ca.pem"))
    with berjalan(cermin, di_balik=True) as peladen:
        satu = DepanTLS(alamat="127.0.0.1", port=0, hulu=peladen.port, sertifikat=berkas)
        satu.mulai()
        yield satu, konteks
        satu.henti()


def test_depan_tls_meneruskan_utuh(depan: tuple[DepanTLS, ssl.SSLContext]) -> None:
    satu, konteks = depan
    sambungan = HTTPSConnection("127.0.0.1", satu.port, context=konteks)
    badan = b"x" * 300_000
    sambungan.request(
        "POST", "/", body=badan, headers={"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "http"}
    )
    jawab = sambungan.getresponse()
    assert jawab.read() == f"127.0.0.1 https 127.0.0.1:{satu.port} ".encode() + badan
    assert jawab.getheader("Connection") == "close"


def test_depan_tls_tidak_menyelundupkan_permintaan_kedua(depan: tuple[DepanTLS, ssl.SSLContext]) -> None:
    satu, konteks = depan
    pertama = b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok"
    kedua = b"GET /kedua HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n"
    with (
        socket.create_connection(("127.0.0.1", satu.port)) as mentah,
        konteks.wrap_socket(mentah, server_hostname="127.0.0.1") as aman,
    ):
        aman.sendall(pertama + kedua)
        jawab = b"".join(iter(lambda: aman.recv(4096), b""))
    assert jawab.count(b"HTTP/1.1 200") == 1
    assert jawab.endswith(b"127.0.0.1 https a ok")


@pytest.mark.parametrize(
    ("kepala", "status"),
    [
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "411 Length Required"),
        (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", "400 Bad Request"),
        (b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "400 Bad Request"),
        (b"GET / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", "413 Content Too Large"),
        (b"GET / HTTP/1.1\r\nA: b\r\n lanjut\r\n\r\n", "400 Bad Request"),
        (b"GET / HTTP/1.1\r\nA : b\r\n\r\n", "400 Bad Request"),
        (b"GET / HTTP/1.1\r\nA: b\nB: c\r\n\r\n", "400 Bad Request"),
        (b"GET /a b HTTP/1.1\r\n\r\n", "400 Bad Request"),
        (b"GET / HTTP/2.0\r\n\r\n", "400 Bad Request"),
    ],
)
def test_depan_tls_menolak_kepala_yang_meragukan(kepala: bytes, status: str) -> None:
    with pytest.raises(Tertolak, match=status):
        susun_kepala(kepala, klien="1.2.3.4")


@given(
    st.lists(
        st.sampled_from(
            ["X-Forwarded-For", "x-forwarded-proto", "Forwarded", "X-Real-IP", "X-ForWarded-Host"]
        )
    )
)
def test_depan_tls_kepala_terusan_hanya_milik_kita(nama: list[str]) -> None:
    kepala = "".join(f"{satu}: 6.6.6.6\r\n" for satu in nama)
    baru, panjang = susun_kepala(f"GET /a HTTP/1.1\r\nHost: a\r\n{kepala}\r\n".encode(), klien="1.2.3.4")
    milik_kita = b"X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
    assert baru == b"GET /a HTTP/1.1\r\nHost: a\r\n" + milik_kita
    assert panjang == 0


def test_depan_tls_kepala_kepanjangan(depan: tuple[DepanTLS, ssl.SSLContext]) -> None:
    satu, konteks = depan
    sambungan = HTTPSConnection("127.0.0.1", satu.port, context=konteks)
    sambungan.request("GET", "/", headers={"A": "x" * depan_tls.BATAS_KEPALA})
    assert sambungan.getresponse().status == 431


def test_sertifikat_dipakai_ulang_sampai_hampir_habis(tmp_path: Path) -> None:
    mulai = datetime(2026, 11, 23, tzinfo=UTC)
    sidik = [
        sidik_sertifikat(siapkan_sertifikat(tmp_path, alamat, sekarang=saat))
        for alamat, saat in (
            (["192.168.1.10"], mulai),
            (["192.168.1.10"], mulai + timedelta(days=500)),
            (["192.168.1.10"], mulai + UMUR - timedelta(days=29)),
            (["kantor.lan"], mulai + UMUR - timedelta(days=29)),
        )
    ]
    assert [sidik[0] == sidik[1], sidik[1] == sidik[2], sidik[2] == sidik[3]] == [True, False, False]
    assert (tmp_path / "tls.pem").stat().st_mode & 0o777 == 0o600
    assert b"PRIVATE KEY" not in (tmp_path / "tls-ca.pem").read_bytes()


# -- the command ---------------------------------------------------------------------------------


@pytest.fixture
def tanpa_peladen(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Open everything but the port."""
    dibuka: list[dict[str, Any]] = []

    class Pura:
        port = 8000

        def __init__(self, _aplikasi: object, **isi: Any) -> None:
            dibuka.append(isi)

        def henti(self) -> None: ...

        def layani(self) -> None: ...

    monkeypatch.setattr(jalan, "buka_peladen", Pura)
    for langkah in ("siapkan_tabel", "muat_rujukan", "siapkan_statis"):
        monkeypatch.setattr(siap, langkah, lambda _kabar: None)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(jalan, "_atur_catatan", lambda: None)
    return dibuka


def _jalan(**pilihan: Any) -> str:
    keluaran = io.StringIO()
    call_command("jalan", stdout=keluaran, **pilihan)
    return keluaran.getvalue()


@pytest.mark.django_db
def test_jalan_kantor_baru_menampilkan_kode_awal(
    tanpa_peladen: list[dict[str, Any]], settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    (tmp_path / "kunci").mkdir()
    isi = _jalan(data="x", port=8123)
    kode = re.search(r"sekali pakai:  ([0-9A-Z]{4}-[0-9A-Z]{4})\n", isi)
    assert kode is not None
    assert "http://127.0.0.1:8000/awal/" in isi
    assert kode_awal.kode_awal_cocok(kode[1].lower())
    assert not kode_awal.kode_awal_cocok("AAAA-AAAA")
    assert tanpa_peladen == [{"port": 8123, "di_balik": False}]
    assert ProfilDesa.objects.count() == 0
    kode_awal.hapus_kode_awal()
    assert not kode_awal.kode_awal_cocok(kode[1])


@pytest.mark.django_db
def test_jalan_latihan_lagi_menyebut_akun_tanpa_sandi(tanpa_peladen: list[dict[str, Any]]) -> None:
    ProfilDesa.objects.create(pk=1, latihan=True, siap=True)
    orang("siti", Peran.PETUGAS_DEPAN)
    orang("sari", Peran.SEKDES, Peran.PETUGAS_DEPAN)
    isi = _jalan()
    assert re.findall(r"^  (\S.*?)  +(\S+)$", isi, re.MULTILINE) == [
        ("Petugas meja depan", "siti"),
        ("Sekretaris Desa", "sari"),
    ]
    assert "manage.py akun NAMA" in isi


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pilihan", "kalimat"),
    [
        ({"alamat": "192.168.1.10"}, "hanya dibuka di komputer ini"),
        ({"data": "x", "alamat": "::"}, "alamat komputer ini di jaringan"),
        ({"data": "x", "alamat": "a b"}, "alamat komputer ini di jaringan"),
    ],
)
def test_jalan_alamat_yang_salah(tanpa_peladen: list[Any], pilihan: dict[str, Any], kalimat: str) -> None:
    with pytest.raises(CommandError, match=kalimat):
        _jalan(**pilihan)
    assert tanpa_peladen == []


@pytest.mark.django_db
def test_jalan_latihan_menolak_kantor_sungguhan(tanpa_peladen: list[Any]) -> None:
    ProfilDesa.objects.create(pk=1, siap=True)
    with pytest.raises(CommandError, match="berisi kantor sungguhan"):
        _jalan()


@pytest.mark.django_db
def test_jalan_port_dipakai_disarankan_yang_lain(
    monkeypatch: pytest.MonkeyPatch, tanpa_peladen: list[Any]
) -> None:
    ProfilDesa.objects.create(pk=1, siap=True)
    monkeypatch.setattr(jalan, "buka_peladen", buka_peladen)
    monkeypatch.setattr(jalan, "get_wsgi_application", lambda: cermin)
    with socket.create_server(("127.0.0.1", 0)) as lain:
        port = lain.getsockname()[1]
        with pytest.raises(CommandError, match=f"--port {port + 1}"):
            _jalan(data="x", port=port)


@pytest.mark.django_db
def test_siap_hanya_mengerjakan_yang_berubah(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    perintah: list[str] = []
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path
    monkeypatch.setattr(siap, "call_command", lambda nama, **_: perintah.append(nama))
    for berkas in ([Path(__file__)], [Path(__file__)], []):
        monkeypatch.setattr(siap, "_berkas_statis", lambda isi=berkas: isi)
        for langkah in (siap.siapkan_tabel, siap.muat_rujukan, siap.siapkan_statis):
            langkah(lambda _: None)
    assert perintah == ["muat_rujukan", "collectstatic", "collectstatic"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("latihan", "sandi", "harap"), [(True, "!x", True), (True, "md5$", False), (False, "!x", False)]
)
@pytest.mark.sqlite
def test_jalan_mengenali_latihan_setengah_jadi(latihan: bool, sandi: str, harap: bool) -> None:  # noqa: FBT001 -- a parameter
    Pengguna.objects.create(username="siti", nama="Siti", password=sandi)
    assert jalan._setengah_jadi(ProfilDesa(pk=1, latihan=latihan)) is harap


# -- console -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_akun_diberi_sandi_baru() -> None:
    siti, keluaran = orang("siti", Peran.PETUGAS_DEPAN), io.StringIO()
    call_command("akun", "siti", stdout=keluaran)
    sandi = re.search(r": (\S+)\n", keluaran.getvalue())
    assert sandi is not None
    siti.refresh_from_db()
    assert siti.check_password(sandi[1])
    assert siti.sandi_sementara
    assert Jejak.objects.filter(perbuatan="ganti_sandi", pelaku_id=None, objek_id=str(siti.pk)).count() == 1
    assert sandi[1] not in str(list(Jejak.objects.values()))


@pytest.mark.django_db
def test_akun_tidak_dikenal_menyebut_yang_ada() -> None:
    orang("siti")
    with pytest.raises(CommandError, match="Yang ada: siti"):
        call_command("akun", "budi")


@pytest.mark.django_db
def test_akun_memasangkan_komputer_dari_konsol() -> None:
    keluaran = io.StringIO()
    call_command("akun", "--pasangkan", "Meja depan", stdout=keluaran)
    kode = re.search(r": ([0-9A-Z]{4}-[0-9A-Z]{4}) ", keluaran.getvalue())
    assert kode is not None
    assert pakai_kode_pasang(kode[1])[0].jenis == Perangkat.Jenis.MEJA


@pytest.mark.django_db
@pytest.mark.syarat("R268")
def test_periksa_jejak_menyebut_baris_pertama_yang_rusak() -> None:
    for _ in range(3):
        with tulis(pelaku=None):
            catat(ProfilDesa(pk=1), "uji")
    keluaran = io.StringIO()
    call_command("periksa_jejak", stdout=keluaran)
    assert keluaran.getvalue() == "Jejak utuh: 3 baris diperiksa.\n"
    with tanpa_pengaman(connection):
        Jejak.objects.filter(urut__in=(2, 3)).update(perbuatan="palsu")
    with pytest.raises(CommandError, match=r"pada baris 2: .* utuh: 1\."):
        call_command("periksa_jejak")
