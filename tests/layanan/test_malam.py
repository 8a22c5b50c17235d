"""What the queue does by night: months kept, places lapsed, names and phones forgotten on time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.test import Client

from bungah.dasar.malam import kerjakan_malam
from bungah.dasar.models import Fitur, Jejak, Pengguna, ProfilDesa
from layanan.alur.konsultasi import ALUR_KONSULTASI, tanyakan
from layanan.alur.malam import TERHAPUS, lupakan_orang
from layanan.models import Konsultasi, Pesanan, RekapAntrean, SesiDaftar, TamuDinas
from tests.dasar.alat import klien_meja
from tests.layanan.test_tamu import tamu
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    import time_machine

    from layanan.models import Layanan

SEHARI = timedelta(days=1)


def pesanan(layanan: Layanan, **isi: object) -> Pesanan:
    sesi, _ = SesiDaftar.objects.get_or_create(
        kelompok=layanan.kelompok, nama="Pagi", defaults={"mulai": "08:00", "selesai": "11:00", "kuota": 5}
    )
    baku = {
        "layanan": layanan,
        "sesi": sesi,
        "hari": dasar.SENIN,
        "berlaku_sampai": dasar.pukul(11),
        "nama": "Siti A.",
        "telepon": "+6281234567890",
        "kode": uuid4().hex[:8],
        "kunci": uuid4(),
    }
    return Pesanan.objects.create(**baku | isi)


def test_missed_nights_are_caught_up(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    """The PC was off from November to February: every month gets its figures, every place its truth."""
    pabrik.kunjungan()
    satu = pesanan(domisili)
    jam.move_to(dasar.pukul(8, hari=dasar.SENIN + 80 * SEHARI))
    kerja = kerjakan_malam()
    assert kerja is not None
    assert kerja.gagal == 0
    hasil = {s["kode"]: s["banyak"] for s in kerja.hasil}
    assert (hasil["rekap"], hasil["hangus"]) == (3, 1)
    satu.refresh_from_db()
    assert satu.status == "hangus"
    bulan = RekapAntrean.objects.values_list("bulan", flat=True).distinct().order_by("bulan")
    assert [str(b)[:7] for b in bulan] == ["2026-11", "2026-12", "2027-01"]


def test_names_and_phones_are_forgotten_on_time(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    ProfilDesa.objects.update(simpan_hari=10)
    lama, baru = pesanan(domisili), pesanan(domisili, hari=dasar.SENIN + SEHARI, telepon="")
    tanya = [tanyakan(tanya="?", layanan=None, telepon="+6281111111111", kunci=uuid4()) for _ in range(3)]
    ALUR_KONSULTASI.jalankan(tanya[0], "jawab", pelaku=petugas, jawab="Ya.", menit=1)
    ALUR_KONSULTASI.jalankan(tanya[1], "tutup", pelaku=petugas, alasan_tutup="Iklan")
    tamu(petugas, telepon="+6282222222222")
    jam.move_to(dasar.pukul(12, hari=dasar.SENIN + 10 * SEHARI))
    assert lupakan_orang() == 3  # answered, closed, guest; the place of that day stays one day more
    jam.shift(SEHARI)
    assert lupakan_orang() == 1
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert (lama.nama, lama.telepon, baru.nama) == (TERHAPUS, "", "Siti A.")
    jam.shift(SEHARI)
    assert lupakan_orang() == 1
    assert lupakan_orang() == 0
    assert list(Konsultasi.objects.order_by("pk").values_list("telepon", flat=True)) == [
        "",
        "",
        "+6281111111111",
    ]
    assert TamuDinas.objects.get().telepon == ""
    assert TamuDinas.objects.get().nama == "Rahmat Hidayat"  # the book itself stays
    baris = Jejak.objects.filter(perbuatan="lupakan")
    assert {j.jenis for j in baris} == {"layanan.pesanan", "layanan.konsultasi", "layanan.tamudinas"}
    assert "Siti" not in str([j.rinci for j in baris])


def test_many_rows_go_in_small_blocks(domisili: Layanan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layanan.alur.malam.SEKALI", 2)
    for n in range(5):
        pesanan(domisili, hari=dasar.SENIN - 40 * SEHARI, telepon=f"+62811111111{n}")
    assert lupakan_orang() == 5
    assert Jejak.objects.filter(perbuatan="lupakan").count() == 3


@pytest.mark.parametrize("hari", [30, 7])
def test_public_pages_name_the_days(domisili: Layanan, hari: int) -> None:
    Fitur.objects.create(kode=Fitur.Kode.DAFTAR_RUMAH, menyala=True)
    Fitur.objects.create(kode=Fitur.Kode.TANYA, menyala=True)
    ProfilDesa.objects.update(simpan_hari=hari)
    sesi = pesanan(domisili).sesi_id
    alamat = f"/daftar/domisili/{sesi}/{dasar.SENIN + SEHARI}/"
    assert f"dihapus {hari} hari sesudah" in Client().get(alamat).content.decode()
    assert f"dihapus {hari} hari sesudah" in Client().get("/tanya/").content.decode()


def test_desk_still_lists_a_forgotten_place(
    domisili: Layanan, petugas: Pengguna, jam: time_machine.Traveller
) -> None:
    Fitur.objects.create(kode=Fitur.Kode.DAFTAR_RUMAH, menyala=True)
    pesanan(domisili, nama=TERHAPUS, telepon="")
    assert TERHAPUS in klien_meja(petugas).get("/kantor/daftar-rumah/").content.decode()
