"""Two versions side by side: line by line, figures of each, the page."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from bungah.dasar.models import Pengguna
from bungah.dasar.peran import Peran
from layanan.alur.standar import berlakukan_standar, salin_standar
from layanan.alur.telusur import telusuri_sisa
from layanan.aturan.banding import BARU, HILANG, SAMA, UBAH, Ukuran, banding_baris, banding_potret
from layanan.kueri.komponen import susun_potret
from layanan.models import Layanan, VersiStandar
from tests.dasar.alat import klien_meja
from tests.pabrik import dasar
from tests.pabrik import layanan as pabrik
from tests.pabrik import standar as pabrik_standar


def _tanda(lama: list[str], baru: list[str]) -> list[tuple[str, str, str]]:
    return [(b.tanda, b.lama, b.baru) for b in banding_baris(lama, baru)]


def test_lines_stay_come_go_and_change() -> None:
    assert _tanda(["a", "Petugas ramah", "c; 5 menit"], ["a", "Petugas ramah sekali", "c; 9 menit", "d"]) == [
        (SAMA, "a", "a"),
        (UBAH, "Petugas ramah", "Petugas ramah sekali"),
        (UBAH, "c; 5 menit", "c; 9 menit"),
        (BARU, "", "d"),
    ]
    assert _tanda(["Mengukur tanah"], ["Menulis surat"]) == [
        (HILANG, "Mengukur tanah", ""),
        (BARU, "", "Menulis surat"),
    ]
    assert _tanda(["a", "b"], ["b"]) == [(HILANG, "a", ""), (SAMA, "b", "b")]
    assert _tanda([], []) == []


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_both_versions_can_be_read_back(lama: list[str], baru: list[str]) -> None:
    baris = banding_baris(lama, baru)
    assert [b.lama for b in baris if b.tanda != BARU] == lama
    assert [b.baru for b in baris if b.tanda != HILANG] == baru
    assert (lama == baru) == all(b.tanda == SAMA for b in baris)


def _potret(*langkah: tuple[int, str, list[tuple[str, int]]]) -> dict[str, Any]:
    return {
        "komponen": [{"kode": "prosedur", "judul": "Prosedur", "isi": ["tidak dipakai"]}],
        "langkah": [
            {"urut": n, "nama": nama, "jabatan": "Kasi", "pengganti": "Sekdes", "menit": 5, "keluar": keluar}
            for n, nama, keluar in langkah
        ],
    }


def test_a_step_put_in_between_leaves_the_others_the_same() -> None:
    """Exits name the step they lead to, never its number."""
    lama = _potret((1, "Menerima", []), (2, "Menilai", [("Ya", 3)]), (3, "Menulis", []))
    baru = _potret((1, "Menerima", []), (2, "Mencari", []), (3, "Menilai", [("Ya", 4)]), (4, "Menulis", []))
    prosedur = banding_potret(lama, baru)[0]
    assert [b.tanda for b in prosedur.baris] == [SAMA, BARU, SAMA, SAMA]
    assert "Ya: ke «Menulis»" in prosedur.baris[2].baru
    assert [b.berubah for b in banding_potret(lama, lama)] == [False, False, False]


def test_figures_say_their_direction() -> None:
    arah = [Ukuran("x", lama, baru).arah for lama, baru in ((3, 2), (2, 3), (2, 2), (None, 2))]
    assert arah == ["berkurang", "bertambah", "tetap", ""]


@pytest.fixture
def dua(petugas: Pengguna, domisili: Layanan) -> tuple[VersiStandar, VersiStandar]:
    """Version 1 and a version 2 in force, with a shorter promise and another paper."""
    sekdes = dasar.pengguna("Wiwik", Peran.SEKDES)
    lama = pabrik_standar.lengkap(domisili.standar.get())
    for _ in range(5):
        satu = pabrik.permohonan(domisili, petugas)
        satu.tahap = satu.Tahap.SELESAI
        satu.siap_pada = satu.selesai_pada = satu.lengkap_pada
        satu.save()
    draf = salin_standar(lama, pelaku=sekdes)
    VersiStandar.objects.filter(pk=draf.pk).update(menit=20)
    draf.persyaratan.create(urut=9, nama="Foto rumah", untuk="Alamat benar", dasar=pabrik_standar.peraturan())
    draf.refresh_from_db()
    berlakukan_standar(draf, pelaku=sekdes)
    return VersiStandar.objects.get(pk=lama.pk), VersiStandar.objects.get(pk=draf.pk)


@pytest.mark.django_db
@pytest.mark.syarat("R117", "R300")
def test_the_page_shows_both_versions_with_sign_and_word(
    petugas: Pengguna, dua: tuple[VersiStandar, VersiStandar]
) -> None:
    lama, baru = dua
    telusuri_sisa()
    klien = klien_meja(petugas)
    isi = klien.get(f"/kantor/standar/{baru.pk}/banding/{lama.pk}/").content.decode()
    assert "30 menit → <strong>20 menit</strong>" in isi
    assert "Kenyataan: separuh selesai dalam" in isi
    assert "0 menit → <strong>belum cukup</strong>" in isi
    assert "1 kali → <strong>belum cukup</strong>" in isi
    assert "+ Baru" in isi
    assert "<ins>Foto rumah; untuk Alamat benar; UU-25-2009</ins>" in isi
    assert "Tidak berubah: Dasar hukum" in isi
    assert "Dari mana" not in isi
    terbalik = klien.get(f"/kantor/standar/{lama.pk}/banding/{baru.pk}/").content.decode()
    assert "30 menit → <strong>20 menit</strong>" in terbalik
    rinci = klien.get(f"/kantor/standar/{baru.pk}/").content.decode()
    assert f"/kantor/standar/{baru.pk}/banding/{lama.pk}/" in rinci


@pytest.mark.django_db
def test_versions_of_two_services_are_not_compared(petugas: Pengguna, domisili: Layanan) -> None:
    satu, lain = domisili.standar.get(), pabrik.layanan("b").standar.get()
    klien = klien_meja(petugas)
    for pk in (lain.pk, satu.pk, 987654, 10**30):
        assert klien.get(f"/kantor/standar/{satu.pk}/banding/{pk}/").status_code == 404


@pytest.mark.django_db
def test_frozen_versions_are_compared_with_few_questions(
    petugas: Pengguna,
    dua: tuple[VersiStandar, VersiStandar],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    lama, baru = dua
    for satu in dua:
        satu.potret = susun_potret(satu)
        satu.save(update_fields=["potret"])
    klien = klien_meja(petugas)
    klien.get("/kantor/uraian-tugas/")
    with django_assert_max_num_queries(13):
        klien.get(f"/kantor/standar/{lama.pk}/banding/{baru.pk}/")
