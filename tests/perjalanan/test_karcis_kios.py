"""The ticket as the kiosk's own browser prints it, on both rolls that thermal printers take."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from playwright.sync_api import expect

from bungah.dasar.models import ProfilDesa

if TYPE_CHECKING:
    from tests.perjalanan.ruang import Ruang

pytestmark = pytest.mark.django_db(transaction=True)
MM = 72 / 25.4


@pytest.mark.parametrize("lebar", [58, 80])
def test_number_stands_on_one_line_of_either_roll(ruang: Ruang, lebar: int) -> None:
    ProfilDesa.objects.update(alamat_publik="https://bungah.desa.id")
    kios = ruang.kios({"width": 1280, "height": 800})
    kios.get_by_role("button", name="Surat keterangan", exact=True).click()
    expect(kios.locator(".kios-nomor")).to_contain_text("A-001")
    with pdfplumber.open(io.BytesIO(kios.pdf(width=f"{lebar}mm", height="165mm"))) as pdf:
        assert len(pdf.pages) == 1
        page = pdf.pages[0]
        [nomor] = [kata for kata in page.extract_words() if "A-001" in kata["text"]]
        assert nomor["x0"] >= 3 * MM
        assert nomor["x1"] <= (lebar - 3) * MM
        assert nomor["x1"] - nomor["x0"] > 0.6 * lebar * MM
        teks = page.extract_text()
    assert "Kantor Desa Bungah" in teks
    assert "Cetak karcis" not in teks
