"""The sheet on which visits of a power cut are entered afterwards."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class LembarSusulan(models.Model):
    """The unfinished sheet of one officer, kept on the server, encrypted, until its rows are recorded.

    ``kunci`` makes a row sent twice one visit: the key of a visit is derived from it and the paper number.
    """

    petugas = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kunci = models.UUIDField(default=uuid.uuid4, unique=True)
    isi = models.TextField(blank=True)
    diperbarui_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "lembar susulan"
        verbose_name_plural = "lembar susulan"

    def __str__(self) -> str:
        return f"Lembar {self.petugas}"
