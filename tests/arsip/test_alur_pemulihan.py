"""After a restore the books open again, and a number that stands only on paper gets its row."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from arsip.alur_pemulihan import LONCATAN_WAJAR, LoncatanJauh, buka_setelah_pulih
from arsip.kueri import nomor_bolong
from arsip.models import Ekspedisi, SuratKeluar
from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.jejak import periksa_rantai, tulis
from bungah.dasar.models import Jejak, Penghitung
from bungah.dasar.penomoran import SeriDitutup, tutup_semua_seri
from bungah.dasar.peran import Peran
from bungah.naskah.models import Naskah
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar as pabrik
from tests.pabrik.naskah import naskah_baru

if TYPE_CHECKING:
    from time_machine import TimeMachineFixture

pytestmark = pytest.mark.django_db
SENIN = date(2026, 11, 23)
SERI = "/kantor/seri/"
SEBAB = "pulihkan dari cadangan 22-11-2026 16.00"


@pytest.fixture(autouse=True)
def hari_senin(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2026-11-23T02:00:00+00:00", tick=False)


def surat(banyak: int) -> None:
    for _ in range(banyak):
        SuratKeluar.objects.create(naskah=naskah_baru(), ditujukan_kepada="Siti", isi_singkat="Uji")


def pulihkan() -> None:
    with tulis(pelaku=None):
        tutup_semua_seri(SEBAB, hari=SENIN)


def register() -> list[tuple[int, str]]:
    return list(SuratKeluar.objects.order_by("naskah__urut").values_list("naskah__urut", "status"))


def test_buku_after_a_restore_has_no_unexplained_gap() -> None:
    surat(2)
    pulihkan()
    with pytest.raises(SeriDitutup):
        naskah_baru()
    assert buka_setelah_pulih("surat-keluar", "2026", terakhir=4, pelaku=None) == 2
    surat(1)
    assert register() == [(1, "disiapkan"), (2, "disiapkan"), (3, "hilang"), (4, "hilang"), (5, "disiapkan")]
    assert nomor_bolong(2026) == []
    hilang = SuratKeluar.objects.get(naskah__urut=3)
    assert (hilang.alasan, hilang.isi_singkat) == (f"Hilang saat pemulihan: {SEBAB}", "Hilang saat pemulihan")
    assert (hilang.naskah.status, hilang.naskah.tanggal) == (Naskah.Status.HILANG, SENIN)
    assert Jejak.objects.filter(perbuatan="hilang").count() == 2
    assert periksa_rantai().rusak is None


def test_buku_with_nothing_lost_just_opens() -> None:
    surat(2)
    pulihkan()
    assert buka_setelah_pulih("surat-keluar", "2026", terakhir=2, pelaku=None) == 0
    assert naskah_baru().urut == 3


def test_buku_of_a_year_the_backup_never_saw_is_filled_from_one() -> None:
    pulihkan()
    assert buka_setelah_pulih("surat-keluar", "2025", terakhir=2, pelaku=None) == 2
    assert list(Naskah.objects.values_list("tahun", "urut", "tanggal")) == [
        (2025, 1, date(2025, 12, 31)),
        (2025, 2, date(2025, 12, 31)),
    ]


def test_buku_opened_too_low_can_be_corrected_without_a_gap() -> None:
    pulihkan()
    buka_setelah_pulih("surat-keluar", "2026", terakhir=3, pelaku=None)
    assert buka_setelah_pulih("surat-keluar", "2026", terakhir=5, pelaku=None) == 2
    assert [urut for urut, _ in register()] == [1, 2, 3, 4, 5]


def test_buku_of_surat_tugas_gets_papers_but_no_register_rows() -> None:
    pulihkan()
    assert buka_setelah_pulih("surat-tugas", "2026", terakhir=2, pelaku=None) == 2
    assert set(Naskah.objects.values_list("jenis", "status")) == {("surat_tugas", "hilang")}
    assert register() == []


def test_buku_ekspedisi_gets_a_line_for_every_lost_number() -> None:
    pulihkan()
    assert buka_setelah_pulih("ekspedisi", "2026", terakhir=2, pelaku=None) == 2
    baris = Ekspedisi.objects.filter(surat=None).order_by("urut").values_list("urut", "keterangan")
    assert list(baris) == [(urut, f"Hilang saat pemulihan: {SEBAB}") for urut in (1, 2)]


def test_karcis_has_no_register_to_fill() -> None:
    pulihkan()
    assert buka_setelah_pulih("karcis:1:A", "2026-11-23", terakhir=14, pelaku=None) == 14
    assert (Naskah.objects.count(), Penghitung.objects.get(seri="karcis:1:A").terakhir) == (0, 14)


def test_buku_at_go_live_starts_after_paper_without_lost_rows() -> None:
    assert buka_setelah_pulih("surat-keluar", "2026", terakhir=327, pelaku=None) == 0
    assert (register(), naskah_baru().urut) == ([], 328)


def test_buku_far_above_is_a_slip_unless_said_twice() -> None:
    pulihkan()
    terakhir = LONCATAN_WAJAR + 1
    with pytest.raises(Ditolak, match="Periksa lagi angka di buku"):
        buka_setelah_pulih("surat-tugas", "2026", terakhir=terakhir, pelaku=None)
    assert not Naskah.objects.exists()
    assert buka_setelah_pulih("surat-tugas", "2026", terakhir=terakhir, pelaku=None, yakin=True) == terakhir


@pytest.mark.parametrize(("ada", "terakhir", "ditanya"), [(3, 333, True), (3, 53, False), (60, 120, False)])
def test_the_smaller_the_book_the_sooner_it_asks(ada: int, terakhir: int, *, ditanya: bool) -> None:
    Penghitung.objects.create(seri="surat-tugas", periode="2026", terakhir=ada)
    pulihkan()
    tolak = pytest.raises(LoncatanJauh) if ditanya else nullcontext()
    with tolak:
        assert buka_setelah_pulih("surat-tugas", "2026", terakhir=terakhir, pelaku=None) == terakhir - ada


def test_buku_below_what_was_given_changes_nothing() -> None:
    surat(3)
    pulihkan()
    with pytest.raises(Ditolak, match="tidak boleh di bawah 3"):
        buka_setelah_pulih("surat-keluar", "2026", terakhir=2, pelaku=None)
    assert Penghitung.objects.get(seri="surat-keluar").ditutup == SEBAB


@pytest.mark.parametrize(
    ("peran", "boleh"), [(Peran.SEKDES, True), (Peran.ADMIN, True), (Peran.PETUGAS_DEPAN, False)]
)
def test_buku_is_opened_by_sekdes_or_admin(peran: Peran, *, boleh: bool) -> None:
    pulihkan()
    dia = pabrik.pengguna("Siti", peran)
    if boleh:
        assert buka_setelah_pulih("surat-keluar", "2026", terakhir=1, pelaku=dia) == 1
        assert Jejak.objects.get(perbuatan="buka_seri").pelaku_id == dia.pk
        return
    with pytest.raises(TidakBerwenang):
        buka_setelah_pulih("surat-keluar", "2026", terakhir=1, pelaku=dia)


def test_buka_seri_command_lists_opens_and_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    surat(1)
    pulihkan()
    call_command("buka_seri")
    assert f"surat-keluar 2026: nomor terakhir di sini 1, {SEBAB}" in capsys.readouterr().out
    with pytest.raises(CommandError, match="tidak boleh di bawah 1"):
        call_command("buka_seri", "surat-keluar", "2026", "0")
    call_command("buka_seri", "surat-keluar", "2026", "3")
    assert capsys.readouterr().out.splitlines() == [
        "Seri surat-keluar 2026 dibuka; nomor berikutnya 4.",
        "2 nomor tercatat: hilang saat pemulihan.",
    ]
    call_command("buka_seri")
    assert capsys.readouterr().out == "Semua seri nomor terbuka.\n"
    assert timezone.localdate() == SENIN


# The page


def test_halaman_seri_membuka_satu_per_satu() -> None:
    """Names people know, the refusal beside the number, a far number only when it is meant."""
    pabrik.jam_kerja()
    surat(2)
    pulihkan()
    hitung = Penghitung.objects.get(seri="surat-keluar")
    sekdes = pabrik.pengguna("Wiwik", Peran.SEKDES)
    klien = klien_meja(sekdes)
    assert "menunggu nomor terakhir di kertas" in klien.get("/kantor/").content.decode()
    assert "Buku surat keluar 2026" in klien.get(SERI).content.decode()

    def kirim(**isi: str) -> str:
        return klien.post(SERI, {"hitung": str(hitung.pk), **isi}, follow=True).content.decode()

    assert "tidak boleh di bawah 2" in kirim(terakhir="1")
    assert "Tulis nomor terakhir di buku." in kirim(terakhir="")
    assert "memang benar" not in kirim(terakhir="abc")
    assert "memang benar" in kirim(terakhir="5000")
    assert register() == [(1, "disiapkan"), (2, "disiapkan")]
    isi = kirim(terakhir="4")
    assert "Buku surat keluar 2026 dibuka; nomor berikutnya 5. 2 nomor tercatat hilang" in isi
    assert "Nomor itu sudah dibuka." in kirim(terakhir="4")
    assert Jejak.objects.filter(perbuatan="buka_seri", pelaku_id=sekdes.pk).count() == 1
    assert "menunggu nomor terakhir di kertas" not in klien.get("/kantor/").content.decode()


def test_halaman_seri_loncatan_jauh_dengan_centang() -> None:
    surat(1)
    pulihkan()
    hitung = Penghitung.objects.get(seri="surat-keluar")
    klien = klien_meja(pabrik.pengguna("Ani", Peran.KADES))
    isi = {"hitung": str(hitung.pk), "terakhir": str(LONCATAN_WAJAR + 10), "yakin": "on"}
    assert "dibuka; nomor berikutnya 511" in klien.post(SERI, isi, follow=True).content.decode()
