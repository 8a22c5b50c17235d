"""What holds of a service today, in a few words, for whoever scans an old poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from bungah.dasar.nilai import Rupiah
from bungah.naskah.katalog import Kini
from layanan.aturan.standar import lama_janji
from layanan.kueri.halaman_layanan import diperbarui
from layanan.kueri.umum import berlaku_umum

if TYPE_CHECKING:
    from layanan.models import VersiStandar


def kini_layanan(kode: str) -> Kini | None:
    """Name, time, fee, papers and product of the standard in force; None when it is not offered any more."""
    standar = berlaku_umum().filter(layanan__kode=kode).select_related("layanan").first()
    if standar is None:
        return None
    baris = [
        ("Layanan", standar.layanan.nama_warga),
        ("Lama", f"paling lama {lama_janji(standar.menit)}"),
        ("Biaya", "gratis" if standar.gratis else str(Rupiah(standar.biaya))),
        ("Yang dibawa", _syarat(standar)),
        ("Yang Anda terima", standar.produk),
    ]
    ke = reverse("layanan:layanan_rinci", args=[kode])
    return Kini([(nama, kata) for nama, kata in baris if kata], ke, diperbarui(standar))


def _syarat(standar: VersiStandar) -> str:
    """Papers everybody brings, as the standard was frozen."""
    wajib = [satu["nama"] for satu in standar.potret.get("syarat", []) if satu["wajib"]]
    return ", ".join(wajib)
