"""Static files of a real start: stylesheets joined, then hashed and compressed.

The sources stay plain CSS with ``@import`` (a developer's browser reads them as they are). When
``collectstatic`` runs, every sheet is written with its imports in place and without comments, so a
public page asks for one stylesheet instead of nineteen.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_IMPOR = re.compile(r'@import\s+(?:url\()?"([^"]+)"\)?\s*;')
_ULAS = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r'(?<!@import )url\("((?!/|data:|https?:|#)[^"]+)"\)')
_RUANG = re.compile(r"\s+")
_TEPI = re.compile(r" ?([{};,]) ?")


def rangkai(nama: str, baca: Callable[[str], str]) -> str:
    """Text of sheet ``nama`` with its imports in place; ``url()`` paths become relative to it."""
    akar = PurePosixPath(nama).parent

    def sisip(lembar: str) -> str:
        map_lembar = PurePosixPath(lembar).parent
        isi = _ULAS.sub("", baca(lembar))
        isi = _URL.sub(lambda m: f'url("{_relatif(_lipat(map_lembar / m[1]), akar)}")', isi)
        return _IMPOR.sub(lambda m: sisip(_lipat(map_lembar / m[1])), isi)

    return _TEPI.sub(r"\1", _RUANG.sub(" ", sisip(nama))).strip() + "\n"


def _lipat(jalur: PurePosixPath) -> str:
    """Resolve ``..`` inside a static name without touching the disk."""
    hasil: list[str] = []
    for bagian in jalur.parts:
        if bagian == "..":
            hasil.pop()
        else:
            hasil.append(bagian)
    return "/".join(hasil)


def _relatif(nama: str, akar: PurePosixPath) -> str:
    return "/".join([".."] * len(akar.parts) + [nama])


class PenyimpananStatik(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # -- untyped library
    """WhiteNoise's storage that joins our own stylesheets first."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002 -- Django's signature
        """Join, store under the plain name, then let hashing and compression do their work."""
        if not dry_run:
            for nama in [n for n in paths if PurePosixPath(n).match("css/*.css")]:
                self._tulis(nama, rangkai(nama, self._baca))
                paths[nama] = (self, nama)
        yield from super().post_process(paths, dry_run, **options)

    @cache  # noqa: B019 -- one storage per process, a few dozen names
    def url(self, name: str, force: bool = False) -> str:  # noqa: FBT001, FBT002 -- Django's signature
        """Address of a file, worked out once: the names are fixed when the office starts."""
        return str(super().url(name, force))

    def create_compressor(self, **pilihan: Any) -> Any:
        """Gzip alone: brotli doubles the time of a first start and saves a village LAN nothing."""
        return super().create_compressor(use_brotli=False, **pilihan)

    def _baca(self, nama: str) -> str:
        with self.open(nama) as berkas:
            return str(berkas.read().decode())

    def _tulis(self, nama: str, isi: str) -> None:
        self.delete(nama)
        self._save(nama, ContentFile(isi.encode()))
