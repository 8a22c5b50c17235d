"""Flowcharts on screens: of one service and of all for everybody, with real times for the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from bungah.dasar.izin import PetugasRequest, perlu_peran, publik
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.nilai import lama
from bungah.naskah import katalog
from layanan.alur.bagan import PEMBACA_STANDAR
from layanan.aturan.bagan import menit_terlama
from layanan.aturan.standar import lama_janji
from layanan.aturan.tata_alir import sebut_menit
from layanan.cetak.bagan_layar import bagan_kata, bagan_layar
from layanan.kueri.komponen import utuh
from layanan.kueri.prosedur import bagan_umum, bagan_umum_semua, langkah_dan_salah
from layanan.kueri.telusur import per_langkah
from layanan.models import VersiStandar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from bungah.dasar.models import Pengguna
    from layanan.aturan.bagan import Simpul

CETAKAN: Final = ("bagan-alir", "bagan-sederhana", "sop")
SEMENIT: Final = 60


@publik
@require_safe
def bagan(request: HttpRequest, kode: str) -> HttpResponse:
    """The steps of a service drawn, and below it the same in words (R099)."""
    ada = bagan_umum(kode)
    if ada is None:
        raise Http404
    konteks = {
        "layanan": ada.layanan,
        "gambar": bagan_layar(ada.simpul, ada.layanan.nama_warga),
        "langkah": kata_langkah(ada.simpul),
        "waktu": lama_janji(ada.standar.menit),
        "jumlah": sebut_menit(menit_terlama(ada.simpul)),
    }
    return render(request, "layanan/bagan.html", konteks)


@publik
@require_safe
@cache_control(public=True, max_age=SEMENIT)
def bagan_gambar(request: HttpRequest, kode: str) -> HttpResponse:
    """The drawing alone, in few words: pages with many charts load it as it is reached."""
    ada = bagan_umum(kode)
    if ada is None:
        raise Http404
    gambar = bagan_layar(ada.simpul, ada.layanan.nama_warga, rinci=False)
    pesan = "Bagan ini belum bisa digambar: ada kata yang terlalu panjang. Bacalah dengan kata-kata."
    return HttpResponse(gambar or bagan_kata(pesan), content_type="image/svg+xml")


@publik
@require_safe
def bagan_semua(request: HttpRequest) -> HttpResponse:
    """Every service's chart on one page (R100); a drawing is fetched when a reader comes to it."""
    kelompok: dict[str, list[Any]] = {}
    for ada in bagan_umum_semua():
        isi = (ada.layanan, kata_langkah(ada.simpul), lama_janji(ada.standar.menit))
        kelompok.setdefault(str(ada.layanan.kelompok), []).append(isi)
    return render(request, "layanan/bagan_semua.html", {"kelompok": list(kelompok.items())})


def kata_langkah(simpul: Sequence[Simpul]) -> list[tuple[Simpul, str, list[str]]]:
    """Every step with its time and its exits in words, numbered as in the drawing."""
    return [
        (
            satu,
            sebut_menit(satu.menit),
            [f"{label or 'Lanjut'}: ke langkah {ke}" for label, ke in satu.keluar],
        )
        for satu in simpul
    ]


@never_cache
@perlu_peran(*PEMBACA_STANDAR)
@require_safe
def standar_bagan(request: PetugasRequest, pk: int) -> HttpResponse:
    """The chart of one version with what each step really takes beside its target (R101), and its prints."""
    standar = utuh(get_object_or_404(VersiStandar, pk=pk))
    simpul, salah = langkah_dan_salah(standar)
    nyata = {satu.urut: satu for satu in per_langkah(standar, kalender_kerja())}
    kata = {urut: kata_nyata(satu.menit, satu.banyak) for urut, satu in nyata.items()}
    konteks = {
        "standar": standar,
        "salah": salah,
        "gambar": bagan_layar(simpul, standar.layanan.nama, catatan={n: [k] for n, k in kata.items()}),
        "langkah": [
            (*baris, kata[baris[0].urut], _lewat(nyata[baris[0].urut])) for baris in kata_langkah(simpul)
        ],
        "jumlah": sebut_menit(menit_terlama(simpul)) if simpul else "",
        "janji": lama_janji(standar.menit),
        "cetakan": _cetakan(request.user) if standar.status == VersiStandar.Status.BERLAKU else [],
    }
    return render(request, "layanan/standar_bagan.html", konteks)


def kata_nyata(menit: int | None, banyak: int) -> str:
    """What a step took in fact: half of the last ones were done in so many minutes."""
    return f"kenyataan {lama(menit)}, dari {banyak} kali" if menit is not None else "belum pernah dijalani"


def _lewat(satu: Any) -> bool:
    return satu.menit is not None and satu.menit > satu.target


def _cetakan(orang: Pengguna) -> list[katalog.Cetakan]:
    """The prints of a chart this person may make."""
    semua = katalog.semua()
    return [semua[jenis] for jenis in CETAKAN if orang.berperan(*semua[jenis].peran)]
