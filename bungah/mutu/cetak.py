"""A month of a check sheet on A4."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bungah.dasar.models import ProfilDesa
from bungah.dasar.nilai import tanggal_surat
from bungah.naskah.cetak import Kertas, cetak_pdf
from bungah.naskah.kop import kop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bungah.dasar.nilai import Rentang
    from bungah.mutu.models import Butir, Instrumen, LembarPeriksa

TANDA = {"beres": "✓", "belum": "✗", "tidak_ada": "–"}


def cetak_bulan(
    instrumen: Instrumen, butir: Sequence[Butir], lembar: Sequence[LembarPeriksa], rentang: Rentang
) -> bytes:
    """Items down, days across; what was not in order stands below with its day."""
    profil = ProfilDesa.ambil()
    hari = [rentang.mulai + timedelta(days=n) for n in range(rentang.jumlah_hari)]
    hasil = {(s.hari, j.butir_id): TANDA[j.hasil] for s in lembar for j in s.jawaban.all()}
    data: dict[str, object] = {
        "kop": kop(profil),
        "latihan": profil.latihan,
        "judul": f"{instrumen} {rentang}",
        "nama": str(instrumen),
        "rentang": str(rentang),
        "hari": [satu.day for satu in hari],
        "baris": [
            {"aspek": s.aspek, "teks": s.teks, "tanda": [hasil.get((h, s.pk), "") for h in hari]}
            for s in butir
        ],
        "catatan": [
            f"{tanggal_surat(s.hari)}: {j.teks}. {j.catatan}"
            for s in lembar
            for j in s.jawaban.all()
            if j.catatan
        ],
    }
    return cetak_pdf("cetak/mutu/lembar_bulan.html", data, kertas=Kertas.A4)
