"""Emptying the database after a test that commits: only what was filled, and no trigger asks.

Django's own flush empties a hundred tables whether they hold a row or not (on PostgreSQL each is
made anew, with its indexes) and then writes all permissions again: half a second a test.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from django.db import connections, transaction

from bungah.dasar.pengaman import tanpa_pengaman

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

#: what the migrations leave behind and every later test expects
TETAP: Final = {"django_content_type", "auth_permission"}


@cache
def _tanya(alias: str) -> str:
    """One question that names every table with a row in it."""
    tabel = connections[alias].introspection.django_table_names(only_existing=True, include_views=False)
    bagian = [f"SELECT '{satu}' WHERE EXISTS (SELECT 1 FROM {satu})" for satu in sorted({*tabel} - TETAP)]  # noqa: S608 -- our own names
    return " UNION ALL ".join(bagian)


def terisi(koneksi: BaseDatabaseWrapper) -> list[str]:
    """The tables that hold a row."""
    with koneksi.cursor() as kursor:
        kursor.execute(_tanya(koneksi.alias))
        return [nama for (nama,) in kursor.fetchall()]


def kosongkan(koneksi: BaseDatabaseWrapper) -> None:
    """Leave the database as it came from its migrations."""
    tabel = terisi(koneksi)
    if not tabel:
        return
    hapus = [f"DELETE FROM {satu}" for satu in tabel]  # noqa: S608 -- our own names
    if koneksi.vendor == "sqlite":
        with tanpa_pengaman(koneksi), koneksi.cursor() as kursor:
            for satu in hapus:
                kursor.execute(satu)
        return
    with transaction.atomic(using=koneksi.alias), koneksi.cursor() as kursor:
        # No trigger and no foreign key asks: everything goes.
        kursor.execute("SET LOCAL session_replication_role = replica; " + "; ".join(hapus))
