"""A small TLS front for the office's own network: the browser speaks HTTPS, waitress stays on loopback.

Standard library only. One request per connection: its head is read, judged and written anew (nothing a
visitor says about forwarding gets through), exactly the announced body follows, the answer is passed
on as it comes. What cannot be framed without doubt (chunked or doubled length) is refused.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

BATAS_KEPALA: Final = 32 * 1024  # bytes
BATAS_BADAN: Final = 64 * 1024 * 1024  # bytes; waitress judges the size and answers in words
BATAS_SAMBUNGAN: Final = 200
SABAR: Final = 30.0  # seconds a visitor may be silent
SABAR_HULU: Final = 120.0  # seconds an answer may take
POTONG: Final = 64 * 1024
HULU: Final = "127.0.0.1"

_BARIS_AWAL: Final = re.compile(rb"[A-Z]{3,10} [!-~]+ HTTP/1\.[01]")
_KEPALA: Final = re.compile(rb"([!#$%&'*+.^`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*")
_BUANG: Final = frozenset(
    (
        b"connection", b"keep-alive", b"proxy-connection", b"proxy-authorization", b"te", b"trailer",
        b"upgrade", b"expect", b"forwarded", b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host",
        b"x-forwarded-port", b"x-forwarded-by", b"x-real-ip",
    )
)  # fmt: skip


class Tertolak(Exception):
    """A request we do not pass on; carries the status line to answer with."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


def susun_kepala(kepala: bytes, *, klien: str) -> tuple[bytes, int]:
    """Judge a request's head and write it anew for waitress; give it with the length of the body.

    Raises:
        Tertolak: malformed, or a body whose length is in doubt.
    """
    awal, *baris = kepala.removesuffix(b"\r\n\r\n").split(b"\r\n")
    if not _BARIS_AWAL.fullmatch(awal):
        raise Tertolak("400 Bad Request")
    bersih, panjang = [awal], None
    for satu in baris:
        cocok = _KEPALA.fullmatch(satu)
        if cocok is None:
            raise Tertolak("400 Bad Request")
        nama, nilai = cocok[1].lower(), cocok[2]
        if nama == b"transfer-encoding":
            raise Tertolak("411 Length Required")
        if nama == b"content-length":
            panjang = _panjang(nilai, panjang)
        if nama not in _BUANG:
            bersih.append(satu)
    bersih += [b"X-Forwarded-For: " + klien.encode(), b"X-Forwarded-Proto: https", b"Connection: close"]
    return b"\r\n".join(bersih) + b"\r\n\r\n", panjang or 0


def _panjang(nilai: bytes, sebelumnya: int | None) -> int:
    if sebelumnya is not None or not nilai.isdigit():
        raise Tertolak("400 Bad Request")
    if int(nilai) > BATAS_BADAN:
        raise Tertolak("413 Content Too Large")
    return int(nilai)


class DepanTLS:
    """Listens on ``alamat:port`` with the certificate chain and key in ``sertifikat`` (PEM)."""

    def __init__(self, *, alamat: str, port: int, hulu: int, sertifikat: Path) -> None:
        self.alamat, self.port, self.hulu = alamat, port, hulu
        self.konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.konteks.minimum_version = ssl.TLSVersion.TLSv1_2
        self.konteks.set_alpn_protocols(["http/1.1"])
        self.konteks.load_cert_chain(sertifikat)
        self._putaran = asyncio.new_event_loop()
        self._utas = threading.Thread(target=self._putaran.run_forever, name="depan-tls", daemon=True)
        self._kerja: set[asyncio.Task[None]] = set()
        self._peladen: asyncio.Server | None = None

    def mulai(self) -> None:
        """Start listening; raises ``OSError`` when the address is not ours or the port is taken."""
        self._utas.start()
        try:
            asyncio.run_coroutine_threadsafe(self._dengar(), self._putaran).result()
        except OSError:
            self._putaran.call_soon_threadsafe(self._putaran.stop)
            raise

    def henti(self, detik: float = 10.0) -> None:
        """Stop listening and let running answers finish, at most ``detik`` seconds."""
        asyncio.run_coroutine_threadsafe(self._tuntaskan(detik), self._putaran).result()
        self._putaran.call_soon_threadsafe(self._putaran.stop)
        self._utas.join()
        self._putaran.close()

    async def _dengar(self) -> None:
        self._peladen = await asyncio.start_server(
            self._terima,
            self.alamat,
            self.port,
            ssl=self.konteks,
            ssl_handshake_timeout=SABAR,
            limit=BATAS_KEPALA,
        )
        self.port = self._peladen.sockets[0].getsockname()[1]

    async def _tuntaskan(self, detik: float) -> None:
        if self._peladen is not None:
            self._peladen.close()
        if self._kerja:
            await asyncio.wait(self._kerja, timeout=detik)
        for tugas in self._kerja:
            tugas.cancel()
        await asyncio.gather(*self._kerja, return_exceptions=True)

    async def _terima(self, baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
        tugas = asyncio.current_task()
        if tugas is None or len(self._kerja) >= BATAS_SAMBUNGAN:
            tulis.close()
            return
        self._kerja.add(tugas)
        try:
            await self._layani(baca, tulis)
        except Tertolak as tolak:
            tulis.write(f"HTTP/1.1 {tolak.status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        except (OSError, EOFError, TimeoutError, asyncio.CancelledError):
            pass  # either side went away, or we are closing
        finally:
            self._kerja.discard(tugas)
            with suppress(OSError, ssl.SSLError):
                tulis.close()

    async def _layani(self, baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
        try:
            kepala = await asyncio.wait_for(baca.readuntil(b"\r\n\r\n"), SABAR)
        except asyncio.LimitOverrunError:
            raise Tertolak("431 Request Header Fields Too Large") from None
        kepala, panjang = susun_kepala(kepala, klien=str(tulis.get_extra_info("peername")[0]))
        hulu_baca, hulu_tulis = await asyncio.open_connection(HULU, self.hulu)
        try:
            hulu_tulis.write(kepala)
            kirim = asyncio.ensure_future(_salin_tepat(baca, hulu_tulis, panjang))
            try:
                await _salin_semua(hulu_baca, tulis)  # an early refusal may come before the whole body
            finally:
                kirim.cancel()
                await asyncio.gather(kirim, return_exceptions=True)
        finally:
            hulu_tulis.close()


async def _salin_tepat(baca: asyncio.StreamReader, tulis: asyncio.StreamWriter, panjang: int) -> None:
    while panjang:
        potong = await asyncio.wait_for(baca.read(min(POTONG, panjang)), SABAR)
        if not potong:
            raise EOFError
        panjang -= len(potong)
        tulis.write(potong)
        await tulis.drain()


async def _salin_semua(baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
    while potong := await asyncio.wait_for(baca.read(POTONG), SABAR_HULU):
        tulis.write(potong)
        await tulis.drain()
