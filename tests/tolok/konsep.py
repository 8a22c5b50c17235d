"""Bench of writing: an officer saves the letter's fields and waits to see the first page of the draft."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.tolok.klien import Hasil, Sambungan
from tests.tolok.panggil import CSRF

if TYPE_CHECKING:
    from tests.tolok.peladen import Peladen

GAMBAR = re.compile(r'src="(/kantor/permohonan/\d+/surat-1\.png)"')


def ukur(peladen: Peladen, *, banyak: int = 40) -> dict[str, object]:
    """Milliseconds from "save" to the picture of the first page: three requests, one letter set."""
    permohonan, kuki = _draf()
    jalan = f"/kantor/permohonan/{permohonan}/surat/"
    hasil = Hasil()
    with Sambungan(peladen.port) as sambungan:
        _, halaman = sambungan.minta("GET", jalan, kepala=kuki)
        isi = urlencode(_isian(halaman)).encode()
        for _ke in range(banyak + 1):
            mulai = time.perf_counter()
            _lihat(sambungan, jalan, kuki, isi, hasil)
            hasil.lama.append(time.perf_counter() - mulai)
    del hasil.lama[0]  # the press starts with the first
    return {"median_ms": round(hasil.p50_ms, 1), "p95_ms": round(hasil.p95_ms, 1), "gagal": len(hasil.gagal)}


def _lihat(sambungan: Sambungan, jalan: str, kuki: str, isi: bytes, hasil: Hasil) -> None:
    tulis = f"{kuki}Content-Type: application/x-www-form-urlencoded\r\n"
    status, _ = sambungan.minta("POST", jalan, kepala=tulis, isi=isi)
    if status == 302:
        _, halaman = sambungan.minta("GET", sambungan.kepala["location"], kepala=kuki)
        cocok = GAMBAR.search(halaman)
        status, _ = sambungan.minta("GET", cocok[1], kepala=kuki) if cocok else (404, "")
    if status != 200:
        hasil.gagal.append(status)


def _draf() -> tuple[int, str]:
    """A domicile letter being written as the last one was, and the cookies of an officer who may write it."""
    from bungah.dasar.peran import Peran  # noqa: PLC0415 -- only after the environment points at the bench office
    from layanan.alur.surat import simpan_isian  # noqa: PLC0415 -- idem
    from layanan.models import Layanan, Surat  # noqa: PLC0415 -- idem
    from tests.dasar.alat import klien_meja, orang  # noqa: PLC0415 -- idem
    from tests.pabrik import layanan as pabrik  # noqa: PLC0415 -- idem

    siapa = orang("tolokkonsep", Peran.PETUGAS_DEPAN, Peran.PETUGAS_LAYANAN)
    domisili = Layanan.objects.get(kode="domisili")
    lama = (
        Surat.objects.filter(permohonan__layanan=domisili)
        .select_related("permohonan__warga")
        .order_by("id")[0]
    )
    permohonan = pabrik.permohonan(domisili, siapa, warga=lama.permohonan.warga)
    simpan_isian(permohonan, lama.isian, pelaku=siapa)
    kuki = "; ".join(
        f"{nama}={isi.value}" for nama, isi in klien_meja(siapa).cookies.items() if nama != "csrf"
    )
    return permohonan.pk, f"Cookie: csrf={CSRF}; {kuki}\r\n"


class _Formulir(HTMLParser):
    """What a browser would send back of a page's form, untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.isian: dict[str, str] = {}
        self._nama = ""  # of the text area or choice that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        sifat = dict(attrs)
        nama, nilai = sifat.get("name") or "", sifat.get("value") or ""
        if tag == "input" and (sifat.get("type") not in {"checkbox", "radio"} or "checked" in sifat):
            self.isian[nama] = nilai
        elif tag in {"textarea", "select"}:
            self._nama = nama
        elif tag == "option" and "selected" in sifat:
            self.isian[self._nama] = nilai

    def handle_endtag(self, tag: str) -> None:
        if tag in {"textarea", "select"}:
            self._nama = ""

    def handle_data(self, data: str) -> None:
        if self._nama and self.lasttag == "textarea":
            self.isian[self._nama] = data


def _isian(halaman: str) -> dict[str, str]:
    formulir = _Formulir()
    formulir.feed(halaman)
    return formulir.isian | {"csrfmiddlewaretoken": CSRF}
