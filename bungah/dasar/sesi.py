"""Who sits at the screen, asked on every staff page: session and account read by prepared questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.db import SessionStore as SesiBasisData
from django.db.models import BigIntegerField, CharField, DateTimeField
from django.utils import timezone

from bungah.dasar.kueri_siap import KueriSiap

if TYPE_CHECKING:
    from django.contrib.sessions.base_session import AbstractBaseSession
    from django.db.models import QuerySet

    from bungah.dasar.models import Pengguna


def _berlaku(kunci: Any, saat: Any) -> QuerySet[AbstractBaseSession]:
    return SessionStore.get_model_class().objects.filter(session_key=kunci, expire_date__gt=saat)


def _akun(pk: Any) -> QuerySet[Pengguna]:
    from bungah.dasar.models import Pengguna  # noqa: PLC0415 -- settings name this module before models exist

    return Pengguna.objects.filter(pk=pk)


_sesi = KueriSiap(_berlaku, kunci=CharField(), saat=DateTimeField())
_pengguna = KueriSiap(_akun, pk=BigIntegerField())


AKUN: Final = "bungah.dasar.sesi.AkunBackend"  # as settings and a login name it


class SessionStore(SesiBasisData):
    """Django's session in the database (``SESSION_ENGINE`` wants this name)."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        satu = _sesi.pertama(kunci=self.session_key, saat=timezone.now())
        if satu is None:
            self._session_key = None
        return satu


class AkunBackend(ModelBackend):
    """Django's accounts; who is locked out by an administrator is nobody at once."""

    def get_user(self, user_id: int) -> Pengguna | None:
        """The account of a session, None when it is gone or switched off."""
        akun = _pengguna.pertama(pk=user_id)
        return akun if akun is not None and self.user_can_authenticate(akun) else None
