"""The screen of the waiting room: a paired device, numbers only, 204 while nothing is new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bungah.dasar import ingatan
from bungah.dasar.alur_orang import buat_kode_pasang
from bungah.dasar.models import Perangkat, ProfilDesa
from layanan.alur.antrean import ALUR_KUNJUNGAN, panggil_berikut
from layanan.alur.standar import jaga_loket
from layanan.kueri.layar import Rupa, rupa_layar
from layanan.models import Kunjungan, Panggilan
from layanan.views import layar as pandangan
from tests.layanan.test_kios import mesin
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik

if TYPE_CHECKING:
    from collections.abc import Iterator

    import time_machine
    from django.test import Client

    from bungah.dasar.models import Pengguna

KABAR = "/layar/kabar/"


@pytest.fixture
def tv(kantor: None) -> Client:
    """A paired screen."""
    return mesin(Perangkat.Jenis.LAYAR)


@pytest.fixture
def mengingat(settings: Any) -> Iterator[None]:
    """Memory as on a real start."""
    settings.INGATAN_DETIK = 10
    ingatan.lupakan()
    yield
    ingatan.lupakan()


def panggil(pelaku: Pengguna) -> Kunjungan:
    """Call the next one and send the last one away."""
    for satu in Kunjungan.objects.filter(status="dipanggil", petugas=pelaku):
        ALUR_KUNJUNGAN.jalankan(satu, "tidak_hadir", pelaku=pelaku)
    kunjungan = panggil_berikut(pelaku=pelaku)
    assert kunjungan is not None
    return kunjungan


def kabar(tv: Client, sejak: object, rupa: str | None = None) -> Any:
    return tv.get(KABAR, {"sejak": str(sejak), **({"rupa": rupa} if rupa is not None else {})})


@pytest.mark.syarat("R023", "R164")
def test_layar_shows_number_counter_next_and_how_many(tv: Client, petugas: Pengguna) -> None:
    ProfilDesa.objects.update(motto="Melayani dengan hati")
    jaga_loket(pabrik.loket(2), pelaku=petugas)
    for prioritas in ("", "", "lansia", ""):
        pabrik.kunjungan(prioritas=prioritas)
    panggil(petugas)
    html = tv.get("/layar/").content.decode()
    pk = Panggilan.objects.get().pk
    assert f'<p class="layar-nomor" data-panggilan="{pk}">A-003</p>' in html
    assert "Loket 2</p>" in html
    assert html.index("<strong>A-001</strong>") < html.index("<strong>A-002</strong>")
    assert "<strong>3</strong> antre" in html
    assert "Melayani dengan hati" in html
    assert "Hari ini surat bisa ditandatangani." in html


@pytest.mark.parametrize("jalur", ["/layar/", "/layar/sederhana/"])
def test_layar_never_names_anybody(tv: Client, petugas: Pengguna, jalur: str) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    layanan = pabrik.layanan()
    pabrik.permohonan(layanan, petugas, kunjungan=pabrik.kunjungan())
    pabrik.kunjungan()
    panggil(petugas)
    html = tv.get(jalur).content.decode()
    assert "A-002" in html
    nama = dasar.warga("Sukarti Ningsih").nama
    assert [kata for kata in ("Siti", "Budi", nama, "3525") if kata in html] == []


@pytest.mark.parametrize(
    ("jam_ke", "kata"),
    [((9, 0), "Belum ada panggilan"), ((16, 30), "Kantor sudah tutup"), ((6, 0), "belum buka")],
)
def test_layar_empty_says_why(
    tv: Client, jam: time_machine.Traveller, jam_ke: tuple[int, int], kata: str
) -> None:
    jam.move_to(dasar.pukul(*jam_ke))
    for jalur in ("/layar/", "/layar/sederhana/"):
        html = tv.get(jalur).content.decode()
        assert kata in html
        assert "Tidak ada yang menunggu" in html


def test_layar_old_screen_asks_anew_by_itself(tv: Client) -> None:
    jawab = tv.get("/layar/sederhana/")
    assert jawab["Refresh"] == "5; url=/layar/sederhana/"
    assert "<script" not in jawab.content.decode()


def test_layar_kabar_tells_every_call_once_in_order(tv: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    for _ in range(3):
        pabrik.kunjungan()
    for _ in range(3):
        panggil(petugas)
    semua = [(satu["id"], satu["nomor"], satu["loket"]) for satu in kabar(tv, 0).json()["panggilan"]]
    assert semua == [(satu.pk, satu.nomor, 1) for satu in Panggilan.objects.order_by("id")]
    pertama, *sisa = semua
    assert [satu["id"] for satu in kabar(tv, pertama[0]).json()["panggilan"]] == [satu[0] for satu in sisa]
    assert kabar(tv, semua[-1][0]).status_code == 204


def test_layar_kabar_tells_who_came_without_a_call(tv: Client) -> None:
    awal = kabar(tv, 0, "").json()
    assert kabar(tv, awal["sejak"], awal["rupa"]).status_code == 204
    pabrik.kunjungan()
    baru = kabar(tv, awal["sejak"], awal["rupa"]).json()
    assert (baru["panggilan"], "<strong>A-001</strong>" in baru["html"]) == ([], True)
    assert kabar(tv, baru["sejak"], baru["rupa"]).status_code == 204


def test_layar_kabar_recall_is_news(tv: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    kunjungan = panggil(petugas)
    sejak = kabar(tv, 0).json()["sejak"]
    ALUR_KUNJUNGAN.jalankan(kunjungan, "panggil_ulang", pelaku=petugas)
    isi = kabar(tv, sejak).json()
    assert [satu["nomor"] for satu in isi["panggilan"]] == ["A-001"]
    assert "layar-tadi" not in isi["html"]  # one number, one place


@pytest.mark.parametrize("sejak", ["", "x", "-1", "9" * 30, "²", "1e9"])
def test_layar_kabar_takes_any_nonsense(tv: Client, petugas: Pengguna, sejak: str) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    panggil(petugas)
    assert kabar(tv, sejak).status_code == 200


def test_layar_from_before_a_restore_starts_again_silently(tv: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    panggil(petugas)
    isi = kabar(tv, 10**9).json()
    assert (isi["sejak"], isi["panggilan"]) == (Panggilan.objects.get().pk, [])


def test_layar_new_day_starts_empty(tv: Client, petugas: Pengguna, jam: time_machine.Traveller) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    panggil(petugas)
    kemarin = kabar(tv, 0, "").json()
    jam.shift(24 * 3600)
    isi = kabar(tv, kemarin["sejak"], kemarin["rupa"]).json()
    assert (isi["panggilan"], "Belum ada panggilan" in isi["html"]) == ([], True)


@pytest.mark.usefixtures("mengingat")
def test_layar_idle_asks_three_small_questions(tv: Client) -> None:
    awal = kabar(tv, 0, "").json()
    with CaptureQueriesContext(connection) as query:
        jawab = kabar(tv, awal["sejak"], awal["rupa"])
    assert (jawab.status_code, jawab.content, len(query)) == (204, b"", 3)


def test_layar_query_count_is_fixed(tv: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    hitung = []
    for banyak in (1, 3):
        for _ in range(2 * banyak):
            pabrik.kunjungan()
        for _ in range(banyak):
            panggil(petugas)
        with CaptureQueriesContext(connection) as query:
            tv.get("/layar/")
        hitung.append(len(query))
    assert hitung[0] == hitung[1] <= 22  # with memory as in the office: six


def test_layar_after_pairing_is_one_touch_away(kantor: None, client: Client) -> None:
    kode = buat_kode_pasang(nama="TV", jenis=Perangkat.Jenis.LAYAR, pelaku=None)
    html = client.post("/pasangkan/", {"kode": kode}).content.decode()
    assert 'href="/layar/"' in html
    assert 'href="/layar/sederhana/"' in html


def test_layar_undone_call_leaves_at_once(tv: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    for _ in range(2):
        pabrik.kunjungan()
    pertama = panggil(petugas)
    ALUR_KUNJUNGAN.jalankan(pertama, "selesai", pelaku=petugas)
    kedua = panggil(petugas)
    awal = kabar(tv, 0, "").json()
    assert "layar-nomor" in awal["html"]
    ALUR_KUNJUNGAN.jalankan(kedua, "urungkan", pelaku=petugas)
    baru = kabar(tv, awal["sejak"], awal["rupa"]).json()
    assert baru["panggilan"] == []
    assert f'data-panggilan="{Panggilan.objects.earliest("id").pk}">A-001' in baru["html"]
    assert "<li><strong>A-002</strong></li>" in baru["html"]  # next again


def test_layar_undone_only_call_leaves_it_empty(tv: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    pabrik.kunjungan()
    satu = panggil(petugas)
    ALUR_KUNJUNGAN.jalankan(satu, "urungkan", pelaku=petugas)
    for jalur in ("/layar/", "/layar/sederhana/"):
        assert "Belum ada panggilan" in tv.get(jalur).content.decode()


@pytest.mark.syarat("R023")
def test_layar_counts_each_kind_of_service_apart(tv: Client, petugas: Pengguna) -> None:
    jaga_loket(pabrik.loket(), pelaku=petugas)
    for kode in "ABBCC":
        pabrik.kunjungan(kelompok=pabrik.kelompok(kode))
    panggil(petugas)
    html = tv.get("/layar/").content.decode()
    jenis = html.split('class="layar-jenis"')[1].split("</ul>")[0]
    assert re.findall(r"<span>(.)</span> <strong>(\d+)</strong>", jenis) == [("B", "2"), ("C", "2")]
    assert "Nomor · Surat</p>" in html
    assert "4 menunggu: B 2, C 2" in tv.get("/layar/sederhana/").content.decode()


@pytest.mark.parametrize("jalur", ["/layar/", "/layar/sederhana/", KABAR])
def test_layar_taken_off_the_list_says_what_to_do(tv: Client, jalur: str) -> None:
    satu = Perangkat.objects.get(jenis=Perangkat.Jenis.LAYAR)
    Perangkat.objects.filter(pk=satu.pk).update(dicabut_pada=dasar.pukul(8, 30))
    jawab = tv.get(jalur)
    html = jawab.content.decode()
    assert jawab.status_code == 403
    assert f"“{satu.nama}” sudah dicabut dari kantor" in html
    assert "23 November 2026 pukul 08.30" in html
    assert 'href="/pasangkan/"' in html


def test_stranger_at_the_screen_reads_whose_it_is(client: Client, kantor: None) -> None:
    html = client.get("/layar/").content.decode()
    assert "Perangkat ini belum dipasangkan" in html
    assert "layar ruang tunggu milik kantor" in html


def test_layar_call_made_while_it_is_answered_is_told_once(
    tv: Client, petugas: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The soak of a day found it: the mark was of before, the calls of after."""
    jaga_loket(pabrik.loket(), pelaku=petugas)
    for _ in range(2):
        pabrik.kunjungan()
    panggil(petugas)

    def lalu_dipanggil(*isi: Any) -> Rupa:
        rupa = rupa_layar(*isi)
        monkeypatch.undo()
        panggil(petugas)
        return rupa

    monkeypatch.setattr(pandangan, "rupa_layar", lalu_dipanggil)
    pertama = kabar(tv, 0, "").json()
    kedua = kabar(tv, pertama["sejak"], pertama["rupa"]).json()
    assert [[satu["nomor"] for satu in isi["panggilan"]] for isi in (pertama, kedua)] == [
        ["A-001"],
        ["A-002"],
    ]
    assert kabar(tv, kedua["sejak"], kedua["rupa"]).status_code == 204
