"""The door of the night's work: once a day, by whichever process comes first, catching up what was missed.

Apps register deeds by ``papan.malam``. The row of the day is the lock, so a dozen processes and a cron job
may all ask. A run that died or failed is taken over after a while; every deed is safe to do twice.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.contrib.sessions.backends.db import SessionStore
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from bungah.dasar.alur_impor import sapu_impor
from bungah.dasar.aplikasi import tawaran
from bungah.dasar.models import KerjaMalam
from bungah.dasar.papan import Malam

if TYPE_CHECKING:
    from datetime import date, datetime

MATI: Final = timedelta(hours=1)  # a run that says nothing for so long died with its process
ULANG: Final = timedelta(minutes=15)  # what failed is tried again after this

_log = logging.getLogger(__name__)


def kerjakan_malam(*, paksa: bool = False) -> KerjaMalam | None:
    """Do today's work of the night; None when it is done or another process is at it."""
    sekarang = timezone.now()
    hari = timezone.localdate(sekarang)
    if not _rebut(hari, sekarang, paksa=paksa):
        return None
    hasil = [_satu(satu) for satu in [*_milik_dasar(), *tawaran("malam")]]
    gagal = sum("galat" in satu for satu in hasil)
    KerjaMalam.objects.filter(hari=hari).update(selesai=timezone.now(), hasil=hasil, gagal=gagal)
    return KerjaMalam.objects.get(hari=hari)


def _rebut(hari: date, sekarang: datetime, *, paksa: bool) -> bool:
    """Take the day: its row is new, or the one who took it died, failed, or is overruled."""
    try:
        with transaction.atomic():
            KerjaMalam.objects.create(hari=hari, mulai=sekarang)
    except IntegrityError:
        lama = Q(selesai=None, mulai__lt=sekarang - MATI) | Q(gagal__gt=0, selesai__lt=sekarang - ULANG)
        usai = Q(selesai__isnull=False)
        daftar = KerjaMalam.objects.filter(lama | usai if paksa else lama, hari=hari)
        return bool(daftar.update(mulai=sekarang, selesai=None, gagal=0, hasil=[]))
    return True


def _satu(satu: Malam) -> dict[str, Any]:
    """One deed; what it cannot do is written down and keeps no other from its turn."""
    baris: dict[str, Any] = {"kode": satu.kode, "judul": satu.judul}
    try:
        baris["banyak"] = satu.kerjakan()
    except Exception as galat:
        _log.exception("pekerjaan malam %s gagal", satu.kode)
        baris["galat"] = type(galat).__name__
    return baris


def _milik_dasar() -> list[Malam]:
    return [
        Malam("sesi", "Sesi masuk yang sudah habis dihapus", _sesi),
        Malam("impor", "Impor warga yang tidak jadi dihapus", _impor),
    ]


def _sesi() -> int:
    model = SessionStore.get_model_class()
    return int(model.objects.filter(expire_date__lt=timezone.now()).delete()[0])


def _impor() -> int:
    sapu_impor()
    return 0


def terakhir() -> KerjaMalam | None:
    """The last day whose work was begun."""
    return KerjaMalam.objects.first()
