"""Rules the database itself enforces, whoever holds the pen: triggers in SQLite and PostgreSQL.

Code can be wrong and an operator may open the database by hand; the trail, frozen bytes and given
numbers must survive both. A refused statement fails with the rule's name as the error
(``jejak_tidak_diubah``). Migrations install rules through ``operasi``; what lies in the database is the
only list of them, so ``lepas`` and ``pasang`` read it there.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import migrations, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.apps.registry import Apps
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

AWALAN = "pengaman_"

# 23001 (restrict_violation) reaches Django as IntegrityError, as RAISE(ABORT) does on SQLite.
_FUNGSI_PG = """
CREATE OR REPLACE FUNCTION pengaman_tolak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = '23001'; END $$
"""


@dataclass(frozen=True, slots=True)
class Pengaman:
    """One rule: ``peristiwa`` (UPDATE or DELETE) on ``tabel`` is refused when ``bila`` holds.

    An empty ``bila`` always holds; else it is SQL over OLD and NEW, with ``{beda}`` for "differs,
    NULL counted as a value".
    """

    nama: str
    tabel: str
    peristiwa: str
    bila: str = ""

    @property
    def pemicu(self) -> str:
        """Name of the trigger."""
        return AWALAN + self.nama

    def sql(self, vendor: str) -> list[str]:
        """Give the statements that install the rule on this kind of database."""
        beda = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
        bila = f"WHEN ({self.bila.format(beda=beda)}) " if self.bila else ""
        awal = f"CREATE TRIGGER {self.pemicu} BEFORE {self.peristiwa} ON {self.tabel} FOR EACH ROW {bila}"
        if vendor == "sqlite":
            return [f"{awal}BEGIN SELECT RAISE(ABORT, '{self.nama}'); END"]
        tolak = f"EXECUTE FUNCTION pengaman_tolak('{self.nama}')"
        sapu = f"CREATE TRIGGER {self.pemicu}_semua BEFORE TRUNCATE ON {self.tabel} {tolak}"
        return [awal + tolak, sapu] if self.peristiwa == "DELETE" else [awal + tolak]


def tidak_diubah(tabel: str, nama: str) -> Pengaman:
    """Rows of ``tabel`` stay as they were inserted."""
    return Pengaman(f"{nama}_tidak_diubah", tabel, "UPDATE")


def tidak_dihapus(tabel: str, nama: str) -> Pengaman:
    """Rows of ``tabel`` are never deleted (on PostgreSQL: nor truncated)."""
    return Pengaman(f"{nama}_tidak_dihapus", tabel, "DELETE")


def kolom_tetap(tabel: str, nama: str, *kolom: str) -> Pengaman:
    """Those columns keep the value they were inserted with."""
    return Pengaman(f"{nama}_tetap", tabel, "UPDATE", " OR ".join(f"OLD.{k} {{beda}} NEW.{k}" for k in kolom))


def tidak_mundur(tabel: str, nama: str, kolom: str) -> Pengaman:
    """A counter only goes up."""
    return Pengaman(f"{nama}_tidak_mundur", tabel, "UPDATE", f"NEW.{kolom} < OLD.{kolom}")


def operasi(*daftar: Pengaman) -> migrations.RunPython:
    """Give the reversible migration step that installs these rules.

    SQLite forgets triggers when a later migration rebuilds their table: that migration needs
    ``pasang_lagi`` (a test compares the rules in the database with the expected names).
    """

    def maju(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        vendor = schema_editor.connection.vendor
        perintah = [baris for satu in daftar for baris in satu.sql(vendor)]
        pasang(schema_editor.connection, [*([_FUNGSI_PG] if vendor == "postgresql" else []), *perintah])

    def mundur(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        lepas(schema_editor.connection, {satu.pemicu for satu in daftar})

    return migrations.RunPython(maju, mundur, elidable=True)


def pasang_lagi(*daftar: Pengaman) -> migrations.RunPython:
    """Give the step that brings rules back whose table a migration remakes.

    SQLite drops them with the old table, PostgreSQL keeps them: so they are lifted, if there, and
    installed anew. Stands first and last in its migration, so that they hold in both directions.
    """

    def lagi(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        lepas(schema_editor.connection, {satu.pemicu for satu in daftar})
        vendor = schema_editor.connection.vendor
        pasang(schema_editor.connection, [baris for satu in daftar for baris in satu.sql(vendor)])

    return migrations.RunPython(lagi, lagi, elidable=True)


def terpasang(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    """Give every rule in the database: trigger name -> (table, statement that creates it)."""
    if connection.vendor == "sqlite":
        tanya = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        tanya = (
            "SELECT tgname, relname, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c "
            "ON c.oid = tgrelid WHERE NOT tgisinternal AND pg_table_is_visible(c.oid)"
        )
    with connection.cursor() as kursor:
        kursor.execute(tanya)
        return {nama: (tabel, sql) for nama, tabel, sql in kursor.fetchall() if nama.startswith(AWALAN)}


def pasang(connection: BaseDatabaseWrapper, perintah: Iterable[str]) -> None:
    """Run the statements that ``lepas`` gave."""
    with connection.cursor() as kursor:
        for satu in perintah:
            kursor.execute(satu)


def lepas(connection: BaseDatabaseWrapper, hanya: set[str] | None = None) -> list[str]:
    """Drop the rules (all, or the triggers in ``hanya``); give the statements that bring them back."""
    tersimpan = []
    with connection.cursor() as kursor:
        for nama, (tabel, sql) in terpasang(connection).items():
            if hanya is None or nama.removesuffix("_semua") in hanya:
                pada = "" if connection.vendor == "sqlite" else f" ON {tabel}"
                kursor.execute(f"DROP TRIGGER {nama}{pada}")
                tersimpan.append(sql)
    return tersimpan


@contextmanager
def tanpa_pengaman(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift every rule for one block; only for tests that empty the database or play the intruder."""
    with transaction.atomic(using=connection.alias):
        tersimpan = lepas(connection)
        yield
        pasang(connection, tersimpan)
