"""The preview of a wording while it is written: what stands in the form, printed with invented data."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from bungah.naskah.cetak import CetakGagal, Kertas
from bungah.naskah.lembar import banyak_halaman, gambar_halaman
from layanan.aturan.contoh_surat import Contoh, KolomContoh
from layanan.aturan.surat import TemplatKeliru
from layanan.cetak.contoh_surat import Rancangan, cetak_contoh
from layanan.kueri.penanda import penanda_untuk
from layanan.models import JenisSurat, KolomSurat, VersiTemplat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, QueryDict

PANJANG: Final = 20_000
HALAMAN: Final = 4  # shown; the PDF has them all
LEBAR: Final = 700
KERTAS: Final = {"f4": Kertas.F4, "a4": Kertas.A4}
CONTOH: Final = {satu.value: satu for satu in Contoh}
_NAMA = re.compile(r"kolom-(\d+)-nama")
ANGKA: Final = re.compile(r"[0-9]{1,12}")


def pratinjau(request: HttpRequest, templat: VersiTemplat | None) -> HttpResponse:
    """The posted wording as pictures (JSON), or as a PDF when ``bentuk`` says so; writes nothing."""
    kiriman = request.POST
    rancangan = _rancangan(kiriman, templat)
    if isinstance(rancangan, str):
        return _keliru([rancangan], kiriman)
    try:
        isi = cetak_contoh(
            rancangan,
            penanda=penanda_untuk(rancangan.jenis, timezone.localdate()),
            kertas=KERTAS.get(kiriman.get("pratinjau_kertas", ""), Kertas(rancangan.jenis.kertas.lower())),
            contoh=CONTOH.get(kiriman.get("pratinjau_contoh", ""), Contoh.PANJANG),
        )
    except (TemplatKeliru, CetakGagal) as keliru:
        return _keliru([str(keliru)], kiriman)
    if kiriman.get("bentuk") == "pdf":
        return HttpResponse(isi, content_type="application/pdf")
    banyak = banyak_halaman(isi)
    gambar = [gambar_halaman(isi, n, lebar=LEBAR) for n in range(1, min(banyak, HALAMAN) + 1)]
    alamat = [f"data:image/png;base64,{base64.b64encode(satu).decode()}" for satu in gambar]
    return JsonResponse({"halaman": alamat, "banyak": banyak})


def _keliru(pesan: list[str], kiriman: QueryDict) -> HttpResponse:
    if kiriman.get("bentuk") == "pdf":
        return HttpResponse("\n".join(pesan), status=400, content_type="text/plain; charset=utf-8")
    return JsonResponse({"galat": pesan}, status=400)


def _rancangan(kiriman: QueryDict, templat: VersiTemplat | None) -> Rancangan | str:
    """What stands in the form; a page that shows a wording without letting it be edited sends none."""
    jenis = templat.jenis if templat else _jenis(kiriman.get("jenis", ""))
    if jenis is None:
        return "Pilih jenis suratnya dulu."
    if templat is not None and "isi" not in kiriman:
        kolom = list(templat.kolom.all())
        return Rancangan(jenis, templat.isi, _contoh(kolom), {k.nama: k.label for k in kolom})
    isi = kiriman.get("isi", "")
    if len(isi) > PANJANG:
        return f"Isi surat terlalu panjang. Paling banyak {PANJANG // 1000} ribu huruf."
    kolom = list(_kolom_ketikan(kiriman))
    return Rancangan(jenis, isi, _contoh(kolom), {k.nama: k.label or k.nama for k in kolom})


def _jenis(pk: str) -> JenisSurat | None:
    return JenisSurat.objects.filter(pk=pk).first() if ANGKA.fullmatch(pk) else None


def _kolom_ketikan(kiriman: QueryDict) -> Iterable[KolomSurat]:
    """The posted rows that are filled and not struck out, never saved."""
    for kunci, nama in kiriman.items():
        cocok = _NAMA.fullmatch(kunci)
        if cocok is None or not str(nama).strip() or kiriman.get(f"kolom-{cocok[1]}-DELETE"):
            continue
        awalan = f"kolom-{cocok[1]}-"
        terbesar = kiriman.get(f"{awalan}terbesar", "")
        yield KolomSurat(
            nama=str(nama).strip(),
            label=kiriman.get(f"{awalan}label", "").strip(),
            jenis=kiriman.get(f"{awalan}jenis", KolomSurat.Jenis.TEKS),
            wajib=bool(kiriman.get(f"{awalan}wajib")),
            pilihan=[
                satu.strip() for satu in kiriman.get(f"{awalan}pilihan", "").splitlines() if satu.strip()
            ],
            terbesar=int(terbesar) if ANGKA.fullmatch(terbesar) else None,
        )


def _contoh(kolom: Iterable[KolomSurat]) -> list[KolomContoh]:
    return [KolomContoh(k.nama, k.jenis, k.wajib, tuple(k.pilihan), k.terbesar) for k in kolom]
