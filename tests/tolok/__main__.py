"""`manage.py uji --tolok [--json]`: what the office can bear, as ratios against a bare limit of the same run.

Never a test: machines differ. A fresh practice office is made in a temporary folder, the real
server is started, and everything goes over loopback.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from datetime import time
from pathlib import Path

from bungah.kunci import buat_kunci


def main() -> int:
    """Prepare the office, measure, print."""
    bendera = argparse.ArgumentParser(prog="manage.py uji --tolok")
    bendera.add_argument("--json", action="store_true", help="angka untuk mesin")
    pilihan = bendera.parse_args()
    with tempfile.TemporaryDirectory(prefix="bungah-tolok-") as folder:
        _lingkungan(Path(folder))
        angka = _ukur()
    if pilihan.json:
        print(json.dumps(angka, indent=2))
    else:
        _tampilkan(angka)
    return 0


def _lingkungan(folder: Path) -> None:
    os.environ["BUNGAH_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.tolok.settings"
    os.environ.pop("DATABASE_URL", None)
    buat_kunci(folder / "kunci")


def _ukur() -> dict[str, object]:
    import django  # noqa: PLC0415 -- only after the environment points at the bench office

    django.setup()
    from tests.tolok import cetak, dinding, halaman, karcis, konsep, panggil, siar, tanya, telusur  # noqa: PLC0415 -- idem
    from tests.tolok.peladen import peladen  # noqa: PLC0415 -- idem

    _kabari("menyiapkan kantor latihan …")
    tanda, kelompok, kode, surat = _siapkan_kantor()
    with peladen() as hidup:
        _kabari("halaman umum …")
        lihat = {"beranda": "/", "status": f"/s/{kode}/", "cek": f"/cek/{surat}/"}
        hasil: dict[str, object] = {"halaman": halaman.ukur(hidup, lihat)}
        _kabari("karcis …")
        hasil["karcis"] = karcis.ukur(hidup, tanda=tanda, kelompok=kelompok)
        _kabari("tanya …")
        hasil["tanya"] = tanya.ukur(hidup)
        _kabari("siar …")
        hasil["siar"] = siar.ukur(hidup)
        _kabari("panggil …")
        hasil["panggil"] = panggil.ukur(hidup)
        hasil["memori_mb"] = round(hidup.memori_mb(), 1)
        _kabari("konsep …")
        hasil["konsep"] = konsep.ukur(hidup)
        hasil["memori_dengan_percetakan_mb"] = round(hidup.memori_mb(), 1)
        _kabari("telusur …")  # last: it leaves 100,000 requests behind
        hasil["telusur"] = telusur.ukur(hidup)
    _kabari("cetak …")
    hasil["cetak"] = cetak.ukur(200)
    _kabari("dinding …")
    return hasil | {"dinding": dinding.ukur()}


def _siapkan_kantor() -> tuple[str, str, str, str]:
    """A practice office that is open all day with a kiosk: its sign, queue group, status and verify code."""
    from django.core.management import call_command  # noqa: PLC0415 -- idem

    from arsip.models import SuratKeluar  # noqa: PLC0415 -- idem
    from bungah.dasar.alur_orang import pasangkan  # noqa: PLC0415 -- idem
    from bungah.dasar.models import Fitur, HariLibur, JamKerja, Perangkat, SusunanJam  # noqa: PLC0415 -- idem
    from layanan.models import KelompokAntrean, Kunjungan  # noqa: PLC0415 -- idem

    for perintah in (["migrate"], ["muat_rujukan"], ["contoh"], ["collectstatic", "--no-input"]):
        call_command(*perintah, verbosity=0, stdout=sys.stderr)
    HariLibur.objects.all().delete()
    susunan = SusunanJam.objects.filter(dari=None)[0]
    JamKerja.objects.all().delete()
    JamKerja.objects.bulk_create(
        JamKerja(susunan=susunan, hari=hari, buka=time(0, 0), tutup=time(23, 59)) for hari in range(7)
    )
    Fitur.objects.update_or_create(kode=Fitur.Kode.KIOS, defaults={"menyala": True})
    _, tanda = pasangkan(nama="Kios tolok ukur", jenis=Perangkat.Jenis.KIOS, pelaku=None)
    kunjungan = Kunjungan.objects.filter(permohonan__isnull=False).order_by("-id")[0]
    surat = SuratKeluar.objects.filter(status=SuratKeluar.Status.TERBIT).order_by("-id")[0]
    return tanda, KelompokAntrean.objects.all()[0].kode, kunjungan.kode, surat.naskah.kode


def _kabari(teks: str) -> None:
    print(teks, file=sys.stderr, flush=True)


def _tampilkan(angka: dict[str, object], dalam: int = 0) -> None:
    """Print nested figures as an indented list."""
    for nama, isi in angka.items():
        if isinstance(isi, dict):
            print(f"{'  ' * dalam}{nama}")
            _tampilkan(isi, dalam + 1)
        else:
            print(f"{'  ' * dalam}{nama:<28}{isi}")


if __name__ == "__main__":
    sys.exit(main())
