"""The house itself: arrows of foreign keys, the floor plan of every app, sizes, reasons."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template.loader import get_template

from bungah.dasar.aplikasi import AplikasiDesa, semua_aplikasi

AKAR = Path(settings.BASE_DIR)
LANTAI = [
    "dasar", "naskah", "mutu", "kepegawaian", "arsip inventaris", "layanan", "pengaduan survei", "beranda",
]  # fmt: skip
TINGKAT = {nama: tingkat for tingkat, baris in enumerate(LANTAI) for nama in baris.split()}
PAKET = ["bungah", "kepegawaian", "arsip", "inventaris", "layanan", "pengaduan", "survei"]
BERKAS = sorted(
    p
    for paket in PAKET
    for p in (AKAR / paket).rglob("*.py")
    if "migrations" not in p.parts and p.stat().st_size
)
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
ALAMAT_LUAR = re.compile(r"(?:src|href|url|fetch)\s*[=(]\s*[\"']?(https?://[^\"')\s]+)")
BARIS_FUNGSI, BARIS_BERKAS, BARIS_TEMPLAT = 40, 400, 120


def test_app_setiap_lantai_terdaftar() -> None:
    assert {app.label for app in semua_aplikasi()} == set(TINGKAT)


def test_app_config_jenis_kita() -> None:
    """Two AppConfig candidates in one module make Django fall back to a plain one without a word."""
    kita = [app for app in apps.get_app_configs() if app.label in TINGKAT]
    assert [app.label for app in kita if not isinstance(app, AplikasiDesa)] == []


@pytest.mark.parametrize("label", ["kepegawaian", "arsip", "inventaris", "layanan", "pengaduan", "survei"])
def test_app_punya_papan(label: str) -> None:
    papan = next(app for app in semua_aplikasi() if app.label == label).papan
    assert callable(getattr(papan, "menu", None))


def test_kunci_tamu_menunjuk_ke_bawah() -> None:
    """Foreign keys by string escape the import linter."""
    naik = [
        f"{model._meta.label} → {tujuan._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in TINGKAT
        for bidang in model._meta.get_fields()
        if bidang.is_relation and not bidang.auto_created
        if (tujuan := bidang.related_model) is not None
        if TINGKAT.get(tujuan._meta.app_label, -1) > TINGKAT[model._meta.app_label]
    ]
    assert naik == []


@pytest.mark.parametrize("berkas", TEMPLAT, ids=lambda p: str(p.relative_to(AKAR / "templates")))
def test_templat_terkompilasi_dan_bersih(berkas: Path) -> None:
    isi = berkas.read_text()
    get_template(str(berkas.relative_to(AKAR / "templates")))
    assert len(isi.splitlines()) <= BARIS_TEMPLAT
    assert re.findall(r"\sstyle=|\son[a-z]+=\"|<script>(?!</)|<style", isi) == []


def _fungsi(berkas: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    pohon = ast.parse(berkas.read_text())
    return [n for n in ast.walk(pohon) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_fungsi_tidak_kepanjangan() -> None:
    panjang = [
        f"{berkas.relative_to(AKAR)}:{f.lineno} {f.name}"
        for berkas in BERKAS
        for f in _fungsi(berkas)
        if (f.end_lineno or f.lineno) - f.lineno + 1 - _baris_docstring(f) > BARIS_FUNGSI
    ]
    assert panjang == []


def _baris_docstring(fungsi: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    pertama = fungsi.body[0]
    if isinstance(pertama, ast.Expr) and isinstance(pertama.value, ast.Constant):
        return (pertama.end_lineno or pertama.lineno) - pertama.lineno + 1
    return 0


def test_berkas_tidak_kepanjangan() -> None:
    assert [str(p.relative_to(AKAR)) for p in BERKAS if len(p.read_text().splitlines()) > BARIS_BERKAS] == []


def test_modul_punya_docstring() -> None:
    tanpa = [str(p.relative_to(AKAR)) for p in BERKAS if not ast.get_docstring(ast.parse(p.read_text()))]
    assert tanpa == []


def test_pengecualian_linter_beralasan() -> None:
    """``noqa`` says why; a type checker's exception names its code."""
    tanpa = [
        f"{p.relative_to(AKAR)}:{n}"
        for p in BERKAS
        for n, baris in enumerate(p.read_text().splitlines(), 1)
        if re.search(r"# noqa", baris) and " -- " not in baris.split("# noqa", 1)[1]
    ]
    assert tanpa == []


def test_tidak_ada_panggilan_ke_luar() -> None:
    """No CDN, no outside call: pages and styles name no other host."""
    berkas = [*TEMPLAT, *(AKAR / "static" / "css").rglob("*.css"), *(AKAR / "static" / "js").rglob("*.js")]
    luar = [
        f"{p.relative_to(AKAR)}: {alamat}"
        for p in berkas
        for alamat in ALAMAT_LUAR.findall(p.read_text())
        if not alamat.startswith("https://wa.me/")
    ]
    assert luar == []
