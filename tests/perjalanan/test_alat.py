"""The checks themselves: a deliberately bad page fails every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.perjalanan.alat import (
    periksa_axe,
    periksa_fokus,
    periksa_kunci,
    periksa_lebar,
    periksa_sasaran,
)

if TYPE_CHECKING:
    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
BURUK = """() => { document.body.innerHTML = `<h1>Buruk</h1><img src="/statis/x.png">
  <button id="kecil" data-kunci="F2" class="tombol">x<kbd>F4</kbd></button><a id="luas" href="/">lebar</a>`;
  const kecil = document.querySelector("#kecil"), luas = document.querySelector("#luas");
  kecil.style.cssText = "width: 12px; height: 12px; padding: 0; min-height: 0; outline: 0";
  luas.style.cssText = "display: block; width: 2000px"; }"""
PEMERIKSA = (periksa_axe, periksa_lebar, periksa_sasaran, periksa_fokus, periksa_kunci)


def test_pemeriksa_melihat_halaman_buruk(ruang: Ruang) -> None:
    page = ruang.warga()
    page.goto("/")
    for periksa in PEMERIKSA:
        periksa(page)
    page.evaluate(BURUK)
    for periksa in PEMERIKSA:
        with pytest.raises(AssertionError):
            periksa(page)
