"""What the server refuses by itself is answered in words, also to a browser in mid-upload."""

from __future__ import annotations

import socket
from contextlib import closing
from http.client import HTTPConnection

import pytest

from bungah.dasar.penolak import BUANG
from tests.dasar.test_jalan import berjalan, cermin

MB = 1024 * 1024


def _kirim(port: int, mentah: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as sambungan:
        sambungan.sendall(mentah)
        return b"".join(iter(lambda: sambungan.recv(65536), b""))


def test_kiriman_40_mb_habis_terkirim_lalu_dijawab_dengan_kata() -> None:
    with berjalan(cermin) as peladen:
        with closing(HTTPConnection("127.0.0.1", peladen.port, timeout=30)) as sambungan:
            sambungan.request("POST", "/", body=b"x" * (40 * MB))  # raises when the line is cut
            jawab = sambungan.getresponse()
            isi = jawab.read().decode()
        assert jawab.status == 413
        assert "Berkas ini terlalu besar" in isi
        assert "Satu kiriman paling besar 10 MB." in isi
        assert jawab.getheader("Content-Type") == "text/html; charset=utf-8"
        with closing(HTTPConnection("127.0.0.1", peladen.port, timeout=10)) as sambungan:
            sambungan.request("POST", "/", body=b"ok")
            assert sambungan.getresponse().read().endswith(b" ok")


@pytest.mark.parametrize(
    ("kepala", "status"),
    [
        (f"Content-Length: {BUANG + 1}".encode(), b"413"),
        (b"Content-Length: x", b"400"),
        (b"Kepala rusak", b"400"),
    ],
)
def test_kepala_buruk_langsung_dijawab_dengan_halaman(kepala: bytes, status: bytes) -> None:
    with berjalan(cermin) as peladen:
        jawab = _kirim(peladen.port, b"POST / HTTP/1.1\r\nHost: a\r\n" + kepala + b"\r\n\r\n")
    assert jawab.split(b" ", 2)[1] == status
    assert b'<html lang="id">' in jawab
    assert b"waitress" not in jawab
