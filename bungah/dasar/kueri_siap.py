"""Questions asked on every page, and rows written by every deed: put into SQL once, later only bound.

The ORM writes a question anew each time it is asked, which costs far more than the database needs to
answer it. For the handful of questions behind the busiest pages (who is this device, whose code is
this) the queryset is compiled on the first asking in each thread and kept.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import connection, connections
from django.db.models import AutoField, Field, Model, QuerySet, Value
from django.db.models.sql import UpdateQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from django.db.models.sql.compiler import SQLCompiler

T = TypeVar("T")
M = TypeVar("M", bound=Model)


class _Lubang(Value):
    """The place of one value in the SQL, prepared for the database as its field would."""

    def __init__(self, nama: str, output_field: Field[Any, Any]) -> None:
        super().__init__(None, output_field)
        self.nama = nama

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def isi(self, nilai: object, connection: Any) -> object:
        """``nilai`` as the database driver wants it."""
        return self.output_field.get_db_prep_value(nilai, connection)


def _lubang(bidang: Mapping[str, Field[Any, Any]]) -> dict[str, _Lubang]:
    return {nama: _Lubang(nama, satu) for nama, satu in bidang.items()}


def _isi(bagian: Iterable[object], nilai: Mapping[str, object], sambungan: Any) -> tuple[Any, ...]:
    """The values of one asking, in the order of the SQL."""
    return tuple(
        satu.isi(nilai[satu.nama], sambungan) if isinstance(satu, _Lubang) else satu for satu in bagian
    )


class KueriSiap(Generic[T]):
    """``KueriSiap(lambda kode: Model.objects.filter(kode=kode), kode=CharField())``; call it with values.

    The function gets a placeholder per named field and gives the queryset (models with
    ``select_related``, or ``values_list``); prefetches are not followed, and a value stands for itself
    (no ``None``, no list). Asking gives a list.
    """

    def __init__(self, susun: Callable[..., QuerySet[Any, T]], **bidang: Field[Any, Any]) -> None:
        self._susun = susun
        self._bidang = bidang
        self._lokal = threading.local()

    def __call__(self, **nilai: object) -> list[T]:
        """Ask with these values."""
        kueri, penyusun, sql, bagian = self._tersusun()
        terisi = _isi(bagian, nilai, penyusun.connection)
        setattr(penyusun, "as_sql", lambda *_, **__: (sql, terisi))  # noqa: B010 -- this thread's own compiler
        baris: Any = kueri._iterable_class  # noqa: SLF001 -- what iterating a queryset does, without its cache
        return list(baris(kueri))

    def pertama(self, **nilai: object) -> T | None:
        """The first answer, or None."""
        return next(iter(self(**nilai)), None)

    def _tersusun(self) -> tuple[QuerySet[Any, T], SQLCompiler, str, tuple[Any, ...]]:
        """This thread's compiled question; made anew when its connection was replaced."""
        siap = getattr(self._lokal, "siap", None)
        if siap is not None and siap[1].connection is connections[siap[0].db]:
            return siap  # type: ignore[no-any-return]
        kueri = self._susun(**_lubang(self._bidang))
        penyusun = kueri.query.get_compiler(using=kueri.db)
        sql, bagian = penyusun.as_sql()
        pengubah = penyusun.get_converters([satu[0] for satu in penyusun.select])
        setattr(penyusun, "get_converters", lambda _kolom: pengubah)  # noqa: B010 -- the columns stay the same
        setattr(kueri.query, "get_compiler", lambda *_, **__: penyusun)  # noqa: B010 -- so that iterating uses it
        self._lokal.siap = (kueri, penyusun, sql, tuple(bagian))
        return self._lokal.siap  # type: ignore[no-any-return]


class UbahSiap:
    """``UbahSiap(lambda pk, kini: (Model.objects.filter(pk=pk), {"pada": kini}), pk=…, kini=…)``.

    The function gives rows of one table and their new values: the conditional update behind a busy button.
    """

    def __init__(
        self, susun: Callable[..., tuple[QuerySet[Any, Any], dict[str, Any]]], **bidang: Field[Any, Any]
    ) -> None:
        self._susun = susun
        self._bidang = bidang
        self._siap: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, **nilai: object) -> int:
        """Update with these values; give how many rows that were."""
        if connection.vendor not in self._siap:
            kueri, baru = self._susun(**_lubang(self._bidang))
            ubah: Any = kueri.query.chain(UpdateQuery)
            ubah.add_update_values(baru)
            self._siap[connection.vendor] = ubah.get_compiler(using=kueri.db).as_sql()
        sql, bagian = self._siap[connection.vendor]
        with connection.cursor() as kursor:
            kursor.execute(sql, _isi(bagian, nilai, connection))
            return int(kursor.rowcount)


class SisipSiap(Generic[M]):
    """``SisipSiap(Model)``: one statement, written once, for rows whose every column is set; no signals."""

    def __init__(self, model: type[M]) -> None:
        self._bidang = [satu for satu in model._meta.concrete_fields if not isinstance(satu, AutoField)]
        kolom = ", ".join(str(bidang.column) for bidang in self._bidang)
        tempat = ", ".join(["%s"] * len(self._bidang))
        self._sql = f"INSERT INTO {model._meta.db_table} ({kolom}) VALUES ({tempat})"  # noqa: S608 -- our own names
        self._kunci = str(model._meta.pk.column)

    def __call__(self, baris: Sequence[M]) -> None:
        """Insert rows in their order; they bring their own primary key or never ask for it."""
        with connection.cursor() as kursor:
            kursor.executemany(self._sql, [self._nilai(satu) for satu in baris])

    def satu(self, baris: M) -> M:
        """Insert one row; the database gives its primary key."""
        with connection.cursor() as kursor:
            kursor.execute(f"{self._sql} RETURNING {self._kunci}", self._nilai(baris))
            [baris.pk] = kursor.fetchone()
        keadaan = baris._state  # noqa: SLF001 -- what saving would have set
        keadaan.adding, keadaan.db = False, connection.alias
        return baris

    def _nilai(self, baris: M) -> list[Any]:
        return [b.get_db_prep_save(getattr(baris, b.attname), connection) for b in self._bidang]
