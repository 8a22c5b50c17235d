"""Finished requests with their judgement, without the walk."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from bungah.dasar.models.waktu import dua_waktu
from layanan.models import HasilTelusur, Layanan, Permohonan
from tests.pabrik.dasar import SENIN, warga
from tests.pabrik.layanan import kunjungan


def hasil(layanan: Layanan, menit: int = 10, hari: date = SENIN, **angka: int) -> HasilTelusur:
    """A finished request under the newest standard of that service, and its row."""
    standar, kini = layanan.standar.order_by("-versi")[0], timezone.now()
    satu = Permohonan.objects.create(
        layanan=layanan,
        standar=standar,
        kunjungan=kunjungan(alasan_luar_jam="uji"),
        warga=warga(),
        keperluan="uji",
        kunci=uuid4(),
        tahap="selesai",
        lengkap_pada=kini,
        jatuh_tempo=kini,
        siap_pada=kini,
        selesai_pada=kini,
        **dua_waktu(saat=None, sumber=""),
    )
    return HasilTelusur.objects.create(
        permohonan=satu,
        layanan=layanan,
        standar=standar,
        hari=hari,
        menit=menit,
        menit_janji=30,
        patuh=not angka.get("dilewati") and not angka.get("balik"),
        **angka,
    )
