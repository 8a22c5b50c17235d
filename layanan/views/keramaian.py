"""The public page of the queue: who waits now, how long it usually takes, when it is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bungah.dasar.grafik import Batang
from bungah.dasar.izin import publik
from bungah.dasar.kueri import kalender_kerja
from bungah.dasar.nilai.waktu import HARI
from layanan.aturan.keramaian import kata_sepi, kata_tunggu
from layanan.kueri.keramaian import biasa_per_kelompok, keadaan_umum, keramaian, menunggu_kini

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from layanan.aturan.keramaian import JamRamai


@publik
@require_safe
def antrean(request: HttpRequest) -> HttpResponse:
    """Now, the usual waiting at this hour, and the quiet hours of a weekday (``?hari=0`` … ``6``)."""
    hari, sekarang = timezone.localdate(), timezone.localtime()
    pekan = _hari_pekan(request, hari)
    jam = keramaian(hari, pekan)
    kini = next((s for s in jam if pekan == hari.weekday() and s.jam == sekarang.hour), None)
    keadaan = keadaan_umum(hari)
    biasa = biasa_per_kelompok(hari, sekarang.hour) if keadaan.buka else {}
    konteks = {
        "keadaan": keadaan,
        "kelompok": [(satu, kata_tunggu(biasa.get(satu.kode))) for satu in menunggu_kini(hari)],
        "ada_biasa": bool(biasa),
        "biasanya": kata_tunggu(kini.tunggu) if kini and keadaan.buka else "",
        "nama_hari": HARI[pekan],
        "pilihan": [(n, HARI[n], n == pekan) for n in _hari_buka(hari)],
        "jam": [(satu, _kata_datang(satu), kata_tunggu(satu.tunggu)) for satu in jam],
        "batang": [_batang(satu) for satu in jam],
        "uraian": _uraian(HARI[pekan], kata_sepi(jam)),
    }
    return render(request, "layanan/antrean.html", konteks)


def _hari_pekan(request: HttpRequest, hari: date) -> int:
    """The weekday asked for, else today's, else (closed today) the next open one's."""
    pilih = request.GET.get("hari", "")
    if pilih in {"0", "1", "2", "3", "4", "5", "6"}:
        return int(pilih)
    nanti = kalender_kerja().buka_berikutnya(timezone.now())
    return (timezone.localdate(nanti) if nanti else hari).weekday()


def _hari_buka(hari: date) -> list[int]:
    """Weekdays of the office's hours in force."""
    return sorted({n for satu in kalender_kerja().jam if satu.berlaku(hari) for n in satu.jam})


def _kata_datang(satu: JamRamai) -> str:
    if not satu.datang:
        return "tidak ada"
    return f"{round(satu.datang)} orang" if satu.datang >= 1 else "kurang dari 1 orang"


def _uraian(nama: str, sepi: str) -> str:
    """The message of the chart in one sentence."""
    if sepi:
        return f"Hari {nama} paling sepi pukul {sepi}."
    return f"Hari {nama} tidak ada jam yang jauh lebih sepi dari yang lain."


def _batang(satu: JamRamai) -> Batang:
    kata = _kata_datang(satu).replace("kurang dari 1", "< 1")
    return Batang(satu.selang, (satu.datang,), (f"{kata}{' · sepi' if satu.sepi else ''}",))
