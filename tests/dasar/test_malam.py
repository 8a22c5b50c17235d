"""The night's work: once a day by whoever comes first, taken over when it died, said aloud when it failed."""

from __future__ import annotations

import io
import threading
from datetime import timedelta
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone

from bungah.dasar import malam
from bungah.dasar.malam import kerjakan_malam
from bungah.dasar.models import KerjaMalam
from bungah.dasar.papan import Malam
from bungah.dasar.penjaga_malam import PenjagaMalam
from bungah.dasar.peran import Peran
from tests.dasar.alat import klien_admin, orang
from tests.pabrik import dasar

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dasar.pukul(7), tick=False) as jam:
        yield jam


@pytest.fixture
def dikerjakan(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One deed of a made-up app; "gagal" in the list makes the next run fail."""
    catatan: list[str] = []
    papan = ModuleType("papan")

    def kerja() -> int:
        if "gagal" in catatan:
            catatan.remove("gagal")
            raise OSError
        catatan.append("kerja")
        return 3

    papan.malam = lambda: [Malam("uji", "Uji dikerjakan", kerja)]  # type: ignore[attr-defined]
    for satu in ("arsip", "layanan", "pengaduan"):
        monkeypatch.setattr(apps.get_app_config(satu), "papan", ModuleType("kosong"))
    monkeypatch.setattr(apps.get_app_config("pengaduan"), "papan", papan)
    return catatan


@pytest.mark.django_db
def test_once_a_day_and_again_the_next(jam: time_machine.Traveller, dikerjakan: list[str]) -> None:
    kerja = kerjakan_malam()
    assert kerja is not None
    assert (kerja.keadaan, kerja.hasil[-1]) == (
        "beres",
        {"kode": "uji", "judul": "Uji dikerjakan", "banyak": 3},
    )
    assert kerjakan_malam() is None
    jam.shift(timedelta(days=4))  # the PC was off over a long weekend
    assert kerjakan_malam() is not None
    assert dikerjakan == ["kerja", "kerja"]


@pytest.mark.django_db
def test_failure_is_written_down_and_tried_again(jam: time_machine.Traveller, dikerjakan: list[str]) -> None:
    dikerjakan.append("gagal")
    with pytest.raises(CommandError, match="1 pekerjaan malam gagal"):
        call_command("malam", stdout=io.StringIO())
    assert KerjaMalam.objects.get().hasil[-1]["galat"] == "OSError"
    assert [s["kode"] for s in KerjaMalam.objects.get().hasil] == ["sesi", "impor", "borongan", "uji"]
    assert kerjakan_malam() is None  # not at once
    jam.shift(timedelta(minutes=16))
    kerja = kerjakan_malam()
    assert kerja is not None
    assert (kerja.gagal, dikerjakan) == (0, ["kerja"])


@pytest.mark.django_db
def test_run_that_died_is_taken_over(jam: time_machine.Traveller, dikerjakan: list[str]) -> None:
    KerjaMalam.objects.create(hari=timezone.localdate(), mulai=timezone.now())
    assert kerjakan_malam() is None
    assert kerjakan_malam(paksa=True) is None  # another process is at it
    jam.shift(timedelta(minutes=61))
    assert kerjakan_malam() is not None


@pytest.mark.django_db
def test_command_says_what_it_did(jam: time_machine.Traveller, dikerjakan: list[str]) -> None:
    keluaran = io.StringIO()
    for pilihan in ([], [], ["--ulang"]):
        call_command("malam", *pilihan, stdout=keluaran)
    assert keluaran.getvalue().count("Uji dikerjakan: 3") == 2
    assert "Hari ini sudah dikerjakan." in keluaran.getvalue()


@pytest.mark.django_db(transaction=True)
def test_many_processes_do_it_once(dikerjakan: list[str]) -> None:
    siap, hasil = threading.Barrier(4), []

    def satu() -> None:
        try:
            siap.wait(10)
            hasil.append(kerjakan_malam())
        finally:
            connections.close_all()

    utas = [threading.Thread(target=satu) for _ in range(4)]
    for t in utas:
        t.start()
    for t in utas:
        t.join()
    assert sum(h is not None for h in hasil) == 1
    assert dikerjakan == ["kerja"]


@pytest.mark.django_db
def test_dead_sessions_go(jam: time_machine.Traveller, dikerjakan: list[str]) -> None:
    sesi = SessionStore()
    sesi["x"] = 1
    sesi.set_expiry(60)
    sesi.save()
    jam.shift(timedelta(minutes=2))
    kerja = kerjakan_malam()
    assert kerja is not None
    assert kerja.hasil[0] == {"kode": "sesi", "judul": "Sesi masuk yang sudah habis dihapus", "banyak": 1}


@pytest.mark.django_db
def test_admin_sees_the_last_night(jam: time_machine.Traveller, dikerjakan: list[str]) -> None:
    dasar.profil()
    admin = klien_admin(orang("nita", Peran.ADMIN))
    assert "belum pernah" in admin.get("/kantor/").content.decode()
    dikerjakan.append("gagal")
    kerjakan_malam()
    html = admin.get("/kantor/").content.decode()
    assert "1 gagal" in html
    assert "23 November 2026" in html
    pk = KerjaMalam.objects.get().pk
    assert (
        "Uji dikerjakan: gagal (OSError)"
        in admin.get(f"/admin/dasar/kerjamalam/{pk}/change/").content.decode()
    )


class _Anak:
    """A child process that ends at once with this code."""

    kode = 0
    dipanggil: list[list[str]] = []

    def __init__(self, perintah: list[str], **_: object) -> None:
        self.dipanggil.append(perintah)

    def wait(self) -> int:
        return self.kode

    def terminate(self) -> None:
        """Nothing runs."""


@pytest.mark.parametrize(("kode", "banyak"), [(0, 1), (1, 1)])
def test_guard_asks_once_a_day(monkeypatch: pytest.MonkeyPatch, kode: int, banyak: int) -> None:
    monkeypatch.setattr(_Anak, "kode", kode)
    monkeypatch.setattr(_Anak, "dipanggil", [])
    monkeypatch.setattr("subprocess.Popen", _Anak)
    penjaga, tengok = PenjagaMalam(awal=0, tengok=0.001), threading.Event()
    asli = penjaga._kerjakan

    def kerjakan() -> bool:
        hasil = asli()
        tengok.set()
        return hasil

    monkeypatch.setattr(penjaga, "_kerjakan", kerjakan)
    penjaga.mulai()
    assert tengok.wait(10)
    penjaga.henti()
    assert len(_Anak.dipanggil) == banyak
    assert _Anak.dipanggil[0][-2:] == ["malam", "--pelan"]


def test_guard_lives_without_a_python_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("subprocess.Popen", gagal)
    assert PenjagaMalam()._kerjakan() is False
    assert malam.MATI > malam.ULANG
    assert connection is not None
