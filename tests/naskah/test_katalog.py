"""The catalogue of prints and its command: one door, clear refusals, a fingerprint of what a print says."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from bungah.dasar.models import ProfilDesa
from bungah.naskah import katalog
from bungah.naskah.cetak import CetakGagal, Kertas
from bungah.naskah.katalog import Cetakan, Isi, Pesanan, Sasaran, TidakDicetak, sidik
from bungah.naskah.keterbacaan import DINDING, Lembar, TidakMuat

pytestmark = pytest.mark.django_db
dicetak: list[Pesanan] = []


def _isi(kode: str) -> Isi:
    if kode == "rusak":
        pesan = "Bagannya putus."
        raise TidakDicetak(pesan)
    return {"nama": kode, "hari": date(2026, 11, 24)}


def _cetak(isi: Isi, pesanan: Pesanan) -> bytes:
    if isi["nama"] == "lebar":
        pesan = "«lebar» tidak muat."
        raise TidakMuat(pesan)
    if isi["nama"] == "macet":
        pesan = "Mesin cetak penuh."
        raise CetakGagal(pesan)
    dicetak.append(pesanan)
    return b"%PDF-" + str(isi["nama"]).encode()


LOKET = Sasaran("loket", "Loket", lambda: [(kode, kode) for kode in ("satu", "rusak", "lebar", "macet")])
PAPAN = Cetakan("papan", "Papan", _isi, _cetak, sasaran=LOKET)
MEJA = Cetakan("meja", "Lembar meja", _isi, _cetak, (Kertas.F4,), dinding=False)


@pytest.fixture(autouse=True)
def _katalog(monkeypatch: pytest.MonkeyPatch) -> None:
    dicetak.clear()
    monkeypatch.setattr(katalog, "semua", lambda: {"papan": PAPAN, "meja": MEJA})


def test_a_print_takes_its_usual_paper_and_the_distance_of_the_office() -> None:
    ProfilDesa.objects.update_or_create(pk=1, defaults={"jarak_baca_mm": 2500})
    hasil = katalog.cetak(PAPAN, "satu")
    katalog.cetak(MEJA)
    katalog.cetak(PAPAN, "satu", kertas=Kertas.A2, jarak=4000)
    assert (hasil.pdf, hasil.judul) == (b"%PDF-satu", "Papan: satu")
    assert [(p.kertas, p.jarak) for p in dicetak] == [
        (Kertas.A4, 2500),
        (Kertas.F4, 400),
        (Kertas.A2, 4000),
    ]


@pytest.mark.parametrize(
    ("kode", "pilihan", "alasan"),
    [
        ("", {}, "Sebutkan loketnya. Yang ada: satu, rusak, lebar, macet."),
        ("dua", {}, "Loket «dua» tidak ada. Yang ada: satu, rusak, lebar, macet."),
        ("satu", {"kertas": Kertas.A6}, "Papan tidak ada di kertas A6. Pilih A4, F4, A3, A2, A1."),
        ("satu", {"jarak": 50_000}, "Jarak baca 50 m tidak bisa dipakai. Isi antara 0,3 m sampai 10 m."),
        ("rusak", {}, "Bagannya putus."),
        ("lebar", {}, "«lebar» tidak muat."),
        ("macet", {}, "Mesin cetak penuh."),
    ],
)
def test_every_refusal_says_why(kode: str, pilihan: dict[str, Any], alasan: str) -> None:
    with pytest.raises(TidakDicetak) as galat:
        katalog.cetak(PAPAN, kode, **pilihan)
    assert str(galat.value) == alasan


def test_the_fingerprint_is_of_what_is_said() -> None:
    assert sidik({"a": 1, "b": (1, 2)}) == sidik({"b": [1, 2], "a": 1})
    assert sidik({"a": "x"}) != sidik({"a": "y"})
    assert katalog.sidik_kini("papan", "satu") == sidik(_isi("satu"))
    assert (katalog.sidik_kini("papan", "hilang"), katalog.sidik_kini("papan", "rusak")) == ("", "")
    with pytest.raises(TypeError):
        sidik({"a": object()})


def test_every_wall_sheet_is_a_paper_and_back() -> None:
    assert [Kertas.dari(satu) for satu in DINDING] == list(katalog.DINDING)
    assert [satu.lembar for satu in katalog.DINDING] == list(DINDING)
    assert Kertas.dari(Lembar("A4", 210, 297).rebah) is Kertas.A4_REBAH


def _perintah(*isi: str) -> str:
    keluar = StringIO()
    call_command("cetak", *isi, stdout=keluar)
    return keluar.getvalue()


def test_the_command_prints_what_the_button_prints(tmp_path: Path) -> None:
    tujuan = tmp_path / "papan.pdf"
    kata = _perintah(
        "papan", "--loket", "satu", "--kertas", "A3", "--jarak", "4000", "--keluaran", str(tujuan)
    )
    assert (tujuan.read_bytes(), dicetak) == (b"%PDF-satu", [Pesanan(Kertas.A3, 4000)])
    assert kata == f"Papan: satu → {tujuan}\n"
    assert list(tmp_path.iterdir()) == [tujuan]


def test_the_command_lists_every_print() -> None:
    assert [baris.split("  ")[0] for baris in _perintah("--daftar").splitlines()] == [
        "papan --loket KODE",
        "meja",
    ]


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (["stiker"], "Tidak ada cetakan «stiker». Yang ada: papan, meja."),
        (["papan", "--loket", "satu"], "Sebutkan berkas tujuannya: --keluaran BERKAS.pdf"),
        (["meja", "--loket", "satu", "--keluaran", "x.pdf"], "Lembar meja tidak memakai --loket."),
        (["meja", "--kertas", "koran", "--keluaran", "x.pdf"], "Kertas «koran» tidak dikenal."),
        (["meja", "--keluaran", "/tidak/ada/x.pdf"], "Berkas /tidak/ada/x.pdf tidak bisa ditulis"),
    ],
)
def test_the_command_refuses_with_code_two(isi: list[str], alasan: str) -> None:
    with pytest.raises(CommandError) as galat:
        _perintah(*isi)
    assert str(galat.value).startswith(alasan)
    assert galat.value.returncode == 2


def test_a_refused_print_leaves_the_old_file(tmp_path: Path) -> None:
    tujuan = tmp_path / "papan.pdf"
    tujuan.write_bytes(b"lama")
    with pytest.raises(CommandError):
        _perintah("papan", "--loket", "rusak", "--keluaran", str(tujuan))
    assert tujuan.read_bytes() == b"lama"
