"""One door for every change of state.

A table of ``Transisi`` says which deed leads from where to where and who may do it;
``Alur.jalankan`` is one transaction: lock the row, check state and role, set the state, run the
effect, write the trail. The buttons on a page come from ``tersedia`` of the same table, so a
screen can never offer what the rule forbids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import models

from bungah.dasar.galat import SudahBerubah, TidakBerwenang
from bungah.dasar.jejak import catat, tulis

if TYPE_CHECKING:
    from collections.abc import Callable

    from bungah.dasar.models import Pengguna
    from bungah.dasar.peran import Peran

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Transisi:
    """One deed: ``nama`` leads from any state in ``dari`` to ``ke`` and is open to ``peran``.

    ``umum`` opens it also to a visitor (who holds the code) and to the office's own clock: ``pelaku=None``.
    """

    nama: str
    label: str
    dari: tuple[str, ...]
    ke: str
    peran: tuple[Peran, ...]
    efek: Callable[..., None] | None = (
        None  # efek(objek, pelaku=…, **data) runs under the lock, may raise Ditolak
    )
    umum: bool = False


class Alur(Generic[M]):
    """The state table of one model column."""

    def __init__(self, model: type[M], kolom: str, transisi: list[Transisi]) -> None:
        self.model, self.kolom = model, kolom
        self.transisi = {satu.nama: satu for satu in transisi}

    def tersedia(self, objek: M, pengguna: Pengguna) -> list[Transisi]:
        """Deeds this person may do on this object now, in table order."""
        keadaan = getattr(objek, self.kolom)
        return [t for t in self.transisi.values() if keadaan in t.dari and pengguna.berperan(*t.peran)]

    def boleh(self, objek: M, nama: str, pengguna: Pengguna) -> bool:
        """True when ``nama`` stands among the available deeds."""
        return any(t.nama == nama for t in self.tersedia(objek, pengguna))

    def jalankan(self, objek: M, nama: str, *, pelaku: Pengguna | None, **data: Any) -> M:
        """Do the deed and give the object as it stands afterwards.

        Raises:
            TidakBerwenang: ``pelaku`` lacks the role.
            SudahBerubah: the object is not (any more) in a state the deed starts from.
            Ditolak: the effect refused; nothing was changed.
        """
        transisi = self.transisi[nama]
        boleh = transisi.umum if pelaku is None else pelaku.berperan(*transisi.peran)
        if not boleh:
            pesan = f"Anda tidak bertugas untuk: {transisi.label}."
            raise TidakBerwenang(pesan)
        with tulis(pelaku=pelaku):
            terkunci = self.model._default_manager.select_for_update(of=("self",)).get(pk=objek.pk)
            return self._pindahkan(terkunci, transisi, pelaku, data)

    def _pindahkan(self, objek: M, transisi: Transisi, pelaku: Pengguna | None, data: dict[str, Any]) -> M:
        sebelum = getattr(objek, self.kolom)
        if sebelum not in transisi.dari:
            pesan = f"Tidak bisa: {transisi.label}. Keadaannya sekarang: {self._label(sebelum)}."
            raise SudahBerubah(pesan)
        setattr(objek, self.kolom, transisi.ke)
        if transisi.efek is not None:
            transisi.efek(objek, pelaku=pelaku, **data)
        objek.save()
        catat(objek, transisi.nama, dari=sebelum, ke=transisi.ke)
        return objek

    def _label(self, nilai: str) -> str:
        pilihan = getattr(self.model._meta.get_field(self.kolom), "flatchoices", ())
        return str(dict(pilihan).get(nilai, nilai)).casefold()
