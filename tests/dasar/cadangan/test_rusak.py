"""A backup that is broken, cut short or something else is refused."""

from __future__ import annotations

import json
import shutil
import tarfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as pengaturan_hypothesis
from hypothesis import strategies as st

from bungah.dasar import wadah
from bungah.dasar.cadangan import Hasil, Manifes, buka_cadangan
from bungah.dasar.wadah import CadanganRusak, SandiSalah

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


from tests.dasar.cadangan.alat import isi_folder

pytestmark = [pytest.mark.lambat, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("bagian", [0.0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.97])
def test_cadangan_truncated_is_refused(polos: Hasil, tmp_path: Path, bagian: float) -> None:
    mentah = polos.berkas.read_bytes()
    potong = tmp_path / "potong.cadangan"
    potong.write_bytes(mentah[: int(len(mentah) * bagian)])
    with pytest.raises(CadanganRusak):
        buka_cadangan(potong, tmp_path / "buka", None)


@pengaturan_hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tempat=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_cadangan_with_a_flipped_bit_is_refused_or_unharmed(
    polos: Hasil, tmp_path: Path, tempat: float, bit: int
) -> None:
    """A flip in the covering letter or in padding harms nobody; anywhere else it is noticed."""
    mentah = bytearray(polos.berkas.read_bytes())
    mentah[int(tempat * len(mentah))] ^= 1 << bit
    rusak, buka = tmp_path / "rusak.cadangan", tmp_path / "buka"
    rusak.write_bytes(mentah)
    try:
        assert buka_cadangan(rusak, buka, None) == polos.manifes
    except (CadanganRusak, SandiSalah):
        pass
    finally:
        shutil.rmtree(buka, ignore_errors=True)


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04 sebuah zip", bytes(4096)], ids=["kosong", "zip", "nol"])
def test_cadangan_that_is_something_else_is_refused(tmp_path: Path, isi: bytes) -> None:
    berkas = tmp_path / "lain.cadangan"
    berkas.write_bytes(isi)
    with pytest.raises(CadanganRusak, match="bukan berkas cadangan Bungah"):
        buka_cadangan(berkas, tmp_path / "buka", None)


def test_cadangan_absent_is_named(tmp_path: Path) -> None:
    with pytest.raises(CadanganRusak, match="tidak ada"):
        buka_cadangan(tmp_path / "x.cadangan", tmp_path / "buka", None)


def bungkus_ulang(polos: Hasil, tmp_path: Path, ubah: Callable[[Path], None]) -> Path:
    """Unpack an open backup, let ``ubah`` change its parts, wrap it again with a correct outside."""
    folder = tmp_path / "ulang"
    buka_cadangan(polos.berkas, folder, None)
    ubah(folder)
    bagian = {str(p.relative_to(folder)): p for p in sorted(folder.rglob("*"), reverse=True) if p.is_file()}
    wadah.kemas(tmp_path / "isi", bagian.items())
    with (tmp_path / "ulang.cadangan").open("wb") as ke:
        wadah.bungkus(tmp_path / "isi", ke, None)
    return tmp_path / "ulang.cadangan"


def ubah_manifes(**isi: Any) -> Callable[[Path], None]:
    def ubah(folder: Path) -> None:
        berkas = folder / "manifest.json"
        berkas.write_text(json.dumps(json.loads(berkas.read_text()) | isi))

    return ubah


def tambah_migrasi(folder: Path) -> None:
    manifes = Manifes.baca(folder)
    manifes.potret.migrasi.append("dasar.0099_esok")
    (folder / "manifest.json").write_text(manifes.teks())


def ganti_kunci(folder: Path) -> None:
    (folder / "kunci" / "induk").write_bytes(b"x" * 32)


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (ubah_manifes(format=2), "Bungah yang lebih baru"),
        (ubah_manifes(bagian={}), "rusak atau terpotong"),
        (ubah_manifes(asing=1), "rusak atau terpotong"),
        (ganti_kunci, "rusak atau terpotong"),
        (tambah_migrasi, "rusak atau terpotong"),  # the copy itself does not know that migration
        (lambda folder: (folder / "manifest.json").unlink(), "rusak atau terpotong"),
        (lambda folder: (folder / "kunci" / "induk").unlink(), "rusak atau terpotong"),
    ],
)
def test_cadangan_with_a_false_manifest_is_refused(
    polos: Hasil, tmp_path: Path, ubah: Callable[[Path], None], kata: str
) -> None:
    berkas = bungkus_ulang(polos, tmp_path, ubah)
    with pytest.raises(CadanganRusak, match=kata):
        buka_cadangan(berkas, tmp_path / "buka", None)


@pytest.mark.parametrize("nama", ["../luar", "/luar", "berkas/../../luar"])
def test_cadangan_part_cannot_lead_outside(tmp_path: Path, nama: str) -> None:
    (tmp_path / "jahat").write_bytes(b"x")
    with tarfile.open(tmp_path / "isi", "w:gz") as tar:
        tar.add(tmp_path / "jahat", "aman")
        info = tar.gettarinfo(tmp_path / "jahat")
        info.name = nama
        with (tmp_path / "jahat").open("rb") as jahat:
            tar.addfile(info, jahat)
    (tmp_path / "buka").mkdir()
    with pytest.raises(CadanganRusak):
        wadah.bongkar(tmp_path / "isi", tmp_path / "buka")
    assert isi_folder(tmp_path) == {"jahat", "isi", "buka"}
