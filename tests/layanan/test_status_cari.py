"""Typing the code of a ticket or receipt."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pabrik import layanan as pabrik


@pytest.mark.usefixtures("kantor")
def test_status_cari_leads_to_the_page_of_the_code() -> None:
    kode = pabrik.kunjungan().kode
    jawab = Client().post("/status/", {"kode": f" {kode[:4].lower()}-{kode[4:].lower()} "})
    assert (jawab.status_code, jawab["Location"]) == (302, f"/s/{kode}/")


@pytest.mark.usefixtures("kantor")
@pytest.mark.parametrize(
    ("ketik", "status", "kalimat"),
    [
        ("", 400, "Tulis kodenya dulu."),
        ("   ", 400, "Tulis kodenya dulu."),
        ("\x00", 400, "Tulis kodenya dulu."),
        ("ABCD-1234", 404, "Kode ini tidak ada."),
        ("٣٥٢٥", 404, "Kode ini tidak ada."),
        ("x" * 10_000, 404, "Kode ini tidak ada."),
        ('"><script>alert(1)</script>', 404, "Kode ini tidak ada."),
    ],
)
def test_status_cari_answers_a_wrong_code_in_words(ketik: str, status: int, kalimat: str) -> None:
    jawab = Client().post("/status/", {"kode": ketik})
    html = jawab.content.decode()
    assert jawab.status_code == status
    assert kalimat in html
    assert "<script>alert" not in html


@pytest.mark.usefixtures("kantor")
def test_status_cari_keeps_what_was_typed() -> None:
    html = Client().post("/status/", {"kode": "ABCD-1234"}).content.decode()
    assert 'value="ABCD-1234"' in html
    assert "<title>Perlu diperbaiki: " in html


@pytest.mark.usefixtures("kantor")
def test_status_cari_is_open_and_cheap() -> None:
    with CaptureQueriesContext(connection) as kueri:
        jawab = Client().get("/status/")
    assert jawab.status_code == 200
    assert len(kueri) == 1


@pytest.mark.usefixtures("kantor")
def test_status_cari_refuses_other_methods() -> None:
    assert Client().put("/status/").status_code == 405
