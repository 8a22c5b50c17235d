"""The editor of steps: broken ones are kept and named, typed exits become branches, nothing is lost."""

from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.galat import Ditolak, TidakBerwenang
from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.bagan import BarisLangkah, simpan_langkah
from layanan.alur.standar import berlakukan_standar, salin_standar
from layanan.forms.langkah import awal_langkah
from layanan.kueri.bagan import simpul_standar
from layanan.models import VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik.kepegawaian import jabatan
from tests.pabrik.standar import cabangkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sekdes(kantor: None) -> Pengguna:
    return dasar.pengguna("Wiwik", Peran.SEKDES)


@pytest.fixture
def draf(sekdes: Pengguna) -> VersiStandar:
    layanan = pabrik.layanan(perbuatan=pabrik.DIPERIKSA, menit=1000)
    return salin_standar(layanan.standar.get(), pelaku=sekdes)


def _isi(draf: VersiStandar, *tambahan: dict[str, Any], **ubah: Any) -> dict[str, Any]:
    """What the page would send: the steps as they are, then added rows; ``ubah`` overrules single boxes."""
    awal = awal_langkah(draf)
    baris = [*awal, *tambahan]
    hasil: dict[str, Any] = {"form-TOTAL_FORMS": len(baris), "form-INITIAL_FORMS": len(awal)}
    for n, satu in enumerate(baris):
        hasil |= {f"form-{n}-{nama}": nilai for nama, nilai in satu.items()}
    return hasil | {nama.replace("_", "-", 2): nilai for nama, nilai in ubah.items()}


def _baru(nomor: int, **isi: Any) -> dict[str, Any]:
    kasi, staf = jabatan("kasi_pelayanan").pk, jabatan("staf_pelayanan").pk
    umum = {"nama": "Datangi rumahnya", "jenis": "proses", "perbuatan": "periksa", "menit": 5}
    papan = {"dokumen": "Berkas lengkap", "keluaran": "Catatan pemeriksaan"}
    return {"nomor": nomor, "pelaksana": kasi, "pengganti": staf, **umum, **papan, **isi}


def _kirim(orang: Pengguna, draf: VersiStandar, isi: dict[str, Any]) -> str:
    return klien_meja(orang).post(f"/kantor/standar/{draf.pk}/langkah/", isi, follow=True).content.decode()


@pytest.mark.syarat("R095")
def test_a_decision_is_typed_in_and_the_draft_comes_in_force(sekdes: Pengguna, draf: VersiStandar) -> None:
    """A row put between two others, two exits by number: renumbered, walked, in force."""
    isi = _isi(
        draf,
        _baru(10),
        form_1_jenis="keputusan",
        form_2_nomor=13,
        form_3_nomor=14,
        form_4_nomor=15,
    )
    isi |= {"form-1-label_1": "Cocok", "form-1-ke_1": 13, "form-1-label_2": "Belum", "form-1-ke_2": 10}
    assert "Langkah disimpan." in _kirim(sekdes, draf, isi)
    simpul = simpul_standar(draf)
    assert [satu.urut for satu in simpul] == [1, 2, 3, 4, 5, 6]
    assert (simpul[1].keluar, simpul[2].nama) == ((("Cocok", 4), ("Belum", 3)), "Datangi rumahnya")
    assert berlakukan_standar(draf, pelaku=sekdes).status == "berlaku"


def test_broken_steps_are_kept_and_named(sekdes: Pengguna, draf: VersiStandar) -> None:
    isi = _isi(draf, form_1_jenis="keputusan", form_1_menit="", form_2_dokumen="")
    halaman = _kirim(sekdes, draf, isi)
    for kata in (
        "Keputusan di langkah 2 baru punya jalan ke langkah berikutnya.",
        "Langkah 2 «Cocokkan data» belum menyebut waktunya.",
        "Langkah 3 «Tulis surat» belum menyebut berkas yang masuk.",
        "Belum bisa dipakai",
    ):
        assert kata in halaman
    with pytest.raises(Ditolak, match="belum menyebut waktunya"):
        berlakukan_standar(draf, pelaku=sekdes)


def test_forty_steps_fit_through_the_page(sekdes: Pengguna, draf: VersiStandar) -> None:
    """Boxes of forty steps are more than an ordinary form has; a made-up count builds no more rows."""
    isi = _isi(draf, *(_baru(n, label_1="", ke_1="", label_2="", ke_2="") for n in range(6, 46)))
    isi |= {f"form-{n}-{nama}": "" for n in range(45) for nama in ("label_1", "ke_1", "label_2", "ke_2")}
    assert "Langkah disimpan." in _kirim(sekdes, draf, isi)
    assert draf.langkah.count() == 45
    banyak = _kirim(sekdes, draf, isi | {"form-TOTAL_FORMS": 9999999})
    assert banyak.count("-perbuatan") < 600


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"form_1_nama": ""}, "Isi yang dikerjakan."),
        ({"form_1_pelaksana": ""}, "Pilih petugas."),
        ({"form_1_nama": "L" * 300}, "paling banyak 120 karakter (sekarang 300 karakter)"),
        ({"form_1_nama": "L" * 300}, "L" * 300),
        ({"form_1_nomor": ""}, "Isi nomor langkahnya."),
        ({"form_1_nomor": 3}, "Nomor 3 dipakai dua kali."),
    ],
)
def test_what_the_table_demands_is_asked_beside_the_box(
    sekdes: Pengguna, draf: VersiStandar, ubah: dict[str, Any], pesan: str
) -> None:
    halaman = _kirim(sekdes, draf, _isi(draf, form_4_keluaran="Ditulis tadi", **ubah))
    assert (pesan in halaman, "Ditulis tadi" in halaman) == (True, True)
    assert draf.langkah.count() == 5


@pytest.mark.parametrize("ke", [2, 9])
def test_an_exit_to_nowhere_is_refused(sekdes: Pengguna, draf: VersiStandar, ke: int) -> None:
    halaman = _kirim(sekdes, draf, _isi(draf) | {"form-1-ke_1": ke})
    assert f"Langkah {ke} tidak ada atau langkah ini sendiri." in halaman


def test_forty_steps_are_saved_and_a_step_is_dropped(sekdes: Pengguna, draf: VersiStandar) -> None:
    geser = {f"form_{n}_nomor": 90 + n for n in (2, 3, 4)}
    _kirim(sekdes, draf, _isi(draf, *(_baru(nomor) for nomor in range(10, 45)), **geser))
    assert draf.langkah.count() == 40
    assert "40 langkah" in klien_meja(sekdes).get(f"/kantor/standar/{draf.pk}/langkah/").content.decode()
    _kirim(sekdes, draf, _isi(draf, form_5_hapus="on"))
    assert [satu.urut for satu in simpul_standar(draf)] == list(range(1, 40))


def test_one_in_force_is_read_only(sekdes: Pengguna, draf: VersiStandar) -> None:
    berlaku = draf.layanan.standar.get(status="berlaku")
    halaman = klien_meja(sekdes).get(f"/kantor/standar/{berlaku.pk}/langkah/").content.decode()
    assert ("Simpan langkah" in halaman, "Cocokkan data" in halaman) == (False, True)
    assert "Hanya draf yang boleh diubah." in _kirim(sekdes, berlaku, _isi(berlaku))


def test_the_deed_guards_itself(sekdes: Pengguna, petugas: Pengguna, draf: VersiStandar) -> None:
    satu = BarisLangkah(1, "Periksa", "mulai", "lengkapi", 1, 1, keluar=(("", 9),))
    with pytest.raises(TidakBerwenang):
        simpan_langkah(draf, [], pelaku=petugas)
    with pytest.raises(Ditolak, match="jalan keluarnya keliru"):
        simpan_langkah(draf, [satu], pelaku=sekdes)


def test_a_fourth_exit_from_reference_data_stays(sekdes: Pengguna, draf: VersiStandar) -> None:
    _kirim(sekdes, draf, _isi(draf, *(_baru(10 + n) for n in range(4))))
    cabangkan(draf, {2: [("A", 3), ("B", 4), ("C", 5), ("D", 6)]})
    halaman = klien_meja(sekdes).get(f"/kantor/standar/{draf.pk}/langkah/").content.decode()
    assert "Jalan keluar ke-4" in halaman
    _kirim(sekdes, draf, _isi(draf))
    assert [label for label, _ in simpul_standar(draf)[1].keluar] == ["A", "B", "C", "D"]


def test_two_people_at_one_draft(sekdes: Pengguna, draf: VersiStandar, jam: time_machine.Traveller) -> None:
    """Who saves later is told, keeps what was typed, and saves knowingly."""
    alamat, klien = f"/kantor/standar/{draf.pk}/langkah/", klien_meja(sekdes)
    isi = _isi(draf, form_1_nama="Cocokkan sendiri") | {"semula": draf.tanda_ubah}
    jam.shift(60)
    simpan_langkah(draf, [], pelaku=sekdes)
    halaman = klien.post(alamat, isi).content.decode()
    assert ("diubah orang lain pukul 09.01" in halaman, "Cocokkan sendiri" in halaman) == (True, True)
    assert not draf.langkah.exists()
    draf.refresh_from_db()
    assert f'value="{draf.tanda_ubah}"' in halaman
    klien.post(alamat, isi | {"semula": draf.tanda_ubah})
    assert draf.langkah.get(urut=2).nama == "Cocokkan sendiri"


@pytest.mark.parametrize("banyak", [0, 20])
def test_the_page_asks_as_much_for_many_steps(
    sekdes: Pengguna, draf: VersiStandar, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    if banyak:
        geser = {f"form_{n}_nomor": 90 + n for n in (2, 3, 4)}
        _kirim(sekdes, draf, _isi(draf, *(_baru(10 + n) for n in range(banyak)), **geser))
    klien = klien_meja(sekdes)
    with django_assert_num_queries(16):
        klien.get(f"/kantor/standar/{draf.pk}/langkah/")


def test_a_long_name_is_warned_of_and_a_short_one_for_the_wall_kept(
    sekdes: Pengguna, draf: VersiStandar
) -> None:
    panjang = "Menulis surat dan mengajukannya untuk ditandatangani"
    halaman = _kirim(sekdes, draf, _isi(draf, form_2_nama=panjang))
    assert "6 kata. Untuk dinding isi nama pendeknya, paling banyak 5 kata." in halaman
    halaman = _kirim(sekdes, draf, _isi(draf, form_2_nama_dinding="Tulis surat"))
    assert "Untuk dinding isi" not in halaman
    salinan = simpul_standar(draf)[2]
    assert (salinan.nama, salinan.nama_dinding) == (panjang, "Tulis surat")
