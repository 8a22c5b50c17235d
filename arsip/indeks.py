"""The index of the archive's search: one row of folded words per letter, and each database's engine over it.

SQLite: FTS5 over the row, kept by triggers. PostgreSQL: the same words as a tsvector with a GIN index. No
engine parses anything: words are split by blanks alone, so that both hold the same set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, migrations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.apps.registry import Apps
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_HAPUS = "INSERT INTO arsip_cari(arsip_cari, rowid, kata) VALUES ('delete', old.letak, old.kata);"
_TAMBAH = "INSERT INTO arsip_cari(rowid, kata) VALUES (new.letak, new.kata);"
# detail=none: only which letter has which word; prefix: what is typed first answers from an index of its own.
_PASANG = {
    "sqlite": (
        "CREATE VIRTUAL TABLE arsip_cari USING fts5(kata, content='arsip_indeks', content_rowid='letak',"
        " tokenize='ascii', detail=none, columnsize=0, prefix='3 4')",
        f"CREATE TRIGGER arsip_cari_tambah AFTER INSERT ON arsip_indeks BEGIN {_TAMBAH} END",
        f"CREATE TRIGGER arsip_cari_hapus AFTER DELETE ON arsip_indeks BEGIN {_HAPUS} END",
        f"CREATE TRIGGER arsip_cari_ubah AFTER UPDATE ON arsip_indeks BEGIN {_HAPUS} {_TAMBAH} END",
        "INSERT INTO arsip_cari(arsip_cari) VALUES ('rebuild')",
        "INSERT INTO arsip_cari(arsip_cari) VALUES ('optimize')",  # in one piece: asked five times as fast
    ),
    "postgresql": (
        "ALTER TABLE arsip_indeks ADD COLUMN vektor tsvector"
        " GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(kata, ' '), ''))) STORED",
        "CREATE INDEX arsip_cari ON arsip_indeks USING gin (vektor)",
    ),
}
_TULIS = (
    "INSERT INTO arsip_indeks (letak, kata) VALUES (%s, %s)"
    " ON CONFLICT (letak) DO UPDATE SET kata = excluded.kata"
)
_LEPAS = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS arsip_cari_{nama}" for nama in ("tambah", "hapus", "ubah")),
        "DROP TABLE IF EXISTS arsip_cari",
    ),
    "postgresql": ("ALTER TABLE arsip_indeks DROP COLUMN IF EXISTS vektor",),
}


def pasang_mesin(basis: BaseDatabaseWrapper) -> None:
    """Build the engine anew over the rows there are; a migration that remakes their table ends with it."""
    with basis.cursor() as kursor:
        for perintah in (*_LEPAS[basis.vendor], *_PASANG[basis.vendor]):
            kursor.execute(perintah)


def lepas_mesin(basis: BaseDatabaseWrapper) -> None:
    """Take the engine away; the rows stay."""
    with basis.cursor() as kursor:
        for perintah in _LEPAS[basis.vendor]:
            kursor.execute(perintah)


def operasi_mesin() -> migrations.RunPython:
    """The migration step that builds the engine."""

    def maju(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        pasang_mesin(schema_editor.connection)

    def mundur(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        lepas_mesin(schema_editor.connection)

    return migrations.RunPython(maju, mundur)


def tulis_indeks(isi: Mapping[int, str]) -> None:
    """Put words at their places (``aturan_cari.letak`` → ``kata_surat``), over what stood there."""
    with connection.cursor() as kursor:
        if len(isi) == 1:  # a letter being entered: one statement, no batch
            kursor.execute(_TULIS, next(iter(isi.items())))
        else:
            kursor.executemany(_TULIS, sorted(isi.items()))


def hapus_indeks(letak: Iterable[int]) -> None:
    """What stands at these places is found no more (a letter whose day was corrected stands elsewhere)."""
    with connection.cursor() as kursor:
        kursor.executemany("DELETE FROM arsip_indeks WHERE letak = %s", [(satu,) for satu in letak])
