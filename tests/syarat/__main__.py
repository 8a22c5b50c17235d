"""Print the requirements table: ``python3 manage.py uji --syarat [--json]``."""

import argparse
import json
import os
import sys
from collections.abc import Sequence

import django

from tests.syarat.tabel import Tabel, muat


def cetak(tabel: Tabel) -> None:
    """Print the table for people: proved rows with their tests, then what nothing proves yet."""
    for baris in tabel.baris:
        print(f"{'✓' if baris.uji else '·'} {baris.nomor}  {baris.teks}")
        for rincian in (baris.lihat, *baris.uji):
            if rincian:
                print(f"         {rincian}")
    belum = [b.nomor for b in tabel.baris if not b.uji]
    print(f"\n{len(tabel.terbukti)} dari {len(tabel.baris)} syarat dibuktikan oleh uji.")
    if belum:
        print("Belum dibuktikan: " + " ".join(belum))
    for salah in tabel.kesalahan:
        print(f"SALAH  {salah}")


def utama(argv: Sequence[str]) -> int:
    """Print the table; exit code 1 when something in it is untrue."""
    bendera = argparse.ArgumentParser(prog="manage.py uji --syarat")
    bendera.add_argument("--json", action="store_true", help="untuk mesin")
    pilihan = bendera.parse_args(argv)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bungah.settings_uji"
    django.setup()
    tabel = muat()
    if pilihan.json:
        print(json.dumps(tabel.sebagai_data(), ensure_ascii=False, indent=1))
    else:
        cetak(tabel)
    return 1 if tabel.kesalahan else 0


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
