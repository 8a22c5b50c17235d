"""The soak of the waiting room's screen, short (the day-long one: ``python -m tests.ketahanan.rendam``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.models import Panggilan
from tests.ketahanan.rendam import SIPUT, rendam
from tests.pabrik import layanan as pabrik
from tests.perjalanan.test_layar_tv import antre

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
TANYA, PANGGILAN = 300, 8


def test_layar_misses_no_call_speaks_one_at_a_time_and_stays_small(ruang: Ruang) -> None:
    rini = ruang.kantor.akun["rini"]
    jaga_loket(pabrik.loket(), pelaku=rini)
    antre(PANGGILAN)
    tv = ruang.tv()
    tv.add_init_script(SIPUT)
    tv.reload()
    tv.locator(".layar-utama").click()

    def panggil() -> int:
        satu = panggil_berikut(pelaku=rini)
        assert satu is not None
        ALUR_KUNJUNGAN.jalankan(satu, "selesai", pelaku=rini)
        return int(Panggilan.objects.latest("id").pk)

    hasil = rendam(
        tv,
        panggil,
        tanya=TANYA,
        panggilan=PANGGILAN,
        gangguan=lambda: _putus(tv),
        mulai_ulang=2,
        pemanasan=50,
    )
    assert (hasil.panggilan, hasil.hilang, hasil.kembar, hasil.tumpang) == (PANGGILAN, 0, 0, 0), hasil
    assert hasil.diucapkan == PANGGILAN
    assert hasil.gagal > 0  # it was cut off, and came back
    assert hasil.tumbuh_mb < 5, hasil


def _putus(tv: Page) -> None:
    tv.context.set_offline(True)
    tv.wait_for_function("n => rendam.gagal > n", arg=tv.evaluate("rendam.gagal"))
    tv.context.set_offline(False)
