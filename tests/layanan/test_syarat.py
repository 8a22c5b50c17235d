"""Requirements of a draft: reviewed, justified, dropped with a reason; those of all services side by side."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Jejak, Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.standar import salin_standar
from layanan.alur.syarat import BarisSyarat, simpan_syarat
from layanan.forms.syarat import awal_syarat
from layanan.kueri.syarat import syarat_standar
from layanan.models import Persyaratan, SyaratDilepas, VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.standar import peraturan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def draf(sekdes: Pengguna) -> VersiStandar:
    layanan = pabrik.layanan(syarat=[("KTP-el", True), ("Surat pengantar RT", False)])
    return salin_standar(layanan.standar.get(), pelaku=sekdes)


def _isi(draf: VersiStandar, *tambahan: dict[str, Any], **ubah: Any) -> dict[str, Any]:
    """What the page would send; ``ubah`` overrules single boxes (``0_nama``)."""
    awal = awal_syarat(syarat_standar(draf))
    hasil: dict[str, Any] = {"form-TOTAL_FORMS": len(awal) + len(tambahan), "form-INITIAL_FORMS": len(awal)}
    for n, satu in enumerate([*awal, *tambahan]):
        isi = {nama: "on" if nilai is True else nilai for nama, nilai in satu.items()}
        hasil |= {f"form-{n}-{nama}": nilai for nama, nilai in isi.items() if nilai not in (None, False)}
    return hasil | {f"form-{nama[1]}-{nama[3:]}": nilai for nama, nilai in ubah.items()}


def _kirim(orang: Pengguna, draf: VersiStandar, isi: dict[str, Any]) -> str:
    return klien_meja(orang).post(f"/kantor/standar/{draf.pk}/syarat/", isi, follow=True).content.decode()


@pytest.mark.syarat("R071", "R073")
def test_a_requirement_is_reviewed_on_its_legal_basis(sekdes: Pengguna, draf: VersiStandar) -> None:
    """Without basis the tick is refused beside its box; with it, day, person and note stand."""
    halaman = _kirim(sekdes, draf, _isi(draf, _0_ditinjau="on", _0_keterangan="Asli saja"))
    assert "Pilih dasar hukumnya sebelum menandai ditinjau." in halaman
    assert "Asli saja" in halaman
    isi = _isi(draf, _0_ditinjau="on", _0_dasar=peraturan().pk, _0_jenis="teknis", _0_tinjauan="Tetap perlu")
    halaman = _kirim(sekdes, draf, isi)
    satu = draf.persyaratan.get(urut=1)
    assert (satu.jenis, satu.dasar, satu.ditinjau_oleh) == ("teknis", peraturan(), sekdes)
    assert (str(satu.ditinjau_pada), satu.tinjauan) == ("2026-11-23", "Tetap perlu")
    assert "1 syarat" in halaman
    _kirim(sekdes, draf, _isi(draf, _0_nama="KTP-el asli", _0_tinjauan=""))
    assert draf.persyaratan.get(urut=1).ditinjau_pada is None  # the review was about another paper


@pytest.mark.syarat("R072", "R074")
def test_added_with_a_reason_dropped_with_a_reason(sekdes: Pengguna, draf: VersiStandar) -> None:
    baru = {"nama": "Foto rumah", "jenis": "teknis", "untuk": "Keadaan terlihat", "nomor": 1, "wajib": True}
    assert "syarat dibuat sesedikit mungkin" in _kirim(sekdes, draf, _isi(draf, baru))
    isi = _isi(draf, baru | {"alasan": "Tanpa foto harus ditengok"}, _0_nomor=2, _1_lepas="Cukup data desa")
    assert "Persyaratan disimpan." in _kirim(sekdes, draf, isi)
    assert list(draf.persyaratan.values_list("urut", "nama")) == [(1, "Foto rumah"), (2, "KTP-el")]
    lepas = SyaratDilepas.objects.get()
    assert (lepas.nama, lepas.alasan, lepas.oleh) == ("Surat pengantar RT", "Cukup data desa", sekdes)
    assert Jejak.objects.filter(perbuatan="lepas_syarat").count() == 1
    assert "Cukup data desa" in klien_meja(sekdes).get("/kantor/standar/syarat/").content.decode()


def test_many_are_answered_on_one_save(sekdes: Pengguna, draf: VersiStandar) -> None:
    """One basis and one tick for what is still open; a row's own answer goes first."""
    milik = peraturan("perbup-9")
    semua = {"semua-dasar": peraturan().pk, "semua-tinjau": "on", "semua-kata": "Tetap perlu"}
    halaman = _kirim(sekdes, draf, _isi(draf, _1_dasar=milik.pk, _1_tinjauan="Boleh menyusul") | semua)
    assert "Persyaratan disimpan." in halaman
    assert "Untuk beberapa syarat sekaligus" not in halaman  # nothing is open any more
    isi = list(draf.persyaratan.order_by("urut").values_list("dasar", "tinjauan", "ditinjau_oleh"))
    assert isi == [(peraturan().pk, "Tetap perlu", sekdes.pk), (milik.pk, "Boleh menyusul", sekdes.pk)]


@pytest.mark.parametrize(
    ("semua", "pesan"),
    [
        ({"semua-tinjau": "on", "semua-kata": "Tetap perlu"}, "Pilih dasar hukumnya sebelum menandai"),
        ({"semua-tinjau": "on"}, "Tulis hasil tinjauannya"),
        ({"semua-kata": "K" * 201}, "Paling banyak 200 huruf."),
        ({"semua-dasar": "99999"}, "99999"),
    ],
)
def test_bad_answers_for_many_lose_nothing(
    sekdes: Pengguna, draf: VersiStandar, semua: dict[str, str], pesan: str
) -> None:
    halaman = _kirim(sekdes, draf, _isi(draf, _1_keterangan="Ditulis tadi") | semua)
    assert (pesan in halaman, "Ditulis tadi" in halaman) == (True, True)
    assert not draf.persyaratan.exclude(ditinjau_pada=None).exists()
    assert not draf.persyaratan.filter(keterangan="Ditulis tadi").exists()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"_0_nama": "K" * 300}, "Paling banyak 160 huruf; pindahkan penjelasan ke keterangan."),
        ({"_0_untuk": ""}, "Isi untuk memastikan."),
        ({"_0_lepas": "ya"}, "sedikitnya 10 huruf"),
        ({"_0_dasar": "99999"}, "99999"),
    ],
)
def test_bad_input_is_answered_beside_its_box(
    sekdes: Pengguna, draf: VersiStandar, ubah: dict[str, Any], pesan: str
) -> None:
    halaman = _kirim(sekdes, draf, _isi(draf, _1_keterangan="Ditulis tadi", **ubah))
    assert (pesan in halaman, "Ditulis tadi" in halaman) == (True, True)
    assert not draf.persyaratan.filter(keterangan="Ditulis tadi").exists()


def test_the_deed_guards_itself(sekdes: Pengguna, petugas: Pengguna, draf: VersiStandar) -> None:
    asing = Persyaratan.objects.exclude(standar=draf)[0]
    satu = BarisSyarat(asing.pk, 1, "KTP", "teknis", "Benar")
    with pytest.raises(TidakBerwenang):
        simpan_syarat(draf, [], pelaku=petugas)
    with pytest.raises(Ditolak, match="bukan milik standar ini"):
        simpan_syarat(draf, [satu], pelaku=sekdes)
    with pytest.raises(Ditolak, match="Hanya draf"):
        simpan_syarat(asing.standar, [satu], pelaku=sekdes)
    simpan_syarat(draf, [], pelaku=sekdes)
    assert draf.persyaratan.count() == 2  # what was not sent stays


def test_one_in_force_is_read_only(sekdes: Pengguna, draf: VersiStandar) -> None:
    berlaku = draf.layanan.standar.get(status="berlaku")
    halaman = klien_meja(sekdes).get(f"/kantor/standar/{berlaku.pk}/syarat/").content.decode()
    assert ("Simpan persyaratan" in halaman, "KTP-el" in halaman) == (False, True)
    assert "Hanya draf yang boleh diubah." in _kirim(sekdes, berlaku, _isi(berlaku))


@pytest.mark.parametrize("banyak", [1, 3])
def test_pages_ask_a_fixed_number_of_queries(
    sekdes: Pengguna, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    layanan = [pabrik.layanan(f"l{n}", syarat=[("KTP-el", True), ("KK", True)]) for n in range(banyak)]
    Persyaratan.objects.update(dimiliki_oleh="Dispendukcapil")
    draf = salin_standar(layanan[0].standar.get(), pelaku=sekdes)
    klien = klien_meja(sekdes)
    with django_assert_num_queries(10):
        isi = klien.get("/kantor/standar/syarat/").content.decode()
    assert isi.count("dimiliki Dispendukcapil") == 2 * banyak
    assert klien.get("/kantor/standar/syarat.csv").content.decode().count("KTP-el") == banyak
    with django_assert_num_queries(10):
        klien.get(f"/kantor/standar/{draf.pk}/syarat/")
