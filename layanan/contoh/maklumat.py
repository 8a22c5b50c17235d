"""The charter of the practice office: written by the sekdes, signed after the standards."""

from __future__ import annotations

from django.utils import timezone

from bungah.dasar.models import Pengguna
from bungah.naskah.kueri_halaman import kata_cetak
from layanan.alur.maklumat import ALUR_MAKLUMAT, tulis_maklumat


def tandatangani_maklumat() -> None:
    """The wording that comes with the product, by a decree of the same day."""
    hari = timezone.localdate()
    orang = {p.username: p for p in Pengguna.objects.filter(username__in=("sekdes", "kades"))}
    draf = tulis_maklumat(kata_cetak("kata-maklumat")["Isi"], pelaku=orang["sekdes"])
    sk = {"sk_nomor": f"188/13/KEP/{hari:%Y}", "sk_tanggal": hari}
    ALUR_MAKLUMAT.jalankan(draf, "tandatangani", pelaku=orang["kades"], hari=hari, **sk)
