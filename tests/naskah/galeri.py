"""Pictures of every letter, to be looked at: ``python -m tests.naskah.galeri OUT/``.

Each kind on both papers with the least and the most data; six pages to one contact sheet.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image, ImageDraw

SEBARIS, SELEMBAR, LEBAR = 3, 6, 620


def lembar(halaman: list[tuple[str, Image.Image]]) -> Image.Image:
    """Six pages with their names on one picture."""
    tinggi = max(gambar.height for _, gambar in halaman) + 24
    baris = -(-len(halaman) // SEBARIS)
    alas = Image.new("L", (SEBARIS * (LEBAR + 8), baris * tinggi), 128)
    pena = ImageDraw.Draw(alas)
    for n, (nama, gambar) in enumerate(halaman):
        kiri, atas = n % SEBARIS * (LEBAR + 8), n // SEBARIS * tinggi
        pena.text((kiri + 4, atas + 4), nama, fill=255)
        alas.paste(gambar, (kiri, atas + 24))
    return alas


def main(tujuan: Path) -> None:
    """Write the contact sheets."""
    from bungah.naskah.cetak import Kertas  # noqa: PLC0415 -- Django has to be up
    from bungah.naskah.lembar import banyak_halaman, gambar_halaman  # noqa: PLC0415 -- idem
    from layanan.aturan.contoh_surat import Contoh  # noqa: PLC0415 -- idem
    from tests.naskah.semua_surat import cetak, cetak_pernyataan, semua  # noqa: PLC0415 -- idem

    tujuan.mkdir(parents=True, exist_ok=True)
    for kertas in (Kertas.F4, Kertas.A4):
        for contoh in Contoh:
            halaman: list[tuple[str, Image.Image]] = []
            lembar_surat = [(satu.kode, cetak(satu, contoh, kertas)) for satu in semua()]
            pernyataan = semua("pernyataan")
            lembar_surat += [(f"P {s.kode}", cetak_pernyataan(s, contoh, kertas)) for s in pernyataan]
            for kode, pdf in lembar_surat:
                for n in range(1, banyak_halaman(pdf) + 1):
                    gambar = Image.open(io.BytesIO(gambar_halaman(pdf, n, lebar=LEBAR)))
                    halaman.append((f"{kode} {kertas} {contoh} {n}", gambar))
            for n in range(0, len(halaman), SELEMBAR):
                lembar(halaman[n : n + SELEMBAR]).save(tujuan / f"{kertas}-{contoh}-{n // SELEMBAR:02}.png")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bungah.settings_uji")
    import django

    django.setup()
    main(Path(sys.argv[1]))
